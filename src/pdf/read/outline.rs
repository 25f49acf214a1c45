//! What a document says according to its tags, in the terms of [`crate::document::parity`].

use super::line::Line;
use super::structure::{Element, Node, TagTree};
use crate::document::parity::{Item, Kind, Outline, fold};

/// The outline of a tag tree: what a screen reader says, in the order in which it says it.
///
/// How the engine's tags map to kinds:
/// - `Title` is the title, `H1` … the headings, level for level.
/// - An `L` that is not numbered, with words in its labels, is a list of terms; other labels are the list's own affair.
///   Nested lists are `L` in `L`.
/// - Text in a grouping element (`Div`, `LBody`, `BlockQuote`, `TD`) that has no `P` of its own is a paragraph.
/// - `Code` that holds lines (`P`) is preformatted; other `Code` is text.
/// - A label with a link in it is the reference to a footnote; the `Note` follows it at once and is moved to the end.
/// - In an entry of the list of contents (`TOCI`), a `P` is its page number and no part of what it says.
/// - A `Caption` comes after the `Figure` it stands beside, and first in a `Table`.
#[must_use]
pub fn outline(tree: &TagTree) -> Outline {
    let mut walk = Walk::default();
    walk.blocks(&tree.children, Surroundings::TEXT);
    walk.notes.sort_by_key(|(number, _)| *number);
    walk.items.extend(walk.notes.into_iter().flat_map(|(_, items)| items));
    Outline { items: walk.items }
}

/// What is around a block.
#[derive(Clone, Copy)]
struct Surroundings {
    /// What a paragraph is here.
    paragraph: Kind,
    /// How many lists are around it.
    lists: u8,
}

impl Surroundings {
    const TEXT: Self = Self { paragraph: Kind::Paragraph, lists: 0 };

    fn list(self) -> Self {
        let lists = self.lists.saturating_add(1);
        Self { paragraph: Kind::ListItem(lists), lists }
    }

    fn with(self, paragraph: Kind) -> Self {
        Self { paragraph, ..self }
    }
}

/// Where the walk stands with regard to footnotes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Note {
    /// In none.
    #[default]
    Outside,
    /// In one whose own mark, its first label, is still to come.
    Unnumbered,
    /// In the one of this number.
    Numbered(u16),
}

/// Gathers the items. Its recursion is as deep as the tree, which is bounded where it is read.
#[derive(Default)]
struct Walk {
    items: Vec<Item>,
    /// The footnotes met so far, with their numbers.
    notes: Vec<(u16, Vec<Item>)>,
    /// The number of the footnote that it is in, once its mark has been met.
    note: Note,
    /// Marks of footnotes that are no numbers; such a note has the number of its place here.
    marks: Vec<String>,
    /// Alternative texts of pictures in the line that is being read; they come after it.
    pictures: Vec<String>,
}

impl Walk {
    fn push(&mut self, kind: Kind, text: &str) {
        let text = fold(text);
        if !text.is_empty() || matches!(kind, Kind::Cell | Kind::HeaderCell) {
            self.items.push(Item { kind, text });
        }
    }

    /// One item from all of a line, and the pictures in it.
    fn item(&mut self, kind: Kind, nodes: &[Node]) {
        let mut line = Line::default();
        self.inlines(nodes, &mut line);
        self.push(kind, &line.into_text());
        for alt in std::mem::take(&mut self.pictures) {
            self.push(Kind::Alternative, &alt);
        }
    }

    /// The content of a grouping element: tags of blocks, and between them text, which makes paragraphs.
    fn blocks(&mut self, nodes: &[Node], around: Surroundings) {
        let mut rest = nodes;
        while let Some((node, after)) = rest.split_first() {
            if let Node::Element(element) = node
                && !is_inline(element)
            {
                self.block(element, around);
                rest = after;
            } else {
                let is_block = |node: &Node| matches!(node, Node::Element(element) if !is_inline(element));
                let end = rest.iter().position(is_block).unwrap_or(rest.len());
                let (line, after) = rest.split_at(end);
                self.item(around.paragraph, line);
                rest = after;
            }
        }
    }

