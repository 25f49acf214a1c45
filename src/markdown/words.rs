//! Words that know where each of their letters was typed.

use std::ops::Range;

use crate::source::{FileId, Scalar, Span};

/// A text, and the way back from each of its bytes to the record.
///
/// The two may differ: a soft line break has become a space, `&amp;` a `&`, and typography has been put right.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// The text as it shall be shown.
    pub text: String,
    /// Where it came from, ascending by offset, without gaps.
    pieces: Vec<Piece>,
}

/// A stretch of text, up to the next piece. Where it is as long as its span, the two agree byte for byte; otherwise each part of
/// it came from the whole span.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Piece {
    offset: usize,
    span: Span,
}

impl Words {
    /// Words of ours that were composed from what stands at `span`.
    #[must_use]
    pub fn new(text: &str, span: Span) -> Self {
        let mut words = Self::default();
        words.push(text, span);
        words
    }

    /// Adds text that came from `span`.
    pub(super) fn push(&mut self, text: &str, span: Span) {
        if text.is_empty() {
            return;
        }
        let offset = self.text.len();
        let in_step = span.range().len() == text.len();
        match self.pieces.last_mut() {
            Some(last) if in_step && last.span.range().len() == offset - last.offset && touches(last.span, span) => {
                last.span = last.span.to(span);
            }
            _ => self.pieces.push(Piece { offset, span }),
        }
        self.text.push_str(text);
    }

    /// Adds a part of a scalar as it stands there.
    pub(super) fn push_verbatim(&mut self, scalar: &Scalar, range: Range<usize>) {
        // A stretch is as long in the file as in the scalar, or something in it was folded or escaped: then it is halved.
        let mut left = vec![range];
        while let Some(range) = left.pop() {
            let Some(text) = scalar.text.get(range.clone()) else { continue };
            let span = scalar.locate_range(range.clone());
            let middle = range.start + text.ceil_char_boundary(text.len() / 2);
            if span.range().len() == text.len() || middle == range.start || middle == range.end {
                self.push(text, span);
            } else {
                left.push(middle..range.end);
                left.push(range.start..middle);
            }
        }
    }

    /// Adds other words.
    pub(super) fn append(&mut self, other: &Words) {
        self.append_part(other, 0..other.text.len());
    }

    /// Adds a part of other words.
    fn append_part(&mut self, other: &Words, range: Range<usize>) {
        let first = other.pieces.partition_point(|piece| piece.offset <= range.start).saturating_sub(1);
        for (piece, extent) in other.extents(first) {
            let part = extent.start.max(range.start)..extent.end.min(range.end);
            if part.is_empty() {
                break;
            }
            let in_step = piece.span.range().len() == extent.len();
            let start = piece.span.start as usize + (part.start - extent.start);
            let span = if in_step { Span::new(piece.span.file, start..start + part.len()) } else { piece.span };
            self.push(&other.text[part], span);
        }
    }

    /// Leaves out what stands from byte `length` on.
    pub(super) fn truncate(&mut self, length: usize) {
        let mut kept = Self::default();
        kept.append_part(self, 0..length);
        *self = kept;
    }

    /// The pieces from the one with that index on, each with the bytes of the text that it covers.
    fn extents(&self, first: usize) -> impl Iterator<Item = (Piece, Range<usize>)> {
        let ends = self.pieces.iter().skip(first + 1).map(|next| next.offset).chain([self.text.len()]);
        self.pieces.iter().skip(first).zip(ends).map(|(piece, end)| (*piece, piece.offset..end))
    }

