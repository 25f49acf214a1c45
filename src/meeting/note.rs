//! Notes, file notes and memoranda, valid: what they hold beside what every document does.

use chrono::NaiveDate;

use super::protocol::{Appendix, read_appendices};
use super::{Reading, Secrecy, Section};
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
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
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
    /// Marking that the action may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
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
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

/// What a memorandum (promemoria) alone holds.
#[derive(Clone, Debug)]
pub struct Memorandum {
    /// Whether it has a list of contents (innehållsförteckning).
    pub contents: bool,
    /// For whom it was written.
    pub recipients: Vec<String>,
    /// What it is for.
    pub purpose: Markdown,
    /// What it says in short.
    pub summary: Markdown,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

pub(super) fn notes(written: &written::Notes, reading: &Reading<'_>) -> Notes {
    let line = |value: &Spanned<String>| Spanned { value: reading.line(&value.value), span: value.span };
    let action = |action: &written::Action| {
        let (what, who) = (line(action.what.as_ref()?), line(action.who.as_ref()?));
        let secrecy = reading.restriction(action.secrecy.as_ref());
        Some(Action { span: action.span, what, who, due: action.due, secrecy })
    };
    Notes {
        actions: written.actions.iter().filter_map(action).collect(),
        appendices: read_appendices(&written.appendices, reading),
    }
}

pub(super) fn file_note(written: &written::FileNote, reading: &Reading<'_>) -> FileNote {
    FileNote {
        channel: written.channel.map(|word| word.value),
        made_on: written.made_on,
        made_at: written.made_at.map(|time| time.value),
        appendices: read_appendices(&written.appendices, reading),
    }
}

/// A memorandum of more letters than this in its sections has a list of contents if it does not say otherwise: it is some five pages, more
/// than a reader leafs through.
const LONG: usize = 12_000;

/// So many headings make a list of contents worth its place.
const LISTED: usize = 3;

pub(super) fn memorandum(
    written: &written::Memorandum<'_>,
    sections: &[Section],
    reading: &Reading<'_>,
    cx: &mut Diagnostics,
) -> Memorandum {
    let headings = sections.iter().map(headings).sum::<usize>();
    let is_long = headings >= LISTED && sections.iter().map(letters).sum::<usize>() > LONG;
    Memorandum {
        contents: written.contents.unwrap_or(is_long),
        recipients: reading.lines(&written.recipients),
        purpose: reading.prose(written.purpose, cx),
        summary: reading.prose(written.summary, cx),
        appendices: read_appendices(&written.appendices, reading),
    }
}

/// How many sections with headings, the section itself and those within it.
fn headings(section: &Section) -> usize {
    usize::from(section.heading.is_some()) + section.sections.iter().map(headings).sum::<usize>()
}

/// How many letters and other characters its texts hold.
fn letters(section: &Section) -> usize {
    let own = section.text.texts().iter().map(|run| run.text().chars().count()).sum::<usize>();
    own + section.sections.iter().map(letters).sum::<usize>()
}
