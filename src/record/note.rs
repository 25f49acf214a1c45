//! What records of notes, of file notes and of memoranda have beside what every record has, as it was written.

use chrono::NaiveDate;

use super::protocol::{Appendix, appendix};
use super::reader::Reader;
use super::{Secrecy, Spanned, secrecy};
use crate::diagnostic::Diagnostics;
use crate::source::{Scalar, Span};
use crate::swedish::TimeOfDay;

/// The part of a record that notes of a meeting (minnesanteckningar) alone have.
#[derive(Clone, Debug)]
pub struct Notes {
    /// What somebody is to do (åtgärder).
    pub actions: Vec<Action>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

/// Something that somebody is to do (åtgärd).
#[derive(Clone, Debug)]
pub struct Action {
    /// Where it stands.
    pub span: Span,
    /// What is to be done (vad).
    pub what: Option<Spanned<String>>,
    /// Who is to do it (vem).
    pub who: Option<Spanned<String>>,
    /// When it is to be done at the latest (senast).
    pub due: Option<Spanned<NaiveDate>>,
    /// Marking that the action may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
}

/// The part of a record that a note of what an authority was told (tjänsteanteckning) alone has.
#[derive(Clone, Debug)]
pub struct FileNote {
    /// A word of [`super::shape::other::CHANNELS`] (sätt).
    pub channel: Option<Spanned<&'static str>>,
    /// The day on which the note was made (upprättad).
    pub made_on: Option<Spanned<NaiveDate>>,
    /// The time of day at which it was made (klockslag).
    pub made_at: Option<Spanned<TimeOfDay>>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

/// The part of a record that a memorandum (promemoria) alone has.
#[derive(Clone, Debug)]
pub struct Memorandum<'n> {
    /// Whether there shall be a list of contents, where that is said (innehållsförteckning).
    pub contents: Option<bool>,
    /// For whom it was written (mottagare).
    pub recipients: Vec<Spanned<String>>,
    /// What it is for (syfte).
    pub purpose: Option<&'n Scalar>,
    /// What it says in short (sammanfattning).
    pub summary: Option<&'n Scalar>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
}

/// Reads the keys of [`super::shape::other::NOTES`].
pub(super) fn notes(r: &Reader<'_>, cx: &mut Diagnostics) -> Notes {
    Notes {
        actions: r.objects("åtgärder", cx, |r, span, cx| Action {
            span,
            what: r.line("vad", cx),
            who: r.line("vem", cx),
            due: r.date("senast", cx),
            secrecy: secrecy::secrecy(r, cx),
        }),
        appendices: r.objects("bilagor", cx, appendix),
    }
}

/// Reads the keys of [`super::shape::other::FILE_NOTE`].
pub(super) fn file_note(r: &Reader<'_>, cx: &mut Diagnostics) -> FileNote {
    FileNote {
        channel: r.choice("sätt", cx),
        made_on: r.date("upprättad", cx),
        made_at: r.time("klockslag", cx),
        appendices: r.objects("bilagor", cx, appendix),
    }
}

/// Reads the keys of [`super::shape::other::MEMORANDUM`].
pub(super) fn memorandum<'n>(r: &Reader<'n>, cx: &mut Diagnostics) -> Memorandum<'n> {
    Memorandum {
        contents: r.yes_no("innehållsförteckning", cx),
        recipients: r.lines("mottagare", cx),
        purpose: r.prose("syfte", cx),
        summary: r.prose("sammanfattning", cx),
        appendices: r.objects("bilagor", cx, appendix),
    }
}
