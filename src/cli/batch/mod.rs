//! `batch`: many records become documents, in one run that can be interrupted and proven.

mod crew;
mod divided;
mod elsewhere;
mod foresight;
mod gather;
mod overwritten;
mod progress;
mod pruned;
mod recordless;
mod replaced;
mod sharding;
mod standing;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use super::bilingual::both;
use super::build::unwritable;
use super::input;
use super::inputs::Inputs;
use super::locked;
use super::misuse::Misuse;
use super::product::ProductOptions;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::Surroundings;
use crate::batch::manifest::Source;
use crate::batch::{
    Ended, Gone, Known, Manifest, Outcome, Plan, Prospect, Pruning, Report, Run, Settings, Setup, Shard, Shelf,
    Stopped, Store, Tally, Task, Voice, gone, manifest, prune, report, surely_gone, told_day,
};
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted, render};
use crate::message;
use crate::output::{Lock, Machine, WriteError};
use crate::source::Sources;
pub(super) use crew::{CrewOptions, Reader, no_worker, program};
use divided::divided;
use elsewhere::elsewhere;
use foresight::Foresight;
pub(super) use gather::name;
use gather::{Gathered, gather};
use overwritten::overwritten;
pub(super) use progress::Progress;
use recordless::recordless;
use replaced::replaced;
pub use sharding::Scheduled;
use standing::{prospect, standing};

#[derive(Args, Clone, Debug)]
pub(super) struct BatchOptions {
    #[arg(
        value_name = both!("KÄLLA", "SOURCE"),
        help = both!(
            "Posterna: en katalog, en lista med en sökväg på varje rad, manifest.json från en annan körning, en post, eller - för \
             JSON-rader från standard in",
            "The records: a directory, a list with a path on each line, manifest.json of another run, a record, or - for JSON lines on \
             standard input"
        )
    )]
    source: PathBuf,
    #[arg(
        short = 'o',
        long = "output",
        required = true,
        value_name = both!("KATALOG", "DIR"),
        help = both!("Katalog för handlingarna", "Directory for the documents")
    )]
    into: PathBuf,
    #[command(flatten)]
    product: ProductOptions,
    #[command(flatten)]
    style: StyleOptions,
    #[command(flatten)]
    crew: CrewOptions,
    #[arg(
        long,
        value_name = both!("I/N", "I/N"),
        value_parser = sharding::parse,
        help = both!(
            "Gör bara den I:te av N delar; auto och auto/N frågar Slurm eller Kubernetes vilken",
            "Do only the I-th of N parts; auto and auto/N ask Slurm or Kubernetes which"
        )
    )]
    shard: Option<sharding::Asked>,
    #[arg(
        long,
        visible_alias = "bara-plan",
        help = both!(
            "Visa vad som skulle göras, av vilken mall och i vilken husstil, och alla fel, utan att skriva något",
            "Show what would be made, by which template and in which house style, and all faults, without writing anything"
        )
    )]
    plan: bool,
    #[arg(
        long,
        visible_alias = "grundlig",
        requires = "plan",
        help = both!(
            "Med --plan: gör alla handlingar, utan att skriva dem, så att även det syns som bara färdiga handlingar visar",
            "With --plan: make all documents, without writing them, so that what only finished ones show is found too"
        )
    )]
    deep: bool,
    #[arg(
        long,
        visible_alias = "rensa",
        conflicts_with = "shard",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = pruned::UNCOUNTED,
        value_parser = pruned::parse,
        value_name = both!("ANTAL", "NUMBER"),
        help = both!(
            "Ta bort handlingar av poster som inte finns längre i källans katalog: bara vad en körning har skrivit och ingen har ändrat. \
             Är en hel katalog borta, eller fler än var tionde post, krävs ett tal: av högst så många poster",
            "Remove documents of records that are gone from the source's directory: only what a run wrote and nobody has changed. Where a \
             whole directory is gone, or more than one record in ten, a number is required: of so many records at most"
        )
    )]
    prune: Option<pruned::Asked>,
    #[arg(
        long,
        visible_alias = "annan-källa",
        help = both!(
            "Posterna är samma som katalogens handlingar är gjorda av, fast de har flyttats och de flesta har ändrats",
            "The records are those that the documents in the directory were made of, though moved and most of them changed"
        )
    )]
    other_source: bool,
}

