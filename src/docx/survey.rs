//! What must be known of the whole document before the first word is written.

use std::collections::{BTreeMap, BTreeSet};

use super::DocxError;
use super::headings::HeadingNumbers;
use crate::document::{Block, Document, Inline, parity};

/// How deep blocks and inlines may be nested in each other. No real text comes near it; the writers recurse, and this is what
/// bounds them.
const DEEPEST: usize = 64;

/// What a look over the whole document gives.
#[derive(Debug, Default)]
pub(super) struct Survey<'a> {
    /// Bookmarks of the headings and numbers that links lead to, by their ids.
    pub(super) bookmarks: BTreeMap<&'a str, String>,
    /// The page on which each heading begins, where there is a list of contents, by the heading's id.
    pub(super) pages: BTreeMap<&'a str, usize>,
    /// How the headings are numbered.
    pub(super) headings: HeadingNumbers<'a>,
    /// The numbers in captions that links lead to, by their ids.
    pub(super) counted: BTreeMap<&'a str, String>,
    /// The notes to which there is more than one reference.
    pub(super) cited_again: BTreeSet<usize>,
}

/// Something still to look at.
enum Node<'a> {
    Block(&'a Block),
    Inline(&'a Inline),
}

impl<'a> Survey<'a> {
    /// Looks the document over; `heading_pages` are those of [`super::Options`]. Walks with a stack of its own: it is here that the depth gets its bound.
    ///
    /// # Errors
    /// Nested too deep; headings whose pages are not known to a list of contents; a link to a heading, or a reference to a note, that is not there.
    pub(super) fn of(document: &'a Document, heading_pages: &[usize]) -> Result<Self, DocxError> {
        let mut headings = Vec::new();
        let mut lists_pages = false;
        let mut numbers = HeadingNumbers::default();
        let mut targets = BTreeSet::new();
        let mut counted = BTreeMap::new();
        let mut cited = BTreeSet::new();
        let mut cited_again = BTreeSet::new();

        let blocks = document.blocks.iter().chain(document.notes.iter().flatten()).map(Node::Block);
        let mut stack: Vec<(Node<'a>, usize)> =
            blocks.chain(document.running_header.iter().map(Node::Inline)).map(|node| (node, 1)).collect();
        stack.reverse();
        while let Some((node, depth)) = stack.pop() {
            if depth > DEEPEST {
                return Err(DocxError::Depth(DEEPEST));
            }
            match node {
                Node::Block(Block::Heading { level, id, inlines }) => {
                    headings.push(id.as_str());
                    numbers.count(*level, id, inlines);
                }
                Node::Block(Block::Contents { id, entries, .. }) => {
                    headings.push(id.as_str());
                    lists_pages = true;
                    targets.extend(entries.iter().map(|entry| entry.target.as_str()));
                }
                Node::Inline(Inline::Named { id, inlines }) => {
                    counted.insert(id.as_str(), parity::plain(inlines));
                }
                Node::Inline(Inline::Link { href, .. }) => targets.extend(href.strip_prefix('#')),
                Node::Inline(Inline::NoteRef(note)) => {
                    if *note >= document.notes.len() {
                        return Err(DocxError::Note(*note + 1));
                    }
                    if !cited.insert(*note) {
                        cited_again.insert(*note);
                    }
                }
                Node::Block(_) | Node::Inline(_) => {}
            }
            // What comes first in the document is looked at first: headings are counted.
            stack.extend(children(&node).into_iter().rev().map(|child| (child, depth + 1)));
        }

        if lists_pages && headings.len() != heading_pages.len() {
            return Err(DocxError::Pages(headings.len(), heading_pages.len()));
        }
        let pages = if lists_pages {
            headings.iter().copied().zip(heading_pages.iter().copied()).collect()
        } else {
            BTreeMap::new()
        };
        let mut bookmarks = BTreeMap::new();
        for (number, target) in targets.into_iter().enumerate() {
            let kind = if counted.contains_key(target) {
                "number"
            } else if headings.contains(&target) {
                "heading"
            } else {
                return Err(DocxError::Target(target.to_owned()));
            };
            // Word takes letters, digits and low lines, at most 40; one that begins with a low line is hidden from its lists.
            bookmarks.insert(target, format!("_{kind}{}", number + 1));
        }
        Ok(Self { bookmarks, pages, headings: numbers, counted, cited_again })
    }
}

fn children<'a>(node: &Node<'a>) -> Vec<Node<'a>> {
    fn blocks(list: &[Block]) -> impl Iterator<Item = Node<'_>> {
        list.iter().map(Node::Block)
    }
    fn inlines(list: &[Inline]) -> impl Iterator<Item = Node<'_>> {
        list.iter().map(Node::Inline)
    }
    match *node {
        Node::Block(block) => match block {
            Block::Paragraph { inlines: text, .. }
            | Block::Heading { inlines: text, .. }
            | Block::Title { inlines: text } => inlines(text).collect(),
            Block::Contents { heading, entries, .. } => {
                inlines(heading).chain(entries.iter().flat_map(|entry| inlines(&entry.inlines))).collect()
            }
            Block::List { items, .. } => items.iter().flat_map(|item| blocks(item)).collect(),
            Block::Terms { items } => items.iter().flat_map(|(term, said)| inlines(term).chain(blocks(said))).collect(),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| blocks(&cell.blocks));
                inlines(table.caption.as_deref().unwrap_or_default()).chain(cells).collect()
            }
            Block::Figure { caption, .. } => inlines(caption.as_deref().unwrap_or_default()).collect(),
            Block::Quote { blocks: inner } | Block::Group { blocks: inner, .. } => blocks(inner).collect(),
            Block::Code { .. } | Block::Divider => Vec::new(),
        },
        Node::Inline(inline) => match inline {
            Inline::Strong(inner)
            | Inline::Emph(inner)
            | Inline::Strike(inner)
            | Inline::Super(inner)
            | Inline::Sub(inner)
            | Inline::Link { inlines: inner, .. }
            | Inline::Named { inlines: inner, .. }
            | Inline::Lang { inlines: inner, .. } => inlines(inner).collect(),
            Inline::Text(_)
            | Inline::Number(_)
            | Inline::Code(_)
            | Inline::NoteRef(_)
            | Inline::Break
            | Inline::Tab
            | Inline::Field(_) => Vec::new(),
        },
    }
}
