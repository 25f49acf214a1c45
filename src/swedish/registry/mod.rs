//! Registry numbers (diarienummer) by the form that an authority gives them.
//!
//! | Regeringskansliet | example | since |
//! |---|---|---|
//! | series, year, serial, unit | `N2012/6167/RT` | until 2014 |
//! | the serial always with five digits | `N2018/03142/SK` | 2015 |
//! | without the unit | `A2024/00912` | July 2020 |
//! | committees | `Komm2024/00450/KN` | |
//!
//! A number keeps its form for as long as the matter lives, so it is the number's own year that decides which form is
//! right. Other authorities have forms of their own; [`RegistryProfile::Agency`] asks only for what they share.

mod document;
mod ministry;
mod rk;
#[cfg(test)]
mod tests;

pub use document::DocumentNumber;
pub use ministry::ministry_code;

use std::ops::RangeInclusive;

use chrono::NaiveDate;

use crate::diagnostic::{Message, Profile, excerpt};
use crate::message;

/// Whose forms count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegistryProfile {
    /// The ministries, with their committees.
    Regeringskansliet,
    /// Any other authority: letters, digits and `.-/:`, usually with the year.
    Agency,
}

impl From<Profile> for RegistryProfile {
    fn from(profile: Profile) -> Self {
        match profile {
            Profile::Regeringskansliet => Self::Regeringskansliet,
            Profile::Kommun | Profile::Myndighet => Self::Agency,
        }
    }
}

/// A registry number, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryNumber {
    /// The series: a ministry's code, `Komm`, or what an agency writes before year and serial. May be empty at an agency.
    pub series: String,
    /// The year of registration. `None` for an agency that leaves it out.
    pub year: Option<i32>,
    /// The number within series and year.
    pub serial: u32,
    /// What comes after: the unit, or the ministry that a committee belongs to.
    pub suffix: Option<String>,
}

impl RegistryNumber {
    /// Whether it is of a committee (kommitté), which any ministry may have.
    #[must_use]
    pub fn is_committees(&self) -> bool {
        self.series == rk::COMMITTEE
    }
}

/// What is wrong with a registry number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegistryErrorKind {
    /// Nothing there.
    Empty,
    /// Not of the authority's form.
    Form,
    /// No ministry has, or had that year, this series.
    Series,
    /// A year in which nothing was registered.
    Year,
    /// A form that was not in use when the number was given.
    Era,
}

/// Why a text is no registry number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryError {
    /// What is wrong.
    pub kind: RegistryErrorKind,
    /// The same in words, with the form that is wanted.
    pub message: Message,
    /// The number in the right form, if what was written is nearly that.
    pub suggestion: Option<String>,
}

impl RegistryError {
    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        self.suggestion.as_ref().map(|number| message!("menas {number}?", "is {number} meant?"))
    }
}

/// Years that a registry number can have. Older matters are on paper; later ones are slips of the finger.
const YEARS: RangeInclusive<i32> = 1990..=2100;

/// The longest number that any authority is known to write, with room to spare.
const LONGEST: usize = 60;

/// Takes a registry number apart. `on` is the day of the document, which tells the forms of 2020 apart; whether the number's
/// year suits that day is for the caller to judge, for a matter may be older than its documents.
///
/// # Errors
/// For a number that is not of the authority's form in that number's year, with the right form where it can be seen.
pub fn parse(text: &str, profile: RegistryProfile, on: Option<NaiveDate>) -> Result<RegistryNumber, RegistryError> {
    if text.trim().is_empty() {
        return Err(RegistryError {
            kind: RegistryErrorKind::Empty,
            message: message!("diarienumret är tomt", "the registry number is empty"),
            suggestion: None,
        });
    }
    match profile {
        RegistryProfile::Regeringskansliet => rk::parse(text, on),
        RegistryProfile::Agency => agency(text),
    }
}

fn agency(text: &str) -> Result<RegistryNumber, RegistryError> {
    let plain = without_label(text);
    match agency_number(plain) {
        Some(number) if plain == text => Ok(number),
        number => {
            let written = excerpt(text);
            Err(RegistryError {
                kind: RegistryErrorKind::Form,
                message: message!(
                    "”{written}” är inte ett diarienummer: bokstäver, siffror och tecknen . - / : som i 3.1-4788-2026 eller KS 2026/00123",
                    "“{written}” is not a registry number: letters, digits and the signs . - / : as in 3.1-4788-2026 or KS 2026/00123"
                ),
                suggestion: number.map(|_| plain.to_owned()),
            })
        }
    }
}

/// `text` without spaces around it and without the word that says what it is: `Dnr: A2024/00912`.
pub(crate) fn without_label(text: &str) -> &str {
    let text = text.trim();
    let labels = ["diarienummer", "diarienr", "dnr", "d-nr"];
    let label =
        labels.iter().find(|label| text.get(..label.len()).is_some_and(|start| start.eq_ignore_ascii_case(label)));
    let rest = label.and_then(|label| text.get(label.len()..)).unwrap_or(text);
    // "Dnr2024/1" may be an agency's series; a label ends with a sign or a space.
    if rest.starts_with(['.', ':', ' ', '\u{a0}']) { rest.trim_start_matches(['.', ':', ' ', '\u{a0}']) } else { text }
}

fn agency_number(text: &str) -> Option<RegistryNumber> {
    let sign = |c: char| matches!(c, '.' | '-' | '/' | ':' | ' ');
    let allowed = text.len() <= LONGEST && text.chars().all(|c| c.is_alphanumeric() || sign(c));
    // A sign stands between two parts, never first, last or twice.
    if !allowed || text.split(sign).any(str::is_empty) {
        return None;
    }
    let runs: Vec<(usize, &str)> = digit_runs(text);
    let year = runs.iter().rev().find_map(|&(at, run)| {
        let year: i32 = run.parse().ok().filter(|year| run.len() == 4 && YEARS.contains(year))?;
        // The only number is the serial, even where it looks like a year.
        (runs.len() > 1).then_some((at, year))
    });
    let is_year = |at: usize| year.is_some_and(|(year_at, _)| year_at == at);
    let &(serial_at, serial) = runs.iter().rev().find(|&&(at, _)| !is_year(at))?;
    let end = serial_at + serial.len();
    let first = year.map_or(serial_at, |(year_at, _)| year_at.min(serial_at));
    let last = year.map_or(end, |(year_at, _)| end.max(year_at + 4));
    let part = |part: &str| part.trim_matches(sign).to_owned();
    let suffix = part(text.get(last..)?);
    Some(RegistryNumber {
        series: part(text.get(..first)?),
        year: year.map(|(_, year)| year),
        serial: serial.parse().ok()?,
        suffix: Some(suffix).filter(|suffix| !suffix.is_empty()),
    })
}

/// The runs of digits in a text, with their places.
fn digit_runs(text: &str) -> Vec<(usize, &str)> {
    let other = |c: char| !c.is_ascii_digit();
    let mut runs = Vec::new();
    let mut at = 0;
    for piece in text.split_inclusive(other) {
        let run = piece.trim_end_matches(other);
        if !run.is_empty() {
            runs.push((at, run));
        }
        at += piece.len();
    }
    runs
}
