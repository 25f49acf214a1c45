//! PRT-AJOUR, PRT-DISK, PRT-DNR: what of a meeting disagrees with itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::meeting::protocol::Protocol;
use crate::meeting::sittings::sittings;
use crate::message;
use crate::record::{Record, Spanned};
use crate::source::Span;
use crate::swedish::{DocLang, TimeOfDay};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    discussed(protocol, cx);
    match record.end_date.zip(record.date).filter(|(last, first)| last.value > first.value) {
        None => adjournments(record, cx),
        Some((last, first)) => of_days((first.value, last.value), protocol, record, cx),
    }
    matters(record, cx);
}

/// Minutes that are to tell what was said do so somewhere.
fn discussed(protocol: &Protocol, cx: &mut Diagnostics) {
    let silent = protocol.items.iter().all(|item| item.discussion.blocks.is_empty());
    // Of a discussion that was refused it has been said why.
    let Some(sort) = protocol.tells_discussion.filter(|_| silent && !protocol.items.is_empty() && !cx.has_errors())
    else {
        return;
    };
    let fault = message!(
        "diskussionsprotokollet säger inte vad som sades i något ärende",
        "the minutes of discussion do not say what was said in any matter"
    );
    let hint = message!(
        "skriv \"diskussion\" vid ärendena, eller ta bort \"slag\": utan det är det ett beslutsprotokoll",
        "write \"diskussion\" with the matters, or remove \"slag\": without it they are minutes of decisions"
    );
    cx.push(Diagnostic::new(Code::PrtDiscussion, fault).at(sort).hint(hint));
}

/// Of a meeting of several days the adjournments tell on which of them it sat from when to when.
fn of_days(days: (NaiveDate, NaiveDate), protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let mut adjournments = record.protocol().into_iter().flat_map(|protocol| &protocol.adjournments);
    let Some(at) = adjournments.find_map(|time| time.from).map(|time| time.span) else { return };
    let time = record.time.and_then(|time| Some((time.from?.value, time.to?.value)));
    let Some(time) = time.filter(|time| sittings(days, *time, &protocol.adjournments).is_none()) else { return };
    let nights = protocol.adjournments.iter().filter(|(from, to)| to < from).count();
    let (begins, ends) = (time.0.in_text(DocLang::Sv), time.1.in_text(DocLang::Sv));
    let fault = message!(
        "det framgår inte på vilka av mötets dagar ajourneringarna var: {nights} av dem varar över en natt",
        "it does not show on which days of the meeting the adjournments were: {nights} of them last over a night"
    );
    let own = cx.entry("ajourneringar", "[{ från: 17.00, till: 9.00 }]");
    let hint = message!(
        "skriv alla i ordning, från första dagen {begins} till sista dagen {ends}, också den över varje natt: {own}",
        "write all in order, from {begins} on the first day to {ends} on the last, also that over each night: {own}"
    );
    let related = message!("mötets sista dag", "the last day of the meeting");
    let fault = Diagnostic::new(Code::PrtAdjournment, fault).at(at).hint(hint);
    cx.push(record.end_date.into_iter().fold(fault, |fault, day| fault.related(day.span, related.clone())));
}

/// Each adjournment lies within the meeting, and after the one before.
fn adjournments(record: &Record<'_>, cx: &mut Diagnostics) {
    let Some(protocol) = record.protocol() else { return };
    let (begins, ends) = record.time.map_or((None, None), |time| (time.from, time.to));
    let mut before: Option<Spanned<TimeOfDay>> = None;
    for adjournment in &protocol.adjournments {
        let (Some(from), Some(to)) = (adjournment.from, adjournment.to) else { continue };
        let shown = |time: Spanned<TimeOfDay>| time.value.in_text(DocLang::Sv);
        let mut tell = |at: Span, fault: Message, related: Option<(Span, Message)>| {
            let fault = Diagnostic::new(Code::PrtAdjournment, fault).at(at);
            let fault = related.into_iter().fold(fault, |fault, (span, words)| fault.related(span, words));
            cx.push(fault.hint(message!("rätta det klockslag som är fel", "correct the time that is wrong")));
        };
        let (first, last) = (shown(from), shown(to));
        if to.value < from.value {
            let fault = message!(
                "ajourneringen slutar {last}, innan den börjar {first}",
                "the adjournment ends {last}, before it begins {first}"
            );
            tell(to.span, fault, Some((from.span, message!("börjar här", "begins here"))));
            continue;
        }
        if let Some(begins) = begins.filter(|begins| from.value < begins.value) {
            let at = shown(begins);
            let fault = message!(
                "ajourneringen börjar {first}, innan mötet börjar {at}",
                "the adjournment begins {first}, before the meeting begins {at}"
            );
            tell(from.span, fault, Some((begins.span, message!("mötet börjar", "the meeting begins"))));
        }
        if let Some(ends) = ends.filter(|ends| to.value > ends.value) {
            let at = shown(ends);
            let fault = message!(
                "ajourneringen slutar {last}, efter att mötet slutade {at}",
                "the adjournment ends {last}, after the meeting ended {at}"
            );
            tell(to.span, fault, Some((ends.span, message!("mötet slutar", "the meeting ends"))));
        }
        if let Some(before) = before.filter(|before| from.value < before.value) {
            let at = shown(before);
            let fault = message!(
                "ajourneringen börjar {first}, innan den förra slutade {at}",
                "the adjournment begins {first}, before the one before it ended {at}"
            );
            tell(from.span, fault, Some((before.span, message!("den förra slutar", "the one before ends"))));
        }
        before = Some(to);
    }
}

/// A registry number is one matter's. That it is taken up twice can be right, and under the meeting's own number many things are.
fn matters(record: &Record<'_>, cx: &mut Diagnostics) {
    let own = record.registry_number.as_ref().map(|number| number.value.as_str());
    let items = record.protocol().into_iter().flat_map(|protocol| &protocol.items);
    let numbers = items.filter_map(|item| item.registry_number.as_ref());
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for number in numbers.filter(|number| Some(number.value.as_str()) != own) {
        let Some(first) = seen.get(number.value.as_str()) else {
            seen.insert(&number.value, number.span);
            continue;
        };
        let written = &number.value;
        let fault =
            message!("två paragrafer har diarienumret {written}", "two items have the registry number {written}");
        let hint = message!(
            "rätta det ena, om det inte är samma ärende två gånger",
            "correct one of them, unless it is the same matter twice"
        );
        let related = message!("första gången", "the first time");
        cx.push(Diagnostic::new(Code::PrtMatter, fault).at(number.span).related(*first, related).hint(hint));
    }
}
