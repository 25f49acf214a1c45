//! XML that somebody else wrote, shown element by element.
//!
//! Names are told by their namespace, not by the prefix that the writer chose, and the transitional and the strict form (ISO/IEC 29500-1 and
//! -4) have the same names here. Of alternatives for several versions of Word (`mc:AlternateContent`) only the first is shown, as only one
//! counts.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::{NamespaceResolver, QName, ResolveResult};
use quick_xml::reader::NsReader;

use crate::diagnostic::{Message, excerpt};
use crate::message;

/// Deepest nesting of elements. A table in a table in a text box has some forty.
const DEPTH: usize = 512;
/// Most attributes of an element that are looked at.
const ATTRIBUTES: usize = 256;

/// Namespaces that mean something here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Space {
    /// WordprocessingML, `w`.
    Word,
    /// Where a drawing stands in the text, `wp`.
    Drawing,
    /// DrawingML, `a`.
    Art,
    /// Shapes of Word, `wps`.
    Shape,
    /// Marks of decoration, `adec`.
    Decorative,
    /// VML, `v`.
    Vml,
    /// Office's additions to VML, `o`.
    Office,
    /// References to relationships, `r`.
    Reference,
    /// Relationships of a package.
    Relationships,
    /// Alternatives for several versions, `mc`.
    Compatibility,
    /// Dublin Core, `dc`.
    DublinCore,
    /// Any other, or none.
    Other,
}

impl Space {
    fn of(result: &ResolveResult<'_>) -> Self {
        let ResolveResult::Bound(namespace) = result else { return Self::Other };
        match namespace.0 {
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            | "http://purl.oclc.org/ooxml/wordprocessingml/main" => Self::Word,
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
            | "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Self::Drawing,
            "http://schemas.openxmlformats.org/drawingml/2006/main" | "http://purl.oclc.org/ooxml/drawingml/main" => {
                Self::Art
            }
            "http://schemas.microsoft.com/office/word/2010/wordprocessingShape" => Self::Shape,
            "http://schemas.microsoft.com/office/drawing/2017/decorative" => Self::Decorative,
            "urn:schemas-microsoft-com:vml" => Self::Vml,
            "urn:schemas-microsoft-com:office:office" => Self::Office,
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
            | "http://purl.oclc.org/ooxml/officeDocument/relationships" => Self::Reference,
            "http://schemas.openxmlformats.org/package/2006/relationships" => Self::Relationships,
            "http://schemas.openxmlformats.org/markup-compatibility/2006" => Self::Compatibility,
            "http://purl.org/dc/elements/1.1/" => Self::DublinCore,
            _ => Self::Other,
        }
    }
}

/// The beginning of an element.
pub(super) struct Element<'e> {
    /// Its namespace.
    pub(super) space: Space,
    /// Its name in that namespace.
    pub(super) local: &'e str,
    start: &'e BytesStart<'e>,
    resolver: &'e NamespaceResolver,
}

