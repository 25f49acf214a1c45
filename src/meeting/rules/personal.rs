//! GDP-PNR: no personal identity number stands in a text that others can read.

use super::super::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::source::Span;
use crate::swedish::identity::{PersonalNumberKind, find_personal_numbers};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for (_, text) in subject.texts() {
        for run in text.texts() {
            search(run.text(), |range| run.span(range), cx);
        }
    }
    let record = subject.record;
    let participants = record.participants.iter().flat_map(|p| [&p.name, &p.role, &p.organisation]);
    let authors = record.authors.iter().flat_map(|author| [&author.name, &author.role]);
    let lines = [&record.title, &record.place, &record.department, &record.unit];
    for line in lines.into_iter().chain(authors).chain(participants).flatten() {
        search(&line.value, |_| line.span, cx);
    }
    let mut sections: Vec<_> = record.sections.iter().collect();
    while let Some(section) = sections.pop() {
        if let Some(heading) = &section.heading {
            search(&heading.value, |_| heading.span, cx);
        }
        sections.extend(&section.sections);
    }
}

fn search(text: &str, place: impl Fn(std::ops::Range<usize>) -> Span, cx: &mut Diagnostics) {
    for found in find_personal_numbers(text) {
        // The number itself is not repeated: diagnostics are logged and mailed.
        let fault = match found.kind {
            PersonalNumberKind::Personnummer => {
                message!("ett personnummer står i texten", "a personal identity number stands in the text")
            }
            PersonalNumberKind::Samordningsnummer => {
                message!("ett samordningsnummer står i texten", "a coordination number stands in the text")
            }
        };
        cx.push(Diagnostic::new(Code::GdpPnr, fault).at(place(found.range)).hint(message!(
            "ta bort numret; ange namn eller roll om personen måste pekas ut",
            "remove the number; give a name or role if the person must be identified"
        )));
    }
}
