//! Secrets: what was masked in a public document, how to find it again, and the check that no file of the document holds it.
//!
//! [`crate::meeting::secrecy`] masks a meeting and gives the [`Secret`]s that it took out. What of them could give them away is a
//! needle (`needle.rs`), compared letter by letter as [`Folded`]: regardless of case, of how letters are composed, and of what is
//! not seen. [`Watch`] looks for the needles in every part of every finished file.

mod decode;
mod digest;
mod fold;
mod leak;
#[cfg(test)]
mod leak_tests;
mod needle;
mod sought;
mod unpack;
mod views;

pub(crate) use decode::entities;
pub use fold::Folded;
pub use leak::{Leak, Watch};
pub use needle::{Needle, needles};

use crate::source::Span;

/// Words that were masked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Secret {
    /// The words.
    pub text: String,
    /// Where they stand in the record.
    pub span: Span,
    /// Whether they are a name, each word of which points somebody out.
    pub is_name: bool,
}
