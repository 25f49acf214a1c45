//! TYP-TECKEN, TYP-FÖRK: typography that takes a person's judgement. What is safe has been put right already.

use super::super::{Section, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Markdown, RunKind};
use crate::message;
use crate::source::Span;
use crate::swedish::DocLang;
use crate::swedish::typography::{Remark, RemarkKind, remarks};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    for line in [&record.title, &record.place].into_iter().flatten() {
        look(&line.value, record.lang.tag(), |_| line.span, cx);
    }
    runs(subject.introduction, record.lang.tag(), cx);
    sections(subject.sections, record.lang.tag(), cx);
}

fn sections(list: &[Section], around: &str, cx: &mut Diagnostics) {
    for section in list {
        let lang = section.lang.as_deref().unwrap_or(around);
        if let Some(heading) = &section.heading {
            look(&heading.value, lang, |_| heading.span, cx);
        }
        runs(&section.text, lang, cx);
        sections(&section.sections, lang, cx);
    }
}

fn runs(text: &Markdown, around: &str, cx: &mut Diagnostics) {
    // Spaces and signs of preformatted text are meant as they stand.
    for run in text.texts().into_iter().filter(|run| run.kind != RunKind::Code) {
        look(run.text(), run.lang.unwrap_or(around), |remark| run.span(remark.range.clone()), cx);
    }
}

/// Of other languages than Swedish and English we know no rules.
fn look(text: &str, lang: &str, place: impl Fn(&Remark) -> Span, cx: &mut Diagnostics) {
    let Some(lang) = DocLang::of_tag(lang) else { return };
    // A run that was typed with escapes has but one place for all its remarks; those that are alike are joined at the end.
    for remark in remarks(text, lang) {
        let at = place(&remark);
        cx.push(diagnostic(remark, at));
    }
}

fn diagnostic(remark: Remark, at: Span) -> Diagnostic {
    let (code, hint) = match remark.kind {
        RemarkKind::Abbreviation => (Code::TypAbbr, None),
        RemarkKind::DoubleSpace => {
            (Code::TypMark, Some(message!("ta bort alla utom ett", "take away all but one of them")))
        }
        RemarkKind::DoublePunctuation => {
            let hint = |right: String| message!("skriv \"{right}\"", "write \"{right}\"");
            (Code::TypMark, remark.suggestion.map(hint))
        }
        // These name the right form themselves.
        RemarkKind::ColonForm | RemarkKind::EmDash | RemarkKind::NumericDate => (Code::TypMark, None),
    };
    hint.into_iter().fold(Diagnostic::new(code, remark.message).at(at), Diagnostic::hint)
}

#[cfg(test)]
mod tests {
    use crate::build;
    use crate::source::Format;
    use crate::source::picture::Directory;

    /// Codes and places (line:column) of everything found in a text, which is the record's section.
    fn found(section: &str) -> Vec<String> {
        let record = format!(
            "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\n\
             plats: Stockholm\ndeltagare: [{{ organisation: Föreningen Skolvägen }}]\navsnitt:\n{section}"
        );
        let (name, format, pictures) = ("r.yaml", Format::Yaml, &Directory::new(None));
        let outcome = build::check(&build::Job { name, bytes: record.as_bytes(), format, pictures });
        let place = |d: &crate::diagnostic::Diagnostic| d.primary.as_ref().map(|label| label.span);
        let line = |d| {
            place(d).map(|span| {
                let at = outcome.sources.file(span.file).place(span.range().start);
                (at.line, at.column)
            })
        };
        outcome.diagnostics.iter().map(|d| format!("{} {:?}", d.code, line(d).unwrap_or_default())).collect()
    }

    #[test]
    fn a_remark_points_at_the_words_it_is_about() {
        let section = "  - rubrik: Vad mötet gällde m m\n    text: |\n      Skolvägar,, cyklar mm.\n";
        assert_eq!(found(section), ["TYP-FÖRK (9, 13)", "TYP-TECKEN (11, 16)", "TYP-FÖRK (11, 26)"]);
    }

    #[test]
    fn a_section_in_another_language_is_not_judged_by_the_rules_of_swedish() {
        assert_eq!(
            found("  - { språk: en, rubrik: The NOD's view, text: A long dash—like this—is English. }\n"),
            [""; 0]
        );
        assert_eq!(found("  - { språk: fit, text: \"Yks — kaks,, kolme\" }\n"), [""; 0]);
    }

    #[test]
    fn signs_in_preformatted_text_are_left_alone() {
        assert_eq!(found("  - text: |\n      Så här:\n\n      ```\n      a;; b  c\n      ```\n"), [""; 0]);
    }

    #[test]
    fn a_run_that_has_but_one_place_gets_the_same_remark_once() {
        assert_eq!(found("  - rubrik: Cyklar mm. och bilar mm.\n    text: Läget.\n").len(), 1);
    }
}
