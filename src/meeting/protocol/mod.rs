//! Minutes (protokoll), valid: who was there, what was moved, voted and decided at each item.
//!
//! `read` resolves what the record says (names, numbers, texts) and reports what leads nowhere. Whether it is lawful is for the rules in
//! `meeting::rules` to say, which look at a [`Protocol`].

mod appeal;
mod election;
mod names;
mod namesakes;
mod read;
mod roll;
mod titled;

pub use appeal::{Appeal, AppealOf, Appealed, Way};
pub use election::{Candidate, Election};
pub use roll::{Attendee, Capacity, Roll, Unfound};

pub(super) use appeal::read as read_appeal;
pub(crate) use namesakes::{bare, mark};
pub(crate) use read::numbering;
pub(super) use read::{appendices as read_appendices, read};

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::markdown::{Markdown, Target};
use crate::meeting::Secrecy;
use crate::meeting::sittings::Adjournment;
use crate::record::Spanned;
pub use crate::record::election::First;
pub use crate::record::protocol::AtOnce;
use crate::source::Span;
use crate::swedish::parties;

/// What minutes hold beside what every document does.
#[derive(Clone, Debug)]
pub struct Protocol {
    /// Where it is written that they tell what was said (diskussionsprotokoll), not the decisions alone (beslutsprotokoll).
    pub tells_discussion: Option<Span>,
    /// Whether they have a list of contents (innehållsförteckning).
    pub contents: bool,
    /// The committee, board or council (organ).
    pub body: String,
    /// How items are numbered (numrering).
    pub numbering: Numbering,
    /// Breaks (ajourneringar).
    pub adjournments: Vec<Adjournment>,
    /// Chair (ordförande).
    pub chair: Option<Spanned<String>>,
    /// Secretary (sekreterare).
    pub secretary: Option<Spanned<String>>,
    /// Those who approve the minutes beside the chair (justerare).
    pub approvers: Vec<Spanned<String>>,
    /// Who was there.
    pub roll: Roll,
    /// Who was not (frånvarande).
    pub absent: Vec<Absentee>,
    /// Matters in order (ärenden).
    pub items: Vec<Item>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
    /// What the summons to the meeting says (kallelse).
    pub summons: Option<Summons>,
    /// When, where and how the minutes are approved (justering).
    pub approval: Option<Approval>,
    /// How the approval was made known, of all items or of some (anslag).
    pub notices: Vec<Notice>,
    /// How the decisions can be appealed (överklagande).
    pub appeals: Vec<AppealOf>,
}

/// How items are numbered.
#[derive(Clone, Copy, Debug)]
pub struct Numbering {
    /// Whether the numbers run on through the year (per år), or start again with each meeting.
    pub yearly: bool,
    /// Number of the first item.
    pub first: u32,
    /// Number of the last item of the minutes before, where it is written.
    pub previous: Option<Spanned<u32>>,
    /// Where the first number is written.
    pub first_span: Option<Span>,
}

/// Somebody who was not there.
#[derive(Clone, Debug)]
pub struct Absentee {
    /// Name.
    pub name: String,
    /// Title or task.
    pub role: Option<String>,
    /// Party or group.
    pub party: Option<String>,
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// Where the name is written.
    pub span: Span,
}

