//! Who makes a record's documents: this process, or another.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::io;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::discreet::{Why, wordless};
use crate::build::{About, Artifact, Builder, InWord, Job, Output, checksum};
use crate::diagnostic::{Code, Diagnostic, Lang, Message, Severity, render};
use crate::document::Image;
use crate::meeting::{Appendices, AppendixFile, Edition, Pictures, Variant};
use crate::message;
use crate::pdf::Standard;
use crate::record::DocumentType;
use crate::record::register::Registers;
use crate::source::{Directory, Format, Sources, inside};

/// What is to be made of every record of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The kinds of file, each once, in the order in which they are named.
    pub outputs: Vec<Output>,
    /// What the PDF follows.
    pub standard: Standard,
    /// The kind of document, where it is not the record's own.
    pub kind: Option<DocumentType>,
    /// The items that an extract holds.
    pub items: Vec<RangeInclusive<u32>>,
    /// What goes into Word files beside the document.
    #[serde(default)]
    pub in_word: InWord,
    /// Whether secrets are masked or marked, where that was asked for.
    pub variant: Option<Variant>,
    /// Whether roles stand in the place of names. The first manifests do not say, for nobody could ask for it.
    #[serde(default)]
    pub roles: bool,
    /// Whether the machine is approved for security-classified records. Whoever is at the machine says so: it is in no manifest.
    #[serde(skip)]
    pub on_approved_machine: bool,
}

impl Settings {
    /// Which document is to be made of each record.
    #[must_use]
    pub fn edition(&self) -> Edition<'_> {
        Edition { kind: self.kind, items: &self.items, variant: self.variant, roles: self.roles }
    }

    /// What the names of files have after the record's, so that they do not take the place of its own document: `-kallelse`,
    /// `-protokollsutdrag-24_30-32`.
    #[must_use]
    pub fn suffix(&self) -> String {
        let roles = if self.roles { "-roller" } else { "" };
        let Some(kind) = self.kind else { return roles.to_owned() };
        let items = self.items.iter().map(|range| match (range.start(), range.end()) {
            (first, last) if first == last => first.to_string(),
            (first, last) => format!("{first}-{last}"),
        });
        let items = items.collect::<Vec<_>>().join("_");
        let dash = if items.is_empty() { "" } else { "-" };
        format!("-{}{dash}{items}{roles}", kind.template())
    }
}

/// How faults are told to people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// In which language.
    pub lang: Lang,
    /// Whether with colours.
    pub colour: bool,
    /// Whether others than whoever wrote the record may read it, in a log or a report. Then no word is quoted of a record that holds secrets.
    pub discreet: bool,
}

/// A record that documents are to be made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The record's name as it shall be shown.
    pub name: String,
    /// The path that its documents get theirs from: its own name, in a run with the directories above it.
    pub path: String,
    /// The record.
    pub bytes: Vec<u8>,
    /// What it is written in.
    pub format: Format,
    /// The directory that it lies in; `None` for a record from a stream, beside which nothing lies.
    pub directory: Option<PathBuf>,
}

/// A fault, for those who were not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// What kind.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// The line of the record, from 1, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<usize>,
    /// What is wrong.
    pub message: Message,
}

/// A file that a record names, by its path from the record's directory.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The path, with slashes.
    pub path: String,
    /// Its SHA-256; `None` for one that cannot be used.
    pub sha256: Option<String>,
}

/// What became of a record, before anything is written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Product {
    /// Everything found wrong.
    pub faults: Vec<Fault>,
    /// The same for people, as [`render::human`] writes it.
    pub told: String,
    /// What the documents are. `None` if it did not come to that.
    pub about: Option<About>,
    /// The files that the record names, in the order of their paths.
    pub named: Vec<Named>,
    /// The documents. Empty if anything is an error.
    pub artifacts: Vec<Artifact>,
    /// How long it took, in milliseconds, where somebody has looked at the clock.
    pub millis: u64,
    /// Whether nothing is quoted of the record, for it holds secrets.
    pub withheld: bool,
}

impl Product {
    /// What is left of a record of which nothing can be made.
    #[must_use]
    pub fn refused(fault: &Diagnostic, voice: Voice) -> Self {
        let mut product = Self::default();
        product.tell(std::slice::from_ref(fault), &Sources::new(), voice);
        product
    }

    /// Adds what is wrong.
    pub fn tell(&mut self, faults: &[Diagnostic], sources: &Sources, voice: Voice) {
        self.told += &render::human(faults, sources, voice.lang, voice.colour);
        self.count(faults, sources);
    }

    /// Likewise, where others are told of many records: what has no place says of which it is.
    fn tell_of(&mut self, record: &str, faults: &[Diagnostic], sources: &Sources, voice: Voice) {
        let told: Vec<Diagnostic> = faults.iter().map(|fault| placed(record, fault)).collect();
        self.told += &render::human(&told, sources, voice.lang, voice.colour);
        self.count(faults, sources);
    }

