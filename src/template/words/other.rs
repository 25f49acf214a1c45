//! The fixed words of the documents that are no minutes, and of those that are made of the record of minutes.

use serde::Deserialize;

use super::Named;

/// Fixed words of what is to be done, `actions` in `templates/words/*.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionWords {
    /// Heading.
    pub heading: String,
    /// Caption of the table.
    pub caption: String,
    /// Column of what is to be done.
    pub what: String,
    /// Column of who is to do it.
    pub who: String,
    /// Column of the day by which it is to be done.
    pub due: String,
    /// What stands where no day is set.
    pub no_due: String,
}

/// Fixed words of agenda and summons, `summons`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummonsWords {
    /// Heading of what the meeting is to deal with.
    pub items: String,
    /// Heading of who is summoned.
    pub summoned: String,
    /// What somebody does who cannot come.
    pub absence: String,
    /// When the summons was sent.
    pub sent: String,
    /// What a break is called that is planned, before from when to when.
    pub paused: String,
}

/// Fixed words of an extract of minutes, `extract`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ExtractWords {
    /// What the extract is of.
    pub of: String,
    /// Heading of the certificate.
    pub certificate: String,
    /// Says that the minutes are not approved, where they are not: what is certified may still change.
    pub unapproved: String,
    /// Says that the extract agrees with the minutes, a paragraph each; `{checksum}` is that of their record.
    pub certified: Vec<String>,
}

/// Fixed words of a decision, `decision`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionWords {
    /// The day of the decision.
    pub date: String,
    /// Those whom it concerns.
    pub parties: String,
    /// Who decided.
    pub deciders: String,
    /// Who presented the matter.
    pub presenters: String,
    /// Who else took part.
    pub others: String,
    /// Heading of what is decided.
    pub decision: String,
    /// Heading of what it is about.
    pub background: String,
    /// Heading of why.
    pub reasons: String,
    /// Heading of dissenting opinions.
    pub dissent: String,
    /// Before those who shall have the decision.
    pub copies_to: String,
    /// How to appeal for a review of lawfulness, a paragraph each; `{court}`, `{send_to}`. The time counts from the notice of minutes (13 kap. 5 §
    /// kommunallagen), which this document is not; those of a decision by delegation are told of in 6 kap. 40 §.
    pub appeal_lawfulness: Vec<String>,
}

/// Fixed words of a note of what an authority was told, `file_note`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileNoteWords {
    /// When the authority was told.
    pub told: String,
    /// How it was told.
    pub channel: String,
    /// The ways, by the word of the record.
    pub channels: Named,
    /// By whom it was told.
    pub told_by: String,
    /// When the note was made.
    pub made: String,
    /// Who made it.
    pub author: String,
}

/// Fixed words of a memorandum, `memorandum`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MemorandumWords {
    /// For whom it is written.
    pub recipients: String,
    /// Who wrote it.
    pub author: String,
    /// Heading of what it is for.
    pub purpose: String,
    /// Heading of what it says in short.
    pub summary: String,
}

/// Fixed words of a correction, `correction`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionWords {
    /// What it is called.
    pub heading: String,
    /// Says that the document was corrected on `{date}`.
    pub made: String,
    /// Likewise of a decision, with the law that allows it.
    pub made_of_decision: String,
}

/// Fixed words of a marking that a document may hold what is secret, `secrecy`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SecrecyWords {
    /// What the marking is called; stands at the head of every page.
    pub mark: String,
    /// Says that the marking was made on `{date}` by `{authority}`.
    pub made: String,
    /// What it is called, of a public document, that something is masked.
    pub masked: String,
    /// Says why.
    pub why_masked: String,
    /// Stands in the place of what is masked by `{provision}`.
    pub mask: String,
    /// Stands in the internal document before words that are masked in the public one by `{provision}`.
    pub open: String,
    /// Stands after them.
    pub close: String,
    /// Says of a part of the internal document that all of it is.
    pub label: String,
    /// What the class of what concerns the security of Sweden is called.
    pub class: String,
    /// The classes, by their words in records.
    pub classes: Named,
}
