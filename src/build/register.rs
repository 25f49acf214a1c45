//! The register that a record names: read beside it, and what of it goes with the document.

use std::path::Path;

use super::Job;
use crate::diagnostic::Diagnostics;
use crate::record::register::{self, OtherName, Referred, Register, Registered};
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

/// A register, and what a record says of it.
#[derive(Debug)]
pub(super) struct Consulted {
    /// The path that the record gives.
    path: String,
    register: Register,
    referred: Referred,
}

impl Consulted {
    /// The register that a record names; `None` where it names none, or none that could be had.
    pub(super) fn of(record: &Node, registered: Registered) -> Option<Self> {
        let Registered::Read(register) = registered else { return None };
        Some(Self { path: register::named(record)?.value.to_owned(), register, referred: Referred::of(record) })
    }

    /// What else the authority of the record is and was called.
    pub(super) fn other_names(&self, authority: &str) -> Vec<String> {
        self.register.other_names(&self.referred, authority)
    }

    /// What of the register goes with the document, whose house style was perhaps found by another name of its authority.
    pub(super) fn excerpt(&self, by_other: Option<OtherName<'_>>) -> Excerpt {
        Excerpt { path: self.path.clone(), text: self.register.excerpt(&self.referred, by_other) }
    }
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