/// A matter, which is a numbered item (paragraf) of the minutes.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its number.
    pub number: u32,
    /// Where the number is written, if it is.
    pub written_number: Option<Spanned<u32>>,
    /// Where the matter stands.
    pub span: Span,
    /// Heading.
    pub heading: Spanned<String>,
    /// Registry number.
    pub registry_number: Option<String>,
    /// Who presented it.
    pub presenters: Vec<Spanned<String>>,
    /// Whether nothing was to be decided (information), and where that is written.
    pub informs: Option<Span>,
    /// Whether behind closed doors (inom stängda dörrar).
    pub closed: bool,
    /// Who chaired the meeting for this matter, if it was another.
    pub chair: Option<Spanned<String>>,
    /// Who kept the minutes of it, if it was another.
    pub secretary: Option<Spanned<String>>,
    /// Who approves this item instead of the minutes' approvers.
    pub approvers: Vec<Spanned<String>>,
    /// Who was away for this matter.
    pub away: Vec<Spanned<String>>,
    /// Who was disqualified (jävig).
    pub disqualified: Vec<Disqualified>,
    /// Who was there and refrained from taking part in the decision (deltar inte i beslutet).
    pub declining: Vec<Spanned<String>>,
    /// What it is about.
    pub background: Markdown,
    /// What was said.
    pub discussion: Markdown,
    /// Motions (yrkanden).
    pub motions: Vec<Motion>,
    /// In what order the proposals were put (propositionsordning).
    pub putting: Markdown,
    /// Votes (omröstningar).
    pub votes: Vec<Vote>,
    /// Elections of people (val).
    pub elections: Vec<Election>,
    /// Which of these two came first, and is told first.
    pub first: First,
    /// What was decided.
    pub decisions: Vec<Markdown>,
    /// Dissents (reservationer).
    pub dissents: Vec<Remark>,
    /// Comments without a dissent (särskilda yttranden).
    pub statements: Vec<Remark>,
    /// What somebody wanted entered (protokollsanteckningar).
    pub entries: Vec<Remark>,
    /// Numbers of its appendices.
    pub appendices: Vec<Spanned<u32>>,
    /// Who shall have the decision.
    pub copies_to: Vec<String>,
    /// Marking that the matter may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What the heading is in the public document.
    pub public_heading: Option<String>,
    /// Whether all was read that says who took no part. Of what was not, it has been told.
    pub absence_whole: bool,
    /// Whether all was read that says what was proposed, put and decided, likewise.
    pub outcome_whole: bool,
}

/// Somebody disqualified.
#[derive(Clone, Debug)]
pub struct Disqualified {
    /// Full name.
    pub name: Spanned<String>,
    /// Why.
    pub reason: Option<String>,
}

/// A motion.
#[derive(Clone, Debug)]
pub struct Motion {
    /// Where it stands.
    pub span: Span,
    /// Who made it, by full name.
    pub movers: Vec<Spanned<String>>,
    /// What they moved.
    pub text: Markdown,
    /// Whether it was withdrawn (återkallat).
    pub withdrawn: bool,
}

/// A vote.
#[derive(Clone, Debug)]
pub struct Vote {
    /// Where it stands.
    pub span: Span,
    /// What it is called, beside others in the matter.
    pub heading: Option<String>,
    /// Whether by ballot (sluten omröstning).
    pub secret: bool,
    /// What a yes is for.
    pub yes_means: String,
    /// What a no is for.
    pub no_means: String,
    /// Who voted yes, by full name.
    pub yes: Vec<Spanned<String>>,
    /// Who voted no.
    pub no: Vec<Spanned<String>>,
    /// Who abstained.
    pub abstain: Vec<Spanned<String>>,
    /// Numbers as they are written.
    pub written: Option<Count>,
    /// Where the numbers of yes, no and abstentions are written, as far as they are.
    pub written_at: [Option<Span>; 3],
    /// The chair's casting vote (utslagsröst): by whom, and whether yes.
    pub casting: Option<(Spanned<String>, bool)>,
    /// Where it is written that the lot decided (lottning).
    pub by_lot: Option<Span>,
    /// Whether all of it was read. Of what was not, it has been told.
    pub whole: bool,
}

/// Numbers of votes.
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Where they are written.
    pub span: Span,
    /// Yes.
    pub yes: u32,
    /// No.
    pub no: u32,
    /// Abstentions.
    pub abstain: u32,
}

impl Count {
    /// All together.
    #[must_use]
    pub fn sum(&self) -> u64 {
        u64::from(self.yes) + u64::from(self.no) + u64::from(self.abstain)
    }
}

impl Vote {
    /// How many votes were given for what: counted where names are told, as written otherwise.
    #[must_use]
    pub fn count(&self) -> Count {
        let number = |names: &[Spanned<String>]| u32::try_from(names.len()).unwrap_or(u32::MAX);
        let named =
            Count { span: self.span, yes: number(&self.yes), no: number(&self.no), abstain: number(&self.abstain) };
        if named.sum() > 0 { named } else { self.written.unwrap_or(named) }
    }

