//! What is refused or pointed out, and with which words.

use super::expect;

#[test]
fn html_is_refused_with_what_to_write_instead() {
    expect(
        r"
        Ett <b>fett</b> ord<br/>och <namn>.

        <div>
        hej
        </div>
        ",
        r#"
        paragraph "Ett <b>fett</b> ord<br/>och <namn>."
          "Ett fett ordoch ." from "Ett <b>fett</b> ord<br/>och <namn>."
        fel[TXT-HTML] "<b>": HTML får inte stå i texten: <b>
          = skriv `**fet text**`
          = skriv `\<` om tecknet < är menat
        fel[TXT-HTML] "<br/>": HTML får inte stå i texten: <br/>
          = avsluta raden med `\` för att byta rad; i en tabell: dela upp cellen
          = skriv `\<` om tecknet < är menat
        fel[TXT-HTML] "<namn>": HTML får inte stå i texten: <namn>
          = skriv `\<` om tecknet < är menat
        fel[TXT-HTML] "<div>": HTML får inte stå i texten: <div>
          = en tom rad skiljer stycken åt
          = skriv `\<` om tecknet < är menat
        "#,
    );
}

#[test]
fn an_html_comment_has_words_of_its_own() {
    expect(
        r"
        Text <!-- sekreteraren: kolla --> mer

        <!-- två
        rader -->
        ",
        r#"
        paragraph "Text <!-- sekreteraren: kolla --> mer"
          "Text  mer" from "Text <!-- sekreteraren: kolla --> mer"
        fel[TXT-HTML] "<!-- sekreteraren: kolla -->": HTML-kommentarer får inte stå i texten
          = ta bort den; anteckningar för egen del kan stå efter `#` i YAML, utanför texten
        fel[TXT-HTML] "<!-- två": HTML-kommentarer får inte stå i texten
          = ta bort den; anteckningar för egen del kan stå efter `#` i YAML, utanför texten
        "#,
    );
}

#[test]
fn a_line_without_an_empty_one_before_it_is_drawn_into_what_stands_before_and_told_of() {
    expect(
        r"
        - Läget i skolan
        - Läget på vägen
        Gruppen gick vidare.

        - en punkt som
        går vidare på nästa rad
        - en annan, som
          Anna Ek skrev så

        1. Ett
           - Två
           Tre

        > Ett citat.
        *Sedan* talade Ek.

        > Ett citat
        > Som går vidare.

        Not.[^1]

        [^1]: Notens text.
        Läget.
        ",
        r#"
        list
          item
            paragraph "Läget i skolan"
              "Läget i skolan"
          item
            paragraph "Läget på vägen\nGruppen gick vidare."
              "Läget på vägen Gruppen gick vidare." from "Läget på vägen\nGruppen gick vidare."
          item
            paragraph "en punkt som\ngår vidare på nästa rad"
              "en punkt som går vidare på nästa rad" from "en punkt som\ngår vidare på nästa rad"
          item
            paragraph "en annan, som\n  Anna Ek skrev så"
              "en annan, som Anna Ek skrev så" from "en annan, som\n  Anna Ek skrev så"
        list from 1
          item
            paragraph "Ett"
              "Ett"
            list
              item
                paragraph "Två\n   Tre"
                  "Två Tre" from "Två\n   Tre"
        quote "> Ett citat.\n*Sedan* talade Ek."
          paragraph "Ett citat.\n*Sedan* talade Ek."
            "Ett citat. " from "Ett citat.\n"
            emph "*Sedan*"
              "Sedan"
            " talade Ek."
        quote "> Ett citat\n> Som går vidare."
          paragraph "Ett citat\n> Som går vidare."
            "Ett citat Som går vidare." from "Ett citat\n> Som går vidare."
        paragraph "Not.[^1]"
          "Not."
          note 0 "[^1]"
        note 0
          paragraph "Notens text.\nLäget."
            "Notens text. Läget." from "Notens text.\nLäget."
        varning[TXT-MD] "Gruppen gick vidare.": raden läses som en del av punkten före: ingen tom rad skiljer dem åt
          = lämna en tom rad före ”Gruppen gick vidare.” om raden är ett eget stycke; hör den till punkten, dra in den två steg
        varning[TXT-MD] "Tre": raden läses som en del av punkten före: ingen tom rad skiljer dem åt
          = lämna en tom rad före ”Tre” om raden är ett eget stycke; hör den till punkten, dra in den två steg
        varning[TXT-MD] "*Sedan* talade Ek.": raden läses som en del av citatet före: ingen tom rad skiljer dem åt
          = lämna en tom rad före ”*Sedan* talade Ek.” om raden är ett eget stycke; hör den till citatet, börja den med `> `
        varning[TXT-MD] "Läget.": raden läses som en del av noten före: ingen tom rad skiljer dem åt
          = lämna en tom rad före ”Läget.” om raden är ett eget stycke; hör den till noten, dra in den fyra steg
        "#,
    );
}

