//! `explain`: what a rule wants, why, and how to keep it.

use std::fmt::Write as _;

use anstyle::Style;
use clap::Args;
use unicode_width::UnicodeWidthStr as _;

use super::bilingual::both;
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::catalogue::{self, standing};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::message;

/// Columns of running text: what is read without losing the line.
const WIDTH: usize = 76;

/// Columns by which text under a heading is set in.
const INDENT: usize = 2;

#[derive(Args, Clone, Debug)]
pub(super) struct ExplainOptions {
    #[arg(
        value_name = both!("REGEL", "CODE"),
        help = both!("Regelns kod, som den står i felet: ACC-HEAD", "The rule's code, as it stands in the fault: ACC-HEAD")
    )]
    code: String,
}

pub(super) fn run(options: &ExplainOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let code = find(&options.code)?;
    write!(streams.out, "{}", explanation(code, around))?;
    Ok(Status::Done)
}

/// The code that was typed, or copied together with what stands around it: `fel[ACC-HEAD]`.
fn find(typed: &str) -> Result<Code, Misuse> {
    let inside = typed.split_once('[').map_or(typed, |(_, rest)| rest);
    let id = inside.trim_matches([']', ':', ' ']);
    Code::from_id(id).ok_or_else(|| {
        let misuse = Misuse::new(message!("det finns ingen regel \"{id}\"", "there is no rule \"{id}\""));
        let misuse = match Code::like(id) {
            Some(meant) => misuse.hint(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?")),
            None => misuse,
        };
        misuse.hint(message!("\"protokollant regler\" visar alla", "\"protokollant rules\" shows them all"))
    })
}

/// The code of the first error, to point people at who have just been shown them all.
pub(super) fn first_error(found: &[Diagnostic]) -> Option<Code> {
    found.iter().find(|fault| fault.severity == Severity::Error).map(|fault| fault.code)
}

/// A line that says where to read more about an error.
pub(super) fn pointer(code: Code, around: Surroundings) -> String {
    let (more, command) = (around.word("mer om felet", "more about the error"), around.word("förklara", "explain"));
    format!("{more}: protokollant {command} {code}\n")
}

fn explanation(code: Code, around: Surroundings) -> String {
    let explained = catalogue::explain(code);
    let lang = around.lang;
    let bold = if around.colour_out { Style::new().bold() } else { Style::new() };
    let mut text = format!("{bold}{code}{bold:#} ({})\n\n", standing::severity(code, lang));
    let _ = writeln!(text, "{}", filled(explained.summary.in_lang(lang), INDENT));
    let prose = [
        Some((around.word("Varför", "Why"), explained.why.in_lang(lang).to_owned())),
        standing::rests_on(code, lang).map(|(heading, citation)| (heading.in_lang(lang), citation)),
        Some((around.word("Gör så här", "What to do"), explained.remedy.in_lang(lang).to_owned())),
        catalogue::mends(code).map(|what| (around.word("Med --rätta", "With --fix"), what.in_lang(lang).to_owned())),
        code.info().excusable.then(|| {
            let (heading, text) = standing::exemption(code);
            (heading.in_lang(lang), text.in_lang(lang).to_owned())
        }),
    ];
    for (heading, words) in prose.into_iter().flatten() {
        let _ = writeln!(text, "{bold}{heading}{bold:#}\n{}", filled(&words, INDENT));
    }
    let examples =
        [(around.word("Fel", "Wrong"), explained.bad.text()), (around.word("Rätt", "Right"), explained.good.text())];
    for (heading, example) in examples {
        let _ = writeln!(text, "{bold}{heading}{bold:#}");
        for line in example.lines() {
            let _ = writeln!(text, "{}", format!("    {line}").trim_end());
        }
        text.push('\n');
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Running text in lines of [`WIDTH`], all set in by `indent`; each line of the original begins a new one.
pub(super) fn filled(text: &str, indent: usize) -> String {
    let mut filled = String::new();
    for paragraph in text.lines() {
        let mut column = 0;
        for word in paragraph.split_whitespace() {
            let width = word.width();
            if column > 0 && column + 1 + width <= WIDTH {
                filled.push(' ');
                column += 1;
            } else {
                if column > 0 {
                    filled.push('\n');
                }
                filled.extend(std::iter::repeat_n(' ', indent));
                column = indent;
            }
            filled.push_str(word);
            column += width;
        }
        filled.push('\n');
    }
    filled
}
