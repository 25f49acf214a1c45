//! SAM-NAMN: somebody who is spelt in two ways.

use std::collections::{BTreeMap, BTreeSet};

use super::Entry;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::{Record, Spanned};
use crate::source::Span;

/// In so many records the usual spelling occurs at least; the other in one.
const USUAL: usize = 3;

/// Everybody named in a record, by first and last name.
pub(super) fn of(record: &Record<'_>) -> Vec<Spanned<String>> {
    // By surname alone, people are called within a record only.
    let full = record.named().into_iter().filter(|name| name.value.contains(' '));
    let mut seen = BTreeSet::new();
    full.filter(|name| seen.insert(name.value.as_str())).cloned().collect()
}

/// A spelling, and where it occurs.
struct Spelling {
    /// The first place.
    at: Span,
    /// The records, by their index.
    records: BTreeSet<usize>,
}

pub(super) fn check(entries: &[Entry], cx: &mut Diagnostics) {
    let mut spellings: BTreeMap<&str, Spelling> = BTreeMap::new();
    for (index, entry) in entries.iter().enumerate() {
        for name in &entry.names {
            let records = BTreeSet::new();
            spellings.entry(&name.value).or_insert(Spelling { at: name.span, records }).records.insert(index);
        }
    }
    surnames_first(&spellings, cx);
    slips(&spellings, cx);
}

/// `Åberg, Dan`, where others write `Dan Åberg`.
fn surnames_first(spellings: &BTreeMap<&str, Spelling>, cx: &mut Diagnostics) {
    for (name, spelling) in spellings {
        let Some((surname, first)) = name.split_once(',') else { continue };
        let turned = format!("{} {}", first.trim(), surname.trim());
        if let Some(usual) = spellings.get(turned.as_str()) {
            let fault = message!(
                "{turned} står här med efternamnet först: {name}",
                "{turned} stands here with the surname first: {name}"
            );
            cx.push(
                Diagnostic::new(Code::ColName, fault)
                    .at(spelling.at)
                    .related(usual.at, message!("så skrivs namnet annars", "so the name is written elsewhere"))
                    .hint(message!("skriv {turned}", "write {turned}")),
            );
        }
    }
}

/// A name in a single record that is one letter away from one in several.
fn slips(spellings: &BTreeMap<&str, Spelling>, cx: &mut Diagnostics) {
    // Two words are one letter apart only if they can be made the same by leaving out a letter of each, or of one. So names need to be
    // compared only with those that share such a remainder, and not each with each.
    let mut usual: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut words: BTreeMap<&str, usize> = BTreeMap::new();
    for (name, spelling) in spellings {
        for word in name.split(' ') {
            *words.entry(word).or_default() += 1;
        }
        if spelling.records.len() >= USUAL {
            for remainder in remainders(name) {
                usual.entry(remainder).or_default().push(name);
            }
        }
    }
    for (name, spelling) in spellings.iter().filter(|(_, spelling)| spelling.records.len() == 1) {
        let candidates: BTreeSet<&str> =
            remainders(name).into_iter().filter_map(|it| usual.get(&it)).flatten().copied().collect();
        let near = candidates.into_iter().find(|other| {
            let Some((own, _)) = differing_word(name, other) else { return false };
            // A name that others bear as well is no slip, nor is one of two people at the same meeting.
            let known = words.get(own).is_some_and(|count| *count > 1);
            let together = spellings.get(other).is_some_and(|other| !other.records.is_disjoint(&spelling.records));
            !known && !together
        });
        if let Some((other, usual)) = near.and_then(|other| Some((other, spellings.get(other)?))) {
            let count = usual.records.len();
            let fault = message!(
                "{name} heter {other} i {count} andra poster",
                "{name} is called {other} in {count} other records"
            );
            cx.push(
                Diagnostic::new(Code::ColName, fault)
                    .at(spelling.at)
                    .related(usual.at, message!("så skrivs namnet annars", "so the name is written elsewhere"))
                    .hint(message!(
                        "rätta namnet om det är samma person; det kan vara två",
                        "correct the name if it is the same person; there may be two"
                    )),
            );
        }
    }
}

/// A name in small letters, and what is left of it without each of its letters.
fn remainders(name: &str) -> Vec<String> {
    let name = name.to_lowercase();
    let without = |at: usize, letter: char| [&name[..at], &name[at + letter.len_utf8()..]].concat();
    let mut remainders: Vec<String> = name.char_indices().map(|(at, letter)| without(at, letter)).collect();
    remainders.push(name.clone());
    remainders
}

/// The one word in which two names differ, if by a single letter: too many, too few, another, or two that have changed places.
fn differing_word<'n>(one: &'n str, other: &'n str) -> Option<(&'n str, &'n str)> {
    if one.split(' ').count() != other.split(' ').count() {
        return None;
    }
    let mut differing = one.split(' ').zip(other.split(' ')).filter(|(one, other)| one != other);
    let (one, other) = differing.next().filter(|_| differing.next().is_none())?;
    (strsim::damerau_levenshtein(&one.to_lowercase(), &other.to_lowercase()) <= 1).then_some((one, other))
}

#[cfg(test)]
mod tests {
    use super::{differing_word, remainders};

    #[test]
    fn names_that_differ_in_one_letter_share_a_remainder() {
        for (one, other) in [
            ("Cecilia Holm", "Cecilia Holmm"),
            ("Dan Åberg", "Dan Aberg"),
            ("Eva Lind", "Ewa Lind"),
            ("Bo Ek", "Bo Ke"),
        ] {
            assert!(differing_word(one, other).is_some(), "{one}, {other}");
            assert!(remainders(one).iter().any(|it| remainders(other).contains(it)), "{one}, {other}");
        }
    }

    #[test]
    fn names_that_differ_in_two_words_or_letters_are_two_names() {
        for (one, other) in [("Eva Lind", "Ewa Lindh"), ("Eva Lind", "Eva Lundh"), ("Eva Lind", "Eva Maria Lind")] {
            assert_eq!(differing_word(one, other), None, "{one}, {other}");
        }
    }
}
