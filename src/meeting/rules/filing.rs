//! REG-DAY and SEC-MARK: registered in time, and what is marked as secret marked as the law says.

use chrono::NaiveDate;

use super::super::Particulars;
use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::{Spanned, shape};
use crate::swedish::calendar;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    registered_in_time(subject, cx);
    marked(subject, cx);
}

/// When the document was drawn up (upprättad): minutes when they are approved, a file note when it is made, others on their day.
fn drawn_up(subject: &Subject<'_, '_>) -> Option<Spanned<NaiveDate>> {
    match subject.particulars {
        Particulars::Meeting(protocol) => protocol.approval.as_ref().and_then(|approval| approval.date),
        Particulars::FileNote(note) => note.made_on,
        // Notes are finished some time after the meeting, which the record does not tell.
        Particulars::Notes(_) => None,
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

/// A marking names the provision, the day and the authority.
fn marked(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let Some(secrecy) = &subject.record.secrecy else { return };
    // Of what was refused it has been said why.
    if cx.has_errors() {
        return;
    }
    let told = [
        ("lagrum", secrecy.provision.is_some()),
        ("datum", secrecy.date.is_some()),
        ("myndighet", secrecy.authority.is_some()),
    ];
    for (name, _) in told.into_iter().filter(|(_, told)| !told) {
        let fault = message!("sekretessmarkeringen saknar \"{name}\"", "the marking of secrecy lacks \"{name}\"");
        let hint = shape::SECRECY.key(name).map(shape::Key::line_to_add);
        cx.push(hint.into_iter().fold(Diagnostic::new(Code::SecrecyMark, fault).at(secrecy.span), Diagnostic::hint));
    }
    if let Some(provision) = &secrecy.provision
        && !names_a_section(&provision.value)
    {
        let shown = &provision.value;
        let fault = message!("\"{shown}\" är inget lagrum", "\"{shown}\" is no provision");
        let hint = message!(
            "skriv kapitel och paragraf: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400)",
            "write chapter and section: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400)"
        );
        cx.push(Diagnostic::new(Code::SecrecyMark, fault).at(provision.span).hint(hint));
    }
}

/// Whether a text names a section of a statute: a number before the sign.
fn names_a_section(text: &str) -> bool {
    text.split_once('§').is_some_and(|(before, _)| {
        before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
            && before.contains(|c: char| c.is_ascii_digit())
    })
}
