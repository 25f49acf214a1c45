//! What is told of documents that a run did not make and that are or were there: by the records that they are of.

use super::{Fate, Outlived, Report, word};
use crate::diagnostic::Lang;
use crate::diagnostic::render::visible;

/// Records that one thing is true of.
pub(super) struct Group<'r> {
    /// What.
    pub(super) heading: &'static str,
    /// The record, its documents, and what else is to be said.
    pub(super) records: Vec<(&'r str, &'r [String], String)>,
}

impl Fate {
    /// Why documents are still there, where more is to be said than that nobody has asked for anything else.
    #[must_use]
    pub fn remark(&self, lang: Lang) -> Option<String> {
        let remark = match self {
            Self::Removed | Self::Unasked => return None,
            Self::Held(reason) => return Some(reason.in_lang(lang).to_owned()),
            Self::Unended => word(
                lang,
                "ingen körning har blivit hel i katalogen än",
                "no run has come to its end in the directory yet",
            ),
            Self::There => word(lang, "det finns något där posten låg", "there is something where the record was"),
            Self::Locked => word(lang, "posten är låst i justerade.sha256", "the record is locked in justerade.sha256"),
            Self::Named(by) => {
                let by = visible(by);
                return Some(match lang {
                    Lang::Sv => format!("posten \"{by}\" nämner den"),
                    Lang::En => format!("the record \"{by}\" names it"),
                });
            }
            Self::Changed => {
                word(lang, "har ändrats efter körningen och rörs inte", "changed since the run, and not touched")
            }
            Self::Aside(other) => {
                let other = visible(other);
                return Some(match lang {
                    Lang::Sv => format!("kan vara posten \"{other}\", som har lagts åt sidan"),
                    Lang::En => format!("may be the record \"{other}\", which was put aside"),
                });
            }
        };
        Some(remark.to_owned())
    }
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
    let secret = word(
        lang,
        " (posten har sekretess: se efter att handlingen inte visar vad den ska hålla hemligt)",
        " (the record holds secrets: see that the document does not show what it is to keep)",
    );
    let edited = || {
        let told = |edited: &Outlived| if edited.secret { secret } else { "" }.to_owned();
        report.edited.iter().map(|edited| (edited.record.as_str(), edited.documents.as_slice(), told(edited))).collect()
    };
    let left = |alone: bool| {
        let found = report.left.iter().filter(move |left| left.alone == alone);
        found.map(|left| (left.record.as_str(), left.documents.as_slice(), remark(left).to_owned())).collect()
    };
    let gone = |is_so: fn(&Fate) -> bool| {
        let found = report.gone.iter().filter(move |gone| is_so(&gone.fate));
        let remark = |fate: &Fate| fate.remark(lang).map(|remark| format!(" ({remark})")).unwrap_or_default();
        found.map(|gone| (gone.record.as_str(), gone.documents.as_slice(), remark(&gone.fate))).collect()
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
                "Handlingar från en tidigare körning som någon har ändrat, ligger kvar",
                "Documents of an earlier run that somebody has changed, still there",
            ),
            records: edited(),
        },
        Group {
            heading: word(
                lang,
                "Handlingar av poster som inte är med längre, ligger kvar",
                "Documents of records no longer in the run, still there",
            ),
            records: gone(|fate| !matches!(fate, Fate::Removed | Fate::Held(_))),
        },
        Group {
            heading: word(
                lang,
                "Handlingar av poster som inte finns längre, borttagna",
                "Documents of records that are gone, removed",
            ),
            records: gone(|fate| *fate == Fate::Removed),
        },
        Group {
            heading: word(
                lang,
                "Handlingar av poster som inte finns längre, som inte gick att ta bort (stäng dem i andra program och kör igen)",
                "Documents of records that are gone, which could not be removed (close them in other programs and run again)",
            ),
            records: gone(|fate| matches!(fate, Fate::Held(_))),
        },
    ];
    groups.into_iter().filter(|group| !group.records.is_empty()).collect()
}
