//! `verify`: whether a run's directory still holds what its manifest says, and whether the same would be made again.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::batch::{CrewOptions, Reader, name, no_worker, program};
use super::bilingual::both;
use super::build::unwritable;
use super::directory;
use super::explain::{first_error, pointer};
use super::input;
use super::inputs::{Inputs, may_meet};
use super::machine::MachineOptions;
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::Surroundings;
use crate::batch::manifest::{Recorded, SOURCE};
use crate::batch::verify::{self, Beside};
use crate::batch::{
    Ended, Manifest, Origin, Program, Rebuilt, Rehearsal, Run, Settings, Setup, Shard, Stopped, Store, Task, Voice,
    is_record, named_files,
};
use crate::collection::lock;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Lang, Severity, counted, render};
use crate::message;
use crate::output::Machine;
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct VerifyOptions {
    #[arg(
        value_name = both!("KATALOG", "DIR"),
        help = both!("Katalogen som en körning har gjort", "The directory that a run has made")
    )]
    directory: PathBuf,
    #[arg(
        long,
        visible_alias = "gör-om",
        help = both!(
            "Gör alla handlingar på nytt, utan att skriva dem, och jämför varje byte",
            "Make all documents anew, without writing them, and compare every byte"
        )
    )]
    rebuild: bool,
    #[arg(
        long,
        visible_alias = "samma-program",
        requires = "rebuild",
        help = both!(
            "Med --gör-om: att programmet, mallarna, typsnitten eller husstilarna är andra än manifestet säger är ett fel",
            "With --rebuild: that the program, templates, fonts or house styles are others than the manifest says is an error"
        )
    )]
    same_program: bool,
    #[arg(
        long = "source",
        visible_alias = "källa",
        value_name = both!("KATALOG", "DIR"),
        help = both!(
            "Katalogen med posterna, om de inte ligger där körningen läste dem",
            "The directory of the records, if they are not where the run read them"
        )
    )]
    source: Option<PathBuf>,
    #[command(flatten)]
    machine: MachineOptions,
    #[command(flatten)]
    style: StyleOptions,
    #[command(flatten)]
    crew: CrewOptions,
}

