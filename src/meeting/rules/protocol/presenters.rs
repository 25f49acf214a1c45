//! PRT-FÖRE and PRT-ROLE: those who present matters and who keeps the minutes, held against the roll.
//!
//! No law wants officials on the roll of a municipal body, and many rolls leave them out; so what is missing there is no error.

use std::collections::BTreeMap;

use super::named;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::meeting::protocol::{Capacity, Item, Protocol, Unfound};
use crate::message;
use crate::record::Spanned;
use crate::source::Span;
use crate::swedish::names::persons;

pub(super) fn check(protocol: &Protocol, cx: &mut Diagnostics) {
    // Where nobody is present, or something of the roll could not be read, that has been told.
    if protocol.roll.attendees.is_empty() || !protocol.roll.is_whole() {
        return;
    }
    presenters(protocol, cx);
    of_another_party(protocol, cx);
    secretaries(protocol, cx);
}

/// Where a name stands, and at which items.
type Places = (Vec<Span>, Vec<u32>);

/// Whoever presents a matter was there then, as far as the roll tells.
fn presenters(protocol: &Protocol, cx: &mut Diagnostics) {
    let (mut gone, mut unfound): (BTreeMap<&str, Places>, BTreeMap<&str, Places>) = Default::default();
    for item in &protocol.items {
        let all = item.presenters.iter();
        for (written, span) in all.flat_map(|name| presenting(protocol, &name.value).map(|one| (one, name.span))) {
            let (list, name) = match protocol.roll.find(written) {
                // Of the disqualified PRT-JAV speaks.
                Ok(name) if protocol.roll.was_there(name, item.number) || item.disqualifies(name) => continue,
                Ok(name) => (&mut gone, name),
                // Of the bare name it has been told.
                Err(Unfound::Namesakes(_)) if item.presenters.iter().any(|own| own.value == written) => continue,
                Err(_) => (&mut unfound, written),
            };
            let (spans, items) = list.entry(name).or_default();
            spans.push(span);
            items.push(item.number);
        }
    }
    for (who, (spans, items)) in gone {
        let items = named(&items);
        let fault =
            message!("{who} föredrar {items} men var inte med då", "{who} presents {items} but was not there then");
        let hint = message!(
            "rätta namnet, eller \"från\" och \"till\" vid personen bland de närvarande",
            "correct the name, or \"från\" and \"till\" of the person among those present"
        );
        let stretch = protocol.roll.of(who).next();
        let fault = warning(Code::PrtPresenter, fault, &spans).hint(hint);
        cx.push(
            stretch
                .into_iter()
                .fold(fault, |fault, stretch| fault.related(stretch.span, message!("närvaron", "the attendance"))),
        );
    }
    for (written, (spans, items)) in unfound {
        not_on_roll(protocol, written, &spans, &named(&items), cx);
    }
}

/// Whoever presents a matter has there the party that the roll has, if any is written. What else stands in brackets after a name is a title, or whom somebody
/// speaks for.
fn of_another_party(protocol: &Protocol, cx: &mut Diagnostics) {
    let mut found: BTreeMap<(String, Option<String>, String), Places> = BTreeMap::new();
    for item in &protocol.items {
        for presenter in &item.presenters {
            for one in with_brackets(&presenter.value) {
                let Err(Unfound::Party { name, own, written }) = protocol.roll.find(one) else { continue };
                if protocol.knows_party(&written) {
                    let (spans, items) = found.entry((name, own, written)).or_default();
                    spans.push(presenter.span);
                    items.push(item.number);
                }
            }
        }
    }
    for ((name, own, written), (spans, items)) in found {
        let items = named(&items);
        let fault = match own {
            Some(own) => message!(
                "{name} föredrar {items} som ({written}), men står som ({own}) bland de närvarande",
                "{name} presents {items} as ({written}), but is ({own}) among those present"
            ),
            None => message!(
                "{name} föredrar {items} som ({written}), men står utan parti bland de närvarande",
                "{name} presents {items} as ({written}), but has no party among those present"
            ),
        };
        let hint = message!(
            "skriv bara namnet här, eller rätta \"parti\" vid personen bland de närvarande",
            "write the name alone here, or correct \"parti\" of the person among those present"
        );
        let stretch = protocol.roll.of(&name).next();
        let fault = warning(Code::PrtPresenter, fault, &spans).hint(hint);
        cx.push(
            stretch
                .into_iter()
                .fold(fault, |fault, stretch| fault.related(stretch.span, message!("närvaron", "the attendance"))),
        );
    }
}

/// What may be a name with a party in brackets after it, and without the title before it: "kommunalrådet Anna Ek (S)", "Ek (S)". A surname behind a first name
/// is none.
fn with_brackets(written: &str) -> impl Iterator<Item = &str> {
    /// No name has more words.
    const MOST_WORDS: usize = 4;
    let ends = written.match_indices(')').map(|(at, sign)| &written[..at + sign.len()]);
    ends.flat_map(|whole| {
        let name = whole.rfind(" (").unwrap_or_default();
        let starts = whole[..name].rmatch_indices(' ').map(|(at, blank)| at + blank.len()).chain([0]);
        let is_first = |start: &usize| {
            let before = whole[..*start].trim_end().rsplit(' ').next();
            !before.is_some_and(|word| word.starts_with(char::is_uppercase))
        };
        starts.take(MOST_WORDS).filter(is_first).map(move |start| &whole[start..])
    })
}

