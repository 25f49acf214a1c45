//! MIN-FAKT, REC-TIME, MIN-BES: what notes must say, and what they cannot.

use super::super::{Section, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    required(subject, cx);
    order_of_time(subject, cx);
    versions(subject, cx);
    participants(subject, cx);
    decisions(subject.sections, cx);
}

/// Day, place, who was there, and something that was said.
fn required(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let at = record.kind.map_or(record.span, |kind| kind.span);
    let has_errors = cx.has_errors();
    let nothing_said = subject.texts().iter().all(|(_, text)| text.blocks.is_empty());
    let written = |key: &str| record.written.contains(&key);
    // Of what was refused it has been said why.
    let refused = |keys: &[&str]| keys.iter().any(|key| written(key)) && has_errors;
    let mut lacks = |missing: bool, key: &str, sv: &str, en: &str, example: &str| {
        if missing {
            cx.push(
                Diagnostic::new(Code::MinFact, message!("minnesanteckningar måste ange {sv}", "notes must state {en}"))
                    .at(at)
                    .hint(message!("lägg till en rad: {key}: {example}", "add a line: {key}: {example}")),
            );
        }
    };
    lacks(!written("datum"), "datum", "dag för mötet", "the day of the meeting", "2024-06-04");
    lacks(!written("plats"), "plats", "plats för mötet", "the place of the meeting", "Stockholm");
    lacks(
        record.participants.is_empty() && !refused(&["deltagare"]),
        "deltagare",
        "vilka eller hur många som deltog",
        "who or how many took part",
        "[{ organisation: civilsamhällesorganisationer, antal: 30 }]",
    );
    lacks(
        nothing_said && !refused(&["inledning", "avsnitt"]),
        "avsnitt",
        "vad som togs upp",
        "what was discussed",
        "[{ rubrik: Inledning, text: \"…\" }]",
    );
}

/// An end does not come before its beginning.
fn order_of_time(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    if let (Some(first), Some(last)) = (record.date, record.end_date)
        && last.value < first.value
    {
        let fault = message!(
            "mötet slutar den {} men börjar den {}",
            "the meeting ends on {} but begins on {}"; (last.value, first.value), (last.value, first.value)
        );
        cx.push(
            Diagnostic::new(Code::RecTime, fault)
                .at(last.span)
                .related(first.span, message!("här börjar mötet", "here the meeting begins"))
                .hint(message!("byt plats på dagarna, eller rätta den ena", "swap the days, or correct one of them")),
        );
    }
    let one_day = record.end_date.is_none() || record.end_date.map(|d| d.value) == record.date.map(|d| d.value);
    if let Some((from, to)) = record.time.and_then(|time| Some((time.from?, time.to?)))
        && one_day
        && to.value <= from.value
    {
        let fault = message!("mötet slutar innan det börjar", "the meeting ends before it begins");
        cx.push(
            Diagnostic::new(Code::RecTime, fault)
                .at(to.span)
                .related(from.span, message!("här börjar mötet", "here the meeting begins"))
                .hint(message!("gick mötet över midnatt, ange slutdatum", "if it went past midnight, give slutdatum")),
        );
    }
}

/// A version replaces an earlier one.
fn versions(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let Some(replaces) = &record.replaces else { return };
    if let Some(old) = replaces.version
        && old.value >= i64::from(record.version.value)
    {
        let (old_number, new) = (old.value, record.version.value);
        let fault = message!(
            "version {new} kan inte ersätta version {old_number}",
            "version {new} cannot replace version {old_number}"
        );
        cx.push(
            Diagnostic::new(Code::RecRange, fault)
                .at(old.span)
                .hint(message!("höj \"version\" till minst {}", "raise \"version\" to at least {}"; old_number + 1, old_number + 1)),
        );
    }
}

/// A participant is a person, an organisation or a number.
fn participants(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for participant in &subject.record.participants {
        if !participant.told {
            let fault = message!(
                "deltagaren har varken namn, organisation eller antal",
                "the participant has neither name, organisation nor number"
            );
            cx.push(
                Diagnostic::new(Code::RecMissing, fault)
                    .at(participant.span)
                    .hint(message!("ange minst ett av dem", "give at least one of them")),
            );
        }
        if let (Some(name), Some(count)) = (&participant.name, participant.count) {
            let fault = message!("deltagaren har både namn och antal", "the participant has both name and number");
            cx.push(
                Diagnostic::new(Code::RecValue, fault)
                    .at(count.span)
                    .related(name.span, message!("namnet", "the name"))
                    .hint(message!("gör två deltagare av dem", "make two participants of them")),
            );
        }
    }
}

/// Notes hold no decisions: what was decided belongs in minutes, which are approved.
fn decisions(sections: &[Section], cx: &mut Diagnostics) {
    for section in sections {
        if let Some(heading) = &section.heading {
            let word = heading.value.trim_end_matches([':', '.']).to_lowercase();
            if ["beslut", "beslut i ärendet", "decision", "decisions"].contains(&word.as_str()) {
                let fault = message!(
                    "avsnittet \"{}\" hör hemma i ett protokoll, inte i minnesanteckningar",
                    "the section \"{}\" belongs in minutes, not in notes"; heading.value, heading.value
                );
                cx.push(Diagnostic::new(Code::MinDecision, fault).at(heading.span).hint(message!(
                    "beslutades något blir handlingen allmän på andra grunder: skriv ett protokoll",
                    "if something was decided, write minutes (protokoll)"
                )));
            }
        }
        decisions(&section.sections, cx);
    }
}
