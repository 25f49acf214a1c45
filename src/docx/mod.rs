//! DOCX: the semantic tree as WordprocessingML (ECMA-376, transitional).
//!
//! [`docx`] is a pure function from a [`Document`] and a [`House`] to the bytes of a file; [`outline`] reads finished bytes back,
//! sharing nothing with the writer but the names of the styles.
//!
//! ```text
//! Document ─► survey ─► flow ─► story ─► runs, table, picture ─┐
//!             depth,    rows of  parts: body, notes, header    ├─► package ─► bytes
//! House ────► style ─► stylesheet, numbering, settings ────────┤   content types and
//! Metadata ─► properties ──────────────────────────────────────┘   relationships derived
//! ```
//!
//! What a screen reader or Word's accessibility checker asks for, and where it is done:
//!
//! | | |
//! |---|---|
//! | headings by style, with their level and number | `style`, `stylesheet`, `headings` |
//! | lists by numbering, each one its own | `numbering`, `flow` |
//! | a list of contents whose entries lead to their headings | `contents` |
//! | header rows that repeat, alternative text of tables | `table` |
//! | captions that Word counts | `captions` |
//! | pictures in the line, with alternative text | `picture` |
//! | language of the document and of passages | `stylesheet`, `settings`, `runs` |
//! | title and language of the file | `properties` |
//! | space by styles, no empty paragraphs | `flow` |
//!
//! **Invariants:** no length, font or colour stands in here but those of the format itself; they come from the [`House`].
//! Nothing depends on clock, machine or order of hashing: the same tree gives the same bytes.

mod captions;
mod contents;
mod counting;
mod field;
mod flow;
mod fonts;
mod header;
mod headings;
mod language;
mod notes;
mod numbering;
mod package;
mod picture;
mod properties;
mod read;
mod record;
mod runs;
mod settings;
mod story;
mod style;
mod stylesheet;
mod survey;
mod table;
#[cfg(test)]
mod tests;
mod theme;
mod xml;

use std::fmt;

pub use fonts::letters_of_its_own;
pub use read::outline;
pub use record::enclosed;

pub use crate::zipped::Press;

use self::flow::{Place, Voice};
use self::package::{Data, Package, Part, Relation, Relationships};
use self::story::{Kind, Shared, Story};
use self::xml::Xml;
use crate::diagnostic::Message;
use crate::document::{Align, Document};
use crate::house::{Faces, House};
use crate::message;

/// Namespace of WordprocessingML.
const MAIN: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// Namespaces of a part with text.
const NAMESPACES: [(&str, &dyn fmt::Display); 5] = [
    ("xmlns:w", &MAIN),
    ("xmlns:r", &"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", &"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", &"http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", &picture::PICTURE),
];

/// Why there is no DOCX, or none that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocxError {
    /// A character that XML 1.0 cannot carry.
    Character(char),
    /// Blocks or inlines nested deeper than this.
    Depth(usize),
    /// Lists nested deeper than Word has levels.
    ListDepth(u8),
    /// A reference to a note that is not there; numbered from 1.
    Note(usize),
    /// A reference to a note in a note or a page header, where Word can have none; numbered from 1.
    NoteInNote(usize),
    /// A link to a heading that is not there.
    Target(String),
    /// A list of contents in a document whose headings are not known to be on as many pages: how many there are, and of how many it is
    /// known.
    Pages(usize, usize),
    /// A table whose rows, spans counted in, are not of one length: the first such row, from 1. Or one without cells.
    Table(usize),
    /// A picture without width or height, or without room.
    Picture,
    /// What the packing or the reading of a package failed on.
    Package(String),
}

