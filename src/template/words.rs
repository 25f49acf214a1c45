//! The fixed words of documents, by language.

mod other;
mod protocol;

pub use other::{
    ActionWords, CorrectionWords, DecisionWords, ExtractWords, FileNoteWords, MemorandumWords, SecrecyWords,
    SummonsWords,
};
pub use protocol::ProtocolWords;

use serde::Deserialize;

use crate::meeting::Meeting;
use crate::meeting::protocol::Protocol;
use crate::record::DocumentType;
use crate::swedish::{DocLang, bodies};

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
    /// Heading of the list of contents.
    pub contents: String,
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
    /// What the part of a register is that goes with the record in a PDF/A-3.
    pub attached_register: String,
    /// One sentence on the document, with `{type}`, `{date}` and `{authority}`, by the word of its kind.
    pub descriptions: Named,
    /// Titles of documents made of the record of another kind, with `{body}`, `{date}`, `{items}`, and the sort of the meeting as `{sort}` or, where
    /// nothing else says that there was a meeting, `{meeting}`; by the word of their kind.
    pub titles: Named,
    /// What sorts of meetings are called in titles.
    pub meetings: MeetingWords,
    /// Words of a correction.
    pub correction: CorrectionWords,
    /// Words of a marking of secrecy.
    pub secrecy: SecrecyWords,
    /// Words of what is to be done.
    pub actions: ActionWords,
    /// Words of agenda and summons.
    pub summons: SummonsWords,
    /// Words of an extract of minutes.
    pub extract: ExtractWords,
    /// Words of a decision.
    pub decision: DecisionWords,
    /// Words of a note of what an authority was told.
    pub file_note: FileNoteWords,
    /// Words of a memorandum.
    pub memorandum: MemorandumWords,
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

/// Words for meetings in titles.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MeetingWords {
    /// What says of a meeting that it is no usual one: extra, first of its kind.
    pub sorts: Vec<String>,
    /// How the words for a meeting begin.
    pub words: Vec<String>,
    /// A meeting of that `{sort}`; whose it was follows.
    pub of_sort: String,
}

impl MeetingWords {
    /// The word for the sort of the meeting that a title tells: "extra" of "Protokoll från kulturnämndens extra sammanträde".
    fn sort(&self, title: &str) -> Option<&str> {
        let lower = title.to_lowercase();
        let words: Vec<&str> =
            lower.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let is_meeting = |word: &str| self.words.iter().any(|meeting| word.starts_with(meeting.as_str()));
        let before = words.windows(2).find(|pair| is_meeting(pair[1]) && self.sorts.iter().any(|sort| sort == pair[0]));
        before.and_then(|pair| self.sorts.iter().find(|sort| *sort == pair[0])).map(String::as_str)
    }
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

    /// The title of a document of that kind: the record's own, or fixed words where it is made of the record of another kind.
    #[must_use]
    pub fn title(&self, kind: DocumentType, meeting: &Meeting) -> String {
        if let Some(own) = meeting.title.as_ref().filter(|_| kind == meeting.own_kind) {
            return own.clone();
        }
        let protocol = meeting.particulars.protocol();
        let items = protocol.map(Protocol::items_named).unwrap_or_default();
        let form = self.titles.get(kind.word()).map(String::as_str).unwrap_or_default();
        let body = protocol.map(|protocol| protocol.body.as_str()).unwrap_or_default();
        // Within a sentence; an authority's own name is a proper one.
        let body = if meeting.lang == DocLang::Sv && body == meeting.authority {
            body.to_owned()
        } else {
            bodies::body_in_sentence(body, meeting.lang)
        };
        let sort = self.meetings.sort(&meeting.record_title);
        form.replace("{sort}", &sort.map(|sort| format!("{sort} ")).unwrap_or_default())
            .replace("{meeting}", &sort.map(|sort| self.meetings.of_sort.replace("{sort}", sort)).unwrap_or_default())
            .replace("{body}", &body)
            .replace("{date}", &meeting.days_told())
            .replace("{items}", &items)
    }

    /// The word for what somebody did at the meeting; the record's own, where there is none.
    #[must_use]
    pub fn part<'w>(&'w self, word: &'w str) -> &'w str {
        self.parts.get(word).map_or(word, String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use crate::meeting::composed_before as before;
    use crate::swedish::DocLang;
    use crate::template::embedded::WORDS;

    /// Rules tell of decisions that do not begin so; the document must begin what they go on by the same word.
    #[test]
    fn the_word_that_a_decision_goes_on_by_is_the_one_that_rules_look_for() {
        for lang in [DocLang::Sv, DocLang::En] {
            let (_, path, text) = WORDS.iter().find(|(tag, ..)| *tag == lang.tag()).unwrap();
            assert!(text.contains(&format!("\n  that: \"{} \"\n", lang.decides_that())), "{path}");
        }
    }

    /// A rule tells of words that the document says as well; it must say them.
    #[test]
    fn what_rules_take_documents_to_write_around_a_text_is_what_they_write() {
        for lang in [DocLang::Sv, DocLang::En] {
            let (_, path, text) = WORDS.iter().find(|(tag, ..)| *tag == lang.tag()).unwrap();
            for before in before(lang) {
                assert!(text.contains(before), "{path}: {before}");
            }
        }
    }
}
