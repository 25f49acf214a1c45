//! What all parts of the reading share: the text, how it shall be read, and where faults go.

use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;

use super::Words;
use super::bullets::Lookalike;
use super::notes::Notes;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity};
use crate::source::{Scalar, Span};

/// Puts typography right. Gets a run of words without marks, the characters right before and after it in the same paragraph (so
/// that a quotation mark knows its side; a forced line break is a line feed), and the language in force as BCP 47; gives the run as
/// it shall be shown.
pub type Adjust<'a> = dyn Fn(&str, Option<char>, Option<char>, &str) -> String + 'a;

/// How a text shall be read.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// Language of the document as BCP 47: `sv`, `en`.
    pub lang: &'a str,
    /// Puts typography right, everywhere but in code.
    pub adjust: &'a Adjust<'a>,
}

impl fmt::Debug for Options<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("lang", &self.lang).finish_non_exhaustive()
    }
}

/// A text being read.
pub(super) struct Reader<'a> {
    /// The text.
    pub(super) scalar: &'a Scalar,
    /// How it shall be read.
    pub(super) options: &'a Options<'a>,
    /// Its footnotes so far.
    pub(super) notes: Notes,
    /// Labels of link definitions (`[label]: https://…`) that a link has used, see [`fold_label`].
    pub(super) used_definitions: BTreeSet<String>,
    /// Where each `{sekretess…}` begins that marks words.
    pub(super) restricted: BTreeSet<usize>,
    /// The paragraph before, if it looks like an item of a list.
    pub(super) lookalike: Option<Lookalike>,
    diagnostics: &'a mut Diagnostics,
    faults: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(scalar: &'a Scalar, options: &'a Options<'a>, diagnostics: &'a mut Diagnostics) -> Self {
        Self {
            scalar,
            options,
            notes: Notes::default(),
            used_definitions: BTreeSet::new(),
            restricted: BTreeSet::new(),
            lookalike: None,
            diagnostics,
            faults: 0,
        }
    }

    /// The text's letters in a range, empty if the range does not fit.
    pub(super) fn slice(&self, range: Range<usize>) -> &'a str {
        self.scalar.text.get(range).unwrap_or_default()
    }

    /// Where a range of the text stands in the record, without the space around it unless it is all space.
    pub(super) fn span(&self, range: Range<usize>) -> Span {
        let text = self.slice(range.clone());
        let start = range.start + (text.len() - text.trim_start().len());
        let end = range.start + text.trim_end().len();
        self.scalar.locate_range(if start < end { start..end } else { range })
    }

    /// Tells of a fault.
    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        self.faults += 1;
        self.diagnostics.push(diagnostic);
    }

    /// How many faults there have been so far: whether a part of the text had one is the difference.
    pub(super) fn faults(&self) -> usize {
        self.faults
    }

    /// Words with their typography put right, as they stand between two characters in a language. A tab among them is a space: on
    /// pages it has no width, and the words on both sides would become one.
    pub(super) fn adjusted(&self, mut words: Words, before: Option<char>, after: Option<char>, lang: &str) -> Words {
        words.text = words.text.replace('\t', " ");
        // A soft hyphen that ends a link ends a line beside the link, and the engine fails: it parts nothing there anyway.
        let end = words.text.trim_end_matches('\u{ad}').len();
        if end < words.text.len() {
            words.truncate(end);
        }
        let adjusted = (self.options.adjust)(&words.text, before, after, lang);
        words.replaced_by(&adjusted)
    }

    /// Words found verbatim within a part of the text, such as the title of a picture; otherwise they come from the whole part.
    pub(super) fn find_words(&self, text: &str, range: Range<usize>) -> Words {
        let mut words = Words::default();
        match self.slice(range.clone()).rfind(text) {
            Some(at) => words.push_verbatim(self.scalar, range.start + at..range.start + at + text.len()),
            None => words.push(text, self.span(range)),
        }
        words
    }
}

/// A fault that is only probably wrong.
pub(super) fn warning(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Warning;
    diagnostic
}

/// A fault that makes the text unusable, also where its kind is a lesser one by default.
pub(super) fn error(mut diagnostic: Diagnostic) -> Diagnostic {
    diagnostic.severity = Severity::Error;
    diagnostic
}

/// A label as Markdown compares them: neither case nor the amount of space matters.
pub(super) fn fold_label(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    // There and back, so that `ß` and `ss` meet, as they do in Unicode's case folding.
    words.join(" ").to_uppercase().to_lowercase()
}
