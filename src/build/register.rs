//! The register that a record names: read beside it, and what of it goes with the document.

use std::path::Path;

use super::Job;
use crate::diagnostic::Diagnostics;
use crate::record::register::{self, Registered};
use crate::source::{self, Format, Node, Sources, Span};

/// The part of a register that a document is made of.
#[derive(Clone, Debug)]
pub struct Excerpt {
    /// The path that the record gives.
    pub path: String,
    /// A register in JSON, which is YAML too.
    pub text: String,
}

/// Reads the register that a record names, as it was on the record's day. What is wrong with it goes to `cx`, at its own line.
pub(super) fn read(record: &Node, job: &Job<'_>, sources: &mut Sources, cx: &mut Diagnostics) -> Registered {
    let Some(named) = register::named(record) else { return Registered::Unnamed };
    let bytes = match job.beside.register(named.value) {
        Ok(bytes) => bytes,
        Err(fault) => {
            cx.push((*fault).at(named.span));
            return Registered::Lost;
        }
    };
    let (name, format) = (beside(job.name, named.value), format(named.value));
    if source::says_nothing(&bytes, format) {
        let file = sources.add(source::SourceFile::new(name, String::new()));
        cx.push(register::empty().at(Span::new(file, 0..0)));
        return Registered::Lost;
    }
    let (_, node) = crate::record::tree(&name, &bytes, format, sources, cx);
    let register = node.and_then(|node| register::read(&node, cx));
    register.map_or(Registered::Lost, |register| Registered::Read(register.as_of(record)))
}

/// What else the authority of a record is and was called, as far as its register knows.
pub(super) fn other_names(record: &Node, registered: &Registered, authority: &str) -> Vec<String> {
    match registered {
        Registered::Read(register) => register.other_names(record, authority),
        Registered::Unnamed | Registered::Lost => Vec::new(),
    }
}

/// What of the register goes with the document.
pub(super) fn excerpt(record: &Node, registered: &Registered) -> Option<Excerpt> {
    let Registered::Read(register) = registered else { return None };
    Some(Excerpt { path: register::named(record)?.value.to_owned(), text: register.excerpt(record) })
}

/// What a register is written in, by its name.
pub(super) fn format(path: &str) -> Format {
    let extension = Path::new(path).extension().unwrap_or_default();
    if extension.eq_ignore_ascii_case("json") { Format::Json } else { Format::Yaml }
}

/// A path that a record gives, as it is shown: beside the record's own name.
fn beside(record: &str, path: &str) -> String {
    let directory = record.rfind(['/', '\\']).map_or("", |end| &record[..=end]);
    format!("{directory}{path}")
}
