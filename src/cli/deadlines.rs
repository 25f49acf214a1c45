//! `deadlines`: until when minutes are to be approved and their approval made known, and until when they can be appealed.

use std::path::{Path, PathBuf};

use anstyle::Style;
use chrono::{Datelike as _, NaiveDate};
use clap::Args;
use serde_json::json;

use super::bilingual::both;
use super::choice::one_of;
use super::directory;
use super::explain::filled;
use super::input;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::build::{self, Foreseen, Job, What};
use crate::diagnostic::{Diagnostic, Lang, Message, Severity, render};
use crate::meeting::deadlines::{Deadline, Reckoned, Step, When};
use crate::message;
use crate::source::{Directory, Sources};
use crate::swedish::{DocLang, calendar, dates};

/// Columns by which a record's deadlines are set in below its name, and what they follow from below them.
const INDENT: usize = 2;

#[derive(Args, Clone, Debug)]
pub(super) struct DeadlinesOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!(
            "Poster i YAML eller JSON, eller kataloger med poster; - är standard in",
            "Records in YAML or JSON, or directories of them; - is standard input"
        )
    )]
    files: Vec<PathBuf>,
    #[arg(
        long,
        value_name = both!("FORMAT", "FORMAT"),
        default_value = "human",
        value_parser = one_of(&DeadlineFormat::ALL, DeadlineFormat::word),
        help = both!(
            "Hur tidsfristerna visas: human (för människor, om inget anges), json (ett objekt per rad)",
            "How deadlines are shown: human (for people, if none is given), json (one object a line)"
        )
    )]
    message_format: DeadlineFormat,
}

/// How deadlines are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum DeadlineFormat {
    Human,
    Json,
}

impl DeadlineFormat {
    const ALL: [Self; 2] = [Self::Human, Self::Json];

    fn word(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Json => "json",
        }
    }
}

pub(super) fn run(options: &DeadlinesOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    input::no_two_from_stdin(&options.files)?;
    let mut found = Vec::new();
    for file in &options.files {
        let is_directory = !input::is_stdin(file) && file.is_dir();
        let files = if is_directory { directory::records(file) } else { Ok(vec![file.clone()]) };
        match files {
            Ok(files) => {
                for file in &files {
                    found.extend(of_file(file, is_directory, options, around, streams)?);
                }
            }
            Err(fault) => found.extend(refused(*fault, &Sources::new(), around, streams)),
        }
    }
    Ok(Status::of(&found))
}

