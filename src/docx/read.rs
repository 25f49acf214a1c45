//! What a finished DOCX says.
//!
//! Reads the bytes as any word processor would: the ZIP, the parts, the elements. It knows of the writer only the names of the
//! styles; whatever a paragraph's style, numbering and place do not tell, it does not know.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use zip::ZipArchive;
use zip::result::ZipError;

use super::DocxError;
use super::style::ParagraphStyle;
use crate::document::Role;
use crate::document::parity::{Item, Kind, Outline, fold};

/// No part of real minutes comes near it; what claims to be larger is not unpacked.
const LARGEST_PART: u64 = 256 * 1024 * 1024;

/// The outline of a DOCX: its text in reading order, then its footnotes.
///
/// Empty paragraphs say nothing and are left out; empty cells count. A picture in a cell or note follows that cell or note.
///
/// # Errors
/// Not a ZIP, no main part, XML that is not well-formed.
pub fn outline(bytes: &[u8]) -> Result<Outline, DocxError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(package)?;
    let main = part(&mut archive, "word/document.xml")?;
    let main = main.ok_or_else(|| DocxError::Package("word/document.xml is missing".to_owned()))?;
    let mut reading = Reading::new();
    reading.part(&main)?;
    if let Some(notes) = part(&mut archive, "word/footnotes.xml")? {
        reading.part(&notes)?;
    }
    Ok(Outline { items: reading.items })
}

fn package(error: impl std::fmt::Display) -> DocxError {
    DocxError::Package(error.to_string())
}

/// The text of a part, where there is such a part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Option<String>, DocxError> {
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
    /// Level of its numbering, from 0.
    level: Option<u8>,
    text: String,
    /// What stands before the first tab.
    before_tab: Option<String>,
    alternatives: Vec<String>,
}

/// A cell or a note being read: paragraphs that make one item.
#[derive(Default)]
struct Container {
    texts: Vec<String>,
    alternatives: Vec<String>,
    header: bool,
    /// Covered by the cell above it.
    covered: bool,
}

struct Reading {
    styles: BTreeMap<String, ParagraphStyle>,
    items: Vec<Item>,
    paragraph: Option<Paragraph>,
    /// The cells that are open, the innermost last.
    cells: Vec<Container>,
    /// For each table that is open, whether this row is a header row.
    header_rows: Vec<bool>,
    /// The note that is open, with its number.
    note: Option<(u16, Container)>,
    in_run: bool,
    in_text: bool,
    /// Whether a field is open that repeats the number of a note.
    in_note_field: bool,
}

impl Reading {
    fn new() -> Self {
        Self {
            styles: ParagraphStyle::all().map(|style| (style.id(), style)).collect(),
            items: Vec::new(),
            paragraph: None,
            cells: Vec::new(),
            header_rows: Vec::new(),
            note: None,
            in_run: false,
            in_text: false,
            in_note_field: false,
        }
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
                self.cells.push(Container { header, ..Container::default() });
            }
            "w:vMerge" => {
                let restarts = attribute(element, "w:val")?.is_some_and(|value| value == "restart");
                if let Some(cell) = self.cells.last_mut() {
                    cell.covered = !restarts;
                }
            }
            "w:footnote" => {
                // The lines above the notes are notes of a type.
                let id = attribute(element, "w:id")?.and_then(|id| id.parse().ok());
                if let (Some(id), None) = (id, attribute(element, "w:type")?) {
                    self.note = Some((id, Container::default()));
                }
            }
            "w:pStyle" => {
                let style = attribute(element, "w:val")?.and_then(|id| self.styles.get(&id).copied());
                self.with_paragraph(|paragraph| paragraph.style = style);
            }
            "w:ilvl" => {
                let level = attribute(element, "w:val")?.and_then(|level| level.parse().ok());
                self.with_paragraph(|paragraph| paragraph.level = level);
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
                self.in_note_field =
                    attribute(element, "w:instr")?.is_some_and(|field| field.trim().starts_with("NOTEREF"));
                if self.in_note_field {
                    self.say("[");
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:r" => self.in_run = false,
            "w:t" => self.in_text = false,
            "w:fldSimple" if std::mem::take(&mut self.in_note_field) => self.say("]"),
            "w:p" => {
                if let Some(paragraph) = self.paragraph.take() {
                    self.paragraph_ended(paragraph);
                }
            }
            "w:tc" => {
                if let Some(cell) = self.cells.pop().filter(|cell| !cell.covered) {
                    let kind = if cell.header { Kind::HeaderCell } else { Kind::Cell };
                    self.container_ended(kind, cell);
                }
            }
            "w:tbl" => {
                self.header_rows.pop();
            }
            "w:footnote" => {
                if let Some((number, note)) = self.note.take() {
                    self.container_ended(Kind::Note(number), note);
                }
            }
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        self.with_paragraph(|paragraph| paragraph.text.push_str(words));
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

    fn container_ended(&mut self, kind: Kind, container: Container) {
        self.items.push(Item { kind, text: container.texts.join(" ") });
        self.items.extend(container.alternatives.into_iter().map(alternative));
    }

    fn paragraph_ended(&mut self, paragraph: Paragraph) {
        let Paragraph { style, level, text, before_tab, alternatives } = paragraph;
        let is_fact = style == Some(ParagraphStyle::Role(Role::Description));
        let (term, text) = match before_tab {
            Some(term) if is_fact => (fold(&term), fold(&text)),
            Some(before) => (String::new(), fold(&format!("{before} {text}"))),
            // A fact without a tab is a term of which nothing is said, or not in the same line.
            None if is_fact => (fold(&text), String::new()),
            None => (String::new(), fold(&text)),
        };
        let container = match (self.cells.last_mut(), &mut self.note) {
            (Some(cell), _) => Some(cell),
            (None, Some((_, note))) => Some(note),
            (None, None) => None,
        };
        if let Some(container) = container {
            container.header |= style == Some(ParagraphStyle::Role(Role::TableHeader));
            container.texts.extend([term, text].into_iter().filter(|text| !text.is_empty()));
            container.alternatives.extend(alternatives);
            return;
        }
        self.items.extend(alternatives.into_iter().map(alternative));
        if !term.is_empty() {
            self.items.push(Item { kind: Kind::Term, text: term });
        }
        if !text.is_empty() {
            self.items.push(Item { kind: kind(style, level), text });
        }
    }
}

fn alternative(text: String) -> Item {
    Item { kind: Kind::Alternative, text }
}

/// As what a paragraph outside tables and notes is said.
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
        Some(style) => style.heading_level().map_or(Kind::Paragraph, Kind::Heading),
        None => Kind::Paragraph,
    }
}

/// The value of an attribute, unescaped.
fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, DocxError> {
    let Some(attribute) = element.try_get_attribute(name).map_err(package)? else { return Ok(None) };
    Ok(Some(attribute.normalized_value(XmlVersion::Implicit1_0).map_err(package)?.into_owned()))
}
