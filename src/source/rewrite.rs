//! The way back: what a key or a text shall read instead, written as that place of the file has it.
//!
//! A plain text stays plain as long as YAML reads it as the same text, and gets quotation marks otherwise; within quotation marks,
//! escapes are written where they are needed; a block keeps its indentation. Whatever cannot be written so that nothing but the wanted
//! letters change is not written at all.

use std::ops::Range;

use super::node::{Entry, Node, Scalar, ScalarStyle, Value};
use super::{Format, Span, json};
use crate::diagnostic::{Form, Replacement};

/// Writes replacements into one file.
#[derive(Debug)]
pub struct Rewriter<'n> {
    text: &'n str,
    format: Format,
    /// All keys and texts, in the order of the file.
    spots: Vec<Spot<'n>>,
    /// The entries of all lists, each list in order.
    lists: Vec<&'n [Node]>,
}

/// A place where something is read.
#[derive(Clone, Copy, Debug)]
enum Spot<'n> {
    Key(&'n Entry),
    Text(&'n Scalar),
}

impl Spot<'_> {
    fn span(self) -> Span {
        match self {
            Self::Key(entry) => entry.key_span,
            Self::Text(scalar) => scalar.span(),
        }
    }
}

impl<'n> Rewriter<'n> {
    /// For a file of that text and format, which has been read as `node`.
    #[must_use]
    pub fn new(text: &'n str, format: Format, node: &'n Node) -> Self {
        let (mut spots, mut lists) = (Vec::new(), Vec::new());
        // The depth is bounded by `Limits::DEPTH`, but a tree as wide as it may be has long lists of what is still to do.
        let mut left = vec![node];
        while let Some(node) = left.pop() {
            match &node.value {
                Value::Null => {}
                Value::Scalar(scalar) => spots.push(Spot::Text(scalar)),
                Value::List(items) => {
                    lists.push(items.as_slice());
                    left.extend(items);
                }
                Value::Map(entries) => {
                    spots.extend(entries.iter().map(Spot::Key));
                    left.extend(entries.iter().map(|entry| &entry.value));
                }
            }
        }
        spots.sort_by_key(|spot| spot.span());
        Self { text, format, spots, lists }
    }

    /// The replacement letter by letter; `None` if it cannot be written.
    #[must_use]
    pub fn written(&self, replacement: &Replacement) -> Option<Replacement> {
        let was = match &replacement.form {
            Form::Written => return Some(replacement.clone()),
            Form::LeftOut { was } => return self.left_out(replacement.span, was),
            Form::Read { was } => was,
        };
        let (span, becomes) = (replacement.span, replacement.text.as_str());
        // What cannot be seen or would begin a line is nothing that a fix has to write.
        if becomes.contains(char::is_control) {
            return None;
        }
        let next = self.spots.partition_point(|spot| spot.span().start <= span.start);
        let spot = *self.spots.get(next.checked_sub(1)?)?;
        let (range, text) = match spot {
            _ if spot.span().file != span.file || spot.span().end < span.end => return None,
            Spot::Key(entry) => self.key(entry, was, becomes)?,
            Spot::Text(scalar) => self.part(scalar, span, was, becomes)?,
        };
        Some(Replacement { span: Span::new(span.file, range), text, form: Form::Written })
    }

    /// An entry of a list, with what sets it apart from the one before: a comma within brackets, its line in a list with a line for each. The first entry is
    /// not left out. A comment stays.
    fn left_out(&self, span: Span, was: &str) -> Option<Replacement> {
        let is_it =
            |node: &Node| matches!(&node.value, Value::Scalar(text) if text.span() == span && text.text.trim() == was);
        let (list, place) = self.lists.iter().find_map(|list| Some((list, list.iter().position(is_it)?)))?;
        let before = list.get(place.checked_sub(1)?)?.span;
        let range = self.in_brackets(before, span).or_else(|| self.on_its_line(span))?;
        Some(Replacement { span: Span::new(span.file, range), text: String::new(), form: Form::Written })
    }

    /// An entry within brackets and the comma before it, with nothing else between the two entries.
    fn in_brackets(&self, before: Span, span: Span) -> Option<Range<usize>> {
        let range = before.range().end..span.range().end;
        let between = self.slice(range.start..span.range().start);
        (between.trim() == ",").then_some(range)
    }