pub(super) fn run(options: &BatchOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let settings = options.product.settings()?;
    let shard = options.shard.map_or(Ok(Shard::WHOLE), |asked| asked.settle(around))?;
    let rules = pruned::Rules::new(options.prune, &options.source, &options.into)?;
    let equipment = options.style.equip();
    streams.tell(&render::human(&equipment.diagnostics, &equipment.sources, around.lang, around.colour_err));
    if equipment.builder.is_none() {
        return Ok(Status::Failed);
    }
    let (store, reader) = (Store::new(&Machine, &options.into, shard), Reader::default());
    let (source, plan, inputs) = match planned(options, &settings, (&store, &reader), streams) {
        Ok(planned) => planned,
        Err(faults) => {
            streams.tell(&render::human(&faults, &Sources::new(), around.lang, around.colour_err));
            // Nothing has been made: a scheduler must not take that for records put aside.
            return Ok(Status::Failed);
        }
    };
    told(&plan.warnings, around, streams);
    let vanished = vanished(&options.source, around, streams);
    let (keeps, day) = (|record: &str| rules.keeps(record), |record: &str| day(&plan, record, &reader));
    let is_record = |task: &Task| prospect(task, &reader) != Prospect::Nothing;
    let named = |path: &str| inputs.named_by(&options.into.join(path)).map(str::to_owned);
    let pruning = Pruning { keeps: &keeps, day: &day, is_record: &is_record, named: &named, before: rules.before() };
    let program = program()?;
    let basis = equipment.basis(program.clone(), settings.clone());
    let digest = basis.digest();
    let tasks: Vec<&Task> = plan.tasks.iter().filter(|task| shard.has(task)).collect();
    let lost =
        |shelf: &Shelf<'_>| lost(options, shelf, (source.as_ref(), &plan, &tasks), (&basis.settings.outputs, &reader));
    if options.plan {
        let Some(known) = known(&store, around, streams) else { return Ok(Status::Failed) };
        let (shelf, deep) = (Shelf { store: &store, known: &known }, options.deep);
        if told(&lost(&shelf), around, streams) == Status::Failed {
            return Ok(Status::Failed);
        }
        let foresight = Foresight { basis: &basis, shelf, crew: &options.crew, style: &options.style, deep };
        let (worst, records) = foresight.show(&tasks, around, streams)?;
        foresight::show_gone(&gone(&shelf, &plan, &records, &pruning).gone, around, streams)?;
        rules.confirm(|| surely_gone(&shelf, &plan, &basis.settings.outputs, &pruning), &plan, &is_record)?;
        return Ok(worst.max(vanished));
    }
    let Some(_lock) = taken(&store, around, streams)? else { return Ok(Status::Failed) };
    if let Err(error) = store.prepare() {
        return Ok(refused(&unwritable(&error), around, streams));
    }
    let Some(known) = known(&store, around, streams) else { return Ok(Status::Failed) };
    let shelf = Shelf { store: &store, known: &known };
    if told(&lost(&shelf), around, streams) == Status::Failed {
        return Ok(Status::Failed);
    }
    // By what is gone, whatever becomes of the others: the same number is counted by every run until it has ended, and by a plan.
    rules.confirm(|| surely_gone(&shelf, &plan, &basis.settings.outputs, &pruning), &plan, &is_record)?;
    let source = source.as_ref().map(Source::text).unwrap_or_default();
    if let Err(error) = begin(&store, &source) {
        return Ok(refused(&unwritable(&error), around, streams));
    }
    let setup = Setup::new(program, settings, around.lang);
    let mut crew = options.crew.crew(tasks.len(), &options.style, &setup, &digest)?;
    let voice = Voice { lang: around.lang, colour: false, discreet: true };
    let read = |task: &Task| reader.read(task);
    let irremovable = pruned::irremovable;
    let run = Run { keeper: &shelf, basis: &digest, voice, read: &read, unwritable, irremovable };
    let mut progress = Progress::new(tasks.len(), around);
    let (mut tally, mut outcome, mut worst) = (Tally::default(), Outcome::new(basis.settings.roles), vanished);
    let done = run.run(&tasks, &mut crew, &mut |ended| {
        progress.tell(ended, streams);
        tally.add(ended);
        outcome.add(ended);
        worst = worst.max(status(ended));
    });
    progress.end(streams);
    if let Err(stopped) = done {
        let fault = match stopped {
            Stopped::Journal(error) => unwritable(&error),
            Stopped::Maker(error) => return Err(no_worker(&error).into()),
        };
        return Ok(refused(&fault, around, streams));
    }
    let mut report = tally.report(progress.millis());
    (report.source, report.part) = (options.source.display().to_string(), shard.part());
    let manifest = outcome.all(&run, &plan, &store).map(|records| Manifest::new(basis, records));
    let is_divided = manifest.is_none();
    let left = match &manifest {
        Some(manifest) => leave(&shelf, &plan, manifest, &pruning),
        None => Ok(Vec::new()),
    };
    let written = left.and_then(|gone| {
        report.add_gone(gone);
        // By the manifest of the last run that ended it is decided what goes, which the next one is to decide as this one did.
        let manifest = manifest.filter(|_| report.totals.held == 0);
        conclude(manifest.as_ref(), &source, &report, &shelf, around)
    });
    if let Err(error) = written {
        return Ok(refused(&unwritable(&error), around, streams));
    }
    streams.tell(&report::text(&report, around.lang));
    if report.totals.held > 0 {
        worst = Status::Failed;
    }
    if is_divided && let Some(fault) = divided(&plan, &store, shard, &digest, &reader) {
        streams.tell(&render::human(&[fault], &Sources::new(), around.lang, around.colour_err));
    }
    Ok(worst)
}

