//! The report as text: short enough to be read at the end of a run.

use std::fmt::Write as _;

use super::{Report, count, decimal, size, time, word};
use crate::diagnostic::{Lang, Severity, cut};

/// So many places of a fault are shown.
const SHOWN: usize = 5;

/// So much of what is wrong, in characters.
const MESSAGE: usize = 90;

/// The report as text, in which lines end with line feeds.
#[must_use]
pub fn text(report: &Report, lang: Lang) -> String {
    let mut text = String::new();
    // Writing to a string does not fail.
    for rule in report.rules.iter().filter(|rule| rule.severity == Severity::Error) {
        let (code, found) = (rule.code, count(rule.count, lang));
        let _ = writeln!(text, "{code}: {found}");
        for found in rule.found.iter().take(SHOWN) {
            let line = found.line.map(|line| format!(":{line}")).unwrap_or_default();
            let _ = writeln!(text, "  {}{line}: {}", found.record, cut(found.message.in_lang(lang), MESSAGE));
        }
        if rule.count > SHOWN {
            let _ = writeln!(text, "  {} {}", count(rule.count - SHOWN, lang), word(lang, "till", "more"));
        }
    }
    let _ = writeln!(text, "{}", summary(report, lang));
    text
}

/// One line: `18 av 19 poster har handlingar (41 sidor, 2,4 MB i 54 filer); 18 gjordes på 3,1 s, 5,8 i sekunden; 1 lades åt sidan`.
fn summary(report: &Report, lang: Lang) -> String {
    let totals = &report.totals;
    // Where no PDF was made nobody has counted pages.
    let pages = match totals.pages {
        0 => String::new(),
        pages => format!("{} {}, ", count(pages, lang), word(lang, "sidor", "pages")),
    };
    let mut parts = vec![format!(
        "{} {} {} {} ({pages}{} {} {} {})",
        count(totals.made + totals.kept, lang),
        word(lang, "av", "of"),
        count(totals.records - totals.left_out, lang),
        word(lang, "poster har handlingar", "records have documents"),
        size(totals.bytes, lang),
        word(lang, "i", "in"),
        count(totals.documents, lang),
        word(lang, "filer", "files"),
    )];
    if totals.made > 0 {
        parts.push(format!(
            "{} {} {}, {} {}",
            count(totals.made, lang),
            word(lang, "gjordes på", "were made in"),
            time(totals.millis, lang),
            decimal(totals.made as u64 * 1000, totals.millis, lang),
            word(lang, "i sekunden", "a second")
        ));
    }
    for (amount, what) in [
        (totals.kept, word(lang, "var redan klara", "were done already")),
        (totals.put_aside, word(lang, "lades åt sidan", "were put aside")),
        (totals.unwritten, word(lang, "kunde inte skrivas", "could not be written")),
    ] {
        if amount > 0 {
            parts.push(format!("{} {what}", count(amount, lang)));
        }
    }
    parts.join("; ")
}
