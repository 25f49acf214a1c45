//! Texts put together from others.

use super::{Block, BlockKind, Inline, InlineKind, Markdown};

impl Markdown {
    /// Adds another text after this one, its footnotes after these.
    pub fn append(&mut self, mut other: Markdown) {
        let before = self.notes.len();
        if before > 0 {
            shift_blocks(&mut other.blocks, before);
        }
        self.blocks.append(&mut other.blocks);
        self.notes.append(&mut other.notes);
    }
}

/// Lets references to footnotes count from `by` instead of 0. The notes' own texts hold no references.
fn shift_blocks(blocks: &mut [Block], by: usize) {
    for block in blocks {
        match &mut block.kind {
            BlockKind::Paragraph(inlines) | BlockKind::Heading { inlines, .. } => shift_inlines(inlines, by),
            BlockKind::List { items, .. } => {
                for item in items {
                    shift_blocks(item, by);
                }
            }
            BlockKind::Table { caption, head, rows, .. } => {
                let cells = head.iter_mut().chain(rows.iter_mut().flatten()).map(|cell| &mut cell.inlines);
                for inlines in caption.iter_mut().chain(cells) {
                    shift_inlines(inlines, by);
                }
            }
            BlockKind::Quote(inner) => shift_blocks(inner, by),
            BlockKind::Figure { .. } | BlockKind::Code(_) | BlockKind::Divider => {}
        }
    }
}

fn shift_inlines(inlines: &mut [Inline], by: usize) {
    for inline in inlines {
        match &mut inline.kind {
            InlineKind::Strong(inner)
            | InlineKind::Emph(inner)
            | InlineKind::Strike(inner)
            | InlineKind::Link { inlines: inner, .. }
            | InlineKind::Lang { inlines: inner, .. }
            | InlineKind::Restricted { inlines: inner, .. } => shift_inlines(inner, by),
            InlineKind::NoteRef(index) => *index += by,
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::Break => {}
        }
    }
}
