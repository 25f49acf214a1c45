//! What the rules look at.

use std::borrow::Cow;
use std::ops::Range;

use super::protocol::{Item, Protocol};
use super::{Counted, Particulars, Section};
use crate::diagnostic::Profile;
use crate::markdown::{Markdown, Run, RunKind};
use crate::record::{self, DocumentType, Record, Spanned};
use crate::source::Span;
use crate::swedish::DocLang;

/// Everything a rule can look at: the record as it was written, its texts as they were read, and all its words in order.
pub(super) struct Subject<'s, 'n> {
    pub(super) record: &'s Record<'n>,
    /// The kind of document that the record is to become, as far as that can be told.
    pub(super) kind: Option<DocumentType>,
    pub(super) profile: Profile,
    pub(super) introduction: &'s Markdown,
    pub(super) sections: &'s [Section],
    pub(super) particulars: &'s Particulars,
    pub(super) counted: &'s Counted,
    pub(super) said: Vec<Said<'s>>,
}

/// Words that stand together and that readers of the document will see.
pub(super) struct Said<'s> {
    pub(super) part: Part,
    /// Their language (BCP 47).
    pub(super) lang: &'s str,
    words: Words<'s>,
}

/// What words are part of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The title.
    Title,
    /// The place of the meeting.
    Place,
    /// A name of somebody or something, or somebody's title or task: as its bearer writes it.
    Name,
    /// A section's heading, or a text.
    Text(RunKind),
}

enum Words<'s> {
    Line(&'s Spanned<String>),
    Run(Run<'s>),
}

impl<'s, 'n> Subject<'s, 'n> {
    pub(super) fn new(
        record: &'s Record<'n>,
        kind: Option<DocumentType>,
        profile: Profile,
        introduction: &'s Markdown,
        sections: &'s [Section],
        particulars: &'s Particulars,
        counted: &'s Counted,
    ) -> Self {
        let lang = record.lang.tag();
        let mut said = Vec::new();
        let mut lines = |part, lines: &[&'s Option<Spanned<String>>]| {
            let lines = lines.iter().filter_map(|line| line.as_ref());
            said.extend(lines.map(|line| Said { part, lang, words: Words::Line(line) }));
        };
        lines(Part::Title, &[&record.title]);
        lines(Part::Place, &[&record.place]);
        lines(Part::Name, &[&record.authority, &record.department, &record.unit]);
        let deciding = match &record.particulars {
            record::Particulars::Decision(decision) => decision.people().collect(),
            _ => Vec::new(),
        };
        for person in record.authors.iter().chain(deciding) {
            lines(Part::Name, &[&person.name, &person.role]);
        }
        for participant in &record.participants {
            lines(Part::Name, &[&participant.name, &participant.role, &participant.organisation]);
        }
        runs(introduction, lang, &mut said);
        in_sections(sections, lang, &mut said);
        match particulars {
            Particulars::Meeting(protocol) => {
                for item in &protocol.items {
                    said.push(Said { part: Part::Text(RunKind::Heading), lang, words: Words::Line(&item.heading) });
                    for text in item.texts() {
                        runs(text, lang, &mut said);
                    }
                }
            }
            Particulars::Notes(notes) => {
                let part = Part::Text(RunKind::Paragraph);
                said.extend(notes.actions.iter().map(|action| Said { part, lang, words: Words::Line(&action.what) }));
            }
            Particulars::Decision(_) | Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
        }
        let mut subject = Self { record, kind, profile, introduction, sections, particulars, counted, said };
        for text in subject.own_texts() {
            runs(text, lang, &mut subject.said);
        }
        subject
    }

    /// What minutes and what goes before them alone hold.
    pub(super) fn protocol(&self) -> Option<&'s Protocol> {
        self.particulars.protocol()
    }

    /// The texts that documents of this kind alone have, but for those of matters, each of which follows its heading.
    fn own_texts(&self) -> Vec<&'s Markdown> {
        match self.particulars {
            Particulars::Meeting(protocol) => protocol.summons.iter().map(|summons| &summons.text).collect(),
            Particulars::Decision(decision) => decision.texts().collect(),
            Particulars::Memorandum(memorandum) => vec![&memorandum.purpose, &memorandum.summary],
            Particulars::Notes(_) | Particulars::FileNote(_) => Vec::new(),
        }
    }

    /// The words that the rules of Swedish or English hold for: names are as their bearers write them, signs of preformatted text
    /// are meant as they stand, and of other languages we know no rules. Literal text stands amid them: see [`Said::prose`].
    pub(super) fn judged(&self) -> impl Iterator<Item = (&Said<'s>, DocLang)> {
        let said = self.said.iter().filter(|said| !matches!(said.part, Part::Name | Part::Text(RunKind::Code)));
        said.filter_map(|said| Some((said, DocLang::of_tag(said.lang)?)))
    }

    /// All texts in order.
    pub(super) fn texts(&self) -> Vec<&'s Markdown> {
        fn walk<'s>(sections: &'s [Section], texts: &mut Vec<&'s Markdown>) {
            for section in sections {
                texts.push(&section.text);
                walk(&section.sections, texts);
            }
        }
        let mut texts = vec![self.introduction];
        walk(self.sections, &mut texts);
        texts.extend(self.protocol().into_iter().flat_map(|protocol| &protocol.items).flat_map(Item::texts));
        texts.extend(self.own_texts());
        texts
    }
}

