//! Where every word came from: files, spans, and the one door through which records are read.
//!
//! A record is YAML or JSON. Both become the same [`Node`] tree, in which every key and every value knows its
//! place in the file, so that whatever goes wrong later (a rule, a missing glyph, a PDF/UA clause) can point at
//! the line that somebody typed.
//!
//! **Invariant:** this module alone names the YAML crate, and it alone turns bytes into records.

mod appendix;
mod beside;
mod decode;
mod encoding;
mod file;
mod json;
mod node;
pub mod picture;
mod read;
mod rewrite;
mod track;
mod tree;
mod written;
mod yaml;

#[cfg(test)]
mod tests;

pub use beside::{Directory, inside};
pub use decode::{DecodeError, decode, refused};
pub(crate) use encoding::has_letters;
pub use encoding::{direction_turned, turns_direction};
pub use file::{FileId, Place, SourceFile, Sources, Span};
pub use node::{Entry, Layout, Node, Scalar, ScalarStyle, Value};
pub use read::{Format, Limits, read, says_nothing};
pub use rewrite::Rewriter;
pub use written::{entry, value};
