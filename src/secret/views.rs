//! The texts that may be hidden in bytes, however they are written.

use std::collections::BTreeSet;
use std::iter;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::decode::{backslashes, has_signs, hexadecimal, markup, of_style, signed};

/// Shortest text in bytes that are no text: four letters come by chance.
const LEAST: usize = 5;

/// Fewest digits of text in hexadecimal: as many bytes as above.
const LEAST_HEX: usize = 2 * LEAST;

/// Fewest characters of text in Base64.
const LEAST_BASE64: usize = 8;

/// Fewest letters of bytes that are nothing but text, and not so by chance.
const LEAST_OF_TEXT: usize = 12;

/// Stands between stretches of text.
const BETWEEN: char = '\u{1}';

/// Decodings within decodings are followed so far: a name in a link in a page in Base64.
const DEPTH: usize = 4;

/// Base64 as it is found: without padding, or with some; the last bits are whatever they are.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &alphabet::STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// A text that was found.
pub(super) struct View {
    /// The text.
    pub(super) text: String,
    /// Whether it is one, and not bytes that may look like one by chance.
    pub(super) is_text: bool,
    /// The bytes that it was written for, such as those of a picture in a web page.
    pub(super) decoded: Option<Vec<u8>>,
}

impl View {
    /// A text.
    fn of(text: String) -> Self {
        Self { text, is_text: true, decoded: None }
    }

    /// A text that may be one by chance.
    pub(super) fn by_chance(text: String) -> Self {
        Self { text, is_text: false, decoded: None }
    }
}

/// All texts in bytes: in UTF-8, Latin-1 and UTF-16, of each also what it says without its markup, with its escapes read, and
/// what is written in it in hexadecimal or Base64.
#[must_use]
pub(super) fn views(bytes: &[u8]) -> Vec<View> {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return views_of_text(text);
    }
    let mut all = Vec::new();
    within(bytes, 0, &mut all);
    all
}

/// The same of what is a text already.
#[must_use]
pub(super) fn views_of_text(text: &str) -> Vec<View> {
    let mut all = vec![View::of(text.to_owned())];
    all.extend(readings(text).map(View::of));
    if text.contains('\0') {
        within(text.as_bytes(), 0, &mut all);
    }
    encoded(text, 0, &mut all);
    all
}

/// What a text says to whoever reads its markup and its escapes.
fn readings(text: &str) -> impl Iterator<Item = String> {
    let markup = text.contains(['<', '&']).then(|| markup(text));
    let escaped = text.contains('\\').then(|| [backslashes(text), of_style(text)]);
    markup.into_iter().flatten().chain(escaped.into_iter().flatten())
}

/// What bytes say that are nothing but text: in UTF-8 or UTF-16, or else in Windows-1252, which has all letters of Latin-1.
fn whole_text(bytes: &[u8]) -> Option<String> {
    let is_text = |text: &String| {
        let is_sign = |letter: char| letter.is_control() && !letter.is_whitespace();
        text.chars().count() >= LEAST_OF_TEXT && !text.contains(is_sign)
    };
    let utf8 = || std::str::from_utf8(bytes).ok().map(str::to_owned);
    let utf16 = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks(2).map(|pair| pair.try_into().map(unit).unwrap_or_default()).collect();
        let units = units.strip_prefix(&[0xFEFF]).unwrap_or(&units);
        units.iter().all(|unit| is_european(*unit)).then(|| String::from_utf16_lossy(units))
    };
    let single = || bytes.iter().map(|byte| windows(*byte)).collect();
    let ways = utf8().into_iter().chain(utf16(u16::from_be_bytes)).chain(utf16(u16::from_le_bytes)).chain([single()]);
    ways.into_iter().find(is_text)
}

/// A letter of Windows-1252: as in Latin-1, but for signs of typography where that has controls.
fn windows(byte: u8) -> char {
    match byte {
        0x82 | 0x91 | 0x92 => '’',
        0x84 | 0x93 | 0x94 => '”',
        0x85 => '…',
        0x96 | 0x97 => '–',
        other => char::from(other),
    }
}

fn within(bytes: &[u8], depth: usize, all: &mut Vec<View>) {
    if let Some(text) = whole_text(bytes) {
        all.extend(readings(&text).map(View::of));
        all.push(View::of(text));
    }
    let text = std::str::from_utf8(bytes);
    let mut found: Vec<String> = match text {
        Ok(text) => vec![text.to_owned()],
        Err(_) => vec![printable(bytes.utf8_chunks().flat_map(|chunk| {
            let torn = !chunk.invalid().is_empty();
            chunk.valid().chars().chain(torn.then_some('\0'))
        }))],
    };
    if text.is_err() {
        found.push(printable(bytes.iter().copied().map(char::from)));
    }
    for start in 0..2 {
        let pairs = || bytes.get(start..).unwrap_or_default().chunks_exact(2);
        let big = pairs().map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        let small = pairs().map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        found.extend([latin(big), latin(small)]);
    }
    for text in found.into_iter().filter(|text| !text.is_empty()) {
        all.extend(readings(&text).map(View::by_chance));
        encoded(&text, depth, all);
        all.push(View::by_chance(text));
    }
}

