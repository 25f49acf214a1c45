//! Roles instead of names: who somebody was, and not who it is.

use std::collections::BTreeMap;

use super::instead::{Instead, in_sentences, numbered, within_sentence};
use super::labels::{Named, parties};
use super::{Secrecy, forget_checksum, text};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::bare;
use crate::meeting::walk::{self, Piece};
use crate::meeting::{Meeting, Participant, Particulars, Person, Section};
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

/// A name that is gone, and what stands in its place.
struct Replaced {
    name: Secret,
    role: String,
    /// Which of several it is who would be called the same.
    number: Option<usize>,
    /// The party, where it goes with the role: so it is not said twice where it was written.
    party: Option<String>,
}

impl Replaced {
    /// What whoever it is is called in the document.
    fn told(&self) -> String {
        format!("{}{}{}", self.role, numbered(self.number), self.tail())
    }

    fn tail(&self) -> String {
        self.party.as_ref().map(|party| format!(" ({party})")).unwrap_or_default()
    }

    /// What stands in the place of the name, in each of the ways to write it.
    fn instead(&self) -> impl Iterator<Item = Instead> {
        let (forms, tail) = (forms(&self.name.text), self.tail());
        let with_party: Vec<String> =
            self.party.iter().flat_map(|_| forms.iter().map(|form| format!("{form}{tail}"))).collect();
        let one = move |form: String| {
            let (words, tail) = (self.role.clone(), tail.clone());
            let role = Some(self.role.clone());
            Instead { name: Folded::with_case(&form), words, number: self.number, tail, role, party: None }
        };
        with_party.into_iter().chain(forms).map(one)
    }
}

/// Puts the role of everybody who has one in the place of the name, wherever the name stands: in full, turned, or with initials. Who has no role
/// keeps the name, and so does who will be masked, of whom not even the role is told. In the `internal` document nobody is.
#[must_use]
pub fn roles(mut meeting: Meeting, internal: bool) -> Anonymous {
    let mut replaced: Vec<Replaced> = Vec::new();
    let bearers = bearers(&meeting, internal);
    let parties = parties(bearers.iter().map(Bearer::named));
    let numbers = numbers(&bearers, &parties);
    let mut take = |name: &mut String, role: &mut Option<String>, span: Span, is_masked: bool| {
        if let Some(role) = role.take_if(|_| internal || !is_masked) {
            let (number, party) = (numbers.get(name).copied(), parties.get(name).cloned());
            let one = Replaced { name: Secret { text: name.clone(), span, is_name: true }, role, number, party };
            *name = one.told();
            replaced.push(one);
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
            for attendee in protocol.roll.everybody_mut() {
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
    let mut instead: Vec<Instead> = replaced.iter().flat_map(Replaced::instead).collect();
    // "Lind, Bo" before "Bo", and "B. E. Lind" before "E. Lind".
    instead.sort_by_key(|one| std::cmp::Reverse(one.name.text.len()));
    each_heading(&mut meeting, &mut |line| in_sentences(&instead, "", line));
    walk::meeting(&mut meeting, &mut |piece, _| match piece {
        Piece::Line(line) => within_sentence(&instead, line),
        Piece::Text(text) => text::replace(&instead, text),
    });
    forget_checksum(&mut meeting);
    meeting.in_place_of_names = replaced.iter().flat_map(|one| [one.told(), one.role.clone()]).collect();
    Anonymous { meeting, names: replaced.into_iter().map(|one| one.name).collect() }
}

/// Somebody who has a role that will stand in the place of the name.
struct Bearer {
    name: String,
    role: String,
    party: Option<String>,
    span: Span,
}

impl Bearer {
    fn named(&self) -> Named<'_> {
        Named { name: &self.name, party: self.party.clone(), words: self.role.clone() }
    }
}

/// All of them, in the order of the record: an extract has another.
fn bearers(meeting: &Meeting, internal: bool) -> Vec<Bearer> {
    let of = |name: &str, role: &Option<String>, party: Option<&String>, secrecy: &Option<Secrecy>, span| {
        let role = role.clone().filter(|_| internal || secrecy.is_none())?;
        Some(Bearer { name: name.to_owned(), role, party: party.cloned(), span })
    };
    let person = |own: &Person| of(&own.name, &own.role, None, &own.secrecy, own.span);
    let mut all: Vec<Bearer> = meeting.authors.iter().filter_map(person).collect();
    all.extend(meeting.participants.iter().filter_map(|participant| match participant {
        Participant::Person { person: own, .. } => person(own),
        Participant::Organisation { .. } | Participant::Count { .. } => None,
    }));
    match &meeting.particulars {
        Particulars::Meeting(protocol) => {
            let roll = protocol.roll.everybody();
            all.extend(roll.filter_map(|own| of(&own.name, &own.role, own.party.as_ref(), &own.secrecy, own.span)));
            let absent = protocol.absent.iter();
            all.extend(absent.filter_map(|own| of(&own.name, &own.role, own.party.as_ref(), &own.secrecy, own.span)));
        }
        Particulars::Decision(decision) => {
            let people = decision.deciders.iter().chain(&decision.presenters).chain(&decision.others);
            all.extend(people.filter_map(person));
        }
        Particulars::Notes(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    all.sort_by_key(|bearer| bearer.span.range().start);
    all
}

/// Which of several somebody is, by name, where neither role nor party tells them apart: from 1, as they stand in the record.
fn numbers(bearers: &[Bearer], parties: &BTreeMap<String, String>) -> BTreeMap<String, usize> {
    let mut groups: BTreeMap<(&str, Option<&String>), Vec<&str>> = BTreeMap::new();
    for Bearer { name, role, .. } in bearers {
        let group = groups.entry((role, parties.get(name))).or_default();
        if !group.contains(&name.as_str()) {
            group.push(name);
        }
    }
    let several = groups.into_values().filter(|group| group.len() > 1);
    several.flat_map(|group| group.into_iter().map(str::to_owned).zip(1..)).collect()
}

/// Shows what begins with a capital as a sentence does: titles, headings, and what somebody is to do.
fn each_heading(meeting: &mut Meeting, visit: &mut dyn FnMut(&mut String)) {
    fn sections(list: &mut [Section], visit: &mut dyn FnMut(&mut String)) {
        for section in list {
            section.heading.iter_mut().for_each(|heading| visit(&mut heading.value));
            section.public_heading.iter_mut().for_each(&mut *visit);
            sections(&mut section.sections, visit);
        }
    }
    meeting.title.iter_mut().chain(&mut meeting.public_title).for_each(&mut *visit);
    meeting.correction.iter_mut().for_each(|correction| visit(&mut correction.text));
    sections(&mut meeting.sections, visit);
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => {
            protocol.summons.iter_mut().flat_map(|summons| &mut summons.absence).for_each(&mut *visit);
            for item in &mut protocol.items {
                visit(&mut item.heading.value);
                item.public_heading.iter_mut().for_each(&mut *visit);
                item.votes.iter_mut().flat_map(|vote| &mut vote.heading).for_each(&mut *visit);
                item.elections.iter_mut().flat_map(|election| &mut election.heading).for_each(&mut *visit);
            }
        }
        Particulars::Notes(notes) => notes.actions.iter_mut().for_each(|action| visit(&mut action.what.value)),
        Particulars::Decision(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    for appendix in meeting.particulars.appendices_mut() {
        visit(&mut appendix.title);
        appendix.public_title.iter_mut().for_each(&mut *visit);
    }
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
            names.extend(protocol.roll.everybody().map(|attendee| attendee.name.clone()));
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
