//! What a record of a decision (beslut) has beside what every record has, as it was written.

use super::protocol::{Appeal, Appendix, appeal, appendix};
use super::reader::Reader;
use super::{Person, Spanned, persons};
use crate::diagnostic::Diagnostics;
use crate::source::{Scalar, Span};

/// The part of a record that a decision alone has.
#[derive(Clone, Debug)]
pub struct Decision<'n> {
    /// Those whom the decision concerns (parter).
    pub parties: Vec<Spanned<String>>,
    /// What is decided (beslut).
    pub decisions: Vec<&'n Scalar>,
    /// What it is about (bakgrund).
    pub background: Option<&'n Scalar>,
    /// Why it was decided so (skäl).
    pub reasons: Option<&'n Scalar>,
    /// Why no reasons are given (utan_skäl).
    pub no_reasons: Option<Spanned<String>>,
    /// Who decided (beslutsfattare).
    pub deciders: Vec<Person>,
    /// Who presented the matter (föredragande).
    pub presenters: Vec<Person>,
    /// Who else took part in the final handling (medverkande).
    pub others: Vec<Person>,
    /// Dissenting opinions (avvikande meningar).
    pub dissents: Vec<Dissent<'n>>,
    /// Why names are left out (utan_namn).
    pub no_names: Option<Spanned<String>>,
    /// How the decision can be appealed (överklagande).
    pub appeal: Option<Appeal>,
    /// Who shall have it (skickas till).
    pub copies_to: Vec<Spanned<String>>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

impl Decision<'_> {
    /// Everybody who had a part in it: who decided, who presented the matter, who else took part.
    pub fn people(&self) -> impl Iterator<Item = &Person> {
        self.deciders.iter().chain(&self.presenters).chain(&self.others)
    }
}

/// A dissenting opinion (avvikande mening).
#[derive(Clone, Debug)]
pub struct Dissent<'n> {
    /// Where it stands.
    pub span: Span,
    /// By whom (av).
    pub by: Vec<Spanned<String>>,
    /// What it says (text).
    pub text: Option<&'n Scalar>,
}

/// Reads the keys of [`super::shape::other::DECISION`].
pub(super) fn read<'n>(r: &Reader<'n>, cx: &mut Diagnostics) -> Decision<'n> {
    Decision {
        parties: r.lines("parter", cx),
        decisions: r.proses("beslut", cx),
        background: r.prose("bakgrund", cx),
        reasons: r.prose("skäl", cx),
        no_reasons: r.line("utan_skäl", cx),
        deciders: persons("beslutsfattare", r, cx),
        presenters: persons("föredragande", r, cx),
        others: persons("medverkande", r, cx),
        dissents: r.objects("avvikande_meningar", cx, |r, span, cx| Dissent {
            span,
            by: r.lines("av", cx),
            text: r.prose("text", cx),
        }),
        no_names: r.line("utan_namn", cx),
        appeal: r.object("överklagande", cx, |r, _, cx| appeal(r, cx)),
        copies_to: r.lines("skickas_till", cx),
        appendices: r.objects("bilagor", cx, appendix),
    }
}
