//! Blocks of text.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::document::{Block, Entry, GroupKind, Image, Inline, Role};

use super::page::Page;

impl Page<'_> {
    /// Blocks, each on a line of its own. `role` is the role that a paragraph has here when nothing else is said.
    pub(super) fn blocks(&mut self, blocks: &[Block], role: Role) {
        for block in blocks {
            self.block(block, role);
            self.line();
        }
    }

    /// What a list item, description or cell holds: words without more ado where it is one paragraph.
    pub(super) fn part(&mut self, blocks: &[Block], role: Role) {
        match blocks {
            [Block::Paragraph { role: own, inlines }] if own_class(*own, role).is_none() => self.inlines(inlines),
            _ => self.blocks(blocks, role),
        }
    }

    fn block(&mut self, block: &Block, role: Role) {
        match block {
            Block::Paragraph { role: own, inlines } => self.paragraph(own_class(*own, role), inlines),
            Block::Heading { level, id, inlines } => self.heading(*level, id, inlines),
            Block::Title { inlines } => self.element("h1", &[], |page| page.inlines(inlines)),
            Block::Contents { id, heading, entries } => self.contents(id, heading, entries),
            Block::List { start, items } => self.list(*start, items),
            Block::Terms { items } => self.terms(items),
            Block::Table(table) => self.table(table),
            Block::Figure { image, caption } => self.element("figure", &[], |page| {
                page.image(image);
                if let Some(caption) = caption {
                    page.element("figcaption", &[], |page| page.inlines(caption));
                }
            }),
            Block::Quote { blocks } => self.element("blockquote", &[], |page| {
                page.line();
                page.blocks(blocks, Role::Quote);
            }),
            Block::Code { text } => self.element("pre", &[], |page| {
                // HTML ignores a line feed right after the tag.
                if text.starts_with('\n') {
                    page.line();
                }
                page.text(text);
            }),
            Block::Divider => self.void("hr", &[]),
            Block::Group { kind, lang, blocks } => {
                let name = if *kind == GroupKind::Section { "section" } else { "div" };
                self.group(name, *kind, lang.as_deref(), blocks, role);
            }
        }
    }

    /// Blocks that belong together, in an element of that name; `role` as for [`Page::blocks`].
    pub(super) fn group(&mut self, name: &str, kind: GroupKind, lang: Option<&str>, blocks: &[Block], role: Role) {
        let class = match kind {
            GroupKind::Letterhead => Some("letterhead"),
            GroupKind::Contact => Some("contact-details"),
            GroupKind::LeadIn => Some("lead-in"),
            GroupKind::Together => Some("together"),
            GroupKind::Closing => Some("closing"),
            GroupKind::Section => None,
        };
        let attributes: Vec<_> =
            class.map(|class| ("class", class)).into_iter().chain(lang.map(|lang| ("lang", lang))).collect();
        self.element(name, &attributes, |page| {
            page.line();
            page.blocks(blocks, role);
        });
    }

    /// A paragraph; one with jumps to the next column is set in columns.
    fn paragraph(&mut self, class: Option<&str>, inlines: &[Inline]) {
        let columns: Vec<_> = inlines.split(|inline| *inline == Inline::Tab).collect();
        if columns.len() < 2 {
            let attributes: Vec<_> = class.map(|class| ("class", class)).into_iter().collect();
            return self.element("p", &attributes, |page| page.inlines(inlines));
        }
        let class = class.map_or_else(|| "columns".to_owned(), |class| format!("{class} columns"));
        self.element("p", &[("class", &class)], |page| {
            for (index, column) in columns.into_iter().enumerate() {
                if index > 0 {
                    page.text(" ");
                }
                page.element("span", &[], |page| page.inlines(column));
            }
        });
    }

    /// A heading: level 1 is an `h2`, below the title. HTML ends at `h6`; deeper ones say their level.
    fn heading(&mut self, level: u8, id: &str, inlines: &[Inline]) {
        let level = level.max(1).saturating_add(1);
        let name = format!("h{}", level.min(6));
        let level = level.to_string();
        let deep: &[_] = if name[1..] == level { &[] } else { &[("aria-level", level.as_str())] };
        self.element(&name, &[&[("id", id)], deep].concat(), |page| page.inlines(inlines));
    }

    /// The list of contents: a landmark that is called as its heading.
    fn contents(&mut self, id: &str, heading: &[Inline], entries: &[Entry]) {
        self.element("nav", &[("aria-labelledby", id)], |page| {
            page.line();
            page.heading(1, id, heading);
            page.line();
            page.entries(entries);
            page.line();
        });
    }

    /// Entries; those of deeper levels in lists within the one before them.
    fn entries(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        self.element("ul", &[], |page| {
            page.line();
            let mut rest = entries;
            while let Some((entry, after)) = rest.split_first() {
                let (within, after) = after.split_at(after.iter().take_while(|next| next.level > entry.level).count());
                page.element("li", &[], |page| {
                    let href = format!("#{}", entry.target);
                    page.element("a", &[("href", &href)], |page| page.inlines(&entry.inlines));
                    if !within.is_empty() {
                        page.line();
                        page.entries(within);
                        page.line();
                    }
                });
                page.line();
                rest = after;
            }
        });
    }

    fn list(&mut self, start: Option<u32>, items: &[Vec<Block>]) {
        let name = if start.is_some() { "ol" } else { "ul" };
        let start = start.filter(|start| *start != 1).map(|start| start.to_string());
        let attributes: Vec<_> = start.as_deref().map(|start| ("start", start)).into_iter().collect();
        self.element(name, &attributes, |page| {
            page.line();
            for item in items {
                page.element("li", &[], |page| page.part(item, Role::ListItem));
                page.line();
            }
        });
    }

    fn terms(&mut self, items: &[(Vec<Inline>, Vec<Block>)]) {
        self.element("dl", &[], |page| {
            page.line();
            for (term, description) in items {
                page.element("div", &[], |page| {
                    page.element("dt", &[], |page| page.inlines(term));
                    page.element("dd", &[], |page| page.part(description, Role::Description));
                });
                page.line();
            }
        });
    }

    fn image(&mut self, image: &Image) {
        let format = image.format.media_type();
        let source = format!("data:{format};base64,{}", STANDARD.encode(&image.data));
        let (width, height) = (image.size.0.to_string(), image.size.1.to_string());
        let class: &[_] = if image.logotype { &[("class", "logotype")] } else { &[] };
        let attributes = [("src", source.as_str()), ("alt", &image.alt), ("width", &width), ("height", &height)];
        self.void("img", &[&attributes, class].concat());
    }
}

/// The class of a paragraph, where its role is not what its place says.
fn own_class(own: Role, place: Role) -> Option<&'static str> {
    (own != Role::Body && own != place).then(|| own.name())
}
