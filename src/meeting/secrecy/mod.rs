//! One meeting, two documents: the internal one, in which what may be secret is marked, and the public one, in which it is masked.
//!
//! Both are made here, of a valid [`Meeting`], before anything else sees it: what stands behind a mask is no longer there when words
//! are set, tagged, listed or counted. [`mask`] also gives what it took out, for [`crate::secret`] to look for in the finished files.

mod instead;
mod labels;
mod mark;
mod mask;
mod roles;
mod text;

pub use mark::mark;
pub use mask::{Masked, mask};
pub use roles::{Anonymous, check_left, roles};

use chrono::NaiveDate;

use super::protocol::Attendee;
use super::walk::{self, Piece};
use super::{Meeting, Participant, Particulars, Person, Section};
use crate::secret::Folded;

/// Which document is made of a record that holds what may be secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// Everybody may read it: secrets are masked (offentlig).
    Public,
    /// It holds everything, marked (intern).
    Internal,
}

impl Variant {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Public, Self::Internal];

    /// The word on the command line and in the files' names.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Public => "offentlig",
            Self::Internal => "intern",
        }
    }
}

/// Marking that a document, or a part of it, may be secret (sekretessmarkering, 5 kap. 5 § offentlighets- och sekretesslagen).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secrecy {
    /// The provision that secrecy may rest on.
    pub provision: String,
    /// When the marking was made.
    pub date: NaiveDate,
    /// The authority that made it.
    pub authority: String,
}

impl Secrecy {
    /// The provision in short: "21 kap. 1 § OSL".
    #[must_use]
    pub fn short(&self) -> String {
        shorten(&self.provision)
    }
}

/// The statute that most markings name, in full and in short.
const STATUTE: (&str, &str) = ("offentlighets- och sekretesslagen", "OSL");

/// The number under which the statute was issued.
const STATUTE_NUMBER: &str = "(2009:400)";

fn shorten(provision: &str) -> String {
    let words = provision.split_whitespace().collect::<Vec<_>>().join(" ");
    let short = words.replace(STATUTE.0, STATUTE.1);
    let short = short.strip_suffix(STATUTE_NUMBER).unwrap_or(&short).trim_end();
    // A sign stands with its number on one line.
    short.replace(" §", "\u{a0}§").replace(" kap.", "\u{a0}kap.")
}

/// Provisions as a list of them tells: each in full, and with the first of the statute the abbreviation, where that is still to be `introduced`.
#[must_use]
pub fn in_full(provisions: &[String], introduced: &mut bool) -> Vec<String> {
    let full = |provision: &String| {
        let short = shorten(provision);
        let Some(section) = short.strip_suffix(STATUTE.1).filter(|section| section.ends_with(' ')) else {
            return short;
        };
        let abbreviation = if std::mem::replace(introduced, true) { String::new() } else { format!(", {}", STATUTE.1) };
        format!("{section}{} {STATUTE_NUMBER}{abbreviation}", STATUTE.0)
    };
    provisions.iter().map(full).collect()
}

/// Whether the document goes on with the statute's abbreviation, so that it must be introduced.
#[must_use]
pub fn abbreviates(meeting: &Meeting) -> bool {
    let says = |text: &str| text.split(|c: char| !c.is_alphanumeric()).any(|word| word == STATUTE.1);
    match &meeting.particulars {
        // Of a matter that the meeting is to deal with it is not told that its texts are masked.
        Particulars::Meeting(protocol) if !meeting.kind.is_minuted() => {
            let items = protocol.items.iter();
            let lines = items.flat_map(|item| item.presenters.iter().chain([&item.heading]).map(|line| &line.value));
            let roll = protocol.roll.attendees.iter().map(|attendee| &attendee.name);
            let absent = protocol.absent.iter().map(|absent| &absent.name);
            let summons = protocol.summons.iter().flat_map(|summons| summons.text.texts());
            lines.chain(roll).chain(absent).chain(&meeting.title).any(|line| says(line))
                || summons.into_iter().any(|run| says(run.text()))
        }
        _ => texts(meeting).iter().any(|text| says(text)),
    }
}

/// What a document says in the place of secrets, or beside them.
pub struct Signs<'s> {
    /// In the place of a secret: "[maskat, 21 kap. 1 § OSL]".
    pub mask: &'s dyn Fn(&str) -> String,
    /// Before a passage: "[sekretess, 21 kap. 1 § OSL: ".
    pub open: &'s dyn Fn(&str) -> String,
    /// After it: "]".
    pub close: &'s str,
    /// Of a part as a whole: "[sekretess, 21 kap. 1 § OSL]".
    pub label: &'s dyn Fn(&str) -> String,
}

/// Whether anything of a meeting can be masked: more than the marking of the whole. It changes nothing.
#[must_use]
pub fn is_restricted(meeting: &mut Meeting) -> bool {
    let mut found = !meeting.secret_names.is_empty() || meeting.public_title.is_some();
    each_restricted(meeting, &mut |secrecy| found |= secrecy.is_some());
    walk::meeting(meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            found |= !text.restricted().is_empty();
        }
    });
    found
}

