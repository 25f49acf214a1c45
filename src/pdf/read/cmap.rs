//! From the codes of a font to text: the ToUnicode CMap (ISO 32000-1, 9.10.3).

use std::collections::BTreeMap;

use super::object::utf16_be;
use super::token::{Token, Tokens};

/// How many codes all ranges of a font may name together: each of two bytes, twice. Bounds the work on a damaged file.
const MAX_RANGE_CODES: usize = 0x2_0000;

/// What the codes of one font mean.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    /// How many bytes make a code: 2 in composite fonts, 1 in others.
    width: usize,
    map: BTreeMap<u32, String>,
    /// How many codes the ranges have named so far.
    in_ranges: usize,
}

impl ToUnicode {
    /// Reads a CMap. What it does not understand it skips: a code without a meaning shows as U+FFFD.
    pub(super) fn parse(cmap: &[u8]) -> Self {
        let mut to_unicode = Self { width: 2, ..Self::default() };
        let mut tokens = Tokens::new(cmap);
        while let Some(token) = tokens.next() {
            match token {
                Token::Word(b"begincodespacerange") => {
                    if let Some(Token::Hex(low)) = tokens.next() {
                        to_unicode.width = low.len().clamp(1, 4);
                    }
                }
                Token::Word(b"beginbfchar") => to_unicode.characters(&mut tokens),
                Token::Word(b"beginbfrange") => to_unicode.ranges(&mut tokens),
                _ => {}
            }
        }
        to_unicode
    }

    /// `<code> <text>` up to `endbfchar`.
    fn characters(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(code)) = tokens.next() {
            let Some(Token::Hex(text)) = tokens.next() else { return };
            self.map.insert(number(&code), utf16_be(&text));
        }
    }

    /// `<low> <high> <text>`, whose last character counts up, or `<low> <high> [<text> …]`, up to `endbfrange`.
    fn ranges(&mut self, tokens: &mut Tokens<'_>) {
        while let Some(Token::Hex(low)) = tokens.next() {
            let Some(Token::Hex(high)) = tokens.next() else { return };
            let codes = (number(&low)..=number(&high)).take(MAX_RANGE_CODES.saturating_sub(self.in_ranges));
            self.in_ranges = self.in_ranges.saturating_add(codes.size_hint().0);
            match tokens.next() {
                Some(Token::Hex(text)) => {
                    let mut text = utf16_be(&text);
                    for code in codes {
                        self.map.insert(code, text.clone());
                        let Some(next) = text.pop().and_then(successor) else { break };
                        text.push(next);
                    }
                }
                Some(Token::Open) => {
                    for code in codes {
                        let Some(Token::Hex(text)) = tokens.next() else { break };
                        self.map.insert(code, utf16_be(&text));
                    }
                    while !matches!(tokens.next(), Some(Token::Close) | None) {}
                }
                _ => return,
            }
        }
    }

    /// What all codes of the font say.
    pub(super) fn meanings(&self) -> impl Iterator<Item = &str> {
        self.map.values().map(String::as_str)
    }

    /// Appends what a string of codes says.
    pub(super) fn decode(&self, codes: &[u8], text: &mut String) {
        for code in codes.chunks(self.width.max(1)) {
            match self.map.get(&number(code)) {
                Some(meaning) => text.push_str(meaning),
                None => text.push(char::REPLACEMENT_CHARACTER),
            }
        }
    }
}

/// The character after this one.
fn successor(character: char) -> Option<char> {
    u32::from(character).checked_add(1).and_then(char::from_u32)
}

/// Up to four bytes as a number, big-endian.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, &byte| (number << 8) | u32::from(byte))
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    fn decode(cmap: &str, codes: &[u8]) -> String {
        let mut text = String::new();
        ToUnicode::parse(cmap.as_bytes()).decode(codes, &mut text);
        text
    }

    #[test]
    fn single_characters_ligatures_and_pairs_of_surrogates_are_decoded() {
        let cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange % comment <0001>\n\
                    3 beginbfchar <0001> <00E5> <0002> <00660066> <0003><D83DDE00> endbfchar";
        assert_eq!(decode(cmap, &[0, 1, 0, 2, 0, 3]), "åff😀");
    }

    #[test]
    fn ranges_count_up_or_list_their_texts() {
        let cmap = "1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
                    2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <00790079>] endbfrange";
        assert_eq!(decode(cmap, &[0, 0x10, 0, 0x12, 0, 0x20, 0, 0x21]), "acxyy");
    }

    #[test]
    fn codes_of_one_byte_are_read_one_by_one() {
        let cmap = "begincodespacerange <00> <FF> endcodespacerange beginbfchar <41> <0042> endbfchar";
        assert_eq!(decode(cmap, b"AA"), "BB");
    }

    #[test]
    fn a_code_without_a_meaning_shows_as_the_replacement_character() {
        assert_eq!(decode("beginbfchar <0001> <0061> endbfchar", &[0, 1, 0, 9]), "a\u{FFFD}");
    }

    #[test]
    fn a_range_that_leaves_unicode_ends_there() {
        let cmap = "beginbfrange <0000> <FFFFFFFF> <DBFFDFFE> endbfrange";
        assert_eq!(decode(cmap, &[0, 1, 0, 2]), "\u{10FFFF}\u{FFFD}");
    }
}
