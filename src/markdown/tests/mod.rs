//! Texts in, trees and faults out, both as text.

mod blocks;
mod faults;
mod inlines;
mod languages;
mod limits;
mod link_faults;
mod secrecy;
mod table_faults;
mod walking;

use std::fmt::Write;

use super::{Align, Block, BlockKind, Inline, InlineKind, Markdown, Options, Words, parse};
use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Severity};
use crate::source::{Scalar, ScalarStyle, SourceFile, Sources, Span};

/// A text that is a file of its own.
pub(super) struct Sample {
    sources: Sources,
    scalar: Scalar,
}

/// Typography of another kind than ours, but plain to see.
fn typography(text: &str, before: Option<char>, _after: Option<char>, lang: &str) -> String {
    let mut before = before;
    let mut shown = String::new();
    for letter in text.chars() {
        let opens = before.is_none_or(char::is_whitespace);
        shown.push(match (letter, lang) {
            ('"', "en") if opens => '“',
            ('"', _) => '”',
            (other, _) => other,
        });
        before = Some(letter);
    }
    shown
}

impl Sample {
    pub(super) fn new(text: &str) -> Self {
        Self::with_anchors(text, text.to_owned(), vec![(0, 0)])
    }

    /// A text that stands otherwise in its file.
    pub(super) fn with_anchors(file: &str, text: String, anchors: Vec<(u32, u32)>) -> Self {
        let mut sources = Sources::new();
        let id = sources.add(SourceFile::new("text.md", file));
        let scalar = Scalar::new(text, ScalarStyle::Block, Span::new(id, 0..file.len()), anchors);
        Self { sources, scalar }
    }

    pub(super) fn read(&self) -> (Markdown, Diagnostics) {
        let mut diagnostics = Diagnostics::new();
        let markdown = parse(&self.scalar, &Options { lang: "sv", adjust: &typography }, &mut diagnostics);
        (markdown, diagnostics)
    }

    pub(super) fn slice(&self, span: Span) -> &str {
        self.sources.slice(span)
    }

    /// The tree, and below it what is wrong with the text.
    fn show(&self) -> String {
        let (markdown, diagnostics) = self.read();
        let mut printer = Printer { sample: self, text: String::new() };
        printer.blocks(&markdown.blocks, 0);
        for (index, note) in markdown.notes.iter().enumerate() {
            printer.line(0, &format!("note {index}"));
            printer.blocks(note, 1);
        }
        for fault in diagnostics.into_sorted() {
            printer.fault(&fault);
        }
        printer.text
    }
}

/// Compares a text's tree and faults with what is expected, both without the indentation they have in the test.
#[track_caller]
fn expect(text: &str, expected: &str) {
    let expected = outdent(expected);
    let shown = Sample::new(&outdent(text)).show();
    assert!(shown == expected, "\n--- expected\n{expected}--- shown\n{shown}");
}

/// Without the first line if that is empty, and without the indentation of the next on every line.
fn outdent(text: &str) -> String {
    let Some(text) = text.strip_prefix('\n') else { return text.to_owned() };
    let indent = text.len() - text.trim_start_matches(' ').len();
    let cut = |line: &str| line.strip_prefix(&" ".repeat(indent)).unwrap_or(line.trim_start()).to_owned();
    let lines: Vec<String> = text.lines().map(cut).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

struct Printer<'a> {
    sample: &'a Sample,
    text: String,
}

