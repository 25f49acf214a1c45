//! Lines that were meant to stay lines: `a)` and `b)`, `§ 3` and `§ 4`, `Ja-röster: 5` and `Nej-röster: 3`. Markdown takes them for running
//! text, and they flow into one paragraph.
//!
//! Prose is wrapped anywhere, and a line of it can begin with anything once. So it takes two lines that begin alike and go on from one another.

use std::ops::Range;

use pulldown_cmark::Event;

use super::inline::Events;
use super::lazy::Around;
use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, Message, cut};
use crate::message;
use crate::source::ScalarStyle;

/// Signs of lists that no word begins with.
const ARROWS: &[char] = &['→', '⇒', '➔', '➢', '➤', '►', '✓', '✔', '☐', '☑', '☒', '□', '❑', '❖', '◆', '★'];

/// Signs that stand between items that came onto one line.
const BETWEEN: &[char] = &['•', '◦', '▪', '●', '■', '‣'];

/// Longest line, in characters, that is an entry (`Ja-röster: 5`) and no sentence, and longest word before its colon.
const ENTRY: (usize, usize) = (60, 30);

/// As much of a line as a message shows, in characters.
const SHOWN: usize = 30;

/// How a line begins, and where in its series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `a)`, `(a)`
    Letter(u32),
    /// `A.`, `A)`
    Capital(u32),
    /// `(1)`, `2)`
    Number(u32),
    /// `ii)`
    Roman(u32),
    /// `§ 3`
    Section(u32),
    /// An arrow or the like, or what begins an item of a list.
    Sign(char),
    /// `att`
    That,
}

impl Mark {
    /// Whether a line that begins so goes on from one that begins like `before`.
    fn follows(self, before: Self) -> bool {
        match (before, self) {
            (Self::Letter(a), Self::Letter(b))
            | (Self::Capital(a), Self::Capital(b))
            | (Self::Number(a), Self::Number(b))
            | (Self::Roman(a), Self::Roman(b))
            | (Self::Section(a), Self::Section(b)) => b == a + 1,
            _ => self == before,
        }
    }
}

/// All that the beginning of a line can be: `i)` is a letter as well as a number.
fn marks(line: &str) -> Vec<Mark> {
    let mut letters = line.chars();
    let Some(first) = letters.next() else { return Vec::new() };
    if ARROWS.contains(&first) {
        return vec![Mark::Sign(first)];
    }
    if line.strip_prefix("att").is_some_and(begins_apart) {
        return vec![Mark::That];
    }
    if let Some(rest) = line.strip_prefix('§') {
        let digits = rest.trim_start().split(|c: char| !c.is_ascii_digit()).next().unwrap_or_default();
        return digits.parse().map(Mark::Section).into_iter().collect();
    }
    let (opened, inner) = line.strip_prefix('(').map_or((false, line), |inner| (true, inner));
    let Some((end, close)) = inner.char_indices().find(|(_, c)| matches!(c, ')' | '.')).filter(|(end, _)| *end <= 5)
    else {
        return Vec::new();
    };
    let (word, rest) = (&inner[..end], &inner[end + close.len_utf8()..]);
    if !begins_apart(rest) || (opened && close == '.') {
        return Vec::new();
    }
    let single = |c: char| word.starts_with(c) && word.chars().count() == 1;
    let mut found = Vec::new();
    if let Some(at) = ('a'..='z').position(single).filter(|_| close == ')') {
        found.extend(u32::try_from(at).map(Mark::Letter));
    }
    if let Some(at) = ('A'..='Z').position(single) {
        found.extend(u32::try_from(at).map(Mark::Capital));
    }
    if close == ')' {
        found.extend(word.parse().map(Mark::Number));
        let roman =
            ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"].iter().position(|numeral| *numeral == word);
        found.extend(roman.and_then(|at| u32::try_from(at).ok()).map(Mark::Roman));
    }
    found
}

/// What a line can begin with that is joined to the one before: there Markdown's own lists are none either.
fn joined_marks(line: &str) -> Vec<Mark> {
    let mut found = marks(line);
    if let Some(sign) = ['-', '*', '+'].into_iter().find(|sign| line.strip_prefix(*sign).is_some_and(begins_apart)) {
        found.push(Mark::Sign(sign));
    }
    if let Some((number, _)) = line.split_once('.').filter(|(_, rest)| begins_apart(rest)) {
        found.extend(number.parse().map(Mark::Number));
    }
    found
}

