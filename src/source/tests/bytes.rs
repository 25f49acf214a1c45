//! Bytes, before anybody asks what they mean.

use super::{complaint, reading, tree};
use crate::source::Format::{Json, Yaml};
use crate::source::Limits;

#[test]
fn a_latin_1_file_is_told_which_letter_is_wrong_and_how_to_save_it() {
    assert_eq!(
        complaint(Yaml, b"titel: M\xF6te\n"),
        "1:9+1 SRC-UTF8: byten 0xF6 är inte UTF-8; i Windows-1252 är den ”ö” » spara filen som UTF-8 (i Anteckningar: Arkiv, Spara som, Kodning: UTF-8)"
    );
    assert!(complaint(Json, b"\x96").contains("i Windows-1252 är den ”–”"));
    assert!(complaint(Json, b"\x81").contains("byten 0x81 är inte UTF-8 »"), "0x81 is nothing in Windows-1252");
}

#[test]
fn the_line_with_a_bad_byte_can_be_shown() {
    let reading = reading(Yaml, b"a: b\nn\xE4rvarande: n\xE5gon\n");
    assert_eq!(reading.outline(), "no tree");
    let span = reading.diagnostics[0].primary.as_ref().map(|label| label.span).unwrap();
    assert_eq!(reading.sources.slice(span), "\u{fffd}");
    let file = reading.sources.file(span.file);
    assert_eq!(&file.text()[file.line_range(2)], "n\u{fffd}rvarande: n\u{fffd}gon");
}

#[test]
fn a_file_that_was_cut_within_a_character_says_so() {
    assert!(complaint(Yaml, b"titel: M\xC3").starts_with("1:9+1 SRC-UTF8: filen slutar mitt i ett tecken"));
}

#[test]
fn utf_16_is_recognised_by_its_mark_and_shown_as_text() {
    for bytes in [&b"\xFF\xFEa\0:\0 \0\xE5\0"[..], &b"\xFE\xFF\0a\0:\0 \0\xE5"[..]] {
        let reading = reading(Yaml, bytes);
        assert!(reading.complaints()[0].contains("SRC-UTF8: filen är sparad som UTF-16, inte som UTF-8"));
        let span = reading.diagnostics[0].primary.as_ref().map(|label| label.span).unwrap();
        assert_eq!(reading.sources.file(span.file).text(), "a: å");
    }
}

#[test]
fn a_word_document_or_a_pdf_is_named_as_such() {
    assert!(complaint(Yaml, b"PK\x03\x04\x14\0").contains("filen är ett Word-dokument eller en zip-fil"));
    assert!(complaint(Yaml, b"%PDF-1.7\n%\xE2\xE3").contains("filen är en pdf"));
}

#[test]
fn a_file_beyond_the_limit_is_refused_and_one_at_the_limit_is_not() {
    let mut text = vec![b' '; Limits::FILE_BYTES];
    text[..4].copy_from_slice(b"a: b");
    assert_eq!(reading(Yaml, &text).outline(), "{a: \"b\"}");
    text.push(b' ');
    assert_eq!(
        complaint(Yaml, &text),
        "1:1+0 SRC-SIZE: filen är för stor: 17 MiB (16777217 byte), högst 16 MiB får plats » text behöver aldrig så mycket: lägg bilder som egna filer bredvid"
    );
}

#[test]
fn nothing_but_comments_and_blanks_is_an_empty_file() {
    for text in ["", "\n \n\t\n", "# a\n\n  # b\n", "---\n...\n"] {
        assert!(complaint(Yaml, text).starts_with("1:1+0 SRC-EMPTY: filen är tom"), "{text:?}");
    }
    assert!(complaint(Json, "  \n").starts_with("1:1+0 SRC-EMPTY"));
    let with_mark = reading(Yaml, "\u{feff}".as_bytes()).complaints();
    assert_eq!(with_mark.len(), 2, "{with_mark:?}");
}

#[test]
fn a_byte_order_mark_is_mentioned_and_moves_no_column() {
    let reading = reading(Yaml, "\u{feff}titel: a\ntitel: b\n".as_bytes());
    assert_eq!(reading.outline(), "{titel: \"a\"}");
    let complaints = reading.complaints();
    assert!(complaints[0].starts_with("1:1+0 SRC-BOM"), "{complaints:?}");
    assert!(complaints[1].starts_with("2:1+5 SRC-DUP"), "{complaints:?}");
    let first = reading.diagnostics[1].related[0].span;
    assert_eq!(first.start, 3, "offsets are those of the file");
    assert_eq!(reading.sources.file(first.file).place(3).column, 1, "columns are those of an editor");
}

#[test]
fn windows_line_ends_are_no_fault() {
    assert_eq!(tree(Yaml, "a: b\r\nc: |\r\n  d\r\n  e\r\n"), r#"{a: "b", c: "d\ne\n"}"#);
    assert_eq!(tree(Json, "{\r\n\"a\": 1\r\n}\r\n"), r#"{a: "1"}"#);
}

#[test]
fn mixed_line_ends_are_pointed_out_where_the_rarer_kind_begins() {
    assert_eq!(
        complaint(Yaml, "a: 1\r\nb: 2\nc: 3\r\n"),
        "2:5+0 SRC-EOL: filen blandar radslut: 2 är CRLF, 1 är LF » låt textredigeraren spara med en enda sorts radslut (LF eller CRLF)"
    );
    assert!(complaint(Yaml, "a: 1\nb: 2\r\nc: 3\n").starts_with("2:5+1 SRC-EOL"));
    assert!(complaint(Yaml, "a: 1\rb: 2\r").contains("ensamma vagnreturer (CR) som radslut: 2 st"));
}

#[test]
fn each_control_character_is_reported_once_with_its_number() {
    let reading = reading(Yaml, "a: x\u{1b}y\u{0}z\u{1b}\nb: w\u{96}\n".as_bytes());
    assert_eq!(
        reading.complaints(),
        [
            "1:5+1 SRC-CTRL: styrtecknet U+001B kan inte stå i en post: 2 st, det första här » ta bort det",
            "1:7+1 SRC-CTRL: styrtecknet U+0000 kan inte stå i en post » ta bort det; om filen är full av sådana är den sparad som UTF-16: spara den som UTF-8",
            "2:5+1 SRC-CTRL: styrtecknet U+0096 kan inte stå i en post » troligen ska det vara ”–”",
        ]
    );
    assert!(reading.outline().ends_with("b: \"w\\u{96}\"}"), "a NUL does not end the file: {}", reading.outline());
}

#[test]
fn a_control_character_does_not_get_in_as_an_escape_sequence() {
    assert!(complaint(Yaml, "a: \"\\0\"\n").starts_with("1:5+2 SRC-CTRL"));
    assert!(complaint(Json, "[\"\\u0007\"]").starts_with("1:3+6 SRC-CTRL"));
    assert_eq!(tree(Yaml, "a: \"\\t\\n\"\n"), r#"{a: "\t\n"}"#);
}
