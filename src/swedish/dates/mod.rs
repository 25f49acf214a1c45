//! Dates: as a record writes them (`2024-06-04`), as a document says them (`4 juni 2024`), and as they stand in running
//! text, where [`find`] looks for them.

mod find;
mod parse;
#[cfg(test)]
mod tests;

pub use find::{DateFault, FoundDate, find};
pub use parse::{DateError, parse};

use chrono::{Datelike, NaiveDate, Weekday};

use super::DocLang;
use super::scan::{NBSP, digits_at};

const MONTHS_SV: [&str; 12] = [
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
pub(super) const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// The months' names from January on.
#[must_use]
pub fn month_names(lang: DocLang) -> &'static [&'static str; 12] {
    match lang {
        DocLang::Sv => &MONTHS_SV,
        DocLang::En => &MONTHS_EN,
    }
}

/// The name of a month, 1 to 12.
#[must_use]
pub fn month_name(month: u32, lang: DocLang) -> Option<&'static str> {
    let index = usize::try_from(month).ok()?.checked_sub(1)?;
    month_names(lang).get(index).copied()
}

/// Whether a word is the name of a month, whatever its case.
#[must_use]
pub fn is_month(word: &str, lang: DocLang) -> bool {
    month_names(lang).iter().any(|month| month.to_lowercase() == word.to_lowercase())
}

/// The name of a weekday: `tisdag`, `Tuesday`.
#[must_use]
pub fn weekday_name(weekday: Weekday, lang: DocLang) -> &'static str {
    match (weekday, lang) {
        (Weekday::Mon, DocLang::Sv) => "måndag",
        (Weekday::Tue, DocLang::Sv) => "tisdag",
        (Weekday::Wed, DocLang::Sv) => "onsdag",
        (Weekday::Thu, DocLang::Sv) => "torsdag",
        (Weekday::Fri, DocLang::Sv) => "fredag",
        (Weekday::Sat, DocLang::Sv) => "lördag",
        (Weekday::Sun, DocLang::Sv) => "söndag",
        (Weekday::Mon, DocLang::En) => "Monday",
        (Weekday::Tue, DocLang::En) => "Tuesday",
        (Weekday::Wed, DocLang::En) => "Wednesday",
        (Weekday::Thu, DocLang::En) => "Thursday",
        (Weekday::Fri, DocLang::En) => "Friday",
        (Weekday::Sat, DocLang::En) => "Saturday",
        (Weekday::Sun, DocLang::En) => "Sunday",
    }
}

/// A date as a document says it: `4 juni 2024`, `4 June 2024`, with a fixed space between day and month.
#[must_use]
pub fn long(date: NaiveDate, lang: DocLang) -> String {
    let month = month_name(date.month(), lang).unwrap_or_default();
    format!("{}{NBSP}{month} {}", date.day(), date.year())
}

/// From a first day to a last as a document says it, naming once what they have in common: `10–11 mars 2026`,
/// `30 mars–1 april 2026`, `30 december 2025–2 januari 2026`; a single day as [`long`] has it.
#[must_use]
pub fn span(first: NaiveDate, last: NaiveDate, lang: DocLang) -> String {
    let until = long(last, lang);
    if first == last {
        return until;
    }
    let day = first.day();
    let month = month_name(first.month(), lang).unwrap_or_default();
    match (first.year() == last.year(), first.month() == last.month()) {
        (true, true) => format!("{day}–{until}"),
        (true, false) => format!("{day}{NBSP}{month}–{until}"),
        (false, _) => format!("{}–{until}", long(first, lang)),
    }
}

/// Several days as a document says them, naming once what they have in common: `12, 19 och 26 mars 2026`, `30 mars och 1 april 2026`.
#[must_use]
pub fn each(days: &[NaiveDate], lang: DocLang) -> String {
    let said = |(day, next): (&NaiveDate, Option<&NaiveDate>)| {
        let shared = next.map(|next| (next.year() == day.year(), next.month() == day.month()));
        match shared {
            Some((true, true)) => day.day().to_string(),
            Some((true, false)) => format!("{}{NBSP}{}", day.day(), month_name(day.month(), lang).unwrap_or_default()),
            Some((false, _)) | None => long(*day, lang),
        }
    };
    let next = days.iter().skip(1).map(Some).chain([None]);
    let said: Vec<String> = days.iter().zip(next).map(said).collect();
    let and = match lang {
        DocLang::Sv => "och",
        DocLang::En => "and",
    };
    match said.as_slice() {
        [before @ .., last] if !before.is_empty() => format!("{} {and} {last}", before.join(", ")),
        _ => said.concat(),
    }
}

/// A text whose dates are not parted between two lines: where a day and its month hold together already, the year does so too.
#[must_use]
pub fn unparted(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(' ') {
        let (before, after) = rest.split_at(at);
        result.push_str(before);
        let day = result.trim_end_matches(char::is_alphabetic);
        let dated = day.len() < result.len()
            && day.strip_suffix(NBSP).is_some_and(|day| day.ends_with(|c: char| c.is_ascii_digit()))
            && digits_at(after, 1, 4).len() == 4;
        result.push(if dated { NBSP } else { ' ' });
        rest = &after[1..];
    }
    result + rest
}

/// Whether a month (1 to 12) can have this day.
pub(super) fn day_exists(day: u32, month: u32) -> bool {
    (1..=12).contains(&month) && (1..=days_in_month(month, None)).contains(&day)
}

/// Whether a word is a weekday's name, in Swedish also `tisdagen`.
pub(super) fn names_weekday(word: &str, lang: DocLang) -> bool {
    find::weekday_of(word, lang).is_some()
}

/// How many days a month (1 to 12) has; without a year, the most it can have.
fn days_in_month(month: u32, year: Option<i32>) -> u32 {
    // 2000 was a leap year: without a year, 29 February may exist.
    let year = year.unwrap_or(2000);
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month, day).is_some()).unwrap_or(31)
}
