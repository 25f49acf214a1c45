//! PRT-ROLE and PRT-ATT: who led, who wrote, and who was there.

use std::collections::BTreeMap;

use super::named;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Profile, Severity, excerpt};
use crate::meeting::protocol::{Attendee, Capacity, Item, Protocol, bare, mark};
use crate::meeting::walk::{self, Piece};
use crate::message;
use crate::record::Record;
use crate::record::shape::{to_add, to_fill};
use crate::source::Span;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    roles(record, cx);
    led(protocol, cx);
    if profile == Profile::Kommun {
        led_by_an_elected(protocol, cx);
        led_by_one_who_serves(protocol, cx);
    }
    members(protocol, record, cx);
    items_in_names(record, cx);
    absent_and_there(protocol, cx);
    told_apart_by_roles(protocol, cx);
    places_taken(protocol, cx);
}

/// Whoever chairs the meeting is there. Of an item's own chair it is told where the item is looked at.
fn led(protocol: &Protocol, cx: &mut Diagnostics) {
    let Some(chair) = &protocol.chair else { return };
    let Some(stretch) = protocol.roll.of(&chair.value).next() else { return };
    let without = protocol.items.iter().filter(|item| item.chair.is_none() && item.absence_whole);
    let without: Vec<u32> =
        without.map(|item| item.number).filter(|item| !protocol.roll.was_there(&chair.value, *item)).collect();
    if without.is_empty() {
        return;
    }
    let (who, items) = (&chair.value, named(&without));
    let fault = message!(
        "ingen leder mötet vid {items}: {who} var inte med då",
        "nobody chairs the meeting at {items}: {who} was not there then"
    );
    let hint = message!(
        "skriv \"ordförande\" vid ärendena: den som ledde mötet i stället",
        "write \"ordförande\" with the matters: who led the meeting instead"
    );
    cx.push(
        Diagnostic::new(Code::PrtRole, fault)
            .at(chair.span)
            .related(stretch.span, message!("närvaron", "the attendance"))
            .hint(hint),
    );
}

/// Who chairs a municipal body is one of its members, or a substitute: no official, nor anybody else.
fn led_by_an_elected(protocol: &Protocol, cx: &mut Diagnostics) {
    for chair in protocol.chair.iter().chain(protocol.items.iter().filter_map(|item| item.chair.as_ref())) {
        let Some(first) = protocol.roll.unelected(&chair.value) else { continue };
        let (who, word) = (&chair.value, first.capacity.word());
        let fault = message!("{who} leder mötet som {word}", "{who} chairs the meeting as {word}");
        let hint = message!(
            "mötet leds av en förtroendevald: rätta namnet, eller \"uppgift\" bland de närvarande",
            "an elected member chairs the meeting: correct the name, or \"uppgift\" among those present"
        );
        cx.push(
            Diagnostic::new(Code::PrtRole, fault)
                .at(chair.span)
                .related(first.span, message!("närvaron", "the attendance"))
                .hint(hint),
        );
    }
}

/// A substitute who chairs a municipal body serves then: its chair is one of its members (6 kap. 21 § kommunallagen), and has the casting vote.
fn led_by_one_who_serves(protocol: &Protocol, cx: &mut Diagnostics) {
    let mut idle: BTreeMap<&str, (Span, Vec<u32>)> = BTreeMap::new();
    for item in protocol.items.iter().filter(|item| !item.decisions.is_empty()) {
        let Some(chair) = protocol.chair_at(item) else { continue };
        let mut there = protocol.roll.of(&chair.value).filter(|attendee| attendee.was_there_at(item.number)).peekable();
        if there.peek().is_some() && there.all(|attendee| attendee.capacity == Capacity::Substitute) {
            idle.entry(&chair.value).or_insert((chair.span, Vec::new())).1.push(item.number);
        }
    }
    for (who, (at, items)) in idle {
        let items = named(&items);
        let fault = message!(
            "{who} leder mötet vid {items} som ersättare som inte tjänstgör",
            "{who} chairs the meeting at {items} as a substitute who does not serve"
        );
        let hint = message!(
            "rätta \"uppgift\", \"från\" och \"till\" bland de närvarande: den som leder mötet tjänstgör",
            "correct \"uppgift\", \"från\" and \"till\" among those present: whoever chairs the meeting serves"
        );
        let stretch = protocol.roll.of(who).next();
        let fault = Diagnostic::new(Code::PrtRole, fault).at(at);
        let fault = stretch
            .into_iter()
            .fold(fault, |fault, stretch| fault.related(stretch.span, message!("närvaron", "the attendance")));
        cx.push(Diagnostic { severity: Severity::Warning, ..fault.hint(hint) });
    }
}

