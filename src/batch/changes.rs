//! What one text says otherwise than another, item by item: what has come, gone and become something else.

use std::ops::Range;

use crate::document::parity::{Item, Outline};

/// Most pairs of items that are held against each other. What differs in longer stretches than a few thousand items is paired from the top.
const MOST_PAIRS: usize = 4_000_000;

/// How two outlines differ.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Changes {
    /// Each item that differs, as it was and as it is; empty where there was none, or is none.
    pub(super) words: Vec<[String; 2]>,
    /// Whether the same words are said as something else, a heading as a paragraph.
    pub(super) kinds: bool,
}

/// What differs between two outlines. As many items as can be are taken for the same, so that what comes between others is told as that, and not as
/// if all after it had changed.
pub(super) fn changes(then: &Outline, now: &Outline) -> Changes {
    let (then, now) = (&then.items[..], &now.items[..]);
    let mut changes = Changes::default();
    let is_same = |(one, other): &(&Item, &Item)| one.text == other.text;
    let first = then.iter().zip(now).take_while(is_same).count();
    let (old, new) = (&then[first..], &now[first..]);
    let last = old.iter().rev().zip(new.iter().rev()).take_while(is_same).count();
    let (old, new) = (&old[..old.len() - last], &new[..new.len() - last]);
    let ends = then[..first].iter().zip(now).chain(then[then.len() - last..].iter().zip(&now[now.len() - last..]));
    changes.kinds = ends.into_iter().any(|(one, other)| one.kind != other.kind);
    let (mut at, mut to) = (0, 0);
    for (one, other) in common(old, new).into_iter().chain([(old.len(), new.len())]) {
        changes.gap(&old[at..one], &new[to..other]);
        if let (Some(then), Some(now)) = (old.get(one), new.get(other)) {
            changes.kinds |= then.kind != now.kind;
        }
        (at, to) = (one + 1, other + 1);
    }
    changes
}

impl Changes {
    /// What stands between two items that are the same: paired from the top.
    fn gap(&mut self, then: &[Item], now: &[Item]) {
        let text = |item: Option<&Item>| item.map(|item| item.text.clone()).unwrap_or_default();
        let rows: Range<usize> = 0..then.len().max(now.len());
        self.words.extend(rows.map(|row| [text(then.get(row)), text(now.get(row))]));
    }
}

/// The longest row of items that both have, by their places in each.
fn common(then: &[Item], now: &[Item]) -> Vec<(usize, usize)> {
    let wide = now.len() + 1;
    if (then.len() + 1).saturating_mul(wide) > MOST_PAIRS {
        return Vec::new();
    }
    // For each pair of places how many items the rests have in common.
    let mut rests = vec![0_u32; (then.len() + 1) * wide];
    for one in (0..then.len()).rev() {
        for other in (0..now.len()).rev() {
            let (below, beside) = (rests[(one + 1) * wide + other], rests[one * wide + other + 1]);
            let both = rests[(one + 1) * wide + other + 1] + 1;
            rests[one * wide + other] = if then[one].text == now[other].text { both } else { below.max(beside) };
        }
    }
    let (mut one, mut other, mut found) = (0, 0, Vec::new());
    while one < then.len() && other < now.len() {
        if then[one].text == now[other].text {
            found.push((one, other));
            (one, other) = (one + 1, other + 1);
        } else if rests[(one + 1) * wide + other] >= rests[one * wide + other + 1] {
            one += 1;
        } else {
            other += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Changes, changes};
    use crate::document::parity::{Item, Kind, Outline};

    fn outline(words: &str) -> Outline {
        let items = words.split(' ').filter(|word| !word.is_empty());
        let item = |word: &str| Item { kind: Kind::Paragraph, text: word.to_owned() };
        Outline { items: items.map(item).collect() }
    }

    fn told(then: &str, now: &str) -> String {
        let Changes { words, kinds } = changes(&outline(then), &outline(now));
        assert!(!kinds);
        words.iter().map(|[then, now]| format!("{then}>{now}")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn what_comes_or_goes_is_told_as_that_and_every_change_is() {
        assert_eq!(told("a b c", "a b c"), "");
        assert_eq!(told("a b c", "a x b c"), ">x");
        assert_eq!(told("a b c", "a c"), "b>");
        assert_eq!(told("a b c d e f", "a B c D e F"), "b>B d>D f>F");
        assert_eq!(told("a b c d", "x a b d y"), ">x c> >y");
        assert_eq!(told("", "a a"), ">a >a");
        assert_eq!(told("a a a", "a a"), "a>");
    }

    #[test]
    fn the_same_words_as_something_else_are_a_change_of_kind_alone() {
        for at in 0..3 {
            let (mut now, then) = (outline("a b c"), outline("a b c"));
            now.items[at].kind = Kind::Heading(1);
            assert_eq!(changes(&then, &now), Changes { words: Vec::new(), kinds: true }, "{at}");
        }
    }

    #[test]
    fn very_long_texts_without_a_word_in_common_take_no_more_room_than_can_be_had() {
        let long = |letter: &str| outline(&format!("{letter} ").repeat(3000));
        assert_eq!(changes(&long("a"), &long("b")).words.len(), 3000);
    }
}
