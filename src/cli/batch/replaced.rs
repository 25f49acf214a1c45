//! What a run would take from the manifest that is in its directory.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::gather::{MANIFEST_BYTES, bounded};
use crate::batch::plan::OWN;
use crate::batch::{Manifest, Plan, manifest};
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted};
use crate::message;

/// What is said where the manifest in a run's directory has records that are not in its plan: their documents would stay there, and nothing would
/// prove them any more. From a directory of records some may have been taken away, which is a warning. Whoever names a single record has most
/// likely not meant the whole archive to become that one: an error. Whoever prunes means it, and is told what was removed.
pub(super) fn replaced(source: &Path, plan: &Plan, into: &Path, prunes: bool) -> Option<Diagnostic> {
    let path = into.join(OWN).join(manifest::NAME);
    let known = Manifest::names(&bounded(&path, MANIFEST_BYTES).ok()?)?;
    let here: BTreeSet<&str> = plan.tasks.iter().map(|task| task.record.as_str()).collect();
    let mut lost = known.iter().filter(|record| !here.contains(record.as_str()));
    let first = lost.next()?;
    let number = lost.count() + 1;
    let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(number, forms, lang));
    let (name, more) = (path.display(), if number > 1 { " …" } else { "" });
    if is_single(source, plan) {
        let fault = message!(
            "manifestet \"{name}\" har {sv} som inte är med nu (\"{first}\"{more}), och de skulle försvinna ur det",
            "the manifest \"{name}\" has {en} that this run has not (\"{first}\"{more}), and they would vanish from it"
        );
        let hint = message!(
            "kör hela katalogen med poster: det som är klart görs inte om; eller ange en annan katalog med -o",
            "run the whole directory of records: what is done is not done again; or name another directory with -o"
        );
        return Some(Diagnostic::new(Code::BatProof, fault).hint(hint));
    }
    if prunes {
        return None;
    }
    let fault = message!(
        "{sv} i manifestet \"{name}\" är inte med nu och försvinner ur det: \"{first}\"{more}",
        "{en} of the manifest \"{name}\" not in this run, vanishing from it: \"{first}\"{more}"
    );
    let hint = message!(
        "ska katalogen vara ett arkiv av andra poster också, kör alla tillsammans; deras handlingar ligger kvar, om ni inte tar bort dem med --rensa",
        "if the directory is an archive of other records too, run all of them together; their documents stay there, unless you remove them with --prune"
    );
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}

/// Whether the source is a record itself.
fn is_single(source: &Path, plan: &Plan) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    plan.tasks.len() == 1
        && plan.tasks.iter().all(|task| task.file().and_then(real).is_some_and(|file| Some(file) == real(source)))
}
