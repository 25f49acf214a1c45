//! Blocks: from the Markdown parser's events to the tree.
//!
//! The parser is iterative, and so is this: open blocks are a stack, no deeper than [`DEPTH`] lists and quotations. What is deeper
//! is told of and left out, so that no tree can be so deep that walking or dropping it would overflow the stack.

use std::ops::Range;

use pulldown_cmark::{Alignment, CowStr, Event, HeadingLevel, Parser, Tag, TagEnd};

use super::inline::Events;
use super::lazy::Around;
use super::reader::{Options, Reader, warning};
use super::walk::has_words;
use super::wrapped;
use super::{Align, Block, BlockKind, DEPTH, Inline, Markdown, TableCell, Words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::message;
use crate::source::Scalar;

/// Reads a text. Everything wrong with it goes to `diagnostics`, with its place, and reading goes on; a tree is given in any case,
/// without what could not be read. Where an error was told of, it is good for finding what else is wrong, but not for a document.
#[must_use]
pub fn parse(text: &Scalar, options: &Options<'_>, diagnostics: &mut Diagnostics) -> Markdown {
    let (seen, hidden) = wrapped::continued(&text.text);
    let mut reader = Reader::new(text, options, diagnostics);
    reader.check_direction(&text.text, |at, length| at..at + length);
    let mut builder = Builder::new(&mut reader);
    let mut events = Parser::new_ext(&seen, dialect()).into_offset_iter();
    let mut coming = events.next();
    while let Some((event, range)) = coming.take() {
        coming = events.next();
        let before_table = matches!(coming, Some((Event::Start(Tag::Table(_)), _)));
        let event = wrapped::restored(event, &range, &text.text, &hidden);
        builder.take(event, range, before_table);
    }
    let blocks = builder.finish();
    let definitions = events.reference_definitions().iter().map(|(label, definition)| (label, definition.span.clone()));
    reader.check_definitions(definitions);
    let notes = reader.take_notes();
    reader.find_stray_secrecy();
    Markdown { blocks, notes }
}

/// CommonMark with what minutes need.
fn dialect() -> pulldown_cmark::Options {
    use pulldown_cmark::Options as Extensions;
    Extensions::ENABLE_TABLES | Extensions::ENABLE_FOOTNOTES | Extensions::ENABLE_STRIKETHROUGH
}

/// A block that holds blocks.
struct Container<'a> {
    kind: ContainerKind<'a>,
    range: Range<usize>,
    blocks: Vec<Block>,
    /// Faults told of before it began.
    faults: usize,
}

enum ContainerKind<'a> {
    Quote,
    List { start: Option<u32>, items: Vec<Vec<Block>> },
    Item,
    Note(CowStr<'a>),
}

/// A block of words.
struct Leaf<'a> {
    kind: LeafKind,
    range: Range<usize>,
    events: Events<'a>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum LeafKind {
    Paragraph,
    /// A paragraph of a tight list, which the parser does not announce.
    TightParagraph,
    Heading(u8),
    Cell,
}

/// A table being read.
struct TableDraft {
    columns: Vec<Align>,
    caption: Option<Vec<Inline>>,
    head: Vec<TableCell>,
    rows: Vec<Vec<TableCell>>,
    /// The cells of the row being read.
    row: Vec<TableCell>,
}

/// Builds the tree.
struct Builder<'r, 'a> {
    reader: &'r mut Reader<'a>,
    blocks: Vec<Block>,
    open: Vec<Container<'a>>,
    leaf: Option<Leaf<'a>>,
    table: Option<TableDraft>,
    code: Option<Words>,
    /// The caption of a table that begins next.
    caption: Option<Vec<Inline>>,
    /// Within how many blocks the reading is that are left out.
    skipped: usize,
    /// Whether a list with bullets has just ended.
    after_bullets: bool,
}

impl<'r, 'a> Builder<'r, 'a> {
    fn new(reader: &'r mut Reader<'a>) -> Self {
        Self {
            reader,
            blocks: Vec::new(),
            open: Vec::new(),
            leaf: None,
            table: None,
            code: None,
            caption: None,
            skipped: 0,
            after_bullets: false,
        }
    }

    fn finish(mut self) -> Vec<Block> {
        self.finish_leaf(false);
        self.blocks
    }

