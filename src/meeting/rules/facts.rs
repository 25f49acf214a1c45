//! MIN-FAKT, REC-TIME, MIN-BES: what notes must say, and what they cannot.

use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, excerpt};
use crate::markdown::RunKind;
use crate::message;
use crate::record::shape::{self, Key};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    if record_of_notes(subject) {
        required(subject, cx);
        decisions(subject, cx);
    }
    order_of_time(subject, cx);
    versions(subject, cx);
    participants(subject, cx);
}

/// Whether the record is one of notes, as far as that can be told.
fn record_of_notes(subject: &Subject<'_, '_>) -> bool {
    subject.record.protocol.is_none()
}

/// Day, place, who was there, and something that was said.
fn required(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let at = record.kind.map_or(record.span, |kind| kind.span);
    let written = |key: &str| record.written.contains(&key);
    // Of what was refused it has been said why.
    let has_errors = cx.has_errors();
    let refused = |keys: &[&str]| keys.iter().any(|key| written(key)) && has_errors;
    let no_participants = record.participants.is_empty() && !refused(&["deltagare"]);
    let nothing_said = subject.texts().iter().all(|text| text.blocks.is_empty()) && !refused(&["inledning", "avsnitt"]);
    let facts = [
        (!written("datum"), "datum", Doc { sv: "dag för mötet", en: "the day of the meeting" }),
        (!written("plats"), "plats", Doc { sv: "plats för mötet", en: "the place of the meeting" }),
        (no_participants, "deltagare", Doc { sv: "vilka eller hur många som deltog", en: "who or how many took part" }),
        (nothing_said, "avsnitt", Doc { sv: "vad som togs upp", en: "what was discussed" }),
    ];
    for (missing, key, what) in facts {
        if missing {
            let fault = message!("minnesanteckningar måste ange {}", "notes must state {}"; what.sv, what.en);
            let hint = shape::NOTES.key(key).map(Key::line_to_add);
            cx.push(hint.into_iter().fold(Diagnostic::new(Code::MinFact, fault).at(at), Diagnostic::hint));
        }
    }
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
fn decisions(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let is_decision = |word: &str| {
        ["beslut", "beslut i ärendet", "decision", "decisions"].contains(&word.trim().to_lowercase().as_str())
    };
    for said in &subject.said {
        let text = said.text();
        let (label, fault) = match said.part {
            Part::Text(RunKind::Heading) => {
                let shown = excerpt(text);
                let fault = message!(
                    "avsnittet \"{shown}\" hör hemma i ett protokoll, inte i minnesanteckningar",
                    "the section \"{shown}\" belongs in minutes, not in notes"
                );
                (text.trim_end_matches([':', '.']), fault)
            }
            Part::Text(RunKind::Paragraph) => {
                let Some((label, _)) = text.split_once(':') else { continue };
                let fault = message!(
                    "ett beslut hör hemma i ett protokoll, inte i minnesanteckningar",
                    "a decision belongs in minutes, not in notes"
                );
                (label, fault)
            }
            _ => continue,
        };
        if is_decision(label) {
            let at = said.span(0..label.len());
            cx.push(Diagnostic::new(Code::MinDecision, fault).at(at).hint(message!(
                "om något beslutades, skriv ett protokoll: det blir allmän handling på andra grunder",
                "if something was decided, write minutes (protokoll): they become a public record on other grounds"
            )));
        }
    }
}
