//! From nested blocks to what Word has: paragraphs and tables in a row.
//!
//! Word nests nothing but tables. A paragraph of a quotation in a list item says itself how far in it stands and what is its
//! number. Here that is worked out, and so is the free space at the ends of lists and around tables, for which Word has no style.

use super::DocxError;
use super::captions::Series;
use super::headings::{Counted, HeadingNumbers};
use super::numbering::{Number, Numbering};
use super::style::{LEVELS, ParagraphStyle};
use crate::document::parity::plain;
use crate::document::{Align, Block, Entry, GroupKind, Image, Inline, Role, Table};
use crate::house::{Faces, House, Length};

/// A paragraph or a table.
pub(super) enum Piece<'a> {
    Paragraph(Paragraph<'a>),
    Table(PlacedTable<'a>),
}

/// A paragraph, with all that its style cannot say.
pub(super) struct Paragraph<'a> {
    pub(super) style: ParagraphStyle,
    pub(super) number: Option<Number>,
    /// From the margin to the text.
    pub(super) left: Length,
    /// How far the number stands to the left of the text.
    pub(super) hanging: Length,
    /// Free above and below.
    pub(super) before: Length,
    pub(super) after: Length,
    pub(super) keep_next: bool,
    /// Whether a line is drawn above it, for a change of scene.
    pub(super) rule_above: bool,
    pub(super) align: Align,
    /// Language of its text, where it is in a passage with one of its own.
    pub(super) lang: Option<&'a str>,
    pub(super) content: Content<'a>,
}

impl<'a> Paragraph<'a> {
    /// As its style says.
    fn new(style: ParagraphStyle, content: Content<'a>, house: &House) -> Self {
        let look = style.look(house);
        Self {
            style,
            number: None,
            hanging: Length::default(),
            left: look.indent,
            before: look.before,
            after: look.after,
            keep_next: look.keep_with_next,
            rule_above: false,
            align: Align::Start,
            lang: None,
            content,
        }
    }
}

/// What is in a paragraph.
#[derive(Clone, Copy)]
pub(super) enum Content<'a> {
    Text(&'a [Inline]),
    Heading {
        id: &'a str,
        text: &'a [Inline],
        counted: Counted,
    },
    /// What a table or a picture shows.
    Caption {
        series: Series,
        text: &'a [Inline],
    },
    /// An entry of the list of contents.
    Entry {
        entry: &'a Entry,
        /// For the first entry, how deep the list goes: with it the field begins that the list is.
        begins: Option<u8>,
        /// Whether the field ends after it.
        ends: bool,
    },
    /// A term and the first paragraph of what is said of it, in one line: so it looks like two columns, and is heard as one
    /// sentence.
    Fact {
        term: &'a [Inline],
        description: &'a [Inline],
    },
    Code(&'a str),
    Picture(&'a Image),
    Nothing,
}

/// A table with its place.
pub(super) struct PlacedTable<'a> {
    pub(super) table: &'a Table,
    /// From the margin to its edge.
    pub(super) left: Length,
    pub(super) lang: Option<&'a str>,
    pub(super) keep_next: bool,
}

/// What the text in a place is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Running text.
    Text,
    Item,
    Fact,
    Quote,
    HeaderCell,
    Cell,
    Note,
    Contact,
}

/// Where blocks stand.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) voice: Voice,
    /// From the margin to the text of this place.
    edge: Length,
    /// How many lists are around it, and how many of them have bullets.
    lists: u8,
    bullets: u8,
    /// What the text of a list item is where it has to look like the cell or the note around it.
    around: Option<Voice>,
    pub(super) lang: Option<&'a str>,
    pub(super) align: Align,
}

impl<'a> Place<'a> {
    /// At the margin.
    pub(super) fn at_margin(voice: Voice, lang: Option<&'a str>, align: Align) -> Self {
        let around = matches!(voice, Voice::Cell | Voice::HeaderCell | Voice::Note).then_some(voice);
        Self { voice, edge: Length::default(), lists: 0, bullets: 0, around, lang, align }
    }

