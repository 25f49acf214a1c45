//! PRT-ANS: when the approval is made known, of which items, and how long the notice stays up.

use chrono::NaiveDate;

use super::named;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::meeting::deadlines::{end_of_notice, made_known_by};
use crate::meeting::protocol::{Notice, Protocol};
use crate::message;
use crate::record::{Record, Spanned};
use crate::swedish::{DocLang, dates};

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let approved = protocol.approval.as_ref().and_then(|approval| approval.date);
    for notice in &protocol.notices {
        if notice.at_once.is_empty() {
            if let Some(approved) = approved {
                in_time(notice, (approved, approved), &message!("justeringen", "the approval"), cx);
            }
        } else if let Some(first) = record.date {
            // What is approved at once is approved at the meeting; on which of its days, the record need not tell.
            let at_meeting =
                message!("mötet, då paragraferna justerades", "the meeting, at which the items were approved");
            let last = record.end_date.unwrap_or(first);
            let days = || notice.approved.iter().flatten().copied();
            match (days().max_by_key(|day| day.value), days().min_by_key(|day| day.value)) {
                (Some(latest), Some(earliest)) => {
                    let related = message!("då justerades paragraferna", "the items were approved then");
                    in_time(notice, (latest, earliest), &related, cx);
                }
                _ => in_time(notice, (first, Spanned { value: last.value, ..first }), &at_meeting, cx),
            }
            if notice.approved.iter().any(Option::is_none) {
                let at_meeting = Spanned { value: at_meeting, span: first.span };
                on_an_early_day(notice, (first.value, last.value), at_meeting, cx);
            }
        }
        long_enough(notice, cx);
    }
    let at_once: Vec<u32> =
        protocol.approval.iter().flat_map(|approval| &approval.at_once).map(|own| own.item.value).collect();
    of_items_approved_at_once(protocol, &at_once, cx);
    once_each(protocol, &at_once, cx);
    of_all(protocol, cx);
}

/// Not before a day and, counted from another, not too late.
fn in_time(
    notice: &Notice,
    (earliest, counted): (Spanned<NaiveDate>, Spanned<NaiveDate>),
    related: &Message,
    cx: &mut Diagnostics,
) {
    let posted = notice.posted;
    let (fault, from) = if made_known_by(counted.value).is_some_and(|due| posted.value > due) {
        let fault = message!(
            "justeringen tillkännagavs senare än andra dagen efter justeringen",
            "the approval was made known later than on the second day after it"
        );
        (fault, counted)
    } else if posted.value < earliest.value {
        let fault = message!(
            "justeringen tillkännagavs innan protokollet var justerat",
            "the approval was made known before the minutes were approved"
        );
        (fault, earliest)
    } else {
        return;
    };
    cx.push(
        Diagnostic::new(Code::PrtNotice, fault)
            .at(posted.span)
            .related(from.span, related.clone())
            .hint(message!("rätta dagen om den är fel", "correct the day if it is wrong")),
    );
}

/// Of a meeting of several days, what was approved on one of its first may have been made known too late, though counted from the last it was in time.
fn on_an_early_day(
    notice: &Notice,
    (first, last): (NaiveDate, NaiveDate),
    related: Spanned<Message>,
    cx: &mut Diagnostics,
) {
    let posted = notice.posted;
    let is_late_of = |day| made_known_by(day).is_some_and(|due| posted.value > due);
    if !is_late_of(first) || is_late_of(last) {
        return;
    }
    let Some(earliest) = first.iter_days().take_while(|day| *day <= last).find(|day| !is_late_of(*day)) else { return };
    let (sv, en) = (dates::long(earliest, DocLang::Sv), dates::long(earliest, DocLang::En));
    let fault = message!(
        "anslaget är för sent för det som justerades före den {}",
        "the notice is too late for what was approved before {}"; sv, en
    );
    let untold: Vec<String> = notice
        .items
        .iter()
        .zip(&notice.approved)
        .filter(|(_, day)| day.is_none())
        .map(|(number, _)| number.to_string())
        .collect();
    let own = cx.entry("omedelbart_per_dag", &format!("{{ datum: …, paragrafer: [{}] }}", untold.join(", ")));
    let hint = message!(
        "skriv under \"justering\" vilken av mötets dagar paragraferna justerades: {own}",
        "write under \"justering\" on which day of the meeting the items were approved: {own}"
    );
    let fault = Diagnostic { severity: Severity::Info, ..Diagnostic::new(Code::PrtNotice, fault) };
    cx.push(fault.at(posted.span).related(related.span, related.value).hint(hint));
}