/// At which items somebody was there is written for itself: in a name nobody reads it, and he or she would be there the whole time.
fn items_in_names(record: &Record<'_>, cx: &mut Diagnostics) {
    let Some(written) = record.protocol() else { return };
    let present = written.present.iter().flat_map(|member| [&member.name, &member.role, &member.party]);
    let absent = written.absent.iter().flat_map(|absent| [&absent.name, &absent.role, &absent.party]);
    let all = present.map(|words| (words, true)).chain(absent.map(|words| (words, false)));
    for (words, is_there) in all.filter_map(|(words, is_there)| Some((words.as_ref()?, is_there))) {
        if !cites_items(&words.value) {
            continue;
        }
        let shown = excerpt(&words.value);
        let fault = message!(
            "paragrafer står i texten \"{shown}\", där de inte räknas",
            "items stand in the text \"{shown}\", where they do not count"
        );
        let hint = if is_there {
            message!(
                "skriv den första paragrafen under \"från\" och den sista under \"till\"; den som var ute vid enstaka ärenden skrivs under \"frånvarande\" vid dem",
                "write the first item under \"från\" and the last under \"till\"; who was away for single matters is written under \"frånvarande\" with these"
            )
        } else {
            message!(
                "den som var med en del av mötet skrivs bland de närvarande, med \"från\" eller \"till\"",
                "who was there for part of the meeting is written among those present, with \"från\" or \"till\""
            )
        };
        cx.push(Diagnostic::new(Code::PrtAttendance, fault).at(words.span).hint(hint));
    }
}

/// Whether a text has items in it, "§ 4": "enligt 7 kap. 12 § kommunallagen" is of a law.
fn cites_items(text: &str) -> bool {
    text.split('§').skip(1).any(|rest| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit()))
}

/// Nobody was there the whole time and absent as well.
fn absent_and_there(protocol: &Protocol, cx: &mut Diagnostics) {
    for absent in &protocol.absent {
        let there = protocol.roll.of(&absent.name).find(|attendee| attendee.ends_at == [None; 2]);
        let Some(there) = there else { continue };
        let who = &absent.name;
        let fault = message!(
            "{who} står både bland de frånvarande och bland de närvarande",
            "{who} is both among those absent and among those present"
        );
        let hint = message!(
            "ta bort den ena raden; den som var med en del av mötet får \"från\" och \"till\" bland de närvarande",
            "remove one of the lines; who was there for a part of the meeting gets \"från\" and \"till\" among those present"
        );
        cx.push(
            Diagnostic::new(Code::PrtAttendance, fault)
                .at(absent.span)
                .related(there.span, message!("närvarande här", "present here"))
                .hint(hint),
        );
    }
}

/// Two whom their roles alone tell apart may be one person, who has both and stands on two lines by mistake; unless the record says elsewhere which of them
/// did something.
fn told_apart_by_roles(protocol: &Protocol, cx: &mut Diagnostics) {
    let by_role = |attendee: &&Attendee| {
        let role = attendee.role.as_deref().map(str::trim);
        role.is_some() && mark(&attendee.name) == role
    };
    let all: Vec<&Attendee> = protocol.roll.attendees.iter().filter(by_role).collect();
    for (index, attendee) in all.iter().enumerate() {
        let is_other = |other: &&&Attendee| other.name != attendee.name && bare(&other.name) == bare(&attendee.name);
        let Some(other) = all.iter().take(index).find(is_other) else { continue };
        if acts(protocol, &attendee.name) || acts(protocol, &other.name) {
            continue;
        }
        let who = bare(&attendee.name);
        let fault = message!(
            "{who} står på två rader bland de närvarande och är två personer, som bara rollen skiljer åt",
            "{who} stands on two lines among those present and is two people, whom only the role tells apart"
        );
        let hint = message!(
            "är det en och samma, skriv båda rollerna på en rad",
            "if it is one and the same, write both roles on one line"
        );
        let fault = Diagnostic::new(Code::PrtAttendance, fault)
            .at(attendee.span)
            .related(other.span, message!("den första raden", "the first line"));
        cx.push(Diagnostic { severity: Severity::Info, ..fault.hint(hint) });
    }
}

/// Whether the record says that somebody did something, by the full name.
fn acts(protocol: &Protocol, name: &str) -> bool {
    let by = protocol.notices.iter().filter_map(|notice| notice.by.as_ref());
    let mut named = protocol.chair.iter().chain(&protocol.secretary).chain(&protocol.approvers).chain(by);
    let in_item = |item: &Item| {
        let mut found = false;
        walk::item(&mut item.clone(), &mut |piece, _| found |= matches!(piece, Piece::Line(line) if line == name));
        found
    };
    named.any(|named| named.value == name) || protocol.items.iter().any(in_item)
}

