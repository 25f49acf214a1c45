//! Proof that the files say the same.
//!
//! Each format has a reader of its own that gets an [`Outline`] back out of the finished *bytes* (`pdf::outline`,
//! `docx::outline`, `html::outline`); [`outline()`] gives that of the tree. [`compare`] finds the first difference. White
//! space is folded (a run of spaces, no-break spaces, line feeds counts as one space, none at the ends), for the formats
//! break lines differently; nothing else is. Plain text has no structure to read back, so [`contains_in_order`] asks
//! less of it: every word of the tree, in order.
//!
//! What counts, so that every reader can give the same:
//! - Items come in reading order: a caption before its table, a picture's alternative text before its caption, and all
//!   footnotes last, wherever the format puts them.
//! - Text is what its *innermost* list, description or quotation makes of it: a quotation in a list item is
//!   [`Kind::Quote`]. Headings, captions and preformatted text are themselves everywhere. A [`Block::Group`] adds nothing.
//! - A cell is one item, with the words of all it holds. It is an item when it is empty, too; nothing else is.
//! - In a footnote everything is [`Kind::Note`].
//! - The reference to a footnote is `[1]`, with no space that the text does not have. A line break or a jump to the next
//!   column is white space.
//! - An entry of the list of contents is its words. Page numbers, and what leads the eye to them, stand apart from the words in
//!   every format that has them, and are left out: each format has pages of its own.
//! - The running header and its fields are no part of it: they only repeat.

use super::{Block, Document, Inline, Table};
use crate::unseen::is_unseen;

/// What a document says, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// One item for each heading, paragraph, list item's paragraph, cell, caption, alternative text and note.
    pub items: Vec<Item>,
}

/// One thing that is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// As what.
    pub kind: Kind,
    /// The words, white space folded. Footnote marks appear as `[1]`.
    pub text: String,
}

/// As what a thing is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The title.
    Title,
    /// A heading, with its level from 1.
    Heading(u8),
    /// An entry of the list of contents, with its level from 1. The list's own heading is a heading.
    Contents(u8),
    /// A paragraph outside lists and tables.
    Paragraph,
    /// A paragraph in a list item, with the depth of the list from 1.
    ListItem(u8),
    /// A term of a term list.
    Term,
    /// What is said of the term.
    Description,
    /// A header cell.
    HeaderCell,
    /// A cell.
    Cell,
    /// A paragraph of a quotation.
    Quote,
    /// A caption.
    Caption,
    /// The alternative text of a picture.
    Alternative,
    /// Preformatted text.
    Code,
    /// A footnote, with its number from 1.
    Note(u16),
}

/// Folds white space as described at the top, and leaves out characters that nobody sees or hears: soft hyphens, joiners, marks of
/// direction. In a PDF one that was typed cannot be told from one that the engine put at a line's end or around words that are
/// written from right to left, and at the edges of a line it leaves them out itself.
#[must_use]
pub fn fold(text: &str) -> String {
    text.replace(is_unseen, "")
        .split(|c: char| c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Where two outlines part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Index of the first item that differs.
    pub index: usize,
    /// What the first outline has there.
    pub expected: Option<Item>,
    /// What the second has.
    pub found: Option<Item>,
}

/// The first difference between two outlines.
///
/// # Errors
/// That difference.
pub fn compare(expected: &Outline, found: &Outline) -> Result<(), Difference> {
    let longest = expected.items.len().max(found.items.len());
    for index in 0..longest {
        let (left, right) = (expected.items.get(index), found.items.get(index));
        if left != right {
            return Err(Difference { index, expected: left.cloned(), found: right.cloned() });
        }
    }
    Ok(())
}

/// The outline of a tree.
#[must_use]
pub fn outline(document: &Document) -> Outline {
    let mut walk = Walk::default();
    walk.blocks(&document.blocks, Place::TEXT);
    for (note, number) in document.notes.iter().zip(1_u16..) {
        walk.note = Some(number);
        walk.blocks(note, Place::TEXT);
    }
    Outline { items: walk.items }
}

/// The words of a line as an outline has them, before white space is folded.
#[must_use]
pub fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    push_plain(inlines, &mut text);
    text
}

fn push_plain(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Number(words) | Inline::Code(words) => text.push_str(words),
            Inline::Strong(inlines)
            | Inline::Emph(inlines)
            | Inline::Strike(inlines)
            | Inline::Super(inlines)
            | Inline::Sub(inlines)
            | Inline::Link { inlines, .. }
            | Inline::Named { inlines, .. }
            | Inline::Lang { inlines, .. } => push_plain(inlines, text),
            Inline::NoteRef(index) => text.push_str(&note_mark(*index)),
            Inline::Break | Inline::Tab => text.push(' '),
            Inline::Field(_) => {}
        }
    }
}