pub(super) fn run(options: &VerifyOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let mut found = Diagnostics::new();
    let manifest = match verify::read(&options.directory) {
        Ok(manifest) => manifest,
        Err(fault) => {
            tell(&[*fault], around, streams);
            return Ok(Status::Failed);
        }
    };
    if let Some(source) = options.source.as_ref().filter(|source| !source.is_dir()) {
        let name = source.display();
        let misuse = Misuse::new(message!("\"{name}\" är ingen katalog", "\"{name}\" is no directory"));
        let hint = message!("ange katalogen med posterna", "name the directory of the records");
        return Err(misuse.hint(hint).into());
    }
    let source = verify::source(&manifest, &options.directory);
    let told = source.as_ref().map(|source| options.directory.join(&source.directory));
    let root = options.source.clone().or(told).filter(|root| root.is_dir());
    let tasks = root.as_deref().map(|root| tasks(&manifest, root)).unwrap_or_default();
    let reader = Reader::default();
    let inputs = root.as_deref().map(|root| inputs(&manifest, &tasks, (root, &options.directory), &reader));
    let store = Store::new(&Machine, &options.directory, Shard::WHOLE);
    // Read when a file turns up that is in no manifest.
    let ledger = LazyCell::new(|| store.ledger());
    let real = |path: &Path| fs::canonicalize(path).ok();
    // Where the documents have a directory of their own within that of the records, nothing else belongs there.
    let among =
        root.as_deref().and_then(real).filter(|root| real(&options.directory).is_some_and(|own| root.starts_with(own)));
    let beside = Beside {
        is_input: &|file| inputs.as_ref().is_some_and(|inputs| inputs.named_by(file).is_some()),
        is_among_records: &|file| {
            among.as_ref().is_some_and(|root| real(input::directory(file)).is_some_and(|file| file.starts_with(root)))
        },
        writer: &|path| ledger.as_ref()?.writer(&store, path).map(str::to_owned),
        is_of_run: &|path| ledger.as_ref().is_none_or(|ledger| ledger.has(path)),
    };
    let checked = verify::order(&manifest).into_iter().chain(verify::documents(&manifest, &options.directory, &beside));
    for fault in checked.chain(verify::checksums(&manifest, &options.directory)) {
        found.push(fault);
    }
    let are_there = !tasks.is_empty() || manifest.records.is_empty();
    if !are_there {
        let whence = match (&options.source, &source) {
            (None, None) if store.own(SOURCE).exists() => {
                ["posterna kom från standard in", "the records came from standard input"]
            }
            (None, None) => [
                "var posterna är säger arkivet inte, för source.txt saknas",
                "where the records are the archive does not tell, for source.txt is missing",
            ],
            _ => ["posterna är inte där körningen läste dem", "the records are not where the run read them"],
        };
        found.push(no_records(whence, options.rebuild));
    }
    for (recorded, task) in manifest.records.iter().zip(&tasks) {
        match reader.read(task) {
            Ok(request) => verify::record(recorded, &request).into_iter().for_each(|fault| found.push(fault)),
            Err(_) if is_gone(task) => verify::lost(recorded).into_iter().for_each(|fault| found.push(fault)),
            Err(fault) => found.push(*fault),
        }
    }
    let is_whole = source.is_some_and(|source| source.is_whole);
    let added = match root.filter(|_| is_whole) {
        Some(root) => match new(&manifest, &root, &reader) {
            Ok(records) => verify::new(&records),
            // That all records are gone has been told of each.
            Err(_) if tasks.iter().all(is_gone) => Vec::new(),
            Err(fault) => vec![*fault],
        },
        None => verify::added(&added(&manifest, &tasks)).into_iter().collect(),
    };
    for fault in added {
        found.push(fault);
    }
    let mut with = None;
    if options.rebuild && are_there {
        with = rebuild(options, &manifest, &tasks, around, streams, &mut found)?;
    } else if let Some(note) = verify::unnamed(&manifest).filter(|_| !tasks.is_empty()) {
        found.push(note);
    }
    let status = tell(&found.into_sorted(), around, streams);
    if status == Status::Done {
        let (records, files) =
            (manifest.records.len(), manifest.records.iter().map(|record| record.documents.len()).sum::<usize>());
        let same = match &with {
            Some(with) => format!("{}, {with}", around.word("alla blir desamma igen", "all become the same again")),
            None => around.word("alla är som körningen gjorde dem", "all are as the run made them").to_owned(),
        };
        writeln!(streams.out, "{}: {same}", proven(files, records, around.lang))?;
    } else if let Some(with) = with {
        streams.tell(&format!("{}, {with}\n", around.word("gjordes om", "made again")));
    }
    Ok(status)
}

/// `6 handlingar av 4 poster`.
fn proven(files: usize, records: usize, lang: Lang) -> String {
    let documents = [Doc { sv: "handling", en: "document" }, Doc { sv: "handlingar", en: "documents" }];
    let of = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
    let word = Doc { sv: "av", en: "of" }.in_lang(lang);
    format!("{} {word} {}", counted(files, documents, lang), counted(records, of, lang))
}

/// The records of a manifest, in a directory.
fn tasks(manifest: &Manifest, root: &Path) -> Vec<Task> {
    let suffix = manifest.basis.settings.suffix();
    let task = |record: &String| Task::new(record.clone(), Origin::File(root.join(record)), Path::new(""), &suffix);
    manifest.records.iter().map(|recorded| task(&recorded.record)).collect()
}