/// The first of the lines of a paragraph that were meant to stay lines, by what each can begin with.
fn meant_as_lines(lines: &[&str], marks: fn(&str) -> Vec<Mark>) -> Option<usize> {
    let marked: Vec<(usize, Vec<Mark>)> = lines.iter().map(|line| marks(line)).enumerate().collect();
    let marked: Vec<_> = marked.into_iter().filter(|(_, marks)| !marks.is_empty()).collect();
    // A second "att" may stand there only because the line was full; not after a sign that ends a clause.
    let ends = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| lines.get(at)).map_or("", |line| line.trim_end());
        before.ends_with([',', ';', '.', ':']) || ["och", "samt", "dels"].iter().any(|word| before.ends_with(word))
    };
    let alike = marked.windows(2).find(|pair| {
        let [(_, before), (at, after)] = pair else { return false };
        let goes_on = |mark: &&Mark| before.iter().any(|other| mark.follows(*other));
        after.iter().find(goes_on).is_some_and(|mark| *mark != Mark::That || ends(*at))
    });
    if let Some([(first, _), _]) = alike {
        return Some(*first);
    }
    (lines.len() > 1 && lines.iter().all(|line| is_entry(line))).then_some(0)
}

/// `Ja-röster: 5`
fn is_entry(line: &str) -> bool {
    let (line_length, label_length) = ENTRY;
    line.split_once(':').is_some_and(|(label, rest)| {
        let is_label = label.starts_with(char::is_uppercase) && label.chars().count() <= label_length;
        is_label && line.chars().count() <= line_length && begins_apart(rest) && !label.contains(['.', ','])
    })
}

/// Whether a space and words come next.
fn begins_apart(rest: &str) -> bool {
    rest.starts_with(char::is_whitespace) && !rest.trim().is_empty()
}

