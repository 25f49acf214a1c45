//! REG-DAY, SEC-MARK and REG-BIL: registered in time, what is marked as secret marked as the law says, and appendices that can be filed.

use chrono::NaiveDate;

use super::super::Particulars;
use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::record::{Spanned, Status};
use crate::swedish::calendar;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    registered_in_time(subject, cx);
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

/// No later than the workday after it was drawn up.
fn registered_in_time(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
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

/// An appendix of a finished document is a file to go with it, or filed by itself.
fn appended(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    if subject.record.status == Status::Draft {
        return;
    }
    for (number, appendix) in (1..).zip(subject.particulars.appendices()) {
        if appendix.file.is_some() || appendix.registry_number.is_some() {
            continue;
        }
        let title = &appendix.title;
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
