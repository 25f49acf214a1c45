//! The report (rapport) of a run: what failed and why, what took long, how large it became.
//!
//! Unlike the manifest it says how fast and when; it proves nothing, and nobody compares it. A pure function from what became of the
//! records to JSON, text and a web page.

mod chart;
mod html;
mod text;

pub use html::html;
pub use text::text;

use std::collections::BTreeMap;

use serde::Serialize;

use super::journal::Entry;
use super::run::{Ended, How};
use crate::diagnostic::{Code, Lang, Severity};

/// So many of the slowest records are named.
const SLOWEST: usize = 10;

/// What a run has done.
#[derive(Debug, Serialize)]
pub struct Report<'r> {
    /// Counts of everything.
    pub totals: Totals,
    /// The kinds of fault, the gravest and then the most frequent first.
    pub rules: Vec<Rule<'r>>,
    /// The records that took longest, the slowest first.
    pub slowest: Vec<Timed<'r>>,
    /// Documents by the year that they are of.
    pub years: BTreeMap<i32, Year>,
}

/// Counts of everything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Records.
    pub records: usize,
    /// Of how many documents were made in this run.
    pub made: usize,
    /// Of how many there were documents already.
    pub kept: usize,
    /// How many were put aside.
    pub put_aside: usize,
    /// How many files were no records.
    pub left_out: usize,
    /// Of how many the documents could not be written.
    pub unwritten: usize,
    /// Documents.
    pub documents: usize,
    /// Pages of the PDFs.
    pub pages: usize,
    /// Bytes of the documents.
    pub bytes: u64,
    /// How long the run took, in milliseconds.
    pub millis: u64,
}

/// A kind of fault, and where it was found.
#[derive(Debug, Serialize)]
pub struct Rule<'r> {
    /// What kind.
    pub code: Code,
    /// How grave at its gravest.
    pub severity: Severity,
    /// Where, by record.
    pub found: Vec<Found<'r>>,
}

/// A fault in a record.
#[derive(Debug, Serialize)]
pub struct Found<'r> {
    /// The record.
    pub record: &'r str,
    /// The line, where there is one.
    pub line: Option<u64>,
    /// What is wrong, in Swedish and in English.
    pub message: [&'r str; 2],
}

impl Found<'_> {
    /// What is wrong.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        let [sv, en] = self.message;
        match lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }
}

/// A record and how long it took.
#[derive(Debug, Serialize)]
pub struct Timed<'r> {
    /// The record.
    pub record: &'r str,
    /// Milliseconds.
    pub millis: u64,
    /// Pages of its PDF.
    pub pages: usize,
}

/// The documents of a year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Year {
    /// Records of which there are documents.
    pub records: usize,
    /// Pages of their PDFs.
    pub pages: usize,
    /// Bytes of all their documents.
    pub bytes: u64,
}

impl<'r> Report<'r> {
    /// A report of what became of records, in a run that took so long.
    #[must_use]
    pub fn new(ended: &'r [Ended], millis: u64) -> Self {
        let mut totals = Totals { records: ended.len(), millis, ..Totals::default() };
        let mut years: BTreeMap<i32, Year> = BTreeMap::new();
        for Ended { how, entry, .. } in ended {
            let counted = match how {
                _ if entry.is_of_no_record() => &mut totals.left_out,
                How::Made => &mut totals.made,
                How::Kept => &mut totals.kept,
                How::PutAside => &mut totals.put_aside,
                How::LeftOut => &mut totals.left_out,
                How::Unwritten => &mut totals.unwritten,
            };
            *counted += 1;
            let bytes: u64 = entry.written.iter().map(|written| written.bytes).sum();
            totals.documents += entry.written.len();
            totals.bytes += bytes;
            if let Some(about) = entry.about.as_ref().filter(|_| !entry.written.is_empty()) {
                totals.pages += about.pages;
                let year = years.entry(chrono::Datelike::year(&about.date)).or_default();
                year.records += 1;
                year.pages += about.pages;
                year.bytes += bytes;
            }
        }
        Self { totals, rules: rules(ended), slowest: slowest(ended), years }
    }

    /// The report as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        // Maps have numbers and texts as keys and numbers have values, so it always succeeds.
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }
}

