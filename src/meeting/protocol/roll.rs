//! The roll (närvaro): who was there, in what capacity, and from which item to which.
//!
//! Attendance is written once and followed through the meeting. Whoever votes, moves, dissents or approves is looked up here, by full
//! name or by an unambiguous surname; who was there at § 27 is computed, not restated.

use std::collections::BTreeSet;

use super::namesakes::bare;
use crate::diagnostic::{differing, nearest};
use crate::meeting::Secrecy;
use crate::source::Span;
use crate::swedish::parties;

/// In what capacity somebody was there (uppgift).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Capacity {
    /// Member (ledamot).
    Member,
    /// Substitute who takes part in decisions (tjänstgörande ersättare).
    ServingSubstitute,
    /// Substitute who does not (ersättare).
    Substitute,
    /// Official (tjänsteman).
    Official,
    /// Somebody else (övrig).
    Other,
}

impl Capacity {
    /// All of them, in the order in which a roll lists them.
    pub const ALL: [Self; 5] = [Self::Member, Self::ServingSubstitute, Self::Substitute, Self::Official, Self::Other];

    /// The word in records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Member => "ledamot",
            Self::ServingSubstitute => "tjänstgörande ersättare",
            Self::Substitute => "ersättare",
            Self::Official => "tjänsteman",
            Self::Other => "övrig",
        }
    }

    /// The capacity that is written so.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|capacity| capacity.word() == word)
    }

    /// Whether somebody in this capacity was elected to the body, as member or substitute (förtroendevald).
    #[must_use]
    pub fn is_elected(self) -> bool {
        matches!(self, Self::Member | Self::ServingSubstitute | Self::Substitute)
    }

    /// Whether somebody in this capacity takes part in decisions (deltar i besluten).
    #[must_use]
    pub fn decides(self) -> bool {
        matches!(self, Self::Member | Self::ServingSubstitute)
    }
}

/// Somebody who was there, in one capacity and for one stretch of the meeting. A substitute who begins to serve half-way has two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attendee {
    /// First and last name.
    pub name: String,
    /// Where the name is written.
    pub span: Span,
    /// Which of those present it is: whoever comes, goes and comes again is one, also when the name is masked.
    pub person: usize,
    /// In what capacity.
    pub capacity: Capacity,
    /// Title (roll).
    pub role: Option<String>,
    /// Party or group (parti).
    pub party: Option<String>,
    /// Whom the person speaks for.
    pub organisation: Option<String>,
    /// The member in whose place a substitute serves.
    pub in_place_of: Option<String>,
    /// Where that is written.
    pub in_place_of_at: Option<Span>,
    /// Whether from a distance (på distans), which counts as present (5 kap. 16 § och 6 kap. 24 § kommunallagen).
    pub remote: bool,
    /// First item at which the person was there, if later than the first.
    pub from: Option<u32>,
    /// Last item at which the person was there, if earlier than the last.
    pub to: Option<u32>,
    /// Items of that stretch for which the person was away (frånvarande vid ärendet).
    pub away: BTreeSet<u32>,
    /// Items of that stretch in which the person was disqualified (jävig) and took no part, whether or not it is also written that he or she was away.
    pub disqualified: BTreeSet<u32>,
    /// Where the first and the last item are written, as far as they are.
    pub ends_at: [Option<Span>; 2],
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// Whether name, role, party and organisation are masked.
    pub is_masked: bool,
}

impl Attendee {
    /// Whether it is the same person in the same capacity, and all else that is said but when is the same.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        self.person == other.person
            && self.name == other.name
            && self.capacity == other.capacity
            && self.remote == other.remote
            && self.in_place_of == other.in_place_of
            && [&self.role, &self.party, &self.organisation] == [&other.role, &other.party, &other.organisation]
    }

    /// Whether the person was there at an item: had come, had not yet gone, and was not away for it alone.
    #[must_use]
    pub fn was_there_at(&self, item: u32) -> bool {
        self.spans(item) && !self.away.contains(&item)
    }

    /// Whether the person had come and had not yet gone at an item.
    #[must_use]
    pub fn spans(&self, item: u32) -> bool {
        self.from.is_none_or(|from| from <= item) && self.to.is_none_or(|to| item <= to)
    }

    /// Whether both stretches hold a common item.
    pub(super) fn overlaps(&self, other: &Self) -> bool {
        self.from.unwrap_or(0) <= other.to.unwrap_or(u32::MAX) && other.from.unwrap_or(0) <= self.to.unwrap_or(u32::MAX)
    }

    fn goes_by(&self, name: &str) -> bool {
        goes_by(&self.name, name)
    }
}

