//! Files made to break a reader. That these tests end at all, and soon, is part of what they show.

use proptest::prelude::*;

use super::{complaint, reading, tree};
use crate::diagnostic::{Diagnostics, Lang, render};
use crate::source::Format::{Json, Yaml};
use crate::source::{Limits, Scalar, Value};

const MEBI: usize = 1024 * 1024;

#[test]
fn nesting_is_allowed_up_to_the_limit() {
    let nested = |depth: usize| "- ".repeat(depth) + "x\n";
    assert_eq!(tree(Yaml, &nested(Limits::DEPTH)), format!("{}\"x\"{}", "[".repeat(64), "]".repeat(64)));
    assert!(
        complaint(Yaml, nested(Limits::DEPTH + 1))
            .starts_with("1:129+1 SRC-DEPTH: filen är nästlad djupare än 64 nivåer")
    );
}

#[test]
fn nesting_ten_thousand_or_a_million_deep_is_one_complaint() {
    for depth in [10_000, 1_000_000] {
        for part in ["[", "- ", "{a: ", "{\"a\":", "[{\"a\": "] {
            assert!(complaint(Yaml, part.repeat(depth)).contains("SRC-DEPTH"), "{part}");
        }
        let keys = reading(Yaml, "? ".repeat(depth).as_bytes()).complaints();
        assert!(keys.last().is_some_and(|last| last.contains("SRC-DEPTH") || last.contains("SRC-SIZE")), "{keys:?}");
    }
    for part in ["[", "{\"a\":"] {
        assert!(complaint(Json, part.repeat(1_000_000)).contains("SRC-DEPTH"));
    }
    let stairs: Vec<String> = (0..2000).map(|depth| format!("{:depth$}k:\n", "")).collect();
    assert!(complaint(Yaml, stairs.concat()).starts_with("65:65+1 SRC-DEPTH"));
}

#[test]
fn ten_megabytes_in_one_text_are_read() {
    let length = |reading: super::Reading| match reading
        .tree
        .as_ref()
        .and_then(|root| root.get("a"))
        .map(|entry| &entry.value.value)
    {
        Some(Value::Scalar(scalar)) => scalar.text.len(),
        _ => 0,
    };
    let words = "ord på rad ".repeat(10 * MEBI / 12);
    let words = words.trim_end();
    for text in
        [format!("a: {words}"), format!("a: '{words}'"), format!("a: |-\n  {words}"), format!("a: >-\n  {words}")]
    {
        assert_eq!(length(reading(Yaml, text.as_bytes())), words.len());
    }
    assert_eq!(length(reading(Json, format!("{{\"a\": \"{words}\"}}").as_bytes())), words.len());
    let lines = "rad\n".repeat(10 * MEBI / 4);
    let text = format!("a: |\n{}", lines.replace("rad", "  rad"));
    assert_eq!(length(reading(Yaml, text.as_bytes())), lines.len());
}

#[test]
fn more_values_than_memory_should_hold_are_refused() {
    for text in
        ["- a\n".repeat(MEBI), "a: b\n".repeat(MEBI), "- &a b\n".repeat(MEBI), format!("[{}", "a,".repeat(4 * MEBI))]
    {
        let complaints = reading(Yaml, text.as_bytes()).complaints();
        assert!(complaints.iter().any(|line| line.contains("SRC-SIZE")), "{complaints:?}");
        assert!(complaints.len() <= Diagnostics::MOST_OF_A_KIND + 2);
    }
    assert!(
        complaint(Json, format!("[{}", "1,".repeat(4 * MEBI))).contains("SRC-SIZE: filen har fler än 200000 värden")
    );
}

/// Pieces of YAML and JSON in no order, which come nearer to a reader's corners than arbitrary text does.
fn soup() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "a", "ord", "b: ", "c:", "- ", "? ", ": ", "\n", "\n  ", "\n    ", "\r\n", "\r\n  ", "\r", " ", "\t", "[", "]",
        "{", "}", ",", "'", "\"", "''", "\\", "\\x41", "\\u00e5", "\\L", "\\\n", "#", " # x", "&a ", "*a ", "!t ",
        "| \n  ", "|2-\n", ">+\n  ", ">\n  ", "|\n", "--- ", "...\n", "%", "@", "<<: ", "å", "😀", "\u{feff}", "\0",
        "~", "null", "\"a\": ", "//", "1.5", "\u{a0}",
    ]);
    prop::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether each character of a text stands at the place that it gives, unless an escape sequence or a line end does.
fn places_are_exact(scalar: &Scalar, text: &str) -> Result<(), TestCaseError> {
    let mut before = 0;
    for (at, letter) in scalar.text.char_indices() {
        let place = scalar.locate(at);
        prop_assert!(text.is_char_boundary(place) && place >= before, "{letter:?} at {place}");
        before = place;
        let there = text[place..].chars().next().unwrap_or('\n');
        let stands_for_it = match there {
            '\\' | '\'' => true,
            '\n' | '\r' => matches!(letter, ' ' | '\n'),
            // A header with its sign stands for the empty lines of a text that has no others; NUL is read as another control.
            '|' | '>' | '+' => letter == '\n',
            '\0' => letter == '\u{1}',
            _ => false,
        };
        prop_assert!(there == letter || stands_for_it, "{letter:?} is {there:?} in the file");
        let span = scalar.locate_range(at..at + letter.len_utf8()).range();
        prop_assert!(text.get(span.clone()).is_some() || span.end > text.len(), "{letter:?} at {span:?}");
    }
    Ok(())
}

fn all_places_are_exact(value: &Value, text: &str) -> Result<(), TestCaseError> {
    match value {
        Value::Null => Ok(()),
        Value::Scalar(scalar) => places_are_exact(scalar, text),
        Value::List(items) => items.iter().try_for_each(|item| all_places_are_exact(&item.value, text)),
        Value::Map(entries) => entries.iter().try_for_each(|entry| all_places_are_exact(&entry.value.value, text)),
    }
}

/// Reads in both formats, checks that a file that gives no tree says why, and that everything said can be shown.
fn survives(bytes: &[u8]) -> Result<(), TestCaseError> {
    for format in [Yaml, Json] {
        let reading = reading(format, bytes);
        prop_assert!(reading.tree.is_some() || !reading.diagnostics.is_empty());
        for fault in &reading.diagnostics {
            for label in fault.primary.iter().chain(&fault.related) {
                let text = reading.sources.file(label.span.file).text();
                prop_assert!(text.is_char_boundary(label.span.start as usize), "{fault:?}");
            }
        }
        for lang in [Lang::Sv, Lang::En] {
            let _ = render::human(&reading.diagnostics, &reading.sources, lang, true);
        }
        let _ = render::json(&reading.diagnostics, &reading.sources, Lang::Sv);
        let _ = render::sarif(&reading.diagnostics, &reading.sources, Lang::Sv);
        if let (Some(tree), Ok(text)) = (&reading.tree, std::str::from_utf8(bytes)) {
            all_places_are_exact(&tree.value, text)?;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        survives(&bytes)?;
    }

    #[test]
    fn yaml_and_json_in_pieces_never_panic_and_every_place_is_exact(text in soup()) {
        survives(text.as_bytes())?;
    }
}
