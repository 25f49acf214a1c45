//! What is refused or pointed out in tables, and with which words.

use super::expect;

#[test]
fn empty_header_cells_are_refused() {
    expect(
        r"
        Tabell: T

        | | A | <br> |
        |---|---|---|
        | 1 | 2 | 3 |
        ",
        r#"
        table <<<
          caption
            "T"
          row
            cell " "
            cell "A"
              "A"
            cell "<br>"
          row
            cell "1"
              "1"
            cell "2"
              "2"
            cell "3"
              "3"
        fel[ACC-TAB] " ": kolumn 1 saknar rubrik i tabellens huvud
          = skriv i hörnet vad raderna är, till exempel `Län` eller `År`
        fel[TXT-HTML] "<br>": HTML får inte stå i texten: <br>
          = avsluta raden med `\` för att byta rad; i en tabell: dela upp cellen
          = skriv `\<` om tecknet < är menat
        fel[ACC-TAB] "<br>": kolumn 3 saknar rubrik i tabellens huvud
          = skriv vad kolumnen innehåller
        "#,
    );
}

#[test]
fn a_table_needs_rows_and_a_caption() {
    expect(
        r"
        | A | B |
        |---|---|
        ",
        r#"
        table <<
          row
            cell "A"
              "A"
            cell "B"
              "B"
        fel[ACC-TAB] "| A | B |": tabellen har bara ett huvud
          = lägg till rader under `|---|`
        varning[ACC-TAB] "| A | B |": tabellen saknar rubrik
          = skriv ett stycke `Tabell: vad tabellen visar` närmast före den
        "#,
    );
}

#[test]
fn rows_of_another_length_are_pointed_out() {
    expect(
        r"
        Tabell: T

        | A | B |
        |---|---|
        | 1 | 2 | 3 |
        | 1 \| 2 |
        Efteråt
        ",
        r#"
        table <<
          caption
            "T"
          row
            cell "A"
              "A"
            cell "B"
              "B"
          row
            cell "1"
              "1"
            cell "2"
              "2"
          row
            cell "1 \\| 2"
              "1 | 2" from "1 \\| 2"
            cell ""
          row
            cell "Efteråt"
              "Efteråt"
            cell ""
        varning[TXT-MD] "| 1 | 2 | 3 |": fel antal celler i raden: 3 i stället för 2
          = det som är för mycket faller bort; ett lodstreck som tecken skrivs `\|`
        varning[TXT-MD] "| 1 \\| 2 |": fel antal celler i raden: 1 i stället för 2
          = skriv en tom cell `| |` där inget skall stå
        varning[TXT-MD] "Efteråt": fel antal celler i raden: 1 i stället för 2
          = om raden inte hör till tabellen: lämna en tom rad före den
        "#,
    );
}

#[test]
fn a_table_that_is_none_is_refused() {
    expect(
        r"
        | A | B |
        |---|
        | 1 | 2 |

        Rubrik
        A | B
        --|--
        ",
        r#"
        paragraph "| A | B |\n|---|\n| 1 | 2 |"
          "| A | B | |---| | 1 | 2 |" from "| A | B |\n|---|\n| 1 | 2 |"
        paragraph "Rubrik\nA | B\n--|--"
          "Rubrik A | B --|--" from "Rubrik\nA | B\n--|--"
        fel[TXT-MD] "|---|": raderna ser ut som en tabell men är ingen
          = huvudet och raden `|---|---|` skall ha lika många celler, och en tom rad före sig
        fel[TXT-MD] "--|--": raderna ser ut som en tabell men är ingen
          = huvudet och raden `|---|---|` skall ha lika många celler, och en tom rad före sig
        "#,
    );
}

#[test]
fn a_caption_without_a_table_is_pointed_out() {
    expect(
        r"
        Tabell: Länen

        Text
        ",
        r#"
        paragraph "Tabell: Länen"
          "Tabell: Länen"
        paragraph "Text"
          "Text"
        varning[TXT-MD] "Tabell: Länen": en tabellrubrik utan tabell efter sig
          = stycket `Tabell: …` skall stå närmast före sin tabell
        "#,
    );
}
