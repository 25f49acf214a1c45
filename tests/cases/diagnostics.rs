//! What is said of records that are not as they should be: `diagnostics/FAMILY/NAME.yaml` (or `.json`), and beside it
//! `NAME.sv.txt` with what a person reads. And the page that explains all that can be said.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};
use protokollant::build::{self, Builder, Outcome, Output};
use protokollant::diagnostic::{Code, Lang, catalogue, render};
use protokollant::pdf::Standard;
use protokollant::record::shape;
use protokollant::source::Sources;

use crate::collections;
use crate::expected::{blessing, compare, orphans, verdict};
use crate::failed;
use crate::generate::generate;
use crate::mending;
use crate::packages;
use crate::support::{self, Record};

/// How the faults of a record are shown.
type Form = fn(&Outcome) -> String;

/// The forms, by the ending of the file that has the expected text.
const FORMS: &[(&str, Form)] = &[
    ("sv.txt", |outcome| human(outcome, Lang::Sv)),
    ("en.txt", |outcome| human(outcome, Lang::En)),
    ("json.txt", |outcome| render::json(&outcome.diagnostics, &outcome.sources, Lang::Sv)),
    ("sarif.txt", |outcome| render::sarif(&outcome.diagnostics, &outcome.sources, Lang::Sv)),
];

/// The form that every record has an expectation in.
const ALWAYS: &str = "sv.txt";

fn human(outcome: &Outcome, lang: Lang) -> String {
    render::human(&outcome.diagnostics, &outcome.sources, lang, false)
}

/// Codes that no record can cause, each with the reason. All others must occur in an expected text.
const NOT_OF_A_RECORD: &[(Code, &str)] = &[
    (Code::SrcRead, "the file system's: the record has not been read yet"),
    (Code::OutWrite, "the file system's: the record is long done"),
    (Code::DocxSize, "a file that unpacks to so much is too large to keep: the unit tests make one"),
    (Code::BatClash, "a run's: two records have to do with it"),
    (Code::BatName, "a run's: the record is called so"),
    (Code::BatJournal, "a run's: it has no record"),
    (Code::BatList, "a run's: it has no record yet"),
    (Code::BatTime, "a run's: it depends on the machine"),
    (Code::BatMemory, "a run's: it depends on the machine"),
    (Code::BatCrash, "an error of ours: no record is known over which the program dies"),
    (Code::BatLost, "a run's: it depends on what an earlier one made"),
    (Code::BatProof, "a run's: it is about files that were made"),
    (Code::PackageExists, "the file system's: see tests/cli/package.rs"),
    (Code::PackageVersion, "the file system's: see tests/cli/package.rs"),
    (Code::DiariumFile, "a register's: `tests/cli/register.rs` shows it"),
    (Code::DiariumNumber, "a register's: `src/diarium/tests.rs` shows it"),
    (Code::DiariumCard, "a register's: `src/diarium/tests.rs` shows it"),
    (Code::DiariumLate, "a register's: `src/diarium/tests.rs` shows it"),
    (Code::DiariumDeadline, "a register's: `src/diarium/tests.rs` shows it"),
    (Code::DiariumStamp, "a register's: `tests/cli/register.rs` shows it"),
    (Code::Hse, "a house style's"),
    (Code::HseTime, "a house style's: `tests/cli/style.rs` shows it"),
    (Code::Tpl, "a template's"),
    (
        Code::PdfStandard,
        "an error of ours: no record is known of which the engine makes a PDF that its standard refuses",
    ),
    (Code::PdfNudge, "the engine's: no record is known that meets it with the program's own templates"),
    (Code::Parity, "an error of ours: no record is known of which the formats differ"),
];

/// One trial for each record, and those that look at all of them.
pub(crate) fn trials(builder: &Arc<Builder>) -> Vec<Trial> {
    let root = support::folder("tests/cases/diagnostics");
    let families = match support::entries(&root) {
        Ok(families) if families.is_empty() => return vec![failed("diagnostics", "there is no family".to_owned())],
        Ok(families) => families,
        Err(reason) => return vec![failed("diagnostics", reason)],
    };
    let mut trials: Vec<Trial> = families.iter().flat_map(|family| family_trials(family, builder)).collect();
    let folders = families.clone();
    trials.push(Trial::test("every code that a record can cause has a case", move || Ok(all_codes(&families)?)));
    trials.push(Trial::test("every code that can be mended has a case", move || {
        Ok(mending::all_mended(&all(&folders)?)?)
    }));
    trials.push(Trial::test("docs/regler.md is the catalogue", || Ok(verdict([page_of_rules()])?)));
    trials.push(Trial::test("docs/nycklar.md is the form of records", || Ok(verdict([page_of_keys()])?)));
    trials
}