#[test]
fn notes_must_exist_be_used_and_be_one() {
    expect(
        r"
        Text[^saknas] och[^1].

        [^1]: Not.
        [^1]: Igen.
        [^lös]: Ingen läser.
        ",
        r#"
        paragraph "Text[^saknas] och[^1]."
          "Text[^saknas] och"
          note 0 "[^1]"
          "."
        note 0
          paragraph "Not."
            "Not."
        fel[TXT-NOTE] "[^saknas]": noten [^saknas] finns inte
          = skriv noten på en egen rad i samma text: `[^saknas]: …`
          = skriv `\[^` om tecknen är menade
        fel[TXT-NOTE] "[^1]": noten [^1] finns två gånger
          = ge den ena ett annat namn
        fel[TXT-NOTE] "[^lös]": ingen hänvisar till noten [^lös]
          = skriv `[^lös]` i texten där noten hör hemma, eller ta bort noten
        "#,
    );
}

#[test]
fn notes_hold_no_notes() {
    expect(
        r"
        Text[^1].

        [^1]: Not[^2] och[^3].
        [^2]: Inre.
        ",
        r#"
        paragraph "Text[^1]."
          "Text"
          note 0 "[^1]"
          "."
        note 0
          paragraph "Not[^2] och[^3]."
            "Not och[^3]." from "Not[^2] och[^3]."
        fel[TXT-NOTE] "[^2]": noten [^2] hänvisas till inuti en annan not
          = skriv det som skall sägas i en och samma not
        fel[TXT-NOTE] "[^3]": noten [^3] finns inte
          = skriv noten på en egen rad i samma text: `[^3]: …`
          = skriv `\[^` om tecknen är menade
        "#,
    );
}

#[test]
fn a_note_within_a_note_is_refused() {
    expect(
        r"
        Text[^1].

        [^1]:
            - a

              [^2]: Inre.
        ",
        r#"
        paragraph "Text[^1]."
          "Text"
          note 0 "[^1]"
          "."
        note 0
          list
            item
              paragraph "a"
                "a"
        fel[TXT-NOTE] "[^2]": noten [^2] står inuti en annan not
          = börja noten längst till vänster på en egen rad
        "#,
    );
}

#[test]
fn a_note_holds_text_only() {
    expect(
        r"
        Text[^1] och[^2].

        [^1]: Not

            # Rubrik
        [^2]:
        ",
        r##"
        paragraph "Text[^1] och[^2]."
          "Text"
          note 0 "[^1]"
          " och"
          note 1 "[^2]"
          "."
        note 0
          paragraph "Not"
            "Not"
        note 1
        fel[TXT-NOTE] "# Rubrik": en not kan inte ha rubriker, tabeller eller bilder
          = skriv det i texten
        fel[TXT-NOTE] "[^2]:": noten [^2] är tom
          = skriv notens text efter `[^2]:`; fler rader dras in fyra steg
        "##,
    );
}

#[test]
fn a_picture_among_words_is_refused() {
    expect(
        r"
        Se ![karta](k.png) här

        # ![x](y.png) Rubrik

        *![z](z.png)*
        ",
        r##"
        paragraph "Se ![karta](k.png) här"
          "Se  här" from "Se ![karta](k.png) här"
        heading 1 "# ![x](y.png) Rubrik"
          " Rubrik"
        fel[TXT-MD] "![karta](k.png)": en bild står mitt i texten
          = ge bilden ett eget stycke, med en tom rad före och efter
        fel[TXT-MD] "![x](y.png)": en bild står mitt i texten
          = ge bilden ett eget stycke, med en tom rad före och efter
        fel[TXT-MD] "![z](z.png)": en bild står mitt i texten
          = ge bilden ett eget stycke, med en tom rad före och efter
        "##,
    );
}

