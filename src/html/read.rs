//! Reading a finished page back.
//!
//! Knows HTML and the roles that the page uses, and nothing of how it was written: the proof is worth as much as the two are
//! independent. An element that it does not know is an error, for its words could mean anything.

use std::fmt;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use crate::document::parity::{Item, Kind, Outline, fold};

use super::table::EMPTY_HEADER;

/// Why a page could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HtmlError {
    /// It is not well-formed XML.
    NotWellFormed {
        /// The offset in bytes.
        offset: u64,
        /// What is wrong there.
        reason: String,
    },
    /// It has an element whose meaning the reader does not know.
    UnknownElement {
        /// The element's name.
        name: String,
    },
    /// It has an entity that XML does not define.
    UnknownEntity {
        /// The entity's name.
        name: String,
    },
}

impl fmt::Display for HtmlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotWellFormed { offset, reason } => write!(f, "not well-formed at byte {offset}: {reason}"),
            Self::UnknownElement { name } => write!(f, "unknown element \"{name}\""),
            Self::UnknownEntity { name } => write!(f, "unknown entity \"{name}\""),
        }
    }
}

impl std::error::Error for HtmlError {}

/// The outline of a finished page.
///
/// # Errors
/// When the page is not well-formed XML or holds what [`super::html`] never writes.
pub fn outline(html: &str) -> Result<Outline, HtmlError> {
    let mut xml = Reader::from_str(html);
    let mut reading = Reading::default();
    loop {
        let event = xml
            .read_event()
            .map_err(|error| HtmlError::NotWellFormed { offset: xml.error_position(), reason: error.to_string() })?;
        match event {
            Event::Start(tag) => reading.start(&tag)?,
            Event::Empty(tag) => {
                reading.start(&tag)?;
                reading.end();
            }
            Event::End(_) => reading.end(),
            Event::Text(text) => reading.text(&text.html_content()),
            Event::CData(text) => reading.text(&text.html_content()),
            Event::GeneralRef(entity) => {
                let character = entity.resolve_char_ref().ok().flatten();
                let resolved = character.map(String::from);
                let known = resolved.as_deref().or_else(|| quick_xml::escape::resolve_predefined_entity(&entity));
                reading.text(known.ok_or_else(|| HtmlError::UnknownEntity { name: entity.to_string() })?);
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => break,
        }
    }
    if reading.open.is_empty() { Ok(reading.finish()) } else { Err(unclosed(html)) }
}

fn unclosed(html: &str) -> HtmlError {
    let offset = u64::try_from(html.len()).unwrap_or(u64::MAX);
    HtmlError::NotWellFormed { offset, reason: "an element is not closed".to_owned() }
}

/// What an element does to the words around it and in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Flow {
    /// Its words belong to the line that it stands in.
    Line,
    /// Its words are by themselves.
    Block,
    /// Its words are one item, whatever blocks it holds, and an item even when there are none.
    Cell,
    /// A reference to a footnote.
    NoteReference,
    /// Its words are no part of the document.
    Silent,
}

