//! How a machine mends a fault, as data.
//!
//! A rule says *what* shall be read instead ([`Form::Read`], [`Form::LeftOut`]); [`crate::source::Rewriter`] turns that into *how* it is written at that
//! place ([`Form::Written`]), in a plain text, in quotation marks, in a block or in JSON. What a fix carries when it has left
//! [`crate::build`] is always the latter, so that whoever gets it need know nothing of YAML.
//!
//! A fault has a fix only where nobody needs to judge. What takes judgement is a hint.

use super::{Diagnostic, Diagnostics, Message, excerpt};
use crate::message;
use crate::source::Span;

/// What mends a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub message: Message,
    /// What is replaced: all of it or nothing. No two overlap.
    pub replacements: Vec<Replacement>,
}

/// A stretch of a file, and what shall stand there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The stretch; empty where something is only added.
    pub span: Span,
    /// What shall stand there.
    pub text: String,
    /// In what form the text is given.
    pub form: Form,
}

/// In what form the text of a [`Replacement`] is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Letter by letter as it shall stand in the file.
    Written,
    /// As it shall be read. It has to be written in the way of the place: with escapes, say.
    Read {
        /// What is read there so far, but for typography that the program puts right. A place that reads otherwise is left alone.
        was: String,
    },
    /// Not at all: an entry of a list goes, with the comma before it or with its line. A comment stays.
    LeftOut {
        /// What is read there so far.
        was: String,
    },
}

impl Fix {
    /// Puts these letters in the places of others, as they stand.
    #[must_use]
    pub fn written(message: Message, replacements: impl IntoIterator<Item = (Span, String)>) -> Self {
        let replacements =
            replacements.into_iter().map(|(span, text)| Replacement { span, text, form: Form::Written }).collect();
        Self { message, replacements }
    }

    /// Leaves out an entry of a list.
    #[must_use]
    pub fn left_out(span: Span, was: &str) -> Self {
        let shown = excerpt(was);
        let form = Form::LeftOut { was: was.to_owned() };
        let message = message!("”{shown}” tas bort", "“{shown}” is removed");
        Self { message, replacements: vec![Replacement { span, text: String::new(), form }] }
    }

    /// Makes a text, or a part of one, read otherwise.
    #[must_use]
    pub fn read(span: Span, was: &str, becomes: &str) -> Self {
        let (from, to) = (excerpt(was), excerpt(becomes));
        let message = message!("”{from}” blir ”{to}”", "“{from}” becomes “{to}”");
        Self { message, replacements: vec![Replacement::read(span, was, becomes)] }
    }
}

impl Replacement {
    /// A text, or a part of one, that shall read otherwise.
    #[must_use]
    pub fn read(span: Span, was: &str, becomes: &str) -> Self {
        Self { span, text: becomes.to_owned(), form: Form::Read { was: was.to_owned() } }
    }
}

impl Diagnostic {
    /// Says how a machine mends it.
    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

impl Diagnostics {
    /// Has every replacement written by `write`; a fix of which one cannot be written is none.
    pub fn settle_fixes(&mut self, mut write: impl FnMut(&Replacement) -> Option<Replacement>) {
        for diagnostic in &mut self.list {
            diagnostic.fix = diagnostic.fix.take().and_then(|fix| {
                let written: Option<Vec<Replacement>> = fix.replacements.iter().map(&mut write).collect();
                Some(Fix { replacements: written?, ..fix })
            });
        }
    }

    /// Takes all fixes away that `write` could write, and remembers which: of a record that somebody has approved.
    pub fn withhold_fixes(&mut self, write: impl FnMut(&Replacement) -> Option<Replacement>) {
        self.settle_fixes(write);
        self.list.iter_mut().for_each(|diagnostic| diagnostic.is_withheld = diagnostic.fix.take().is_some());
    }

    /// Takes all fixes away: of a file that is no record of ours.
    pub fn drop_fixes(&mut self) {
        self.list.iter_mut().for_each(|diagnostic| diagnostic.fix = None);
    }
}