impl DocxError {
    /// The fault in both languages.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Character(character) => {
                let code = u32::from(*character);
                message!(
                    "tecknet U+{code:04X} kan inte stå i en Word-fil",
                    "a Word file cannot hold the character U+{code:04X}"
                )
            }
            Self::Depth(deepest) => {
                message!(
                    "texten är nästlad djupare än {deepest} nivåer",
                    "the text is nested deeper than {deepest} levels"
                )
            }
            Self::ListDepth(deepest) => message!(
                "listor är nästlade djupare än {deepest} nivåer, som är vad Word klarar",
                "lists are nested deeper than {deepest} levels, which is what Word can do"
            ),
            Self::Note(number) => message!("fotnot {number} finns inte", "there is no footnote {number}"),
            Self::NoteInNote(number) => message!(
                "hänvisningen till fotnot {number} står i en fotnot eller ett sidhuvud, där Word inte kan ha någon",
                "the reference to footnote {number} stands in a footnote or a page header, where Word can have none"
            ),
            Self::Target(target) => {
                message!("länken #{target} leder inte till någon rubrik", "the link #{target} leads to no heading")
            }
            Self::Pages(headings, known) => message!(
                "sidorna är kända för {known} av {headings} rubriker",
                "the pages of {known} of {headings} headings are known"
            ),
            Self::Table(row) => {
                message!(
                    "tabellens rad {row} är inte lika lång som tabellen är bred",
                    "row {row} of the table is not as long as the table is wide"
                )
            }
            Self::Picture => message!("en bild saknar bredd eller höjd", "a picture has no width or no height"),
            Self::Package(what) => message!(
                "Word-filen kan inte packas eller läsas: {what}",
                "the Word file cannot be packed or read: {what}"
            ),
        }
    }
}

impl fmt::Display for DocxError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for DocxError {}

/// What goes into a Word file beside the document.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The font files of the house, measured so that lines break where the pages break them.
    pub faces: &'a Faces<'a>,
    /// The page on which each heading begins, from 1, in the order of the headings: what a list of contents shows. That of the list is
    /// one of them.
    pub heading_pages: &'a [usize],
    /// Whether the fonts go along, so that a machine without them shows the house style.
    pub embed_fonts: bool,
    /// The files that are enclosed, unseen.
    pub enclosures: &'a [Enclosure<'a>],
    /// What compresses the parts that are alike in many files.
    pub press: &'a Press,
}

/// A file that is enclosed in a Word file.
#[derive(Clone, Debug)]
pub struct Enclosure<'a> {
    /// Its name, without a directory.
    pub name: String,
    /// What it is, as a media type (RFC 6838): `application/yaml`.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// The bytes of a DOCX.
///
/// # Errors
/// What Word has no form for; see [`DocxError`].
pub fn docx(document: &Document, house: &House, options: &Options<'_>) -> Result<Vec<u8>, DocxError> {
    let meta = &document.meta;
    let mut shared = Shared::new(document, house, options)?;
    let mut package = Package::default();

    // In this order, for the main story says which note is referred to for the first time.
    let (main, relationships) = main_part(&mut shared, options.enclosures.len())?;
    let word = |name: &str, kind: &'static str, data: Data<'static>, relationships: Relationships| Part {
        name: format!("word/{name}"),
        content_type: kind,
        data,
        relationships,
    };
    let mut texts = vec![word("document.xml", kind::DOCUMENT, main.into(), relationships)];
    if !document.notes.is_empty() {
        let (data, relationships) = notes::footnotes(&mut shared)?;
        texts.push(word(FOOTNOTES, kind::FOOTNOTES, data.into(), relationships));
    }
    if !document.running_header.is_empty() {
        let (data, relationships) = header::header(&mut shared)?;
        texts.push(word(HEADER, kind::HEADER, data.into(), relationships));
    }
    let fonts = if options.embed_fonts {
        let letters = fonts::letters(texts.iter().map(|part| part.data.own()));
        fonts::embedded(options.faces, &shared.cuts, &letters)?
    } else {
        Vec::new()
    };
    let mut texts = texts.into_iter();
    texts.by_ref().take(1).for_each(|main| package.add_root(Relation::Document, main));
    texts.for_each(|part| package.add(part));
    let none = Relationships::default;
    let headings = &shared.survey.headings;
    package.add(word(STYLES, kind::STYLES, Data::Alike(stylesheet::styles(house, headings, &meta.lang)?), none()));
    package.add(word(NUMBERING, kind::NUMBERING, Data::Alike(shared.numbering.xml(house, headings)?), none()));
    package.add(word(
        SETTINGS,
        kind::SETTINGS,
        Data::Alike(settings::settings(&meta.lang, !document.notes.is_empty(), !fonts.is_empty())?),
        none(),
    ));
    let (table, relationships) = fonts::table(house, &fonts)?;
    package.add(word(FONT_TABLE, kind::FONT_TABLE, Data::Alike(table), relationships));
    for font in fonts {
        package.add(font.into_part());
    }
    package.add(word(THEME, kind::THEME, Data::Alike(theme::theme(house)?), none()));
    shared.media.parts().for_each(|part| package.add(part));
    for (number, enclosure) in (1..).zip(options.enclosures) {
        record::parts(number, enclosure)?.into_iter().for_each(|part| package.add(part));
    }

    for (relation, name, content_type, data) in [
        (Relation::CoreProperties, "core", kind::CORE, properties::core(meta)?),
        (Relation::ExtendedProperties, "app", kind::EXTENDED, properties::extended(meta)?),
        (Relation::CustomProperties, "custom", kind::CUSTOM, properties::custom(meta)?),
    ] {
        let part =
            Part { name: format!("docProps/{name}.xml"), content_type, data: data.into(), relationships: none() };
        package.add_root(relation, part);
    }
    package.zip(options.press)
}