/// Forgets the checksum of the version that this one replaces: of that whole file all but the secret is known, so that guesses at the secret
/// could be proven.
fn forget_checksum(meeting: &mut Meeting) {
    if let Some(replaced) = &mut meeting.replaces {
        replaced.sha256 = None;
    }
}

/// All words of a meeting, in order.
#[must_use]
pub fn texts(meeting: &Meeting) -> Vec<String> {
    walk::told(meeting.clone()).into_iter().map(|told| told.text).collect()
}

/// Gathers the markings of a meeting's parts after that of the whole, each once.
pub(super) fn gather_markings(meeting: &mut Meeting) {
    let whole = meeting.markings.first().cloned();
    let mut found: Vec<Secrecy> = Vec::new();
    let elsewhere = take_elsewhere(meeting);
    each_restricted(meeting, &mut |secrecy| found.extend(secrecy.clone()));
    if elsewhere.iter().any(|attendee| attendee.secrecy.is_some()) {
        let texts = texts(meeting);
        let is_named = |name: &str| {
            let name = Folded::with_case(name);
            texts.iter().any(|text| !Folded::with_case(text).find(&name).is_empty())
        };
        let named = elsewhere.iter().filter(|attendee| attendee.secrecy.is_some() && is_named(&attendee.name));
        found.extend(named.filter_map(|attendee| attendee.secrecy.clone()));
    }
    if let Particulars::Meeting(protocol) = &mut meeting.particulars {
        protocol.roll.elsewhere = elsewhere;
    }
    let mut passages = Vec::new();
    walk::meeting(meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            passages.extend(text.restricted().iter().filter_map(|passage| passage.provision.map(str::to_owned)));
        }
    });
    // A passage says the provision alone: who marked it and when is told of the whole.
    found.extend(passages.into_iter().filter_map(|provision| Some(Secrecy { provision, ..whole.clone()? })));
    for secrecy in found {
        if meeting.markings.iter().all(|known| {
            known.short() != secrecy.short() || known.date != secrecy.date || known.authority != secrecy.authority
        }) {
            meeting.markings.push(secrecy);
        }
    }
}

/// Those of an extract's minutes who were there at none of its items.
fn take_elsewhere(meeting: &mut Meeting) -> Vec<Attendee> {
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => std::mem::take(&mut protocol.roll.elsewhere),
        _ => Vec::new(),
    }
}

/// Shows the marking of every part that can have one of its own.
fn each_restricted(meeting: &mut Meeting, visit: &mut dyn FnMut(&mut Option<Secrecy>)) {
    fn sections(list: &mut [Section], visit: &mut dyn FnMut(&mut Option<Secrecy>)) {
        for section in list {
            visit(&mut section.secrecy);
            sections(&mut section.sections, visit);
        }
    }
    let mut people: Vec<&mut Person> = meeting.authors.iter_mut().collect();
    for participant in &mut meeting.participants {
        match participant {
            Participant::Person { person, .. } => visit(&mut person.secrecy),
            Participant::Organisation { secrecy, .. } | Participant::Count { secrecy, .. } => visit(secrecy),
        }
    }
    sections(&mut meeting.sections, visit);
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => {
            protocol.roll.everybody_mut().for_each(|attendee| visit(&mut attendee.secrecy));
            protocol.absent.iter_mut().for_each(|absent| visit(&mut absent.secrecy));
            protocol.items.iter_mut().for_each(|item| visit(&mut item.secrecy));
        }
        Particulars::Notes(notes) => notes.actions.iter_mut().for_each(|action| visit(&mut action.secrecy)),
        Particulars::Decision(decision) => {
            people.extend(decision.deciders.iter_mut().chain(&mut decision.presenters).chain(&mut decision.others));
        }
        Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    for person in people {
        visit(&mut person.secrecy);
    }
    meeting.particulars.appendices_mut().iter_mut().for_each(|appendix| visit(&mut appendix.secrecy));
}

#[cfg(test)]
mod tests {
    use super::in_full;

    #[test]
    fn a_list_of_provisions_names_the_statute_in_full_and_introduces_its_abbreviation_once() {
        let written =
            ["26 kap. 1 § offentlighets- och sekretesslagen (2009:400)", "25 kap. 1 § OSL", "2 § lagen (1990:1)"];
        let list =
            |introduced| in_full(&written.map(str::to_owned), &mut { introduced }).join("; ").replace('\u{a0}', " ");
        assert_eq!(
            list(false),
            "26 kap. 1 § offentlighets- och sekretesslagen (2009:400), OSL; \
             25 kap. 1 § offentlighets- och sekretesslagen (2009:400); 2 § lagen (1990:1)"
        );
        assert_eq!(
            list(true),
            "26 kap. 1 § offentlighets- och sekretesslagen (2009:400); \
             25 kap. 1 § offentlighets- och sekretesslagen (2009:400); 2 § lagen (1990:1)"
        );
    }
}
