//! Decisions, file notes, memoranda and actions, as the templates take them.

use super::compose::{Beginnings, Fact, cell, paragraph, table};
use super::minutes;
use crate::markdown::Markdown;
use crate::meeting::decision::Decision;
use crate::meeting::note::{Action, FileNote, Memorandum};
use crate::meeting::protocol::{Appealed, Way};
use crate::meeting::secrecy::{Secrecy, abbreviates, in_full};
use crate::meeting::{Meeting, Person};
use crate::record::DocumentType;
use crate::source::Span;
use crate::swedish::dates;
use crate::template::words::Words;

/// What the letterhead's facts say of secrecy: the class, the markings, or by which provisions something is masked.
pub(super) fn secrecy(meeting: &Meeting, words: &Words) -> Vec<Fact> {
    let fixed = &words.secrecy;
    let class = meeting.security_class.map(|class| {
        (fixed.class.clone(), vec![fixed.classes.get(class.word()).cloned().unwrap_or_else(|| class.word().to_owned())])
    });
    // An abbreviation that does not come again is not introduced.
    let mut introduced = !abbreviates(meeting);
    // What one authority marked on one day is told once.
    let of_one = |a: &Secrecy, b: &Secrecy| (a.date, &a.authority) == (b.date, &b.authority);
    let mut facts: Vec<Fact> = class.into_iter().collect();
    for markings in meeting.markings.chunk_by(of_one) {
        let Some(first) = markings.first() else { continue };
        let made = fixed
            .made
            .replace("{date}", &dates::long(first.date, meeting.lang))
            .replace("{authority}", &first.authority);
        let provisions: Vec<String> = markings.iter().map(|marking| marking.provision.clone()).collect();
        facts.push((fixed.mark.clone(), in_full(&provisions, &mut introduced).into_iter().chain([made]).collect()));
    }
    if !meeting.masked.is_empty() {
        let masked = in_full(&meeting.masked, &mut introduced);
        facts.push((fixed.masked.clone(), [fixed.why_masked.clone()].into_iter().chain(masked).collect()));
    }
    facts
}

/// What the letterhead's facts say of a correction. It comes before everything that it may be about.
pub(super) fn correction(meeting: &Meeting, words: &Words) -> Option<Fact> {
    let correction = meeting.correction.as_ref()?;
    let fixed = &words.correction;
    let made = if meeting.kind == DocumentType::Decision { &fixed.made_of_decision } else { &fixed.made };
    let made = made.replace("{date}", &dates::long(correction.date, meeting.lang));
    Some((fixed.heading.clone(), vec![correction.text.clone(), made]))
}

/// What somebody is to do, as a table.
pub(super) fn actions(actions: &[Action], meeting: &Meeting, words: &Words) -> Markdown {
    let Some(first) = actions.first() else { return Markdown::default() };
    let fixed = &words.actions;
    let at = first.span;
    let head = vec![cell(&fixed.what, at), cell(&fixed.who, at), cell(&fixed.due, at)];
    let row = |action: &Action| {
        let due = action.due.map(|due| (dates::long(due.value, meeting.lang), due.span));
        let (due, due_span) = due.unwrap_or_else(|| (fixed.no_due.clone(), action.span));
        let who = Beginnings::of(meeting).begin(&action.who.value);
        vec![cell(&action.what.value, action.what.span), cell(&who, action.who.span), cell(&due, due_span)]
    };
    let rows = actions.iter().map(row).collect();
    Markdown { blocks: vec![table(&fixed.caption, head, rows, at)], notes: Vec::new() }
}

/// Composes the words of a decision.
pub(super) struct DecisionComposer<'m> {
    pub(super) decision: &'m Decision,
    pub(super) meeting: &'m Meeting,
    pub(super) words: &'m Words,
}

