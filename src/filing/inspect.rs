//! What a file or a package says of itself: whether Protokollant made it, of which record and with what, and whether it is as it was.
//!
//! A file alone says in its metadata which program made it. Whether it was changed afterwards its package knows, in which the checksums of
//! all files are, and of the record and the templates too.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;
use zip::ZipArchive;

use super::{REPORT, SUMS};
use crate::checksum::checksum;
use crate::collection::lock;
use crate::diagnostic::Diagnostics;
use crate::pdf;
use crate::source::{SourceFile, Sources};

/// Most bytes that are unpacked of a ZIP: appendices together, and as much again.
const MOST_UNPACKED: u64 = 1024 * 1024 * 1024;

/// The program, as it names itself in files.
const PROGRAM: &str = "Protokollant";

/// Kinds of file that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// A package (paket), as a directory or a ZIP.
    Package,
    /// Something else, such as a web page or an appendix, which do not say what made them.
    Other,
}

/// Whether something is as Protokollant made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// As it was made.
    Unchanged,
    /// Changed afterwards. Of a package, the files that were changed, removed or added.
    Changed(Vec<String>),
    /// Made by Protokollant; whether it was changed cannot be told without its package.
    Alone,
    /// Not known to be made by Protokollant.
    Foreign,
}

/// What a package tells of what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// Checksum (SHA-256) of the record; none where the package does not hold it.
    pub record: Option<String>,
    /// Version of the program.
    pub program: String,
    /// Checksum of templates and fixed words.
    pub templates: String,
    /// Checksum of the fonts.
    pub fonts: String,
    /// Name and version of the house style.
    pub house: String,
}

/// What a file or a package says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub kind: Kind,
    /// What it is called: a package by registry number, kind and day, a file by its title.
    pub name: Option<String>,
    /// The program that a file names in its metadata.
    pub program: Option<String>,
    /// What its package tells.
    pub provenance: Option<Provenance>,
    /// Whether it is as it was made.
    pub state: State,
}

/// Looks at a file that is in no package.
#[must_use]
pub fn inspect(bytes: &[u8]) -> Inspected {
    if bytes.starts_with(b"PK")
        && let Some(files) = unpacked(bytes)
        && files.iter().all(|(name, _)| name != "[Content_Types].xml")
    {
        return inspect_package(&without_directory(files));
    }
    let (kind, name, program) = metadata(bytes);
    let ours = program.as_ref().is_some_and(|program| program.starts_with(PROGRAM));
    let state = if ours { State::Alone } else { State::Foreign };
    Inspected { kind, name, program, provenance: None, state }
}

/// Looks at a file of a package: its path in it, the package's list of checksums and its report.
#[must_use]
pub fn inspect_member(bytes: &[u8], path: &str, sums: &str, report: &[u8]) -> Inspected {
    let lines = lines(sums);
    let (kind, name, program) = metadata(bytes);
    let listed = lines.iter().find(|line| line.name == path);
    let same = listed.is_some_and(|line| line.digest == checksum(bytes));
    let provenance = provenance(&lines, report);
    let state = match (&provenance, listed) {
        (None, _) | (_, None) => State::Foreign,
        (Some(_), Some(_)) if same => State::Unchanged,
        (Some(_), Some(_)) => State::Changed(Vec::new()),
    };
    Inspected { kind, name, program, provenance, state }
}

/// Looks at a package's files, by their paths in it.
#[must_use]
pub fn inspect_package(files: &[(String, Vec<u8>)]) -> Inspected {
    let file = |wanted: &dyn Fn(&str) -> bool| files.iter().find(|(name, _)| wanted(name)).map(|(_, bytes)| bytes);
    let sums = file(&|name| name == SUMS).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let lines = lines(&sums.unwrap_or_default());
    let report = file(&|name| is_named(name, REPORT));
    let card = file(&|name| is_named(name, super::CARD)).and_then(|bytes| serde_json::from_slice::<Value>(bytes).ok());
    let name = card.and_then(|card| Some(card.get("paket")?.as_str()?.to_owned()));
    let provenance = report.and_then(|report| provenance(&lines, report));
    if provenance.is_none() {
        return Inspected { kind: Kind::Package, name, program: None, provenance, state: State::Foreign };
    }
    let there = |name: &str| files.iter().find(|(other, _)| other == name);
    let mut differing: Vec<String> = lines
        .iter()
        .filter(|line| there(&line.name).is_none_or(|(_, bytes)| checksum(bytes) != line.digest))
        .map(|line| line.name.clone())
        .collect();
    let unlisted = files.iter().filter(|(name, _)| name != SUMS && lines.iter().all(|line| line.name != *name));
    differing.extend(unlisted.map(|(name, _)| name.clone()));
    let state = if differing.is_empty() { State::Unchanged } else { State::Changed(differing) };
    Inspected { kind: Kind::Package, name, program: None, provenance, state }
}

