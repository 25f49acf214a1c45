//! Numbers that were typed before what the document numbers: items, sections of memoranda, appendices, tables and figures.

use super::super::super::numbering;
use super::super::super::subject::Subject;
use super::super::super::{Section, protocol};
use super::joined::doubled;
use crate::diagnostic::{Diagnostic, Diagnostics, Fix};
use crate::markdown::{Markdown, Series};
use crate::message;
use crate::record::{self, DocumentType, Spanned, protocol as written, protocol::Appendix};
use crate::swedish::{DocLang, dates};

/// Words for what is numbered, before the number.
const COUNTED: &[&str] = &["ärende", "avsnitt", "item", "kapitel", "paragraf", "punkt", "section"];

/// What an appendix is called.
const APPENDIX: &[&str] = &["bilaga", "appendix"];

/// What tables and figures are called.
const TABLE: &[&str] = &["tabell", "table"];
const FIGURE: &[&str] = &["bild", "diagram", "figur", "figure"];

/// Words after which a number is that of something else: "Bilaga 3 till årsredovisningen".
const OF: &[&str] = &["av", "från", "i", "om", "på", "till", "from", "in", "of", "on", "to"];

const SPACE: [char; 2] = [' ', '\u{a0}'];

/// So many headings with their numbers before them are numbered by hand.
const ROW: usize = 2;

/// Most digits of a number of an item.
const DIGITS: usize = 4;

