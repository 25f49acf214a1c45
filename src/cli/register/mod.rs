//! `register`: the authority's register of documents (diarium).

use std::path::{Path, PathBuf};

use chrono::{Datelike as _, NaiveDate};
use clap::{Args, Subcommand};

use super::bilingual::both;
use super::build::{self, BuildOptions, unwritable};
use super::check::MessageFormat;
use super::choice::one_of;
use super::directory;
use super::explain::{first_error, pointer};
use super::input;
use super::mend;
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::{Surroundings, time_stamp, user};
use crate::build::checksum;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, render};
use crate::diarium::{self, About, By, Diarium, DiariumError, Direction, Draft, Filed, Form};
use crate::message;
use crate::output::Staged;
use crate::source::{self, SourceFile, Sources, Span};
use crate::swedish::dates;

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
    New(NewOptions),
    #[command(
        visible_alias = "nästa",
        about = both!("Registrera en handling och få dess diarienummer", "Register a document and get its registry number"),
        after_help = both!(
            "Exempel:\n  protokollant diarium nästa a-2026.sqlite --title \"Promemoria om skolvägar\"",
            "Example:\n  protokollant register next a-2026.sqlite --title \"Memorandum about school roads\""
        )
    )]
    Next(NextOptions),
    #[command(
        visible_alias = "stämpla",
        about = both!("Ge en post diarienummer och gör handlingen på nytt", "Give a record a registry number and make its document anew"),
        after_help = both!(
            "Exempel:\n  protokollant diarium stämpla a-2026.sqlite möte.yaml -o färdigt",
            "Example:\n  protokollant register stamp a-2026.sqlite meeting.yaml -o finished"
        )
    )]
    Stamp(StampOptions),
    #[command(
        visible_alias = "granska",
        about = both!("Granska ett diarium, och poster som ska stå i det", "Check a register, and records that ought to be in it"),
        after_help = both!(
            "Exempel:\n  protokollant diarium granska a-2026.sqlite poster",
            "Example:\n  protokollant register check a-2026.sqlite records"
        )
    )]
    Check(CheckOptions),
    #[command(
        visible_alias = "exportera",
        about = both!("Skriv ut diariet som CSV, JSON eller ERMS (XML)", "Print the register as CSV, JSON or ERMS (XML)"),
        after_help = both!(
            "Exempel:\n  protokollant diarium exportera a-2026.sqlite --format csv > a-2026.csv",
            "Example:\n  protokollant register export a-2026.sqlite --format csv > a-2026.csv"
        )
    )]
    Export(ExportOptions),
    #[command(
        visible_alias = "händelser",
        about = both!("Visa vem som har gjort vad i diariet", "Show who did what in the register"),
        after_help = both!("Exempel:\n  protokollant diarium händelser a-2026.sqlite", "Example:\n  protokollant register events a-2026.sqlite")
    )]
    Events(FileOptions),
    #[command(
        visible_alias = "säkerhetskopiera",
        about = both!("Skriv en säkerhetskopia av diariet", "Write a backup of the register"),
        after_help = both!(
            "Exempel:\n  protokollant diarium säkerhetskopiera a-2026.sqlite kopior/a-2026-03-02.sqlite",
            "Example:\n  protokollant register backup a-2026.sqlite backups/a-2026-03-02.sqlite"
        )
    )]
    Backup(CopyOptions),
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
    Restore(CopyOptions),
}

#[derive(Args, Clone, Debug)]
struct NewOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Filen som läggs upp", "The file to be made"))]
    register: PathBuf,
    #[arg(
        long,
        visible_alias = "myndighet",
        value_name = both!("NAMN", "NAME"),
        help = both!("Myndigheten, eller departementet", "The authority, or the ministry")
    )]
    authority: String,
    #[arg(
        long,
        visible_alias = "år",
        value_name = both!("ÅR", "YEAR"),
        help = both!("Året (om inget anges, det här)", "The year (if none is given, this one)")
    )]
    year: Option<i32>,
    #[arg(
        long,
        value_name = both!("FORM", "FORM"),
        value_parser = form,
        help = both!(
            "Numrens form, med {år} och {nr} eller {nr:5}, till exempel \"KN {år}/{nr}\" (departementens är känd)",
            "The form of the numbers, with {år} (year) and {nr} or {nr:5}, such as \"KN {år}/{nr}\" (the ministries' is known)"
        )
    )]
    form: Option<Form>,
    #[command(flatten)]
    who: WhoOptions,
}