impl Element<'_> {
    /// Whether it is this one.
    pub(super) fn is(&self, space: Space, local: &str) -> bool {
        self.space == space && self.local == local
    }

    /// An attribute without a namespace.
    pub(super) fn plain(&self, name: &str) -> Option<Cow<'_, str>> {
        self.attribute(|key| key.as_ref() == name)
    }

    /// An attribute of a namespace.
    pub(super) fn of(&self, space: Space, local: &str) -> Option<Cow<'_, str>> {
        self.attribute(|key| {
            key.local_name().as_ref() == local
                && key.prefix().is_some()
                && Space::of(&self.resolver.resolve_attribute(key).0) == space
        })
    }

    /// An attribute of WordprocessingML.
    pub(super) fn word(&self, local: &str) -> Option<Cow<'_, str>> {
        self.of(Space::Word, local)
    }

    /// `w:val`, the most common attribute.
    pub(super) fn val(&self) -> Option<Cow<'_, str>> {
        self.word("val")
    }

    /// What an on/off property says (`CT_OnOff`): on, unless it says otherwise.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.val().as_deref(), Some("0" | "false" | "off" | "none"))
    }

    fn attribute(&self, is_meant: impl Fn(QName<'_>) -> bool) -> Option<Cow<'_, str>> {
        let mut attributes = self.start.attributes();
        // To look for twins among them takes time by the square of their number.
        let found = attributes.with_checks(false).take(ATTRIBUTES).flatten().find(|found| is_meant(found.key))?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(Cow::Owned(value.into_owned()))
    }
}

/// What wants to see a part.
pub(super) trait Visitor {
    /// An element begins.
    fn start(&mut self, element: &Element<'_>);

    /// An element ends.
    fn end(&mut self, _space: Space, _local: &str) {}

    /// Character data.
    fn text(&mut self, _text: &str) {}
}

/// Why a part cannot be read.
#[derive(Debug)]
pub(super) enum Broken {
    /// Not well-formed, at this byte.
    Form(u64),
    /// An element that is ended by another's end, at this byte.
    Ends { expected: String, found: String, at: u64 },
    /// An element that is never closed.
    Open,
    /// A document type, in which entities could be made up (forbidden by ECMA-376 part 2, 6.2.5).
    DocumentType,
    /// An entity that XML does not have.
    Entity(String),
    /// Too deep.
    Depth,
    /// No element.
    Empty,
}

impl Broken {
    /// What is wrong, in a sentence.
    pub(super) fn message(&self) -> Message {
        match self {
            Self::Form(at) => {
                message!("delen är ingen riktig XML, vid byte {at}", "the part is no proper XML, at byte {at}")
            }
            Self::Ends { expected, found, at } => {
                let (expected, found) = (excerpt(expected), excerpt(found));
                message!(
                    "delen är ingen riktig XML: vid byte {at} står </{found}> där </{expected}> ska stå",
                    "the part is no proper XML: at byte {at} there is </{found}> where </{expected}> must be"
                )
            }
            Self::Open => message!(
                "delen är avbruten: ett element avslutas aldrig",
                "the part is cut short: an element is never closed"
            ),
            Self::DocumentType => message!(
                "delen har en dokumenttyp (DOCTYPE), som en Word-fil inte får ha",
                "the part has a document type (DOCTYPE), which a Word file may not have"
            ),
            Self::Entity(name) => {
                let name = excerpt(name);
                message!(
                    "delen använder entiteten &{name}; som inte finns",
                    "the part uses the entity &{name}; which does not exist"
                )
            }
            Self::Depth => {
                message!(
                    "delens element är nästlade djupare än {DEPTH} nivåer",
                    "the part's elements are nested deeper than {DEPTH} levels"
                )
            }
            Self::Empty => message!("delen är tom", "the part is empty"),
        }
    }
}

/// What is left out while an alternative is not wanted.
#[derive(Default)]
struct Alternatives {
    /// Of each `mc:AlternateContent` that is open, whether one has been shown.
    shown: Vec<bool>,
    /// Elements that are open in an alternative that is not shown.
    skipped: usize,
}

impl Alternatives {
    /// Whether an element is to be shown.
    fn start(&mut self, space: Space, local: &str) -> bool {
        if self.skipped > 0 {
            self.skipped += 1;
            return false;
        }
        match (space, local) {
            (Space::Compatibility, "AlternateContent") => self.shown.push(false),
            (Space::Compatibility, "Choice" | "Fallback") => match self.shown.last_mut() {
                Some(shown @ false) => *shown = true,
                _ => {
                    self.skipped = 1;
                    return false;
                }
            },
            _ => {}
        }
        true
    }

    fn end(&mut self, space: Space, local: &str) -> bool {
        if self.skipped > 0 {
            self.skipped -= 1;
            return false;
        }
        if space == Space::Compatibility && local == "AlternateContent" {
            self.shown.pop();
        }
        true
    }
}

/// Shows a part to a visitor.
pub(super) fn walk(text: &str, visitor: &mut impl Visitor) -> Result<(), Broken> {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut alternatives = Alternatives::default();
    let (mut depth, mut any) = (0_usize, false);
    loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found })) => {
                return Err(Broken::Ends { expected, found, at: reader.error_position() });
            }
            Err(_) => return Err(Broken::Form(reader.error_position())),
        };
        match event {
            Event::Start(start) => {
                depth += 1;
                any = true;
                if depth > DEPTH {
                    return Err(Broken::Depth);
                }
                let resolver = reader.resolver();
                let (namespace, local) = resolver.resolve_element(start.name());
                let space = Space::of(&namespace);
                if alternatives.start(space, local.as_ref()) {
                    visitor.start(&Element { space, local: local.into_inner(), start: &start, resolver });
                }
            }
            Event::End(end) => {
                depth -= 1;
                let (namespace, local) = reader.resolver().resolve_element(end.name());
                let space = Space::of(&namespace);
                if alternatives.end(space, local.as_ref()) {
                    visitor.end(space, local.as_ref());
                }
            }
            Event::Text(words) if alternatives.skipped == 0 => visitor.text(&words.xml10_content()),
            Event::CData(words) if alternatives.skipped == 0 => visitor.text(&words.xml10_content()),
            Event::GeneralRef(reference) => {
                let character = reference.resolve_char_ref().map_err(|_| Broken::Form(reader.buffer_position()))?;
                let known = match character {
                    Some(character) => Cow::Owned(character.to_string()),
                    None => match resolve_xml_entity(&reference) {
                        Some(known) => Cow::Borrowed(known),
                        None => return Err(Broken::Entity(reference.to_string())),
                    },
                };
                if alternatives.skipped == 0 {
                    visitor.text(&known);
                }
            }
            Event::DocType(_) => return Err(Broken::DocumentType),
            Event::Eof if depth > 0 => return Err(Broken::Open),
            Event::Eof if !any => return Err(Broken::Empty),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
