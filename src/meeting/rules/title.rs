//! REG-4 and REG-TIT: the register gets what it must show, and the lines by which a matter is found there (ärendemening) say what it is
//! about, without names of private persons and without abbreviations that few know.

use std::cmp::Reverse;
use std::ops::Range;

use super::super::Particulars;
use super::super::protocol::Way;
use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::Capacity;
use crate::message;
use crate::record::{self, DocumentType, Spanned, Status, shape};
use crate::swedish::{elected, names, shortened};

/// Words that say what a document is, besides those of its kind, and nothing of what it concerns.
const SAY_NOTHING: &[&str] =
    &["anteckningar", "pm", "möte", "sammanträde", "notes", "minutes", "decision", "memorandum", "meeting"];

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    registered_with_its_facts(subject, cx);
    let record = subject.record;
    for line in record.public_title.as_ref().or(record.title.as_ref()).into_iter().chain(matters(record)) {
        says_no_names(line, record, cx);
        explains_itself(line, cx);
    }
}

/// What the register is to show of a document (5 kap. 2 § offentlighets- och sekretesslagen).
fn registered_with_its_facts(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    if let Some(registered) = record.registered
        && record.registry_number.is_none()
    {
        let fault = message!(
            "handlingen är registrerad men har inget diarienummer",
            "the document is registered but has no registry number"
        );
        let hint = shape::of(record.kind.map_or(DocumentType::Notes, |kind| kind.value)).key("diarienummer");
        let fault = Diagnostic::new(Code::RegFacts, fault).at(registered.span);
        cx.push(hint.map(|key| key.to_add(record.layout)).into_iter().fold(fault, Diagnostic::hint));
    }
    // A draft is not registered, and may get its title last.
    if record.status == Status::Draft {
        return;
    }
    if let Some(title) = record.title.as_ref().filter(|title| says_nothing(&title.value)) {
        let shown = &title.value;
        let fault = message!(
            "titeln \"{shown}\" säger inte vad handlingen rör",
            "the title \"{shown}\" does not say what the document is about"
        );
        let hint = message!(
            "lägg till saken: \"{shown} om säkra skolvägar\"",
            "add the subject: \"{shown} on safe ways to school\""
        );
        cx.push(Diagnostic::new(Code::RegFacts, fault).at(title.span).hint(hint));
    }
    // Of what nobody can appeal there need be no party: an authority's rules of procedure, a decision on the handling.
    let can_be_appealed = matches!(subject.particulars, Particulars::Decision(decision)
        if decision.appeal.as_ref().is_some_and(|appeal| appeal.way != Way::None));
    if let record::Particulars::Decision(decision) = &record.particulars
        && can_be_appealed
        && decision.parties.is_empty()
        && decision.copies_to.is_empty()
    {
        let fault = message!(
            "beslutet kan överklagas, men det framgår inte till vem det skickas",
            "the decision can be appealed, but it does not say to whom it is sent"
        );
        let hint = shape::of(DocumentType::Decision).key("parter").map(|key| key.to_add(record.layout));
        let at = record.kind.map_or(record.span, |kind| kind.span);
        cx.push(hint.into_iter().fold(Diagnostic::new(Code::RegFacts, fault).at(at), Diagnostic::hint));
    }
}

/// Whether a title is nothing but what its kind of document is called.
fn says_nothing(title: &str) -> bool {
    let mut words = title.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    words.all(|word| {
        let word = word.to_lowercase();
        DocumentType::from_word(&word).is_some() || SAY_NOTHING.contains(&word.as_str())
    })
}

/// The headings of items that are matters of their own in the register.
fn matters<'r>(record: &'r record::Record<'_>) -> impl Iterator<Item = &'r Spanned<String>> {
    let items = record.protocol().into_iter().flat_map(|protocol| &protocol.items);
    // Of what is masked the register shows the public heading.
    let heading = |item: &'r record::protocol::Item<'_>| match item.secrecy {
        Some(_) => item.public_heading.as_ref(),
        None => item.heading.as_ref(),
    };
    items.filter(|item| item.registry_number.is_some()).filter_map(heading)
}

/// Registers are public and searchable. Whoever is elected or employed may be named for what they do there, a private person may not.
fn says_no_names(line: &Spanned<String>, record: &record::Record<'_>, cx: &mut Diagnostics) {
    let text = &line.value;
    let people = record.named();
    let named = people.iter().filter(|person| person.value.contains(' ')).filter_map(|person| {
        let at = text.find(&person.value)?;
        Some(at..at + person.value.len())
    });
    let mut found: Vec<Range<usize>> = named.chain(names::persons(text)).collect();
    found.sort_by_key(|range| (range.start, Reverse(range.end)));
    let parties = parties(record);
    let is_private = elected::may_be_private(text);
    let mut told = 0;
    for range in found {
        if range.start < told {
            continue;
        }
        told = range.end;
        let name = &text[range.clone()];
        if elected::is_in_office(text, &range, &parties) || (!is_private && serves(record, name)) {
            continue;
        }
        let fault =
            message!("namnet {name} står i ärendemeningen", "the name {name} stands in the title of the matter");
        cx.push(Diagnostic::new(Code::RegTitle, fault).at(line.span).hint(message!(
            "skriv vad saken gäller utan att nämna personen, som \"ansökan om bygglov\"",
            "write what the matter is about without naming the person, such as \"application for a building permit\""
        )));
    }
}

/// The parties and groups on the roll.
fn parties<'r>(record: &'r record::Record<'_>) -> Vec<&'r str> {
    let protocol = record.protocol().into_iter();
    let written = protocol.flat_map(|protocol| {
        let present = protocol.present.iter().filter_map(|member| member.party.as_ref());
        present.chain(protocol.absent.iter().filter_map(|absent| absent.party.as_ref()))
    });
    written.map(|party| party.value.as_str()).collect()
}

/// Whether somebody is on the roll as elected or as an official.
fn serves(record: &record::Record<'_>, name: &str) -> bool {
    let is_own = |person: &Option<Spanned<String>>| {
        person.as_ref().is_some_and(|person| name == person.value || name.strip_suffix('s') == Some(&person.value))
    };
    record.protocol().is_some_and(|protocol| {
        let serving = protocol.present.iter().filter(|member| {
            let capacity = member.capacity.as_ref().and_then(|capacity| Capacity::of_word(capacity.value));
            capacity.is_some_and(|capacity| capacity != Capacity::Other)
        });
        serving.map(|member| &member.name).chain(protocol.absent.iter().map(|absent| &absent.name)).any(is_own)
    })
}

fn explains_itself(line: &Spanned<String>, cx: &mut Diagnostics) {
    for range in shortened::unexplained(&line.value) {
        let word = &line.value[range];
        let fault = message!("förkortningen {word} förklaras inte", "the abbreviation {word} is not explained");
        cx.push(Diagnostic::new(Code::RegTitle, fault).at(line.span).hint(message!(
            "skriv ut orden, eller sätt förkortningen i parentes efter dem",
            "write the words in full, or put the abbreviation in parentheses after them"
        )));
    }
}
