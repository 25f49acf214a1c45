//! The structure tree (ISO 32000-1, 14.7): what a screen reader walks.

use std::collections::{BTreeMap, BTreeSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, Object, ObjectIdentifier};

use super::PdfReadError;
use super::content::{self, Content, Fonts};
use super::object::{MAX_DEPTH, MAX_NODES, catalog, document_lang, name_entry, one_or_many, open, text_entry};

/// How often a name of the role map may lead to another one.
const MAX_ROLES: usize = 16;

/// How much of a text an error quotes, in characters.
const QUOTED: usize = 60;

/// All tags of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TagTree {
    /// Language of the whole document as BCP 47.
    pub lang: Option<String>,
    /// The topmost tags.
    pub children: Vec<Node>,
}

/// What a tag holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A tag.
    Element(Element),
    /// Marked content.
    Text(Text),
    /// The clickable area of a link.
    Link {
        /// Where to; `None` for places in the same document.
        uri: Option<String>,
    },
}

/// A tag: a structure element.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Element {
    /// Its type as written: `Title`.
    pub written: String,
    /// The standard type that the role map makes of it: `P`. The same as `written` for standard types.
    pub standard: String,
    /// Language as BCP 47, where it differs from what is around.
    pub lang: Option<String>,
    /// Alternative text (`Alt`).
    pub alt: Option<String>,
    /// What it says instead of its content (`ActualText`).
    pub actual_text: Option<String>,
    /// Its title (`T`), of headings.
    pub title: Option<String>,
    /// Of what a header cell is the header: `Column`, `Row` or `Both`.
    pub scope: Option<String>,
    /// Columns it covers, where it is not 1.
    pub colspan: Option<i32>,
    /// Rows it covers, where it is not 1.
    pub rowspan: Option<i32>,
    /// How a list is numbered: `None`, `Decimal`, `Circle`.
    pub numbering: Option<String>,
    /// What it holds.
    pub children: Vec<Node>,
}

/// A piece of text: one marked-content sequence. Our engine makes one of each run in each line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The words, as the file has them.
    pub text: String,
    /// Language as BCP 47, where it differs from what is around.
    pub lang: Option<String>,
}

/// Reads the tags of a PDF.
///
/// # Errors
/// If the file cannot be read, is not tagged or draws text that no tag reaches.
pub fn tags(bytes: &[u8]) -> Result<TagTree, PdfReadError> {
    let pdf = open(bytes)?;
    let catalog = catalog(&pdf)?;
    let root = catalog.get::<Dict<'_>>(keys::STRUCT_TREE_ROOT).ok_or(PdfReadError::NotTagged)?;
    let mut reader = Reader::new(&pdf, root.get::<Dict<'_>>(keys::ROLE_MAP).unwrap_or_default());
    let mut children = Vec::new();
    reader.children(&root, 0, &mut children)?;
    reader.check_all_heard()?;
    Ok(TagTree { lang: document_lang(&catalog), children })
}

struct Reader<'a> {
    roles: Dict<'a>,
    /// The standard type of each written type seen so far.
    standard: BTreeMap<String, String>,
    page_numbers: BTreeMap<ObjectIdentifier, usize>,
    contents: Vec<Content>,
    /// The marked content that a tag has led to: page and identifier.
    heard: BTreeSet<(usize, i32)>,
    nodes: usize,
}

impl<'a> Reader<'a> {
    fn new(pdf: &'a Pdf, roles: Dict<'a>) -> Self {
        let pages = pdf.pages();
        let mut fonts = Fonts::default();
        let contents = pages.iter().map(|page| content::read(page, &mut fonts)).collect();
        let ids = pages.iter().enumerate();
        let page_numbers = ids.filter_map(|(index, page)| Some((page.raw().obj_id()?, index))).collect();
        Self { roles, standard: BTreeMap::new(), page_numbers, contents, heard: BTreeSet::new(), nodes: 0 }
    }

