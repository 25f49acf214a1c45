//! Elections of people among candidates (val), which go by ballot (5 kap. 54 § kommunallagen).

use super::names::Names;
use crate::meeting::Reading;
use crate::record::{Spanned, election as written};
use crate::source::Span;

/// An election.
#[derive(Clone, Debug)]
pub struct Election {
    /// Where it stands.
    pub span: Span,
    /// What it is called, beside others in the matter.
    pub heading: Option<String>,
    /// Those who were voted for, in the order in which they are written.
    pub candidates: Vec<Candidate>,
    /// How many were to be elected, at least one: as many names each ballot could have.
    pub seats: u32,
    /// Number of blank ballots.
    pub blank: u32,
    /// Number of spoilt ballots.
    pub spoilt: u32,
    /// Those whom the lot chose among those with equal votes.
    pub by_lot: Vec<Spanned<String>>,
    /// Whether all of it was read. Of what was not, it has been told.
    pub whole: bool,
}

/// Somebody who was voted for, who need not have been there.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Name, in full where it is of somebody present.
    pub name: Spanned<String>,
    /// Number of votes.
    pub votes: u32,
}

impl Election {
    /// Whether somebody of that name was voted for.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.candidates.iter().any(|candidate| candidate.name.value == name)
    }

    /// How many ballots there were at least: those that say nothing, and as many others as the votes need.
    #[must_use]
    pub fn cast(&self) -> u64 {
        let votes = self.candidates.iter().map(|candidate| u64::from(candidate.votes));
        // Nobody can vote twice for one.
        let most = votes.clone().max().unwrap_or_default();
        let valid = votes.sum::<u64>().div_ceil(u64::from(self.seats.max(1))).max(most);
        valid + u64::from(self.blank) + u64::from(self.spoilt)
    }
}

pub(super) fn read(written: &written::Election, names: &Names<'_>, reading: &Reading<'_>) -> Election {
    let candidate = |written: &written::Candidate| {
        Some(Candidate { name: names.known(written.name.as_ref()?), votes: written.votes?.value })
    };
    Election {
        span: written.span,
        heading: reading.text(written.heading.as_ref()),
        candidates: written.candidates.iter().filter_map(candidate).collect(),
        seats: written.seats.map_or(1, |number| number.value),
        blank: written.blank.map_or(0, |number| number.value),
        spoilt: written.spoilt.map_or(0, |number| number.value),
        by_lot: written.by_lot.iter().map(|name| names.known(name)).collect(),
        whole: written.whole,
    }
}
