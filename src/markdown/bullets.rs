//! Lists as word processors write them: lines that begin with a bullet or a dash, which Markdown takes for running text.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::Events;
use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, Fix, Replacement, cut};
use crate::message;

/// Signs that begin the items of a list in Word and on web pages. The last three are how Word's symbol fonts come out as text.
const BULLETS: &[char] = &['•', '◦', '▪', '▫', '●', '○', '■', '‣', '·', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// Those of them by which a list begins that lies in no other.
const OUTERMOST: &[char] = &['•', '●', '■', '‣', '·', '\u{f0b7}'];

/// Dashes that begin the items of a list, where there is more than one such line.
const DASHES: &[char] = &['–', '—'];

/// Letters as which other bullets of Word come out as text, for they are letters in a font of signs: its second level (`o`), its third
/// (`§`), and three more of those that it offers. Always with a tab after them; of an `o` an editor may have made spaces of it.
const LETTERS: &[char] = &['o', '§', 'v', 'Ø', 'ü'];

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

/// How much deeper a list in a list stands.
const DEEPER: &str = "  ";

/// What a line begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Bullet,
    /// A dash that may be anything: of speech, or of a pause.
    Dash,
}

/// The sign that a line begins with as an item of a list, and the words after it.
fn sign(line: &str) -> Option<(Sign, char, &str)> {
    let mut letters = line.chars();
    let first = letters.next()?;
    let rest = letters.as_str();
    let tabbed = rest.starts_with('\t');
    let kind = if BULLETS.contains(&first) || (DASHES.contains(&first) && tabbed) {
        Sign::Bullet
    } else if DASHES.contains(&first) {
        Sign::Dash
    } else if LETTERS.contains(&first) && (tabbed || (first == 'o' && rest.starts_with("  "))) {
        Sign::Bullet
    } else {
        return None;
    };
    let words = rest.trim();
    // A dot or a dash right before a word is part of the word.
    let needs_space = kind == Sign::Dash || first == '·';
    let apart = !needs_space || rest.starts_with(char::is_whitespace);
    (apart && !words.is_empty()).then_some((kind, first, words))
}

/// Where the next item begins in the words of one, if YAML has made one line of all for want of `|`.
fn joined(words: &str, mark: char) -> Option<usize> {
    let same = if BULLETS.contains(&mark) { words.find(mark) } else { None };
    let blanks = words.match_indices(char::is_whitespace);
    let other = || {
        blanks.map(|(at, blank)| at + blank.len()).find(|&at| {
            let item = words.get(at..).and_then(sign);
            item.is_some_and(|(kind, mark, _)| kind == Sign::Bullet && mark != '·')
        })
    };
    same.or_else(other)
}

/// A line that begins with a bullet.
struct Item {
    /// The line, from the bullet on.
    place: Range<usize>,
    /// The bullet.
    mark: char,
    /// How many bytes of the line stand before it.
    indent: usize,
}

