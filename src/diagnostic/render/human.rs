//! For people: the line, a caret under what is meant, and what to do.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::ops::Range;

use anstyle::{AnsiColor, Style};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::diagnostic::{Diagnostic, Doc, Label, Lang, Severity};
use crate::source::{FileId, SourceFile, Sources};

/// Columns of a source line that are shown. Of a longer one, so many around the caret.
const LINE_WIDTH: usize = 110;
/// Columns that are shown in front of the caret in a line that is too long.
const LEAD: usize = 40;
/// Columns between tab stops.
const TAB: usize = 4;

/// The styles of the parts; all empty where no colour is wanted.
struct Styles {
    head: Style,
    message: Style,
    gutter: Style,
    primary: Style,
    related: Style,
}

impl Styles {
    fn new(severity: Severity, colour: bool) -> Self {
        if !colour {
            let none = Style::new();
            return Self { head: none, message: none, gutter: none, primary: none, related: none };
        }
        let head = match severity {
            Severity::Error => AnsiColor::BrightRed,
            Severity::Warning => AnsiColor::BrightYellow,
            Severity::Info => AnsiColor::BrightCyan,
        };
        let head = head.on_default().bold();
        let blue = AnsiColor::BrightBlue.on_default().bold();
        Self { head, message: Style::new().bold(), gutter: blue, primary: head, related: blue }
    }
}

/// Faults as text, with an empty line after each, in `lang`; with ANSI escape sequences if `colour` is wanted. Characters of
/// the files that would steer a terminal are shown as pictures.
#[must_use]
pub fn human(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang, colour: bool) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics {
        let styles = Styles::new(diagnostic.severity, colour);
        head(&mut out, diagnostic, lang, &styles);
        let groups = group(diagnostic, sources);
        let last = groups.iter().filter_map(|group| group.marks.last()).map(|mark| mark.line).max().unwrap_or(1);
        let gutter = last.to_string().len();
        for group in &groups {
            snippet(&mut out, group, gutter, lang, &styles);
        }
        notes(&mut out, diagnostic, gutter, lang, &styles);
        out.push('\n');
    }
    out
}

/// How many faults there were, in one line without a line end: `2 fel, 1 varning`.
#[must_use]
pub fn summary(errors: usize, warnings: usize, lang: Lang) -> String {
    let count = |number: usize, one: &str, many: &str| {
        (number > 0).then(|| format!("{number} {}", if number == 1 { one } else { many }))
    };
    let (parts, nothing) = match lang {
        Lang::Sv => ([count(errors, "fel", "fel"), count(warnings, "varning", "varningar")], "inga fel"),
        Lang::En => ([count(errors, "error", "errors"), count(warnings, "warning", "warnings")], "no errors"),
    };
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { nothing.to_owned() } else { parts.join(", ") }
}

fn head(out: &mut String, diagnostic: &Diagnostic, lang: Lang, styles: &Styles) {
    let severity = diagnostic.severity.word().in_lang(lang);
    let (head, bold, code) = (styles.head, styles.message, diagnostic.code);
    let message = visible(diagnostic.message.in_lang(lang));
    let _ = writeln!(out, "{head}{severity}[{code}]{head:#}{bold}: {message}{bold:#}");
}

fn notes(out: &mut String, diagnostic: &Diagnostic, gutter: usize, lang: Lang, styles: &Styles) {
    let hint = match lang {
        Lang::Sv => "tips",
        Lang::En => "hint",
    };
    let citation =
        diagnostic.citation.map(|citation| (citation.heading().in_lang(lang).to_lowercase(), citation.text()));
    let hints = diagnostic.hints.iter().map(|text| (hint.to_owned(), text.in_lang(lang)));
    let (style, bold) = (styles.gutter, styles.message);
    for (name, text) in citation.into_iter().chain(hints) {
        let _ = writeln!(out, "{:gutter$} {style}={style:#} {bold}{name}{bold:#}: {}", "", visible(text));
    }
}

/// What is marked in one file.
struct Group<'a> {
    file: &'a SourceFile,
    has_primary: bool,
    /// In the order of the lines.
    marks: Vec<Mark<'a>>,
}

struct Mark<'a> {
    line: usize,
    /// Bytes of the file.
    range: Range<usize>,
    label: &'a Label,
    is_primary: bool,
}

/// The labels of a fault by file, that of the primary one first.
fn group<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let primary = diagnostic.primary.iter().map(|label| (label, true));
    let related = diagnostic.related.iter().map(|label| (label, false));
    let first = diagnostic.primary.as_ref().map(|label| label.span.file);
    let mut groups: BTreeMap<(bool, FileId), Group<'a>> = BTreeMap::new();
    for (label, is_primary) in primary.chain(related) {
        let file = sources.file(label.span.file);
        let range = label.span.range();
        let mark = Mark { line: file.place(range.start).line, range, label, is_primary };
        groups
            .entry((Some(label.span.file) != first, label.span.file))
            .or_insert_with(|| Group { file, has_primary: is_primary, marks: Vec::new() })
            .marks
            .push(mark);
    }
    let mut groups: Vec<Group<'a>> = groups.into_values().collect();
    for group in &mut groups {
        group.marks.sort_by_key(|mark| (mark.line, mark.range.start));
    }
    groups
}