fn rules(ended: &[Ended]) -> Vec<Rule<'_>> {
    let mut rules: BTreeMap<Code, Rule<'_>> = BTreeMap::new();
    for entry in ended.iter().map(|ended| &ended.entry) {
        for fault in &entry.faults {
            let rule = rules.entry(fault.code).or_insert(Rule {
                code: fault.code,
                severity: fault.severity,
                found: Vec::new(),
            });
            rule.severity = rule.severity.max(fault.severity);
            let message = &fault.detail["message"];
            let message = ["sv", "en"].map(|lang| message[lang].as_str().unwrap_or_default());
            rule.found.push(Found { record: &entry.record, line: fault.detail["line"].as_u64(), message });
        }
    }
    let mut rules: Vec<Rule<'_>> = rules.into_values().collect();
    for rule in &mut rules {
        rule.found.sort_by_key(|found| (found.record, found.line));
    }
    rules.sort_by_key(|rule| std::cmp::Reverse((rule.severity, rule.found.len())));
    rules
}

fn slowest(ended: &[Ended]) -> Vec<Timed<'_>> {
    let timed = |Entry { record, millis, about, .. }: &'_ Entry| {
        (*millis, record.clone(), about.as_ref().map_or(0, |about| about.pages))
    };
    let mut order: Vec<(u64, String, usize, usize)> = ended
        .iter()
        .enumerate()
        .map(|(index, ended)| {
            let (millis, record, pages) = timed(&ended.entry);
            (millis, record, pages, index)
        })
        .filter(|(millis, ..)| *millis > 0)
        .collect();
    order.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.cmp(&other.1)));
    order.truncate(SLOWEST);
    order
        .into_iter()
        .map(|(millis, _, pages, index)| Timed { record: &ended[index].entry.record, millis, pages })
        .collect()
}

/// One of two words, by the language.
fn word<'w>(lang: Lang, sv: &'w str, en: &'w str) -> &'w str {
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
}

/// A number with a fixed space between thousands, as Swedish is written; English has commas.
fn number(value: u64, lang: Lang) -> String {
    let digits = value.to_string();
    let separator = word(lang, "\u{a0}", ",");
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 3 {
        let (before, last) = rest.split_at(rest.len() - 3);
        parts.push(last);
        rest = before;
    }
    parts.push(rest);
    parts.reverse();
    parts.join(separator)
}

/// A count for people.
fn count(value: usize, lang: Lang) -> String {
    number(value as u64, lang)
}

/// A size for people: `940 kB`, `1,2 GB`. A kilobyte is a thousand bytes.
fn size(bytes: u64, lang: Lang) -> String {
    const UNITS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    match UNITS.into_iter().find(|(unit, _)| bytes >= *unit) {
        Some((unit, name)) => format!("{}\u{a0}{name}", decimal(bytes, unit, lang)),
        None => format!("{bytes}\u{a0}{}", word(lang, "byte", "bytes")),
    }
}

/// A quotient with one decimal.
fn decimal(value: u64, by: u64, lang: Lang) -> String {
    let tenths = value.saturating_mul(10) / by.max(1);
    format!("{}{}{}", number(tenths / 10, lang), word(lang, ",", "."), tenths % 10)
}

/// A time for people: `640 ms`, `2,4 s`, `3 min 24 s`.
fn time(millis: u64, lang: Lang) -> String {
    match (millis, millis / 60_000, millis / 1000 % 60) {
        (0..1_000, ..) => format!("{millis}\u{a0}ms"),
        (1_000..60_000, ..) => format!("{}\u{a0}s", decimal(millis, 1_000, lang)),
        (_, minutes, seconds) => format!("{}\u{a0}min {seconds}\u{a0}s", number(minutes, lang)),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lang, number, size, time};

    #[test]
    fn numbers_are_written_as_each_language_writes_them() {
        assert_eq!((number(0, Lang::Sv), number(999, Lang::En)), ("0".into(), "999".into()));
        assert_eq!(
            (number(1_234_567, Lang::Sv), number(1_000, Lang::En)),
            ("1\u{a0}234\u{a0}567".into(), "1,000".into())
        );
        assert_eq!((size(940, Lang::Sv), size(1_250_000, Lang::Sv)), ("940\u{a0}byte".into(), "1,2\u{a0}MB".into()));
        assert_eq!((time(640, Lang::Sv), time(2_400, Lang::En)), ("640\u{a0}ms".into(), "2.4\u{a0}s".into()));
        assert_eq!(time(204_000, Lang::Sv), "3\u{a0}min 24\u{a0}s");
    }
}
