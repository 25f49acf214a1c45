//! What shall be read instead, as each way of writing has it.

use super::Rewriter;
use crate::diagnostic::{Diagnostics, Fix, Replacement};
use crate::source::{Format, Node, Sources, Span, Value, read};

/// The file after the value of `a` (or the part of it that is `was`) has been made to read otherwise; `None` if it cannot be written.
fn rewritten(format: Format, text: &str, was: &str, becomes: &str) -> Option<String> {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (file, node) = read("post", text.as_bytes(), format, &mut sources, &mut faults);
    assert!(!faults.has_errors(), "{:?}", faults.as_slice());
    let node = node.expect("a tree");
    let scalar = scalar(&node);
    let span = if scalar.text.trim() == was {
        scalar.span()
    } else {
        scalar.locate_range(scalar.text.find(was).map(|at| at..at + was.len()).expect("the part"))
    };
    let rewriter = Rewriter::new(sources.file(file).text(), format, &node);
    let written = rewriter.written(&Replacement::read(span, was, becomes))?;
    let mut result = text.to_owned();
    result.replace_range(written.span.range(), &written.text);
    // Whatever is written is read as what was wanted.
    let whole = self::scalar(&node).text.replacen(was, becomes, 1);
    let (_, again) = read("post", result.as_bytes(), format, &mut Sources::new(), &mut faults);
    assert!(!faults.has_errors(), "{result}: {:?}", faults.as_slice());
    assert_eq!(self::scalar(&again.expect("a tree")).text, whole, "{result}");
    Some(result)
}

fn scalar(node: &Node) -> &crate::source::Scalar {
    match &node.get("a").expect("the key").value.value {
        Value::Scalar(scalar) => scalar,
        other => panic!("{other:?}"),
    }
}

fn yaml(text: &str, was: &str, becomes: &str) -> Option<String> {
    rewritten(Format::Yaml, text, was, becomes)
}

fn json(text: &str, was: &str, becomes: &str) -> Option<String> {
    rewritten(Format::Json, text, was, becomes)
}

#[test]
fn a_plain_text_stays_plain_and_its_comment_stays() {
    assert_eq!(yaml("a:  20240604  # dag\n", "20240604", "2024-06-04").as_deref(), Some("a:  2024-06-04  # dag\n"));
    assert_eq!(
        yaml("a: bilar, t ex bussar\r\nb: 1\r\n", "t ex", "t.ex.").as_deref(),
        Some("a: bilar, t.ex. bussar\r\nb: 1\r\n")
    );
}

#[test]
fn a_plain_text_that_would_be_read_otherwise_gets_quotation_marks() {
    assert_eq!(yaml("a: x\n", "x", "x: y").as_deref(), Some("a: \"x: y\"\n"));
    assert_eq!(yaml("a: x # k\n", "x", "x #y").as_deref(), Some("a: \"x #y\" # k\n"));
    assert_eq!(yaml("a: x\n", "x", "- \"x\"").as_deref(), Some("a: \"- \\\"x\\\"\"\n"));
    assert_eq!(yaml("{ a: x, b: y }\n", "x", "x, y").as_deref(), Some("{ a: \"x, y\", b: y }\n"));
    assert_eq!(yaml("a: x\n", "x", "null").as_deref(), Some("a: \"null\"\n"));
    // A text of several lines is not pressed into one.
    assert_eq!(yaml("a: ett\n  två\n", "två", "två: tre"), None);
}

#[test]
fn quotation_marks_and_escapes_are_kept() {
    assert_eq!(yaml("a: 'det''s mm.'\n", "mm.", "m'm.").as_deref(), Some("a: 'det''s m''m.'\n"));
    assert_eq!(yaml("a: \"\\u00e5 t\\x20ex\\n\"\n", "t ex", "t.ex.").as_deref(), Some("a: \"\\u00e5 t.ex.\\n\"\n"));
    assert_eq!(
        json("{\"a\": \"\\u00e5 t\\u0020ex \\ud83d\\ude00\"}", "t ex", "t.\"ex").as_deref(),
        Some("{\"a\": \"\\u00e5 t.\\\"ex \\ud83d\\ude00\"}")
    );
    assert_eq!(json("{\"a\": \"\\ud83d\\ude00\"}", "😀", "x").as_deref(), Some("{\"a\": \"x\"}"));
}

#[test]
fn a_number_of_json_that_is_none_any_more_becomes_a_text() {
    assert_eq!(json("{\"a\": 20240604}", "20240604", "2024-06-04").as_deref(), Some("{\"a\": \"2024-06-04\"}"));
    assert_eq!(json("{\"a\": 26}", "26", "25").as_deref(), Some("{\"a\": 25}"));
    assert_eq!(json("{\"a\": 9}", "9", "9.00").as_deref(), Some("{\"a\": \"9.00\"}"));
}

