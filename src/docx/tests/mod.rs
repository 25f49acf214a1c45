//! The whole of the writer and the reader, on documents of the tests' own.
//!
//! What is expected lies beside this file: parts as indented XML, outlines a line an item.

mod fonts;
mod headings;
mod record;
mod sample;

use std::fmt::Write as _;
use std::io::{Cursor, Read};
use std::sync::LazyLock;

use proptest::prelude::*;
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use similar::TextDiff;
use zip::ZipArchive;

use super::{DocxError, Options, docx, outline};
use crate::document::origin::PROGRAM;
use crate::document::parity::{self, Kind, fold};
use crate::document::{Block, Document, Inline, Role, Row, Table};
use crate::house::Faces;
use crate::zipped::Press;
use sample::{bullets, cell, document, everything, heading, house, numbered, paragraph, row, styled, text};

fn bytes(document: &Document) -> Vec<u8> {
    let headings = parity::outline(document).items.iter().filter(|item| matches!(item.kind, Kind::Heading(_))).count();
    let pages: Vec<usize> = (1..=headings).collect();
    docx(document, &house(), &Options { heading_pages: &pages, ..without_fonts() }).expect("Word has a form for it")
}

static PRESS: LazyLock<Press> = LazyLock::new(Press::default);

/// No font is there to be measured or to go along.
fn without_fonts() -> Options<'static> {
    const NONE: &Faces<'_> = &Faces { list: Vec::new() };
    Options { faces: NONE, heading_pages: &[], embed_fonts: true, enclosures: &[], press: &PRESS }
}

fn archive(bytes: &[u8]) -> ZipArchive<Cursor<&[u8]>> {
    ZipArchive::new(Cursor::new(bytes)).expect("a ZIP")
}

/// A part as indented XML.
fn part(document: &Document, name: &str) -> String {
    let bytes = bytes(document);
    let mut text = String::new();
    archive(&bytes).by_name(name).expect("such a part").read_to_string(&mut text).expect("UTF-8");
    let mut reader = Reader::from_str(&text);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Eof => break,
            event => writer.write_event(event).expect("memory"),
        }
    }
    String::from_utf8(writer.into_inner()).expect("UTF-8") + "\n"
}

/// What stands in the body, without the sheet's properties.
fn body(blocks: Vec<Block>) -> String {
    let part = part(&document(blocks, Vec::new()), "word/document.xml");
    let (_, body) = part.split_once("<w:body>\n").expect("a body");
    body.split_once("  <w:sectPr>").expect("a section").0.to_owned()
}

#[track_caller]
fn assert_same(actual: &str, expected: &str) {
    let diff = TextDiff::from_lines(expected, actual);
    assert!(actual == expected, "- expected, + found:\n{}", diff.unified_diff());
}

fn outline_text(document: &Document) -> String {
    let mut lines = String::new();
    for item in outline(&bytes(document)).expect("an outline").items {
        writeln!(lines, "{:?}: {}", item.kind, item.text).expect("memory");
    }
    lines
}

#[test]
fn everything_is_read_back_as_what_it_is_and_in_order() {
    assert_same(&outline_text(&everything()), include_str!("everything.outline.txt"));
}

#[test]
fn the_word_file_says_what_the_tree_says() {
    let document = everything();
    let found = outline(&bytes(&document)).expect("an outline");
    assert_eq!(parity::compare(&parity::outline(&document), &found), Ok(()));
}

#[test]
fn words_have_their_looks_language_links_and_notes() {
    let document = everything();
    let prose: Vec<Block> = document
        .blocks
        .iter()
        .filter(|block| match block {
            Block::Paragraph { inlines, .. } => inlines.contains(&Inline::NoteRef(0)),
            Block::Heading { inlines, .. } => inlines == &[text("Frågor")],
            Block::Group { lang, .. } => lang.is_some(),
            _ => false,
        })
        .cloned()
        .collect();
    let part = part(&Document { blocks: prose, ..document }, "word/document.xml");
    let (_, body) = part.split_once("<w:body>\n").expect("a body");
    assert_same(body.split_once("  <w:sectPr>").expect("a section").0, include_str!("prose.xml"));
}