impl Printer<'_> {
    fn line(&mut self, depth: usize, line: &str) {
        let _ = writeln!(self.text, "{}{line}", "  ".repeat(depth));
    }

    /// Words, and what they came from where that differs.
    fn words(&self, words: &Words) -> String {
        let source = words.span(0..words.text.len()).map(|span| self.sample.slice(span));
        match source {
            Some(source) if source == words.text => format!("{:?}", words.text),
            source => format!("{:?} from {:?}", words.text, source.unwrap_or_default()),
        }
    }

    fn source(&self, span: Span) -> String {
        format!("{:?}", self.sample.slice(span))
    }

    fn blocks(&mut self, blocks: &[Block], depth: usize) {
        for block in blocks {
            self.block(block, depth);
        }
    }

    fn block(&mut self, block: &Block, depth: usize) {
        let source = self.source(block.span);
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                self.line(depth, &format!("paragraph {source}"));
                self.inlines(inlines, depth + 1);
            }
            BlockKind::Heading { level, inlines } => {
                self.line(depth, &format!("heading {level} {source}"));
                self.inlines(inlines, depth + 1);
            }
            BlockKind::List { start, items } => {
                self.line(depth, &start.map_or("list".to_owned(), |start| format!("list from {start}")));
                for item in items {
                    self.line(depth + 1, "item");
                    self.blocks(item, depth + 2);
                }
            }
            BlockKind::Table { caption, columns, head, rows } => {
                let columns: String = columns
                    .iter()
                    .map(|column| match column {
                        Align::Start => '<',
                        Align::Center => '=',
                        Align::End => '>',
                    })
                    .collect();
                self.line(depth, &format!("table {columns}"));
                if let Some(caption) = caption {
                    self.line(depth + 1, "caption");
                    self.inlines(caption, depth + 2);
                }
                for row in std::iter::once(head).chain(rows) {
                    self.line(depth + 1, "row");
                    for cell in row {
                        let source = self.source(cell.span);
                        self.line(depth + 2, &format!("cell {source}"));
                        self.inlines(&cell.inlines, depth + 3);
                    }
                }
            }
            BlockKind::Figure { path, alt, caption } => {
                let caption =
                    caption.as_ref().map(|caption| format!(" caption {}", self.words(caption))).unwrap_or_default();
                self.line(depth, &format!("figure {path:?} alt {}{caption}", self.words(alt)));
            }
            BlockKind::Quote(blocks) => {
                self.line(depth, &format!("quote {source}"));
                self.blocks(blocks, depth + 1);
            }
            BlockKind::Code(words) => self.line(depth, &format!("code {}", self.words(words))),
            BlockKind::Divider => self.line(depth, &format!("divider {source}")),
        }
    }

    fn inlines(&mut self, inlines: &[Inline], depth: usize) {
        for inline in inlines {
            let source = self.source(inline.span);
            let (line, inner): (String, &[Inline]) = match &inline.kind {
                InlineKind::Text(words) => (self.words(words), &[]),
                InlineKind::Code(words) => (format!("code {}", self.words(words)), &[]),
                InlineKind::Strong(inlines) => (format!("strong {source}"), inlines),
                InlineKind::Emph(inlines) => (format!("emph {source}"), inlines),
                InlineKind::Strike(inlines) => (format!("strike {source}"), inlines),
                InlineKind::Link { href, inlines } => (format!("link {href} {source}"), inlines),
                InlineKind::Lang { lang, inlines } => (format!("lang {lang} {source}"), inlines),
                InlineKind::Restricted { provision, inlines } => {
                    (format!("restricted {} {source}", provision.as_deref().unwrap_or("-")), inlines)
                }
                InlineKind::NoteRef(index) => (format!("note {index} {source}"), &[]),
                InlineKind::Break => ("break".to_owned(), &[]),
            };
            self.line(depth, &line);
            self.inlines(inner, depth + 1);
        }
    }

    fn fault(&mut self, fault: &Diagnostic) {
        let severity = match fault.severity {
            Severity::Error => "fel",
            Severity::Warning => "varning",
            Severity::Info => "upplysning",
        };
        let place = fault.primary.as_ref().map(|label| self.source(label.span)).unwrap_or_default();
        self.line(0, &format!("{severity}[{}] {place}: {}", fault.code, fault.message.in_lang(Lang::Sv)));
        for hint in &fault.hints {
            self.line(1, &format!("= {}", hint.in_lang(Lang::Sv)));
        }
    }
}
