//! `inspect`: what a file or a package says of itself.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::{Map, Value, json};

use super::bilingual::both;
use super::input::unreadable;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::{Code, Diagnostic, cut, render};
use crate::document::Fact;
use crate::filing::{self, Inspected, Kind, State};
use crate::message;
use crate::source::Sources;

/// Deepest directory of a package: `representations/handling/metadata/preservation`.
const DEPTH: usize = 4;

#[derive(Args, Clone, Debug)]
pub(super) struct InspectOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Paket (kataloger eller zipfiler), PDF, Wordfiler eller webbsidor",
            "Packages (directories or ZIP files), PDFs, Word files or web pages"
        )
    )]
    files: Vec<PathBuf>,
    #[arg(
        long,
        help = both!("Svara i JSON, med ett objekt per rad", "Answer in JSON, one object a line")
    )]
    json: bool,
}

pub(super) fn run(options: &InspectOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let mut status = Status::Done;
    for file in &options.files {
        match look(file) {
            Ok(inspected) => {
                if inspected.state != State::Unchanged {
                    status = status.max(Status::Faulty);
                }
                if options.json {
                    writeln!(streams.out, "{}", object(file, &inspected))?;
                } else {
                    streams.out.write_all(told(file, &inspected, around).as_bytes())?;
                }
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
    let bytes = regular(file)?;
    let real = fs::canonicalize(file).map_err(failed)?;
    let package = real.ancestors().skip(1).take(DEPTH).find(|directory| directory.join(filing::SUMS).is_file());
    let Some(package) = package else { return Ok(filing::inspect(&bytes)) };
    let sums = fs::read_to_string(package.join(filing::SUMS)).unwrap_or_default();
    let card = [filing::CARD.to_owned(), format!("documentation/{}", filing::CARD)]
        .iter()
        .find_map(|card| fs::read(package.join(card)).ok())
        .unwrap_or_default();
    let within = real.strip_prefix(package).unwrap_or(&real);
    let parts: Vec<_> = within.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(filing::inspect_member(&bytes, &parts.join("/"), &sums, &card))
}

/// The bytes of a file. To read a pipe would be to wait for whoever writes into it, and a device may have no end.
pub(super) fn regular(file: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    let failed = |error: io::Error| Box::new(unreadable(file, &error));
    if !fs::metadata(file).map_err(failed)?.is_file() {
        let name = file.display();
        let fault = message!("\"{name}\" är ingen vanlig fil", "\"{name}\" is no regular file");
        return Err(Box::new(Diagnostic::new(Code::SrcRead, fault)));
    }
    fs::read(file).map_err(failed)
}

/// The files of a package by their paths in it, with slashes. Links are not followed. Of a directory that is no package nothing is read.
pub(super) fn files(directory: &Path) -> io::Result<Vec<(String, Vec<u8>)>> {
    if !directory.join(filing::SUMS).is_file() {
        return Ok(Vec::new());
    }
    let (mut found, mut left) = (Vec::new(), vec![(directory.to_owned(), String::new(), 0)]);
    while let Some((directory, prefix, depth)) = left.pop() {
        for entry in fs::read_dir(directory)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            let kind = entry.file_type()?;
            if kind.is_dir() && depth < DEPTH {
                left.push((entry.path(), format!("{name}/"), depth + 1));
            } else {
                // No package of ours has links, pipes or deeper directories: these are known to be there, and not looked into.
                let bytes = if kind.is_file() { fs::read(entry.path())? } else { Vec::new() };
                found.push((name, bytes));
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
        Kind::Web => around.word("webbsida", "web page"),
        Kind::Package => around.word("paket", "package"),
        Kind::Text => around.word("ren text", "plain text"),
        Kind::Other => around.word("fil", "file"),
    };
    let mut lines = vec![format!("{}: {kind}", file.display())];
    let mut fact = |about: &str, fact: &str| lines.push(format!("  {about}: {}", shown(fact)));
    let named = [
        (around.word("heter", "is called"), &inspected.name),
        (around.word("titel", "title"), &inspected.title),
        (around.word("gjord med, enligt filen", "made with, by the file"), &inspected.program),
    ];
    for (about, value) in named {
        if let Some(value) = value {
            fact(about, value);
        }
    }
    for (about, value) in &inspected.facts {
        fact(label(*about, around), value);
    }
    if inspected.facts.contains_key(&Fact::Text) {
        fact(
            around.word("post", "record"),
            around.word(
                "nämns inte, för av kontrollsumman kunde det som är maskat gissas",
                "not named, for by its checksum what is masked could be guessed",
            ),
        );
    }
    let state = match &inspected.state {
        State::Unchanged => around.word("oförändrad", "unchanged").to_owned(),
        State::Changed(files) if files.is_empty() => around
            .word(
                "ÄNDRAD efter att den gjordes; också uppgifterna ovan kan vara ändrade",
                "CHANGED after it was made; what stands above may be changed, too",
            )
            .to_owned(),
        State::Changed(files) => {
            let what = around.word("ÄNDRADE, borttagna eller tillagda filer", "CHANGED, removed or added files");
            format!("{what}: {}", files.iter().map(|file| shown(file)).collect::<Vec<_>>().join(", "))
        }
        State::Damaged => around
            .word(
                "SKADAD: gjord med Protokollant, men en del av filen saknas eller går inte att läsa; hämta den på nytt",
                "DAMAGED: made with Protokollant, but a part of the file is missing or cannot be read; get it anew",
            )
            .to_owned(),
        State::Untold => around
            .word(
                "går inte att säga: ren text har varken uppgifter eller sigill. Ligger den i sitt paket jämförs den med paketets kontrollsumma; \
                 annars bygg posten igen och jämför",
                "cannot be told: plain text has neither facts nor a seal. In its package it is compared with the package's checksum; else \
                 build the record again and compare",
            )
            .to_owned(),
        State::Foreign => {
            around.word("inte känd som gjord med Protokollant", "not known to be made with Protokollant").to_owned()
        }
    };
    lines.push(format!("  {state}"));
    lines.join("\n") + "\n"
}

/// As much of a text in somebody's file as is shown, in characters.
const SHOWN: usize = 400;

/// A text in somebody's file, on one line: it must not look like an answer of ours, turn what stands behind it round or colour the screen.
fn shown(text: &str) -> String {
    let turns =
        |letter: char| matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    cut(text, SHOWN).replace(turns, " ")
}

fn label(fact: Fact, around: Surroundings) -> &'static str {
    match fact {
        Fact::Kind => around.word("handlingstyp", "kind"),
        Fact::RegistryNumber => around.word("diarienummer", "registry number"),
        Fact::Date => around.word("datum", "date"),
        Fact::Authority => around.word("myndighet", "authority"),
        Fact::Lang => around.word("språk", "language"),
        Fact::Version => around.word("version", "version"),
        Fact::Identifier => around.word("identifierare", "identifier"),
        Fact::Variant => around.word("variant", "variant"),
        Fact::Record => around.word("post (SHA-256)", "record (SHA-256)"),
        Fact::Text => around.word("postens offentliga text (SHA-256)", "the record's public text (SHA-256)"),
        Fact::Program => around.word("program", "program"),
        Fact::Templates => around.word("mallar (SHA-256)", "templates (SHA-256)"),
        Fact::Fonts => around.word("typsnitt (SHA-256)", "fonts (SHA-256)"),
        Fact::House => around.word("husstil (namn, version, SHA-256)", "house style (name, version, SHA-256)"),
    }
}

/// The same for a program. Its words are those of records and cards, in every language.
fn object(file: &Path, inspected: &Inspected) -> Value {
    let kind = match inspected.kind {
        Kind::Pdf => "pdf",
        Kind::Word => "docx",
        Kind::Web => "html",
        Kind::Package => "paket",
        Kind::Text => "text",
        Kind::Other => "annat",
    };
    let (state, files) = match &inspected.state {
        State::Unchanged => ("oförändrad", [].as_slice()),
        State::Changed(files) => ("ändrad", files.as_slice()),
        State::Damaged => ("skadad", [].as_slice()),
        State::Untold => ("okänt", [].as_slice()),
        State::Foreign => ("främmande", [].as_slice()),
    };
    let facts: Map<String, Value> =
        inspected.facts.iter().map(|(fact, value)| (fact.key().to_owned(), value.as_str().into())).collect();
    json!({
        "fil": file.display().to_string(),
        "slag": kind,
        "paket": inspected.name,
        "titel": inspected.title,
        "gjord_med": inspected.program,
        "uppgifter": facts,
        "tillstånd": state,
        "ändrade": files,
    })
}
