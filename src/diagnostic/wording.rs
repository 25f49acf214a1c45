//! What messages have in common: somebody's words cut short, and the word that somebody probably meant.

use super::Lang;

/// A fixed text in both languages; what is put together from parts is a [`super::Message`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doc {
    /// In Swedish.
    pub sv: &'static str,
    /// In English.
    pub en: &'static str,
}

impl Doc {
    /// The text in one language.
    #[must_use]
    pub fn in_lang(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Sv => self.sv,
            Lang::En => self.en,
        }
    }
}

/// A number with a fixed space between thousands, as Swedish is written; English has commas.
#[must_use]
pub fn number(value: u64, lang: Lang) -> String {
    let digits = value.to_string();
    let separator = match lang {
        Lang::Sv => "\u{a0}",
        Lang::En => ",",
    };
    let mut parts: Vec<&str> = Vec::new();
    let mut rest = digits.as_str();
    while rest.len() > 3 {
        let (before, last) = rest.split_at(rest.len() - 3);
        parts.push(last);
        rest = before;
    }
    parts.push(rest);
    parts.reverse();
    parts.join(separator)
}

/// How many there are of something, and what: `1 post`, `2 poster`. Of none both languages speak as of many.
#[must_use]
pub fn counted(count: usize, [one, many]: [Doc; 2], lang: Lang) -> String {
    let what = if count == 1 { one } else { many };
    format!("{} {}", number(count as u64, lang), what.in_lang(lang))
}

/// Somebody's own text as a message names it: on one line, and not ten megabytes of it.
#[must_use]
pub fn excerpt(text: &str) -> String {
    const SHOWN: usize = 40;
    cut(text, SHOWN)
}

/// A text on one line, at most so many characters of it.
#[must_use]
pub fn cut(text: &str, most: usize) -> String {
    let mut letters = text.chars();
    let visible = |letter: char| if letter.is_control() { ' ' } else { letter };
    let mut shown: String = letters.by_ref().take(most).map(visible).collect();
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// The candidate most like `word`, if it is like enough to be a slip of the hand: at most one of its letters in three differs.
/// Neither case nor the marks over å, ä and ö count; of two equally like, the first is taken.
#[must_use]
pub fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    near(word, candidates).min_by_key(|(distance, _)| *distance).map(|(_, candidate)| candidate)
}

/// The one candidate that `word` is a slip of the hand of, beyond doubt: the two differ in case and the marks over å, ä and ö, or in one
/// letter of at least four, and no other candidate comes as near.
#[must_use]
pub fn slip<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    const FEWEST_LETTERS: usize = 4;
    let slips = |(distance, candidate): &(usize, &str)| match distance {
        0 => true,
        1 => word.chars().count().min(candidate.chars().count()) >= FEWEST_LETTERS,
        _ => false,
    };
    let mut found: Vec<(usize, &str)> = near(word, candidates).filter(slips).collect();
    found.sort_by_key(|(distance, _)| *distance);
    match *found.as_slice() {
        [(_, one)] => Some(one),
        [(first, one), (second, _), ..] if first < second => Some(one),
        _ => None,
    }
}

/// The candidates that are like enough to `word`, each with the number of letters in which it differs.
fn near<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> impl Iterator<Item = (usize, &'c str)> {
    let length = word.chars().count();
    candidates.into_iter().filter_map(move |candidate| {
        let own_length = candidate.chars().count();
        let most = own_length.max(3) / 3;
        // To compare takes time and memory by the product of the lengths, and a key can be megabytes long.
        if length.abs_diff(own_length) > most {
            return None;
        }
        let distance = differing(word, candidate);
        (distance <= most).then_some((distance, candidate))
    })
}

/// In how many letters two words differ; two that have changed places are one. Neither case nor the marks over å, ä and ö count.
#[must_use]
pub fn differing(one: &str, other: &str) -> usize {
    let plain = |text: &str| text.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o");
    strsim::damerau_levenshtein(&plain(one), &plain(other))
}

#[cfg(test)]
mod tests {
    use super::{Doc, Lang, counted, excerpt, nearest, slip};

    #[test]
    fn one_is_one_and_all_else_is_many() {
        let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
        let told = [0, 1, 2, 1000].map(|count| [Lang::Sv, Lang::En].map(|lang| counted(count, forms, lang)));
        let expected = [
            ["0 poster", "0 records"],
            ["1 post", "1 record"],
            ["2 poster", "2 records"],
            ["1\u{a0}000 poster", "1,000 records"],
        ];
        assert_eq!(told, expected.map(|pair| pair.map(str::to_owned)));
    }

    #[test]
    fn a_slip_of_the_hand_finds_its_word_and_another_word_finds_none() {
        let keys = ["titel", "tid", "typ", "diarienummer"];
        assert_eq!(nearest("titell", keys), Some("titel"));
        assert_eq!(nearest("DIARENUMMER", keys), Some("diarienummer"));
        assert_eq!(nearest("typ ", keys), Some("typ"));
        assert_eq!(nearest("rubrik", keys), None);
        assert_eq!(nearest("forfattare", ["författare"]), Some("författare"));
    }

    #[test]
    fn a_slip_beyond_doubt_is_one_letter_of_one_word() {
        let keys = ["från", "till", "tid", "titel", "plats", "deltagare"];
        assert_eq!(slip("Plats", keys), Some("plats"));
        assert_eq!(slip("fran", keys), Some("från"));
        assert_eq!(slip("plast", keys), Some("plats"));
        assert_eq!(slip("TID", keys), Some("tid"));
        // Two letters, a word of three, and a word between two others.
        assert_eq!(slip("deltgre", keys), None);
        assert_eq!(slip("tod", keys), None);
        assert_eq!(slip("kapa", ["kapp", "kana"]), None);
    }

    #[test]
    fn ten_megabytes_are_neither_compared_nor_shown() {
        let long = "titel\n".repeat(2_000_000);
        assert_eq!(nearest(&long, ["titel"]), None);
        assert_eq!(excerpt(&long), "titel ".repeat(6) + "tite…");
    }
}
