//! REC-TIME and what else no kind of document can say.

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    order_of_time(subject, cx);
    versions(subject, cx);
    participants(subject, cx);
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