impl Reader<'_> {
    /// Looks whether the lines of a paragraph were meant to stay lines, or what has come onto one of them to be a list.
    pub(super) fn check_lines(&mut self, events: &Events<'_>, range: &Range<usize>, around: Option<Around>) {
        let mut places = Vec::new();
        let mut begins = true;
        for (event, place) in events {
            if begins && matches!(event, Event::Text(_)) {
                let line = self.slice(place.start..range.end).lines().next().unwrap_or_default().trim_end();
                places.push(place.start..place.start + line.len());
            } else if begins {
                // Emphasis, a link: it stands for itself.
                places.push(place.start..place.start);
            }
            begins = matches!(event, Event::SoftBreak);
            if matches!(event, Event::HardBreak) {
                // Whoever breaks lines knows how.
                return;
            }
        }
        let lines: Vec<&str> = places.iter().map(|place| self.slice(place.clone())).collect();
        if let Some(place) = meant_as_lines(&lines, marks).and_then(|at| places.get(at).cloned()) {
            let hint = message!(
                "en lista: börja var rad med ”- ”, eller ”1. ” om den ska numreras; annars: lämna en tom rad mellan dem",
                "a list: begin each line with “- ”, or “1. ” if it shall be numbered; otherwise: leave an empty line between them"
            );
            self.lines_flow_together(place, hint);
        } else if let Some(place) = self.joined_as_lines(range, around) {
            let hint = message!(
                "{}; börja var punkt på en egen rad med ”- ”, eller ”1. ” om de ska numreras",
                "{}; begin each item on a line of its own with “- ”, or “1. ” if they shall be numbered";
                self.kept_lines().sv, self.kept_lines().en
            );
            self.lines_flow_together(place, hint);
        } else if let Some(place) = places.get(1).cloned().filter(|place| self.is_paragraph_of_its_own(place.start)) {
            let shown = cut(self.slice(place.clone()), SHOWN);
            let message = message!(
                "stycket ”{shown}” flyter ihop med det före: i en text som YAML fogar ihop skiljer en tom rad inga stycken åt",
                "the paragraph “{shown}” flows into the one before: in a text that YAML joins, an empty line parts no paragraphs"
            );
            let hint = self.kept_lines();
            self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(place)).hint(hint)));
        } else {
            self.check_run_together(&places);
        }
    }

    fn lines_flow_together(&mut self, place: Range<usize>, hint: Message) {
        let shown = cut(self.slice(place.clone()), SHOWN);
        let message = message!(
            "raden ”{shown}” och de som börjar likadant läses som löptext: de flyter ihop till ett stycke",
            "the line “{shown}” and those that begin alike are read as running text: they flow into one paragraph"
        );
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(place)).hint(hint)));
    }

    /// What makes YAML keep the lines of a text.
    fn kept_lines(&self) -> Message {
        match self.scalar.style {
            ScalarStyle::Folded => message!("skriv ”|” i stället för ”>”", "write “|” instead of “>”"),
            _ => message!(
                "skriv ”|” efter nyckelns kolon, och texten på raderna därunder",
                "write “|” after the key's colon, and the text on the lines below"
            ),
        }
    }

    /// The first of the lines of the file that were meant to stay lines, where YAML has joined them to one.
    fn joined_as_lines(&self, range: &Range<usize>, around: Option<Around>) -> Option<Range<usize>> {
        let mut starts: Vec<usize> = self.scalar.joined_lines(range.clone()).collect();
        if starts.is_empty() {
            return None;
        }
        // The first line of an item begins with the item's own mark.
        let first = match around {
            Some(Around::Item(start)) if !self.slice(start..range.start).contains('\n') => start,
            _ => range.start,
        };
        starts.insert(0, first);
        let ends = starts.iter().skip(1).copied().chain([range.end]);
        let place = |(start, end): (&usize, usize)| {
            let line = self.slice(*start..end).lines().next().unwrap_or_default();
            *start..*start + line.trim_end().len()
        };
        let places: Vec<Range<usize>> = starts.iter().zip(ends).map(place).collect();
        let lines: Vec<&str> = places.iter().map(|place| self.slice(place.clone()).trim_start()).collect();
        meant_as_lines(&lines, joined_marks).and_then(|at| places.get(at).cloned())
    }

    /// Whether a line begins a paragraph in the file, of a text in which YAML makes a line break of an empty line. Lines that stand further in are kept.
    fn is_paragraph_of_its_own(&self, at: usize) -> bool {
        let before = self.slice(0..at).trim_end_matches('\n').rsplit('\n').next().unwrap_or_default();
        let joins = matches!(self.scalar.style, ScalarStyle::Folded | ScalarStyle::Plain);
        joins && self.before_on_line(at).is_empty() && !before.starts_with([' ', '\t', '>'])
    }

    /// `Följande gäller: • ett • två`: without `|` YAML makes one line of a list.
    fn check_run_together(&mut self, places: &[Range<usize>]) {
        let found = places.iter().find_map(|place| {
            let line = self.slice(place.clone());
            let mark = line.chars().skip(1).find(|c| BETWEEN.contains(c))?;
            let spaced = format!(" {mark} ");
            let at = line.find(&spaced)?;
            let several = line.matches(&spaced).count() > 1;
            // Between the parts of an address it separates.
            (several && line[..at].ends_with([':', '.'])).then(|| place.start + at + 1..place.end)
        });
        if let Some(place) = found {
            let mark = self.slice(place.clone()).chars().next().unwrap_or_default();
            let message = message!(
                "”{mark}” gör ingen lista: punkterna läses som löptext",
                "“{mark}” makes no list: the items are read as running text"
            );
            self.report(warning(Diagnostic::new(Code::TxtMarkdown, message).at(self.span(place)).hint(message!(
                "skriv ”|” efter nyckelns kolon, och varje punkt på en egen rad därunder, som börjar med ”- ”",
                "write “|” after the key's colon, and each item on a line of its own below that begins with “- ”"
            ))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{joined_marks, marks, meant_as_lines};

    #[test]
    fn lines_that_go_on_from_one_another_were_meant_to_stay_lines() {
        for (text, first) in [
            ("villkor:\na) panelen ska vara röd\nb) taket ska vara svart", 1),
            ("(1) panelen\nsom är lång\n(2) taket", 0),
            ("i) panelen\nii) taket", 0),
            ("h) panelen\ni) taket", 0),
            ("A. Panelen\nB. Taket", 0),
            ("→ panelen\n→ taket", 0),
            ("§ 3 Panelen\n§ 4 Taket", 0),
            ("Nämnden beslutar\natt bevilja bygglov,\natt avgiften ska vara 500 kr", 1),
            ("Ja-röster: 5\nNej-röster: 3", 0),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(meant_as_lines(&lines, marks), Some(first), "{text}");
        }
    }

    #[test]
    fn prose_is_wrapped_anywhere() {
        for text in [
            "Nämnden anser att frågan är viktig och\natt den ska utredas vidare innan beslutet om\natt bygga fattas av nämnden.",
            "Beslutet fattas med stöd av\n§ 3 i reglementet och inte\n§ 5 som tidigare.",
            "Anna Ek och\nA. Berg samt\nC. Holm deltog.",
            "Följande gäller: nämnden bygger\nom skolan. Detta: inget annat.",
            "Enligt bilagan (se\na) och figuren\n(1) är det så.",
            "Punkterna är två:\n1. ett\n2. två",
            "Kl. 9: möte.",
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(meant_as_lines(&lines, marks), None, "{text}");
        }
    }

    #[test]
    fn where_lines_are_joined_the_items_of_a_list_are_lines_too() {
        for (text, first) in [
            ("- panelen\n- taket", Some(0)),
            ("Följande gäller:\n1. panelen\n2. taket", Some(1)),
            ("a) panelen\nb) taket", Some(0)),
            ("Nämnden anser\n- som förut - att det är bra.", None),
            ("Det gäller åren till\n2026. Sedan gäller\n2. inget.", None),
            ("enligt punkterna\na) och b) i bilagan", None),
        ] {
            let lines: Vec<&str> = text.lines().collect();
            assert_eq!(meant_as_lines(&lines, joined_marks), first, "{text}");
        }
    }
}
