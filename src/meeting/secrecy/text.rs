//! Steps through the words of a text, so that they can be changed.

use super::instead::{Instead, in_sentences};
use crate::markdown::{Block, BlockKind, Inline, InlineKind, Markdown, Words};
use crate::source::Span;

pub(super) fn run(words: &str, span: Span) -> Inline {
    Inline { span, kind: InlineKind::Text(Words::new(words, span)) }
}

/// The words within a mark.
pub(super) fn within(kind: &mut InlineKind) -> Option<&mut Vec<Inline>> {
    match kind {
        InlineKind::Strong(inlines)
        | InlineKind::Emph(inlines)
        | InlineKind::Strike(inlines)
        | InlineKind::Link { href: _, inlines }
        | InlineKind::Lang { lang: _, inlines }
        | InlineKind::Restricted { provision: _, inlines } => Some(inlines),
        InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteRef(_) | InlineKind::Break => None,
    }
}

/// Shows every paragraph, heading, caption and cell.
pub(super) fn each_line(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Vec<Inline>)) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading { level: _, inlines } => visit(inlines),
            BlockKind::List { start: _, items } => items.iter_mut().for_each(|item| each_line(item, visit)),
            BlockKind::Table { caption, columns: _, head, rows } => {
                caption.iter_mut().for_each(&mut *visit);
                for cell in head.iter_mut().chain(rows.iter_mut().flatten()) {
                    visit(&mut cell.inlines);
                }
            }
            BlockKind::Quote(within) => each_line(within, visit),
            // Words of a picture and preformatted text hold no marks.
            BlockKind::Figure { path: _, alt: _, caption: _ } | BlockKind::Code(_) | BlockKind::Divider => {}
        }
    }
}

/// Shows all words, those of pictures and preformatted text too, each with what stands before it in its paragraph.
fn each_words(text: &mut Markdown, visit: &mut dyn FnMut(&mut Words, &str)) {
    fn inlines(list: &mut [Inline], before: &mut String, visit: &mut dyn FnMut(&mut Words, &str)) {
        for inline in list {
            match &mut inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => {
                    visit(words, before);
                    before.push_str(&words.text);
                }
                InlineKind::Break => before.push('\n'),
                kind => {
                    if let Some(list) = within(kind) {
                        inlines(list, before, visit);
                    }
                }
            }
        }
    }
    fn figures(blocks: &mut [Block], visit: &mut dyn FnMut(&mut Words, &str)) {
        for block in blocks {
            match &mut block.kind {
                BlockKind::Figure { path: _, alt, caption } => {
                    visit(alt, "");
                    if let Some(caption) = caption {
                        visit(caption, "");
                    }
                }
                BlockKind::Code(words) => visit(words, ""),
                BlockKind::List { start: _, items } => items.iter_mut().for_each(|item| figures(item, visit)),
                BlockKind::Quote(within) => figures(within, visit),
                BlockKind::Paragraph(_) | BlockKind::Heading { .. } | BlockKind::Table { .. } | BlockKind::Divider => {}
            }
        }
    }
    for blocks in std::iter::once(&mut text.blocks).chain(&mut text.notes) {
        each_line(blocks, &mut |list| inlines(list, &mut String::new(), visit));
        figures(blocks, visit);
    }
}

/// Puts words in the place of names in a text.
pub(super) fn replace(all: &[Instead], text: &mut Markdown) {
    each_words(text, &mut |words, before| {
        let mut shown = words.text.clone();
        in_sentences(all, before, &mut shown);
        if shown != words.text {
            *words = std::mem::take(words).replaced_by(&shown);
        }
    });
}

/// Where the links of a text lead.
pub(super) fn hrefs(text: &mut Markdown) -> Vec<String> {
    let mut all = Vec::new();
    for blocks in std::iter::once(&mut text.blocks).chain(&mut text.notes) {
        each_line(blocks, &mut |inlines| all.extend(hrefs_of(inlines)));
    }
    all
}

pub(super) fn hrefs_of(inlines: &[Inline]) -> Vec<String> {
    let mut all = Vec::new();
    for inline in inlines {
        match &inline.kind {
            InlineKind::Link { href, inlines } => {
                all.push(href.clone());
                all.extend(hrefs_of(inlines));
            }
            InlineKind::Strong(inlines)
            | InlineKind::Emph(inlines)
            | InlineKind::Strike(inlines)
            | InlineKind::Lang { lang: _, inlines }
            | InlineKind::Restricted { provision: _, inlines } => all.extend(hrefs_of(inlines)),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteRef(_) | InlineKind::Break => {}
        }
    }
    all
}

pub(super) fn keep_notes(inlines: &mut [Inline], kept: &mut Vec<usize>) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::NoteRef(index) if !kept.contains(index) => kept.push(*index),
            kind => {
                if let Some(inlines) = within(kind) {
                    keep_notes(inlines, kept);
                }
            }
        }
    }
}

pub(super) fn renumber_notes(inlines: &mut [Inline], kept: &[usize]) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::NoteRef(index) => *index = kept.binary_search(index).unwrap_or(*index),
            kind => {
                if let Some(inlines) = within(kind) {
                    renumber_notes(inlines, kept);
                }
            }
        }
    }
}