#[derive(Args, Clone, Debug)]
struct WhoOptions {
    #[arg(
        long,
        visible_alias = "vem",
        value_name = both!("NAMN", "NAME"),
        help = both!("Vem som gör det (om inget anges, den som är inloggad)", "Who does it (if none is given, whoever is logged in)")
    )]
    who: Option<String>,
}

#[derive(Args, Clone, Debug)]
struct NextOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    register: PathBuf,
    #[arg(
        long,
        visible_alias = "titel",
        value_name = both!("TEXT", "TEXT"),
        help = both!("Vad handlingen rör, så att alla får se det", "What the document is about, for everybody to see")
    )]
    title: String,
    #[arg(
        long,
        visible_alias = "skyddad-titel",
        value_name = both!("TEXT", "TEXT"),
        help = both!("Titel för dem som får se handlingen", "Title for those who may see the document")
    )]
    protected_title: Option<String>,
    #[arg(
        long,
        visible_alias = "datum",
        value_name = both!("DAG", "DAY"),
        value_parser = day,
        help = both!("Den dag handlingen kom in eller upprättades (om ingen anges, i dag)", "The day on which it came in or was drawn up (if none is given, today)")
    )]
    date: Option<NaiveDate>,
    #[arg(
        long,
        visible_alias = "riktning",
        value_name = both!("RIKTNING", "DIRECTION"),
        default_value = "upprättad",
        value_parser = one_of(&Direction::ALL, Direction::word),
        help = both!("in, ut eller upprättad (om inget anges)", "in (received), ut (sent) or upprättad (drawn up, if none is given)")
    )]
    direction: Direction,
    #[arg(
        long,
        visible_alias = "motpart",
        value_name = both!("NAMN", "NAME"),
        help = both!("Avsändare eller mottagare", "Sender or recipient")
    )]
    counterparty: Option<String>,
    #[arg(
        long,
        visible_alias = "handlingstyp",
        value_name = both!("TYP", "KIND"),
        help = both!("Handlingens typ", "Kind of document")
    )]
    kind: Option<String>,
    #[arg(
        long,
        visible_alias = "ansvarig",
        value_name = both!("NAMN", "NAME"),
        help = both!("Vem som ansvarar för handlingen", "Who answers for the document")
    )]
    responsible: Option<String>,
    #[arg(
        long,
        visible_alias = "skyddskod",
        value_name = both!("LAGRUM", "PROVISION"),
        help = both!("Lagrum som handlingen kan vara hemlig enligt", "The provision by which it may be secret")
    )]
    protection: Option<String>,
    #[arg(
        long,
        visible_alias = "gallring",
        value_name = both!("TEXT", "TEXT"),
        help = both!("När handlingen får gallras", "When the document may be destroyed")
    )]
    disposal: Option<String>,
    #[arg(
        long,
        visible_alias = "frist",
        value_name = both!("DAG", "DAY"),
        value_parser = day,
        help = both!("Den dag då något ska vara gjort", "The day by which something must be done")
    )]
    deadline: Option<NaiveDate>,
    #[arg(
        long,
        visible_alias = "nummer",
        value_name = both!("NUMMER", "NUMBER"),
        help = both!("Ett nummer som redan är utlämnat, på papper eller i ett äldre diarium", "A number that was given out before, on paper or in an older register")
    )]
    number: Option<String>,
    #[command(flatten)]
    who: WhoOptions,
}

