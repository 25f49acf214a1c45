//! Blocks: lists, quotations, tables, pictures, notes.

use super::expect;

#[test]
fn a_soft_line_break_is_a_space_and_a_backslash_a_break() {
    expect(
        r"
        Första raden
        andra raden\
        tredje
        ",
        r#"
        paragraph "Första raden\nandra raden\\\ntredje"
          "Första raden andra raden" from "Första raden\nandra raden"
          break
          "tredje"
        "#,
    );
}

#[test]
fn items_hold_blocks_whether_the_list_is_tight_or_loose() {
    expect(
        r"
        - ett
        - två
          - inre

        1. tre

           mer om tre
        2. fyra
        ",
        r#"
        list
          item
            paragraph "ett"
              "ett"
          item
            paragraph "två"
              "två"
            list
              item
                paragraph "inre"
                  "inre"
        list from 1
          item
            paragraph "tre"
              "tre"
            paragraph "mer om tre"
              "mer om tre"
          item
            paragraph "fyra"
              "fyra"
        "#,
    );
}

#[test]
fn a_numbered_list_begins_where_it_was_begun() {
    expect(
        r"
        7. sju
        8. åtta
        ",
        r#"
        list from 7
          item
            paragraph "sju"
              "sju"
          item
            paragraph "åtta"
              "åtta"
        "#,
    );
}

#[test]
fn quotations_hold_quotations_and_lists() {
    expect(
        r"
        > sagt
        > > svarat
        >
        > - punkt
        ",
        r#"
        quote "> sagt\n> > svarat\n>\n> - punkt"
          paragraph "sagt"
            "sagt"
          quote "> svarat"
            paragraph "svarat"
              "svarat"
          list
            item
              paragraph "punkt"
                "punkt"
        "#,
    );
}

#[test]
fn code_keeps_its_lines_and_its_quotes() {
    expect(
        r#"
        ```text
        "rad"
          [indragen]{språk=xx}
        ```
        "#,
        r#"
        code "\"rad\"\n  [indragen]{språk=xx}"
        "#,
    );
}

#[test]
fn headings_keep_the_level_they_were_written_with() {
    expect(
        r"
        ## Två *ord*

        #### Fyra
        ",
        r#####"
        heading 2 "## Två *ord*"
          "Två "
          emph "*ord*"
            "ord"
        heading 4 "#### Fyra"
          "Fyra"
        "#####,
    );
}

#[test]
fn a_rule_parts_paragraphs() {
    expect(
        r"
        före

        ---

        efter
        ",
        r#"
        paragraph "före"
          "före"
        divider "---"
        paragraph "efter"
          "efter"
        "#,
    );
}

#[test]
fn the_paragraph_right_before_a_table_is_its_caption() {
    expect(
        r"
        Tabell: Deltagare per *län*

        | Län | Antal | Andel |
        |:----|:-----:|------:|
        | Skåne \| Blekinge | 3 | `1\|2` |
        | Örebro | | 4 |
        ",
        r#"
        table <=>
          caption
            "Deltagare per "
            emph "*län*"
              "län"
          row
            cell "Län"
              "Län"
            cell "Antal"
              "Antal"
            cell "Andel"
              "Andel"
          row
            cell "Skåne \\| Blekinge"
              "Skåne | Blekinge" from "Skåne \\| Blekinge"
            cell "3"
              "3"
            cell "`1\\|2`"
              code "1|2" from "`1\\|2`"
          row
            cell "Örebro"
              "Örebro"
            cell " "
            cell "4"
              "4"
        "#,
    );
}

#[test]
fn the_caption_may_be_english_and_stand_without_an_empty_line() {
    expect(
        r"
        table: Counties
        | County |
        |---|
        | Skåne |
        ",
        r#"
        table <
          caption
            "Counties"
          row
            cell "County"
              "County"
          row
            cell "Skåne"
              "Skåne"
        "#,
    );
}

#[test]
fn a_picture_alone_in_its_paragraph_is_a_figure() {
    expect(
        r#"
        ![Diagram *över* "A &amp; B"](bilder/a.png "Fler 'ärenden' år &lt;2024>")

        - ![Karta][k]

        [k]: karta.png
        "#,
        r#"
        figure "bilder/a.png" alt "Diagram över ”A & B”" from "Diagram *över* \"A &amp; B\"" caption "Fler 'ärenden' år <2024>" from "![Diagram *över* \"A &amp; B\"](bilder/a.png \"Fler 'ärenden' år &lt;2024>\")"
        list
          item
            figure "karta.png" alt "Karta"
        "#,
    );
}

#[test]
fn notes_are_numbered_by_their_first_reference() {
    expect(
        r"
        Först[^b], sedan[^a] och åter[^B].

        [^a]: Om a.
        [^b]: Om b,
            på två rader.

            > och ett citat
        ",
        r#"
        paragraph "Först[^b], sedan[^a] och åter[^B]."
          "Först"
          note 0 "[^b]"
          ", sedan"
          note 1 "[^a]"
          " och åter"
          note 0 "[^B]"
          "."
        note 0
          paragraph "Om b,\n    på två rader."
            "Om b, på två rader." from "Om b,\n    på två rader."
          quote "> och ett citat"
            paragraph "och ett citat"
              "och ett citat"
        note 1
          paragraph "Om a."
            "Om a."
        "#,
    );
}