/// The last word of the name, and a particle before it: "Sandmark Åhl" goes by "Åhl" or "Sandmark Åhl", and "Anna Svensson (S)" by "Anna Svensson" or
/// "Svensson (S)", but not by what is in the brackets alone.
pub(super) fn goes_by(full: &str, name: &str) -> bool {
    let ends = |full: &str| full == name || full.strip_suffix(name).is_some_and(|before| before.ends_with(' '));
    !name.starts_with('(') && (ends(full) || ends(bare(full)))
}

/// Of names in full, the one that was probably meant by a name that is none of them, or the surname of one. With a first name it is meant only
/// where that is the same, an initial or one letter off: another first name is another person, however alike the surnames.
pub(super) fn meant<'n>(name: &str, full: impl Iterator<Item = &'n str> + Clone) -> Option<&'n str> {
    let Some((first, last)) = name.rsplit_once(' ') else {
        return nearest(name, full.clone().chain(full.filter_map(|name| name.rsplit(' ').next())));
    };
    let is_meant = |(other_first, other_last): (&str, &str)| {
        // Names can be as long as records.
        if first.len().abs_diff(other_first.len()) > 2 && first.trim_end_matches('.').chars().count() > 1 {
            return false;
        }
        let initial = first.strip_suffix('.').unwrap_or(first).chars();
        let is_initial = initial.clone().count() == 1 && other_first.chars().next() == initial.clone().next();
        match if is_initial { 0 } else { differing(first, other_first) } {
            0 => nearest(last, [other_last]).is_some(),
            1 => differing(last, other_last) == 0,
            _ => false,
        }
    };
    // "Sandmark Åhl" can be the surname of "Gunilla Sandmark Åhl".
    let surnames = full.clone().filter_map(|name| name.split_once(' ').map(|(_, surname)| surname));
    full.chain(surnames).find(|candidate| candidate.rsplit_once(' ').is_some_and(is_meant))
}

/// Why a name leads to nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unfound {
    /// Nobody present is called so; a similar name, where there is one.
    Nobody(Option<String>),
    /// Several are: their full names.
    Several(Vec<String>),
    /// Several have that very name: what each of them is called instead, "Anna Svensson (S)".
    Namesakes(Vec<String>),
    /// The first name of somebody alone: the full names of those who have it.
    FirstName(Vec<String>),
    /// Somebody is, and the party that is written after the name is not that person's.
    Party {
        /// The full name.
        name: String,
        /// The party on the roll.
        own: Option<String>,
        /// The party that is written.
        written: String,
    },
    /// It is no name, but those of a party (samtliga ledamöter för M): their full names.
    Group(Vec<String>),
}

/// Words in which somebody speaks of several at once, in small letters.
const SEVERAL: &[&str] = &[
    "samtliga",
    "alla",
    "övriga",
    "hela",
    "ledamöter",
    "ledamöterna",
    "ersättarna",
    "grupp",
    "gruppen",
    "group",
    "partigruppen",
    "majoriteten",
    "oppositionen",
    "all",
    "members",
    "everybody",
];

/// Those whom a name may stand for.
fn several(names: Vec<String>) -> Unfound {
    let one_name = names.windows(2).all(|pair| matches!(pair, [one, other] if bare(one) == bare(other)));
    if one_name { Unfound::Namesakes(names) } else { Unfound::Several(names) }
}

/// So many names written in one are looked for.
const MOST_JOINED: usize = 10;

