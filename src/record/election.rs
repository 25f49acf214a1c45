//! Elections of people among candidates (val), as they were written.

use super::Spanned;
use super::reader::Reader;
use crate::diagnostic::Diagnostics;
use crate::source::Span;

/// What came first of a matter's votes and elections: what is written first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The votes (omröstningar).
    Votes,
    /// The elections (val).
    Elections,
}

/// An election by ballot (val).
#[derive(Clone, Debug)]
pub struct Election {
    /// Where it stands.
    pub span: Span,
    /// What it is called (rubrik).
    pub heading: Option<Spanned<String>>,
    /// Those who were voted for (kandidater).
    pub candidates: Vec<Candidate>,
    /// How many were to be elected (platser).
    pub seats: Option<Spanned<u32>>,
    /// Number of blank ballots (blanka).
    pub blank: Option<Spanned<u32>>,
    /// Number of spoilt ballots (ogiltiga).
    pub spoilt: Option<Spanned<u32>>,
    /// Those whom the lot chose (lottning).
    pub by_lot: Vec<Spanned<String>>,
    /// Whether all of it was read.
    pub whole: bool,
}

/// Somebody who was voted for (kandidat).
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// Number of votes (röster).
    pub votes: Option<Spanned<u32>>,
}

pub(super) fn election(r: &Reader<'_>, span: Span, cx: &mut Diagnostics) -> Election {
    let all: Vec<&str> = r.shape().keys.iter().map(|key| key.name).collect();
    let (election, whole) = r.whole(&all, cx, |r, cx| Election {
        span,
        heading: r.line("rubrik", cx),
        candidates: r.objects("kandidater", cx, |r, _, cx| Candidate {
            name: r.line("namn", cx),
            votes: r.number("röster", cx),
        }),
        seats: r.number("platser", cx),
        blank: r.number("blanka", cx),
        spoilt: r.number("ogiltiga", cx),
        by_lot: r.lines("lottning", cx),
        whole: true,
    });
    Election { whole, ..election }
}
