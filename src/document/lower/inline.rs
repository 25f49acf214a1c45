//! Runs of words.

use typst::ecow::eco_format;
use typst_html::{HtmlAttr, HtmlElement, HtmlNode, attr, tag};

use super::{ANCHOR, Lowering, elements};
use crate::document::{Field, Inline};

const FIELD: HtmlAttr = HtmlAttr::constant("data-field");
const NUMBER: HtmlAttr = HtmlAttr::constant("data-number");

impl Lowering<'_> {
    /// Lowers nodes as one line, white space at its ends removed.
    pub(super) fn line<'n>(&mut self, nodes: impl IntoIterator<Item = &'n HtmlNode>) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for node in nodes {
            self.inline(node, &mut inlines);
        }
        trim(&mut inlines);
        inlines
    }

    fn inline(&mut self, node: &HtmlNode, inlines: &mut Vec<Inline>) {
        match node {
            HtmlNode::Tag(_) => {}
            HtmlNode::Text(text, _) => push_text(text, inlines),
            HtmlNode::Element(element) => self.element(element, inlines),
            HtmlNode::Frame(frame) => {
                let message = eco_format!("laid-out content has no form in a Word file");
                self.faults.push(typst::diag::SourceDiagnostic::error(frame.span, message));
            }
        }
    }

    fn inner(&mut self, element: &HtmlElement) -> Vec<Inline> {
        let mut inlines = Vec::new();
        for node in &element.children {
            self.inline(node, &mut inlines);
        }
        inlines
    }

    fn element(&mut self, element: &HtmlElement, inlines: &mut Vec<Inline>) {
        let role = element.attrs.get(attr::role).map(typst::ecow::EcoString::as_str);
        if role == Some("doc-backlink") {
            // The number before a note's own text: every format writes its own.
            return;
        }
        if role == Some("doc-noteref") {
            return self.note_reference(element, inlines);
        }
        if element.tag == tag::span {
            self.span(element, inlines);
        } else if element.tag == tag::strong {
            let inner = self.inner(element);
            inlines.push(Inline::Strong(inner));
        } else if element.tag == tag::em {
            let inner = self.inner(element);
            inlines.push(Inline::Emph(inner));
        } else if element.tag == tag::s || element.tag == tag::del {
            let inner = self.inner(element);
            inlines.push(Inline::Strike(inner));
        } else if element.tag == tag::sup {
            let inner = self.inner(element);
            inlines.push(Inline::Super(inner));
        } else if element.tag == tag::sub {
            let inner = self.inner(element);
            inlines.push(Inline::Sub(inner));
        } else if element.tag == tag::code {
            inlines.push(Inline::Code(plain(&element.children)));
        } else if element.tag == tag::br {
            inlines.push(Inline::Break);
        } else if element.tag == tag::a {
            let href = element.attrs.get(attr::href).map(ToString::to_string).unwrap_or_default();
            let inner = self.inner(element);
            if href.strip_prefix('#').is_some_and(|name| self.anchors.contains(name)) {
                inlines.push(Inline::Link { href, inlines: inner });
                return;
            }
            match href.strip_prefix('#').map(|name| self.named_headings.get(name)) {
                None => inlines.push(Inline::Link { href, inlines: inner }),
                Some(Some(heading)) => {
                    let href = format!("#{}", super::heading_id(*heading));
                    inlines.push(Inline::Link { href, inlines: inner });
                }
                // A part of the record that this document leaves out: there is no way to it.
                Some(None) => inlines.extend(inner),
            }
        } else {
            self.fault(element, eco_format!("the element {} cannot stand in a line", element.tag));
        }
    }

    fn span(&mut self, element: &HtmlElement, inlines: &mut Vec<Inline>) {
        if element.attrs.get(NUMBER).is_some() {
            inlines.push(Inline::Number(plain(&element.children)));
            return;
        }
        if let Some(name) = element.attrs.get(ANCHOR) {
            let inner = self.inner(element);
            inlines.push(Inline::Named { id: name.to_string(), inlines: inner });
            return;
        }
        match element.attrs.get(FIELD).map(typst::ecow::EcoString::as_str) {
            Some("page") => inlines.push(Inline::Field(Field::Page)),
            Some("pages") => inlines.push(Inline::Field(Field::Pages)),
            Some("tab") => inlines.push(Inline::Tab),
            Some(name) => self.fault(element, eco_format!("there is no field \"{name}\"")),
            None => {
                let inner = self.inner(element);
                match element.attrs.get(attr::lang) {
                    Some(lang) => inlines.push(Inline::Lang { lang: lang.to_string(), inlines: inner }),
                    None => inlines.extend(inner),
                }
            }
        }
    }

    fn note_reference(&mut self, element: &HtmlElement, inlines: &mut Vec<Inline>) {
        let target = elements(&element.children).find_map(|link| link.attrs.get(attr::href));
        let name = target.and_then(|href| href.strip_prefix('#'));
        match name.and_then(|name| self.note_ids.iter().position(|id| id == name)) {
            Some(index) => inlines.push(Inline::NoteRef(index)),
            None => self.fault(element, eco_format!("a reference to a footnote that is not there")),
        }
    }
}

/// The words of nodes, without any form.
pub(super) fn plain(nodes: &[HtmlNode]) -> String {
    let mut text = String::new();
    collect(nodes, &mut text);
    text
}

fn collect(nodes: &[HtmlNode], text: &mut String) {
    for node in nodes {
        match node {
            HtmlNode::Text(words, _) => text.push_str(words),
            HtmlNode::Element(element) if element.tag == tag::br => text.push('\n'),
            HtmlNode::Element(element) => collect(&element.children, text),
            HtmlNode::Tag(_) | HtmlNode::Frame(_) => {}
        }
    }
}

fn push_text(text: &str, inlines: &mut Vec<Inline>) {
    match inlines.last_mut() {
        Some(Inline::Text(before)) => before.push_str(text),
        _ if text.is_empty() => {}
        _ => inlines.push(Inline::Text(text.to_owned())),
    }
}

/// Removes spaces at both ends of a line. No-break spaces are somebody's intent and stay.
fn trim(inlines: &mut Vec<Inline>) {
    let spaces = [' ', '\n', '\t'];
    while let Some(Inline::Text(text)) = inlines.first_mut() {
        *text = text.trim_start_matches(spaces).to_owned();
        if !text.is_empty() {
            break;
        }
        inlines.remove(0);
    }
    while let Some(Inline::Text(text)) = inlines.last_mut() {
        text.truncate(text.trim_end_matches(spaces).len());
        if !text.is_empty() {
            break;
        }
        inlines.pop();
    }
}
