//! Small steps through a text by byte offset.
//!
//! The scanners of this module's siblings look forwards and backwards from a place. These helpers answer with
//! "nothing there" for an offset outside the text or inside a character, so no scanner can panic on what people write.

/// The fixed space (fast mellanslag).
pub(super) const NBSP: char = '\u{a0}';
/// The narrow fixed space, which the fonts of the house styles lack.
pub(super) const NARROW_NBSP: char = '\u{202f}';

/// Whether a character is a space between words on a line: not a tab, not a line break.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | NBSP | NARROW_NBSP)
}

/// The character that begins at `at`.
pub(super) fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub(super) fn char_before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The longest run of characters from `at` that satisfy `wanted`, at most `limit` of them.
pub(super) fn run_at(text: &str, at: usize, limit: usize, wanted: impl Fn(char) -> bool) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.char_indices().take(limit).take_while(|&(_, c)| wanted(c)).last();
    rest.get(..end.map_or(0, |(i, c)| i + c.len_utf8())).unwrap_or_default()
}

/// The longest run of characters that ends at `at` and satisfies `wanted`, at most `limit` of them.
pub(super) fn run_before(text: &str, at: usize, limit: usize, wanted: impl Fn(char) -> bool) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().take(limit).take_while(|&(_, c)| wanted(c)).last();
    head.get(start.map_or(head.len(), |(i, _)| i)..).unwrap_or_default()
}

/// The digits from `at`, at most `limit`.
pub(super) fn digits_at(text: &str, at: usize, limit: usize) -> &str {
    run_at(text, at, limit, |c| c.is_ascii_digit())
}

/// The letters that end at `at`; longer words than any we look for come back cut.
pub(super) fn word_before(text: &str, at: usize) -> &str {
    run_before(text, at, 24, char::is_alphabetic)
}

/// The letters from `at`; longer words than any we look for come back cut.
pub(super) fn word_at(text: &str, at: usize) -> &str {
    run_at(text, at, 24, char::is_alphabetic)
}

/// `at` moved past spaces, at most `limit` of them.
pub(super) fn skip_spaces(text: &str, at: usize, limit: usize) -> usize {
    at + run_at(text, at, limit, is_space).len()
}

/// `at` moved back over spaces, at most `limit` of them.
pub(super) fn skip_spaces_back(text: &str, at: usize, limit: usize) -> usize {
    at - run_before(text, at, limit, is_space).len()
}
