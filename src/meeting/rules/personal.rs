//! GDP-*: what a text that others can read tells of people.
//!
//! What is masked in the public document is left alone here: nobody else reads it.

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::{Particulars, Section, Spanned, Status};
use crate::source::Span;
use crate::swedish::contact::{ContactKind, find_contacts};
use crate::swedish::identity::{PersonalNumberKind, find_personal_numbers};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let masked = masked(subject);
    let is_masked = |span: Span| {
        let within = |place: &Span| {
            let (span, place, same) = (span.range(), place.range(), place.file == span.file);
            same && place.start <= span.start && span.end <= place.end
        };
        masked.iter().any(within)
    };
    for said in &subject.said {
        let numbers = find_personal_numbers(said.text());
        for found in &numbers {
            let at = said.span(found.range.clone());
            if !is_masked(at) {
                cx.push(number(found.kind).at(at));
            }
        }
        for found in find_contacts(said.text()) {
            let at = said.span(found.range.clone());
            let is_number =
                |number: &std::ops::Range<usize>| number.start < found.range.end && found.range.start < number.end;
            if !is_masked(at) && !numbers.iter().any(|number| is_number(&number.range)) {
                cx.push(contact(found.kind).at(at));
            }
        }
    }
    for (name, span) in without_role(subject) {
        if !is_masked(span) {
            cx.push(no_role(name, span));
        }
    }
}

/// The places of what is masked.
fn masked(subject: &Subject<'_, '_>) -> Vec<Span> {
    fn sections(list: &[Section<'_>], places: &mut Vec<Span>) {
        for section in list {
            places.extend(section.secrecy.is_some().then_some(section.span));
            sections(&section.sections, places);
        }
    }
    let mut places = Vec::new();
    sections(&subject.record.sections, &mut places);
    if let Particulars::Meeting(protocol) = &subject.record.particulars {
        places.extend(protocol.items.iter().filter(|item| item.secrecy.is_some()).map(|item| item.span));
    }
    places.extend(subject.texts().iter().flat_map(|text| text.restricted()).map(|passage| passage.span));
    places
}

fn number(kind: PersonalNumberKind) -> Diagnostic {
    // The number itself is not repeated: diagnostics are logged and mailed.
    let fault = match kind {
        PersonalNumberKind::Personnummer => {
            message!("ett personnummer står i texten", "a personal identity number stands in the text")
        }
        PersonalNumberKind::Samordningsnummer => {
            message!("ett samordningsnummer står i texten", "a coordination number stands in the text")
        }
    };
    Diagnostic::new(Code::GdpPnr, fault).hint(message!(
        "ta bort numret; ange namn eller roll om personen måste pekas ut",
        "remove the number; give a name or role if the person must be identified"
    ))
}

fn contact(kind: ContactKind) -> Diagnostic {
    let (code, fault) = match kind {
        ContactKind::Telephone => {
            (Code::GdpContact, message!("ett telefonnummer står i texten", "a telephone number stands in the text"))
        }
        ContactKind::Email => {
            (Code::GdpContact, message!("en e-postadress står i texten", "an e-mail address stands in the text"))
        }
        ContactKind::Bankgiro => {
            (Code::GdpAccount, message!("ett bankgironummer står i texten", "a bankgiro number stands in the text"))
        }
        ContactKind::Plusgiro => {
            (Code::GdpAccount, message!("ett plusgironummer står i texten", "a plusgiro number stands in the text"))
        }
        ContactKind::Iban => (Code::GdpAccount, message!("ett IBAN står i texten", "an IBAN stands in the text")),
        ContactKind::Account => {
            (Code::GdpAccount, message!("ett kontonummer står i texten", "an account number stands in the text"))
        }
    };
    Diagnostic::new(code, fault).hint(message!(
        "ta bort det om det är någon enskilds; en myndighets eget får stå",
        "remove it if it is a private person's; an authority's own may stand"
    ))
}

/// Named people of whom nothing is said that explains why they stand in the document.
fn without_role<'s>(subject: &'s Subject<'_, '_>) -> Vec<(&'s str, Span)> {
    let mut found = Vec::new();
    // A draft is not public.
    if subject.record.status == Status::Draft {
        return found;
    }
    let mut look = |name: &'s Option<Spanned<String>>, is_told: bool| {
        found.extend(name.iter().filter(|_| !is_told).map(|name| (name.value.as_str(), name.span)));
    };
    for participant in &subject.record.participants {
        let told = participant.role.is_some() || participant.organisation.is_some() || !participant.parts.is_empty();
        look(&participant.name, told || participant.secrecy.is_some());
    }
    if let Particulars::Meeting(protocol) = &subject.record.particulars {
        for member in &protocol.present {
            let is_other =
                member.capacity.is_some_and(|word| word.value == crate::meeting::protocol::Capacity::Other.word());
            let told = member.role.is_some() || member.organisation.is_some() || member.party.is_some();
            look(&member.name, !is_other || told || member.secrecy.is_some());
        }
    }
    found
}

fn no_role(name: &str, at: Span) -> Diagnostic {
    let fault = message!("{name} nämns utan roll", "{name} is named without a role");
    Diagnostic::new(Code::GdpRole, fault).at(at).hint(message!(
        "skriv \"roll\" eller \"organisation\", eller hur många som deltog i stället för namn; en enskild kan maskas med \"sekretess\"",
        "write \"roll\" or \"organisation\", or how many took part instead of names; a private person can be masked with \"sekretess\""
    ))
}
