//! Rules that a record is excepted from, each with a reason.

use super::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::source::Span;

/// A rule that a record is excepted from (undantag).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// The rule.
    pub code: Code,
    /// Where it is named.
    pub span: Span,
    /// Why it does not hold for this record, in the writer's own words.
    pub reason: String,
}

/// What a rule would have said of a record that is excepted from it. It is no fault any more, but never lost: the note that tells of the
/// exemption carries it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Silenced {
    /// Why, in the writer's own words.
    pub reason: String,
    /// The faults; of very many the first.
    pub faults: Vec<Diagnostic>,
}

/// An exemption, and what it has silenced so far.
#[derive(Debug)]
pub(super) struct Exempted {
    exemption: Exemption,
    /// Whether it is of several records together, and silences what is found in its own alone.
    own_alone: bool,
    faults: Vec<Diagnostic>,
    left_out: usize,
}

/// As many of the silenced faults are shown at their places; the forms for programs have the others too.
const SHOWN: usize = 3;

impl Exempted {
    pub(super) fn new(exemption: Exemption, own_alone: bool) -> Self {
        Self { exemption, own_alone, faults: Vec::new(), left_out: 0 }
    }

    /// Whether it silences a fault.
    pub(super) fn covers(&self, fault: &Diagnostic) -> bool {
        let in_own = || fault.primary.as_ref().is_some_and(|label| label.span.file == self.exemption.span.file);
        self.exemption.code == fault.code && (!self.own_alone || in_own())
    }

    /// Whether nothing is to be said of it though it silenced nothing: with other records beside its own it may be needed.
    pub(super) fn rests(&self) -> bool {
        self.own_alone && self.faults.is_empty()
    }

    pub(super) fn silence(&mut self, fault: Diagnostic) {
        if self.faults.len() < Diagnostics::MOST_OF_A_KIND {
            // What does not count is not mended.
            self.faults.push(Diagnostic { fix: None, ..fault });
        } else {
            self.left_out += 1;
        }
    }

    /// What is to be said of the exemption: what it has silenced, or that it was not needed.
    pub(super) fn told(self) -> Diagnostic {
        let Exemption { code, span, reason } = self.exemption;
        if self.faults.is_empty() {
            let fault = message!(
                "undantaget behövs inte: {code} anmärker inte på något i posten",
                "the exemption is not needed: {code} finds nothing in the record"
            );
            let hint = message!("ta bort undantaget", "remove the exemption");
            return Diagnostic::new(Code::ExemptIdle, fault).at(span).hint(hint);
        }
        let count = self.faults.len() + self.left_out;
        let told = match count {
            1 => message!("undantag från {code}: {reason}", "excepted from {code}: {reason}"),
            _ => message!(
                "undantag från {code} på {count} ställen: {reason}",
                "excepted from {code} in {count} places: {reason}"
            ),
        };
        let mut note = Diagnostic::new(Code::ExemptMade, told).at(span);
        note.related = self.faults.iter().take(SHOWN).filter_map(Diagnostic::as_label).collect();
        if count > SHOWN {
            let rest = count - SHOWN;
            note = note.hint(message!(
                "{rest} till visas inte här: granska --message-format json visar dem",
                "{rest} more are not shown here: check --message-format json shows them"
            ));
        }
        note.silenced = Some(Box::new(Silenced { reason, faults: self.faults }));
        note
    }
}