    /// Whether it tells who voted for what.
    #[must_use]
    pub fn names_voters(&self) -> bool {
        self.voters().next().is_some()
    }

    /// Everybody who voted by name, in the order yes, no, abstention.
    pub fn voters(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.yes.iter().chain(&self.no).chain(&self.abstain)
    }

    /// Whether the vote was for yes; `None` if the votes were equal and nothing else decided.
    #[must_use]
    pub fn outcome(&self) -> Option<bool> {
        let count = self.count();
        match count.yes.cmp(&count.no) {
            std::cmp::Ordering::Greater => Some(true),
            std::cmp::Ordering::Less => Some(false),
            std::cmp::Ordering::Equal => self.casting.as_ref().map(|(_, yes)| *yes),
        }
    }
}

/// A dissent, statement or entry.
#[derive(Clone, Debug)]
pub struct Remark {
    /// Where it stands.
    pub span: Span,
    /// By whom, by full name.
    pub by: Vec<Spanned<String>>,
    /// What it says; may be empty for a dissent.
    pub text: Markdown,
    /// When it was announced, if not at the meeting.
    pub announced: Option<Spanned<NaiveDate>>,
    /// Whether none of them took part in the decision: then what stands among the dissents (reservationer) is a dissenting opinion (avvikande mening, 30 §
    /// andra stycket förvaltningslagen).
    pub outside: bool,
}

/// An appendix.
#[derive(Clone, Debug)]
pub struct Appendix {
    /// Its number in the record, from 1; an extract that leaves others out keeps it.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Where the title is written.
    pub span: Span,
    /// Registry number.
    pub registry_number: Option<String>,
    /// The file's path beside the record.
    pub file: Option<Spanned<String>>,
    /// Marking that the appendix may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What it is called in the public document.
    pub public_title: Option<String>,
}

/// What the summons to the meeting says.
#[derive(Clone, Debug)]
pub struct Summons {
    /// Where it is written.
    pub span: Span,
    /// When it was sent.
    pub date: Option<Spanned<NaiveDate>>,
    /// What it says beside when, where and what.
    pub text: Markdown,
    /// What somebody does who cannot come.
    pub absence: Option<String>,
}

/// The approval.
#[derive(Clone, Debug)]
pub struct Approval {
    /// Where it is written.
    pub span: Span,
    /// Whether electronically.
    pub electronic: bool,
    /// When.
    pub date: Option<Spanned<NaiveDate>>,
    /// Where.
    pub place: Option<String>,
    /// Items approved at the meeting itself (omedelbart justerade).
    pub at_once: Vec<AtOnce>,
}

/// The notice of approval.
#[derive(Clone, Debug)]
pub struct Notice {
    /// Where it is written.
    pub span: Span,
    /// Numbers of the items that it is of, ascending, whether or not an extract holds them.
    pub items: Vec<u32>,
    /// Where it is of items approved at once: their numbers as written. A notice of the others has none.
    pub at_once: Vec<Spanned<u32>>,
    /// The day on which each of `items` was approved at once, where that is written.
    pub approved: Vec<Option<Spanned<NaiveDate>>>,
    /// When it was put up.
    pub posted: Spanned<NaiveDate>,
    /// When it is taken down: as written, or computed.
    pub removed: NaiveDate,
    /// Where the day of taking it down is written.
    pub removed_span: Option<Span>,
    /// Where.
    pub place: String,
    /// Where the minutes can be seen.
    pub kept: String,
    /// Who put it up.
    pub by: Option<Spanned<String>>,
}

/// Items by their ascending numbers, as a document cites them: "§ 24", "§§ 24, 30–32".
#[must_use]
pub fn cited(numbers: impl ExactSizeIterator<Item = u32>) -> String {
    let sign = if numbers.len() == 1 { "§" } else { "§§" };
    format!("{sign}\u{a0}{}", runs(numbers))
}

