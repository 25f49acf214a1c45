//! Writing files, whole or not at all. The only place that writes.
//!
//! A file is written beside its target under another name, flushed to the disk, and then takes the target's place in one step. Whoever
//! looks sees the old file or the new one, never half of either; and if anything fails, the old one is still there. On Windows
//! the step is `MoveFileEx` with replacement, which fails while another program holds the target open: that is reported as
//! such, and the old file stays.

use std::fmt;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// Why a file could not be written.
#[derive(Debug)]
pub struct WriteError {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub source: io::Error,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path.display(), self.source)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}

/// Files that have been written under other names and wait to take their places together.
///
/// Everything that can fail for want of space or rights has been done when [`Staged::publish`] is called; what is left is one renaming
/// for each file. Dropped without being published, nothing remains.
#[derive(Debug)]
pub struct Staged {
    files: Vec<(tempfile::NamedTempFile, PathBuf)>,
}

impl Staged {
    /// Writes files beside their targets. Directories that are missing are made.
    ///
    /// # Errors
    /// The first file that cannot be written; none of the others remains.
    pub fn write<'f>(files: impl IntoIterator<Item = (PathBuf, &'f [u8])>) -> Result<Self, WriteError> {
        let mut staged = Vec::new();
        for (path, bytes) in files {
            let file = write_beside(&path, bytes).map_err(|source| WriteError { path: path.clone(), source })?;
            staged.push((file, path));
        }
        Ok(Self { files: staged })
    }

    /// Puts the files in their places.
    ///
    /// # Errors
    /// The first file that cannot take its place: the target is a directory, or open in another program on Windows. Those before it
    /// are in place, each whole.
    pub fn publish(self) -> Result<Vec<PathBuf>, WriteError> {
        let mut published = Vec::new();
        for (file, path) in self.files {
            file.persist(&path).map_err(|error| WriteError { path: path.clone(), source: error.error })?;
            sync_directory(&path);
            published.push(path);
        }
        Ok(published)
    }
}

fn write_beside(path: &Path, bytes: &[u8]) -> io::Result<tempfile::NamedTempFile> {
    if path.is_dir() {
        return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a directory"));
    }
    let directory = match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    std::fs::create_dir_all(directory)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".protokollant-").suffix(".tmp");
    let mut file = builder.tempfile_in(directory)?;
    file.write_all(bytes)?;
    set_mode(file.as_file(), path)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Temporary files are for their owner alone; finished ones are as open as the file they replace, or as a new one is by default.
#[cfg(unix)]
fn set_mode(file: &std::fs::File, target: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = std::fs::metadata(target).map_or(0o644, |old| old.permissions().mode() & 0o777);
    file.set_permissions(std::fs::Permissions::from_mode(mode))
}

/// On Windows a new file inherits the rights of its directory.
#[cfg(not(unix))]
fn set_mode(_: &std::fs::File, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Makes the renaming itself outlast a power failure. A file system that cannot do this has still renamed the file.
#[cfg(unix)]
fn sync_directory(path: &Path) {
    let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if let Ok(directory) = std::fs::File::open(directory) {
        let _ = directory.sync_all();
    }
}

/// Windows has no handle to a directory that could be flushed; NTFS journals the renaming.
#[cfg(not(unix))]
fn sync_directory(_: &Path) {}

#[cfg(test)]
mod tests {
    use super::Staged;

    fn names(directory: &std::path::Path) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(directory)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn an_old_file_is_replaced_whole_and_nothing_else_remains() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.pdf");
        std::fs::write(&path, "old").unwrap();
        Staged::write([(path.clone(), b"new".as_slice())]).unwrap().publish().unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(directory.path()), ["a.pdf"]);
    }

    #[test]
    fn files_that_are_never_published_leave_the_old_ones_and_no_rubbish() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a.pdf");
        std::fs::write(&path, "old").unwrap();
        drop(Staged::write([(path.clone(), b"new".as_slice())]).unwrap());
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(directory.path()), ["a.pdf"]);
    }

    #[test]
    fn one_target_that_cannot_be_written_keeps_all_the_others_as_they_were() {
        let directory = tempfile::tempdir().unwrap();
        let (good, bad) = (directory.path().join("a.pdf"), directory.path().join("b"));
        std::fs::write(&good, "old").unwrap();
        std::fs::create_dir(&bad).unwrap();
        let files = [(good.clone(), b"new".as_slice()), (bad.clone(), b"new".as_slice())];
        assert_eq!(Staged::write(files).unwrap_err().path, bad);
        assert_eq!(std::fs::read_to_string(&good).unwrap(), "old");
        assert_eq!(names(directory.path()), ["a.pdf", "b"]);
    }

    #[test]
    fn a_directory_that_is_missing_is_made() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("2024").join("juni").join("å.pdf");
        Staged::write([(path.clone(), b"x".as_slice())]).unwrap().publish().unwrap();
        assert!(path.is_file());
    }
}
