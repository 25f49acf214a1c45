//! Where a record's documents go, and how they get there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::build::{Artifact, Output};
use crate::meeting::Variant;
use crate::output::{Disk, Staged, WriteError};

/// Where a record's documents go: files of one directory and name, which differ in their extensions.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The directory.
    pub directory: PathBuf,
    /// The name without its extension.
    pub stem: OsString,
}

impl Target {
    /// The name without its extension, which says of a record with two variants which it is.
    #[must_use]
    pub fn stem(&self, variant: Option<Variant>) -> OsString {
        let mut stem = self.stem.clone();
        if let Some(variant) = variant {
            stem.push("-");
            stem.push(variant.word());
        }
        stem
    }

    /// The file of one kind.
    #[must_use]
    pub fn file(&self, output: Output, variant: Option<Variant>) -> PathBuf {
        let mut name = self.stem(variant);
        name.push(".");
        name.push(output.extension());
        // A path that was not given is not shown either: "möte.pdf", not "./möte.pdf".
        if self.directory.as_os_str().is_empty() { PathBuf::from(name) } else { self.directory.join(name) }
    }
}

/// Puts a record's documents in their places: all of them are on the disk before the first takes its place.
///
/// # Errors
/// The first that cannot be written.
pub fn publish(
    artifacts: &[Artifact],
    variant: Option<Variant>,
    target: &Target,
    disk: &dyn Disk,
    waiting: Option<&Path>,
) -> Result<Vec<PathBuf>, WriteError> {
    let files = artifacts.iter().map(|artifact| (target.file(artifact.output, variant), artifact.bytes.as_slice()));
    Staged::write_on(disk, waiting, files)?.publish()
}
