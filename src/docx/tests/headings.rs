//! Headings and captions that Word numbers.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::sample::{image, styled};
use super::{assert_same, body, bytes, cell, document, heading, numbered, outline, paragraph, parity, part, row, text};
use crate::document::{Block, Inline, Role, Table};

/// Minutes whose numbers begin at 45 and jump.
fn minutes() -> Vec<Block> {
    vec![
        heading(1, "Närvaro"),
        numbered(1, "§\u{a0}45", "Val av justerare"),
        heading(2, "Beslut"),
        numbered(1, "§\u{a0}46", "Budget"),
        numbered(1, "§\u{a0}50", "Taxa"),
        numbered(1, "§\u{a0}51", "Övrigt"),
        numbered(1, "§\u{a0}3", "Ett år senare"),
        heading(1, "Bilagor"),
    ]
}

fn memorandum() -> Vec<Block> {
    vec![
        heading(1, "Syfte"),
        numbered(1, "1", "Bakgrund"),
        numbered(2, "1.1", "Lagen"),
        numbered(3, "1.1.1", "Dess ordalydelse"),
        heading(3, "Ett exempel"),
        numbered(2, "1.2", "Praxis"),
        numbered(1, "2", "Bedömning"),
        numbered(2, "2.1", "Kostnader"),
    ]
}

#[track_caller]
fn assert_said(blocks: Vec<Block>) {
    let document = document(blocks, Vec::new());
    let found = outline(&bytes(&document)).expect("an outline");
    assert_eq!(parity::compare(&parity::outline(&document), &found), Ok(()));
}

fn numbering(blocks: Vec<Block>) -> String {
    let numbering = part(&document(blocks, Vec::new()), "word/numbering.xml");
    let (_, headings) = numbering.split_once(" <w:abstractNum w:abstractNumId=\"4\">\n").expect("a list of headings");
    headings.to_owned()
}

#[test]
fn the_numbers_of_headings_are_words_own_and_read_as_in_the_tree() {
    assert_said(minutes());
    assert_said(memorandum());
}

#[test]
fn headings_name_a_list_where_their_numbers_jump_and_none_where_they_have_no_number() {
    assert_same(&body(minutes()), include_str!("headings.xml"));
}

#[test]
fn the_list_of_headings_starts_at_the_first_number_and_anew_at_each_jump() {
    assert_same(&numbering(minutes()), include_str!("headings.numbering.xml"));
}

#[test]
fn the_styles_of_headings_have_the_numbers_of_their_level_and_hand_them_to_no_other() {
    let styles = part(&document(memorandum(), Vec::new()), "word/styles.xml");
    let (_, rest) = styles.split_once("w:styleId=\"Heading3\"").expect("headings of level 3");
    let (third, rest) = rest.split_once("w:styleId=\"Heading4\"").expect("headings of level 4");
    let (fourth, _) = rest.split_once("</w:style>").expect("an end");
    assert!(third.contains("<w:ilvl w:val=\"2\"/>\n    <w:numId w:val=\"3\"/>"), "{third}");
    assert!(fourth.contains("<w:numId w:val=\"0\"/>"), "{fourth}");
    let plain = part(&document(vec![heading(1, "a")], Vec::new()), "word/styles.xml");
    assert!(!plain.contains("<w:numId w:val=\"0\"/>"), "no heading has a number that another could inherit");
}

#[test]
fn a_number_that_word_does_not_count_to_stays_words() {
    let one = |level, number| vec![numbered(level, number, "a")];
    let two = |number| vec![numbered(1, "§\u{a0}1", "a"), numbered(1, number, "b")];
    let below = |first, number| vec![numbered(1, "1", "a"), numbered(2, first, "b"), numbered(2, number, "c")];
    for (why, number, blocks) in [
        ("a zero before it", "§\u{a0}07", one(1, "§\u{a0}07")),
        ("no figure", "§", one(1, "§")),
        ("farther than Word counts", "40000", one(1, "40000")),
        ("more parts than levels", "1.2", one(1, "1.2")),
        ("nothing above it", "1.1", one(2, "1.1")),
        ("a form of its own", "§\u{a0}2\u{a0}a", two("§\u{a0}2\u{a0}a")),
        ("the sign of a part", "5\u{a0}%1", one(1, "5\u{a0}%1")),
        ("below another number", "2.2", below("1.1", "2.2")),
        ("a jump below the first level", "1.3", below("1.1", "1.3")),
    ] {
        let body = body(blocks.clone());
        assert!(body.contains(&format!(">{number}</w:t>")), "{why}: {body}");
        assert_said(blocks);
    }
}

