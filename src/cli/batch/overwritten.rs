//! Documents that would take the place of what they are made of: of records, and of files that records name.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::Reader;
use crate::batch::{Origin, Plan, Task, is_record, may_vary};
use crate::build::Output;
use crate::cli::input;
use crate::cli::inputs::{Inputs, may_meet};
use crate::cli::targets::real;
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// Documents of a plan that would take the place of what others or they themselves are made of. `inputs` are the files that records name. Where there is
/// no such file nothing is lost, and nothing stops the run: the record alone is put aside whose document would be taken for it.
pub(super) fn overwritten(plan: &mut Plan, outputs: &[Output], inputs: &Inputs, reader: &Reader) -> Vec<Diagnostic> {
    let mut lost = records(plan, outputs);
    if inputs.is_empty() {
        return lost;
    }
    for task in &mut plan.tasks {
        let named = named(task, outputs, inputs, reader);
        let (there, missing): (Vec<_>, Vec<_>) =
            named.into_iter().partition(|(file, _)| std::fs::symlink_metadata(file).is_ok());
        lost.extend(there.iter().map(|(file, by)| input_fault(task, file, by)));
        let is_one = || task.file().is_none() || reader.read(task).map_or(true, |request| is_record(&request));
        if let Some((file, by)) = missing.first().filter(|_| there.is_empty() && is_one()) {
            task.origin = Origin::Unusable(Box::new(missing_fault(task, file, by)));
        }
    }
    lost
}

/// The files that records of a plan name and that are called as documents, of whatever kind, in the run's directory may be. Such a one lies in the record's
/// directory or below, so that those records alone are read whose files may lie there.
pub(super) fn inputs(plan: &Plan, into: &Path, reader: &Reader) -> Inputs {
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
    inputs
}

/// The documents of a record that would take the place of a file that a record of the plan names, and that record.
fn named<'i>(task: &Task, outputs: &[Output], inputs: &'i Inputs, reader: &Reader) -> Vec<(PathBuf, &'i str)> {
    let mut files: Vec<(PathBuf, &str)> =
        task.files(outputs).filter_map(|file| Some((file.clone(), inputs.named_by(&file)?))).collect();
    // What a record has no variant for takes nobody's place.
    let may_vary = files.is_empty() || reader.read(task).map_or(true, |request| may_vary(&request.bytes));
    files.retain(|(file, _)| may_vary || task.plain_files(outputs).any(|own| own == *file));
    files
}

/// Documents that would take a record's place. Only a list has records that are called as documents are.
fn records(plan: &Plan, outputs: &[Output]) -> Vec<Diagnostic> {
    let is_named_so = |path: &Path| {
        let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        outputs.iter().any(|output| extension.eq_ignore_ascii_case(output.extension()))
    };
    let records = plan.tasks.iter().filter_map(|task| match &task.origin {
        Origin::File(path) if is_named_so(path) => Some(real(path)),
        Origin::File(_) | Origin::Stream(_) | Origin::Unusable(_) => None,
    });
    let records: BTreeSet<PathBuf> = records.collect();
    if records.is_empty() {
        return Vec::new();
    }
    let lost = |task: &Task| {
        let files = task.files(outputs).filter(|file| records.contains(&real(file)));
        files.map(|file| fault(task, &file)).collect::<Vec<_>>()
    };
    plan.tasks.iter().flat_map(lost).collect()
}

fn fault(task: &Task, file: &Path) -> Diagnostic {
    let (record, name) = (&task.record, file.display());
    let fault = message!(
        "handlingen av \"{record}\" skulle ta en posts plats: \"{name}\"",
        "the document of \"{record}\" would take a record's place: \"{name}\""
    );
    let hint = message!(
        "ange en annan katalog med -o, eller ge posten ändelsen .yaml",
        "name another directory with -o, or give the record the extension .yaml"
    );
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}

fn input_fault(task: &Task, file: &Path, by: &str) -> Diagnostic {
    let (record, name) = (&task.record, file.display());
    let fault = message!(
        "handlingen av \"{record}\" skulle ta platsen för en fil som \"{by}\" nämner: \"{name}\"",
        "the document of \"{record}\" would take the place of a file that \"{by}\" names: \"{name}\""
    );
    let hint = message!(
        "ange en annan katalog med -o, eller byt namn på filen, här och i posten",
        "name another directory with -o, or rename the file, here and in the record"
    );
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}

fn missing_fault(task: &Task, file: &Path, by: &str) -> Diagnostic {
    let (record, name) = (&task.record, file.display());
    let fault = message!(
        "handlingen av \"{record}\" skulle tas för en fil som \"{by}\" nämner och som inte finns: \"{name}\"",
        "the document of \"{record}\" would be taken for a file that \"{by}\" names and that does not exist: \"{name}\""
    );
    let hint = message!(
        "rätta namnet i \"{by}\", lägg dit filen under ett annat namn, eller ange en annan katalog med -o",
        "correct the name in \"{by}\", put the file there under another name, or name another directory with -o"
    );
    Diagnostic::new(Code::BatClash, fault).hint(hint)
}
