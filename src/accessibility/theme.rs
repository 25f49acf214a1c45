//! Colours: those of the theme, those written out, and what becomes of them.

use std::collections::BTreeMap;

use super::xml::{Element, Space, Visitor};
use crate::house::{Colour, WHITE};

/// What is said of a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// It is left to Word: letters that can be read, or nothing to stand on.
    Automatic,
    /// This one.
    Colour(Colour),
}

impl Ink {
    /// The colour, where one is said.
    pub(super) fn colour(self) -> Option<Colour> {
        match self {
            Self::Automatic => None,
            Self::Colour(colour) => Some(colour),
        }
    }
}

impl From<Option<Colour>> for Ink {
    fn from(colour: Option<Colour>) -> Self {
        colour.map_or(Self::Automatic, Self::Colour)
    }
}

/// The theme's colours, by the names that the text uses.
#[derive(Debug, Default)]
pub(super) struct Palette {
    /// `dk1`, `lt1`, `accent1` …
    scheme: BTreeMap<String, Colour>,
    /// Which of them `bg1`, `t1` … are, where the settings say otherwise than usual.
    mapping: BTreeMap<String, String>,
    /// The colour of the theme whose value is to come.
    slot: Option<String>,
}

impl Palette {
    /// Takes what the settings say of `bg1` and the like (`w:clrSchemeMapping`).
    pub(super) fn map(&mut self, element: &Element<'_>) {
        for name in ["bg1", "t1", "bg2", "t2"] {
            if let Some(of) = element.word(name) {
                self.mapping.insert(name.to_owned(), of.into_owned());
            }
        }
    }

    /// A colour as an element writes it, with attributes of these names; `None` where it is left to Word.
    pub(super) fn colour(&self, element: &Element<'_>, value: &str, theme: &str) -> Option<Colour> {
        let number = |name: &str| element.word(name).and_then(|hex| u8::from_str_radix(&hex, 16).ok());
        let of_theme = element.word(theme).and_then(|name| self.themed(&name));
        let Some(colour) = of_theme else { return element.word(value).and_then(|hex| parse(&hex)) };
        let (tint, shade) = (number(&format!("{theme}Tint")), number(&format!("{theme}Shade")));
        // `w:color` writes themeTint, `w:shd` themeFillTint.
        let short = theme.trim_end_matches("Color");
        let (tint, shade) =
            (tint.or_else(|| number(&format!("{short}Tint"))), shade.or_else(|| number(&format!("{short}Shade"))));
        Some(match (tint, shade) {
            (Some(tint), _) => tinted(colour, tint),
            (None, Some(shade)) => shaded(colour, shade),
            (None, None) => colour,
        })
    }

    fn themed(&self, name: &str) -> Option<Colour> {
        let mapped = |short: &str, usual: &str| self.mapping.get(short).cloned().unwrap_or_else(|| usual.to_owned());
        let long = match name {
            "background1" | "bg1" => mapped("bg1", "light1"),
            "text1" | "tx1" => mapped("t1", "dark1"),
            "background2" | "bg2" => mapped("bg2", "light2"),
            "text2" | "tx2" => mapped("t2", "dark2"),
            other => other.to_owned(),
        };
        let slot = match long.as_str() {
            "dark1" => "dk1",
            "light1" => "lt1",
            "dark2" => "dk2",
            "light2" => "lt2",
            "hyperlink" => "hlink",
            "followedHyperlink" => "folHlink",
            other => other,
        };
        self.scheme.get(slot).copied()
    }
}

impl Visitor for Palette {
    fn start(&mut self, element: &Element<'_>) {
        if element.space != Space::Art {
            return;
        }
        let value = match element.local {
            "dk1" | "lt1" | "dk2" | "lt2" | "accent1" | "accent2" | "accent3" | "accent4" | "accent5" | "accent6"
            | "hlink" | "folHlink" => {
                self.slot = Some(element.local.to_owned());
                return;
            }
            "srgbClr" => element.plain("val"),
            "sysClr" => element.plain("lastClr"),
            _ => return,
        };
        if let (Some(slot), Some(colour)) = (self.slot.take(), value.and_then(|hex| parse(&hex))) {
            self.scheme.entry(slot).or_insert(colour);
        }
    }
}

/// `RRGGBB`; nothing else, `auto` among it, is a colour.
pub(super) fn parse(hex: &str) -> Option<Colour> {
    if hex.len() != 6 || !hex.is_ascii() {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
    Some(Colour { rgb: [part(0)?, part(2)?, part(4)?] })
}

/// The colours of the marker pen (ECMA-376 part 1, 17.18.40); `None` of `none` and what is not known.
pub(super) fn marker(name: &str) -> Option<Colour> {
    let rgb = match name {
        "black" => [0, 0, 0],
        "blue" => [0, 0, 255],
        "cyan" => [0, 255, 255],
        "darkBlue" => [0, 0, 139],
        "darkCyan" => [0, 139, 139],
        "darkGray" => [169, 169, 169],
        "darkGreen" => [0, 100, 0],
        "darkMagenta" => [128, 0, 128],
        "darkRed" => [139, 0, 0],
        "darkYellow" => [128, 128, 0],
        "green" => [0, 255, 0],
        "lightGray" => [211, 211, 211],
        "magenta" => [255, 0, 255],
        "red" => [255, 0, 0],
        "white" => return Some(WHITE),
        "yellow" => [255, 255, 0],
        _ => return None,
    };
    Some(Colour { rgb })
}

/// So much of one colour over another, in per cent.
pub(super) fn mixed(over: Colour, under: Colour, percent: u32) -> Colour {
    let part = |at: usize| {
        let (over, under) = (u32::from(over.rgb[at]), u32::from(under.rgb[at]));
        u8::try_from((over * percent + under * (100 - percent.min(100))) / 100).unwrap_or(u8::MAX)
    };
    Colour { rgb: [part(0), part(1), part(2)] }
}

/// Lighter (ECMA-376 part 1, 17.3.2.6, `themeTint`). Every part of the colour moves as far as its lightness: near enough to tell contrast.
fn tinted(colour: Colour, tint: u8) -> Colour {
    mixed(colour, WHITE, u32::from(tint) * 100 / 255)
}

/// Darker (`themeShade`).
fn shaded(colour: Colour, shade: u8) -> Colour {
    mixed(colour, Colour { rgb: [0; 3] }, u32::from(shade) * 100 / 255)
}

#[cfg(test)]
mod tests {
    use super::{Colour, mixed, parse, shaded, tinted};

    #[test]
    fn a_colour_is_six_hexadecimal_digits_and_nothing_else() {
        assert_eq!(parse("C00000"), Some(Colour { rgb: [192, 0, 0] }));
        for other in ["auto", "red", "C0000", "C000000", "ÅÅÅ", ""] {
            assert_eq!(parse(other), None, "{other}");
        }
    }

    #[test]
    fn tints_are_lighter_and_shades_darker() {
        let (blue, black, white) = (Colour { rgb: [0, 0, 200] }, Colour { rgb: [0; 3] }, Colour { rgb: [255; 3] });
        assert_eq!((tinted(blue, 255), tinted(blue, 0)), (blue, white));
        assert_eq!((shaded(blue, 255), shaded(blue, 0)), (blue, black));
        assert_eq!(mixed(black, white, 50).rgb, [127; 3]);
    }
}
