//! Minutes in words: what was moved, voted and decided, as paragraphs, lists and tables that the templates know how to set.
//!
//! Everything composed here is a [`Markdown`] tree like the texts that somebody typed, with the places of what it was composed from. So
//! a template sets it in the same way, and all formats say it alike.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::compose::{Fact, cell, paragraph, points, prefix, run, table};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Markdown};
use crate::meeting::protocol::{Appeal, Attendee, Capacity, Item, Motion, Notice, Protocol, Remark, Vote, Way, cited};
use crate::record::Spanned;
use crate::swedish::{DocLang, authority, dates};
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

/// The proof that an approval was made known (bevis om anslag).
pub(super) struct Proof {
    /// Its heading.
    pub(super) heading: String,
    /// What it says.
    pub(super) facts: Vec<Fact>,
    /// What stands below each line to sign on.
    pub(super) signatures: Vec<String>,
}

/// Composes the words of minutes.
pub(super) struct Composer<'m> {
    pub(super) protocol: &'m Protocol,
    /// First and last day of the meeting.
    pub(super) days: (NaiveDate, NaiveDate),
    pub(super) words: &'m Fixed,
    pub(super) lang: DocLang,
    /// Whether of an extract, which names those alone who did something at its items.
    pub(super) is_extract: bool,
}

