//! Writing pieces into a part: paragraphs with their properties. Their text is in [`super::runs`], tables in [`super::table`].
//!
//! WordprocessingML calls a flow of text a story: the main document, the footnotes, a header. Each is a part with relationships
//! of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Display;

use super::captions::{self, Series};
use super::contents;
use super::flow::{Content, Paragraph, Piece, Place, pieces};
use super::fonts::{Cut, cut};
use super::language::word_language;
use super::numbering::Numbering;
use super::package::Relationships;
use super::picture::{self, Media};
use super::runs::{Looks, lines, runs, runs_from_word};
use super::style::{CharacterStyle, ParagraphStyle, list_text};
use super::stylesheet::rule_above;
use super::survey::Survey;
use super::table;
use super::xml::Xml;
use super::{DocxError, Options};
use crate::document::parity::plain;
use crate::document::{Align, Block, Document, Inline, Role};
use crate::house::{Faces, House, Length};

/// What the stories of one document share.
pub(super) struct Shared<'a> {
    pub(super) document: &'a Document,
    pub(super) house: &'a House,
    pub(super) faces: &'a Faces<'a>,
    pub(super) survey: Survey<'a>,
    pub(super) numbering: Numbering,
    pub(super) media: Media<'a>,
    /// The notes that have been referred to so far.
    pub(super) cited: BTreeSet<usize>,
    /// The faces that the text so far is set in.
    pub(super) cuts: BTreeSet<Cut>,
    /// How far the captions of each series have been counted.
    pub(super) counted: BTreeMap<Series, u32>,
    /// How many bookmarks there are so far.
    bookmarks: u32,
    /// The bookmarks around what follows a list of contents, which last to the end of the document.
    rests: Vec<u32>,
}

impl<'a> Shared<'a> {
    /// Nothing written yet.
    ///
    /// # Errors
    /// Those of the [`Survey`].
    pub(super) fn new(document: &'a Document, house: &'a House, options: &Options<'a>) -> Result<Self, DocxError> {
        let survey = Survey::of(document, options.heading_pages)?;
        Ok(Self {
            document,
            house,
            faces: options.faces,
            numbering: Numbering::new(survey.headings.next_list()),
            survey,
            media: Media::default(),
            cited: BTreeSet::new(),
            // Whoever goes on writing begins with these letters.
            cuts: BTreeSet::from([cut(house.style(Role::Body))]),
            counted: BTreeMap::new(),
            bookmarks: 0,
            rests: Vec::new(),
        })
    }

    /// The name of the bookmark around what follows the next list of contents.
    pub(super) fn rest_to_come(&self) -> String {
        format!("_rest{}", self.rests.len() + 1)
    }

    /// Begins the bookmark around what follows a list of contents.
    pub(super) fn begin_rest(&mut self, xml: &mut Xml) {
        let (id, name) = (self.next_bookmark(), self.rest_to_come());
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        self.rests.push(id);
    }

    /// Ends the bookmarks around what follows lists of contents.
    pub(super) fn end_rests(&mut self, xml: &mut Xml) {
        for id in self.rests.drain(..) {
            xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        }
    }

    fn next_bookmark(&mut self) -> u32 {
        self.bookmarks += 1;
        self.bookmarks - 1
    }
}

/// Which story: notes and headers may not refer to notes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Main,
    Notes,
    Header,
}

/// One story being written.
pub(super) struct Story<'a, 's> {
    pub(super) shared: &'s mut Shared<'a>,
    pub(super) kind: Kind,
    pub(super) relationships: Relationships,
}

impl<'a, 's> Story<'a, 's> {
    pub(super) fn new(shared: &'s mut Shared<'a>, kind: Kind) -> Self {
        Self { shared, kind, relationships: Relationships::default() }
    }

