//! Rules that a record is excepted from, each with a reason.

use super::{Code, Diagnostic, Diagnostics, Severity};
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
    /// Where it is of several records together, and silences what is found in its own alone: whether all of them could be judged.
    of_several: Option<bool>,
    faults: Vec<Diagnostic>,
    left_out: usize,
}

/// As many of the silenced faults are shown at their places; the forms for programs have the others too.
const SHOWN: usize = 3;

impl Exempted {
    pub(super) fn new(exemption: Exemption, of_several: Option<bool>) -> Self {
        Self { exemption, of_several, faults: Vec::new(), left_out: 0 }
    }

    /// Whether it silences a fault.
    pub(super) fn covers(&self, fault: &Diagnostic) -> bool {
        let in_own = || fault.primary.as_ref().is_some_and(|label| label.span.file == self.exemption.span.file);
        self.exemption.code == fault.code && (self.of_several.is_none() || in_own())
    }

    /// Whether nothing is to be said of it: it silenced nothing, and its rule may have been kept from looking. `sound`: its record has no errors.
    pub(super) fn rests(&self, sound: bool) -> bool {
        self.faults.is_empty() && !self.of_several.unwrap_or(sound)
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
        if self.faults.is_empty() && self.of_several.is_some() {
            let fault = message!(
                "undantaget behövs inte här: {code} anmärker inte på något i posten bland dessa poster",
                "the exemption is not needed here: {code} finds nothing in the record among these records"
            );
            let hint = message!(
                "ta bort undantaget, om det inte behövs när fler kataloger granskas tillsammans",
                "remove the exemption, unless it is needed when more directories are checked together"
            );
            let fault = Diagnostic::new(Code::ExemptIdle, fault).at(span).hint(hint);
            return Diagnostic { severity: Severity::Info, ..fault };
        }
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
