//! Pieces of text that the program composes, as trees like those that somebody typed, with the places of what they were composed from.

use crate::markdown::{Align, Block, BlockKind, Inline, InlineKind, Markdown, TableCell, Words};
use crate::meeting::Meeting;
use crate::meeting::protocol::bare;
use crate::source::Span;
use crate::swedish::with_capital;

/// A fact: what it is about, and a line for each thing that is said of it.
pub(super) type Fact = (String, Vec<String>);

/// The words that stand in the place of names in a document. Where they begin a sentence, a line or a cell their first letter is large, as that of the name
/// would be; within a sentence it is not. All that the program composes with people in it is begun here.
#[derive(Clone, Copy)]
pub(super) struct Beginnings<'m>(&'m [String]);

impl<'m> Beginnings<'m> {
    /// Those of a document.
    pub(super) fn of(meeting: &'m Meeting) -> Self {
        Self(&meeting.in_place_of_names)
    }

    /// A sentence, a line or a cell.
    pub(super) fn begin(self, said: &str) -> String {
        let begins = |words: &String| {
            said.strip_prefix(words.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        };
        if self.0.iter().any(begins) { with_capital(said) } else { said.to_owned() }
    }

    /// A sentence: a form with its places filled in.
    pub(super) fn fill(self, form: &str, places: &[(&str, &str)]) -> String {
        self.begin(&places.iter().fold(form.to_owned(), |form, (place, words)| form.replace(place, words)))
    }

    /// A list of facts, each of which is a line.
    pub(super) fn facts(self, facts: impl IntoIterator<Item = Fact>) -> impl Iterator<Item = Fact> {
        let begun = move |lines: Vec<String>| lines.iter().map(|line| self.begin(line)).collect();
        facts.into_iter().map(move |(about, lines)| (about, begun(lines)))
    }

    /// Whether words stand in the place of a name and say that whoever it is holds an office: `office`, with or without the party.
    pub(super) fn is_office(self, name: &str, office: &str) -> bool {
        bare(name) == office && self.0.iter().any(|words| words == name || words == office)
    }
}

pub(super) fn run(text: &str, span: Span) -> Inline {
    Inline { span, kind: InlineKind::Text(Words::new(text, span)) }
}

pub(super) fn paragraph(text: &str, span: Span) -> Block {
    Block { span, kind: BlockKind::Paragraph(vec![run(text, span)]) }
}

pub(super) fn cell(text: &str, span: Span) -> TableCell {
    TableCell { span, inlines: vec![run(text, span)] }
}

pub(super) fn table(caption: &str, head: Vec<TableCell>, rows: Vec<Vec<TableCell>>, span: Span) -> Block {
    let columns = vec![Align::Start; head.len()];
    Block { span, kind: BlockKind::Table { caption: Some(vec![run(caption, span)]), columns, head, rows } }
}

/// A numbered list of texts, or the only one of them by itself.
pub(super) fn points(texts: &[Markdown], span: Span) -> Markdown {
    match texts {
        [] => Markdown::default(),
        [one] => one.clone(),
        several => {
            let mut all = Markdown::default();
            let mut items = Vec::new();
            for text in several {
                let mut point = Markdown { blocks: Vec::new(), notes: std::mem::take(&mut all.notes) };
                point.append(text.clone());
                all.notes = point.notes;
                items.push(point.blocks);
            }
            all.blocks.push(Block { span, kind: BlockKind::List { start: Some(1), items } });
            all
        }
    }
}

/// Ends a sentence that the document has begun and the record has not ended: with a full stop after its last word. What ends otherwise, in a list, a note or a sign of its
/// own, is left as it is.
pub(super) fn close(text: &mut Markdown) {
    let Some(BlockKind::Paragraph(inlines)) = text.blocks.last_mut().map(|block| &mut block.kind) else { return };
    let Some(Inline { span, kind: InlineKind::Text(words) }) = inlines.last() else { return };
    let is_open = words.text.ends_with(|last: char| last.is_alphanumeric() || matches!(last, ')' | '”' | '%'));
    if is_open {
        inlines.push(run(".", *span));
    }
}

/// Puts words before a text: in its first paragraph, or as one of their own before what is none.
pub(super) fn prefix(text: &mut Markdown, words: &str, span: Span) {
    match text.blocks.first_mut().map(|block| &mut block.kind) {
        Some(BlockKind::Paragraph(inlines)) => inlines.insert(0, run(words, span)),
        _ => text.blocks.insert(0, paragraph(words.trim_end(), span)),
    }
}
