//! `--plan`: what a run would do, told without doing it.

use std::collections::BTreeMap;

use super::progress::Progress;
use super::{Reader, StyleOptions, status, unwritable};
use crate::batch::{
    Basis, Ended, Gone, How, Keeper, Rehearsal, Request, Run, Settings, Setup, Shelf, Stopped, Task, Voice,
};
use crate::batch::{Entry, Product, Written};
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
    ) -> Result<Status, Stop> {
        let settings = &self.basis.settings;
        let outputs = if self.deep { settings.outputs.clone() } else { Vec::new() };
        let foreseen = Settings { outputs, ..settings.clone() };
        let basis = Basis { settings: foreseen.clone(), ..self.basis.clone() }.digest();
        let setup = Setup::new(self.basis.program.clone(), foreseen, around.lang);
        let mut crew = self.crew.crew(tasks.len(), self.style, &setup, &basis)?;
        let (done, reader) = (Done { shelf: self.shelf, basis: self.basis.digest() }, Reader::default());
        let read = |task: &Task| reader.read(task);
        let voice = Voice { lang: around.lang, colour: false, discreet: true };
        let run = Run { keeper: &done, basis: &basis, voice, read: &read, unwritable };
        let by_name: BTreeMap<&str, &Task> = tasks.iter().map(|task| (task.record.as_str(), *task)).collect();
        let (mut lines, mut worst) = (BTreeMap::new(), Status::Done);
        let mut progress = Progress::new(tasks.len(), around);
        let outcome = run.run(tasks, &mut crew, &mut |ended| {
            progress.foretell(ended, streams);
            worst = worst.max(status(ended));
            if let Some(task) = by_name.get(ended.entry.record.as_str()) {
                lines.insert(task.record.clone(), line(task, ended, settings, around));
            }
        });
        progress.end(streams);
        match outcome {
            Ok(()) => {}
            Err(Stopped::Maker(error)) => return Err(no_worker(&error).into()),
            Err(Stopped::Journal(error)) => return Err(error.source.into()),
        }
        for line in lines.into_values() {
            streams.out.write_all(line.as_bytes())?;
        }
        if !self.deep {
            streams.tell(around.word(
                "planen har inte prövat det som läses ur färdiga handlingar (SEC-LEAK, PDF-STD, PARITET); det gör --plan --grundlig\n",
                "the plan has not tried what is read out of finished documents (SEC-LEAK, PDF-STD, PARITET); --plan --deep does\n",
            ));
        }
        Ok(worst)
    }
}

/// A line for each record that the run has no more: its documents, and whether they would be removed.
pub(super) fn show_gone(
    gone: &[Gone],
    may_go: &dyn Fn(&str) -> bool,
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<(), Stop> {
    for Gone { record, documents, .. } in gone {
        let fate = if may_go(record) {
            around.word("finns inte längre, tas bort", "is gone, will be removed")
        } else {
            around.word("är inte med längre, ligger kvar", "no longer in the run, stays")
        };
        writeln!(streams.out, "{}: {fate}: {}", visible(record), visible(&documents.join(", ")))?;
    }
    Ok(())
}

fn line(task: &Task, ended: &Ended, settings: &Settings, around: Surroundings) -> String {
    let record = visible(&task.record);
    let fate = match ended.how {
        How::LeftOut => {
            return format!(
                "{record}: {}\n",
                around.word("är ingen post och lämnas utanför", "is no record and left out")
            );
        }
        How::PutAside | How::Unwritten => {
            return format!("{record}: {}\n", around.word("läggs åt sidan", "will be put aside"));
        }
        How::Kept => around.word("är redan klar", "is done already"),
        How::Made => around.word("görs", "will be made"),
    };
    let about = ended.entry.about.as_ref();
    let variant = about.and_then(|about| about.variant);
    let made_by = about.map(|about| {
        let (template, house, version) = (about.kind.template(), &about.house, &about.house_version);
        format!(" ({template}.typ, {} {house} {version})", around.word("husstil", "house style"))
    });
    let files: Vec<String> = settings.outputs.iter().map(|output| task.path(*output, variant)).collect();
    let files = visible(&files.join(", "));
    format!("{record}: {fate}{} → {files}\n", made_by.unwrap_or_default())
}

/// Knows what was made before, and keeps nothing.
struct Done<'d> {
    shelf: Shelf<'d>,
    /// What the run would make documents with.
    basis: String,
}

impl Keeper for Done<'_> {
    fn current(&self, task: &Task, request: &Request, _: &str) -> Option<Entry> {
        self.shelf.current(task, request, &self.basis)
    }

    fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError> {
        Rehearsal.keep(task, product)
    }

    fn enter(&self, _: &Entry) -> Result<(), WriteError> {
        Ok(())
    }
}
