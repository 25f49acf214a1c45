//! Dates in running text: `den 4 juni 2024`, `tisdagen den 4 juni`, `4–6 juni 2024`, `June 4, 2024`, `2024-06-04`.
//!
//! A scanner that stops at the name of a month, or at four digits and a hyphen, and then looks to both sides. Days that
//! do not exist (`31 juni`) and weekdays that do not fit are found like all others; [`FoundDate::fault`] says so. Dates in
//! figures with the day first (`4/6`) can be fractions and are left to [`crate::swedish::typography::remarks`].

use std::ops::Range;

use chrono::{Datelike, NaiveDate, Weekday};

use super::{MONTHS_EN, MONTHS_SV, WEEKDAYS, days_in_month, month_name, weekday_name};
use crate::diagnostic::Message;
use crate::message;
use crate::swedish::DocLang;
use crate::swedish::scan::{
    char_at, char_before, digits_at, run_before, skip_spaces, skip_spaces_back, word_at, word_before,
};

/// A date that somebody wrote in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundDate {
    /// Where it stands, in bytes: from the weekday, if there is one, to the year.
    pub range: Range<usize>,
    /// Day of the month, existing or not; `None` for "juni 2024".
    pub day: Option<u32>,
    /// Month; 1 to 12 unless it was written in figures.
    pub month: u32,
    /// Year, where it was written.
    pub year: Option<i32>,
    /// Weekday, where it was written.
    pub weekday: Option<Weekday>,
}

/// What is wrong with a date that somebody wrote in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateFault {
    /// There is no such month.
    Month(u32),
    /// The month has no such day.
    Day {
        /// The day.
        day: u32,
        /// The month.
        month: u32,
        /// The year, where it was written.
        year: Option<i32>,
    },
    /// The day is another day of the week.
    Weekday {
        /// The date.
        date: NaiveDate,
        /// The weekday that was written.
        written: Weekday,
    },
}

impl FoundDate {
    /// The date, if day, month and year are written and exist.
    #[must_use]
    pub fn date(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year?, self.month, self.day?)
    }

    /// What is wrong with the date in itself.
    #[must_use]
    pub fn fault(&self) -> Option<DateFault> {
        let (month, year) = (self.month, self.year);
        if !(1..=12).contains(&month) {
            return Some(DateFault::Month(month));
        }
        let day = self.day?;
        if !(1..=days_in_month(month, year)).contains(&day) {
            return Some(DateFault::Day { day, month, year });
        }
        let (date, written) = (self.date()?, self.weekday?);
        (date.weekday() != written).then_some(DateFault::Weekday { date, written })
    }
}

impl DateFault {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match *self {
            Self::Month(month) => {
                message!("månad {month:02} finns inte", "there is no month {month:02}")
            }
            Self::Day { day, month, year } => {
                let days = days_in_month(month, year);
                let name = |lang| month_name(month, lang).unwrap_or_default();
                let (sv, en) = (name(DocLang::Sv), name(DocLang::En));
                match year {
                    Some(year) => message!(
                        "den {day} {sv} finns inte: {sv} {year} har {days} dagar",
                        "there is no {day} {en}: {en} {year} has {days} days"
                    ),
                    None => message!(
                        "den {day} {sv} finns inte: {sv} har högst {days} dagar",
                        "there is no {day} {en}: {en} has at most {days} days"
                    ),
                }
            }
            Self::Weekday { date, written } => {
                let name = |weekday, lang| weekday_name(weekday, lang);
                let (actual_sv, actual_en) = (name(date.weekday(), DocLang::Sv), name(date.weekday(), DocLang::En));
                let (written_sv, written_en) = (name(written, DocLang::Sv), name(written, DocLang::En));
                message!(
                    "{date} är en {actual_sv}, inte en {written_sv}",
                    "{date} is a {actual_en}, not a {written_en}"
                )
            }
        }
    }
}

