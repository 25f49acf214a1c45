//! Running text that was written as if YAML knew where it ends: without the `|` in front of it, or with a line indented too little.

use super::explain::{Ground, syntax};
use crate::diagnostic::Diagnostic;
use crate::message;

/// Fewest words of a line that is running text, and no value of a key.
const FEWEST_WORDS: usize = 4;

/// A line that says something.
#[derive(Clone, Copy)]
struct Line<'t> {
    /// Where it begins, in bytes, after its indentation.
    start: usize,
    indent: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    /// The key of the line with the column in which it stands, and what follows its colon.
    fn key(self) -> Option<(usize, &'t str, &'t str)> {
        let own = self.text.trim_start_matches(['-', ' ']);
        let column = self.indent + (self.text.len() - own.len());
        let (key, value) = own.split_once(':')?;
        let is_word = !key.is_empty() && key.chars().all(|letter| letter.is_alphanumeric() || letter == '_');
        let ends = value.is_empty() || value.starts_with(' ');
        (is_word && ends).then(|| (column, key, value.trim()))
    }

    /// Whether it is a key with a short value or none, or an item that begins with a key: not a sentence that happens to have a colon
    /// after its first word.
    fn is_structure(self) -> bool {
        self.key()
            .is_some_and(|(column, _, value)| column > self.indent || value.split_whitespace().count() < FEWEST_WORDS)
    }

    /// Whether it is a sentence rather than a key with its value.
    fn is_running(self) -> bool {
        self.key().is_none() && !self.text.starts_with("- ") && self.text.split_whitespace().count() >= FEWEST_WORDS
    }
}

/// The lines that say something, from the first to the one around the byte `at`.
fn lines_to<'t>(ground: &Ground<'t>, at: usize) -> impl Iterator<Item = Line<'t>> {
    let mut next = 0;
    ground
        .text
        .split_inclusive(['\n', '\r'])
        .map(move |line| {
            let text = line.trim_start_matches(' ');
            let indent = line.len() - text.len();
            let start = next + indent;
            next += line.len();
            Line { start, indent, text: text.trim_end() }
        })
        .take_while(move |line| line.start - line.indent <= at)
        .filter(|line| !line.text.is_empty())
}

/// A block of text begun by `|` or `>`.
struct Block<'t> {
    /// The column of its key.
    key_column: usize,
    /// Its first line.
    first: Option<Line<'t>>,
}

/// Whether a value announces a block of text whose indentation its first line decides.
fn announces_block(value: &str) -> bool {
    value.strip_prefix(['|', '>']).is_some_and(|rest| rest.is_empty() || matches!(rest, "-" | "+"))
}

/// A line that ends a block of text because it is indented too little, and cannot be anything else. Looked for up to the byte `at`,
/// where the parser has stopped: it notices such a line only by what comes after it.
pub(super) fn short_line(at: usize, ground: &Ground<'_>) -> Option<Diagnostic> {
    let mut block: Option<Block<'_>> = None;
    for line in lines_to(ground, at) {
        if let Some(Block { key_column, first }) = &mut block {
            match first {
                None if line.indent > *key_column => {
                    *first = Some(line);
                    continue;
                }
                Some(first) if line.indent >= first.indent => continue,
                Some(first) if !line.text.starts_with('#') => {
                    let between = line.indent > *key_column;
                    if between || line.is_running() {
                        return Some(too_short(line, *first, ground));
                    }
                }
                _ => {}
            }
            block = None;
        }
        if let Some((key_column, _, value)) = line.key()
            && announces_block(value)
        {
            block = Some(Block { key_column, first: None });
        }
    }
    None
}

fn too_short(line: Line<'_>, first: Line<'_>, ground: &Ground<'_>) -> Diagnostic {
    let (here, wanted) = (line.indent, first.indent);
    syntax(
        ground.span(line.start, line.start + line.text.len()),
        message!(
            "raden är för lite indragen för att höra till texten ovanför",
            "the line is indented too little to belong to the text above"
        ),
    )
    .related(
        ground.span(first.start, first.start + first.text.len()),
        message!("textens första rad: {wanted} blanksteg", "the text's first line: {wanted} spaces"),
    )
    .hint(message!(
        "sätt minst {wanted} blanksteg framför raden; nu är det {here}",
        "put at least {wanted} spaces before the line; now there are {here}"
    ))
}

/// Running text below a key without the `|` that it takes. `at` is where the parser has stopped, on a line of the text or the one
/// after it.
pub(super) fn without_bar(at: usize, ground: &Ground<'_>) -> Option<Diagnostic> {
    let lines: Vec<Line<'_>> = lines_to(ground, at).filter(|line| !line.text.starts_with('#')).collect();
    let (stop, before) = lines.split_last()?;
    // What the parser misses at the end of a text it misses at the beginning of the line below.
    let ended = stop.start >= at && before.last().is_some_and(|line| line.indent > stop.indent);
    let lines = if ended { before } else { &lines };
    let text = lines.last()?;
    let owner_at = lines.iter().rposition(|line| line.indent < text.indent)?;
    let (owner, below) = (lines.get(owner_at)?, lines.get(owner_at + 1..)?);
    let (column, key, value) = owner.key()?;
    let is_text = column < text.indent
        && !value.starts_with(['|', '>', '"', '\'', '[', '{'])
        && below.iter().any(|line| line.indent == text.indent && line.is_running())
        && !below.iter().any(|line| line.is_structure());
    if !is_text {
        return None;
    }
    let start = owner.start + (column - owner.indent);
    let fault = syntax(
        ground.span(start, start + key.len() + 1),
        message!("efter ”{key}:” saknas ett ”|” före texten", "after “{key}:” a “|” is missing before the text"),
    )
    .related(
        ground.span(text.start, text.start + text.text.len()),
        message!("texten går över flera rader", "the text has several lines"),
    );
    Some(fault.hint(if value.is_empty() {
        message!(
            "skriv ”{key}: |”, och låt texten stå indragen på raderna under",
            "write “{key}: |”, and leave the text indented on the lines below"
        )
    } else {
        message!(
            "skriv ”{key}: |” ensamt på raden, och hela texten indragen på raderna under",
            "write “{key}: |” alone on its line, and the whole text indented on the lines below"
        )
    }))
}
