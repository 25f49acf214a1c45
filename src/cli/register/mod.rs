//! `register`: the authority's register of documents (diarium).

mod check;
mod copies;
mod enter;
mod options;
mod stamp;

use std::path::Path;

use clap::{Args, Subcommand};

use super::bilingual::both;
use super::explain::{first_error, pointer};
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::{Diagnostic, render};
use crate::diarium::{Diarium, DiariumError};
use crate::message;
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct RegisterOptions {
    #[command(subcommand)]
    action: Action,
}

#[derive(Clone, Debug, Subcommand)]
enum Action {
    #[command(
        visible_alias = "ny",
        about = both!("Lägg upp ett diarium", "Make a register"),
        after_help = both!(
            "Exempel:\n  protokollant diarium ny a-2026.sqlite --authority Arbetsmarknadsdepartementet\n  \
             protokollant diarium ny kn-2026.sqlite --authority \"Älvnäs kommun\" --form \"KN {år}/{nr}\"",
            "Examples:\n  protokollant register new a-2026.sqlite --authority Arbetsmarknadsdepartementet\n  \
             protokollant register new kn-2026.sqlite --authority \"Älvnäs kommun\" --form \"KN {år}/{nr}\""
        )
    )]
    New(enter::NewOptions),
    #[command(
        visible_alias = "nästa",
        about = both!("Registrera en handling och få dess diarienummer", "Register a document and get its registry number"),
        after_help = both!(
            "Exempel:\n  protokollant diarium nästa a-2026.sqlite --title \"Promemoria om skolvägar\"",
            "Example:\n  protokollant register next a-2026.sqlite --title \"Memorandum about school roads\""
        )
    )]
    Next(enter::NextOptions),
    #[command(
        visible_alias = "rätta",
        about = both!("Rätta ett kort; händelserna minns hur det var", "Correct a card; the events remember how it was"),
        after_help = both!(
            "Exempel:\n  protokollant diarium rätta a-2026.sqlite A2026/00012 --title \"Remissvar om skolvägar\" --reason \"Felstavad titel\"\n\n\
             En tom text (--counterparty \"\") tar bort en uppgift. Numret och dagen för registreringen går inte att ändra.",
            "Example:\n  protokollant register correct a-2026.sqlite A2026/00012 --title \"Reply about school roads\" --reason \"Misspelt title\"\n\n\
             An empty text (--counterparty \"\") takes a fact away. Neither the number nor the day of registration can be changed."
        )
    )]
    Correct(enter::CorrectOptions),
    #[command(
        visible_alias = "stämpla",
        about = both!("Ge en post diarienummer och gör handlingen på nytt", "Give a record a registry number and make its document anew"),
        after_help = both!(
            "Exempel:\n  protokollant diarium stämpla a-2026.sqlite möte.yaml -o färdigt",
            "Example:\n  protokollant register stamp a-2026.sqlite meeting.yaml -o finished"
        )
    )]
    Stamp(stamp::StampOptions),
    #[command(
        visible_alias = "granska",
        about = both!("Granska ett diarium, och poster som ska stå i det", "Check a register, and records that ought to be in it"),
        after_help = both!(
            "Exempel:\n  protokollant diarium granska a-2026.sqlite poster",
            "Example:\n  protokollant register check a-2026.sqlite records"
        )
    )]
    Check(check::CheckOptions),
    #[command(
        visible_alias = "exportera",
        about = both!("Skriv ut diariet som CSV, JSON eller ERMS (XML)", "Print the register as CSV, JSON or ERMS (XML)"),
        after_help = both!(
            "Exempel:\n  protokollant diarium exportera a-2026.sqlite --format csv > a-2026.csv",
            "Example:\n  protokollant register export a-2026.sqlite --format csv > a-2026.csv"
        )
    )]
    Export(copies::ExportOptions),
    #[command(
        visible_alias = "händelser",
        about = both!("Visa vem som har gjort vad i diariet", "Show who did what in the register"),
        after_help = both!("Exempel:\n  protokollant diarium händelser a-2026.sqlite", "Example:\n  protokollant register events a-2026.sqlite")
    )]
    Events(options::FileOptions),
    #[command(
        visible_alias = "säkerhetskopiera",
        about = both!("Skriv en säkerhetskopia av diariet", "Write a backup of the register"),
        after_help = both!(
            "Exempel:\n  protokollant diarium säkerhetskopiera a-2026.sqlite kopior/a-2026-03-02.sqlite",
            "Example:\n  protokollant register backup a-2026.sqlite backups/a-2026-03-02.sqlite"
        )
    )]
    Backup(copies::CopyOptions),
    #[command(
        visible_alias = "återställ",
        about = both!("Ta tillbaka ett diarium från en säkerhetskopia", "Bring a register back from a backup"),
        after_help = both!(
            "Exempel:\n  protokollant diarium återställ kopior/a-2026-03-02.sqlite a-2026.sqlite\n\n\
             Den skadade filen, och en fil med samma namn och -journal, flyttas undan först.",
            "Example:\n  protokollant register restore backups/a-2026-03-02.sqlite a-2026.sqlite\n\n\
             The damaged file, and one of the same name with -journal, are moved away first."
        )
    )]
    Restore(copies::CopyOptions),
}

pub(super) fn run(options: &RegisterOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let done = match &options.action {
        Action::New(options) => enter::new(options, around)?.map(|()| String::new()),
        Action::Next(options) => enter::next(options, around)?.map(|number| number + "\n"),
        Action::Correct(options) => enter::correct(options, around).map(|()| String::new()),
        Action::Stamp(options) => return stamp::stamp(options, around, streams),
        Action::Check(options) => return check::check(options, around, streams),
        Action::Export(options) => copies::export(options),
        Action::Events(options) => copies::events(options),
        Action::Backup(options) => copies::backup(options).map(|()| String::new()),
        Action::Restore(options) => copies::restore(options).map(|()| String::new()),
    };
    match done {
        Ok(text) => {
            streams.out.write_all(text.as_bytes())?;
            Ok(Status::Done)
        }
        Err(fault) => Ok(told(*fault, around, streams)),
    }
}

/// Tells a fault of the whole run.
fn told(fault: Diagnostic, around: Surroundings, streams: &mut Streams<'_>) -> Status {
    let faults = [fault];
    streams.tell(&render::human(&faults, &Sources::new(), around.lang, around.colour_err));
    if let Some(code) = first_error(&faults) {
        streams.tell(&pointer(code, around));
    }
    Status::of(&faults)
}

fn fault(register: &Path, error: &DiariumError) -> Box<Diagnostic> {
    let fault = error.fault();
    let (name, sv, en) = (register.display(), &fault.message.sv, &fault.message.en);
    let message = message!("\"{name}\": {sv}", "\"{name}\": {en}");
    Box::new(Diagnostic { message, ..fault })
}

fn open(register: &Path) -> Result<Diarium, Box<Diagnostic>> {
    Diarium::open(register).map_err(|error| fault(register, &error))
}
