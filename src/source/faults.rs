//! A collector that keeps its head when a file is wrong in the same way ten thousand times.

use std::collections::BTreeMap;

use super::Span;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;

/// So many faults of one kind are shown for one file. Whoever has mended these knows how to find the rest.
const SHOWN_OF_A_KIND: usize = 20;

/// Passes faults on to [`Diagnostics`], of each kind the first few.
pub(super) struct Faults<'d> {
    sink: &'d mut Diagnostics,
    kinds: BTreeMap<Code, Kind>,
}

#[derive(Default)]
struct Kind {
    shown: usize,
    left_out: usize,
    first_left_out: Option<Span>,
}

impl<'d> Faults<'d> {
    pub(super) fn new(sink: &'d mut Diagnostics) -> Self {
        Self { sink, kinds: BTreeMap::new() }
    }

    pub(super) fn push(&mut self, diagnostic: Diagnostic) {
        let kind = self.kinds.entry(diagnostic.code).or_default();
        if kind.shown < SHOWN_OF_A_KIND {
            kind.shown += 1;
            self.sink.push(diagnostic);
        } else {
            kind.left_out += 1;
            if kind.first_left_out.is_none() {
                kind.first_left_out = diagnostic.primary.map(|label| label.span);
            }
        }
    }

    /// Says how many were left out, at the first of them.
    pub(super) fn finish(self) {
        for (code, kind) in self.kinds {
            let (more, Some(span)) = (kind.left_out, kind.first_left_out) else { continue };
            let message = message!(
                "{more} fel till av samma slag, det första här",
                "{more} more of the same kind, the first of them here"
            );
            self.sink.push(Diagnostic::new(code, message).at(span));
        }
    }
}

/// A word of the file as a message can name it: not ten megabytes of it.
pub(super) fn excerpt(word: &str) -> String {
    const SHOWN: usize = 40;
    match word.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", word.get(..end).unwrap_or_default()),
        None => word.to_owned(),
    }
}
