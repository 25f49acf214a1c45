//! SAM-NAMN: somebody who is spelt in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::{Entry, Meeting};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::{Capacity, bare};
use crate::message;
use crate::record::{Particulars, Record, Spanned};
use crate::source::Span;
use crate::swedish::{parties, subject};

/// In so many records the usual spelling occurs at least, where nothing but the name tells that it is the same person; the other in one.
const USUAL: usize = 3;

/// Somebody named in a record, by first and last name.
#[derive(Clone, Debug)]
pub(super) struct Named {
    /// The name, at its first place.
    name: Spanned<String>,
    /// As what: by what else than the name the person can be known.
    tasks: BTreeSet<Task>,
    /// For whom: by what two people of like names can be told apart.
    sides: Sides,
}

/// For whom somebody takes part in meetings: nobody does for two parties, and seldom for two organisations.
#[derive(Clone, Debug, Default)]
struct Sides {
    /// Parties, in small letters.
    parties: BTreeSet<String>,
    /// Organisations, each by the words that tell it from others.
    organisations: BTreeSet<BTreeSet<String>>,
}

impl Sides {
    fn of(party: Option<&Spanned<String>>, organisation: Option<&Spanned<String>>) -> Self {
        let party = party.map(|party| parties::letters(&party.value)).filter(|party| !party.is_empty());
        let organisation =
            organisation.as_ref().map(|name| subject::words(&name.value)).filter(|words| !words.is_empty());
        Self { parties: party.into_iter().collect(), organisations: organisation.into_iter().collect() }
    }

    fn extend(&mut self, other: &Self) {
        self.parties.extend(other.parties.iter().cloned());
        self.organisations.extend(other.organisations.iter().cloned());
    }

    /// Whether both are known for somebody, and for nobody in common.
    fn are_apart(&self, other: &Self) -> bool {
        none_alike(&self.parties, &other.parties, |one, other| is_one_party(one, other))
            || none_alike(&self.organisations, &other.organisations, subject::is_alike)
    }
}

/// Whether there are some of each, and none like any of the others.
fn none_alike<T>(own: &BTreeSet<T>, others: &BTreeSet<T>, is_alike: impl Fn(&T, &T) -> bool) -> bool {
    let has_none_alike = |one: &T| !others.iter().any(|other| is_alike(one, other));
    !own.is_empty() && !others.is_empty() && own.iter().all(has_none_alike)
}

/// Of more letters than these a party is written by its name, and not by its letters in ballots: `MP`, `Miljöpartiet`.
const ABBREVIATED: usize = 3;

/// So many letters the forms of one party's name have in common at least: `Moderaterna`, `Moderata samlingspartiet`.
const STEM: usize = 5;

/// Whether two writings in small letters can be of one party. Of those that not everybody knows: the same letters, letters and a name that begin
/// alike, or names that are alike.
fn is_one_party(one: &str, other: &str) -> bool {
    if let (Some(one), Some(other)) = (parties::known(one), parties::known(other)) {
        return one == other;
    }
    let is_short = |party: &str| party.chars().count() <= ABBREVIATED;
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    match (is_short(one), is_short(other)) {
        (true, true) => one == other,
        (false, false) => {
            common >= STEM || one.contains(other) || other.contains(one) || strsim::damerau_levenshtein(one, other) <= 2
        }
        _ => common > 0,
    }
}

/// As what somebody is in a record: with a role or not for an organisation; or for a party, with a role or by election in a body or a unit. In an
/// authority as a whole there are too many of one role and of names that are much alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Task {
    within: String,
    role: String,
}

impl Task {
    fn new(within: &[Option<&str>], role: &str) -> Self {
        let within: Vec<&str> = within.iter().flatten().copied().collect();
        Self { within: within.join("\n").to_lowercase(), role: role.to_lowercase() }
    }
}

/// What all who are elected to a body are in it, be it as member or substitute.
const ELECTED: &str = "förtroendevald";

