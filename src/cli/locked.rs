//! An approved record held against the list of approved ones by itself, wherever above it the list lies.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::input;
use crate::build::checksum;
use crate::collection::lock;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, SourceFile, Sources, Span};

/// What a list of approved records says of one: that it was changed, or, if it is known to be approved (`approved`), that no list has it. `at` is
/// where the record says what it is.
pub(super) fn locked(file: &Path, bytes: &[u8], approved: bool, at: Span, sources: &mut Sources) -> Vec<Diagnostic> {
    let mut cx = Diagnostics::new();
    if input::is_stdin(file) {
        return Vec::new();
    }
    match list_above(file) {
        Ok(Some((list, name))) => {
            // Shown as the user would find it: beside the record, not by the whole path of the machine.
            let up: PathBuf = Path::new(&name).components().skip(1).map(|_| "..").collect();
            let shown = input::directory(file).join(up.join(lock::NAME));
            let id = sources.add(SourceFile::new(shown.display().to_string(), list.text.clone()));
            let mut lines = lock::parse(&list.text, id, &mut cx);
            // What has become of the others is for "check DIR" to say.
            lines.retain(|line| line.name == name);
            lock::check(&lines, &[lock::Locked { name, digest: checksum(bytes), approved, at }], &mut cx);
        }
        Ok(None) => {
            let name = file.display().to_string();
            lock::check(&[], &[lock::Locked { name, digest: String::new(), approved, at }], &mut cx);
        }
        Err(fault) => cx.push(*fault),
    }
    cx.into_sorted()
}

/// The lists of approved records of a run of many. Each is read once, and nobody keeps the records' texts, so that what is told has no place.
#[derive(Debug, Default)]
pub(super) struct Locks {
    /// By the directories that records lie in.
    lists: Mutex<BTreeMap<PathBuf, Entered>>,
}

/// What is known of the list above a directory: none, or why there is none that could be used.
type Entered = Result<Option<Arc<Lines>>, Box<Diagnostic>>;

/// A list of approved records that has been read.
#[derive(Debug)]
struct Lines {
    /// The directory that it lies in.
    directory: PathBuf,
    /// By the records' names.
    lines: BTreeMap<String, Vec<lock::Line>>,
}

impl Locks {
    /// What a list of approved records says of one that was changed.
    pub(super) fn changed(&self, file: &Path, bytes: &[u8]) -> Option<Diagnostic> {
        let real = fs::canonicalize(file).ok()?;
        let list = match self.above(real.parent()?) {
            Ok(list) => list?,
            Err(fault) => return Some(*fault),
        };
        let name = name_within(&list.directory, &real);
        let lines = list.lines.get(&name)?;
        let mut cx = Diagnostics::new();
        let at = Span::new(nowhere(file), 0..0);
        lock::check(lines, &[lock::Locked { name, digest: checksum(bytes), approved: false, at }], &mut cx);
        cx.into_sorted().into_iter().next().map(placeless)
    }

    /// Whether a list of approved records has one that is gone, by where it was, as a whole path. So it may where the list cannot be read.
    pub(super) fn has(&self, file: &Path) -> bool {
        match file.parent().map(|directory| self.above(directory)) {
            Some(Ok(Some(list))) => list.lines.contains_key(&name_within(&list.directory, file)),
            Some(Ok(None)) | None => false,
            Some(Err(_)) => true,
        }
    }

    /// The list in a directory or above it.
    fn above(&self, directory: &Path) -> Entered {
        // Whoever panicked while holding it has left what was read so far.
        let mut lists = self.lists.lock().unwrap_or_else(PoisonError::into_inner);
        let read = || {
            let Some(list) = nearest(directory)? else { return Ok(None) };
            let mut cx = Diagnostics::new();
            let lines = lock::parse(&list.text, nowhere(directory), &mut cx);
            if let Some(fault) = cx.into_sorted().into_iter().next() {
                return Err(Box::new(placeless(fault)));
            }
            let mut of: BTreeMap<String, Vec<lock::Line>> = BTreeMap::new();
            for line in lines {
                of.entry(line.name.clone()).or_default().push(line);
            }
            Ok(Some(Arc::new(Lines { directory: list.directory, lines: of })))
        };
        lists.entry(directory.to_owned()).or_insert_with(read).clone()
    }
}

/// What is said of approved records in or below a directory that are there no more. That a list cannot be read is told of each record that is.
pub(super) fn vanished(directory: &Path) -> Vec<Diagnostic> {
    let Ok(real) = fs::canonicalize(directory) else { return Vec::new() };
    let Ok(Some(list)) = nearest(&real) else { return Vec::new() };
    let mut lines = lock::parse(&list.text, nowhere(directory), &mut Diagnostics::new());
    lines.retain(|line| {
        let file = list.directory.join(&line.name);
        let found = fs::symlink_metadata(&file);
        file.starts_with(&real) && found.is_err_and(|error| error.kind() == ErrorKind::NotFound)
    });
    let mut cx = Diagnostics::new();
    lock::check(&lines, &[], &mut cx);
    cx.into_sorted().into_iter().map(placeless).collect()
}

/// A file that nobody will look into.
fn nowhere(file: &Path) -> FileId {
    Sources::new().add(SourceFile::new(file.display().to_string(), ""))
}

fn placeless(fault: Diagnostic) -> Diagnostic {
    Diagnostic { primary: None, related: Vec::new(), fix: None, ..fault }
}

/// A list of approved records.
struct List {
    directory: PathBuf,
    text: String,
}

/// The nearest list of approved records in a record's directory or above, and the record's name as the list has it.
fn list_above(file: &Path) -> Result<Option<(List, String)>, Box<Diagnostic>> {
    let Ok(real) = fs::canonicalize(file) else { return Ok(None) };
    let Some(list) = real.parent().map(nearest).transpose()?.flatten() else { return Ok(None) };
    let name = name_within(&list.directory, &real);
    Ok(Some((list, name)))
}

/// The nearest list of approved records in a directory or above.
fn nearest(directory: &Path) -> Result<Option<List>, Box<Diagnostic>> {
    for directory in directory.ancestors() {
        let path = directory.join(lock::NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Box::new(input::unreadable(&path, &error))),
        };
        let text = String::from_utf8_lossy(&bytes).into_owned();
        return Ok(Some(List { directory: directory.to_owned(), text }));
    }
    Ok(None)
}

/// A record's name from a directory on, with slashes.
fn name_within(directory: &Path, file: &Path) -> String {
    let within = file.strip_prefix(directory).unwrap_or(file);
    within.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/")
}
