//! `register stamp`: a record gets its registry number, in the register and then in itself, and is built.

use std::path::Path;

use clap::Args;

use super::super::build::{self, BuildOptions};
use super::super::explain::{first_error, pointer};
use super::super::misuse::Misuse;
use super::super::status::Status;
use super::super::streams::{Stop, Streams};
use super::super::surroundings::Surroundings;
use super::super::{input, mend};
use super::options::{CardOptions, FileOptions, WhoOptions};
use super::{fault, open};
use crate::batch::Request;
use crate::build::{Job, checksum};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, render};
use crate::diarium::{self, Card, Draft};
use crate::filing::{self, Registration};
use crate::message;
use crate::source::{Directory, Sources};

#[derive(Args, Clone, Debug)]
pub(super) struct StampOptions {
    #[command(flatten)]
    file: FileOptions,
    #[command(flatten)]
    build: BuildOptions,
    #[command(flatten)]
    card: CardOptions,
    #[command(flatten)]
    who: WhoOptions,
}

/// Each record gets its number, which is written into it; then all are built.
pub(super) fn stamp(options: &StampOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
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
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let number = match stamp_one(options, file, around, streams, (&mut sources, &mut cx)) {
            Ok(number) => number,
            Err(fault) => {
                cx.push(*fault);
                None
            }
        };
        if let Some(number) = number {
            writeln!(streams.out, "{}: {number}", file.display())?;
            continue;
        }
        let faults = cx.into_sorted();
        streams.tell(&render::human(&faults, &sources, around.lang, around.colour_err));
        if let Some(code) = first_error(&faults) {
            streams.tell(&pointer(code, around));
        }
        return Ok(Status::of(&faults));
    }
    build::run(&options.build, around, streams)
}

/// The number of a record, in the register and then in the record. Interrupted between the two, it gets the same one the next time; and one
/// that has its number of this register already keeps it. `None` of a record with errors, which `cx` tells.
fn stamp_one(
    options: &StampOptions,
    file: &Path,
    around: Surroundings,
    streams: &mut Streams<'_>,
    (sources, cx): (&mut Sources, &mut Diagnostics),
) -> Result<Option<String>, Box<Diagnostic>> {
    let path = &options.file.register;
    let record = input::read(file, streams.input)?;
    let mut register = open(path)?;
    let Some(meeting) = meeting(&record, options, sources, cx) else { return Ok(None) };
    let Registration { title, protected_title, date, kind, counterparty, responsible, protection } =
        filing::registration(&meeting);
    let mut draft = Draft {
        protected_title,
        kind: Some(kind.to_owned()),
        counterparty,
        responsible,
        protection,
        record: Some(checksum(&record.bytes)),
        // An agenda or a summons has the day of a meeting to come.
        ..Draft::new(date.min(around.today), title)
    };
    options.card.write(&mut draft);
    if let Some(number) = &meeting.registry_number
        && let Some(card) = register.card(number).map_err(|error| fault(path, &error))?
    {
        let is_its = card.draft.date == draft.date && card.draft.title == draft.title;
        return if is_its { Ok(Some(number.clone())) } else { Err(anothers(&record.name, &card)) };
    }
    // Whether there is a place for a number is found out before one is spent.
    let about = register.about();
    let trial = about.form.number(about.year, 1);
    diarium::stamped(&record.name, &record.bytes, record.format, &trial)?;
    let entered = register.enter(&draft, None, &options.who.by(around));
    let number = entered.map_err(|error| fault(path, &error))?.number;
    let bytes = diarium::stamped(&record.name, &record.bytes, record.format, &number)?;
    mend::write(file, &bytes)?;
    Ok(Some(number))
}

/// What a record tells, if nothing in it is an error: a number is not spent on what cannot become a document.
fn meeting(
    record: &Request,
    options: &StampOptions,
    sources: &mut Sources,
    cx: &mut Diagnostics,
) -> Option<crate::meeting::Meeting> {
    let beside = Directory::new(record.directory.clone());
    let on_approved_machine = options.build.on_approved_machine();
    let job = Job { on_approved_machine, ..Job::new(&record.name, &record.bytes, record.format, &beside) };
    crate::build::meeting(&job, sources, cx)
}

fn anothers(name: &str, card: &Card) -> Box<Diagnostic> {
    let (number, title) = (&card.number, &card.draft.title);
    let fault = message!(
        "\"{name}\" har diarienumret {number}, som i diariet är en annan handling: {title}",
        "\"{name}\" has the registry number {number}, which in the register is another document: {title}"
    );
    Box::new(Diagnostic::new(Code::DiariumStamp, fault).hint(message!(
        "är posten en avskrift, ta bort numret ur den; är kortet fel, rätta det med \"protokollant diarium rätta\"",
        "if the record is a copy of another, take the number out of it; if the card is wrong, correct it with \"protokollant register correct\""
    )))
}
