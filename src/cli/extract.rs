//! `extract`: gives back the record that lies in a package, in a PDF/A-3 or in a Word file, and from a package what the record refers to.

use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::build::unwritable;
use super::input::{guess, is_record, unreadable};
use super::inspect::{files, regular};
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, cut, render};
use crate::docx;
use crate::filing::{self, State};
use crate::message;
use crate::output::{Publication, publish_file};
use crate::pdf;
use crate::record::{self, register};
use crate::source::{Node, Sources, inside};
use crate::zipped::unzipped;

/// As much of a file's name as a message shows, in characters.
const SHOWN: usize = 200;

#[derive(Args, Clone, Debug)]
pub(super) struct ExtractOptions {
    #[arg(
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Ett paket (katalog eller zipfil), en PDF/A-3 eller en Wordfil med posten bifogad",
            "A package (directory or ZIP file), a PDF/A-3 or a Word file with the record attached"
        )
    )]
    file: PathBuf,
    #[arg(
        short = 'o',
        long = "output",
        required = true,
        value_name = both!("KATALOG", "DIR"),
        help = both!("Katalog där posten läggs", "Directory into which the record is put")
    )]
    into: PathBuf,
}

pub(super) fn run(options: &ExtractOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    match extracted(options) {
        Ok(paths) => {
            for path in paths {
                writeln!(streams.out, "{}", path.display())?;
            }
            Ok(Status::Done)
        }
        Err(fault) => {
            let status = Status::of(std::slice::from_ref(&fault));
            streams.tell(&render::human(&[*fault], &Sources::new(), around.lang, around.colour_err));
            Ok(status)
        }
    }
}

fn extracted(options: &ExtractOptions) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let name = options.file.display();
    let found = found(&options.file)?;
    if found.is_empty() && is_damaged(&options.file)? {
        let fault = message!(
            "\"{name}\" är skadad: en del av den saknas eller går inte att läsa",
            "\"{name}\" is damaged: a part of it is missing or cannot be read"
        );
        let hint = message!("hämta filen på nytt därifrån den kom", "get the file anew from where it came");
        return Err(Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint)));
    }
    if found.is_empty() {
        let fault = message!("\"{name}\" har ingen post i sig", "\"{name}\" has no record in it");
        let hint = message!(
            "posten finns i paket som inte är offentliga, i PDF som är gjorda med --pdf a-3a och i Wordfiler med --record-in-word",
            "the record is in packages that are not public, in PDFs made with --pdf a-3a and in Word files with --record-in-word"
        );
        return Err(Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint)));
    }
    // All names before the first file is written: a file may come from anybody, and a name in it may lead anywhere.
    let places = found.iter().map(|(name, _)| Ok(options.into.join(place(name)?)));
    let places = places.collect::<Result<Vec<_>, Box<Diagnostic>>>()?;
    for (path, (_, bytes)) in places.iter().zip(&found) {
        if publish_file(path, bytes).map_err(|error| Box::new(unwritable(&error)))? == Publication::Other {
            let name = path.display();
            let fault =
                message!("\"{name}\" finns redan, och är en annan", "\"{name}\" exists already, and is another");
            let hint = message!("välj en annan katalog med -o", "choose another directory with -o");
            return Err(Box::new(Diagnostic::new(Code::OutWrite, fault).hint(hint)));
        }
    }
    Ok(places)
}

/// Whether a file of ours lacks a part, which may be that in which its record was.
fn is_damaged(file: &Path) -> Result<bool, Box<Diagnostic>> {
    Ok(!file.is_dir() && filing::inspect(&regular(file)?).state == State::Damaged)
}

/// Where a file goes in the directory: below it, and not where it would be hidden.
fn place(name: &str) -> Result<PathBuf, Box<Diagnostic>> {
    let is_hidden = |path: &PathBuf| path.iter().any(|part| part.to_string_lossy().starts_with('.'));
    let is_plain = |name: &&str| !name.chars().any(char::is_control);
    Some(name)
        .filter(is_plain)
        .and_then(inside)
        .filter(|path| path.file_name().is_some() && !is_hidden(path))
        .ok_or_else(|| {
            let name = cut(name, SHOWN);
            let fault = message!(
                "en fil heter \"{name}\", som leder någon annanstans",
                "a file is called \"{name}\", which leads elsewhere"
            );
            let hint = message!(
                "ingenting har skrivits; filen är inte gjord med Protokollant, eller ändrad sedan dess",
                "nothing was written; the file was not made with Protokollant, or was changed since"
            );
            Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint))
        })
}