impl Reader<'_> {
    /// Looks whether the lines of a paragraph, or several such paragraphs one after the other, were meant as a list.
    pub(super) fn check_bullets(&mut self, events: &Events<'_>, range: &Range<usize>) {
        let mut bullets = Vec::new();
        let mut dashes = Vec::new();
        // A line after a bullet's that has none, and does not stand further in: who knows whether it still belongs to the item?
        let mut loose = None;
        let mut line_begins = true;
        for (event, place) in events {
            if line_begins {
                let line = self.slice(place.start..range.end).lines().next().unwrap_or_default();
                let line_place = place.start..place.start + line.trim_end().len();
                let found = if matches!(event, Event::Text(_)) { sign(line) } else { None };
                let indent = self.before_on_line(place.start).len();
                match found {
                    Some((Sign::Bullet, mark, _)) => bullets.push(Item { place: line_place, mark, indent }),
                    Some((Sign::Dash, ..)) => dashes.push(line_place),
                    None if bullets.last().is_some_and(|item| indent <= item.indent) => {
                        loose = loose.or(Some(line_place));
                    }
                    None => {}
                }
            }
            line_begins = matches!(event, Event::SoftBreak | Event::HardBreak);
        }
        let before = self.lookalike.take().filter(|before| self.slice(before.end..range.start).trim().is_empty());
        let several = dashes.len() > 1;
        let fix = if dashes.is_empty() && loose.is_none() { self.as_list(&bullets, range) } else { None };
        let first = bullets.first().map(|item| item.place.clone());
        let Some(first) = first.or_else(|| dashes.into_iter().next()) else { return };
        let sure = !bullets.is_empty() || several;
        // One dash that happens to stand where a line breaks is a dash.
        if !sure && events.first().is_none_or(|(_, place)| place.start != first.start) {
            return;
        }
        let untold = match before {
            None if sure => {
                self.bullet_line(first, fix, loose);
                None
            }
            None => Some(first),
            // A second paragraph of the kind: the first speaks for both.
            Some(before) => {
                if let Some(line) = before.untold {
                    self.bullet_line(line, None, None);
                }
                None
            }
        };
        self.lookalike = Some(Lookalike { end: range.end, untold });
    }

    /// What stands on the line before a place of the text.
    pub(super) fn before_on_line(&self, at: usize) -> &str {
        self.slice(0..at).rsplit('\n').next().unwrap_or_default()
    }

    /// Whether a list, or what looks like one, ends right before a place of the text.
    fn follows_list(&self, at: usize) -> bool {
        let line = self.slice(0..at).trim_end().rsplit('\n').next().unwrap_or_default();
        let words = line.trim_start();
        words.starts_with(['-', '*', '+']) || words.starts_with(|c: char| c.is_ascii_digit()) || sign(words).is_some()
    }

    /// Makes a list of lines that begin with bullets, and lists in lists where there are several kinds of these: each new kind stands
    /// one level deeper than the one before it. Dashes may be those of speech: a person knows.
    fn as_list(&self, items: &[Item], range: &Range<usize>) -> Option<Fix> {
        let first = items.first()?;
        // An inner list that was torn from its outer one is not to become an outer one itself.
        if !OUTERMOST.contains(&first.mark) && self.follows_list(range.start) {
            return None;
        }
        let mut replacements = Vec::new();
        let mut marks: Vec<&Item> = Vec::new();
        for item in items {
            match marks.iter().position(|known| known.mark == item.mark) {
                Some(level) => marks.truncate(level + 1),
                None => marks.push(item),
            }
            let (outer, level) = (marks.iter().rev().nth(1), marks.len() - 1);
            let deeper = match outer {
                None if item.indent == first.indent => "",
                // How deep is written already, as Markdown wants it.
                Some(outer) if (outer.indent + 2..outer.indent + 6).contains(&item.indent) => "",
                Some(_) if item.indent == first.indent && self.before_on_line(item.place.start).trim().is_empty() => {
                    &DEEPER.repeat(level)
                }
                _ => return None,
            };
            let text = self.slice(item.place.clone());
            let rest = text.strip_prefix(item.mark)?;
            if joined(rest, item.mark).is_some() {
                return None;
            }
            let end = item.place.end - rest.trim_start().len();
            let was = self.slice(item.place.start..end);
            let becomes = format!("{deeper}{ITEM}");
            replacements.push(Replacement::read(self.scalar.locate_range(item.place.start..end), was, &becomes));
        }
        let message = message!("raderna blir en lista", "the lines become a list");
        Some(Fix { message, replacements })
    }

    /// `loose` is a line after the list that may or may not belong to its last item.
    fn bullet_line(&mut self, line: Range<usize>, fix: Option<Fix>, loose: Option<Range<usize>>) {
        let Some((_, letter, words)) = sign(self.slice(line.clone())) else { return };
        let shown = match u32::from(letter) {
            // Of a character for private use nobody sees anything.
            code @ 0xE000..=0xF8FF => format!("U+{code:04X}"),
            _ => letter.to_string(),
        };
        // The first item ends where the next begins.
        let joined = joined(words, letter).and_then(|at| words.get(..at));
        let words = cut(joined.unwrap_or(words).trim_end(), SHOWN);
        let message = message!(
            "”{shown}” gör ingen lista: raderna läses som löptext",
            "“{shown}” makes no list: the lines are read as running text"
        );
        let fault = Diagnostic::new(Code::TxtMarkdown, message).at(self.span(line)).hint(message!(
            "en rad i en lista börjar med ”- ”; skriv: `- {words}`",
            "a line of a list begins with “- ”; write: `- {words}`"
        ));
        let fault = fix.into_iter().fold(fault, Diagnostic::fix);
        let fault = loose.into_iter().fold(fault, |fault, loose| {
            let words = cut(self.slice(loose), SHOWN);
            fault.hint(message!(
                "lämna en tom rad före ”{words}”, om inte raden hör till punkten före; dra i så fall in den två steg",
                "leave an empty line before “{words}”, unless the line belongs to the item before it; in that case indent it by two"
            ))
        });
        self.report(warning(match joined {
            Some(_) => fault.hint(message!(
                "skriv ”|” efter nyckelns kolon, och varje punkt på en egen rad därunder",
                "write “|” after the key's colon, and each item on a line of its own below"
            )),
            None => fault,
        }));
    }
}
