//! Judges of PDF files besides veraPDF.

use crate::judge::{Question, Verdict};
use crate::tool::{command, run, run_well, text};

/// qpdf: is the file sound below what any standard asks of it?
pub(crate) fn ask_qpdf(question: &Question) -> Result<Verdict, String> {
    let output = run(command("qpdf").arg("--check").arg(&question.file))?;
    let complaints = if output.status.success() {
        Vec::new()
    } else {
        text(&output.stderr).lines().chain([output.status.to_string().as_str()]).map(str::to_owned).collect()
    };
    Ok(Verdict { checks: 1, complaints })
}

/// pdffonts: is every font in the file itself?
pub(crate) fn ask_pdffonts(question: &Question) -> Result<Verdict, String> {
    let output = run_well(command("pdffonts").arg(&question.file))?;
    let mut verdict = Verdict { checks: 0, complaints: Vec::new() };
    // Two lines of headings come first. The name may hold spaces, so the columns are counted from the right:
    // embedded, subset, has Unicode, object, generation.
    for font in text(&output.stdout).lines().skip(2) {
        verdict.checks += 1;
        if font.split_whitespace().nth_back(4) != Some("yes") {
            verdict.complaints.push(format!("font not embedded: {font}"));
        }
    }
    Ok(verdict)
}

/// pdftotext: do words come out, and does each of their letters have a meaning?
pub(crate) fn ask_pdftotext(question: &Question) -> Result<Verdict, String> {
    let output = run_well(command("pdftotext").args(["-enc", "UTF-8"]).arg(&question.file).arg("-"))?;
    let words = text(&output.stdout);
    let complaints = words
        .lines()
        .filter(|line| line.contains(char::REPLACEMENT_CHARACTER))
        .map(|line| format!("a glyph stands for no letter: {line}"))
        .collect();
    Ok(Verdict { checks: words.split_whitespace().count(), complaints })
}