/// What documents of these tasks would be written over that none of them has made, or what keeps them from being written.
fn lost(
    options: &BatchOptions,
    shelf: &Shelf<'_>,
    (source, plan, tasks): (Option<&Source>, &Plan, &[&Task]),
    (outputs, reader): (&[Output], &Reader),
) -> Vec<Diagnostic> {
    // All journals are read for it: once, and where it is asked for.
    let built = OnceCell::new();
    let ledger = || built.get_or_init(|| shelf.ledger());
    let mut faults = standing(shelf, tasks, (outputs, reader), &ledger);
    let sides = (&*options.into, shelf);
    faults.extend(elsewhere(source, plan, sides, (outputs, reader), &ledger, options.other_source));
    faults
}

/// Lets go of records that the run has no more: of what was wrong with them, and of their documents where that was asked for.
fn leave(shelf: &Shelf<'_>, plan: &Plan, manifest: &Manifest, pruning: &Pruning<'_>) -> Result<Vec<Gone>, WriteError> {
    shelf.store.forget(shelf.known, plan)?;
    let remains = gone(shelf, plan, &manifest.records, pruning);
    Ok(prune(shelf.store, remains, |error| pruned::irremovable(error).message))
}

/// The day that a record of a plan tells of itself.
fn day(plan: &Plan, record: &str, reader: &Reader) -> Option<NaiveDate> {
    let place = plan.tasks.binary_search_by(|task| task.record.as_str().cmp(record)).ok()?;
    told_day(&reader.read(plan.tasks.get(place)?).ok()?)
}

/// Says where the records are before anything is made of them, by which the next run knows of which records this one's documents are, should it not come to
/// its end. What a manifest tells of is told with that.
fn begin(store: &Store<'_>, source: &str) -> Result<(), WriteError> {
    let file = store.own(manifest::SOURCE);
    let is_told =
        store.own(manifest::NAME).exists() || std::fs::read(&file).is_ok_and(|told| told == source.as_bytes());
    if is_told { Ok(()) } else { store.write([(file, source.as_bytes())]) }
}

/// Writes the manifest, once all shards have done their part, and the report of this one.
fn conclude(
    manifest: Option<&Manifest>,
    source: &str,
    report: &Report,
    shelf: &Shelf<'_>,
    around: Surroundings,
) -> Result<(), WriteError> {
    let store = shelf.store;
    let mut files = vec![
        (store.report("html"), report::html(report, around.lang).into_bytes()),
        (store.report("json"), report.json().into_bytes()),
        (store.report("txt"), report::text(report, around.lang).into_bytes()),
    ];
    if let Some(manifest) = manifest {
        files.extend(store.put_aside(shelf.known)?);
        files.push((store.own(manifest::CHECKSUMS), manifest.checksums().into_bytes()));
        files.push((store.own(manifest::SOURCE), source.as_bytes().to_vec()));
        files.push((store.own(manifest::NAME), manifest.json().into_bytes()));
    }
    store.write(files.iter().map(|(path, text)| (path.clone(), text.as_slice())))
}

