//! Notes, file notes and memoranda, valid: what they hold beside what every document does.

use chrono::NaiveDate;

use super::Reading;
use crate::diagnostic::Diagnostics;
use crate::markdown::Markdown;
use crate::record::{Spanned, note as written};
use crate::source::Span;
use crate::swedish::TimeOfDay;

/// What notes of a meeting (minnesanteckningar) alone hold.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What somebody is to do.
    pub actions: Vec<Action>,
}

/// Something that somebody is to do (åtgärd).
#[derive(Clone, Debug)]
pub struct Action {
    /// Where it stands.
    pub span: Span,
    /// What is to be done.
    pub what: Spanned<String>,
    /// Who is to do it.
    pub who: Spanned<String>,
    /// By which day.
    pub due: Option<Spanned<NaiveDate>>,
}

/// What a note of what an authority was told (tjänsteanteckning) alone holds.
#[derive(Clone, Debug)]
pub struct FileNote {
    /// How it was told: a word of [`crate::record::shape::other::CHANNELS`].
    pub channel: Option<&'static str>,
    /// When the note was made.
    pub made_on: Option<Spanned<NaiveDate>>,
    /// The time of day at which it was made.
    pub made_at: Option<TimeOfDay>,
}

/// What a memorandum (promemoria) alone holds.
#[derive(Clone, Debug)]
pub struct Memorandum {
    /// For whom it was written.
    pub recipients: Vec<String>,
    /// What it is for.
    pub purpose: Markdown,
    /// What it says in short.
    pub summary: Markdown,
}

pub(super) fn notes(written: &written::Notes, reading: &Reading<'_>) -> Notes {
    let line = |value: &Spanned<String>| Spanned { value: reading.line(&value.value), span: value.span };
    let action = |action: &written::Action| {
        let (what, who) = (line(action.what.as_ref()?), line(action.who.as_ref()?));
        Some(Action { span: action.span, what, who, due: action.due })
    };
    Notes { actions: written.actions.iter().filter_map(action).collect() }
}

pub(super) fn file_note(written: &written::FileNote) -> FileNote {
    FileNote {
        channel: written.channel.map(|word| word.value),
        made_on: written.made_on,
        made_at: written.made_at.map(|time| time.value),
    }
}

pub(super) fn memorandum(written: &written::Memorandum<'_>, reading: &Reading<'_>, cx: &mut Diagnostics) -> Memorandum {
    Memorandum {
        recipients: reading.lines(&written.recipients),
        purpose: reading.prose(written.purpose, cx),
        summary: reading.prose(written.summary, cx),
    }
}