    /// The line of an entry that has it to itself: all of it, or of one with a comment what stands before that.
    fn on_its_line(&self, span: Span) -> Option<Range<usize>> {
        let range = span.range();
        let start = self.slice(0..range.start).rfind(['\n', '\r']).map_or(0, |end| end + 1);
        let dash = self.slice(start..range.start).trim_start_matches(' ').strip_prefix('-')?;
        let after = self.slice(range.end..self.text.len());
        let rest = after.split(['\n', '\r']).next().unwrap_or_default();
        let is_all = dash.trim().is_empty() && !self.slice(range.clone()).contains(['\n', '\r']);
        if rest.trim_start().starts_with('#') {
            // The comment comes to stand where the dash was.
            let mark = range.start - dash.len() - 1;
            let comment = range.end + rest.len() - rest.trim_start().len();
            return is_all.then_some(mark..comment);
        }
        let end = after[rest.len()..].strip_prefix("\r\n").or_else(|| after[rest.len()..].strip_prefix(['\n', '\r']));
        let line_end = after.len() - end.unwrap_or_default().len();
        (is_all && rest.trim().is_empty()).then_some(start..range.end + line_end)
    }

    fn slice(&self, range: Range<usize>) -> &'n str {
        self.text.get(range).unwrap_or_default()
    }

    /// A key keeps its quotation marks.
    fn key(&self, entry: &Entry, was: &str, becomes: &str) -> Option<(Range<usize>, String)> {
        let range = entry.key_span.range();
        let written = self.slice(range.clone());
        let mark = written.chars().next().filter(|letter| matches!(letter, '"' | '\''));
        let text = match mark {
            Some('"') => format!("\"{}\"", escaped(becomes)),
            Some(_) => format!("'{}'", becomes.replace('\'', "''")),
            None if is_plain(becomes, was) => becomes.to_owned(),
            None => return None,
        };
        (entry.key == was).then_some((range, text))
    }

    /// A part of a text, or the whole of it where `span` is that of the text.
    fn part(&self, scalar: &Scalar, span: Span, was: &str, becomes: &str) -> Option<(Range<usize>, String)> {
        let read = if span == scalar.span() {
            let lead = scalar.text.len() - scalar.text.trim_start().len();
            lead..lead + scalar.text.trim().len()
        } else {
            scalar.offset(span.range().start)?..scalar.offset(span.range().end.checked_sub(1)?)? + 1
        };
        let (range, text) = difference(scalar.text.get(read.clone())?, was, becomes)?;
        let range = read.start + range.start..read.start + range.end;
        match scalar.style {
            ScalarStyle::Plain => self.in_plain(scalar, range, text),
            ScalarStyle::Quoted => {
                let double = self.slice(scalar.span().range()).starts_with('"');
                let text = if double { escaped(text) } else { text.replace('\'', "''") };
                Some((self.place(scalar, range)?, text))
            }
            ScalarStyle::Block | ScalarStyle::Folded => {
                let place = self.place(scalar, range)?;
                // Blanks before the first word would be the block's indentation, a line of nothing but blanks is another line, and in a
                // folded block a line that stands further in is no longer joined to the one before.
                let line = self.slice(0..place.start).rsplit(['\n', '\r']).next().unwrap_or_default();
                let begins_line = line.trim().is_empty();
                let may_indent = || {
                    let within = self.slice(scalar.span().start as usize..place.start);
                    !within.trim().is_empty() && !text.trim().is_empty() && scalar.style == ScalarStyle::Block
                };
                (!begins_line || text.starts_with(|first: char| !first.is_whitespace()) || may_indent())
                    .then(|| (place, text.to_owned()))
            }
        }
    }

    /// A plain text that would no longer be one gets quotation marks.
    fn in_plain(&self, scalar: &Scalar, range: Range<usize>, text: &str) -> Option<(Range<usize>, String)> {
        let mut whole = scalar.text.clone();
        whole.replace_range(range.clone(), text);
        let stays_plain = match self.format {
            Format::Yaml => is_plain(&whole, &scalar.text),
            Format::Json => matches!(whole.as_str(), "true" | "false") || json::is_whole_number(&whole),
        };
        if stays_plain {
            return Some((self.place(scalar, range)?, text.to_owned()));
        }
        let place = scalar.span().range();
        let on_one_line = !self.slice(place.clone()).contains(['\n', '\r']) && !whole.contains(char::is_control);
        on_one_line.then(|| (place, format!("\"{}\"", escaped(&whole))))
    }

    /// Where bytes of a text that are not empty stand in the file, from the first one's beginning to the last one's end, if they stand
    /// on one line, each character as itself or as an escape.
    fn place(&self, scalar: &Scalar, range: Range<usize>) -> Option<Range<usize>> {
        let text = scalar.text.get(range.clone())?;
        let (first, last) = (text.chars().next()?, text.chars().next_back()?);
        let start = scalar.locate(range.start);
        let end = scalar.locate(range.end - last.len_utf8());
        self.length(scalar, start, first)?;
        let place = start..end + self.length(scalar, end, last)?;
        (!self.slice(place.clone()).contains(['\n', '\r'])).then_some(place)
    }

    /// How many bytes of the file stand for a character.
    fn length(&self, scalar: &Scalar, at: usize, character: char) -> Option<usize> {
        let here = self.slice(at..self.text.len());
        let marks = self.slice(scalar.span().range());
        if scalar.style == ScalarStyle::Quoted && marks.starts_with('"') && here.starts_with('\\') {
            let number = |digits: Range<usize>| u32::from_str_radix(here.get(digits)?, 16).ok();
            return match here.as_bytes().get(1)? {
                // Beyond U+FFFF JSON writes two halves, each of four digits.
                b'u' if (0xD800..0xDC00).contains(&number(2..6)?) => Some(12),
                b'u' => Some(6),
                b'x' => Some(4),
                b'U' => Some(10),
                _ => Some(1 + here.chars().nth(1)?.len_utf8()),
            };
        }
        if scalar.style == ScalarStyle::Quoted && marks.starts_with('\'') && here.starts_with("''") {
            return Some(2);
        }
        here.starts_with(character).then(|| character.len_utf8())
    }
}