/// Shows the deadlines of a record, and gives what is wrong with it. In a directory, what is no record is passed over.
fn of_file(
    file: &Path,
    in_directory: bool,
    options: &DeadlinesOptions,
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<Vec<Diagnostic>, Stop> {
    let mut sources = Sources::new();
    let record = match input::read(file, streams.input) {
        Ok(record) => record,
        Err(fault) => return Ok(refused(*fault, &sources, around, streams)),
    };
    let beside = Directory::new(record.directory.clone());
    let job = Job::new(&record.name, &record.bytes, record.format, &beside);
    let Foreseen { what, deadlines, diagnostics } = build::deadlines(&job, &mut sources);
    if what != What::Record && in_directory {
        return Ok(Vec::new());
    }
    match options.message_format {
        DeadlineFormat::Human => human(&record.name, &deadlines, around, streams)?,
        DeadlineFormat::Json => {
            for deadline in &deadlines {
                writeln!(streams.out, "{}", object(&record.name, deadline))?;
            }
        }
    }
    if diagnostics.iter().any(|fault| fault.severity == Severity::Error) {
        let (name, command) = (&record.name, around.word("granska", "check"));
        let said =
            around.word("posten har fel, som kan ändra dagarna", "the record has errors, which can change the days");
        streams.tell(&format!("{name}: {said}: protokollant {command} {name}\n"));
    }
    Ok(diagnostics)
}

/// Tells why a file cannot be read.
fn refused(fault: Diagnostic, sources: &Sources, around: Surroundings, streams: &mut Streams<'_>) -> Vec<Diagnostic> {
    let found = vec![fault];
    streams.tell(&render::human(&found, sources, around.lang, around.colour_err));
    found
}

fn human(name: &str, deadlines: &[Deadline], around: Surroundings, streams: &mut Streams<'_>) -> Result<(), Stop> {
    if deadlines.is_empty() {
        let none = around.word("inga tidsfrister", "no deadlines");
        writeln!(streams.out, "{name}: {none}")?;
        return Ok(());
    }
    let bold = if around.colour_out { Style::new().bold() } else { Style::new() };
    writeln!(streams.out, "{name}")?;
    for deadline in deadlines {
        let day = match &deadline.when {
            Some(when) => days(when, around),
            None => around.word("okänd dag", "unknown day").to_owned(),
        };
        let what = said(deadline);
        let why = why(deadline);
        let (what, why) = match around.lang {
            Lang::Sv => (plain(&what.sv), why.sv),
            Lang::En => (plain(&what.en), why.en),
        };
        writeln!(streams.out, "{:INDENT$}{bold}{day}{bold:#}  {what}", "")?;
        write!(streams.out, "{}", filled(&why, 2 * INDENT))?;
    }
    Ok(())
}

/// When, in words.
fn days(when: &When, around: Surroundings) -> String {
    let day = |reckoned: &Reckoned| with_weekday(reckoned.day, around.lang);
    let earliest = day(&when.earliest);
    // Both can be moved to one workday.
    match when.latest.as_ref().map(day).filter(|latest| *latest != earliest) {
        None => earliest,
        Some(latest) => match around.lang {
            Lang::Sv => format!("tidigast {earliest}, senast {latest}"),
            Lang::En => format!("{earliest} at the earliest, {latest} at the latest"),
        },
    }
}

/// What is to be done, and of which items.
fn said(deadline: &Deadline) -> Message {
    let said = deadline.step.said();
    let items = deadline.items.as_ref().map(|items| format!(" ({items})")).unwrap_or_default();
    message!("{}{items}", "{}{items}"; said.sv, said.en)
}

/// From when it is reckoned, why it is not another day, and by which law.
fn why(deadline: &Deadline) -> Message {
    let (reckoned, law) = (deadline.step.reckoned(), deadline.law);
    let Some(when) = &deadline.when else {
        return message!("{}; {law}", "{}; {law}"; reckoned.sv, reckoned.en);
    };
    let from = from(when);
    let assumed = assumed(deadline.step, when);
    let moved = moved(when);
    // Whoever reads this day must not take it for their own.
    let others = match deadline.step {
        Step::PublicAppeal => message!(
            "; för andra tre veckor från den dag då de fick del av beslutet",
            "; for others three weeks from the day on which they had the decision"
        ),
        _ => message!("", ""),
    };
    message!(
        "{} {}{}{}{}; {law}",
        "{} {}{}{}{}; {law}";
        (reckoned.sv, from.sv, assumed.sv, moved.sv, others.sv),
        (reckoned.en, from.en, assumed.en, moved.en, others.en)
    )
}

/// The day that it is reckoned from, or those between which that is.
fn from(when: &When) -> Message {
    let long = |reckoned: &Reckoned| [DocLang::Sv, DocLang::En].map(|lang| dates::long(reckoned.from, lang));
    let [sv, en] = long(&when.earliest);
    match when.latest.as_ref().map(long) {
        None => message!("{sv}", "{en}"),
        Some([last_sv, last_en]) => message!(
            "{sv}, eller så sent som den {last_sv}: det beror på vilken av mötets dagar det var, som posten inte säger",
            "{en}, or as late as {last_en}: it depends on which day of the meeting that was, which the record does not say"
        ),
    }
}

/// That the day reckoned from is not known yet.
fn assumed(step: Step, when: &When) -> Message {
    match (when.assumed, step) {
        (false, _) => message!("", ""),
        (true, Step::Notice) => message!(
            ", om protokollet justeras först den sista dagen",
            ", if the minutes are approved on the last day only"
        ),
        (true, _) => {
            message!(", om anslaget sätts upp först den sista dagen", ", if the notice is put up on the last day only")
        }
    }
}

/// Why it is not the day that it would be if each were a workday.
fn moved(when: &When) -> Message {
    let unmoved = |reckoned: &Reckoned| reckoned.moved_from;
    let all: Vec<NaiveDate> =
        [Some(&when.earliest), when.latest.as_ref()].into_iter().flatten().filter_map(unmoved).collect();
    if all.is_empty() {
        return message!("", "");
    }
    let said = all.into_iter().map(|unmoved| {
        let is = match calendar::holiday(unmoved) {
            Some(holiday) => message!("{}", "{}"; holiday.swedish(), holiday.english()),
            None => message!(
                "en {}", "a {}";
                dates::weekday_name(unmoved.weekday(), DocLang::Sv), dates::weekday_name(unmoved.weekday(), DocLang::En)
            ),
        };
        let [sv, en] = [DocLang::Sv, DocLang::En].map(|lang| dates::long(unmoved, lang));
        (format!("den {sv} är {}", is.sv), format!("{en} is {}", is.en))
    });
    let (sv, en): (Vec<String>, Vec<String>) = said.unzip();
    message!(
        ", flyttat till nästa vardag eftersom {} (2 § lagen (1930:173) om beräkning av lagstadgad tid)",
        ", moved to the next workday, for {} (2 § lagen (1930:173) om beräkning av lagstadgad tid)";
        sv.join(" och "),
        en.join(" and ")
    )
}

/// `torsdag 26 mars 2026`.
fn with_weekday(day: NaiveDate, lang: Lang) -> String {
    let lang = match lang {
        Lang::Sv => DocLang::Sv,
        Lang::En => DocLang::En,
    };
    plain(&format!("{} {}", dates::weekday_name(day.weekday(), lang), dates::long(day, lang)))
}

fn object(name: &str, deadline: &Deadline) -> serde_json::Value {
    let both = |message: Message| json!({ "sv": plain(&message.sv), "en": plain(&message.en) });
    let when = deadline.when.as_ref();
    let earliest = when.map(|when| &when.earliest);
    let day = |of: Option<&Reckoned>| of.map(|reckoned| reckoned.day.to_string());
    let from = |of: Option<&Reckoned>| of.map(|reckoned| reckoned.from.to_string());
    let moved = |of: Option<&Reckoned>| of.and_then(|reckoned| reckoned.moved_from).map(|day| day.to_string());
    let weekday = |of: Option<&Reckoned>| {
        of.map(|reckoned| {
            let name = |lang| dates::weekday_name(reckoned.day.weekday(), lang);
            json!({ "sv": name(DocLang::Sv), "en": name(DocLang::En) })
        })
    };
    let latest = when.and_then(|when| when.latest.as_ref()).map(|latest| {
        let of = Some(latest);
        json!({ "day": day(of), "weekday": weekday(of), "from": from(of), "moved_from": moved(of) })
    });
    json!({
        "file": name,
        "step": deadline.step.word(),
        "items": deadline.items.as_deref().map(plain),
        "day": day(earliest),
        "weekday": weekday(earliest),
        "from": from(earliest),
        "assumed": when.is_some_and(|when| when.assumed),
        "moved_from": moved(earliest),
        "latest": latest,
        "law": deadline.law,
        "what": both(said(deadline)),
        "why": both(why(deadline)),
    })
}

/// A text for terminals and other programs, without fixed spaces.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}
