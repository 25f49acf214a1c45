//! What rules ask of a text: its words, its headings, its pictures.

use std::ops::Range;

use super::{Block, BlockKind, Inline, InlineKind, Markdown, Series, Words};
use crate::source::{Span, has_letters};

/// A run of words in one language without anything between them but marks: emphasis in the middle of a date does not part it.
#[derive(Clone, Debug, PartialEq)]
pub struct Run<'a> {
    /// What the words are part of.
    pub kind: RunKind,
    /// Their language, where it is not the document's (BCP 47).
    pub lang: Option<&'a str>,
    /// The words. A forced line break is a line feed.
    pub words: Words,
    /// Which bytes of them are literal text (`` `A-2024` ``), in order.
    pub literal: Vec<Range<usize>>,
    /// The block or cell that they are part of.
    pub block: Span,
}

impl Run<'_> {
    /// The words.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.words.text
    }

    /// Where some of the text's bytes stand in the record.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        self.words.span(range).unwrap_or(self.block)
    }
}

/// What a [`Run`] is part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RunKind {
    /// A paragraph, in a list or quotation too.
    Paragraph,
    /// A heading.
    Heading,
    /// A caption of a table or picture.
    Caption,
    /// A cell of a table.
    Cell,
    /// The alternative text of a picture.
    Alt,
    /// Preformatted text.
    Code,
}

/// A heading within a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// 1 to 6, as it was written.
    pub level: u8,
    /// Where it stands.
    pub span: Span,
    /// Its words.
    pub text: String,
}

/// A picture within a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Figure<'a> {
    /// Where it stands.
    pub span: Span,
    /// Path as it was written.
    pub path: &'a str,
    /// What it shows, in words.
    pub alt: &'a Words,
    /// Its caption.
    pub caption: Option<&'a Words>,
}

/// A passage that may be secret.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Restricted<'a> {
    /// Where it stands.
    pub span: Span,
    /// The provision, where it is another than the record's.
    pub provision: Option<&'a str>,
}

/// A link within a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Link<'a> {
    /// Where it stands.
    pub span: Span,
    /// Where it leads.
    pub href: &'a str,
    /// Its words.
    pub text: String,
}

impl Block {
    /// The plain words that a paragraph begins with. Elsewhere than in these the place of the first word is not known so well.
    #[must_use]
    pub fn first_words(&self) -> Option<&Words> {
        let BlockKind::Paragraph(inlines) = &self.kind else { return None };
        plain_beginning(inlines)
    }
}

fn plain_beginning(inlines: &[Inline]) -> Option<&Words> {
    match inlines.first().map(|inline| &inline.kind) {
        Some(InlineKind::Text(words)) => Some(words),
        _ => None,
    }
}

impl Markdown {
    /// Whether it begins with a paragraph that begins with some words.
    #[must_use]
    pub fn begins_with(&self, words: &str) -> bool {
        match self.blocks.first().map(|block| &block.kind) {
            Some(BlockKind::Paragraph(inlines)) => plain_text(inlines).starts_with(words),
            _ => false,
        }
    }

    /// The plain words that it begins with, where it begins with a paragraph of such.
    #[must_use]
    pub fn first_words(&self) -> Option<&Words> {
        self.blocks.first()?.first_words()
    }

