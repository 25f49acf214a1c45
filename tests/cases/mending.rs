//! What `check --fix` makes of the records in `diagnostics/`: `NAME.fixed.yaml` (or `.json`) beside them, and what holds for every fix.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use protokollant::build::{self, Job, Outcome};
use protokollant::diagnostic::catalogue::{Family, family, mends};
use protokollant::diagnostic::{Code, Diagnostic, Fix, Form};

use crate::expected::{compare, verdict};
use crate::support::{self, Record};

/// The file beside a record that has the expected mended text.
pub(crate) fn expectation(record: &Path, stem: &Path) -> PathBuf {
    let is_json = record.extension().is_some_and(|ending| ending == "json");
    stem.with_added_extension(if is_json { "fixed.json" } else { "fixed.yaml" })
}

/// Whether a file is such an expectation, and no record.
pub(crate) fn is_expectation(path: &Path) -> bool {
    let name = support::file_name(path);
    [".fixed.yaml", ".fixed.json"].iter().any(|ending| name.ends_with(ending))
}

/// Mends a record in all ways, and holds the result against the expected text; a record of which nothing can be mended has none.
pub(crate) fn mended_as_expected(record: &Record, expected: Option<&Path>) -> Result<(), String> {
    let before = build::check(&record.job());
    let fixes = before.diagnostics.iter().filter_map(|fault| Some((fault, fault.fix.as_ref()?)));
    verdict(fixes.map(|(fault, fix)| mended_alone(record, &before, fault, fix).err()))?;
    let mended = build::mend(&record.job());
    if mended.repairs.is_empty() {
        let changed = mended.bytes != record.bytes;
        return if changed { Err("the record was changed, and nothing said of it".to_owned()) } else { Ok(()) };
    }
    // What stands twice in a list goes, with its line if it has one to itself. Nothing else takes a line away.
    let doubles = mended.repairs.iter().filter(|repair| repair.code == Code::PrtDoubled).count();
    let lines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').count();
    if lines(&mended.bytes) + doubles < lines(&record.bytes) {
        return Err("a line is gone".to_owned());
    }
    let again = build::mend(&Job { bytes: &mended.bytes, ..record.job() });
    if again.bytes != mended.bytes || !again.repairs.is_empty() {
        return Err("a mended record is mended once more".to_owned());
    }
    verdict([expected.and_then(|file| compare(file, &String::from_utf8_lossy(&mended.bytes)))])
}

/// One fix, done by itself: its fault is gone, no other has come, and the file is as it was around it.
fn mended_alone(record: &Record, before: &Outcome, fault: &Diagnostic, fix: &Fix) -> Result<(), String> {
    let complain = |what: &str| format!("{} ({}) {what}", fault.code, fix.message.en);
    let mut bytes = record.bytes.clone();
    let mut replacements: Vec<_> = fix.replacements.iter().collect();
    replacements.sort_by_key(|replacement| replacement.span);
    for pair in replacements.windows(2) {
        if pair[0].span.end > pair[1].span.start {
            return Err(complain("replaces something twice"));
        }
    }
    for replacement in replacements.iter().rev() {
        if replacement.form != Form::Written {
            return Err(complain("was not written"));
        }
        bytes.splice(replacement.span.range(), replacement.text.bytes());
    }
    let after = build::check(&Job { bytes: &bytes, ..record.job() });
    let on_its_line = fault.code != Code::PrtDoubled;
    if told(&after, fault, on_its_line) >= told(before, fault, on_its_line) {
        return Err(complain("leaves its fault"));
    }
    // What stood under a key that nobody knew, or in a file that could not be read, is looked at only now.
    if matches!(family(fault.code), Family::Source | Family::Record) {
        return Ok(());
    }
    // By kind: a fault that spoke for several of its kind leaves the next one to speak.
    let (had, has) = (counted(before), counted(&after));
    match has.iter().find(|(code, count)| **count > had.get(code).copied().unwrap_or_default()) {
        Some((code, _)) => Err(complain(&format!("makes a fault of its own, {code}"))),
        None => Ok(()),
    }
}

/// How often a fault is told of, on its line or, where mending takes a line away and moves those below it, on any.
fn told(outcome: &Outcome, fault: &Diagnostic, on_its_line: bool) -> usize {
    let line = |fault: &Diagnostic| {
        let span = fault.primary.as_ref().map(|label| label.span)?;
        Some(outcome.sources.file(span.file).place(span.range().start).line)
    };
    // The places of `fault` are those of another table, with the same file at the same number.
    let alike = |other: &&Diagnostic| {
        other.code == fault.code && other.message == fault.message && (!on_its_line || line(other) == line(fault))
    };
    outcome.diagnostics.iter().filter(alike).count()
}

/// How many faults of each kind there are.
fn counted(outcome: &Outcome) -> BTreeMap<Code, usize> {
    let mut counts = BTreeMap::new();
    for fault in &outcome.diagnostics {
        *counts.entry(fault.code).or_default() += 1;
    }
    counts
}

/// Each kind of fault of which the catalogue says that it is mended is mended in a record, and no other is.
pub(crate) fn all_mended(records: &[Record]) -> Result<(), String> {
    let mut mended = BTreeSet::new();
    for record in records {
        mended.extend(build::mend(&record.job()).repairs.into_iter().map(|repair| repair.code));
    }
    verdict(Code::ALL.iter().map(|code| match (mends(*code).is_some(), mended.contains(code)) {
        (true, false) => Some(format!("no case shows how {code} is mended: add a record, or take it out of mends()")),
        (false, true) => Some(format!("{code} is mended, but the catalogue does not say how: add it to mends()")),
        _ => None,
    }))
}
