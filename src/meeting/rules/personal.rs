//! GDP-PNR: no personal identity number stands in a text that others can read.

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::swedish::identity::{PersonalNumberKind, find_personal_numbers};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for said in &subject.said {
        for found in find_personal_numbers(said.text()) {
            // The number itself is not repeated: diagnostics are logged and mailed.
            let fault = match found.kind {
                PersonalNumberKind::Personnummer => {
                    message!("ett personnummer står i texten", "a personal identity number stands in the text")
                }
                PersonalNumberKind::Samordningsnummer => {
                    message!("ett samordningsnummer står i texten", "a coordination number stands in the text")
                }
            };
            cx.push(Diagnostic::new(Code::GdpPnr, fault).at(said.span(found.range)).hint(message!(
                "ta bort numret; ange namn eller roll om personen måste pekas ut",
                "remove the number; give a name or role if the person must be identified"
            )));
        }
    }
}
