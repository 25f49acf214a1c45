//! The manifest (manifest): what is in a run's directory, of what it was made, and with what.
//!
//! It says nothing about when, where and how fast, or by how many: two runs of the same records with the same program, templates, fonts and house
//! styles have the same manifest, byte for byte, however often they were interrupted, into however many shards they were divided and wherever
//! their directories lie. Only documents of earlier runs that are still in the directory are named as such. Where the records were is told beside it ([`SOURCE`]).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path};

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::basis::Basis;
use super::journal::{Entry, Written};
use super::ledger::Line;
use super::maker::Named;
use super::run::Past;
use super::superseded::Left;
use crate::build::{About, leaves_out};
use crate::diagnostic::{Code, Message, excerpt};
use crate::meeting::Variant;
use crate::message;

/// The format of the manifest that this program writes, and the newest that it reads.
///
/// Format 1 said where the records were, so that it depended on where the run's directory lay, and named variants by English words.
pub const FORMAT: u32 = 2;

/// The name of the manifest's file in the run's own directory.
pub const NAME: &str = "manifest.json";

/// The name of the file beside it that has the checksums of all documents: see [`Manifest::checksums`].
pub const CHECKSUMS: &str = "checksums.sha256";

/// The name of the file beside it that tells where the records are: see [`Source`].
pub const SOURCE: &str = "source.txt";

/// What the file says of a directory of which all records were taken.
const WHOLE: &str = "katalog";

/// Where the records of a run are (källa). Of those from a stream nobody can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// The directory that their names are counted from, seen from the run's.
    pub directory: String,
    /// Whether all records in and below it were taken. Not of a list, nor of a single record; of older runs it is not known.
    pub is_whole: bool,
}

impl Source {
    /// The file: the path on one line, and on the next `katalog` where all records of the directory were taken.
    #[must_use]
    pub fn text(&self) -> String {
        let whole = if self.is_whole { format!("{WHOLE}\n") } else { String::new() };
        format!("{}\n{whole}", self.directory)
    }

    /// What such a file says, also one from before it told of whole directories; `None` of records from a stream.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.strip_suffix('\n').unwrap_or(text);
        let whole = text.strip_suffix(WHOLE).and_then(|directory| directory.strip_suffix('\n'));
        let (directory, is_whole) = (whole.unwrap_or(text).to_owned(), whole.is_some());
        (!directory.is_empty()).then_some(Self { directory, is_whole })
    }
}

/// What is in a run's directory.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`FORMAT`], also of one that was read in an older format.
    pub format: u32,
    /// Where the records are, from the run's directory, as format 1 has it. It is not written any more.
    #[serde(default, skip_serializing)]
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
    /// Its SHA-256. `None` where the documents leave something out, guesses at which the checksum would prove, and of one that could not be had.
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
    /// Documents of it that earlier runs made and this one did not, and that are there: the last good ones of a record that was put aside, and those of
    /// other formats and kinds.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<Earlier>,
    /// How often each kind of fault was found, by its code; nothing where the documents leave something out, in which it may have been. A code is a
    /// text here: other programs have rules that this one lacks, and what documents are is no less proven for that.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub faults: BTreeMap<String, usize>,
}

/// A document of an earlier run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    /// Its path from the run's directory, with slashes.
    pub path: String,
    /// Its SHA-256; `None` where the record's documents leave something out now: it may be from before that was decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// What stands in a manifest of any format.
#[derive(Deserialize)]
struct Head {
    format: u32,
}

/// What a manifest of any format has at its top, and nothing else that this program reads.
#[derive(Deserialize)]
struct Top {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "program")]
    _program: IgnoredAny,
    #[serde(rename = "records")]
    _records: IgnoredAny,
}

/// The records of a manifest by their names alone.
#[derive(Deserialize)]
struct Names {
    records: Vec<Name>,
}

#[derive(Deserialize)]
struct Name {
    record: String,
}

/// The records of a manifest by what is left of each where the record itself is lost.
#[derive(Deserialize)]
struct Lasting {
    records: Vec<Remnant>,
}

#[derive(Deserialize)]
struct Remnant {
    record: String,
    #[serde(default)]
    sha256: Option<IgnoredAny>,
    #[serde(default)]
    documents: Vec<IgnoredAny>,
    #[serde(default)]
    earlier: Vec<IgnoredAny>,
    #[serde(default)]
    faults: BTreeMap<String, Value>,
}

