//! Other ways to write letters, read.

/// Digits in pairs, as bytes.
pub(super) fn hexadecimal(digits: &str) -> Vec<u8> {
    let value =
        |digit: u8| char::from(digit).to_digit(16).and_then(|value| u8::try_from(value).ok()).unwrap_or_default();
    digits.as_bytes().chunks_exact(2).map(|pair| value(pair[0]) << 4 | value(pair[1])).collect()
}

/// Reads `%C3%A5` (RFC 3986, 2.1), or with `=` for a sign Quoted-Printable (RFC 2045, 6.7).
pub(super) fn signed(text: &str, sign: u8) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut read = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match bytes.get(at + 1..at + 3) {
            Some(digits) if *byte == sign && digits.iter().all(u8::is_ascii_hexdigit) => {
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

/// Whether anything in a text is written so.
pub(super) fn has_signs(text: &str, sign: u8) -> bool {
    text.as_bytes().windows(3).any(|bytes| bytes[0] == sign && bytes[1..].iter().all(u8::is_ascii_hexdigit))
}

/// Reads `\u00e5`, `\u{e5}`, `\xe5`, `\'e5` and `\345`, as JSON, programs and RTF write them. Any other sign after a backslash stands for itself.
pub(super) fn backslashes(text: &str) -> String {
    let (mut units, mut rest) = (Vec::new(), text);
    while let Some(start) = rest.find('\\') {
        units.extend(rest[..start].encode_utf16());
        rest = &rest[start + 1..];
        let (digits, radix, after) = match rest.as_bytes().first() {
            Some(b'u') if rest[1..].starts_with('{') => (run(&rest[2..], 16, 6), 16, 2),
            Some(b'u') => (run(&rest[1..], 16, 4), 16, 1),
            Some(b'x' | b'\'') => (run(&rest[1..], 16, 2), 16, 1),
            _ => (run(rest, 8, 3), 8, 0),
        };
        let Some(number) = u32::from_str_radix(digits, radix).ok() else { continue };
        rest = &rest[after + digits.len()..];
        rest = rest.strip_prefix('}').filter(|_| after == 2).unwrap_or(rest);
        match u16::try_from(number) {
            Ok(unit) => units.push(unit),
            Err(_) => units.extend(
                char::from_u32(number).into_iter().flat_map(|letter| letter.encode_utf16(&mut [0; 2]).to_vec()),
            ),
        }
    }
    units.extend(rest.encode_utf16());
    String::from_utf16_lossy(&units)
}

/// Reads `\e5 ` as style sheets write it (CSS Syntax 3, 4.3.7).
pub(super) fn of_style(text: &str) -> String {
    let (mut read, mut rest) = (String::with_capacity(text.len()), text);
    while let Some(start) = rest.find('\\') {
        read.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let digits = run(rest, 16, 6);
        if let Some(letter) = u32::from_str_radix(digits, 16).ok().and_then(char::from_u32) {
            read.push(letter);
            rest = &rest[digits.len()..];
            rest = rest.strip_prefix([' ', '\n', '\t']).unwrap_or(rest);
        }
    }
    read.push_str(rest);
    read
}

/// The digits at the beginning of a text, so many at most.
fn run(text: &str, radix: u32, most: usize) -> &str {
    let length = text.bytes().take(most).take_while(|byte| char::from(*byte).is_digit(radix)).count();
    &text[..length]
}

/// What a text says without its tags, and what its tags say, in XML and HTML alike. Words that tags part are read as one: a word may begin in one
/// run of a Word file and end in the next.
pub(super) fn markup(text: &str) -> [String; 3] {
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

/// Longest name of a letter: `&ThickSpace;`.
const LONGEST: usize = 12;

/// Reads `&aring;`, `&#229;` and `&#xe5;`, also those of which browsers do without the semicolon.
pub(crate) fn entities(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        read.push_str(&rest[..start]);
        rest = &rest[start + 1..];
        let ended = rest.find(';').filter(|end| *end <= LONGEST).and_then(|end| Some((entity(&rest[..end])?, end + 1)));
        match ended.or_else(|| open_ended(rest)) {
            Some((letter, length)) => {
                read.push(letter);
                rest = &rest[length..];
            }
            None => read.push('&'),
        }
    }
    read.push_str(rest);
    read
}

/// A letter without a semicolon after it, and the length of what it is written with: a number goes as far as its digits, a name is as long as it can be
/// (HTML, 13.2.5.72).
fn open_ended(text: &str) -> Option<(char, usize)> {
    let length = if let Some(number) = text.strip_prefix('#') {
        let digits = number.strip_prefix(['x', 'X']);
        let (digits, radix) = digits.map_or((number, 10), |digits| (digits, 16));
        text.len() - digits.len() + run(digits, radix, LONGEST).len()
    } else {
        let letters = text.bytes().take(LONGEST).take_while(u8::is_ascii_alphabetic).count();
        (2..=letters).rev().find(|length| entity(&text[..*length]).is_some())?
    };
    Some((entity(&text[..length])?, length))
}

/// A letter by its number or its name (HTML, 13.5). Those with an accent are named by both.
fn entity(name: &str) -> Option<char> {
    const ACCENTS: [(&str, char); 14] = [
        ("grave", '\u{300}'),
        ("acute", '\u{301}'),
        ("circ", '\u{302}'),
        ("tilde", '\u{303}'),
        ("macr", '\u{304}'),
        ("breve", '\u{306}'),
        ("dot", '\u{307}'),
        ("uml", '\u{308}'),
        ("ring", '\u{30a}'),
        ("dblac", '\u{30b}'),
        ("caron", '\u{30c}'),
        ("cedil", '\u{327}'),
        ("ogon", '\u{328}'),
        ("slash", '\u{338}'),
    ];
    if let Some(number) = name.strip_prefix('#') {
        let code = number
            .strip_prefix(['x', 'X'])
            .map_or_else(|| number.parse().ok(), |hex| u32::from_str_radix(hex, 16).ok());
        return code.and_then(char::from_u32);
    }
    Some(match name {
        "amp" | "AMP" => '&',
        "lt" | "LT" => '<',
        "gt" | "GT" => '>',
        "quot" | "QUOT" => '"',
        "apos" => '\'',
        "oslash" => 'ø',
        "Oslash" => 'Ø',
        "aelig" => 'æ',
        "AElig" => 'Æ',
        "szlig" => 'ß',
        "eth" => 'ð',
        "ETH" => 'Ð',
        "thorn" => 'þ',
        "THORN" => 'Þ',
        "lstrok" => 'ł',
        "Lstrok" => 'Ł',
        "dstrok" => 'đ',
        "Dstrok" => 'Đ',
        "nbsp" | "ensp" | "emsp" | "thinsp" | "hairsp" | "numsp" | "Tab" | "NewLine" => ' ',
        "shy" | "zwj" | "zwnj" | "lrm" | "rlm" | "NoBreak" | "ZeroWidthSpace" => '\u{ad}',
        "hyphen" | "dash" => '\u{2010}',
        "ndash" => '–',
        "commat" => '@',
        "period" => '.',
        "percnt" => '%',
        _ => {
            let letter = name.chars().next().filter(char::is_ascii_alphabetic)?;
            let (_, accent) = ACCENTS.iter().find(|(accent, _)| *accent == &name[1..])?;
            unicode_normalization::char::compose(letter, *accent)?
        }
    })
}
