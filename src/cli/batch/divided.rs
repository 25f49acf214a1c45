//! Parts of a run that do not fit together.

use crate::batch::{Plan, Shard, Store};
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Severity, counted};
use crate::message;

/// What is said where other parts have only been made with other settings, or by another program: such parts never have a manifest together.
/// Of parts that have not begun nothing is known.
pub(super) fn divided(plan: &Plan, store: &Store<'_>, shard: Shard, basis: &str) -> Option<Diagnostic> {
    let known = store.known().ok()?;
    let others = plan.tasks.iter().filter(|task| !shard.has(task));
    let number = others.filter(|task| known.is_of_another(&task.record, basis)).count();
    if number == 0 {
        return None;
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
