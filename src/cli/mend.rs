//! `check --fix` and `check --diff`: the record itself is mended, or it is shown how it would be.

use std::fmt::Write as _;
use std::fs;
use std::io::{Error, ErrorKind};
use std::ops::Range;
use std::path::Path;

use super::build::unwritable;
use super::new::quoted;
use super::surroundings::Surroundings;
use crate::build::Repair;
use crate::diagnostic::Diagnostic;
use crate::output::{Staged, WriteError};

/// Lines around a change that are shown with it.
const CONTEXT: usize = 3;

/// What was mended, a line each.
pub(super) fn told(name: &str, repairs: &[Repair], around: Surroundings) -> String {
    let mended = around.word("rättat", "mended");
    let line = |Repair { line, code, message }: &Repair| {
        format!("{name}:{line}: {mended}[{code}]: {}\n", message.in_lang(around.lang))
    };
    repairs.iter().map(line).collect()
}

/// Puts a mended record in the place of the old one. A link stays a link: what it leads to is mended.
pub(super) fn write(file: &Path, bytes: &[u8]) -> Result<(), Box<Diagnostic>> {
    let refused = |source: Error| WriteError { path: file.to_owned(), source };
    let write = || {
        let real = fs::canonicalize(file).map_err(refused)?;
        // To take the place of a file that must not be written would be to write it.
        if fs::metadata(&real).map_err(refused)?.permissions().readonly() {
            return Err(refused(ErrorKind::PermissionDenied.into()));
        }
        Staged::write([(real, bytes)]).and_then(Staged::publish).map_err(|error| refused(error.source))
    };
    write().map(|_| ()).map_err(|error| {
        // Elsewhere it would be another record.
        Box::new(Diagnostic { hints: Vec::new(), ..unwritable(&error) })
    })
}

/// A line that says how many of the faults can be mended, and how; nothing where none can.
pub(super) fn offer(found: &[Diagnostic], files: &[impl AsRef<Path>], around: Surroundings) -> Option<String> {
    let mendable = found.iter().filter(|fault| fault.fix.is_some()).count();
    let name = match files {
        [one] => quoted(one.as_ref()),
        _ => around.word("FIL", "FILE").to_owned(),
    };
    let command =
        around.word("kan rättas med protokollant granska --rätta", "can be mended by protokollant check --fix");
    let of = around.word("av", "of");
    (mendable > 0).then(|| format!("{mendable} {of} {} {command} {name}\n", found.len()))
}

/// A line that says of how many faults the record is left as it was approved; nothing where that is so of none.
pub(super) fn withheld(found: &[Diagnostic], around: Surroundings) -> Option<String> {
    let count = found.iter().filter(|fault| fault.is_withheld).count();
    let of = around.word("av", "of");
    let why = around.word(
        "skulle kunna rättas, men --rätta ändrar aldrig en post med status: justerad",
        "could be mended, but --fix never changes a record with status: justerad (approved)",
    );
    (count > 0).then(|| format!("{count} {of} {} {why}\n", found.len()))
}

