//! A text cut at its spaces, with the questions that rules ask of the pieces.

use std::ops::Range;

/// A piece of text without spaces: a word with the punctuation that clings to it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    /// Where it begins, in bytes.
    pub(super) start: usize,
    /// Its text.
    pub(super) text: &'a str,
}

/// The pieces of a text between its spaces and line breaks.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (start, c.is_whitespace()) {
            (None, false) => start = Some(at),
            (Some(from), true) => {
                tokens.extend(text.get(from..at).map(|text| Token { start: from, text }));
                start = None;
            }
            _ => {}
        }
    }
    if let Some(from) = start {
        tokens.extend(text.get(from..).map(|text| Token { start: from, text }));
    }
    tokens
}

/// Quotation marks, typed or set, of any language: no rule sees a difference that a correction of quotes would make.
const QUOTES: &str = "\"'”“„’‘»«";

/// What opens before a word.
fn opens(c: char) -> bool {
    QUOTES.contains(c) || matches!(c, '(' | '[')
}

/// What closes after a word, but for the full stop, which abbreviations need.
fn closes(c: char) -> bool {
    QUOTES.contains(c) || matches!(c, ')' | ']' | ',' | ';' | ':' | '!' | '?')
}

/// What a hyphen or a dash may look like between two numbers.
pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '\u{2010}' | '\u{2011}')
}

impl<'a> Token<'a> {
    /// Where it lies, in bytes.
    pub(super) fn range(self) -> Range<usize> {
        self.start..self.start + self.text.len()
    }

    /// Without what opens before it; what a rule compares that looks at the word before a space.
    pub(super) fn opened(self) -> &'a str {
        self.text.trim_start_matches(opens)
    }

    /// Without what closes after it; what a rule compares that looks at the word after a space. "kap." keeps its dot.
    pub(super) fn closed(self) -> &'a str {
        self.text.trim_end_matches(closes)
    }

    /// The bare word: nothing before it, no punctuation after it.
    pub(super) fn core(self) -> &'a str {
        self.opened().trim_end_matches(|c| closes(c) || matches!(c, '.' | '…'))
    }

    /// Whether this is a web or mail address, where nothing is typography.
    pub(super) fn is_address(self) -> bool {
        self.text.contains("://") || self.text.contains('@') || self.opened().starts_with("www.")
    }

    /// The number that a text ends with, if it ends with one: "5", "(12,5", "10–15" (which gives "15").
    pub(super) fn last_number(self) -> Option<&'a str> {
        let numeral = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':');
        let rest = self.opened().trim_end_matches(numeral);
        let number = self.opened().get(rest.len()..)?;
        let begins = rest.is_empty() || rest.ends_with(|c| is_dash(c) || c == '/' || c == '±' || c == '(');
        let is_number =
            number.starts_with(|c: char| c.is_ascii_digit()) && number.ends_with(|c: char| c.is_ascii_digit());
        // Three dots between two numbers join them no more than the one sign that they will become.
        (begins && is_number && !number.contains("..")).then_some(number)
    }

    /// The digits that it begins with.
    pub(super) fn leading_digits(self) -> &'a str {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        self.text.get(..self.text.len() - rest.len()).unwrap_or_default()
    }

    /// Whether it begins with a number, as `10.00` and `5–10` do, and `3D` does not.
    pub(super) fn begins_with_number(self) -> bool {
        let rest = self.text.trim_start_matches(|c: char| c.is_ascii_digit());
        rest.len() < self.text.len() && !rest.starts_with(char::is_alphabetic)
    }
}
