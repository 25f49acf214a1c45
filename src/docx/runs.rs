//! Text in a line: runs with their properties, links, references to notes, fields.

use super::fonts::{Cut, cut};
use super::package::Relation;
use super::story::{Kind, Story};
use super::style::CharacterStyle;
use super::stylesheet::fonts;
use super::xml::Xml;
use super::{DocxError, field, note_number};
use crate::document::{Field, Inline, Role};
use crate::house::{House, Style, Weight};

/// How a run differs from its paragraph.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "properties that a run has or has not, each apart from the others")]
pub(super) struct Looks<'a> {
    character: Option<CharacterStyle>,
    strong: bool,
    emphasis: bool,
    strike: bool,
    /// `w:vertAlign`.
    shift: Option<&'static str>,
    code: bool,
    lang: Option<&'a str>,
    /// The paragraph's own. Where its letters slope, emphasis stands upright.
    paragraph: Style,
    /// Whether a jump to the next column goes to a new line.
    breaks_before_tabs: bool,
}

impl<'a> Looks<'a> {
    /// As a paragraph of that style, in that language.
    pub(super) fn of(paragraph: &Style, lang: Option<&'a str>) -> Self {
        Self {
            character: None,
            strong: false,
            emphasis: false,
            strike: false,
            shift: None,
            code: false,
            lang,
            paragraph: *paragraph,
            breaks_before_tabs: false,
        }
    }

    /// The face that its letters are of.
    fn cut(self, house: &House) -> Cut {
        let own = match self.character {
            Some(CharacterStyle::Term) => *house.style(Role::Term),
            _ => self.paragraph,
        };
        let code = self.code || self.character == Some(CharacterStyle::Code);
        let font = if code { house.style(Role::Code).font } else { own.font };
        let weight = if self.strong { Weight::Bold } else { own.weight };
        let italic = if self.emphasis { !self.paragraph.italic } else { own.italic };
        cut(&Style { font, weight, italic, ..own })
    }

    /// With each jump to the next column on a new line.
    pub(super) fn breaking_before_tabs(self) -> Self {
        Self { breaks_before_tabs: true, ..self }
    }

    /// In that style of characters.
    pub(super) fn styled(self, style: CharacterStyle) -> Self {
        Self { character: Some(style), ..self }
    }
}

/// Writes inlines.
///
/// # Errors
/// A reference to a note where Word can have none.
pub(super) fn runs<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    inlines: &'a [Inline],
    looks: Looks<'a>,
) -> Result<(), DocxError> {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Number(words) => run(story, xml, looks, |xml| text(xml, words)),
            Inline::Code(words) => run(story, xml, Looks { code: true, ..looks }, |xml| text(xml, words)),
            Inline::Strong(inner) => runs(story, xml, inner, Looks { strong: true, ..looks })?,
            Inline::Emph(inner) => runs(story, xml, inner, Looks { emphasis: true, ..looks })?,
            Inline::Strike(inner) => runs(story, xml, inner, Looks { strike: true, ..looks })?,
            Inline::Super(inner) => runs(story, xml, inner, Looks { shift: Some("superscript"), ..looks })?,
            Inline::Sub(inner) => runs(story, xml, inner, Looks { shift: Some("subscript"), ..looks })?,
            Inline::Lang { lang, inlines } => runs(story, xml, inlines, Looks { lang: Some(lang), ..looks })?,
            Inline::Named { id, inlines } => match story.shared.survey.bookmarks.get(id.as_str()).cloned() {
                Some(name) => story.bookmark(xml, &name, |story, xml| runs(story, xml, inlines, looks))?,
                None => runs(story, xml, inlines, looks)?,
            },
            Inline::Link { href, inlines } => link(story, xml, href, inlines, looks)?,
            Inline::NoteRef(note) => note_reference(story, xml, *note)?,
            Inline::Break => run(story, xml, looks, |xml| xml.empty("w:br", &[])),
            Inline::Tab => run(story, xml, looks, |xml| {
                if looks.breaks_before_tabs {
                    xml.empty("w:br", &[]);
                }
                xml.empty("w:tab", &[]);
            }),
            Inline::Field(field) => {
                let instruction = match field {
                    Field::Page => "PAGE",
                    Field::Pages => "NUMPAGES",
                };
                // Word puts in the number when it lays out the page.
                xml.element("w:fldSimple", &[("w:instr", &instruction)], |xml| {
                    run(story, xml, looks, |xml| text(xml, "1"));
                });
            }
        }
    }
    Ok(())
}

