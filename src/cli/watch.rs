//! `watch`: builds a record again as often as somebody saves it.
//!
//! Directories are watched rather than files, because many editors save by writing a new file and renaming it over the old
//! one. What counts is the record itself, the pictures and the register it names, and the house style and templates it is built with.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _, event::ModifyKind};

use super::build::{BuildOptions, Workshop};
use super::explain::{first_error, pointer};
use super::input::{self, reason};
use super::inputs::Inputs;
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::{Surroundings, moment, time_of_day};
use super::targets::Target;
use crate::diagnostic::{Lang, render};
use crate::message;
use crate::source::Sources;

/// How long it must be quiet before a build begins: saving is several events in a row.
const QUIET: Duration = Duration::from_millis(150);

pub(super) fn run(options: &BuildOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let only_files = || Misuse::new(message!("bara filer kan bevakas", "only files can be watched"));
    if options.files.iter().any(|file| input::is_stdin(file)) {
        return Err(only_files().into());
    }
    let targets = options.targets()?;
    if targets.contains(&Target::Stdout) {
        return Err(only_files().into());
    }
    let missing: Vec<_> = options
        .files
        .iter()
        .filter(|file| !file.exists() || file.is_dir())
        .filter_map(|file| input::read(file, streams.input).err().map(|fault| *fault))
        .collect();
    if let Some(code) = first_error(&missing) {
        streams.tell(&render::human(&missing, &Sources::new(), around.lang, around.colour_err));
        streams.tell(&pointer(code, around));
        return Ok(Status::of(&missing));
    }
    let (sender, events) = mpsc::channel();
    let watcher = notify::recommended_watcher(sender).map_err(|error| cannot_watch(None, &error))?;
    let mut watch = Watch { watcher, watched: BTreeSet::new() };
    for directory in options.style.directories().filter(|directory| directory.is_dir()) {
        watch.directory(directory, RecursiveMode::Recursive)?;
    }
    for directory in options.files.iter().map(|file| input::directory(file)) {
        watch.directory(directory, RecursiveMode::NonRecursive)?;
    }
    let of_file = |(file, target)| Watched { file, target, named: BTreeSet::new() };
    let mut records: Vec<Watched<'_>> = options.files.iter().zip(&targets).map(of_file).collect();
    let mut workshop = options.workshop(around, streams)?;
    if workshop.is_none() {
        return Ok(Status::Failed);
    }
    let mut changes = Changes::All;
    let waiting = around
        .word("väntar på att något sparas (avsluta med Ctrl-C)", "waiting for something to be saved (end with Ctrl-C)");
    let mut greeting = Some(waiting);
    loop {
        if let Some(workshop) = &workshop {
            let inputs = options.inputs()?;
            for record in records.iter_mut().filter(|record| changes.concern(record)) {
                record.build(workshop, &inputs, around, streams)?;
                watch.named(&record.named);
            }
        }
        if let Some(waiting) = greeting.take() {
            streams.tell(&format!("{waiting}\n"));
        }
        let concerns =
            |path: &Path| options.style.depends_on(path) || records.iter().any(|record| record.is_made_of(path));
        let Some(paths) = saved(&events, &concerns) else { return Ok(Status::Done) };
        changes = if paths.iter().any(|path| options.style.depends_on(path)) {
            workshop = options.workshop(around, streams)?;
            Changes::All
        } else {
            Changes::Files(paths)
        };
    }
}

/// What has changed.
enum Changes {
    /// What every record is built with.
    All,
    /// These files.
    Files(BTreeSet<PathBuf>),
}

impl Changes {
    /// Whether a record has to be built again.
    fn concern(&self, record: &Watched<'_>) -> bool {
        match self {
            Self::All => true,
            Self::Files(paths) => paths.iter().any(|path| record.is_made_of(path)),
        }
    }
}

