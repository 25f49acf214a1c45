//! Mending a record: every fix that its faults carry, done in the record itself.
//!
//! A fix changes the stretches that it names and nothing else, so comments, layout, quotation marks and line ends stay as they are, and no
//! line is ever added or removed. After each round the record is read again: fixes that overlapped come then, and so does what only shows
//! once a key has its right name. A fix after which the record is worse is not done.

use std::collections::BTreeMap;

use super::{Job, Outcome, check};
use crate::diagnostic::catalogue::{Family, family};
use crate::diagnostic::{Code, Diagnostic, Fix, Message, Replacement};

/// Most rounds. One is enough for most records; what needs more are lists of which each item is a paragraph.
const ROUNDS: usize = 100;

/// A record that has been mended.
#[derive(Debug)]
pub struct Mended {
    /// The record as it is now.
    pub bytes: Vec<u8>,
    /// What has been done, by line.
    pub repairs: Vec<Repair>,
    /// What is left.
    pub left: Outcome,
}

/// One fault that has been mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// The line of the fault, from 1.
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
    for _ in 0..ROUNDS {
        let faults = chosen(&left, &undone);
        let Some((next, found, done)) = round(job, &bytes, &left, &faults, &mut undone) else { break };
        repairs.extend(done);
        (bytes, left) = (next, found);
    }
    repairs.sort_by_key(|repair| (repair.line, repair.code));
    Mended { bytes, repairs, left }
}

/// The faults whose fixes can be done together: of two that overlap, the first.
fn chosen<'o>(outcome: &'o Outcome, undone: &[Repair]) -> Vec<(&'o Diagnostic, &'o Fix)> {
    let mut taken: Vec<&Replacement> = Vec::new();
    let mut faults = Vec::new();
    for fault in &outcome.diagnostics {
        let Some(fix) = &fault.fix else { continue };
        let overlaps = |new: &Replacement| {
            taken.iter().any(|old| old.span.start <= new.span.end && new.span.start <= old.span.end)
        };
        if !fix.replacements.iter().any(overlaps) && !undone.contains(&repair(outcome, fault, fix)) {
            taken.extend(&fix.replacements);
            faults.push((fault, fix));
        }
    }
    faults
}

/// Does some fixes, all of them if the record is none the worse for it, otherwise the first of which that is true. Gives the record after
/// it and what is found in it; `None` where nothing could be done.
fn round(
    job: &Job<'_>,
    bytes: &[u8],
    before: &Outcome,
    faults: &[(&Diagnostic, &Fix)],
    undone: &mut Vec<Repair>,
) -> Option<(Vec<u8>, Outcome, Vec<Repair>)> {
    let attempt = |faults: &[(&Diagnostic, &Fix)]| {
        let bytes = replaced(bytes, faults.iter().flat_map(|(_, fix)| &fix.replacements));
        let after = check(&Job { bytes: &bytes, ..*job });
        let done = faults.iter().map(|(fault, fix)| repair(before, fault, fix)).collect();
        is_none_the_worse(before, &after, faults).then_some((bytes, after, done))
    };
    if faults.is_empty() {
        return None;
    }
    attempt(faults).or_else(|| {
        faults.iter().find_map(|&(fault, fix)| {
            let done = attempt(&[(fault, fix)]);
            if done.is_none() {
                undone.push(repair(before, fault, fix));
            }
            done
        })
    })
}

fn repair(outcome: &Outcome, fault: &Diagnostic, fix: &Fix) -> Repair {
    let span = fault.primary.as_ref().map(|label| label.span);
    let line = span.map_or(1, |span| outcome.sources.file(span.file).place(span.range().start).line);
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
