//! The list of contents.

use std::collections::{BTreeMap, BTreeSet};

use typst::ecow::eco_format;
use typst_html::{HtmlAttr, HtmlElement, HtmlNode, attr, tag};

use super::{ANCHOR, Lowering, elements, heading_level};
use crate::document::{Block, Entry, Inline};

const NAME: HtmlAttr = HtmlAttr::constant("data-name");

/// The deepest level of headings that a list of contents has entries for.
const DEEPEST: u8 = 2;

/// Whether an element is a list of contents, as the engine makes it of `outline`.
pub(super) fn is_contents(element: &HtmlElement) -> bool {
    element.tag == tag::nav && element.attrs.get(attr::role).is_some_and(|role| role == "doc-toc")
}

/// Which heading it is, from 0, by a name.
type Headings = BTreeMap<String, usize>;

/// The headings that links lead to, by the name that the tree has for them, and by that which the templates give them.
pub(super) fn linked_headings(nodes: &[HtmlNode]) -> (Headings, Headings) {
    let mut found = (Headings::new(), Headings::new());
    let mut count = 0;
    find_headings(nodes, &mut count, &mut found);
    found
}

fn find_headings(nodes: &[HtmlNode], count: &mut usize, found: &mut (Headings, Headings)) {
    for element in elements(nodes) {
        if heading_level(element).is_none() {
            find_headings(&element.children, count, found);
            continue;
        }
        if let Some(id) = element.attrs.get(attr::id) {
            found.0.insert(id.to_string(), *count);
        }
        for name in elements(&element.children).filter_map(|part| part.attrs.get(NAME)) {
            found.1.insert(name.to_string(), *count);
        }
        *count += 1;
    }
}

/// The names of what else links lead to: numbers in captions.
pub(super) fn anchors(nodes: &[HtmlNode], found: &mut BTreeSet<String>) {
    for element in elements(nodes) {
        found.extend(element.attrs.get(ANCHOR).map(ToString::to_string));
        anchors(&element.children, found);
    }
}

impl Lowering<'_> {
    /// Lowers a list of contents: its heading, and lists in each other of links to headings.
    pub(super) fn contents(&mut self, element: &HtmlElement, blocks: &mut Vec<Block>) {
        let mut heading = None;
        let mut entries = Vec::new();
        for part in elements(&element.children) {
            if part.tag == tag::ol {
                self.entries(part, 1, &mut entries);
            } else if heading_level(part).is_some() && heading.is_none() {
                heading = Some((self.next_heading(), self.line(part.children.as_slice())));
            } else {
                self.fault(part, eco_format!("the element {} cannot stand in a list of contents", part.tag));
            }
        }
        match heading {
            Some((id, heading)) => blocks.push(Block::Contents { id, heading, entries }),
            None => self.fault(element, eco_format!("a list of contents without its heading")),
        }
    }

    fn entries(&mut self, list: &HtmlElement, level: u8, entries: &mut Vec<Entry>) {
        if level > DEEPEST {
            return self.fault(list, eco_format!("a list of contents goes no deeper than level {DEEPEST}"));
        }
        for item in elements(&list.children) {
            for part in elements(&item.children) {
                if part.tag == tag::ol {
                    self.entries(part, level.saturating_add(1), entries);
                } else {
                    self.entry(part, level, entries);
                }
            }
        }
    }

    /// An entry: a link, by itself or in an element of its own.
    fn entry(&mut self, element: &HtmlElement, level: u8, entries: &mut Vec<Entry>) {
        if element.tag != tag::a {
            for part in elements(&element.children) {
                self.entry(part, level, entries);
            }
            return;
        }
        let name = element.attrs.get(attr::href).and_then(|href| href.strip_prefix('#'));
        match name.and_then(|name| self.linked_headings.get(name).copied()) {
            Some(index) => {
                let inlines = self.line(element.children.as_slice());
                if leads(&inlines) {
                    self.fault(element, eco_format!("an entry of the list of contents that leads to two places"));
                }
                entries.push(Entry { level, target: super::heading_id(index), inlines });
            }
            None => self.fault(element, eco_format!("an entry of the list of contents that leads to no heading")),
        }
    }
}

/// Whether words lead somewhere by themselves: as a link, or as the reference to a footnote.
fn leads(inlines: &[Inline]) -> bool {
    inlines.iter().any(|inline| match inline {
        Inline::Link { .. } | Inline::NoteRef(_) => true,
        Inline::Strong(inner)
        | Inline::Emph(inner)
        | Inline::Strike(inner)
        | Inline::Super(inner)
        | Inline::Sub(inner)
        | Inline::Named { inlines: inner, .. }
        | Inline::Lang { inlines: inner, .. } => leads(inner),
        Inline::Text(_) | Inline::Number(_) | Inline::Code(_) | Inline::Break | Inline::Tab | Inline::Field(_) => false,
    })
}
