//! Every judge before a file with a known fault.
//!
//! `faults/JUDGE/CASE.pdf` or `.html` is such a file; `faults/JUDGE/CASE/` holds the parts of a DOCX file, unpacked so
//! that they can be read, or is a package. `faults/JUDGE/CASE.expected` says what the judge must find: lines of `ASPECT: TEXT`, where
//! the text must occur in one of the complaints, or `ASPECT: (nothing)`, where there must be none.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::failed;
use crate::judge::{JUDGES, Judge};
use crate::panel::{Case, Panel};
use crate::tool;

/// How an expectation says that the judge must not complain.
const NOTHING: &str = "(nothing)";

/// One line of an expectation, with the file it is about.
struct Fault {
    case: String,
    exhibit: PathBuf,
    aspect: &'static str,
    complaint: String,
}

/// One trial for each line of each expectation.
pub(crate) fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for judge in &JUDGES {
        match faults(judge) {
            Ok(faults) => trials.extend(judge_trials(judge, faults)),
            Err(reason) => trials.push(failed(&format!("faults for {}", judge.name), reason)),
        }
    }
    if let Err(reason) = only_known_judges() {
        trials.push(failed("faults", reason));
    }
    trials
}

fn judge_trials(judge: &'static Judge, faults: Vec<Fault>) -> impl Iterator<Item = Trial> {
    let mut expected = Vec::new();
    let mut cases = Vec::new();
    for Fault { case, exhibit, aspect, complaint } in faults {
        expected.push((format!("fault {case}, {aspect}: {complaint}"), complaint));
        let as_it_is = judge.is_shown_packages();
        cases.push(Case {
            aspect,
            bring: Box::new(move || if as_it_is { Ok(exhibit.clone()) } else { packed(&exhibit) }),
        });
    }
    let panel = Arc::new(Panel::new(judge, cases));
    expected.into_iter().enumerate().map(move |(number, (name, complaint))| {
        let panel = Arc::clone(&panel);
        Trial::test(name, move || found(&panel, number, &complaint)).with_kind(judge.name)
    })
}

fn found(panel: &Panel, number: usize, expected: &str) -> Result<(), Failed> {
    let complaints = panel.verdict(number)?.complaints();
    let as_expected = match expected {
        NOTHING => complaints.is_empty(),
        text => complaints.iter().any(|complaint| complaint.contains(text)),
    };
    if as_expected { Ok(()) } else { Err(Failed::from(format!("the judge said: {complaints:#?}"))) }
}

/// The faults for one judge. At least one of them must make it complain.
fn faults(judge: &Judge) -> Result<Vec<Fault>, String> {
    let folder = tool::here().join("faults").join(judge.name);
    let (expectations, exhibits): (Vec<_>, Vec<_>) =
        tool::entries(&folder)?.into_iter().partition(|path| path.extension().is_some_and(|end| end == "expected"));
    let mut unused: BTreeSet<PathBuf> = expectations.into_iter().collect();
    let mut faults = Vec::new();
    for exhibit in exhibits {
        let expectation = exhibit.with_extension("expected");
        if !unused.remove(&expectation) {
            return Err(format!("{} has no expectation beside it", exhibit.display()));
        }
        let lines = fs::read_to_string(&expectation).map_err(|error| format!("{}: {error}", expectation.display()))?;
        for line in lines.lines() {
            let (aspect, complaint) = expected(judge, line)
                .ok_or_else(|| format!("{}: no aspect of {}: {line}", expectation.display(), judge.name))?;
            let case = exhibit.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            faults.push(Fault { case, exhibit: exhibit.clone(), aspect, complaint });
        }
    }
    if let Some(orphan) = unused.first() {
        return Err(format!("{} expects something of a file that is not there", orphan.display()));
    }
    if faults.iter().all(|fault| fault.complaint == NOTHING) {
        return Err(format!("nothing proves that {} can complain", judge.name));
    }
    Ok(faults)
}

fn expected(judge: &Judge, line: &str) -> Option<(&'static str, String)> {
    let (aspect, complaint) = line.split_once(": ")?;
    let exhibit = judge.exhibits.iter().find(|exhibit| exhibit.aspect == aspect)?;
    (!complaint.is_empty()).then(|| (exhibit.aspect, complaint.to_owned()))
}

/// A folder named for no judge would never be looked into.
fn only_known_judges() -> Result<(), String> {
    for folder in tool::entries(&tool::here().join("faults"))? {
        if !JUDGES.iter().any(|judge| folder.ends_with(judge.name)) {
            return Err(format!("{} is named for no judge", folder.display()));
        }
    }
    Ok(())
}

/// The file itself, or the DOCX file that a folder of parts makes.
fn packed(exhibit: &Path) -> Result<PathBuf, String> {
    if exhibit.is_file() {
        return Ok(exhibit.to_owned());
    }
    let judge = exhibit.parent().and_then(Path::file_name).unwrap_or_default();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("faults").join(judge);
    let docx = folder.join(exhibit.file_name().unwrap_or_default()).with_extension("docx");
    pack(exhibit, &folder, &docx).map_err(|error| format!("{}: {error}", docx.display()))?;
    Ok(docx)
}

fn pack(parts: &Path, folder: &Path, docx: &Path) -> Result<(), Box<dyn std::error::Error>> {
    fs::create_dir_all(folder)?;
    // Several trials may pack the same case at once, so the finished file takes its place in one step.
    let unfinished = tempfile::NamedTempFile::new_in(folder)?;
    let mut zip = ZipWriter::new(unfinished.as_file());
    let mut folders = vec![parts.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in tool::entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                zip.start_file_from_path(path.strip_prefix(parts)?, SimpleFileOptions::default())?;
                zip.write_all(&fs::read(&path)?)?;
            }
        }
    }
    zip.finish()?;
    unfinished.persist(docx)?;
    Ok(())
}
