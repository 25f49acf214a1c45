//! `register check`: what is missing, late or double in a register, and among the records that ought to be in it.

use std::path::PathBuf;

use clap::Args;

use super::super::bilingual::both;
use super::super::check::MessageFormat;
use super::super::choice::one_of;
use super::super::explain::{first_error, pointer};
use super::super::status::Status;
use super::super::streams::{Stop, Streams};
use super::super::surroundings::Surroundings;
use super::super::{directory, input};
use super::options::FileOptions;
use super::{fault, open};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, render};
use crate::diarium::{self, Filed};
use crate::source::{SourceFile, Sources, Span};

#[derive(Args, Clone, Debug)]
pub(super) struct CheckOptions {
    #[command(flatten)]
    file: FileOptions,
    #[arg(
        value_name = both!("POST", "RECORD"),
        help = both!("Poster, eller kataloger med poster, som ska stå i diariet", "Records, or directories of them, that ought to be in the register")
    )]
    records: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "human",
        value_parser = one_of(&MessageFormat::ALL, MessageFormat::word),
        help = both!("Hur felen visas: human (om inget anges), json, sarif", "How faults are shown: human (if none is given), json, sarif")
    )]
    message_format: MessageFormat,
}

pub(super) fn check(options: &CheckOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    if let Err(fault) = checked(options, around, &mut sources, &mut cx, streams) {
        cx.push(*fault);
    }
    let found = cx.into_sorted();
    match options.message_format {
        MessageFormat::Human => {
            streams.tell(&render::human(&found, &sources, around.lang, around.colour_err));
            let count = |severity| found.iter().filter(|fault| fault.severity == severity).count();
            let summary = render::summary(count(Severity::Error), count(Severity::Warning), around.lang);
            writeln!(streams.out, "{}: {summary}", options.file.register.display())?;
            if let Some(code) = first_error(&found) {
                streams.tell(&pointer(code, around));
            }
        }
        MessageFormat::Json => write!(streams.out, "{}", render::json(&found, &sources, around.lang))?,
        MessageFormat::Sarif => write!(streams.out, "{}", render::sarif(&found, &sources, around.lang))?,
    }
    Ok(Status::of(&found))
}

fn checked(
    options: &CheckOptions,
    around: Surroundings,
    sources: &mut Sources,
    cx: &mut Diagnostics,
    streams: &mut Streams<'_>,
) -> Result<(), Box<Diagnostic>> {
    let register = open(&options.file.register)?;
    let cards = register.cards().map_err(|error| fault(&options.file.register, &error))?;
    let file = sources.add(SourceFile::listing(options.file.register.display().to_string(), "", ""));
    let mut files = Vec::new();
    for record in &options.records {
        if record.is_dir() { files.extend(directory::records(record)?) } else { files.push(record.clone()) }
    }
    let mut known = Vec::new();
    for path in &files {
        let record = input::read(path, streams.input)?;
        // What is wrong with a record as a record is for `check` to tell.
        let (_, node) =
            crate::record::tree(&record.name, &record.bytes, record.format, sources, &mut Diagnostics::new());
        known.extend(node.as_ref().and_then(Filed::of));
    }
    diarium::check(register.about(), &cards, &known, around.today, Span::new(file, 0..0), cx);
    Ok(())
}
