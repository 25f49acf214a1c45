//! The keys that no form demands but a rule does, as data: what the documentation says of them, and what a test holds the rules to.

use super::Shape;
use crate::diagnostic::Code;
use crate::record::DocumentType;

/// A key that a rule demands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The key.
    pub key: &'static str,
    /// The rule.
    pub code: Code,
    /// A key that will do instead.
    pub or: Option<&'static str>,
}

const fn by(code: Code, key: &'static str) -> Demand {
    Demand { key, code, or: None }
}

const fn either(code: Code, key: &'static str, or: &'static str) -> Demand {
    Demand { key, code, or: Some(or) }
}

/// What rules demand of every record of a kind. What they demand only of some, by their status or by what else they say, is not among it.
#[must_use]
pub fn demands(kind: DocumentType) -> &'static [Demand] {
    const TEXT: &str = "avsnitt";
    match kind {
        DocumentType::Notes => {
            const {
                &[
                    by(Code::MinFact, "datum"),
                    by(Code::MinFact, "plats"),
                    by(Code::MinFact, "deltagare"),
                    either(Code::MinFact, "inledning", TEXT),
                    either(Code::MinFact, TEXT, "inledning"),
                ]
            }
        }
        DocumentType::Agenda => const { &[by(Code::Summons, "ärenden")] },
        DocumentType::Summons => const { &[by(Code::Summons, "tid"), by(Code::Summons, "ärenden")] },
        DocumentType::Protocol | DocumentType::Extract => {
            const {
                &[
                    by(Code::PrtRole, "ordförande"),
                    by(Code::PrtRole, "sekreterare"),
                    by(Code::PrtAttendance, "närvarande"),
                    by(Code::PrtDecision, "ärenden"),
                ]
            }
        }
        DocumentType::Decision => {
            const {
                &[
                    by(Code::DecisionShows, "datum"),
                    by(Code::DecisionShows, "beslut"),
                    by(Code::DecisionShows, "beslutsfattare"),
                    either(Code::DecisionReasons, "skäl", "utan_skäl"),
                    either(Code::DecisionReasons, "utan_skäl", "skäl"),
                    by(Code::DecisionAppeal, "överklagande"),
                ]
            }
        }
        DocumentType::FileNote => {
            const {
                &[
                    by(Code::FileNote, "datum"),
                    by(Code::FileNote, "upprättad"),
                    by(Code::FileNote, "författare"),
                    either(Code::FileNote, "inledning", TEXT),
                    either(Code::FileNote, TEXT, "inledning"),
                ]
            }
        }
        DocumentType::Memorandum => {
            const {
                &[
                    by(Code::Memorandum, "datum"),
                    either(Code::Memorandum, "departement", "enhet"),
                    either(Code::Memorandum, "enhet", "departement"),
                    by(Code::Memorandum, "författare"),
                    by(Code::Memorandum, "syfte"),
                    either(Code::Memorandum, "inledning", TEXT),
                    either(Code::Memorandum, TEXT, "inledning"),
                ]
            }
        }
    }
}

/// The key by which the register gives what the form demands under another: a person's name, an authority's.
pub(super) fn from_register(shape: &Shape, key: &str) -> Option<&'static str> {
    let gives = [("namn", super::PERSON.name), ("myndighet", super::SENT_BY.name)];
    gives.into_iter().find(|(given, by)| *given == key && shape.key(by).is_some()).map(|(_, by)| by)
}
