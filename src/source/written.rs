//! How a key and its value are written in a record, for remedies that say what to write.

use super::{Format, Layout, Node, Sources, Value, read};
use crate::diagnostic::Diagnostics;

/// A key with its value as they are written in a mapping that is laid out so: `lottning: ja`, `"lottning": "ja"`. The example is a value in
/// YAML on one line.
#[must_use]
pub fn entry(name: &str, example: &str, layout: Layout) -> String {
    // What ends a value within braces.
    const ENDS: &[char] = &[',', '[', ']', '{', '}'];
    match layout {
        Layout::Braces if !example.starts_with(['[', '{', '"']) && example.contains(ENDS) => {
            format!("{name}: \"{example}\"")
        }
        Layout::Lines | Layout::Braces => format!("{name}: {example}"),
        Layout::Json => format!("\"{name}\": {}", as_json(example)),
    }
}

/// A value as it is written there, likewise.
#[must_use]
pub fn value(example: &str, layout: Layout) -> String {
    match layout {
        Layout::Lines | Layout::Braces => example.to_owned(),
        Layout::Json => as_json(example),
    }
}

/// YAML as JSON has it, on one line.
fn as_json(example: &str) -> String {
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
    let (_, node) = read("", example.as_bytes(), Format::Yaml, &mut sources, &mut faults);
    node.map_or_else(|| example.to_owned(), |node| write(&node).to_string())
}