fn found(file: &Path) -> Result<Vec<(String, Vec<u8>)>, Box<Diagnostic>> {
    let failed = |error| Box::new(unreadable(file, &error));
    if file.is_dir() {
        return packed(file, &files(file).map_err(failed)?);
    }
    let bytes = regular(file)?;
    if bytes.starts_with(b"%PDF-") {
        let attached = pdf::read::attached(&bytes).unwrap_or_default();
        // Others attach other things, such as invoices.
        return Ok(as_named(attached.into_iter().filter(|(name, _)| is_record(name)).collect()));
    }
    let Some(files) = unzipped(&bytes) else { return Ok(Vec::new()) };
    if files.iter().any(|(name, _)| name == "word/document.xml") {
        return docx::enclosed(&bytes).map(as_named).map_err(|error| {
            let (name, Message { sv, en }) = (file.display(), error.message());
            Box::new(Diagnostic::new(Code::SrcRead, message!("\"{name}\": {sv}", "\"{name}\": {en}")))
        });
    }
    packed(file, &filing::without_directory(files))
}

/// Puts the register of a record where the record looks for it: a document has it without its directories. A path that leads anywhere else changes nothing.
fn as_named(mut files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let mut tree = |name: &str, bytes: &[u8]| record::tree(name, bytes, guess(bytes), &mut sources, &mut faults).1;
    let trees: Vec<Option<Node>> = files.iter().map(|(name, bytes)| tree(name, bytes)).collect();
    let path = trees.iter().flatten().find_map(|record| Some(register::named(record)?.value.to_owned()));
    let is_free = |path: &String| place(path).is_ok() && files.iter().all(|(name, _)| name != path);
    let found = trees.iter().position(|tree| tree.as_ref().is_some_and(register::is_register));
    if let (Some(path), Some((name, _))) = (path.filter(is_free), found.and_then(|index| files.get_mut(index))) {
        *name = path;
    }
    files
}

/// What is in a package. A record that is not as it was made is not given back as if it were.
fn packed(file: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<(String, Vec<u8>)>, Box<Diagnostic>> {
    let sources = filing::sources_of(files);
    match filing::inspect_package(files).state {
        State::Foreign | State::Damaged | State::Untold => Ok(Vec::new()),
        State::Changed(changed) if !sources.is_empty() => {
            let (name, list) = (file.display(), changed.join(", "));
            let fault = message!(
                "\"{name}\" är ändrat efter att det gjordes: {list}",
                "\"{name}\" was changed after it was made: {list}"
            );
            let hint = message!(
                "ingenting har skrivits; ta det ur ett helt paket, eller kopiera kalla-filen för hand",
                "nothing was written; take it out of a whole package, or copy the kalla file by hand"
            );
            Err(Box::new(Diagnostic::new(Code::SrcRead, fault).hint(hint)))
        }
        State::Unchanged | State::Changed(_) => Ok(sources),
    }
}

#[cfg(test)]
mod tests {
    use super::as_named;

    /// What a register is called once it lies where a record looks for it.
    fn placed(path: &str) -> String {
        let record = format!("typ: protokoll\nregister: {path}\n").into_bytes();
        let register = b"personer: [{ id: ek, namn: Anna Ek }]\n".to_vec();
        let files = as_named(vec![("r.yaml".to_owned(), register), ("a.yaml".to_owned(), record)]);
        files.into_iter().next().unwrap().0
    }

    #[test]
    fn a_register_goes_where_its_record_looks_for_it_and_nowhere_else() {
        for path in ["r.yaml", "listor/r.yaml", "annat.json"] {
            assert_eq!(placed(path), path);
        }
        for path in ["../r.yaml", "/etc/r.yaml", "C:/r.yaml", ".dold/r.yaml", "a.yaml", "\"\"", "[]"] {
            assert_eq!(placed(path), "r.yaml", "{path}");
        }
    }
}
