//! One JSON object a line, for editors and scripts.

use std::fmt::Write as _;

use serde::Serialize;

use super::{human, places};
use crate::diagnostic::catalogue::Citation;
use crate::diagnostic::{Diagnostic, Fix, Lang, Message, Replacement, Severity};
use crate::source::{Sources, Span};

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a Message,
    #[serde(flatten)]
    place: Option<Site<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a Message>,
    hints: Vec<&'a Message>,
    law: Option<&'static str>,
    source: Option<&'static str>,
    related: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mending<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    silenced: Option<Exemption<'a>>,
    rendered: String,
}

/// What a program can do about it without asking: put `text` in each of the places.
#[derive(Serialize)]
struct Mending<'a> {
    message: &'a Message,
    replacements: Vec<Replaced<'a>>,
}

#[derive(Serialize)]
struct Replaced<'a> {
    #[serde(flatten)]
    place: Site<'a>,
    text: &'a str,
}

/// What an exemption has silenced.
#[derive(Serialize)]
struct Exemption<'a> {
    reason: &'a str,
    faults: Vec<Line<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Site<'a> {
    Lines(Lines<'a>),
    Paragraph(InPart<'a>),
}

/// A place in a package, which has no lines: its part, unless the file is meant as a whole, and, unless the part is, the number of the
/// paragraph from 1 and its text, cut short.
#[derive(Serialize)]
struct InPart<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    part: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

/// Lines and columns from 1, columns in characters, bytes from 0; ends exclusive.
#[derive(Serialize)]
struct Lines<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    byte_start: u32,
    byte_end: u32,
}

#[derive(Serialize)]
struct Related<'a> {
    message: Option<&'a Message>,
    #[serde(flatten)]
    place: Site<'a>,
}

/// Faults as JSON Lines. Every sentence is there in both languages; the field `rendered` is what [`human`] makes of the
/// fault in `lang`. A fault without a place has no field `file` and none of those beside it; one in a package has `part`, `paragraph` and
/// `text` instead of lines. What the
/// rule rests on is in `law` or in `source`; what it does not rest on is `null`. Where nobody needs to judge, `fix` says what to put where. The note
/// of an exemption has a field `silenced` with the reason and the faults that do not count any more.
#[must_use]
pub fn json(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    let mut lines = String::new();
    for diagnostic in diagnostics {
        // Neither maps with other keys than strings nor numbers without a value are in it, so it always succeeds.
        if let Ok(line) = serde_json::to_string(&line(diagnostic, sources, lang)) {
            let _ = writeln!(lines, "{line}");
        }
    }
    lines
}

fn mending<'a>(fix: &'a Fix, sources: &'a Sources) -> Mending<'a> {
    let replaced =
        |replacement: &'a Replacement| Replaced { place: site(replacement.span, sources), text: &replacement.text };
    Mending { message: &fix.message, replacements: fix.replacements.iter().map(replaced).collect() }
}

fn line<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources, lang: Lang) -> Line<'a> {
    Line {
        code: diagnostic.code.info().id,
        severity: severity(diagnostic.severity),
        message: &diagnostic.message,
        place: diagnostic.primary.as_ref().map(|label| site(label.span, sources)),
        label: diagnostic.primary.as_ref().and_then(|label| label.message.as_ref()),
        hints: diagnostic.hints.iter().collect(),
        law: diagnostic.citation.and_then(Citation::law),
        source: diagnostic.citation.and_then(Citation::source),
        related: diagnostic
            .related
            .iter()
            .map(|label| Related { message: label.message.as_ref(), place: site(label.span, sources) })
            .collect(),
        fix: diagnostic.fix.as_ref().map(|fix| mending(fix, sources)),
        silenced: diagnostic.silenced.as_ref().map(|silenced| Exemption {
            reason: &silenced.reason,
            faults: silenced.faults.iter().map(|fault| line(fault, sources, lang)).collect(),
        }),
        rendered: human(std::slice::from_ref(diagnostic), sources, lang, false),
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "info",
    }
}

fn site(span: Span, sources: &Sources) -> Site<'_> {
    let (file, places) = (sources.file(span.file), places(span, sources));
    if let Some(part) = file.part() {
        let line = (!file.text().is_empty()).then_some(places.start.line);
        let text = line.and_then(|line| file.text().get(file.line_range(line)));
        return Site::Paragraph(InPart { file: file.name(), part, paragraph: line, text });
    }
    Site::Lines(Lines {
        file: file.name(),
        line: places.start.line,
        column: places.start.column,
        end_line: places.end.line,
        end_column: places.end.column,
        byte_start: span.start,
        byte_end: span.end,
    })
}
