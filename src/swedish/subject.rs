//! What titles are about: the words that tell one matter from another.

use std::collections::BTreeSet;

use super::{DocLang, dates};

/// Shortest word that tells anything, in letters.
const SHORTEST: usize = 4;

/// So many letters at least have two words in common that have to do with one another: `skolväg` and `skolvägar`.
const COMMON: usize = 5;

/// Words of titles that tell nothing of the matter: kinds of document and of meeting, and the small words between. Nor do days.
const EMPTY: &[&str] = &[
    "anteckningar",
    "beslut",
    "dagordning",
    "denna",
    "detta",
    "eller",
    "efter",
    "från",
    "gällande",
    "inom",
    "kallelse",
    "minnesanteckning",
    "minnesanteckningar",
    "möte",
    "mötet",
    "nämnden",
    "nämndens",
    "ombud",
    "promemoria",
    "protokoll",
    "protokollsutdrag",
    "rörande",
    "sakråd",
    "samråd",
    "samrådet",
    "sakrådet",
    "sammanträde",
    "sammanträdet",
    "sammanträdes",
    "till",
    "tjänsteanteckning",
    "under",
    "utdrag",
    "över",
    "about",
    "agenda",
    "concerning",
    "consultation",
    "decision",
    "from",
    "into",
    "meeting",
    "memorandum",
    "minutes",
    "note",
    "notes",
    "regarding",
    "summons",
    "with",
];

/// The words by which a title tells what it is about, in small letters.
#[must_use]
pub fn words(title: &str) -> BTreeSet<String> {
    let words = title.split(|letter: char| !letter.is_alphabetic()).map(str::to_lowercase);
    words
        .filter(|word| word.chars().count() >= SHORTEST && !EMPTY.contains(&word.as_str()) && !is_of_a_day(word))
        .collect()
}

/// Whether a word in small letters is the name of a month or, in Swedish titles, of a weekday.
fn is_of_a_day(word: &str) -> bool {
    let months = [DocLang::Sv, DocLang::En].into_iter().flat_map(dates::month_names);
    let mut names = months.copied().chain(dates::WEEKDAYS.map(|day| dates::weekday_name(day, DocLang::Sv)));
    names.any(|name| name.to_lowercase() == word)
}

/// Whether two titles have a word in common, in whatever form, or as a part of a longer one.
#[must_use]
pub fn is_alike(one: &BTreeSet<String>, other: &BTreeSet<String>) -> bool {
    one.iter().any(|one| other.iter().any(|other| is_akin(one, other)))
}

fn is_akin(one: &str, other: &str) -> bool {
    let common = one.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    // A part of a compound is a word without its ending.
    let part = |whole: &str, part: &str| {
        let stem: String = part.chars().take(part.chars().count().saturating_sub(2).max(COMMON)).collect();
        stem.chars().count() >= COMMON && whole.contains(&stem)
    };
    one == other || common >= COMMON || part(one, other) || part(other, one)
}

#[cfg(test)]
mod tests {
    use super::{is_alike, words};

    #[test]
    fn a_title_is_known_by_the_words_that_other_titles_lack() {
        let told: Vec<String> =
            words("Minnesanteckningar från samråd om säkra skolvägar den 4 juni 2024").into_iter().collect();
        assert_eq!(told, ["skolvägar", "säkra"]);
        assert!(words("Protokoll från sammanträdet den 12 mars").is_empty());
    }

    #[test]
    fn titles_are_alike_that_have_a_word_in_common_in_whatever_form() {
        let alike = |one, other| is_alike(&words(one), &words(other));
        assert!(alike("Säkra skolvägar", "Finansiering av skolvägarna"));
        assert!(alike("Bygglov för Kajen 2", "Kajens tillbyggnad: bygglovet"));
        assert!(alike("Bidrag till teatern", "Teaterbidrag"));
        assert!(!alike("Säkra skolvägar", "Bidrag till hembygdsföreningen"));
    }
}
