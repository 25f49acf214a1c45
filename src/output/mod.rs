//! Writing files, whole or not at all. The only place that writes.
//!
//! A file is written beside its target under another name, flushed to the disk, and then takes the target's place in one step. Whoever
//! looks sees the old file or the new one, never half of either; and if anything fails, the old one is still there. On Windows
//! the step is `MoveFileEx` with replacement, which fails while another program holds the target open: that is reported as
//! such, and the old file stays.
//!
//! What is asked of the file system goes through [`Disk`], so that a test can put a failing one in its place. [`Machine`] is the real one.

mod disk;
mod package;

pub use disk::{Disk, Machine, is_waiting};
pub use package::{Publication, publish_directory, publish_file};

use std::fmt;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use tempfile::TempPath;

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
pub struct Staged<'d> {
    disk: &'d dyn Disk,
    files: Vec<(TempPath, PathBuf)>,
}

impl Staged<'static> {
    /// Writes files beside their targets. Directories that are missing are made.
    ///
    /// # Errors
    /// The first file that cannot be written; none of the others remains.
    pub fn write<'f>(files: impl IntoIterator<Item = (PathBuf, &'f [u8])>) -> Result<Self, WriteError> {
        Staged::write_on(&Machine, None, files)
    }
}

impl<'d> Staged<'d> {
    /// Writes files as [`Staged::write`] does, on a disk of one's own. With a `waiting` directory, which must be on the same file system, they
    /// wait there and not beside their targets: whoever is interrupted knows where to look for what is left.
    ///
    /// # Errors
    /// The first file that cannot be written; none of the others remains.
    pub fn write_on<'f>(
        disk: &'d dyn Disk,
        waiting: Option<&Path>,
        files: impl IntoIterator<Item = (PathBuf, &'f [u8])>,
    ) -> Result<Self, WriteError> {
        let mut staged = Vec::new();
        for (path, bytes) in files {
            let stage = || {
                if path.is_dir() {
                    return Err(io::Error::new(io::ErrorKind::IsADirectory, "is a directory"));
                }
                let own = directory(&path);
                disk.make_directory(own)?;
                disk.stage(waiting.unwrap_or(own), &path, bytes)
            };
            let file = stage().map_err(|source| WriteError { path: path.clone(), source })?;
            staged.push((file, path));
        }
        Ok(Self { disk, files: staged })
    }

    /// Puts the files in their places.
    ///
    /// # Errors
    /// The first file that cannot take its place: the target is a directory, or open in another program on Windows. Those before it
    /// are in place, each whole.
    pub fn publish(self) -> Result<Vec<PathBuf>, WriteError> {
        let mut published: Vec<PathBuf> = Vec::new();
        for (file, path) in self.files {
            self.disk.publish(file, &path).map_err(|source| WriteError { path: path.clone(), source })?;
            published.push(path);
        }
        let mut directories: Vec<&Path> = published.iter().map(|path| directory(path)).collect();
        directories.dedup();
        for directory in directories {
            self.disk.settle(directory);
        }
        Ok(published)
    }
}

impl fmt::Debug for Staged<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Staged").field("files", &self.files).finish_non_exhaustive()
    }
}

/// Something that only one process at a time works on. It is free again when this is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// So often it is asked for before it counts as another's.
    const TRIES: usize = 100;
    /// Time from one time to the next.
    const PAUSE: Duration = Duration::from_millis(10);

    /// Takes a lock, which is a file that stays; `None` if another process has it and keeps it for a second. Whoever was killed in the very moment of starting a
    /// process has left it to that, until that becomes the program that it will be. Where the file system knows no locks, everybody gets it.
    ///
    /// # Errors
    /// A file that cannot be made.
    pub fn take(path: &Path) -> Result<Option<Self>, WriteError> {
        let at = |source| WriteError { path: path.to_owned(), source };
        std::fs::create_dir_all(directory(path)).map_err(at)?;
        let file = File::options().create(true).append(true).open(path).map_err(at)?;
        for _ in 0..Self::TRIES {
            match file.try_lock() {
                Err(TryLockError::WouldBlock) => thread::sleep(Self::PAUSE),
                Err(TryLockError::Error(error)) if error.kind() != io::ErrorKind::Unsupported => return Err(at(error)),
                _ => return Ok(Some(Self { _file: file })),
            }
        }
        Ok(None)
    }
}

/// The directory that a file lies in.
fn directory(path: &Path) -> &Path {
    path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use std::thread;
    use std::time::Duration;

    use super::{Lock, Staged};

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
    #[test]
    fn a_lock_that_is_let_go_of_in_a_moment_is_no_others_and_one_that_is_kept_is() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("lock");
        let held = Lock::take(&path).unwrap().unwrap();
        let soon = thread::spawn(move || {
            thread::sleep(Duration::from_millis(100));
            drop(held);
        });
        let taken = Lock::take(&path).unwrap();
        soon.join().unwrap();
        assert!(taken.is_some());
        assert!(Lock::take(&path).unwrap().is_none());
    }
}