/// Whether some words speak of several at once, and name nobody: "samtliga ledamöter", "S-gruppen".
fn speaks_of_several(words: &str) -> bool {
    let words = words.to_lowercase();
    let others = ["m.fl", "m. fl", "et al"].iter().any(|others| words.contains(others));
    others || words.split(|letter: char| !letter.is_alphabetic()).any(|word| SEVERAL.contains(&word))
}

/// Whether some words are a party's name or its letters, or speak of several and have those among them: "samtliga ledamöter för M", "S-gruppen".
fn is_of_party(words: &str, party: &str) -> bool {
    let words = words.to_lowercase();
    let several = speaks_of_several(&words);
    // The M of "m.fl." is no party.
    let words = words.replace("m.fl", "").replace("m. fl", "");
    let bare = words.trim_start_matches('(').trim_end_matches(')');
    let is_word = |name: &str| {
        let apart = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphanumeric());
        words
            .match_indices(name)
            .any(|(at, name)| apart(words[..at].chars().next_back()) && apart(words[at + name.len()..].chars().next()))
    };
    parties::writings(party)
        .iter()
        .any(|name| bare == name || (several && (is_word(name) || is_word(&format!("{name}s")))))
}

/// A name and the party that is written after it: "Maria Lund (S)", as documents have it.
pub(super) fn without_party(written: &str) -> (&str, Option<&str>) {
    let apart = written.strip_suffix(')').and_then(|written| written.rsplit_once('('));
    match apart.map(|(name, party)| (name.trim(), party.trim())) {
        Some((name, party)) if !name.is_empty() && !party.is_empty() => (name, Some(party)),
        _ => (written, None),
    }
}

/// Everybody who was there, in the order of the record.
#[derive(Clone, Debug, Default)]
pub struct Roll {
    /// Each stretch of each person's attendance.
    pub attendees: Vec<Attendee>,
    /// Of an extract: those of its minutes who were there at none of its items. They do not stand in its list, but may be named, and secrecy goes with
    /// the name.
    pub elsewhere: Vec<Attendee>,
    /// Names of those of whose attendance something could not be read, which has been told; `None` where it is the name itself. No document
    /// is made of such a record.
    pub doubtful: Vec<Option<String>>,
}

impl Roll {
    /// Everybody, and of an extract those of its minutes who were elsewhere as well.
    pub fn everybody(&self) -> impl Iterator<Item = &Attendee> {
        self.attendees.iter().chain(&self.elsewhere)
    }

    /// The same, to change.
    pub fn everybody_mut(&mut self) -> impl Iterator<Item = &mut Attendee> {
        self.attendees.iter_mut().chain(&mut self.elsewhere)
    }

