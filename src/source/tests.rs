//! What the reader says of files, and what it makes of them.

mod bytes;
mod decode;
mod json;
mod limits;
mod places;
mod yaml;

use super::{Format, Node, Sources, Value, read};
use crate::diagnostic::{Diagnostic, Diagnostics};

/// A file that was read.
struct Reading {
    sources: Sources,
    tree: Option<Node>,
    diagnostics: Vec<Diagnostic>,
}

fn reading(format: Format, bytes: &[u8]) -> Reading {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let (_, tree) = read("protokoll", bytes, format, &mut sources, &mut diagnostics);
    Reading { sources, tree, diagnostics: diagnostics.into_sorted() }
}

impl Reading {
    /// The faults, one a line: place, code, message, hints.
    fn complaints(&self) -> Vec<String> {
        let complaint = |fault: &Diagnostic| {
            let label = fault.primary.as_ref().expect("every fault of a file has a place");
            let range = label.span.range();
            let file = self.sources.file(label.span.file);
            let (start, end) = (file.place(range.start), file.place(range.end));
            let hints: Vec<String> = fault.hints.iter().map(|hint| format!(" » {}", hint.sv)).collect();
            let length = if start.line == end.line { end.column - start.column } else { 0 };
            format!("{}:{}+{length} {}: {}{}", start.line, start.column, fault.code, fault.message.sv, hints.concat())
        };
        self.diagnostics.iter().map(complaint).collect()
    }

    /// The tree in one line: `{key: "text"}`, with `~` for nothing.
    fn outline(&self) -> String {
        self.tree.as_ref().map_or_else(|| "no tree".to_owned(), outline)
    }
}

fn outline(node: &Node) -> String {
    match &node.value {
        Value::Null => "~".to_owned(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::List(items) => format!("[{}]", items.iter().map(outline).collect::<Vec<_>>().join(", ")),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| format!("{}: {}", entry.key, outline(&entry.value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
        }
    }
}

/// The only complaint of a file that has one.
fn complaint(format: Format, bytes: impl AsRef<[u8]>) -> String {
    let complaints = reading(format, bytes.as_ref()).complaints();
    assert_eq!(complaints.len(), 1, "{complaints:#?}");
    complaints.into_iter().next().unwrap_or_default()
}

/// The tree of a file that is in order.
fn tree(format: Format, text: &str) -> String {
    let reading = reading(format, text.as_bytes());
    assert_eq!(reading.complaints(), Vec::<String>::new());
    reading.outline()
}
