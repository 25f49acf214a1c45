//! Writing elements: everything is escaped, everything that is opened is closed.

/// A page in the making, and what whoever writes it must remember (`S`).
pub(super) struct Writer<S> {
    out: String,
    pub(super) state: S,
}

impl<S> Writer<S> {
    /// An empty page.
    pub(super) fn new(state: S) -> Self {
        Self { out: String::from("<!DOCTYPE html>\n"), state }
    }

    /// The finished page.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// An element with its content.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)], content: impl FnOnce(&mut Self)) {
        self.tag(name, attributes);
        self.out.push('>');
        content(self);
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    /// An element of HTML that never has content, such as `br`.
    pub(super) fn void(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) {
        escape(text, &mut self.out);
    }

    /// A new line, between blocks only: among words it would be a space.
    pub(super) fn line(&mut self) {
        self.out.push('\n');
    }

    fn tag(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            escape(value, &mut self.out);
            self.out.push('"');
        }
    }
}

/// Writes text so that it reads the same in HTML and XML. What neither may hold (control characters; XML 1.0, 2.2) becomes a
/// space where it is white space, else U+FFFD.
fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(character),
            _ if character.is_control() => out.push(if character.is_whitespace() { ' ' } else { '\u{fffd}' }),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            _ => out.push(character),
        }
    }
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
