//! `--plan`: what a run would do, told without doing it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::progress::Progress;
use super::{Reader, StyleOptions, status, unwritable};
use crate::batch::manifest::Recorded;
use crate::batch::{
    Basis, Ended, Entry, Fate, Gone, How, Keeper, Outcome, Past, Product, Rehearsal, Request, Run, Settings, Setup,
    Shelf, Stopped, Superseded, Task, Voice, Written,
};
use crate::build::Output;
use crate::cli::batch::{CrewOptions, no_worker};
use crate::cli::status::Status;
use crate::cli::streams::{Stop, Streams};
use crate::cli::surroundings::Surroundings;
use crate::diagnostic::render::visible;
use crate::output::WriteError;

/// What a run is foreseen with.
pub(super) struct Foresight<'f> {
    /// What the run would make documents with.
    pub(super) basis: &'f Basis,
    /// The run's directory as it is.
    pub(super) shelf: Shelf<'f>,
    pub(super) crew: &'f CrewOptions,
    pub(super) style: &'f StyleOptions,
    /// Whether documents are made, though not kept: what only finished ones show is found too.
    pub(super) deep: bool,
}

impl Foresight<'_> {
    /// A line for each record: what becomes of it, by which template, in which version of which house style, and where it goes. Faults go where
    /// faults go.
    ///
    /// It is the run itself, with the same processes and limits, but nothing is written. A plan that is not deep asks for no kind of file: then
    /// each record is compiled to the tree alone, which takes a fraction of the time and finds all but what is read back from finished files.
    pub(super) fn show(
        &self,
        tasks: &[&Task],
        around: Surroundings,
        streams: &mut Streams<'_>,
    ) -> Result<(Status, Vec<Recorded>), Stop> {
        let settings = &self.basis.settings;
        let outputs = if self.deep { settings.outputs.clone() } else { Vec::new() };
        let foreseen = Settings { outputs, ..settings.clone() };
        let basis = Basis { settings: foreseen.clone(), ..self.basis.clone() }.digest();
        let setup = Setup::new(self.basis.program.clone(), foreseen, around.lang);
        let mut crew = self.crew.crew(tasks.len(), self.style, &setup, &basis)?;
        let made = if self.deep { None } else { Some(settings.outputs.as_slice()) };
        let (done, reader) = (Done { shelf: self.shelf, basis: self.basis.digest(), made }, Reader::default());
        let read = |task: &Task| reader.read(task);
        let voice = Voice { lang: around.lang, colour: false, discreet: true };
        let run = Run { keeper: &done, basis: &basis, voice, read: &read, unwritable, irremovable: unwritable };
        let (mut lines, mut worst, mut outcome) = (BTreeMap::new(), Status::Done, Outcome::new(settings.roles));
        let mut progress = Progress::new(tasks.len(), around);
        let done = run.run(tasks, &mut crew, &mut |ended| {
            progress.foretell(ended, streams);
            worst = worst.max(status(ended));
            outcome.add(ended);
            lines.insert(ended.entry.record.clone(), line(ended, around));
        });
        progress.end(streams);
        match done {
            Ok(()) => {}
            Err(Stopped::Maker(error)) => return Err(no_worker(&error).into()),
            Err(Stopped::Journal(error)) => return Err(error.source.into()),
        }
        for line in lines.into_values() {
            streams.out.write_all(line.as_bytes())?;
        }
        if !self.deep {
            streams.tell(around.word(
                "planen har inte prövat det som läses ur färdiga handlingar (SEC-LEAK, PDF-STD, PARITET), eller om de tar för mycket tid eller minne (KÖR-TID, KÖR-MINNE); det gör --plan --grundlig\n",
                "the plan has not tried what is read out of finished documents (SEC-LEAK, PDF-STD, PARITET), or whether they take too much time or memory (KÖR-TID, KÖR-MINNE); --plan --deep does\n",
            ));
        }
        Ok((worst, outcome.records()))
    }
}

