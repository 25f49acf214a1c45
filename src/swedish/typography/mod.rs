//! Typography of official Swedish: what is put right by itself, and what a person is asked about.
//!
//! [`edits`] holds the **safe** corrections: fixed spaces (`10 000 kronor`, `5 kap. 2 §`, `kl. 10.00`, `4 juni`), the dash
//! that was typed as a hyphen between spaces, ranges of years, times and numbers, quotation marks, three dots. They move
//! spaces, dashes, quotes and dots only; take those away and the text is the same before and after. Applying them twice
//! changes nothing more: each decision looks at a character and its neighbours as if all were already put right (a
//! fixed space counts as a space, a curly quote as a quote).
//!
//! [`remarks`] holds what takes judgement: abbreviations against the rules (`mm.` may be millimetres), the long dash,
//! `NOD's`, `4/6`, `25%`, `10.000 kr`, characters within words that do not show. Each comes with the form that is wanted.
//!
//! Both want a whole paragraph's run of text with soft line breaks as spaces: a space at the end of one piece and the
//! word at the beginning of the next cannot be judged apart. Passages in a third language are not ours to put right.

mod abbreviations;
mod edits;
mod lexicon;
mod quotes;
mod remarks;
#[cfg(test)]
mod tests;
mod token;

pub use abbreviations::ends_sentence;
pub use edits::edits;
pub(in crate::swedish) use remarks::is_hidden;
pub use remarks::{Remark, RemarkKind, remarks};

use std::ops::Range;

/// What stands around a run of text within its paragraph: the end of the emphasis before it, say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The character before the run; `None` where the paragraph begins.
    pub before: Option<char>,
    /// The character after the run; `None` where the paragraph ends.
    pub after: Option<char>,
}

/// One safe correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced, in bytes of the run.
    pub range: Range<usize>,
    /// What it is replaced by.
    pub replacement: &'static str,
    /// Of what kind it is.
    pub kind: EditKind,
}

/// Kinds of safe corrections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EditKind {
    /// A space that keeps together what belongs together (fast mellanslag).
    FixedSpace,
    /// A dash typed as a hyphen (tankstreck).
    Dash,
    /// A range typed with a hyphen: 2019–2023.
    Range,
    /// A quotation mark or apostrophe of the document's language.
    Quote,
    /// Three dots in one character.
    Ellipsis,
}

/// The text with its corrections. Edits that overlap an earlier one or lie outside the text are left out.
#[must_use]
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut result = String::with_capacity(text.len() + edits.len());
    let mut done = 0;
    for edit in edits {
        if let Some(between) = text.get(done..edit.range.start)
            && text.is_char_boundary(edit.range.end)
            && edit.range.start <= edit.range.end
        {
            result.push_str(between);
            result.push_str(edit.replacement);
            done = edit.range.end;
        }
    }
    result.push_str(text.get(done..).unwrap_or_default());
    result
}
