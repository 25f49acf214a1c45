//! Files that records name, and that no document may take the place of: a signed original that is the appendix of a record of the same name lies
//! exactly where the document of that record goes.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fs;
use std::path::{Component, Path, PathBuf};

use super::input;
use crate::batch::{self, Request};
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;

/// The files that records name and that are called as documents are.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// By their places, the record that names each.
    named: BTreeMap<OsString, String>,
    /// Those of the places whose record is told by earlier runs to name them, and may not do so now.
    recalled: BTreeSet<OsString>,
    /// The one path of each directory that has been asked for.
    directories: RefCell<BTreeMap<PathBuf, Option<PathBuf>>>,
}

impl Inputs {
    /// Adds what a record names. `record` is what it is called.
    pub(super) fn add(&mut self, record: &str, request: &Request, outputs: &[Output]) {
        let Some(directory) = &request.directory else { return };
        if !batch::may_name_documents(&request.bytes, outputs) {
            return;
        }
        for path in batch::named_files(request) {
            self.insert(record, &directory.join(path));
        }
    }

    /// Adds a file that a record names.
    pub(super) fn insert(&mut self, record: &str, file: &Path) {
        for place in self.places(file) {
            self.named.entry(place).or_insert_with(|| record.to_owned());
        }
    }

    /// The places that are lost with a file: a link's where a document takes its place, and that of what it leads to where one takes the place of that.
    fn places(&self, file: &Path) -> Vec<OsString> {
        let real = fs::canonicalize(file).ok().map(|real| batch::folded(real.as_os_str()));
        self.place(file).into_iter().chain(real).collect()
    }

    /// Adds a file that a record named when a run could last read it.
    pub(super) fn recall(&mut self, record: &str, file: &Path) {
        for place in self.places(file) {
            if !self.named.contains_key(&place) {
                self.recalled.insert(place.clone());
                self.named.insert(place, record.to_owned());
            }
        }
    }

    /// Whether earlier runs alone tell that a record names a file.
    pub(super) fn is_recalled(&self, file: &Path) -> bool {
        self.place(file).is_some_and(|place| self.recalled.contains(&place))
    }

    /// Whether no record names any.
    pub(super) fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// The record that names a file, by whatever path.
    pub(super) fn named_by(&self, file: &Path) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        self.named.get(&self.place(file)?).map(String::as_str)
    }

    /// Where a file lies, which need not exist, as the file system compares it; `None` of one whose directory does not exist: nothing lies there.
    fn place(&self, file: &Path) -> Option<OsString> {
        let directory = input::directory(file);
        let mut directories = self.directories.borrow_mut();
        let real = match directories.get(directory) {
            Some(real) => real.clone(),
            None => directories.entry(directory.to_owned()).or_insert(fs::canonicalize(directory).ok()).clone(),
        };
        Some(batch::folded(real?.join(file.file_name()?).as_os_str()))
    }
}

/// What is said of the document of a record that would take the place of a file that another record, or the same, names (`by`), and what to do.
pub(super) fn taken(record: &str, file: &Path, by: &str) -> (Message, Message) {
    let name = file.display();
    let fault = message!(
        "handlingen av \"{record}\" skulle ta platsen för en fil som \"{by}\" nämner: \"{name}\"",
        "the document of \"{record}\" would take the place of a file that \"{by}\" names: \"{name}\""
    );
    let hint = message!(
        "ange en annan katalog med -o, eller byt namn på filen, här och i posten",
        "name another directory with -o, or rename the file, here and in the record"
    );
    (fault, hint)
}

/// What is said besides where earlier runs alone tell that the record names the file.
pub(super) fn recalled(by: &str) -> Message {
    message!(
        "det sade \"{by}\" när en körning senast kunde läsa den: rätta posten, eller hämta tillbaka den, och kör igen",
        "so said \"{by}\" when a run could last read it: mend the record, or get it back, and run again"
    )
}

/// What is said of one that would be taken for such a file, which does not exist. Nothing is lost, so that this record alone waits.
pub(super) fn mistaken(record: &str, file: &Path, by: &str) -> Diagnostic {
    let name = file.display();
    let fault = message!(
        "handlingen av \"{record}\" skulle tas för en fil som \"{by}\" nämner och som inte finns: \"{name}\"",
        "the document of \"{record}\" would be taken for a file that \"{by}\" names and that does not exist: \"{name}\""
    );
    let hint = message!(
        "rätta namnet i \"{by}\", lägg dit filen under ett annat namn, eller ange en annan katalog med -o",
        "correct the name in \"{by}\", put the file there under another name, or name another directory with -o"
    );
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}

/// Whether there is anything at a path, also a link that leads nowhere.
pub(super) fn is_there(file: &Path) -> bool {
    fs::symlink_metadata(file).is_ok()
}

/// Whether anything that lies in or below the one directory can lie in or below the other. Neither need exist.
pub(super) fn may_meet(one: &Path, other: &Path) -> bool {
    let [one, other] = [one, other].map(|directory| PathBuf::from(batch::folded(settled(directory).as_os_str())));
    one.starts_with(&other) || other.starts_with(&one)
}

/// The one path of a directory. Links and `..` are followed as far as there is anything, as the system would; what does not exist yet is taken by its words.
pub(super) fn settled(directory: &Path) -> PathBuf {
    if let Ok(real) = fs::canonicalize(directory) {
        return real;
    }
    let directory = if directory.as_os_str().is_empty() { Path::new(".") } else { directory };
    let absolute = std::path::absolute(directory).unwrap_or_else(|_| directory.to_owned());
    let mut settled = PathBuf::new();
    for part in absolute.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                settled.pop();
            }
            part => {
                settled.push(part);
                settled = fs::canonicalize(&settled).unwrap_or(settled);
            }
        }
    }
    settled
}
