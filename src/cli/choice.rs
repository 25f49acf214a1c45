//! Arguments that are one of a few words.

use clap::builder::{PossibleValuesParser, TypedValueParser};

/// Takes the word of one of `all`.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|item| word(*item)));
    words.try_map(move |typed| all.iter().copied().find(|item| word(*item) == typed).ok_or(typed))
}
