//! Two layouts of one document, held against each other.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use libtest_mimic::Failed;

use crate::measure::{Line, Page};

/// How many lines earlier or later a page may end.
const LINES_OFF: usize = 2;
/// How far a line may stand from where it stands on our page, in points: down the sheet, and across it.
const DOWN: f64 = 1.5;
const ACROSS: f64 = 2.0;

/// What was found.
pub(crate) struct Compared {
    /// What is wrong, one sentence each.
    pub(crate) faults: Vec<String>,
    /// What was measured.
    pub(crate) report: String,
}

/// Holds the pages that LibreOffice makes of the Word file against ours.
pub(crate) fn compare(ours: &[Page], word: &[Page]) -> Compared {
    let mut faults = Vec::new();
    let mut report = String::from("page  lines      first line       last line        farthest off\n");
    report += "      pdf word   pdf     word     pdf     word     down   across\n";
    if ours.len() != word.len() {
        faults.push(format!("{} pages in the PDF, {} in Word", ours.len(), word.len()));
    }
    // In any order: where a page ends elsewhere, its footnotes come elsewhere among the lines.
    if letters(ours) != letters(word) {
        faults.push("the letters are not the same".to_owned());
    }
    let (mut before, mut before_there) = (0, 0);
    for (number, (own, other)) in (1..).zip(ours.iter().zip(word)) {
        let off = Off::of(own, other);
        let _ = writeln!(report, "{}", row(number, own, other, &off));
        // Whether the page begins with the same letter.
        if before == before_there {
            if off.down > DOWN || off.across > ACROSS {
                faults.push(format!(
                    "page {number}: \"{}\" stands {:.1} pt lower or higher, {:.1} pt aside",
                    off.line, off.down, off.across
                ));
            }
        } else {
            let _ = writeln!(report, "      begins with another line");
        }
        before += count(own);
        before_there += count(other);
        let between = lines_between(ours, before.min(before_there), before.max(before_there));
        if between > LINES_OFF && number < ours.len() {
            faults.push(format!("page {number} ends {between} lines from where ours does"));
        }
    }
    Compared { faults, report }
}

fn row(number: usize, own: &Page, other: &Page, off: &Off) -> String {
    let base = |line: Option<&Line>| line.map_or(0.0, |line| line.base);
    let [first, first_there] = [own, other].map(|page| base(page.lines.first()));
    let [last, last_there] = [own, other].map(|page| base(page.lines.last()));
    format!(
        "{number:>4} {:>4} {:<4} {first:>6.1} {first_there:>8.1} {last:>8.1} {last_there:>8.1} {:>8.1} {:>8.1}",
        own.lines.len(),
        other.lines.len(),
        off.down,
        off.across
    )
}

/// How far the lines that stand on both pages are off, at most.
#[derive(Default)]
struct Off {
    down: f64,
    across: f64,
    /// The first line that is farthest down.
    line: String,
}

impl Off {
    fn of(own: &Page, other: &Page) -> Self {
        let mut off = Self::default();
        let pairs = [(&own.header, &other.header), (&own.lines, &other.lines)];
        for (lines, there) in pairs {
            let mut rest = there.iter();
            for line in lines {
                let Some(same) = rest.clone().position(|same| same.letters == line.letters) else {
                    // A line that is broken elsewhere; how far the page's end moves is counted in letters.
                    continue;
                };
                let Some(same) = rest.nth(same) else { continue };
                let down = (line.base - same.base).abs();
                let across = (line.left - same.left).abs().max((line.right - same.right).abs());
                if down > off.down || across > off.across {
                    off.line = line.letters.chars().take(40).collect();
                }
                off.down = off.down.max(down);
                off.across = off.across.max(across);
            }
        }
        off
    }
}

/// How often each letter is there.
fn letters(pages: &[Page]) -> BTreeMap<char, usize> {
    let mut letters = BTreeMap::new();
    for letter in pages.iter().flat_map(|page| &page.lines).flat_map(|line| line.letters.chars()) {
        *letters.entry(letter).or_default() += 1;
    }
    letters
}

fn count(page: &Page) -> usize {
    page.lines.iter().map(|line| line.letters.chars().count()).sum()
}

/// How many lines begin from the letter `from` to before the letter `to`.
fn lines_between(pages: &[Page], from: usize, to: usize) -> usize {
    let mut at = 0;
    let mut between = 0;
    for line in pages.iter().flat_map(|page| &page.lines) {
        between += usize::from((from..to).contains(&at));
        at += line.letters.chars().count();
    }
    between
}

/// The comparison can find what it is for.
pub(crate) fn finds_faults() -> Result<(), Failed> {
    let page = |lines: &[(f64, &str)]| {
        let line = |(base, letters): &(f64, &str)| Line {
            base: *base,
            left: 100.0,
            right: 400.0,
            letters: (*letters).to_owned(),
        };
        Page { header: Vec::new(), lines: lines.iter().map(line).collect() }
    };
    let ours = [page(&[(100.0, "a"), (115.0, "b"), (130.0, "c"), (145.0, "d")]), page(&[(100.0, "e"), (115.0, "f")])];
    let tries: [(&[Page], &[&str]); 5] = [
        (&ours, &[]),
        (&[ours[0].clone(), page(&[(100.0, "e"), (117.0, "f")])], &["page 2: \"f\" stands 2.0 pt"]),
        (&[ours[0].clone(), page(&[(100.0, "e")]), page(&[(100.0, "f")])], &["2 pages in the PDF, 3 in Word"]),
        (
            &[page(&[(100.0, "a")]), page(&[(100.0, "b"), (115.0, "c"), (130.0, "d"), (145.0, "e"), (160.0, "f")])],
            &["page 1 ends 3 lines from"],
        ),
        (
            &[page(&[(100.0, "a"), (115.0, "b"), (130.0, "c"), (145.0, "x")]), ours[1].clone()],
            &["the letters are not the same"],
        ),
    ];
    for (word, wanted) in tries {
        let found = compare(&ours, word).faults;
        let told = wanted.iter().all(|fault| found.iter().any(|said| said.contains(fault)));
        if !told || found.is_empty() != wanted.is_empty() {
            return Err(Failed::from(format!("{wanted:?} was to be found, and {found:?} was")));
        }
    }
    Ok(())
}
