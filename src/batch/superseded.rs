//! Earlier documents of a record that later ones have taken the place of (ersatta handlingar): one that turned out to hold secrets, so that the
//! public variant is called otherwise, or one of which another format is made.
//!
//! Nothing is removed but what the journal says that a run has written, in the very bytes that it wrote, and only once the documents that take
//! its place are there. Of whatever else there is from earlier runs it is told:
//!
//! - documents of a record that was put aside: nothing takes their place, and a new rule or a register that is missing for a day should empty
//!   no archive;
//! - documents of another kind, such as the notice beside the minutes, and other formats of the record as it is now: they are not wrong, and may
//!   have been made on purpose.
//!
//! What somebody has changed, or put there, is theirs.

use std::collections::BTreeMap;
use std::fs;

use super::journal::{Entry, Written};
use super::manifest::is_within;
use super::plan::Task;
use super::store::Shelf;
use crate::meeting::Variant;
use crate::output::WriteError;

/// What became of a record's earlier documents, by their paths from the run's directory.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Superseded {
    /// Those that were removed.
    pub removed: Vec<String>,
    /// Those that are still there, as they were written, and are not among the record's documents any more.
    pub left: Vec<String>,
}

/// Removes the earlier documents of a record that those of an entry have taken the place of.
pub(super) fn supersede(shelf: &Shelf<'_>, task: &Task, entry: &Entry) -> Result<Superseded, WriteError> {
    // By their paths: what was written there, and whether it is of the record as it is now.
    let mut earlier: BTreeMap<String, Vec<(Written, bool)>> = BTreeMap::new();
    for old in shelf.known.history(&task.record) {
        let is_of_now = old.sha256 == entry.sha256 && old.named == entry.named && variant(&old) == variant(entry);
        for written in old.written {
            earlier.entry(written.path.clone()).or_default().push((written, is_of_now));
        }
    }
    let mut superseded = Superseded::default();
    // That may be called so in this very run.
    let own = task.paths();
    for (path, versions) in earlier {
        let is_current = entry.written.iter().any(|written| written.path == path);
        let is_file = || fs::symlink_metadata(shelf.store.place(&path)).is_ok_and(|file| file.is_file());
        if is_current || !is_within(&path) || !is_file() {
            continue;
        }
        let here: Vec<bool> =
            versions.iter().filter(|(written, _)| shelf.store.has(written)).map(|(_, is_of_now)| *is_of_now).collect();
        if here.is_empty() {
            continue;
        }
        let is_replaced = !entry.written.is_empty() && own.contains(&path) && !here.contains(&true);
        if is_replaced {
            shelf.store.remove(&path)?;
            superseded.removed.push(path);
        } else {
            superseded.left.push(path);
        }
    }
    Ok(superseded)
}

fn variant(entry: &Entry) -> Option<Variant> {
    entry.about.as_ref().and_then(|about| about.variant)
}
