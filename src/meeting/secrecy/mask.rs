//! The public document: what may be secret is gone, and a sign stands in its place.

use std::collections::BTreeMap;

use super::instead::{Instead, within_sentence};
use super::labels::{Named, parties};
use super::text::{each_line, hrefs, hrefs_of, keep_notes, renumber_notes, replace, run, within};
use super::{Secrecy, Signs, forget_checksum, shorten, texts};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Markdown, Words, plain_text};
use crate::meeting::protocol::{Appendix, Attendee, Item, Protocol};
use crate::meeting::walk::{self, Piece};
use crate::meeting::{Meeting, Participant, Particulars, Person, Section};
use crate::record::Spanned;
use crate::secret::{Folded, Secret};
use crate::source::Span;

/// A meeting of which everybody may read what is left, and what was taken out.
#[derive(Clone, Debug)]
pub struct Masked {
    /// The meeting.
    pub meeting: Meeting,
    /// The words.
    pub secrets: Vec<Secret>,
    /// The bytes of its pictures and appendices.
    pub files: Vec<Vec<u8>>,
}

/// Masks what may be secret.
#[must_use]
pub fn mask(mut meeting: Meeting, signs: &Signs<'_>) -> Masked {
    let whole = meeting.markings.first().map(Secrecy::short).unwrap_or_default();
    let mut masker =
        Masker { signs, whole, secrets: Vec::new(), names: Vec::new(), used: Vec::new(), elsewhere: Vec::new() };
    masker.title(&mut meeting);
    for name in std::mem::take(&mut meeting.secret_names) {
        let provision = masker.whole.clone();
        masker.name(&name.value, name.span, &provision);
    }
    masker.people(&mut meeting);
    masker.sections(&mut meeting.sections);
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) => masker.protocol(protocol),
        Particulars::Notes(notes) => {
            for action in &mut notes.actions {
                if let Some(secrecy) = action.secrecy.take() {
                    walk::action(action, &mut masker.taker());
                    let sign = masker.sign(&secrecy.short());
                    (action.what.value, action.who.value, action.due) = (sign.clone(), sign, None);
                }
            }
        }
        Particulars::Decision(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
    }
    // Those of minutes may have been masked together with their matters.
    masker.appendices(meeting.particulars.appendices_mut(), &[]);
    walk::meeting(&mut meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            masker.text(text);
        }
    });
    let names = std::mem::take(&mut masker.names);
    let labels = labels(&meeting, &names);
    walk::meeting(&mut meeting, &mut |piece, _| match piece {
        // Only where somebody is named: what the party points out elsewhere nobody knows.
        Piece::Line(line) => match labels.get(line) {
            Some(label) => line.clone_from(label),
            None => within_sentence(&names, line),
        },
        Piece::Text(text) => replace(&names, text),
    });
    masker.count_elsewhere(&meeting);
    let mut shown = Vec::new();
    walk::meeting(&mut meeting, &mut |piece, _| {
        if let Piece::Text(text) = piece {
            shown.extend(text.figures().iter().map(|figure| figure.path.to_owned()));
        }
    });
    let kept: Vec<String> =
        meeting.particulars.appendices().iter().filter_map(|own| Some(own.file.as_ref()?.value.clone())).collect();
    let pictures = meeting.pictures.extract_if(.., |path, _| !shown.contains(path)).map(|(_, picture)| picture.data);
    let mut files: Vec<Vec<u8>> = pictures.collect();
    let appendices = meeting.appendices.extract_if(.., |path, _| !kept.contains(path)).map(|(_, file)| file.bytes);
    files.extend(appendices);
    forget_checksum(&mut meeting);
    meeting.markings.clear();
    masker.used.sort();
    masker.used.dedup();
    meeting.masked = masker.used;
    Masked { meeting, secrets: masker.secrets, files }
}

