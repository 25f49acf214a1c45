//! The font files of the house's families: what they measure, and what a file can take along of them.

use std::sync::OnceLock;

use skrifa::charmap::Charmap;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider as _};

use super::{Family, House, Length, Style, Weight};
use crate::zipped::Packed;

/// A face made ready to go along with files, with the key that brings it back: made when the first file wants it, and then kept for all
/// others. `None` inside for one that must not go along.
#[derive(Debug, Default)]
pub struct Prepared(OnceLock<Option<(String, Packed)>>);

impl Prepared {
    /// What has been made, which `make` makes if it has not. Of two that make it at once one is kept; they are the same.
    pub(crate) fn get_or_try(
        &self,
        make: impl FnOnce() -> Result<Option<(String, Packed)>, String>,
    ) -> Result<Option<&(String, Packed)>, String> {
        if self.0.get().is_none() {
            let face = make()?;
            return Ok(self.0.get_or_init(|| face).as_ref());
        }
        Ok(self.0.get().and_then(Option::as_ref))
    }
}

/// One font file of a family.
#[derive(Clone, Copy, Debug)]
pub struct Face<'a> {
    /// Which family.
    pub family: Family,
    /// Whether its letters are bold, 700 and more.
    pub bold: bool,
    /// Whether its letters slope.
    pub italic: bool,
    /// The bytes of its file.
    pub data: &'a [u8],
    /// Which of the file's fonts, from 0: a collection holds several.
    pub index: u32,
    /// What it is in files that it goes along with.
    pub prepared: &'a Prepared,
}

/// The font files of a house. Where one is missing its text is measured by rule of thumb, and nothing taken along.
#[derive(Clone, Debug, Default)]
pub struct Faces<'a> {
    /// At most one for each family, weight and slope.
    pub list: Vec<Face<'a>>,
}

impl<'a> Faces<'a> {
    /// The face for a style's letters.
    #[must_use]
    pub fn of(&self, style: &Style) -> Option<&Face<'a>> {
        let bold = style.weight == Weight::Bold;
        self.list.iter().find(|face| (face.family, face.bold, face.italic) == (style.font, bold, style.italic))
    }

    /// What measures lines in a style.
    #[must_use]
    pub fn ruler(&self, style: &Style) -> Ruler<'a> {
        let font = self.of(style).and_then(|face| FontRef::from_index(face.data, face.index).ok());
        // Measured at a size of a thousand, in thousandths of the letters' size.
        let font = font.map(|font| (font.charmap(), font.glyph_metrics(Size::new(1000.0), LocationRef::default())));
        Ruler { font, size: style.size }
    }

    /// Whether text in a style reaches beyond the column in front of which it stands: it does if not even a space fits after it.
    #[must_use]
    pub fn is_wider(&self, style: &Style, text: &str, column: Length) -> bool {
        let ruler = self.ruler(style);
        ruler.width(text) + ruler.width("\u{a0}") > column
    }
}

/// Measures lines of text in one style.
pub struct Ruler<'a> {
    font: Option<(Charmap<'a>, GlyphMetrics<'a>)>,
    size: Length,
}

/// Text longer than this many letters measures the same as one of this length: the whole page and more. Keeps sums small.
const LONGEST: usize = 10_000;

impl Ruler<'_> {
    /// How wide a line is, without kerning. By rule of thumb, letters are half as wide as they are high; bold ones somewhat more.
    #[must_use]
    pub fn width(&self, text: &str) -> Length {
        let letters = text.chars().take(LONGEST);
        let thousandths: i64 = match &self.font {
            None => letters.map(|_| 550).sum(),
            Some((map, metrics)) => {
                let advance = |letter: char| map.map(letter).and_then(|glyph| metrics.advance_width(glyph));
                letters.filter_map(advance).map(whole).sum()
            }
        };
        Length::from_emu(self.size.emu() * thousandths / 1000)
    }
}

/// A measure rounded to a whole number; nothing where it is no length on paper.
#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, and glyphs are not that wide")]
fn whole(thousandths: f32) -> i64 {
    thousandths.round() as i64
}

impl House {
    /// The families of a house, in the order in which files name them.
    #[must_use]
    pub fn families(&self) -> Vec<Family> {
        if self.fonts.serif == self.fonts.sans { vec![Family::Serif] } else { vec![Family::Serif, Family::Sans] }
    }
}
