//! Words in a line.

use crate::document::{Inline, parity};

use super::page::Page;

impl Page<'_> {
    /// Words, exactly: no white space is added.
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) | Inline::Number(text) => self.text(text),
            Inline::Strong(inlines) => self.span("strong", &[], inlines),
            Inline::Emph(inlines) => self.span("em", &[], inlines),
            Inline::Strike(inlines) => self.span("s", &[], inlines),
            Inline::Super(inlines) => self.span("sup", &[], inlines),
            Inline::Sub(inlines) => self.span("sub", &[], inlines),
            Inline::Code(text) => self.element("code", &[], |page| page.text(text)),
            Inline::Link { href, inlines } => self.link(href, inlines, inline.tells_its_address()),
            Inline::Named { id, inlines } => self.span("span", &[("id", id)], inlines),
            Inline::Lang { lang, inlines } => self.span("span", &[("lang", lang)], inlines),
            Inline::NoteRef(index) => self.note_reference(*index),
            Inline::Break => self.void("br", &[]),
            Inline::Tab => self.text(" "),
            // Pages are numbered by the browser, in the margin, when it prints.
            Inline::Field(_) => {}
        }
    }

    fn span(&mut self, name: &str, attributes: &[(&str, &str)], inlines: &[Inline]) {
        self.element(name, attributes, |page| page.inlines(inlines));
    }

    /// A link. HTML forbids one within another: the outer one counts. On paper the address is printed after the words,
    /// unless they are the address or it is a place in this document.
    fn link(&mut self, href: &str, inlines: &[Inline], told: bool) {
        if self.state.in_link {
            return self.inlines(inlines);
        }
        let class: &[_] = if told || href.starts_with('#') { &[] } else { &[("class", "told-on-paper")] };
        self.state.in_link = true;
        self.span("a", &[&[("href", href)], class].concat(), inlines);
        self.state.in_link = false;
    }

    /// The reference to a footnote. Within a link, or where the footnote is missing, it leads nowhere.
    fn note_reference(&mut self, index: usize) {
        let in_link = self.state.in_link;
        let Some(referred) = self.state.referred.get_mut(index).filter(|_| !in_link) else {
            return self.element("sup", &[], |page| page.text(&parity::note_mark(index)));
        };
        *referred += 1;
        let id = reference_id(index, *referred);
        let number = (index + 1).to_string();
        let label = format!("{} {number}", self.state.words.note);
        let href = format!("#{}", note_id(index));
        let attributes = [("id", id.as_str()), ("role", "doc-noteref"), ("href", &href), ("aria-label", &label)];
        self.element("sup", &[], |page| page.element("a", &attributes, |page| page.text(&number)));
    }
}

/// The name of a footnote. Names of ours begin with an underscore, those of headings with a letter.
pub(super) fn note_id(index: usize) -> String {
    format!("_note-{}", index + 1)
}

/// The name of the `count`th reference to a footnote.
pub(super) fn reference_id(index: usize, count: usize) -> String {
    format!("_ref-{}-{count}", index + 1)
}
