//! `--prune`: when documents of records that are gone may be removed.

use std::fs;
use std::io;
use std::path::Path;

use crate::batch::verify;
use crate::cli::misuse::Misuse;
use crate::message;

/// Whether documents of records that are gone may be removed: not yet in a directory where no run has ended, for another than this may have begun there,
/// of other records.
///
/// # Errors
/// Where a record that the run has not may be there all the same: of a list, and where the archive was made of another directory than the source, whose
/// records all go by other names.
pub(super) fn allow(source: &Path, into: &Path) -> Result<bool, Misuse> {
    if !source.is_dir() {
        let misuse = Misuse::new(message!(
            "--rensa behöver en katalog med poster som källa",
            "--prune needs a directory of records as its source"
        ));
        return Err(misuse.hint(message!(
            "en post som inte står i en lista kan finnas ändå; ange katalogen, eller ta bort --rensa",
            "a record that is not in a list may be there all the same; name the directory, or remove --prune"
        )));
    }
    let Ok(manifest) = verify::read(into) else { return Ok(false) };
    let real = |path: &Path| fs::canonicalize(path).ok();
    let told = verify::source_directory(&manifest, into).and_then(|told| real(&told));
    if told.is_some() && told == real(source) {
        return Ok(true);
    }
    let name = source.display();
    let misuse = Misuse::new(message!(
        "arkivet är gjort av en annan katalog än \"{name}\", så --rensa skulle kunna ta bort allt i det",
        "the archive was made of another directory than \"{name}\", so that --prune might remove all that is in it"
    ));
    Err(misuse.hint(message!(
        "är det samma poster som har flyttats, kör en gång utan --rensa först",
        "if these are the same records that have been moved, run once without --prune first"
    )))
}

/// Whether there is anything where a record was. Where that cannot be told there may be.
pub(super) fn exists(source: &Path, record: &str) -> bool {
    fs::symlink_metadata(source.join(record)).map_or_else(|error| error.kind() != io::ErrorKind::NotFound, |_| true)
}
