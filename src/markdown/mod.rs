//! The text of a record: Markdown, read into a tree in which every run of words knows its place in the file.
//!
//! CommonMark with tables, footnotes and strikethrough; no HTML. Four additions of ours:
//! - `[Buorre beaivi]{språk=se}` says that words are in another language, `{lang=se}` likewise;
//! - `[Anna Ek]{sekretess}` says that secrecy may hold for words, `{sekretess=21 kap. 1 § OSL}` by which provision;
//! - `[§ 46](#§46)` leads to a part of the document itself ([`Target`]);
//! - a paragraph `Tabell: Deltagare per län` right before a table is its caption (in English `Table: …`).
//!
//! User text never becomes Typst source: `#`, `$`, `@` and `<` in somebody's sentence are just characters.
//!
//! [`parse()`] reads a text (blocks in `parse.rs`, words in `inline.rs`, footnotes in `notes.rs`) and says what is wrong with it
//! (`bullets.rs`, `check.rs`, `html.rs`, `lang.rs`, `lazy.rs`, `lines.rs`, `wrapped.rs`); `walk.rs` gives the rules what they ask for: runs of words, headings, pictures.
//!
//! **Invariant:** no tree is deeper than [`DEPTH`] lists and quotations, and as many marks within a paragraph, however deep
//! the text was: who walks one may recurse.

mod bullets;
mod check;
mod compose;
mod html;
mod inline;
mod lang;
mod lazy;
mod lines;
mod notes;
mod parse;
pub(crate) mod phrases;
mod reader;
mod target;
mod walk;
mod words;
mod wrapped;

#[cfg(test)]
mod tests;

pub use lang::language_tag;
pub use parse::parse;
pub use reader::{Adjust, Options};
pub use target::{Series, Target};
pub use walk::{Figure, Heading, Link, Restricted, Run, RunKind, literal_edges, plain_text};
pub use words::Words;

use crate::source::Span;

/// Deepest nesting of lists and quotations, and of marks such as emphasis within a paragraph.
pub const DEPTH: usize = 12;

/// A text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Markdown {
    /// Its blocks, in order.
    pub blocks: Vec<Block>,
    /// Its footnotes in the order of their first reference; [`InlineKind::NoteRef`] counts from 0 into this.
    pub notes: Vec<Vec<Block>>,
}

/// A block of text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Where it stands in the record.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a [`Block`] can be.
#[derive(Clone, Debug, PartialEq)]
pub enum BlockKind {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading; `#` is level 1, counted from the section that the text stands in.
    Heading {
        /// 1 to 6, as it was written.
        level: u8,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// A list.
    List {
        /// First number of a numbered list.
        start: Option<u32>,
        /// Its items; an item holds at least one block.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// Its caption, from the paragraph before it.
        caption: Option<Vec<Inline>>,
        /// How the columns stand.
        columns: Vec<Align>,
        /// The header cells.
        head: Vec<TableCell>,
        /// The rows, each as long as `columns`.
        rows: Vec<Vec<TableCell>>,
    },
    /// A picture that is a paragraph of its own.
    Figure {
        /// Path as it was written.
        path: String,
        /// What it shows, in words.
        alt: Words,
        /// Its caption, from the title: `![alt](path "caption")`.
        caption: Option<Words>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(Words),
    /// A change of scene (`---`).
    Divider,
}

/// A cell of a table with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// Where it stands in the record.
    pub span: Span,
    /// What it holds.
    pub inlines: Vec<Inline>,
}

/// How text stands in a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// At the start of the line.
    #[default]
    Start,
    /// In the middle.
    Center,
    /// At the end of the line.
    End,
}

/// A run of text with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Inline {
    /// Where it stands in the record.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

/// What an [`Inline`] can be.
#[derive(Clone, Debug, PartialEq)]
pub enum InlineKind {
    /// Words, typography put right. A soft line break is a space.
    Text(Words),
    /// Stressed.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emph(Vec<Inline>),
    /// Struck out.
    Strike(Vec<Inline>),
    /// Literal text.
    Code(Words),
    /// A link.
    Link {
        /// Where to; `http`, `https`, `mailto` or `tel`, or a [`Target`] in the document itself.
        href: String,
        /// Its text.
        inlines: Vec<Inline>,
    },
    /// Words in another language (BCP 47).
    Lang {
        /// The language, its subtags in the usual case: `en-GB`.
        lang: String,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// Words that secrecy may hold for.
    Restricted {
        /// The provision, where it is another than the record's.
        provision: Option<String>,
        /// The words.
        inlines: Vec<Inline>,
    },
    /// A reference to a footnote, by its index in [`Markdown::notes`].
    NoteRef(usize),
    /// A forced line break.
    Break,
}