/// What the documents of a directory are made of, where records lie among them: the records, what else is called as one, the lists of approved ones, and the
/// files that records name.
fn inputs(manifest: &Manifest, tasks: &[Task], (root, directory): (&Path, &Path), reader: &Reader) -> Inputs {
    let mut inputs = Inputs::default();
    if !may_meet(root, directory) {
        return inputs;
    }
    let records = directory::records(root).unwrap_or_default();
    for file in records.iter().map(PathBuf::as_path).chain(tasks.iter().filter_map(Task::file)) {
        inputs.insert("", file);
        inputs.insert("", &input::directory(file).join(lock::NAME));
    }
    for (recorded, task) in manifest.records.iter().zip(tasks) {
        let Some(file) = task.file() else { continue };
        let mut named: Vec<PathBuf> = recorded.named.iter().map(|named| PathBuf::from(&named.path)).collect();
        // Of a record that may not be told of the manifest does not say.
        if recorded.sha256.is_none()
            && let Ok(request) = reader.read(task)
        {
            named.extend(named_files(&request));
        }
        for path in named {
            inputs.insert(&recorded.record, &input::directory(file).join(path));
        }
    }
    inputs
}

fn is_gone(task: &Task) -> bool {
    matches!(&task.origin, Origin::File(file) if file.try_exists().is_ok_and(|exists| !exists))
}

/// All records in and below a directory that are not in the manifest. What cannot be read may be one: a run would put it aside.
///
/// # Errors
/// A directory that cannot be read, or that has no records.
fn new(manifest: &Manifest, root: &Path, reader: &Reader) -> Result<Vec<String>, Box<Diagnostic>> {
    let known: BTreeSet<&str> = manifest.records.iter().map(|recorded| recorded.record.as_str()).collect();
    let named = directory::records(root)?.into_iter().filter_map(|file| Some((name(root, &file)?.0, file)));
    let is_new = |(name, file): &(String, PathBuf)| {
        let task = Task::new(name.clone(), Origin::File(file.clone()), Path::new(""), "");
        !known.contains(name.as_str()) && reader.read(&task).map_or(true, |request| is_record(&request))
    };
    Ok(named.filter(is_new).map(|(name, _)| name).collect())
}

/// Records that are not in the manifest, in the directories in which others of it are. Those below are not gone through: the records of a list may be
/// anywhere on the machine.
fn added(manifest: &Manifest, tasks: &[Task]) -> Vec<String> {
    let known: BTreeSet<&str> = manifest.records.iter().map(|recorded| recorded.record.as_str()).collect();
    let mut directories: BTreeMap<&Path, &str> = BTreeMap::new();
    for task in tasks {
        if let Origin::File(file) = &task.origin {
            let above = task.record.rfind('/').map_or("", |slash| &task.record[..=slash]);
            directories.insert(input::directory(file), above);
        }
    }
    let mut found = Vec::new();
    for (directory, above) in directories {
        for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
            let Ok(name) = entry.file_name().into_string() else { continue };
            let record = format!("{above}{name}");
            let may_be_one = !name.starts_with('.') && input::is_record(&name) && !known.contains(record.as_str());
            let is_one = || input::read(&entry.path(), &mut std::io::empty()).is_ok_and(|request| is_record(&request));
            if may_be_one && entry.file_type().is_ok_and(|kind| kind.is_file()) && is_one() {
                found.push(record);
            }
        }
    }
    found.sort();
    found
}

/// The records cannot be had, for this reason. An error if the documents were to be made again: nothing has been proven then.
fn no_records([sv, en]: [&str; 2], rebuild: bool) -> Diagnostic {
    let fault = if rebuild {
        message!("{sv}, så ingen handling har gjorts om", "{en}, so no document has been made again")
    } else {
        message!("{sv}, så de är inte kontrollerade", "{en}, so they have not been checked")
    };
    let hint = message!("ange var de är med --källa KATALOG", "say where they are with --source DIR");
    let severity = if rebuild { Severity::Error } else { Severity::Warning };
    Diagnostic { severity, ..Diagnostic::new(Code::BatProof, fault).hint(hint) }
}

