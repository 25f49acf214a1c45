//! Earlier documents of a record that later ones have taken the place of (ersatta handlingar): one that turned out to hold secrets, so that the
//! public variant is called otherwise, or one of which another format is made.
//!
//! Nothing is removed but what the journal says that a run has written, in the very bytes that it wrote, and only once the documents that take
//! its place are there. Whatever else there is from earlier runs is named in the manifest and the report as what it is:
//!
//! - documents of a record that was put aside: nothing takes their place, and a new rule or a register that is missing for a day should empty
//!   no archive;
//! - documents of another kind, such as the notice beside the minutes, and other formats of the record as it is now: they are not wrong, and may
//!   have been made on purpose;
//! - documents that a record of the run names, as an appendix or the like.
//!
//! A record whose extension alone has changed is the same, so that all this holds for what was made of it before.
//!
//! What somebody has changed, or put there, is theirs. It is told of where it is called as a document of the record is.

use std::collections::BTreeMap;

use super::journal::{Entry, Written};
use super::plan::Task;
use super::store::Shelf;
use crate::meeting::Variant;
use crate::output::WriteError;

/// What became of a record's earlier documents.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Superseded {
    /// Those that were removed, by their paths from the run's directory.
    pub removed: Vec<String>,
    /// Those that are still there, as they were written, and are not among the record's documents any more.
    pub left: Vec<Left>,
    /// Those in whose places there is something else than was written, by their paths: somebody has changed them since.
    pub edited: Vec<String>,
}

/// A document of an earlier run that is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// Its path from the run's directory.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Whether the record is another now than that of which it was made.
    pub is_of_other: bool,
}

/// Removes the earlier documents of a record that those of an entry have taken the place of.
pub(super) fn supersede(shelf: &Shelf<'_>, task: &Task, entry: &Entry) -> Result<Superseded, WriteError> {
    let superseded = earlier(shelf, task, entry);
    for path in &superseded.removed {
        shelf.store.remove(path)?;
    }
    Ok(superseded)
}

/// The earlier documents of a record that are there: those that the ones of an entry have taken the place of, which are to be removed, and the others.
pub(super) fn earlier(shelf: &Shelf<'_>, task: &Task, entry: &Entry) -> Superseded {
    // By their paths: what was written there, whether it is of the record as it is now, and whether of the same record at all.
    let mut earlier: BTreeMap<String, Vec<(Written, bool, bool)>> = BTreeMap::new();
    for old in shelf.history(task) {
        let is_of_same = old.sha256 == entry.sha256 || entry.is_of_unread();
        let is_of_now = old.sha256 == entry.sha256 && old.named == entry.named && variant(&old) == variant(entry);
        for written in old.written {
            earlier.entry(written.path.clone()).or_default().push((written, is_of_now, is_of_same));
        }
    }
    let mut superseded = Superseded::default();
    // That may be called so in this very run.
    let own = task.paths();
    for (path, mut versions) in earlier {
        let is_current = entry.written.iter().any(|written| written.path == path);
        if is_current || task.is_of_another(&path) || !shelf.store.may_have(&path) {
            continue;
        }
        versions.retain(|(written, ..)| shelf.store.has(written));
        let Some((Written { sha256, .. }, ..)) = versions.first().cloned() else {
            // What is called otherwise may be another record's.
            if own.contains(&path) {
                superseded.edited.push(path);
            }
            continue;
        };
        let is_of_now = versions.iter().any(|(_, is_of_now, _)| *is_of_now);
        let is_of_other = !versions.iter().any(|(.., is_of_same)| *is_of_same);
        let is_free = !task.named.contains(&path);
        if !entry.written.is_empty() && own.contains(&path) && !is_of_now && is_free {
            superseded.removed.push(path);
        } else {
            superseded.left.push(Left { path, sha256, is_of_other });
        }
    }
    superseded
}

fn variant(entry: &Entry) -> Option<Variant> {
    entry.about.as_ref().and_then(|about| about.variant)
}