#[derive(Args, Clone, Debug)]
struct StampOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    register: PathBuf,
    #[command(flatten)]
    build: BuildOptions,
    #[command(flatten)]
    who: WhoOptions,
}

#[derive(Args, Clone, Debug)]
struct CheckOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    register: PathBuf,
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
struct ExportOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    register: PathBuf,
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
struct FileOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Diariets fil", "The register's file"))]
    register: PathBuf,
}

#[derive(Args, Clone, Debug)]
struct CopyOptions {
    #[arg(value_name = both!("FRÅN", "FROM"), help = both!("Filen som kopieras", "The file to be copied"))]
    from: PathBuf,
    #[arg(value_name = both!("TILL", "TO"), help = both!("Filen som skrivs", "The file to be written"))]
    to: PathBuf,
}

/// A day, as it is written in records.
fn day(text: &str) -> Result<NaiveDate, String> {
    dates::parse(text).map_err(|error| error.message().en)
}

fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| text.to_owned())
}

impl WhoOptions {
    fn by(&self, around: Surroundings) -> By {
        let who = self.who.clone().or_else(user).unwrap_or_else(|| "?".to_owned());
        By { day: around.today, at: time_stamp(), who }
    }
}

pub(super) fn run(options: &RegisterOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let done = match &options.action {
        Action::New(options) => new(options, around)?.map(|()| String::new()),
        Action::Next(options) => next(options, around).map(|number| number + "\n"),
        Action::Stamp(options) => return stamp(options, around, streams),
        Action::Check(options) => return check(options, around, streams),
        Action::Export(options) => export(options),
        Action::Events(options) => events(options),
        Action::Backup(options) => backup(options).map(|()| String::new()),
        Action::Restore(options) => restore(options).map(|()| String::new()),
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

fn new(options: &NewOptions, around: Surroundings) -> Result<Result<(), Box<Diagnostic>>, Stop> {
    let Some(form) = options.form.clone().or_else(|| Form::of(&options.authority)) else {
        let misuse = Misuse::new(message!("--form saknas: numrens form", "--form is missing: the form of the numbers"));
        return Err(misuse
            .hint(message!("till exempel --form \"KN {{år}}/{{nr}}\"", "for example --form \"KN {{år}}/{{nr}}\""))
            .into());
    };
    let about = About { authority: options.authority.clone(), year: options.year.unwrap_or(around.today.year()), form };
    let made = Diarium::create(&options.register, about, &options.who.by(around));
    Ok(made.map(|_| ()).map_err(|error| fault(&options.register, &error)))
}

fn next(options: &NextOptions, around: Surroundings) -> Result<String, Box<Diagnostic>> {
    let draft = Draft {
        protected_title: options.protected_title.clone(),
        kind: options.kind.clone(),
        direction: options.direction,
        counterparty: options.counterparty.clone(),
        responsible: options.responsible.clone(),
        protection: options.protection.clone(),
        disposal: options.disposal.clone(),
        deadline: options.deadline,
        ..Draft::new(options.date.unwrap_or(around.today), options.title.clone())
    };
    let mut register = open(&options.register)?;
    let entered = register.enter(&draft, options.number.as_deref(), &options.who.by(around));
    entered.map(|card| card.number).map_err(|error| fault(&options.register, &error))
}

/// Each record gets its number, which is written into it; then all are built.
fn stamp(options: &StampOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let files = &options.build.files;
    if files.iter().any(|file| input::is_stdin(file)) {
        let misuse = message!(
            "numret skrivs in i postens fil, så - går inte",
            "the number is written into the record's file, so - will not do"
        );
        return Err(Misuse::new(misuse).into());
    }
    options.build.targets()?;
    for file in files {
        match stamp_one(options, file, around, streams) {
            Ok(number) => writeln!(streams.out, "{}: {number}", file.display())?,
            Err(fault) => return Ok(told(*fault, around, streams)),
        }
    }
    build::run(&options.build, around, streams)
}

/// The number of a record, in the register and then in the record. Interrupted between the two, it gets the same one the next time.
fn stamp_one(
    options: &StampOptions,
    file: &Path,
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<String, Box<Diagnostic>> {
    let record = input::read(file, streams.input)?;
    let mut register = open(&options.register)?;
    // Whether there is a place for a number is found out before one is spent.
    let about = register.about();
    let trial = about.form.number(about.year, 1);
    diarium::stamped(&record.name, &record.bytes, record.format, &trial)?;
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let (_, node) = source::read(&record.name, &record.bytes, record.format, &mut sources, &mut cx);
    let text = |key: &str| {
        let value = &node.as_ref()?.get(key)?.value.value;
        match value {
            source::Value::Scalar(scalar) => Some(scalar.text.trim().to_owned()),
            _ => None,
        }
    };
    let date = text("datum").and_then(|day| dates::parse(&day).ok());
    let (Some(title), Some(date)) = (text("titel"), date) else {
        let name = &record.name;
        let lacks =
            message!("\"{name}\" saknar titel eller datum", "\"{name}\" lacks a title (titel) or a date (datum)");
        return Err(Box::new(Diagnostic::new(Code::DiariumStamp, lacks)));
    };
    let draft = Draft { kind: text("typ"), record: Some(checksum(&record.bytes)), ..Draft::new(date, title) };
    let entered = register.enter(&draft, None, &options.who.by(around));
    let number = entered.map_err(|error| fault(&options.register, &error))?.number;
    let bytes = diarium::stamped(&record.name, &record.bytes, record.format, &number)?;
    mend::write(file, &bytes)?;
    Ok(number)
}

fn check(options: &CheckOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
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
            writeln!(streams.out, "{}: {summary}", options.register.display())?;
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
    let register = open(&options.register)?;
    let cards = register.cards().map_err(|error| fault(&options.register, &error))?;
    let file = sources.add(SourceFile::listing(options.register.display().to_string(), "", ""));
    let mut files = Vec::new();
    for record in &options.records {
        if record.is_dir() { files.extend(directory::records(record)?) } else { files.push(record.clone()) }
    }
    let mut known = Vec::new();
    for path in &files {
        let record = input::read(path, streams.input)?;
        // What is wrong with a record as a record is for `check` to tell.
        let (_, node) = source::read(&record.name, &record.bytes, record.format, sources, &mut Diagnostics::new());
        known.extend(node.as_ref().and_then(Filed::of));
    }
    diarium::check(register.about(), &cards, &known, around.today, Span::new(file, 0..0), cx);
    Ok(())
}

fn export(options: &ExportOptions) -> Result<String, Box<Diagnostic>> {
    let register = open(&options.register)?;
    let cards = register.cards().map_err(|error| fault(&options.register, &error))?;
    let about = register.about();
    match options.format {
        ExportFormat::Csv => Ok(diarium::csv(&cards, options.protected)),
        ExportFormat::Json => Ok(diarium::json(about, &cards, options.protected)),
        ExportFormat::Erms => {
            let erms = diarium::erms(about, &cards, options.protected, &time_stamp());
            let bytes = erms.map_err(|reason| fault(&options.register, &DiariumError::Database(reason)))?;
            Ok(String::from_utf8_lossy(&bytes).into_owned() + "\n")
        }
    }
}

fn events(options: &FileOptions) -> Result<String, Box<Diagnostic>> {
    let events = open(&options.register)?.events().map_err(|error| fault(&options.register, &error))?;
    let line = |event: &diarium::Event| {
        let diarium::Event { at, who, what, number, detail } = event;
        format!("{at}\t{who}\t{what}\t{}\t{detail}\n", number.as_deref().unwrap_or_default())
    };
    Ok(events.iter().map(line).collect::<Vec<_>>().concat())
}

fn backup(options: &CopyOptions) -> Result<(), Box<Diagnostic>> {
    let bytes = open(&options.from)?.copy().map_err(|error| fault(&options.from, &error))?;
    publish(&options.to, &bytes)
}

fn restore(options: &CopyOptions) -> Result<(), Box<Diagnostic>> {
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
