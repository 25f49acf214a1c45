//! Running outside programs, and the judges that are asked through a driver of ours.
//!
//! The drivers (`VeraPdf.java`, `word.py`, `round_trip.py`, `package.py`, `axe.mjs`) read lines of `aspect<TAB>path` and answer each with one line
//! of JSON, a [`Verdict`].

use std::fs::{self, File};
use std::io::{Seek, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

use crate::judge::{Question, Verdict};

/// Longer than any judge needs; one that hangs must not hold up the others for ever.
const SECONDS_ALLOWED: &str = "600";

/// The folder of these tests, with the drivers.
pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judges")
}

/// What is in a folder, in the order of the names.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = || -> std::io::Result<Vec<PathBuf>> {
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    };
    let mut paths = read().map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// A folder that vanishes with its value, beside what cargo builds.
pub(crate) fn scratch() -> Result<TempDir, String> {
    tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| format!("no scratch folder: {error}"))
}

/// Where the installer puts the judges that are no Debian packages.
pub(crate) fn installed() -> Result<PathBuf, String> {
    let mut installer = Command::new(here().join("install"));
    let answer = run(installer.arg("--where"))?;
    let folder = PathBuf::from(text(&answer.stdout).trim());
    if folder.is_dir() { Ok(folder) } else { Err(missing(&folder.display().to_string(), "it is not there")) }
}

/// A command that is ended if it takes far too long.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new("timeout");
    command.arg(SECONDS_ALLOWED).arg(program);
    command
}

/// Runs a program to its end, whatever its exit status; an error if it cannot be started or took too long.
pub(crate) fn run(command: &mut Command) -> Result<Output, String> {
    let shown = format!("{command:?}");
    let output = command.output().map_err(|error| missing(&shown, &error.to_string()))?;
    // The statuses of timeout(1).
    match output.status.code() {
        Some(124) => Err(format!("{shown} was not done after {SECONDS_ALLOWED} seconds")),
        Some(126 | 127) => Err(missing(&shown, text(&output.stderr).trim())),
        _ => Ok(output),
    }
}

/// Runs a program; any exit status but 0 is an error.
pub(crate) fn run_well(command: &mut Command) -> Result<Output, String> {
    let output = run(command)?;
    if output.status.success() {
        return Ok(output);
    }
    Err(format!("{command:?} ended with {}\n{}{}", output.status, text(&output.stdout), text(&output.stderr)))
}

/// What a program printed.
pub(crate) fn text(printed: &[u8]) -> String {
    String::from_utf8_lossy(printed).into_owned()
}

fn missing(what: &str, reason: &str) -> String {
    format!("{what} cannot be started ({reason}); run tests/judges/install")
}

/// veraPDF: the aspect is one of its profiles.
pub(crate) fn ask_verapdf(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let folder = installed()?.join("verapdf");
    ask(command("java").arg(format!("@{}", folder.join("java.args").display())).arg("VeraPdf"), questions)
}

/// python-docx and openxml-audit: the aspect is which of them.
pub(crate) fn ask_word_py(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let python = installed()?.join("python/bin/python");
    ask(command(python).arg(here().join("word.py")), questions)
}

/// What LibreOffice has kept of each file: what it saved lies in `converted/` beside it.
pub(crate) fn ask_round_trip_py(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let python = installed()?.join("python/bin/python");
    ask(command(python).arg(here().join("round_trip.py")), questions)
}

/// eark-validator and the published schemas: the aspect is the judge, or what kind of file is looked at.
pub(crate) fn ask_package_py(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let python = installed()?.join("eark/bin/python");
    ask(command(python).arg(here().join("package.py")), questions)
}

/// axe-core in Chromium: the aspect is how the page is seen.
pub(crate) fn ask_axe(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let axe = installed()?.join("node/node_modules/axe-core/axe.min.js");
    let profile = scratch()?;
    ask(command("node").arg(here().join("axe.mjs")).arg(axe).arg(profile.path()), questions)
}

fn ask(driver: &mut Command, questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let lines = written(questions).map_err(|error| format!("no temporary file: {error}"))?;
    let answers = run_well(driver.stdin(Stdio::from(lines)))?;
    text(&answers.stdout)
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|error| format!("not a verdict ({error}): {line}")))
        .collect()
}

/// A file and not a pipe, which a driver that answers before it has read everything could leave full.
fn written(questions: &[Question]) -> std::io::Result<File> {
    let mut lines = tempfile::tempfile()?;
    for Question { aspect, file } in questions {
        writeln!(lines, "{aspect}\t{}", file.display())?;
    }
    lines.rewind()?;
    Ok(lines)
}
