//! Directories and files that appear whole and are never overwritten.
//!
//! A directory is filled beside its target under another name, flushed to the disk, and then renamed. Whoever looks sees nothing, or all of
//! it, also when the program is killed on the way; what is left then begins with `.protokollant-` and can be removed.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::disk::{PREFIX, as_open_as_new, sync_directory};
use super::{WriteError, directory};

/// How the name of a package ends that waits to take its place. What waits of a single file is cleared away by others.
const SUFFIX: &str = ".paket";

/// What has become of something that is never overwritten.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Publication {
    /// It is there now.
    New,
    /// It was there already, the same byte for byte.
    Same,
    /// Something else is there, and stays.
    Other,
}

/// Writes a directory with these files, whose paths have slashes and lead nowhere else. Directories above it that are missing are made.
///
/// # Errors
/// The first file or directory that cannot be written; nothing remains.
pub fn publish_directory(target: &Path, files: &[(String, Vec<u8>)]) -> Result<Publication, WriteError> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| WriteError { path, source }
    };
    if target.symlink_metadata().is_ok() {
        return Ok(compared(target, files));
    }
    let parent = directory(target);
    fs::create_dir_all(parent).map_err(failed(target))?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    as_open_as_new_directory(&mut builder);
    let staged = builder.tempdir_in(parent).map_err(failed(target))?;
    for (path, bytes) in files {
        let file = staged.path().join(path);
        write(&file, bytes).map_err(failed(&target.join(path)))?;
    }
    sync_directory(staged.path());
    // From here on it is no longer temporary: should the renaming fail, it is removed below.
    let whole = staged.keep();
    match fs::rename(&whole, target) {
        Ok(()) => {
            sync_directory(parent);
            Ok(Publication::New)
        }
        Err(error) => {
            // It is ours, and nobody has seen it.
            let _ = fs::remove_dir_all(&whole);
            // Another process may have been faster.
            if target.symlink_metadata().is_ok() { Ok(compared(target, files)) } else { Err(failed(target)(error)) }
        }
    }
}

/// Writes a file that must not be there yet.
///
/// # Errors
/// It cannot be written; nothing remains.
pub fn publish_file(target: &Path, bytes: &[u8]) -> Result<Publication, WriteError> {
    let failed = |source| WriteError { path: target.to_owned(), source };
    let same = || match fs::read(target) {
        Ok(found) if found == bytes => Publication::Same,
        _ => Publication::Other,
    };
    if target.symlink_metadata().is_ok() {
        return Ok(same());
    }
    fs::create_dir_all(directory(target)).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    as_open_as_new(&mut builder);
    let mut file = builder.tempfile_in(directory(target)).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    match file.persist_noclobber(target) {
        Ok(_) => {
            sync_directory(directory(target));
            Ok(Publication::New)
        }
        Err(error) if target.symlink_metadata().is_ok() => {
            drop(error.file);
            Ok(same())
        }
        Err(error) => Err(failed(error.error)),
    }
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(directory(path))?;
    let mut file = fs::File::create_new(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    sync_directory(directory(path));
    Ok(())
}

/// Holds what is there against what was to be written.
fn compared(target: &Path, files: &[(String, Vec<u8>)]) -> Publication {
    let same = |(path, bytes): &(String, Vec<u8>)| fs::read(target.join(path)).is_ok_and(|found| found == *bytes);
    let all = files.iter().all(same);
    if all && count(target).is_ok_and(|found| found == files.len()) { Publication::Same } else { Publication::Other }
}

/// How many files a directory holds, at any depth. Links are not followed, and count.
fn count(target: &Path) -> io::Result<usize> {
    let mut left: Vec<PathBuf> = vec![target.to_owned()];
    let mut files = 0;
    while let Some(directory) = left.pop() {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() { left.push(entry.path()) } else { files += 1 }
        }
    }
    Ok(files)
}

/// Temporary directories are for their owner alone; finished ones are as open as the user's mask lets new directories be.
#[cfg(unix)]
fn as_open_as_new_directory(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o777));
}

/// On Windows a new directory inherits the rights of the one that it lies in.
#[cfg(not(unix))]
fn as_open_as_new_directory(_: &mut tempfile::Builder<'_, '_>) {}

#[cfg(test)]
mod tests {
    use super::{Publication, publish_directory, publish_file};

    fn files(text: &str) -> Vec<(String, Vec<u8>)> {
        vec![("a.txt".to_owned(), text.into()), ("b/c/d.txt".to_owned(), b"d".to_vec())]
    }

    fn names(directory: &std::path::Path) -> Vec<String> {
        std::fs::read_dir(directory).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_directory_is_written_once_and_the_same_again_changes_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let target = directory.path().join("2026").join("paket");
        assert_eq!(publish_directory(&target, &files("a")).unwrap(), Publication::New);
        assert_eq!(publish_directory(&target, &files("a")).unwrap(), Publication::Same);
        assert_eq!(std::fs::read_to_string(target.join("b/c/d.txt")).unwrap(), "d");
        assert_eq!(names(&directory.path().join("2026")), ["paket"]);
    }

    #[test]
    fn what_is_there_is_never_overwritten() {
        let directory = tempfile::tempdir().unwrap();
        let target = directory.path().join("paket");
        publish_directory(&target, &files("a")).unwrap();
        assert_eq!(publish_directory(&target, &files("b")).unwrap(), Publication::Other);
        assert_eq!(std::fs::read_to_string(target.join("a.txt")).unwrap(), "a");
        std::fs::write(target.join("e.txt"), "somebody's own").unwrap();
        assert_eq!(publish_directory(&target, &files("a")).unwrap(), Publication::Other);

        let file = directory.path().join("paket.zip");
        assert_eq!(publish_file(&file, b"a").unwrap(), Publication::New);
        assert_eq!(publish_file(&file, b"a").unwrap(), Publication::Same);
        assert_eq!(publish_file(&file, b"b").unwrap(), Publication::Other);
        assert_eq!(std::fs::read(&file).unwrap(), b"a");
    }

    #[test]
    fn a_directory_that_cannot_be_filled_leaves_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let clash = vec![("a".to_owned(), b"a".to_vec()), ("a/b".to_owned(), b"b".to_vec())];
        assert!(publish_directory(&directory.path().join("paket"), &clash).is_err());
        assert_eq!(names(directory.path()), Vec::<String>::new());
    }
}
