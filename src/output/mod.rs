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
    let directory = directory(path);
    std::fs::create_dir_all(directory)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".protokollant-").suffix(".tmp");
    as_open_as_new(&mut builder);
    let mut file = builder.tempfile_in(directory)?;
    file.write_all(bytes)?;
    if let Ok(old) = std::fs::metadata(path) {
        as_open_as_old(file.as_file(), &old)?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// The directory that a file lies in.
fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Temporary files are for their owner alone; finished ones are as open as the user's mask lets new files be.
#[cfg(unix)]
fn as_open_as_new(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(std::fs::Permissions::from_mode(0o666));
}

/// On Windows a new file inherits the rights of its directory.
#[cfg(not(unix))]
fn as_open_as_new(_: &mut tempfile::Builder<'_, '_>) {}

/// A file that takes the place of another is as open as that.
#[cfg(unix)]
fn as_open_as_old(file: &std::fs::File, old: &std::fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(std::fs::Permissions::from_mode(old.permissions().mode() & 0o777))
}

/// On Windows a new file inherits the rights of its directory.
#[cfg(not(unix))]
fn as_open_as_old(_: &std::fs::File, _: &std::fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Makes the renaming itself outlast a power failure. A file system that cannot do this has still renamed the file.
#[cfg(unix)]
fn sync_directory(path: &Path) {
    if let Ok(directory) = std::fs::File::open(directory(path)) {
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