    fn count(&mut self, faults: &[Diagnostic], sources: &Sources) {
        let of = |fault: &Diagnostic| Fault {
            code: fault.code,
            severity: fault.severity,
            line: fault.primary.as_ref().and_then(|label| render::line(label.span, sources)),
            message: fault.message.clone(),
        };
        self.faults.extend(faults.iter().map(of));
    }

    /// Likewise, of a record that may not be quoted.
    fn tell_wordlessly(&mut self, record: &str, why: Why, faults: &[Diagnostic], sources: &Sources, voice: Voice) {
        for fault in faults {
            let (fault, told) = wordless(record, why, fault, sources, voice);
            self.faults.push(fault);
            self.told += &told;
        }
    }

    /// Whether anything is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.faults.iter().any(|fault| fault.severity == Severity::Error)
    }
}

/// A fault that says of which record it is, though it has no place in one.
#[must_use]
pub fn placed(record: &str, fault: &Diagnostic) -> Diagnostic {
    if fault.primary.is_some() {
        return fault.clone();
    }
    let Message { sv, en } = &fault.message;
    Diagnostic { message: message!("{record}: {sv}", "{record}: {en}"), ..fault.clone() }
}

/// Who makes documents of records, one after the other. What is begun is made while others do something else, where that is possible.
pub trait Maker {
    /// Begins with a record. The one before has been finished.
    fn begin(&mut self, request: Request);

    /// What became of the record that was begun; `None` if none was.
    ///
    /// # Errors
    /// Nobody can be had who makes documents at all. What is wrong with the record is in the product.
    fn finish(&mut self) -> io::Result<Option<Product>>;
}

/// Makes documents in this process.
#[derive(Debug)]
pub struct Bench<'b> {
    builder: &'b Builder,
    settings: &'b Settings,
    voice: Voice,
    begun: Option<Request>,
}

impl<'b> Bench<'b> {
    /// A place to make documents at.
    #[must_use]
    pub fn new(builder: &'b Builder, settings: &'b Settings, voice: Voice) -> Self {
        Self { builder, settings, voice, begun: None }
    }

    /// What becomes of a record.
    #[must_use]
    pub fn make(&self, request: &Request) -> Product {
        let beside = Noted::beside(request.directory.clone());
        let job = Job {
            edition: self.settings.edition(),
            in_word: self.settings.in_word,
            on_approved_machine: self.settings.on_approved_machine,
            path: &request.path,
            ..Job::new(&request.name, &request.bytes, request.format, &beside)
        };
        let outcome = self.builder.build(&job, &self.settings.outputs, self.settings.standard);
        let mut product = Product { about: outcome.about, artifacts: outcome.artifacts, ..Product::default() };
        let (faults, sources) = (&outcome.diagnostics, &outcome.sources);
        let is_told = self.voice.discreet && !faults.is_empty();
        if is_told && let Some(why) = Why::of(&request.bytes, self.settings.roles) {
            product.tell_wordlessly(&request.name, why, faults, sources, self.voice);
            product.withheld = true;
        } else if self.voice.discreet {
            product.tell_of(&request.name, faults, sources, self.voice);
        } else {
            product.tell(faults, sources, self.voice);
        }
        product.named = beside.named.into_inner().into_iter().map(|(path, sha256)| Named { path, sha256 }).collect();
        product
    }
}

impl Maker for Bench<'_> {
    fn begin(&mut self, request: Request) {
        self.begun = Some(request);
    }

    fn finish(&mut self) -> io::Result<Option<Product>> {
        Ok(self.begun.take().map(|request| self.make(&request)))
    }
}

/// What lies beside a record, and which files it asked for.
pub(super) struct Noted {
    inner: Directory,
    named: RefCell<BTreeMap<String, Option<String>>>,
}

impl Noted {
    /// What lies in a record's directory, or nothing.
    pub(super) fn beside(directory: Option<PathBuf>) -> Self {
        Self { inner: Directory::new(directory), named: RefCell::default() }
    }

    /// The paths that were asked for until now.
    pub(super) fn paths(self) -> impl Iterator<Item = String> {
        self.named.into_inner().into_keys()
    }

    /// What leads out of the record's directory is refused, and what is there is none of its business.
    fn note(&self, path: &str, bytes: Option<&[u8]>) {
        if let Some(inside) = inside(path) {
            let path = inside.to_string_lossy().replace('\\', "/");
            self.named.borrow_mut().insert(path, bytes.map(checksum));
        }
    }
}

impl Pictures for Noted {
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>> {
        let picture = self.inner.picture(path);
        self.note(path, picture.as_ref().ok().map(|picture| picture.data.as_slice()));
        picture
    }
}

impl Appendices for Noted {
    fn appendix(&self, path: &str) -> Result<AppendixFile, Box<Diagnostic>> {
        let appendix = self.inner.appendix(path);
        self.note(path, appendix.as_ref().ok().map(|appendix| appendix.bytes.as_slice()));
        appendix
    }
}

impl Registers for Noted {
    fn register(&self, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        let register = self.inner.register(path);
        self.note(path, register.as_ref().ok().map(Vec::as_slice));
        register
    }
}