/// Everybody named in a record, by first and last name.
pub(super) fn of(record: &Record<'_>, meeting: &Meeting) -> Vec<Named> {
    let mut named: Vec<Named> = Vec::new();
    let mut add = |name: &Option<Spanned<String>>, task: Option<Task>, sides: Sides| {
        // By surname alone, people are called within a record only.
        // With the party behind it, as documents have it, it is the same name.
        let name = name.as_ref().map(|name| Spanned { value: bare(&name.value).to_owned(), span: name.span });
        let Some(name) = name.filter(|name| name.value.contains(' ')) else { return };
        let at = named.iter().position(|other| other.name.value == name.value).unwrap_or_else(|| {
            named.push(Named { name, tasks: BTreeSet::new(), sides: Sides::default() });
            named.len() - 1
        });
        named[at].tasks.extend(task);
        named[at].sides.extend(&sides);
    };
    let value = |written: &'_ Option<Spanned<String>>| written.as_ref().map(|written| written.value.clone());
    let (unit, department) = (value(&record.unit), value(&record.department));
    let group = meeting.body.as_deref().or(unit.as_deref());
    let with_role = |role: &str| Task::new(&[Some(&meeting.authority), department.as_deref(), group], role);
    let role =
        |role: &Option<Spanned<String>>| role.as_ref().filter(|_| group.is_some()).map(|role| with_role(&role.value));
    let organisation = |name: &Option<Spanned<String>>, role: &Option<Spanned<String>>| {
        let role = value(role).unwrap_or_default();
        name.as_ref().map(|name| Task::new(&[Some(&name.value)], &role))
    };
    for author in &record.authors {
        add(&author.name, role(&author.role), Sides::default());
    }
    for participant in &record.participants {
        add(
            &participant.name,
            organisation(&participant.organisation, &participant.role).or_else(|| role(&participant.role)),
            Sides::of(None, participant.organisation.as_ref()),
        );
    }
    if let Particulars::Decision(decision) = &record.particulars {
        decision.people().for_each(|person| add(&person.name, role(&person.role), Sides::default()));
    }
    if let Some(protocol) = record.protocol() {
        for member in &protocol.present {
            let elected =
                member.capacity.filter(|word| Capacity::of_word(word.value).is_some_and(Capacity::is_elected));
            let as_elected = || elected.map(|_| with_role(ELECTED));
            let task = role(&member.party)
                .or_else(|| organisation(&member.organisation, &member.role))
                .or_else(|| role(&member.role));
            add(&member.name, task.or_else(as_elected), Sides::of(member.party.as_ref(), member.organisation.as_ref()));
        }
        for absent in &protocol.absent {
            let elected = absent
                .role
                .as_ref()
                .is_some_and(|role| Capacity::of_word(&role.value).is_some_and(Capacity::is_elected));
            let own = if elected { Some(with_role(ELECTED)) } else { role(&absent.role) };
            add(&absent.name, role(&absent.party).or(own), Sides::of(absent.party.as_ref(), None));
        }
        add(&protocol.chair, Some(with_role("ordförande")), Sides::default());
        add(&protocol.secretary, Some(with_role("sekreterare")), Sides::default());
        protocol.approvers.iter().for_each(|name| add(&Some(name.clone()), None, Sides::default()));
    }
    named
}

/// A spelling, and where it occurs.
struct Spelling<'e> {
    /// The first place.
    at: Span,
    /// The records, by their index.
    records: BTreeSet<usize>,
    /// As what.
    tasks: BTreeSet<&'e Task>,
    /// For whom.
    sides: Sides,
}

pub(super) fn check(entries: &[Entry], cx: &mut Diagnostics) {
    let mut spellings: BTreeMap<&str, Spelling<'_>> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for Named { name, tasks, sides } in &entry.names {
            let new =
                Spelling { at: name.span, records: BTreeSet::new(), tasks: BTreeSet::new(), sides: Sides::default() };
            let spelling = spellings.entry(&name.value).or_insert(new);
            spelling.records.insert(index);
            spelling.tasks.extend(tasks);
            spelling.sides.extend(sides);
        }
    }
    surnames_first(&spellings, cx);
    slips(&spellings, cx);
}

/// `Åberg, Dan`, where others write `Dan Åberg`.
fn surnames_first(spellings: &BTreeMap<&str, Spelling<'_>>, cx: &mut Diagnostics) {
    for (name, spelling) in spellings {
        let Some((surname, first)) = name.split_once(',') else { continue };
        let turned = format!("{} {}", first.trim(), surname.trim());
        if let Some(usual) = spellings.get(turned.as_str()) {
            let fault = message!(
                "{turned} står här med efternamnet först: {name}",
                "{turned} stands here with the surname first: {name}"
            );
            cx.push(
                Diagnostic::new(Code::ColName, fault)
                    .at(spelling.at)
                    .related(usual.at, message!("så skrivs namnet annars", "so the name is written elsewhere"))
                    .hint(message!("skriv {turned}", "write {turned}")),
            );
        }
    }
}

