//! Where something is, for people: a file that is a package has no lines, but it has parts, and these have paragraphs.

use std::collections::BTreeMap;

use crate::diagnostic::cut;
use crate::source::{FileId, SourceFile, Sources, Span};

/// As much of a paragraph as is shown, in characters.
const SHOWN: usize = 90;

/// Gives out places in the parts of a package.
pub(super) struct Places<'s> {
    name: &'s str,
    sources: &'s mut Sources,
    /// Parts as a whole.
    parts: BTreeMap<String, FileId>,
}

impl<'s> Places<'s> {
    pub(super) fn new(name: &'s str, sources: &'s mut Sources) -> Self {
        Self { name, sources, parts: BTreeMap::new() }
    }

    /// A part as a whole.
    pub(super) fn part(&mut self, part: &str) -> Span {
        let known = self.parts.get(part).copied();
        let file = known.unwrap_or_else(|| {
            let file = self.sources.add(SourceFile::listing(self.name, part, ""));
            self.parts.insert(part.to_owned(), file);
            file
        });
        Span::new(file, 0..0)
    }

    /// Begins the list of a part's paragraphs.
    pub(super) fn listing(&mut self, part: &str) -> Listing {
        let file = self.sources.add(SourceFile::listing(self.name, part, ""));
        Listing { part: part.to_owned(), file, text: String::new(), is_first: true }
    }

    /// Ends it: now its places can be shown.
    pub(super) fn finish(&mut self, listing: Listing) {
        let Listing { part, file, text, .. } = listing;
        self.sources.replace(file, SourceFile::listing(self.name, part, text));
    }
}

/// The paragraphs of a part, a line each, in the order in which they end.
pub(super) struct Listing {
    pub(super) part: String,
    file: FileId,
    text: String,
    is_first: bool,
}

impl Listing {
    /// Adds a paragraph.
    pub(super) fn paragraph(&mut self, text: &str) -> Span {
        if !std::mem::take(&mut self.is_first) {
            self.text.push('\n');
        }
        let start = self.text.len();
        self.text.push_str(cut(text, SHOWN).trim());
        // With nothing at all the listing would mean the part as a whole.
        if self.text.is_empty() {
            self.text.push(' ');
        }
        Span::new(self.file, start..self.text.len())
    }

    /// The words of a paragraph that are meant, where they are shown; otherwise the paragraph.
    pub(super) fn words(&self, paragraph: Span, words: &str) -> Span {
        let range = paragraph.range();
        let shown = self.text.get(range.clone()).unwrap_or_default();
        match shown.find(words.trim()).filter(|_| !words.trim().is_empty()) {
            Some(at) => Span::new(self.file, range.start + at..range.start + at + words.trim().len()),
            None => paragraph,
        }
    }
}
