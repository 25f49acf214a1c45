//! PRT-AJOUR, PRT-DISK, PRT-DNR: what of a meeting disagrees with itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::meeting::protocol::Protocol;
use crate::meeting::sittings::sittings;
use crate::message;
use crate::record::protocol::Adjournment;
use crate::record::{Record, Spanned};
use crate::source::Span;
use crate::swedish::{DocLang, TimeOfDay, dates};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    discussed(protocol, cx);
    adjourned(protocol, record, cx);
    matters(record, cx);
}

/// When the meeting sat, of one to come as of one that has been held.
pub(in super::super) fn adjourned(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    match record.end_date.zip(record.date).filter(|(last, first)| last.value > first.value) {
        None => adjournments(record, cx),
        Some((last, first)) => of_days((first.value, last.value), protocol, record, cx),
    }
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
    let written = || record.protocol().into_iter().flat_map(|protocol| &protocol.adjournments);
    if ends_on_no_later_day(days, written(), cx) {
        return;
    }
    let Some(at) = written().find_map(|adjournment| adjournment.time.from).map(|time| time.span) else { return };
    let time = record.time.and_then(|time| Some((time.from?.value, time.to.map(|to| to.value))));
    let Some(time) = time.filter(|time| sittings(days, *time, &protocol.adjournments).is_none()) else { return };
    let nights = protocol.adjournments.iter().filter(|adjournment| adjournment.is_to_another_day()).count();
    let fault = message!(
        "det framgår inte på vilka av mötets dagar ajourneringarna var: {nights} av dem varar till en annan dag",
        "it does not show on which days of the meeting the adjournments were: {nights} of them last to another day"
    );
    let own = cx.entry("ajourneringar", "[{ från: 17.00, till: 9.00 }]");
    let [(begins, ends), (begins_en, ends_en)] = [DocLang::Sv, DocLang::En]
        .map(|lang| (time.0.in_text(lang), time.1.map(|ends| ends.in_text(lang)).unwrap_or_default()));
    let hint = if time.1.is_some() {
        message!(
            "skriv alla i ordning, från första dagen {} till sista dagen {}, också den över varje natt: {own}",
            "write all in order, from {} on the first day to {} on the last, also that over each night: {own}";
            (begins, ends), (begins_en, ends_en)
        )
    } else {
        message!(
            "skriv alla i ordning, från första dagen {}, också den över varje natt: {own}",
            "write all in order, from {} on the first day, also that over each night: {own}"; begins, begins_en
        )
    };
    let related = message!("mötets sista dag", "the last day of the meeting");
    let fault = Diagnostic::new(Code::PrtAdjournment, fault).at(at).hint(hint);
    let fault = record.end_date.into_iter().fold(fault, |fault, day| fault.related(day.span, related.clone()));
    let dated = cx.value("{ från: 17.00, till: 9.00, slutdatum: … }");
    // Where there are days enough, they may be others than those one after another.
    let free = days.1.signed_duration_since(days.0).num_days() > i64::try_from(nights).unwrap_or(i64::MAX).max(1);
    let hint = free.then(|| {
        message!(
            "ligger dagarna inte i följd, skriv den dag då mötet fortsatte: {dated}",
            "if the days are not one after another, write the day on which the meeting went on: {dated}"
        )
    });
    cx.push(hint.into_iter().fold(fault, Diagnostic::hint));
}

/// Tells of adjournments that end on a day which is not after the one that the meeting had come to, or after its last, and says whether there are any.
fn ends_on_no_later_day<'r>(
    (first, last): (NaiveDate, NaiveDate),
    adjournments: impl Iterator<Item = &'r Adjournment>,
    cx: &mut Diagnostics,
) -> bool {
    let (mut before, mut found) = (first, false);
    for until in adjournments.filter_map(|adjournment| adjournment.until) {
        let [(day, day_en), (earlier, earlier_en), (end, end_en)] =
            [until.value, before, last].map(|day| (dates::long(day, DocLang::Sv), dates::long(day, DocLang::En)));
        let (fault, hint) = if until.value > last {
            (
                message!(
                    "ajourneringen slutar den {}, efter mötets sista dag den {}",
                    "the adjournment ends on {}, after the last day of the meeting, {}"; (day, end), (day_en, end_en)
                ),
                message!(
                    "rätta dagen, eller mötets \"slutdatum\" överst i posten",
                    "correct the day, or the meeting's \"slutdatum\" at the head of the record"
                ),
            )
        } else if until.value <= before {
            (
                message!(
                    "ajourneringen slutar den {}, men mötet hade redan kommit till den {}",
                    "the adjournment ends on {}, but the meeting had already come to {}"; (day, earlier), (day_en, earlier_en)
                ),
                message!(
                    "rätta dagen, eller ta bort \"slutdatum\": ett uppehåll inom dagen har inget",
                    "correct the day, or remove \"slutdatum\": a break within the day has none"
                ),
            )
        } else {
            before = until.value;
            continue;
        };
        found = true;
        cx.push(Diagnostic::new(Code::PrtAdjournment, fault).at(until.span).hint(hint));
    }
    found
}

/// Each adjournment lies within the meeting, and after the one before.
fn adjournments(record: &Record<'_>, cx: &mut Diagnostics) {
    let Some(protocol) = record.protocol() else { return };
    let (begins, ends) = record.time.map_or((None, None), |time| (time.from, time.to));
    let mut before: Option<Spanned<TimeOfDay>> = None;
    if let Some(date) = record.date {
        ends_on_no_later_day((date.value, date.value), protocol.adjournments.iter(), cx);
    }
    let within = protocol.adjournments.iter().filter(|adjournment| adjournment.until.is_none());
    for adjournment in within {
        let (Some(from), Some(to)) = (adjournment.time.from, adjournment.time.to) else { continue };
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