fn family_trials(folder: &Path, builder: &Arc<Builder>) -> Vec<Trial> {
    let name = support::file_name(folder);
    let files = match support::entries(folder) {
        Ok(files) => files,
        Err(reason) => return vec![failed(&name, reason)],
    };
    let records: Vec<PathBuf> = files.iter().filter(|path| is_record(path)).cloned().collect();
    let mut known: BTreeSet<PathBuf> = records.iter().cloned().collect();
    // A folder holds registers, which the records name.
    known.extend(files.iter().filter(|path| is_picture(path) || path.is_dir()).cloned());
    let mut stems: BTreeMap<PathBuf, &Path> = BTreeMap::new();
    let mut trials = Vec::new();
    for record in &records {
        let stem = stem(record);
        if let Some(other) = stems.insert(stem.clone(), record) {
            let reason = format!("{} and {} have the same expectations", other.display(), record.display());
            trials.push(failed(&support::file_name(record), reason));
        }
        known.extend(FORMS.iter().map(|(ending, _)| stem.with_added_extension(ending)));
        if !is_made(record) {
            known.insert(mending::expectation(record, &stem));
        }
        let (record, builder) = (record.clone(), Arc::clone(builder));
        let title = format!("{name}/{}", support::file_name(&record));
        let own = record.clone();
        trials.push(
            Trial::test(format!("{title}, mended"), move || {
                // What is made by a description is too large to keep.
                let expected = (!is_made(&own)).then(|| mending::expectation(&own, &stem));
                Ok(mending::mended_as_expected(&read(&own)?, expected.as_deref())?)
            })
            .with_kind("diagnostics"),
        );
        trials.push(Trial::test(title, move || Ok(shown_as_expected(&record, &builder)?)).with_kind("diagnostics"));
    }
    if trials.is_empty() {
        trials.push(failed(&name, "there is no record".to_owned()));
    }
    trials.push(
        Trial::test(format!("{name}: every file belongs to a record"), move || {
            orphans(&files, &known).map_err(Failed::from)
        })
        .with_kind("diagnostics"),
    );
    trials
}

fn is_record(path: &Path) -> bool {
    let name = support::file_name(path);
    let name = name.strip_suffix(".gen").unwrap_or(&name);
    [".yaml", ".json"].iter().any(|ending| name.ends_with(ending)) && !mending::is_expectation(path)
}

fn is_picture(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "png" || ending == "jpg")
}

/// A record's path without any ending.
fn stem(record: &Path) -> PathBuf {
    let name = support::file_name(record);
    record.with_file_name(name.split('.').next().unwrap_or_default())
}

fn read(path: &Path) -> Result<Record, String> {
    let mut bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut name = support::file_name(path);
    if let Some(made) = name.strip_suffix(".gen") {
        let description = String::from_utf8(bytes).map_err(|error| error.to_string())?;
        bytes = generate(&description).map_err(|reason| format!("{}: {reason}", path.display()))?;
        name = made.to_owned();
    }
    let folder = path.parent().map(Path::to_owned);
    Record::new(&name, bytes, folder).ok_or_else(|| format!("{} is no record", path.display()))
}

/// Whether a record is made by a description.
fn is_made(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "gen")
}

/// The records of all families, but for those that are made.
fn all(families: &[PathBuf]) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    for family in families {
        for path in support::entries(family)?.iter().filter(|path| is_record(path) && !is_made(path)) {
            records.push(read(path)?);
        }
    }
    Ok(records)
}

fn shown_as_expected(path: &Path, builder: &Builder) -> Result<(), String> {
    let record = read(path)?;
    let mut outcome = build::check(&record.job());
    if !outcome.has_errors() {
        // What only shows when the document is made. What the rules said must be said again.
        let built = builder.build(&record.job(), &Output::ALL, Standard::A2aUa1);
        if let Some(lost) = outcome.diagnostics.iter().find(|diagnostic| !built.diagnostics.contains(diagnostic)) {
            return Err(format!("check says what build does not: {}", lost.message.en));
        }
        // Nor may letters be missing without a document that are not missing in it.
        let mut sources = Sources::new();
        let surveyed = build::survey(&record.job(), &mut sources);
        let lacking = surveyed.lacking(builder, &sources);
        if let Some(lost) = lacking.iter().find(|diagnostic| !built.diagnostics.contains(diagnostic)) {
            return Err(format!("check misses a letter that build does not: {}", lost.message.en));
        }
        outcome = built;
    }
    if outcome.diagnostics.is_empty() {
        return Err("there is nothing wrong with the record".to_owned());
    }
    let stem = stem(path);
    verdict(FORMS.iter().map(|(ending, form)| {
        let file = stem.with_added_extension(ending);
        let wanted = *ending == ALWAYS || file.exists();
        if wanted { compare(&file, &form(&outcome)) } else { None }
    }))
}

/// The page of all keys says what a record is checked against.
fn page_of_keys() -> Option<String> {
    compare(&support::folder("docs/nycklar.md"), &shape::markdown(Lang::Sv))
}

/// The page that explains all codes says what the catalogue says.
fn page_of_rules() -> Option<String> {
    compare(&support::folder("docs/regler.md"), &catalogue::markdown(Lang::Sv))
}

/// Each code stands in an expected text, but for those that no record can cause, which stand in none.
fn all_codes(families: &[PathBuf]) -> Result<(), String> {
    if blessing() {
        return Ok(());
    }
    let mut said = String::new();
    let (collections, packages) = (collections::root(), packages::root());
    for family in families.iter().chain([&collections, &packages]) {
        for file in support::entries(family)?.iter().filter(|file| file.to_string_lossy().ends_with(ALWAYS)) {
            said.push_str(&fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?);
        }
    }
    verdict(Code::ALL.iter().map(|code| {
        let excepted = NOT_OF_A_RECORD.iter().any(|(exception, _)| exception == code);
        match (said.contains(&format!("[{code}]: ")), excepted) {
            (false, false) => Some(format!("no case shows {code}: add a record that causes it")),
            (true, true) => Some(format!("a case shows {code}, so it is no exception: remove it from NOT_OF_A_RECORD")),
            _ => None,
        }
    }))
}
