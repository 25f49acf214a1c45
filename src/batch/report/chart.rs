//! Charts, as SVG within the page. What they show also stands in a table beside them.

use std::collections::BTreeMap;

use super::{Year, size, word};
use crate::diagnostic::Lang;
use crate::html::Writer;

/// Width of the drawing, in its own units.
const WIDTH: u64 = 720;
/// Height of the tallest bar.
const TALL: u64 = 150;
/// Room above the bars for the scale's upper end.
const ABOVE: u64 = 22;
/// Room under them for the years.
const BELOW: u64 = 24;
/// Room on each side, for the half of the first and the last year's name that may be outside of its bar.
const BESIDE: u64 = 20;
/// Most years that are named; of more, every second, third ... is.
const LABELS: i32 = 16;

/// The bytes of each year's documents, a bar for each year from the first to the last.
pub(super) fn years(page: &mut Writer<()>, years: &BTreeMap<i32, Year>, lang: Lang) {
    let (Some(first), Some(last)) = (years.keys().next(), years.keys().next_back()) else { return };
    let most = years.values().map(|year| year.bytes).max().unwrap_or_default().max(1);
    let span = u64::from(last.abs_diff(*first)) + 1;
    let step = WIDTH * 100 / span;
    let every = (last - first) / LABELS + 1;
    let view = format!("-{BESIDE} 0 {} {}", WIDTH + 2 * BESIDE, ABOVE + TALL + BELOW);
    let label = word(
        lang,
        "Handlingarnas storlek efter år; siffrorna står i tabellen",
        "Size of documents by year; the figures are in the table",
    );
    let across = |page: &mut Writer<()>, class: &str, y: u64| {
        let (end, y) = (WIDTH.to_string(), y.to_string());
        page.void("line", &[("x1", "0"), ("x2", &end), ("y1", &y), ("y2", &y), ("class", class)]);
        page.line();
    };
    let words = |page: &mut Writer<()>, class: &str, (x, y): (&str, u64), words: &str| {
        page.element("text", &[("x", x), ("y", &y.to_string()), ("class", class)], |page| page.text(words));
        page.line();
    };
    let drawing = [("class", "chart"), ("viewBox", view.as_str()), ("role", "img"), ("aria-label", label)];
    page.element("svg", &drawing, |page| {
        page.line();
        across(page, "grid", ABOVE);
        words(page, "scale", ("0", ABOVE - 6), &size(most, lang));
        let foot = ABOVE + TALL;
        for (index, year) in (*first..=*last).enumerate() {
            let left = index as u64 * step + step / 10;
            let wide = (step * 8 / 10).min(6000);
            if let Some(found) = years.get(&year) {
                let tall = (found.bytes * TALL / most).max(1);
                let (x, y) = (hundredths(left), (foot - tall).to_string());
                let bar = [("x", x.as_str()), ("y", &y), ("width", &hundredths(wide)), ("height", &tall.to_string())];
                page.element("rect", &bar, |page| {
                    page.element("title", &[], |page| page.text(&format!("{year}: {}", size(found.bytes, lang))));
                });
                page.line();
            }
            if (year - first) % every == 0 {
                words(page, "year", (&hundredths(left + wide / 2), foot + 17), &year.to_string());
            }
        }
        across(page, "axis", foot);
    });
    page.line();
}

/// A number of hundredths, as SVG writes it.
fn hundredths(value: u64) -> String {
    format!("{}.{:02}", value / 100, value % 100)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::{BESIDE, WIDTH, years};
    use crate::batch::report::Year;
    use crate::diagnostic::Lang;
    use crate::html::Writer;

    #[test]
    fn no_year_s_name_is_cut_off_however_many_there_are() {
        for last in [2009, 2010, 2024, 2100] {
            let mut page = Writer::new(());
            let all: BTreeMap<i32, Year> =
                [2009, last].map(|year| (year, Year { records: 1, pages: 1, bytes: 9 })).into();
            years(&mut page, &all, Lang::Sv);
            let page = page.finish();
            let places = page.split("<text x=\"").skip(1).filter(|text| text.contains("class=\"year\""));
            for place in places.map(|text| text.split('"').next().unwrap().parse::<f64>().unwrap()) {
                // Half of four digits of twelve units each, at most.
                let beside = f64::from(u32::try_from(BESIDE).unwrap());
                let wide = f64::from(u32::try_from(WIDTH).unwrap());
                assert!(place - 16.0 >= -beside && place + 16.0 <= wide + beside, "{last}: {place}");
            }
        }
    }
}
