//! What to write where a key is missing, as the mapping around it is laid out.

use crate::diagnostic::{Diagnostics, Message};
use crate::message;
use crate::source::{self, Layout, Node, Sources, Value};

/// The remedy for a mapping that lacks a key and is laid out so. The example is a value in YAML on one line.
#[must_use]
pub fn to_add(name: &str, example: &str, layout: Layout) -> Message {
    // What ends a value within braces.
    const ENDS: &[char] = &[',', '[', ']', '{', '}'];
    let entry = match layout {
        Layout::Lines => return message!("lägg till en rad: {name}: {example}", "add a line: {name}: {example}"),
        Layout::Braces if !example.starts_with(['[', '{', '"']) && example.contains(ENDS) => {
            format!("{name}: \"{example}\"")
        }
        Layout::Braces => format!("{name}: {example}"),
        Layout::Json => format!("\"{name}\": {}", json(example)),
    };
    message!("lägg till inom {{ }}, med komma emellan: {entry}", "add within {{ }}, with a comma between: {entry}")
}

/// The remedy for a mapping that lacks a list, or has an empty one (`is_empty`).
#[must_use]
pub fn to_fill(name: &str, example: &str, layout: Layout, is_empty: bool) -> Message {
    if !is_empty {
        return to_add(name, example, layout);
    }
    let entry = match layout {
        Layout::Json => format!("\"{name}\": {}", json(example)),
        Layout::Lines | Layout::Braces => format!("{name}: {example}"),
    };
    message!("skriv i stället för den tomma listan: {entry}", "write instead of the empty list: {entry}")
}

/// A value in YAML on one line as JSON has it.
fn json(example: &str) -> String {
    fn write(node: &Node) -> serde_json::Value {
        match &node.value {
            Value::Null => serde_json::Value::Null,
            Value::Scalar(scalar) => {
                let number = scalar.text.parse::<u32>().ok().filter(|number| number.to_string() == scalar.text);
                number.map_or_else(|| scalar.text.clone().into(), Into::into)
            }
            Value::List(items) => items.iter().map(write).collect(),
            Value::Map(entries) => entries.iter().map(|entry| (entry.key.clone(), write(&entry.value))).collect(),
        }
    }
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (_, node) = source::read("", example.as_bytes(), source::Format::Yaml, &mut sources, &mut faults);
    node.map_or_else(|| example.to_owned(), |node| write(&node).to_string())
}