    fn inside(self, voice: Voice, indent: Length) -> Self {
        Self { voice, edge: self.edge + indent, ..self }
    }
}

/// The pieces of `blocks`; at least one paragraph, and a paragraph at the end, as Word demands of every cell and note.
///
/// # Errors
/// Lists nested deeper than Word has levels.
pub(super) fn pieces<'a>(
    blocks: &'a [Block],
    place: Place<'a>,
    (house, faces): (&House, &Faces<'_>),
    headings: &HeadingNumbers<'_>,
    numbering: &mut Numbering,
) -> Result<Vec<Piece<'a>>, DocxError> {
    let mut flow = Flow { house, faces, headings, numbering, pieces: Vec::new(), number: None, rule: false };
    flow.blocks(blocks, place)?;
    if flow.rule {
        flow.push(ParagraphStyle::Spacer, Content::Nothing, place);
    }
    let mut pieces = flow.pieces;
    separate_tables(&mut pieces, place, house);
    if matches!(place.voice, Voice::Cell | Voice::HeaderCell) {
        trim(&mut pieces);
    }
    Ok(pieces)
}

/// A number that waits for the first paragraph of its item.
#[derive(Clone, Copy)]
struct PendingNumber {
    number: Number,
    /// From where the number begins to where the item's text does.
    hang: Length,
    /// From the margin to where the item's text begins.
    text: Length,
}

struct Flow<'a, 'h> {
    house: &'h House,
    faces: &'h Faces<'h>,
    headings: &'h HeadingNumbers<'h>,
    numbering: &'h mut Numbering,
    pieces: Vec<Piece<'a>>,
    /// The number that the next paragraph gets.
    number: Option<PendingNumber>,
    /// Whether the next paragraph gets a line above it.
    rule: bool,
}

