//! Documents that would take the place of what they are made of: of records, and of files that records name.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Reader;
use crate::batch::{Ledger, Origin, Plan, Store, Task, may_vary};
use crate::build::Output;
use crate::cli::input;
use crate::cli::inputs::{Inputs, is_there, may_meet, mistaken, recalled, taken};
use crate::cli::recall;
use crate::cli::targets::real;
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// Documents of a plan that would take the place of what others or they themselves are made of. `inputs` are the files that records name. Where there is
/// no such file, or it is a document that a run has written there, nothing of anybody's is lost, and nothing stops the run: the record alone is put aside whose
/// document would be taken for it, or replace it.
pub(super) fn overwritten<'l>(
    source: &Path,
    plan: &mut Plan,
    outputs: &[Output],
    inputs: &Inputs,
    (ledger, reader): (&dyn Fn() -> Option<&'l Ledger>, &Reader),
) -> Vec<Diagnostic> {
    let mut lost = sources(source, plan, outputs, reader);
    if inputs.is_empty() {
        return lost;
    }
    for task in &mut plan.tasks {
        let mut waits = None;
        let is_one =
            || task.file().is_none() || reader.read(task).map_or(true, |request| reader.is_record(task, &request));
        let named = named(task, outputs, inputs, reader);
        if named.is_empty() || !is_one() {
            continue;
        }
        for (path, file, by) in named {
            if !is_there(&file) {
                waits = waits.or(Some(of_before(mistaken(&task.record, &file, by), inputs, &file, by)));
            } else if ledger().is_some_and(|ledger| ledger.has(&path)) {
                waits = Some(of_before(own(&task.record, &file, by), inputs, &file, by));
            } else {
                let (fault, hint) = taken(&task.record, &file, by);
                lost.push(of_before(Diagnostic::new(Code::BatClash, fault).hint(hint), inputs, &file, by));
            }
        }
        if let Some(fault) = waits {
            task.origin = Origin::Unusable(Box::new(fault));
        }
    }
    lost
}

/// Says besides where earlier runs alone tell that the record names the file.
fn of_before(fault: Diagnostic, inputs: &Inputs, file: &Path, by: &str) -> Diagnostic {
    if inputs.is_recalled(file) { fault.hint(recalled(by)) } else { fault }
}

/// The files that records of a plan name and that are called as documents, of whatever kind, in the run's directory may be. Such a one lies in the record's
/// directory or below, so that those records alone are read whose files may lie there. Also those that runs in the directory tell of, of records
/// that have errors now or are not in this run: `root` is where the run's records are.
pub(super) fn inputs(plan: &Plan, (into, root): (&Path, Option<&Path>), store: &Store<'_>, reader: &Reader) -> Inputs {
    let (mut near, mut inputs) = (BTreeMap::new(), Inputs::default());
    for task in &plan.tasks {
        let Some(file) = task.file() else { continue };
        let directory = input::directory(file);
        if *near.entry(directory).or_insert_with(|| may_meet(directory, into))
            && let Ok(request) = reader.read(task)
        {
            inputs.add(&task.record, &request, &Output::ALL);
        }
    }
    let roots = recall::roots(store, into, root);
    if near.values().any(|near| *near) || roots.iter().any(|root| may_meet(root, into)) {
        recall::add(&mut inputs, store, &roots, &|record| {
            let place = plan.tasks.binary_search_by(|task| task.record.as_str().cmp(record)).ok()?;
            let task = plan.tasks.get(place)?;
            Some((task.file()?.to_owned(), reader.read(task).ok()))
        });
    }
    inputs
}

/// The documents of a record that would take the place of a file that a record of the plan names, by their paths and files, and that record.
fn named<'i>(task: &Task, outputs: &[Output], inputs: &'i Inputs, reader: &Reader) -> Vec<(String, PathBuf, &'i str)> {
    let places = task.places(outputs);
    let mut named: Vec<_> =
        places.filter_map(|(path, file)| Some((path, file.clone(), inputs.named_by(&file)?))).collect();
    // What a record has no variant for takes nobody's place.
    let may_vary = named.is_empty() || reader.read(task).map_or(true, |request| may_vary(&request.bytes));
    named.retain(|(_, file, _)| may_vary || task.plain_files(outputs).any(|own| own == *file));
    named
}

/// Documents that would take the place of a record, or of the list that names the records. Only a list has records that are called as documents are.
fn sources(source: &Path, plan: &Plan, outputs: &[Output], reader: &Reader) -> Vec<Diagnostic> {
    let is_named_so = |path: &&Path| {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        outputs.iter().any(|output| extension.eq_ignore_ascii_case(output.extension()))
    };
    let records: BTreeSet<PathBuf> = plan.tasks.iter().filter_map(Task::file).filter(is_named_so).map(real).collect();
    let own = Some(source).filter(|source| source.is_file()).filter(is_named_so).map(real);
    if records.is_empty() && own.is_none() {
        return Vec::new();
    }
    let clashes = |task: &Task| {
        let files = task.files(outputs).map(|file| (real(&file), file));
        let files = files.filter(|(real, _)| records.contains(real) || own.as_ref() == Some(real));
        let may_vary = || reader.read(task).map_or(true, |request| may_vary(&request.bytes));
        let files = files.filter(|(_, file)| task.plain_files(outputs).any(|plain| plain == *file) || may_vary());
        files.map(|(real, file)| fault(task, &file, records.contains(&real))).collect::<Vec<_>>()
    };
    plan.tasks.iter().flat_map(clashes).collect()
}

fn fault(task: &Task, file: &Path, of_record: bool) -> Diagnostic {
    let (record, name) = (&task.record, file.display());
    let (fault, hint) = if of_record {
        (
            message!(
                "handlingen av \"{record}\" skulle ta en posts plats: \"{name}\"",
                "the document of \"{record}\" would take a record's place: \"{name}\""
            ),
            message!(
                "ange en annan katalog med -o, eller ge posten ändelsen .yaml",
                "name another directory with -o, or give the record the extension .yaml"
            ),
        )
    } else {
        (
            message!(
                "handlingen av \"{record}\" skulle ta platsen för listan med poster: \"{name}\"",
                "the document of \"{record}\" would take the place of the list of records: \"{name}\""
            ),
            message!(
                "ange en annan katalog med -o, eller byt namn på listan",
                "name another directory with -o, or rename the list"
            ),
        )
    };
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}

/// What is said of a document of before that a record has come to name: made again it would be another than the one that was meant.
fn own(record: &str, file: &Path, by: &str) -> Diagnostic {
    let name = file.display();
    let fault = message!(
        "handlingen av \"{record}\" görs inte om, för \"{by}\" nämner den från en tidigare körning: \"{name}\"",
        "the document of \"{record}\" is not made again, for \"{by}\" names that of an earlier run: \"{name}\""
    );
    let hint = message!(
        "låt \"{by}\" nämna en kopia av den under ett annat namn, eller ange en annan katalog med -o",
        "let \"{by}\" name a copy of it under another name, or name another directory with -o"
    );
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}
