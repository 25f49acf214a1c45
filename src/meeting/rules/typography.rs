//! TYP-TECKEN, TYP-FÖRK: typography that takes a person's judgement. What is safe has been put right already.

use super::super::subject::{Said, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Replacement};
use crate::message;
use crate::source::Span;
use crate::swedish::typography::{Remark, RemarkKind, remarks};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for (said, lang) in subject.judged() {
        // A run that was typed with escapes has but one place for all its remarks; those that are alike are joined at the end.
        for remark in remarks(&said.prose(), lang) {
            if said.is_literal(&remark.range) {
                continue;
            }
            if remark.kind != RemarkKind::DoubleSpace || said.in_one_piece(remark.range.clone()) {
                let at = said.span(remark.range.clone());
                let fix = fix(said, &remark, at);
                let fault = diagnostic(remark, at);
                cx.push(match fix {
                    Some(fix) => fault.fix(fix),
                    None => fault,
                });
            }
        }
    }
}

/// The remark's suggestion, where nobody needs to judge. Fixed spaces are written as ordinary ones: the program sets them by itself, and in
/// a record nobody sees them.
fn fix(said: &Said<'_>, remark: &Remark, at: Span) -> Option<Fix> {
    let text = said.text();
    let suggestion = remark.suggestion.as_ref().filter(|_| remark.certain)?.replace('\u{a0}', " ");
    let (before, after) = (text.get(..remark.range.start)?, text.get(remark.range.end..)?);
    if begins_list(before, &suggestion, after) {
        return None;
    }
    let written = text.get(remark.range.clone())?;
    let mut fix = Fix::read(at, written, &suggestion);
    match remark.kind {
        RemarkKind::DoubleSpace => fix.message = message!("flera mellanslag blir ett", "several spaces become one"),
        RemarkKind::Hidden => fix.message = message!("det som inte syns tas bort", "what does not show is removed"),
        _ => {}
    }
    if said.is_line() {
        // A line has but one place.
        fix.replacements = vec![Replacement::read(at, text, &[before, &suggestion, after].concat())];
    }
    Some(fix)
}

/// Whether the word that comes about would make a list or a heading of its line, if it begins one: nobody sees in a run of words where lines
/// begin.
pub(super) fn begins_list(before: &str, suggestion: &str, after: &str) -> bool {
    let start = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = [start, suggestion, after].concat();
    let word = word.split(char::is_whitespace).next().unwrap_or_default();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = word.strip_suffix(['.', ')']).is_some_and(digits);
    number || matches!(word, "-" | "+" | "*") || word.starts_with(['#', '>', '|', '`', '~'])
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
        RemarkKind::ColonForm
        | RemarkKind::EmDash
        | RemarkKind::Clock
        | RemarkKind::NumericDate
        | RemarkKind::Range
        | RemarkKind::Unspaced => (Code::TypMark, None),
    };
    hint.into_iter().fold(Diagnostic::new(code, remark.message).at(at), Diagnostic::hint)
}
