//! PDF-KNUFF: pages that the engine cannot tag are set a little differently, and the tags are never left out.

use crate::run::{Desk, GOOD};

/// The record's text on pages, and the body of each case.
fn template(body: &str) -> String {
    format!(
        "#import \"/lib.typ\": *\n#show: document-style.with(running-header: record.kort.join([ · ]))\n#title()\n\
         #prose(record.inledning)\n{body}"
    )
}

/// Two columns of lists and floats that the engine loses track of on the pages of the house style (found by search: the fault
/// depends on every line of it). The Word file and the web page have the same in one column.
const LOST: &str = r#"
#let words(..counts) = list(..counts.pos().map(count => lorem(count)))
#let rows(count) = table(columns: 2, table.header([a], [b]), ..([c], [d]) * count)
#let float(count, ..where) = figure(kind: table, caption: [T], ..where, rows(count))
#let body = {
  words(5, 27, 10, 29, 34, 30)
  words(23, 9, 21, 31, 11)
  float(28, placement: auto)
  float(5, placement: bottom, scope: "parent")
  words(4, 28, 15, 5, 17)
  float(1, placement: auto)
  words(26, 28, 25, 17, 31, 11)
}
#by-target(pages: columns(2, body), tree: body)
"#;

/// A heading that is parted by a page break in any layout.
const PARTED: &str = r"
#show heading: it => by-target(pages: { pagebreak(weak: true); it.body; colbreak(); [.] }, tree: it)
= Rubrik
Text.
";

#[test]
fn pages_that_cannot_be_tagged_are_made_shorter_and_it_is_said_by_how_much() {
    let desk = Desk::new().with("a.yaml", GOOD).with("mallar/minnesanteckningar.typ", template(LOST));
    let first = desk.run("build a.yaml -f pdf --templates mallar -o ett").with_status(0);
    assert!(
        first.err.contains("upplysning[PDF-KNUFF]: sidorna i pdf:en har fått 8 pt större marginal nedtill"),
        "{}",
        first.err
    );
    desk.run("build a.yaml -f pdf --templates mallar -o två --lang en").with_status(0);
    let read = |directory: &str| std::fs::read(desk.path(&format!("{directory}/a.pdf"))).unwrap();
    assert!(read("ett") == read("två"), "the nudge is not the same every time");
}

#[test]
fn pages_that_can_be_tagged_in_no_layout_become_no_pdf() {
    let desk = Desk::new().with("a.yaml", GOOD).with("mallar/minnesanteckningar.typ", template(PARTED));
    let ended = desk.run("build a.yaml -f pdf --templates mallar -o ut").with_status(2);
    assert!(ended.err.contains("fel[PDF-STD]") && !ended.err.contains("PDF-KNUFF"), "{}", ended.err);
    assert!(
        !ended.err.contains("occurred at"),
        "names a file of the machine that the program was built on: {}",
        ended.err
    );
    assert_eq!(desk.files(), ["a.yaml", "mallar/minnesanteckningar.typ"]);
}
