//! Records that a run has no more (borttagna poster), and their documents.
//!
//! A record that is missing today may be there tomorrow, so that its documents stay unless somebody asks for them to be removed. Then only those go
//! which the journal says that a run has written, in the very bytes that it wrote. What somebody has changed, or put there, is theirs; and so is what another
//! record's document is called.
//!
//! [`gone`] decides what becomes of each, for a plan as for the run, and [`prune`] does it.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::journal::Written;
use super::manifest::{Manifest, Recorded, is_within};
use super::naming::alike;
use super::plan::{Plan, Task, is_reserved};
use super::store::{Shelf, Store};
use crate::build::Output;
use crate::diagnostic::Message;
use crate::output::WriteError;

/// A record that a run has no more, of which there are documents.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gone {
    /// The record's name within the run.
    pub record: String,
    /// Its documents, by their paths from the run's directory.
    pub documents: Vec<String>,
    /// What becomes of them.
    pub fate: Fate,
}

/// What becomes of the documents of a record that a run has no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fate {
    /// They are removed.
    Removed,
    /// They were to be removed and cannot be, for this reason.
    Held(Message),
    /// They stay: nobody has asked for anything else.
    Unasked,
    /// They stay: no run has come to its end in the directory, so that another than this may have begun there, of other records.
    Unended,
    /// They stay: there is something where the record was.
    There,
    /// They stay: a list of approved records has the record, which nobody should have taken away.
    Locked,
    /// They stay: this record of the run names them, as an appendix or the like.
    Named(String),
    /// They stay: they are not what a run has written, so that somebody has changed them since, or put others in their places.
    Changed,
    /// They stay: this record, of which there is no document at all, for it was put aside, may be that one by another name. Then they are its last good ones. It
    /// is surely another if both were there in the last run, this one as it is now, or if it tells of another day and is called otherwise.
    Aside(String),
}

/// By which it is decided what becomes of documents of records that are gone.
pub struct Pruning<'p> {
    /// What keeps the documents of a record, as far as that does not depend on other records.
    pub keeps: &'p dyn Fn(&str) -> Option<Fate>,
    /// The day that a record of the run tells of itself, be it broken.
    pub day: &'p dyn Fn(&str) -> Option<NaiveDate>,
    /// Whether a file of the run is a record, as far as it tells by itself.
    pub is_record: &'p dyn Fn(&Task) -> bool,
    /// The record of the run that names a document as one of its files, by the document's path from the run's directory.
    pub named: &'p dyn Fn(&str) -> Option<String>,
    /// The records of the last run that came to its end.
    pub before: &'p Before,
}

/// The records of the last run that came to its end, and the checksum of each where its manifest has one.
#[derive(Clone, Debug, Default)]
pub struct Before(BTreeMap<String, Option<String>>);

impl Before {
    /// The records of a manifest.
    #[must_use]
    pub fn of(manifest: Manifest) -> Self {
        Self(manifest.records.into_iter().map(|Recorded { record, sha256, .. }| (record, sha256)).collect())
    }

    /// The records' names.
    pub fn records(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// Whether a record that is gone was there beside this one as it is now, so that this one cannot be that by another name.
    fn had_both(&self, gone: &str, recorded: &Recorded) -> bool {
        let then = self.0.get(&recorded.record).and_then(Option::as_ref);
        self.0.contains_key(gone) && then.is_some() && then == recorded.sha256.as_ref()
    }
}

/// What is left of records that a run has no more.
#[derive(Debug, Default)]
pub struct Remains {
    /// Those of which there are documents, and what becomes of these.
    pub gone: Vec<Gone>,
    /// The directories that documents of those lie or lay in of which nothing is kept. Also of an interrupted run that had emptied them.
    directories: BTreeSet<PathBuf>,
}

/// The records that journals know and a plan has not, of which documents are there as they were written, and what becomes of these. `records` are those that
/// the run has, with the documents that there are or will be of them.
#[must_use]
pub fn gone(shelf: &Shelf<'_>, plan: &Plan, records: &[Recorded], pruning: &Pruning<'_>) -> Remains {
    // Not what documents of others could be called: of a record whose extension alone has changed that would be all of its own.
    let taken = || records.iter().flat_map(Recorded::paths).map(|path| (path.to_owned(), None)).collect();
    let here: BTreeSet<&str> = records.iter().map(|recorded| recorded.record.as_str()).collect();
    left(shelf, plan, (records, &taken), &|task| here.contains(task.record.as_str()), pruning)
}

/// The same before anything is made: what may become a document of a record that the run has counts as one. So the records are found that are gone for certain.
#[must_use]
pub fn surely_gone(shelf: &Shelf<'_>, plan: &Plan, outputs: &[Output], pruning: &Pruning<'_>) -> Remains {
    let of = |task| Task::places(task, outputs).map(move |(path, _)| (path, Some(task)));
    let taken = || plan.tasks.iter().flat_map(of).collect();
    left(shelf, plan, (&[], &taken), pruning.is_record, pruning)
}

/// As any file system takes names.
fn fold(path: &str) -> OsString {
    alike(OsStr::new(path))
}

/// Paths of documents, each with the record that it may become one of, where that is not certain.
type Places<'p> = Vec<(String, Option<&'p Task>)>;

