//! ACC-HEAD and ACC-RUB: headings go down one level at a time, for a reader who jumps from heading to heading, and what looks like one is
//! one.

use super::super::protocol::Item;
use super::super::subject::Subject;
use super::super::{Particulars, Section};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::markdown::{BlockKind, Inline, InlineKind, Markdown, plain_text};
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
    for text in subject.texts() {
        looks_like_one(text, cx);
    }
}

/// Longest line that is taken for a heading, in characters.
const LONGEST: usize = 100;

/// What numbered headings begin with, when somebody writes them at the beginning of a paragraph.
const NUMBERED: &[&str] = &["fråga", "punkt", "tema", "question", "item", "theme"];

/// A paragraph in bold type with something after it, or one that begins with a numbered question.
fn looks_like_one(text: &Markdown, cx: &mut Diagnostics) {
    // One more is a level below the text's own place, and as many as the heading before has stay at its level.
    let mut signs = "#".to_owned();
    for (index, block) in text.blocks.iter().enumerate() {
        if let BlockKind::Heading { level, .. } = &block.kind {
            signs = "#".repeat(usize::from(*level));
        }
        let BlockKind::Paragraph(inlines) = &block.kind else { continue };
        let words = plain_text(inlines);
        let leads = index + 1 < text.blocks.len();
        let is_bold = matches!(inlines.as_slice(), [Inline { kind: InlineKind::Strong(_), .. }]);
        let fault = if is_bold && leads && words.chars().count() <= LONGEST && !words.ends_with(['.', '!', '?']) {
            let fault = message!("\"{words}\" ser ut som en rubrik", "\"{words}\" looks like a heading");
            let hint = message!(
                "gör det till en rubrik: {signs} före orden i stället för ** runt dem",
                "make it a heading: {signs} before the words instead of ** around them"
            );
            Diagnostic::new(Code::AccFakeHeading, fault).hint(hint)
        } else if let Some(number) = runs_in(&words) {
            let fault = message!(
                "\"{number}\" inleder ett stycke, men är en rubrik",
                "\"{number}\" begins a paragraph, but is a heading"
            );
            let hint = message!(
                "gör frågan till en rubrik i avsnitt, eller med {signs} på en egen rad",
                "make the question a heading in avsnitt, or with {signs} on a line of its own"
            );
            Diagnostic::new(Code::AccFakeHeading, fault).hint(hint)
        } else {
            continue;
        };
        cx.push(fault.at(block.span));
    }
}

/// `Fråga 1:` at the beginning of a paragraph that goes on.
fn runs_in(words: &str) -> Option<&str> {
    let (label, after) = words.split_once(':')?;
    let (word, number) = label.split_once([' ', '\u{a0}'])?;
    let numbered = !number.is_empty() && number.chars().all(|c| c.is_ascii_digit());
    (numbered && !after.trim().is_empty() && NUMBERED.contains(&word.to_lowercase().as_str())).then_some(label)
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
