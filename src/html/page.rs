//! The page as a whole: metadata, landmarks, footnotes.

use std::collections::BTreeSet;

use crate::document::origin::PREFIX;
use crate::document::{Block, Document, GroupKind, Metadata, Role};
use crate::house::House;
use crate::seal;

use super::inline::{note_id, reference_id};
use super::write::Writer;
use super::{Words, css};

/// A page in the making.
pub(super) type Page<'a> = Writer<State<'a>>;

/// What must be remembered while the page is written.
pub(super) struct State<'a> {
    /// Fixed phrases.
    pub(super) words: &'a Words,
    /// Whether this is in a link.
    pub(super) in_link: bool,
    /// For each footnote, how many references to it have been written.
    pub(super) referred: Vec<usize>,
    /// How many tables have been begun.
    pub(super) tables: usize,
    /// What the regions so far are called.
    pub(super) regions: BTreeSet<String>,
}

/// The name of the main part, for the skip link. See [`note_id`] on the underscore.
const CONTENT: &str = "_content";
/// The name of the footnotes' heading.
const NOTES: &str = "_notes";

/// The document as one HTML file that is well-formed XML, too.
#[must_use]
pub fn html(document: &Document, house: &House, words: &Words) -> String {
    let mut page = Page::new(State {
        words,
        in_link: false,
        referred: vec![0; document.notes.len()],
        tables: 0,
        regions: BTreeSet::new(),
    });
    page.element("html", &[("xmlns", "http://www.w3.org/1999/xhtml"), ("lang", &document.meta.lang)], |page| {
        page.line();
        page.head(document, house);
        page.line();
        page.element("body", &[], |page| page.body(document));
        page.line();
    });
    page.line();
    page.finish()
}

impl Page<'_> {
    fn head(&mut self, document: &Document, house: &House) {
        self.element("head", &[], |page| {
            page.line();
            page.void("meta", &[("charset", "utf-8")]);
            page.line();
            page.void("meta", &[("name", "viewport"), ("content", "width=device-width, initial-scale=1")]);
            page.line();
            page.void("meta", &[("name", "color-scheme"), ("content", "light dark")]);
            page.line();
            page.element("title", &[], |page| page.text(&document.meta.title));
            page.line();
            page.metadata(&document.meta);
            page.element("style", &[], |page| page.text(&css::css(house, &document.running_header)));
            page.line();
        });
    }

    /// Metadata as search engines and archives look for them: HTML's own names, and Dublin Core (ISO 15836); then where the page comes from, and
    /// room for its seal ([`crate::seal`]).
    fn metadata(&mut self, meta: &Metadata) {
        let creator = meta.department.as_deref().unwrap_or(&meta.authority);
        let date = meta.date.map(|date| date.to_string());
        let keywords = meta.keywords.join(", ");
        let mut facts = vec![("description", meta.description.as_str()), ("keywords", &keywords)];
        facts.extend(meta.authors.iter().map(|author| ("author", author.as_str())));
        facts.extend([("DC.title", meta.title.as_str()), ("DC.creator", creator), ("DC.publisher", &meta.authority)]);
        facts.extend(meta.authors.iter().map(|author| ("DC.contributor", author.as_str())));
        facts.extend(date.as_deref().map(|date| ("DC.date", date)));
        facts.extend([
            ("DC.type", meta.document_type.as_str()),
            ("DC.language", &meta.lang),
            ("DC.identifier", meta.registry_number.as_deref().unwrap_or(&meta.identifier)),
            ("DC.description", &meta.description),
            ("DC.format", "text/html"),
        ]);
        for (name, content) in facts {
            if !content.is_empty() {
                self.meta(name, content);
            }
        }
        for (fact, value) in meta.facts() {
            self.meta(&format!("{PREFIX}.{}", fact.key()), &value);
        }
        self.meta(&format!("{PREFIX}.{}", seal::KEY), seal::BLANK);
    }

    fn meta(&mut self, name: &str, content: &str) {
        self.void("meta", &[("name", name), ("content", content)]);
        self.line();
    }

    /// The landmarks: a letterhead that comes first is the banner, addresses that come last the content info.
    fn body(&mut self, document: &Document) {
        self.line();
        let skip_link = &self.state.words.skip_link;
        self.element("a", &[("class", "skip"), ("href", &format!("#{CONTENT}"))], |page| page.text(skip_link));
        self.line();
        let blocks = &document.blocks[..];
        let (letterhead, blocks) = match blocks.split_first() {
            Some((first, rest)) if is_group(first, GroupKind::Letterhead) => (Some(first), rest),
            _ => (None, blocks),
        };
        let (contact, blocks) = match blocks.split_last() {
            Some((last, rest)) if is_group(last, GroupKind::Contact) => (Some(last), rest),
            _ => (None, blocks),
        };
        self.landmark("header", letterhead);
        self.element("main", &[("id", CONTENT)], |page| {
            page.line();
            page.blocks(blocks, Role::Body);
            page.notes(&document.notes);
        });
        self.line();
        self.landmark("footer", contact);
    }

    fn landmark(&mut self, name: &str, group: Option<&Block>) {
        if let Some(Block::Group { kind, lang, blocks }) = group {
            self.group(name, *kind, lang.as_deref(), blocks, Role::Body);
            self.line();
        }
    }

    fn notes(&mut self, notes: &[Vec<Block>]) {
        if notes.is_empty() {
            return;
        }
        let heading = &self.state.words.notes;
        self.element("section", &[("role", "doc-endnotes"), ("aria-labelledby", NOTES)], |page| {
            page.line();
            page.element("h2", &[("id", NOTES)], |page| page.text(heading));
            page.line();
            page.element("ol", &[], |page| {
                page.line();
                for (index, note) in notes.iter().enumerate() {
                    page.element("li", &[("id", &note_id(index))], |page| {
                        page.part(note, Role::Note);
                        page.back_links(index);
                    });
                    page.line();
                }
            });
            page.line();
        });
        self.line();
    }

    /// A way back for each reference.
    fn back_links(&mut self, index: usize) {
        let references = self.state.referred.get(index).copied().unwrap_or_default();
        for count in 1..=references {
            let href = format!("#{}", reference_id(index, count));
            let mut label = format!("{} {}", self.state.words.back_to_text, index + 1);
            if count > 1 {
                label = format!("{label} ({count})");
            }
            self.text(" ");
            let attributes = [("role", "doc-backlink"), ("href", href.as_str()), ("aria-label", &label)];
            self.element("a", &attributes, |page| page.text("↑"));
        }
    }
}

fn is_group(block: &Block, wanted: GroupKind) -> bool {
    matches!(block, Block::Group { kind, .. } if *kind == wanted)
}
