//! What is said of Word files that others made: `packages/NAME/` with the parts of a file, unpacked so that they can be read, or a file
//! `packages/NAME.docx` that is no package; and beside it `NAME.sv.txt` with what `check` says of it, as a terminal shows it. Where there is a
//! `NAME.en.txt`, `NAME.json.txt` or `NAME.sarif.txt`, it is compared too.

use std::collections::BTreeSet;
use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};
use protokollant::accessibility;
use protokollant::diagnostic::{Diagnostic, Lang, render};
use protokollant::source::Sources;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::expected::{compare, orphans, verdict};
use crate::failed;
use crate::support;

/// How what is wrong with a file is shown.
type Form = fn(&[Diagnostic], &Sources) -> String;

/// The forms, by the ending of the file that has the expected text.
const FORMS: &[(&str, Form)] = &[
    ("sv.txt", |faults, sources| render::human(faults, sources, Lang::Sv, false)),
    ("en.txt", |faults, sources| render::human(faults, sources, Lang::En, false)),
    ("json.txt", |faults, sources| render::json(faults, sources, Lang::Sv)),
    ("sarif.txt", |faults, sources| render::sarif(faults, sources, Lang::Sv)),
];

/// The form that every file has an expectation in.
const ALWAYS: &str = "sv.txt";

/// What a file says that has nothing wrong with it.
const NOTHING: &str = "(inget)\n";

/// Where the cases are.
pub(crate) fn root() -> PathBuf {
    support::folder("tests/cases/packages")
}

/// One trial for each file.
pub(crate) fn trials() -> Vec<Trial> {
    let entries = match support::entries(&root()) {
        Ok(entries) => entries,
        Err(reason) => return vec![failed("packages", reason)],
    };
    let is_file = |path: &&PathBuf| path.is_dir() || path.extension().is_some_and(|ending| ending == "docx");
    let files: Vec<PathBuf> = entries.iter().filter(is_file).cloned().collect();
    let mut known: BTreeSet<PathBuf> = files.iter().cloned().collect();
    known.extend(files.iter().flat_map(|file| FORMS.iter().map(|(ending, _)| expectation(file, ending))));
    let mut trials: Vec<Trial> = files
        .into_iter()
        .map(|file| {
            let name = support::file_name(&file);
            Trial::test(name, move || Ok(told_as_expected(&file)?)).with_kind("packages")
        })
        .collect();
    if trials.is_empty() {
        trials.push(failed("packages", "there is no file".to_owned()));
    }
    let all_known = move || orphans(&entries, &known).map_err(Failed::from);
    trials.push(Trial::test("every file belongs to a package", all_known).with_kind("packages"));
    trials
}

fn expectation(file: &Path, ending: &str) -> PathBuf {
    let name = support::file_name(file);
    file.with_file_name(format!("{}.{ending}", name.trim_end_matches(".docx")))
}

fn told_as_expected(file: &Path) -> Result<(), String> {
    let bytes = packed(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let name = format!("{}.docx", support::file_name(file).trim_end_matches(".docx"));
    let mut sources = Sources::new();
    let faults = accessibility::check(&name, &bytes, &mut sources);
    verdict(FORMS.iter().map(|(ending, form)| {
        let expected = expectation(file, ending);
        let shown = if faults.is_empty() { NOTHING.to_owned() } else { form(&faults, &sources) };
        let wanted = *ending == ALWAYS || expected.exists();
        if wanted { compare(&expected, &shown) } else { None }
    }))
}

/// The bytes of a file, or those of the package that a folder of parts makes. A part may be of any name but that of a folder.
fn packed(file: &Path) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
    if file.is_file() {
        return Ok(fs::read(file)?);
    }
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let mut folders = vec![file.to_owned()];
    while let Some(folder) = folders.pop() {
        for path in support::entries(&folder)? {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(file)?.to_string_lossy().replace('\\', "/");
                zip.start_file(name, SimpleFileOptions::default())?;
                zip.write_all(&fs::read(&path)?)?;
            }
        }
    }
    Ok(zip.finish()?.into_inner())
}
