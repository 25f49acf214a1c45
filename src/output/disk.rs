//! What is asked of a file system.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::TempPath;

/// How the name of a file begins that waits to take its place.
pub(super) const PREFIX: &str = ".protokollant-";

/// How it ends.
const SUFFIX: &str = ".tmp";

/// A file system, as far as this program writes to it.
pub trait Disk: Sync {
    /// Makes a directory and those above it, where they are missing.
    ///
    /// # Errors
    /// Why it cannot be made.
    fn make_directory(&self, directory: &Path) -> io::Result<()>;

    /// Writes a whole file into `directory` under a name of its own, flushed to the disk, as open to others as the file at `target` is or
    /// would be. It is removed again if it is dropped.
    ///
    /// # Errors
    /// Why it cannot be written; nothing of it remains.
    fn stage(&self, directory: &Path, target: &Path, bytes: &[u8]) -> io::Result<TempPath>;

    /// Puts a file that has been written so in its place, in one step.
    ///
    /// # Errors
    /// Why it cannot take the place; it is removed, and what was at `target` is still there.
    fn publish(&self, staged: TempPath, target: &Path) -> io::Result<()>;

    /// Makes what was published in a directory outlast a power failure. A file system that cannot do this has still put the files in place.
    fn settle(&self, directory: &Path);

    /// Adds bytes to the end of a file, which is made if it is missing.
    ///
    /// # Errors
    /// Why they cannot be added; some of them may have been.
    fn append(&self, file: &Path, bytes: &[u8]) -> io::Result<()>;

    /// Removes a file.
    ///
    /// # Errors
    /// Why it cannot be removed.
    fn remove(&self, file: &Path) -> io::Result<()>;

    /// Removes a directory in which there is nothing.
    ///
    /// # Errors
    /// Why it cannot be removed: there is something in it, or on Windows somebody is at work in it.
    fn remove_directory(&self, directory: &Path) -> io::Result<()>;

    /// Removes from a directory what waited there when somebody was interrupted. A directory that does not exist has nothing.
    ///
    /// # Errors
    /// Why something cannot be removed.
    fn clear(&self, directory: &Path) -> io::Result<()>;
}

/// The file system of this machine.
#[derive(Clone, Copy, Debug)]
pub struct Machine;

impl Disk for Machine {
    fn make_directory(&self, directory: &Path) -> io::Result<()> {
        fs::create_dir_all(directory)
    }

    fn stage(&self, directory: &Path, target: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(PREFIX).suffix(SUFFIX);
        as_open_as_new(&mut builder);
        let mut file = builder.tempfile_in(directory)?;
        file.write_all(bytes)?;
        if let Ok(old) = fs::metadata(target) {
            as_open_as_old(file.as_file(), &old)?;
        }
        file.as_file().sync_all()?;
        Ok(file.into_temp_path())
    }

    fn publish(&self, staged: TempPath, target: &Path) -> io::Result<()> {
        staged.persist(target).map_err(|error| error.error)
    }

    fn settle(&self, directory: &Path) {
        sync_directory(directory);
    }

    fn append(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        OpenOptions::new().append(true).create(true).open(file)?.write_all(bytes)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        fs::remove_file(file)
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        fs::remove_dir(directory)
    }

    fn clear(&self, directory: &Path) -> io::Result<()> {
        let entries = match fs::read_dir(directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            if is_waiting(&entry.file_name().to_string_lossy()) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// Whether a file of that name waited to take its place when somebody was interrupted.
#[must_use]
pub fn is_waiting(name: &str) -> bool {
    name.starts_with(PREFIX) && name.ends_with(SUFFIX)
}

/// Temporary files are for their owner alone; finished ones are as open as the user's mask lets new files be.
#[cfg(unix)]
pub(super) fn as_open_as_new(builder: &mut tempfile::Builder<'_, '_>) {
    use std::os::unix::fs::PermissionsExt as _;
    builder.permissions(fs::Permissions::from_mode(0o666));
}

/// On Windows a new file inherits the rights of its directory.
#[cfg(not(unix))]
pub(super) fn as_open_as_new(_: &mut tempfile::Builder<'_, '_>) {}

/// A file that takes the place of another is as open as that.
#[cfg(unix)]
fn as_open_as_old(file: &fs::File, old: &fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    file.set_permissions(fs::Permissions::from_mode(old.permissions().mode() & 0o777))
}

/// On Windows a new file inherits the rights of its directory.
#[cfg(not(unix))]
fn as_open_as_old(_: &fs::File, _: &fs::Metadata) -> io::Result<()> {
    Ok(())
}

/// Makes the renaming itself outlast a power failure.
#[cfg(unix)]
pub(super) fn sync_directory(directory: &Path) {
    if let Ok(directory) = fs::File::open(directory) {
        let _ = directory.sync_all();
    }
}

/// Windows has no handle to a directory that could be flushed; NTFS journals the renaming.
#[cfg(not(unix))]
pub(super) fn sync_directory(_: &Path) {}