/// The texts that a text holds in other writing.
fn encoded(text: &str, depth: usize, all: &mut Vec<View>) {
    if depth >= DEPTH {
        return;
    }
    let mut decoded = |bytes: Vec<u8>| {
        within(&bytes, depth + 1, all);
        all.push(View { text: String::new(), is_text: false, decoded: Some(bytes) });
    };
    // Soft line breaks of Quoted-Printable are no part of its words.
    let unfolded =
        ["=\n", "=\r\n"].iter().any(|end| text.contains(end)).then(|| text.replace("=\r\n", "").replace("=\n", ""));
    for (sign, text) in [(b'%', text), (b'=', unfolded.as_deref().unwrap_or(text))] {
        for stretch in text.split(BETWEEN).filter(|stretch| has_signs(stretch, sign)) {
            decoded(signed(stretch, sign));
        }
    }
    for run in runs(text, |byte| byte.is_ascii_hexdigit(), LEAST_HEX) {
        for start in 0..2 {
            decoded(hexadecimal(&run[start..]));
        }
    }
    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    for run in runs(text, of_base64, LEAST_BASE64).into_iter().filter(|run| !is_word(run)) {
        let run = run.replace('-', "+").replace('_', "/");
        for start in 0..4 {
            let run = &run[start.min(run.len())..];
            // A single character at the end says nothing.
            let run = if run.len() % 4 == 1 { &run[..run.len() - 1] } else { run };
            if let Ok(bytes) = LENIENT.decode(run) {
                decoded(bytes);
            }
        }
    }
}

/// Whether what could be Base64 is rather a word: of eight characters of Base64 hardly one in a thousand has small letters alone but for the
/// first, and of longer ones none.
fn is_word(run: &str) -> bool {
    run.bytes().skip(1).all(|byte| byte.is_ascii_lowercase())
}

/// Stretches that can be read, with a sign between them that is in none.
fn printable(letters: impl Iterator<Item = char>) -> String {
    let mut all = String::new();
    let (mut start, mut length) = (0, 0);
    for letter in letters.chain(iter::once('\0')) {
        if !letter.is_control() || letter.is_whitespace() {
            all.push(letter);
            length += 1;
            continue;
        }
        if length < LEAST {
            all.truncate(start);
        } else {
            all.push(BETWEEN);
        }
        (start, length) = (all.len(), 0);
    }
    all
}

/// Stretches of UTF-16 that are in the letters of Europe: of any letters, all bytes would be.
fn latin(units: impl Iterator<Item = u16>) -> String {
    let letter = |unit: u16| char::from_u32(u32::from(unit)).filter(|_| is_european(unit));
    printable(units.map(|unit| letter(unit).unwrap_or('\0')))
}

fn is_european(unit: u16) -> bool {
    unit < 0x250 || (0x300..0x370).contains(&unit) || (0x2000..0x2070).contains(&unit)
}

/// Stretches of bytes of one kind, each once: markup says the same names many times.
fn runs(text: &str, belongs: impl Fn(u8) -> bool, least: usize) -> BTreeSet<&str> {
    let bytes = text.as_bytes();
    let mut list = BTreeSet::new();
    let mut start = 0;
    for at in 0..=bytes.len() {
        if bytes.get(at).is_some_and(|byte| belongs(*byte)) {
            continue;
        }
        if at - start >= least {
            list.extend(text.get(start..at));
        }
        start = at + 1;
    }
    list
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    use super::views;
    use crate::checksum::digits;

    fn shows(bytes: &[u8]) -> bool {
        views(bytes).iter().any(|view| view.text.contains("Nils Högström"))
    }

    #[test]
    fn a_name_is_read_however_it_is_digits() {
        let name = "Nils Högström";
        let latin: Vec<u8> = name.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
        let big: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let small: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hexadecimal = digits(&big).to_uppercase();
        let base64 = BASE64_STANDARD.encode(format!("xy {name}"));
        let percent: String = name.bytes().flat_map(|byte| [String::from("%"), digits(&[byte])]).collect();
        let data = format!("data:text/html;base64,{}", BASE64_STANDARD.encode(&percent));
        let ways: [&[u8]; 11] = [
            name.as_bytes(),
            &[&[0xff, 0, 1], latin.as_slice(), &[0, 0xff]].concat(),
            &[&[0xff], big.as_slice(), &[0xff, 0xff]].concat(),
            &[&[0xff, 0xfe], small.as_slice()].concat(),
            hexadecimal.as_bytes(),
            base64.as_bytes(),
            percent.as_bytes(),
            b"<w:t>Nils H&#246;g</w:t></w:r><w:r><w:t>str&#xF6;m</w:t>",
            "<img alt=\"Nils H&ouml;gström\">".as_bytes(),
            "<!-- Nils Högström -->".as_bytes(),
            data.as_bytes(),
        ];
        for (index, bytes) in ways.into_iter().enumerate() {
            assert!(shows(bytes), "{index}");
        }
    }
}
