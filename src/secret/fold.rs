//! Texts made comparable.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use crate::unseen::is_unseen;

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
            } else if letter.is_ascii() {
                folded.push(if any_case { letter.to_ascii_lowercase() } else { letter }, at);
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
        self.text
            .match_indices(wanted)
            .map(|(start, found)| start..start + found.len())
            .filter(|range| stands_alone(&self.text, range))
            .map(|range| self.origin[range.start]..self.origin[range.end])
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

    /// Its words without the hyphens in them, and without those that part them at the end of a line.
    #[must_use]
    pub fn joined(&self) -> String {
        let mut joined = String::with_capacity(self.text.len());
        let mut letters = self.text.chars().peekable();
        while let Some(letter) = letters.next() {
            if is_hyphen(letter) && joined.ends_with(is_of_word) {
                letters.next_if_eq(&' ');
            } else {
                joined.push(letter);
            }
        }
        joined
    }

    /// The addresses in it, [`plain`](Self::plain).
    #[must_use]
    pub fn addresses(&self) -> String {
        if !is_address(&self.text) {
            return String::new();
        }
        let addresses: Vec<&str> = self.text.split(' ').filter(|word| is_address(word)).collect();
        plain(&addresses.join(" "))
    }

    /// The words that are addresses in which words without their accents stand: `nils.holm@example.se` for "Nils Holm".
    #[must_use]
    pub fn find_in_addresses(&self, words: &Self) -> Vec<Range<usize>> {
        let wanted = words.plain();
        let wanted = wanted.trim();
        let holds = |word: &str| {
            let word = plain(word);
            let mut places = word.match_indices(wanted).map(|(start, found)| start..start + found.len());
            places.any(|place| stands_alone(&word, &place))
        };
        let mut at = 0;
        let mut found = Vec::new();
        for word in self.text.split(' ') {
            if !wanted.is_empty() && is_address(word) && holds(word) {
                found.push(self.origin[at]..self.origin[at + word.len()]);
            }
            at += word.len() + 1;
        }
        found
    }

    /// Its letters without their accents: how a name is written in an address or in the name of a file. Full stops, hyphens and low lines
    /// between its words become spaces.
    #[must_use]
    pub fn plain(&self) -> String {
        plain(&self.text)
    }
}

fn plain(text: &str) -> String {
    let plain = |letter: char| match letter {
        '.' | '_' | '-' => Some(' '),
        'ø' => Some('o'),
        'ł' => Some('l'),
        'đ' | 'ð' => Some('d'),
        letter => Some(letter).filter(|letter| !unicode_normalization::char::is_combining_mark(*letter)),
    };
    text.replace('æ', "ae").replace('ß', "ss").chars().filter_map(plain).collect()
}

/// Whether a word is an address on the web, or of a mailbox.
fn is_address(word: &str) -> bool {
    ["@", "://", "www."].iter().any(|sign| word.contains(sign))
}

/// Whether a stretch of a folded text ends where words end, or before the `s` of a genitive.
pub(super) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let (before, after) = (&text[..range.start], &text[range.end..]);
    let after = after.strip_prefix(['s', 'S']).filter(|rest| !begins_word(rest)).unwrap_or(after);
    !before.ends_with(is_of_word) && !begins_word(after)
}

/// Whether a letter is a hyphen; the one that does not break is taken apart into the first of these (NFKD).
fn is_hyphen(letter: char) -> bool {
    matches!(letter, '-' | '\u{2010}')
}

fn begins_word(text: &str) -> bool {
    text.starts_with(is_of_word)
}

/// Whether a letter belongs to the word beside it. An accent taken off its letter does.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() || unicode_normalization::char::is_combining_mark(letter)
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
    fn words_parted_at_the_end_of_a_line_are_the_same_when_joined() {
        assert_eq!(
            Folded::new("Nils Hög-\nström, Ann\u{2011}Marie – Ek").joined(),
            Folded::new("nils högström, annmarie – ek").text
        );
    }

    #[test]
    fn a_name_is_the_same_without_its_accents() {
        assert_eq!(Folded::new("Nils.Högström@ÆØ.se").plain(), "nils hogstrom@aeo se");
    }

    #[test]
    fn words_torn_apart_are_the_same_when_squeezed() {
        assert_eq!(Folded::new("Å s a\u{ad}E-k").squeezed(), Folded::new("Åsa Ek").squeezed());
    }
}