/// The years that a four-digit number after a month is taken for.
const YEARS: Range<i32> = 1600..2200;

/// All dates in a text, in order; `lang` decides which names of months and days count.
#[must_use]
pub fn find(text: &str, lang: DocLang) -> Vec<FoundDate> {
    let mut found = Vec::new();
    let mut before: Option<char> = None;
    for (at, c) in text.char_indices() {
        let begins_word = !before.is_some_and(char::is_alphanumeric);
        if begins_word && c.is_alphabetic() {
            around_month(text, at, lang, &mut found);
        } else if begins_word && c.is_ascii_digit() && !before.is_some_and(|c| "-\u{2011}/_.+".contains(c)) {
            found.extend(iso_at(text, at, lang));
        }
        before = Some(c);
    }
    found
}

/// A number of a day and where it stands.
#[derive(Clone, Copy)]
struct Day {
    start: usize,
    end: usize,
    value: u32,
}

/// The date or dates whose month is named at `at`.
fn around_month(text: &str, at: usize, lang: DocLang, found: &mut Vec<FoundDate>) {
    let word = word_at(text, at);
    let Some(Name { month, whole }) = month_of(word, lang) else { return };
    let mut end = at + word.len();
    if char_at(text, end).is_some_and(char::is_alphanumeric) {
        return;
    }
    if !whole && char_at(text, end) == Some('.') {
        end += 1;
    }

    let mut days = days_before(text, at, lang);
    // A day that goes with the month before it is not this one's as well: "May 1 May".
    let taken = found.last().map_or(0, |before| before.range.end);
    days.retain(|day| day.start >= taken);
    if days.is_empty() && lang == DocLang::En && whole {
        days = days_after(text, end);
        end = days.last().map_or(end, |day| day.end);
    }
    let year = year_after(text, end, lang);
    if let Some((_, year_end)) = year {
        end = year_end;
    }
    let year = year.map(|(year, _)| year);

    match days.split_last() {
        None if year.is_none() => {}
        None => found.push(FoundDate { range: at..end, day: None, month, year, weekday: None }),
        Some((last, earlier)) => {
            // In "4–6 juni" the month stands with the last day, in "June 4–6" with the first.
            let month_first = last.start > at;
            let mut push = |day: &Day, start: usize, end: usize| {
                let (start, weekday) = prefix(text, start, lang);
                found.push(FoundDate { range: start..end, day: Some(day.value), month, year, weekday });
            };
            for (index, day) in earlier.iter().enumerate() {
                push(day, if month_first && index == 0 { at } else { day.start }, day.end);
            }
            push(last, if month_first && earlier.is_empty() { at } else { last.start }, end);
        }
    }
}

struct Name {
    month: u32,
    /// Whether the name is written out.
    whole: bool,
}

/// The month of this name, written out or by its first letters. English names want their capital: "may" is a verb.
fn month_of(word: &str, lang: DocLang) -> Option<Name> {
    // The longest name has nine letters; everything else is not worth folding.
    if !(3..=9).contains(&word.len()) || (lang == DocLang::En && !word.starts_with(char::is_uppercase)) {
        return None;
    }
    let names = match lang {
        DocLang::Sv => &MONTHS_SV,
        DocLang::En => &MONTHS_EN,
    };
    let index = names.iter().position(|name| {
        let begins = name.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        begins && (word.len() == name.len() || word.len() == 3 || word.eq_ignore_ascii_case("sept"))
    })?;
    let whole = names.get(index).is_some_and(|name| name.len() == word.len());
    Some(Name { month: u32::try_from(index).ok()? + 1, whole })
}

