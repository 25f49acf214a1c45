//! ACC-LIST: what is listed in running text, "1) …, 2) …, 3) …", can be a list, in which a screen reader tells how many points there are.

use std::collections::BTreeSet;

use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::markdown::{Markdown, RunKind};
use crate::message;
use crate::source::Span;
use crate::swedish::listing::{Point, points};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let decisions = decisions(subject);
    for (said, _) in subject.judged().filter(|(said, _)| said.part == Part::Text(RunKind::Paragraph) && !said.is_line())
    {
        let found = points(&said.prose());
        let Some(first) = found.first() else { continue };
        // Of a decision that begins with a number PRT-BES tells.
        if first.mark.start == 0 && decisions.contains(&said.span(first.mark.clone()).range().start) {
            continue;
        }
        if found.iter().any(|point| said.is_literal(&point.mark)) {
            continue;
        }
        let text = said.text();
        let count = found.len();
        let mark = |point: &Point| text[point.mark.clone()].to_owned();
        let (one, other) = (mark(first), found.last().map(mark).unwrap_or_default());
        let fault = message!(
            "{count} punkter räknas upp i löpande text, {one}–{other}",
            "{count} points are listed in running text, {one}–{other}"
        );
        let words = excerpt(text[first.words.clone()].trim().trim_end_matches([',', ';', '.']));
        let hint = message!(
            "är de många eller långa, skriv dem som en lista: texten efter |, en tom rad och sedan varje punkt på sin rad, den första som \"1. {words}\"",
            "if they are many or long, write them as a list: the text after |, an empty line and then each point on its line, the first as \"1. {words}\""
        );
        cx.push(Diagnostic::new(Code::AccList, fault).at(said.span(first.mark.clone())).hint(hint));
    }
}

/// Where the decisions of minutes begin.
fn decisions(subject: &Subject<'_, '_>) -> BTreeSet<usize> {
    let items = subject.protocol().into_iter().flat_map(|protocol| &protocol.items);
    let begins = |text: &Markdown| Some(text.blocks.first()?.span);
    items.flat_map(|item| &item.decisions).filter_map(begins).map(|at: Span| at.range().start).collect()
}
