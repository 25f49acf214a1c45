//! PRT-JUST and PRT-SELF: who approves the minutes, and by when.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::named;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, Severity};
use crate::meeting::deadlines::approved_by;
use crate::meeting::protocol::{Item, Protocol};
use crate::meeting::sittings;
use crate::message;
use crate::record::shape::to_add;
use crate::record::{Record, Spanned, Status};
use crate::swedish::{DocLang, dates};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    approvers(protocol, cx);
    alone(protocol, cx);
    present(protocol, cx);
    if profile == Profile::Kommun {
        elected(protocol, cx);
        somebody(protocol, record, cx);
    }
    let approved = protocol.approval.as_ref().and_then(|approval| approval.date);
    let held = record.end_date.or(record.date);
    if let (Some(held), Some(approved)) = (held, approved) {
        in_time(held, approved, cx);
    }
    if let Some(first) = record.date {
        at_once(protocol, (first, record.end_date.unwrap_or(first)), cx);
    }
    if record.status == Status::Approved && approved.is_none() && !protocol.is_approved_at_once() {
        let status = record.status_at.unwrap_or(record.span);
        let at = protocol.approval.as_ref().map_or(status, |approval| approval.span);
        let fault = message!(
            "protokollet är justerat, men säger inte vilken dag",
            "the minutes are approved, but do not say on which day"
        );
        let hint = match record.protocol().and_then(|protocol| protocol.approval.as_ref()) {
            Some(approval) => to_add("datum", "2026-03-19", approval.layout),
            None => to_add("justering", "{ datum: 2026-03-19 }", record.layout),
        };
        // No law wants the day to be written down; without it nobody can tell whether the approval was in time.
        cx.push(Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::new(Code::PrtApproval, fault).at(at).hint(hint)
        });
    }
}

/// Who approves is somebody else than the chair, and was there.
fn approvers(protocol: &Protocol, cx: &mut Diagnostics) {
    for item in &protocol.items {
        for approver in &item.approvers {
            not_the_chair(approver, protocol.chair_at(item), cx);
        }
    }
    for approver in &protocol.approvers {
        not_the_chair(approver, protocol.chair.as_ref(), cx);
    }
}

/// Whoever approves the minutes and chaired some of their items is not alone to approve these. Of who chaired the whole meeting it is told above.
fn alone(protocol: &Protocol, cx: &mut Diagnostics) {
    let [first, others @ ..] = protocol.approvers.as_slice() else { return };
    let is_chair = protocol.chair.as_ref().is_some_and(|chair| chair.value == first.value);
    if is_chair || others.iter().any(|other| other.value != first.value) {
        return;
    }
    let of_all = protocol.items.iter().filter(|item| item.approvers.is_empty());
    let chaired = of_all.filter_map(|item| Some((item.number, item.chair.as_ref()?)));
    let chaired: Vec<(u32, &Spanned<String>)> = chaired.filter(|(_, chair)| chair.value == first.value).collect();
    let Some((_, chair)) = chaired.first() else { return };
    let numbers: Vec<u32> = chaired.iter().map(|(number, _)| *number).collect();
    let (who, items) = (&first.value, named(&numbers));
    let fault = message!(
        "vid {items} är {who} både ordförande och ensam justerare",
        "at {items} {who} is both the chair and the only approver"
    );
    let hint = message!(
        "skriv \"justerare\" vid de ärendena: någon annan som var med",
        "write \"justerare\" with those matters: somebody else who was there"
    );
    cx.push(
        Diagnostic::new(Code::PrtApprover, fault)
            .at(first.span)
            .related(chair.span, message!("ordföranden", "the chair"))
            .hint(hint),
    );
}

/// Who approves an item was there to hear it.
fn present(protocol: &Protocol, cx: &mut Diagnostics) {
    let of_all = protocol.items.iter().filter(|item| item.approvers.is_empty()).collect::<Vec<_>>();
    let of_all = protocol.approvers.iter().map(|approver| (approver, of_all.clone()));
    let of_one =
        protocol.items.iter().flat_map(|item| item.approvers.iter().map(move |approver| (approver, vec![item])));
    for (approver, items) in of_all.chain(of_one) {
        let Some(stretch) = protocol.roll.of(&approver.value).next() else { continue };
        let missed = items.into_iter().filter(|item| !protocol.roll.was_there(&approver.value, item.number));
        let missed: Vec<&Item> = missed.collect();
        if missed.is_empty() {
            continue;
        }
        // The matter says it of those who were away for it alone, the attendance of the others.
        let away = missed.iter().flat_map(|item| &item.away).find(|away| away.value == approver.value);
        let told = match away {
            Some(away) => (away.span, message!("frånvarande här", "absent here")),
            None => (stretch.span, message!("närvaron", "the attendance")),
        };
        let numbers: Vec<u32> = missed.iter().map(|item| item.number).collect();
        let (who, items) = (&approver.value, named(&numbers));
        let fault =
            message!("{who} justerar {items} men var inte med då", "{who} approves {items} but was not there then");
        let hint = message!(
            "skriv \"justerare\" vid de ärendena: någon som var med",
            "write \"justerare\" with those matters: somebody who was there"
        );
        cx.push(Diagnostic::new(Code::PrtApprover, fault).at(approver.span).related(told.0, told.1).hint(hint));
    }
}