/// A name in a single record that is one letter away from one in several, or from one of somebody with the same task.
fn slips(spellings: &BTreeMap<&str, Spelling<'_>>, cx: &mut Diagnostics) {
    // Two words are one letter apart only if they can be made the same by leaving out a letter of each, or of one. So names need to be
    // compared only with those that share such a remainder, and not each with each.
    let mut alike: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, spelling) in spellings {
        for word in name.split(' ') {
            *words.entry(word).or_default() += 1;
        }
        if spelling.records.len() >= USUAL || !spelling.tasks.is_empty() {
            for remainder in remainders(name) {
                alike.entry(remainder).or_default().push(name);
            }
        }
    }
    let is_borne_by_others = |word: &str| words.get(word).is_some_and(|count| *count > 1);
    for (name, spelling) in spellings.iter().filter(|(_, spelling)| spelling.records.len() == 1) {
        let candidates: BTreeSet<&str> =
            remainders(name).into_iter().filter_map(|it| alike.get(&it)).flatten().copied().collect();
        let near = candidates.into_iter().find(|other| {
            let (Some((own, others)), Some(known)) = (differing_word(name, other), spellings.get(other)) else {
                return false;
            };
            // A name that others bear as well is no slip, nor is one of two people at the same meeting.
            let together = !known.records.is_disjoint(&spelling.records);
            let one_task = !known.tasks.is_disjoint(&spelling.tasks);
            // Of different parties or organisations they are two, though both have presided or come as often.
            let apart = known.sides.are_apart(&spelling.sides);
            // Of two that are as rare, the later one is told of, or the one whose name nobody else has.
            let rarer = known.records.len() > 1 || is_borne_by_others(others) || spelling.at > known.at;
            !is_borne_by_others(own) && !together && !apart && (known.records.len() >= USUAL || (one_task && rarer))
        });
        if let Some((other, usual)) = near.and_then(|other| Some((other, spellings.get(other)?))) {
            let count = usual.records.len();
            let fault = match count {
                1 => message!("{name} heter {other} i en annan post", "{name} is called {other} in another record"),
                _ => message!(
                    "{name} heter {other} i {count} andra poster",
                    "{name} is called {other} in {count} other records"
                ),
            };
            cx.push(
                Diagnostic::new(Code::ColName, fault)
                    .at(spelling.at)
                    .related(usual.at, message!("så skrivs namnet annars", "so the name is written elsewhere"))
                    .hint(message!(
                        "rätta namnet om det är samma person; det kan vara två",
                        "correct the name if it is the same person; there may be two"
                    )),
            );
        }
    }
}

/// A name in small letters, and what is left of it without each of its letters.
fn remainders(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let without = |at: usize, letter: char| [&name[..at], &name[at + letter.len_utf8()..]].concat();
    let mut remainders: Vec<String> = name.char_indices().map(|(at, letter)| without(at, letter)).collect();
    remainders.push(name.clone());
    remainders
}

/// The one word in which two names differ, if by a single letter: too many, too few, another, or two that have changed places.
fn differing_word<'n>(one: &'n str, other: &'n str) -> Option<(&'n str, &'n str)> {
    if one.split(' ').count() != other.split(' ').count() {
        return None;
    }
    let mut differing = one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    let (one, other) = differing.next().filter(|_| differing.next().is_none())?;
    (strsim::damerau_levenshtein(&one.to_lowercase(), &other.to_lowercase()) <= 1).then_some((one, other))
}

#[cfg(test)]
mod tests {
    use super::{differing_word, is_one_party, remainders};

    #[test]
    fn names_that_differ_in_one_letter_share_a_remainder() {
        for (one, other) in [
            ("Cecilia Holm", "Cecilia Holmm"),
            ("Dan Åberg", "Dan Aberg"),
            ("Eva Lind", "Ewa Lind"),
            ("Bo Ek", "Bo Ke"),
        ] {
            assert!(differing_word(one, other).is_some(), "{one}, {other}");
            assert!(remainders(one).iter().any(|it| remainders(other).contains(it)), "{one}, {other}");
        }
    }

    #[test]
    fn a_party_is_known_by_its_letters_and_by_its_name() {
        for (one, other) in [
            ("s", "s"),
            ("mp", "miljöpartiet"),
            ("äl", "älvnäslistan"),
            ("moderaterna", "moderatasamlingspartiet"),
            ("centerpartiet", "cnterpartiet"),
            ("älvnäslistan", "listanälvnäslistan"),
        ] {
            assert!(is_one_party(one, other) && is_one_party(other, one), "{one}, {other}");
        }
        for (one, other) in [
            ("s", "sd"),
            ("s", "sverigedemokraterna"),
            ("m", "centerpartiet"),
            ("moderaterna", "kristdemokraterna"),
            ("l", "fp"),
        ] {
            assert!(!is_one_party(one, other) && !is_one_party(other, one), "{one}, {other}");
        }
    }

    #[test]
    fn names_that_differ_in_two_words_or_letters_are_two_names() {
        for (one, other) in [("Eva Lind", "Ewa Lindh"), ("Eva Lind", "Eva Lundh"), ("Eva Lind", "Eva Maria Lind")] {
            assert_eq!(differing_word(one, other), None, "{one}, {other}");
        }
    }
}
