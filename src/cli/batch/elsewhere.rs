//! Records of another directory than those that a run's documents were made of.

use std::fs;
use std::path::Path;

use super::Reader;
use crate::batch::manifest::{SOURCE, Source};
use crate::batch::{Plan, Shelf};
use crate::build::checksum;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted};
use crate::message;

/// What is said where the documents in a run's directory were made of the records of another directory, and those of the same names in this one are others.
/// Their documents would take the places of the first. Records that have been moved are mostly the same: then it is a warning, of those that are not. If
/// most are others it is another archive, and an error. Whoever means it confirms it.
pub(super) fn elsewhere(
    source: Option<&Source>,
    plan: &Plan,
    (into, shelf): (&Path, &Shelf<'_>),
    reader: &Reader,
    is_confirmed: bool,
) -> Option<Diagnostic> {
    let before = Source::read(&fs::read_to_string(shelf.store.own(SOURCE)).ok()?);
    let place = |source: &Source| into.join(&source.directory);
    let real = |path: &Path| fs::canonicalize(path).ok();
    let (old, new) = (before.as_ref().map(place), source.map(place));
    let is_same = match (&old, &new) {
        (Some(old), Some(new)) => old == new || real(old).is_some_and(|old| Some(old) == real(new)),
        // Of what came from a stream nobody knows where it was.
        (None, None) => true,
        _ => false,
    };
    if is_same {
        return None;
    }
    let (mut same, mut others, mut documents, mut first) = (0_usize, 0_usize, 0_usize, None);
    for task in &plan.tasks {
        let (Some(made), Ok(request)) = (shelf.made(&task.record), reader.read(task)) else { continue };
        let earlier = old.as_ref().and_then(|old| real(&old.join(&task.record)));
        let is_very_one = earlier.is_some_and(|earlier| Some(earlier) == task.file().and_then(real));
        if is_very_one || made.of.contains(&checksum(&request.bytes)) {
            same += 1;
        } else {
            others += 1;
            documents += made.documents;
            first = first.or(Some(&task.record));
        }
    }
    let first = first?;
    let forms = [Doc { sv: "handling", en: "document" }, Doc { sv: "handlingar", en: "documents" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(documents, forms, lang));
    let more = if others > 1 { " …" } else { "" };
    let name = |source: Option<&Source>| source.map_or_else(|| "-".to_owned(), |source| source.directory.clone());
    let (old, new, all) = (name(before.as_ref()), name(source), same + others);
    let fault = message!(
        "arkivet är gjort av posterna i \"{old}\", inte i \"{new}\", och {others} av {all} som heter likadant är andra: {sv} av dem skulle ersättas (\"{first}\"{more})",
        "the archive was made of the records in \"{old}\", not in \"{new}\", and {others} of {all} of the same names are others: {en} of them would be replaced (\"{first}\"{more})"
    );
    let fault = Diagnostic::new(Code::BatClash, fault);
    if is_confirmed || others <= same {
        return Some(Diagnostic { severity: Severity::Warning, ..fault });
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
