//! An approved record held against the list of approved ones by itself, wherever above it the list lies.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::input;
use crate::build::checksum;
use crate::collection::lock;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceFile, Sources, Span};

/// What a list of approved records says of one: that it was changed, or, if it is known to be approved (`approved`), that no list has it. `at` is
/// where the record says what it is.
pub(super) fn locked(file: &Path, bytes: &[u8], approved: bool, at: Span, sources: &mut Sources) -> Vec<Diagnostic> {
    let mut cx = Diagnostics::new();
    if input::is_stdin(file) {
        return Vec::new();
    }
    match list_above(file) {
        Ok(Some((path, text, name))) => {
            let list = sources.add(SourceFile::new(path.display().to_string(), text.clone()));
            let mut lines = lock::parse(&text, list, &mut cx);
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

/// What a list of approved records says of one that was changed, without a place: for a run of many, of which nobody keeps the texts.
pub(super) fn changed(file: &Path, bytes: &[u8]) -> Option<Diagnostic> {
    let mut sources = Sources::new();
    let at = Span::new(sources.add(SourceFile::new(file.display().to_string(), "")), 0..0);
    let fault = locked(file, bytes, false, at, &mut sources).into_iter().next()?;
    Some(Diagnostic { primary: None, related: Vec::new(), fix: None, ..fault })
}

/// The nearest list of approved records in a record's directory or above, its text, and the record's name as the list has it.
fn list_above(file: &Path) -> Result<Option<(PathBuf, String, String)>, Box<Diagnostic>> {
    let Ok(real) = fs::canonicalize(file) else { return Ok(None) };
    for directory in real.ancestors().skip(1) {
        let path = directory.join(lock::NAME);
        let bytes = match fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(Box::new(input::unreadable(&path, &error))),
        };
        let within = real.strip_prefix(directory).unwrap_or(&real);
        let name: Vec<_> = within.components().map(|part| part.as_os_str().to_string_lossy()).collect();
        // Shown as the user would find it: beside the record, not by the whole path of the machine.
        let shown = input::directory(file)
            .join(within.components().skip(1).map(|_| "..").collect::<PathBuf>().join(lock::NAME));
        return Ok(Some((shown, String::from_utf8_lossy(&bytes).into_owned(), name.join("/"))));
    }
    Ok(None)
}
