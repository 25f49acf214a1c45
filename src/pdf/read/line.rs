//! Joins the pieces of a paragraph, one for each run in each line, to the text that was broken into them.

/// What the engine writes for the hyphen at the end of a line: it belongs to the line, not to the word.
const SOFT_HYPHEN: char = '\u{AD}';

/// Text that grows piece by piece.
///
/// Nothing is guessed from where the pieces stand: the space at the end of a line is in the file, with no width, and a line
/// that ends without one was broken in a word (at a soft hyphen, after a dash or an ellipsis, inside a web address).
#[derive(Debug, Default)]
pub(super) struct Line {
    text: String,
}

impl Line {
    /// Adds a piece.
    pub(super) fn push(&mut self, piece: &str) {
        self.text.extend(piece.chars().filter(|&character| character != SOFT_HYPHEN));
    }

    /// Adds words that stand for something else, as they are.
    pub(super) fn push_str(&mut self, words: &str) {
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
}

#[cfg(test)]
mod tests {
    use super::Line;

    fn join(lines: &[&str]) -> String {
        let mut line = Line::default();
        for text in lines {
            line.push(text);
        }
        line.into_text()
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_is_not_heard() {
        assert_eq!(join(&["arbets\u{AD}", "marknad"]), "arbetsmarknad");
    }

    #[test]
    fn lines_are_joined_as_they_are() {
        assert_eq!(join(&["en rad ", "och IT-", "avdelningen"]), "en rad och IT-avdelningen");
    }
}
