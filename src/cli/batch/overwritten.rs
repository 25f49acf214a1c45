//! Documents that would take the place of records.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::batch::{Origin, Plan, Task};
use crate::build::Output;
use crate::cli::targets::real;
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// Documents of a plan that would take a record's place. Only a list has records that are called as documents are.
pub(super) fn overwritten(plan: &Plan, outputs: &[Output]) -> Vec<Diagnostic> {
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
