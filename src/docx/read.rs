//! What a finished DOCX says.
//!
//! Reads the bytes as any word processor would: the ZIP, the parts, the elements. It knows of the writer only the names of the
//! styles; whatever a paragraph's style, numbering and place do not tell, it does not know. The number of a heading it counts as Word does.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::DocxError;
use super::counting::Counting;
use super::style::ParagraphStyle;
use crate::document::Role;
use crate::document::parity::{Item, Kind, Outline, fold};

/// No part of real minutes comes near it; what claims to be larger is not unpacked.
const LARGEST_PART: u64 = 256 * 1024 * 1024;

/// The outline of a DOCX: its text in reading order, then its footnotes.
///
/// Empty paragraphs say nothing and are left out; empty cells count. All that a cell holds is one item, and everything in a
/// note is the note's.
///
/// # Errors
/// Not a ZIP, no main part, XML that is not well-formed.
pub fn outline(bytes: &[u8]) -> Result<Outline, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(package)?;
    let main = part(&mut archive, "word/document.xml")?;
    let main = main.ok_or_else(|| DocxError::Package("word/document.xml is missing".to_owned()))?;
    let numbering = part(&mut archive, "word/numbering.xml")?;
    let styles = part(&mut archive, "word/styles.xml")?;
    let mut reading = Reading::new(Counting::read(numbering.as_deref(), styles.as_deref())?);
    reading.part(&main)?;
    if let Some(notes) = part(&mut archive, "word/footnotes.xml")? {
        reading.part(&notes)?;
    }
    Ok(Outline { items: reading.finish() })
}

pub(super) fn package(error: impl std::fmt::Display) -> DocxError {
    DocxError::Package(error.to_string())
}

/// The text of a part, where there is such a part.
pub(super) fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, DocxError> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(error) => return Err(package(error)),
    };
    let mut text = String::new();
    file.take(LARGEST_PART).read_to_string(&mut text).map_err(package)?;
    Ok(Some(text))
}

/// A paragraph being read.
#[derive(Default)]
struct Paragraph {
    style: Option<ParagraphStyle>,
    style_id: Option<String>,
    /// Its list, where it names one itself, and the level of that, from 0.
    list: Option<String>,
    level: Option<u8>,
    text: String,
    /// What stands before the first tab.
    before_tab: Option<String>,
    alternatives: Vec<String>,
    bookmarks: Vec<String>,
}

/// A cell being read.
#[derive(Default)]
struct Cell {
    /// What has been said in it so far.
    texts: Vec<String>,
    header: bool,
    /// Covered by the cell above it.
    covered: bool,
}

/// What a field repeats, as far as that is anything said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Field {
    /// Anything, its instruction being read.
    Beginning,
    /// Words of the text.
    Words,
    /// The number of a note.
    Note,
    /// The number of a heading.
    Reference,
    /// Something that the word processor makes up, such as the number of the page.
    MadeUp,
}

struct Reading {
    styles: BTreeMap<String, ParagraphStyle>,
    counting: Counting,
    items: Vec<Item>,
    paragraph: Option<Paragraph>,
    /// The cells that are open, the innermost last.
    cells: Vec<Cell>,
    /// For each table that is open, whether this row is a header row.
    header_rows: Vec<bool>,
    /// Number of the note that is open.
    note: Option<u16>,
    in_run: bool,
    in_text: bool,
    /// Whether the instruction of a field is being read, and what has been read of it.
    in_instruction: bool,
    instruction: String,
    /// The fields that are open, the innermost last.
    fields: Vec<Field>,
    /// How far the captions of each series have been counted.
    series: BTreeMap<String, u32>,
    /// The references to numbers: the bookmark of each, and what it says.
    references: Vec<(String, String)>,
    /// The numbers of the paragraphs that have bookmarks.
    numbers: BTreeMap<String, String>,
}

impl Reading {
    fn new(counting: Counting) -> Self {
        Self {
            styles: ParagraphStyle::all().map(|style| (style.id(), style)).collect(),
            counting,
            items: Vec::new(),
            paragraph: None,
            cells: Vec::new(),
            header_rows: Vec::new(),
            note: None,
            in_run: false,
            in_text: false,
            in_instruction: false,
            instruction: String::new(),
            fields: Vec::new(),
            series: BTreeMap::new(),
            references: Vec::new(),
            numbers: BTreeMap::new(),
        }
    }

    /// The items. A reference that says another number than Word would when it works it out is one more, for the tree has none such.
    fn finish(self) -> Vec<Item> {
        let Self { mut items, references, numbers, .. } = self;
        let wrong = references.into_iter().filter(|(bookmark, said)| numbers.get(bookmark) != Some(&fold(said)));
        items.extend(
            wrong.map(|(bookmark, said)| Item { kind: Kind::Paragraph, text: format!("REF {bookmark}: {said}") }),
        );
        items
    }