impl<'a> Flow<'a, '_> {
    fn blocks(&mut self, blocks: &'a [Block], place: Place<'a>) -> Result<(), DocxError> {
        blocks.iter().try_for_each(|block| self.block(block, place))
    }

    fn block(&mut self, block: &'a Block, place: Place<'a>) -> Result<(), DocxError> {
        match block {
            Block::Paragraph { role, inlines } => self.push(own_style(place, *role), Content::Text(inlines), place),
            Block::Heading { level, id, inlines } => {
                let counted = self.headings.counted(*level, id);
                if counted.is_counted() {
                    // A paragraph has one number, and this one has its own.
                    self.number_alone(place);
                }
                self.push(ParagraphStyle::heading(*level), Content::Heading { id, text: inlines, counted }, place);
            }
            Block::Contents { id, heading, entries } => self.contents(id, heading, entries, place),
            Block::Title { inlines } => self.push(ParagraphStyle::Role(Role::Title), Content::Text(inlines), place),
            Block::List { start, items } => return self.list(*start, items, place),
            Block::Terms { items } => {
                let within = place.inside(Voice::Fact, self.house.style(Role::Description).indent);
                for (term, description) in items {
                    self.fact(term, description, within)?;
                }
                let gap = self.house.facts.gap;
                self.change_last(|fact| fact.after = gap);
            }
            Block::Table(table) => self.table(table, place),
            Block::Figure { image, caption } => {
                self.push(ParagraphStyle::Picture, Content::Picture(image), place);
                if let Some(caption) = caption {
                    let below = ParagraphStyle::Role(Role::Caption);
                    let (wide, narrow) = (self.house.table.gap, below.look(self.house).after);
                    // The style of captions is made for those above tables: near to what is below, and kept with it. This one
                    // belongs to what is above.
                    self.change_last(|picture| (picture.keep_next, picture.after) = (true, narrow));
                    self.push(below, Content::Caption { series: Series::Figures, text: caption }, place);
                    self.change_last(|caption| (caption.keep_next, caption.after) = (false, wide));
                }
            }
            Block::Quote { blocks } => {
                return self.blocks(blocks, place.inside(Voice::Quote, self.house.style(Role::Quote).indent));
            }
            Block::Code { text } => self.push(ParagraphStyle::Role(Role::Code), Content::Code(text), place),
            Block::Divider => self.rule = true,
            Block::Group { kind, lang, blocks } => {
                let voice = match kind {
                    GroupKind::Contact if place.voice == Voice::Text => Voice::Contact,
                    GroupKind::Contact
                    | GroupKind::Letterhead
                    | GroupKind::Section
                    | GroupKind::LeadIn
                    | GroupKind::Together
                    | GroupKind::Closing => place.voice,
                };
                let first = self.pieces.len();
                if matches!(kind, GroupKind::Contact | GroupKind::Closing) {
                    self.keep_last();
                }
                self.blocks(blocks, Place { voice, lang: lang.as_deref().or(place.lang), ..place })?;
                if *kind == GroupKind::LeadIn
                    && let Some(Piece::Paragraph(line)) = self.pieces.get_mut(first)
                {
                    line.keep_next = true;
                }
                if *kind == GroupKind::Together {
                    let last = self.pieces.len().saturating_sub(1);
                    for piece in self.pieces.iter_mut().take(last).skip(first) {
                        if let Piece::Paragraph(paragraph) = piece {
                            paragraph.keep_next = true;
                        }
                    }
                }
                if *kind == GroupKind::Section
                    && lang.is_none()
                    && let Some(Piece::Paragraph(line)) = self.pieces.get_mut(first)
                    && line.style.heading_level().is_none()
                {
                    // A section without a heading of its own is told by the space above it.
                    line.before = line.before.max(self.house.style(Role::Heading2).before);
                }
                if voice == Voice::Contact {
                    // They are the lines of one address: what the style keeps free above it stands above the first.
                    for piece in self.pieces.iter_mut().skip(first + 1) {
                        if let Piece::Paragraph(paragraph) = piece {
                            paragraph.before = Length::default();
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// Keeps the last paragraph with what comes: an address, or who shall have a decision, says nothing on a page alone. Facts stay together, and so does a
    /// list with the line that it completes, as on the pages.
    fn keep_last(&mut self) {
        let mut below = None;
        if let Some(Piece::Table(table)) = self.pieces.last_mut() {
            table.keep_next = true;
        }
        for piece in self.pieces.iter_mut().rev() {
            let Piece::Paragraph(line) = piece else { break };
            let fact =
                matches!(line.style, ParagraphStyle::DescriptionContinue | ParagraphStyle::Role(Role::Description));
            let item = line.style.is_list();
            let whole = fact || item;
            if below.is_none_or(|below_item| whole || below_item) {
                line.keep_next = true;
            }
            if !whole {
                break;
            }
            below = Some(item);
        }
    }

    fn contents(&mut self, id: &'a str, heading: &'a [Inline], entries: &'a [Entry], place: Place<'a>) {
        let counted = self.headings.counted(1, id);
        self.push(ParagraphStyle::heading(1), Content::Heading { id, text: heading, counted }, place);
        let mut depth = entries.iter().map(|entry| entry.level).max();
        for (number, entry) in (1..).zip(entries) {
            let content = Content::Entry { entry, begins: depth.take(), ends: number == entries.len() };
            self.push(ParagraphStyle::Role(Role::contents(entry.level)), content, place);
        }
    }

    fn list(&mut self, start: Option<u32>, items: &'a [Vec<Block>], place: Place<'a>) -> Result<(), DocxError> {
        // An item that begins with a list has a number of its own to show first.
        self.number_alone(place);
        let depth = place.lists + 1;
        if depth > LEVELS {
            return Err(DocxError::ListDepth(LEVELS));
        }
        let hang = start.map_or(self.house.list.hang, |start| self.house.number_hang(start, items.len()));
        let number = self.numbering.list(depth, start, place.bullets);
        let within = Place {
            lists: depth,
            bullets: place.bullets + u8::from(start.is_none()),
            ..place.inside(Voice::Item, self.house.list.indent + hang)
        };
        let first = self.pieces.len();
        for item in items {
            self.number = Some(PendingNumber { number, hang, text: within.edge });
            self.blocks(item, within)?;
            self.number_alone(within);
        }
        if place.lists == 0 && place.around.is_none() {
            let around = self.house.style(Role::ListItem);
            if let Some(Piece::Paragraph(paragraph)) = self.pieces.get_mut(first) {
                paragraph.before = paragraph.before.max(around.before);
            }
            if let Some(Piece::Paragraph(paragraph)) = self.pieces[first..].last_mut() {
                // What follows stands as far off as after running text.
                let after = around.after.max(self.house.style(Role::Body).after);
                paragraph.after = if paragraph.style.is_list() { after } else { paragraph.after.max(after) };
            }
        }
        Ok(())
    }

    /// Writes the number that is still due in a paragraph without text.
    fn number_alone(&mut self, place: Place<'a>) {
        if self.number.is_some() {
            self.push(own_style(place, Role::Body), Content::Nothing, place);
        }
    }

    fn fact(&mut self, term: &'a [Inline], description: &'a [Block], place: Place<'a>) -> Result<(), DocxError> {
        let column = self.house.style(Role::Description).indent;
        let wide = self.faces.is_wider(self.house.style(Role::Term), &plain(term), column);
        let (first, rest) = match description.split_first() {
            Some((Block::Paragraph { inlines, .. }, rest)) if !wide => (inlines.as_slice(), rest),
            _ => (&[][..], description),
        };
        let style = ParagraphStyle::Role(Role::Description);
        self.push(style, Content::Fact { term, description: first }, place);
        if wide {
            // What is said stands in its column all the same, right below.
            self.change_last(|term| term.after = Length::default());
        }
        if !rest.is_empty() {
            self.change_last(|paragraph| paragraph.keep_next = true);
        }
        self.blocks(rest, place)
    }

    fn table(&mut self, table: &'a Table, place: Place<'a>) {
        self.number_alone(place);
        if let Some(caption) = &table.caption {
            let content = Content::Caption { series: Series::Tables, text: caption };
            self.push(ParagraphStyle::Role(Role::Caption), content, place);
            self.change_last(|paragraph| paragraph.keep_next = true);
        } else if self.rule {
            self.push(ParagraphStyle::Spacer, Content::Nothing, place);
        }
        self.pieces.push(Piece::Table(PlacedTable { table, left: place.edge, lang: place.lang, keep_next: false }));
    }

    fn change_last(&mut self, change: impl FnOnce(&mut Paragraph<'a>)) {
        if let Some(Piece::Paragraph(paragraph)) = self.pieces.last_mut() {
            change(paragraph);
        }
    }

    fn push(&mut self, style: ParagraphStyle, content: Content<'a>, place: Place<'a>) {
        let pending = self.number.take();
        let style = match pending {
            Some(pending) if style.is_list() && pending.number.ordered => ParagraphStyle::ListNumber,
            Some(_) if style.is_list() => ParagraphStyle::ListBullet,
            _ => style,
        };
        let look = style.look(self.house);
        // The text of a place stands at its edge; anything else in it keeps its own indent from there.
        let at_edge = match place.voice {
            Voice::Item => style.is_list() || place.around.is_some_and(|voice| style == voice_style(voice)),
            Voice::Quote => style == ParagraphStyle::Role(Role::Quote),
            Voice::Fact => {
                matches!(style, ParagraphStyle::DescriptionContinue | ParagraphStyle::Role(Role::Description))
            }
            _ => false,
        };
        let left = if at_edge { place.edge } else { place.edge + look.indent };
        let rule = std::mem::take(&mut self.rule);
        self.pieces.push(Piece::Paragraph(Paragraph {
            number: pending.map(|pending| pending.number),
            // Text that stands further in than an item's own leaves the number where the numbers of the list are.
            hanging: pending.map_or(Length::default(), |pending| left - pending.text + pending.hang),
            left,
            before: if rule { look.before.max(self.house.table.gap) } else { look.before },
            rule_above: rule,
            align: place.align,
            lang: place.lang,
            ..Paragraph::new(style, content, self.house)
        }));
    }
}

/// The style of the text in a place.
fn own_style(place: Place<'_>, role: Role) -> ParagraphStyle {
    match place.voice {
        Voice::Contact if role == Role::Body => voice_style(Voice::Contact),
        Voice::Text | Voice::Contact => match role {
            // The style of facts is for a line with a term in it.
            Role::Term | Role::Description => ParagraphStyle::DescriptionContinue,
            other => ParagraphStyle::Role(other),
        },
        Voice::Item => place.around.map_or(ParagraphStyle::ListContinue(place.lists.max(1)), voice_style),
        voice => voice_style(voice),
    }
}

/// The style of a voice.
fn voice_style(voice: Voice) -> ParagraphStyle {
    ParagraphStyle::Role(match voice {
        Voice::Text => Role::Body,
        Voice::Item => Role::ListItem,
        Voice::Fact => return ParagraphStyle::DescriptionContinue,
        Voice::Quote => Role::Quote,
        Voice::HeaderCell => Role::TableHeader,
        Voice::Cell => Role::TableCell,
        Voice::Note => Role::Note,
        Voice::Contact => Role::Contact,
    })
}

/// Keeps the house's gap above and below tables, and puts a paragraph where Word wants one: two tables that touch are one
/// table to Word, and a cell or a document that ends with a table is damage.
fn separate_tables(pieces: &mut Vec<Piece<'_>>, place: Place<'_>, house: &House) {
    let mut at = 0;
    while at < pieces.len() {
        if matches!(pieces[at], Piece::Table(_)) && !matches!(pieces.get(at + 1), Some(Piece::Paragraph(_))) {
            let spacer = Paragraph::new(ParagraphStyle::Spacer, Content::Nothing, house);
            pieces.insert(at + 1, Piece::Paragraph(spacer));
        }
        at += 1;
    }
    if pieces.is_empty() {
        let style = own_style(place, Role::Body);
        pieces.push(Piece::Paragraph(Paragraph::new(style, Content::Nothing, house)));
    }
    let gap = house.table.gap;
    for at in 0..pieces.len() {
        let follows_table = at > 0 && matches!(pieces[at - 1], Piece::Table(_));
        let precedes_table = matches!(pieces.get(at + 1), Some(Piece::Table(_)));
        if let Piece::Paragraph(paragraph) = &mut pieces[at] {
            if paragraph.style == ParagraphStyle::Spacer && !paragraph.rule_above {
                // Space above it or below it, not both; and none after the last table.
                paragraph.before = if precedes_table { gap } else { Length::default() };
                continue;
            }
            if follows_table {
                paragraph.before = paragraph.before.max(gap);
            }
            if precedes_table && paragraph.style == ParagraphStyle::Role(Role::Caption) {
                paragraph.before = paragraph.before.max(gap);
            } else if precedes_table {
                paragraph.after = paragraph.after.max(gap);
            }
        }
    }
}

/// In a cell, the inset alone stands above the first paragraph and below the last.
fn trim(pieces: &mut [Piece<'_>]) {
    if let Some(Piece::Paragraph(paragraph)) = pieces.first_mut() {
        paragraph.before = Length::default();
    }
    if let Some(Piece::Paragraph(paragraph)) = pieces.last_mut() {
        paragraph.after = Length::default();
    }
}
