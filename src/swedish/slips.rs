//! Slips of whoever writes (skrivfel) that no dictionary is needed to see: a word typed twice, a paragraph that breaks off.

use std::ops::Range;

use super::DocLang;
use super::typography::is_hidden;

/// Words that never stand twice in a row. Many others may: `det det gäller`, `som som bekant`, `had had`.
const SINGLE_SV: &[&str] = &[
    "att", "av", "den", "ett", "eller", "en", "för", "från", "hos", "inte", "i", "med", "mellan", "men", "och", "om",
    "på", "samt", "till", "vid",
];
const SINGLE_EN: &[&str] = &["a", "an", "and", "at", "by", "for", "from", "of", "or", "the", "to", "with"];

/// Places where one of these words stands twice in a row, from the first to the end of the second.
#[must_use]
pub fn doubled(text: &str, lang: DocLang) -> Vec<Range<usize>> {
    let single = match lang {
        DocLang::Sv => SINGLE_SV,
        DocLang::En => SINGLE_EN,
    };
    let mut found = Vec::new();
    let mut before: Option<(usize, String)> = None;
    let mut at = 0;
    for piece in text.split_inclusive(char::is_whitespace) {
        let end = at + piece.trim_end().len();
        // What does not show parts no words: to take it away must not make the text worse than it was.
        let word: String =
            text[at..end].chars().filter(|letter| !is_hidden(*letter)).collect::<String>().to_lowercase();
        if let Some((start, first)) = &before
            && single.contains(&word.as_str())
            && *first == word
        {
            found.push(*start..end);
        }
        if !word.is_empty() {
            before = Some((at, word));
        }
        at += piece.len();
    }
    found
}

/// Whether a paragraph breaks off: it ends in no sign that ends one, and the next goes on in small letters.
#[must_use]
pub fn breaks_off(paragraph: &str, next: &str) -> bool {
    let ends_open = paragraph.trim_end().ends_with(|c: char| c.is_alphanumeric() || c == ',');
    ends_open && next.trim_start().starts_with(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{breaks_off, doubled};
    use crate::swedish::DocLang;

    #[test]
    fn a_word_typed_twice_is_found_and_words_that_may_be_are_left() {
        let text = "Vi talade om om vägen och\noch om det det gäller.";
        let found: Vec<&str> = doubled(text, DocLang::Sv).into_iter().map(|range| &text[range]).collect();
        assert_eq!(found, ["om om", "och\noch"]);
        assert!(doubled("We met at the end of the day, the rest had had lunch", DocLang::En).is_empty());
        assert_eq!(doubled("och \u{ad} o\u{ad}ch", DocLang::Sv), vec![0..12]);
        assert!(doubled("Gå till, till exempel, skolan", DocLang::Sv).is_empty());
    }

    #[test]
    fn a_paragraph_breaks_off_where_the_next_goes_on_in_small_letters() {
        assert!(breaks_off("Gruppen enades om", "att mötas igen."));
        assert!(!breaks_off("Gruppen enades:", "att mötas igen."));
        assert!(!breaks_off("Gruppen enades", "Nästa möte är i maj."));
    }
}
