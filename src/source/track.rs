//! A scalar's text, built together with the way back to the file.

use std::ops::Range;

use super::{FileId, Scalar, ScalarStyle, Span};

/// Builds a [`Scalar`] piece by piece.
#[derive(Default)]
pub(super) struct Track {
    text: String,
    anchors: Vec<(u32, u32)>,
}

impl Track {
    /// Takes over a range of the file as it stands.
    pub(super) fn same(&mut self, source: &str, range: Range<usize>) {
        if let Some(piece) = source.get(range.clone()) {
            self.made(piece, range.start);
        }
    }

    /// Adds text that something in the file at `at` stands for: an escape, a folded line end.
    pub(super) fn made(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        let in_step = self.anchors.last().is_some_and(|(text, file)| {
            self.text.len().checked_sub(*text as usize).is_some_and(|run| run + *file as usize == at)
        });
        if !in_step && let (Ok(text), Ok(file)) = (u32::try_from(self.text.len()), u32::try_from(at)) {
            self.anchors.push((text, file));
        }
        self.text.push_str(text);
    }

    /// Adds one character, as [`Track::made`].
    pub(super) fn made_char(&mut self, character: char, at: usize) {
        self.made(character.encode_utf8(&mut [0; 4]), at);
    }

    /// The text so far.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The byte of the file after the last one that the text came from.
    pub(super) fn end(&self) -> usize {
        let (text, file) = self.anchors.last().copied().unwrap_or_default();
        self.text.len().saturating_sub(text as usize) + file as usize
    }

    /// The scalar, which stands at `range` of `file`.
    pub(super) fn into_scalar(self, style: ScalarStyle, file: FileId, range: Range<usize>) -> Scalar {
        Scalar::new(self.text, style, Span::new(file, range), self.anchors)
    }
}
