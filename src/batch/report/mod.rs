//! The report (rapport) of a run: what failed and why, what took long, how large it became.
//!
//! Unlike the manifest it says how fast and when; it proves nothing, and nobody compares it. A pure function from what became of the
//! records to JSON, text and a web page.

mod chart;
mod earlier;
mod html;
mod tally;
mod text;

pub use html::html;
pub use tally::Tally;
pub use text::text;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::gone::{Fate, Gone};
use crate::diagnostic::{Code, Lang, Message, Severity, number};

/// So many of the places where a kind of fault was found are kept, and of the files that are no records, the first by the names of the records. A fault in an archive's own form is in
/// every record of it; all of them would fill the memory, and nobody would read them. They are counted, and stand in the journal.
const KEPT: usize = 1000;

/// What a run has done.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Where the records are, as whoever ran it named it.
    pub source: String,
    /// Which part of the run it is of, such as `2/4`, where that was divided.
    pub part: Option<String>,
    /// Counts of everything.
    pub totals: Totals,
    /// The kinds of fault, the gravest and then the most frequent first.
    pub rules: Vec<Rule>,
    /// Files that turned out to be no records: the first by their names, if there are very many. One of them may have been meant as a record.
    pub left_out: Vec<String>,
    /// The records that took longest, the slowest first.
    pub slowest: Vec<Timed>,
    /// Documents by the year that they are of.
    pub years: BTreeMap<i32, Year>,
    /// Earlier documents that were removed, for others have taken their place: the first, if there are very many.
    pub removed: Vec<String>,
    /// Records of which earlier runs made documents that are still there and that this one did not make, likewise.
    pub left: Vec<Outlived>,
    /// Likewise, of which somebody has changed these since they were made.
    pub edited: Vec<Outlived>,
    /// Records that the run has no more, of which there are or were documents, likewise.
    pub gone: Vec<Gone>,
}

/// A record of which earlier runs made documents that are still there and that this one did not make.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Outlived {
    /// The record.
    pub record: String,
    /// Whether they are its only ones, for none came of it in this run. Otherwise they are of other formats and kinds.
    pub alone: bool,
    /// Whether the record has been changed since any of them was made; false where that is not known.
    pub changed: bool,
    /// Whether it holds secrets now: what was made before that was decided may show them.
    pub secret: bool,
    /// Their paths from the run's directory.
    pub documents: Vec<String>,
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
    /// Earlier documents that were removed.
    pub removed: usize,
    /// Documents of earlier runs that are still there.
    pub left: usize,
    /// Documents of records that the run has no more.
    pub gone: usize,
    /// Documents of such records that were removed.
    pub pruned: usize,
    /// Documents of such records that were to be removed and could not be.
    pub held: usize,
}

/// A kind of fault, and where it was found.
#[derive(Debug, Serialize)]
pub struct Rule {
    /// What kind.
    pub code: Code,
    /// How grave at its gravest.
    pub severity: Severity,
    /// How often.
    pub count: usize,
    /// Where, by record: the first places, if there are very many.
    pub found: Vec<Found>,
}

/// A fault in a record.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Found {
    /// The record.
    pub record: String,
    /// The line, where there is one.
    pub line: Option<usize>,
    /// What is wrong.
    pub message: Message,
}

/// A record and how long it took.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Timed {
    /// The record.
    pub record: String,
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

impl Report {
    /// Adds the records that the run has no more.
    pub fn add_gone(&mut self, mut gone: Vec<Gone>) {
        let count = |is_so: fn(&Fate) -> bool| {
            let documents = gone.iter().filter(|gone| is_so(&gone.fate)).flat_map(|gone| &gone.documents);
            documents.collect::<BTreeSet<_>>().len()
        };
        self.totals.pruned = count(|fate| *fate == Fate::Removed);
        self.totals.held = count(|fate| matches!(fate, Fate::Held(_)));
        self.totals.gone = count(|fate| !matches!(fate, Fate::Removed | Fate::Held(_)));
        gone.truncate(KEPT);
        self.gone = gone;
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

/// One of two words, by the language.
fn word<'w>(lang: Lang, sv: &'w str, en: &'w str) -> &'w str {
    match lang {
        Lang::Sv => sv,
        Lang::En => en,
    }
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
        None => format!("{bytes}\u{a0}{}", word(lang, "byte", if bytes == 1 { "byte" } else { "bytes" })),
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
    use super::{Lang, size, time};
    use crate::diagnostic::number;

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
