//! From Typst's semantic tree to ours. The one place that names `typst-html`.
//!
//! What the tree does not carry by itself the templates' primitives add as attributes:
//!
//! | attribute | on | says |
//! |---|---|---|
//! | `data-role` | `p` | which [`Role`] the paragraph plays; `running-header` makes it the running header |
//! | `data-group` | `div` | that its blocks belong together ([`GroupKind`]) |
//! | `data-field` | `span` | a page number, the number of pages, or a jump to the next column |
//! | `data-number` | `span` | that its words are a number that counts headings or captions |
//! | `data-name` | `span` in a heading | what references call the heading |
//! | `data-anchor` | `span` in a caption | what references call the table or figure, whose number it holds |
//! | `data-align` | `div` in a cell | how the column stands |
//! | `data-logo` | `figure` | that the picture is the sender's logotype |
//! | `lang` | `span`, `div` | the language of its words |
//!
//! An element or attribute value that is not known here is an error with the template's place: nothing is dropped.

mod contents;
mod inline;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use typst::diag::SourceDiagnostic;
use typst::ecow::eco_format;
use typst_html::{HtmlAttr, HtmlDocument, HtmlElement, HtmlNode, attr, tag};

use super::{Block, Document, GroupKind, Image, Inline, Metadata, Role};

pub(super) const ROLE: HtmlAttr = HtmlAttr::constant("data-role");
const ANCHOR: HtmlAttr = HtmlAttr::constant("data-anchor");
const GROUP: HtmlAttr = HtmlAttr::constant("data-group");
const LOGOTYPE: HtmlAttr = HtmlAttr::constant("data-logo");

/// Lowers a tree. `image` gives the picture that stands under a path.
///
/// # Errors
/// What the tree holds that no output can show, each at its place in the template or the record.
pub fn lower<'i>(
    tree: &HtmlDocument,
    metadata: Metadata,
    image: &'i dyn Fn(&str) -> Option<&'i Image>,
) -> Result<Document, Vec<SourceDiagnostic>> {
    let mut lowering = Lowering {
        image,
        note_ids: Vec::new(),
        linked_headings: BTreeMap::new(),
        named_headings: BTreeMap::new(),
        anchors: BTreeSet::new(),
        headings: 0,
        header: None,
        faults: Vec::new(),
    };
    let body = tree.root().children.iter().find_map(|node| match node {
        HtmlNode::Element(element) if element.tag == tag::body => Some(element),
        _ => None,
    });
    let mut blocks = Vec::new();
    let mut notes = Vec::new();
    if let Some(body) = body {
        lowering.note_ids = note_ids(body);
        (lowering.linked_headings, lowering.named_headings) = contents::linked_headings(&body.children);
        contents::anchors(&body.children, &mut lowering.anchors);
        for node in &body.children {
            match node {
                HtmlNode::Element(element) if is_notes(element) => notes = lowering.notes(element),
                _ => blocks.extend(lowering.blocks(std::slice::from_ref(node), Role::Body)),
            }
        }
    }
    let running_header = lowering.header.unwrap_or_default();
    if lowering.faults.is_empty() {
        Ok(Document { meta: metadata, running_header, blocks, notes })
    } else {
        Err(lowering.faults)
    }
}

/// State of one lowering.
struct Lowering<'i> {
    image: &'i dyn Fn(&str) -> Option<&'i Image>,
    /// Names of the footnotes, in their order.
    note_ids: Vec<String>,
    /// Which headings links lead to.
    linked_headings: BTreeMap<String, usize>,
    /// Which headings references lead to, by the names that the templates give them.
    named_headings: BTreeMap<String, usize>,
    /// What else references lead to.
    anchors: BTreeSet<String>,
    /// How many headings there have been so far.
    headings: usize,
    header: Option<Vec<Inline>>,
    faults: Vec<SourceDiagnostic>,
}

fn is_notes(element: &HtmlElement) -> bool {
    element.tag == tag::section && element.attrs.get(attr::role).is_some_and(|role| role == "doc-endnotes")
}

fn elements(nodes: &[HtmlNode]) -> impl Iterator<Item = &HtmlElement> {
    nodes.iter().filter_map(|node| match node {
        HtmlNode::Element(element) => Some(element),
        _ => None,
    })
}