/// What differs between what was read and what shall be read, in whole words: the bytes of `text`, which is what stands there, and what
/// takes their place. `None` if something else stands there.
fn difference<'b>(text: &str, was: &str, becomes: &'b str) -> Option<(Range<usize>, &'b str)> {
    let alike =
        text.chars().count() == was.chars().count() && text.chars().zip(was.chars()).all(|(a, b)| is_alike(a, b));
    if !alike {
        return None;
    }
    let (old, new): (Vec<char>, Vec<char>) = (was.chars().collect(), becomes.chars().collect());
    let is_blank = |at: usize| old.get(at).is_none_or(|letter| letter.is_whitespace());
    let mut head = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    while head > 0 && !is_blank(head - 1) {
        head -= 1;
    }
    let most = old.len().min(new.len()) - head;
    let mut tail = old.iter().rev().zip(new.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    while tail > 0 && !is_blank(old.len() - tail) {
        tail -= 1;
    }
    let bytes = |text: &str, count: usize| text.chars().take(count).map(char::len_utf8).sum::<usize>();
    let range = bytes(text, head)..bytes(text, old.len() - tail);
    let replacement = becomes.get(bytes(becomes, head)..bytes(becomes, new.len() - tail))?;
    (!range.is_empty()).then_some((range, replacement))
}

/// Whether a character is the other one, but for typography that the program puts right.
fn is_alike(a: char, b: char) -> bool {
    let is_mark = |letter: char| matches!(letter, '\'' | '’' | '‘' | '´' | '`' | '"' | '”' | '“' | '„');
    let is_dash = |letter: char| matches!(letter, '-' | '–');
    a == b || (a.is_whitespace() && b.is_whitespace()) || (is_mark(a) && is_mark(b)) || (is_dash(a) && is_dash(b))
}

/// Text as it stands within double quotation marks, in YAML and in JSON.
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\").replace('"', "\\\"")
}

/// Whether YAML reads a plain text as it stands (YAML 1.2.2, 7.3.3), given that it did so with the text in its place. Errs on the safe
/// side.
fn is_plain(text: &str, before: &str) -> bool {
    const INDICATORS: &[char] =
        &['-', '?', ':', ',', '[', ']', '{', '}', '#', '&', '*', '!', '|', '>', '\'', '"', '%', '@', '`'];
    const IN_BRACKETS: &[char] = &[',', '[', ']', '{', '}'];
    let first = text.chars().next();
    let begins_well = first.is_some_and(|first| !INDICATORS.contains(&first) || before.starts_with(first));
    // A text within brackets holds none of these; whether this one stands within some is told by what it held before.
    let kept_out_of_brackets = !text.contains(IN_BRACKETS) || before.contains(IN_BRACKETS);
    begins_well
        && kept_out_of_brackets
        && text.trim() == text
        && !matches!(text, "null" | "~")
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.ends_with(':')
}

#[cfg(test)]
#[path = "tests/rewrite.rs"]
mod tests;
