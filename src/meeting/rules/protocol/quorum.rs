//! PRT-ANTAL: a municipal body decides only while more than half of its members are there (beslutsförhet).

use std::collections::BTreeSet;

use super::outcome::said;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile};
use crate::meeting::protocol::{Capacity, Item, Protocol};
use crate::message;
use crate::swedish::bodies::is_assembly;

/// The word by which an absent member's role tells that he or she is one.
const MEMBER: &str = "ledamot";

pub(super) fn check(protocol: &Protocol, profile: Profile, cx: &mut Diagnostics) {
    let seats = seats(protocol);
    if profile != Profile::Kommun || seats == 0 {
        return;
    }
    for item in protocol.items.iter().filter(|item| !item.decisions.is_empty()) {
        if !protocol.is_attendance_sure(item) || is_answered(protocol, item) {
            continue;
        }
        let there = there(protocol, item);
        // Of an item at which nobody could decide PRT-ATT speaks.
        if there == 0 || there * 2 > seats {
            continue;
        }
        let (number, needed) = (item.number, seats / 2 + 1);
        let fault = message!(
            "{there} av {seats} ledamöter var närvarande vid § {number}, och minst {needed} behövs för att besluta",
            "{there} of {seats} members were present at § {number}, and at least {needed} are needed to decide"
        );
        let hint = message!(
            "se efter från och till vilken paragraf var och en var med, och vilka ersättare som tjänstgjorde",
            "see from and to which item each of them was there, and which substitutes served"
        );
        cx.push(Diagnostic::new(Code::PrtQuorum, fault).at(item.heading.span).hint(hint));
    }
}

/// Whether a question or an interpellation is answered in an assembly, which may have decided that fewer do for that (5 kap. 45 § kommunallagen). That one may be
/// put takes as many as all else.
fn is_answered(protocol: &Protocol, item: &Item) -> bool {
    const QUESTIONS: &[&str] = &["fråga", "frågan", "frågor", "question", "questions"];
    const ANSWERED: &[&str] =
        &["besvarad", "besvarade", "besvarat", "besvaras", "avslutad", "avslutas", "answered", "closed", "ended"];
    let words = |text: &str| -> Vec<String> {
        text.to_lowercase().split(|letter: char| !letter.is_alphabetic()).map(str::to_owned).collect()
    };
    let heading = words(&item.heading.value);
    let is_question =
        heading.iter().any(|word| QUESTIONS.contains(&word.as_str()) || word.starts_with("interpellation"));
    let answers = |text: &str| words(text).iter().any(|word| ANSWERED.contains(&word.as_str()));
    is_assembly(&protocol.body) && is_question && item.decisions.iter().all(|decision| answers(&said(decision)))
}

/// How many members the body has, as far as the minutes tell: those who were there at any time, those in whose place somebody served, and
/// those who were absent as members. It may have more.
fn seats(protocol: &Protocol) -> usize {
    let attendees = &protocol.roll.attendees;
    let members = attendees.iter().filter(|attendee| attendee.capacity == Capacity::Member);
    let replaced = attendees.iter().filter_map(|attendee| attendee.in_place_of.as_deref());
    // A misspelt name is no further member.
    let replaced = replaced.filter(|place| protocol.place_meant(place).is_none());
    let absent = protocol.absent.iter().filter(|absent| {
        absent.role.as_deref().is_some_and(|role| role.split_whitespace().any(|word| word.to_lowercase() == MEMBER))
    });
    let names = members.map(|member| member.name.as_str()).chain(replaced);
    names.chain(absent.map(|absent| absent.name.as_str())).collect::<BTreeSet<_>>().len()
}

/// How many were there who may decide. Who is disqualified counts: disqualification alone takes no council its quorum (5 kap. 46 §
/// kommunallagen), and of other bodies the minutes do not say which they are.
fn there(protocol: &Protocol, item: &Item) -> usize {
    let present = protocol.roll.deciding_at(item.number);
    present.map(|attendee| attendee.name.as_str()).collect::<BTreeSet<_>>().len()
}
