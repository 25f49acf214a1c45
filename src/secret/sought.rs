//! All needles, looked for at once.

use std::collections::BTreeSet;

use aho_corasick::{AhoCorasick, BuildError};

use super::fold::stands_alone;
use super::{Folded, Needle};

/// Shortest words, in letters and digits, that are looked for where words have been torn apart: shorter ones come together by chance.
const LEAST_SQUEEZED: usize = 10;

/// Shortest words that do not come by chance in bytes that are no text, such as those of a font.
const LEAST_BY_CHANCE: usize = 5;

/// Needles in the forms in which they are looked for.
#[derive(Debug)]
pub(super) struct Sought {
    needles: Vec<Needle>,
    /// As they are.
    words: Form,
    /// Without hyphens.
    joined: Form,
    /// Letters and digits alone, of those that are long enough.
    torn: Form,
    /// Without accents, as in addresses.
    plain: Form,
}

impl Sought {
    /// Prepares to look for needles, and in addresses for those of them that do not stand in an address of the public record.
    pub(super) fn new(needles: Vec<Needle>, open: &Folded) -> Self {
        let open = open.addresses();
        let form = |of: &dyn Fn(&Needle) -> Option<String>| {
            let forms = needles.iter().enumerate();
            Form::new(forms.filter_map(|(index, needle)| Some((index, of(needle)?))))
        };
        let words = form(&|needle| Some(needle.words.text.trim().to_owned()));
        let joined = form(&|needle| Some(needle.words.joined().trim().to_owned()));
        let torn = form(&|needle| Some(needle.words.squeezed()).filter(|torn| torn.chars().count() >= LEAST_SQUEEZED));
        let plain = form(&|needle| Some(needle.words.plain()).filter(|plain| !holds(&open, plain)));
        Self { needles, words, joined, torn, plain }
    }

    /// The needles in a text, of which the letters and digits alone are given too.
    pub(super) fn find(&self, text: &Folded, squeezed: &str, is_text: bool) -> impl Iterator<Item = &Needle> {
        let mut found = BTreeSet::new();
        self.words.find(&text.text, true, &mut found);
        if text.text.contains(['-', '\u{2010}']) {
            self.joined.find(&text.joined(), true, &mut found);
        }
        self.torn.find(squeezed, false, &mut found);
        self.plain.find(&text.addresses(), true, &mut found);
        let needles = found.into_iter().filter_map(|index| self.needles.get(index));
        needles.filter(move |needle| is_text || needle.words.squeezed().chars().count() >= LEAST_BY_CHANCE)
    }

    /// The needles in the name of a file.
    pub(super) fn in_name(&self, name: &str) -> impl Iterator<Item = &Needle> {
        let mut found = BTreeSet::new();
        self.plain.find(&Folded::new(name).plain(), true, &mut found);
        found.into_iter().filter_map(|index| self.needles.get(index))
    }
}

/// Whether words stand in a text.
fn holds(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(start, found)| stands_alone(text, &(start..start + found.len())))
}

/// One form of the needles that have it.
#[derive(Debug)]
struct Form {
    /// An error if there is more than can be looked for. Then all is taken to be found, for nobody can say that it is not there.
    automaton: Result<AhoCorasick, BuildError>,
    /// For each of its patterns, which needle it is of.
    of: Vec<usize>,
}

impl Form {
    fn new(patterns: impl Iterator<Item = (usize, String)>) -> Self {
        let (of, patterns): (Vec<_>, Vec<_>) = patterns.filter(|(_, words)| !words.is_empty()).unzip();
        Self { automaton: AhoCorasick::new(patterns), of }
    }

    /// Adds the needles that stand in a text; `whole` if only where words begin and end.
    fn find(&self, text: &str, whole: bool, found: &mut BTreeSet<usize>) {
        let Ok(automaton) = &self.automaton else {
            found.extend(&self.of);
            return;
        };
        for place in automaton.find_overlapping_iter(text) {
            if !whole || stands_alone(text, &place.range()) {
                found.extend(self.of.get(place.pattern().as_usize()));
            }
        }
    }
}