/// Chair and secretary are named.
fn roles(record: &Record<'_>, cx: &mut Diagnostics) {
    let at = record.kind.map_or(record.span, |kind| kind.span);
    let mut lacks = |key: &str, fault: Message, example: &str| {
        if !record.written.contains(&key) {
            let hint = to_add(key, example, record.layout);
            cx.push(Diagnostic::new(Code::PrtRole, fault).at(at).hint(hint));
        }
    };
    lacks(
        "ordförande",
        message!("protokollet säger inte vem som var ordförande", "the minutes do not say who was in the chair"),
        "Anna Ek",
    );
    lacks(
        "sekreterare",
        message!("protokollet säger inte vem som var sekreterare", "the minutes do not say who was the secretary"),
        "Bo Lind",
    );
}

/// Somebody was there who could decide.
fn members(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let at = record.kind.map_or(record.span, |kind| kind.span);
    if protocol.roll.attendees.is_empty() {
        // An empty list says nothing either; of one that was refused it has been said why.
        if !(cx.has_errors() && record.written.contains(&"närvarande")) {
            let fault =
                message!("protokollet säger inte vilka som var närvarande", "the minutes do not say who was present");
            let hint = to_fill(
                "närvarande",
                "[{ namn: Anna Ek, uppgift: ledamot }]",
                record.layout,
                record.written.contains(&"närvarande"),
            );
            cx.push(Diagnostic::new(Code::PrtAttendance, fault).at(at).hint(hint));
        }
        return;
    }
    for item in protocol.items.iter().filter(|item| !item.decisions.is_empty()) {
        if protocol.entitled(item).next().is_none() && protocol.is_attendance_sure(item) {
            let number = item.number;
            let fault = message!(
                "§ {number} har ett beslut, men ingen ledamot eller tjänstgörande ersättare deltog",
                "§ {number} has a decision, but no member or serving substitute took part"
            );
            let hint = message!(
                "se efter vilka som var ledamöter, och från och till vilken paragraf de var med",
                "see who were members, and from and to which item they were there"
            );
            cx.push(Diagnostic::new(Code::PrtAttendance, fault).at(item.heading.span).hint(hint));
        }
    }
}

/// A serving substitute serves in the place of a member who is not there himself, and of one at a time.
fn places_taken(protocol: &Protocol, cx: &mut Diagnostics) {
    let attendees = &protocol.roll.attendees;
    for (index, substitute) in attendees.iter().enumerate() {
        let Some(place) = substitute.in_place_of.as_deref() else { continue };
        if let Some(meant) = protocol.place_meant(place).filter(|_| protocol.roll.is_whole()) {
            let name = &substitute.name;
            let fault = message!(
                "{name} tjänstgör i stället för {place}, som varken är bland de närvarande eller de frånvarande",
                "{name} serves in the place of {place}, who is neither among those present nor among those absent"
            );
            let at = substitute.in_place_of_at.unwrap_or(substitute.span);
            let fault = Diagnostic::new(Code::PrtAttendance, fault).at(at);
            let hint = message!("menas {meant}?", "is {meant} meant?");
            cx.push(Diagnostic { severity: Severity::Warning, ..fault.hint(hint) });
        }
        if substitute.capacity != Capacity::ServingSubstitute {
            let (name, word) = (&substitute.name, substitute.capacity.word());
            let fault = message!(
                "{name} är {word}, men tjänstgör i stället för {place}",
                "{name} is {word}, but serves in the place of {place}"
            );
            let own = cx.entry("uppgift", "tjänstgörande ersättare");
            let hint = message!("skriv {own}", "write {own}");
            cx.push(Diagnostic::new(Code::PrtAttendance, fault).at(substitute.span).hint(hint));
        }
        for item in &protocol.items {
            if !substitute.was_there_at(item.number) || !protocol.is_attendance_sure(item) {
                continue;
            }
            let member_there = attendees
                .iter()
                .find(|member| member.name == place && member.was_there_at(item.number) && !item.disqualifies(place));
            let other = attendees.iter().take(index).find(|other| {
                other.in_place_of.as_deref() == Some(place)
                    && other.was_there_at(item.number)
                    && !item.disqualifies(&other.name)
            });
            let number = item.number;
            let name = &substitute.name;
            let fault = if let Some(member) = member_there {
                let fault = message!(
                    "{name} tjänstgör i stället för {place}, som själv är med vid § {number}",
                    "{name} serves in the place of {place}, who is there at § {number}"
                );
                Diagnostic::new(Code::PrtAttendance, fault)
                    .at(substitute.span)
                    .related(member.span, message!("närvarande här", "present here"))
            } else if let Some(other) = other {
                let taken = &other.name;
                let fault = message!(
                    "både {taken} och {name} tjänstgör i stället för {place} vid § {number}",
                    "both {taken} and {name} serve in the place of {place} at § {number}"
                );
                Diagnostic::new(Code::PrtAttendance, fault)
                    .at(substitute.span)
                    .related(other.span, message!("den andra", "the other"))
            } else {
                continue;
            };
            cx.push(fault.hint(message!(
                "ange med \"från\" och \"till\" vid vilka paragrafer var och en är med",
                "say with \"från\" and \"till\" at which items each of them is there"
            )));
            break;
        }
    }
}
