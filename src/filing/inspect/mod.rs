//! What a file or a package says of itself: whether Protokollant made it, of which record and with what, and whether it is as it was.
//!
//! A file alone tells that by its metadata and its seal ([`crate::seal`]), one in a package by the package's checksums too. All of these are
//! checksums: they show mistakes, and prove nothing against somebody who computes them anew.

mod told;

use std::collections::BTreeMap;

use serde_json::Value;

use self::told::Told;
use super::SUMS;
use crate::checksum::checksum;
use crate::collection::lock;
use crate::diagnostic::Diagnostics;
use crate::document::Fact;
use crate::seal::{self, Seal};
use crate::source::{SourceFile, Sources};
use crate::zipped::unzipped;

/// How the program begins to name itself in files.
const PROGRAM: &str = "Protokollant ";

/// How the names of a package's document begin, before their extension.
const DOCUMENT: &str = "handling.";

/// How the name of a package's record begins, before its extension.
const RECORD: &str = "kalla.";

/// Kinds of file that can be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// PDF.
    Pdf,
    /// Word.
    Word,
    /// A web page (webbsida).
    Web,
    /// A package (paket), as a directory or a ZIP.
    Package,
    /// Plain text (ren text).
    Text,
    /// Something else, such as an appendix.
    Other,
}

/// Whether something is as Protokollant made it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// As it was made.
    Unchanged,
    /// Changed afterwards. Of a package, the files that were changed, removed or added.
    Changed(Vec<String>),
    /// Made by Protokollant, but a part of it is missing or cannot be read.
    Damaged,
    /// Nothing in it could tell: plain text has no room for a seal, nor for facts.
    Untold,
    /// Not known to be made by Protokollant.
    Foreign,
}

/// What a file or a package says of itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inspected {
    /// What it is.
    pub kind: Kind,
    /// The name of a package: registry number, kind and day.
    pub name: Option<String>,
    /// The title of the document.
    pub title: Option<String>,
    /// The program that a file names as its maker: of one that was written anew, not ours.
    pub program: Option<String>,
    /// What it tells beside. Of one that was changed this may be changed, too.
    pub facts: BTreeMap<Fact, String>,
    /// Whether it is as it was made.
    pub state: State,
}

/// Looks at a file that is in no package.
#[must_use]
pub fn inspect(bytes: &[u8]) -> Inspected {
    let files = if bytes.starts_with(b"PK") { unzipped(bytes) } else { None };
    if let Some(files) = &files
        && files.iter().any(|(name, _)| is_named(name, SUMS))
    {
        let package = inspect_package(&without_directory(files.clone()));
        return if package.state == State::Unchanged && !is_closed(bytes) {
            // Something hangs on to the ZIP that is no file in it.
            Inspected { state: State::Changed(Vec::new()), ..package }
        } else {
            package
        };
    }
    let part = |name: &str| {
        let found = files.iter().flatten().find(|(other, _)| other == name);
        found.map(|(_, part)| String::from_utf8_lossy(part))
    };
    let (kind, told) = if bytes.starts_with(b"%PDF-") {
        (Kind::Pdf, Told::by_pdf(bytes))
    } else if part("word/document.xml").is_some() {
        (Kind::Word, Told::by_word(part))
    } else if let Some(page) =
        std::str::from_utf8(bytes).ok().filter(|text| text.to_ascii_lowercase().contains("<html"))
    {
        (Kind::Web, Told::by_page(page))
    } else if is_text(bytes) {
        (Kind::Text, Told::default())
    } else {
        (Kind::Other, Told::default())
    };
    // A package that cannot be unpacked is a damaged one.
    let is_package = || bytes.starts_with(b"PK") && files.is_none();
    let traced = if told.is_ours() { Some(kind) } else { told::traced(bytes) };
    let traced = traced.filter(|kind| *kind != Kind::Package || is_package());
    if traced.is_none() {
        return Inspected {
            kind,
            name: None,
            title: told.title,
            program: told.program,
            facts: BTreeMap::new(),
            state: if kind == Kind::Text { State::Untold } else { State::Foreign },
        };
    }
    let kind = if matches!(kind, Kind::Text | Kind::Other) { traced.unwrap_or(kind) } else { kind };
    let state = match seal::check(bytes) {
        Seal::Whole => State::Unchanged,
        Seal::Broken | Seal::Missing if is_torn(kind, bytes, files.is_some()) => State::Damaged,
        Seal::Broken | Seal::Missing => State::Changed(Vec::new()),
    };
    Inspected { kind, name: None, title: told.title, program: told.program, facts: told.facts, state }
}