    /// Every run of words, in order; those of the footnotes last.
    #[must_use]
    pub fn texts(&self) -> Vec<Run<'_>> {
        let mut runs = Vec::new();
        for line in self.lines() {
            let mut collector =
                Collector { line, lang: None, words: Words::default(), literal: Vec::new(), runs: &mut runs };
            match line.content {
                Content::Inlines(inlines) => collector.inlines(inlines, None),
                Content::Words(words) => collector.words.append(words),
            }
            collector.flush();
        }
        runs
    }

    /// The headings, in order.
    #[must_use]
    pub fn headings(&self) -> Vec<Heading> {
        let mut list = Vec::new();
        self.each_block(&mut |block| {
            if let BlockKind::Heading { level, inlines } = &block.kind {
                list.push(Heading { level: *level, span: block.span, text: plain_text(inlines) });
            }
        });
        list
    }

    /// The pictures, in order.
    #[must_use]
    pub fn figures(&self) -> Vec<Figure<'_>> {
        let mut list = Vec::new();
        self.each_block(&mut |block| {
            if let BlockKind::Figure { path, alt, caption } = &block.kind {
                list.push(Figure { span: block.span, path, alt, caption: caption.as_ref() });
            }
        });
        list
    }

    /// The tables and pictures of the text itself, in order: where each stands, and whether it has a caption.
    #[must_use]
    pub fn counted(&self) -> Vec<(Series, Span, bool)> {
        let mut list = Vec::new();
        each_block(&self.blocks, &mut |block| match &block.kind {
            BlockKind::Table { caption, .. } => list.push((Series::Tables, block.span, caption.is_some())),
            BlockKind::Figure { caption, .. } => list.push((Series::Figures, block.span, caption.is_some())),
            _ => {}
        });
        list
    }

    /// The plain words that captions of tables and pictures begin with, where they do, and where the table or picture stands.
    #[must_use]
    pub fn captions(&self) -> Vec<(Series, Span, &Words)> {
        let mut list = Vec::new();
        each_block(&self.blocks, &mut |block| match &block.kind {
            BlockKind::Table { caption: Some(inlines), .. } => {
                list.extend(plain_beginning(inlines).map(|words| (Series::Tables, block.span, words)));
            }
            BlockKind::Figure { caption: Some(words), .. } => list.push((Series::Figures, block.span, words)),
            _ => {}
        });
        list
    }

    /// The passages that may be secret, in order.
    #[must_use]
    pub fn restricted(&self) -> Vec<Restricted<'_>> {
        let mut list = Vec::new();
        for line in self.lines() {
            if let Content::Inlines(inlines) = line.content {
                restricted(inlines, &mut list);
            }
        }
        list
    }

    /// The links, in order.
    #[must_use]
    pub fn links(&self) -> Vec<Link<'_>> {
        let mut list = Vec::new();
        for line in self.lines() {
            if let Content::Inlines(inlines) = line.content {
                links(inlines, &mut list);
            }
        }
        list
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let mut lines = Vec::new();
        self.each_block(&mut |block| block_lines(block, &mut lines));
        lines
    }

    fn each_block<'a>(&'a self, visit: &mut impl FnMut(&'a Block)) {
        for blocks in std::iter::once(&self.blocks).chain(&self.notes) {
            each_block(blocks, visit);
        }
    }
}

/// Words that stand together.
#[derive(Clone, Copy)]
struct Line<'a> {
    kind: RunKind,
    block: Span,
    content: Content<'a>,
}

#[derive(Clone, Copy)]
enum Content<'a> {
    Inlines(&'a [Inline]),
    Words(&'a Words),
}

/// Visits blocks and, after each, those within it.
fn each_block<'a>(blocks: &'a [Block], visit: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        visit(block);
        match &block.kind {
            BlockKind::Quote(blocks) => each_block(blocks, visit),
            BlockKind::List { items, .. } => items.iter().for_each(|blocks| each_block(blocks, visit)),
            _ => {}
        }
    }
}

/// The words that stand in a block itself.
fn block_lines<'a>(block: &'a Block, lines: &mut Vec<Line<'a>>) {
    let mut push = |kind, block, content| lines.push(Line { kind, block, content });
    match &block.kind {
        BlockKind::Paragraph(inlines) => push(RunKind::Paragraph, block.span, Content::Inlines(inlines)),
        BlockKind::Heading { inlines, .. } => push(RunKind::Heading, block.span, Content::Inlines(inlines)),
        BlockKind::Table { caption, head, rows, .. } => {
            if let Some(inlines) = caption {
                push(RunKind::Caption, block.span, Content::Inlines(inlines));
            }
            for cell in head.iter().chain(rows.iter().flatten()) {
                push(RunKind::Cell, cell.span, Content::Inlines(&cell.inlines));
            }
        }
        BlockKind::Figure { alt, caption, .. } => {
            push(RunKind::Alt, block.span, Content::Words(alt));
            if let Some(words) = caption {
                push(RunKind::Caption, block.span, Content::Words(words));
            }
        }
        BlockKind::Code(words) => push(RunKind::Code, block.span, Content::Words(words)),
        BlockKind::List { .. } | BlockKind::Quote(_) | BlockKind::Divider => {}
    }
}

/// Joins words until their language changes.
struct Collector<'a, 'r> {
    line: Line<'a>,
    lang: Option<&'a str>,
    words: Words,
    literal: Vec<Range<usize>>,
    runs: &'r mut Vec<Run<'a>>,
}

