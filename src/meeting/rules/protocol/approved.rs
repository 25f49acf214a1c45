//! PRT-TID, PRT-ANS and PRT-HÄNV: what the approved minutes of a municipality tell beside the meeting itself.
//!
//! None of these is needed before the approval: the notice comes after it.

use super::named;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::meeting::deadlines::made_known_by;
use crate::meeting::protocol::Protocol;
use crate::message;
use crate::record::shape::{to_add, to_fill};
use crate::record::{Record, Status};
use crate::swedish::{DocLang, dates};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    if record.status != Status::Approved {
        return;
    }
    begins(record, cx);
    made_known(protocol, record, cx);
    appealed(protocol, record, cx);
}

/// They tell when the meeting began.
fn begins(record: &Record<'_>, cx: &mut Diagnostics) {
    if record.written.contains(&"tid") {
        return;
    }
    let fault = message!(
        "protokollet är justerat, men säger inte när mötet började",
        "the minutes are approved, but do not say when the meeting began"
    );
    let hint = to_add("tid", "{ från: 13.00, till: 15.30 }", record.layout);
    cx.push(Diagnostic::new(Code::PrtTime, fault).at(record.status_at.unwrap_or(record.span)).hint(hint));
}

/// They tell that the approval was made known, and when. A notice of items approved at once is of those alone.
fn made_known(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let approval = protocol.approval.as_ref();
    let untold = protocol.items.iter().filter(|item| protocol.at_once(item.number).is_none());
    let untold = untold.filter(|item| !protocol.notices.iter().any(|notice| notice.items.contains(&item.number)));
    // What was written and could not be read has been told of.
    let had_errors = cx.has_errors();
    let refused = protocol.notices.is_empty() && had_errors && record.written.contains(&"anslag");
    if untold.count() == 0 || refused {
        return;
    }
    let status = record.status_at.unwrap_or(record.span);
    let approved = approval.and_then(|approval| approval.date);
    let fault = message!(
        "protokollet är justerat, men säger inte när justeringen tillkännagavs",
        "the minutes are approved, but do not say when the approval was made known"
    );
    let fault = Diagnostic::new(Code::PrtNotice, fault).at(approved.map_or(status, |approved| approved.span));
    let hint = if protocol.notices.is_empty() {
        // No day that somebody could copy: it says when something was done.
        let example = "{ anslaget: …, plats: Kommunens digitala anslagstavla, förvaring: Kommunkansliet }";
        to_fill("anslag", example, record.layout, record.written.contains(&"anslag"))
    } else {
        message!(
            "lägg till ett anslag utan \"paragrafer\": det gäller allt som inte justerades omedelbart",
            "add a notice without \"paragrafer\": it is of all that was not approved at once"
        )
    };
    let due = approved.and_then(|approved| made_known_by(approved.value)).map(|day| {
        let (sv, en) = (dates::long(day, DocLang::Sv), dates::long(day, DocLang::En));
        message!("justeringen ska tillkännages senast den {}", "the approval is to be made known by {}"; sv, en)
    });
    let fault = due.into_iter().fold(fault.hint(hint), Diagnostic::hint);
    // The law demands the notice, not that the minutes tell of it; but from its day the time for appeals counts.
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// They tell how their decisions are appealed.
fn appealed(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let untold = protocol.items.iter().filter(|item| !item.decisions.is_empty() && protocol.appeal_of(item).is_none());
    let untold: Vec<u32> = untold.map(|item| item.number).collect();
    // Of what could not be read it has been told; an empty list says nothing.
    let is_written = record.written.contains(&"överklagande");
    let is_whole = record.protocol().is_some_and(|written| written.appeals.len() == protocol.appeals.len());
    if untold.is_empty() || !is_whole || protocol.appeals.is_empty() && is_written && cx.has_errors() {
        return;
    }
    if !protocol.appeals.is_empty() {
        let (items, verb) = (named(&untold), if untold.len() == 1 { "is" } else { "are" });
        let fault = message!(
            "protokollet är justerat, men säger inte hur {items} överklagas",
            "the minutes are approved, but do not say how {items} {verb} appealed"
        );
        let way = cx.entry("slag", "laglighetsprövning");
        let hint = message!(
            "skriv \"överklagande\" som en lista, med ett sätt till utan \"paragrafer\", som gäller alla andra: {way}",
            "write \"överklagande\" as a list, with one more way without \"paragrafer\", which is of all others: {way}"
        );
        let at = record.status_at.unwrap_or(record.span);
        cx.push(Diagnostic::new(Code::PrtAppealUntold, fault).at(at).hint(hint));
        return;
    }
    let fault = message!(
        "protokollet är justerat, men säger inte hur besluten överklagas",
        "the minutes are approved, but do not say how the decisions are appealed"
    );
    let example = "{ slag: laglighetsprövning, till: Förvaltningsrätten i Härnösand }";
    let none = cx.entry("slag", "får inte överklagas");
    let none = message!(
        "är alla beslut rent förberedande eller verkställande, skriv {none}, med 13 kap. 2 § kommunallagen som \"lagrum\"",
        "if all decisions only prepare or carry out others, write {none}, with 13 kap. 2 § kommunallagen as \"lagrum\""
    );
    let at = record.status_at.unwrap_or(record.span);
    let fault = Diagnostic::new(Code::PrtAppealUntold, fault).at(at);
    cx.push(fault.hint(to_fill("överklagande", example, record.layout, is_written)).hint(none));
}