    /// Reads the kids (`K`) of an element or of the root.
    fn children(&mut self, parent: &Dict<'_>, depth: usize, children: &mut Vec<Node>) -> Result<(), PdfReadError> {
        if depth > MAX_DEPTH {
            return Err(PdfReadError::TooDeep);
        }
        let page = self.page(parent);
        for kid in one_or_many(parent.get::<Object<'_>>(keys::K)) {
            self.nodes += 1;
            if self.nodes > MAX_NODES {
                return Err(PdfReadError::TooLarge);
            }
            match kid {
                Object::Number(id) => {
                    children.extend(i32::try_from(id.as_i64()).ok().and_then(|id| self.text(page, id)));
                }
                Object::Dict(kid) => match name_entry(&kid, keys::TYPE).as_deref() {
                    Some("MCR") => {
                        let page = self.page(&kid).or(page);
                        children.extend(kid.get::<i32>(keys::MCID).and_then(|id| self.text(page, id)));
                    }
                    Some("OBJR") => children.extend(link(&kid)),
                    _ => children.push(Node::Element(self.element(&kid, depth)?)),
                },
                _ => {}
            }
        }
        Ok(())
    }

    fn element(&mut self, dict: &Dict<'_>, depth: usize) -> Result<Element, PdfReadError> {
        let written = name_entry(dict, keys::S).unwrap_or_default();
        let mut element = Element {
            standard: self.standard(&written),
            written,
            lang: text_entry(dict, keys::LANG),
            alt: text_entry(dict, keys::ALT),
            actual_text: text_entry(dict, keys::ACTUAL_TEXT),
            title: text_entry(dict, keys::T),
            ..Element::default()
        };
        for attributes in one_or_many(dict.get::<Object<'_>>(keys::A)) {
            if let Object::Dict(attributes) = attributes {
                element.read_attributes(&attributes);
            }
        }
        self.children(dict, depth + 1, &mut element.children)?;
        Ok(element)
    }

    fn standard(&mut self, written: &str) -> String {
        if let Some(standard) = self.standard.get(written) {
            return standard.clone();
        }
        let mut standard = written.to_owned();
        for _ in 0..MAX_ROLES {
            match name_entry(&self.roles, standard.as_bytes()) {
                Some(next) if next != standard => standard = next,
                _ => break,
            }
        }
        self.standard.insert(written.to_owned(), standard.clone());
        standard
    }

    /// The page of an element or a reference.
    fn page(&self, dict: &Dict<'_>) -> Option<usize> {
        let id = dict.get_ref(keys::PG)?;
        self.page_numbers.get(&id.into()).copied()
    }

    fn text(&mut self, page: Option<usize>, id: i32) -> Option<Node> {
        let page = page?;
        let marked = self.contents.get(page)?.marked.get(&id)?;
        self.heard.insert((page, id));
        Some(Node::Text(Text { text: marked.text.clone(), lang: marked.lang.clone() }))
    }

    /// Whether all text that is drawn is an artifact or has been reached.
    fn check_all_heard(&self) -> Result<(), PdfReadError> {
        for (page, content) in self.contents.iter().enumerate() {
            let unheard = content.marked.iter().filter(|(id, _)| !self.heard.contains(&(page, **id)));
            let mut texts = unheard.map(|(_, marked)| &marked.text).chain([&content.unmarked]);
            if let Some(text) = texts.find(|text| !text.trim().is_empty()) {
                let text = text.trim().chars().take(QUOTED).collect();
                return Err(PdfReadError::Untagged { page: page + 1, text });
            }
        }
        Ok(())
    }
}

impl Element {
    /// Takes over what an attribute dictionary (ISO 32000-1, 14.8.5) says, whoever its owner is: no two owners share a key.
    fn read_attributes(&mut self, attributes: &Dict<'_>) {
        let number = |key: &[u8]| attributes.get::<i32>(key).filter(|&span| span != 1);
        self.scope = name_entry(attributes, b"Scope").or(self.scope.take());
        self.colspan = number(b"ColSpan").or(self.colspan);
        self.rowspan = number(b"RowSpan").or(self.rowspan);
        self.numbering = name_entry(attributes, b"ListNumbering").or(self.numbering.take());
    }
}

/// A reference to an annotation, if that is a link.
fn link(reference: &Dict<'_>) -> Option<Node> {
    let annotation = reference.get::<Dict<'_>>(b"Obj")?;
    if name_entry(&annotation, keys::SUBTYPE).as_deref() != Some("Link") {
        return None;
    }
    let uri = annotation.get::<Dict<'_>>(keys::A).and_then(|action| text_entry(&action, b"URI"));
    Some(Node::Link { uri })
}
