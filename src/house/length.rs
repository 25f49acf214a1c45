//! Lengths, exact in every unit that the formats use.

use std::fmt;
use std::str::FromStr;

use serde::de::{Deserialize, Deserializer};

use crate::diagnostic::Message;
use crate::message;
use crate::source::refused;

/// A length. Kept in English Metric Units (ECMA-376 part 1, 20.1.2.1): 12,700 to the point, 36,000 to the millimetre,
/// so that points, millimetres and centimetres are exact.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Length {
    emu: i64,
}

/// EMU in a typographic point (1/72 inch).
const EMU_PER_PT: i64 = 12_700;
/// EMU in a millimetre.
const EMU_PER_MM: i64 = 36_000;

impl Length {
    /// So many English Metric Units.
    #[must_use]
    pub const fn from_emu(emu: i64) -> Self {
        Self { emu }
    }

    /// So many points.
    #[must_use]
    pub const fn from_pt(points: u32) -> Self {
        // Widening, which `From` cannot do in a constant.
        Self { emu: points as i64 * EMU_PER_PT }
    }

    /// So many twentieths of a point (twips).
    #[must_use]
    pub const fn from_twips(twips: i64) -> Self {
        Self { emu: twips.saturating_mul(EMU_PER_PT / 20) }
    }

    /// English Metric Units.
    #[must_use]
    pub const fn emu(self) -> i64 {
        self.emu
    }

    /// Points (1/72 inch).
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "a length on paper is far below 2^53 EMU, which is 9,000 km")]
    pub fn pt(self) -> f64 {
        self.emu as f64 / EMU_PER_PT as f64
    }

    /// Twentieths of a point (twips, `ST_TwipsMeasure`), rounded to the nearest.
    #[must_use]
    pub const fn twips(self) -> i64 {
        let unit = EMU_PER_PT / 20;
        (self.emu + if self.emu < 0 { -unit / 2 } else { unit / 2 }) / unit
    }

    /// Half points (`ST_HpsMeasure`), rounded to the nearest.
    #[must_use]
    pub const fn half_points(self) -> i64 {
        let unit = EMU_PER_PT / 2;
        (self.emu + if self.emu < 0 { -unit / 2 } else { unit / 2 }) / unit
    }

    /// Eighths of a point (`ST_EighthPointMeasure`, widths of lines), rounded to the nearest.
    #[must_use]
    pub const fn eighth_points(self) -> i64 {
        let unit = EMU_PER_PT / 8;
        (self.emu + if self.emu < 0 { -unit / 2 } else { unit / 2 }) / unit
    }
}

impl std::ops::Add for Length {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self { emu: self.emu + other.emu }
    }
}

impl std::ops::Sub for Length {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self { emu: self.emu - other.emu }
    }
}

/// Why a text is not a length.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthError {
    text: String,
}

impl LengthError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = &self.text;
        message!(
            "\"{text}\" är ingen längd: skriv ett tal med pt, mm eller cm, såsom 12pt eller 25mm",
            "\"{text}\" is not a length: write a number with pt, mm or cm, such as 12pt or 25mm"
        )
    }
}

impl fmt::Display for LengthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().en)
    }
}

impl std::error::Error for LengthError {}

impl FromStr for Length {
    type Err = LengthError;

    fn from_str(text: &str) -> Result<Self, LengthError> {
        let error = || LengthError { text: text.to_owned() };
        let trimmed = text.trim();
        let split = trimmed.len().checked_sub(2).filter(|at| trimmed.is_char_boundary(*at)).ok_or_else(error)?;
        let (number, unit) = trimmed.split_at(split);
        let unit = match unit {
            "pt" => EMU_PER_PT,
            "mm" => EMU_PER_MM,
            "cm" => EMU_PER_MM * 10,
            _ => return Err(error()),
        };
        let number: f64 = number.trim().parse().map_err(|_| error())?;
        // Nothing on a page is less than nothing. Ten metres: more is a slip of the finger, and casts below stay exact.
        if !(0.0..=10_000.0).contains(&number) {
            return Err(error());
        }
        #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "bounded by the line above")]
        let emu = (number * unit as f64).round() as i64;
        Ok(Self { emu })
    }
}

impl<'de> Deserialize<'de> for Length {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(|error: LengthError| refused(&error.message()))
    }
}

#[cfg(test)]
mod tests {
    use super::Length;

    #[test]
    fn a_length_is_exact_in_the_units_of_word_and_of_typst() {
        let inset: Length = "12.5pt".parse().expect("a length");
        assert_eq!((inset.twips(), inset.half_points(), inset.eighth_points()), (250, 25, 100));
        let sheet: Length = "210mm".parse().expect("a length");
        assert_eq!((sheet.emu(), sheet.twips()), (7_560_000, 11_906));
    }

    #[test]
    fn a_length_without_a_unit_or_beyond_reason_is_refused() {
        for text in ["12", "pt", "", "å", "1e9mm", "NaNpt", "12em", "-1pt"] {
            assert!(text.parse::<Length>().is_err(), "{text}");
        }
    }
}