impl<'a> Collector<'a, '_> {
    fn inlines(&mut self, inlines: &'a [Inline], lang: Option<&'a str>) {
        for inline in inlines {
            if self.lang != lang {
                self.flush();
                self.lang = lang;
            }
            match &inline.kind {
                InlineKind::Text(words) => self.words.append(words),
                InlineKind::Code(words) => {
                    let start = self.words.text.len();
                    self.words.append(words);
                    self.literal.push(start..self.words.text.len());
                }
                InlineKind::Break => self.words.push("\n", inline.span),
                InlineKind::NoteRef(_) => {}
                InlineKind::Lang { lang, inlines } => self.inlines(inlines, Some(lang)),
                InlineKind::Strong(inlines)
                | InlineKind::Emph(inlines)
                | InlineKind::Strike(inlines)
                | InlineKind::Restricted { inlines, .. }
                | InlineKind::Link { inlines, .. } => self.inlines(inlines, lang),
            }
        }
    }

    fn flush(&mut self) {
        let words = std::mem::take(&mut self.words);
        let literal = std::mem::take(&mut self.literal);
        if !words.text.trim().is_empty() {
            let Line { kind, block, .. } = self.line;
            self.runs.push(Run { kind, lang: self.lang, words, literal, block });
        }
    }
}

fn restricted<'a>(inlines: &'a [Inline], list: &mut Vec<Restricted<'a>>) {
    for inline in inlines {
        match &inline.kind {
            InlineKind::Restricted { provision, inlines } => {
                list.push(Restricted { span: inline.span, provision: provision.as_deref() });
                restricted(inlines, list);
            }
            InlineKind::Strong(inlines)
            | InlineKind::Emph(inlines)
            | InlineKind::Strike(inlines)
            | InlineKind::Lang { inlines, .. }
            | InlineKind::Link { inlines, .. } => restricted(inlines, list),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteRef(_) | InlineKind::Break => {}
        }
    }
}

fn links<'a>(inlines: &'a [Inline], list: &mut Vec<Link<'a>>) {
    for inline in inlines {
        match &inline.kind {
            // A link holds no other.
            InlineKind::Link { href, inlines } => {
                list.push(Link { span: inline.span, href, text: plain_text(inlines) });
            }
            InlineKind::Restricted { inlines, .. }
            | InlineKind::Strong(inlines)
            | InlineKind::Emph(inlines)
            | InlineKind::Strike(inlines)
            | InlineKind::Lang { inlines, .. } => links(inlines, list),
            InlineKind::Text(_) | InlineKind::Code(_) | InlineKind::NoteRef(_) | InlineKind::Break => {}
        }
    }
}

/// The words of a text, without its marks.
#[must_use]
pub fn plain_text(inlines: &[Inline]) -> String {
    fn add(inlines: &[Inline], text: &mut String) {
        for inline in inlines {
            match &inline.kind {
                InlineKind::Text(words) | InlineKind::Code(words) => text.push_str(&words.text),
                InlineKind::Break => text.push('\n'),
                InlineKind::NoteRef(_) => {}
                InlineKind::Strong(inlines)
                | InlineKind::Emph(inlines)
                | InlineKind::Strike(inlines)
                | InlineKind::Lang { inlines, .. }
                | InlineKind::Restricted { inlines, .. }
                | InlineKind::Link { inlines, .. } => add(inlines, text),
            }
        }
    }
    let mut text = String::new();
    add(inlines, &mut text);
    text
}

/// Whether the first and the last of some words are literal text.
#[must_use]
pub fn literal_edges(inlines: &[Inline]) -> (bool, bool) {
    fn is_literal(inline: Option<&Inline>, edge: fn(&[Inline]) -> Option<&Inline>) -> bool {
        match inline.map(|inline| &inline.kind) {
            Some(InlineKind::Code(_)) => true,
            Some(
                InlineKind::Strong(inlines)
                | InlineKind::Emph(inlines)
                | InlineKind::Strike(inlines)
                | InlineKind::Lang { inlines, .. }
                | InlineKind::Restricted { inlines, .. }
                | InlineKind::Link { inlines, .. },
            ) => is_literal(edge(inlines), edge),
            Some(InlineKind::Text(_) | InlineKind::NoteRef(_) | InlineKind::Break) | None => false,
        }
    }
    (is_literal(inlines.first(), <[Inline]>::first), is_literal(inlines.last(), <[Inline]>::last))
}

/// Whether there is anything to read.
pub(super) fn has_words(inlines: &[Inline]) -> bool {
    has_letters(&plain_text(inlines))
}