/// The headings of items, whose numbers are those in the minutes; agendas and summonses count from 1.
pub(super) fn items(read: &[protocol::Item], written: &[written::Item<'_>], cx: &mut Diagnostics) {
    let items = || (1..).zip(read.iter().zip(written)).map(|(place, (item, written))| (place, item.number, written));
    let is_own = |number: &str, place: u32, own: u32| number == own.to_string() || number == place.to_string();
    let marked = items().filter(|(place, own, written)| {
        let mark = written.heading.as_ref().and_then(|heading| mark(&heading.value));
        mark.is_some_and(|mark| begins_heading(mark.rest) && is_own(mark.number, *place, *own))
    });
    let row = marked.count() >= ROW;
    for (place, own, written) in items() {
        for heading in [&written.heading, &written.public_heading].into_iter().flatten() {
            let Some(mark) = mark(&heading.value).filter(|mark| !mark.number.contains('.')) else { continue };
            let is_own = is_own(mark.number, place, own);
            // "5 § förvaltningslagen" is no number of the heading.
            if mark.is_typed(is_own, row) {
                numbered(heading, mark.shown, is_own.then_some(mark.rest), &format!("§\u{a0}{own}"), cx);
            }
        }
    }
}

/// The headings of a memorandum's sections.
pub(super) fn sections(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    if subject.kind == Some(DocumentType::Memorandum) {
        level(&subject.record.sections, subject.sections, "", cx);
    }
}

fn level(written: &[record::Section<'_>], read: &[Section], before: &str, cx: &mut Diagnostics) {
    let numbers = numbering::level(read, before);
    let own = |section: &record::Section<'_>, number: &Option<String>| {
        let mark = section.heading.as_ref().and_then(|heading| mark(&heading.value));
        mark.is_some_and(|mark| begins_heading(mark.rest) && number.as_deref() == Some(mark.number))
    };
    let row = written.iter().zip(&numbers).filter(|(section, number)| own(section, number)).count() >= ROW;
    for ((written, read), number) in written.iter().zip(read).zip(&numbers) {
        let Some(number) = number else { continue };
        for heading in [&written.heading, &written.public_heading].into_iter().flatten() {
            let Some(mark) = mark(&heading.value).filter(|mark| !mark.shown.contains('§')) else { continue };
            let is_own = mark.number == number;
            if mark.is_typed(is_own, row) {
                numbered(heading, mark.shown, is_own.then_some(mark.rest), number, cx);
            }
        }
        level(&written.sections, &read.sections, &numbering::within(number), cx);
    }
}

/// A line has a number that was typed, and gets the document's `own`. `alone` is what it is without that, where the number is its own.
fn numbered(line: &Spanned<String>, shown: &str, alone: Option<&str>, own: &str, cx: &mut Diagnostics) {
    let fault = another(shown, alone, own).at(line.span);
    cx.push(match alone.filter(|alone| !alone.is_empty()) {
        Some(alone) => fault.fix(Fix::read(line.span, &line.value, alone)),
        None => fault,
    });
}

/// The fault of a number that was typed.
fn another(shown: &str, alone: Option<&str>, own: &str) -> Diagnostic {
    let fault = message!(
        "\"{shown}\" får ett nummer till: handlingen skriver själv \"{own}\" före det",
        "“{shown}” gets another number: the document itself writes “{own}” before it"
    );
    doubled(fault).hint(match alone {
        Some("") => message!("skriv vad det handlar om", "write what it is about"),
        Some(_) => message!("ta bort \"{shown}\"", "remove “{shown}”"),
        None => message!(
            "ta bort \"{shown}\"; är det \"{own}\" som är fel, rätta numreringen eller ordningen",
            "remove “{shown}”; if “{own}” is what is wrong, correct the numbering or the order"
        ),
    })
}

/// The titles of appendices.
pub(super) fn appendices(appendices: &[Appendix], lang: DocLang, cx: &mut Diagnostics) {
    let word = match lang {
        DocLang::Sv => "Bilaga",
        DocLang::En => "Appendix",
    };
    for (number, appendix) in (1..).zip(appendices) {
        for title in [&appendix.title, &appendix.public_title].into_iter().flatten() {
            appendix_title(title, number, word, cx);
        }
    }
}

fn appendix_title(title: &Spanned<String>, number: u32, word: &str, cx: &mut Diagnostics) {
    let Some(called) = called(&title.value, APPENDIX) else { return };
    let is_own = called.number.is_none_or(|typed| typed == number.to_string());
    numbered(title, called.shown, is_own.then_some(called.rest), &format!("{word} {number}"), cx);
}

/// The captions of tables and figures.
pub(super) fn captions(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let lang = subject.record.lang;
    let captions = subject.texts().into_iter().flat_map(Markdown::captions);
    for (series, span, words) in captions {
        let (names, word) = match (series, lang) {
            (Series::Tables, DocLang::Sv) => (TABLE, "Tabell"),
            (Series::Tables, DocLang::En) => (TABLE, "Table"),
            (Series::Figures, DocLang::Sv) => (FIGURE, "Figur"),
            (Series::Figures, DocLang::En) => (FIGURE, "Figure"),
        };
        let (Some(called), Some(number)) = (called(&words.text, names), subject.counted.number(series, span)) else {
            continue;
        };
        let Some(at) = words.span(0..called.shown.len()) else { continue };
        let is_own = called.number.is_none_or(|typed| typed == number.to_string());
        let fault = another(called.shown, is_own.then_some(called.rest), &format!("{word} {number}")).at(at);
        // The word that comes next goes along, so that something stands where a line begins.
        let next = called.rest.split(SPACE).next().unwrap_or_default();
        let to = words.text.len() - called.rest.len() + next.len();
        let fix = words.span(0..to).filter(|_| is_own && !next.is_empty());
        cx.push(match fix {
            Some(at) => fault.fix(Fix::read(at, &words.text[..to], next)),
            None => fault,
        });
    }
}

/// What something is called and counted as, typed before what it is.
struct Called<'t> {
    /// As it was typed: "Bilaga 1", "Tabell".
    shown: &'t str,
    /// The number or letter alone.
    number: Option<&'t str>,
    /// What comes after it.
    rest: &'t str,
}

/// What a title begins with, if that is one of some words, with or without a number.
fn called<'t>(text: &'t str, words: &[&str]) -> Option<Called<'t>> {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    if !is_of(&text[..end], words) {
        return None;
    }
    let counted = text[end..].trim_start_matches(SPACE);
    let end = counted.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(counted.len());
    let typed = &counted[..end];
    let is_letter = typed.len() == 1 && typed.bytes().all(|letter| letter.is_ascii_uppercase());
    let is_number = is_letter || (!typed.is_empty() && typed.bytes().all(|digit| digit.is_ascii_digit()));
    let after = if is_number { &counted[end..] } else { counted };
    let rest = after.trim_start_matches(|letter: char| SPACE.contains(&letter) || ".:)–-,".contains(letter));
    // "Bilaga 3 till årsredovisningen" is an appendix of something else.
    let is_title = begins_heading(rest) || after.starts_with(':') || (is_number && rest.is_empty());
    let next = rest.split(SPACE).next().unwrap_or_default();
    let shown = text[..text.len() - rest.len()].trim_end_matches(|letter: char| !letter.is_alphanumeric());
    (is_title && !is_of(next, OF)).then_some(Called { shown, number: is_number.then_some(typed), rest })
}

