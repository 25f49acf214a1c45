//! Several people of one name (namnar) at one meeting.
//!
//! Names are what everything else refers to people by. So of those who share one each gets a name of his or her own, with what tells them apart in
//! brackets, as documents have the party: "Anna Svensson (S)", "Anna Svensson (kommunikatör)". The bare name is then nobody's.

use std::collections::{BTreeMap, BTreeSet};

use super::roll::without_party;
use super::{Absentee, Attendee};
use crate::swedish::parties;

/// A name without what tells its bearer from others of that name.
#[must_use]
pub(crate) fn bare(name: &str) -> &str {
    without_party(name).0
}

/// What stands in brackets after a name and tells its bearer from others.
#[must_use]
pub(crate) fn mark(name: &str) -> Option<&str> {
    without_party(name).1
}

/// More people than these who share a name nobody has seen at one meeting: so many lines are a slip, or made by a program.
const MOST: usize = 20;

/// Gives those who share a name one each. Those whom nothing tells apart keep the name, and so do those who were there one after the other: they are one
/// person. Nor is a name that may be secret made longer by what points its bearer out.
pub(super) fn tell_apart(attendees: &mut [Attendee], absent: &mut [Absentee]) {
    let mut groups: BTreeMap<&str, [Vec<usize>; 2]> = BTreeMap::new();
    for (at, attendee) in attendees.iter().enumerate() {
        groups.entry(&attendee.name).or_default()[0].push(at);
    }
    for (at, absent) in absent.iter().enumerate() {
        groups.entry(&absent.name).or_default()[1].push(at);
    }
    let (mut of_present, mut of_absent) = (Vec::new(), Vec::new());
    for [there, away] in groups.values().filter(|[there, away]| (2..=MOST).contains(&(there.len() + away.len()))) {
        let present: Vec<&Attendee> = there.iter().map(|at| &attendees[*at]).collect();
        let missing: Vec<&Absentee> = away.iter().map(|at| &absent[*at]).collect();
        of_present.extend(own_names(&present).into_iter().flat_map(|own| there.iter().copied().zip(own)));
        let own = away.iter().zip(&missing).filter_map(|(at, one)| Some((*at, own_name(one, &present, &missing)?)));
        of_absent.extend(own);
    }
    for (at, own) in of_present {
        attendees[at].name = own;
    }
    for (at, own) in of_absent {
        absent[at].name = own;
    }
}

/// A name of somebody's own, and whether it is the role that tells whose it is.
struct Own {
    name: String,
    by_role: bool,
}

/// Names of their own for all of a group who share one, if party, organisation or role tell those apart who were there at the same time. Of two who were
/// elected the roles alone do not: one person may have both, stand on two lines by mistake, and would then vote twice.
fn own_names(group: &[&Attendee]) -> Option<Vec<String>> {
    if group.iter().any(|attendee| attendee.secrecy.is_some()) {
        return None;
    }
    let mut own: Vec<Own> = Vec::new();
    for attendee in group {
        let belongs = attendee.party.as_ref().or(attendee.organisation.as_ref());
        let mark = in_brackets(belongs.or(attendee.role.as_ref())?)?;
        // One party is written in several ways: the first of them is that of the name.
        let same = |other: &&Own| self::mark(&other.name).is_some_and(|other| parties::are_one(other, mark));
        let name = own.iter().find(same).map_or_else(|| with_mark(attendee, mark), |other| other.name.clone());
        own.push(Own { name, by_role: belongs.is_none() });
    }
    let together = |own: &[Own]| {
        let pairs = (0..group.len()).flat_map(|at| (at + 1..group.len()).map(move |other| (at, other)));
        let there = pairs.filter(|(at, other)| group[*at].overlaps(group[*other]));
        there.map(|(at, other)| (own[at].name == own[other].name, at, other)).collect::<Vec<_>>()
    };
    // Whom party or organisation do not tell apart, the role may.
    let alike = together(&own).into_iter().filter(|(alike, ..)| *alike).map(|(_, at, _)| own[at].name.clone());
    for name in alike.collect::<BTreeSet<_>>() {
        for (own, attendee) in own.iter_mut().zip(group).filter(|(own, _)| own.name == name) {
            let mark = in_brackets(attendee.role.as_ref()?)?;
            *own = Own { name: with_mark(attendee, mark), by_role: true };
        }
    }
    let all = together(&own);
    let may_be_one = |(alike, at, other): &(bool, usize, usize)| {
        let is_elected_by_role = |at: usize| own[at].by_role && group[at].capacity.is_elected();
        *alike || (is_elected_by_role(*at) && is_elected_by_role(*other))
    };
    (!all.is_empty() && !all.iter().any(may_be_one)).then(|| own.into_iter().map(|own| own.name).collect())
}

fn with_mark(attendee: &Attendee, mark: &str) -> String {
    format!("{} ({mark})", attendee.name)
}

/// What can stand in brackets after a name, without those that it is written in.
fn in_brackets(mark: &str) -> Option<&str> {
    let mark = mark.trim().trim_start_matches('(').trim_end_matches(')').trim();
    (!mark.is_empty() && !mark.contains(['(', ')'])).then_some(mark)
}