/// Whether a record may have been found to be lost. Of one that may not be told of nobody knows.
fn may_be_lost<T>(faults: &BTreeMap<String, T>, secret: bool) -> bool {
    faults.contains_key(Code::BatLost.info().id) || secret && faults.is_empty()
}

/// The records of a manifest by the files that they name.
#[derive(Deserialize)]
struct Naming {
    records: Vec<Namer>,
}

#[derive(Deserialize)]
struct Namer {
    record: String,
    #[serde(default)]
    named: Vec<Named>,
}

/// The records of a manifest by where their documents are.
#[derive(Deserialize)]
struct Placed {
    records: Vec<Places>,
}

#[derive(Deserialize)]
struct Places {
    record: String,
    #[serde(default)]
    sha256: Option<String>,
    #[serde(default)]
    documents: Vec<Earlier>,
    #[serde(default)]
    earlier: Vec<Earlier>,
}

/// Whether a path leads to somewhere below the directory that it is counted from. A manifest may come from anybody, and a path in it may lead
/// anywhere.
pub(super) fn is_within(path: &str) -> bool {
    !path.is_empty() && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Puts the word for a variant that people know in the place of the one that format 1 had.
fn swedish_variant(value: Option<&mut Value>) {
    let Some(value) = value else { return };
    let known = [("Public", Variant::Public), ("Internal", Variant::Internal)];
    if let Some((_, variant)) = known.into_iter().find(|(word, _)| value.as_str() == Some(word)) {
        *value = variant.word().into();
    }
}

impl Recorded {
    /// What a manifest says of a record of which documents with or without names were made, and of which those of earlier runs are left; `None` of a file
    /// that turned out to be no record.
    #[must_use]
    pub fn of(entry: &Entry, left: &[Left], roles: bool) -> Option<Self> {
        if entry.is_of_no_record() {
            return None;
        }
        let mut faults = BTreeMap::new();
        let (mut sha256, mut named) = (None, Vec::new());
        // Of a record with secrets that no document came of nobody knows yet what its document would have left out.
        let is_unknown = entry.withheld && entry.written.is_empty();
        let is_open = !is_unknown && !leaves_out(entry.about.as_ref().and_then(|about| about.variant), roles);
        if is_open {
            (sha256, named) = ((!entry.is_of_unread()).then(|| entry.sha256.clone()), entry.named.clone());
            for fault in &entry.faults {
                *faults.entry(fault.code.info().id.to_owned()).or_default() += 1;
            }
        }
        let Entry { record, about, written, .. } = entry;
        let (record, about, documents) = (record.clone(), about.clone(), written.clone());
        let checksum = |left: &Left| is_open.then(|| left.sha256.clone());
        let earlier = left.iter().map(|left| Earlier { path: left.path.clone(), sha256: checksum(left) }).collect();
        Some(Self { record, sha256, named, about, documents, earlier, faults })
    }
}

impl Recorded {
    /// What runs made of it until now, also of one that they found to be lost. Of one that may not be told of it may have been so.
    fn past(&self) -> Option<Past> {
        let secret = self.sha256.is_none();
        (may_be_lost(&self.faults, secret) || self.paths().next().is_some()).then_some(Past { secret })
    }

    /// The paths of all its documents, also those of earlier runs.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        let documents = self.documents.iter().map(|written| written.path.as_str());
        documents.chain(self.earlier.iter().map(|earlier| earlier.path.as_str()))
    }
}

impl Manifest {
    /// A manifest of what was done.
    #[must_use]
    pub fn new(basis: Basis, mut records: Vec<Recorded>) -> Self {
        records.sort_by(|one, other| one.record.cmp(&other.record));
        Self { format: FORMAT, source: None, basis, records }
    }

    /// Whether a file is a manifest, though perhaps one that this program cannot read.
    #[must_use]
    pub fn is_one(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Top>(bytes).is_ok()
    }

    /// The names of a manifest's records, also of one that this program cannot read as a whole.
    #[must_use]
    pub fn names(bytes: &[u8]) -> Option<BTreeSet<String>> {
        let Names { records } = serde_json::from_slice(bytes).ok()?;
        Some(records.into_iter().map(|Name { record }| record).collect())
    }