#[test]
fn a_picture_needs_words_for_what_it_shows() {
    expect(
        r"
        ![](a.png)

        ![Bild 3](a.png)

        ![diagram_slutlig.PNG](b.png)

        ![…](b.png)
        ",
        r#"
        figure "a.png" alt "" from ""
        figure "a.png" alt "Bild 3"
        figure "b.png" alt "diagram_slutlig.PNG"
        figure "b.png" alt "…"
        fel[ACC-ALT] "![](a.png)": bilden saknar alternativtext
          = skriv vad bilden visar: `![Diagram: antalet ärenden ökar](bild.png)`
        varning[ACC-ALT] "Bild 3": alternativtexten "Bild 3" säger inte vad bilden visar
          = skriv vad bilden visar: `![Diagram: antalet ärenden ökar](bild.png)`
        varning[ACC-ALT] "diagram_slutlig.PNG": alternativtexten "diagram_slutlig.PNG" säger inte vad bilden visar
          = skriv vad bilden visar: `![Diagram: antalet ärenden ökar](bild.png)`
        varning[ACC-ALT] "…": alternativtexten "…" säger inte vad bilden visar
          = skriv vad bilden visar: `![Diagram: antalet ärenden ökar](bild.png)`
        "#,
    );
}

#[test]
fn empty_blocks_are_refused() {
    expect(
        r"
        -

        ##

        >

        &nbsp;

        ```
        ```
        ",
        r###"
        list
          item
            paragraph "-"
        fel[TXT-MD] "-": punkten i listan saknar text
          = skriv dess text eller ta bort det; avstånd sköter den grafiska profilen
        fel[TXT-MD] "##": rubriken saknar text
          = skriv dess text eller ta bort det; avstånd sköter den grafiska profilen
        fel[TXT-MD] ">": citatet saknar text
          = skriv dess text eller ta bort det; avstånd sköter den grafiska profilen
        fel[TXT-MD] "&nbsp;": stycket saknar text
          = skriv dess text eller ta bort det; avstånd sköter den grafiska profilen
        fel[TXT-MD] "```\n```": stycket saknar text
          = skriv dess text eller ta bort det; avstånd sköter den grafiska profilen
        "###,
    );
}

#[test]
fn a_paragraph_that_becomes_a_heading_is_pointed_out() {
    expect(
        r"
        Beslut
        ---

        Medvetet
        ===
        ",
        r#"
        heading 2 "Beslut\n---"
          "Beslut"
        heading 1 "Medvetet\n==="
          "Medvetet"
        varning[TXT-MD] "Beslut\n---": stycket blir en rubrik, för raden under det är ett streck
          = skriv `## ` före en rubrik; lämna en tom rad före ett streck
        "#,
    );
}

#[test]
fn a_number_that_would_change_is_pointed_out() {
    expect(
        r"
        3. tre
        4. fyra
        6. sex

        text

        1) ett
        1) ett igen
        ",
        r#"
        list from 3
          item
            paragraph "tre"
              "tre"
          item
            paragraph "fyra"
              "fyra"
          item
            paragraph "sex"
              "sex"
        paragraph "text"
          "text"
        list from 1
          item
            paragraph "ett"
              "ett"
          item
            paragraph "ett igen"
              "ett igen"
        varning[TXT-MD] "6": punkten 6 får numret 5
          = numrera i följd; skriv `6\.` om talet skall stå kvar
        "#,
    );
}

#[test]
fn characters_that_turn_the_direction_are_refused() {
    expect(
        "a\u{202e}b &#x2066; `c\u{2069}`\n",
        r#"
        paragraph "a\u{202e}b &#x2066; `c\u{2069}`"
          "a\u{202e}b \u{2066} " from "a\u{202e}b &#x2066; "
          code "c\u{2069}"
        fel[TXT-MD] "\u{202e}": osynligt tecken som vänder skrivriktningen: U+202E
          = ta bort det: den som läser och den som lyssnar får annars olika text
        fel[TXT-MD] "&#x2066;": osynligt tecken som vänder skrivriktningen: U+2066
          = ta bort det: den som läser och den som lyssnar får annars olika text
        fel[TXT-MD] "\u{2069}": osynligt tecken som vänder skrivriktningen: U+2069
          = ta bort det: den som läser och den som lyssnar får annars olika text
        "#,
    );
}
