//! Footnotes: `[^1]` in the text, `[^1]: …` on a line of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::Block;
use super::reader::{Reader, fold_label};
use crate::diagnostic::{Code, Diagnostic, excerpt};
use crate::message;

/// The footnotes of a text.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// The notes that the text refers to, in the order of their first reference.
    referred: Vec<Reference>,
    /// Index into `referred` by folded label.
    index: BTreeMap<String, usize>,
    /// Notes by folded label.
    definitions: BTreeMap<String, Definition>,
    /// Folded labels that a note refers to, which is refused: such a note is not unused as well.
    refused: BTreeSet<String>,
    /// Within how many notes the reading is: more than one is refused.
    open: usize,
}

#[derive(Debug)]
struct Reference {
    label: String,
    first: Range<usize>,
}

#[derive(Debug)]
struct Definition {
    label: String,
    place: Range<usize>,
    blocks: Vec<Block>,
}

impl Notes {
    /// Whether the reading is within a note.
    pub(super) fn inside(&self) -> bool {
        self.open > 0
    }
}

impl Reader<'_> {
    /// A reference to a note that is defined somewhere: its number, counted from 0; `None` where none may stand.
    pub(super) fn note_reference(&mut self, label: &str, range: Range<usize>) -> Option<usize> {
        let folded = fold_label(label);
        if self.notes.inside() {
            self.notes.refused.insert(folded);
            let label = excerpt(label);
            let message = message!(
                "noten [^{label}] hänvisas till inuti en annan not",
                "note [^{label}] is referred to within another note"
            );
            self.report(
                Diagnostic::new(Code::TxtNote, message).at(self.span(range)).hint(message!(
                    "skriv det som skall sägas i en och samma not",
                    "say in one note what is to be said"
                )),
            );
            return None;
        }
        let next = self.notes.referred.len();
        let index = *self.notes.index.entry(folded).or_insert(next);
        if index == next {
            self.notes.referred.push(Reference { label: label.to_owned(), first: range });
        }
        Some(index)
    }

    /// A reference to a note that is defined nowhere.
    pub(super) fn undefined_note(&mut self, label: &str, range: Range<usize>) {
        let label = excerpt(label);
        let message = message!("noten [^{label}] finns inte", "there is no note [^{label}]");
        self.report(
            Diagnostic::new(Code::TxtNote, message)
                .at(self.span(range))
                .hint(message!(
                    "skriv noten på en egen rad i samma text: `[^{label}]: …`",
                    "write the note on a line of its own in the same text: `[^{label}]: …`"
                ))
                .hint(message!("skriv `\\[^` om tecknen är menade", "write `\\[^` if the characters are meant")),
        );
    }

    /// A note's text begins.
    pub(super) fn open_note(&mut self, label: &str, range: &Range<usize>) {
        self.notes.open += 1;
        if self.notes.open > 1 {
            self.notes.refused.insert(fold_label(label));
            let label = excerpt(label);
            let message =
                message!("noten [^{label}] står inuti en annan not", "note [^{label}] stands within another note");
            let place = self.label_range(range);
            self.report(Diagnostic::new(Code::TxtNote, message).at(self.span(place)).hint(message!(
                "börja noten längst till vänster på en egen rad",
                "begin the note at the left edge on a line of its own"
            )));
        }
    }

    /// A note's text ends.
    pub(super) fn close_note(&mut self, label: &str, range: &Range<usize>, blocks: Vec<Block>) {
        self.notes.open = self.notes.open.saturating_sub(1);
        let place = self.label_range(range);
        let folded = fold_label(label);
        if let Some(first) = self.notes.definitions.get(&folded) {
            let label = excerpt(label);
            let message = message!("noten [^{label}] finns två gånger", "note [^{label}] is there twice");
            let related = self.span(first.place.clone());
            self.report(
                Diagnostic::new(Code::TxtNote, message)
                    .at(self.span(place))
                    .related(related, message!("den första", "the first one"))
                    .hint(message!("ge den ena ett annat namn", "give one of them another name")),
            );
            return;
        }
        self.notes.definitions.insert(folded, Definition { label: label.to_owned(), place, blocks });
    }

    /// The notes in order, once the whole text has been read.
    pub(super) fn take_notes(&mut self) -> Vec<Vec<Block>> {
        let notes = std::mem::take(&mut self.notes);
        let mut definitions = notes.definitions;
        let mut list = Vec::with_capacity(notes.referred.len());
        for Reference { label, first } in notes.referred {
            let definition = definitions.remove(&fold_label(&label));
            if definition.is_none() {
                self.undefined_note(&label, first);
            }
            list.push(definition.map(|definition| definition.blocks).unwrap_or_default());
        }
        definitions.retain(|folded, _| !notes.refused.contains(folded));
        for Definition { label, place, .. } in definitions.into_values() {
            let label = excerpt(&label);
            let message = message!("ingen hänvisar till noten [^{label}]", "nothing refers to note [^{label}]");
            self.report(Diagnostic::new(Code::TxtNote, message).at(self.span(place)).hint(message!(
                "skriv `[^{label}]` i texten där noten hör hemma, eller ta bort noten",
                "write `[^{label}]` in the text where the note belongs, or remove the note"
            )));
        }
        list
    }

    /// The `[^label]:` that a note's range begins with.
    fn label_range(&self, range: &Range<usize>) -> Range<usize> {
        let length = self.slice(range.clone()).find("]:").map_or(0, |at| at + 1);
        range.start..range.start + length
    }
}
