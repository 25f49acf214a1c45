//! ACC-HEAD: headings go down one level at a time, for a reader who jumps from heading to heading.

use super::super::protocol::Item;
use super::super::subject::Subject;
use super::super::{Particulars, Section};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::Markdown;
use crate::message;
use crate::source::Span;

/// The deepest level below the title that web pages and Word know as a heading.
const DEEPEST: usize = 5;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let mut previous = 0;
    text(subject.introduction, 0, &mut previous, cx);
    sections(subject.sections, 1, &mut previous, cx);
    match subject.particulars {
        Particulars::Meeting(protocol) => protocol.items.iter().for_each(|item| in_item(item, cx)),
        Particulars::Decision(decision) => in_parts(decision.texts(), cx),
        Particulars::Memorandum(memorandum) => in_parts([&memorandum.purpose, &memorandum.summary], cx),
        Particulars::Notes(_) | Particulars::FileNote(_) => {}
    }
}

/// Each part of the document has its heading at level 1.
fn in_parts<'t>(parts: impl IntoIterator<Item = &'t Markdown>, cx: &mut Diagnostics) {
    for part in parts {
        text(part, 1, &mut 1, cx);
    }
}

/// The number and heading of an item stand at level 1, the headings of its parts at level 2.
fn in_item(item: &Item, cx: &mut Diagnostics) {
    text(&item.background, 1, &mut 1, cx);
    let motions: Vec<&Markdown> = item.motions.iter().map(|motion| &motion.text).collect();
    let remarks = [&item.dissents, &item.statements, &item.entries]
        .map(|remarks| remarks.iter().map(|remark| &remark.text).collect::<Vec<_>>());
    let parts = [vec![&item.discussion], motions, vec![&item.putting], item.decisions.iter().collect()];
    for part in parts.into_iter().chain(remarks) {
        let mut previous = 2;
        for words in part {
            text(words, 2, &mut previous, cx);
        }
    }
}

fn sections(list: &[Section], depth: usize, previous: &mut usize, cx: &mut Diagnostics) {
    for section in list {
        let level = match &section.heading {
            Some(heading) => {
                step(depth, heading.span, previous, cx);
                depth
            }
            // Without a heading of its own the section belongs to the one above it.
            None => depth - 1,
        };
        text(&section.text, level, previous, cx);
        sections(&section.sections, level + 1, previous, cx);
    }
}

fn text(text: &Markdown, within: usize, previous: &mut usize, cx: &mut Diagnostics) {
    for heading in text.headings() {
        step(within + usize::from(heading.level), heading.span, previous, cx);
    }
}

fn step(level: usize, at: Span, previous: &mut usize, cx: &mut Diagnostics) {
    if level > DEEPEST {
        let fault = message!(
            "rubriken ligger på nivå {level}, men den djupaste nivån är {DEEPEST}",
            "the heading is at level {level}, but the deepest level is {DEEPEST}"
        );
        cx.push(Diagnostic::new(Code::AccHeading, fault).at(at).hint(message!(
            "flytta upp avsnittet, eller gör rubriken till en mening",
            "move the section up, or make the heading a sentence"
        )));
    } else if level > *previous + 1 {
        let wanted = *previous + 1;
        let fault = message!(
            "rubriken ligger på nivå {level} direkt efter nivå {previous}: nivå {wanted} hoppas över",
            "the heading is at level {level} right after level {previous}: level {wanted} is skipped"
        );
        cx.push(Diagnostic::new(Code::AccHeading, fault).at(at).hint(message!(
            "ta bort #-tecken tills rubriken ligger på nivå {wanted}",
            "take away # signs until the heading is at level {wanted}"
        )));
    }
    *previous = level;
}
