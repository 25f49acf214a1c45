//! Files, and spans into them.

use std::ops::Range;
use std::sync::Arc;

/// The byte order mark as UTF-8 has it.
pub(super) const BOM: char = '\u{feff}';

/// Names one file of a [`Sources`] table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u16);

/// A run of bytes in one file of a [`Sources`] table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file that the bytes stand in.
    pub file: FileId,
    /// First byte, counted from the start of the file's text.
    pub start: u32,
    /// First byte that no longer belongs to the span.
    pub end: u32,
}

impl Span {
    /// A span over `range` (in bytes) of `file`. Files are at most [`super::Limits::FILE_BYTES`] long, so that
    /// an offset always fits; a larger one is clamped.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: clamp(range.start), end: clamp(range.end.max(range.start)) }
    }

    /// The bytes of the span.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The smallest span that covers both; `other` must lie in the same file, otherwise `self` is kept.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        if self.file != other.file {
            return self;
        }
        Self { file: self.file, start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// One file's name and text, with an index of its lines.
#[derive(Debug)]
pub struct SourceFile {
    name: String,
    /// Of what part of the file the text tells, where it is a package.
    part: Option<String>,
    text: String,
    lines: Vec<u32>,
}

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (Unicode scalar values), from 1.
    pub column: usize,
}

impl SourceFile {
    /// Takes a file's name, as it shall be shown, and its text. A byte order mark at the start is part of the text, so
    /// that offsets are those of the file, but of no line: editors do not count it as a column.
    #[must_use]
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at + 1);
        let first = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
        let lines = std::iter::once(first).chain(starts).filter_map(|at| u32::try_from(at).ok()).collect();
        Self { name: name.into(), part: None, text, lines }
    }

    /// Takes what a part of a package, such as a Word file, is about: each line of `text` stands for a paragraph of it, cut short. Such a file
    /// has no lines that people could count. With an empty text the part is meant as a whole, without a name of a part the file.
    #[must_use]
    pub fn listing(name: impl Into<String>, part: impl Into<String>, text: impl Into<String>) -> Self {
        Self { part: Some(part.into()), ..Self::new(name, text) }
    }

    /// The name of the part of a package that the text tells of; `None` of a file whose text it is.
    #[must_use]
    pub fn part(&self) -> Option<&str> {
        self.part.as_deref()
    }

    /// The name as it shall be shown.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte offset. An offset past the end gives the place of the end, one inside a
    /// character that character's place.
    #[must_use]
    pub fn place(&self, offset: usize) -> Place {
        let mut offset = offset.min(self.text.len());
        while !self.text.is_char_boundary(offset) {
            offset -= 1;
        }
        let line = self.lines.partition_point(|start| *start as usize <= offset).saturating_sub(1);
        let before = self.text.get(self.lines[line] as usize..offset).unwrap_or_default();
        let column = before.chars().count() + 1;
        Place { line: line + 1, column }
    }

    /// The bytes of a line (from 1), without its line end. A line that the file does not have is empty.
    #[must_use]
    pub fn line_range(&self, line: usize) -> Range<usize> {
        let Some(start) = line.checked_sub(1).and_then(|at| self.lines.get(at)) else {
            return self.text.len()..self.text.len();
        };
        let start = *start as usize;
        let end = self.lines.get(line).map_or(self.text.len(), |next| *next as usize);
        let kept = self.text[start..end].trim_end_matches(['\n', '\r']).len();
        start..start + kept
    }
}

/// The files of one run: a record, and whatever house style or template it was built with.
///
/// Cheap to clone; files are shared.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// An empty table.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = u16::try_from(self.files.len()).unwrap_or(u16::MAX);
        self.files.push(Arc::new(file));
        FileId(id)
    }

    /// Puts a file in the place of one that was added before its text was known.
    ///
    /// # Panics
    /// If the id comes from another table, which is an error of ours.
    pub fn replace(&mut self, id: FileId, file: SourceFile) {
        self.files[usize::from(id.0)] = Arc::new(file);
    }

    /// The file of that name, where the table has it.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.name() == name)?;
        u16::try_from(at).ok().map(FileId)
    }

    /// The file that an id of this table names.
    ///
    /// # Panics
    /// If the id comes from another table, which is an error of ours.
    #[must_use]
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[usize::from(id.0)]
    }

    /// The text under a span, empty if the span does not fit the file.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text().get(span.range()).unwrap_or_default()
    }
}
