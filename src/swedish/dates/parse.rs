//! The one form of a date in a record, `2024-06-04` (ISO 8601), and help for whoever wrote another.

use chrono::{Datelike, NaiveDate};

use super::{days_in_month, find, month_name};
use crate::diagnostic::{Message, excerpt};
use crate::message;
use crate::swedish::DocLang;
use crate::swedish::scan::is_space;

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not of the form `2024-06-04`.
    Form {
        /// What was written.
        written: String,
        /// The date that was meant, if that is plain.
        meant: Option<NaiveDate>,
    },
    /// There is no such month.
    Month {
        /// The month.
        month: u32,
        /// The date with day and month the other way round, if that exists.
        meant: Option<NaiveDate>,
    },
    /// The month has no such day.
    Day {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// The day.
        day: u32,
    },
}

impl DateError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Self::Form { ref written, .. } => {
                let written = excerpt(written);
                message!(
                    "”{written}” är inte ett datum av formen ÅÅÅÅ-MM-DD",
                    "“{written}” is not a date of the form YYYY-MM-DD"
                )
            }
            Self::Month { month, .. } => message!(
                "månad {month:02} finns inte: månaderna går från 01 till 12",
                "there is no month {month:02}: months go from 01 to 12"
            ),
            Self::Day { year, month, day } => {
                let days = days_in_month(month, Some(year));
                let name = |lang| month_name(month, lang).unwrap_or_default();
                let (sv, en) = (name(DocLang::Sv), name(DocLang::En));
                message!(
                    "den {day} {sv} finns inte: {sv} {year} har {days} dagar",
                    "there is no {day} {en}: {en} {year} has {days} days"
                )
            }
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match (self, self.suggestion()) {
            (Self::Form { .. }, Some(meant)) => Some(message!("skriv {meant}", "write {meant}")),
            (Self::Form { .. }, None) => Some(message!(
                "skriv år, månad och dag med siffror, till exempel 2024-06-04",
                "write year, month and day in figures, for example 2024-06-04"
            )),
            (_, Some(meant)) => Some(message!(
                "först månaden, sedan dagen: menas {meant}?",
                "first the month, then the day: is {meant} meant?"
            )),
            (_, None) => None,
        }
    }

    /// The date that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<NaiveDate> {
        match self {
            Self::Form { meant, .. } | Self::Month { meant, .. } => *meant,
            Self::Day { .. } => None,
        }
    }
}

impl DateError {
    /// The date that was meant beyond doubt: nothing else can be read, and nothing of what was written is lost.
    #[must_use]
    pub fn certain(&self) -> Option<NaiveDate> {
        let Self::Form { written, meant: Some(meant) } = self else { return None };
        let text = written.trim();
        let numbers: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        let is_certain = match *numbers.as_slice() {
            _ if text.contains(|c: char| c.is_alphabetic()) => in_words(text) == Some(*meant),
            [whole] => whole.len() == 8,
            [year, _, _] if year.len() == 4 => true,
            // Day first, as in Sweden, or month first, as elsewhere: only a day that is no month tells.
            [_, _, year] => year.len() == 4 && (meant.day() > 12 || meant.day() == meant.month()),
            _ => false,
        };
        is_certain.then_some(*meant)
    }
}

/// Reads a date written `2024-06-04`, and in no other way.
///
/// # Errors
/// For another form, with the date that was meant where that is plain, and for a day that does not exist.
pub fn parse(text: &str) -> Result<NaiveDate, DateError> {
    let Some((year, month, day)) = iso_parts(text) else {
        return Err(DateError::Form { written: text.to_owned(), meant: guess(text) });
    };
    if !(1..=12).contains(&month) {
        return Err(DateError::Month { month, meant: NaiveDate::from_ymd_opt(year, day, month) });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(DateError::Day { year, month, day })
}

/// The numbers of exactly `dddd-dd-dd`.
fn iso_parts(text: &str) -> Option<(i32, u32, u32)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let digits = |part: &str, count| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    let shaped = digits(year, 4) && digits(month, 2) && digits(day, 2) && parts.next().is_none();
    shaped.then_some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// The date that somebody means by `4/6 2024`, `240604`, `2024.6.4`, `den 4 juni 2024` or `2024-06-04 09:00`.
fn guess(text: &str) -> Option<NaiveDate> {
    const LONGEST: usize = 60;
    let text = text.trim();
    if text.len() > LONGEST {
        return None;
    }
    in_figures(text).or_else(|| in_words(text)).or_else(|| before_time(text))
}

fn in_figures(text: &str) -> Option<NaiveDate> {
    let separator =
        |c: char| is_space(c) || matches!(c, '-' | '/' | '.' | ',' | '–' | '—' | '−' | '\u{2010}' | '\u{2011}');
    if !text.chars().all(|c| c.is_ascii_digit() || separator(c)) {
        return None;
    }
    let numbers: Vec<&str> = text.split(separator).filter(|part| !part.is_empty()).collect();
    let (year, month, day) = match *numbers.as_slice() {
        [whole] if whole.len() == 8 => (whole.get(..4)?, whole.get(4..6)?, whole.get(6..)?),
        [whole] if whole.len() == 6 => (whole.get(..2)?, whole.get(2..4)?, whole.get(4..)?),
        [year, month, day] if year.len() == 4 => (year, month, day),
        // As it is said in Swedish, the day before the month.
        [day, month, year] if year.len() == 4 => (year, month, day),
        // Three pairs are year, month and day only with hyphens; 4/6/24 and 04.06.24 begin with the day.
        [year, month, day] if text.contains('-') && !text.contains(['/', '.']) && year.len() == 2 => (year, month, day),
        [day, month, year] if text.contains(['/', '.']) && year.len() == 2 => (year, month, day),
        _ => return None,
    };
    if month.len() > 2 || day.len() > 2 {
        return None;
    }
    NaiveDate::from_ymd_opt(full_year(year)?, month.parse().ok()?, day.parse().ok()?)
}

/// Two digits are a year from 1969 to 2068, as POSIX reads them.
fn full_year(digits: &str) -> Option<i32> {
    let year: i32 = digits.parse().ok()?;
    Some(match (digits.len(), year) {
        (2, 69..) => 1900 + year,
        (2, _) => 2000 + year,
        _ => year,
    })
}

fn in_words(text: &str) -> Option<NaiveDate> {
    [DocLang::Sv, DocLang::En].into_iter().find_map(|lang| match find(text, lang).as_slice() {
        [one] if one.range == (0..text.len()) && one.fault().is_none() => one.date(),
        _ => None,
    })
}

/// `2024-06-04 09:00`, `2024-06-04T09:00:00Z`.
fn before_time(text: &str) -> Option<NaiveDate> {
    let (date, time) = (text.get(..10)?, text.get(10..)?);
    let looks_like_time =
        time.starts_with([' ', 'T', 't']) && time.len() > 1 && time.get(1..)?.starts_with(|c: char| c.is_ascii_digit());
    looks_like_time.then(|| parse(date).ok())?
}
