//! Who makes the documents of a run: processes of this program, each with limits.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::process::Command;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use clap::Args;

use crate::batch::{Limits, Origin, Process, Program, Request, Setup, Task, is_record, placed};
use crate::cli::bilingual::both;
use crate::cli::input::{self, reason};
use crate::cli::locked::Locks;
use crate::cli::misuse::Misuse;
use crate::cli::streams::Stop;
use crate::cli::style::StyleOptions;
use crate::cli::surroundings;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::source::Format;

/// How many make documents, and what each record may take.
#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct CrewOptions {
    #[arg(
        short = 'j',
        long = "jobs",
        value_name = both!("ANTAL", "N"),
        help = both!(
            "Så många poster görs samtidigt (om inget anges så många som datorn har processorer)",
            "So many records are made at once (if none is given as many as the machine has processors)"
        )
    )]
    jobs: Option<NonZero<usize>>,
    #[arg(
        long = "time",
        visible_alias = "tid",
        value_name = both!("SEKUNDER", "SECONDS"),
        value_parser = clap::value_parser!(u64).range(1..),
        default_value_t = Limits::USUAL.time.as_secs(),
        help = both!(
            "Längsta tid för en post, i sekunder (om inget anges 300)",
            "Longest time for a record, in seconds (if none is given 300)"
        )
    )]
    seconds: u64,
    #[arg(
        long = "memory",
        visible_alias = "minne",
        value_name = both!("MEGABYTE", "MEGABYTES"),
        value_parser = clap::value_parser!(u64).range(1..),
        default_value_t = Limits::USUAL.memory >> 20,
        help = both!(
            "Mesta minne för en post, i megabyte (om inget anges 2048)",
            "Most memory for a record, in megabytes (if none is given 2048)"
        )
    )]
    megabytes: u64,
}

impl CrewOptions {
    /// Those who make documents of so many records. A process that would have nothing to do is not started.
    pub(in crate::cli) fn crew<'c>(
        &self,
        records: usize,
        style: &StyleOptions,
        setup: &'c Setup,
        basis: &'c str,
    ) -> Result<Vec<Process<'c>>, Stop> {
        let jobs = self.jobs.or_else(|| thread::available_parallelism().ok()).map_or(1, NonZero::get);
        let limits = Limits { time: Duration::from_secs(self.seconds), memory: self.megabytes.saturating_mul(1 << 20) };
        let program = surroundings::own_file()?;
        let arguments = style.arguments();
        let maker = |_| {
            let (program, arguments) = (program.clone(), arguments.clone());
            let command = move || {
                let mut command = Command::new(&program);
                command.arg("worker").args(&arguments);
                command
            };
            Process::new(command, setup, basis, limits)
        };
        Ok((0..jobs.min(records).max(1)).map(maker).collect())
    }
}

/// This program, by its file.
pub(in crate::cli) fn program() -> Result<Program, Stop> {
    let bytes = surroundings::own_file().and_then(std::fs::read)?;
    Ok(Program {
        name: env!("CARGO_PKG_NAME").to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        sha256: crate::build::checksum(&bytes),
    })
}

/// What to say where no process can be had.
pub(in crate::cli) fn no_worker(error: &std::io::Error) -> Misuse {
    let reason = reason(error);
    let (sv, en) = (&reason.sv, &reason.en);
    Misuse::new(message!(
        "ingen process att göra handlingar i kunde startas: {sv}",
        "no process to make documents in could be started: {en}"
    ))
}

/// Gets the records of tasks.
#[derive(Debug, Default)]
pub(in crate::cli) struct Reader {
    locks: Locks,
    /// Which are records, as far as anybody has asked: it takes as long as to check them.
    records: Mutex<BTreeMap<String, bool>>,
}

impl Reader {
    /// Whether a task that has been read is of a record, also of one that no document can be made of. Of many it is asked more than once before the run begins.
    pub(in crate::cli) fn is_record(&self, task: &Task, request: &Request) -> bool {
        let known = || self.records.lock().unwrap_or_else(PoisonError::into_inner);
        let found = known().get(&task.record).copied();
        found.unwrap_or_else(|| {
            let found = is_record(request);
            known().insert(task.record.clone(), found);
            found
        })
    }

    /// Gets the record of a task.
    pub(in crate::cli) fn read(&self, task: &Task) -> Result<Request, Box<Diagnostic>> {
        let path = task.record.clone();
        match &task.origin {
            Origin::File(file) => {
                let request = input::read(file, &mut std::io::empty())?;
                // What was approved is made of what was approved, and of nothing else.
                let changed = self.locks.changed(file, &request.bytes);
                match changed {
                    Some(fault) => Err(Box::new(placed(&path, &fault))),
                    None => Ok(Request { path, ..request }),
                }
            }
            Origin::Unusable(fault) => Err(fault.clone()),
            Origin::Stream(record) => match record.bytes() {
                Ok(bytes) => Ok(Request { name: path.clone(), path, bytes, format: Format::Json, directory: None }),
                Err(error) => Err(Box::new(input::unreadable(Path::new(&path), &error))),
            },
        }
    }
}
