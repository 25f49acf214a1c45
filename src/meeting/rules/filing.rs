//! REG-DAY, REG-RÄTT and REG-BIL: registered in time, corrections that say of what, and appendices that can be filed.

use chrono::NaiveDate;

use super::super::Particulars;
use super::super::subject::Subject;
use super::doubles::again;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::meeting::protocol::Appendix;
use crate::message;
use crate::record::{DocumentType, Spanned, Status};
use crate::swedish::calendar;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    registered_in_time(subject, cx);
    corrected(subject, cx);
    appended(subject, cx);
}

/// When the document was drawn up (upprättad): decisions and memoranda on their day.
fn drawn_up(subject: &Subject<'_, '_>) -> Option<Spanned<NaiveDate>> {
    match subject.particulars {
        // Notes are finished some time after the meeting, which the record does not tell.
        Particulars::Meeting(_) | Particulars::FileNote(_) | Particulars::Notes(_) => subject.particulars.drawn_up(),
        Particulars::Decision(_) | Particulars::Memorandum(_) => subject.record.date,
    }
}

/// No later than the workday after it was drawn up, and not before the day that it tells of.
fn registered_in_time(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    registered_before(subject, cx);
    let (Some(registered), Some(drawn_up)) = (subject.record.registered, drawn_up(subject)) else { return };
    let Some(last) = calendar::days_after(drawn_up.value, 1) else { return };
    if registered.value <= last {
        return;
    }
    let (day, due) = (registered.value, last);
    let fault = message!(
        "handlingen registrerades den {day}, men borde ha registrerats senast den {due}",
        "the document was registered on {day}, but should have been by {due}"
    );
    cx.push(
        Diagnostic::new(Code::RegDay, fault)
            .at(registered.span)
            .related(drawn_up.span, message!("upprättad här", "drawn up here"))
            .hint(message!(
                "en handling registreras så snart den är upprättad, i regel senast nästa arbetsdag; rätta dagen om den är fel",
                "a document is registered as soon as it is drawn up, as a rule by the next workday; correct the day if it is wrong"
            )),
    );
}

/// A document is not registered before what it tells of has been; an agenda and a summons tell of what is to come.
fn registered_before(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let (Some(registered), Some(date)) = (record.registered, record.date) else { return };
    let of_past = !matches!(subject.kind, Some(DocumentType::Agenda | DocumentType::Summons));
    if of_past && registered.value < date.value {
        let (day, first) = (registered.value, date.value);
        let fault = message!(
            "handlingen registrerades den {day}, före sin egen dag ({first})",
            "the document was registered on {day}, before its own day ({first})"
        );
        let related = message!("handlingens dag", "the document's day");
        let fault = Diagnostic::new(Code::RegDay, fault).at(registered.span).related(date.span, related);
        cx.push(fault.hint(message!("rätta den ena dagen", "correct one of the days")));
    }
}

/// A correction is of a version that was finished before; and of a decision that replaces a finished one it is asked whether it is a correction.
fn corrected(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    match (&record.correction, &record.replaces) {
        (Some(correction), None) => {
            let fault = message!(
                "rättelsen säger inte vilken version som har rättats",
                "the correction does not say of which version it is"
            );
            let before = record.version.value.max(2) - 1;
            let replaced = cx.entry("ersätter", &format!("{{ version: {before} }}"));
            let own = cx.entry("version", &(before + 1).to_string());
            let hint = message!(
                "skriv {replaced}, helst med datum och kontrollsumma, och {own}",
                "write {replaced}, with its date and checksum if you can, and {own}"
            );
            cx.push(Diagnostic::new(Code::RegCorrection, fault).at(correction.span).hint(hint));
        }
        (Some(correction), Some(replaced)) => {
            let (Some(made), Some(first)) = (correction.date, replaced.date.or(record.date)) else { return };
            if made.value >= first.value {
                return;
            }
            let (day, earlier) = (made.value, first.value);
            let fault = message!(
                "rättelsen är gjord den {day}, före det som den rättar ({earlier})",
                "the correction was made on {day}, before what it corrects ({earlier})"
            );
            let related = message!("det som har rättats är från den dagen", "what was corrected is of that day");
            let hint = message!("rätta den ena dagen", "correct one of the days");
            let fault = Diagnostic::new(Code::RegCorrection, fault).at(made.span).related(first.span, related);
            cx.push(fault.hint(hint));
        }
        // A draft that is written over is no correction.
        (None, Some(replaced))
            if matches!(subject.particulars, Particulars::Decision(_))
                && record.status != Status::Draft
                && (replaced.date.is_some() || replaced.sha256.is_some()) =>
        {
            let fault = message!(
                "beslutet ersätter ett färdigt, men säger inte om något är rättat",
                "the decision replaces a finished one, but does not say whether something was corrected"
            );
            let own = cx.entry("rättelse", "{ datum: …, text: … }");
            let hint = message!(
                "är det en rättelse, skriv {own}, så syns det i beslutet och på registreringskortet",
                "if it is a correction, write {own}, and it shows in the decision and on the registration card"
            );
            cx.push(Diagnostic {
                severity: Severity::Info,
                ..Diagnostic::new(Code::RegCorrection, fault).at(replaced.span).hint(hint)
            });
        }
        (None, Some(_) | None) => {}
    }
}

/// An appendix of a finished document is a file to go with it, or filed by itself.
fn appended(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    listed_twice(subject, cx);
    if subject.record.status == Status::Draft {
        return;
    }
    for appendix in subject.particulars.appendices() {
        if appendix.file.is_some() || appendix.registry_number.is_some() {
            continue;
        }
        let (number, title) = (appendix.number, &appendix.title);
        let fault = message!(
            "bilaga {number}, {title}, har varken fil eller eget diarienummer",
            "appendix {number}, {title}, has neither a file nor a registry number of its own"
        );
        let hint = message!(
            "skriv \"fil\" med namnet på filen, så följer den med till registratorn, eller \"diarienummer\" om den redan är diarieförd",
            "write \"fil\" with the file's name, and it goes to the registrar too, or \"diarienummer\" if it has been registered already"
        );
        cx.push(Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::new(Code::RegAppendix, fault).at(appendix.span).hint(hint)
        });
    }
}

/// Two appendices that nobody can tell apart. Of two that are one file it is told where files are looked at.
fn listed_twice(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let appendices = subject.particulars.appendices().iter().filter(|appendix| appendix.file.is_none());
    let key = |appendix: &Appendix| Some((appendix.registry_number.clone(), appendix.title.to_lowercase()));
    again(appendices, key, |appendix, first| {
        let (one, other, title) = (first.number, appendix.number, &appendix.title);
        let fault = message!(
            "bilagorna {one} och {other} heter båda {title}, och inget skiljer dem åt",
            "appendices {one} and {other} are both called {title}, and nothing tells them apart"
        );
        let hint = message!(
            "ta bort den ena, eller låt titeln säga vad som skiljer dem åt",
            "remove one of them, or let the title say what tells them apart"
        );
        let fault = Diagnostic::new(Code::RegAppendix, fault).at(appendix.span);
        let fault = fault.related(first.span, message!("den första", "the first")).hint(hint);
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    });
}