/// An element that has been opened.
#[derive(Clone, Copy)]
struct Open {
    flow: Flow,
    /// What its words are.
    kind: Kind,
    /// How many lists are around its words.
    lists: u8,
    /// Whether it is in the section of footnotes.
    in_notes: bool,
    /// Whether it is in the list of contents.
    in_contents: bool,
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    open: Vec<Open>,
    items: Vec<Item>,
    /// The footnotes' items: they come last, wherever the page has them.
    notes: Vec<Item>,
    /// How many footnotes have begun.
    note: u16,
    /// Words that no item has been made of yet.
    words: String,
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), HtmlError> {
        let around = self.open.last().copied().unwrap_or(Open {
            flow: Flow::Block,
            kind: Kind::Paragraph,
            lists: 0,
            in_notes: false,
            in_contents: false,
        });
        let mut element = self.open_element(tag, around)?;
        if around.flow == Flow::Silent {
            element.flow = Flow::Silent;
        }
        match element.flow {
            Flow::Block | Flow::Cell => self.boundary(around),
            Flow::NoteReference => self.words.push('['),
            Flow::Line | Flow::Silent => {}
        }
        if tag.name().as_ref() == "img" && element.flow != Flow::Silent {
            let text = attribute(tag, "alt").unwrap_or_default();
            self.words.push_str(&text);
        }
        if tag.name().as_ref() == "br" {
            self.words.push(' ');
        }
        self.open.push(element);
        Ok(())
    }

    fn end(&mut self) {
        let Some(element) = self.open.pop() else { return };
        match element.flow {
            Flow::Block => self.boundary(element),
            Flow::Cell => {
                if self.in_cell() {
                    self.words.push(' ');
                } else {
                    self.push(element, true);
                }
            }
            Flow::NoteReference => self.words.push(']'),
            Flow::Line | Flow::Silent => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.open.last().is_some_and(|element| element.flow != Flow::Silent) {
            self.words.push_str(text);
        }
    }

    fn in_cell(&self) -> bool {
        self.open.iter().any(|open| open.flow == Flow::Cell)
    }

    /// Ends what has been said in an element: as an item, or within a cell as a word.
    fn boundary(&mut self, element: Open) {
        if self.in_cell() {
            self.words.push(' ');
        } else {
            self.push(element, false);
        }
    }

    fn push(&mut self, element: Open, even_empty: bool) {
        let text = fold(&self.words);
        self.words.clear();
        if text.is_empty() && !even_empty {
            return;
        }
        if element.in_notes {
            self.notes.push(Item { kind: Kind::Note(self.note), text });
        } else {
            self.items.push(Item { kind: element.kind, text });
        }
    }

    fn finish(self) -> Outline {
        let mut items = self.items;
        items.extend(self.notes);
        Outline { items }
    }

    /// What an element means, by its name, its role and what is around it.
    fn open_element(&mut self, tag: &BytesStart<'_>, around: Open) -> Result<Open, HtmlError> {
        let name = tag.name();
        let block = Open { flow: Flow::Block, ..around };
        let of = |kind| Open { kind, ..block };
        let silent = Open { flow: Flow::Silent, ..around };
        let role = attribute(tag, "role");
        let class = attribute(tag, "class");
        Ok(match name.as_ref() {
            "head" => silent,
            "meta" | "title" | "style" if around.flow == Flow::Silent => silent,
            "html" | "body" | "header" | "main" | "footer" | "div" | "p" | "ul" | "ol" | "dl" | "table" | "thead"
            | "tbody" | "tr" | "figure" | "hr" => block,
            "section" => Open { in_notes: around.in_notes || role.as_deref() == Some("doc-endnotes"), ..block },
            "nav" => Open { in_contents: true, ..block },
            "h1" => of(Kind::Title),
            "h2" if around.in_notes && around.lists == 0 => silent,
            "h2" | "h3" | "h4" | "h5" | "h6" => of(Kind::Heading(heading_level(tag))),
            "li" if around.in_notes && around.lists == 0 => {
                self.note = self.note.saturating_add(1);
                Open { lists: 1, ..block }
            }
            "li" => {
                let lists = around.lists.saturating_add(1);
                let kind = if around.in_contents { Kind::Contents(lists) } else { Kind::ListItem(lists) };
                Open { kind, lists, ..block }
            }
            "dt" => of(Kind::Term),
            "dd" => of(Kind::Description),
            "th" => Open { flow: Flow::Cell, ..of(Kind::HeaderCell) },
            "td" if class.as_deref().is_some_and(|class| class.split(' ').any(|class| class == EMPTY_HEADER)) => {
                Open { flow: Flow::Cell, ..of(Kind::HeaderCell) }
            }
            "td" => Open { flow: Flow::Cell, ..of(Kind::Cell) },
            "caption" | "figcaption" => of(Kind::Caption),
            "img" => of(Kind::Alternative),
            "blockquote" => of(Kind::Quote),
            "pre" => of(Kind::Code),
            "a" => match role.as_deref() {
                Some("doc-noteref") => Open { flow: Flow::NoteReference, ..around },
                Some("doc-backlink") => silent,
                _ if class.as_deref() == Some("skip") => silent,
                _ => Open { flow: Flow::Line, ..around },
            },
            "span" | "strong" | "em" | "s" | "sup" | "sub" | "code" | "br" => Open { flow: Flow::Line, ..around },
            other => return Err(HtmlError::UnknownElement { name: other.to_owned() }),
        })
    }
}

/// The level of a heading, from 1 for an `h2`.
fn heading_level(tag: &BytesStart<'_>) -> u8 {
    let stated = attribute(tag, "aria-level").and_then(|level| level.parse().ok());
    let named = || tag.name().as_ref().trim_start_matches('h').parse().ok();
    stated.or_else(named).unwrap_or(2_u8).saturating_sub(1)
}

/// The value of an attribute.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}
