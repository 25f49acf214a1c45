//! Parts of a run that do not fit together.

use std::collections::BTreeSet;

use super::Reader;
use crate::batch::{Plan, Shard, Store, Task};
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted, excerpt};
use crate::message;

/// What is said where records of other parts are not any more what they were when those were made, though all have been: then this one, the last, writes no
/// manifest.
fn outdated(plan: &Plan, store: &Store<'_>, shard: Shard, basis: &str, reader: &Reader) -> Option<Diagnostic> {
    let known = store.known().ok()?;
    let others: Vec<&Task> = plan.tasks.iter().filter(|task| !shard.has(task)).collect();
    if !others.iter().all(|task| known.has(&task.record, basis)) {
        return None;
    }
    let is_as_then = |task: &Task| match reader.read(task) {
        Ok(request) => known.current(task, &request, basis, store).is_some(),
        Err(_) => known.unread(&task.record, basis).is_some(),
    };
    let changed: Vec<&Task> = others.into_iter().filter(|task| !is_as_then(task)).collect();
    let first = excerpt(&changed.first()?.record);
    let parts: BTreeSet<u32> = changed.iter().map(|task| task.shard(shard.count) + 1).collect();
    let parts: Vec<String> = parts.into_iter().map(|part| format!("--shard {part}/{}", shard.count)).collect();
    let (parts, more) = (parts.join(", "), if changed.len() > 1 { " …" } else { "" });
    let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(changed.len(), forms, lang));
    let fault = message!(
        "{sv} i andra delar, eller handlingar av dem, är inte som när de gjordes, och då blir det inget manifest: \"{first}\"{more}",
        "{en} of other parts, or documents of theirs, not as they were when made, so that there will be no manifest: \"{first}\"{more}"
    );
    let hint = message!("kör de delarna igen: {parts}", "run those parts again: {parts}");
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}

/// What is said where other parts have only been made with other settings, or by another program: such parts never have a manifest together.
/// Of parts that have not begun nothing is known.
pub(super) fn divided(
    plan: &Plan,
    store: &Store<'_>,
    shard: Shard,
    basis: &str,
    reader: &Reader,
) -> Option<Diagnostic> {
    let known = store.known().ok()?;
    let others = plan.tasks.iter().filter(|task| !shard.has(task));
    let number = others.filter(|task| known.is_of_another(&task.record, basis)).count();
    if number == 0 {
        return outdated(plan, store, shard, basis, reader);
    }
    let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(number, forms, lang));
    let fault = message!(
        "{sv} i andra delar är hittills bara gjorda med andra inställningar eller med ett annat program, andra mallar, typsnitt eller \
         husstilar, och då blir det inget manifest",
        "{en} of other parts made so far only with other settings or another program, other templates, fonts or house styles, so that there \
         will be no manifest"
    );
    let hint = message!(
        "kör alla delar med samma -f och andra val, och med samma program",
        "run all parts with the same -f and other choices, and with the same program"
    );
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}
