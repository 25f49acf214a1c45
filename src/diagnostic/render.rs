//! How faults look: on a terminal, as JSON, as SARIF.
//!
//! All three are functions from faults to text; printing is for `cli` alone.

mod human;
mod json;
mod sarif;

pub use human::{human, summary, visible};
pub use json::json;
pub use sarif::sarif;

use std::ops::Range;

use crate::source::{Place, Sources, Span};

/// Where a span begins and ends, as people count.
fn places(span: Span, sources: &Sources) -> Range<Place> {
    let file = sources.file(span.file);
    let range = span.range();
    file.place(range.start)..file.place(range.end)
}

/// The line where a span begins, from 1; `None` in a package, which has none.
#[must_use]
pub fn line(span: Span, sources: &Sources) -> Option<usize> {
    sources.file(span.file).part().is_none().then(|| places(span, sources).start.line)
}

#[cfg(test)]
mod tests;