/// The record in a package, and what it takes from its register: names and bytes.
#[must_use]
pub fn sources_of(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let own = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    let is_source = |name: &str| name.starts_with("kalla.") || name == super::REGISTER;
    let named = files.iter().map(|(path, bytes)| (own(path), bytes.clone()));
    named.filter(|(name, _)| is_source(name)).collect()
}

/// The files of a zipped package, by their paths in it; none if it is no ZIP.
#[must_use]
pub fn unzipped(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    unpacked(bytes).map(without_directory)
}

fn lines(sums: &str) -> Vec<lock::Line> {
    let file = Sources::new().add(SourceFile::new(SUMS, sums.to_owned()));
    lock::parse(sums, file, &mut Diagnostics::new())
}

fn is_named(path: &str, name: &str) -> bool {
    path.rsplit('/').next() == Some(name)
}

fn provenance(lines: &[lock::Line], report: &[u8]) -> Option<Provenance> {
    let report: Value = serde_json::from_slice(report).ok()?;
    let text = |path: &str| Some(report.pointer(path)?.as_str()?.to_owned());
    let is_record = |line: &&lock::Line| line.name.rsplit('/').next().is_some_and(|name| name.starts_with("kalla."));
    (text("/program/namn")? == PROGRAM).then_some(())?;
    Some(Provenance {
        record: lines.iter().find(is_record).map(|line| line.digest.clone()),
        program: text("/program/version")?,
        templates: text("/mallar/sha256")?,
        fonts: text("/typsnitt/sha256")?,
        house: format!("{} {}", text("/husstil/namn")?, text("/husstil/version")?),
    })
}

/// Kind, title and program of a file.
fn metadata(bytes: &[u8]) -> (Kind, Option<String>, Option<String>) {
    if bytes.starts_with(b"%PDF-") {
        let info = pdf::read::info(bytes).unwrap_or_default();
        return (Kind::Pdf, info.title, info.creator);
    }
    let files = if bytes.starts_with(b"PK") { unpacked(bytes).unwrap_or_default() } else { Vec::new() };
    let part =
        |name: &str| files.iter().find(|(other, _)| other == name).map(|(_, part)| String::from_utf8_lossy(part));
    match (part("word/document.xml"), part("docProps/app.xml"), part("docProps/core.xml")) {
        (Some(_), extended, core) => {
            let program = extended.and_then(|xml| element(&xml, "Application"));
            (Kind::Word, core.and_then(|xml| element(&xml, "dc:title")), program)
        }
        _ => (Kind::Other, None, None),
    }
}

/// The text of the first element of a name.
fn element(xml: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let (mut inside, mut text) = (false, String::new());
    let is_it = |tag: &BytesStart<'_>| tag.name().as_ref() == name;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) if is_it(&tag) => inside = true,
            Ok(Event::Text(part)) if inside => text.push_str(&part),
            Ok(Event::End(_)) if inside => return Some(text),
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// The files of a ZIP; `None` if it is none, or swells beyond measure.
fn unpacked(bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let (mut files, mut left) = (Vec::new(), MOST_UNPACKED);
    for index in 0..zip.len() {
        let file = zip.by_index(index).ok()?;
        let (name, mut data) = (file.name().ok()?.into_owned(), Vec::new());
        let read = file.take(left + 1).read_to_end(&mut data).ok()? as u64;
        left = left.checked_sub(read)?;
        if !name.ends_with('/') {
            files.push((name, data));
        }
    }
    Some(files)
}

/// A zipped package's files without the directory that all of them lie in.
fn without_directory(files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let within = |name: &str| name.split_once('/').map(|(_, rest)| rest.to_owned());
    files.into_iter().filter_map(|(name, bytes)| Some((within(&name)?, bytes))).collect()
}