/// `taken` are the documents that are or may be those of records that the run has, and `is_record` tells which of its files are records.
fn left<'p>(
    shelf: &Shelf<'_>,
    plan: &'p Plan,
    (records, taken): (&[Recorded], &dyn Fn() -> Places<'p>),
    is_record: &dyn Fn(&Task) -> bool,
    pruning: &Pruning<'_>,
) -> Remains {
    let here: BTreeSet<&str> = plan.tasks.iter().map(|task| task.record.as_str()).collect();
    // A path of a journal may come from anybody.
    let departed: Vec<&str> =
        shelf.known.records().filter(|record| !here.contains(record) && is_within(record)).collect();
    let mut remains = Remains::default();
    if departed.is_empty() {
        return remains;
    }
    let mut places: BTreeMap<OsString, Places<'_>> = BTreeMap::new();
    for (path, task) in taken() {
        places.entry(fold(&path)).or_default().push((path, task));
    }
    // Where capitals do not count, the document of a record that was renamed is the same file.
    let is_taken = |path: &String| {
        let mut alike = places.get(&fold(path)).into_iter().flatten();
        alike.any(|(other, task)| shelf.store.is_same(path, other) && task.is_none_or(is_record))
    };
    let called = |record: &str| alike(Path::new(record).file_stem().unwrap_or_default());
    let bare = LazyCell::new(|| {
        let bare = records.iter().filter(|recorded| recorded.paths().next().is_none());
        bare.map(|recorded| (recorded, (pruning.day)(&recorded.record))).collect::<Vec<_>>()
    });
    for record in departed {
        let (mut versions, mut days): (BTreeMap<String, Vec<Written>>, BTreeSet<NaiveDate>) = Default::default();
        for entry in shelf.known.history(record) {
            days.extend(entry.about.map(|about| about.date));
            for written in entry.written {
                versions.entry(written.path.clone()).or_default().push(written);
            }
        }
        let kept = (pruning.keeps)(record);
        if kept.is_none() {
            let paths = versions.keys().filter(|path| is_within(path) && !is_reserved(path));
            remains.directories.extend(paths.filter_map(|path| Some(Path::new(path).parent()?.to_owned())));
        }
        // Of a record whose extension alone has changed they are told with those of the other.
        let heir = plan.heirs(record).find(|task| is_record(task)).map(Task::paths).unwrap_or_default();
        versions.retain(|path, _| {
            !is_reserved(path) && shelf.store.may_have(path) && !heir.contains(path) && !is_taken(path)
        });
        let is_as_written =
            |(_, versions): &(String, Vec<Written>)| versions.iter().any(|written| shelf.store.has(written));
        let (left, changed): (Vec<_>, Vec<_>) = versions.into_iter().partition(is_as_written);
        let [left, changed] = [left, changed].map(|all| all.into_iter().map(|(path, _)| path).collect::<Vec<_>>());
        let mut documents = Vec::new();
        for path in left {
            match (pruning.named)(&path).filter(|_| kept.is_none()) {
                Some(by) => {
                    let (record, fate) = (record.to_owned(), Fate::Named(by));
                    remains.gone.push(Gone { record, documents: vec![path], fate });
                }
                None => documents.push(path),
            }
        }
        if !changed.is_empty() {
            remains.gone.push(Gone { record: record.to_owned(), documents: changed, fate: Fate::Changed });
        }
        if documents.is_empty() {
            continue;
        }
        // Of one whose day nobody has noted any may be that of another.
        let is_of_day = |day: NaiveDate| days.is_empty() || days.contains(&day);
        let fate = kept.unwrap_or_else(|| {
            let may_be = |(recorded, day): &&(&Recorded, Option<NaiveDate>)| {
                let is_like = called(record) == called(&recorded.record) || day.is_none_or(is_of_day);
                is_like && !pruning.before.had_both(record, recorded)
            };
            bare.iter().find(may_be).map_or(Fate::Removed, |(other, _)| Fate::Aside(other.record.clone()))
        });
        remains.gone.push(Gone { record: record.to_owned(), documents, fate });
    }
    // Two records that differ in their extensions alone have had one document: it is as it was written if either wrote it, and stays if it is to of either.
    remains.only_once(&Fate::Changed);
    remains.only_once(&Fate::Removed);
    remains
}

