//! Words in other languages.

use super::expect;

#[test]
fn a_language_reaches_across_marks_links_and_lines() {
    expect(
        r"
        [Buorre *beaivi* [min sida](https://sametinget.se)
        ja **giitu**]{språk=se} slut
        ",
        r#"
        paragraph "[Buorre *beaivi* [min sida](https://sametinget.se)\nja **giitu**]{språk=se} slut"
          lang se "[Buorre *beaivi* [min sida](https://sametinget.se)\nja **giitu**]{språk=se}"
            "Buorre "
            emph "*beaivi*"
              "beaivi"
            " "
            link https://sametinget.se "[min sida](https://sametinget.se)"
              "min sida"
            " ja " from "\nja "
            strong "**giitu**"
              "giitu"
          " slut"
        "#,
    );
}

#[test]
fn a_whole_paragraph_may_be_in_a_language() {
    expect(
        r#"
        [Minutes of the "meeting"]{lang=en}
        "#,
        r#"
        paragraph "[Minutes of the \"meeting\"]{lang=en}"
          lang en "[Minutes of the \"meeting\"]{lang=en}"
            "Minutes of the “meeting”" from "Minutes of the \"meeting\""
        "#,
    );
}

#[test]
fn languages_nest_and_each_is_in_force_inside() {
    expect(
        r#"
        [a "b" [c "d"]{språk=sv} "e"]{språk=en}
        "#,
        r#"
        paragraph "[a \"b\" [c \"d\"]{språk=sv} \"e\"]{språk=en}"
          lang en "[a \"b\" [c \"d\"]{språk=sv} \"e\"]{språk=en}"
            "a “b” " from "a \"b\" "
            lang sv "[c \"d\"]{språk=sv}"
              "c ”d”" from "c \"d\""
            " “e”" from " \"e\""
        "#,
    );
}

#[test]
fn a_tag_gets_its_usual_case() {
    expect(
        r#"
        [a]{språk=EN-gb} [b]{språk="zh-hans-cn"} [c]{ lang = de-1996 }
        "#,
        r#"
        paragraph "[a]{språk=EN-gb} [b]{språk=\"zh-hans-cn\"} [c]{ lang = de-1996 }"
          lang en-GB "[a]{språk=EN-gb}"
            "a"
          " "
          lang zh-Hans-CN "[b]{språk=\"zh-hans-cn\"}"
            "b"
          " "
          lang de-1996 "[c]{ lang = de-1996 }"
            "c"
        "#,
    );
}

#[test]
fn a_link_may_be_in_a_language() {
    expect(
        r"
        [Government *offices*](https://government.se){språk=en} och [[Ja]{språk=fi}](https://x.se)
        ",
        r#"
        paragraph "[Government *offices*](https://government.se){språk=en} och [[Ja]{språk=fi}](https://x.se)"
          lang en "[Government *offices*](https://government.se){språk=en}"
            link https://government.se "[Government *offices*](https://government.se)"
              "Government "
              emph "*offices*"
                "offices"
          " och "
          link https://x.se "[[Ja]{språk=fi}](https://x.se)"
            lang fi "[Ja]{språk=fi}"
              "Ja"
        "#,
    );
}

#[test]
fn cells_headings_and_notes_may_be_in_a_language() {
    expect(
        r"
        # [Hei]{språk=fi}[^1]

        Tabell: [Taulukko]{språk=fi}

        | [Lääni]{språk=fi} |
        |---|
        | [Norrbotten]{språk=fit} |

        [^1]: [Moi]{språk=fi}
        ",
        r##"
        heading 1 "# [Hei]{språk=fi}[^1]"
          lang fi "[Hei]{språk=fi}"
            "Hei"
          note 0 "[^1]"
        table <
          caption
            lang fi "[Taulukko]{språk=fi}"
              "Taulukko"
          row
            cell "[Lääni]{språk=fi}"
              lang fi "[Lääni]{språk=fi}"
                "Lääni"
          row
            cell "[Norrbotten]{språk=fit}"
              lang fit "[Norrbotten]{språk=fit}"
                "Norrbotten"
        note 0
          paragraph "[Moi]{språk=fi}"
            lang fi "[Moi]{språk=fi}"
              "Moi"
        "##,
    );
}

#[test]
fn brackets_without_a_language_are_text() {
    expect(
        r"
        [text] a[1] [a [b] c] {x} [öppen och stängd]
        ",
        r#"
        paragraph "[text] a[1] [a [b] c] {x} [öppen och stängd]"
          "[text] a[1] [a [b] c] {x} [öppen och stängd]"
        "#,
    );
}

#[test]
fn unbalanced_brackets_are_text() {
    expect(
        r"
        [a *b]{språk=fi}* c] d]{språk=fi} *[e* f]{språk=fi} [g {x}
        ",
        r#"
        paragraph "[a *b]{språk=fi}* c] d]{språk=fi} *[e* f]{språk=fi} [g {x}"
          "[a "
          emph "*b]{språk=fi}*"
            "b]{språk=fi}"
          " c] d]{språk=fi} "
          emph "*[e*"
            "[e"
          " f]{språk=fi} [g {x}"
        varning[TXT-MD] "{språk=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        varning[TXT-MD] "{språk=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        varning[TXT-MD] "{språk=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        "#,
    );
}

#[test]
fn escaped_brackets_are_text() {
    expect(
        r"
        \[a]{b} &#91;b]{x} \\[c]{språk=fi} [d]\{språk=fi}
        ",
        r#"
        paragraph "\\[a]{b} &#91;b]{x} \\\\[c]{språk=fi} [d]\\{språk=fi}"
          "[a]{b} [b]{x} \\" from "[a]{b} &#91;b]{x} \\\\"
          lang fi "[c]{språk=fi}"
            "c"
          " [d]{språk=fi}" from " [d]\\{språk=fi}"
        "#,
    );
}

#[test]
fn an_unknown_language_is_refused_with_what_may_be_meant() {
    expect(
        r"
        [a]{språk=xx} [b]{språk=engelska} [c]{språk=samiska} [d]{språk=sme} [e]{språk=Northern-Sami} [f]{språk=tyskka} [g]{språk=smi}
        ",
        r#"
        paragraph "[a]{språk=xx} [b]{språk=engelska} [c]{språk=samiska} [d]{språk=sme} [e]{språk=Northern-Sami} [f]{språk=tyskka} [g]{språk=smi}"
          "a"
          " "
          "b"
          " "
          "c"
          " "
          "d"
          " "
          "e"
          " "
          "f"
          " "
          "g"
        fel[ACC-LANG] "xx": språket "xx" är okänt
          = skriv språkets kod: `en` engelska, `fi` finska, `fit` meänkieli, `se` nordsamiska, `yi` jiddisch, `rom` romani, `de` tyska …
        fel[ACC-LANG] "engelska": språket "engelska" är okänt
          = menas `en` (engelska)?
        fel[ACC-LANG] "samiska": språket "samiska" är okänt
          = menas `se` (nordsamiska)?
        fel[ACC-LANG] "sme": språket "sme" är okänt
          = menas `se` (nordsamiska)?
        fel[ACC-LANG] "Northern-Sami": "Northern-Sami" är ingen språkkod
          = skriv språkets kod: `en` engelska, `fi` finska, `fit` meänkieli, `se` nordsamiska, `yi` jiddisch, `rom` romani, `de` tyska …
        fel[ACC-LANG] "tyskka": språket "tyskka" är okänt
          = menas `de` (tyska)?
        fel[ACC-LANG] "smi": språket "smi" är okänt
          = menas `smj` (lulesamiska)?
        "#,
    );
}

#[test]
fn a_malformed_tag_is_refused() {
    expect(
        r"
        [a]{språk=en_GB} [b]{språk=} [c]{språk=e!} [d]{språk=en-x}
        ",
        r#"
        paragraph "[a]{språk=en_GB} [b]{språk=} [c]{språk=e!} [d]{språk=en-x}"
          "a"
          " "
          "b"
          " "
          "c"
          " "
          "d"
        fel[ACC-LANG] "en_GB": "en_GB" är ingen språkkod
          = skriv `en-GB`
        fel[ACC-LANG] "": "" är ingen språkkod
          = skriv språkets kod: `en` engelska, `fi` finska, `fit` meänkieli, `se` nordsamiska, `yi` jiddisch, `rom` romani, `de` tyska …
        fel[ACC-LANG] "e!": språket "e!" är okänt
          = menas `en` (engelska)?
        fel[ACC-LANG] "en-x": "en-x" är ingen språkkod
          = skriv språkets kod: `en` engelska, `fi` finska, `fit` meänkieli, `se` nordsamiska, `yi` jiddisch, `rom` romani, `de` tyska …
        "#,
    );
}

#[test]
fn another_attribute_is_refused() {
    expect(
        r"
        [a]{.klass} [b]{se} [c]{stil=fet} []{språk=fi}
        ",
        r#"
        paragraph "[a]{.klass} [b]{se} [c]{stil=fet} []{språk=fi}"
          "a"
          " "
          "b"
          " "
          "c"
          " "
          lang fi "[]{språk=fi}"
        fel[TXT-MD] "{.klass}": okänt tillägg efter klammer: {.klass}
          = bara språk och sekretess kan anges: `[ord]{språk=fi}`, `[ord]{sekretess}`; skriv `\{` om tecknet är menat
        fel[TXT-MD] "{se}": okänt tillägg efter klammer: {se}
          = skriv `{språk=se}`
        fel[TXT-MD] "{stil=fet}": okänt tillägg efter klammer: {stil=fet}
          = bara språk och sekretess kan anges: `[ord]{språk=fi}`, `[ord]{sekretess}`; skriv `\{` om tecknet är menat
        fel[TXT-MD] "[]{språk=fi}": inga ord står inom klamrarna
          = skriv orden så: `[ord]{språk=fi}`
        "#,
    );
}

#[test]
fn a_language_of_no_words_is_pointed_out() {
    expect(
        r"
        *hej*{språk=fi} [hej] {lang=fi} [hej {språk=fi}
        ",
        r#"
        paragraph "*hej*{språk=fi} [hej] {lang=fi} [hej {språk=fi}"
          emph "*hej*"
            "hej"
          "{språk=fi} [hej] {lang=fi} [hej {språk=fi}"
        varning[TXT-MD] "{språk=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        varning[TXT-MD] "{lang=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        varning[TXT-MD] "{språk=fi}": språket hör inte till några ord inom klamrar och blir text
          = skriv `[ord]{språk=fi}`, utan mellanslag efter klammern
        "#,
    );
}
