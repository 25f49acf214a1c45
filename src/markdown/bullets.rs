//! Lists as word processors write them: lines that begin with a bullet or a dash, which Markdown takes for running text.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::Events;
use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, Fix, Replacement, cut};
use crate::message;

/// Signs that begin the items of a list in Word and on web pages. The last three are how Word's symbol fonts come out as text.
const BULLETS: &[char] = &['•', '◦', '▪', '▫', '●', '○', '■', '‣', '·', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// Dashes that begin the items of a list, where there is more than one such line.
const DASHES: &[char] = &['–', '—'];

/// As much of a line as a hint shows, in characters.
const SHOWN: usize = 60;

/// The paragraph read last, if it could be of a list that is none.
pub(super) struct Lookalike {
    /// Where it ends.
    end: usize,
    /// Its line, as long as that has not been told of.
    untold: Option<Range<usize>>,
}

/// What a list is made with in Markdown.
const ITEM: &str = "- ";

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet,
    Dash,
}

/// The sign that a line begins with as an item of a list, and the words after it.
fn sign(line: &str) -> Option<(Sign, char, &str)> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let words = rest.trim();
    let kind = if BULLETS.contains(&first) {
        Sign::Bullet
    } else if DASHES.contains(&first) {
        Sign::Dash
    } else {
        return None;
    };
    // A dot or a dash right before a word is part of the word.
    let needs_space = kind == Sign::Dash || first == '·';
    let apart = !needs_space || rest.starts_with(char::is_whitespace);
    (apart && !words.is_empty()).then_some((kind, first, words))
}

impl Reader<'_> {
    /// Looks whether the lines of a paragraph, or several such paragraphs one after the other, were meant as a list.
    pub(super) fn check_bullets(&mut self, events: &Events<'_>, range: &Range<usize>) {
        let mut bullets = Vec::new();
        let mut dashes = Vec::new();
        let mut line_begins = true;
        for (event, place) in events {
            if line_begins && matches!(event, Event::Text(_)) {
                let line = self.slice(place.start..range.end).lines().next().unwrap_or_default();
                let line_place = place.start..place.start + line.trim_end().len();
                match sign(line) {
                    Some((Sign::Bullet, ..)) => bullets.push(line_place),
                    Some((Sign::Dash, ..)) => dashes.push(line_place),
                    None => {}
                }
            }
            line_begins = matches!(event, Event::SoftBreak | Event::HardBreak);
        }
        let before = self.lookalike.take().filter(|before| self.slice(before.end..range.start).trim().is_empty());
        let several = dashes.len() > 1;
        let fix = if dashes.is_empty() { self.as_list(&bullets) } else { None };
        let Some(first) = bullets.first().cloned().or_else(|| dashes.into_iter().next()) else { return };
        let sure = !bullets.is_empty() || several;
        // One dash that happens to stand where a line breaks is a dash.
        if !sure && events.first().is_none_or(|(_, place)| place.start != first.start) {
            return;
        }
        let untold = match before {
            None if sure => {
                self.bullet_line(first, fix);
                None
            }
            None => Some(first),
            // A second paragraph of the kind: the first speaks for both.
            Some(before) => {
                if let Some(line) = before.untold {
                    self.bullet_line(line, None);
                }
                None
            }
        };
        self.lookalike = Some(Lookalike { end: range.end, untold });
    }

    /// Makes a list of lines that begin with one and the same bullet. Dashes may be those of speech, and bullets of several kinds those of
    /// lists in lists: a person knows.
    fn as_list(&self, lines: &[Range<usize>]) -> Option<Fix> {
        let mut replacements = Vec::new();
        let (_, bullet, _) = sign(self.slice(lines.first()?.clone()))?;
        for line in lines {
            let text = self.slice(line.clone());
            let rest = text.strip_prefix(bullet)?;
            // Without `|` YAML has made one line of all.
            if rest.contains(bullet) {
                return None;
            }
            let end = line.end - rest.trim_start().len();
            let was = self.slice(line.start..end);
            replacements.push(Replacement::read(self.scalar.locate_range(line.start..end), was, ITEM));
        }
        let message = message!("raderna blir en lista", "the lines become a list");
        Some(Fix { message, replacements })
    }

    fn bullet_line(&mut self, line: Range<usize>, fix: Option<Fix>) {
        let Some((_, letter, words)) = sign(self.slice(line.clone())) else { return };
        let shown = match u32::from(letter) {
            // Of a character for private use nobody sees anything.
            code @ 0xE000..=0xF8FF => format!("U+{code:04X}"),
            _ => letter.to_string(),
        };
        // Without `|` YAML has made one line of all: the first item ends where the next begins.
        let joined = words.split_once(letter).filter(|_| BULLETS.contains(&letter));
        let words = cut(joined.map_or(words, |(first, _)| first.trim_end()), SHOWN);
        let message = message!(
            "”{shown}” gör ingen lista: raderna läses som löptext",
            "“{shown}” makes no list: the lines are read as running text"
        );
        let fault = Diagnostic::new(Code::TxtMarkdown, message).at(self.span(line)).hint(message!(
            "en rad i en lista börjar med ”- ”; skriv: `- {words}`",
            "a line of a list begins with “- ”; write: `- {words}`"
        ));
        let fault = fix.into_iter().fold(fault, Diagnostic::fix);
        self.report(warning(match joined {
            Some(_) => fault.hint(message!(
                "skriv ”|” efter nyckelns kolon, och varje punkt på en egen rad därunder",
                "write “|” after the key's colon, and each item on a line of its own below"
            )),
            None => fault,
        }));
    }
}
