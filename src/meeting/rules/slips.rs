//! TXT-DUBB, TXT-BRUT and TXT-TERM: slips that are plain to see once they are pointed out.

use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{Block, BlockKind, RunKind, literal_edges, plain_text};
use crate::message;
use crate::source::Span;
use crate::swedish::{DocLang, slips};

/// Kinds of meeting that are easily called by one another's names. A sakråd is held by the Government Offices with organisations on one
/// question; a samråd can be what a statute demands.
const CONFUSED: [&str; 2] = ["sakråd", "samråd"];

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for (said, lang) in subject.judged() {
        for range in slips::doubled(&said.prose(), lang) {
            if said.is_literal(&range) {
                continue;
            }
            let word = said.text()[range.clone()].split_whitespace().next().unwrap_or_default();
            let fault = message!("\"{word}\" står två gånger i rad", "\"{word}\" stands twice in a row");
            let hint = message!("ta bort det ena", "take one of them away");
            cx.push(Diagnostic::new(Code::TxtDoubled, fault).at(said.span(range)).hint(hint));
        }
    }
    for text in subject.texts() {
        breaks(&text.blocks, cx);
    }
    confused(subject, cx);
}

/// A page or an e-mail was cut in two, and the text pasted with the cut.
fn breaks(blocks: &[Block], cx: &mut Diagnostics) {
    for pair in blocks.windows(2) {
        let [Block { kind: BlockKind::Paragraph(first), span }, Block { kind: BlockKind::Paragraph(second), .. }] =
            pair
        else {
            continue;
        };
        // How literal text begins and ends says nothing of the sentence.
        if literal_edges(first).1 || literal_edges(second).0 {
            continue;
        }
        if slips::breaks_off(&plain_text(first), &plain_text(second)) {
            let fault = message!("stycket slutar mitt i en mening", "the paragraph ends in the middle of a sentence");
            let end = Span::new(span.file, span.range().end..span.range().end);
            cx.push(Diagnostic::new(Code::TxtBroken, fault).at(end).hint(message!(
                "ta bort den tomma raden efter stycket, eller avsluta meningen",
                "take away the empty line after the paragraph, or end the sentence"
            )));
        }
    }
}

/// The meeting is called by two names. What an organisation is called does not count.
fn confused(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let names: Vec<String> =
        subject.said.iter().filter(|said| said.part == Part::Name).map(|said| bare(said.text())).collect();
    let mut places: [Vec<Span>; 2] = [Vec::new(), Vec::new()];
    for (said, lang) in subject.judged().filter(|(said, _)| said.part != Part::Text(RunKind::Alt)) {
        if lang != DocLang::Sv {
            continue;
        }
        let text = said.text().to_lowercase();
        // Lower case may have other lengths, but not of the letters of Swedish.
        if text.len() != said.text().len() {
            continue;
        }
        let own = names.iter().filter(|name| !name.is_empty());
        let proper: Vec<_> =
            own.flat_map(|name| text.match_indices(name.as_str())).map(|(at, name)| at..at + name.len()).collect();
        for (word, found) in CONFUSED.iter().zip(&mut places) {
            for (at, word) in text.match_indices(word) {
                let range = at..at + word.len();
                if !proper.iter().any(|range| range.contains(&at)) && !said.is_literal(&range) {
                    found.push(said.span(range));
                }
            }
        }
    }
    let [first, second] = &places;
    // Both as often as one another: whoever wrote it may mean both.
    let (rare, usual, [written, wanted]) = match first.len().cmp(&second.len()) {
        std::cmp::Ordering::Less => (first, second, CONFUSED),
        std::cmp::Ordering::Greater => (second, first, [CONFUSED[1], CONFUSED[0]]),
        std::cmp::Ordering::Equal => return,
    };
    let Some(usual) = usual.first() else { return };
    for at in rare {
        let fault = message!(
            "mötet kallas {written} här, men annars {wanted}",
            "the meeting is called {written} here, but {wanted} elsewhere"
        );
        cx.push(
            Diagnostic::new(Code::TxtTerm, fault)
                .at(*at)
                .related(*usual, message!("första gången", "the first time"))
                .hint(message!("kalla samma möte samma sak hela vägen", "call the same meeting the same throughout")),
        );
    }
}

/// A name as it stands in running words: in small letters, without what is in parentheses after it.
fn bare(name: &str) -> String {
    name.split('(').next().unwrap_or(name).trim().to_lowercase()
}