impl Remains {
    /// Takes documents out of those that have a fate which are among those that have another as well.
    fn only_once(&mut self, fate: &Fate) {
        let others = self.gone.iter().filter(|gone| gone.fate != *fate);
        let known: BTreeSet<String> = others.flat_map(|gone| gone.documents.clone()).collect();
        for gone in self.gone.iter_mut().filter(|gone| gone.fate == *fate) {
            gone.documents.retain(|document| !known.contains(document));
        }
        self.gone.retain(|gone| !gone.documents.is_empty());
    }
}

/// Removes what is to be removed, and the directories that are empty then. What cannot be removed is told by `why`, and keeps nothing else from it.
#[must_use]
pub fn prune(store: &Store<'_>, remains: Remains, why: fn(&WriteError) -> Message) -> Vec<Gone> {
    let Remains { gone, directories } = remains;
    let mut tried: BTreeMap<String, Option<Message>> = BTreeMap::new();
    let mut pruned = Vec::new();
    for Gone { record, documents, fate } in gone {
        if fate != Fate::Removed {
            pruned.push(Gone { record, documents, fate });
            continue;
        }
        let mut removed = Vec::new();
        for document in documents {
            let attempt = || store.remove(&document).err().map(|error| why(&error));
            match tried.entry(document.clone()).or_insert_with(attempt) {
                None => removed.push(document),
                Some(reason) => {
                    let (record, fate) = (record.clone(), Fate::Held(reason.clone()));
                    pruned.push(Gone { record, documents: vec![document], fate });
                }
            }
        }
        if !removed.is_empty() {
            pruned.push(Gone { record, documents: removed, fate });
        }
    }
    store.tidy(&directories);
    pruned
}

/// Why so many records may be gone for another reason than that somebody has removed them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A directory had records and has none: the disk may be missing that is to be mounted there.
    Directory {
        /// The directory, from that of all records.
        name: String,
        /// How many it had.
        had: usize,
    },
    /// Of so many records more than one in ten is gone.
    Many {
        /// How many there were.
        of: usize,
    },
}

/// Whether it is doubtful that all records whose documents are to be removed have been taken away by somebody. `is_record` tells which files of the plan are
/// records.
#[must_use]
pub fn doubt<'r>(
    gone: &'r [Gone],
    plan: &'r Plan,
    is_record: &dyn Fn(&Task) -> bool,
    before: &'r Before,
) -> Option<Doubt> {
    let departed: BTreeSet<&'r str> =
        gone.iter().filter(|gone| gone.fate == Fate::Removed).map(|gone| gone.record.as_str()).collect();
    let directories =
        |record: &'r str| Path::new(record).ancestors().skip(1).filter(|above| !above.as_os_str().is_empty());
    // A register that is left in a directory is no record of it.
    let mut asked: BTreeMap<&Path, bool> = BTreeMap::new();
    let mut has_records =
        |directory: &'r Path| *asked.entry(directory).or_insert_with(|| plan.below(directory).any(is_record));
    let mut vanished: BTreeMap<&Path, usize> = BTreeMap::new();
    for record in &departed {
        // The uppermost: what is missing is missing as a whole.
        if let Some(directory) = directories(record).filter(|directory| !has_records(directory)).last() {
            *vanished.entry(directory).or_default() += 1;
        }
    }
    if let Some((directory, had)) = vanished.into_iter().max_by_key(|(_, had)| *had) {
        // Names of records have slashes on every system.
        return Some(Doubt::Directory { name: directory.display().to_string(), had });
    }
    let of = before.records().chain(departed.iter().copied()).collect::<BTreeSet<_>>().len();
    (departed.len() > 1.max(of / 10)).then_some(Doubt::Many { of })
}
