//! Minutes in words: what was moved, voted and decided, as paragraphs, lists and tables that the templates know how to set.
//!
//! Everything composed here is a [`Markdown`] tree like the texts that somebody typed, with the places of what it was composed from. So
//! a template sets it in the same way, and all formats say it alike.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::compose::{Beginnings, Fact, close, paragraph, points, prefix, run};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Markdown};
use crate::meeting::protocol::{
    Appeal, AppealOf, Appealed, AtOnce, Attendee, Capacity, Election, First, Item, Motion, Protocol, Remark, Vote, Way,
    bare, cited, mark, runs,
};
use crate::record::Spanned;
use crate::source::Span;
use crate::swedish::{DocLang, bodies, dates, parties, roles};
use crate::template::words::{ProtocolWords, Words as Fixed};

/// A part of an item: what it is called, and what it says.
pub(super) struct Part {
    /// Its heading; what an item opens and ends with has none.
    pub(super) heading: Option<String>,
    /// Whether it says nothing without what is before it: who shall have the decision.
    pub(super) closes: bool,
    /// Its text.
    pub(super) text: Markdown,
}

/// Composes the words of minutes.
pub(super) struct Composer<'m> {
    pub(super) protocol: &'m Protocol,
    /// First and last day of the meeting.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) words: &'m Fixed,
    pub(super) lang: DocLang,
    /// How what has people in it begins.
    pub(super) beginnings: Beginnings<'m>,
    /// Whether of a document that is sent before the meeting, though it is made of its minutes.
    pub(super) foretells: bool,
}

