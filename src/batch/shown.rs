//! The first of many names, for people: an archive has thousands.

use crate::diagnostic::excerpt;
use crate::diagnostic::render::visible;

/// So many.
const SHOWN: usize = 5;

/// The first of many names, quoted, as part of a sentence.
#[must_use]
pub fn first(all: &[&str]) -> String {
    let names: Vec<String> = all.iter().take(SHOWN).map(|name| format!("\"{}\"", excerpt(name))).collect();
    names.join(", ") + more(all.len())
}

/// The first of names of which there are so many in all, as a list after a heading.
pub(super) fn listed(names: &[String], all: usize) -> String {
    let names: Vec<_> = names.iter().take(SHOWN).map(|name| visible(name)).collect();
    names.join(", ") + more(all)
}

/// What stands after those that are shown.
fn more(all: usize) -> &'static str {
    if all > SHOWN { " …" } else { "" }
}