impl Composer<'_> {
    fn fixed(&self) -> &ProtocolWords {
        &self.words.protocol
    }

    /// Who led, wrote and approves, and which items the minutes hold.
    pub(super) fn roles(&self) -> Vec<Fact> {
        let (protocol, fixed) = (self.protocol, self.fixed());
        let roles = [
            (&fixed.chair, self.in_role(protocol.chair.as_slice(), |item| item.chair.as_slice())),
            (&fixed.secretary, self.in_role(protocol.secretary.as_slice(), |item| item.secretary.as_slice())),
            (&fixed.approvers, self.in_role(&protocol.approvers, |item| &item.approvers)),
        ];
        let told = roles.into_iter().filter(|(_, names)| !names.is_empty());
        let mut facts: Vec<Fact> = told.map(|(about, names)| (about.clone(), names)).collect();
        if !protocol.items.is_empty() {
            facts.push((fixed.items.clone(), vec![protocol.items_named()]));
        }
        facts
    }

    /// Those in a role: of minutes those of the meeting, of an extract those who had it at its items, in the order of these, each with which these are
    /// unless all: "Cecilia Holm (M), § 34". Who stepped aside for a matter has no place in the head of an extract of it.
    fn in_role<'i>(
        &'i self,
        all: &'i [Spanned<String>],
        own: impl Fn(&'i Item) -> &'i [Spanned<String>],
    ) -> Vec<String> {
        if !self.is_extract {
            return all.iter().map(|name| self.with_party(&name.value)).collect();
        }
        let mut named: Vec<(&str, Vec<u32>)> = Vec::new();
        for item in &self.protocol.items {
            let own = own(item);
            for name in if own.is_empty() { all } else { own } {
                match named.iter_mut().find(|(other, _)| *other == name.value) {
                    Some((_, items)) => items.push(item.number),
                    None => named.push((&name.value, vec![item.number])),
                }
            }
        }
        let say = |(name, items): (&str, Vec<u32>)| {
            let name = self.with_party(name);
            if items.len() == self.protocol.items.len() {
                name
            } else {
                format!("{name}, {}", cited(items.into_iter()))
            }
        };
        named.into_iter().map(say).collect()
    }

    /// What the meeting is to deal with, in order: each matter with its registry number and who presents it below.
    pub(super) fn agenda(&self) -> Markdown {
        let Some(first) = self.protocol.items.first() else { return Markdown::default() };
        let entry = |item: &Item| {
            let mut line = vec![run(&item.heading.value, item.heading.span)];
            let facts = self.matter(item);
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

    /// Who is summoned, each once: members, and substitutes whether or not they came to serve. Whoever was absent was summoned.
    pub(super) fn summoned(&self) -> Vec<Fact> {
        let fixed = self.fixed();
        let (mut members, mut substitutes): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for attendee in &self.protocol.roll.attendees {
            let list = match attendee.capacity {
                Capacity::Member => &mut members,
                Capacity::ServingSubstitute | Capacity::Substitute => &mut substitutes,
                Capacity::Official | Capacity::Other => continue,
            };
            let name = with_party(&attendee.name, attendee.party.as_deref());
            if !list.contains(&name) {
                list.push(name);
            }
        }
        let word = |capacity: Capacity| fixed.capacities.get(capacity.word()).cloned().unwrap_or_default();
        for absent in &self.protocol.absent {
            let is_substitute = absent.role.as_ref().is_some_and(|role| role == Capacity::Substitute.word());
            let list = if is_substitute { &mut substitutes } else { &mut members };
            list.push(with_party(&absent.name, absent.party.as_deref()));
        }
        let facts = [(word(Capacity::Member), members), (word(Capacity::Substitute), substitutes)];
        // On one line: a summons goes to many, and is better on one page.
        let named = facts.into_iter().filter(|(_, names)| !names.is_empty());
        named.map(|(about, names)| (about, vec![names.join(", ")])).collect()
    }

    /// Who was there and who was not, by capacity.
    pub(super) fn attendance(&self) -> Vec<Fact> {
        let fixed = self.fixed();
        let mut facts: Vec<Fact> = Vec::new();
        for capacity in Capacity::ALL {
            let list: Vec<String> = self
                .protocol
                .roll
                .attendees
                .iter()
                .filter(|attendee| attendee.capacity == capacity)
                .map(|attendee| self.attendee(attendee))
                .collect();
            if !list.is_empty() {
                facts.push((fixed.capacities.get(capacity.word()).cloned().unwrap_or_default(), list));
            }
        }
        let absent: Vec<String> = self
            .protocol
            .absent
            .iter()
            .map(|absent| {
                let name = with_party(&absent.name, absent.party.as_deref());
                absent.role.as_ref().map_or_else(|| name.clone(), |role| format!("{name}, {role}"))
            })
            .collect();
        if !absent.is_empty() {
            facts.push((fixed.absent.clone(), absent));
        }
        facts
    }

    fn attendee(&self, attendee: &Attendee) -> String {
        let fixed = self.fixed();
        let mut text = with_party(&attendee.name, attendee.party.as_deref());
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
        if attendee.from.is_some() || attendee.to.is_some() {
            let items = &self.protocol.items;
            let first = attendee.from.or_else(|| items.first().map(|item| item.number)).unwrap_or(1);
            let last = attendee.to.or_else(|| items.last().map(|item| item.number)).unwrap_or(first);
            add(numbers(first, last));
        }
        text
    }

    /// What is said of an item before its text: registry number, who presented it, who was away.
    pub(super) fn item_facts(&self, item: &Item) -> Vec<String> {
        let fixed = self.fixed();
        let mut facts = self.matter(item);
        if let Some(chair) = &item.chair {
            facts.push(labelled(&fixed.chair, &[self.with_party(&chair.value)]));
        }
        if let Some(secretary) = &item.secretary {
            facts.push(labelled(&fixed.secretary, std::slice::from_ref(&secretary.value)));
        }
        if !item.away.is_empty() {
            facts.push(labelled(&fixed.absent, &values(&item.away)));
        }
        if !item.approvers.is_empty() {
            facts.push(labelled(&fixed.approvers, &values(&item.approvers)));
        }
        if !item.appendices.is_empty() {
            let list: Vec<String> = item.appendices.iter().map(|number| number.value.to_string()).collect();
            facts.push(format!("{} {}", fixed.appendix, list.join(", ")));
        }
        let at_once = self.protocol.approval.iter().flat_map(|approval| &approval.at_once);
        if at_once.into_iter().any(|number| number.value == item.number) {
            facts.push(fixed.item_at_once.clone());
        }
        facts
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
                Some(reason) => fixed.disqualified_because.replace("{name}", &name).replace("{reason}", reason),
                None => fixed.disqualified.replace("{name}", &name),
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
        for vote in &item.votes {
            add(&fixed.vote, self.vote(vote));
        }
        add(&fixed.decision, self.decisions(item));
        add(&fixed.declining, self.declining(item));
        add(&fixed.dissent, self.remarks(&item.dissents, Some(&fixed.dissents)));
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

    fn motions(&self, motions: &[Motion]) -> Markdown {
        let mut all = Markdown::default();
        for motion in motions {
            let names = self.names(&motion.movers);
            let form = if motion.withdrawn { &self.fixed().withdrawn } else { &self.fixed().moves };
            let mut text = motion.text.clone();
            prefix(&mut text, &form.replace("{names}", &names), motion.span);
            all.append(text);
        }
        all
    }

    /// "The committee decides that …", or a numbered list below "The committee decides".
    fn decisions(&self, item: &Item) -> Markdown {
        let lead = self.fixed().decides.replace("{body}", &authority::body_at_start(&self.protocol.body, self.lang));
        // Only what goes on the sentence goes with the lead; a decision that is a sentence of its own stands alone.
        let goes_on = |text: &Markdown| match text.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Paragraph(inlines)) => {
                crate::markdown::plain_text(inlines).starts_with(self.fixed().that.as_str())
            }
            _ => false,
        };
        let mut text = points(&item.decisions, item.span);
        if item.decisions.iter().all(goes_on) {
            match item.decisions.len() {
                0 => {}
                1 => prefix(&mut text, &format!("{lead} "), item.span),
                _ => text.blocks.insert(0, paragraph(&lead, item.span)),
            }
        }
        text
    }

    /// Who refrained from taking part in the decision, in a sentence.
    fn declining(&self, item: &Item) -> Markdown {
        let Some(first) = item.declining.first() else { return Markdown::default() };
        let count = u32::try_from(item.declining.len()).unwrap_or(u32::MAX);
        let said = self.fixed().declines.of(count).replace("{names}", &self.names(&item.declining));
        Markdown { blocks: vec![paragraph(&said, first.span)], notes: Vec::new() }
    }

    fn remarks(&self, remarks: &[Remark], form: Option<&str>) -> Markdown {
        let mut all = Markdown::default();
        for remark in remarks {
            let names = self.names(&remark.by);
            let lead = form.map_or_else(|| names.clone(), |form| form.replace("{names}", &names));
            let mut text = remark.text.clone();
            let begins_small = match text.blocks.first().map(|block| &block.kind) {
                Some(BlockKind::Paragraph(inlines)) => {
                    crate::markdown::plain_text(inlines).chars().next().is_some_and(char::is_lowercase)
                }
                _ => false,
            };
            if form.is_some() && begins_small {
                prefix(&mut text, &format!("{lead}{}", self.fixed().dissent_goes_on), remark.span);
            } else {
                let end = if text.blocks.is_empty() { "." } else { ":" };
                text.blocks.insert(0, paragraph(&format!("{lead}{end}"), remark.span));
            }
            all.append(text);
        }
        all
    }

    /// What was voted on and how it ended; in an open vote, a table of everybody's vote.
    fn vote(&self, vote: &Vote) -> Markdown {
        let fixed = self.fixed();
        let count = vote.count();
        let means = fixed.means.replace("{yes}", &vote.yes_means).replace("{no}", &vote.no_means);
        let mut blocks = vec![paragraph(&means, vote.span)];
        let voters: Vec<(&Spanned<String>, &str)> =
            [(&vote.yes, &fixed.yes), (&vote.no, &fixed.no), (&vote.abstain, &fixed.abstains)]
                .into_iter()
                .flat_map(|(names, word)| names.iter().map(move |name| (name, word.as_str())))
                .collect();
        if !voters.is_empty() {
            let has_parties = voters.iter().any(|(name, _)| self.party(&name.value).is_some());
            let row = |name: &Spanned<String>, word: &str| {
                let mut cells = vec![cell(&name.value, name.span)];
                if has_parties {
                    cells.push(cell(self.party(&name.value).unwrap_or(&fixed.no_party), name.span));
                }
                cells.push(cell(word, name.span));
                cells
            };
            let mut head = vec![cell(&fixed.member, vote.span)];
            if has_parties {
                head.push(cell(&fixed.party, vote.span));
            }
            head.push(cell(&fixed.vote_of, vote.span));
            let rows = voters.iter().map(|(name, word)| row(name, word)).collect();
            blocks.push(table(&fixed.votes_caption, head, rows, vote.span));
        }
        let number = |text: &str, number: u32| {
            text.replace("{number}", &crate::swedish::put_right(&number.to_string(), None, None, self.lang.tag()))
        };
        let result = fixed
            .result
            .replace("{yes}", &number(fixed.yes_votes.of(count.yes), count.yes))
            .replace("{no}", &number(fixed.no_votes.of(count.no), count.no))
            .replace("{abstain}", &number(fixed.abstentions.of(count.abstain), count.abstain));
        let mut result = vec![result];
        if let Some((by, yes)) = &vote.casting {
            let word = if *yes { &fixed.yes } else { &fixed.no };
            result.push(
                fixed.casting.replace("{name}", &self.with_party(&by.value)).replace("{vote}", &word.to_lowercase()),
            );
        }
        if vote.by_lot.is_some() {
            result.push(fixed.by_lot.clone());
        }
        blocks.push(paragraph(&result.join(" "), vote.span));
        Markdown { blocks, notes: Vec::new() }
    }

    /// How the minutes are approved, and by whom.
    pub(super) fn approval(&self) -> Vec<String> {
        let Some(approval) = &self.protocol.approval else { return Vec::new() };
        let fixed = self.fixed();
        let mut lines = Vec::new();
        let form = if approval.electronic { &fixed.approved_electronically } else { &fixed.approved };
        if let Some(date) = approval.date {
            let place = approval.place.as_ref().map(|place| format!(", {place}")).unwrap_or_default();
            lines.push(form.replace("{date}", &dates::long(date.value, self.lang)).replace("{place}", &place));
        } else {
            lines.extend(approval.electronic.then(|| fixed.approved_electronically_later.clone()));
            lines.extend(approval.place.as_ref().map(|place| fixed.approval_place.replace("{place}", place)));
        }
        if !approval.at_once.is_empty() {
            let numbers: BTreeSet<u32> = approval.at_once.iter().map(|number| number.value).collect();
            lines.push(fixed.at_once.replace("{numbers}", &cited(numbers.into_iter())));
        }
        lines
    }

    /// What stands below each line that is filled in by hand: the day of approval, where the record has none, and those who sign, each with what they
    /// are: "Bo Lind, sekreterare".
    pub(super) fn signatures(&self) -> Vec<String> {
        let (protocol, fixed) = (self.protocol, &self.fixed().signs);
        let secretary = protocol.secretary.iter().map(|name| signs(name, &fixed.secretary));
        let secretaries =
            self.of_items(&fixed.secretary, |item| item.secretary.as_slice(), protocol.secretary.as_slice());
        let chair = protocol.chair.iter().map(|name| signs(name, &fixed.chair));
        let approvers = protocol.approvers.iter().map(|name| signs(name, &fixed.approver));
        let chairs = self.of_items(&fixed.chair, |item| item.chair.as_slice(), protocol.chair.as_slice());
        let own = self.of_items(&fixed.approver, |item| &item.approvers, &protocol.approvers);
        let who: Vec<String> =
            secretary.chain(secretaries).chain(chair).chain(chairs).chain(approvers).chain(own).collect();
        let has_day = protocol.approval.as_ref().is_some_and(|approval| approval.date.is_some());
        let has_day = has_day || protocol.is_approved_at_once();
        let day = (!who.is_empty() && !has_day).then(|| self.fixed().approval_day.clone());
        day.into_iter().chain(who).collect()
    }

    /// Those who sign for some items alone, in the order of these: "Per Alm, justerare för §§ 24, 26". Who signs for all minutes does so for these too.
    fn of_items<'i>(
        &'i self,
        what: &str,
        own: impl Fn(&'i Item) -> &'i [Spanned<String>],
        all: &[Spanned<String>],
    ) -> Vec<String> {
        let mut signers: Vec<(&Spanned<String>, Vec<u32>)> = Vec::new();
        for item in &self.protocol.items {
            for name in own(item).iter().filter(|name| all.iter().all(|other| other.value != name.value)) {
                match signers.iter_mut().find(|(other, _)| other.value == name.value) {
                    Some((_, items)) => items.push(item.number),
                    None => signers.push((name, vec![item.number])),
                }
            }
        }
        let form = &self.fixed().signs.of_items;
        let words = |items: &[u32]| form.replace("{what}", what).replace("{items}", &cited(items.iter().copied()));
        signers.into_iter().map(|(name, items)| signs(name, &words(&items))).collect()
    }

    /// The proof of a notice of approval.
    pub(super) fn notice(&self, notice: &Notice) -> Proof {
        let fixed = self.fixed();
        let items = cited(notice.items.iter().copied());
        let meeting = dates::span(self.days.0, self.days.1, self.lang);
        let at_once = !notice.at_once.is_empty();
        let approval = self.protocol.approval.as_ref();
        let approved = if at_once {
            Some(fixed.notice_approved_at_once.replace("{date}", &meeting))
        } else {
            approval.and_then(|approval| approval.date).map(|date| dates::long(date.value, self.lang))
        };
        // Who approves electronically signs nothing on paper, and neither does whoever puts up the notice.
        let electronic = approval.is_some_and(|approval| approval.electronic);
        let by = notice.by.as_ref().map(|name| name.value.clone());
        let signatures = match &by {
            _ if electronic => Vec::new(),
            Some(name) => vec![fixed.notice_signature_of.replace("{name}", name)],
            None => vec![fixed.notice_signature.clone(), fixed.notice_name.clone()],
        };
        let facts = [
            (&fixed.notice_body, Some(self.protocol.body.clone())),
            (&fixed.notice_meeting, Some(meeting)),
            (&fixed.items, Some(items.clone())),
            (&fixed.notice_approved, approved),
            (&fixed.notice_posted, Some(dates::long(notice.posted.value, self.lang))),
            (&fixed.notice_removed, Some(dates::long(notice.removed, self.lang))),
            (&fixed.notice_place, Some(notice.place.clone())),
            (&fixed.notice_kept, Some(notice.kept.clone())),
            (&fixed.notice_by, by.filter(|_| electronic)),
        ];
        Proof {
            heading: if at_once { fixed.notice_at_once.replace("{items}", &items) } else { fixed.notice.clone() },
            facts: facts.into_iter().filter_map(|(about, said)| Some((about.clone(), vec![said?]))).collect(),
            signatures,
        }
    }

    /// How to appeal, as paragraphs.
    pub(super) fn appeal(&self, authority: &str) -> Vec<String> {
        self.protocol.appeal.as_ref().map(|appeal| self::appeal(appeal, authority, self.fixed())).unwrap_or_default()
    }

    fn party(&self, name: &str) -> Option<&str> {
        let mut named = self.protocol.roll.attendees.iter().filter(|attendee| attendee.name == name);
        named.find_map(|attendee| attendee.party.as_deref())
    }

    fn with_party(&self, name: &str) -> String {
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

/// "Bo Lind, sekreterare".
pub(super) fn signs(name: &Spanned<String>, word: &str) -> String {
    format!("{}, {word}", name.value)
}

fn values(names: &[Spanned<String>]) -> Vec<String> {
    names.iter().map(|name| name.value.clone()).collect()
}

/// "§ 23", "§§ 23–52".
pub(super) fn numbers(first: u32, last: u32) -> String {
    if first == last { format!("§\u{a0}{first}") } else { format!("§§\u{a0}{first}–{last}") }
}

fn with_party(name: &str, party: Option<&str>) -> String {
    party.map_or_else(|| name.to_owned(), |party| format!("{name} ({party})"))
}

/// How to appeal a decision of an authority, as paragraphs.
pub(super) fn appeal(appeal: &Appeal, authority: &str, fixed: &ProtocolWords) -> Vec<String> {
    let text = match appeal.way {
        Way::Lawfulness => &fixed.appeal_lawfulness,
        Way::Merits => &fixed.appeal_merits,
        Way::None => &fixed.appeal_none,
    };
    let court = appeal.court.as_deref().unwrap_or(&fixed.court);
    // A review of lawfulness goes to the court (13 kap. 4 § kommunallagen), an appeal on the merits to whoever decided (43 §
    // förvaltningslagen), who sends it on.
    let send_to = appeal.send_to.as_deref().unwrap_or(if appeal.way == Way::Merits { authority } else { court });
    let provision = appeal.provision.as_deref().unwrap_or_default();
    text.iter()
        .map(|text| text.replace("{court}", court).replace("{send_to}", send_to).replace("{provision}", provision))
        .collect()
}