    /// The pieces that `blocks` come to.
    pub(super) fn pieces(&mut self, blocks: &'a [Block], place: Place<'a>) -> Result<Vec<Piece<'a>>, DocxError> {
        let Shared { house, faces, survey, numbering, .. } = &mut *self.shared;
        pieces(blocks, place, (house, faces), &survey.headings, numbering)
    }

    /// Writes pieces, one after the other.
    pub(super) fn write(&mut self, xml: &mut Xml, pieces: &[Piece<'a>], width: Length) -> Result<(), DocxError> {
        pieces.iter().try_for_each(|piece| match piece {
            Piece::Paragraph(paragraph) => self.paragraph(xml, paragraph, width, |_| ()),
            Piece::Table(placed) => table::table(self, xml, placed, width),
        })
    }

    /// Writes a paragraph; `lead` comes before its text.
    pub(super) fn paragraph(
        &mut self,
        xml: &mut Xml,
        paragraph: &Paragraph<'a>,
        width: Length,
        lead: impl FnOnce(&mut Xml),
    ) -> Result<(), DocxError> {
        xml.element("w:p", &[], |xml| {
            xml.properties("w:pPr", |xml| properties(xml, paragraph, self.shared.house));
            lead(xml);
            self.content(xml, paragraph, width)
        })
    }

    fn content(&mut self, xml: &mut Xml, paragraph: &Paragraph<'a>, width: Length) -> Result<(), DocxError> {
        let look = paragraph.style.look(self.shared.house);
        let looks = Looks::of(&look, paragraph.lang);
        match paragraph.content {
            Content::Text(text) if paragraph.style == ParagraphStyle::Role(Role::Masthead) => {
                // What is too wide for the first column leaves the second one a line of its own.
                let first = text.split(|inline| *inline == Inline::Tab).next().unwrap_or_default();
                let column = self.shared.house.letterhead.column;
                let wide = self.shared.faces.is_wider(&look, &plain(first), column);
                runs(self, xml, text, if wide { looks.breaking_before_tabs() } else { looks })
            }
            Content::Text(text) => runs(self, xml, text, looks),
            Content::Heading { id, text, counted } => {
                let words = |story: &mut Self, xml: &mut Xml| match text {
                    [Inline::Number(_), rest @ ..] if counted.is_counted() => runs_from_word(story, xml, rest, looks),
                    all => runs(story, xml, all, looks),
                };
                match self.shared.survey.bookmarks.get(id).cloned() {
                    Some(name) => self.bookmark(xml, &name, words),
                    None => words(self, xml),
                }
            }
            Content::Caption { series, text } => captions::caption(self, xml, (series, text), looks),
            Content::Entry { entry, begins, ends } => contents::entry(self, xml, entry, (begins, ends), looks),
            Content::Fact { term, description } => {
                runs(self, xml, term, looks.styled(CharacterStyle::Term))?;
                if !description.is_empty() {
                    xml.element("w:r", &[], |xml| xml.empty("w:tab", &[]));
                }
                runs(self, xml, description, looks)
            }
            Content::Code(text) => {
                lines(self, xml, text, looks);
                Ok(())
            }
            Content::Picture(image) => picture::drawing(self, xml, image, width - paragraph.left),
            Content::Nothing => Ok(()),
        }
    }

    /// Writes what `content` writes under a name that fields and links can lead to.
    pub(super) fn bookmark(
        &mut self,
        xml: &mut Xml,
        name: &str,
        content: impl FnOnce(&mut Self, &mut Xml) -> Result<(), DocxError>,
    ) -> Result<(), DocxError> {
        let id = self.shared.next_bookmark();
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        content(self, xml)?;
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        Ok(())
    }

    /// Word's tag of a language, where it is not the document's own.
    pub(super) fn foreign<'l>(&self, lang: Option<&'l str>) -> Option<&'l str> {
        lang.filter(|lang| *lang != self.shared.document.meta.lang).map(word_language)
    }
}

/// `w:pPr`: the style, and what differs from it. In the order of `CT_PPrBase`.
fn properties(xml: &mut Xml, paragraph: &Paragraph<'_>, house: &House) {
    let style = paragraph.style;
    let look = style.look(house);
    if style != ParagraphStyle::Role(Role::Body) {
        xml.val("w:pStyle", style.id());
    }
    if paragraph.keep_next != look.keep_with_next {
        xml.toggle("w:keepNext", paragraph.keep_next);
    }
    if let Some(number) = paragraph.number {
        xml.element("w:numPr", &[], |xml| {
            xml.val("w:ilvl", number.depth - 1);
            xml.val("w:numId", number.list);
        });
    } else if let Content::Heading { counted, .. } = paragraph.content {
        counted.properties(xml);
    }
    if paragraph.rule_above {
        xml.element("w:pBdr", &[], |xml| {
            rule_above(xml, "w:top", house, house.table.gap);
            // Or Word would take two such paragraphs in a row for one box, with one line above it.
            rule_above(xml, "w:between", house, house.table.gap);
        });
    }
    let (before, after) = (paragraph.before.twips(), paragraph.after.twips());
    let mut spacing: Vec<(&'static str, &dyn Display)> = Vec::new();
    if before != look.before.twips() {
        spacing.push(("w:before", &before));
    }
    if after != look.after.twips() {
        spacing.push(("w:after", &after));
    }
    if !spacing.is_empty() {
        xml.empty("w:spacing", &spacing);
    }
    indent(xml, paragraph, house);
    match paragraph.align {
        Align::Start => {}
        Align::Center => xml.val("w:jc", "center"),
        // "end" belongs to the strict variant of the format, which Word 2010 and older do not read.
        Align::End => xml.val("w:jc", "right"),
    }
}

/// `w:ind`, where the paragraph does not stand where its style or its number puts it.
fn indent(xml: &mut Xml, paragraph: &Paragraph<'_>, house: &House) {
    let (left, hanging) = (paragraph.left.twips(), paragraph.hanging.twips());
    match paragraph.number {
        Some(number) if (left, hanging) != (list_text(house, number.depth).twips(), house.list.hang.twips()) => {
            xml.empty("w:ind", &[("w:left", &left), ("w:hanging", &hanging)]);
        }
        None if left != paragraph.style.look(house).indent.twips() => xml.empty("w:ind", &[("w:left", &left)]),
        Some(_) | None => {}
    }
}
