//! Roles instead of names: who somebody was, and not who it is.

use std::collections::BTreeMap;

use super::text::each_words;
use super::{forget_checksum, labels};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::{Attendee, bare};
use crate::meeting::walk::{self, Piece};
use crate::meeting::{Meeting, Participant, Particulars, Person};
use crate::message;
use crate::secret::{Folded, Secret};
use crate::source::Span;

/// A meeting with roles in the place of names.
#[derive(Clone, Debug)]
pub struct Anonymous {
    /// The meeting.
    pub meeting: Meeting,
    /// The names that are gone.
    pub names: Vec<Secret>,
}

/// Puts the role of everybody who has one in the place of the name, wherever the name stands: in full, turned, or with initials. Who has no role
/// keeps the name, and so does who is masked, of whom not even the role is told.
#[must_use]
pub fn roles(mut meeting: Meeting) -> Anonymous {
    let mut replaced: Vec<(Secret, String)> = Vec::new();
    // Of those whose party goes with the role, so that it is not said twice where it was written.
    let mut parties: BTreeMap<String, String> = BTreeMap::new();
    let mut take = |name: &mut String, role: &mut Option<String>, span: Span, is_masked: bool| {
        if let Some(role) = role.take_if(|_| !is_masked) {
            let name = std::mem::replace(name, role.clone());
            replaced.push((Secret { text: name, span, is_name: true }, role));
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
            let role = |attendee: &Attendee| attendee.role.clone().filter(|_| attendee.secrecy.is_none());
            let labels = labels::with_party(&protocol.roll.attendees, role);
            for attendee in &mut protocol.roll.attendees {
                if let Some(label) = labels.get(&attendee.name) {
                    parties.extend(attendee.party.clone().map(|party| (attendee.name.clone(), party)));
                    attendee.role = Some(label.clone());
                }
                take(&mut attendee.name, &mut attendee.role, attendee.span, attendee.secrecy.is_some());
            }
            for absent in &mut protocol.absent {
                take(&mut absent.name, &mut absent.role, absent.span, absent.secrecy.is_some());
            }
        }
        Particulars::Decision(decision) => {
            people.extend(decision.deciders.iter_mut().chain(&mut decision.presenters).chain(&mut decision.others));
        }
        Particulars::Notes(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    for person in people {
        take(&mut person.name, &mut person.role, person.span, person.secrecy.is_some());
    }
    let mut forms: Vec<(Folded, String)> = replaced
        .iter()
        .flat_map(|(name, role)| {
            let party = parties.get(&name.text);
            let forms = forms(&name.text);
            let with_party =
                party.into_iter().flat_map(|party| forms.iter().map(move |form| format!("{form} ({party})")));
            let all: Vec<String> = with_party.chain(forms.iter().cloned()).collect();
            all.into_iter().map(move |form| (Folded::with_case(&form), role.clone()))
        })
        .collect();
    // "Lind, Bo" before "Bo", and "B. E. Lind" before "E. Lind".
    forms.sort_by_key(|(form, _)| std::cmp::Reverse(form.text.len()));
    walk::meeting(&mut meeting, &mut |piece, _| match piece {
        Piece::Line(line) => replace(&forms, line),
        Piece::Text(text) => each_words(text, &mut |words| {
            let mut shown = words.text.clone();
            replace(&forms, &mut shown);
            if shown != words.text {
                *words = std::mem::take(words).replaced_by(&shown);
            }
        }),
    });
    forget_checksum(&mut meeting);
    Anonymous { meeting, names: replaced.into_iter().map(|(name, _)| name).collect() }
}

/// The ways to write a name that say whose it is.
fn forms(name: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    // The bare name may be another's.
    if bare(name) != name {
        return forms;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if let [given @ .., last] = words.as_slice()
        && let Some(first) = given.first()
    {
        let initials: Vec<String> =
            given.iter().filter_map(|name| name.chars().next()).map(|letter| format!("{letter}.")).collect();
        forms.extend([
            format!("{first} {last}"),
            format!("{last}, {}", given.join(" ")),
            format!("{last} {}", given.join(" ")),
            format!("{} {last}", initials.join(" ")),
            format!("{} {last}", initials.concat()),
            format!("{} {last}", initials[0]),
            format!("{} {last}", initials[0].trim_end_matches('.')),
            format!("{last}, {}", initials[0]),
        ]);
    }
    forms
}

/// Reports what of names is left in a meeting that should have roles in their place: a first name or surname alone, initials, an address made of a name. What
/// it is that stands there ("Ek" is a tree as well) only a person knows.
pub fn check_left(anonymous: &Anonymous, cx: &mut Diagnostics) {
    let Anonymous { meeting, names } = anonymous;
    let told = walk::told(meeting.clone());
    // Whoever keeps the name may bear a part of one that is gone.
    let kept: Vec<Folded> = kept(meeting).iter().map(|name| Folded::with_case(name)).collect();
    for told in told {
        let mut text = told.text.clone();
        for name in &kept {
            for place in Folded::with_case(&text).find(name).into_iter().rev() {
                text.replace_range(place.clone(), &"\u{1}".repeat(place.len()));
            }
        }
        let (cased, folded) = (Folded::with_case(&text), Folded::new(&text));
        for name in names {
            let places = parts(bare(&name.text)).into_iter().flat_map(|part| cased.find(&Folded::with_case(&part)));
            let surname = bare(&name.text).split_whitespace().last().unwrap_or_default();
            let addresses = folded.find_in_addresses(&Folded::new(surname));
            let mut places: Vec<_> = places.chain(addresses).collect();
            places.sort_by_key(|place| (place.start, std::cmp::Reverse(place.end)));
            places.dedup_by(|b, a| b.start < a.end);
            for place in places {
                cx.push(left(name.span, told.span(place)));
            }
        }
    }
}

/// What points somebody out without being the name.
fn parts(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split_whitespace().collect();
    let mut parts: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    if let [first, .., last] = words.as_slice() {
        let [first, last] = [first, last].map(|word| word.chars().next().unwrap_or_default());
        parts.extend([format!("{first}.{last}."), format!("{first}. {last}.")]);
    }
    // "von", "af", "de".
    parts.retain(|part| part.starts_with(char::is_uppercase));
    parts
}

/// The names of those who keep theirs.
fn kept(meeting: &Meeting) -> Vec<String> {
    let mut names: Vec<String> = meeting.authors.iter().map(|author| author.name.clone()).collect();
    for participant in &meeting.participants {
        match participant {
            Participant::Person { person, .. } => names.push(person.name.clone()),
            Participant::Organisation { name, .. } => names.push(name.clone()),
            Participant::Count { .. } => {}
        }
    }
    match &meeting.particulars {
        Particulars::Meeting(protocol) => {
            names.extend(protocol.roll.attendees.iter().map(|attendee| attendee.name.clone()));
            names.extend(protocol.absent.iter().map(|absent| absent.name.clone()));
        }
        Particulars::Decision(decision) => {
            let people = decision.deciders.iter().chain(&decision.presenters).chain(&decision.others);
            names.extend(people.map(|person| person.name.clone()));
        }
        Particulars::Notes(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    names
}

fn left(name: Span, at: Span) -> Diagnostic {
    let fault = message!(
        "här står något av ett namn som ska vara ersatt av en roll",
        "here stands something of a name that a role shall stand in the place of"
    );
    Diagnostic::new(Code::SecrecyLeak, fault).at(at).related(name, message!("namnet", "the name")).hint(message!(
        "skriv rollen, eller hela namnet, som då byts ut; är det någon annan som avses, skriv dennes hela namn i listan",
        "write the role, or the whole name, which is replaced then; if somebody else is meant, put that person's whole name into the list"
    ))
}

/// Puts words in the place of names in a line.
pub(super) fn replace(names: &[(Folded, String)], line: &mut String) {
    for (name, instead) in names {
        for found in Folded::with_case(line).find(name).into_iter().rev() {
            line.replace_range(found, instead);
        }
    }
}
