//! Files that pass between us and other programs: Word files that they made, which `check` must judge alike, and the register of documents
//! as ERMS, which the published schema must find valid. And the page that tells of a run.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use libtest_mimic::{Failed, Trial};
use protokollant::accessibility;
use protokollant::docx;
use protokollant::filing::{self, State};
use protokollant::source::Sources;

use crate::judge::{Question, Verdict};
use crate::tool::{ask_axe, command, here, installed, run, run_well, scratch, text};

/// What is wrong with the file that `others.py` makes, whoever has saved it last.
const FAULTS: [&str; 7] = ["DOCX-ALT", "DOCX-FÄRG", "DOCX-RAD", "DOCX-RUBRIK", "DOCX-SPRÅK", "DOCX-TITEL", "DOCX-TOMT"];

/// All of them.
pub(crate) fn trials() -> Vec<Trial> {
    let trial = |name: &str, test: fn() -> Result<(), String>| {
        Trial::test(name, move || test().map_err(Failed::from)).with_kind("others")
    };
    vec![
        trial("a Word file of python-docx is judged, and so is what LibreOffice makes of it", word_files),
        trial("a file of ours that LibreOffice saved is called changed, and gives its record back", saved_anew),
        trial("the register of documents as ERMS is valid by the published schema", erms),
        trial("the report of a run breaks none of axe's rules", report),
    ]
}

fn python() -> Result<Command, String> {
    let mut python = command(installed()?.join("python/bin/python"));
    python.arg(here().join("others.py"));
    Ok(python)
}

fn word_files() -> Result<(), String> {
    let folder = scratch()?;
    let made = folder.path().join("made.docx");
    run_well(python()?.arg("word").arg(&made))?;
    judged(&made)?;
    judged(&saved(folder.path(), &made, "docx:MS Word 2007 XML")?)
}

/// What LibreOffice makes of a file, of the same name in a folder beside it.
fn saved(folder: &Path, file: &Path, format: &str) -> Result<PathBuf, String> {
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let into = folder.join("saved");
    let mut convert = command("soffice");
    convert.args([&profile, "--headless", "--convert-to", format, "--outdir"]).arg(&into).arg(file);
    run_well(&mut convert)?;
    Ok(into.join(file.file_name().unwrap_or_default()))
}

/// Nothing in it was changed by hand, and every program writes its own metadata and keeps ours.
fn saved_anew() -> Result<(), String> {
    let folder = scratch()?;
    let record = here().join("../../samples/tjansteanteckning-2026-02-02.yaml");
    let mut build = command(env!("CARGO_BIN_EXE_protokollant"));
    build.args(["build", "-f", "docx,html", "--record-in-word", "-o"]).arg(folder.path()).arg(&record);
    run_well(&mut build)?;
    for (ending, format) in [("docx", "docx:MS Word 2007 XML"), ("html", "html:HTML (StarWriter)")] {
        let ours = folder.path().join(format!("tjansteanteckning-2026-02-02.{ending}"));
        let theirs = saved(folder.path(), &ours, format)?;
        let states = [&ours, &theirs].map(|file| fs::read(file).map(|bytes| filing::inspect(&bytes)));
        let [Ok(ours), Ok(theirs)] = states else { return Err(format!("{states:?}")) };
        if ours.state != State::Unchanged || theirs.state != State::Changed(Vec::new()) || ours.facts != theirs.facts {
            return Err(format!("{ours:?} {theirs:?}"));
        }
    }
    let word =
        fs::read(folder.path().join("saved/tjansteanteckning-2026-02-02.docx")).map_err(|error| error.to_string())?;
    let enclosed = docx::enclosed(&word).map_err(|error| error.to_string())?;
    let typed = fs::read(&record).map_err(|error| error.to_string())?;
    if enclosed.iter().any(|(_, bytes)| *bytes == typed) {
        Ok(())
    } else {
        Err("the record is not in the file".to_owned())
    }
}

fn judged(file: &Path) -> Result<(), String> {
    let bytes = fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let faults = accessibility::check("made.docx", &bytes, &mut Sources::new());
    let mut codes: Vec<&str> = faults.iter().map(|fault| fault.code.info().id).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes == FAULTS { Ok(()) } else { Err(format!("{}: {codes:?}", file.display())) }
}

/// A run of a record that is made and one that is put aside, so that the report has all its parts.
fn report() -> Result<(), String> {
    let folder = scratch()?;
    let records = folder.path().join("poster");
    let told = |error: std::io::Error| error.to_string();
    fs::create_dir(&records).map_err(told)?;
    let sound = fs::read_to_string(here().join("../../samples/sakrad-2024-06-04.yaml")).map_err(told)?;
    fs::write(records.join("a.yaml"), &sound).map_err(told)?;
    fs::write(records.join("b.yaml"), sound.replace("\ntitel: ", "\ntitell: ")).map_err(told)?;
    let mut batch = command(env!("CARGO_BIN_EXE_protokollant"));
    let ended = run(batch.args(["batch", "poster", "-o", "ut", "-f", "pdf"]).current_dir(folder.path()))?;
    if ended.status.code() != Some(1) {
        return Err(text(&ended.stderr));
    }
    let file = folder.path().join("ut/_protokollant/rapport.html");
    let questions = ["light", "dark", "print"].map(|aspect| Question { aspect, file: file.clone() });
    let complaints: Vec<String> = ask_axe(&questions)?.iter().flat_map(Verdict::complaints).collect();
    if complaints.is_empty() { Ok(()) } else { Err(complaints.join("\n")) }
}

fn erms() -> Result<(), String> {
    let folder = scratch()?;
    let register = |words: &[&str]| {
        let mut command = command(env!("CARGO_BIN_EXE_protokollant"));
        run_well(command.current_dir(folder.path()).arg("register").args(words))
    };
    register(&["new", "a.sqlite", "--authority", "Arbetsmarknadsdepartementet", "--year", "2026"])?;
    let facts = ["--kind", "remissvar", "--responsible", "Anna Ek", "--deadline", "2026-12-01", "--protection"];
    let secret = ["21 kap. 1 § OSL", "--protected-title", "Hemligt"];
    for (direction, party) in [("in", "Älvnäs kommun"), ("ut", "Föreningen"), ("upprättad", "")] {
        let own = ["next", "a.sqlite", "--title", direction, "--direction", direction, "--counterparty", party];
        register(&[own.as_slice(), &facts, &secret].concat())?;
    }
    for more in [&[][..], &["--protected"]] {
        let exported = register(&[&["export", "a.sqlite", "--format", "erms"], more].concat())?;
        let xml = folder.path().join("erms.xml");
        fs::write(&xml, exported.stdout).map_err(|error| error.to_string())?;
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/archive/ERMS.xsd");
        let faults = run_well(python()?.arg("schema").arg(schema).arg(&xml))?;
        let faults = text(&faults.stdout);
        if !faults.trim().is_empty() {
            return Err(faults.clone());
        }
    }
    Ok(())
}
