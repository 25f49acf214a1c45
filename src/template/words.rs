//! The fixed words of documents, by language.

mod protocol;

pub use protocol::ProtocolWords;

use serde::Deserialize;

/// Fixed words in one language: `templates/words/*.yaml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Kinds of document, by the word of the record.
    pub r#type: Named,
    /// Status of a document, by the word of the record.
    pub status: Named,
    /// What people do at meetings, by the word of the record.
    pub parts: Named,
    /// Before a version's number.
    pub version: String,
    /// Before the number of a replaced version.
    pub replaces: String,
    /// What each fact is about.
    pub facts: FactWords,
    /// Before an approximate number.
    pub about: String,
    /// What is counted where nothing else is said.
    pub people: Counted,
    /// Between the last two of several.
    pub and: String,
    /// What a reference to a footnote is called; the number follows.
    pub note: String,
    /// Heading of the footnotes on a web page.
    pub notes: String,
    /// Link to the content on a web page.
    pub skip_link: String,
    /// Label of the link from a footnote back to the text; the number follows.
    pub back_to_text: String,
    /// Label of a table without a caption that scrolls sideways.
    pub table_region: String,
    /// What the record is that is attached to a PDF/A-3.
    pub attachment: String,
    /// One sentence on the document, with `{type}`, `{date}` and `{authority}`.
    pub description: String,
    /// Words of minutes.
    pub protocol: ProtocolWords,
}

/// Words by the word of the record.
pub type Named = std::collections::BTreeMap<String, String>;

/// What each fact is about.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FactWords {
    /// Day.
    pub date: String,
    /// Time of day.
    pub time: String,
    /// Place.
    pub place: String,
    /// Who took part.
    pub participants: String,
    /// Who took the notes.
    pub author: String,
}

/// A word for one and for many.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    /// One.
    pub one: String,
    /// Many.
    pub many: String,
}

impl Counted {
    /// The word for so many.
    #[must_use]
    pub fn of(&self, number: u32) -> &str {
        if number == 1 { &self.one } else { &self.many }
    }
}

impl Words {
    /// Several things in a row: "Ek, Lind och Holm".
    #[must_use]
    pub fn listed<S: AsRef<str>>(&self, things: &[S]) -> String {
        let things: Vec<&str> = things.iter().map(AsRef::as_ref).collect();
        match things.as_slice() {
            [rest @ .., last] if !rest.is_empty() => format!("{} {} {last}", rest.join(", "), self.and),
            _ => things.concat(),
        }
    }

    /// The word for what somebody did at the meeting; the record's own, where there is none.
    #[must_use]
    pub fn part<'w>(&'w self, word: &'w str) -> &'w str {
        self.parts.get(word).map_or(word, String::as_str)
    }
}