#[test]
fn a_list_of_contents_is_a_field_that_is_filled_in_and_leads_to_the_headings_after_it() {
    let blocks = vec![sample::contents(), heading(1, "Inledning"), heading(2, "Frågor"), heading(1, "Övrigt")];
    assert_same(&body(blocks), include_str!("contents.xml"));
}

#[test]
fn lists_are_numbered_by_word_and_stand_where_the_house_says() {
    assert_same(&body(sample::lists()), include_str!("lists.xml"));
}

#[test]
fn each_list_starts_anew() {
    let numbering = part(&document(sample::lists(), Vec::new()), "word/numbering.xml");
    let (_, instances) = numbering.split_once(" <w:num w:numId=\"3\">").expect("the first list of the text");
    assert_same(instances, include_str!("lists.numbering.xml"));
}

#[test]
fn tables_have_heads_spans_widths_and_words_for_those_who_do_not_see_them() {
    assert_same(&body(sample::tables()), include_str!("tables.xml"));
}

#[test]
fn letterhead_title_and_facts_are_text_of_the_document() {
    assert_same(&body(sample::letterhead()), include_str!("letterhead.xml"));
}

#[test]
fn pictures_quotations_code_rules_and_addresses() {
    assert_same(&body(sample::rest()), include_str!("rest.xml"));
}

#[test]
fn notes_have_their_marks_and_links_of_their_own() {
    assert_same(&part(&everything(), "word/footnotes.xml"), include_str!("footnotes.xml"));
    let relationships = part(&everything(), "word/_rels/footnotes.xml.rels");
    assert!(relationships.contains("Target=\"https://skr.se/noten\" TargetMode=\"External\""), "{relationships}");
}

#[test]
fn the_first_page_has_no_running_header_and_the_others_count_their_pages() {
    assert_same(&part(&everything(), "word/header1.xml"), include_str!("header.xml"));
    let main = part(&everything(), "word/document.xml");
    let (_, section) = main.split_once("  <w:sectPr>").expect("a section");
    assert_same(section, include_str!("section.xml"));
    let without = part(&document(vec![paragraph("a")], Vec::new()), "word/document.xml");
    assert!(!without.contains("w:titlePg"), "a document without a running header has no header to suppress");
}

#[test]
fn styles_are_the_house_style() {
    assert_same(&part(&everything(), "word/styles.xml"), include_str!("styles.xml"));
}

#[test]
fn word_opens_it_as_a_document_of_its_own_and_does_not_break_words() {
    assert_same(&part(&everything(), "word/settings.xml"), include_str!("settings.xml"));
}

#[test]
fn the_registry_finds_its_facts_in_the_files_properties() {
    let document = everything();
    let properties = part(&document, "docProps/core.xml") + &part(&document, "docProps/custom.xml");
    assert_same(&properties.replace(PROGRAM, "Protokollant X.Y.Z"), include_str!("properties.xml"));
}

#[test]
fn a_document_without_a_day_does_not_get_the_day_of_the_clock() {
    let mut document = document(vec![paragraph("a")], Vec::new());
    document.meta.date = None;
    assert!(!part(&document, "docProps/core.xml").contains("dcterms:created"));
}

#[test]
fn the_package_is_the_same_anywhere_any_time() {
    let first = bytes(&everything());
    assert!(first == bytes(&everything()), "two runs differ");
    let mut archive = archive(&first);
    let mut entries = String::new();
    for index in 0..archive.len() {
        let entry = archive.by_index(index).expect("an entry");
        let time = entry.last_modified().expect("a time");
        writeln!(entries, "{time} {}", entry.name().expect("UTF-8")).expect("memory");
    }
    assert_same(&entries, include_str!("package.txt"));
    assert_same(&part(&everything(), "[Content_Types].xml"), include_str!("content-types.xml"));
}

