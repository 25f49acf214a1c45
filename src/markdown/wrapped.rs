//! Numbers that begin a line of a list only because the line before was full: `- planen gäller till och med år`, and below it `2026.`
//!
//! Markdown takes such a line for an item, or for a list of its own. Indented like the words of its item it would go on with them, but who wraps a line
//! by hand does not know that. So where no writer can have meant an item, its full stop is hidden from the parser by a digit, which is as long.

use std::borrow::Cow;

use pulldown_cmark::Event;

use super::reader::{Reader, warning};
use crate::diagnostic::{Code, Diagnostic, cut};
use crate::message;

/// So high no list is numbered: it is a year, or an amount.
const NO_ITEM: u32 = 1000;

/// As much of a line as a message shows, in characters.
const SHOWN: usize = 60;

/// What a line of a list begins with.
#[derive(Clone, Copy)]
enum Mark {
    Bullet,
    Number {
        number: u32,
        /// The full stop or parenthesis after it, from the line's beginning on.
        delimiter: usize,
    },
}

/// The mark, and the words after it. Only blanks stand before it.
fn mark(line: &str) -> Option<(Mark, &str)> {
    let indent = line.len() - line.trim_start().len();
    let words = &line[indent..];
    let apart = |rest: &str| rest.is_empty() || rest.starts_with([' ', '\t']);
    if let Some(rest) = words.strip_prefix(['-', '*', '+']).filter(|rest| apart(rest)) {
        return Some((Mark::Bullet, rest.trim()));
    }
    let digits = words.bytes().take_while(u8::is_ascii_digit).count();
    let rest = words[digits..].strip_prefix(['.', ')']).filter(|rest| apart(rest))?;
    // Markdown numbers no item with more than nine digits.
    let number = words[..digits].parse().ok().filter(|_| digits <= 9)?;
    Some((Mark::Number { number, delimiter: indent + digits }, rest.trim()))
}

/// The text as the parser shall see it, and where in it a digit hides a full stop or a parenthesis. Both texts are of the same length.
pub(super) fn continued(text: &str) -> (Cow<'_, str>, Vec<usize>) {
    let mut hidden = Vec::new();
    // The numbers of the items before, by how far in they stand, each with the sign after it; and the line before, if it is of a list.
    let mut numbers: Vec<(usize, u32, u8)> = Vec::new();
    let mut before: Option<&str> = None;
    let (mut blank, mut prose) = (true, false);
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end();
        let begins = start;
        start += whole.len();
        if line.is_empty() {
            (before, blank, prose) = (None, true, false);
            continue;
        }
        let indent = line.len() - line.trim_start().len();
        match mark(line) {
            Some((Mark::Number { number, delimiter }, words))
                if before
                    .is_some_and(|before| goes_on(before, number, line.as_bytes()[delimiter], words, &numbers)) =>
            {
                hidden.push(begins + delimiter);
                before = Some(line);
            }
            // Amid a paragraph only a 1 begins a list.
            Some((Mark::Number { number, .. }, words)) if prose && (number != 1 || words.is_empty()) => {}
            Some((found, _)) => {
                prose = false;
                if let Mark::Number { number, delimiter } = found {
                    numbers.retain(|(at, ..)| *at < indent);
                    numbers.push((indent, number, line.as_bytes()[delimiter]));
                }
                before = Some(line);
            }
            None if before.is_some() => before = Some(line),
            // A paragraph after an empty line ends the lists before it, unless it stands within an item.
            None => {
                prose = true;
                if blank && indent == 0 {
                    numbers.clear();
                }
            }
        }
        blank = false;
    }
    if hidden.is_empty() {
        return (Cow::Borrowed(text), hidden);
    }
    let mut bytes = text.as_bytes().to_vec();
    for at in &hidden {
        bytes[*at] = b'0';
    }
    // A byte of ASCII for another leaves UTF-8 what it is.
    String::from_utf8(bytes).map_or((Cow::Borrowed(text), Vec::new()), |text| (Cow::Owned(text), hidden))
}

