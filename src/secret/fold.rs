//! Texts made comparable.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A text as it is compared: letters taken apart (NFKD), without what is not seen (soft hyphens, joiners), any blank as one space. Every byte
/// knows where it came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The text.
    pub text: String,
    /// For each byte of it, and for its end, the offset in the text that it was made of.
    origin: Vec<usize>,
}

impl Folded {
    /// Folds a text, regardless of case.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::made(text, true)
    }

    /// Folds a text whose case matters.
    #[must_use]
    pub fn with_case(text: &str) -> Self {
        Self::made(text, false)
    }

    fn made(text: &str, any_case: bool) -> Self {
        let mut folded = Self::default();
        for (at, letter) in text.char_indices() {
            if letter.is_whitespace() {
                if !folded.text.ends_with(' ') {
                    folded.push(' ', at);
                }
            } else if !is_unseen(letter) {
                for part in std::iter::once(letter).nfkd() {
                    if any_case {
                        part.to_lowercase().for_each(|part| folded.push(part, at));
                    } else {
                        folded.push(part, at);
                    }
                }
            }
        }
        folded.origin.push(text.len());
        folded
    }

    fn push(&mut self, letter: char, at: usize) {
        self.text.push(letter);
        self.origin.resize(self.text.len(), at);
    }

    /// Where words stand, in offsets of the text that this was made of. They end where a word ends, or before the `s` of a genitive.
    #[must_use]
    pub fn find(&self, words: &Self) -> Vec<Range<usize>> {
        let wanted = words.text.trim();
        if wanted.is_empty() {
            return Vec::new();
        }
        let at_edges = |start: usize, end: usize| {
            let (before, after) = (&self.text[..start], &self.text[end..]);
            let after = after.strip_prefix(['s', 'S']).filter(|rest| !begins_word(rest)).unwrap_or(after);
            !before.ends_with(is_of_word) && !begins_word(after)
        };
        self.text
            .match_indices(wanted)
            .filter(|(start, found)| at_edges(*start, start + found.len()))
            .map(|(start, found)| self.origin[start]..self.origin[start + found.len()])
            .collect()
    }

    /// Whether words stand in it.
    #[must_use]
    pub fn holds(&self, words: &Self) -> bool {
        !self.find(words).is_empty()
    }

    /// Its letters and digits alone: what remains of a text whose words were torn apart or run together.
    #[must_use]
    pub fn squeezed(&self) -> String {
        self.text.chars().filter(|letter| letter.is_alphanumeric()).collect()
    }
}

fn begins_word(text: &str) -> bool {
    text.starts_with(is_of_word)
}

/// Whether a letter belongs to the word beside it. An accent taken off its letter does.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
}

/// Whether a letter takes no place: soft hyphens, joiners, marks of direction, a byte order mark.
fn is_unseen(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::Folded;

    fn found(text: &str, words: &str) -> Vec<String> {
        let ranges = Folded::new(text).find(&Folded::new(words));
        ranges.into_iter().map(|range| text[range].to_owned()).collect()
    }

    #[test]
    fn words_are_found_however_they_are_composed_spaced_and_capitalised() {
        assert_eq!(found("Se ÅSA\u{a0}\n Ek.", "Åsa Ek"), ["ÅSA\u{a0}\n Ek"]);
        assert_eq!(found("A\u{30a}sa E\u{ad}k", "Åsa Ek"), ["A\u{30a}sa E\u{ad}k"]);
        assert_eq!(found("Åsa Eks yrkande", "Åsa Ek"), ["Åsa Ek"]);
    }

    #[test]
    fn a_part_of_a_word_is_not_the_word() {
        assert_eq!(found("Anna Ekman och Hanna Ek", "Anna Ek"), Vec::<String>::new());
        assert_eq!(found("e\u{301}k", "e"), Vec::<String>::new());
    }

    #[test]
    fn words_torn_apart_are_the_same_when_squeezed() {
        assert_eq!(Folded::new("Å s a\u{ad}E-k").squeezed(), Folded::new("Åsa Ek").squeezed());
    }
}
