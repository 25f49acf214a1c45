//! LibreOffice, and the other programs that are asked.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support;

/// Has LibreOffice lay out every Word file of a folder, on a machine without the house's fonts; the pages go to `word/` in it.
pub(crate) fn lay_out(folder: &Path) -> Result<(), String> {
    let scratch =
        tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).map_err(|error| format!("no scratch folder: {error}"))?;
    let profile = format!("-env:UserInstallation=file://{}", scratch.path().join("profile").display());
    let files = support::entries(folder)?;
    let files = files.iter().filter(|path| path.extension().is_some_and(|end| end == "docx"));
    let out = folder.join("word");
    let mut arguments: Vec<&OsStr> = vec![profile.as_ref()];
    arguments.extend(["--headless", "--convert-to", "pdf", "--outdir"].map(OsStr::new));
    arguments.push(out.as_ref());
    arguments.extend(files.map(|path| path.as_os_str()));
    let fonts = scratch.path().join("fonts.conf");
    let dejavu = "<fontconfig><dir>/usr/share/fonts/truetype/dejavu</dir><cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";
    fs::write(&fonts, dejavu).map_err(|error| format!("{}: {error}", fonts.display()))?;
    let mut office = command("soffice", &arguments);
    office.env("FONTCONFIG_FILE", &fonts).env("XDG_DATA_HOME", scratch.path()).env("XDG_CACHE_HOME", scratch.path());
    output("soffice", &mut office).map(drop)
}

/// The families of the fonts in a PDF.
pub(crate) fn families(pdf: &Path) -> Result<BTreeSet<String>, String> {
    let listed = run("pdffonts", &[pdf.as_ref()])?;
    let named = text(&listed);
    // Two lines of head; then `ABCDEF+EBGaramond-Bold`, the rest of the name being the cut.
    let family = |row: &str| {
        let name = row.split_whitespace().next()?;
        let name = name.split_once('+').map_or(name, |(_, name)| name);
        Some(name.split('-').next()?.to_owned())
    };
    Ok(named.lines().skip(2).filter_map(family).collect())
}

/// What a program prints. It must end well, and within ten minutes.
pub(crate) fn run(program: &str, arguments: &[&OsStr]) -> Result<Vec<u8>, String> {
    output(program, &mut command(program, arguments))
}

fn command(program: &str, arguments: &[&OsStr]) -> Command {
    let mut command = Command::new("timeout");
    command.arg("600").arg(program).args(arguments);
    command
}

fn output(program: &str, command: &mut Command) -> Result<Vec<u8>, String> {
    let output = command.output();
    let output = output.map_err(|error| format!("{program} cannot be started ({error}); run tests/judges/install"))?;
    // qpdf ends with 3 where it only had something to say.
    if output.status.success() || (program == "qpdf" && output.status.code() == Some(3)) {
        return Ok(output.stdout);
    }
    Err(format!("{program} ended with {}\n{}", output.status, text(&output.stderr)))
}

/// Bytes as text.
pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