/// What those are called who keep their party though the name is masked, by their names: where the same sign stands for others of another.
fn labels(meeting: &Meeting, names: &[Instead]) -> BTreeMap<String, String> {
    let Particulars::Meeting(protocol) = &meeting.particulars else { return BTreeMap::new() };
    let sign = |name: &str| {
        let mut shown = name.to_owned();
        within_sentence(names, &mut shown);
        let is_masked = shown != name || names.iter().any(|one| one.words == shown);
        is_masked.then_some(shown)
    };
    let roll = protocol.roll.everybody();
    let people = roll.filter_map(|attendee| {
        Some(Named { name: &attendee.name, party: attendee.party.clone(), words: sign(&attendee.name)? })
    });
    let label = |(name, party): (String, String)| Some((sign(&name)?, name, party));
    let told = parties(people).into_iter().filter_map(label);
    told.map(|(sign, name, party)| (name, format!("{sign} ({party})"))).collect()
}

struct Masker<'s> {
    signs: &'s Signs<'s>,
    /// The provision that the whole document is marked by.
    whole: String,
    secrets: Vec<Secret>,
    /// Names to be masked wherever they stand, each with its sign.
    names: Vec<Instead>,
    /// The provisions by which something was masked.
    used: Vec<String>,
    /// Likewise, if what they mask is named: of those who do not stand in an extract's list.
    elsewhere: Vec<String>,
}

