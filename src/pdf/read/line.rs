//! Joins the pieces of a paragraph, one for each run in each line, to the text that was broken into them.

use super::structure::{Place, Text};

/// What the engine writes for the hyphen at the end of a line: it belongs to the line, not to the word.
const SOFT_HYPHEN: char = '\u{AD}';

/// How far two baselines lie apart, in sizes of the larger text, for the texts to be in different lines. Raised and lowered
/// text moves by a third; lines are set at least 1.1 apart.
const NEXT_LINE: f32 = 0.75;

/// Text that grows piece by piece.
///
/// A space at the end of a line is in the file, with no width. Where a line ends without one, it was broken in a word (at a
/// soft hyphen, after a hyphen, a dash or a slash, inside a web address) or by force, and only then a space is due.
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
    last: Option<Place>,
    hyphenated: bool,
}

impl Line {
    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &Text) {
        if piece.text.is_empty() {
            return;
        }
        if self.is_broken_before(piece.place) && !self.continues(&piece.text) {
            self.text.push(' ');
        }
        self.last = piece.place.or(self.last);
        self.hyphenated = piece.text.ends_with(SOFT_HYPHEN);
        self.text.extend(piece.text.chars().filter(|&character| character != SOFT_HYPHEN));
    }

    /// Adds words that stand for something else, as they are.
    pub(super) fn push_str(&mut self, words: &str) {
        self.hyphenated = false;
        self.text.push_str(words);
    }

    /// Parts what comes from what has been.
    pub(super) fn part(&mut self) {
        self.push_str(" ");
    }

    /// The text.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn is_broken_before(&self, next: Option<Place>) -> bool {
        let (Some(last), Some(next)) = (self.last, next) else { return false };
        last.page != next.page || (last.baseline - next.baseline).abs() > NEXT_LINE * last.size.max(next.size)
    }

    /// Whether the text goes on in the next line without a space.
    fn continues(&self, next: &str) -> bool {
        let Some(end) = self.text.chars().next_back() else { return true };
        self.hyphenated
            || end.is_whitespace()
            || next.starts_with(char::is_whitespace)
            || matches!(end, '-' | '\u{2010}'..='\u{2015}' | '/' | '\u{200B}')
            || self.is_in_address()
    }

    /// Whether the last word is a web address, which our engine breaks anywhere and without a hyphen.
    fn is_in_address(&self) -> bool {
        let word = self.text.rsplit(char::is_whitespace).next().unwrap_or_default();
        word.contains("://") || word.starts_with("www.")
    }
}

#[cfg(test)]
mod tests {
    use super::super::structure::{Place, Text};
    use super::Line;

    /// Joins lines of ten points, twelve points apart.
    fn join(lines: &[&str]) -> String {
        let mut line = Line::default();
        let mut baseline = 700.0;
        for text in lines {
            let place = Some(Place { page: 0, baseline, size: 10.0 });
            line.push(&Text { text: (*text).to_owned(), lang: None, place });
            baseline -= 12.0;
        }
        line.into_text()
    }

    #[test]
    fn lines_that_end_with_a_space_are_joined_as_they_are() {
        assert_eq!(join(&["en rad ", "och en till"]), "en rad och en till");
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_is_not_heard() {
        assert_eq!(join(&["arbets\u{AD}", "marknad"]), "arbetsmarknad");
    }

    #[test]
    fn a_hyphen_of_the_word_stays_and_parts_nothing() {
        assert_eq!(join(&["IT-", "avdelningen"]), "IT-avdelningen");
        assert_eq!(join(&["och/", "eller"]), "och/eller");
    }

    #[test]
    fn a_web_address_goes_on_in_the_next_line() {
        assert_eq!(join(&["se https://example.com/a?b", "=c"]), "se https://example.com/a?b=c");
    }

    #[test]
    fn a_forced_line_break_is_white_space() {
        assert_eq!(join(&["Rad ett", "rad två"]), "Rad ett rad två");
    }

    #[test]
    fn raised_text_is_on_the_same_line() {
        let mut line = Line::default();
        for (text, baseline, size) in [("x", 700.0, 10.0), ("2", 703.5, 6.0), (" y", 700.0, 10.0)] {
            let place = Some(Place { page: 0, baseline, size });
            line.push(&Text { text: text.to_owned(), lang: None, place });
        }
        assert_eq!(line.into_text(), "x2 y");
    }

    #[test]
    fn a_page_break_is_a_line_break_at_any_height() {
        let mut line = Line::default();
        for (text, page) in [("sist", 0), ("först", 1)] {
            let place = Some(Place { page, baseline: 400.0, size: 10.0 });
            line.push(&Text { text: text.to_owned(), lang: None, place });
        }
        assert_eq!(line.into_text(), "sist först");
    }
}
