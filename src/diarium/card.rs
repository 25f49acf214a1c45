//! The card of a document (registreringskort).

use chrono::NaiveDate;
use serde::Serialize;

use crate::diagnostic::Doc;

/// Which way a document went (riktning).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// It came in (inkommen).
    In,
    /// It was sent (expedierad).
    Ut,
    /// It was drawn up and stays (upprättad).
    Upprättad,
}

impl Direction {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::In, Self::Ut, Self::Upprättad];

    /// The word in the register and on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Ut => "ut",
            Self::Upprättad => "upprättad",
        }
    }

    /// The direction that is written so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|direction| direction.word() == word)
    }

    /// What the other party is to the document; `None` where there need be none.
    #[must_use]
    pub fn party(self) -> Option<Doc> {
        match self {
            Self::In => Some(Doc { sv: "avsändare", en: "sender" }),
            Self::Ut => Some(Doc { sv: "mottagare", en: "recipient" }),
            Self::Upprättad => None,
        }
    }
}

/// What is to be said of a document before it has a number: the facts of 5 kap. 2 § offentlighets- och sekretesslagen (2009:400), and what
/// registries ask for besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// When the document came in or was drawn up (datum).
    pub date: NaiveDate,
    /// What it is about, in brief, for everybody to see (titel).
    pub title: String,
    /// The same for those who may see the document (skyddad titel), where the open one must be silent.
    pub protected_title: Option<String>,
    /// Kind of document (handlingstyp).
    pub kind: Option<String>,
    /// Which way it went (riktning).
    pub direction: Direction,
    /// From whom it came or to whom it went (motpart).
    pub counterparty: Option<String>,
    /// Who answers for it (ansvarig).
    pub responsible: Option<String>,
    /// The provision by which it may be secret (skyddskod).
    pub protection: Option<String>,
    /// When it may be destroyed, in the words of the authority's plan (gallring).
    pub disposal: Option<String>,
    /// The day by which something must be done (frist).
    pub deadline: Option<NaiveDate>,
    /// SHA-256 of the record that is waiting for its number, so that asking twice gives one number.
    pub record: Option<String>,
}

impl Draft {
    /// A document drawn up on a day, of which nothing more is said.
    #[must_use]
    pub fn new(date: NaiveDate, title: impl Into<String>) -> Self {
        Self {
            date,
            title: title.into(),
            protected_title: None,
            kind: None,
            direction: Direction::Upprättad,
            counterparty: None,
            responsible: None,
            protection: None,
            disposal: None,
            deadline: None,
            record: None,
        }
    }
}

/// A document in the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Number within the year, from 1.
    pub serial: u32,
    /// Registry number (diarienummer).
    pub number: String,
    /// The day on which it was registered.
    pub registered: NaiveDate,
    /// What is said of it.
    pub draft: Draft,
}
