//! Decisions (beslut), valid: what was decided, by whom, why, and how to appeal.

use super::protocol::{Appeal, Appendix, read_appeal, read_appendices};
use super::{Person, Reading, person};
use crate::diagnostic::Diagnostics;
use crate::markdown::Markdown;
use crate::record::{Spanned, decision as written};
use crate::source::Span;

/// What a decision alone holds.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Those whom the matter concerns (parter).
    pub parties: Vec<String>,
    /// What is decided.
    pub decisions: Vec<Markdown>,
    /// What it is about.
    pub background: Markdown,
    /// Why it was decided so.
    pub reasons: Markdown,
    /// Why no reasons are given, where it is said.
    pub no_reasons: Option<Spanned<String>>,
    /// Who decided.
    pub deciders: Vec<Person>,
    /// Who presented the matter.
    pub presenters: Vec<Person>,
    /// Who else took part in the final handling.
    pub others: Vec<Person>,
    /// Dissenting opinions.
    pub dissents: Vec<Dissent>,
    /// Why names are left out, where they are.
    pub no_names: Option<Spanned<String>>,
    /// How it can be appealed.
    pub appeal: Option<Appeal>,
    /// Who shall have it.
    pub copies_to: Vec<String>,
    /// Appendices in order.
    pub appendices: Vec<Appendix>,
}

/// A dissenting opinion (avvikande mening).
#[derive(Clone, Debug)]
pub struct Dissent {
    /// Where it stands.
    pub span: Span,
    /// By whom.
    pub by: Vec<Spanned<String>>,
    /// What it says.
    pub text: Markdown,
}

impl Decision {
    /// Its texts, in the order in which the document tells them.
    pub fn texts(&self) -> impl Iterator<Item = &Markdown> {
        let dissents = self.dissents.iter().map(|dissent| &dissent.text);
        self.decisions.iter().chain([&self.background, &self.reasons]).chain(dissents)
    }
}

pub(super) fn read(written: &written::Decision<'_>, reading: &Reading<'_>, cx: &mut Diagnostics) -> Decision {
    Decision {
        parties: reading.lines(&written.parties),
        decisions: written.decisions.iter().map(|decision| reading.prose(Some(decision), cx)).collect(),
        background: reading.prose(written.background, cx),
        reasons: reading.prose(written.reasons, cx),
        no_reasons: written.no_reasons.clone(),
        deciders: written.deciders.iter().filter_map(|written| person(written, reading)).collect(),
        presenters: written.presenters.iter().filter_map(|written| person(written, reading)).collect(),
        others: written.others.iter().filter_map(|written| person(written, reading)).collect(),
        dissents: written
            .dissents
            .iter()
            .map(|dissent| Dissent {
                span: dissent.span,
                by: dissent.by.clone(),
                text: reading.prose(dissent.text, cx),
            })
            .collect(),
        no_names: written.no_names.clone(),
        appeal: written.appeal.as_ref().and_then(|appeal| read_appeal(appeal, reading)),
        copies_to: reading.lines(&written.copies_to),
        appendices: read_appendices(&written.appendices, reading),
    }
}
