//! Mending a record: every fix that its faults carry, done in the record itself.
//!
//! A fix changes the stretches that it names and nothing else, so comments, layout, quotation marks and line ends stay as they are. No line is ever added,
//! and none removed but that of an entry of a list that goes. After each round the record is read again: fixes that overlapped come then, and so does what only shows
//! once a key has its right name. A fix after which the record is worse is not done.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Job, Outcome, check};
use crate::diagnostic::catalogue::{Family, family};
use crate::diagnostic::{Code, Diagnostic, Fix, Message, Replacement};
use crate::source::Span;

/// Most rounds. One is enough for most records; what needs more are lists of which each item is a paragraph.
const ROUNDS: usize = 100;

/// A record that has been mended.
#[derive(Debug)]
pub struct Mended {
    /// The record as it is now.
    pub bytes: Vec<u8>,
    /// What has been done, by line.
    pub repairs: Vec<Repair>,
    /// Where it was changed.
    pub changes: Changes,
    /// What is left.
    pub left: Outcome,
}

/// One fault that has been mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the fault in the record as it was, from 1.
    pub line: usize,
    /// Its kind.
    pub code: Code,
    /// What was done.
    pub message: Message,
}

/// Mends everything in a record that can be mended without judgement.
#[must_use]
pub fn mend(job: &Job<'_>) -> Mended {
    let mut bytes = job.bytes.to_vec();
    let mut left = check(job);
    let mut repairs = Vec::new();
    let mut undone = Vec::new();
    let mut changes = Changes::default();
    for _ in 0..ROUNDS {
        let told = |fault: &Diagnostic, fix: &Fix| repair(job, &left, &changes, fault, fix);
        let faults = chosen(&left, &undone, told);
        let Some((next, found, done)) = round(job, &bytes, &left, &faults, &mut undone, told) else { break };
        repairs.extend(done.iter().map(|(fault, fix)| told(fault, fix)));
        changes.add(done.iter().flat_map(|(_, fix)| &fix.replacements));
        (bytes, left) = (next, found);
    }
    repairs.sort_by_key(|repair| (repair.line, repair.code));
    Mended { bytes, repairs, changes, left }
}

/// The faults whose fixes can be done together: of two that overlap, the first.
fn chosen<'o>(
    outcome: &'o Outcome,
    undone: &[Repair],
    told: impl Fn(&Diagnostic, &Fix) -> Repair,
) -> Vec<(&'o Diagnostic, &'o Fix)> {
    let mut taken: Vec<&Replacement> = Vec::new();
    let mut faults = Vec::new();
    for fault in &outcome.diagnostics {
        let Some(fix) = &fault.fix else { continue };
        let overlaps = |new: &Replacement| {
            taken.iter().any(|old| old.span.start <= new.span.end && new.span.start <= old.span.end)
        };
        if !fix.replacements.iter().any(overlaps) && !undone.contains(&told(fault, fix)) {
            taken.extend(&fix.replacements);
            faults.push((fault, fix));
        }
    }
    faults
}

/// The rounds of changes that a record has gone through.
#[derive(Clone, Debug, Default)]
pub struct Changes(Vec<Vec<Change>>);

/// A stretch of a record before a round, and the length of what stands there after it.
#[derive(Clone, Debug)]
struct Change {
    range: Range<usize>,
    length: usize,
}

impl Changes {
    /// Where in the record as it was stood what is at a byte of it now. Where something went, what comes after that is there now.
    #[must_use]
    pub fn before(&self, offset: usize) -> usize {
        self.0.iter().rev().fold(offset, |offset, round| {
            let (mut old, mut new) = (0, 0);
            for Change { range, length } in round {
                let start = new + (range.start - old);
                if offset < start {
                    break;
                }
                if offset < start + length {
                    return (range.start + offset - start).min(range.end);
                }
                (old, new) = (range.end, start + length);
            }
            old + offset - new
        })
    }

    fn add<'r>(&mut self, replacements: impl Iterator<Item = &'r Replacement>) {
        let change = |new: &Replacement| Change { range: new.span.range(), length: new.text.len() };
        let mut round: Vec<Change> = replacements.map(change).collect();
        round.sort_by_key(|change| change.range.start);
        self.0.push(round);
    }
}