/// The days before a month that is named at `month`: one, or several in "4–6 juni" and "den 4, 5 och 6 juni".
fn days_before(text: &str, month: usize, lang: DocLang) -> Vec<Day> {
    let mut at = skip_spaces_back(text, month, 2);
    if at == month {
        return Vec::new();
    }
    if lang == DocLang::En && word_before(text, at) == "of" {
        at = skip_spaces_back(text, at - "of".len(), 2);
    }
    let Some(last) = day_ending_at(text, at, lang) else { return Vec::new() };
    let article = prefix(text, last.start, lang).0 != last.start;
    if !(1..=31).contains(&last.value) && !article {
        // "45 juni" may be the 45 of something else; "den 45 juni" is a date that does not exist.
        return Vec::new();
    }
    let mut days = vec![last];
    let mut first = last;
    let mut listed = false;
    while let Some((day, by_word)) = earlier_day(text, first, lang, listed) {
        listed |= by_word;
        days.insert(0, day);
        first = day;
    }
    days
}

/// The day before `next` in an enumeration or a range, and whether the word "och" joins them. Days come in order, which
/// tells "den 4 och 5 juni" from "bland 12 och 5 juni".
fn earlier_day(text: &str, next: Day, lang: DocLang, listed: bool) -> Option<(Day, bool)> {
    let gap = skip_spaces_back(text, prefix_article(text, next.start, lang), 1);
    let word = word_before(text, gap);
    let and = match lang {
        DocLang::Sv => "och",
        DocLang::En => "and",
    };
    let sign = char_before(text, gap).filter(|&c| matches!(c, '-' | '–' | '\u{2011}') || (listed && c == ','));
    let (joint, by_word) = if word == and { (gap - word.len(), true) } else { (gap - sign?.len_utf8(), false) };
    let day = day_ending_at(text, skip_spaces_back(text, joint, 1), lang)?;
    let before = char_before(text, skip_spaces_back(text, day.start, 1));
    ((1..next.value).contains(&day.value) && before != Some('§')).then_some((day, by_word))
}

/// The number of one or two digits that ends at `at`, with `:e` or `th` after it, if it stands by itself.
fn day_ending_at(text: &str, at: usize, lang: DocLang) -> Option<Day> {
    let ordinals: &[&str] = match lang {
        DocLang::Sv => &[":e", ":a"],
        DocLang::En => &["st", "nd", "rd", "th"],
    };
    let head = text.get(..at)?;
    let bare = ordinals.iter().find_map(|ordinal| head.strip_suffix(ordinal)).unwrap_or(head);
    let digits = run_before(bare, bare.len(), 3, |c| c.is_ascii_digit());
    let start = bare.len() - digits.len();
    // The 4 of "9.4 juni" or "2,4 juni" is part of another number.
    let mut before = bare.get(..start)?.chars().rev();
    let by_itself = match (before.next(), before.next()) {
        (Some(c), _) if c.is_alphanumeric() => false,
        (Some('.' | ',' | ':'), Some(c)) if c.is_ascii_digit() => false,
        _ => true,
    };
    let value = (digits.len() <= 2 && by_itself).then(|| digits.parse().ok())??;
    Some(Day { start, end: at, value })
}

/// The days after an English month: "June 4", "June 4–6".
fn days_after(text: &str, month_end: usize) -> Vec<Day> {
    let mut days = Vec::new();
    let mut at = skip_spaces(text, month_end, 1);
    if at == month_end {
        return days;
    }
    while let Some(day) = day_starting_at(text, at).filter(|day| (1..=31).contains(&day.value)) {
        if days.last().is_some_and(|last: &Day| last.value >= day.value) {
            break;
        }
        days.push(day);
        match char_at(text, day.end) {
            Some(dash @ ('-' | '–')) => at = day.end + dash.len_utf8(),
            _ => break,
        }
    }
    days
}

fn day_starting_at(text: &str, at: usize) -> Option<Day> {
    let digits = digits_at(text, at, 3);
    let bare = at + digits.len();
    let suffix = word_at(text, bare);
    let end = if matches!(suffix, "st" | "nd" | "rd" | "th") { bare + suffix.len() } else { bare };
    let mut after = text.get(end..)?.chars();
    // "June 4.30" and "June 4:30" are times, "June 4 %" is not June's.
    let by_itself = match (after.next(), after.next()) {
        (Some(c), _) if c.is_alphanumeric() || c == '%' => false,
        (Some('.' | ':'), Some(c)) if c.is_ascii_digit() => false,
        _ => true,
    };
    let value = (digits.len() <= 2 && by_itself).then(|| digits.parse().ok())??;
    Some(Day { start: at, end, value })
}