/// Whether a number at the beginning of a line goes on with the line of a list before it.
fn goes_on(before: &str, number: u32, delimiter: u8, words: &str, numbers: &[(usize, u32, u8)]) -> bool {
    let said = mark(before).map_or(before, |(_, words)| words).trim_end();
    let in_code = before.matches('`').count() % 2 == 1;
    // The next number of a list, or the same again, is an item, though its words may be missing.
    let continues = |last: u32| number == last || Some(number) == last.checked_add(1);
    let is_item = number <= 1 || numbers.iter().any(|(_, last, sign)| *sign == delimiter && continues(*last));
    if said.is_empty() || said.ends_with(['.', ':', ';', '!', '?']) || in_code || is_item {
        return false;
    }
    let in_parentheses = delimiter == b')' && said.matches('(').count() > said.matches(')').count();
    words.is_empty() || number >= NO_ITEM || in_parentheses
}

/// An event of the parser with the words as they were written.
pub(super) fn restored<'a>(
    event: Event<'a>,
    range: &std::ops::Range<usize>,
    written: &'a str,
    hidden: &[usize],
) -> Event<'a> {
    match event {
        Event::Text(text) if text.len() == range.len() && hidden.iter().any(|at| range.contains(at)) => {
            Event::Text(written.get(range.clone()).map_or(text, Into::into))
        }
        other => other,
    }
}

impl Reader<'_> {
    /// A numbered list right below one with bullets, from another number than 1 on: the writer may have meant either.
    pub(super) fn check_number_after_bullets(&mut self, range: &std::ops::Range<usize>, first: u64) {
        let above = self.slice(0..range.start).trim_end_matches([' ', '\t']);
        let parted = above
            .strip_suffix('\n')
            .is_none_or(|above| above.rsplit('\n').next().unwrap_or_default().trim().is_empty());
        if first == 1 || parted {
            return;
        }
        let line = self.slice(range.clone()).lines().next().unwrap_or_default().trim_end();
        let shown = cut(line, SHOWN);
        let fault = message!(
            "raden ”{shown}” blir en egen numrerad lista, från {first}",
            "the line “{shown}” becomes a numbered list of its own, from {first} on"
        );
        let place = range.start..range.start + line.len();
        self.report(warning(Diagnostic::new(Code::TxtMarkdown, fault).at(self.span(place)).hint(message!(
            "hör talet till punkten före, dra in raden två steg; ska det bli en lista, lämna en tom rad före den",
            "if the number belongs to the item before it, indent the line by two; if it shall be a list, leave an empty line before it"
        ))));
    }
}

#[cfg(test)]
mod tests {
    use super::continued;

    #[test]
    fn a_number_that_a_full_line_left_over_goes_on_with_its_item() {
        for text in [
            "- planen gäller till och med år\n2026.\n- nästa",
            "1. planen gäller till och med år\n2026.\n2. nästa",
            "1. planen gäller till och med år\n2026. Den är bra.\n2. nästa",
            "- åren 2024, 2025,\n2026.\n",
            "- möte den\n4.\n",
            "- se punkterna (2 och\n4) i planen\n",
            "- yttre\n  - inre, till år\n  2026.\n- nästa",
            "Planen gäller till\n2026. Sedan:\n\n- till år\n2026.\n",
        ] {
            let (seen, hidden) = continued(text);
            assert_eq!(hidden.len(), 1, "{text}");
            assert_eq!(seen.len(), text.len(), "{text}");
        }
    }

    #[test]
    fn what_may_be_an_item_stays_one() {
        for text in [
            "1. ett\n2.\n3. tre",
            "1. ett\n1.\n",
            "- ett\n1.\n",
            "- ett\n4. fyra\n",
            "1. ett\n3. tre\n",
            "- Planen gäller.\n2026.\n",
            "2025. ett\n2026. två\n",
            "3. tre\n\n   - inre\n4.\n",
            "2. två\n   1. inre\n3.\n",
            "år\n\n2026.\n",
            "år\n2026.\n",
            "2025. ett\n2026.\n\nmed år\n2027. Sedan\n",
        ] {
            assert_eq!(continued(text).1, Vec::<usize>::new(), "{text}");
        }
    }
}
