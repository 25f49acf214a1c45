//! MIN-FAKT, MIN-BES, MIN-ÅTG, TJA-27 and PM-FAKT: what notes, file notes and memoranda must say, and what they cannot.

use super::super::Particulars;
use super::super::note::{FileNote, Memorandum, Notes};
use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Severity, excerpt};
use crate::markdown::RunKind;
use crate::message;
use crate::record::shape::{self, Shape};
use crate::swedish::deciding::decided;

/// Days within which what an authority was told is still noted at once ("snarast"), as a rule of thumb: the law names no number.
const DAYS_AT_ONCE: i64 = 7;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    match subject.particulars {
        Particulars::Notes(notes) => {
            notes_say(subject, cx);
            decisions(subject, cx);
            actions(notes, subject, cx);
        }
        Particulars::FileNote(note) => file_note(note, subject, cx),
        Particulars::Memorandum(memorandum) => memorandum_says(memorandum, subject, cx),
        Particulars::Meeting(_) | Particulars::Decision(_) => {}
    }
}

/// What a document lacks, by the key that would tell it: `None` if it is there.
type Lack = Option<(&'static str, Doc)>;

/// Says what a document of that form lacks.
fn lacking(
    lacks: impl IntoIterator<Item = Lack>,
    (form, document): (&'static Shape, Doc),
    code: Code,
    subject: &Subject<'_, '_>,
    cx: &mut Diagnostics,
) {
    let record = subject.record;
    let at = record.kind.map_or(record.span, |kind| kind.span);
    for (key, what) in lacks.into_iter().flatten() {
        let fault = message!("{} måste ange {}", "{} must state {}"; (document.sv, what.sv), (document.en, what.en));
        let hint = form.key(key).map(|key| key.to_add(record.layout));
        cx.push(hint.into_iter().fold(Diagnostic::new(code, fault).at(at), Diagnostic::hint));
    }
}

/// A key without a value is a lack.
fn unwritten(subject: &Subject<'_, '_>, key: &'static str, what: Doc) -> Lack {
    (!subject.record.written.contains(&key)).then_some((key, what))
}

/// So is one whose value says nothing, unless that has been said already.
fn empty(subject: &Subject<'_, '_>, empty: bool, keys: &[&'static str], what: Doc, has_errors: bool) -> Lack {
    let refused = has_errors && keys.iter().any(|key| subject.record.written.contains(key));
    (empty && !refused).then_some(()).and(keys.last()).map(|key| (*key, what))
}

fn says_nothing(subject: &Subject<'_, '_>, what: Doc, has_errors: bool) -> Lack {
    let nothing = subject.texts().iter().all(|text| text.blocks.is_empty());
    empty(subject, nothing, &["inledning", "avsnitt"], what, has_errors)
}

/// Day, place, who was there, and something that was said.
fn notes_say(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let has_errors = cx.has_errors();
    let nobody = subject.record.participants.is_empty();
    let lacks = [
        unwritten(subject, "datum", Doc { sv: "dag för mötet", en: "the day of the meeting" }),
        unwritten(subject, "plats", Doc { sv: "plats för mötet", en: "the place of the meeting" }),
        empty(
            subject,
            nobody,
            &["deltagare"],
            Doc { sv: "vilka eller hur många som deltog", en: "who or how many took part" },
            has_errors,
        ),
        says_nothing(subject, Doc { sv: "vad som togs upp", en: "what was discussed" }, has_errors),
    ];
    let notes = (&shape::NOTES, Doc { sv: "minnesanteckningar", en: "notes" });
    lacking(lacks, notes, Code::MinFact, subject, cx);
}

/// Who made the note and when, and what the authority was told (27 § förvaltningslagen).
fn file_note(note: &FileNote, subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let has_errors = cx.has_errors();
    let lacks = [
        unwritten(subject, "datum", Doc { sv: "när uppgifterna kom in", en: "when the authority was told" }),
        unwritten(subject, "upprättad", Doc { sv: "när den gjordes", en: "when it was made" }),
        empty(
            subject,
            record.authors.is_empty(),
            &["författare"],
            Doc { sv: "vem som gjorde den", en: "who made it" },
            has_errors,
        ),
        says_nothing(subject, Doc { sv: "vilka uppgifter som kom in", en: "what was told" }, has_errors),
    ];
    let file_note = (&shape::FILE_NOTE, Doc { sv: "en tjänsteanteckning", en: "a file note" });
    lacking(lacks, file_note, Code::FileNote, subject, cx);
    let (Some(told), Some(made)) = (record.date, note.made_on) else { return };
    let days = (made.value - told.value).num_days();
    let (told_on, made_on) = (told.value, made.value);
    let related = message!("uppgifterna kom in här", "the authority was told here");
    if days < 0 {
        let fault = message!(
            "anteckningen är gjord den {made_on}, innan uppgifterna kom in den {told_on}",
            "the note was made on {made_on}, before the authority was told on {told_on}"
        );
        let hint = message!("rätta \"upprättad\" eller \"datum\"", "correct \"upprättad\" or \"datum\"");
        cx.push(Diagnostic::new(Code::FileNote, fault).at(made.span).related(told.span, related).hint(hint));
    } else if days > DAYS_AT_ONCE {
        let fault = message!(
            "anteckningen är gjord {days} dagar efter att uppgifterna kom in",
            "the note was made {days} days after the authority was told"
        );
        let hint = message!(
            "uppgifter ska dokumenteras snarast: skriv i anteckningen varför den dröjde",
            "what is told is to be noted as soon as possible: say in the note why it took so long"
        );
        let fault = Diagnostic::new(Code::FileNote, fault).at(made.span).related(told.span, related).hint(hint);
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    }
}

/// Who wrote it, in which unit, and what for.
fn memorandum_says(memorandum: &Memorandum, subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let has_errors = cx.has_errors();
    let no_author = subject.record.authors.is_empty();
    let no_purpose = memorandum.purpose.blocks.is_empty();
    let no_unit = subject.record.unit.is_none() && subject.record.department.is_none();
    let no_text = subject.sections.is_empty() && subject.introduction.blocks.is_empty();
    let lacks = [
        unwritten(subject, "datum", Doc { sv: "vilken dag den skrevs", en: "on which day it was written" }),
        empty(
            subject,
            no_unit,
            &["departement", "enhet"],
            Doc { sv: "vilken enhet den kommer från", en: "which unit it comes from" },
            has_errors,
        ),
        empty(subject, no_author, &["författare"], Doc { sv: "vem som skrev den", en: "who wrote it" }, has_errors),
        empty(subject, no_purpose, &["syfte"], Doc { sv: "vad den är till för", en: "what it is for" }, has_errors),
        empty(subject, no_text, &["inledning", "avsnitt"], Doc { sv: "något i sak", en: "something" }, has_errors),
    ];
    let document = (&shape::MEMORANDUM, Doc { sv: "en promemoria", en: "a memorandum" });
    lacking(lacks, document, Code::Memorandum, subject, cx);
}

/// What is to be done is to be done after the meeting.
fn actions(notes: &Notes, subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let Some(held) = subject.record.end_date.or(subject.record.date) else { return };
    for action in &notes.actions {
        let Some(due) = action.due.filter(|due| due.value < held.value) else { continue };
        let (day, meeting) = (due.value, held.value);
        let fault = message!(
            "åtgärden ska vara gjord den {day}, innan mötet hölls den {meeting}",
            "the action is to be done by {day}, before the meeting was held on {meeting}"
        );
        cx.push(
            Diagnostic::new(Code::MinAction, fault)
                .at(due.span)
                .related(held.span, message!("mötets dag", "day of the meeting"))
                .hint(message!("rätta \"senast\", eller ta bort åtgärden", "correct \"senast\", or remove the action")),
        );
    }
}

/// Whether a heading is for what was decided before: "Föregående minnesanteckningar", "Uppföljning", "Background".
fn is_of_earlier(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    [
        "bakgrund",
        "föregående",
        "förra",
        "tidigare",
        "uppföljning",
        "återkoppling",
        "senaste",
        "background",
        "earlier",
        "follow-up",
        "last meeting",
        "previous",
    ]
    .iter()
    .any(|word| heading.contains(word))
}

/// Notes hold no decisions: what was decided belongs in minutes, which are approved.
fn decisions(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let is_decision = |word: &str| {
        ["beslut", "beslut i ärendet", "decision", "decisions"].contains(&word.trim().to_lowercase().as_str())
    };
    let title = subject.record.title.as_ref().map_or("", |title| title.value.as_str());
    // Whether a text stands under a heading that is for an earlier meeting, or that has been told of itself.
    let mut is_told = false;
    for said in &subject.said {
        let text = said.text();
        if said.part == Part::Text(RunKind::Heading) {
            is_told = is_of_earlier(text) || is_decision(text.trim_end_matches([':', '.']));
        }
        let is_own = said.part == Part::Text(RunKind::Paragraph) && said.lang == subject.record.lang.tag();
        if is_own
            && !is_told
            && let Some(range) = decided(text, title, subject.record.lang)
        {
            let fault = message!(
                "texten säger att mötet beslutade något, och ett beslut hör hemma i ett protokoll",
                "the text says that the meeting decided something, and a decision belongs in minutes"
            );
            let hint = message!(
                "beslutade mötet det, skriv ett protokoll; annars skriv vad ni kom överens om, eller vem som beslutade det och när",
                "if the meeting decided that, write minutes (protokoll); otherwise write what you agreed on, or who decided it and when"
            );
            cx.push(Diagnostic::new(Code::MinDecision, fault).at(said.span(range)).hint(hint));
        }
        let (label, fault) = match said.part {
            Part::Text(RunKind::Heading) => {
                let shown = excerpt(text);
                let fault = message!(
                    "avsnittet \"{shown}\" hör hemma i ett protokoll, inte i minnesanteckningar",
                    "the section \"{shown}\" belongs in minutes, not in notes"
                );
                (text.trim_end_matches([':', '.']), fault)
            }
            Part::Text(RunKind::Paragraph) => {
                let Some((label, _)) = text.split_once(':') else { continue };
                let fault = message!(
                    "ett beslut hör hemma i ett protokoll, inte i minnesanteckningar",
                    "a decision belongs in minutes, not in notes"
                );
                (label, fault)
            }
            _ => continue,
        };
        if is_decision(label) {
            let at = said.span(0..label.len());
            cx.push(Diagnostic::new(Code::MinDecision, fault).at(at).hint(message!(
                "om något beslutades, skriv ett protokoll: det blir allmän handling på andra grunder",
                "if something was decided, write minutes (protokoll): they become a public record on other grounds"
            )));
        }
    }
}
