//! Charts, as SVG within the page. What they show also stands in a table beside them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{Year, size, word};
use crate::diagnostic::Lang;

/// Width of the drawing, in its own units.
const WIDTH: u64 = 720;
/// Height of the tallest bar.
const TALL: u64 = 150;
/// Room above the bars for the scale's upper end.
const ABOVE: u64 = 22;
/// Room under them for the years.
const BELOW: u64 = 24;
/// Most years that are named; of more, every second, third ... is.
const LABELS: i32 = 16;

/// The bytes of each year's documents, a bar for each year from the first to the last.
pub(super) fn years(years: &BTreeMap<i32, Year>, lang: Lang) -> String {
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else { return String::new() };
    let most = years.values().map(|year| year.bytes).max().unwrap_or_default().max(1);
    let span = u64::from(last.abs_diff(*first)) + 1;
    let step = WIDTH * 100 / span;
    let every = (last - first) / LABELS + 1;
    let height = ABOVE + TALL + BELOW;
    let label = word(
        lang,
        "Handlingarnas storlek efter år; siffrorna står i tabellen",
        "Size of documents by year; the figures are in the table",
    );
    let mut svg = format!(
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height}\" role=\"img\" aria-label=\"{label}\">\n\
         <line x1=\"0\" x2=\"{WIDTH}\" y1=\"{ABOVE}\" y2=\"{ABOVE}\" class=\"grid\"/>\n\
         <text x=\"0\" y=\"{}\" class=\"scale\">{}</text>\n",
        ABOVE - 6,
        size(most, lang)
    );
    let foot = ABOVE + TALL;
    for (index, year) in (*first..=*last).enumerate() {
        let left = index as u64 * step;
        if let Some(found) = years.get(&year) {
            let tall = (found.bytes * TALL / most).max(1);
            let _ = writeln!(
                svg,
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{tall}\"><title>{year}: {}</title></rect>",
                hundredths(left + step / 10),
                foot - tall,
                hundredths((step * 8 / 10).min(6000)),
                size(found.bytes, lang)
            );
        }
        if (year - first) % every == 0 {
            let middle = hundredths(left + step / 10 + (step * 8 / 10).min(6000) / 2);
            let _ = writeln!(svg, "<text x=\"{middle}\" y=\"{}\" class=\"year\">{year}</text>", foot + 17);
        }
    }
    let _ = writeln!(svg, "<line x1=\"0\" x2=\"{WIDTH}\" y1=\"{foot}\" y2=\"{foot}\" class=\"axis\"/>\n</svg>");
    svg
}

/// A number of hundredths, as SVG writes it.
fn hundredths(value: u64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}