    fn block(&mut self, element: &Element, around: Surroundings) {
        if let Some(words) = &element.actual_text {
            self.push(around.paragraph, words);
            return;
        }
        match (element.written.as_str(), element.standard.as_str()) {
            ("Title", _) => self.item(Kind::Title, &element.children),
            (_, "P") => self.item(around.paragraph, &element.children),
            (_, "Caption") => self.item(Kind::Caption, &element.children),
            (_, "L") => self.list(element, around),
            (_, "TOC") => self.contents(&element.children, 1),
            (_, "Table") => self.table(&element.children),
            (_, "Code") => {
                let mut lines = Line::default();
                self.inlines(&element.children, &mut lines);
                self.push(Kind::Code, &lines.into_text());
            }
            (_, "BlockQuote") => self.blocks(&element.children, around.with(Kind::Quote)),
            (_, "Figure" | "Formula") => match &element.alt {
                Some(alt) => self.push(Kind::Alternative, alt),
                None => self.blocks(&element.children, around),
            },
            (_, standard) => match heading_level(standard) {
                Some(level) => self.item(Kind::Heading(level), &element.children),
                None => self.group(&element.children, around),
            },
        }
    }

    /// A grouping element. The one around a picture has the caption first, but it is said last.
    fn group(&mut self, nodes: &[Node], around: Surroundings) {
        match nodes {
            [caption @ Node::Element(first), picture @ Node::Element(second), rest @ ..]
                if first.standard == "Caption" && is_picture(second) =>
            {
                self.blocks(std::slice::from_ref(picture), around);
                self.blocks(std::slice::from_ref(caption), around);
                self.blocks(rest, around);
            }
            _ => self.blocks(nodes, around),
        }
    }

    fn list(&mut self, list: &Element, around: Surroundings) {
        let may_be_terms = list.numbering.as_deref().is_none_or(|numbering| numbering == "None");
        let mut inside = around.list();
        for node in &list.children {
            let Node::Element(item) = node else { continue };
            if item.standard != "LI" {
                self.block(item, inside);
                continue;
            }
            for part in &item.children {
                match part {
                    Node::Element(label) if label.standard == "Lbl" => {
                        let before = self.items.len();
                        if may_be_terms {
                            self.item(Kind::Term, &label.children);
                        }
                        if self.items.len() > before {
                            inside = around.with(Kind::Description);
                        }
                    }
                    Node::Element(body) => self.blocks(&body.children, inside),
                    Node::Text(_) | Node::Link { .. } => self.item(inside.paragraph, std::slice::from_ref(part)),
                }
            }
        }
    }