/// Who approves the minutes of a municipal body is one of those elected to it.
fn elected(protocol: &Protocol, cx: &mut Diagnostics) {
    for approver in protocol.approvers.iter().chain(protocol.items.iter().flat_map(|item| &item.approvers)) {
        let Some(first) = protocol.roll.unelected(&approver.value) else { continue };
        let (who, word) = (&approver.value, first.capacity.word());
        let fault = message!("{who} justerar protokollet som {word}", "{who} approves the minutes as {word}");
        let hint = message!(
            "protokollet justeras av förtroendevalda: skriv en ledamot eller ersättare som var med",
            "those who are elected approve the minutes: name a member or substitute who was there"
        );
        cx.push(
            Diagnostic::new(Code::PrtApprover, fault)
                .at(approver.span)
                .related(first.span, message!("närvaron", "the attendance"))
                .hint(hint),
        );
    }
}

/// Minutes that are approved, or tell how they were, tell by whom.
fn somebody(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let named = protocol.approvers.iter().chain(protocol.items.iter().flat_map(|item| &item.approvers)).next();
    // What was written and could not be read has been told of.
    let named = named.is_some() || (cx.has_errors() && record.written.contains(&"justerare"));
    let status = record.status_at.filter(|_| record.status == Status::Approved);
    let (at, fault) = match (&protocol.approval, status) {
        _ if named => return,
        (Some(approval), _) => {
            let fault = message!(
                "protokollet har \"justering\" men ingen justerare vid sidan av ordföranden",
                "the minutes have \"justering\" but nobody who approves them beside the chair"
            );
            (approval.span, fault)
        }
        (None, Some(status)) => {
            let fault = message!(
                "protokollet är justerat, men har ingen justerare vid sidan av ordföranden",
                "the minutes are approved, but have nobody who approves them beside the chair"
            );
            (status, fault)
        }
        (None, None) => return,
    };
    let alone =
        message!("justerar ordföranden ensam, skriv ett undantag", "if the chair approves alone, write an exemption");
    let hint = to_add("justerare", "[Cecilia Holm]", record.layout);
    cx.push(Diagnostic::new(Code::PrtApprover, fault).at(at).hint(hint).hint(alone));
}

fn not_the_chair(approver: &Spanned<String>, chair: Option<&Spanned<String>>, cx: &mut Diagnostics) {
    let Some(chair) = chair.filter(|chair| chair.value == approver.value) else { return };
    let who = &approver.value;
    let fault = message!(
        "{who} justerar sitt eget mötes protokoll som ordförande",
        "{who} approves the minutes of a meeting that he or she chaired"
    );
    let hint = message!(
        "ordföranden justerar alltid: skriv en annan som var med som justerare",
        "the chair approves in any case: name another who was there"
    );
    cx.push(
        Diagnostic::new(Code::PrtApprover, fault)
            .at(approver.span)
            .related(chair.span, message!("ordföranden", "the chair"))
            .hint(hint),
    );
}

/// What was approved at once was so at the meeting, on one of its days.
fn at_once(protocol: &Protocol, (first, last): (Spanned<NaiveDate>, Spanned<NaiveDate>), cx: &mut Diagnostics) {
    let mut days: BTreeMap<u32, Spanned<NaiveDate>> = BTreeMap::new();
    let mut told = BTreeSet::new();
    let sat = sittings::days((first.value, last.value), &protocol.adjournments);
    for own in protocol.approval.iter().flat_map(|approval| &approval.at_once) {
        let Some(day) = own.day else { continue };
        let is_between = first.value <= day.value && day.value <= last.value;
        if !is_between || sat.as_ref().is_some_and(|sat| !sat.contains(&day.value)) {
            let (sv, en) = (dates::long(day.value, DocLang::Sv), dates::long(day.value, DocLang::En));
            let fault = message!(
                "det som justerades omedelbart justerades vid mötet, men den {} är ingen av dess dagar",
                "what was approved at once was approved at the meeting, but {} is none of its days"; sv, en
            );
            let hint = message!(
                "rätta dagen, eller ta bort paragraferna: det som justerades en annan dag justerades inte omedelbart",
                "correct the day, or remove the items: what was approved on another day was not approved at once"
            );
            let fault = Diagnostic::new(Code::PrtApproval, fault).at(day.span);
            // One day is of several items.
            if told.insert(day.span) {
                cx.push(fault.related(first.span, message!("mötet", "the meeting")).hint(hint));
            }
            continue;
        }
        let number = own.item.value;
        let earlier = *days.entry(number).or_insert(day);
        if earlier.value != day.value {
            let fault = message!(
                "§ {number} har två dagar för den omedelbara justeringen",
                "§ {number} has two days of its approval at once"
            );
            let hint = message!("ta bort den som är fel", "remove the one that is wrong");
            let related = message!("den ena dagen", "the one day");
            let fault = Diagnostic::new(Code::PrtApproval, fault).at(own.item.span);
            cx.push(fault.related(earlier.span, related).hint(hint));
        }
    }
}

fn in_time(held: Spanned<NaiveDate>, approved: Spanned<NaiveDate>, cx: &mut Diagnostics) {
    let fault = if approved.value < held.value {
        message!("protokollet justerades innan mötet hölls", "the minutes were approved before the meeting was held")
    } else if let Some(last) = approved_by(held.value)
        && approved.value > last
    {
        let (sv, en) = (dates::long(last, DocLang::Sv), dates::long(last, DocLang::En));
        message!("protokollet justerades för sent: senast den {}", "the minutes were approved too late: by {} at the latest"; sv, en)
    } else {
        return;
    };
    cx.push(
        Diagnostic::new(Code::PrtApproval, fault)
            .at(approved.span)
            .related(held.span, message!("mötet", "the meeting"))
            .hint(message!("rätta dagen om den är fel", "correct the day if it is wrong")),
    );
}