/// Waits until files that concern somebody have been changed and it has been quiet about them for a while; `None` if
/// nothing more can come. What else goes on in the same directories does not put off a build.
fn saved(events: &Receiver<notify::Result<Event>>, concerns: &dyn Fn(&Path) -> bool) -> Option<BTreeSet<PathBuf>> {
    let mut paths = BTreeSet::new();
    let mut quiet_at: Option<Instant> = None;
    loop {
        let event = match quiet_at {
            None => events.recv().ok()?,
            Some(end) => match events.recv_timeout(end.saturating_duration_since(moment())) {
                Ok(event) => event,
                Err(RecvTimeoutError::Timeout) => return Some(paths),
                Err(RecvTimeoutError::Disconnected) => return None,
            },
        };
        // What the system could not tell of, the next saving will.
        let Some(event) = event.ok().filter(|event| changes(event.kind)) else { continue };
        let ours: Vec<PathBuf> = event.paths.into_iter().filter(|path| concerns(path)).collect();
        if !ours.is_empty() {
            paths.extend(ours);
            quiet_at = Some(moment() + QUIET);
        }
    }
}

/// Whether an event can mean other bytes. Reading a file, as a build does, is an event too.
fn changes(kind: EventKind) -> bool {
    !matches!(kind, EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)))
}

/// The system's watcher, and what it watches.
struct Watch {
    watcher: RecommendedWatcher,
    watched: BTreeSet<PathBuf>,
}

impl Watch {
    /// Watches a directory, once.
    fn directory(&mut self, directory: &Path, mode: RecursiveMode) -> Result<(), Stop> {
        let directory = real(directory);
        if self.watched.insert(directory.clone()) {
            self.watcher.watch(&directory, mode).map_err(|error| cannot_watch(Some(&directory), &error))?;
        }
        Ok(())
    }

    /// Watches the directories of files that records name, as far as they can be: they are read anew with their record in any case.
    fn named(&mut self, files: &BTreeSet<PathBuf>) {
        for directory in files.iter().map(|file| input::directory(file)).filter(|directory| directory.is_dir()) {
            let _ = self.directory(directory, RecursiveMode::NonRecursive);
        }
    }
}

fn cannot_watch(directory: Option<&Path>, error: &notify::Error) -> Misuse {
    let reason = match &error.kind {
        notify::ErrorKind::Io(error) => reason(error),
        _ => message!("{error}", "{error}"),
    };
    let (sv, en) = (&reason.sv, &reason.en);
    let name = directory.map(|directory| format!(" \"{}\"", directory.display())).unwrap_or_default();
    Misuse::new(message!("filerna{name} går inte att bevaka: {sv}", "the files{name} cannot be watched: {en}"))
}

/// The one path of a directory that may be named in many ways; events come with this one.
fn real(directory: &Path) -> PathBuf {
    std::fs::canonicalize(directory).unwrap_or_else(|_| directory.to_owned())
}

/// The path by which events name a file, which may be away just now.
fn event_path(file: &Path) -> PathBuf {
    let directory = real(input::directory(file));
    file.file_name().map(|name| directory.join(name)).unwrap_or(directory)
}

/// A record that is watched.
struct Watched<'o> {
    file: &'o PathBuf,
    target: &'o Target,
    /// The files that it named when it was last built: pictures, and a register.
    named: BTreeSet<PathBuf>,
}

impl Watched<'_> {
    /// Whether a file is the record or one that it names.
    fn is_made_of(&self, path: &Path) -> bool {
        std::iter::once(self.file).chain(&self.named).any(|own| event_path(own) == path)
    }

    fn build(
        &mut self,
        workshop: &Workshop,
        inputs: &Inputs,
        around: Surroundings,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        let begin = moment();
        let made = match input::read(self.file, streams.input) {
            Ok(record) => {
                let made = workshop.make(&record, self.target, inputs, streams)?;
                let directory = input::directory(self.file);
                self.named = made.named.iter().map(|named| directory.join(&named.path)).collect();
                made
            }
            Err(fault) => workshop.refuse(&fault, streams),
        };
        let seconds = format!("{:.2}", begin.elapsed().as_secs_f64());
        let seconds = if around.lang == Lang::Sv { seconds.replace('.', ",") } else { seconds };
        let (time, name, became) = (time_of_day().format("%H:%M:%S"), self.file.display(), made.summary(around));
        streams.tell(&format!("{time} {name}: {became} ({seconds} s)\n"));
        Ok(())
    }
}