impl Composer<'_> {
    pub(super) fn fixed(&self) -> &ProtocolWords {
        &self.words.protocol
    }

    /// What the meeting is to deal with, in order: each matter with its registry number and who presents it below.
    pub(super) fn agenda(&self) -> Markdown {
        let Some(first) = self.protocol.items.first() else { return Markdown::default() };
        let entry = |item: &Item| {
            let mut line = vec![run(&item.heading.value, item.heading.span)];
            let appendices = self.appendices(item).filter(|_| !self.foretells);
            let facts: Vec<String> = self.matter(item).into_iter().chain(appendices).collect();
            if !facts.is_empty() {
                line.push(Inline { span: item.span, kind: InlineKind::Break });
                line.push(run(&facts.join(" · "), item.span));
            }
            vec![Block { span: item.span, kind: BlockKind::Paragraph(line) }]
        };
        let items = self.protocol.items.iter().map(entry).collect();
        let list = Block { span: first.span, kind: BlockKind::List { start: Some(1), items } };
        Markdown { blocks: vec![list], notes: Vec::new() }
    }

    /// Who is summoned, each once: members, and substitutes whether or not they came to serve. Whoever was absent was summoned. So are those who represent the
    /// staff (7 kap. 18 § kommunallagen), and all others who were written down before the meeting; who came to it as one of these, its minutes do not say.
    pub(super) fn summoned(&self) -> Vec<Fact> {
        let fixed = self.fixed();
        let (mut members, mut substitutes, mut others): (Vec<String>, Vec<String>, Vec<String>) =
            (Vec::new(), Vec::new(), Vec::new());
        // Two people can be called the same: by a role in the place of the name, or by a sign.
        let mut listed: BTreeSet<(usize, Capacity)> = BTreeSet::new();
        for attendee in &self.protocol.roll.attendees {
            let (list, kind) = match attendee.capacity {
                Capacity::Member => (&mut members, Capacity::Member),
                Capacity::ServingSubstitute | Capacity::Substitute => (&mut substitutes, Capacity::Substitute),
                Capacity::Official | Capacity::Other => (&mut others, Capacity::Other),
            };
            let of_staff = roles::represents_staff(role_told(attendee.role.as_ref(), &attendee.name));
            let is_other = !attendee.capacity.is_elected();
            if is_other && !of_staff && (self.foretells || attendee.capacity == Capacity::Official) {
                continue;
            }
            // Of those who are neither members nor substitutes it is said as what they are summoned.
            let task = attendee.role.as_deref().or(attendee.organisation.as_deref()).filter(|_| is_other);
            let name = with_party(&attendee.name, task.or(attendee.party.as_deref()));
            if listed.insert((attendee.person, kind)) {
                list.push(name);
            }
        }
        let word = |capacity: Capacity| fixed.capacities.get(capacity.word()).cloned().unwrap_or_default();
        for absent in &self.protocol.absent {
            let role = role_told(absent.role.as_ref(), &absent.name);
            let is_substitute = role == Capacity::Substitute.word();
            let list = if is_substitute { &mut substitutes } else { &mut members };
            list.push(with_party(&absent.name, absent.party.as_deref()));
        }
        let facts = [
            (word(Capacity::Member), members),
            (word(Capacity::Substitute), substitutes),
            (word(Capacity::Other), others),
        ];
        // On one line: a summons goes to many, and is better on one page.
        let named = facts.into_iter().filter(|(_, names)| !names.is_empty());
        named.map(|(about, names)| (about, vec![names.join(", ")])).collect()
    }

    /// Who was there and who was not, by capacity.
    pub(super) fn attendance(&self) -> Vec<Fact> {
        let fixed = self.fixed();
        let mut facts: Vec<Fact> = Vec::new();
        for capacity in Capacity::ALL {
            // Whoever came, went and came again stands once.
            let mut stretches: Vec<Vec<&Attendee>> = Vec::new();
            for attendee in self.protocol.roll.attendees.iter().filter(|attendee| attendee.capacity == capacity) {
                match stretches.iter_mut().find(|stretches| stretches.iter().all(|other| other.is_same_as(attendee))) {
                    Some(stretches) => stretches.push(attendee),
                    None => stretches.push(vec![attendee]),
                }
            }
            let list: Vec<String> = stretches.iter().filter_map(|stretches| self.attendee(stretches)).collect();
            if !list.is_empty() {
                facts.push((fixed.capacities.get(capacity.word()).cloned().unwrap_or_default(), list));
            }
        }
        let absent: Vec<String> = self
            .protocol
            .absent
            .iter()
            .map(|absent| {
                let name = with_party(shown(&absent.name, [absent.role.as_deref()]), absent.party.as_deref());
                absent.role.as_ref().map_or_else(|| name.clone(), |role| format!("{name}, {role}"))
            })
            .collect();
        if !absent.is_empty() {
            facts.push((fixed.absent.clone(), absent));
        }
        facts
    }

    /// Somebody who was there, in one stretch or several.
    fn attendee(&self, stretches: &[&Attendee]) -> Option<String> {
        let fixed = self.fixed();
        let attendee = *stretches.first()?;
        let name = shown(&attendee.name, [attendee.role.as_deref(), attendee.organisation.as_deref()]);
        let mut text = with_party(name, attendee.party.as_deref());
        let mut add = |part: String| {
            text.push_str(", ");
            text.push_str(&part);
        };
        attendee.role.clone().into_iter().chain(attendee.organisation.clone()).for_each(&mut add);
        if let Some(place) = &attendee.in_place_of {
            add(fixed.in_place_of.replace("{name}", place));
        }
        if attendee.remote {
            add(fixed.remote.clone());
        }
        let items = &self.protocol.items;
        let (first, last) = (items.first().map_or(1, |item| item.number), items.last().map_or(1, |item| item.number));
        if stretches.iter().all(|attendee| attendee.from.is_some() || attendee.to.is_some()) {
            let of = |attendee: &&Attendee| attendee.from.unwrap_or(first)..=attendee.to.unwrap_or(last);
            let there: BTreeSet<u32> = stretches.iter().flat_map(of).collect();
            if !there.is_empty() {
                add(cited(there.into_iter()));
            }
        }
        // Who was disqualified and left the room is told of once, with the reason.
        let numbers = |of: fn(&Attendee) -> &BTreeSet<u32>| -> BTreeSet<u32> {
            stretches.iter().flat_map(|attendee| of(attendee)).copied().collect()
        };
        let (away, disqualified) = (numbers(|attendee| &attendee.away), numbers(|attendee| &attendee.disqualified));
        let away: Vec<u32> = away.difference(&disqualified).copied().collect();
        if !away.is_empty() {
            add(fixed.except.replace("{items}", &cited(away.into_iter())));
        }
        if !disqualified.is_empty() {
            add(fixed.disqualified_at.replace("{items}", &cited(disqualified.into_iter())));
        }
        Some(text)
    }

    /// What is said of an item before its text: registry number, who presented it, who was away.
    pub(super) fn item_facts(&self, item: &Item) -> Vec<String> {
        let fixed = self.fixed();
        let with_parties = |names: &[Spanned<String>]| -> Vec<String> {
            names.iter().map(|name| self.with_party(&name.value)).collect()
        };
        let mut facts = self.matter(item);
        if let Some(chair) = &item.chair {
            facts.push(labelled(&fixed.chair, &[self.with_party(&chair.value)]));
        }
        if let Some(secretary) = &item.secretary {
            facts.push(labelled(&fixed.secretary, std::slice::from_ref(&secretary.value)));
        }
        if !item.away.is_empty() {
            facts.push(labelled(&fixed.absent, &with_parties(&item.away)));
        }
        if !item.approvers.is_empty() {
            facts.push(labelled(&fixed.approvers, &with_parties(&item.approvers)));
        }
        facts.extend(self.appendices(item));
        facts.extend(self.protocol.at_once(item.number).map(|own| match self.day_told(own) {
            Some(day) => fixed.item_at_once_on.replace("{date}", &dates::long(day, self.lang)),
            None => fixed.item_at_once.clone(),
        }));
        facts
    }

    /// The day on which an item was approved at once, where it has to be told: of a meeting of one day it is that day.
    pub(super) fn day_told(&self, own: &AtOnce) -> Option<NaiveDate> {
        own.day.map(|day| day.value).filter(|_| self.days.0 != self.days.1)
    }

    /// The numbers of an item's appendices: "Bilaga 1", "Bilagor 1–3, 7".
    fn appendices(&self, item: &Item) -> Option<String> {
        let fixed = self.fixed();
        let numbers: BTreeSet<u32> = item.appendices.iter().map(|number| number.value).collect();
        let word = if numbers.len() > 1 { &fixed.appendices } else { &fixed.appendix };
        (!numbers.is_empty()).then(|| format!("{word} {}", runs(numbers.into_iter())))
    }

    /// What is said of a matter before and after the meeting: registry number and who presents it.
    fn matter(&self, item: &Item) -> Vec<String> {
        let fixed = self.fixed();
        let number = item.registry_number.as_ref().map(|number| fixed.registry_number.replace("{number}", number));
        let presenters = (!item.presenters.is_empty()).then(|| labelled(&fixed.presenters, &values(&item.presenters)));
        number.into_iter().chain(presenters).collect()
    }

    /// An item's parts in the order in which minutes tell them.
    pub(super) fn parts(&self, item: &Item) -> Vec<Part> {
        let fixed = self.fixed();
        let mut parts = Vec::new();
        let mut opening = Markdown::default();
        if item.closed {
            opening.blocks.push(paragraph(&fixed.closed_doors, item.span));
        }
        for disqualified in &item.disqualified {
            let name = self.with_party(&disqualified.name.value);
            let text = match &disqualified.reason {
                Some(reason) => {
                    self.beginnings.fill(&fixed.disqualified_because, &[("{name}", &name), ("{reason}", reason)])
                }
                None => self.beginnings.fill(&fixed.disqualified, &[("{name}", &name)]),
            };
            opening.blocks.push(paragraph(&text, disqualified.name.span));
        }
        opening.append(item.background.clone());
        if !opening.blocks.is_empty() {
            parts.push(Part { heading: None, closes: false, text: opening });
        }
        let mut add = |heading: &str, text: Markdown| {
            if !text.blocks.is_empty() {
                parts.push(Part { heading: Some(heading.to_owned()), closes: false, text });
            }
        };
        add(&fixed.discussion, item.discussion.clone());
        add(&fixed.motions, self.motions(&item.motions));
        add(&fixed.putting, item.putting.clone());
        let votes = item.votes.iter().map(|vote| self.voted(vote));
        let elections = item.elections.iter().map(|election| self.elected(election));
        let told: Vec<(String, Markdown)> = match item.first {
            First::Votes => votes.chain(elections).collect(),
            First::Elections => elections.chain(votes).collect(),
        };
        for (heading, text) in told {
            add(&heading, text);
        }
        add(&fixed.decision, self.decisions(item));
        add(&fixed.declining, self.declining(item));
        let (opinions, dissents) = item.dissents.iter().partition::<Vec<_>, _>(|dissent| dissent.outside);
        add(&fixed.dissent, self.remarks(dissents, Some(&fixed.dissents)));
        add(&self.words.decision.dissent, self.remarks(opinions, None));
        add(&fixed.statement, self.remarks(&item.statements, None));
        add(&fixed.entry, self.remarks(&item.entries, None));
        if !item.copies_to.is_empty() {
            let text = format!("{}: {}", fixed.copies_to, item.copies_to.join(", "));
            parts.push(Part {
                heading: None,
                closes: true,
                text: Markdown { blocks: vec![paragraph(&text, item.span)], notes: Vec::new() },
            });
        }
        parts
    }

    /// A vote with its heading.
    fn voted(&self, vote: &Vote) -> (String, Markdown) {
        let fixed = self.fixed();
        let called = if vote.secret { &fixed.ballot } else { &fixed.vote };
        let mut text = self.vote(vote);
        if vote.secret && vote.heading.is_some() {
            text.blocks.insert(0, paragraph(&fixed.by_ballot, vote.span));
        }
        (vote.heading.as_ref().unwrap_or(called).clone(), text)
    }

    /// An election with its heading.
    fn elected(&self, election: &Election) -> (String, Markdown) {
        let fixed = self.fixed();
        let mut text = self.election(election);
        if election.heading.is_some() {
            text.blocks.insert(0, paragraph(&fixed.by_ballot, election.span));
        }
        (election.heading.as_ref().unwrap_or(&fixed.ballot).clone(), text)
    }

    fn motions(&self, motions: &[Motion]) -> Markdown {
        let mut all = Markdown::default();
        for motion in motions {
            let names = self.names(&motion.movers);
            let form = if motion.withdrawn { &self.fixed().withdrawn } else { &self.fixed().moves };
            let mut text = motion.text.clone();
            let about = &self.fixed().withdrawn_about;
            let goes_on =
                !motion.withdrawn || [about, &self.fixed().that].into_iter().any(|word| text.begins_with(word));
            let form = if goes_on { form.clone() } else { format!("{form}{about}") };
            prefix(&mut text, &self.beginnings.fill(&form, &[("{names}", &names)]), motion.span);
            close(&mut text);
            all.append(text);
        }
        all
    }

    fn decisions(&self, item: &Item) -> Markdown {
        decided(&item.decisions, &self.protocol.body, self.lang, self.fixed(), item.span)
    }

    /// Who refrained from taking part in the decision, in a sentence.
    fn declining(&self, item: &Item) -> Markdown {
        let Some(first) = item.declining.first() else { return Markdown::default() };
        let count = u32::try_from(item.declining.len()).unwrap_or(u32::MAX);
        let names = self.names(&item.declining);
        let said = self.beginnings.fill(self.fixed().declines.of(count), &[("{names}", &names)]);
        Markdown { blocks: vec![paragraph(&said, first.span)], notes: Vec::new() }
    }

    fn remarks<'r>(&self, remarks: impl IntoIterator<Item = &'r Remark>, form: Option<&str>) -> Markdown {
        let mut all = Markdown::default();
        for remark in remarks {
            let names = self.names(&remark.by);
            let lead = self.beginnings.fill(form.unwrap_or("{names}"), &[("{names}", &names)]);
            let mut text = remark.text.clone();
            let begins_small = match text.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(inlines)) => {
                    crate::markdown::plain_text(inlines).chars().next().is_some_and(char::is_lowercase)
                }
                _ => false,
            };
            if form.is_some() && begins_small {
                prefix(&mut text, &format!("{lead}{}", self.fixed().dissent_goes_on), remark.span);
                close(&mut text);
            } else {
                let end = if text.blocks.is_empty() { "." } else { ":" };
                text.blocks.insert(0, paragraph(&format!("{lead}{end}"), remark.span));
            }
            let (first, last) = self.days;
            // Of a meeting of one day that day is the meeting's own; of several, which of them it was says whether it was in time.
            if let Some(day) = remark.announced.filter(|day| first != last || day.value != first) {
                let told = self.fixed().announced.replace("{date}", &dates::long(day.value, self.lang));
                text.blocks.push(paragraph(&told, day.span));
            }
            all.append(text);
        }
        all
    }

    /// How to appeal, as paragraphs.
    pub(super) fn appeal(&self, authority: &str) -> Vec<String> {
        let (fixed, appeals) = (self.fixed(), &self.protocol.appeals);
        let has_others = appeals.iter().any(|appeal| appeal.named.is_empty());
        let lead = |appeal: &AppealOf| {
            let lead = if has_others { &fixed.appeal_instead } else { &fixed.appeal_of };
            let is_of_all = appeal.items.len() == self.protocol.items.len();
            let is_told = !appeal.named.is_empty() && !is_of_all;
            is_told.then(|| lead.replace("{items}", &cited(appeal.items.iter().copied())))
        };
        let told = |appeal: &AppealOf| {
            let text = how_to_appeal(appeal.how.way, fixed);
            let decisions = self.protocol.appealed(appeal);
            let told = self::appeal((&appeal.how, decisions), text, authority, self.lang, fixed);
            lead(appeal).into_iter().chain(told)
        };
        appeals.iter().flat_map(told).collect()
    }

    pub(super) fn party(&self, name: &str) -> Option<&str> {
        let mut named = self.protocol.roll.everybody().filter(|attendee| attendee.name == name);
        named.find_map(|attendee| attendee.party.as_deref())
    }

    pub(super) fn with_party(&self, name: &str) -> String {
        with_party(name, self.party(name))
    }

    /// "Anna Ek (S), Per Lind (M) och Dan Åberg (C)".
    fn names(&self, names: &[Spanned<String>]) -> String {
        let names: Vec<String> = names.iter().map(|name| self.with_party(&name.value)).collect();
        self.words.listed(&names)
    }
}

