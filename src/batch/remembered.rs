//! What records named (register, pictures, appendices) when runs could last read them. A record that is destroyed names nothing any more, and the
//! signed original that was its appendix is nobody's less for that.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::maker::Request;
use super::manifest::{self, Manifest, is_within};
use super::store::{Known, Store};
use crate::build::{self, Job, What};
use crate::diagnostic::Severity;
use crate::source::{Directory, Sources};

/// What journals and manifest of a run's directory tell that records named.
#[derive(Debug)]
pub struct Remembered {
    known: Known,
    manifest: BTreeMap<String, BTreeSet<String>>,
}

impl Remembered {
    /// What is told in a run's directory; `None` where nothing is, or it cannot be read.
    #[must_use]
    pub fn of(store: &Store<'_>) -> Option<Self> {
        let known = store.known().ok()?;
        let manifest = Manifest::named(&fs::read(store.own(manifest::NAME)).unwrap_or_default());
        (known.records().next().is_some() || !manifest.is_empty()).then_some(Self { known, manifest })
    }

    /// The names of all records that anything is told of. A path of a journal may come from anybody; none of these leads elsewhere.
    #[must_use]
    pub fn records(&self) -> BTreeSet<&str> {
        let records = self.known.records().chain(self.manifest.keys().map(String::as_str));
        records.filter(|record| is_within(record)).collect()
    }

    /// The files that a record named at any time, by their paths from its directory. Which of these it named last nobody knows whose shards were done on
    /// several machines, and one too many is only asked about.
    #[must_use]
    pub fn named(&self, record: &str) -> BTreeSet<String> {
        let journals = self.known.history(record).flat_map(|entry| entry.named).map(|named| named.path);
        journals
            .chain(self.manifest.get(record).into_iter().flatten().cloned())
            .filter(|path| is_within(path))
            .collect()
    }
}

/// Whether a record is without errors, as far as that shows before its documents are made. What one with errors names may be less than it should.
#[must_use]
pub fn is_sound(request: &Request) -> bool {
    let beside = Directory::new(request.directory.clone());
    let job = Job::new(&request.name, &request.bytes, request.format, &beside);
    let surveyed = build::survey(&job, &mut Sources::new());
    surveyed.what == What::Record && surveyed.diagnostics.iter().all(|fault| fault.severity != Severity::Error)
}
