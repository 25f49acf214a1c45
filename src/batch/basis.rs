//! What all documents of a run are made with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::maker::Settings;
use crate::build::checksum;
use crate::diagnostic::excerpt;

/// A program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Program {
    /// What it is called.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its file.
    pub sha256: String,
}

impl Program {
    /// As people tell it from others: `protokollant 0.1.0, 3f2a5b6c7d8e…`.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { name, version, sha256 } = self;
        format!("{} {}, {}…", excerpt(name), excerpt(version), excerpt(sha256.get(..12).unwrap_or(sha256)))
    }
}

/// A house style, as a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Style {
    /// What it is called.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The SHA-256 of its `house.yaml`.
    pub sha256: String,
    /// The SHA-256 of the logotype, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub logotype: Option<String>,
}

/// All that documents are made with but their records. Who has the same makes the same bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The program.
    pub program: Program,
    /// What is made of every record.
    pub settings: Settings,
    /// The SHA-256 of every template and list of words, by path within `templates/`.
    pub templates: BTreeMap<String, String>,
    /// The SHA-256 of every font file, by path within `fonts/` or, for those of one's own, by name.
    pub fonts: BTreeMap<String, String>,
    /// The house styles. In the first are set the documents of authorities for which none of the others is.
    pub houses: Vec<Style>,
    /// Whether each document is set in the style of its day.
    #[serde(default)]
    pub period_style: bool,
}

impl Basis {
    /// One name for all of it: the SHA-256 of its JSON.
    #[must_use]
    pub fn digest(&self) -> String {
        // Maps have texts as keys and numbers have values, so it always succeeds.
        checksum(&serde_json::to_vec(self).unwrap_or_default())
    }
}
