//! Lines of text, and breaking words into them.

use unicode_width::UnicodeWidthStr as _;

/// Lines below each other.
#[derive(Debug, Default)]
pub(super) struct Lines {
    lines: Vec<String>,
}

impl FromIterator<String> for Lines {
    fn from_iter<I: IntoIterator<Item = String>>(lines: I) -> Self {
        Self { lines: lines.into_iter().collect() }
    }
}

impl Lines {
    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Adds a line.
    pub(super) fn push(&mut self, line: String) {
        self.lines.push(line);
    }

    /// Adds lines right below.
    pub(super) fn append(&mut self, other: Self) {
        self.lines.extend(other.lines);
    }

    /// Adds an empty line, unless there is none above.
    pub(super) fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
    }

    /// The width of the widest line.
    pub(super) fn widest(&self) -> usize {
        self.lines.iter().map(|line| line.width()).max().unwrap_or(0)
    }

    /// The lines with something in front: one thing in front of the first, another in front of the rest. An empty line
    /// gets no white space.
    pub(super) fn prefixed(self, first: &str, rest: &str) -> Self {
        let prefixes = std::iter::once(first).chain(std::iter::repeat(rest));
        self.lines.into_iter().zip(prefixes).map(|(line, prefix)| format!("{prefix}{line}")).collect()
    }

    /// The lines with a mark in front of the first and as much room in front of the rest. The mark stands even where
    /// there are no lines.
    pub(super) fn hanging(mut self, mark: &str) -> Self {
        if self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.prefixed(mark, &" ".repeat(mark.width()))
    }

    /// One text, each line ended and without spaces at its end.
    pub(super) fn finish(self) -> String {
        self.lines.iter().map(|line| line.trim_end_matches(' ').to_owned() + "\n").collect()
    }
}

/// Breaks words into lines of at most that width. Line feeds stay; a word that is too wide stays whole.
pub(super) fn wrap(text: &str, width: usize) -> Lines {
    let mut lines = Lines::default();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(breaks).filter(|word| !word.is_empty()) {
            if !line.is_empty() && line.width() + 1 + word.width() > width {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    lines
}

/// Whether a line may end here: at white space that is not of the no-break kind (Unicode UAX #14, class GL).
fn breaks(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_break_at_spaces_only_and_never_at_no_break_spaces() {
        let lines = wrap("beslut enligt 5\u{a0}§ om 10\u{a0}000\u{a0}kronor", 14).finish();
        assert_eq!(lines, "beslut enligt\n5\u{a0}§ om\n10\u{a0}000\u{a0}kronor\n");
    }

    #[test]
    fn a_word_wider_than_the_line_stays_whole() {
        assert_eq!(wrap("se https://regeringen.se/a-b-c här", 10).finish(), "se\nhttps://regeringen.se/a-b-c\nhär\n");
    }

    #[test]
    fn letters_count_as_wide_as_a_terminal_shows_them() {
        assert_eq!(wrap("a\u{30a}a\u{30a}a\u{30a} o", 5).finish(), "a\u{30a}a\u{30a}a\u{30a} o\n");
        assert_eq!(wrap("漢字 b", 4).finish(), "漢字\nb\n");
    }

    #[test]
    fn an_empty_line_in_what_is_indented_ends_without_white_space() {
        let lines: super::Lines = ["a".to_owned(), String::new(), "b".to_owned()].into_iter().collect();
        assert_eq!(lines.hanging("– ").finish(), "– a\n\n  b\n");
    }
}
