//! What is said of several records together: `collections/NAME/` with the records, and beside it `NAME.sv.txt` with what `check` says of
//! that directory, as a terminal shows it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use libtest_mimic::{Failed, Trial};
use protokollant::cli::{self, Scheduled, Streams, Surroundings};
use protokollant::diagnostic::Lang;

use crate::expected::{compare, orphans, verdict};
use crate::failed;
use crate::support;

/// The ending of the expected text.
pub(crate) const ENDING: &str = "sv.txt";

/// Where the cases are.
pub(crate) fn root() -> PathBuf {
    support::folder("tests/cases/collections")
}

/// One trial for each folder.
pub(crate) fn trials() -> Vec<Trial> {
    let entries = match support::entries(&root()) {
        Ok(entries) => entries,
        Err(reason) => return vec![failed("collections", reason)],
    };
    let folders: Vec<PathBuf> = entries.iter().filter(|path| path.is_dir()).cloned().collect();
    let mut known: BTreeSet<PathBuf> = folders.iter().cloned().collect();
    known.extend(folders.iter().map(|folder| folder.with_added_extension(ENDING)));
    let mut trials: Vec<Trial> = folders
        .into_iter()
        .map(|folder| {
            let name = support::file_name(&folder);
            Trial::test(name, move || Ok(told_as_expected(&folder)?)).with_kind("collections")
        })
        .collect();
    if trials.is_empty() {
        trials.push(failed("collections", "there is no folder".to_owned()));
    }
    let all_known = move || orphans(&entries, &known).map_err(Failed::from);
    trials.push(Trial::test("every file belongs to a folder", all_known).with_kind("collections"));
    trials
}

/// A folder without records is told of as such, which no expectation should say.
fn told_as_expected(folder: &Path) -> Result<(), String> {
    if support::entries(folder)?.is_empty() {
        return Err(format!("{} is empty", folder.display()));
    }
    verdict([compare(&folder.with_added_extension(ENDING), &checked(folder)?)])
}

/// What `check` says of a directory, with its path as the name of the folder alone.
fn checked(folder: &Path) -> Result<String, String> {
    let screen = RefCell::new(Vec::new());
    let arguments = ["protokollant", "check"].map(OsString::from).into_iter().chain([folder.as_os_str().to_owned()]);
    let around = Surroundings {
        lang: Lang::Sv,
        colour_out: false,
        colour_err: false,
        live: false,
        today: NaiveDate::from_ymd_opt(2026, 1, 15).ok_or("no day")?,
        scheduled: Scheduled::default(),
    };
    let (mut out, mut err) = (Screen(&screen), Screen(&screen));
    let mut streams = Streams { input: &mut io::empty(), out: &mut out, err: &mut err };
    cli::run(&arguments.collect::<Vec<_>>(), around, &mut streams);
    let shown = String::from_utf8(screen.into_inner()).map_err(|error| error.to_string())?;
    let root = root().display().to_string();
    Ok(shown.replace(&format!("{root}{}", std::path::MAIN_SEPARATOR), ""))
}

/// What standard output and standard error are written to together.
struct Screen<'s>(&'s RefCell<Vec<u8>>);

impl Write for Screen<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.borrow_mut().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