/// Items by their ascending numbers, as messages name them: "§ 24", "§§ 24, 30–32".
#[must_use]
pub fn named(numbers: &[u32]) -> String {
    cited(numbers.iter().copied()).replace('\u{a0}', " ")
}

/// Items of which the first and the last number are known, as a document cites them: "§ 24", "§§ 24–32".
#[must_use]
pub fn cited_through(first: u32, last: u32) -> String {
    if first == last { format!("§\u{a0}{first}") } else { format!("§§\u{a0}{first}–{last}") }
}

/// The same, as messages name them.
#[must_use]
pub fn named_through(first: u32, last: u32) -> String {
    cited_through(first, last).replace('\u{a0}', " ")
}

/// Ascending numbers as they are cited: "24, 30–32".
#[must_use]
pub fn runs(numbers: impl IntoIterator<Item = u32>) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let run = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

impl Protocol {
    /// The numbers of its items, as they are cited: "§ 24", "§§ 24, 30–32".
    #[must_use]
    pub fn items_named(&self) -> String {
        cited(self.items.iter().map(|item| item.number))
    }

    /// Whether all its items were approved at the meeting itself (omedelbart justerade): then the day of it is the day of approval.
    #[must_use]
    pub fn is_approved_at_once(&self) -> bool {
        !self.items.is_empty() && self.items.iter().all(|item| self.at_once(item.number).is_some())
    }

    /// That an item was approved at the meeting itself, if it was.
    #[must_use]
    pub fn at_once(&self, item: u32) -> Option<&AtOnce> {
        self.approval.iter().flat_map(|approval| &approval.at_once).find(|own| own.item.value == item)
    }

    /// Who chaired the meeting at an item.
    #[must_use]
    pub fn chair_at<'p>(&'p self, item: &'p Item) -> Option<&'p Spanned<String>> {
        item.chair.as_ref().or(self.chair.as_ref())
    }

    /// Who kept the minutes of an item.
    #[must_use]
    pub fn secretary_at<'p>(&'p self, item: &'p Item) -> Option<&'p Spanned<String>> {
        item.secretary.as_ref().or(self.secretary.as_ref())
    }

    /// The names of those present and of those absent, each once: in whose place a substitute can serve.
    pub(super) fn members_named(&self) -> impl Iterator<Item = &str> {
        let present = self.roll.attendees.iter().map(|attendee| attendee.name.as_str());
        present.chain(self.absent.iter().map(|absent| absent.name.as_str())).collect::<BTreeSet<_>>().into_iter()
    }

    /// The name that was probably meant by one in whose place somebody serves, where nobody present or absent is called so.
    #[must_use]
    pub fn place_meant(&self, place: &str) -> Option<&str> {
        let surname = |name: &'_ str| name.rfind(' ').map_or(0, |at| at + 1);
        let is_called = |name: &str| name == place || bare(name) == place || &name[surname(name)..] == place;
        if self.members_named().any(is_called) {
            return None;
        }
        let named: Vec<&str> = self.members_named().map(bare).collect();
        let meant = roll::meant(place, named.iter().copied())?;
        self.members_named().find(|name| bare(name).ends_with(meant))
    }

    /// Whether somebody is on the roll by that full name. Of names that lead to nobody it has been told, and rules say no more of them.
    #[must_use]
    pub fn knows(&self, name: &str) -> bool {
        self.roll.of(name).next().is_some()
    }

    /// Whether some words are those of a party: one that everybody knows, or of somebody present or absent.
    #[must_use]
    pub fn knows_party(&self, written: &str) -> bool {
        let present = self.roll.attendees.iter().filter_map(|attendee| attendee.party.as_deref());
        let mut own = present.chain(self.absent.iter().filter_map(|absent| absent.party.as_deref()));
        parties::known(written).is_some() || own.any(|own| parties::are_one(own, written))
    }

    /// Whether it is sure who took part in deciding an item: nothing of what says so is missing or at fault, which has been told.
    #[must_use]
    pub fn is_attendance_sure(&self, item: &Item) -> bool {
        let disqualified = item.disqualified.iter().map(|disqualified| &disqualified.name);
        let away = item.away.iter().chain(disqualified).chain(&item.declining);
        let told = !self.roll.attendees.is_empty() && self.roll.is_whole();
        told && item.absence_whole && away.map(|name| &name.value).all(|name| self.knows(name))
    }

