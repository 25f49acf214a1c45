//! The directory of the pictures that a comparison makes (`diff -o`).
//!
//! A list beside them says which they are, as `sha256sum -c` reads it; a line is added before its picture is there. So an earlier comparison's pictures are
//! known, whole or interrupted, and the next one takes their place. Whatever else lies there is somebody's, and nothing is touched then.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::misuse::Misuse;
use crate::batch::manifest;
use crate::batch::plan::OWN;
use crate::build::checksum;
use crate::collection::lock;
use crate::message;
use crate::output::{Disk as _, Machine, Staged, WriteError, is_waiting};

/// The list.
const LIST: &str = "skillnader.sha256";

/// A directory of pictures.
#[derive(Debug)]
pub(super) struct Pictures<'p> {
    directory: &'p Path,
    /// What an earlier comparison left, the list last.
    earlier: Vec<PathBuf>,
}

impl<'p> Pictures<'p> {
    /// Pictures that are to go into a directory. Nothing is written yet.
    ///
    /// # Errors
    /// A directory of an archive, whose proof any file spoils that its manifest does not name; and one that has files which no comparison wrote.
    pub(super) fn into(directory: &'p Path) -> Result<Self, Misuse> {
        if is_in_archive(directory) {
            let name = directory.display();
            let misuse = Misuse::new(message!(
                "\"{name}\" ligger i en katalog som en körning har gjort",
                "\"{name}\" is in a directory that a run has made"
            ));
            return Err(misuse.hint(message!("ange en katalog bredvid", "name a directory beside it")));
        }
        let (list, mut earlier) = (directory.join(LIST), Vec::new());
        let text = fs::read_to_string(&list).unwrap_or_default();
        let lines: BTreeSet<&str> = text.split_inclusive('\n').collect();
        found(directory, "", &lines, &mut earlier).map_err(|stranger| occupied(directory, &stranger, list.exists()))?;
        earlier.extend(list.exists().then_some(list));
        Ok(Self { directory, earlier })
    }

    /// Removes what an earlier comparison left.
    ///
    /// # Errors
    /// What cannot be removed.
    pub(super) fn clear(&self) -> Result<(), WriteError> {
        for path in &self.earlier {
            Machine.remove(path).map_err(|source| WriteError { path: path.clone(), source })?;
        }
        Ok(())
    }

    /// Adds a picture by its path within the directory, with slashes.
    ///
    /// # Errors
    /// Why it cannot be written.
    pub(super) fn add(&self, path: &str, picture: &[u8]) -> Result<(), WriteError> {
        let list = self.directory.join(LIST);
        let line = lock::line(&checksum(picture), path);
        let listed = || -> io::Result<()> {
            Machine.make_directory(self.directory)?;
            Machine.append(&list, line.as_bytes())
        };
        listed().map_err(|source| WriteError { path: list.clone(), source })?;
        Staged::write([(self.directory.join(path), picture)]).and_then(Staged::publish).map(drop)
    }
}

/// Whether a directory is one that a run has made, or in one.
fn is_in_archive(directory: &Path) -> bool {
    let real = directory.ancestors().find_map(|above| {
        // The parent of a bare name is the directory that everybody is in.
        fs::canonicalize(if above.as_os_str().is_empty() { Path::new(".") } else { above }).ok()
    });
    real.is_some_and(|real| real.ancestors().any(|above| above.join(OWN).join(manifest::NAME).exists()))
}

/// The files of an earlier comparison in and below a directory, which its list has as they are.
///
/// # Errors
/// The first that it has not.
fn found(directory: &Path, prefix: &str, lines: &BTreeSet<&str>, pictures: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = match fs::read_dir(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|_| prefix.trim_end_matches('/').to_owned())?,
    };
    for entry in entries {
        let entry = entry.map_err(|_| prefix.to_owned())?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let (path, kind) = (format!("{prefix}{name}"), entry.file_type().ok());
        if kind.is_some_and(|kind| kind.is_dir()) {
            found(&entry.path(), &format!("{path}/"), lines, pictures)?;
            continue;
        }
        let is_file = kind.is_some_and(|kind| kind.is_file());
        let is_listed =
            || fs::read(entry.path()).is_ok_and(|bytes| lines.contains(lock::line(&checksum(&bytes), &path).as_str()));
        if is_file && (is_waiting(&name) && !lines.is_empty() || is_listed()) {
            pictures.push(entry.path());
        } else if path != LIST {
            return Err(path);
        }
    }
    Ok(())
}

/// Why pictures cannot go into a directory: those that lie there would be taken for those of this comparison.
fn occupied(directory: &Path, stranger: &str, has_list: bool) -> Misuse {
    let name = directory.display();
    let misuse = if has_list {
        Misuse::new(message!(
            "\"{stranger}\" i katalogen \"{name}\" har ingen jämförelse skrivit, eller så är den ändrad",
            "\"{stranger}\" in the directory \"{name}\" was written by no comparison, or has been changed"
        ))
    } else {
        Misuse::new(message!("katalogen \"{name}\" är inte tom", "the directory \"{name}\" is not empty"))
    };
    misuse.hint(message!(
        "ange en ny katalog för bilderna, så att inga andra blandas med dem",
        "name a new directory for the pictures, so that no others mix with them"
    ))
}