    /// Whether all was read of everybody who was there.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.doubtful.is_empty()
    }

    /// Whether a name that is not found may be that of somebody of whom not all was read. `near` is a name on the roll that is much like it.
    #[must_use]
    pub fn may_hold(&self, name: &str, near: Option<&str>) -> bool {
        let (name, _) = without_party(name);
        self.doubtful.iter().any(|full| full.as_deref().map_or(near.is_none(), |full| goes_by(full, name)))
    }

    /// The full name of somebody present, from the full name or an unambiguous surname, with or without the party as documents write it: "Maria Lund
    /// (S)".
    ///
    /// # Errors
    /// Nobody present is called so, several are, or the party is not that person's.
    pub fn find(&self, written: &str) -> Result<&str, Unfound> {
        self.one_of(written).map_err(|why| self.explained(written, why))
    }

    /// The same, without what else a name may stand for.
    fn one_of(&self, written: &str) -> Result<&str, Unfound> {
        let (name, party) = match self.called(written) {
            Err(Unfound::Nobody(_)) => without_party(written),
            found => return found,
        };
        let Some(party) = party else { return self.called(written) };
        let is_of_party =
            |full: &str| self.of(full).any(|own| own.party.as_deref().is_some_and(|own| parties::are_one(own, party)));
        let found = self.called(name).or_else(|why| match why {
            // Of several who are called so, the party tells one.
            Unfound::Several(names) | Unfound::Namesakes(names) => {
                let (own, others): (Vec<_>, Vec<_>) = names.into_iter().partition(|full| is_of_party(full));
                match own.as_slice() {
                    [one] => self.called(one),
                    _ => Err(several(if own.is_empty() { others } else { own })),
                }
            }
            why => Err(why),
        })?;
        if is_of_party(found) {
            return Ok(found);
        }
        let own = self.of(found).find_map(|attendee| attendee.party.clone());
        Err(Unfound::Party { name: found.to_owned(), own, written: party.to_owned() })
    }

    /// What a name that nobody is called may stand for.
    fn explained(&self, written: &str, why: Unfound) -> Unfound {
        fn names<'r>(of: impl Iterator<Item = &'r Attendee>) -> Vec<String> {
            let mut names: Vec<String> = Vec::new();
            for attendee in of {
                if !names.contains(&attendee.name) {
                    names.push(attendee.name.clone());
                }
            }
            names
        }
        let Unfound::Nobody(near) = &why else { return why };
        let first = |attendee: &&Attendee| attendee.name.split_once(' ').is_some_and(|(first, _)| first == written);
        let by_first = names(self.attendees.iter().filter(first));
        if !by_first.is_empty() {
            return Unfound::FirstName(by_first);
        }
        if let Some(several) = self.joined(written) {
            return Unfound::Group(several);
        }
        if let Some((last, first)) = written.split_once(", ")
            && let Ok(turned) = self.called(&format!("{first} {last}"))
        {
            return Unfound::Nobody(Some(turned.to_owned()));
        }
        let of_party = |attendee: &&Attendee| attendee.party.as_deref().is_some_and(|own| is_of_party(written, own));
        let group = names(self.attendees.iter().filter(|attendee| attendee.capacity.decides()).filter(of_party));
        let is_party = near.is_none() && (!group.is_empty() || parties::known(written).is_some());
        let is_group = is_party || speaks_of_several(written);
        if is_group { Unfound::Group(group) } else { why }
    }

    /// The full names of several people who are written in one: "Nasser och Lund", "Ek (S), Holm (M)".
    fn joined(&self, written: &str) -> Option<Vec<String>> {
        let one_by_one = written.replace(" och ", ", ").replace(" samt ", ", ").replace(" and ", ", ");
        let names: Vec<&str> = one_by_one.split(", ").collect();
        // Names can be as long as records, and each is looked for by itself.
        if !(2..=MOST_JOINED).contains(&names.len()) {
            return None;
        }
        names.into_iter().map(|name| self.one_of(name).ok().map(str::to_owned)).collect()
    }

    /// The full name of somebody present who is called so.
    fn called(&self, name: &str) -> Result<&str, Unfound> {
        if let Some(exact) = self.attendees.iter().find(|attendee| attendee.name == name) {
            return Ok(&exact.name);
        }
        let mut found: Vec<&str> = Vec::new();
        for attendee in self.attendees.iter().filter(|attendee| attendee.goes_by(name)) {
            if !found.contains(&attendee.name.as_str()) {
                found.push(&attendee.name);
            }
        }
        match found.as_slice() {
            [one] => Ok(one),
            [] => {
                let full = self.attendees.iter().map(|attendee| bare(&attendee.name));
                Err(Unfound::Nobody(meant(without_party(name).0, full).map(str::to_owned)))
            }
            several => Err(self::several(several.iter().map(|name| (*name).to_owned()).collect())),
        }
    }

    /// The first stretch of the attendance of somebody who was there as none of those elected: an official throughout, or somebody else.
    #[must_use]
    pub fn unelected<'r>(&'r self, name: &'r str) -> Option<&'r Attendee> {
        let outside = |attendee: &Attendee| !attendee.capacity.is_elected();
        self.of(name).next().filter(|_| self.of(name).all(outside))
    }

    /// The stretches of somebody's attendance, by full name.
    pub fn of<'r>(&'r self, name: &'r str) -> impl Iterator<Item = &'r Attendee> {
        self.attendees.iter().filter(move |attendee| attendee.name == name)
    }

    /// Whether somebody was there at an item, by full name.
    #[must_use]
    pub fn was_there(&self, name: &str, item: u32) -> bool {
        self.of(name).any(|attendee| attendee.was_there_at(item))
    }

    /// Those who were there at an item, in the order of the record.
    pub fn at(&self, item: u32) -> impl Iterator<Item = &Attendee> {
        self.attendees.iter().filter(move |attendee| attendee.was_there_at(item))
    }

    /// Those who could decide at an item: members and serving substitutes who were there.
    pub fn deciding_at(&self, item: u32) -> impl Iterator<Item = &Attendee> {
        self.at(item).filter(|attendee| attendee.capacity.decides())
    }
}