    /// The list of contents: deeper entries are in a `TOC` of their own.
    fn contents(&mut self, nodes: &[Node], level: u8) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            match element.standard.as_str() {
                "TOC" => self.contents(&element.children, level.saturating_add(1)),
                "TOCI" => {
                    let mut line = Line::default();
                    for node in element.children.iter().filter(|node| !is_paragraph(node)) {
                        self.inlines(std::slice::from_ref(node), &mut line);
                    }
                    self.push(Kind::Contents(level), &line.into_text());
                }
                _ => self.block(element, Surroundings::TEXT),
            }
        }
    }

    fn table(&mut self, nodes: &[Node]) {
        for node in nodes {
            let Node::Element(element) = node else { continue };
            match element.standard.as_str() {
                "TH" => self.cell(Kind::HeaderCell, &element.children),
                "TD" => self.cell(Kind::Cell, &element.children),
                // PDF 1.4 has no groups of rows; the engine writes paragraphs in their place.
                "THead" | "TBody" | "TFoot" | "TR" | "P" => self.table(&element.children),
                _ => self.block(element, Surroundings::TEXT),
            }
        }
    }

    /// A cell is one item with the words of all it holds.
    fn cell(&mut self, kind: Kind, nodes: &[Node]) {
        let outside = std::mem::take(&mut self.items);
        self.blocks(nodes, Surroundings::TEXT);
        let inside = std::mem::replace(&mut self.items, outside);
        let words: Vec<String> = inside.into_iter().map(|item| item.text).collect();
        self.push(kind, &words.join(" "));
    }

    /// All that is said in a line.
    fn inlines(&mut self, nodes: &[Node], line: &mut Line) {
        for node in nodes {
            match node {
                Node::Text(text) => line.push(&text.text),
                Node::Element(element) => self.inline(element, line),
                Node::Link { .. } => {}
            }
        }
    }

    fn inline(&mut self, element: &Element, line: &mut Line) {
        if let Some(words) = &element.actual_text {
            line.push_str(words);
            return;
        }
        match (element.standard.as_str(), &element.alt) {
            ("Note", _) => self.note(element),
            ("Figure" | "Formula", Some(alt)) => self.pictures.push(alt.clone()),
            ("Lbl", _) if element.children.iter().any(is_link) => {
                let number = self.number(&element.children);
                if self.note == Note::Unnumbered {
                    self.note = Note::Numbered(number);
                } else {
                    line.push_str(&format!("[{number}]"));
                }
            }
            _ if is_inline(element) => self.inlines(&element.children, line),
            _ => {
                line.part();
                self.inlines(&element.children, line);
                line.part();
            }
        }
    }

    /// Sets a footnote aside. All that it holds counts as the note.
    fn note(&mut self, note: &Element) {
        let outside = std::mem::take(&mut self.items);
        let pictures = std::mem::take(&mut self.pictures);
        let around = std::mem::replace(&mut self.note, Note::Unnumbered);
        self.blocks(&note.children, Surroundings::TEXT);
        let number = match std::mem::replace(&mut self.note, around) {
            Note::Numbered(number) => number,
            Note::Outside | Note::Unnumbered => 0,
        };
        self.pictures = pictures;
        let mut inside = std::mem::replace(&mut self.items, outside);
        inside.retain(|item| !item.text.is_empty());
        for item in &mut inside {
            item.kind = Kind::Note(number);
        }
        self.notes.push((number, inside));
    }

    /// The number that the mark of a footnote stands for.
    fn number(&mut self, mark: &[Node]) -> u16 {
        let mut line = Line::default();
        self.inlines(mark, &mut line);
        let mark = fold(&line.into_text());
        if let Ok(number) = mark.parse() {
            return number;
        }
        let index = self.marks.iter().position(|known| *known == mark).unwrap_or_else(|| {
            self.marks.push(mark);
            self.marks.len() - 1
        });
        u16::try_from(index + 1).unwrap_or(u16::MAX)
    }
}

/// Whether a tag stands in a line (ISO 32000-1, 14.8.4.4), not beside it. Pictures stand beside it wherever they may.
fn is_inline(element: &Element) -> bool {
    match element.standard.as_str() {
        "Span" | "Quote" | "Note" | "Reference" | "BibEntry" | "Link" | "Annot" | "Lbl" => true,
        "Code" => !element.children.iter().any(is_paragraph),
        _ => false,
    }
}

fn is_paragraph(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.standard == "P")
}

fn is_link(node: &Node) -> bool {
    matches!(node, Node::Element(element) if element.standard == "Link")
}

/// The level of `H1`, `H2` …
fn heading_level(standard: &str) -> Option<u8> {
    standard.strip_prefix('H')?.parse().ok()
}

/// Whether an element is a picture, perhaps in groups of its own: the engine wraps one that stands near the end of a page.
fn is_picture(element: &Element) -> bool {
    let mut element = element;
    while let ("Div", [Node::Element(only)]) = (element.standard.as_str(), element.children.as_slice()) {
        element = only;
    }
    element.standard == "Figure"
}