/// A number that was typed before a heading.
struct Mark<'t> {
    /// As it was typed: "§ 31", "2.1", "Punkt 3:".
    shown: &'t str,
    /// The number alone: "31", "2.1".
    number: &'t str,
    /// What comes after it.
    rest: &'t str,
    /// Whether nothing but a space shows that it is no part of the heading. "2.1" is the number of a section.
    is_bare: bool,
}

impl Mark<'_> {
    /// Whether it was typed as the number of a heading. `row` says that other headings beside it begin with their numbers too: "3 New schools" alone is
    /// a number of schools.
    fn is_typed(&self, is_own: bool, row: bool) -> bool {
        let word = self.rest.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
        // "1 Maj-firandet".
        let is_day = [DocLang::Sv, DocLang::En].into_iter().any(|lang| dates::is_month(word, lang));
        begins_heading(self.rest) && (!self.is_bare || (is_own && row && !is_day))
    }
}

/// Whether what comes after a number is a heading of its own.
fn begins_heading(rest: &str) -> bool {
    rest.starts_with(|first: char| first.is_uppercase() || matches!(first, '"' | '”' | '“'))
}

/// The number that a heading begins with, if it does.
fn mark(text: &str) -> Option<Mark<'_>> {
    let word = text.split(SPACE).next().filter(|word| is_of(word, COUNTED));
    let before =
        word.map_or_else(|| text.strip_prefix("§§").or_else(|| text.strip_prefix('§')), |word| text.strip_prefix(word));
    let from_number = before.unwrap_or(text).trim_start_matches(SPACE);
    let digits =
        from_number.find(|letter: char| !(letter.is_ascii_digit() || letter == '.')).unwrap_or(from_number.len());
    let number = from_number[..digits].trim_end_matches('.');
    let after = &from_number[number.len()..];
    let parts = |part: &str| !part.is_empty() && part.len() <= DIGITS;
    if !number.split('.').all(parts) {
        return None;
    }
    let signed = after.trim_start_matches(SPACE).strip_prefix('§');
    let after = signed.unwrap_or(after);
    let stop = after.strip_prefix(['.', ')', ':']);
    let ended = stop.unwrap_or(after);
    let rest = ended.trim_start_matches(SPACE);
    // Between them a space shows that the number has ended: "3:e avenyn", "2G".
    if rest.len() == ended.len() || rest.is_empty() {
        return None;
    }
    let is_marked = before.is_some() || signed.is_some();
    let heading = if is_marked {
        rest.strip_prefix(['–', '-', ':']).map_or(rest, |rest| rest.trim_start_matches(SPACE))
    } else {
        rest
    };
    let shown = text[..text.len() - rest.len()].trim_end();
    Some(Mark { shown, number, rest: heading, is_bare: !is_marked && stop.is_none() && !number.contains('.') })
}

/// Whether a word is one of some, whatever its case.
fn is_of(word: &str, words: &[&str]) -> bool {
    words.contains(&word.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::mark;

    #[test]
    fn numbers_are_found_as_people_type_them_before_headings() {
        for (text, shown, number, rest) in [
            ("§ 31 Budget", "§ 31", "31", "Budget"),
            ("§31 – Budget", "§31", "31", "Budget"),
            ("31 § Budget", "31 §", "31", "Budget"),
            ("2. Budget", "2.", "2", "Budget"),
            ("2) Budget", "2)", "2", "Budget"),
            ("2.1. Budget", "2.1.", "2.1", "Budget"),
            ("2.1 Budget", "2.1", "2.1", "Budget"),
            ("Ärende 3: Budget", "Ärende 3:", "3", "Budget"),
        ] {
            let found = mark(text).map(|mark| (mark.shown, mark.number, mark.rest));
            assert_eq!(found, Some((shown, number, rest)), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_a_part_of_the_heading_are_none() {
        for text in [
            "Budget 2026",
            "3:e avenyn",
            "2G",
            "§ 31/2026 Budget",
            "5",
            "§ 5",
            "1,5 miljoner",
            "Punkten",
            "20260101 Start",
        ] {
            assert!(mark(text).is_none(), "{text}");
        }
    }
}