#[cfg(test)]
pub(super) mod tests {
    use std::collections::BTreeSet;

    use super::{Attendee, Capacity, Roll, Unfound};
    use crate::source::{SourceFile, Sources, Span};

    pub(in super::super) fn attendee(name: &str, capacity: Capacity, from: Option<u32>, to: Option<u32>) -> Attendee {
        let span = Span::new(Sources::new().add(SourceFile::new("post.yaml", "")), 0..0);
        let name = name.to_owned();
        Attendee {
            name,
            span,
            person: 0,
            capacity,
            role: None,
            party: None,
            organisation: None,
            in_place_of: None,
            in_place_of_at: None,
            remote: false,
            from,
            to,
            away: BTreeSet::new(),
            disqualified: BTreeSet::new(),
            ends_at: [None; 2],
            secrecy: None,
            is_masked: false,
        }
    }

    fn roll() -> Roll {
        Roll {
            attendees: vec![
                attendee("Anna Ek", Capacity::Member, None, None),
                attendee("Gunilla Sandmark Åhl", Capacity::Member, None, Some(25)),
                attendee("Per Lind", Capacity::Member, None, None),
                attendee("Eva Lind", Capacity::Official, Some(24), Some(24)),
                attendee("Dan Berg", Capacity::Substitute, None, Some(25)),
                attendee("Dan Berg", Capacity::ServingSubstitute, Some(26), None),
            ],
            ..Roll::default()
        }
    }

    #[test]
    fn a_name_is_found_in_full_by_surname_and_by_double_surname() {
        for (written, meant) in [
            ("Anna Ek", "Anna Ek"),
            ("Ek", "Anna Ek"),
            ("Åhl", "Gunilla Sandmark Åhl"),
            ("Sandmark Åhl", "Gunilla Sandmark Åhl"),
            ("Berg", "Dan Berg"),
        ] {
            assert_eq!(roll().find(written), Ok(meant));
        }
    }

    #[test]
    fn a_name_that_is_nobodys_or_that_several_have_is_refused() {
        assert_eq!(roll().find("Lind"), Err(Unfound::Several(vec!["Per Lind".to_owned(), "Eva Lind".to_owned()])));
        assert_eq!(roll().find("Anna Ekk"), Err(Unfound::Nobody(Some("Anna Ek".to_owned()))));
        assert_eq!(roll().find("Bergh"), Err(Unfound::Nobody(Some("Berg".to_owned()))));
        // The end of a word is no surname.
        assert_eq!(roll().find("mark Åhl"), Err(Unfound::Nobody(None)));
    }

    #[test]
    fn of_several_who_are_called_so_the_party_tells_one() {
        let of_party = |name, party: &str| Attendee {
            party: Some(party.to_owned()),
            ..attendee(name, Capacity::Member, None, None)
        };
        let mut roll =
            Roll { attendees: vec![of_party("Per Lind", "M"), of_party("Eva Lind", "S")], ..Roll::default() };
        assert_eq!(roll.find("Lind (M)"), Ok("Per Lind"));
        assert_eq!(roll.find("Lind (Socialdemokraterna)"), Ok("Eva Lind"));
        let several = |names: [&str; 2]| Err(Unfound::Several(names.map(str::to_owned).to_vec()));
        assert_eq!(roll.find("Lind (C)"), several(["Per Lind", "Eva Lind"]));
        roll.attendees.push(of_party("Ulf Lind", "M"));
        assert_eq!(roll.find("Lind (M)"), several(["Per Lind", "Ulf Lind"]));
    }

