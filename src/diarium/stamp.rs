//! A registry number put into a record that had none, with not another letter changed.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Form, Replacement};
use crate::message;
use crate::source::{self, Entry, Format, Node, Sources, Span, Value};

/// The key of the registry number.
const KEY: &str = "diarienummer";
/// The keys that it is put before: the first of them that the record has. They are scalars in every record.
const BEFORE: [&str; 3] = ["datum", "titel", "typ"];

/// The bytes of a record with its number in it.
///
/// # Errors
/// A record that has a number already, that cannot be read, or in which there is no place for one.
pub fn stamped(name: &str, bytes: &[u8], format: Format, number: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
    let mut sources = Sources::new();
    let mut cx = Diagnostics::new();
    let (file, node) = source::read(name, bytes, format, &mut sources, &mut cx);
    let refuse = |message| Box::new(Diagnostic::new(Code::DiariumStamp, message));
    let Some(node) = node.filter(|_| !cx.has_errors()) else {
        let fault = refuse(message!("\"{name}\" går inte att läsa", "\"{name}\" cannot be read"));
        return Err(Box::new(
            fault.hint(message!("\"protokollant check\" säger varför", "\"protokollant check\" says why")),
        ));
    };
    let text = sources.file(file).text();
    let no_place =
        || refuse(message!("\"{name}\" har ingen plats för numret", "\"{name}\" has no place for the number"));
    let replacement = match node.get(KEY) {
        Some(entry) => in_place_of(entry, number, text, format).ok_or_else(|| match &entry.value.value {
            Value::Scalar(scalar) if !scalar.text.trim().is_empty() => {
                let own = scalar.text.trim();
                refuse(message!(
                    "\"{name}\" har redan diarienumret {own}",
                    "\"{name}\" has the registry number {own} already"
                ))
            }
            _ => no_place(),
        })?,
        None => before(&node, number, text, format).ok_or_else(no_place)?,
    };
    let range = replacement.span.range();
    let mut whole = text.to_owned();
    whole.replace_range(range, &replacement.text);
    // What is read now must be what was read before, and the number.
    if says(name, &whole, format, number, &node) { Ok(whole.into_bytes()) } else { Err(no_place()) }
}

/// In the place of a value that is not there, or is an empty text.
fn in_place_of(entry: &Entry, number: &str, text: &str, format: Format) -> Option<Replacement> {
    match &entry.value.value {
        Value::Scalar(scalar) if scalar.text.trim().is_empty() => Some(replacing(scalar.span(), value(number, format))),
        Value::Null => {
            let colon = text.get(entry.key_span.range().end..)?.find(':')? + entry.key_span.range().end + 1;
            let rest = text.get(colon..)?;
            let word = rest.trim_start_matches([' ', '\t']);
            let written =
                ["null", "~"].iter().find(|word_for| word.starts_with(**word_for)).map_or(0, |found| found.len());
            let end = colon + if written == 0 { 0 } else { rest.len() - word.len() + written };
            let text = format!(" {}", value(number, format));
            Some(replacing(Span::new(entry.key_span.file, colon..end), text))
        }
        _ => None,
    }
}

/// On a line of its own before another key, indented as that one is; on the same line in a mapping that is written on one.
fn before(node: &Node, number: &str, text: &str, format: Format) -> Option<Replacement> {
    let next = BEFORE.iter().find_map(|key| node.get(key))?;
    let start = next.key_span.range().start;
    let line = text.get(..start)?.rsplit(['\n', '\r']).next()?;
    let indent = line.chars().all(|letter| letter == ' ' || letter == '\t');
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let flow = match format {
        Format::Json => true,
        // A block's keys begin their lines, but so may those of a mapping in braces.
        Format::Yaml => text.get(node.span.range().start..)?.starts_with('{'),
    };
    let (comma, after) = match (flow, indent) {
        (false, true) => ("", format!("{end}{line}")),
        (true, true) => (",", format!("{end}{line}")),
        (true, false) => (",", " ".to_owned()),
        (false, false) => return None,
    };
    let key = if format == Format::Json { format!("\"{KEY}\"") } else { KEY.to_owned() };
    let value = value(number, format);
    Some(replacing(Span::new(next.key_span.file, start..start), format!("{key}: {value}{comma}{after}")))
}

fn replacing(span: Span, text: String) -> Replacement {
    Replacement { span, text, form: Form::Written }
}

/// The number as the file writes a text.
fn value(number: &str, format: Format) -> String {
    let plain = number.starts_with(char::is_alphanumeric)
        && number.chars().all(|letter| letter.is_alphanumeric() || " -/.".contains(letter));
    if format == Format::Yaml && plain { number.to_owned() } else { format!("\"{number}\"") }
}

/// Whether a record says the number, and otherwise what it said before.
fn says(name: &str, text: &str, format: Format, number: &str, before: &Node) -> bool {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let (_, after) = source::read(name, text.as_bytes(), format, &mut sources, &mut cx);
    let (Some(after), Value::Map(old)) = (after, &before.value) else { return false };
    let Value::Map(new) = &after.value else { return false };
    let numbered = after
        .get(KEY)
        .is_some_and(|entry| matches!(&entry.value.value, Value::Scalar(scalar) if scalar.text == number));
    let others = |entries: &[Entry]| -> Vec<String> {
        entries
            .iter()
            .filter(|entry| entry.key != KEY)
            .map(|entry| format!("{}{}", entry.key, said(&entry.value)))
            .collect()
    };
    numbered && others(old) == others(new)
}

/// What a value says, without its places.
fn said(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::List(items) => format!("[{}]", items.iter().map(said).collect::<Vec<_>>().join(",")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{:?}:{}", entry.key, said(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
        }
    }
}
