//! The house style (grafisk profil): every length, font and colour, once.
//!
//! A `house.yaml` is read into a [`House`]. The templates get it as a dictionary, DOCX styles and the web page's CSS are made
//! from it. A [`Role`] without a style, an unknown key or a length without a unit is an error with its line.

mod columns;
mod contrast;
mod faces;
mod length;
mod picture;
mod read;
mod valid;

pub use columns::{SHORT_TABLE, column_widths, is_crowded};
pub use contrast::{LEAST_CONTRAST, WHITE, contrast};
pub use faces::{Face, Faces, Prepared, Ruler};
pub use length::Length;
pub use read::read;
pub use valid::{Valid, overlapping};

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::document::Role;
use crate::swedish::authority::is_same;

/// Marks of bulleted lists, level by level and then from the first again, in the text's own font. Word's usual ones are from a symbol
/// font, which a screen reader reads out as a private character.
pub const LIST_MARKS: [&str; 2] = ["•", "–"];

/// A house style.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct House {
    /// What it is called: `regeringskansliet`.
    pub name: String,
    /// Version of the style, raised with every change that shows.
    pub version: String,
    /// The authorities (myndigheter) whose documents are set in it where nobody chooses a style; of one among several that names none, all others.
    #[serde(default)]
    pub authorities: Vec<String>,
    /// When it was in use.
    #[serde(default)]
    pub valid: Valid,
    /// The sheet.
    pub page: Page,
    /// Font families, by the name that is in the font files.
    pub fonts: Fonts,
    /// Colours.
    pub colours: Colours,
    /// The head of page 1.
    pub letterhead: Letterhead,
    /// The facts of the meeting.
    pub facts: FactsStyle,
    /// Lists.
    pub list: ListStyle,
    /// Tables.
    pub table: TableStyle,
    /// How each role looks.
    pub roles: BTreeMap<Role, Style>,
    /// The sender's addresses by language of the document (`sv`, `en`), a line each.
    #[serde(default)]
    pub contact: BTreeMap<String, Vec<String>>,
    /// Checksum (SHA-256) of the file that it was read from.
    #[serde(skip)]
    pub checksum: String,
}

/// The sheet and what is left free on it.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Width of the sheet.
    pub width: Length,
    /// Height of the sheet.
    pub height: Length,
    /// Free at the top, running header included.
    pub top: Length,
    /// Free at the foot.
    pub bottom: Length,
    /// Free at the left.
    pub left: Length,
    /// Free at the right.
    pub right: Length,
    /// From the upper edge of the sheet to the top of the running header.
    pub header: Length,
}

/// Font families.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fonts {
    /// For running text.
    pub serif: String,
    /// For headings.
    pub sans: String,
    /// Whether they go along with Word files, so that a machine without them shows the house style.
    #[serde(default = "yes")]
    pub embed: bool,
}

fn yes() -> bool {
    true
}

/// Colours, as `#rrggbb`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Colours {
    /// Running text; at least [`LEAST_CONTRAST`] against white.
    pub text: Colour,
    /// Secondary text; at least [`LEAST_CONTRAST`] against white.
    pub muted: Colour,
    /// Lines in tables and above addresses.
    pub rule: Colour,
    /// Links; at least [`LEAST_CONTRAST`] against white.
    pub link: Colour,
}

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: [u8; 3],
}

/// The head of page 1.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letterhead {
    /// From the left margin to the second column.
    pub column: Length,
    /// Height of a logotype, where there is one.
    pub logotype_height: Length,
    /// The logotype. Never shipped: the state's arms are protected (lag 1970:498).
    #[serde(default)]
    pub logotype: Option<Logotype>,
}

/// The sender's logotype.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Logotype {
    /// The picture, relative to the house style's directory.
    pub path: String,
    /// What it shows, in words.
    pub alt: String,
}

/// The facts of the meeting: day, place, who took part.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactsStyle {
    /// Below the last of them.
    pub gap: Length,
}

/// Lists.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ListStyle {
    /// From the text's edge to the bullet or number, and again for each level.
    pub indent: Length,
    /// From where the bullet or number begins to where the text does; see [`House::number_hang`].
    pub hang: Length,
    /// Between items.
    pub gap: Length,
}

/// Tables.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableStyle {
    /// Line under each row.
    pub rule: Length,
    /// Line over the table, under its head and under its last row.
    pub strong_rule: Length,
    /// Between a cell's text and its left and right edge.
    pub inset_x: Length,
    /// Between a cell's text and its upper and lower edge.
    pub inset_y: Length,
    /// Above and below the table.
    pub gap: Length,
}

/// How a role looks.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Style {
    /// Which family.
    pub font: Family,
    /// Size of the letters.
    pub size: Length,
    /// From one line to the next.
    pub line: Length,
    /// Free above the paragraph.
    #[serde(default)]
    pub before: Length,
    /// Free below it. Between two paragraphs stands the greater of the first's `after` and the second's `before`.
    #[serde(default)]
    pub after: Length,
    /// From the left margin to the text.
    #[serde(default)]
    pub indent: Length,
    /// Weight of the letters.
    #[serde(default)]
    pub weight: Weight,
    /// Whether the letters slope.
    #[serde(default)]
    pub italic: bool,
    /// Which colour.
    #[serde(default)]
    pub colour: Ink,
    /// Whether the paragraph stays on the page of the one after it.
    #[serde(default)]
    pub keep_with_next: bool,
}

/// A font family of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// [`Fonts::serif`].
    Serif,
    /// [`Fonts::sans`].
    Sans,
}

/// Weight of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Weight {
    /// 400.
    #[default]
    Regular,
    /// 700.
    Bold,
}

/// A colour of the house.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ink {
    /// [`Colours::text`].
    #[default]
    Text,
    /// [`Colours::muted`].
    Muted,
}

impl House {
    /// Whether it is the style of an authority by that name, or another of which it is known that the same one has it.
    #[must_use]
    pub fn is_of(&self, authority: &str) -> bool {
        self.authorities.iter().any(|own| is_same(own, authority))
    }

    /// Whether it names no authority. Among several it is the style of those that no other names.
    #[must_use]
    pub fn is_of_all(&self) -> bool {
        self.authorities.is_empty()
    }

    /// From the left margin to the right one.
    #[must_use]
    pub fn text_width(&self) -> Length {
        self.page.width - self.page.left - self.page.right
    }

    /// How a role looks.
    ///
    /// # Panics
    /// Never for a house style that [`read`] has accepted: it checks that every role is there.
    #[must_use]
    pub fn style(&self, role: Role) -> &Style {
        &self.roles[&role]
    }

    /// From where the numbers of a list begin to where its text does, with so many items from `start` on: what lists have, and room
    /// for every digit of the last number beyond two.
    #[must_use]
    pub fn number_hang(&self, start: u32, items: usize) -> Length {
        let last = u64::from(start) + u64::try_from(items).unwrap_or_default().saturating_sub(1);
        let more = i64::from(last.checked_ilog10().unwrap_or_default().saturating_sub(1));
        // Digits are about half as wide as they are high.
        self.list.hang + Length::from_emu(self.style(Role::ListItem).size.emu() * 11 / 20 * more)
    }

    /// The name of a style's font family.
    #[must_use]
    pub fn family(&self, family: Family) -> &str {
        match family {
            Family::Serif => &self.fonts.serif,
            Family::Sans => &self.fonts.sans,
        }
    }

    /// The value of a colour.
    #[must_use]
    pub fn ink(&self, ink: Ink) -> Colour {
        match ink {
            Ink::Text => self.colours.text,
            Ink::Muted => self.colours.muted,
        }
    }
}
