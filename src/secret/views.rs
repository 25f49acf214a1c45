//! The texts that may be hidden in bytes, however they are written.

use std::iter;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// Shortest text in bytes that are no text: four letters come by chance.
const LEAST: usize = 5;

/// Fewest digits of text in hexadecimal: as many bytes as above.
const LEAST_HEX: usize = 2 * LEAST;

/// Fewest characters of text in Base64.
const LEAST_BASE64: usize = 8;

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
    let mut all = vec![View { text: text.to_owned(), is_text: true }];
    if text.contains(['<', '&']) {
        all.extend(markup(text).map(|text| View { text, is_text: true }));
    }
    if text.contains('\0') {
        within(text.as_bytes(), 0, &mut all);
    }
    encoded(text, 0, &mut all);
    all
}

fn within(bytes: &[u8], depth: usize, all: &mut Vec<View>) {
    let text = std::str::from_utf8(bytes);
    let mut found: Vec<String> = match text {
        Ok(text) => vec![text.to_owned()],
        Err(_) => printable(bytes.utf8_chunks().flat_map(|chunk| {
            let torn = !chunk.invalid().is_empty();
            chunk.valid().chars().chain(torn.then_some('\0'))
        })),
    };
    if text.is_err() {
        found.extend(printable(bytes.iter().copied().map(char::from)));
    }
    for start in 0..2 {
        let pairs = || bytes.get(start..).unwrap_or_default().chunks_exact(2);
        let big = pairs().map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
        let small = pairs().map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        found.extend(latin(big));
        found.extend(latin(small));
    }
    for text in found {
        if text.contains(['<', '&']) {
            all.extend(markup(&text).map(|text| View { text, is_text: false }));
        }
        encoded(&text, depth, all);
        all.push(View { text, is_text: false });
    }
}

/// The texts that a text holds in other writing.
fn encoded(text: &str, depth: usize, all: &mut Vec<View>) {
    if depth >= DEPTH {
        return;
    }
    if text.contains('%') {
        within(&percent(text), depth + 1, all);
    }
    for run in runs(text, |byte| byte.is_ascii_hexdigit(), LEAST_HEX) {
        for start in 0..2 {
            within(&hexadecimal(&run[start..]), depth + 1, all);
        }
    }
    let of_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
    for run in runs(text, of_base64, LEAST_BASE64) {
        let run = run.replace('-', "+").replace('_', "/");
        for start in 0..4 {
            let run = &run[start.min(run.len())..];
            // A single character at the end says nothing.
            let run = if run.len() % 4 == 1 { &run[..run.len() - 1] } else { run };
            if let Ok(bytes) = LENIENT.decode(run) {
                within(&bytes, depth + 1, all);
            }
        }
    }
}

/// Stretches that can be read.
fn printable(letters: impl Iterator<Item = char>) -> Vec<String> {
    let mut list = Vec::new();
    let mut run = String::new();
    for letter in letters.chain(iter::once('\0')) {
        if letter.is_control() && !letter.is_whitespace() {
            if run.chars().count() >= LEAST {
                list.push(std::mem::take(&mut run));
            }
            run.clear();
        } else {
            run.push(letter);
        }
    }
    list
}

/// Stretches of UTF-16 that are in the letters of Europe: of any letters, all bytes would be.
fn latin(units: impl Iterator<Item = u16>) -> Vec<String> {
    let letter = |unit: u16| {
        char::from_u32(u32::from(unit))
            .filter(|_| unit < 0x250 || (0x300..0x370).contains(&unit) || (0x2000..0x2070).contains(&unit))
    };
    printable(units.map(|unit| letter(unit).unwrap_or('\0')))
}

/// Stretches of bytes of one kind.
fn runs(text: &str, belongs: impl Fn(u8) -> bool, least: usize) -> Vec<&str> {
    let bytes = text.as_bytes();
    let mut list = Vec::new();
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

fn hexadecimal(digits: &str) -> Vec<u8> {
    let value =
        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok()).unwrap_or_default();
    digits.as_bytes().chunks_exact(2).map(|pair| value(pair[0]) << 4 | value(pair[1])).collect()
}

/// Reads `%C3%A5` (RFC 3986, 2.1).
fn percent(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match bytes.get(at + 1..at + 3) {
            Some(digits) if *byte == b'%' && digits.iter().all(u8::is_ascii_hexdigit) => {
                read.extend(std::str::from_utf8(digits).map(hexadecimal).unwrap_or_default());
                at += 3;
            }
            _ => {
                read.push(*byte);
                at += 1;
            }
        }
    }
    read
}

/// What a text says without its tags, and what its tags say, in XML and HTML alike. Words that tags part are read as one: a word may begin in one
/// run of a Word file and end in the next.
fn markup(text: &str) -> [String; 3] {
    let (mut said, mut spaced, mut tags) = (String::new(), String::new(), String::new());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        for words in [&mut said, &mut spaced] {
            words.push_str(&rest[..start]);
        }
        spaced.push(' ');
        let end = rest[start..].find('>').map_or(rest.len(), |end| start + end + 1);
        tags.push_str(&rest[start..end]);
        tags.push('\n');
        rest = &rest[end..];
    }
    for words in [&mut said, &mut spaced] {
        words.push_str(rest);
    }
    [said, spaced, tags].map(|text| entities(&text))
}

/// Reads `&aring;`, `&#229;` and `&#xe5;`. Of named ones those of XML and of Swedish letters are known.
fn entities(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        read.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let letter = rest.find(';').filter(|end| *end <= 10).and_then(|end| Some((entity(&rest[..end])?, end)));
        match letter {
            Some((letter, end)) => {
                read.push(letter);
                rest = &rest[end + 1..];
            }
            None => read.push('&'),
        }
    }
    read.push_str(rest);
    read
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = number
            .strip_prefix(['x', 'X'])
            .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "shy" => '\u{ad}',
        "aring" => 'å',
        "auml" => 'ä',
        "ouml" => 'ö',
        "Aring" => 'Å',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "eacute" => 'é',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;

    use super::super::leak::written;
    use super::views;

    fn shows(bytes: &[u8]) -> bool {
        views(bytes).iter().any(|view| view.text.contains("Nils Högström"))
    }

    #[test]
    fn a_name_is_read_however_it_is_written() {
        let name = "Nils Högström";
        let latin: Vec<u8> = name.chars().filter_map(|letter| u8::try_from(u32::from(letter)).ok()).collect();
        let big: Vec<u8> = name.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let small: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hexadecimal = written(&big).to_uppercase();
        let base64 = BASE64_STANDARD.encode(format!("xy {name}"));
        let percent: String = name.bytes().flat_map(|byte| [String::from("%"), written(&[byte])]).collect();
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