/// With what documents were made again: how much that proves.
fn made_with(program: &Program, is_same: bool, around: Surroundings) -> String {
    let with = if is_same {
        around.word("med det program som manifestet säger", "with the program that the manifest says")
    } else {
        around.word(
            "men inte med det program, de mallar, typsnitt och husstilar som manifestet säger",
            "but not with the program, templates, fonts and house styles that the manifest says",
        )
    };
    format!("{with} ({})", program.told())
}

/// Makes everything again, and holds it against the manifest. Tells with what; nothing where nothing could be made.
fn rebuild(
    options: &VerifyOptions,
    manifest: &Manifest,
    tasks: &[Task],
    around: Surroundings,
    streams: &mut Streams<'_>,
    found: &mut Diagnostics,
) -> Result<Option<String>, Stop> {
    let equipment = options.style.equip();
    for fault in equipment.diagnostics.iter().cloned() {
        found.push(fault);
    }
    if equipment.builder.is_none() {
        return Ok(None);
    }
    let settings =
        Settings { on_approved_machine: options.machine.on_approved_machine, ..manifest.basis.settings.clone() };
    let basis = equipment.basis(program()?, settings.clone());
    let notes = verify::basis(manifest, &basis, options.same_program);
    let with = made_with(&basis.program, notes.is_empty(), around);
    let mut rebuilt = Rebuilt::new(manifest, notes.is_empty());
    for note in notes {
        found.push(note);
    }
    let (setup, digest) = (Setup::new(basis.program.clone(), settings, around.lang), basis.digest());
    let mut crew = options.crew.crew(tasks.len(), &options.style, &setup, &digest)?;
    let voice = Voice { lang: around.lang, colour: false, discreet: true };
    let reader = Reader::default();
    let read = |task: &Task| reader.read(task);
    let keeper = Rehearsal::of(manifest);
    let run = Run { keeper: &keeper, basis: &digest, voice, read: &read, unwritable, irremovable: unwritable };
    let mut progress = super::batch::Progress::new(tasks.len(), around);
    let order: Vec<&Task> = tasks.iter().collect();
    let recorded: BTreeMap<&str, &Recorded> =
        manifest.records.iter().map(|recorded| (recorded.record.as_str(), recorded)).collect();
    let outcome = run.run(&order, &mut crew, &mut |ended: &Ended| {
        progress.tell(&Ended { told: String::new(), ..ended.clone() }, streams);
        let recorded = recorded.get(ended.entry.record.as_str());
        for fault in recorded.into_iter().flat_map(|recorded| rebuilt.add(recorded, &ended.entry)) {
            found.push(fault);
        }
    });
    if let Some(note) = rebuilt.end() {
        found.push(note);
    }
    progress.end(streams);
    match outcome {
        Ok(()) => Ok(Some(with)),
        Err(Stopped::Maker(error)) => Err(no_worker(&error).into()),
        Err(Stopped::Journal(error)) => Err(error.source.into()),
    }
}

fn tell(found: &[Diagnostic], around: Surroundings, streams: &mut Streams<'_>) -> Status {
    streams.tell(&render::human(found, &Sources::new(), around.lang, around.colour_err));
    if let Some(code) = first_error(found) {
        streams.tell(&pointer(code, around));
    }
    Status::of(found)
}

#[cfg(test)]
mod tests {
    use super::{Lang, proven};

    #[test]
    fn of_none_one_and_two_it_speaks_as_people_do() {
        let told = |count| [Lang::Sv, Lang::En].map(|lang| proven(count, count, lang));
        assert_eq!(told(0), ["0 handlingar av 0 poster", "0 documents of 0 records"]);
        assert_eq!(told(1), ["1 handling av 1 post", "1 document of 1 record"]);
        assert_eq!(told(2), ["2 handlingar av 2 poster", "2 documents of 2 records"]);
    }
}
