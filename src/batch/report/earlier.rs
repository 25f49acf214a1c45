//! What is told of documents that a run did not make and that are or were there: by the records that they are of.

use super::{Outlived, Report, word};
use crate::diagnostic::Lang;

/// Records that one thing is true of.
pub(super) struct Group<'r> {
    /// What.
    pub(super) heading: &'static str,
    /// The record, its documents, and what else is to be said.
    pub(super) records: Vec<(&'r str, &'r [String], &'static str)>,
}

/// All groups that have records.
pub(super) fn groups(report: &Report, lang: Lang) -> Vec<Group<'_>> {
    let remark = |left: &Outlived| match (left.changed, left.secret) {
        (true, true) => word(
            lang,
            " (posten har ändrats sedan dess och har sekretess: se efter att handlingen inte visar vad den ska hålla hemligt)",
            " (the record has been changed since and holds secrets: see that the document does not show what it is to keep)",
        ),
        (true, false) => word(lang, " (posten har ändrats sedan dess)", " (the record has been changed since)"),
        (false, _) => "",
    };
    let left = |alone: bool| {
        let found = report.left.iter().filter(move |left| left.alone == alone);
        found.map(|left| (left.record.as_str(), left.documents.as_slice(), remark(left))).collect()
    };
    let gone = |removed: bool| {
        let found = report.gone.iter().filter(move |gone| gone.removed == removed);
        found.map(|gone| (gone.record.as_str(), gone.documents.as_slice(), "")).collect()
    };
    let groups = [
        Group {
            heading: word(
                lang,
                "Handlingar från en tidigare körning, av poster som det inte blev någon av nu",
                "Documents of an earlier run, of records of which none came now",
            ),
            records: left(true),
        },
        Group {
            heading: word(
                lang,
                "Handlingar från en tidigare körning, i andra format eller av andra slag",
                "Documents of an earlier run, in other formats or of other kinds",
            ),
            records: left(false),
        },
        Group {
            heading: word(
                lang,
                "Handlingar av poster som inte är med längre, ligger kvar",
                "Documents of records no longer in the run, still there",
            ),
            records: gone(false),
        },
        Group {
            heading: word(
                lang,
                "Handlingar av poster som inte finns längre, borttagna",
                "Documents of records that are gone, removed",
            ),
            records: gone(true),
        },
    ];
    groups.into_iter().filter(|group| !group.records.is_empty()).collect()
}
