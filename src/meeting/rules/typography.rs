//! TYP-TECKEN, TYP-FÖRK: typography that takes a person's judgement. What is safe has been put right already.

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::source::Span;
use crate::swedish::typography::{Remark, RemarkKind, remarks};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for (said, lang) in subject.judged() {
        // A run that was typed with escapes has but one place for all its remarks; those that are alike are joined at the end.
        for remark in remarks(said.text(), lang) {
            if remark.kind != RemarkKind::DoubleSpace || said.in_one_piece(remark.range.clone()) {
                let at = said.span(remark.range.clone());
                cx.push(diagnostic(remark, at));
            }
        }
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
        RemarkKind::Hidden => (
            Code::TypMark,
            Some(message!(
                "skriv om ordet utan tecknet; programmet avstavar själv",
                "type the word again without the character; the program divides words itself"
            )),
        ),
        // These name the right form themselves.
        RemarkKind::ColonForm | RemarkKind::EmDash | RemarkKind::NumericDate | RemarkKind::Unspaced => {
            (Code::TypMark, None)
        }
    };
    hint.into_iter().fold(Diagnostic::new(code, remark.message).at(at), Diagnostic::hint)
}