/// Whether bytes are text that people read: it has letters, and no signs that only programs use.
fn is_text(bytes: &[u8]) -> bool {
    let is_sign = |letter: char| letter.is_control() && !letter.is_whitespace();
    std::str::from_utf8(bytes).is_ok_and(|text| !text.trim().is_empty() && !text.contains(is_sign))
}

/// How much of the end of a file readers look through for the sign of its end, in bytes (ISO 32000-1, annex H, note 18).
const END: usize = 1024;

/// Whether a file of ours lacks its beginning or its end, or cannot be taken apart.
fn is_torn(kind: Kind, bytes: &[u8], is_unzipped: bool) -> bool {
    let end = &bytes[bytes.len().saturating_sub(END)..];
    let ends = |word: &[u8]| end.windows(word.len()).any(|window| window == word);
    match kind {
        Kind::Pdf => !bytes.starts_with(b"%PDF-") || !ends(b"%%EOF") || crate::pdf::read::info(bytes).is_err(),
        Kind::Word | Kind::Package => !is_unzipped,
        Kind::Web => std::str::from_utf8(bytes).is_err() || !ends(b"</html>"),
        Kind::Text | Kind::Other => false,
    }
}

/// Looks at a file of a package: its path in it, the package's list of checksums and its card.
#[must_use]
pub fn inspect_member(bytes: &[u8], path: &str, sums: &str, card: &[u8]) -> Inspected {
    let own = inspect(bytes);
    let lines = lines(sums);
    let Some(line) = lines.iter().find(|line| line.name == path).filter(|_| Card::read(card).is_some()) else {
        return own;
    };
    let state = match own.state {
        State::Unchanged | State::Foreign | State::Untold if line.digest == checksum(bytes) => State::Unchanged,
        _ => State::Changed(Vec::new()),
    };
    Inspected { state, ..own }
}

/// Looks at a package's files, by their paths in it.
#[must_use]
pub fn inspect_package(files: &[(String, Vec<u8>)]) -> Inspected {
    let file = |wanted: &dyn Fn(&str) -> bool| files.iter().find(|(name, _)| wanted(name)).map(|(_, bytes)| bytes);
    let sums = file(&|name| name == SUMS).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let lines = lines(&sums.unwrap_or_default());
    let card =
        file(&|name| is_named(name, super::CARD)).and_then(|bytes| Card::read(bytes)).filter(|_| !lines.is_empty());
    let Some(card) = card else {
        let (kind, state) = (Kind::Package, State::Foreign);
        return Inspected { kind, name: None, title: None, program: None, facts: BTreeMap::new(), state };
    };
    let documents: Vec<(&String, Inspected)> = files
        .iter()
        .filter(|(name, _)| own_name(name).starts_with(DOCUMENT))
        .map(|(name, bytes)| (name, inspect(bytes)))
        .collect();
    let mut facts = documents
        .iter()
        .map(|(_, document)| &document.facts)
        .find(|facts| !facts.is_empty())
        .cloned()
        .unwrap_or_default();
    facts.extend(card.facts);
    let is_record = |line: &&lock::Line| own_name(&line.name).starts_with(RECORD);
    facts.extend(lines.iter().find(is_record).map(|line| (Fact::Record, line.digest.clone())));
    let there = |name: &str| files.iter().find(|(other, _)| other == name);
    let mut differing: Vec<String> = lines
        .iter()
        .filter(|line| there(&line.name).is_none_or(|(_, bytes)| checksum(bytes) != line.digest))
        .map(|line| line.name.clone())
        .collect();
    // Whoever changed a file may have brought the list of checksums up to date, and not thought of the seal.
    let unsealed =
        documents.iter().filter(|(_, document)| matches!(document.state, State::Changed(_) | State::Damaged));
    let unlisted = files.iter().filter(|(name, _)| name != SUMS && lines.iter().all(|line| line.name != *name));
    for name in unsealed.map(|(name, _)| *name).chain(unlisted.map(|(name, _)| name)) {
        if !differing.contains(name) {
            differing.push(name.clone());
        }
    }
    let state = if differing.is_empty() { State::Unchanged } else { State::Changed(differing) };
    Inspected { kind: Kind::Package, name: Some(card.name), title: card.title, program: None, facts, state }
}

