//! Plain language (klarspråk): sentences that are too long to hear, and words that nobody says any more.
//!
//! Better silent than wrong holds here most of all. A sentence is counted as ended where it may have ended, so that two short ones are never
//! taken for a long one; and an old word is remarked upon only where today's word can take its place as it stands. `Bifall` is
//! old as well, but it is what motions are called in minutes (`yrkar bifall till`), and no other word takes its place there.

use std::ops::Range;

/// Most words of a sentence that a listener keeps hold of.
pub const MOST_WORDS: usize = 40;

/// Something that plain language would say otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainRemark {
    /// Where, in bytes of the text.
    pub range: Range<usize>,
    /// What is amiss.
    pub kind: PlainKind,
}

/// What plain language would say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlainKind {
    /// A sentence of so many words.
    Long(usize),
    /// An old word, with today's in the same form.
    Old(&'static str),
}

/// Old words in each of their forms, with what is said today in the same form. From the lists of words to avoid that authorities give their writers.
const OLD: &[(&str, &str)] = &[
    ("bifalla", "godkänna"),
    ("bifaller", "godkänner"),
    ("biföll", "godkände"),
    ("bifallit", "godkänt"),
    ("bifallas", "godkännas"),
    ("bifalls", "godkänns"),
    ("bifölls", "godkändes"),
    ("bifallits", "godkänts"),
    ("votering", "omröstning"),
    ("voteringen", "omröstningen"),
    ("voteringar", "omröstningar"),
    ("votera", "rösta"),
    ("voterar", "röstar"),
    ("voterade", "röstade"),
    ("voterat", "röstat"),
    ("därest", "om"),
    ("ehuru", "fast"),
    ("enär", "eftersom"),
    ("emedan", "eftersom"),
    ("jämlikt", "enligt"),
    ("medelst", "med"),
    ("ävensom", "och"),
    ("envar", "var och en"),
    ("härvidlag", "i det här fallet"),
    ("erforderlig", "nödvändig"),
    ("erforderligt", "nödvändigt"),
    ("erforderliga", "nödvändiga"),
    ("föreligger", "finns"),
    ("förefinns", "finns"),
    ("utröna", "ta reda på"),
    ("anhålla", "begära"),
    ("anhåller", "begär"),
    ("städse", "alltid"),
];

/// Everything in a Swedish text that plain language would say otherwise, in the order of the text.
#[must_use]
pub fn remarks(text: &str) -> Vec<PlainRemark> {
    let mut remarks: Vec<PlainRemark> = sentences(text)
        .filter_map(|range| {
            let words = words(&text[range.clone()]).count();
            (words > MOST_WORDS).then_some(PlainRemark { range, kind: PlainKind::Long(words) })
        })
        .collect();
    remarks.extend(words(text).filter_map(|(at, word)| {
        let plain = word.to_lowercase();
        let (_, today) = OLD.iter().find(|(old, _)| *old == plain)?;
        Some(PlainRemark { range: at..at + word.len(), kind: PlainKind::Old(today) })
    }));
    remarks.sort_by_key(|remark| remark.range.start);
    remarks
}

/// The places of the sentences, without the spaces around them. A line break that was set ends one as well.
fn sentences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split_inclusive(['.', '?', '!', ':', ';', '\n']).filter_map(move |piece| {
        let start = at + (piece.len() - piece.trim_start().len());
        at += piece.len();
        let end = at - (piece.len() - piece.trim_end().len());
        (start < end).then_some(start..end)
    })
}

/// The words of a text with their places. A dash between spaces is none.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let letters = |letter: char| letter.is_alphanumeric();
    let offset = |part: &str| part.as_ptr() as usize - text.as_ptr() as usize;
    text.split_whitespace().filter_map(move |word| {
        let word = word.trim_matches(|letter| !letters(letter));
        (!word.is_empty()).then(|| (offset(word), word))
    })
}

#[cfg(test)]
mod tests {
    use super::{MOST_WORDS, PlainKind, remarks};

    fn found(text: &str) -> Vec<(&str, PlainKind)> {
        remarks(text).into_iter().map(|remark| (&text[remark.range], remark.kind)).collect()
    }

    #[test]
    fn a_sentence_is_too_long_when_nobody_keeps_hold_of_it() {
        let words = |number: usize| vec!["ord"; number].join(" ") + ".";
        assert_eq!(found(&words(MOST_WORDS)), []);
        let long = words(MOST_WORDS + 1);
        assert_eq!(found(&format!("Kort. {long} Kort.")), [(long.as_str(), PlainKind::Long(MOST_WORDS + 1))]);
        assert_eq!(found(&format!("Frågorna var: {} {}", words(30), words(30))), []);
        assert_eq!(found(&vec!["ord –"; MOST_WORDS].join(" ")), [], "a dash is no word");
    }

    #[test]
    fn old_words_are_known_in_their_forms_and_others_left_alone() {
        assert_eq!(
            found("Voteringen hölls jämlikt 5 §."),
            [("Voteringen", PlainKind::Old("omröstningen")), ("jämlikt", PlainKind::Old("enligt"))]
        );
        assert_eq!(
            found("Nämnden bifaller yrkandet om bifall till förslaget. Ljudet var jämlikare."),
            [("bifaller", PlainKind::Old("godkänner"))]
        );
    }
}