#[test]
fn a_block_keeps_its_lines() {
    let block = "a: |\n  Ett,, två\n  tre  fyra\nb: 1\n";
    assert_eq!(yaml(block, ",,", ",").as_deref(), Some(block.replace(",,", ",").as_str()));
    assert_eq!(yaml(block, "  ", " ").as_deref(), Some(block.replace("tre  fyra", "tre fyra").as_str()));
    // Blanks before the first word would be indentation.
    assert_eq!(yaml(block, "Ett", " Ett"), None);
    assert_eq!(yaml(block, "två\ntre", "två tre"), None);
    // A later line may stand further in, unless lines are joined.
    assert_eq!(yaml(block, "tre", "  tre").as_deref(), Some(block.replace("tre", "  tre").as_str()));
    let commented = "a: |-  # > fem\n  Ett\n  två\n";
    assert_eq!(yaml(commented, "två", "  två").as_deref(), Some(commented.replace("två", "  två").as_str()));
    assert_eq!(yaml("a: >\n  Ett\n\n  två\n", "två", "  två"), None);
}

#[test]
fn a_place_that_reads_otherwise_is_left_alone() {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (file, node) = read("post", b"a: ett\n", Format::Yaml, &mut sources, &mut faults);
    let node = node.unwrap();
    let rewriter = Rewriter::new(sources.file(file).text(), Format::Yaml, &node);
    let written =
        |range: std::ops::Range<usize>, was| rewriter.written(&Replacement::read(Span::new(file, range), was, "x"));
    assert_eq!(written(3..6, "ett").map(|written| written.text).as_deref(), Some("x"));
    assert_eq!(written(3..6, "tvo"), None);
    assert_eq!(written(2..6, "ett"), None);
    assert_eq!(written(3..7, "ett\n"), None);
}

/// The file after the last entry of the list `a` has been left out; `None` if it cannot be.
fn left_out(format: Format, text: &str) -> Option<String> {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (file, node) = read("post", text.as_bytes(), format, &mut sources, &mut faults);
    let node = node.expect("a tree");
    let Value::List(items) = &node.get("a").expect("the key").value.value else { panic!("no list") };
    let Value::Scalar(last) = &items.last().expect("an entry").value else { panic!("no text") };
    let fix = Fix::left_out(last.span(), last.text.trim());
    let written = Rewriter::new(sources.file(file).text(), format, &node).written(&fix.replacements[0])?;
    let mut result = text.to_owned();
    result.replace_range(written.span.range(), &written.text);
    Some(result)
}

#[test]
fn an_entry_within_brackets_goes_with_its_comma_and_with_nothing_else() {
    let yaml = |text: &str| left_out(Format::Yaml, text);
    assert_eq!(yaml("a: [Ek,  \"Ek\" ] # båda\n").as_deref(), Some("a: [Ek ] # båda\n"));
    assert_eq!(yaml("b: { c: d }\na: [Ek, Holm, Ek]\n").as_deref(), Some("b: { c: d }\na: [Ek, Holm]\n"));
    assert_eq!(left_out(Format::Json, "{\"a\": [1, 1], \"b\": 1}").as_deref(), Some("{\"a\": [1], \"b\": 1}"));
    assert_eq!(yaml("a: [Ek,\n  Ek,\n]\n").as_deref(), Some("a: [Ek,\n]\n"));
    let json = "{\n  \"a\": [\n    \"Ek\",\n    \"Ek\"\n  ]\n}\n";
    assert_eq!(left_out(Format::Json, json).as_deref(), Some("{\n  \"a\": [\n    \"Ek\"\n  ]\n}\n"));
    assert_eq!(yaml("a: [Ek, Ek # båda\n  ]\n").as_deref(), Some("a: [Ek # båda\n  ]\n"));
    assert_eq!(yaml("a: [Ek, # en gång\n  Ek]\n"), None);
    assert_eq!(yaml("a: [Ek]\n"), None);
}

#[test]
fn an_entry_on_a_line_of_its_own_goes_with_its_line_and_its_comment_stays() {
    let yaml = |text: &str| left_out(Format::Yaml, text);
    assert_eq!(yaml("a:\n  - Ek\n  - Ek\n").as_deref(), Some("a:\n  - Ek\n"));
    assert_eq!(yaml("a:\r\n- Ek\r\n-   'Ek'  \r\nb: c\r\n").as_deref(), Some("a:\r\n- Ek\r\nb: c\r\n"));
    assert_eq!(yaml("a:\n  - Ek\n  - Holm\n  - Ek").as_deref(), Some("a:\n  - Ek\n  - Holm\n"));
    assert_eq!(
        yaml("a:\n  # första\n  - Ek # en\n  # andra\n  - Ek   # två\nb: c\n").as_deref(),
        Some("a:\n  # första\n  - Ek # en\n  # andra\n  # två\nb: c\n")
    );
    assert_eq!(yaml("a:\n  - Ek\n  -\n    Ek\n"), None, "the entry is not on the line of its dash");
    assert_eq!(yaml("a:\n  - Ek Holm\n  - Ek\n    Holm\n"), None, "it is on two lines");
    assert_eq!(yaml("a:\n  - Ek\n"), None, "nothing would be left of the list");
}