/// Writes inlines without the spaces that they begin with.
///
/// # Errors
/// As [`runs`].
pub(super) fn runs_from_word<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    inlines: &'a [Inline],
    looks: Looks<'a>,
) -> Result<(), DocxError> {
    let [Inline::Text(words), rest @ ..] = inlines else { return runs(story, xml, inlines, looks) };
    let words = words.trim_start_matches(' ');
    if !words.is_empty() {
        run(story, xml, looks, |xml| text(xml, words));
    }
    runs(story, xml, rest, looks)
}

/// Writes text whose line feeds stay.
pub(super) fn lines(story: &mut Story<'_, '_>, xml: &mut Xml, words: &str, looks: Looks<'_>) {
    run(story, xml, looks, |xml| {
        for (number, line) in words.trim_end_matches('\n').split('\n').enumerate() {
            if number > 0 {
                xml.empty("w:br", &[]);
            }
            text(xml, line);
        }
    });
}

fn run(story: &mut Story<'_, '_>, xml: &mut Xml, looks: Looks<'_>, content: impl FnOnce(&mut Xml)) {
    story.shared.cuts.insert(looks.cut(story.shared.house));
    xml.element("w:r", &[], |xml| {
        xml.properties("w:rPr", |xml| properties(story, xml, looks));
        content(xml);
    });
}

/// `w:rPr`, in the order of `EG_RPrBase`. Strong and emphasised text is set directly: of a character style and a paragraph
/// style that are both bold Word makes regular letters (ECMA-376 part 1, 17.7.3).
fn properties(story: &Story<'_, '_>, xml: &mut Xml, looks: Looks<'_>) {
    let house = story.shared.house;
    match looks.character {
        Some(style) => {
            xml.val("w:rStyle", style.id());
            // A run has one style; in a link, literal text can only take the letters of literal text.
            if looks.code {
                fonts(xml, house.family(house.style(Role::Code).font));
            }
        }
        None if looks.code => xml.val("w:rStyle", CharacterStyle::Code.id()),
        None => {}
    }
    if looks.strong {
        xml.toggle("w:b", true);
        xml.toggle("w:bCs", true);
    }
    if looks.emphasis {
        xml.toggle("w:i", !looks.paragraph.italic);
        xml.toggle("w:iCs", !looks.paragraph.italic);
    }
    if looks.strike {
        xml.toggle("w:strike", true);
    }
    if let Some(shift) = looks.shift {
        xml.val("w:vertAlign", shift);
    }
    if let Some(lang) = story.foreign(looks.lang) {
        xml.val("w:lang", lang);
    }
}

/// The words of a run. Hyphens that Word has elements for are written as those: as characters they would be drawn from another
/// font, or be seen where they should not.
fn text(xml: &mut Xml, words: &str) {
    let mut rest = words;
    while let Some(at) = rest.find(['\u{AD}', '\u{2011}']) {
        let (before, from) = rest.split_at(at);
        plain(xml, before);
        let mut characters = from.chars();
        xml.empty(if characters.next() == Some('\u{AD}') { "w:softHyphen" } else { "w:noBreakHyphen" }, &[]);
        rest = characters.as_str();
    }
    plain(xml, rest);
}

