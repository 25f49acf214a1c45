//! The samples, built in a house style.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::editions::EDITIONS;
use crate::office::run;
use crate::support;

/// A record of `samples/`, and which document is made of it.
pub(crate) struct Sample {
    pub(crate) name: String,
    record: PathBuf,
    /// Words of the command line, none for the record's own document.
    edition: &'static [&'static str],
}

impl Sample {
    fn new(record: PathBuf, edition: &'static [&'static str]) -> Self {
        let mut name = record.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for word in edition.iter().filter(|word| !word.starts_with('-')) {
            name = format!("{name} {word}");
        }
        Self { name, record, edition }
    }

    /// Builds PDF and Word file, as `NAME.pdf` and `NAME.docx` in a folder.
    pub(crate) fn build(&self, house: &str, flags: &[&str], folder: &Path) -> Result<(), String> {
        let own = folder.join(&self.name);
        let mut arguments: Vec<&OsStr> = ["build", "-f", "pdf,docx", "--house", house, "-o"].map(OsStr::new).to_vec();
        arguments.extend([own.as_os_str(), self.record.as_os_str()]);
        arguments.extend(self.edition.iter().chain(flags).map(OsStr::new));
        run(env!("CARGO_BIN_EXE_protokollant"), &arguments)?;
        for made in support::entries(&own)? {
            let extension = made.extension().unwrap_or_default().to_string_lossy();
            let target = folder.join(format!("{}.{extension}", self.name));
            fs::rename(&made, &target).map_err(|error| format!("{}: {error}", target.display()))?;
        }
        fs::remove_dir(&own).map_err(|error| format!("{}: {error}", own.display()))
    }
}

/// Records of `tests/cases/documents` that hold what no sample does: lists of contents, and references to parts of the document.
const CASES: [&str; 4] =
    ["contents.yaml", "memorandum-with-contents.yaml", "references.yaml", "references-in-a-memorandum.yaml"];

/// All samples, in the order of their names; then the other documents made of them, then the cases.
pub(crate) fn samples() -> Result<Vec<Sample>, String> {
    let folder = support::folder("samples");
    let mut records = support::entries(&folder)?;
    records.retain(|path| path.extension().is_some_and(|end| end == "yaml" || end == "json"));
    let own = records.iter().map(|record| Sample::new(record.clone(), &[]));
    let others = EDITIONS.iter().map(|(name, edition)| Sample::new(folder.join(name), edition));
    let cases = support::folder("tests").join("cases/documents");
    let cases = CASES.iter().map(|name| Sample::new(cases.join(name), &[]));
    Ok(own.chain(others).chain(cases).collect())
}