    /// Takes an event. `before_table` says that a table begins right after it.
    fn take(&mut self, event: Event<'a>, range: Range<usize>, before_table: bool) {
        if self.skipped > 0 {
            match event {
                Event::Start(_) => self.skipped += 1,
                Event::End(_) => self.skipped -= 1,
                _ => {}
            }
            return;
        }
        let after_bullets = matches!(event, Event::End(TagEnd::List(false)));
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range, before_table),
            Event::Rule => {
                self.finish_leaf(false);
                self.push(BlockKind::Divider, range);
            }
            Event::Text(text) if self.code.is_some() => self.code_text(&text, range),
            inline => self.word(inline, range),
        }
        self.after_bullets = after_bullets;
    }

    fn start(&mut self, tag: Tag<'a>, range: Range<usize>) {
        if is_inline(&tag) {
            self.word(Event::Start(tag), range);
            return;
        }
        self.finish_leaf(matches!(tag, Tag::Table(_)));
        match tag {
            Tag::Paragraph => self.open_leaf(LeafKind::Paragraph, range),
            Tag::Heading { level, .. } => self.open_leaf(LeafKind::Heading(level_number(level)), range),
            Tag::TableCell => self.open_leaf(LeafKind::Cell, range),
            Tag::BlockQuote(_) => self.open(ContainerKind::Quote, range),
            Tag::List(first) => {
                if let Some(first) = first.filter(|_| self.after_bullets) {
                    self.reader.check_number_after_bullets(&range, first);
                }
                let start = first.map(|first| u32::try_from(first).unwrap_or(u32::MAX));
                self.open(ContainerKind::List { start, items: Vec::new() }, range);
            }
            Tag::Item => {
                if let Some(Container { kind: ContainerKind::List { start: Some(first), items }, .. }) =
                    self.open.last()
                {
                    self.reader.check_item_number(&range, *first, items.len());
                }
                self.open(ContainerKind::Item, range);
            }
            Tag::FootnoteDefinition(label) => {
                self.reader.open_note(&label, &range);
                self.open(ContainerKind::Note(label), range);
            }
            Tag::Table(alignments) => {
                let columns = alignments.into_iter().map(align).collect();
                let caption = self.caption.take();
                self.table = Some(TableDraft { columns, caption, head: Vec::new(), rows: Vec::new(), row: Vec::new() });
            }
            Tag::CodeBlock(_) => self.code = Some(Words::default()),
            Tag::HtmlBlock => {
                self.reader.html_block(&range);
                self.skipped = 1;
            }
            // Rows are known by their end. The rest the dialect does not have.
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>, before_table: bool) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::TableCell => self.finish_leaf(before_table),
            TagEnd::BlockQuote(_) | TagEnd::List(_) | TagEnd::Item | TagEnd::FootnoteDefinition => {
                self.finish_leaf(false);
                self.close();
            }
            TagEnd::TableHead => {
                if let Some(table) = &mut self.table {
                    table.head = std::mem::take(&mut table.row);
                }
            }
            TagEnd::TableRow => self.finish_row(range),
            TagEnd::Table => self.finish_table(range),
            TagEnd::CodeBlock => self.finish_code(range),
            inline => self.word(Event::End(inline), range),
        }
    }

    /// A part of a paragraph, heading or cell. Outside of one begins a paragraph of a tight list.
    fn word(&mut self, event: Event<'a>, range: Range<usize>) {
        let leaf = self.leaf.get_or_insert_with(|| Leaf {
            kind: LeafKind::TightParagraph,
            range: range.clone(),
            events: Vec::new(),
        });
        if leaf.kind == LeafKind::TightParagraph {
            leaf.range.end = leaf.range.end.max(range.end);
        }
        leaf.events.push((event, range));
    }

    fn open_leaf(&mut self, kind: LeafKind, range: Range<usize>) {
        self.leaf = Some(Leaf { kind, range, events: Vec::new() });
    }

    fn finish_leaf(&mut self, before_table: bool) {
        let Some(Leaf { kind, range, events }) = self.leaf.take() else { return };
        match kind {
            LeafKind::Paragraph | LeafKind::TightParagraph => self.paragraph(events, range, before_table),
            LeafKind::Heading(level) => {
                self.reader.check_underlined_heading(&range);
                let faults = self.reader.faults();
                let inlines = self.reader.inlines(events);
                if has_words(&inlines) {
                    self.push(BlockKind::Heading { level, inlines }, range);
                } else if self.reader.faults() == faults {
                    self.empty(range, "rubriken", "the heading");
                }
            }
            LeafKind::Cell => {
                let inlines = self.reader.inlines(events);
                let span = self.reader.span(range);
                if let Some(table) = &mut self.table {
                    table.row.push(TableCell { span, inlines });
                }
            }
        }
    }

    fn paragraph(&mut self, mut events: Events<'a>, range: Range<usize>, before_table: bool) {
        if let Some(figure) = self.reader.figure(&events) {
            self.push(figure, range);
            return;
        }
        let caption = without_caption_word(&mut events, before_table);
        if !before_table {
            if caption {
                self.stray_caption(range.clone());
            }
            self.reader.check_lost_table(&range);
        }
        self.reader.check_bullets(&events, &range);
        let around = self.around();
        self.reader.check_lines(&events, &range, around);
        if let Some(around) = around {
            self.reader.check_lazy(&events, &range, around);
        }
        let faults = self.reader.faults();
        let inlines = self.reader.inlines(events);
        if !has_words(&inlines) {
            if self.reader.faults() == faults {
                self.empty(range, "stycket", "the paragraph");
            }
        } else if caption && before_table {
            self.caption = Some(inlines);
        } else {
            self.push(BlockKind::Paragraph(inlines), range);
        }
    }

    /// What the words being read stand in.
    fn around(&self) -> Option<Around> {
        let innermost = self.open.last()?;
        let is_quote = |container: &&Container<'_>| matches!(container.kind, ContainerKind::Quote);
        match innermost.kind {
            ContainerKind::Item => Some(Around::Item(innermost.range.start)),
            ContainerKind::Quote => Some(Around::Quotes(self.open.iter().filter(is_quote).count())),
            ContainerKind::Note(_) => Some(Around::Note),
            ContainerKind::List { .. } => None,
        }
    }

    fn open(&mut self, kind: ContainerKind<'a>, range: Range<usize>) {
        let deeper =
            |container: &&Container<'_>| matches!(container.kind, ContainerKind::Quote | ContainerKind::List { .. });
        let counts = matches!(kind, ContainerKind::Quote | ContainerKind::List { .. });
        if counts && self.open.iter().filter(deeper).count() == DEPTH {
            let message = message!(
                "listor och citat går djupare än {DEPTH} nivåer",
                "lists and quotations go deeper than {DEPTH} levels"
            );
            let first_line = self.reader.slice(range.clone()).lines().next().unwrap_or_default().len().min(40);
            let span = self.reader.scalar.locate_range(range.start..range.start + first_line);
            self.reader.report(
                Diagnostic::new(Code::TxtMarkdown, message)
                    .at(span)
                    .hint(message!("dela upp texten med rubriker", "divide the text with headings")),
            );
            self.skipped = 1;
            return;
        }
        let faults = self.reader.faults();
        self.open.push(Container { kind, range, blocks: Vec::new(), faults });
    }

    fn close(&mut self) {
        let Some(Container { kind, range, mut blocks, faults }) = self.open.pop() else { return };
        let silent = self.reader.faults() == faults;
        match kind {
            ContainerKind::Quote if blocks.is_empty() => {
                if silent {
                    self.empty(range, "citatet", "the quotation");
                }
            }
            ContainerKind::Quote => self.push(BlockKind::Quote(blocks), range),
            ContainerKind::List { start, items } => self.push(BlockKind::List { start, items }, range),
            ContainerKind::Item => {
                if silent && blocks.is_empty() {
                    self.empty(range.clone(), "punkten i listan", "the item of the list");
                }
                blocks.shrink_to_fit();
                let blocks =
                    if blocks.is_empty() { vec![self.block(BlockKind::Paragraph(Vec::new()), range)] } else { blocks };
                if let Some(Container { kind: ContainerKind::List { items, .. }, .. }) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            ContainerKind::Note(label) => {
                if silent && blocks.is_empty() {
                    let label = excerpt(&label);
                    let message = message!("noten [^{label}] är tom", "note [^{label}] is empty");
                    let span = self.reader.span(range.clone());
                    self.reader.report(Diagnostic::new(Code::TxtNote, message).at(span).hint(message!(
                        "skriv notens text efter `[^{label}]:`; fler rader dras in fyra steg",
                        "write the note's text after `[^{label}]:`; further lines are indented by four"
                    )));
                }
                self.reader.close_note(&label, &range, blocks);
            }
        }
    }

    fn finish_row(&mut self, range: Range<usize>) {
        let Some(table) = &mut self.table else { return };
        let mut row = std::mem::take(&mut table.row);
        // The parser fills up short rows, yet stops after very many, for safety's sake.
        let span = self.reader.span(range.end..range.end);
        row.resize_with(table.columns.len(), || TableCell { span, inlines: Vec::new() });
        self.reader.check_row(range, &table.columns);
        table.rows.push(row);
    }

    fn finish_table(&mut self, range: Range<usize>) {
        let Some(TableDraft { columns, caption, head, rows, .. }) = self.table.take() else { return };
        let block = self.block(BlockKind::Table { caption, columns, head, rows }, range.clone());
        self.reader.check_table(&block, &range);
        self.push_block(block);
    }

    fn code_text(&mut self, text: &str, range: Range<usize>) {
        let verbatim = self.reader.slice(range.clone()) == text;
        let Some(code) = &mut self.code else { return };
        if verbatim {
            code.push_verbatim(self.reader.scalar, range);
        } else {
            code.push(text, self.reader.scalar.locate_range(range));
        }
    }

    fn finish_code(&mut self, range: Range<usize>) {
        let Some(mut code) = self.code.take() else { return };
        code.truncate(code.text.trim_end_matches('\n').len());
        if code.text.trim().is_empty() {
            self.empty(range, "stycket", "the paragraph");
        } else {
            self.push(BlockKind::Code(code), range);
        }
    }

    fn empty(&mut self, range: Range<usize>, what_sv: &str, what_en: &str) {
        let message = message!("{what_sv} saknar text", "{what_en} has no text");
        let span = self.reader.span(range);
        self.reader.report(Diagnostic::new(Code::TxtMarkdown, message).at(span).hint(message!(
            "skriv dess text eller ta bort det; avstånd sköter den grafiska profilen",
            "write its text or remove it; the house style sees to spacing"
        )));
    }

    fn stray_caption(&mut self, range: Range<usize>) {
        let message = message!("en tabellrubrik utan tabell efter sig", "a caption with no table after it");
        let span = self.reader.span(range);
        self.reader.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(span).hint(message!(
            "stycket `Tabell: …` skall stå närmast före sin tabell",
            "the paragraph `Table: …` stands right before its table"
        ))));
    }

    fn block(&self, kind: BlockKind, range: Range<usize>) -> Block {
        Block { span: self.reader.span(range), kind }
    }

    fn push(&mut self, kind: BlockKind, range: Range<usize>) {
        let block = self.block(kind, range);
        self.push_block(block);
    }

    fn push_block(&mut self, block: Block) {
        if self.reader.notes.inside()
            && matches!(block.kind, BlockKind::Heading { .. } | BlockKind::Table { .. } | BlockKind::Figure { .. })
        {
            let message = message!(
                "en not kan inte ha rubriker, tabeller eller bilder",
                "a note cannot have headings, tables or pictures"
            );
            self.reader.report(
                Diagnostic::new(Code::TxtNote, message)
                    .at(block.span)
                    .hint(message!("skriv det i texten", "write it in the text")),
            );
            return;
        }
        self.open.last_mut().map_or(&mut self.blocks, |container| &mut container.blocks).push(block);
    }
}

/// Whether a tag stands among words.
fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

/// Takes `Tabell:` from the beginning of a paragraph, if it is there; only looks if `take` is false.
fn without_caption_word(events: &mut Events<'_>, take: bool) -> bool {
    let Some((Event::Text(text), range)) = events.first_mut() else { return false };
    let word = ["tabell:", "table:"]
        .into_iter()
        .find(|word| text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word)));
    let Some(word) = word else { return false };
    if take && range.len() == text.len() {
        let rest = text[word.len()..].trim_start();
        range.start = range.end - rest.len();
        *text = CowStr::from(rest.to_owned());
    }
    true
}

fn align(alignment: Alignment) -> Align {
    match alignment {
        Alignment::None | Alignment::Left => Align::Start,
        Alignment::Center => Align::Center,
        Alignment::Right => Align::End,
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}