/// The notice stays up until the time for appeals has run out.
fn long_enough(notice: &Notice, cx: &mut Diagnostics) {
    let earliest = end_of_notice(notice.posted.value);
    let Some(span) = notice.removed_span.filter(|_| notice.removed < earliest) else { return };
    let (sv, en) = (dates::long(earliest, DocLang::Sv), dates::long(earliest, DocLang::En));
    let fault = message!(
        "anslaget tas ned innan tiden för överklagande har gått ut",
        "the notice is taken down before the time for appeals has run out"
    );
    let hint = message!("tidigast den {}; ta bort \"nedtas\", så räknas dagen ut", "not before {}; remove \"nedtas\", and the day is computed"; sv, en);
    cx.push(
        Diagnostic::new(Code::PrtNotice, fault)
            .at(span)
            .related(notice.posted.span, message!("anslaget", "the notice"))
            .hint(hint),
    );
}

/// What a notice of its own is of was approved at once; all else is approved together.
fn of_items_approved_at_once(protocol: &Protocol, at_once: &[u32], cx: &mut Diagnostics) {
    for item in protocol.notices.iter().flat_map(|notice| &notice.at_once) {
        let number = item.value;
        if at_once.contains(&number) {
            continue;
        }
        let fault = message!(
            "§ {number} har ett eget anslag, men är inte omedelbart justerad",
            "§ {number} has a notice of its own, but was not approved at once"
        );
        let own = cx.entry("justering", &format!("{{ omedelbart: [{number}] }}"));
        let hint = message!(
            "skriv {own}, eller ta bort numret: ett anslag utan \"paragrafer\" gäller allt som inte \
             justerades omedelbart",
            "write {own}, or remove the number: a notice without \"paragrafer\" is of all that was not \
             approved at once"
        );
        cx.push(Diagnostic::new(Code::PrtNotice, fault).at(item.span).hint(hint));
    }
}

/// No item has two notices: from which of them would the time for appeals count?
fn once_each(protocol: &Protocol, at_once: &[u32], cx: &mut Diagnostics) {
    for (index, notice) in protocol.notices.iter().enumerate() {
        let common = |other: &Notice| -> Vec<u32> {
            // Of an item that has a notice of its own by mistake, that has been told.
            let of_one_kind = other.at_once.is_empty() == notice.at_once.is_empty();
            let counts = |item: &u32| notice.items.contains(item) && (of_one_kind || at_once.contains(item));
            other.items.iter().copied().filter(counts).collect()
        };
        let earlier = protocol.notices.iter().take(index).map(|other| (other, common(other)));
        let Some((other, common)) = earlier.into_iter().find(|(_, common)| !common.is_empty()) else { continue };
        let (items, verb) = (named(&common), if common.len() == 1 { "has" } else { "have" });
        let fault = message!("{items} har två anslag", "{items} {verb} two notices");
        let hint = message!(
            "skriv med \"paragrafer\" vilka omedelbart justerade paragrafer vart och ett gäller; ett utan gäller alla andra",
            "write with \"paragrafer\" of which items approved at once each is; one without is of all others"
        );
        let related = message!("det första", "the first");
        cx.push(
            Diagnostic::new(Code::PrtNotice, fault)
                .at(notice.posted.span)
                .related(other.posted.span, related)
                .hint(hint),
        );
    }
}

/// Where the approval of the others has been made known, so has that of each item approved at once.
fn of_all(protocol: &Protocol, cx: &mut Diagnostics) {
    let Some(approval) = &protocol.approval else { return };
    let without = |number: u32| !protocol.notices.iter().any(|notice| notice.items.contains(&number));
    let there = |number: u32| protocol.items.iter().any(|item| item.number == number);
    let left: Vec<&Spanned<u32>> =
        approval.at_once.iter().map(|own| &own.item).filter(|item| there(item.value) && without(item.value)).collect();
    let Some(first) = left.first().filter(|_| !protocol.notices.is_empty()) else { return };
    let numbers: Vec<u32> = left.iter().map(|item| item.value).collect();
    let (items, listed) = (named(&numbers), numbers.iter().map(u32::to_string).collect::<Vec<_>>().join(", "));
    let verb = if numbers.len() == 1 { "was" } else { "were" };
    let fault = message!(
        "{items} justerades omedelbart, men anslaget gäller resten av protokollet",
        "{items} {verb} approved at once, but the notice is of the rest of the minutes"
    );
    let own = cx.value(&format!("{{ paragrafer: [{listed}], anslaget: …, plats: …, förvaring: … }}"));
    let hint = message!("lägg till ett anslag: {own}", "add a notice: {own}");
    // Such minutes have been written with one notice, and stay as good as they were.
    cx.push(Diagnostic {
        severity: Severity::Warning,
        ..Diagnostic::new(Code::PrtNotice, fault).at(first.span).hint(hint)
    });
}
