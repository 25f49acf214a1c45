//! Pieces of text that the program composes, as trees like those that somebody typed, with the places of what they were composed from.

use crate::markdown::{Align, Block, BlockKind, Inline, InlineKind, Markdown, TableCell, Words};
use crate::source::Span;

/// A fact: what it is about, and a line for each thing that is said of it.
pub(super) type Fact = (String, Vec<String>);

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