/// "Föredragande: Anna Ek, Per Lind".
fn labelled(label: &str, names: &[String]) -> String {
    format!("{label}: {}", names.join(", "))
}

fn values(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

fn with_party(name: &str, party: Option<&str>) -> String {
    // Of two of one name it stands there already.
    let is_told = |party: &&str| mark(name).is_some_and(|mark| parties::are_one(mark, party));
    party.filter(|party| !is_told(party)).map_or_else(|| name.to_owned(), |party| format!("{name} ({party})"))
}

/// A name in a line that goes on with these facts: what tells apart two of one name stands after it as the party does, or is one of them.
fn shown<'n, const N: usize>(name: &'n str, facts: [Option<&str>; N]) -> &'n str {
    let is_told = |mark| facts.into_iter().flatten().any(|own| own.trim() == mark);
    if mark(name).is_some_and(is_told) { bare(name) } else { name }
}

/// What minutes say of how to appeal.
pub(super) fn how_to_appeal(way: Way, fixed: &ProtocolWords) -> &[String] {
    match way {
        Way::Lawfulness => &fixed.appeal_lawfulness,
        Way::Merits => &fixed.appeal_merits,
        Way::None => &fixed.appeal_none,
    }
}

/// How to appeal so many decisions of an authority, as paragraphs: `text` filled in.
pub(super) fn appeal(
    (appeal, decisions): (&Appeal, Appealed),
    text: &[String],
    who: &str,
    lang: DocLang,
    fixed: &ProtocolWords,
) -> Vec<String> {
    // Courts and authorities have their names as they are, but in English an article too.
    let named = |name: &str| match lang {
        DocLang::Sv => name.to_owned(),
        DocLang::En => bodies::body_in_sentence(name, lang),
    };
    let court = appeal.court.as_deref().map_or_else(|| fixed.court.clone(), named);
    // A review of lawfulness goes to the court (13 kap. 4 § kommunallagen), an appeal on the merits to whoever decided (43 §
    // förvaltningslagen), who sends it on.
    let send_to = match appeal.send_to.as_deref() {
        Some(own) => named(own),
        None if appeal.way == Way::Merits => named(who),
        None => court.clone(),
    };
    let provision = appeal.provision.as_deref().unwrap_or_default();
    let (decision, reviewed) = (fixed.appealed.of(decisions), fixed.reviewed.of(decisions));
    let filled = [
        ("{decision}", decision),
        ("{reviewed}", reviewed),
        ("{court}", &court),
        ("{send_to}", &send_to),
        ("{provision}", provision),
    ];
    let fill = |text: &String| filled.iter().fold(text.clone(), |text, (place, words)| text.replace(place, words));
    text.iter().map(fill).collect()
}

/// What a body or an authority decides: "The committee decides that …", or a numbered list below "The committee decides". Only what goes on that sentence goes
/// with it; decisions that are sentences of their own stand alone.
pub(super) fn decided(decisions: &[Markdown], who: &str, lang: DocLang, fixed: &ProtocolWords, span: Span) -> Markdown {
    let lead = fixed.decides.replace("{body}", &bodies::body_at_start(who, lang));
    let mut text = points(decisions, span);
    let goes_on =
        |decision: &Markdown| lang.decision_goes_on().iter().any(|word| decision.begins_with(&format!("{word} ")));
    if decisions.iter().all(goes_on) {
        match decisions.len() {
            0 => {}
            1 => {
                prefix(&mut text, &format!("{lead} "), span);
                close(&mut text);
            }
            _ => text.blocks.insert(0, paragraph(&lead, span)),
        }
    }
    text
}

/// The role of somebody. Where roles stand in the place of names there is no other, and a number may tell of which of several it is.
fn role_told<'a>(role: Option<&'a String>, name: &'a str) -> &'a str {
    let told = bare(role.map_or(name, String::as_str));
    told.trim_end_matches(|letter: char| letter.is_ascii_digit()).trim_end()
}