    fn part(&mut self, text: &str) -> Result<(), DocxError> {
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(package)? {
                Event::Start(element) => self.start(&element)?,
                Event::Empty(element) => {
                    self.start(&element)?;
                    self.end(element.name().as_ref());
                }
                Event::End(element) => self.end(element.name().as_ref()),
                Event::Text(words) if self.in_instruction => self.instruction.push_str(&words.xml10_content()),
                Event::Text(words) if self.in_text => self.say(&words.xml10_content()),
                Event::GeneralRef(reference) if self.in_text => match reference.resolve_char_ref().map_err(package)? {
                    Some(character) => self.say(character.encode_utf8(&mut [0; 4])),
                    None => self.say(resolve_xml_entity(&reference).unwrap_or_default()),
                },
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), DocxError> {
        match element.name().as_ref() {
            "w:p" => self.paragraph = Some(Paragraph::default()),
            "w:r" => self.in_run = true,
            "w:t" => self.in_text = true,
            "w:tbl" => self.header_rows.push(false),
            "w:tr" => self.set_header_row(false),
            "w:tblHeader" => self.set_header_row(true),
            "w:tc" => {
                let header = self.header_rows.last().copied().unwrap_or(false);
                self.cells.push(Cell { header, ..Cell::default() });
            }
            "w:vMerge" => {
                let restarts = attribute(element, "w:val")?.is_some_and(|value| value == "restart");
                if let Some(cell) = self.cells.last_mut() {
                    cell.covered = !restarts;
                }
            }
            // The lines above the notes are notes too, of a type.
            "w:footnote" if attribute(element, "w:type")?.is_none() => {
                self.note = attribute(element, "w:id")?.and_then(|id| id.parse().ok());
            }
            "w:pStyle" => {
                let id = attribute(element, "w:val")?;
                let style = id.as_ref().and_then(|id| self.styles.get(id).copied());
                self.with_paragraph(|paragraph| (paragraph.style, paragraph.style_id) = (style, id));
            }
            "w:ilvl" => {
                let level = attribute(element, "w:val")?.and_then(|level| level.parse().ok());
                self.with_paragraph(|paragraph| paragraph.level = level);
            }
            "w:numId" => {
                let list = attribute(element, "w:val")?;
                self.with_paragraph(|paragraph| paragraph.list = list);
            }
            "w:bookmarkStart" => {
                let name = attribute(element, "w:name")?;
                self.with_paragraph(|paragraph| paragraph.bookmarks.extend(name));
            }
            "wp:docPr" => {
                if let Some(alternative) = attribute(element, "descr")? {
                    self.with_paragraph(|paragraph| paragraph.alternatives.push(fold(&alternative)));
                }
            }
            "w:tab" if self.in_run => self.with_paragraph(|paragraph| {
                if paragraph.before_tab.is_none() {
                    paragraph.before_tab = Some(std::mem::take(&mut paragraph.text));
                } else {
                    paragraph.text.push('\t');
                }
            }),
            "w:br" | "w:cr" => self.say("\n"),
            "w:noBreakHyphen" => self.say("\u{2011}"),
            "w:softHyphen" => self.say("\u{AD}"),
            "w:footnoteReference" => {
                let id = attribute(element, "w:id")?.unwrap_or_default();
                self.say(&format!("[{id}]"));
            }
            "w:fldSimple" => {
                let instruction = attribute(element, "w:instr")?.unwrap_or_default();
                self.begin_field(&instruction);
            }
            "w:instrText" => self.in_instruction = true,
            "w:fldChar" => match attribute(element, "w:fldCharType")?.as_deref() {
                Some("begin") => {
                    self.instruction.clear();
                    self.fields.push(Field::Beginning);
                }
                Some("separate") => {
                    self.fields.pop();
                    let instruction = std::mem::take(&mut self.instruction);
                    self.begin_field(&instruction);
                }
                _ => self.end_field(),
            },
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:r" => self.in_run = false,
            "w:t" => self.in_text = false,
            "w:instrText" => self.in_instruction = false,
            "w:fldSimple" => self.end_field(),
            "w:p" => {
                if let Some(paragraph) = self.paragraph.take() {
                    self.paragraph_ended(paragraph);
                }
            }
            "w:tc" => {
                if let Some(cell) = self.cells.pop() {
                    self.cell_ended(cell);
                }
            }
            "w:tbl" => {
                self.header_rows.pop();
            }
            "w:footnote" => self.note = None,
            _ => {}
        }
    }

    fn begin_field(&mut self, instruction: &str) {
        let mut words = instruction.split_whitespace();
        let field = match words.next() {
            Some("SEQ") => {
                let count = self.series.entry(words.next().unwrap_or_default().to_owned()).or_default();
                let restart = words.skip_while(|word| *word != "\\r").nth(1).and_then(|number| number.parse().ok());
                *count = restart.unwrap_or(*count + 1);
                // What Word counts to is said, not what somebody wrote there; so it is where references lead.
                let count = count.to_string();
                let around = self.paragraph.as_mut().map(|paragraph| std::mem::take(&mut paragraph.bookmarks));
                self.numbers.extend(around.into_iter().flatten().map(|bookmark| (bookmark, count.clone())));
                self.say(&count);
                Field::MadeUp
            }
            Some("REF") => {
                self.references.push((words.next().unwrap_or_default().to_owned(), String::new()));
                Field::Reference
            }
            Some("NOTEREF") => Field::Note,
            Some("PAGE" | "NUMPAGES" | "PAGEREF") => Field::MadeUp,
            _ => Field::Words,
        };
        if field == Field::Note {
            self.say("[");
        }
        self.fields.push(field);
    }

    fn end_field(&mut self) {
        if self.fields.pop() == Some(Field::Note) {
            self.say("]");
        }
    }

    fn say(&mut self, words: &str) {
        if !self.fields.contains(&Field::MadeUp) {
            if self.fields.contains(&Field::Reference)
                && let Some((_, said)) = self.references.last_mut()
            {
                said.push_str(words);
            }
            self.with_paragraph(|paragraph| paragraph.text.push_str(words));
        }
    }

    fn with_paragraph(&mut self, change: impl FnOnce(&mut Paragraph)) {
        if let Some(paragraph) = &mut self.paragraph {
            change(paragraph);
        }
    }

    fn set_header_row(&mut self, header: bool) {
        if let Some(row) = self.header_rows.last_mut() {
            *row = header;
        }
    }

    fn push(&mut self, kind: Kind, text: String) {
        let kind = self.note.map_or(kind, Kind::Note);
        if !text.is_empty() || matches!(kind, Kind::Cell | Kind::HeaderCell) {
            self.items.push(Item { kind, text });
        }
    }

    fn cell_ended(&mut self, cell: Cell) {
        match self.cells.last_mut() {
            // A table in a cell is part of what the cell says.
            Some(around) => around.texts.extend(cell.texts),
            None if cell.covered => {}
            None => {
                let kind = if cell.header { Kind::HeaderCell } else { Kind::Cell };
                self.push(kind, cell.texts.join(" "));
            }
        }
    }

    fn paragraph_ended(&mut self, paragraph: Paragraph) {
        let Paragraph { style, style_id, list, level, text, before_tab, alternatives, bookmarks } = paragraph;
        let own = list.as_deref().map(|list| (list, level.unwrap_or_default()));
        let mark = self.counting.next(style_id.as_deref(), own);
        // A heading may begin an item of a list, whose mark or number is no part of the heading.
        let number = match own {
            Some((list, level)) if self.counting.is_of_items(list, level) => String::new(),
            _ => mark,
        };
        self.numbers.extend(bookmarks.into_iter().map(|bookmark| (bookmark, fold(&number))));
        let is_fact = style == Some(ParagraphStyle::Role(Role::Description));
        let (term, text) = match before_tab {
            Some(term) if is_fact => (fold(&term), fold(&text)),
            Some(before) => (String::new(), fold(&format!("{before} {text}"))),
            // A fact without a tab is a term of which nothing is said, or not in the same line.
            None if is_fact => (fold(&text), String::new()),
            // The marks and numbers of lists are no words.
            None if style.is_some_and(|style| style.heading_level().is_some()) => {
                (String::new(), fold(&(number + &text)))
            }
            None => (String::new(), fold(&text)),
        };
        if let Some(cell) = self.cells.last_mut() {
            cell.header |= style == Some(ParagraphStyle::Role(Role::TableHeader));
            cell.texts.extend(alternatives.into_iter().chain([term, text]).filter(|text| !text.is_empty()));
            return;
        }
        for alternative in alternatives {
            self.push(Kind::Alternative, alternative);
        }
        self.push(Kind::Term, term);
        self.push(kind(style, level), text);
    }
}

/// As what a paragraph of the text is said.
fn kind(style: Option<ParagraphStyle>, level: Option<u8>) -> Kind {
    match style {
        Some(ParagraphStyle::ListBullet | ParagraphStyle::ListNumber) => match level {
            Some(level) => Kind::ListItem(level.saturating_add(1)),
            // By its style alone it is no item of any list.
            None => Kind::Paragraph,
        },
        Some(ParagraphStyle::ListContinue(depth)) => Kind::ListItem(depth),
        Some(ParagraphStyle::DescriptionContinue | ParagraphStyle::Role(Role::Description)) => Kind::Description,
        Some(ParagraphStyle::Role(Role::Title)) => Kind::Title,
        Some(ParagraphStyle::Role(Role::Quote)) => Kind::Quote,
        Some(ParagraphStyle::Role(Role::Caption)) => Kind::Caption,
        Some(ParagraphStyle::Role(Role::Code)) => Kind::Code,
        Some(ParagraphStyle::Role(Role::Contents1)) => Kind::Contents(1),
        Some(ParagraphStyle::Role(Role::Contents2)) => Kind::Contents(2),
        Some(style) => style.heading_level().map_or(Kind::Paragraph, Kind::Heading),
        None => Kind::Paragraph,
    }
}

/// The value of an attribute, unescaped.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, DocxError> {
    let Some(attribute) = element.try_get_attribute(name).map_err(package)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(package)?.into_owned()))
}
