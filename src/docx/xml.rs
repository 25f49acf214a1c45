//! The one writer of XML.
//!
//! Text and attributes are always escaped, an element is closed by the end of the closure that fills it, and a character that
//! XML 1.0 cannot carry is an error: leaving it out would change what the document says. Callers know no other way to write.

use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::DocxError;

/// Attributes of an element; values are escaped when written.
pub(super) type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

/// A part of the package under construction.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The first fault; the rest of the part is then written for nothing, and [`Xml::part`] reports the fault.
    fault: Option<DocxError>,
}

impl Xml {
    /// A part with one root element.
    ///
    /// # Errors
    /// Those of `content`, and a character that XML 1.0 cannot carry.
    pub(super) fn part(
        root: &'static str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> Result<(), DocxError>,
    ) -> Result<Vec<u8>, DocxError> {
        let mut xml = Self { writer: Writer::new(Vec::new()), fault: None };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.element(root, attributes, content)?;
        match xml.fault {
            Some(fault) => Err(fault),
            None => Ok(xml.writer.into_inner()),
        }
    }

    /// An element with what `content` writes; gives back what `content` gives, so that a fallible filling can be `?`ed.
    pub(super) fn element<R>(
        &mut self,
        name: &'static str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let start = self.start(name, attributes);
        self.put(Event::Start(start));
        let result = content(self);
        self.put(Event::End(BytesEnd::new(name)));
        result
    }

    /// An element for properties: left out altogether where `content` writes none.
    pub(super) fn properties(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
        let before = self.writer.get_ref().len();
        self.put(Event::Start(BytesStart::new(name)));
        let opened = self.writer.get_ref().len();
        content(self);
        if self.writer.get_ref().len() == opened {
            self.writer.get_mut().truncate(before);
        } else {
            self.put(Event::End(BytesEnd::new(name)));
        }
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        let start = self.start(name, attributes);
        self.put(Event::Empty(start));
    }

    /// An empty element with the attribute `w:val`, the most common form in WordprocessingML.
    pub(super) fn val(&mut self, name: &'static str, value: impl Display) {
        self.empty(name, &[("w:val", &value)]);
    }

    /// An on/off property (`CT_OnOff`), written out when it is off too, to undo what a style on which it is based says.
    pub(super) fn toggle(&mut self, name: &'static str, on: bool) {
        if on {
            self.empty(name, &[]);
        } else {
            self.val(name, 0);
        }
    }

    /// Character data.
    pub(super) fn text(&mut self, text: &str) {
        self.check(text);
        self.put(Event::Text(BytesText::new(text)));
    }

    /// An element with character data alone.
    pub(super) fn text_element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.element(name, attributes, |xml| xml.text(text));
    }

    fn start(&mut self, name: &'static str, attributes: Attributes<'_>) -> BytesStart<'static> {
        let mut start = BytesStart::new(name);
        for (key, value) in attributes {
            let value = value.to_string();
            self.check(&value);
            start.push_attribute((*key, value.as_str()));
        }
        start
    }

    fn put(&mut self, event: Event<'_>) {
        if let Err(error) = self.writer.write_event(event) {
            self.fault.get_or_insert(DocxError::Package(error.to_string()));
        }
    }

    fn check(&mut self, text: &str) {
        if let Some(character) = text.chars().find(|c| !is_xml(*c)) {
            self.fault.get_or_insert(DocxError::Character(character));
        }
    }
}

/// Whether XML 1.0 can carry a character (production 2, `Char`).
fn is_xml(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

#[cfg(test)]
mod tests {
    use super::{DocxError, Xml};

    fn written(content: impl FnOnce(&mut Xml)) -> Result<String, DocxError> {
        let bytes = Xml::part("w:r", &[], |xml| {
            content(xml);
            Ok(())
        })?;
        Ok(String::from_utf8(bytes).expect("XML is UTF-8"))
    }

    #[test]
    fn markup_in_somebodys_words_stays_words() {
        let xml = written(|xml| {
            xml.element("w:t", &[("w:note", &"a\"<b>&\n")], |xml| xml.text("5 < 6 & </w:t>"));
            xml.properties("w:pPr", |_| ());
            xml.properties("w:rPr", |xml| xml.toggle("w:b", false));
        });
        assert_eq!(
            xml.expect("no forbidden character"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <w:r><w:t w:note=\"a&quot;&lt;b&gt;&amp;&#10;\">5 &lt; 6 &amp; &lt;/w:t&gt;</w:t><w:rPr><w:b w:val=\"0\"/></w:rPr></w:r>"
        );
    }

    #[test]
    fn a_character_that_xml_cannot_carry_is_refused_and_not_dropped() {
        assert_eq!(written(|xml| xml.text("a\u{1}b")), Err(DocxError::Character('\u{1}')));
        assert_eq!(written(|xml| xml.val("w:name", "\u{FFFF}")), Err(DocxError::Character('\u{FFFF}')));
    }
}