#[test]
fn what_word_has_no_form_for_is_an_error() {
    let refused =
        |blocks: Vec<Block>, notes: Vec<Vec<Block>>| docx(&document(blocks, notes), &house(), &without_fonts()).err();
    let uneven = |rows: Vec<Row>| {
        let table = Table { caption: None, header_rows: 0, columns: vec![<_>::default(); 2], rows };
        refused(vec![Block::Table(table)], Vec::new())
    };
    let linked = Inline::Link { href: "#borta".to_owned(), inlines: vec![text("hit")] };
    let noted = |note| styled(Role::Body, vec![Inline::NoteRef(note)]);

    assert_eq!(uneven(vec![row([cell("a"), cell("b")]), row([cell("c")])]), Some(DocxError::Table(2)));
    assert_eq!(uneven(vec![row([cell("a"), cell("b"), cell("c")])]), Some(DocxError::Table(1)));
    assert_eq!(uneven(vec![]), Some(DocxError::Table(1)));
    assert_eq!(refused(vec![styled(Role::Body, vec![linked])], vec![]), Some(DocxError::Target("borta".to_owned())));
    assert_eq!(refused(vec![sample::contents(), heading(1, "Inledning")], vec![]), Some(DocxError::Pages(2, 0)));
    assert_eq!(refused(vec![noted(0)], vec![]), Some(DocxError::Note(1)));
    assert_eq!(refused(vec![noted(0)], vec![vec![noted(0)]]), Some(DocxError::NoteInNote(1)));
    assert_eq!(refused(vec![paragraph("a\u{b}b")], vec![]), Some(DocxError::Character('\u{b}')));

    let nested = |levels| (0..levels).fold(paragraph("djupt"), |inner, _| bullets(vec![vec![inner]]));
    assert_eq!(refused(vec![nested(9)], vec![]), None);
    assert_eq!(refused(vec![nested(10)], vec![]), Some(DocxError::ListDepth(9)));
    let quoted = |levels| (0..levels).fold(paragraph("djupt"), |inner, _| Block::Quote { blocks: vec![inner] });
    assert_eq!(refused(vec![quoted(60)], vec![]), None);
    assert_eq!(refused(vec![quoted(70)], vec![]), Some(DocxError::Depth(64)));
}

#[test]
fn a_file_that_is_no_docx_is_an_error_for_the_reader() {
    assert!(matches!(outline(b"PK"), Err(DocxError::Package(_))));
    let whole = bytes(&document(vec![heading(1, "a")], Vec::new()));
    assert!(matches!(outline(&whole[..whole.len() / 2]), Err(DocxError::Package(_))));
}

#[test]
fn the_reader_sees_a_difference_that_the_writer_did_not_mean() {
    // The guard against a reader that finds what it expects: a paragraph only dressed up as a heading is none.
    let dressed = styled(Role::Body, vec![Inline::Strong(vec![text("Inte en rubrik")])]);
    let items = outline(&bytes(&document(vec![dressed], Vec::new()))).expect("an outline").items;
    assert_eq!(items.iter().map(|item| item.kind).collect::<Vec<_>>(), [Kind::Paragraph]);
}

proptest! {
    #[test]
    fn whatever_somebody_writes_is_what_is_read(words in "[^\u{0}-\u{8}\u{b}\u{c}\u{e}-\u{1f}\u{fffe}\u{ffff}]{0,60}") {
        let blocks = vec![
            paragraph(&words),
            bullets(vec![vec![paragraph(&words)]]),
            Block::Code { text: words.clone() },
            Block::Table(Table {
                caption: None,
                header_rows: 0,
                columns: vec![<_>::default()],
                rows: vec![row([cell(&words)])],
            }),
        ];
        let items = outline(&bytes(&document(blocks, Vec::new()))).expect("an outline").items;
        let found: Vec<(Kind, &str)> = items.iter().map(|item| (item.kind, item.text.as_str())).collect();
        let words = fold(&words);
        let mut expected = vec![(Kind::Paragraph, &*words), (Kind::ListItem(1), &*words), (Kind::Code, &*words)];
        if words.is_empty() {
            expected.clear();
        }
        expected.push((Kind::Cell, &*words));
        prop_assert_eq!(found, expected);
    }
}
