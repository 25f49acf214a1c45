//! Expected text in files beside the records.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use similar::TextDiff;

/// Whether expectations are to be written rather than compared: `BLESS=1`.
pub(crate) fn blessing() -> bool {
    // Tests may look at the environment; what they test may not.
    #[allow(clippy::disallowed_methods)]
    std::env::var_os("BLESS").is_some_and(|value| value == "1")
}

/// Holds `found` against the text in a file; `None` if they are the same, else what is wrong. Blessing writes the file.
pub(crate) fn compare(file: &Path, found: &str) -> Option<String> {
    let expected = fs::read(file).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    if expected.as_deref() == Some(found) {
        return None;
    }
    let shown = file.display();
    if blessing() {
        return fs::write(file, found).err().map(|error| format!("{shown}: {error}"));
    }
    let how = "if what was found is right, BLESS=1 cargo test --test cases takes it for expected";
    match expected {
        None => Some(format!("{shown} is missing; {how}. Found:\n{found}")),
        Some(expected) => {
            let diff = TextDiff::from_lines(expected.as_str(), found);
            let diff = diff.unified_diff().context_radius(3).header("expected", "found").to_string();
            Some(format!("{shown} has another text; {how}\n{diff}"))
        }
    }
}

/// All complaints as one, or none.
pub(crate) fn verdict(complaints: impl IntoIterator<Item = Option<String>>) -> Result<(), String> {
    let complaints: Vec<String> = complaints.into_iter().flatten().collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

/// Files among `files` that belong to no case: nobody would ever compare or read them.
pub(crate) fn orphans(files: &[PathBuf], known: &BTreeSet<PathBuf>) -> Result<(), String> {
    let complain = |file: &PathBuf| format!("{} belongs to no record: remove it", file.display());
    verdict(files.iter().filter(|file| !known.contains(*file)).map(|file| Some(complain(file))))
}
