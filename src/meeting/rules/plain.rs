//! LNG-11: sentences too long to hear, and words that nobody says any more.

use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::RunKind;
use crate::message;
use crate::swedish::DocLang;
use crate::swedish::plain::{self, MOST_WORDS, PlainKind};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let running = |part| matches!(part, Part::Title | Part::Text(RunKind::Heading | RunKind::Paragraph));
    for (said, _) in subject.judged().filter(|(said, lang)| *lang == DocLang::Sv && running(said.part)) {
        for remark in plain::remarks(&said.prose()) {
            if matches!(remark.kind, PlainKind::Old(_)) && said.is_literal(&remark.range) {
                continue;
            }
            let at = said.span(remark.range.clone());
            let fault = match remark.kind {
                PlainKind::Long(words) => Diagnostic::new(
                    Code::PlainLanguage,
                    message!("meningen har {words} ord", "the sentence has {words} words"),
                )
                .hint(message!(
                    "dela den: den som lyssnar håller ihop högst {MOST_WORDS}",
                    "divide it: a listener keeps hold of {MOST_WORDS} at most"
                )),
                PlainKind::Old(today) => {
                    let word = &said.text()[remark.range];
                    let fault = message!("\"{word}\" är ett ålderdomligt ord", "\"{word}\" is an old word");
                    let hint = message!("skriv hellre \"{today}\"", "rather write \"{today}\"");
                    Diagnostic::new(Code::PlainLanguage, fault).hint(hint)
                }
            };
            cx.push(fault.at(at));
        }
    }
}
