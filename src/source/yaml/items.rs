//! Items of a list that lack the space after their dash, which makes keys of them.

use super::explain::{Ground, SHOWN, syntax};
use crate::diagnostic::{Diagnostic, Fix};
use crate::message;
use crate::source::Span;

/// Whether a line is an item of a list but for the space after its dash: `-namn: Eva Ek`.
pub(super) fn lacks_space(line: &str) -> bool {
    line.strip_prefix('-').is_some_and(|rest| rest.starts_with(char::is_alphabetic) && rest.contains(':'))
}

/// The fault of such a line, whose dash is at `span`.
pub(super) fn without_space(line: &str, span: Span) -> Diagnostic {
    let fix = message!("strecket får ett mellanslag efter sig", "the dash gets a space after it");
    let fault = syntax(span, message!("mellanslag saknas efter ”-”", "there is no space after “-”"))
        .fix(Fix::written(fix, [(span, "- ".to_owned())]));
    match line.strip_prefix('-') {
        Some(item) if line.len() <= SHOWN => fault.hint(message!("skriv - {item}", "write - {item}")),
        _ => fault.hint(message!("sätt ett mellanslag efter strecket", "put a space after the dash")),
    }
}

/// The fault of a key, at `span`, that was meant as the first of an item.
pub(super) fn dashed_key(text: &str, span: Span) -> Option<Diagnostic> {
    let ground = Ground { text, file: span.file };
    let start = span.range().start;
    let (line_start, line) = ground.line(start);
    (line_start == start && lacks_space(line)).then(|| without_space(line, ground.span(start, start + 1)))
}
