//! KAL-15: what agenda and summons must say of a meeting to come, and in time (5 kap. 15 § kommunallagen).

use super::super::subject::Subject;
use super::protocol::adjourned;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::record::DocumentType;
use crate::record::shape::{to_add, to_fill};
use crate::swedish::bodies::is_assembly;

/// Days before the meeting by which those who are to come are summoned to an assembly.
pub(in super::super) const DAYS_BEFORE: i64 = 7;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let Some(protocol) = subject.protocol() else { return };
    let record = subject.record;
    let at = record.kind.map_or(record.span, |kind| kind.span);
    let is_summons = subject.kind == Some(DocumentType::Summons);
    let is_agenda = subject.kind == Some(DocumentType::Agenda);
    // An empty list says nothing either; of one that was refused it has been said why.
    let refused = cx.has_errors() && record.written.contains(&"ärenden");
    if (is_summons || is_agenda) && protocol.items.is_empty() && !refused {
        let fault = message!("inga ärenden ska behandlas", "nothing is to be dealt with");
        let hint =
            to_fill("ärenden", "[{ rubrik: Val av justerare }]", record.layout, record.written.contains(&"ärenden"));
        cx.push(Diagnostic::new(Code::Summons, fault).at(at).hint(hint));
    }
    if is_summons && !record.written.contains(&"tid") {
        let fault =
            message!("kallelsen säger inte när mötet börjar", "the summons does not say when the meeting begins");
        let hint = to_add("tid", "{ från: 9.00 }", record.layout);
        cx.push(Diagnostic::new(Code::Summons, fault).at(at).hint(hint));
    }
    // Of minutes made into a summons it is told with the minutes.
    if record.kind.is_some_and(|kind| !kind.value.is_minuted()) {
        adjourned(protocol, record, cx);
    }
    let sent = protocol.summons.as_ref().and_then(|summons| summons.date);
    let (Some(sent), Some(held)) = (sent, record.date) else { return };
    let days = (held.value - sent.value).num_days();
    let (sent_on, held_on) = (sent.value, held.value);
    let related = message!("mötets dag", "day of the meeting");
    if days < 0 {
        let fault = message!(
            "kallelsen skickades den {sent_on}, efter mötet den {held_on}",
            "the summons was sent on {sent_on}, after the meeting on {held_on}"
        );
        let hint =
            message!("rätta dagen i \"kallelse\", eller \"datum\"", "correct the day in \"kallelse\", or \"datum\"");
        cx.push(Diagnostic::new(Code::Summons, fault).at(sent.span).related(held.span, related).hint(hint));
    } else if days < DAYS_BEFORE && is_assembly(&protocol.body) {
        let fault = message!(
            "kallelsen skickades {days} dagar före mötet; till fullmäktige ska det vara minst {DAYS_BEFORE}",
            "the summons was sent {days} days before the meeting; to an assembly it shall be at least {DAYS_BEFORE}"
        );
        let hint = message!(
            "är ett ärende brådskande får det tillkännages senare (5 kap. 14 § kommunallagen), men kallelsen gäller mötet",
            "an urgent matter may be made known later (5 kap. 14 § kommunallagen), but the summons is to the meeting"
        );
        let fault = Diagnostic::new(Code::Summons, fault).at(sent.span).related(held.span, related).hint(hint);
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    }
}
