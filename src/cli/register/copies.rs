//! `register export`, `events`, `backup` and `restore`: what a register holds, for others and for bad days.

use std::path::{Path, PathBuf};

use clap::Args;

use super::super::bilingual::both;
use super::super::build::unwritable;
use super::super::choice::one_of;
use super::super::surroundings::time_stamp;
use super::options::FileOptions;
use super::{fault, open};
use crate::diagnostic::Diagnostic;
use crate::diarium::{self, DiariumError};
use crate::output::Staged;

/// What a register is printed as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ExportFormat {
    Csv,
    Json,
    Erms,
}

impl ExportFormat {
    const ALL: [Self; 3] = [Self::Csv, Self::Json, Self::Erms];

    fn word(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Erms => "erms",
        }
    }
}

#[derive(Args, Clone, Debug)]
pub(super) struct ExportOptions {
    #[command(flatten)]
    file: FileOptions,
    #[arg(
        short = 'f',
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "csv",
        value_parser = one_of(&ExportFormat::ALL, ExportFormat::word),
        help = both!("csv (om inget anges), json eller erms", "csv (if none is given), json or erms")
    )]
    format: ExportFormat,
    #[arg(
        long,
        visible_alias = "skyddat",
        help = both!("Ta med skyddade titlar och motparter", "Include protected titles and counterparties")
    )]
    protected: bool,
}

#[derive(Args, Clone, Debug)]
pub(super) struct CopyOptions {
    #[arg(value_name = both!("FRÅN", "FROM"), help = both!("Filen som kopieras", "The file to be copied"))]
    from: PathBuf,
    #[arg(value_name = both!("TILL", "TO"), help = both!("Filen som skrivs", "The file to be written"))]
    to: PathBuf,
}

pub(super) fn export(options: &ExportOptions) -> Result<String, Box<Diagnostic>> {
    let register = open(&options.file.register)?;
    let cards = register.cards().map_err(|error| fault(&options.file.register, &error))?;
    let about = register.about();
    match options.format {
        ExportFormat::Csv => Ok(diarium::csv(&cards, options.protected)),
        ExportFormat::Json => Ok(diarium::json(about, &cards, options.protected)),
        ExportFormat::Erms => {
            let erms = diarium::erms(about, &cards, options.protected, &time_stamp());
            let bytes = erms.map_err(|reason| fault(&options.file.register, &DiariumError::Database(reason)))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned() + "\n")
        }
    }
}

pub(super) fn events(options: &FileOptions) -> Result<String, Box<Diagnostic>> {
    let events = open(&options.register)?.events().map_err(|error| fault(&options.register, &error))?;
    let line = |event: &diarium::Event| {
        let diarium::Event { at, who, what, number, detail } = event;
        format!("{at}\t{who}\t{what}\t{}\t{detail}\n", number.as_deref().unwrap_or_default())
    };
    Ok(events.iter().map(line).collect::<Vec<_>>().concat())
}

pub(super) fn backup(options: &CopyOptions) -> Result<(), Box<Diagnostic>> {
    let bytes = open(&options.from)?.copy().map_err(|error| fault(&options.from, &error))?;
    publish(&options.to, &bytes)
}

pub(super) fn restore(options: &CopyOptions) -> Result<(), Box<Diagnostic>> {
    let bytes = diarium::restorable(&options.from, &options.to).map_err(|error| {
        let which =
            if matches!(error, DiariumError::Exists | DiariumError::Journal) { &options.to } else { &options.from };
        fault(which, &error)
    })?;
    publish(&options.to, &bytes)
}

fn publish(file: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let written = Staged::write([(file.to_owned(), bytes)]).and_then(Staged::publish);
    written.map(|_| ()).map_err(|error| Box::new(Diagnostic { hints: Vec::new(), ..unwritable(&error) }))
}