/// The lines of two texts that differ, with those around them (unified format). Mending adds no lines, so each of the new one is held against that of the
/// old one which it comes from: `before` tells where what is at a byte of the new text stood in the old one.
pub(super) fn diff(name: &str, old: &str, new: &str, before: impl Fn(usize) -> usize) -> String {
    let (old, new) = (lines(old), lines(new));
    let mut counterparts: Vec<Option<&str>> = vec![None; old.len()];
    for (start, line) in &new {
        let from = before(*start);
        let place = old.partition_point(|(start, _)| *start <= from);
        if let Some(counterpart) = place.checked_sub(1).and_then(|place| counterparts.get_mut(place)) {
            *counterpart = Some(line);
        }
    }
    let is_changed = |at: &usize| counterparts[*at] != Some(old[*at].1);
    let changed: Vec<usize> = (0..old.len()).filter(is_changed).collect();
    let kept = |range: Range<usize>| counterparts[range].iter().flatten().count();
    let mut text = format!("--- {name}\n+++ {name}\n");
    let mut rest = changed.as_slice();
    while let Some(first) = rest.first() {
        // Changes with no more than their surroundings between them are shown together.
        let gap = rest.windows(2).position(|pair| pair[1] - pair[0] > 2 * CONTEXT).map_or(rest.len(), |at| at + 1);
        let (together, further) = rest.split_at(gap);
        rest = further;
        let from = first.saturating_sub(CONTEXT);
        let to = together.last().map_or(from, |last| last + 1 + CONTEXT).min(old.len());
        let (here, there) = (from + 1, kept(0..from) + 1);
        // Writing to a string does not fail.
        let _ = writeln!(text, "@@ -{here},{} +{there},{} @@", to - from, kept(from..to));
        let mut at = from;
        while at < to {
            if !is_changed(&at) {
                show(&mut text, ' ', old[at].1);
                at += 1;
                continue;
            }
            let end = (at..to).find(|line| !is_changed(line)).unwrap_or(to);
            old[at..end].iter().for_each(|(_, line)| show(&mut text, '-', line));
            counterparts[at..end].iter().flatten().for_each(|line| show(&mut text, '+', line));
            at = end;
        }
    }
    text
}

fn show(text: &mut String, sign: char, line: &str) {
    text.push(sign);
    text.push_str(line);
    if !line.ends_with(['\n', '\r']) {
        text.push_str("\n\\ No newline at end of file");
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
}

/// The lines of a text with their ends, LF, CRLF, or a lone CR, and where each begins.
fn lines(text: &str) -> Vec<(usize, &str)> {
    let mut lines = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end =
            rest.find(['\n', '\r']).map_or(rest.len(), |at| at + if rest[at..].starts_with("\r\n") { 2 } else { 1 });
        let (line, after) = rest.split_at(end);
        lines.push((text.len() - rest.len(), line));
        rest = after;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::diff;

    #[test]
    fn changes_that_are_far_apart_are_shown_apart() {
        let old = (1..=20).map(|number| format!("rad {number}\n")).collect::<Vec<_>>().concat();
        let new = old.replace("rad 2\n", "Rad 2\n").replace("rad 18\n", "Rad 18\n").replace("rad 19\n", "Rad 19\n");
        let shown = diff("a.yaml", &old, &new, |at| at);
        assert_eq!(
            shown,
            "--- a.yaml\n+++ a.yaml\n@@ -1,5 +1,5 @@\n rad 1\n-rad 2\n+Rad 2\n rad 3\n rad 4\n rad 5\n\
             @@ -15,6 +15,6 @@\n rad 15\n rad 16\n rad 17\n-rad 18\n-rad 19\n+Rad 18\n+Rad 19\n rad 20\n"
        );
    }

    #[test]
    fn a_last_line_without_an_end_is_said_to_have_none() {
        assert_eq!(
            diff("a.yaml", "a: 1\r\nb: 2", "a: 1\r\nb: 3", |at| at),
            "--- a.yaml\n+++ a.yaml\n@@ -1,2 +1,2 @@\n a: 1\r\n-b: 2\n\\ No newline at end of file\n+b: 3\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_line_that_goes_is_shown_and_those_after_it_are_the_same() {
        let old = (1..=12).map(|number| format!("rad {number}\n")).collect::<Vec<_>>().concat();
        let new = old.replace("rad 2\n", "").replace("rad 12\n", "Rad 12\n");
        // The second line of six letters is gone from the sixth byte on.
        let shown = diff("a.yaml", &old, &new, |at| if at < 6 { at } else { at + 6 });
        assert_eq!(
            shown,
            "--- a.yaml\n+++ a.yaml\n@@ -1,5 +1,4 @@\n rad 1\n-rad 2\n rad 3\n rad 4\n rad 5\n\
             @@ -9,4 +8,4 @@\n rad 9\n rad 10\n rad 11\n-rad 12\n+Rad 12\n"
        );
    }
}