fn plain(xml: &mut Xml, words: &str) {
    if !words.is_empty() {
        // A tab or a line feed in a sentence is a space; in `w:t` Word would jump.
        let words = words.replace(['\t', '\n', '\r'], " ");
        xml.text_element("w:t", &[("xml:space", &"preserve")], &words);
    }
}

fn link<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    href: &str,
    inlines: &'a [Inline],
    looks: Looks<'a>,
) -> Result<(), DocxError> {
    let looks = looks.styled(CharacterStyle::Hyperlink);
    if let Some(target) = href.strip_prefix('#') {
        let bookmark = story.shared.survey.bookmarks.get(target).cloned();
        let bookmark = bookmark.ok_or_else(|| DocxError::Target(target.to_owned()))?;
        let survey = &story.shared.survey;
        // A heading's number is that of its paragraph; one in a caption is the words at the bookmark.
        let (number, switch) = match survey.counted.get(target) {
            Some(number) => (Some(number.clone()), ""),
            None => (survey.headings.number(target).map(str::to_owned), "\\n "),
        };
        if let (Some(number), [Inline::Text(words)]) = (number, inlines)
            && let Some(before) = words.strip_suffix(number.as_str())
        {
            reference(story, xml, (before, &number), &format!("REF {bookmark} {switch}\\h"), &bookmark, looks);
            return Ok(());
        }
        return xml.element("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", &1)], |xml| {
            runs(story, xml, inlines, looks)
        });
    }
    let id = story.relationships.to(Relation::Hyperlink, href);
    let tooltip = href.strip_prefix("mailto:").unwrap_or(href);
    xml.element("w:hyperlink", &[("r:id", &id), ("w:tooltip", &tooltip), ("w:history", &1)], |xml| {
        runs(story, xml, inlines, looks)
    })
}

/// A reference to a heading, table or figure whose number ends it. The number is a field, as `instruction` has it: as it stands there and with a way there (`\h`),
/// it follows where somebody puts another before that one. Words before it lead there too.
fn reference(
    story: &mut Story<'_, '_>,
    xml: &mut Xml,
    (before, number): (&str, &str),
    instruction: &str,
    bookmark: &str,
    looks: Looks<'_>,
) {
    let numbered = |story: &mut Story<'_, '_>, xml: &mut Xml| {
        field::begin(xml, instruction);
        run(story, xml, looks, |xml| text(xml, number));
        field::end(xml);
    };
    if before.is_empty() {
        return numbered(story, xml);
    }
    xml.element("w:hyperlink", &[("w:anchor", &bookmark), ("w:history", &1)], |xml| {
        run(story, xml, looks, |xml| text(xml, before));
        numbered(story, xml);
    });
}

/// The mark of a note. Word makes a note of every mark, so a second one to the same note is a field that repeats the number.
fn note_reference(story: &mut Story<'_, '_>, xml: &mut Xml, note: usize) -> Result<(), DocxError> {
    let number = note_number(note);
    if story.kind != Kind::Main {
        return Err(DocxError::NoteInNote(number));
    }
    let mark = |xml: &mut Xml, content: &dyn Fn(&mut Xml)| {
        xml.element("w:r", &[], |xml| {
            xml.element("w:rPr", &[], |xml| xml.val("w:rStyle", CharacterStyle::FootnoteReference.id()));
            content(xml);
        });
    };
    let reference = |xml: &mut Xml| mark(xml, &|xml| xml.empty("w:footnoteReference", &[("w:id", &number)]));
    let bookmark = format!("_note{number}");
    if !story.shared.cited.insert(note) {
        let instruction = format!("NOTEREF {bookmark} \\h");
        xml.element("w:fldSimple", &[("w:instr", &instruction)], |xml| {
            mark(xml, &|xml| text(xml, &number.to_string()));
        });
    } else if story.shared.survey.cited_again.contains(&note) {
        story.bookmark(xml, &bookmark, |_, xml| {
            reference(xml);
            Ok(())
        })?;
    } else {
        reference(xml);
    }
    Ok(())
}
