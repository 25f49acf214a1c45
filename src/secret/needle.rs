//! What of a secret would give it away.

use super::{Folded, Secret};
use crate::source::Span;

/// So many words in a row of a secret are as good as all of it.
const WINDOW: usize = 4;

/// Fewest letters and digits of words in a row that say anything: "i samband med att" could stand anywhere.
const LEAST_OF_WINDOW: usize = 16;

/// Fewest letters of a single word that is no name.
const LEAST_OF_WORD: usize = 5;

/// Fewest digits of a number that points somebody or something out.
const LEAST_DIGITS: usize = 5;

/// Words of a secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needle {
    /// The words, to be compared.
    pub words: Folded,
    /// Where the secret stands in the record.
    pub span: Span,
    /// Whether it would be told as a leak by whoever reads it: the whole secret, a name or a number, and not just some words in a row.
    pub is_telling: bool,
    /// Whether the secret is a name.
    pub is_name: bool,
}

impl Needle {
    /// Whether it is a single word or number that is nobody's name.
    pub(super) fn is_word(&self) -> bool {
        !self.is_name && !self.words.text.contains(' ')
    }
}

/// What would give secrets away: each as a whole, names and long numbers in it, and every four words in a row.
#[must_use]
pub fn needles(secrets: &[Secret]) -> Vec<Needle> {
    let mut list: Vec<Needle> = Vec::new();
    for secret in secrets {
        let mut add = |text: &str, is_telling: bool| {
            let words = Folded::new(text.trim_matches(|letter: char| !letter.is_alphanumeric()));
            if !words.text.is_empty() {
                list.push(Needle { words, span: secret.span, is_telling, is_name: secret.is_name });
            }
        };
        for line in secret.text.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            let telling =
                secret.is_name || words.len() > 1 || line.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS;
            // "Ja", or a party's letter, is no secret by itself.
            if telling || line.chars().filter(|letter| letter.is_alphanumeric()).count() >= LEAST_OF_WORD {
                add(line, telling);
            }
            // The party after a name, "Maj Bro (V)", is that of others too.
            let named = words.iter().position(|word| word.starts_with('(')).map_or(&*words, |at| &words[..at]);
            if secret.is_name
                && let [_, .., last] = named
            {
                add(last, true);
            }
            for window in words.windows(WINDOW).filter(|_| words.len() > WINDOW) {
                let text = window.join(" ");
                if text.chars().filter(|letter| letter.is_alphanumeric()).count() >= LEAST_OF_WINDOW {
                    add(&text, false);
                }
            }
            numbers(&words).for_each(|number| add(number, true));
            for name in names(&words) {
                add(&name.join(" "), true);
                name.last().into_iter().for_each(|surname| add(surname, true));
            }
        }
    }
    list.sort_by(|a, b| (&a.words.text, !a.is_telling, a.span).cmp(&(&b.words.text, !b.is_telling, b.span)));
    list.dedup_by(|b, a| a.words.text == b.words.text);
    list
}

fn numbers<'w>(words: &'w [&'w str]) -> impl Iterator<Item = &'w str> {
    words.iter().copied().filter(|word| word.chars().filter(char::is_ascii_digit).count() >= LEAST_DIGITS)
}

/// Two words or more in a row that begin with a capital: somebody's name, or an address.
fn names<'w>(words: &'w [&'w str]) -> impl Iterator<Item = &'w [&'w str]> {
    let capital =
        |word: &&str| word.trim_start_matches(|letter: char| !letter.is_alphanumeric()).starts_with(char::is_uppercase);
    // A name does not reach across the end of a sentence, nor into the brackets that have the party.
    let joins = move |a: &&str, b: &&str| {
        capital(a) && capital(b) && !a.ends_with(['.', ',', ':', ';', '!', '?', ')']) && !b.starts_with('(')
    };
    words.chunk_by(joins).filter(|run| run.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::{Secret, needles};
    use crate::source::{SourceFile, Sources, Span};

    fn found(text: &str, is_name: bool) -> Vec<String> {
        let file = Sources::new().add(SourceFile::new("post.yaml", ""));
        let secret = Secret { text: text.to_owned(), span: Span::new(file, 0..0), is_name };
        needles(&[secret]).into_iter().map(|needle| needle.words.text).collect()
    }

    #[test]
    fn a_name_is_given_away_by_its_last_word() {
        assert_eq!(found("Eva Lind", true), ["eva lind", "lind"]);
    }

    #[test]
    fn the_party_after_a_name_gives_nobody_away() {
        assert_eq!(found("Maj Bro (V)", true), ["bro", "maj bro", "maj bro (v"]);
        assert_eq!(found("Maj Bro (V) ringde.", false), ["bro", "maj bro", "maj bro (v) ringde"]);
    }

    #[test]
    fn a_sentence_is_given_away_by_names_numbers_and_any_four_words() {
        let all = [
            "holm ringde igen klockan",
            "igen klockan 12.30 1234567",
            "klockan 12.30 1234567",
            "nils holm",
            "nils holm ringde igen",
            "ringde igen klockan 12.30",
            "1234567",
        ];
        let found = found("Nils Holm ringde igen klockan 12.30 1234567.", false);
        assert!(all.iter().filter(|words| found.iter().any(|text| text == *words)).count() >= 6, "{found:?}");
        assert!(!found.iter().any(|text| text == "ringde"), "{found:?}");
    }
}
