//! `check DIR`: the records of a directory, each by itself and then together; and the list of approved ones beside them.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::build::unwritable;
use super::input;
use crate::batch::plan::OWN;
use crate::build::Surveyed;
use crate::collection::{self, Entry, lock};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::output::Staged;
use crate::record::Status;
use crate::source::{SourceFile, Sources, Span};

/// Every record of a directory and of those in it, in the order of their paths. Hidden files, JSON Schemas and what runs keep for themselves
/// are left out, and so are symbolic links: what they lead to is in the directory anyway, or not part of it.
pub(super) fn records(directory: &Path) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    records_and_links(directory).map(|(records, _)| records)
}

/// The same, and the symbolic links that are called as records are, or lead to directories.
pub(super) fn records_and_links(directory: &Path) -> Result<(Vec<PathBuf>, Vec<PathBuf>), Box<Diagnostic>> {
    let (mut found, mut links) = (Vec::new(), Vec::new());
    let mut left = vec![directory.to_owned()];
    while let Some(directory) = left.pop() {
        let unreadable = |error: &io::Error| Box::new(input::unreadable(&directory, error));
        for entry in fs::read_dir(&directory).map_err(|error| unreadable(&error))? {
            let entry = entry.map_err(|error| unreadable(&error))?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(|error| unreadable(&error))?);
            let name = entry.file_name();
            if name.to_string_lossy().starts_with('.') || name == OWN {
                continue;
            }
            if kind.is_dir() {
                left.push(path);
            } else if kind.is_file() && input::is_record(&name.to_string_lossy()) {
                found.push(path);
            } else if kind.is_symlink() && (input::is_record(&name.to_string_lossy()) || path.is_dir()) {
                links.push(path);
            }
        }
    }
    found.sort();
    if found.is_empty() {
        let name = directory.display();
        let fault = message!("katalogen \"{name}\" har inga poster", "the directory \"{name}\" has no records");
        let hint =
            message!("en post är en fil på .yaml, .yml eller .json", "a record is a file in .yaml, .yml or .json");
        return Err(Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint)));
    }
    links.sort();
    Ok((found, links))
}

/// The records of a directory that have been read.
pub(super) struct Collection<'d> {
    directory: &'d Path,
    entries: Vec<Entry>,
    locked: Vec<lock::Locked>,
    /// The names of those that are there but cannot be read.
    unread: Vec<String>,
    /// Whether each of the others has no errors and says what it is.
    sound: bool,
}

impl<'d> Collection<'d> {
    pub(super) fn new(directory: &'d Path) -> Self {
        Self { directory, entries: Vec::new(), locked: Vec::new(), unread: Vec::new(), sound: true }
    }

    /// Adds a record, by what was found in it.
    pub(super) fn add(&mut self, file: &Path, digest: String, surveyed: &Surveyed) {
        let sound = surveyed.diagnostics.iter().all(|fault| fault.severity != Severity::Error);
        let entry = surveyed.entry.as_ref();
        let approved = sound && entry.is_some_and(|entry| entry.status == Status::Approved);
        self.sound &= sound && entry.is_some();
        let at = entry.map_or(Span::new(surveyed.file, 0..0), |entry| entry.status_at.unwrap_or(entry.kind.span));
        self.locked.push(lock::Locked { name: self.name(file), digest, approved, at });
        self.entries.extend(entry.cloned());
    }

    /// Adds a record that cannot be read.
    pub(super) fn add_unread(&mut self, file: &Path) {
        self.unread.push(self.name(file));
    }

    /// A record's name as the list has it: from the directory on, with slashes.
    fn name(&self, file: &Path) -> String {
        let within = file.strip_prefix(self.directory).unwrap_or(file);
        let parts: Vec<_> = within.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        parts.join("/")
    }

    /// How many records there are.
    pub(super) fn len(&self) -> usize {
        self.locked.len() + self.unread.len()
    }

    /// What is wrong with them together. With `lock`, approved records that are not in the list are entered first.
    pub(super) fn judge(&self, lock: bool, sources: &mut Sources) -> Vec<Diagnostic> {
        let mut cx = Diagnostics::new();
        collection::judge(&self.entries, self.sound && self.unread.is_empty(), &mut cx);
        if let Err(fault) = self.judge_lock(lock, sources, &mut cx) {
            cx.push(*fault);
        }
        cx.into_sorted()
    }

    fn judge_lock(&self, lock: bool, sources: &mut Sources, cx: &mut Diagnostics) -> Result<(), Box<Diagnostic>> {
        let path = self.directory.join(lock::NAME);
        let mut bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(Box::new(input::unreadable(&path, &error))),
        };
        let mut read = |bytes: &[u8], cx: &mut Diagnostics| {
            let text = String::from_utf8_lossy(bytes);
            let file = sources.add(SourceFile::new(path.display().to_string(), text.clone()));
            let mut lines = lock::parse(&text, file, cx);
            // Why they cannot be read has been told; they are not gone.
            lines.retain(|line| !self.unread.contains(&line.name));
            lines
        };
        let lines = read(&bytes, cx);
        let missing = lock::missing(&lines, &self.locked);
        if !lock || missing.is_empty() {
            lock::check(&lines, &self.locked, cx);
            return Ok(());
        }
        if !bytes.is_empty() && !bytes.ends_with(b"\n") {
            bytes.push(b'\n');
        }
        bytes.extend(missing.bytes());
        let written = Staged::write([(path.clone(), bytes.as_slice())]).and_then(Staged::publish);
        written.map_err(|error| Box::new(Diagnostic { hints: Vec::new(), ..unwritable(&error) }))?;
        // What is wrong with the lines has been told.
        lock::check(&read(&bytes, &mut Diagnostics::new()), &self.locked, cx);
        Ok(())
    }
}