/// The year after a month or day that ends at `at`, and where it ends itself. English puts a comma before it.
fn year_after(text: &str, at: usize, lang: DocLang) -> Option<(i32, usize)> {
    let comma = lang == DocLang::En && char_at(text, at) == Some(',');
    let after_comma = at + usize::from(comma);
    let start = skip_spaces(text, after_comma, 2);
    let digits = digits_at(text, start, 5);
    let end = start + digits.len();
    let by_itself = start > after_comma && digits.len() == 4 && !char_at(text, end).is_some_and(char::is_alphanumeric);
    let year = by_itself.then(|| digits.parse().ok())??;
    YEARS.contains(&year).then_some((year, end))
}

/// `at` moved back over "den " or "the ".
fn prefix_article(text: &str, at: usize, lang: DocLang) -> usize {
    let gap = skip_spaces_back(text, at, 2);
    let article = word_before(text, gap);
    let wanted = match lang {
        DocLang::Sv => "den",
        DocLang::En => "the",
    };
    if gap < at && article.eq_ignore_ascii_case(wanted) { gap - article.len() } else { at }
}

/// Where a date begins whose first number stands at `at`: before "den" and the weekday, which is returned too.
fn prefix(text: &str, at: usize, lang: DocLang) -> (usize, Option<Weekday>) {
    let start = prefix_article(text, at, lang);
    let gap = skip_spaces_back(text, start, 2);
    let comma = usize::from(char_before(text, gap) == Some(','));
    let word = word_before(text, gap - comma);
    if gap == start {
        return (start, None);
    }
    match weekday_of(word, lang) {
        Some(weekday) => (gap - comma - word.len(), Some(weekday)),
        None => (start, None),
    }
}

/// The weekday that a word names: `tisdag`, `tisdagen`, `Tuesday`.
pub(super) fn weekday_of(word: &str, lang: DocLang) -> Option<Weekday> {
    let word = word.to_lowercase();
    let name = match lang {
        DocLang::Sv => word.strip_suffix("en").unwrap_or(&word),
        DocLang::En => &word,
    };
    WEEKDAYS.into_iter().find(|&weekday| weekday_name(weekday, lang).to_lowercase() == name)
}

/// The date in figures that begins at `at`. A hyphen that does not break lines counts as one.
fn iso_at(text: &str, at: usize, lang: DocLang) -> Option<FoundDate> {
    let mut end = at;
    let mut number = |count: usize, hyphen: bool| -> Option<i32> {
        if hyphen {
            let hyphen = char_at(text, end).filter(|c| matches!(c, '-' | '\u{2011}'))?;
            end += hyphen.len_utf8();
        }
        let digits = digits_at(text, end, count + 1);
        end += digits.len();
        (digits.len() == count).then(|| digits.parse().ok())?
    };
    let year = number(4, false)?;
    let month = u32::try_from(number(2, true)?).ok()?;
    let day = u32::try_from(number(2, true)?).ok()?;
    let mut after = text.get(end..)?.chars();
    let by_itself = match (after.next(), after.next()) {
        (Some('T'), Some(c)) => c.is_ascii_digit(),
        (Some('-' | '\u{2011}' | '/'), Some(c)) => !c.is_alphanumeric(),
        (Some(c), _) => !c.is_alphanumeric() && c != '_',
        (None, _) => true,
    };
    let (start, weekday) = prefix(text, at, lang);
    (by_itself && YEARS.contains(&year)).then_some(FoundDate {
        range: start..end,
        day: Some(day),
        month,
        year: Some(year),
        weekday,
    })
}
