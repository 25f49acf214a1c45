//! PDF-KNUFF: pages that the engine cannot tag are set a little differently, and the tags are never left out.

use crate::run::{Desk, GOOD};

/// The record's text on pages, and the body of each case.
fn template(body: &str) -> String {
    format!(
        "#import \"/lib.typ\": *\n#let template(record) = [\n#show: set-up.with(record)\n#show: look\n#title()\n\
         #prose(record.inledning)\n{body}\n]"
    )
}

/// Two columns of lists and floats that the engine loses track of on the pages of the house style (found by search: the fault
/// depends on every line of it). The Word file and the web page have the same in one column.
const LOST: &str = r#"
#let words(..counts) = list(..counts.pos().map(count => lorem(count)))
#let rows(count) = table(columns: 2, table.header([a], [b]), ..([c], [d]) * count)
#let float(count, ..where) = figure(kind: table, caption: [T], ..where, rows(count))
#let body = {
  words(12, 25, 24, 12, 5, 26, 15)
  words(18, 19, 35, 35, 6)
  float(20, placement: auto)
  float(3, placement: bottom, scope: "parent")
  words(34, 13, 17, 27, 12)
  float(3, placement: auto)
  words(26, 8, 28, 34, 5, 33)
}
#if is-tree { body } else { columns(2, body) }
"#;

/// A heading that is parted by a page break in any layout.
const PARTED: &str = r"
#show heading: it => if is-tree { it } else { pagebreak(weak: true); it.body; colbreak(); [.] }
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