/// What a registration card tells.
struct Card {
    name: String,
    title: Option<String>,
    facts: Vec<(Fact, String)>,
}

impl Card {
    /// Reads a card; `None` if it is none of ours.
    fn read(bytes: &[u8]) -> Option<Self> {
        let card: Value = serde_json::from_slice(bytes).ok()?;
        let text = |path: &str| Some(card.pointer(path)?.as_str()?.to_owned());
        let version = card.get("version").and_then(Value::as_u64).map(|version| version.to_string());
        let facts = [
            (Fact::Kind, text("/handlingstyp")),
            (Fact::RegistryNumber, text("/diarienummer")),
            (Fact::Authority, text("/myndighet")),
            (Fact::Lang, text("/språk")),
            (Fact::Version, version),
        ];
        let facts = facts.into_iter().filter_map(|(fact, value)| Some((fact, value?))).collect();
        Some(Self { name: text("/paket")?, title: text("/titel/skyddad").or_else(|| text("/titel/offentlig")), facts })
    }
}

/// The record in a package first, and what it refers to: paths from the record, and bytes. With these the document can be made anew. Nothing,
/// where there is no record. A path is as the package has it, and leads anywhere if the package is not ours.
#[must_use]
pub fn sources_of(files: &[(String, Vec<u8>)]) -> Vec<(String, Vec<u8>)> {
    let Some((record, bytes)) = files.iter().find(|(path, _)| own_name(path).starts_with(RECORD)) else {
        return Vec::new();
    };
    let mut sources = vec![(own_name(record).to_owned(), bytes.clone())];
    let card = files.iter().find(|(name, _)| is_named(name, super::CARD));
    let card: Value = card.and_then(|(_, card)| serde_json::from_slice(card).ok()).unwrap_or_default();
    for listed in card.get("filer").and_then(Value::as_array).into_iter().flatten() {
        let text = |key: &str| listed.get(key).and_then(Value::as_str);
        let (Some(name), Some(path)) = (text("fil"), text("sökväg")) else { continue };
        let found = files.iter().find(|(other, _)| is_named(other, name));
        sources.extend(found.map(|(_, bytes)| (path.to_owned(), bytes.clone())));
    }
    sources
}

fn lines(sums: &str) -> Vec<lock::Line> {
    let file = Sources::new().add(SourceFile::new(SUMS, sums.to_owned()));
    lock::parse(sums, file, &mut Diagnostics::new())
}

fn own_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or_default()
}

fn is_named(path: &str, name: &str) -> bool {
    own_name(path) == name
}

/// A zipped package's files without the directory that its list of checksums lies in. What lies elsewhere in the ZIP, and is none of the
/// package's, keeps its whole name.
#[must_use]
pub fn without_directory(files: Vec<(String, Vec<u8>)>) -> Vec<(String, Vec<u8>)> {
    let sums = files.iter().filter_map(|(name, _)| name.strip_suffix(SUMS).filter(|before| before.ends_with('/')));
    let Some(directory) = sums.min_by_key(|before| before.len()).map(str::to_owned) else { return files };
    let within = |name: String| name.strip_prefix(&directory).map_or_else(|| format!("../{name}"), str::to_owned);
    files.into_iter().map(|(name, bytes)| (within(name), bytes)).collect()
}

/// Length of the record at the end of a ZIP without a comment, in bytes (APPNOTE 4.3.16).
const ZIP_END: usize = 22;

/// Whether a ZIP ends where its last record ends, as ours do.
fn is_closed(bytes: &[u8]) -> bool {
    let end = bytes.len().checked_sub(ZIP_END).and_then(|at| bytes.get(at..));
    end.is_some_and(|end| end.starts_with(b"PK\x05\x06") && end.ends_with(&[0, 0]))
}