/// A line for each record that the run has no more: its documents, and whether they would be removed.
pub(super) fn show_gone(gone: &[Gone], around: Surroundings, streams: &mut Streams<'_>) -> Result<(), Stop> {
    for Gone { record, documents, fate } in gone {
        let told = if *fate == Fate::Removed {
            around.word("finns inte längre, tas bort", "is gone, will be removed")
        } else {
            around.word("är inte med längre, ligger kvar", "no longer in the run, stays")
        };
        let remark = fate.remark(around.lang).map(|remark| format!(" ({remark})")).unwrap_or_default();
        writeln!(streams.out, "{}: {told}: {}{remark}", visible(record), visible(&documents.join(", ")))?;
    }
    Ok(())
}

/// What becomes of a record, and of its earlier documents.
fn line(ended: &Ended, around: Surroundings) -> String {
    let Superseded { removed, left, edited } = &ended.superseded;
    let left: Vec<&str> = left.iter().map(|left| left.path.as_str()).collect();
    let removed: Vec<&str> = removed.iter().map(String::as_str).collect();
    let mut line = format!("{}: {}", visible(&ended.entry.record), fate(ended, around));
    let edited: Vec<&str> = edited.iter().map(String::as_str).collect();
    for (documents, what) in [
        (removed, around.word("tas bort", "will be removed")),
        (left, around.word("ligger kvar", "stays")),
        (edited, around.word("ändrat efter körningen, ligger kvar", "changed since the run, stays")),
    ] {
        if !documents.is_empty() {
            let _ = write!(line, "; {what}: {}", visible(&documents.join(", ")));
        }
    }
    line.push('\n');
    line
}

fn fate(ended: &Ended, around: Surroundings) -> String {
    let fate = match ended.how {
        _ if ended.entry.is_of_no_record() => {
            return around.word("är ingen post och lämnas utanför", "is no record and left out").to_owned();
        }
        How::LeftOut | How::PutAside | How::Unwritten => {
            return around.word("läggs åt sidan", "will be put aside").to_owned();
        }
        How::Kept => around.word("är redan klar", "is done already"),
        How::Made => around.word("görs", "will be made"),
    };
    let about = ended.entry.about.as_ref();
    let made_by = about.map(|about| {
        let (template, house, version) = (about.kind.template(), &about.house, &about.house_version);
        format!(" ({template}.typ, {} {house} {version})", around.word("husstil", "house style"))
    });
    let files: Vec<&str> = ended.entry.written.iter().map(|written| written.path.as_str()).collect();
    format!("{fate}{} → {}", made_by.unwrap_or_default(), visible(&files.join(", ")))
}

/// Knows what was made before, and keeps nothing.
struct Done<'d> {
    shelf: Shelf<'d>,
    /// What the run would make documents with.
    basis: String,
    /// The kinds of file that the run would make, where the plan makes none.
    made: Option<&'d [Output]>,
}

impl Keeper for Done<'_> {
    fn past(&self, task: &Task) -> Option<Past> {
        self.shelf.past(task)
    }

    fn current(&self, task: &Task, request: &Request, _: &str) -> Option<Entry> {
        self.shelf.current(task, request, &self.basis)
    }

    fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError> {
        let Some(outputs) = self.made else { return Rehearsal::default().keep(task, product) };
        if product.has_errors() {
            return Ok(Vec::new());
        }
        let variant = product.about.as_ref().and_then(|about| about.variant);
        let of = |output: &Output| Written { path: task.path(*output, variant), sha256: String::new(), bytes: 0 };
        Ok(outputs.iter().map(of).collect())
    }

    fn supersede(&self, task: &Task, entry: &Entry) -> Result<Superseded, WriteError> {
        Ok(self.shelf.superseded(task, entry))
    }

    fn enter(&self, _: &Entry) -> Result<(), WriteError> {
        Ok(())
    }
}
