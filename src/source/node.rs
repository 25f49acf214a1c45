//! The tree that YAML and JSON have in common.

use super::{FileId, Span};

/// A value as it was written, with its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where the value stands.
    pub span: Span,
    /// What it is.
    pub value: Value,
    /// How it is laid out, where it is a mapping.
    pub layout: Layout,
    /// Whether something of it was lost in reading: a key that is no text, a second document. This has been told of, and what
    /// the value lacks may be no more than its consequence.
    pub torn: bool,
}

/// How the keys of a mapping stand, and so how one more is added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Layout {
    /// Each on a line of its own.
    #[default]
    Lines,
    /// Within `{ }`.
    Braces,
    /// Within `{ }` of JSON.
    Json,
}

/// What a [`Node`] can be. Scalars keep the letters that were typed: what `2024-06-04`, `no` or `1.0` mean is
/// decided by the key they stand under, never guessed (so that `språk: no` is a text).
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Nothing: `~`, `null`, or a key without a value.
    Null,
    /// A text, number or truth value.
    Scalar(Scalar),
    /// A list.
    List(Vec<Node>),
    /// A mapping, in the order it was written. Keys are unique: a duplicate has been reported and dropped.
    Map(Vec<Entry>),
}

/// One `key: value` of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarStyle {
    /// Bare: `4 juni`, or a JSON number, `true`, `false`.
    Plain,
    /// In single or double quotation marks.
    Quoted,
    /// A YAML block whose lines stay lines, `|`.
    Block,
    /// A YAML block whose lines are joined, `>`.
    Folded,
}

/// A scalar's text, and the way back from each of its bytes to the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Scalar {
    /// The text, escapes resolved, block indentation removed.
    pub text: String,
    /// How it was written.
    pub style: ScalarStyle,
    /// Pairs of (offset in `text`, offset in the file), ascending in both: from each pair on, the two run in
    /// step, byte for byte, until the next pair.
    anchors: Vec<(u32, u32)>,
    span: Span,
}

impl Scalar {
    /// A scalar with its span in the file and the anchors described at the field.
    #[must_use]
    pub fn new(text: String, style: ScalarStyle, span: Span, anchors: Vec<(u32, u32)>) -> Self {
        Self { text, style, anchors, span }
    }

    /// The file that the scalar stands in.
    #[must_use]
    pub fn file(&self) -> FileId {
        self.span.file
    }

    /// The whole scalar's place.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// Where byte `offset` of the text stands in the file. Exact for plain, quoted and block scalars, to the
    /// start of an escape sequence inside one.
    #[must_use]
    pub fn locate(&self, offset: usize) -> usize {
        let offset = u32::try_from(offset).unwrap_or(u32::MAX);
        let next = self.anchors.partition_point(|(text, _)| *text <= offset);
        let at = match next.checked_sub(1).map(|at| self.anchors[at]) {
            Some((text, file)) => file.saturating_add(offset - text),
            None => self.span.start,
        };
        // An escape may be shorter than what it stands for (`\L`): its bytes never reach into what follows it.
        let ceiling = self.anchors.get(next).map_or(self.span.end, |(_, file)| file.saturating_sub(1));
        at.min(ceiling.max(self.span.start)) as usize
    }

    /// Where in a range of the text, past its beginning, a line of the file begins that a space joins to the line before: in a block after `>`, or in a
    /// text that goes on over several lines by itself.
    pub fn joined_lines(&self, range: std::ops::Range<usize>) -> impl Iterator<Item = usize> {
        let place = |(offset, _): &(u32, u32)| *offset as usize;
        let first = self.anchors.partition_point(|anchor| place(anchor) <= range.start);
        let anchors = self.anchors[first..].iter().take_while(move |anchor| place(anchor) < range.end);
        let is_joined = move |anchor: &&(u32, u32)| {
            let before = place(anchor) - 1;
            self.text.as_bytes().get(before) == Some(&b' ') && self.locate(before) + 1 < anchor.1 as usize
        };
        anchors.filter(is_joined).map(place)
    }

    /// Which byte of the text a byte of the file stands for; `None` where it stands for none by itself: within an escape, say.
    pub(super) fn offset(&self, at: usize) -> Option<usize> {
        let place = u32::try_from(at).ok()?;
        let next = self.anchors.partition_point(|(_, file)| *file <= place);
        let (text, file) = *self.anchors.get(next.checked_sub(1)?)?;
        let offset = text as usize + (place - file) as usize;
        (offset < self.text.len() && self.locate(offset) == at).then_some(offset)
    }

    /// The span in the file of a range of the text's bytes.
    #[must_use]
    pub fn locate_range(&self, range: std::ops::Range<usize>) -> Span {
        let start = self.locate(range.start);
        // The end is the place after the last byte, not that of the next one: the next may lie on another line.
        let end = if range.end > range.start { self.locate(range.end - 1) + 1 } else { start };
        Span::new(self.span.file, start..end)
    }
}

impl Node {
    /// The entry under `key`, where the node is a mapping that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.iter().find(|entry| entry.key == key),
            _ => None,
        }
    }
}