impl DecisionComposer<'_> {
    /// When it was made, whom it concerns, and who made it.
    pub(super) fn facts(&self) -> Vec<Fact> {
        let (decision, fixed) = (self.decision, &self.words.decision);
        let mut facts = vec![(fixed.date.clone(), vec![dates::long(self.meeting.days.0, self.meeting.lang)])];
        let people = |list: &[Person]| list.iter().map(super::named).collect::<Vec<_>>();
        let lists = [
            (&fixed.parties, decision.parties.clone()),
            (&fixed.deciders, people(&decision.deciders)),
            (&fixed.presenters, people(&decision.presenters)),
            (&fixed.others, people(&decision.others)),
        ];
        facts.extend(lists.into_iter().filter(|(_, list)| !list.is_empty()).map(|(about, list)| (about.clone(), list)));
        facts
    }

    /// What is decided.
    pub(super) fn decisions(&self) -> Markdown {
        let (meeting, fixed) = (self.meeting, &self.words.protocol);
        minutes::decided(&self.decision.decisions, &meeting.authority, meeting.lang, fixed, meeting.kind_span)
    }

    /// Dissenting opinions, each after whose it is.
    pub(super) fn dissents(&self) -> Markdown {
        let mut all = Markdown::default();
        for dissent in &self.decision.dissents {
            let names: Vec<&str> = dissent.by.iter().map(|name| name.value.as_str()).collect();
            let mut text = dissent.text.clone();
            let lead = Beginnings::of(self.meeting).begin(&format!("{}:", self.words.listed(&names)));
            text.blocks.insert(0, paragraph(&lead, dissent.span));
            all.append(text);
        }
        all
    }

    /// How to appeal, as paragraphs.
    pub(super) fn appeal(&self) -> Vec<String> {
        let Some(appeal) = &self.decision.appeal else { return Vec::new() };
        let fixed = &self.words.protocol;
        // Minutes hold several decisions, and their own approval begins the time.
        let text = match appeal.way {
            Way::Lawfulness => &self.words.decision.appeal_lawfulness,
            Way::Merits | Way::None => minutes::how_to_appeal(appeal.way, fixed),
        };
        minutes::appeal((appeal, Appealed::One), text, &self.meeting.authority, self.meeting.lang, fixed)
    }

    /// Who shall have it, as a line.
    pub(super) fn copies(&self) -> Markdown {
        if self.decision.copies_to.is_empty() {
            return Markdown::default();
        }
        let text = format!("{}: {}", self.words.decision.copies_to, self.decision.copies_to.join(", "));
        lone(&text, self.meeting.kind_span)
    }
}

/// When and how the authority was told, and when and by whom the note was made.
pub(super) fn file_note(note: &FileNote, told_by: Vec<String>, meeting: &Meeting, words: &Words) -> Vec<Fact> {
    let fixed = &words.file_note;
    let mut facts = vec![(fixed.told.clone(), vec![dates::long(meeting.days.0, meeting.lang)])];
    let channel = note.channel.map(|word| fixed.channels.get(word).cloned().unwrap_or_else(|| word.to_owned()));
    facts.extend(channel.map(|channel| (fixed.channel.clone(), vec![channel])));
    facts.extend(meeting.place.iter().map(|place| (words.facts.place.clone(), vec![place.clone()])));
    if !told_by.is_empty() {
        facts.push((fixed.told_by.clone(), told_by));
    }
    facts.extend(note.made_on.map(|made| {
        let day = dates::long(made.value, meeting.lang);
        let time = note.made_at.map(|time| format!(" {}", time.in_text(meeting.lang))).unwrap_or_default();
        (fixed.made.clone(), vec![day + &time])
    }));
    facts.push((fixed.author.clone(), meeting.authors.iter().map(super::named).collect()));
    facts
}

/// Who wrote it, for whom and when.
pub(super) fn memorandum(memorandum: &Memorandum, meeting: &Meeting, words: &Words) -> Vec<Fact> {
    let fixed = &words.memorandum;
    let mut facts = vec![(words.facts.date.clone(), vec![dates::long(meeting.days.0, meeting.lang)])];
    if !memorandum.recipients.is_empty() {
        facts.push((fixed.recipients.clone(), memorandum.recipients.clone()));
    }
    facts.push((fixed.author.clone(), meeting.authors.iter().map(super::named).collect()));
    facts
}

fn lone(text: &str, span: Span) -> Markdown {
    Markdown { blocks: vec![paragraph(text, span)], notes: Vec::new() }
}
