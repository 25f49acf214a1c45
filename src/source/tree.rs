//! Builds the [`Node`] tree from a flat run of openings, keys, values and closings, whichever reader they come from.
//!
//! Nothing here calls itself: what is open stands on a stack of bounded height, so that a file that is nested a million
//! deep costs no more than one that is nested too deep by one.

use std::collections::BTreeMap;
use std::ops::Range;

use super::{Entry, FileId, Layout, Limits, Node, Span, Value};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::message;

/// The file goes beyond what a record may be; this has been reported, and reading ends.
#[derive(Debug)]
pub(super) struct TooMuch;

/// A tree under construction.
pub(super) struct Tree {
    file: FileId,
    open: Vec<Open>,
    root: Option<Node>,
    values: usize,
}

struct Open {
    start: usize,
    /// End of the last thing inside, for collections that no bracket closes.
    end: usize,
    inside: Inside,
}

enum Inside {
    List(Vec<Node>),
    Map { entries: Vec<Entry>, keys: BTreeMap<String, Span>, next: Next, torn: bool, layout: Layout },
}

/// What a mapping waits for.
enum Next {
    Key,
    ValueOf(String, Span),
    /// A value whose key cannot be kept, and that therefore is not kept either.
    ValueOfNone,
}

/// The fault of a file that is nested beyond [`Limits::DEPTH`].
pub(super) fn too_deep(span: Span) -> Diagnostic {
    let limit = Limits::DEPTH;
    Diagnostic::new(
        Code::SrcDepth,
        message!("filen är nästlad djupare än {limit} nivåer", "the file is nested deeper than {limit} levels"),
    )
    .at(span)
    .hint(message!(
        "ingen post behöver fler än tio nivåer: leta efter en parentes eller indragning som upprepas",
        "no record needs more than ten levels: look for a bracket or an indentation that repeats itself"
    ))
}

/// The fault of a file with more values than [`Limits::VALUES`].
fn too_many(span: Span) -> Diagnostic {
    let limit = Limits::VALUES;
    Diagnostic::new(
        Code::SrcSize,
        message!("filen har fler än {limit} värden", "the file has more than {limit} values"),
    )
    .at(span)
    .hint(message!("dela upp filen: ett möte är en fil", "divide the file: one meeting is one file"))
}

impl Tree {
    pub(super) fn new(file: FileId) -> Self {
        Self { file, open: Vec::new(), root: None, values: 0 }
    }

    /// Whether what comes next is a mapping's key.
    pub(super) fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { inside: Inside::Map { next: Next::Key, .. }, .. }))
    }

    /// Begins a list at a byte of the file.
    pub(super) fn open_list(&mut self, at: usize, faults: &mut Diagnostics) -> Result<(), TooMuch> {
        self.open(at, Inside::List(Vec::new()), faults)
    }

    /// Begins a mapping at a byte of the file.
    pub(super) fn open_map(&mut self, at: usize, layout: Layout, faults: &mut Diagnostics) -> Result<(), TooMuch> {
        let (entries, keys) = (Vec::new(), BTreeMap::new());
        let inside = Inside::Map { entries, keys, next: Next::Key, torn: false, layout };
        self.open(at, inside, faults)
    }

    fn open(&mut self, at: usize, inside: Inside, faults: &mut Diagnostics) -> Result<(), TooMuch> {
        if self.open.len() >= Limits::DEPTH {
            faults.push(too_deep(Span::new(self.file, at..at + 1)));
            return Err(TooMuch);
        }
        self.count(at, faults)?;
        self.open.push(Open { start: at, end: at, inside });
        Ok(())
    }

    fn count(&mut self, at: usize, faults: &mut Diagnostics) -> Result<(), TooMuch> {
        self.values += 1;
        if self.values > Limits::VALUES {
            faults.push(too_many(Span::new(self.file, at..at)));
            return Err(TooMuch);
        }
        Ok(())
    }

    /// Ends the innermost list or mapping: at `end`, or where its last part ended.
    pub(super) fn close(&mut self, end: Option<usize>) {
        let Some(open) = self.open.pop() else { return };
        let span = Span::new(self.file, open.start..end.unwrap_or(open.end));
        let (value, layout, torn) = match open.inside {
            Inside::List(items) => (Value::List(items), Layout::default(), false),
            Inside::Map { entries, torn, layout, .. } => (Value::Map(entries), layout, torn),
        };
        self.place(Node { span, value, layout, torn });
    }

    /// Where the innermost list or mapping began, and whether it is a mapping.
    pub(super) fn innermost(&self) -> Option<(usize, bool)> {
        self.open.last().map(|open| (open.start, matches!(open.inside, Inside::Map { .. })))
    }

    /// The key of the value to come. One that was there before is reported, and its value will be dropped.
    pub(super) fn key(&mut self, key: String, range: Range<usize>, faults: &mut Diagnostics) {
        let span = Span::new(self.file, range);
        let Some(Open { inside: Inside::Map { keys, next, .. }, .. }) = self.open.last_mut() else { return };
        if let Some(first) = keys.get(&key) {
            faults.push(duplicate(&key, *first, span));
            *next = Next::ValueOfNone;
        } else {
            keys.insert(key.clone(), span);
            *next = Next::ValueOf(key, span);
        }
    }

    /// A key that cannot be kept; its value will be dropped.
    pub(super) fn lost_key(&mut self) {
        self.tear();
        if let Some(Open { inside: Inside::Map { next, .. }, .. }) = self.open.last_mut() {
            *next = Next::ValueOfNone;
        }
    }

    /// Something was passed over that may have been a part of the innermost mapping.
    pub(super) fn tear(&mut self) {
        if let Some(Open { inside: Inside::Map { torn, .. }, .. }) = self.open.last_mut() {
            *torn = true;
        }
    }

    /// A value that has no parts.
    pub(super) fn value(&mut self, value: Value, range: Range<usize>, faults: &mut Diagnostics) -> Result<(), TooMuch> {
        self.count(range.start, faults)?;
        self.place(Node { span: Span::new(self.file, range), value, layout: Layout::default(), torn: false });
        Ok(())
    }

    fn place(&mut self, node: Node) {
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return;
        };
        open.end = open.end.max(node.span.end as usize);
        match &mut open.inside {
            Inside::List(items) => items.push(node),
            Inside::Map { entries, next, .. } => {
                if let Next::ValueOf(key, key_span) = std::mem::replace(next, Next::Key) {
                    entries.push(Entry { key, key_span, value: node });
                }
            }
        }
    }

    /// The tree, if everything was closed.
    pub(super) fn finish(self) -> Option<Node> {
        self.root.filter(|_| self.open.is_empty())
    }
}

fn duplicate(key: &str, first: Span, again: Span) -> Diagnostic {
    let key = excerpt(key);
    Diagnostic::new(
        Code::SrcDup,
        message!("nyckeln ”{key}” står mer än en gång", "the key “{key}” is there more than once"),
    )
    .at_saying(again, message!("den här räknas inte", "this one does not count"))
    .related(first, message!("den första, som gäller", "the first one, which counts"))
    .hint(message!(
        "ta bort den ena, eller samla värdena under en nyckel",
        "remove one of them, or gather the values under one key"
    ))
}