/// Whoever presents a matter stands on the roll, where that lists such people.
fn not_on_roll(protocol: &Protocol, written: &str, spans: &[Span], items: &str, cx: &mut Diagnostics) {
    let (hint, meant) = match protocol.roll.find(written) {
        Err(Unfound::Several(names) | Unfound::Namesakes(names)) => {
            let list = names.join(", ");
            let fault = message!(
                "{written} föredrar {items} och kan vara flera av de närvarande",
                "{written} presents {items} and can be several of those present"
            );
            let hint = message!("skriv ut hela namnet: {list}", "write the name in full: {list}");
            cx.push(warning(Code::PrtPresenter, fault, spans).hint(hint));
            return;
        }
        Err(Unfound::Nobody(Some(near))) => (message!("menas {near}?", "is {near} meant?"), true),
        // "Förvaltningschefen" is on the roll by another name, if at all.
        _ if persons(written).is_empty() => return,
        _ => (
            message!(
                "lägg till personen under \"närvarande\" med uppgift tjänsteman eller övrig, eller rätta namnet",
                "add the person to \"närvarande\" as tjänsteman or övrig, or correct the name"
            ),
            false,
        ),
    };
    let fault = message!(
        "{written} föredrar {items} men finns inte bland de närvarande",
        "{written} presents {items} but is not among those present"
    );
    let fault = warning(Code::PrtPresenter, fault, spans).hint(hint);
    let severity = if meant || lists_officials(protocol) { Severity::Warning } else { Severity::Info };
    cx.push(Diagnostic { severity, ..fault });
}

/// Whether the roll has others than those elected and the secretary.
fn lists_officials(protocol: &Protocol) -> bool {
    let secretary = protocol.secretary.as_ref().map(|secretary| secretary.value.as_str());
    let mut others = protocol.roll.attendees.iter().filter(|attendee| Some(attendee.name.as_str()) != secretary);
    others.any(|attendee| matches!(attendee.capacity, Capacity::Official | Capacity::Other))
}

/// Whoever keeps the minutes was there all the time, or at the items that he or she kept.
fn secretaries(protocol: &Protocol, cx: &mut Diagnostics) {
    if let Some(secretary) = &protocol.secretary {
        let own: Vec<&Item> = protocol.items.iter().filter(|item| item.secretary.is_none()).collect();
        kept(protocol, secretary, &own, cx);
    }
    for item in &protocol.items {
        if let Some(secretary) = &item.secretary {
            kept(protocol, secretary, &[item], cx);
        }
    }
}

/// Who kept the minutes of these items was there. Nor is the name nearly that of somebody on the roll.
fn kept(protocol: &Protocol, secretary: &Spanned<String>, items: &[&Item], cx: &mut Diagnostics) {
    let who = &secretary.value;
    let Some(stretch) = protocol.roll.of(who).next() else {
        let hint = match protocol.roll.find(who) {
            Err(Unfound::Nobody(Some(near))) => message!("menas {near}?", "is {near} meant?"),
            Err(Unfound::Party { name, .. }) => message!("skriv bara namnet: {name}", "write the name alone: {name}"),
            _ => return,
        };
        let fault = message!(
            "sekreteraren {who} finns inte bland de närvarande",
            "the secretary {who} is not among those present"
        );
        cx.push(warning(Code::PrtRole, fault, &[secretary.span]).hint(hint));
        return;
    };
    let without = items.iter().filter(|item| item.absence_whole && !protocol.roll.was_there(who, item.number));
    let without: Vec<u32> = without.map(|item| item.number).collect();
    if without.is_empty() {
        return;
    }
    let items = named(&without);
    let fault = message!(
        "ingen för protokollet vid {items}: {who} var inte med då",
        "nobody keeps the minutes at {items}: {who} was not there then"
    );
    let hint = message!(
        "skriv \"sekreterare\" vid ärendena: den som förde protokollet i stället; eller rätta närvaron",
        "write \"sekreterare\" with the matters: who kept the minutes instead; or correct the attendance"
    );
    let fault = warning(Code::PrtRole, fault, &[secretary.span]);
    cx.push(fault.related(stretch.span, message!("närvaron", "the attendance")).hint(hint));
}

/// Those who present a matter: the name in full, or the names in what is written.
pub(in super::super) fn presenting<'w>(protocol: &Protocol, written: &'w str) -> impl Iterator<Item = &'w str> {
    let whole = protocol.knows(written).then_some(written);
    let parts = whole.is_none().then(|| people(written));
    whole.into_iter().chain(parts.into_iter().flatten())
}

/// The names in what is written, each without the title that stands before it, after a comma or in brackets: "byggchefen Rolf Engman", "Rolf
/// Engman, byggchef", "Rolf Engman (byggchef)"; all of it where no name is seen in it.
fn people(written: &str) -> impl Iterator<Item = &str> {
    let found = persons(written);
    let all = found.is_empty().then(|| written.split([',', '(']).next().unwrap_or(written).trim());
    found.into_iter().map(|range| &written[range]).chain(all)
}

/// A warning at the first of several places, which points at the next ones.
fn warning(code: Code, fault: Message, places: &[Span]) -> Diagnostic {
    /// As many further places are shown.
    const SHOWN: usize = 3;
    let mut places = places.iter().copied();
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(code, fault) };
    let fault = places.next().into_iter().fold(fault, Diagnostic::at);
    places.take(SHOWN).fold(fault, |fault, place| fault.related(place, message!("även här", "here as well")))
}
