//! PRT-TJÄNST: a member of an assembly (fullmäktige) who has left, and in whose place a substitute has served, does not serve again on that day (5 kap. 20 §
//! kommunallagen).

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::{Attendee, Capacity, Item, Protocol};
use crate::message;
use crate::record::Record;
use crate::swedish::bodies::is_assembly;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    // On which day of several somebody left, the roll does not tell.
    let is_of_one_day = record.end_date.is_none_or(|end| record.date.is_some_and(|date| date.value == end.value));
    if !is_assembly(&protocol.body) || !is_of_one_day || !protocol.roll.is_whole() {
        return;
    }
    let mut told: Vec<&str> = Vec::new();
    for member in protocol.roll.attendees.iter().filter(|attendee| attendee.capacity == Capacity::Member) {
        let name = member.name.as_str();
        if told.contains(&name) {
            continue;
        }
        let Some((left, back, substitute)) = replaced(protocol, name) else { continue };
        told.push(name);
        let (left, back) = (left.number, back.number);
        let fault = message!(
            "{name} är borta vid § {left}, då en ersättare tjänstgör i hans eller hennes ställe, men tjänstgör igen vid § {back}",
            "{name} is away at § {left}, when a substitute serves in his or her place, but serves again at § {back}"
        );
        let again = protocol.roll.of(name).find(|attendee| attendee.was_there_at(back)).unwrap_or(member);
        let hint = message!(
            "den som har avbrutit tjänstgöringen av annat hinder än jäv får inte tjänstgöra igen samma dag: rätta närvaron, eller skriv \"jäv\" vid ärendet",
            "who has stopped serving for another reason than disqualification may not serve again on that day: correct the attendance, or write \"jäv\" with the matter"
        );
        let fault = Diagnostic::new(Code::PrtServing, fault).at(again.span);
        cx.push(fault.related(substitute.span, message!("ersättaren", "the substitute")).hint(hint));
    }
}

/// The first item from which a member was gone while a substitute served in his or her place, the next at which the member served again, and the substitute.
fn replaced<'p>(protocol: &'p Protocol, name: &str) -> Option<(&'p Item, &'p Item, &'p Attendee)> {
    let serves = |item: &Item| protocol.roll.deciding_at(item.number).any(|attendee| attendee.name == name);
    let mut items = protocol.items.iter();
    items.find(|item| serves(item))?;
    let (left, substitute) = items.by_ref().find_map(|item| {
        if serves(item) || item.disqualifies(name) {
            return None;
        }
        let substitute = protocol.roll.at(item.number).find(|attendee| {
            attendee.capacity == Capacity::ServingSubstitute && attendee.in_place_of.as_deref() == Some(name)
        });
        Some((item, substitute?))
    })?;
    Some((left, items.find(|item| serves(item))?, substitute))
}