    /// Where some of the text's bytes were typed; `None` where there is no text at all.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let (file, start) = self.edge(range.start, false)?;
        let (_, end) = if range.is_empty() { (file, start) } else { self.edge(range.end - 1, true)? };
        Some(Span::new(file, start..end))
    }

    /// Where the byte at `offset` begins (or ends) in the record; past the text's end, where the text ends.
    fn edge(&self, offset: usize, end: bool) -> Option<(FileId, usize)> {
        let at = self.pieces.partition_point(|piece| piece.offset <= offset).checked_sub(1)?;
        let (Piece { span, .. }, extent) = self.extents(at).next()?;
        let place = match (extent.contains(&offset), span.range().len() == extent.len()) {
            (false, _) => span.range().end,
            (true, true) => span.range().start + (offset - extent.start) + usize::from(end),
            (true, false) => {
                if end {
                    span.range().end
                } else {
                    span.range().start
                }
            }
        };
        Some((span.file, place))
    }

    /// The same words after somebody has put them right: which letters became which is found again.
    pub(crate) fn replaced_by(self, new: &str) -> Self {
        if self.text == new {
            return self;
        }
        let mut words = Self::default();
        for (old, new_part) in alignment(&self.text, new) {
            let text = &new[new_part];
            if self.text[old.clone()] == *text {
                words.append_part(&self, old);
            } else if let Some(span) = self.span(old) {
                words.push(text, span);
            }
        }
        words
    }
}

/// Whether the second span begins right where the first one ends.
fn touches(span: Span, next: Span) -> bool {
    span.file == next.file && span.end == next.start
}

/// Which part of the old text became which part of the new, both in order and complete. Typography mostly puts one character for
/// another (a fixed space, a quotation mark, a dash) and never adds or removes whole words.
fn alignment(old: &str, new: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let mut pairs = Vec::new();
    let (olds, news) = (segments(old), segments(new));
    if old.chars().count() == new.chars().count() {
        by_character(old, new, 0, 0, &mut pairs);
    } else if olds.len() == news.len() {
        for (was, is) in olds.into_iter().zip(news) {
            let (old, new) = (&old[was.clone()], &new[is.clone()]);
            if old.chars().count() == new.chars().count() {
                by_character(old, new, was.start, is.start, &mut pairs);
            } else {
                by_edges(old, new, was.start, is.start, &mut pairs);
            }
        }
    } else {
        by_edges(old, new, 0, 0, &mut pairs);
    }
    pairs
}

/// Pairs each character with one: as long as they are the same, together.
fn by_character(old: &str, new: &str, old_at: usize, new_at: usize, pairs: &mut Vec<(Range<usize>, Range<usize>)>) {
    let (mut was, mut is) = (0, 0);
    let mut same_from = None;
    for (old, new) in old.chars().zip(new.chars()) {
        if old == new {
            same_from.get_or_insert((was, is));
        } else {
            if let Some((was_from, is_from)) = same_from.take() {
                pairs.push((old_at + was_from..old_at + was, new_at + is_from..new_at + is));
            }
            pairs.push((old_at + was..old_at + was + old.len_utf8(), new_at + is..new_at + is + new.len_utf8()));
        }
        was += old.len_utf8();
        is += new.len_utf8();
    }
    if let Some((was_from, is_from)) = same_from {
        pairs.push((old_at + was_from..old_at + was, new_at + is_from..new_at + is));
    }
}

/// Pairs what is the same at the beginning and at the end, and what is left between with what is left.
fn by_edges(old: &str, new: &str, old_at: usize, new_at: usize, pairs: &mut Vec<(Range<usize>, Range<usize>)>) {
    let same = |pair: &(char, char)| pair.0 == pair.1;
    let width = |pair: (char, char)| pair.0.len_utf8();
    let head: usize = old.chars().zip(new.chars()).take_while(same).map(width).sum();
    let (old_rest, new_rest) = (&old[head..], &new[head..]);
    let tail: usize = old_rest.chars().rev().zip(new_rest.chars().rev()).take_while(same).map(width).sum();
    let (old_tail, new_tail) = (old_at + old.len() - tail, new_at + new.len() - tail);
    pairs.push((old_at..old_at + head, new_at..new_at + head));
    pairs.push((old_at + head..old_tail, new_at + head..new_tail));
    pairs.push((old_tail..old_tail + tail, new_tail..new_tail + tail));
}

/// The stretches of a text that are all space or all something else.
fn segments(text: &str) -> Vec<Range<usize>> {
    let mut stretches: Vec<Range<usize>> = Vec::new();
    let mut spaces = None;
    for (at, letter) in text.char_indices() {
        let end = at + letter.len_utf8();
        match stretches.last_mut() {
            Some(last) if spaces == Some(letter.is_whitespace()) => last.end = end,
            _ => stretches.push(at..end),
        }
        spaces = Some(letter.is_whitespace());
    }
    stretches
}
