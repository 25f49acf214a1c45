//! Where the lines of a PDF stand.

use std::path::Path;

use quick_xml::escape::unescape;

use crate::office::{run, text};

/// A page, as its lines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Page {
    /// The running header.
    pub(crate) header: Vec<Line>,
    /// The lines of the text and, below them, of the footnotes.
    pub(crate) lines: Vec<Line>,
}

/// A line, across all columns.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// From the upper edge of the sheet to what the letters stand on, in points.
    pub(crate) base: f64,
    /// From the left edge of the sheet to the first and the last letter.
    pub(crate) left: f64,
    pub(crate) right: f64,
    /// The letters, without spaces: how two words are parted is no matter of place. Dots that lead the eye to a page number are left
    /// out: each program sets as many as there is room for, at distances of its own.
    pub(crate) letters: String,
}

/// Letters whose base lines are no farther apart than this stand in one line: less than the least pitch, more than a footnote's
/// mark is raised.
const ONE_LINE: f64 = 5.4;
/// Height and depth of the letters, in ems, that poppler takes where a font does not say.
const ASCENT: f64 = 0.95;
const DESCENT: f64 = 0.35;

/// The lines of each page. What stands above `top` on any page but the first is the running header.
pub(crate) fn pages(pdf: &Path, top: f64) -> Result<Vec<Page>, String> {
    let plain = pdf.with_extension("plain.pdf");
    std::fs::write(&plain, undescribed(pdf)?).map_err(|error| format!("{}: {error}", plain.display()))?;
    let found = run("pdftotext", &["-bbox".as_ref(), plain.as_ref(), "-".as_ref()])?;
    std::fs::remove_file(&plain).map_err(|error| format!("{}: {error}", plain.display()))?;
    let mut pages: Vec<Vec<Line>> = Vec::new();
    for row in text(&found).lines() {
        let row = row.trim();
        if row.starts_with("<page") {
            pages.push(Vec::new());
        } else if row.starts_with("<word")
            && let Some(page) = pages.last_mut()
        {
            page.push(word(row).ok_or_else(|| format!("pdftotext says what is no word: {row}"))?);
        }
    }
    let with_header = |(number, words): (usize, Vec<Line>)| {
        let (header, lines) = lines(words).into_iter().partition(|line| number > 0 && line.base < top);
        Page { header, lines }
    };
    Ok(pages.into_iter().enumerate().map(with_header).collect())
}

/// The PDF without what its fonts say of their height: pdftotext measures by that, and each program that writes PDF says it in its own
/// way. Unsaid, it is the same for all.
fn undescribed(pdf: &Path) -> Result<Vec<u8>, String> {
    let mut bytes = run("qpdf", &["--qdf".as_ref(), "--object-streams=disable".as_ref(), pdf.as_ref(), "-".as_ref()])?;
    for key in [&b"/Ascent "[..], b"/Descent "] {
        let mut at = 0;
        while let Some(found) = bytes[at..].windows(key.len()).position(|window| window == key) {
            at += found + key.len();
            while let Some(digit) = bytes.get_mut(at).filter(|byte| matches!(byte, b'-' | b'.' | b'0'..=b'9')) {
                *digit = b'0';
                at += 1;
            }
        }
    }
    Ok(bytes)
}

fn word(row: &str) -> Option<Line> {
    let number = |name: &str| {
        let (_, rest) = row.split_once(&format!("{name}=\""))?;
        rest.split_once('"')?.0.parse::<f64>().ok()
    };
    let (top, bottom) = (number("yMin")?, number("yMax")?);
    let (_, rest) = row.split_once('>')?;
    let letters = unescape(rest.strip_suffix("</word>")?).ok()?.into_owned();
    let base = bottom - (bottom - top) * DESCENT / (ASCENT + DESCENT);
    Some(Line { base, left: number("xMin")?, right: number("xMax")?, letters })
}

/// The letters of a line without rows of dots. Three dots are what somebody may write.
fn without_leaders(letters: &str) -> String {
    let mut kept = String::new();
    let mut rest = letters;
    while let Some(at) = rest.find("....") {
        kept.push_str(&rest[..at]);
        rest = rest[at..].trim_start_matches('.');
    }
    kept + rest
}

/// Puts words in lines.
fn lines(mut words: Vec<Line>) -> Vec<Line> {
    words.sort_by(|a, b| a.base.total_cmp(&b.base));
    let mut rows: Vec<Vec<Line>> = Vec::new();
    for word in words {
        match rows.last_mut() {
            Some(row) if row.first().is_some_and(|first| word.base - first.base < ONE_LINE) => row.push(word),
            _ => rows.push(vec![word]),
        }
    }
    rows.into_iter()
        .map(|mut row| {
            row.sort_by(|a, b| a.left.total_cmp(&b.left));
            Line {
                base: row.iter().map(|word| word.base).fold(0.0, f64::max),
                left: row.iter().map(|word| word.left).fold(f64::INFINITY, f64::min),
                right: row.iter().map(|word| word.right).fold(0.0, f64::max),
                letters: without_leaders(&row.iter().map(|word| word.letters.as_str()).collect::<String>()),
            }
        })
        .collect()
}
