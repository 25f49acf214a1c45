//! The manifest (manifest): what is in a run's directory, of what it was made, and with what.
//!
//! It says nothing about when, where and how fast, or by how many: two runs of the same records with the same program, templates, fonts and house
//! styles have the same manifest, byte for byte, however often they were interrupted and into however many shards they were divided.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::basis::Basis;
use super::journal::{Entry, Written};
use super::maker::Named;
use crate::build::{About, leaves_out};
use crate::diagnostic::Code;

/// The format of the manifest that this program writes, and the newest that it reads.
pub const FORMAT: u32 = 1;

/// The name of the manifest's file in the run's own directory.
pub const NAME: &str = "manifest.json";

/// What is in a run's directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`].
    pub format: u32,
    /// Where the records are, from the run's directory; `None` for those from a stream.
    pub source: Option<String>,
    /// What the documents were made with.
    #[serde(flatten)]
    pub basis: Basis,
    /// The records, in the order of their names.
    pub records: Vec<Recorded>,
}

/// A record of a manifest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    /// Its name within the run.
    pub record: String,
    /// Its SHA-256. `None` where the documents leave something out, guesses at which the checksum would prove.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// The files that it names; of one whose documents leave something out, none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Named>,
    /// What its documents are; `None` if none could be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// Its documents.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Written>,
    /// How often each kind of fault was found; nothing where the documents leave something out, in which it may have been.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub faults: BTreeMap<Code, usize>,
}

impl Recorded {
    /// What a manifest says of a record of which documents with or without names were made; `None` of a file that turned out to be no record.
    #[must_use]
    pub fn of(entry: &Entry, roles: bool) -> Option<Self> {
        if entry.is_of_no_record() {
            return None;
        }
        let mut faults = BTreeMap::new();
        let (mut sha256, mut named) = (None, Vec::new());
        if !leaves_out(entry.about.as_ref().and_then(|about| about.variant), roles) {
            (sha256, named) = (Some(entry.sha256.clone()), entry.named.clone());
            for fault in &entry.faults {
                *faults.entry(fault.code).or_default() += 1;
            }
        }
        let Entry { record, about, written, .. } = entry;
        let (record, about, documents) = (record.clone(), about.clone(), written.clone());
        Some(Self { record, sha256, named, about, documents, faults })
    }
}

impl Manifest {
    /// A manifest of what was done.
    #[must_use]
    pub fn new(basis: Basis, source: Option<String>, mut records: Vec<Recorded>) -> Self {
        records.sort_by(|one, other| one.record.cmp(&other.record));
        Self { format: FORMAT, source, basis, records }
    }

    /// The manifest as JSON, for people to read as well.
    #[must_use]
    pub fn json(&self) -> String {
        // Maps have texts as keys and numbers have values, so it always succeeds.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// The checksums of all documents as `sha256sum -c` reads them in the run's directory.
    #[must_use]
    pub fn checksums(&self) -> String {
        let documents = self.records.iter().flat_map(|record| &record.documents);
        documents.map(|written| crate::collection::lock::line(&written.sha256, &written.path)).collect()
    }
}
