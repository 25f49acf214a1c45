//! `check`: the rules alone, nothing is built.

use std::path::PathBuf;

use clap::Args;

use super::bilingual::both;
use super::choice::one_of;
use super::edition::EditionOptions;
use super::explain::{first_error, pointer};
use super::input;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::build::{self, Job};
use crate::diagnostic::{Diagnostic, Severity, render};
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct CheckOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!("Poster i YAML eller JSON; - är standard in", "Records in YAML or JSON; - is standard input")
    )]
    files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "human",
        value_parser = one_of(&MessageFormat::ALL, MessageFormat::word),
        help = both!(
            "Hur felen visas: human (för människor, om inget anges), json (ett objekt per rad), sarif (SARIF 2.1.0)",
            "How faults are shown: human (for people, if none is given), json (one object a line), sarif (SARIF 2.1.0)"
        )
    )]
    message_format: MessageFormat,
    #[command(flatten)]
    edition: EditionOptions,
}

/// How faults are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MessageFormat {
    Human,
    Json,
    Sarif,
}

impl MessageFormat {
    const ALL: [Self; 3] = [Self::Human, Self::Json, Self::Sarif];

    fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
            Self::Sarif => "sarif",
        }
    }
}

pub(super) fn run(options: &CheckOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    options.edition.check()?;
    input::no_two_from_stdin(&options.files)?;
    // One table for all records: a SARIF log holds the faults of a whole run.
    let mut sources = Sources::new();
    let mut all = Vec::new();
    for file in &options.files {
        let (name, found) = match input::read(file, streams.input) {
            Ok(record) => {
                let (bytes, format) = (record.bytes.as_slice(), record.format);
                let edition = options.edition.edition();
                let job = Job { edition, ..Job::new(&record.name, bytes, format, &record.pictures) };
                (record.name.clone(), build::check_among(&job, &mut sources))
            }
            Err(fault) => (file.display().to_string(), vec![*fault]),
        };
        match options.message_format {
            MessageFormat::Human => {
                streams.tell(&render::human(&found, &sources, around.lang, around.colour_err));
                writeln!(streams.out, "{name}: {}", verdict(&found, around))?;
            }
            MessageFormat::Json => write!(streams.out, "{}", render::json(&found, &sources, around.lang))?,
            MessageFormat::Sarif => {}
        }
        all.extend(found);
    }
    match (options.message_format, first_error(&all)) {
        (MessageFormat::Human, Some(code)) => streams.tell(&pointer(code, around)),
        (MessageFormat::Sarif, _) => write!(streams.out, "{}", render::sarif(&all, &sources, around.lang))?,
        _ => {}
    }
    Ok(Status::of(&all))
}

fn verdict(found: &[Diagnostic], around: Surroundings) -> String {
    let count = |severity| found.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    render::summary(count(Severity::Error), count(Severity::Warning), around.lang)
}