/// A record after a round, what is found in it, and which faults have been mended.
type Round<'f> = (Vec<u8>, Outcome, Vec<(&'f Diagnostic, &'f Fix)>);

/// Does some fixes, all of them if the record is none the worse for it, otherwise the first of which that is true; `None` where nothing could be done.
fn round<'f>(
    job: &Job<'_>,
    bytes: &[u8],
    before: &Outcome,
    faults: &[(&'f Diagnostic, &'f Fix)],
    undone: &mut Vec<Repair>,
    told: impl Fn(&Diagnostic, &Fix) -> Repair,
) -> Option<Round<'f>> {
    let attempt = |faults: &[(&'f Diagnostic, &'f Fix)]| {
        let bytes = replaced(bytes, faults.iter().flat_map(|(_, fix)| &fix.replacements));
        let after = check(&Job { bytes: &bytes, ..*job });
        is_none_the_worse(before, &after, faults).then(|| (bytes, after, faults.to_vec()))
    };
    if faults.is_empty() {
        return None;
    }
    attempt(faults).or_else(|| {
        faults.iter().find_map(|&(fault, fix)| {
            let done = attempt(&[(fault, fix)]);
            if done.is_none() {
                undone.push(told(fault, fix));
            }
            done
        })
    })
}

/// What is told of a fault that is mended, after these changes.
fn repair(job: &Job<'_>, outcome: &Outcome, changes: &Changes, fault: &Diagnostic, fix: &Fix) -> Repair {
    let span = fault.primary.as_ref().map(|label| label.span);
    let in_record = |span: &Span| fix.replacements.iter().any(|replacement| replacement.span.file == span.file);
    let line = match span {
        Some(span) if in_record(&span) => {
            let before = job.bytes.get(..changes.before(span.range().start)).unwrap_or(job.bytes);
            before.split(|byte| *byte == b'\n').count()
        }
        Some(span) => outcome.sources.file(span.file).place(span.range().start).line,
        None => 1,
    };
    Repair { line, code: fault.code, message: fix.message.clone() }
}

/// Whether a record has no faults, after these have been mended, that it did not have before. What could not be read at all, or stood under
/// a key that does not exist, is looked at only then, and may have faults of its own.
fn is_none_the_worse(before: &Outcome, after: &Outcome, mended: &[(&Diagnostic, &Fix)]) -> bool {
    let counts = |outcome: &Outcome| {
        let mut counts: BTreeMap<Code, usize> = BTreeMap::new();
        outcome.diagnostics.iter().for_each(|fault| *counts.entry(fault.code).or_default() += 1);
        counts
    };
    let last = mended.iter().map(|(fault, _)| family(fault.code)).max();
    let may_show = |code: Code| match last {
        Some(Family::Source) => true,
        Some(Family::Record) => family(code) != Family::Source,
        _ => false,
    };
    let had = counts(before);
    let is_more = |(code, count): &(&Code, &usize)| **count > had.get(code).copied().unwrap_or_default();
    counts(after).iter().filter(is_more).all(|(code, _)| may_show(*code))
}

/// A file with some of its stretches replaced.
fn replaced<'r>(bytes: &[u8], replacements: impl Iterator<Item = &'r Replacement>) -> Vec<u8> {
    let mut replacements: Vec<&Replacement> = replacements.collect();
    replacements.sort_by_key(|replacement| replacement.span);
    let mut result = Vec::with_capacity(bytes.len());
    let mut done = 0;
    for replacement in replacements {
        let range = replacement.span.range();
        result.extend(bytes.get(done..range.start).unwrap_or_default());
        result.extend(replacement.text.as_bytes());
        done = range.end;
    }
    result.extend(bytes.get(done..).unwrap_or_default());
    result
}

#[cfg(test)]
mod tests {
    use super::{Change, Changes};

    #[test]
    fn a_place_is_traced_back_through_all_rounds() {
        let change = |range, length| Change { range, length };
        // "a: x\n- b\n- b\nc: y\n" loses its third line and gets a longer word on the first; then the "y" becomes two letters.
        let changes = Changes(vec![vec![change(3..4, 3), change(9..13, 0)], vec![change(14..15, 2)]]);
        for (now, before) in [(0, 0), (3, 3), (6, 4), (7, 5), (10, 8), (11, 13), (14, 16), (16, 17), (17, 18)] {
            assert_eq!(changes.before(now), before, "{now}");
        }
    }
}