fn note_ids(body: &HtmlElement) -> Vec<String> {
    elements(&body.children)
        .filter(|element| is_notes(element))
        .flat_map(|section| elements(&section.children))
        .flat_map(|list| elements(&list.children))
        .map(|item| item.attrs.get(attr::id).map(ToString::to_string).unwrap_or_default())
        .collect()
}

/// The level of a heading, from 1 below the title.
fn heading_level(element: &HtmlElement) -> Option<u8> {
    let tags = [tag::h2, tag::h3, tag::h4, tag::h5, tag::h6];
    let level = tags.iter().position(|tag| *tag == element.tag)?;
    u8::try_from(level + 1).ok()
}

/// What we call the heading of that index, from 0.
fn heading_id(index: usize) -> String {
    format!("rubrik-{}", index + 1)
}

/// Whether an element stands within a line.
fn is_inline(element: &HtmlElement) -> bool {
    [tag::span, tag::strong, tag::em, tag::a, tag::sup, tag::sub, tag::code, tag::br, tag::s, tag::del]
        .contains(&element.tag)
}

impl Lowering<'_> {
    fn fault(&mut self, element: &HtmlElement, message: typst::ecow::EcoString) {
        self.faults.push(SourceDiagnostic::error(element.span, message));
    }

    /// Lowers nodes as blocks. Runs of words between blocks become paragraphs of `role`.
    fn blocks(&mut self, nodes: &[HtmlNode], role: Role) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line: Vec<&HtmlNode> = Vec::new();
        for node in nodes {
            match node {
                HtmlNode::Element(element) if !is_inline(element) => {
                    self.paragraph(&mut line, role, &mut blocks);
                    self.block(element, role, &mut blocks);
                }
                HtmlNode::Frame(frame) => {
                    let message = eco_format!("laid-out content has no form in a Word file");
                    self.faults.push(SourceDiagnostic::error(frame.span, message));
                }
                _ => line.push(node),
            }
        }
        self.paragraph(&mut line, role, &mut blocks);
        blocks
    }

    fn paragraph(&mut self, line: &mut Vec<&HtmlNode>, role: Role, blocks: &mut Vec<Block>) {
        let inlines = self.line(line.drain(..));
        if !inlines.is_empty() {
            blocks.push(Block::Paragraph { role, inlines });
        }
    }

    fn block(&mut self, element: &HtmlElement, role: Role, blocks: &mut Vec<Block>) {
        let children = element.children.as_slice();
        if element.tag == tag::p {
            self.tagged_paragraph(element, role, blocks);
        } else if element.tag == tag::h1 {
            let inlines = self.line(children);
            blocks.push(Block::Title { inlines });
        } else if let Some(level) = heading_level(element) {
            let id = self.next_heading();
            let inlines = self.line(children);
            blocks.push(Block::Heading { level, id, inlines });
        } else if contents::is_contents(element) {
            self.contents(element, blocks);
        } else if element.tag == tag::ul || element.tag == tag::ol {
            self.list(element, blocks);
        } else if element.tag == tag::dl {
            self.terms(element, blocks);
        } else if element.tag == tag::table {
            let table = self.table(element, None);
            blocks.push(Block::Table(table));
        } else if element.tag == tag::figure {
            self.figure(element, blocks);
        } else if element.tag == tag::blockquote {
            let inner = self.blocks(children, Role::Quote);
            blocks.push(Block::Quote { blocks: inner });
        } else if element.tag == tag::pre {
            blocks.push(Block::Code { text: inline::plain(children) });
        } else if element.tag == tag::hr {
            blocks.push(Block::Divider);
        } else if element.tag == tag::div {
            self.division(element, role, blocks);
        } else {
            self.fault(element, eco_format!("the element {} has no form in a Word file", element.tag));
        }
    }

    /// The name of the heading that comes now.
    fn next_heading(&mut self) -> String {
        self.headings += 1;
        heading_id(self.headings - 1)
    }

    fn tagged_paragraph(&mut self, element: &HtmlElement, role: Role, blocks: &mut Vec<Block>) {
        let inlines = self.line(element.children.as_slice());
        let role = match element.attrs.get(ROLE) {
            None => role,
            Some(name) => match Role::from_name(name) {
                Some(Role::RunningHeader) => {
                    self.header = Some(inlines);
                    return;
                }
                Some(role) => role,
                None => {
                    self.fault(element, eco_format!("there is no role \"{name}\""));
                    return;
                }
            },
        };
        if !inlines.is_empty() {
            blocks.push(Block::Paragraph { role, inlines });
        }
    }

    fn list(&mut self, element: &HtmlElement, blocks: &mut Vec<Block>) {
        let start = (element.tag == tag::ol)
            .then(|| element.attrs.get(attr::start).and_then(|start| start.parse().ok()).unwrap_or(1));
        let mut items = Vec::new();
        for item in elements(&element.children) {
            let item = self.blocks(&item.children, Role::ListItem);
            items.push(item);
        }
        blocks.push(Block::List { start, items });
    }

    fn terms(&mut self, element: &HtmlElement, blocks: &mut Vec<Block>) {
        let mut items: Vec<(Vec<Inline>, Vec<Block>)> = Vec::new();
        for part in elements(&element.children) {
            if part.tag == tag::dt {
                let term = self.line(part.children.as_slice());
                items.push((term, Vec::new()));
            } else {
                let description = self.blocks(&part.children, Role::Description);
                match items.last_mut() {
                    Some((_, said)) => said.extend(description),
                    None => self.fault(part, eco_format!("a description without its term")),
                }
            }
        }
        blocks.push(Block::Terms { items });
    }

    fn figure(&mut self, element: &HtmlElement, blocks: &mut Vec<Block>) {
        let caption = elements(&element.children).find(|part| part.tag == tag::figcaption);
        let caption = caption.map(|caption| self.line(caption_line(caption))).filter(|caption| !caption.is_empty());
        let logotype = element.attrs.get(LOGOTYPE).is_some();
        for part in elements(&element.children).filter(|part| part.tag != tag::figcaption) {
            if part.tag == tag::table {
                let table = self.table(part, caption.clone());
                blocks.push(Block::Table(table));
            } else if let Some(image) = picture(part) {
                match self.image(image, logotype) {
                    Ok(image) => blocks.push(Block::Figure { image, caption: caption.clone() }),
                    Err(message) => self.fault(part, message),
                }
            } else {
                self.fault(part, eco_format!("a figure holds a table or a picture, not {}", part.tag));
            }
        }
    }

    fn image(&mut self, element: &HtmlElement, logotype: bool) -> Result<Image, typst::ecow::EcoString> {
        let src = element.attrs.get(attr::src).ok_or_else(|| eco_format!("a picture without a source"))?;
        let alt = element.attrs.get(attr::alt).filter(|alt| !alt.trim().is_empty());
        let alt = alt.ok_or_else(|| eco_format!("a picture without an alternative text"))?;
        let image = (self.image)(src).ok_or_else(|| eco_format!("there is no picture {src}"))?;
        Ok(Image { alt: alt.to_string(), logotype, ..image.clone() })
    }

    fn division(&mut self, element: &HtmlElement, role: Role, blocks: &mut Vec<Block>) {
        let inner = self.blocks(&element.children, role);
        let lang = element.attrs.get(attr::lang).map(ToString::to_string);
        let kind = match element.attrs.get(GROUP).map(typst::ecow::EcoString::as_str) {
            None if lang.is_none() => {
                blocks.extend(inner);
                return;
            }
            None | Some("section") => GroupKind::Section,
            Some("letterhead") => GroupKind::Letterhead,
            Some("contact") => GroupKind::Contact,
            Some("lead-in") => GroupKind::LeadIn,
            Some("together") => GroupKind::Together,
            Some("closing") => GroupKind::Closing,
            Some(name) => {
                self.fault(element, eco_format!("there is no group \"{name}\""));
                return;
            }
        };
        blocks.push(Block::Group { kind, lang, blocks: inner });
    }

    fn notes(&mut self, section: &HtmlElement) -> Vec<Vec<Block>> {
        let mut notes = Vec::new();
        for item in elements(&section.children).flat_map(|list| elements(&list.children)) {
            let note = self.blocks(&item.children, Role::Note);
            notes.push(note);
        }
        notes
    }
}

/// A caption's words; a paragraph around them is left out.
fn caption_line(caption: &HtmlElement) -> &[HtmlNode] {
    match elements(&caption.children).next() {
        Some(paragraph) if paragraph.tag == tag::p => &paragraph.children,
        _ => &caption.children,
    }
}

/// The picture that an element is or holds alone.
fn picture(element: &HtmlElement) -> Option<&HtmlElement> {
    if element.tag == tag::img {
        return Some(element);
    }
    elements(&element.children).find_map(picture)
}
