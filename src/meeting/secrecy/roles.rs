//! Roles instead of names: who somebody was, and not who it is.

use super::text::each_words;
use crate::meeting::walk::{self, Piece};
use crate::meeting::{Meeting, Participant, Particulars, Person};
use crate::secret::Folded;

/// Puts the role of everybody who has one in the place of the name, wherever the name stands in full. Who has none keeps the name.
#[must_use]
pub fn roles(mut meeting: Meeting) -> Meeting {
    let mut names: Vec<(Folded, String)> = Vec::new();
    let mut take = |name: &mut String, role: &mut Option<String>| {
        if let Some(role) = role.take() {
            names.push((Folded::with_case(name), role.clone()));
            *name = role;
        }
    };
    let mut people: Vec<&mut Person> = meeting.authors.iter_mut().collect();
    for participant in &mut meeting.participants {
        if let Participant::Person { person, .. } = participant {
            people.push(person);
        }
    }
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => {
            for attendee in &mut protocol.roll.attendees {
                take(&mut attendee.name, &mut attendee.role);
            }
        }
        Particulars::Decision(decision) => {
            people.extend(decision.deciders.iter_mut().chain(&mut decision.presenters).chain(&mut decision.others));
        }
        Particulars::Notes(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    for person in people {
        take(&mut person.name, &mut person.role);
    }
    walk::meeting(&mut meeting, &mut |piece, _| match piece {
        Piece::Line(line) => replace(&names, line),
        Piece::Text(text) => each_words(text, &mut |words| {
            let mut replaced = words.text.clone();
            replace(&names, &mut replaced);
            if replaced != words.text {
                *words = std::mem::take(words).replaced_by(&replaced);
            }
        }),
    });
    meeting
}

/// Puts words in the place of names in a line.
pub(super) fn replace(names: &[(Folded, String)], line: &mut String) {
    for (name, instead) in names {
        for found in Folded::with_case(line).find(name).into_iter().rev() {
            line.replace_range(found, instead);
        }
    }
}
