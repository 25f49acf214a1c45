//! Records of another directory than those that a run's documents were made of.

use std::fs;
use std::path::Path;

use super::Reader;
use crate::batch::manifest::{SOURCE, Source};
use crate::batch::{Ledger, Plan, Shelf, may_vary, verify};
use crate::build::{Output, checksum};
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted};
use crate::message;

/// What is said where the documents in a run's directory were made of the records of another directory, and those whose documents are called alike in this one
/// are others. Their documents would take the places of the first. Records that have been moved are mostly the same: then it is a warning, of those that are not. If
/// most are others it is another archive, and an error. Whoever means it confirms it. Where an archive has lost what tells where its records were, only that is told:
/// a few others may be records of the same directory that have been changed since.
pub(super) fn elsewhere<'l>(
    source: Option<&Source>,
    plan: &Plan,
    (into, shelf): (&Path, &Shelf<'_>),
    (outputs, reader): (&[Output], &Reader),
    ledger: &dyn Fn() -> &'l Ledger,
    is_confirmed: bool,
) -> Option<Diagnostic> {
    let before = before(into, shelf)?;
    let now = source.map(|source| source.directory.as_str()).unwrap_or_default();
    let place = |directory: &str| (!directory.is_empty()).then(|| into.join(directory));
    let real = |path: &Path| fs::canonicalize(path).ok();
    let (old, new) = (before.directory().and_then(place), place(now));
    let is_same = match (&before, &old, &new) {
        (Before::Untold, ..) => false,
        (_, Some(old), Some(new)) => old == new || real(old).is_some_and(|old| Some(old) == real(new)),
        // Of what came from a stream nobody knows where it was.
        (_, None, None) => true,
        _ => false,
    };
    if is_same {
        return None;
    }
    let ledger = ledger();
    let (mut same, mut others, mut documents, mut first) = (0_usize, 0_usize, 0_usize, None);
    for task in &plan.tasks {
        let Ok(request) = reader.read(task) else { continue };
        let Some(made) = ledger.made(shelf.store, task, outputs, may_vary(&request.bytes)) else { continue };
        let file = task.file().and_then(real);
        let is_file = |record: &String| old.as_ref().and_then(|old| real(&old.join(record))) == file;
        if file.is_some() && made.records.iter().any(is_file) || made.of.contains(&checksum(&request.bytes)) {
            same += 1;
        } else if task.file().is_none() || reader.is_record(task, &request) {
            others += 1;
            documents += made.documents;
            first = first.or(Some(&task.record));
        }
    }
    let first = first?;
    let is_most = others > same;
    if matches!(before, Before::Untold) && !is_most {
        return None;
    }
    let forms = [Doc { sv: "handling", en: "document" }, Doc { sv: "handlingar", en: "documents" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(documents, forms, lang));
    let more = if others > 1 { " …" } else { "" };
    let all = same + others;
    let shown = |directory: &str| if directory.is_empty() { "-".to_owned() } else { directory.to_owned() };
    let new = shown(now);
    let whose = match before.directory() {
        Some(old) => {
            let old = shown(old);
            message!(
                "arkivet är gjort av posterna i \"{old}\", inte i \"{new}\"",
                "the archive was made of the records in \"{old}\", not in \"{new}\""
            )
        }
        None => message!(
            "var posterna låg som arkivet är gjort av är inte känt, för {SOURCE} saknas",
            "where the records were that the archive was made of is not known, for {SOURCE} is missing"
        ),
    };
    let fault = message!(
        "{}, och {others} av {all} som heter likadant är andra: {} av dem skulle ersättas (\"{first}\"{more})",
        "{}, and {others} of {all} of the same names are others: {} of them would be replaced (\"{first}\"{more})";
        (whose.sv, sv), (whose.en, en)
    );
    let fault = Diagnostic::new(Code::BatClash, fault);
    if is_confirmed || !is_most {
        let hint = message!(
            "ska de handlingarna vara kvar, byt namn på posterna som är andra, eller ange en annan katalog med -o",
            "if those documents are to stay, rename the records that are others, or name another directory with -o"
        );
        return Some(Diagnostic { severity: Severity::Warning, ..fault.hint(hint) });
    }
    let fault = fault.hint(message!(
        "är det ett annat arkiv, ange en annan katalog med -o, eller kör katalogen som båda ligger i",
        "if it is another archive, name another directory with -o, or run the directory that both are in"
    ));
    Some(fault.hint(message!(
        "är det samma poster, som har flyttats och ändrats, bekräfta med --annan-källa",
        "if these are the same records, moved and changed, confirm with --other-source"
    )))
}

/// Where the records were of the last run in a directory.
enum Before {
    /// In this directory, seen from the run's.
    Directory(String),
    /// They came from a stream.
    Stream,
    /// The manifest is there and does not tell, and what tells it is gone.
    Untold,
}

impl Before {
    /// What is told; nothing of a stream.
    fn directory(&self) -> Option<&str> {
        match self {
            Self::Directory(directory) => Some(directory),
            Self::Stream => Some(""),
            Self::Untold => None,
        }
    }
}

/// Where the records were; `None` where there is nothing that a run has made.
fn before(into: &Path, shelf: &Shelf<'_>) -> Option<Before> {
    let of = |source: Option<Source>| source.map_or(Before::Stream, |source| Before::Directory(source.directory));
    match fs::read_to_string(shelf.store.own(SOURCE)) {
        Ok(text) => Some(of(Source::read(&text))),
        // The first format tells it in the manifest.
        Err(_) => {
            Some(verify::source(&verify::read(into).ok()?, into).map_or(Before::Untold, |source| of(Some(source))))
        }
    }
}