fn in_sections<'s>(sections: &'s [Section], around: &'s str, said: &mut Vec<Said<'s>>) {
    for section in sections {
        let lang = section.lang.as_deref().unwrap_or(around);
        let part = Part::Text(RunKind::Heading);
        said.extend(section.heading.as_ref().map(|heading| Said { part, lang, words: Words::Line(heading) }));
        runs(&section.text, lang, said);
        in_sections(&section.sections, lang, said);
    }
}

fn runs<'s>(text: &'s Markdown, around: &'s str, said: &mut Vec<Said<'s>>) {
    let runs = text.texts().into_iter();
    said.extend(runs.map(|run| Said {
        part: Part::Text(run.kind),
        lang: run.lang.unwrap_or(around),
        words: Words::Run(run),
    }));
}

impl Said<'_> {
    pub(super) fn text(&self) -> &str {
        match &self.words {
            Words::Line(line) => &line.value,
            Words::Run(run) => run.text(),
        }
    }

    /// The text as rules of language look at it. Literal text in it, `` `t ex 25%` ``, is one word without signs, for the words and the sentence
    /// around it are still to be counted; of that word itself ([`Said::is_literal`]) they have nothing to say.
    pub(super) fn prose(&self) -> Cow<'_, str> {
        let text = self.text();
        let Words::Run(Run { literal, .. }) = &self.words else { return Cow::Borrowed(text) };
        let mut prose = Cow::Borrowed(text);
        for range in literal {
            let word = text[range.clone()].chars().map(|letter| match letter {
                letter if letter.is_alphanumeric() => letter.to_string(),
                sign => "o".repeat(sign.len_utf8()),
            });
            // As long as what it stands for: places in the one are places in the other.
            let word: String = word.collect();
            prose.to_mut().replace_range(range.clone(), &word);
        }
        prose
    }

    /// Whether some of the text's bytes are literal text, which is meant as it stands.
    pub(super) fn is_literal(&self, range: &Range<usize>) -> bool {
        let Words::Run(Run { literal, .. }) = &self.words else { return false };
        literal.iter().any(|literal| literal.start < range.end && range.start < literal.end)
    }

    /// Whether it is a line, which has but one place.
    pub(super) fn is_line(&self) -> bool {
        matches!(self.words, Words::Line(_))
    }

    /// Where some of the text's bytes stand in the record; a line is shown as a whole.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        match &self.words {
            Words::Line(line) => line.span,
            Words::Run(run) => run.span(range),
        }
    }

    /// Whether some of the text's bytes were typed right after one another. Otherwise a note, a picture or HTML, which a run does
    /// not hold, may stand between them.
    pub(super) fn in_one_piece(&self, range: Range<usize>) -> bool {
        match &self.words {
            Words::Line(_) => true,
            Words::Run(run) => run.span(range.clone()).range().len() == range.len(),
        }
    }
}
