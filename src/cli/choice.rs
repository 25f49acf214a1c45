//! Arguments that are one of a few words.

use std::ffi::{OsStr, OsString};

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::{Arg, Command, Error};

/// Takes the word of one of `all`, however it is capitalised, with or without blanks around it.
pub(super) fn one_of<T: Copy + Send + Sync + 'static>(
    all: &'static [T],
    word: fn(T) -> &'static str,
) -> impl TypedValueParser<Value = T> {
    let words = PossibleValuesParser::new(all.iter().map(|item| word(*item)));
    Folded(words).try_map(move |typed| all.iter().copied().find(|item| word(*item) == typed).ok_or(typed))
}

/// Words in small letters, asked of whatever a person typed.
#[derive(Clone)]
struct Folded(PossibleValuesParser);

impl TypedValueParser for Folded {
    type Value = String;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        let folded = value.to_str().map(|typed| OsString::from(typed.trim().to_lowercase()));
        match folded.and_then(|folded| self.0.parse_ref(command, argument, &folded).ok()) {
            Some(word) => Ok(word),
            // What is wrong is told of what was typed.
            None => self.0.parse_ref(command, argument, value),
        }
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        self.0.possible_values()
    }
}
