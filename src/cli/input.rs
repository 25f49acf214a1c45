//! Records, and finished Word files to be checked, from files or from standard input.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::misuse::{self, Misuse};
use crate::accessibility;
use crate::batch::Request;
use crate::diagnostic::nearest;
use crate::diagnostic::{Code, Diagnostic, Message};
use crate::message;
use crate::source::{Format, Limits};

/// The argument that stands for standard input.
pub(super) const STDIN: &str = "-";

/// Most names that a hint lists.
const NAMES_SHOWN: usize = 5;

/// What is to be checked.
#[derive(Debug)]
pub(super) enum Checked {
    /// A record.
    Record(Request),
    /// A Word file: what it is called, and its bytes.
    Word(String, Vec<u8>),
}

/// Whether an argument means standard input.
pub(super) fn is_stdin(argument: &Path) -> bool {
    argument.as_os_str() == STDIN
}

/// Standard input can be read once.
pub(super) fn no_two_from_stdin(files: &[PathBuf]) -> Result<(), Misuse> {
    if files.iter().filter(|file| is_stdin(file)).count() > 1 {
        return Err(Misuse::new(message!(
            "standard in (-) kan bara läsas en gång",
            "standard input (-) can only be read once"
        )));
    }
    Ok(())
}

/// The directory that a file lies in.
pub(super) fn directory(file: &Path) -> &Path {
    match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

/// Gets a record's bytes. Of a file that is larger than a record may be, only so much is read as shows it.
pub(super) fn read(argument: &Path, stdin: &mut dyn Read) -> Result<Request, Box<Diagnostic>> {
    let bytes = bytes(argument, stdin, |_| Limits::FILE_BYTES)?;
    Ok(record(argument, bytes))
}

/// Gets the bytes of a record or of a Word file, which is told by its name or by its first bytes.
pub(super) fn read_checked(argument: &Path, stdin: &mut dyn Read) -> Result<Checked, Box<Diagnostic>> {
    let is_word = |first: &[u8]| accessibility::looks_like(first) || has_word_name(argument);
    let most = |first: &[u8]| if is_word(first) { accessibility::Limits::FILE_BYTES } else { Limits::FILE_BYTES };
    let bytes = bytes(argument, stdin, most)?;
    if is_word(&bytes) {
        Ok(Checked::Word(name(argument), bytes))
    } else {
        Ok(Checked::Record(record(argument, bytes)))
    }
}

/// Whether a file's name is that of a Word file, in any of its forms.
fn has_word_name(argument: &Path) -> bool {
    let extension = argument.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["docx", "docm", "dotx", "dotm", "doc", "dot"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

/// What an argument is called in places.
fn name(argument: &Path) -> String {
    if is_stdin(argument) { "<stdin>".to_owned() } else { argument.display().to_string() }
}

fn record(argument: &Path, bytes: Vec<u8>) -> Request {
    let name = name(argument);
    if is_stdin(argument) {
        let format = guess(&bytes);
        return Request { path: name.clone(), name, bytes, format, directory: None };
    }
    let extension = argument.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let format = match extension.to_ascii_lowercase().as_str() {
        "json" => Format::Json,
        "yaml" | "yml" => Format::Yaml,
        _ => guess(&bytes),
    };
    let directory = Some(directory(argument).to_owned());
    let path = argument.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Request { name, path, bytes, format, directory }
}

/// A file's bytes, or those of standard input; at most one more than `most` says, by the first bytes, a file may have.
fn bytes(argument: &Path, stdin: &mut dyn Read, most: impl Fn(&[u8]) -> usize) -> Result<Vec<u8>, Box<Diagnostic>> {
    if is_stdin(argument) {
        return read_bounded(stdin, most).map_err(|error| {
            let reason = reason(&error);
            let (sv, en) = (&reason.sv, &reason.en);
            Box::new(Diagnostic::new(
                Code::SrcRead,
                message!("standard in går inte att läsa: {sv}", "standard input cannot be read: {en}"),
            ))
        });
    }
    let open = |mut file: File| {
        if file.metadata()?.is_dir() { Err(ErrorKind::IsADirectory.into()) } else { read_bounded(&mut file, most) }
    };
    File::open(argument).and_then(open).map_err(|error| Box::new(unreadable(argument, &error)))
}

fn read_bounded(from: &mut dyn Read, most: impl Fn(&[u8]) -> usize) -> io::Result<Vec<u8>> {
    /// So many bytes tell what kind of file it is.
    const FIRST: u64 = 16;
    let mut bytes = Vec::new();
    from.take(FIRST).read_to_end(&mut bytes)?;
    // One byte more than is allowed tells that there is too much.
    let most = most(&bytes).saturating_add(1).saturating_sub(bytes.len());
    from.take(u64::try_from(most).unwrap_or(u64::MAX)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A record in JSON is an object, and no record in YAML begins with a brace.
pub(super) fn guess(bytes: &[u8]) -> Format {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    if bytes.trim_ascii_start().starts_with(b"{") { Format::Json } else { Format::Yaml }
}

/// Whether another program has the file open, so that Windows lets nobody else have it: ERROR_SHARING_VIOLATION, for which the
/// standard library has no kind. Word locks what it shows.
pub(super) fn is_locked(error: &io::Error) -> bool {
    cfg!(windows) && error.raw_os_error() == Some(32)
}

/// Why the system refused, in words for people.
pub(super) fn reason(error: &io::Error) -> Message {
    match error.kind() {
        _ if is_locked(error) => message!("den är öppen i ett annat program", "it is open in another program"),
        ErrorKind::NotFound => message!("den finns inte", "it does not exist"),
        ErrorKind::PermissionDenied => message!("du saknar behörighet", "you lack permission"),
        ErrorKind::IsADirectory => message!("det är en katalog", "it is a directory"),
        ErrorKind::NotADirectory => message!("en del av sökvägen är ingen katalog", "part of the path is no directory"),
        ErrorKind::AlreadyExists => message!("något annat heter redan så", "something else is called so already"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => message!("disken är full", "the disk is full"),
        ErrorKind::ReadOnlyFilesystem => message!("disken är skrivskyddad", "the disk is read-only"),
        ErrorKind::InvalidFilename => message!("namnet är inte tillåtet", "the name is not allowed"),
        ErrorKind::ResourceBusy => message!("den används av ett annat program", "another program is using it"),
        ErrorKind::DirectoryNotEmpty => message!("katalogen är inte tom", "the directory is not empty"),
        ErrorKind::FileTooLarge => message!("filen blir för stor", "the file becomes too large"),
        ErrorKind::StaleNetworkFileHandle => {
            message!("den delade mappen är inte densamma längre", "the shared folder is not the same any more")
        }
        ErrorKind::TimedOut => message!("den svarar inte", "it does not answer"),
        // Its own words, which are in English on most systems.
        _ => message!("systemet säger \"{error}\"", "the system says \"{error}\""),
    }
}

/// What to say of a file that cannot be read.
pub(super) fn unreadable(file: &Path, error: &io::Error) -> Diagnostic {
    let name = file.display();
    let fault = |message| Diagnostic::new(Code::SrcRead, message);
    match error.kind() {
        ErrorKind::NotFound => {
            let mut fault = fault(message!("filen \"{name}\" finns inte", "there is no file \"{name}\""));
            fault.hints.extend(instead(file));
            if file.extension().is_none() {
                // The words of a name with spaces come one by one.
                fault.hints.push(misuse::quotation_marks());
            }
            fault
        }
        ErrorKind::IsADirectory => {
            let fault =
                fault(message!("\"{name}\" är en katalog, inte en fil", "\"{name}\" is a directory, not a file"));
            match records(file).first() {
                Some(first) => {
                    let example = file.join(first);
                    let example = example.display();
                    fault.hint(message!("ange en fil i den: \"{example}\"", "name a file in it: \"{example}\""))
                }
                None => fault.hint(message!("ange postens fil", "name the record's file")),
            }
        }
        _ => {
            let reason = reason(error);
            let (sv, en) = (&reason.sv, &reason.en);
            fault(if file.is_dir() {
                message!(
                    "katalogen \"{name}\" går inte att läsa: {sv}",
                    "the directory \"{name}\" cannot be read: {en}"
                )
            } else {
                message!("filen \"{name}\" går inte att läsa: {sv}", "the file \"{name}\" cannot be read: {en}")
            })
        }
    }
}

/// What to read instead of a file that does not exist.
fn instead(file: &Path) -> Option<Message> {
    let directory = directory(file);
    if !directory.is_dir() {
        let name = directory.display();
        return Some(message!("katalogen \"{name}\" finns inte heller", "neither is there a directory \"{name}\""));
    }
    let wanted = file.file_name()?.to_string_lossy();
    if wanted.contains(['*', '?']) {
        return Some(message!(
            "* och ? står för valfria tecken, men inget filnamn passar in på mönstret",
            "* and ? stand for any characters, but no file name fits the pattern"
        ));
    }
    let names = records(directory);
    if let Some(name) = nearest(&wanted, names.iter().map(String::as_str)) {
        // Joined only where the user also wrote a directory, so that the name can be copied as it stands.
        let meant = file.with_file_name(name);
        let meant = meant.display();
        return Some(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?"));
    }
    if names.is_empty() {
        return Some(message!(
            "det finns inga poster i den katalogen; \"protokollant ny minnesanteckningar FIL\" skriver en att börja med",
            "there are no records in that directory; \"protokollant new minnesanteckningar FILE\" writes one to begin with"
        ));
    }
    let more = if names.len() > NAMES_SHOWN { " …" } else { "" };
    let list = names.iter().take(NAMES_SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    Some(message!("i katalogen finns {list}{more}", "the directory has {list}{more}"))
}

/// Whether a file of that name looks like a record.
pub(super) fn is_record(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["yaml", "yml", "json"].iter().any(|known| extension.eq_ignore_ascii_case(known)) && !name.ends_with(".schema.json")
}

/// The names of the files in a directory that look like records, in order.
fn records(directory: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(directory) else { return Vec::new() };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| is_record(name))
        .collect();
    names.sort();
    names
}
