//! What is refused or pointed out in links, and with which words.

use super::expect;

#[test]
fn links_lead_to_the_web_or_to_an_address() {
    expect(
        r"
        [Ett a](/rel) [Ett b](javascript:x) [Ett c](file:///x) [Ett d]() [Ett e](<https://x y.se>) [Ett f](www.x.se) [Ett g](a@b.se) [Ett h](https:) [Ett i](bilaga.pdf)
        ",
        r#"
        paragraph "[Ett a](/rel) [Ett b](javascript:x) [Ett c](file:///x) [Ett d]() [Ett e](<https://x y.se>) [Ett f](www.x.se) [Ett g](a@b.se) [Ett h](https:) [Ett i](bilaga.pdf)"
          "Ett a"
          " "
          "Ett b"
          " "
          "Ett c"
          " "
          "Ett d"
          " "
          "Ett e"
          " "
          "Ett f"
          " "
          "Ett g"
          " "
          "Ett h"
          " "
          "Ett i"
        fel[TXT-HREF] "[Ett a](/rel)": länken leder till en adress som inte går att följa: /rel
          = skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`
        fel[TXT-HREF] "[Ett b](javascript:x)": länken leder till en adress som inte går att följa: javascript:x
          = skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`
        fel[TXT-HREF] "[Ett c](file:///x)": länken leder till en adress som inte går att följa: file:///x
          = skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`
        fel[TXT-HREF] "[Ett d]()": länken leder ingenstans
          = skriv adressen: `[text](https://…)`
        fel[TXT-HREF] "[Ett e](<https://x y.se>)": länken leder till en adress som inte går att följa: https://x y.se
          = skriv mellanslag i adressen som `%20`, och inga styrtecken
        fel[TXT-HREF] "[Ett f](www.x.se)": länken leder till en adress som inte går att följa: www.x.se
          = skriv `https://www.x.se`
        fel[TXT-HREF] "[Ett g](a@b.se)": länken leder till en adress som inte går att följa: a@b.se
          = skriv `mailto:a@b.se`
        fel[TXT-HREF] "[Ett h](https:)": länken leder till en adress som inte går att följa: https:
          = skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`
        fel[TXT-HREF] "[Ett i](bilaga.pdf)": länken leder till en adress som inte går att följa: bilaga.pdf
          = skriv hela adressen; den börjar med `https://`, `http://`, `mailto:` eller `tel:`
        "#,
    );
}

#[test]
fn a_link_that_markdown_does_not_take_for_one_is_refused() {
    expect(
        r"
        [Remiss](se bilaga 2.pdf) [a [Inre länk](https://x.se) b](https://y.se) [a] (b)
        ",
        r#"
        paragraph "[Remiss](se bilaga 2.pdf) [a [Inre länk](https://x.se) b](https://y.se) [a] (b)"
          "[Remiss](se bilaga 2.pdf) [a "
          link https://x.se "[Inre länk](https://x.se)"
            "Inre länk"
          " b](https://y.se) [a] (b)"
        fel[TXT-HREF] "[Remiss](se bilaga 2.pdf)": det här ser ut som en länk men är ingen
          = skriv `[text](https://…)`, utan mellanslag i adressen och utan länkar eller noter i texten; skriv `\[` om tecknen är menade
        fel[TXT-HREF] "[a [Inre länk](https://x.se) b](https://y.se)": det här ser ut som en länk men är ingen
          = skriv `[text](https://…)`, utan mellanslag i adressen och utan länkar eller noter i texten; skriv `\[` om tecknen är menade
        "#,
    );
}

#[test]
fn link_texts_must_say_something() {
    expect(
        r"
        [Klicka här!](https://x.se) [»läs  mer«](https://x.se) [](https://x.se) [→](https://x.se) <https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken>
        ",
        r#"
        paragraph "[Klicka här!](https://x.se) [»läs  mer«](https://x.se) [](https://x.se) [→](https://x.se) <https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken>"
          link https://x.se "[Klicka här!](https://x.se)"
            "Klicka här!"
          " "
          link https://x.se "[»läs  mer«](https://x.se)"
            "»läs  mer«"
          " "
          link https://x.se "[](https://x.se)"
          " "
          link https://x.se "[→](https://x.se)"
            "→"
          " "
          link https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken "<https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken>"
            "https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken"
        varning[ACC-LINK] "[Klicka här!](https://x.se)": länktexten "Klicka här!" säger inte vart länken leder
          = skriv vad som finns där, till exempel `[Remissen på regeringen.se](https://…)`
        varning[ACC-LINK] "[»läs  mer«](https://x.se)": länktexten "»läs  mer«" säger inte vart länken leder
          = skriv vad som finns där, till exempel `[Remissen på regeringen.se](https://…)`
        fel[ACC-LINK] "[](https://x.se)": länken har ingen text
          = skriv inom klamrarna vad länken leder till
        varning[ACC-LINK] "[→](https://x.se)": länktexten "→" säger inte vart länken leder
          = skriv vad som finns där, till exempel `[Remissen på regeringen.se](https://…)`
        varning[ACC-LINK] "<https://x.se/en/mycket/lang/adress/som/ingen/vill/hora/upplast/tecken>": en lång adress är länktext: den läses upp tecken för tecken
          = skriv `[vad som finns där](adressen)`
        "#,
    );
}

#[test]
fn a_title_of_a_link_is_pointed_out() {
    expect(
        r#"
        [Remissen](https://x.se "Bara för möss")
        "#,
        r#"
        paragraph "[Remissen](https://x.se \"Bara för möss\")"
          link https://x.se "[Remissen](https://x.se \"Bara för möss\")"
            "Remissen"
        varning[TXT-MD] "[Remissen](https://x.se \"Bara för möss\")": länkens titel "Bara för möss" kan inte visas
          = skriv det i texten
        "#,
    );
}

#[test]
fn a_line_that_markdown_would_swallow_is_refused() {
    expect(
        r"
        [Bilaga]: remissen

        Text [a].

        [a]: https://x.se
        ",
        r#"
        paragraph "Text [a]."
          "Text "
          link https://x.se "[a]"
            "a"
          "."
        fel[TXT-MD] "[Bilaga]: remissen": raden faller bort: den läses som en adress till länken [Bilaga], som inte finns
          = skriv `\[Bilaga]:` om raden är text, eller ta bort den
        "#,
    );
}
