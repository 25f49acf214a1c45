//! `inspect`: what a file or a package says of itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::input::unreadable;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::{Diagnostic, render};
use crate::filing::{self, Inspected, Kind, Provenance, State};
use crate::source::Sources;

/// Deepest directory of a package: `representations/handling/metadata/preservation`.
const DEPTH: usize = 4;

#[derive(Args, Clone, Debug)]
pub(super) struct InspectOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Paket (kataloger eller zipfiler), PDF eller Wordfiler",
            "Packages (directories or ZIP files), PDFs or Word files"
        )
    )]
    files: Vec<PathBuf>,
}

pub(super) fn run(options: &InspectOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let mut status = Status::Done;
    for file in &options.files {
        match look(file) {
            Ok(inspected) => {
                if matches!(inspected.state, State::Changed(_) | State::Foreign) {
                    status = status.max(Status::Faulty);
                }
                streams.out.write_all(told(file, &inspected, around).as_bytes())?;
            }
            Err(fault) => {
                status = Status::Failed;
                streams.tell(&render::human(&[*fault], &Sources::new(), around.lang, around.colour_err));
            }
        }
    }
    Ok(status)
}

/// Reads a file or a package, and looks at it. A file of a package is looked at as such.
fn look(file: &Path) -> Result<Inspected, Box<Diagnostic>> {
    let failed = |error: io::Error| Box::new(unreadable(file, &error));
    if file.is_dir() {
        return Ok(filing::inspect_package(&files(file).map_err(failed)?));
    }
    let bytes = fs::read(file).map_err(failed)?;
    let real = fs::canonicalize(file).map_err(failed)?;
    let package = real.ancestors().skip(1).take(DEPTH).find(|directory| directory.join(filing::SUMS).is_file());
    let Some(package) = package else { return Ok(filing::inspect(&bytes)) };
    let sums = fs::read_to_string(package.join(filing::SUMS)).unwrap_or_default();
    let report = [filing::REPORT.to_owned(), format!("documentation/{}", filing::REPORT)]
        .iter()
        .find_map(|report| fs::read(package.join(report)).ok())
        .unwrap_or_default();
    let within = real.strip_prefix(package).unwrap_or(&real);
    let parts: Vec<_> = within.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(filing::inspect_member(&bytes, &parts.join("/"), &sums, &report))
}

/// The files of a directory by their paths in it, with slashes. Links are not followed.
pub(super) fn files(directory: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    let (mut found, mut left) = (Vec::new(), vec![(directory.to_owned(), String::new(), 0)]);
    while let Some((directory, prefix, depth)) = left.pop() {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < DEPTH {
                left.push((entry.path(), format!("{name}/"), depth + 1));
            } else if kind.is_file() {
                found.push((name, fs::read(entry.path())?));
            }
        }
    }
    found.sort();
    Ok(found)
}

fn told(file: &Path, inspected: &Inspected, around: Surroundings) -> String {
    let kind = match inspected.kind {
        Kind::Pdf => "PDF",
        Kind::Word => around.word("Wordfil", "Word file"),
        Kind::Package => around.word("paket", "package"),
        Kind::Other => around.word("fil", "file"),
    };
    let mut lines = vec![format!("{}: {kind}", file.display())];
    let mut fact = |about: &str, fact: &str| lines.push(format!("  {about}: {fact}"));
    if let Some(name) = &inspected.name {
        fact(around.word("heter", "is called"), name);
    }
    if let Some(program) = &inspected.program {
        fact(around.word("gjord med, enligt filen", "made with, by the file"), program);
    }
    if let Some(Provenance { record, program, templates, fonts, house }) = &inspected.provenance {
        fact(around.word("program, enligt paketet", "program, by the package"), program);
        let missing = around.word("finns inte i paketet", "not in the package");
        fact(around.word("post (SHA-256)", "record (SHA-256)"), record.as_deref().unwrap_or(missing));
        fact(around.word("mallar (SHA-256)", "templates (SHA-256)"), templates);
        fact(around.word("typsnitt (SHA-256)", "fonts (SHA-256)"), fonts);
        fact(around.word("husstil", "house style"), house);
    }
    let state = match &inspected.state {
        State::Unchanged => around.word("oförändrad", "unchanged").to_owned(),
        State::Changed(files) if files.is_empty() => {
            around.word("ÄNDRAD efter att den gjordes", "CHANGED after it was made").to_owned()
        }
        State::Changed(files) => {
            let what = around.word("ÄNDRADE, borttagna eller tillagda filer", "CHANGED, removed or added files");
            format!("{what}: {}", files.join(", "))
        }
        State::Alone => around
            .word("om den har ändrats går bara att se i dess paket", "whether it was changed shows only in its package")
            .to_owned(),
        State::Foreign => {
            around.word("inte känd som gjord med Protokollant", "not known to be made with Protokollant").to_owned()
        }
    };
    lines.push(format!("  {state}"));
    lines.join("\n") + "\n"
}
