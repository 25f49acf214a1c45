//! What a report is made of, gathered while the run goes on. It does not grow with the number of records.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::{Found, KEPT, Outlived, Report, Rule, Timed, Totals, Year};
use crate::batch::journal::Entry;
use crate::batch::maker::Fault;
use crate::batch::run::{Ended, How};
use crate::diagnostic::{Code, Severity};

/// So many of the slowest records are named.
const SLOWEST: usize = 10;

/// What has become of the records so far.
#[derive(Debug, Default)]
pub struct Tally {
    totals: Totals,
    rules: BTreeMap<Code, Places>,
    /// The first of the files that are no records.
    left_out: BTreeSet<String>,
    /// Milliseconds and pages of the slowest records.
    slowest: BTreeSet<(Reverse<u64>, String, usize)>,
    years: BTreeMap<i32, Year>,
    /// The first of the documents that were removed.
    removed: BTreeSet<String>,
    /// The first of the records with documents of earlier runs.
    left: BTreeSet<Outlived>,
    /// Likewise, of which somebody has changed these since.
    edited: BTreeSet<Outlived>,
}

/// Adds to the first of many.
fn keep<T: Ord>(first: &mut BTreeSet<T>, found: T) {
    first.insert(found);
    if first.len() > KEPT {
        first.pop_last();
    }
}

/// Where faults of a kind have been found.
#[derive(Debug)]
struct Places {
    severity: Severity,
    count: usize,
    /// The first, each with its number, for a record can have two alike.
    first: BTreeSet<(Found, usize)>,
}

impl Tally {
    /// Adds a record that has ended.
    pub fn add(&mut self, Ended { how, entry, superseded, .. }: &Ended) {
        let totals = &mut self.totals;
        totals.removed += superseded.removed.len();
        totals.left += superseded.left.len() + superseded.edited.len();
        superseded.removed.iter().for_each(|path| keep(&mut self.removed, path.clone()));
        let changed = superseded.left.iter().any(|left| left.is_of_other);
        let left: Vec<String> = superseded.left.iter().map(|left| left.path.clone()).collect();
        let edited = superseded.edited.clone();
        for (all, changed, documents) in [(&mut self.left, changed, left), (&mut self.edited, false, edited)] {
            let (record, alone) = (entry.record.clone(), entry.written.is_empty());
            let secret = entry.withheld || entry.about.as_ref().is_some_and(|about| about.variant.is_some());
            if !documents.is_empty() {
                keep(all, Outlived { record, alone, changed, secret, documents });
            }
        }
        totals.records += 1;
        let counted = match how {
            _ if entry.is_of_no_record() => &mut totals.left_out,
            How::Made => &mut totals.made,
            How::Kept => &mut totals.kept,
            How::PutAside => &mut totals.put_aside,
            How::LeftOut => &mut totals.left_out,
            How::Unwritten => &mut totals.unwritten,
        };
        *counted += 1;
        if entry.is_of_no_record() {
            keep(&mut self.left_out, entry.record.clone());
        }
        let bytes: u64 = entry.written.iter().map(|written| written.bytes).sum();
        totals.documents += entry.written.len();
        totals.bytes += bytes;
        if let Some(about) = entry.about.as_ref().filter(|_| !entry.written.is_empty()) {
            totals.pages += about.pages;
            let year = self.years.entry(chrono::Datelike::year(&about.date)).or_default();
            year.records += 1;
            year.pages += about.pages;
            year.bytes += bytes;
        }
        for fault in &entry.faults {
            let places = Places { severity: fault.severity, count: 0, first: BTreeSet::new() };
            self.rules.entry(fault.code).or_insert(places).add(&entry.record, fault);
        }
        self.time(entry);
    }

    fn time(&mut self, entry: &Entry) {
        // What was kept took no time.
        if entry.millis > 0 {
            let pages = entry.about.as_ref().map_or(0, |about| about.pages);
            self.slowest.insert((Reverse(entry.millis), entry.record.clone(), pages));
            if self.slowest.len() > SLOWEST {
                self.slowest.pop_last();
            }
        }
    }

    /// The report of a run that took so long, in milliseconds.
    #[must_use]
    pub fn report(self, millis: u64) -> Report {
        let mut rules: Vec<Rule> = self.rules.into_iter().map(|(code, places)| places.rule(code)).collect();
        rules.sort_by_key(|rule| Reverse((rule.severity, rule.count)));
        let timed = |(Reverse(millis), record, pages)| Timed { record, millis, pages };
        let slowest = self.slowest.into_iter().map(timed).collect();
        let totals = Totals { millis, ..self.totals };
        let removed = self.removed.into_iter().collect();
        let [left, edited] = [self.left, self.edited].map(|all| all.into_iter().collect());
        let left_out = self.left_out.into_iter().collect();
        let years = self.years;
        Report { totals, rules, left_out, slowest, years, removed, left, edited, ..Report::default() }
    }
}

impl Places {
    fn add(&mut self, record: &str, fault: &Fault) {
        self.severity = self.severity.max(fault.severity);
        self.count += 1;
        let full = self.first.len() == KEPT;
        let last = self.first.last().map(|(found, _)| (found.record.as_str(), found.line));
        if full && last.is_some_and(|last| last <= (record, fault.line)) {
            return;
        }
        let found = Found { record: record.to_owned(), line: fault.line, message: fault.message.clone() };
        self.first.insert((found, self.count));
        if full {
            self.first.pop_last();
        }
    }

    fn rule(self, code: Code) -> Rule {
        let found = self.first.into_iter().map(|(found, _)| found).collect();
        Rule { code, severity: self.severity, count: self.count, found }
    }
}

#[cfg(test)]
mod tests {
    use super::{KEPT, SLOWEST, Tally};
    use crate::batch::journal::Entry;
    use crate::batch::maker::Fault;
    use crate::batch::run::{Ended, How};
    use crate::batch::superseded::Superseded;
    use crate::diagnostic::{Code, Severity};
    use crate::message;

    fn ended(number: usize) -> Ended {
        let fault = Fault {
            code: Code::RecMissing,
            severity: Severity::Error,
            line: Some(number),
            message: message!("fel {number}", "fault {number}"),
        };
        let entry = Entry {
            record: format!("{:05}.yaml", number * 7919 % (2 * KEPT)),
            basis: String::new(),
            sha256: String::new(),
            named: Vec::new(),
            about: None,
            written: Vec::new(),
            faults: vec![fault.clone(), fault],
            millis: number as u64,
            withheld: false,
        };
        Ended { how: How::PutAside, entry, told: String::new(), superseded: Superseded::default() }
    }

    #[test]
    fn of_a_fault_in_every_record_all_are_counted_and_the_first_by_name_are_kept() {
        let mut tally = Tally::default();
        (0..2 * KEPT).for_each(|number| tally.add(&ended(number)));
        let report = tally.report(1);
        let rule = &report.rules[0];
        assert_eq!((rule.count, rule.found.len()), (4 * KEPT, KEPT));
        let records: Vec<&str> = rule.found.iter().map(|found| found.record.as_str()).collect();
        let expected: Vec<String> = (0..KEPT).map(|place| format!("{:05}.yaml", place / 2)).collect();
        assert_eq!(records, expected);
        let slowest: Vec<u64> = report.slowest.iter().map(|timed| timed.millis).collect();
        assert_eq!(slowest, (0..SLOWEST as u64).map(|place| 2 * KEPT as u64 - 1 - place).collect::<Vec<_>>());
    }
}