/// The records, and where their documents go.
fn planned(
    options: &BatchOptions,
    settings: &Settings,
    (store, reader): (&Store<'_>, &Reader),
    streams: &mut Streams<'_>,
) -> Result<(Option<Source>, Plan, Inputs), Vec<Diagnostic>> {
    let Gathered { root, is_whole, records, warnings, past } = gather(&options.source, streams.input)?;
    let suffix = settings.suffix();
    let task = |(record, origin): (String, _)| {
        let past = past.get(&record).copied();
        let mut task = Task::new(record, origin, &options.into, &suffix);
        task.past = past;
        task
    };
    // Journals are read where it matters what runs have written.
    let read = OnceCell::new();
    let ledger = || read.get_or_init(|| store.ledger()).as_ref();
    let is_of_before = |task: &Task| ledger().is_none_or(|ledger| ledger.has_any_of(store, task));
    let prospect = |task: &Task| match prospect(task, reader) {
        Prospect::Nothing if is_of_before(task) => Prospect::Uncertain,
        prospect => prospect,
    };
    let mut plan = Plan::new(records.into_iter().map(task).collect(), &options.into, &settings.outputs, &prospect)?;
    plan.warnings.extend(warnings);
    if let Some(fault) = recordless(&options.source, &plan, reader) {
        return Err(vec![fault]);
    }
    let replaced = replaced(&options.source, &plan, (&options.into, &settings.outputs), options.prune.is_some());
    let (errors, warnings): (Vec<_>, Vec<_>) =
        replaced.into_iter().partition(|fault| fault.severity == Severity::Error);
    if !errors.is_empty() {
        return Err(errors);
    }
    plan.warnings.extend(warnings);
    let inputs = overwritten::inputs(&plan, (&options.into, root.as_deref()), store, reader);
    let lost = overwritten(&options.source, &mut plan, &settings.outputs, &inputs, (&ledger, reader));
    for task in plan.tasks.iter_mut().filter(|_| !inputs.is_empty()) {
        let is_named = |path: &String| inputs.named_by(&options.into.join(path)).is_some();
        task.named = task.paths().into_iter().filter(is_named).collect();
    }
    let source = root.map(|root| Source { directory: sharding::relative(&root, &options.into), is_whole });
    if lost.is_empty() { Ok((source, plan, inputs)) } else { Err(lost) }
}

/// What has been done before. What of it cannot be understood is told: it is done again, and a disk that goes bad should be known of.
fn known(store: &Store<'_>, around: Surroundings, streams: &mut Streams<'_>) -> Option<Known> {
    let known = match store.known() {
        Ok(known) => known,
        Err((path, error)) => {
            refused(&input::unreadable(&path, &error), around, streams);
            return None;
        }
    };
    if known.spoilt() > 0 {
        let forms = [Doc { sv: "rad", en: "line" }, Doc { sv: "rader", en: "lines" }];
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(known.spoilt(), forms, lang));
        let fault = message!(
            "{} i journalen räknas inte, för kontrollsumman stämmer inte: en körning avbröts mitt i, eller disken är skadad",
            "{} of the journal left out, for the checksum does not fit: a run was interrupted within, or the disk is damaged";
            sv, en
        );
        let hint = message!(
            "det som stod där görs om; när körningen är hel läggs raderna undan och sägs inte igen",
            "what was told there is done again; when the run has ended whole the lines are put aside and not told of again"
        );
        let note = Diagnostic { severity: Severity::Info, ..Diagnostic::new(Code::BatJournal, fault).hint(hint) };
        streams.tell(&render::human(&[note], &Sources::new(), around.lang, around.colour_err));
    }
    Some(known)
}

/// Takes the part of the run's directory that is this one's. What those left who had another part of it, before it was divided so, is removed.
fn taken(store: &Store<'_>, around: Surroundings, streams: &mut Streams<'_>) -> Result<Option<Lock>, Stop> {
    let busy = || {
        let misuse = Misuse::new(message!(
            "en annan körning arbetar redan i katalogen",
            "another run is already at work in the directory"
        ));
        misuse.hint(message!("vänta tills den är klar", "wait until it has ended"))
    };
    let take = || -> Result<Option<Lock>, WriteError> {
        let Some(lock) = Lock::take(&store.lock())? else { return Ok(None) };
        for other in store.overlapping() {
            let Some(_lock) = Lock::take(&other.lock())? else { return Ok(None) };
            other.clear()?;
        }
        Ok(Some(lock))
    };
    match take() {
        Ok(Some(lock)) => Ok(Some(lock)),
        Ok(None) => Err(busy().into()),
        Err(error) => {
            refused(&unwritable(&error), around, streams);
            Ok(None)
        }
    }
}

/// Tells of approved records of a directory that are gone. Nothing else would: the run has never heard of them.
fn vanished(source: &Path, around: Surroundings, streams: &mut Streams<'_>) -> Status {
    let faults = if source.is_dir() { locked::vanished(source) } else { Vec::new() };
    told(&faults, around, streams);
    Status::of(&faults)
}

/// Tells what is wrong, and how a run ends that an error of it keeps from beginning.
fn told(faults: &[Diagnostic], around: Surroundings, streams: &mut Streams<'_>) -> Status {
    streams.tell(&render::human(faults, &Sources::new(), around.lang, around.colour_err));
    let is_error = |fault: &Diagnostic| fault.severity == Severity::Error;
    if faults.iter().any(is_error) { Status::Failed } else { Status::Done }
}

fn refused(fault: &Diagnostic, around: Surroundings, streams: &mut Streams<'_>) -> Status {
    told(std::slice::from_ref(fault), around, streams);
    Status::Failed
}

/// What a record makes of the run. One that cannot be read is put aside as one with errors is, and the run has done its work.
fn status(ended: &Ended) -> Status {
    let errors = ended.entry.faults.iter().filter(|fault| fault.severity == Severity::Error);
    let of = |code| if code == Code::SrcRead { Status::Faulty } else { Status::of_error(code) };
    errors.map(|fault| of(fault.code)).max().unwrap_or(Status::Done)
}
