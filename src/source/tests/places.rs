//! The way from a text back to the file.

use proptest::prelude::*;

use super::reading;
use crate::source::Format::{self, Json, Yaml};
use crate::source::{Scalar, Value};

/// The text under the key `a`, and what stands in the file where each of its characters is said to come from.
fn letters(format: Format, file: &str) -> (String, String) {
    let scalar = scalar(format, file);
    let there = |(at, _)| file.get(scalar.locate(at)..).and_then(|rest| rest.chars().next()).unwrap_or('∎');
    let there = scalar.text.char_indices().map(there).collect();
    (scalar.text, there)
}

fn scalar(format: Format, file: &str) -> Scalar {
    let reading = reading(format, file.as_bytes());
    match reading.tree.as_ref().and_then(|root| root.get("a")).map(|entry| &entry.value.value) {
        Some(Value::Scalar(scalar)) => scalar.clone(),
        _ => panic!("no text under a: {:?} in {file:?}", reading.complaints()),
    }
}

#[test]
fn every_character_points_to_itself_and_every_escape_to_its_backslash() {
    let cases = [
        ("a: ett två", "ett två", "ett två"),
        ("å: ä\na: ö 😀 x", "ö 😀 x", "ö 😀 x"),
        ("a: ett  \n   två\n\n\n  tre # x", "ett två\n\ntre", "ett\ntvå\n\ntre"),
        ("a: 'it''s  \n   so ' # x", "it's so ", "it's\nso "),
        ("a: \"\\u00e5å\\L\\\"ö\\\n   x \\ty\"", "åå\u{2028}\"öx \ty", "\\å\\\\öx \\y"),
        ("a: |\n  ett\n   två\n\n  tre\n\nb: c", "ett\n två\n\ntre\n", "ett\n två\n\ntre\n"),
        ("a: |2-\n   ett\n  två", " ett\ntvå", " ett\ntvå"),
        ("a: |+\n\n  ett\n\n\nb: c", "\nett\n\n\n", "\nett\n\n\n"),
        ("a: >\n  ett\n  två\n\n  tre\n   fyra\n  fem\n", "ett två\ntre\n fyra\nfem\n", "ett\ntvå\ntre\n fyra\nfem\n"),
        ("a: ett\r\n  två\r\n", "ett två", "ett\rtvå"),
        ("a: |\r\n  ett\r\n\r\n  två\r\n", "ett\n\ntvå\n", "ett\r\rtvå\r"),
        ("a: >-\r\n  ett\r\n  två\r\n", "ett två", "ett\rtvå"),
        ("a: |\n  ett", "ett\n", "ett∎"),
    ];
    for (file, text, there) in cases {
        assert_eq!(letters(Yaml, file), (text.to_owned(), there.to_owned()), "{file:?}");
    }
    let json = "{\"a\": \"å\\n\\ud83d\\ude00ö\\/\"}";
    assert_eq!(letters(Json, json), ("å\n😀ö/".to_owned(), "å\\\\ö\\".to_owned()));
}

#[test]
fn a_word_is_found_in_a_block_of_many_lines() {
    let file = "x: y\na: |\n  Första raden.\n\n  Andra raden, på svenska.\n";
    let scalar = scalar(Yaml, file);
    let at = scalar.text.find("svenska").unwrap();
    assert_eq!(&file[scalar.locate_range(at..at + 7).range()], "svenska");
    assert_eq!(scalar.locate(scalar.text.len()), file.len(), "behind the last letter");
}

#[test]
fn a_texts_span_is_what_was_typed_without_comments() {
    let cases = [
        ("a: b # c\n", "b"),
        ("a: 'b' # c\n", "'b'"),
        ("a: \"b\\\"\" # c\n", "\"b\\\"\""),
        ("a: |\n  b\n  c\n\n# d\n", "b\n  c\n"),
        ("a: |- # x\n  b\nd: e\n", "b"),
        ("a: |+ # x\n\n\nd: e\n", "|+"),
    ];
    for (file, typed) in cases {
        assert_eq!(&file[scalar(Yaml, file).span().range()], typed, "{file:?}");
    }
}

/// A text as lines of words, some of them empty or indented.
fn lines() -> impl Strategy<Value = Vec<String>> {
    let word = prop::sample::select(vec!["ord", "åäö", "😀", "it's", "a\"b", "x\\y", "5 §", "*m*", "[l](h)", "–"]);
    let line = (0usize..3, prop::collection::vec(word, 0..4)).prop_map(|(indent, words)| {
        if words.is_empty() { String::new() } else { " ".repeat(indent) + &words.join("  ") }
    });
    prop::collection::vec(line, 1..8)
        .prop_filter("a text has letters", |lines| !lines[0].is_empty() && !lines[0].starts_with(' '))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_literal_block_leads_back_to_each_letter(
        lines in lines(), indent in 1usize..5, told in any::<bool>(), chomp in prop::sample::select(vec!["", "-", "+"]),
        end in prop::sample::select(vec!["\n", "\r\n"]), deeper in any::<bool>(),
    ) {
        let number = if told { indent.to_string() } else { String::new() };
        let (outer, first) = if deeper { (2, format!("x:{end}  - a: ")) } else { (0, "a: ".to_owned()) };
        let column = if deeper { outer + 2 } else { 0 };
        let body: String = lines
            .iter()
            .map(|line| if line.is_empty() { end.to_owned() } else { format!("{}{line}{end}", " ".repeat(column + indent)) })
            .collect();
        let file = format!("{first}|{number}{chomp}{end}{body}");
        let reading = reading(Yaml, file.as_bytes());
        let root = reading.tree.as_ref().unwrap();
        let item = match root.get("x").map(|entry| &entry.value.value) {
            Some(Value::List(items)) => &items[0],
            _ => root,
        };
        let Value::Scalar(scalar) = &item.get("a").unwrap().value.value else { panic!("a text") };
        let mut expected = lines.join("\n");
        match chomp {
            "-" => expected.truncate(expected.trim_end_matches('\n').len()),
            "+" => expected.push('\n'),
            _ => {
                expected.truncate(expected.trim_end_matches('\n').len());
                expected.push('\n');
            }
        }
        prop_assert_eq!(&scalar.text, &expected);
        for (at, letter) in expected.char_indices() {
            let there = file[scalar.locate(at)..].chars().next();
            let written = if letter == '\n' { end.chars().next() } else { Some(letter) };
            prop_assert_eq!(there, written, "at {} of {:?}", at, file);
        }
    }

    #[test]
    fn a_quoted_text_leads_back_to_each_letter(lines in lines(), double in any::<bool>(), json in any::<bool>()) {
        let text = lines.join("\n");
        let (format, file) = match (json, double) {
            (true, _) => (Json, format!("{{\"a\": {}}}", serde_json::to_string(&text).unwrap())),
            (false, true) => (Yaml, format!("a: \"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n"))),
            // Two line ends are one when folded, and white space at a fold is lost.
            (false, false) => {
                let lines: Vec<&str> = lines.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
                (Yaml, format!("a: '{}'", lines.join("\n\n   ").replace('\'', "''")))
            }
        };
        let (read, there) = letters(format, &file);
        if format == Json || double {
            prop_assert_eq!(&read, &text);
        }
        for (letter, there) in read.chars().zip(there.chars()) {
            prop_assert!(letter == there || (there == '\\' && matches!(letter, '\n' | '"')), "{:?} is {:?} in {:?}", letter, there, file);
        }
    }
}
