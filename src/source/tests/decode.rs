//! What a file of ours is told that does not have its type's form.

use std::collections::BTreeMap;

use serde::de::{Deserialize, Deserializer};

use super::reading;
use crate::diagnostic::{Code, Doc, Lang};
use crate::message;
use crate::source::Format::Yaml;
use crate::source::{decode, refused};

/// A file as house-style makers might have to write.
#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    sides: BTreeMap<String, Side>,
    #[serde(default)]
    bold: bool,
    #[serde(default)]
    colour: Option<Even>,
    #[serde(default)]
    lines: Vec<String>,
}

#[derive(Debug, PartialEq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Side {
    Left,
    Right,
}

/// A word with as many letters as it shall have.
#[derive(Debug, PartialEq)]
struct Even(String);

impl<'de> Deserialize<'de> for Even {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        if word.len().is_multiple_of(2) {
            return Ok(Self(word));
        }
        Err(refused(&message!("\"{word}\" är udda", "\"{word}\" is odd")))
    }
}

/// The fault of a file, its place and its hints, in a language.
fn fault(text: &str, lang: Lang) -> String {
    let reading = reading(Yaml, text.as_bytes());
    let error = decode::<File>(&reading.tree.unwrap()).unwrap_err();
    let fault = error.diagnostic(Code::Hse, Doc { sv: "filen", en: "the file" });
    let place = fault.primary.as_ref().map(|label| reading.sources.slice(label.span)).unwrap_or_default();
    let hints: Vec<String> = fault.hints.iter().map(|hint| format!(" » {}", hint.in_lang(lang))).collect();
    format!("`{place}` {}{}", fault.message.in_lang(lang), hints.concat())
}

#[test]
fn a_file_in_its_types_form_is_taken() {
    let text = "name: a\nsides: { x: left, y: right }\nbold: true\ncolour: ab\nlines: [c, 1]\n";
    let file: File = decode(&reading(Yaml, text.as_bytes()).tree.unwrap()).unwrap();
    let sides = BTreeMap::from([("x".to_owned(), Side::Left), ("y".to_owned(), Side::Right)]);
    let colour = Some(Even("ab".to_owned()));
    assert_eq!(file, File { name: "a".to_owned(), sides, bold: true, colour, lines: vec!["c".into(), "1".into()] });
    let bare: File = decode(&reading(Yaml, b"name: a\nsides: {}\ncolour:\n").tree.unwrap()).unwrap();
    assert_eq!((bare.bold, bare.colour, bare.lines.len()), (false, None, 0));
}

#[test]
fn what_serde_finds_wrong_is_said_in_both_languages_at_its_place() {
    let both = |text: &str| [fault(text, Lang::Sv), fault(text, Lang::En)];
    assert_eq!(
        both("name: a\nsidor: {}\n"),
        [
            "`sidor` filen går inte att använda: nyckeln \"sidor\" finns inte » nycklarna här är: name, sides, bold, colour, lines",
            "`sidor` the file cannot be used: there is no key \"sidor\" » the keys here are: name, sides, bold, colour, lines",
        ]
    );
    assert_eq!(
        fault("name: a\nside: {}\n", Lang::Sv),
        "`side` filen går inte att använda: nyckeln \"side\" finns inte » menas \"sides\"?"
    );
    assert_eq!(
        both("name: a\nbold: true\n"),
        [
            "`name` filen går inte att använda: nyckeln \"sides\" saknas » lägg till en rad: sides: …",
            "`name` the file cannot be used: the key \"sides\" is missing » add a line: sides: …",
        ]
    );
    assert_eq!(
        both("name: [a]\n"),
        [
            "`[a]` filen går inte att använda vid name: här ska en text stå, men här står en lista",
            "`[a]` the file cannot be used at name: a text shall stand here, but here is a list",
        ]
    );
    assert_eq!(
        both("name: a\nsides: { x: up }\n"),
        [
            "`up` filen går inte att använda vid sides.x: \"up\" går inte här » välj bland: left, right",
            "`up` the file cannot be used at sides.x: \"up\" will not do here » choose among: left, right",
        ]
    );
    assert_eq!(
        both("name: a\nsides: {}\nbold: ja\n"),
        [
            "`ja` filen går inte att använda vid bold: här ska true eller false stå, men här står texten \"ja\"",
            "`ja` the file cannot be used at bold: true or false shall stand here, but here is the text \"ja\"",
        ]
    );
    assert_eq!(
        both("name: a\nsides: left\n"),
        [
            "`left` filen går inte att använda vid sides: här ska nycklar med värden stå, men här står texten \"left\"",
            "`left` the file cannot be used at sides: keys with values shall stand here, but here is the text \"left\"",
        ]
    );
    assert_eq!(
        both("name: a\nsides: { x: {} }\n"),
        [
            "`{}` filen går inte att använda vid sides.x: här ska ett ord stå, men här står nycklar med värden",
            "`{}` the file cannot be used at sides.x: a word shall stand here, but here is keys with values",
        ]
    );
    assert_eq!(
        fault("name: a\nsides: {}\nlines: [b, { c: d }]\n", Lang::Sv),
        "`{ c: d }` filen går inte att använda vid lines.[1]: här ska en text stå, men här står nycklar med värden"
    );
}

#[test]
fn a_type_of_ours_refuses_in_both_languages() {
    let text = "name: a\nsides: {}\ncolour: abc\n";
    assert_eq!(fault(text, Lang::Sv), "`abc` filen går inte att använda vid colour: \"abc\" är udda");
    assert_eq!(fault(text, Lang::En), "`abc` the file cannot be used at colour: \"abc\" is odd");
}