    /// Those who could take part in deciding an item: members and serving substitutes who were there, neither away nor disqualified.
    pub fn entitled<'p>(&'p self, item: &'p Item) -> impl Iterator<Item = &'p Attendee> {
        self.roll.deciding_at(item.number).filter(|attendee| !item.disqualifies(&attendee.name))
    }

    /// Forgets who took no part in secret matters, away or disqualified, which is as secret as what else is said of these.
    pub(super) fn forget_apart_in_secret(&mut self) {
        let secret: BTreeSet<u32> =
            self.items.iter().filter(|item| item.secrecy.is_some()).map(|item| item.number).collect();
        for attendee in &mut self.roll.attendees {
            attendee.away.retain(|item| !secret.contains(item));
            attendee.disqualified.retain(|item| !secret.contains(item));
        }
    }

    /// Those who took part in deciding it: of those who could, all who did not refrain.
    pub fn deciding<'p>(&'p self, item: &'p Item) -> impl Iterator<Item = &'p Attendee> {
        self.entitled(item).filter(|attendee| !item.is_declined_by(&attendee.name))
    }
}

impl Item {
    /// The matter without its course and what came of it: what is told of it before the meeting, and what remains of one that is masked.
    pub(super) fn without_course(&self) -> Self {
        Self {
            number: self.number,
            written_number: self.written_number,
            span: self.span,
            heading: self.heading.clone(),
            registry_number: self.registry_number.clone(),
            presenters: self.presenters.clone(),
            informs: self.informs,
            closed: self.closed,
            chair: self.chair.clone(),
            secretary: self.secretary.clone(),
            approvers: self.approvers.clone(),
            away: Vec::new(),
            disqualified: Vec::new(),
            declining: Vec::new(),
            background: Markdown::default(),
            discussion: Markdown::default(),
            motions: Vec::new(),
            putting: Markdown::default(),
            votes: Vec::new(),
            elections: Vec::new(),
            first: First::Votes,
            decisions: Vec::new(),
            dissents: Vec::new(),
            statements: Vec::new(),
            entries: Vec::new(),
            appendices: self.appendices.clone(),
            copies_to: Vec::new(),
            secrecy: self.secrecy.clone(),
            public_heading: self.public_heading.clone(),
            absence_whole: true,
            outcome_whole: true,
        }
    }

    /// Its texts, in the order in which the document tells them.
    pub fn texts(&self) -> impl Iterator<Item = &Markdown> {
        let (before, after) = self.texts_around_votes();
        before.chain(after)
    }

    /// Its texts before what is told of its votes, and those after.
    pub fn texts_around_votes(&self) -> (impl Iterator<Item = &Markdown>, impl Iterator<Item = &Markdown>) {
        let motions = self.motions.iter().map(|motion| &motion.text);
        let before = [&self.background, &self.discussion].into_iter().chain(motions).chain([&self.putting]);
        let remarks = self.dissents.iter().chain(&self.statements).chain(&self.entries).map(|remark| &remark.text);
        (before, self.decisions.iter().chain(remarks))
    }

    /// Whether it has an appendix: by its number, or by a link in a text.
    #[must_use]
    pub fn refers_to(&self, appendix: u32) -> bool {
        let listed = self.appendices.iter().any(|own| own.value == appendix);
        let leads =
            |text: &Markdown| text.links().iter().any(|link| Target::of(link.href) == Some(Target::Appendix(appendix)));
        listed || self.texts().any(leads)
    }

    /// Whether somebody refrained from taking part in the decision.
    #[must_use]
    pub fn is_declined_by(&self, name: &str) -> bool {
        self.declining.iter().any(|declining| declining.value == name)
    }

    /// Whether somebody was disqualified.
    #[must_use]
    pub fn disqualifies(&self, name: &str) -> bool {
        self.disqualified.iter().any(|disqualified| disqualified.name.value == name)
    }
}
