//! Judges of DOCX files besides those behind `word.py`.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::judge::{Question, Verdict};
use crate::tool::{ask_round_trip_py, command, installed, run_well, scratch, text};

/// What the validator prints.
#[derive(Deserialize)]
struct SdkReport {
    ok: bool,
    errors: Vec<SdkError>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SdkError {
    description: String,
    path: Option<String>,
    x_path: Option<String>,
    id: Option<String>,
}

/// Microsoft's Open XML SDK: the aspect is an Office version by the SDK's own name. (It takes a name it does not know
/// for the newest, so a fault that only Office 2007 objects to proves that names arrive.)
pub(crate) fn ask_openxml_sdk(question: &Question) -> Result<Verdict, String> {
    let validator = installed()?.join("node/ooxml-validator");
    let output = run_well(command(validator).arg(&question.file).arg(question.aspect))?;
    let report: SdkReport = serde_json::from_slice(&output.stdout)
        .map_err(|error| format!("not a report of the Open XML SDK ({error}): {}", text(&output.stdout)))?;
    let mut complaints: Vec<String> = report
        .errors
        .into_iter()
        .map(|SdkError { description, path, x_path, id }| {
            let [path, x_path, id] = [path, x_path, id].map(Option::unwrap_or_default);
            format!("{id} {description} ({path} {x_path})")
        })
        .collect();
    if !report.ok && complaints.is_empty() {
        complaints.push("not valid, without an error".to_owned());
    }
    Ok(Verdict { checks: 1, complaints })
}

/// LibreOffice Writer: does it open the file and make pages of it? The pages are what is counted.
pub(crate) fn ask_libreoffice(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let folder = scratch()?;
    converted(questions, folder.path(), "pdf")?;
    (0..questions.len()).map(|number| pages(&folder.path().join(CONVERTED).join(format!("{number}.pdf")))).collect()
}

/// LibreOffice Writer as somebody's word processor: what of the file is still there when it has opened and saved it?
pub(crate) fn ask_round_trip(questions: &[Question]) -> Result<Vec<Verdict>, String> {
    let folder = scratch()?;
    let copies = converted(questions, folder.path(), "docx")?;
    ask_round_trip_py(&copies)
}

/// Where converted files are put.
const CONVERTED: &str = "converted";

/// Copies the files, as `0.docx` and so on, and has LibreOffice convert them.
fn converted(questions: &[Question], folder: &Path, format: &str) -> Result<Vec<Question>, String> {
    // A profile of its own, as two runs cannot share one; numbered names, as files may share theirs.
    let profile = format!("-env:UserInstallation=file://{}", folder.join("profile").display());
    let mut convert = command("soffice");
    convert.args([&profile, "--headless", "--convert-to", format, "--outdir"]).arg(folder.join(CONVERTED));
    let mut copies = Vec::new();
    for (number, question) in questions.iter().enumerate() {
        let copy = folder.join(format!("{number}.docx"));
        fs::copy(&question.file, &copy).map_err(|error| format!("{}: {error}", question.file.display()))?;
        convert.arg(&copy);
        copies.push(Question { aspect: question.aspect, file: copy });
    }
    run_well(&mut convert)?;
    Ok(copies)
}

fn pages(pdf: &Path) -> Result<Verdict, String> {
    if !pdf.exists() {
        return Ok(Verdict { checks: 0, complaints: vec!["LibreOffice made no pages of it".to_owned()] });
    }
    let output = run_well(command("pdfinfo").arg(pdf))?;
    let pages = text(&output.stdout).lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    Ok(Verdict { checks: pages.unwrap_or(0), complaints: Vec::new() })
}