/// How the reference to the footnote of that index reads: `[1]` for the first.
#[must_use]
pub fn note_mark(index: usize) -> String {
    format!("[{}]", index.saturating_add(1))
}

/// Where a block stands.
#[derive(Clone, Copy)]
struct Place {
    /// What a paragraph is here.
    paragraph: Kind,
    /// How many lists are around it.
    lists: u8,
}

impl Place {
    const TEXT: Self = Self { paragraph: Kind::Paragraph, lists: 0 };

    fn in_list(self) -> Self {
        let lists = self.lists.saturating_add(1);
        Self { paragraph: Kind::ListItem(lists), lists }
    }

    fn in_part(self, paragraph: Kind) -> Self {
        Self { paragraph, ..self }
    }
}

/// Gathers the items of a tree. Its recursion is as deep as the tree, whose depth is bounded where it is made.
#[derive(Default)]
struct Walk {
    items: Vec<Item>,
    /// The footnote that it is in.
    note: Option<u16>,
}

impl Walk {
    fn push(&mut self, kind: Kind, text: &str) {
        let text = fold(text);
        let kind = self.note.map_or(kind, Kind::Note);
        if !text.is_empty() || matches!(kind, Kind::Cell | Kind::HeaderCell) {
            self.items.push(Item { kind, text });
        }
    }

    fn blocks(&mut self, blocks: &[Block], place: Place) {
        for block in blocks {
            self.block(block, place);
        }
    }

    fn block(&mut self, block: &Block, place: Place) {
        match block {
            Block::Paragraph { inlines, .. } => self.push(place.paragraph, &plain(inlines)),
            Block::Heading { level, inlines, .. } => self.push(Kind::Heading(*level), &plain(inlines)),
            Block::Title { inlines } => self.push(Kind::Title, &plain(inlines)),
            Block::Contents { heading, entries, .. } => {
                self.push(Kind::Heading(1), &plain(heading));
                for entry in entries {
                    self.push(Kind::Contents(entry.level), &plain(&entry.inlines));
                }
            }
            Block::List { items, .. } => {
                for item in items {
                    self.blocks(item, place.in_list());
                }
            }
            Block::Terms { items } => {
                for (term, description) in items {
                    self.push(Kind::Term, &plain(term));
                    self.blocks(description, place.in_part(Kind::Description));
                }
            }
            Block::Table(table) => self.table(table),
            Block::Figure { image, caption } => {
                self.push(Kind::Alternative, &image.alt);
                if let Some(caption) = caption {
                    self.push(Kind::Caption, &plain(caption));
                }
            }
            Block::Quote { blocks } => self.blocks(blocks, place.in_part(Kind::Quote)),
            Block::Code { text } => self.push(Kind::Code, text),
            Block::Divider => {}
            Block::Group { blocks, .. } => self.blocks(blocks, place),
        }
    }

    fn table(&mut self, table: &Table) {
        if let Some(caption) = &table.caption {
            self.push(Kind::Caption, &plain(caption));
        }
        for cell in table.rows.iter().flat_map(|row| &row.cells) {
            let kind = if cell.header { Kind::HeaderCell } else { Kind::Cell };
            self.push(kind, &words_of(&cell.blocks));
        }
    }
}

/// The words of all blocks, in one line.
#[must_use]
pub fn words_of(blocks: &[Block]) -> String {
    let mut walk = Walk::default();
    walk.blocks(blocks, Place::TEXT);
    let texts: Vec<_> = walk.items.into_iter().map(|item| item.text).filter(|text| !text.is_empty()).collect();
    texts.join(" ")
}

/// A word of the tree that a text lacks, or has in another place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Index of its item in the outline.
    pub index: usize,
    /// The word.
    pub word: String,
}

/// Whether a plain text has all that an outline has, in the same order. What the text has besides (underlines, bullets,
/// the addresses of links) is its own affair.
///
/// # Errors
/// The first word that is not there.
pub fn contains_in_order(outline: &Outline, text: &str) -> Result<(), Missing> {
    let text = fold(text);
    let mut found = words(&text);
    for (index, item) in outline.items.iter().enumerate() {
        for word in words(&item.text) {
            if !found.any(|candidate| candidate == word) {
                return Err(Missing { index, word: word.to_owned() });
            }
        }
    }
    Ok(())
}

/// The words of a text: runs of letters and digits. Each other sign, white space apart, is a word of its own, so that what
/// a text adds between a word and its full stop parts nothing.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_start();
        let first = rest.chars().next()?;
        let end = if first.is_alphanumeric() {
            rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len())
        } else {
            first.len_utf8()
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests;
