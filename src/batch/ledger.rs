//! What runs have written where (liggare), by the paths of documents and not by records: another record may be about to take a document's place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::manifest::{self, Manifest};
use super::plan::{Task, VARIANTS};
use super::store::{Shelf, Store};
use crate::build::{Output, checksum};

/// A document that a run has written, as a journal or a manifest tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The name of the record that it was made of.
    pub(super) record: String,
    /// That record's SHA-256; `None` where it is not told.
    pub(super) of: Option<String>,
    /// The document's own SHA-256, likewise.
    pub(super) sha256: Option<String>,
}

/// All documents that runs have written in a directory, as far as journals and manifest tell, by their paths from that.
#[derive(Clone, Debug, Default)]
pub struct Ledger(BTreeMap<String, Vec<Line>>);

/// What is known of the documents whose places those of a record would take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The names of the records that they were made of.
    pub records: BTreeSet<String>,
    /// The SHA-256 of these, each time that documents were made of them.
    pub of: BTreeSet<String>,
    /// How many there are.
    pub documents: usize,
}

impl Store<'_> {
    /// What runs have written in the directory, to be looked up by whoever does not work in it; `None` where that cannot be read.
    #[must_use]
    pub fn ledger(&self) -> Option<Ledger> {
        Some(Shelf { store: self, known: &self.known().ok()? }.ledger())
    }
}

impl Shelf<'_> {
    /// What runs have written in the directory. All journals are read for it.
    #[must_use]
    pub fn ledger(&self) -> Ledger {
        let mut ledger = Ledger::default();
        let history = self.known.records().flat_map(|record| self.known.history(record));
        for entry in history {
            for written in entry.written {
                let line =
                    Line { record: entry.record.clone(), of: Some(entry.sha256.clone()), sha256: Some(written.sha256) };
                ledger.0.entry(written.path).or_default().push(line);
            }
        }
        let manifest = fs::read(self.store.own(manifest::NAME)).unwrap_or_default();
        for (path, line) in Manifest::lines(&manifest) {
            ledger.0.entry(path).or_default().push(line);
        }
        ledger
    }
}

impl Ledger {
    /// What is known of the documents that are there and that those of a record in these formats would replace. `varies` tells whether the record may have a
    /// public and an internal variant. Its own documents of before go also where they were of another variant or format.
    #[must_use]
    pub fn made(&self, store: &Store<'_>, task: &Task, outputs: &[Output], varies: bool) -> Option<Made> {
        let mut made = Made { records: BTreeSet::new(), of: BTreeSet::new(), documents: 0 };
        for variant in VARIANTS.into_iter().map(Some).chain([None]) {
            for output in Output::ALL {
                let path = task.path(output, variant);
                if variant.is_some() && task.is_of_another(&path) {
                    continue;
                }
                let is_taken = outputs.contains(&output) && (variant.is_none() || varies);
                let lines = self.0.get(&path).map(Vec::as_slice).unwrap_or_default().iter();
                let mut lines = lines.filter(|line| is_taken || line.record == task.record).peekable();
                if lines.peek().is_none() || !store.may_have(&path) {
                    continue;
                }
                made.documents += 1;
                for line in lines {
                    made.records.insert(line.record.clone());
                    made.of.extend(line.of.clone());
                }
            }
        }
        (made.documents > 0).then_some(made)
    }

    /// Whether documents of a record are there that runs have written, in whatever bytes.
    #[must_use]
    pub fn has_any_of(&self, store: &Store<'_>, task: &Task) -> bool {
        let is_of = |path: &String| {
            let mut lines = self.0.get(path).map(Vec::as_slice).unwrap_or_default().iter();
            lines.any(|line| line.record == task.record) && store.may_have(path)
        };
        task.paths().iter().any(is_of)
    }

    /// The record of which a run has written a document there, in the bytes that it has.
    #[must_use]
    pub fn writer(&self, store: &Store<'_>, path: &str) -> Option<&str> {
        let lines = self.0.get(path).filter(|_| store.may_have(path))?;
        let sum = checksum(&fs::read(store.place(path)).ok()?);
        lines.iter().find(|line| line.sha256.as_ref() == Some(&sum)).map(|line| line.record.as_str())
    }

    /// Whether a document is as any run has written it there, or may be: of some no checksum is told.
    pub(super) fn is_as_written(&self, store: &Store<'_>, path: &str) -> bool {
        let lines = self.0.get(path).map(Vec::as_slice).unwrap_or_default();
        lines.iter().any(|line| line.sha256.is_none()) || self.writer(store, path).is_some()
    }

    /// Whether a run has written a document there, in whatever bytes.
    #[must_use]
    pub fn has(&self, path: &str) -> bool {
        self.0.contains_key(path)
    }
}