    #[test]
    fn two_of_one_name_are_found_by_what_tells_them_apart_and_not_without() {
        let of_party = |name, party: &str| Attendee {
            party: Some(party.to_owned()),
            ..attendee(name, Capacity::Member, None, None)
        };
        let own = ["Anna Svensson (S)", "Anna Svensson (M)"];
        let roll = Roll { attendees: vec![of_party(own[0], "S"), of_party(own[1], "M")], ..Roll::default() };
        for (written, meant) in [
            ("Anna Svensson (S)", own[0]),
            ("Svensson (M)", own[1]),
            ("Anna Svensson (Moderaterna)", own[1]),
            ("Svensson (socialdemokraterna)", own[0]),
        ] {
            assert_eq!(roll.find(written), Ok(meant), "{written}");
        }
        for written in ["Anna Svensson", "Svensson", "Anna Svensson (C)"] {
            assert_eq!(roll.find(written), Err(Unfound::Namesakes(own.map(str::to_owned).to_vec())), "{written}");
        }
        assert_eq!(roll.find("(S)"), Err(Unfound::Group(vec![own[0].to_owned()])), "a party is nobody");
        assert_eq!(roll.find("Anna Svenson"), Err(Unfound::Nobody(Some("Anna Svensson".to_owned()))));
    }

    #[test]
    fn names_written_in_one_are_told_apart_and_a_surname_first_is_turned() {
        for written in ["Ek och Sandmark Åhl", "Ek, Åhl", "Anna Ek and Åhl"] {
            let names = ["Anna Ek", "Gunilla Sandmark Åhl"].map(str::to_owned).to_vec();
            assert_eq!(roll().find(written), Err(Unfound::Group(names)), "{written}");
        }
        assert_eq!(roll().find("Ek, Anna"), Err(Unfound::Nobody(Some("Anna Ek".to_owned()))));
        assert_eq!(roll().find("Ek m.fl."), Err(Unfound::Group(Vec::new())));
        assert_eq!(roll().find("SD"), Err(Unfound::Group(Vec::new())));
        assert!(matches!(roll().find("Ek och Holmqvist"), Err(Unfound::Nobody(_))));
    }

    #[test]
    fn a_group_is_nobody_and_those_of_its_party_are_named() {
        let of_party = |name, party: &str| Attendee {
            party: Some(party.to_owned()),
            ..attendee(name, Capacity::Member, None, None)
        };
        let roll = Roll { attendees: vec![of_party("Per Lind", "M"), of_party("Eva Ek", "S")], ..Roll::default() };
        for written in ["S-gruppen", "(S)", "S", "Socialdemokraterna", "gruppen (S)", "Socialdemokraternas grupp"] {
            assert_eq!(roll.find(written), Err(Unfound::Group(vec!["Eva Ek".to_owned()])), "{written}");
        }
    }

    #[test]
    fn another_first_name_is_another_person_and_a_slip_or_an_initial_is_not() {
        for (written, near) in [
            ("Sara Lind", None),
            ("Åsa Lind", None),
            ("Eva Ek", None),
            ("Bo Berg", None),
            ("A. Ek", Some("Anna Ek")),
            ("Anne Ek", Some("Anna Ek")),
            ("Anna Eek", Some("Anna Ek")),
            ("Evva Lind", Some("Eva Lind")),
            ("Sandmak Åhl", Some("Sandmark Åhl")),
            ("Gunilla Sandmark Ål", Some("Gunilla Sandmark Åhl")),
        ] {
            assert_eq!(roll().find(written), Err(Unfound::Nobody(near.map(str::to_owned))), "{written}");
        }
    }

    #[test]
    fn whoever_left_no_longer_decides_and_the_substitute_who_takes_over_does() {
        let deciding = |item| roll().deciding_at(item).map(|attendee| attendee.name.clone()).collect::<Vec<_>>();
        assert_eq!(deciding(25), ["Anna Ek", "Gunilla Sandmark Åhl", "Per Lind"]);
        assert_eq!(deciding(26), ["Anna Ek", "Per Lind", "Dan Berg"]);
    }
}
