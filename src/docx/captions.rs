//! Captions whose numbers Word counts: `SEQ` fields (ECMA-376 part 1, 17.16.5.56), filled in already.
//!
//! The series are called as Word itself calls them in the document's language, so that Word's own lists of tables and figures, and what
//! it offers for cross-references, find them.

use super::DocxError;
use super::runs::{Looks, lines, runs};
use super::story::{Kind, Story};
use super::xml::Xml;
use crate::document::Inline;

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Series {
    Tables,
    Figures,
}

impl Series {
    /// The name of the series in documents of that language.
    fn name(self, lang: &str) -> &'static str {
        match (self, lang.starts_with("sv")) {
            (Self::Tables, true) => "Tabell",
            (Self::Tables, false) => "Table",
            (Self::Figures, true) => "Figur",
            (Self::Figures, false) => "Figure",
        }
    }
}

/// Writes a caption. Its first number is a field, except in a footnote, where Word counts by itself.
///
/// # Errors
/// Those of its words.
pub(super) fn caption<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    (series, text): (Series, &'a [Inline]),
    looks: Looks<'a>,
) -> Result<(), DocxError> {
    let counted = |number: &String| number.parse::<u32>().ok().filter(|parsed| parsed.to_string() == *number);
    let number = |inline: &'a Inline| match inline {
        Inline::Number(number) => Some((counted(number)?, None)),
        Inline::Named { id, inlines } => match inlines.as_slice() {
            [Inline::Number(number)] => Some((counted(number)?, Some(id.as_str()))),
            _ => None,
        },
        _ => None,
    };
    let found = text.iter().enumerate().find_map(|(at, inline)| Some((at, number(inline)?)));
    let Some((at, (number, name))) = found.filter(|_| story.kind == Kind::Main) else {
        return runs(story, xml, text, looks);
    };
    runs(story, xml, &text[..at], looks)?;
    let before = story.shared.counted.insert(series, number).unwrap_or_default();
    let label = series.name(&story.shared.document.meta.lang);
    // Where the numbers jump, for a table without a caption has one too.
    let jump = if number == before + 1 { String::new() } else { format!(" \\r {number}") };
    let instruction = format!(" SEQ {label} \\* ARABIC{jump} ");
    let field = |story: &mut Story<'a, '_>, xml: &mut Xml| {
        xml.element("w:fldSimple", &[("w:instr", &instruction)], |xml| lines(story, xml, &number.to_string(), looks));
        Ok(())
    };
    match name.and_then(|name| story.shared.survey.bookmarks.get(name).cloned()) {
        Some(bookmark) => story.bookmark(xml, &bookmark, field)?,
        None => field(story, xml)?,
    }
    runs(story, xml, &text[at + 1..], looks)
}