fn snippet(out: &mut String, group: &Group<'_>, gutter: usize, lang: Lang, styles: &Styles) {
    let Some(first) = group.marks.iter().find(|mark| mark.is_primary).or(group.marks.first()) else { return };
    let style = styles.gutter;
    let place = group.file.place(first.range.start);
    let arrow = if group.has_primary { "-->" } else { ":::" };
    let name = visible(group.file.name());
    if let Some(part) = group.file.part() {
        let part = visible(part);
        let paragraph = if group.file.text().is_empty() {
            String::new()
        } else {
            let word = Doc { sv: "stycke", en: "paragraph" }.in_lang(lang);
            format!(", {word} {}", place.line)
        };
        let part = if part.is_empty() { part } else { format!(": {part}") };
        let _ = writeln!(out, "{:gutter$}{style}{arrow}{style:#} {name}{part}{paragraph}", "");
        if paragraph.is_empty() {
            return;
        }
    } else {
        let _ = writeln!(out, "{:gutter$}{style}{arrow}{style:#} {name}:{}:{}", "", place.line, place.column);
    }
    let _ = writeln!(out, "{:gutter$} {style}|{style:#}", "");
    let mut shown: Option<(usize, String)> = None;
    for mark in &group.marks {
        let excerpt = Excerpt::new(group.file, mark);
        let line = (mark.line, excerpt.text);
        // Two marks on one line share it, unless it is so long that each shows another part.
        if shown.as_ref() != Some(&line) {
            let text = format!("{style}{:>gutter$} |{style:#} {}", line.0, line.1);
            let _ = writeln!(out, "{}", text.trim_end());
            shown = Some(line);
        }
        let (sign, colour) = if mark.is_primary { ('^', styles.primary) } else { ('-', styles.related) };
        let signs = String::from(sign).repeat(excerpt.width);
        let says = mark.label.message.as_ref().map(|message| format!(" {}", visible(message.in_lang(lang))));
        let says = says.unwrap_or_default();
        let lead = excerpt.column;
        let _ = writeln!(out, "{:gutter$} {style}|{style:#} {:lead$}{colour}{signs}{says}{colour:#}", "", "");
    }
}

/// What is shown of a line, and where the mark stands in it.
struct Excerpt {
    text: String,
    /// Columns in front of the mark.
    column: usize,
    /// Columns under the mark, at least one.
    width: usize,
}

impl Excerpt {
    fn new(file: &SourceFile, mark: &Mark<'_>) -> Self {
        let line_range = file.line_range(mark.line);
        let line = file.text().get(line_range.clone()).unwrap_or_default();
        let within = |at: usize| floor(line, at.saturating_sub(line_range.start));
        let (start, end) = (within(mark.range.start), within(mark.range.end));
        let whole = line.len() <= LINE_WIDTH * 4 && expand(line).width() <= LINE_WIDTH;
        let window = if whole { 0..line.len() } else { window(line, start) };
        let part = |from: usize, to: usize| expand(line.get(from..to.max(from)).unwrap_or_default());
        let dots = |cut: bool| if cut { "…" } else { "" };
        let end = end.clamp(start, window.end.max(start));
        let before = format!("{}{}", dots(window.start > 0), part(window.start, start));
        let marked = format!("{before}{}", expand_from(line.get(start..end).unwrap_or_default(), before.width()));
        let rest = expand_from(line.get(end..window.end).unwrap_or_default(), marked.width());
        Self {
            column: before.width(),
            width: marked.width().saturating_sub(before.width()).max(1),
            text: format!("{marked}{rest}{}", dots(window.end < line.len())),
        }
    }
}

/// The largest character boundary of `text` that is not beyond `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The part of a long line that is shown for a mark that begins at `at`.
fn window(line: &str, at: usize) -> Range<usize> {
    let width = |letter: char| letter.width().unwrap_or(1);
    let mut columns = 0;
    let mut start = at;
    for (offset, letter) in line.get(..at).unwrap_or_default().char_indices().rev() {
        columns += width(letter);
        if columns > LEAD {
            break;
        }
        start = offset;
    }
    let mut columns = 0;
    let mut end = start;
    for letter in line.get(start..).unwrap_or_default().chars() {
        columns += width(letter);
        if columns > LINE_WIDTH {
            break;
        }
        end += letter.len_utf8();
    }
    start..end.max(at)
}

fn expand(text: &str) -> String {
    expand_from(text, 0)
}

/// Text as it is shown from a column on: tabs up to the next stop, pictures for what would steer the terminal.
fn expand_from(text: &str, column: usize) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut column = column;
    for letter in text.chars() {
        if letter == '\t' {
            let blanks = TAB - column % TAB;
            shown.extend(std::iter::repeat_n(' ', blanks));
            column += blanks;
        } else {
            let letter = picture(letter);
            shown.push(letter);
            column += letter.width().unwrap_or(0);
        }
    }
    shown
}

/// Text that cannot steer a terminal.
#[must_use]
pub fn visible(text: &str) -> String {
    text.chars().map(picture).collect()
}

/// A character that stands for one that would move the cursor, change colours or turn the direction of writing.
fn picture(letter: char) -> char {
    match letter {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(letter)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7f}' => '␡',
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => letter,
    }
}
