//! Judges of packages besides those behind `package.py`.

use crate::judge::{Question, Verdict};
use crate::tool::{command, run, text};

/// GNU coreutils: does it accept the list of checksums, and does every file have the one it should?
pub(crate) fn ask_sha256sum(question: &Question) -> Result<Verdict, String> {
    let mut sums = command("sha256sum");
    let output = run(sums.args(["--check", "--strict", "SHA256SUMS"]).env("LC_ALL", "C").current_dir(&question.file))?;
    let lines = text(&output.stdout);
    let (good, bad): (Vec<&str>, Vec<&str>) = lines.lines().partition(|line| line.ends_with(": OK"));
    let mut complaints: Vec<String> = bad.into_iter().map(str::to_owned).collect();
    if !output.status.success() && complaints.is_empty() {
        complaints.push(text(&output.stderr));
    }
    Ok(Verdict { checks: good.len(), complaints })
}