#[test]
fn a_number_in_words_is_not_counted() {
    let blocks =
        vec![numbered(1, "1", "a"), numbered(1, "1\u{a0}b", "Inskjuten"), numbered(1, "2", "c"), paragraph("d")];
    assert_said(blocks.clone());
    assert!(!numbering(blocks).contains("w:startOverride"), "no list begins anew");
}

/// A file in one part of which other words stand.
fn changed(file: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut files = ZipArchive::new(Cursor::new(file)).expect("a ZIP");
    let mut changed = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..files.len() {
        let mut file = files.by_index(index).expect("an entry");
        let name = file.name().expect("UTF-8").to_string();
        let mut data = Vec::new();
        file.read_to_end(&mut data).expect("its bytes");
        if name == part {
            data = String::from_utf8(data).expect("UTF-8").replace(from, to).into_bytes();
        }
        changed.start_file(name, SimpleFileOptions::default()).expect("memory");
        changed.write_all(&data).expect("memory");
    }
    changed.finish().expect("memory").into_inner()
}

#[test]
fn the_reader_finds_a_number_that_word_would_count_wrong() {
    // The guard against a reader that takes the number from where the writer put it.
    let document = document(vec![numbered(1, "§\u{a0}7", "a"), numbered(1, "§\u{a0}9", "b")], Vec::new());
    let bytes = bytes(&document);
    let mut said: Vec<String> = outline(&bytes).expect("an outline").items.into_iter().map(|item| item.text).collect();
    assert_eq!(said, ["§ 7 a", "§ 9 b"]);
    let changed = changed(&bytes, "word/numbering.xml", "<w:startOverride w:val=\"9\"/>", "");
    said = outline(&changed).expect("an outline").items.into_iter().map(|item| item.text).collect();
    assert_eq!(said, ["§ 7 a", "§ 8 b"]);
}

#[test]
fn captions_are_counted_by_word_and_go_on_where_their_numbers_jump() {
    let caption = |label: &str, number: &str| {
        vec![text(&format!("{label}\u{a0}")), Inline::Number(number.to_owned()), text(": Vad den visar")]
    };
    let table = |number: &str| {
        let rows = vec![row([cell("a")])];
        let caption = Some(caption("Tabell", number));
        Block::Table(Table { caption, header_rows: 0, columns: vec![<_>::default()], rows })
    };
    let figure = Block::Figure { image: image("En grå bild", false), caption: Some(caption("Figur", "1")) };
    let blocks = vec![table("1"), figure, table("2"), table("4"), table("5")];
    assert_said(blocks.clone());
    let body = body(blocks);
    let fields: Vec<&str> = body.split("w:instr=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let expected =
        ["Tabell \\* ARABIC", "Figur \\* ARABIC", "Tabell \\* ARABIC", "Tabell \\* ARABIC \\r 4", "Tabell \\* ARABIC"];
    assert_eq!(fields, expected.map(|field| format!(" SEQ {field} ")));
}

#[test]
fn a_reference_to_a_number_is_a_field_and_the_reader_sees_a_wrong_one() {
    let linked = |words: &str| {
        let link = Inline::Link { href: "#budget".to_owned(), inlines: vec![text(words)] };
        styled(Role::Body, vec![text("Se "), link, text(".")])
    };
    let blocks =
        vec![numbered(1, "§\u{a0}46", "Budget"), linked("§\u{a0}46"), linked("punkten §\u{a0}46"), linked("budgeten")];
    assert_said(blocks.clone());
    let body = body(blocks);
    assert_eq!(body.matches(" REF _heading1 \\n \\h ").count(), 2, "{body}");
    let document = document(vec![numbered(1, "§\u{a0}46", "Budget"), linked("§\u{a0}46")], Vec::new());
    let changed = changed(&bytes(&document), "word/document.xml", "§\u{a0}46</w:t>", "§\u{a0}47</w:t>");
    let said = outline(&changed).expect("an outline").items.pop().map(|item| item.text);
    assert_eq!(said.as_deref(), Some("REF _heading1: §\u{a0}47"));
}