    /// All documents of a manifest by their paths, also of one that this program cannot read as a whole.
    pub(super) fn lines(bytes: &[u8]) -> impl Iterator<Item = (String, Line)> {
        let records = serde_json::from_slice::<Placed>(bytes).map(|placed| placed.records).unwrap_or_default();
        records.into_iter().flat_map(|Places { record, sha256: of, documents, earlier }| {
            let line = move |Earlier { path, sha256 }| (path, Line { record: record.clone(), of: of.clone(), sha256 });
            documents.into_iter().chain(earlier).map(line)
        })
    }

    /// The files that each record of a manifest names, also of one that this program cannot read as a whole.
    pub(super) fn named(bytes: &[u8]) -> BTreeMap<String, BTreeSet<String>> {
        let records = serde_json::from_slice::<Naming>(bytes).map(|naming| naming.records).unwrap_or_default();
        let of = |Namer { record, named }| (record, named.into_iter().map(|Named { path, .. }| path).collect());
        records.into_iter().map(of).filter(|(_, named): &(_, BTreeSet<_>)| !named.is_empty()).collect()
    }

    /// What runs made of the records of a manifest of which it has documents, or which were lost; nothing of a file that is no manifest.
    pub(super) fn pasts(bytes: &[u8]) -> BTreeMap<String, Past> {
        let records = serde_json::from_slice::<Lasting>(bytes).map(|lasting| lasting.records).unwrap_or_default();
        let is_known = |left: &Remnant| {
            let is_lost = may_be_lost(&left.faults, left.sha256.is_none());
            is_lost || !left.documents.is_empty() || !left.earlier.is_empty()
        };
        records.into_iter().filter(is_known).map(|left| (left.record, Past { secret: left.sha256.is_none() })).collect()
    }

    /// What runs made of its records until now.
    #[must_use]
    pub fn past(&self) -> BTreeMap<String, Past> {
        let past = |recorded: &Recorded| Some((recorded.record.clone(), recorded.past()?));
        self.records.iter().filter_map(past).collect()
    }

    /// Whether it is a manifest in a newer format than this program knows.
    #[must_use]
    pub fn is_newer(bytes: &[u8]) -> bool {
        serde_json::from_slice::<Head>(bytes).is_ok_and(|head| head.format > FORMAT)
    }

    /// Reads a manifest, in this format or an older one.
    ///
    /// # Errors
    /// Why it is none that this program could read.
    pub fn read(bytes: &[u8]) -> Result<Self, Message> {
        let unread =
            |error: serde_json::Error| message!("det är inget manifest: {error}", "it is no manifest: {error}");
        // Before all else: what a newer format holds this program does not know.
        let Head { format } = serde_json::from_slice(bytes).map_err(unread)?;
        let manifest: Self = match format {
            FORMAT => serde_json::from_slice(bytes).map_err(unread)?,
            1 => Self::of_format_1(serde_json::from_slice(bytes).map_err(unread)?).map_err(unread)?,
            _ => {
                return Err(message!(
                    "det har format {format}, och det här programmet kan 1 till {FORMAT}",
                    "it has format {format}, and this program knows 1 to {FORMAT}"
                ));
            }
        };
        if let Some(path) = manifest.paths().find(|path| !is_within(path)) {
            let path = excerpt(path);
            return Err(message!("\"{path}\" i det leder någon annanstans", "\"{path}\" in it leads elsewhere"));
        }
        Ok(manifest)
    }

    fn of_format_1(mut manifest: Value) -> serde_json::Result<Self> {
        swedish_variant(manifest.pointer_mut("/settings/variant"));
        for record in manifest.pointer_mut("/records").and_then(Value::as_array_mut).into_iter().flatten() {
            swedish_variant(record.pointer_mut("/about/variant"));
        }
        Ok(Self { format: FORMAT, ..serde_json::from_value(manifest)? })
    }

    /// The names of records, the paths of all documents, and those of the files that records name, which lie beside these or below.
    fn paths(&self) -> impl Iterator<Item = &str> {
        self.records.iter().flat_map(|recorded| {
            let documents = recorded.paths();
            // A record can name the very directory that it lies in; nothing is read there.
            let named = recorded.named.iter().map(|named| named.path.as_str()).filter(|path| !path.is_empty());
            documents.chain([recorded.record.as_str()]).chain(named)
        })
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
        let documents = self.records.iter().flat_map(|record| {
            let written = record.documents.iter().map(|written| (&written.sha256, &written.path));
            written.chain(record.earlier.iter().filter_map(|earlier| Some((earlier.sha256.as_ref()?, &earlier.path))))
        });
        documents.map(|(sha256, path)| crate::collection::lock::line(sha256, path)).collect()
    }
}
