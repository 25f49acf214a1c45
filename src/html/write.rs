//! Writing elements: everything is escaped, everything that is opened is closed.

use std::borrow::Cow;

use crate::xml::{escaped_text, escaped_value, is_xml};

/// A page in the making, and what whoever writes it must remember (`S`).
pub(crate) struct Writer<S> {
    out: String,
    pub(crate) state: S,
}

impl<S> Writer<S> {
    /// An empty page.
    pub(crate) fn new(state: S) -> Self {
        Self { out: String::from("<!DOCTYPE html>\n"), state }
    }

    /// The finished page.
    pub(crate) fn finish(self) -> String {
        self.out
    }

    /// An element with its content.
    pub(crate) fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes);
        self.out.push('>');
        content(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element of HTML that never has content, such as `br`.
    pub(crate) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// Words.
    pub(crate) fn text(&mut self, text: &str) {
        self.out.push_str(&escaped_text(&legible(text)));
    }

    /// A new line, between blocks only: among words it would be a space.
    pub(crate) fn line(&mut self) {
        self.out.push('\n');
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.out.push_str(&escaped_value(&legible(value)));
            self.out.push('"');
        }
    }
}

/// Text with U+FFFD for what neither HTML nor XML may hold, and a space for white space that they would read otherwise.
fn legible(text: &str) -> Cow<'_, str> {
    let kept = |character: char| matches!(character, '\n' | '\t') || is_xml(character) && !character.is_control();
    if text.chars().all(kept) {
        return Cow::Borrowed(text);
    }
    text.chars()
        .map(|character| match character {
            _ if kept(character) => character,
            _ if character.is_whitespace() => ' ',
            _ => char::REPLACEMENT_CHARACTER,
        })
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::Writer;

    #[test]
    fn no_text_can_break_out_of_its_place() {
        let mut page = Writer::new(());
        page.element("p", &[("title", "\"><script>&")], |page| {
            page.text("</p>&amp; ]]>");
            page.void("br", &[]);
            page.text("a\u{0}b\u{b}c\r\n\u{ffff}");
        });
        let expected = "<!DOCTYPE html>\n<p title=\"&quot;&gt;&lt;script&gt;&amp;\">&lt;/p&gt;&amp;amp; ]]&gt;<br/>a\u{fffd}b c \n\u{fffd}</p>";
        assert_eq!(page.finish(), expected);
    }
}
