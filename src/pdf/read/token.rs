//! The tokens of PDF syntax and of the PostScript that CMaps are made of (ISO 32000-1, 7.2 and 7.3), read without knowing what they are part of.

/// Longest literal string that is followed, in bytes: a bracket that only looks like the beginning of one must not swallow the rest.
const LONGEST: usize = 1 << 16;

/// One of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// `(text)`, with its escapes read.
    Literal(Vec<u8>),
    /// `<74657874>`, as bytes.
    Hex(Vec<u8>),
    /// `/Name`, with its escapes read.
    Name(Vec<u8>),
    /// `[`
    Open,
    /// `]`
    Close,
    /// Anything else: a number, a keyword, `<<`.
    Word(&'a [u8]),
}

/// Reads one after the other.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    pub(super) fn new(syntax: &'a [u8]) -> Self {
        Self { rest: syntax }
    }

    /// Splits off what `end` counts of the rest.
    fn split(&mut self, end: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at(end.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    fn until(&self, found: impl Fn(u8) -> bool) -> usize {
        self.rest.iter().position(|&byte| found(byte)).unwrap_or(self.rest.len())
    }

    fn hex(&mut self) -> Vec<u8> {
        let end = self.until(|byte| byte == b'>');
        let digits: Vec<u8> = self.split(end).iter().filter_map(|&byte| digit(byte, 16)).collect();
        self.split(1);
        digits
            .chunks(2)
            .map(|pair| pair.iter().fold(0, |byte, digit| (byte << 4) | digit) << (8 - 4 * pair.len()))
            .collect()
    }

    /// A literal string, from its bracket on. `None` if it does not end, and then nothing is taken.
    fn literal(&mut self) -> Option<Vec<u8>> {
        let (mut read, mut depth, mut at) = (Vec::new(), 0_usize, 0);
        loop {
            let byte = *self.rest.get(at).filter(|_| at <= LONGEST)?;
            at += 1;
            match byte {
                b'(' => {
                    depth += 1;
                    if depth == 1 {
                        continue;
                    }
                }
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    at += self.escape(at, &mut read);
                    continue;
                }
                _ => {}
            }
            read.push(byte);
        }
        self.split(at);
        Some(read)
    }

    /// What follows a backslash, and how long it is.
    fn escape(&self, at: usize, read: &mut Vec<u8>) -> usize {
        let rest = self.rest.get(at..).unwrap_or_default();
        let octal: Vec<u8> = rest.iter().take(3).map_while(|&byte| digit(byte, 8)).collect();
        if !octal.is_empty() {
            // More than a byte holds is cut off (7.3.4.2).
            read.push(octal.iter().fold(0_u8, |byte, digit| byte << 3 | digit));
            return octal.len();
        }
        match rest {
            [b'\r', b'\n', ..] => return 2,
            [b'\r' | b'\n', ..] => {}
            [b'n', ..] => read.push(b'\n'),
            [b'r', ..] => read.push(b'\r'),
            [b't', ..] => read.push(b'\t'),
            [b'b', ..] => read.push(8),
            [b'f', ..] => read.push(12),
            [other, ..] => read.push(*other),
            [] => return 0,
        }
        1
    }

    fn name(&mut self) -> Vec<u8> {
        self.split(1);
        let end = self.until(is_end);
        let written = self.split(end);
        let (mut read, mut at) = (Vec::with_capacity(written.len()), 0);
        while let Some(&byte) = written.get(at) {
            let pair = written.get(at + 1..at + 3).filter(|_| byte == b'#');
            if let Some([high, low]) = pair.map(|pair| [digit(pair[0], 16), digit(pair[1], 16)])
                && let (Some(high), Some(low)) = (high, low)
            {
                read.push(high << 4 | low);
                at += 3;
            } else {
                read.push(byte);
                at += 1;
            }
        }
        read
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let blank = self.until(|byte| !is_blank(byte));
            self.split(blank);
            return Some(match self.rest {
                [] => return None,
                [b'%', ..] => {
                    let end = self.until(|byte| matches!(byte, b'\n' | b'\r'));
                    self.split(end);
                    continue;
                }
                [b'<', b'<', ..] | [b'>', b'>', ..] => Token::Word(self.split(2)),
                [b'<', ..] => {
                    self.split(1);
                    Token::Hex(self.hex())
                }
                [b'(', ..] => self.literal().map_or_else(|| Token::Word(self.split(1)), Token::Literal),
                [b'/', ..] => Token::Name(self.name()),
                [b'[', ..] => {
                    self.split(1);
                    Token::Open
                }
                [b']', ..] => {
                    self.split(1);
                    Token::Close
                }
                [_, tail @ ..] => {
                    let end = tail.iter().position(|&byte| is_end(byte)).unwrap_or(tail.len());
                    Token::Word(self.split(1 + end))
                }
            });
        }
    }
}

fn digit(byte: u8, radix: u32) -> Option<u8> {
    char::from(byte).to_digit(radix).and_then(|digit| u8::try_from(digit).ok())
}

/// White space (7.2.2).
fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 12 | b'\r' | b' ')
}

/// Whether a byte ends a name or word.
fn is_end(byte: u8) -> bool {
    is_blank(byte) || b"()<>[]{}/%".contains(&byte)
}

#[cfg(test)]
mod tests {
    use super::{Token, Tokens};

    #[test]
    fn strings_and_names_are_read_with_their_escapes() {
        let syntax = br"/T#c3#b6 (a\(b\)(c)\366\n\\) <F6 f> [1 true] << % comment (x)";
        let tokens: Vec<_> = Tokens::new(syntax).collect();
        assert_eq!(
            tokens,
            [
                Token::Name("Tö".into()),
                Token::Literal(b"a(b)(c)\xF6\n\\".to_vec()),
                Token::Hex(vec![0xF6, 0xF0]),
                Token::Open,
                Token::Word(b"1"),
                Token::Word(b"true"),
                Token::Close,
                Token::Word(b"<<"),
            ]
        );
    }

    #[test]
    fn a_bracket_that_never_closes_hides_nothing_after_it() {
        let tokens: Vec<_> = Tokens::new(b"( /A (b)").collect();
        assert_eq!(tokens, [Token::Word(b"("), Token::Name(b"A".to_vec()), Token::Literal(b"b".to_vec())]);
    }
}