/// Names of the parts that the main story refers to, from its folder.
const STYLES: &str = "styles.xml";
const NUMBERING: &str = "numbering.xml";
const SETTINGS: &str = "settings.xml";
const FONT_TABLE: &str = "fontTable.xml";
const THEME: &str = "theme/theme1.xml";
const FOOTNOTES: &str = "footnotes.xml";
const HEADER: &str = "header1.xml";

/// Content types.
mod kind {
    pub(super) const DOCUMENT: &str =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    pub(super) const STYLES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
    pub(super) const NUMBERING: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";
    pub(super) const SETTINGS: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml";
    pub(super) const FONT_TABLE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml";
    pub(super) const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
    pub(super) const FOOTNOTES: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml";
    pub(super) const HEADER: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";
    pub(super) const CORE: &str = "application/vnd.openxmlformats-package.core-properties+xml";
    pub(super) const EXTENDED: &str = "application/vnd.openxmlformats-officedocument.extended-properties+xml";
    pub(super) const CUSTOM: &str = "application/vnd.openxmlformats-officedocument.custom-properties+xml";
}

/// `word/document.xml`, with what it refers to.
fn main_part(shared: &mut Shared<'_>, enclosures: usize) -> Result<(Vec<u8>, Relationships), DocxError> {
    let (document, house) = (shared.document, shared.house);
    let mut story = Story::new(shared, Kind::Main);
    for (relation, target) in [
        (Relation::Styles, STYLES),
        (Relation::Numbering, NUMBERING),
        (Relation::Settings, SETTINGS),
        (Relation::FontTable, FONT_TABLE),
        (Relation::Theme, THEME),
    ] {
        story.relationships.to(relation, target);
    }
    if !document.notes.is_empty() {
        story.relationships.to(Relation::Footnotes, FOOTNOTES);
    }
    for number in 1..=enclosures {
        story.relationships.to(Relation::CustomXml, &format!("../customXml/item{number}.xml"));
    }
    let header = (!document.running_header.is_empty()).then(|| story.relationships.to(Relation::Header, HEADER));
    let pieces = story.pieces(&document.blocks, Place::at_margin(Voice::Text, None, Align::Start))?;
    let data = Xml::part::<DocxError>("w:document", &NAMESPACES, |xml| {
        xml.element("w:body", &[], |xml| {
            story.write(xml, &pieces, house.text_width())?;
            story.shared.end_rests(xml);
            settings::section(xml, house, header.as_deref());
            Ok(())
        })
    })?;
    Ok((data, story.relationships))
}

/// The number of a note, from 1, by which Word refers to it too.
fn note_number(index: usize) -> usize {
    index + 1
}
