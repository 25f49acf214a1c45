//! What a decision plainly says of the matter.

use crate::markdown::Markdown;
use crate::meeting::protocol::Item;

/// Beginnings of words, in small letters, by which a matter is sent back (återremiss) or postponed (bordläggning).
const PUT_OFF: &[&str] = &[
    "återremi",
    "återförvis",
    "minoritetsåterremi",
    "bordlägg",
    "bordlag",
    "minoritetsbordlägg",
    "uppskjut",
    "postpon",
    "adjourn",
];

/// Words that say so only as they are.
const PUT_OFF_WORDS: &[&str] =
    &["refer", "refers", "referred", "remit", "remits", "remitted", "defer", "defers", "deferred"];

/// Whether the matter is sent back or postponed instead of being settled.
pub(super) fn is_put_off(item: &Item) -> bool {
    item.decisions.iter().any(|decision| {
        words(decision).iter().any(|word| {
            PUT_OFF.iter().any(|beginning| word.starts_with(beginning)) || PUT_OFF_WORDS.contains(&word.as_str())
        })
    })
}

/// The words of a text, in small letters.
fn words(text: &Markdown) -> Vec<String> {
    let runs = text.texts().into_iter();
    let words = |run: &str| -> Vec<String> {
        let words = run.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    };
    runs.flat_map(|run| words(run.text())).collect()
}
