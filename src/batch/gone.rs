//! Records that a run has no more (borttagna poster), and their documents.
//!
//! A record that is missing today may be there tomorrow, so that its documents stay unless somebody asks for them to be removed. Then only those go
//! which the journal says that a run has written, in the very bytes that it wrote. What somebody has changed, or put there, is theirs; and so is what another
//! record's document is called.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::Path;

use serde::Serialize;

use super::journal::Written;
use super::manifest::{Manifest, is_within};
use super::naming::alike;
use super::plan::{Plan, Task};
use super::store::{Shelf, Store};
use crate::output::WriteError;

/// A record that a run has no more, of which there are documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The record's name within the run.
    pub record: String,
    /// Its documents, by their paths from the run's directory.
    pub documents: Vec<String>,
    /// Whether they have been removed.
    pub removed: bool,
}

/// The records that journals know and a plan has not, of which documents are there as they were written. `manifest` says what documents there are of other
/// records.
#[must_use]
pub fn gone(shelf: &Shelf<'_>, plan: &Plan, manifest: Option<&Manifest>) -> Vec<Gone> {
    let here: BTreeSet<&str> = plan.tasks.iter().map(|task| task.record.as_str()).collect();
    // A path of a journal may come from anybody.
    let gone: Vec<&str> = shelf.known.records().filter(|record| !here.contains(record) && is_within(record)).collect();
    if gone.is_empty() {
        return Vec::new();
    }
    // As any file system takes names: where capitals do not count, the document of a record that was renamed is the same file.
    let fold = |path: &str| alike(OsStr::new(path));
    let mut taken: BTreeSet<OsString> = plan.tasks.iter().flat_map(Task::paths).map(|path| fold(&path)).collect();
    taken.extend(manifest.iter().flat_map(|manifest| manifest.documents()).map(fold));
    let of = |record: &str| {
        let mut versions: BTreeMap<String, Vec<Written>> = BTreeMap::new();
        for written in shelf.known.history(record).flat_map(|entry| entry.written) {
            versions.entry(written.path.clone()).or_default().push(written);
        }
        let is_left = |(path, versions): &(String, Vec<Written>)| {
            let is_own = shelf.store.may_have(path) && !taken.contains(&fold(path));
            is_own && versions.iter().any(|written| shelf.store.has(written))
        };
        let documents: Vec<String> = versions.into_iter().filter(is_left).map(|(path, _)| path).collect();
        (!documents.is_empty()).then(|| Gone { record: record.to_owned(), documents, removed: false })
    };
    gone.into_iter().filter_map(of).collect()
}

/// Removes the documents of those records of which `may_go` says so. One that is called as a record that has no document at all, for it was put aside, may be
/// that one in another directory: then they are its last good ones, and stay.
///
/// # Errors
/// What cannot be removed.
pub fn prune(
    store: &Store<'_>,
    gone: &mut Vec<Gone>,
    manifest: &Manifest,
    may_go: &dyn Fn(&str) -> bool,
) -> Result<(), WriteError> {
    let called = |record: &str| alike(Path::new(record).file_stem().unwrap_or_default());
    let bare = manifest.records.iter().filter(|recorded| recorded.paths().next().is_none());
    let bare: BTreeSet<OsString> = bare.map(|recorded| called(&recorded.record)).collect();
    for gone in gone.iter_mut() {
        gone.removed = may_go(&gone.record) && !bare.contains(&called(&gone.record));
    }
    // Two records that differ in their extensions alone have had one document.
    let stays: BTreeSet<String> =
        gone.iter().filter(|gone| !gone.removed).flat_map(|gone| gone.documents.clone()).collect();
    let mut removed: BTreeSet<&str> = BTreeSet::new();
    for gone in gone.iter_mut().filter(|gone| gone.removed) {
        gone.documents.retain(|document| !stays.contains(document));
    }
    gone.retain(|gone| !gone.documents.is_empty());
    for document in gone.iter().filter(|gone| gone.removed).flat_map(|gone| &gone.documents) {
        if removed.insert(document) {
            store.remove(document)?;
        }
    }
    Ok(())
}