impl Masker<'_> {
    fn sign(&mut self, provision: &str) -> String {
        self.used.push(provision.to_owned());
        (self.signs.mask)(provision)
    }

    /// Takes note of words that are about to be masked.
    fn take(&mut self, text: &str, span: Span, is_name: bool) {
        if !text.trim().is_empty() {
            self.secrets.push(Secret { text: text.to_owned(), span, is_name });
        }
    }

    /// Takes note of all words that it is shown.
    fn taker(&mut self) -> impl FnMut(Piece<'_>, Span) {
        |piece, span| match piece {
            Piece::Line(line) => self.take(line, span, false),
            Piece::Text(text) => {
                for run in text.texts() {
                    let span = run.span(0..run.text().len());
                    self.take(run.text(), span, false);
                }
                let paths: Vec<String> = text.figures().iter().map(|figure| figure.path.to_owned()).collect();
                for path in hrefs(text).into_iter().chain(paths) {
                    self.take(&path, span, false);
                }
            }
        }
    }

    fn title(&mut self, meeting: &mut Meeting) {
        let Some(public) = meeting.public_title.take() else { return };
        meeting.record_title.clone_from(&public);
        if let Some(title) = &mut meeting.title {
            let secret = std::mem::replace(title, public);
            let span = meeting.title_span;
            self.take(&secret, span, false);
            // Nothing stands in its place: the public title is one, and says nothing of a mask.
            let whole = self.whole.clone();
            self.used.push(whole);
        }
    }

    /// Masks a name here, and from now on everywhere.
    fn name(&mut self, name: &str, span: Span, provision: &str) -> String {
        self.name_of(name, [None; 2], span, provision)
    }

    /// The same of somebody of a role and a party, which go with the name where they stand beside it: as a title, in brackets.
    fn name_of(&mut self, name: &str, [role, party]: [Option<&str>; 2], span: Span, provision: &str) -> String {
        self.take(name, span, true);
        let sign = self.sign(provision);
        self.names.push(Instead::sign(Folded::with_case(name), &sign, role, party));
        sign
    }

    fn people(&mut self, meeting: &mut Meeting) {
        let mut people: Vec<&mut Person> = meeting.authors.iter_mut().collect();
        if let Particulars::Decision(decision) = &mut meeting.particulars {
            people.extend(decision.deciders.iter_mut().chain(&mut decision.presenters).chain(&mut decision.others));
        }
        for person in people {
            self.person(person);
        }
        for participant in &mut meeting.participants {
            let masked = |secrecy: &Option<Secrecy>| secrecy.as_ref().map(Secrecy::short);
            match participant {
                Participant::Person { person, organisation, parts: _ } => {
                    if self.person(person) {
                        self.forget(organisation, person.span);
                    }
                }
                Participant::Organisation { name, count: _, secrecy }
                | Participant::Count { count: _, of: Some(name), secrecy } => {
                    if let Some(provision) = masked(secrecy) {
                        *name = self.name(&name.clone(), meeting.kind_span, &provision);
                    }
                }
                Participant::Count { count: _, of: None, secrecy: _ } => {}
            }
        }
    }

    /// Masks a person, and says whether it had to.
    fn person(&mut self, person: &mut Person) -> bool {
        let Some(secrecy) = person.secrecy.take() else { return false };
        let of = [person.role.as_deref(), None];
        person.name = self.name_of(&person.name.clone(), of, person.span, &secrecy.short());
        self.forget(&mut person.role, person.span);
        true
    }

    /// Leaves out what would point out somebody whose name is masked.
    fn forget(&mut self, line: &mut Option<String>, span: Span) {
        if let Some(line) = line.take() {
            self.take(&line, span, false);
        }
    }

    fn sections(&mut self, list: &mut [Section]) {
        for section in list {
            let Some(secrecy) = section.secrecy.take() else {
                self.sections(&mut section.sections);
                continue;
            };
            walk::sections(std::slice::from_mut(section), &mut self.taker());
            let sign = self.sign(&secrecy.short());
            if let Some(heading) = &mut section.heading {
                heading.value = section.public_heading.take().unwrap_or_else(|| sign.clone());
            }
            section.text = said(&sign, section.span);
            (section.lang, section.sections) = (None, Vec::new());
        }
    }

    fn protocol(&mut self, protocol: &mut Protocol) {
        for attendee in &mut protocol.roll.attendees {
            self.attendee(attendee);
        }
        let used = std::mem::take(&mut self.used);
        for attendee in &mut protocol.roll.elsewhere {
            self.attendee(attendee);
        }
        self.elsewhere = std::mem::replace(&mut self.used, used);
        for absent in &mut protocol.absent {
            if let Some(secrecy) = absent.secrecy.take() {
                let of = [absent.role.as_deref(), absent.party.as_deref()];
                absent.name = self.name_of(&absent.name.clone(), of, absent.span, &secrecy.short());
                for line in [&mut absent.role, &mut absent.party] {
                    self.forget(line, absent.span);
                }
            }
        }
        let secret: Vec<(u32, Secrecy)> = protocol
            .appendices
            .iter()
            .filter_map(|appendix| {
                // An appendix of none but secret matters is secret with them.
                let mut of = protocol.items.iter().filter(|item| item.refers_to(appendix.number));
                let first = of.next()?.secrecy.clone()?;
                of.all(|item| item.secrecy.is_some()).then_some((appendix.number, first))
            })
            .collect();
        self.appendices(&mut protocol.appendices, &secret);
        protocol.forget_apart_in_secret();
        protocol.leave_untold_whether_secret_items_decide();
        for item in &mut protocol.items {
            self.item(item);
        }
    }

    /// Masks somebody who was there: who it was, but not that there was somebody, nor in what capacity and when.
    fn attendee(&mut self, attendee: &mut Attendee) {
        let Some(secrecy) = attendee.secrecy.take() else { return };
        let of = [attendee.role.as_deref(), attendee.party.as_deref()];
        attendee.name = self.name_of(&attendee.name.clone(), of, attendee.span, &secrecy.short());
        attendee.is_masked = true;
        for line in [&mut attendee.role, &mut attendee.party, &mut attendee.organisation] {
            self.forget(line, attendee.span);
        }
    }

    /// Takes note of the provisions by which somebody was masked who does not stand in an extract's list: where the sign stands.
    fn count_elsewhere(&mut self, meeting: &Meeting) {
        let elsewhere = std::mem::take(&mut self.elsewhere);
        if elsewhere.is_empty() {
            return;
        }
        let texts = texts(meeting);
        let is_said = |sign: &str| texts.iter().any(|text| text.contains(sign));
        self.used.extend(elsewhere.into_iter().filter(|provision| is_said(&(self.signs.mask)(provision))));
    }

    /// Masks a matter. That there was one, its number, who led, minuted and approved it, remain.
    fn item(&mut self, item: &mut Item) {
        let Some(secrecy) = item.secrecy.take() else { return };
        walk::item(&mut item.clone_of_secrets(), &mut self.taker());
        let sign = self.sign(&secrecy.short());
        let heading = item.public_heading.take().unwrap_or_else(|| sign.clone());
        *item = Item {
            heading: Spanned { value: heading, span: item.heading.span },
            presenters: Vec::new(),
            informs: None,
            background: said(&sign, item.span),
            public_heading: None,
            // The number and the day of what is registered are always public (5 kap. 2 § offentlighets- och sekretesslagen).
            ..item.without_course()
        };
    }

    /// Masks appendices: those that are marked, and those of `secret` numbers.
    fn appendices(&mut self, list: &mut [Appendix], secret: &[(u32, Secrecy)]) {
        for appendix in list {
            let inherited =
                secret.iter().find(|(secret, _)| *secret == appendix.number).map(|(_, secrecy)| secrecy.clone());
            let Some(secrecy) = appendix.secrecy.take().or(inherited) else { continue };
            self.take(&appendix.title.clone(), appendix.span, false);
            let sign = self.sign(&secrecy.short());
            appendix.title = appendix.public_title.take().unwrap_or(sign);
            // What is in the file is as secret as its title, and so may its name be.
            if let Some(Spanned { value, span }) = appendix.file.take() {
                self.take(&value, span, false);
            }
        }
    }

    /// Masks the passages of a text, and drops the notes that they alone refer to.
    fn text(&mut self, text: &mut Markdown) {
        for blocks in std::iter::once(&mut text.blocks).chain(&mut text.notes) {
            each_line(blocks, &mut |inlines| self.passages(inlines));
        }
        let mut kept = Vec::new();
        each_line(&mut text.blocks, &mut |inlines| keep_notes(inlines, &mut kept));
        for (index, note) in std::mem::take(&mut text.notes).into_iter().enumerate() {
            if !kept.contains(&index) {
                let mut gone = Markdown { blocks: note, notes: Vec::new() };
                let span = gone.blocks.first().map(|block| block.span);
                if let Some(span) = span {
                    self.taker()(Piece::Text(&mut gone), span);
                }
                continue;
            }
            text.notes.push(note);
        }
        // Notes are counted as they are referred to.
        kept.sort_unstable();
        each_line(&mut text.blocks, &mut |inlines| renumber_notes(inlines, &kept));
    }

    fn passages(&mut self, inlines: &mut Vec<Inline>) {
        for inline in inlines {
            if let InlineKind::Restricted { provision, inlines } = &inline.kind {
                let provision = provision.as_deref().map_or_else(|| self.whole.clone(), shorten);
                let secret = plain_text(inlines);
                self.take(&secret, inline.span, false);
                for href in hrefs_of(inlines) {
                    self.take(&href, inline.span, false);
                }
                let sign = self.sign(&provision);
                inline.kind = InlineKind::Text(Words::new(&sign, inline.span));
            } else if let Some(within) = within(&mut inline.kind) {
                self.passages(within);
            }
        }
    }
}

impl Item {
    /// What of a matter is masked with it: not its registry number, who led, minuted and approved, which remain.
    fn clone_of_secrets(&self) -> Self {
        Self { registry_number: None, chair: None, secretary: None, approvers: Vec::new(), ..self.clone() }
    }
}

/// A text of one paragraph.
fn said(words: &str, span: Span) -> Markdown {
    Markdown { blocks: vec![Block { span, kind: BlockKind::Paragraph(vec![run(words, span)]) }], notes: Vec::new() }
}