/// The name of somebody absent with the party, where another of that name is of another, or serves and was not elected; with the role, where that is all that
/// is told of the two.
fn own_name(one: &Absentee, present: &[&Attendee], absent: &[&Absentee]) -> Option<String> {
    if one.secrecy.is_some() {
        return None;
    }
    let serves = |attendee: &&Attendee| attendee.party.is_none() && !attendee.capacity.is_elected();
    let (mark, shared) = match &one.party {
        Some(party) => {
            let of_other = |other: Option<&String>| other.is_some_and(|other| !parties::are_one(other, party));
            let is_other = |attendee: &&Attendee| of_other(attendee.party.as_ref()) || serves(attendee);
            let absent_other = absent.iter().any(|other| of_other(other.party.as_ref()));
            (party, present.iter().any(is_other) || absent_other)
        }
        None => (one.role.as_ref()?, present.iter().any(serves)),
    };
    in_brackets(mark).filter(|_| shared).map(|mark| format!("{} ({mark})", one.name))
}

#[cfg(test)]
mod tests {
    use super::super::roll::tests::attendee;
    use super::super::{Attendee, Capacity};
    use super::{bare, tell_apart};

    /// What those are called who share a name, each of a party, an organisation and a role; "-" is none.
    fn called(people: &[[&str; 3]]) -> Vec<String> {
        called_as(Capacity::Member, people)
    }

    fn called_as(capacity: Capacity, people: &[[&str; 3]]) -> Vec<String> {
        let some = |text: &str| (text != "-").then(|| text.to_owned());
        let of = |[party, organisation, role]: &[&str; 3]| Attendee {
            party: some(party),
            organisation: some(organisation),
            role: some(role),
            ..attendee("Anna Svensson", capacity, None, None)
        };
        let mut all: Vec<Attendee> = people.iter().map(of).collect();
        tell_apart(&mut all, &mut []);
        all.into_iter().map(|attendee| attendee.name).collect()
    }

    #[test]
    fn party_organisation_or_role_tell_two_of_one_name_apart() {
        assert_eq!(called(&[["S", "-", "-"], ["M", "-", "-"]]), ["Anna Svensson (S)", "Anna Svensson (M)"]);
        assert_eq!(
            called(&[["(S)", "-", "-"], ["-", "-", "arkivarie"]]),
            ["Anna Svensson (S)", "Anna Svensson (arkivarie)"]
        );
        assert_eq!(
            called(&[["-", "Ekby", "-"], ["-", "Lindö", "-"]]),
            ["Anna Svensson (Ekby)", "Anna Svensson (Lindö)"]
        );
        assert_eq!(bare("Anna Svensson (S)"), "Anna Svensson");
    }

    #[test]
    fn the_role_tells_officials_apart_of_whom_nothing_else_differs() {
        let of_two = ["Anna Svensson (arkivarie)", "Anna Svensson (registrator)"];
        let called = |people: &[[&str; 3]]| called_as(Capacity::Official, people);
        assert_eq!(called(&[["-", "-", "arkivarie"], ["-", "-", "registrator"]]), of_two);
        assert_eq!(called(&[["-", "Ekby", "arkivarie"], ["-", "Ekby", "registrator"]]), of_two);
        assert_eq!(
            called(&[["-", "Ekby", "arkivarie"], ["-", "Ekby", "registrator"], ["-", "Lindö", "jurist"]]),
            [of_two[0], of_two[1], "Anna Svensson (Lindö)"]
        );
        let same = ["Anna Svensson"; 2];
        assert_eq!(called(&[["-", "-", "arkivarie"], ["-", "-", "arkivarie"]]), same);
        assert_eq!(called(&[["-", "Ekby", "arkivarie"], ["-", "Ekby", "-"]]), same);
    }

    #[test]
    fn of_more_people_of_one_name_than_there_are_at_a_meeting_nothing_is_made() {
        let parties: Vec<String> = (0..10_000).map(|number| format!("P{number}")).collect();
        let many: Vec<[&str; 3]> = parties.iter().map(|party| [party.as_str(), "-", "-"]).collect();
        assert!(called(&many).iter().all(|name| name == "Anna Svensson"));
    }

    #[test]
    fn those_who_may_be_one_person_keep_the_name() {
        let same = ["Anna Svensson"; 2];
        assert_eq!(called(&[["S", "-", "-"], ["Socialdemokraterna", "-", "ordförande"]]), same);
        assert_eq!(
            called(&[["-", "-", "ordförande"], ["-", "-", "kassör"]]),
            same,
            "one member may be both, and votes once"
        );
        assert_eq!(called(&[["S", "-", "-"], ["-", "-", "-"]]), same, "of the second nothing is known");
        let mut stretches = [
            Attendee { party: Some("S".to_owned()), ..attendee("Anna Svensson", Capacity::Substitute, None, Some(4)) },
            Attendee { party: Some("M".to_owned()), ..attendee("Anna Svensson", Capacity::Member, Some(5), None) },
        ];
        tell_apart(&mut stretches, &mut []);
        assert_eq!(stretches.map(|attendee| attendee.name), same, "one after the other");
    }
}
