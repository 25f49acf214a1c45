//! The one writer of XML, over `quick-xml`.
//!
//! Text and attributes are always escaped, an element is closed by the end of the closure that fills it, and a character that
//! XML 1.0 cannot carry is an error: leaving it out would change what the document says. Callers know no other way to write.
//!
//! The web page has a writer of its own ([`mod@crate::html`]): it carries what is to be remembered from element to element, and a page
//! is shown even with a character that it cannot hold. What a character is and how it is escaped it takes from here.

use std::borrow::Cow;
use std::fmt::Display;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// Attributes of an element; values are escaped when written.
pub(crate) type Attributes<'a> = &'a [(&'static str, &'a dyn Display)];

/// Why there is no XML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum XmlError {
    /// A character that XML 1.0 cannot carry.
    Character(char),
    /// What the writing failed on.
    Writing(String),
}

/// A document of XML under construction.
pub(crate) struct Xml {
    writer: Writer<Vec<u8>>,
    /// The first fault; the rest of the document is then written for nothing, and [`Xml::part`] reports the fault.
    fault: Option<XmlError>,
}

impl Xml {
    /// A document with one root element.
    ///
    /// # Errors
    /// Those of `content`, and a character that XML 1.0 cannot carry.
    pub(crate) fn part<E: From<XmlError>>(
        root: &'static str,
        attributes: Attributes<'_>,
        content: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Vec<u8>, E> {
        let mut xml = Self { writer: Writer::new(Vec::new()), fault: None };
        xml.put(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.element(root, attributes, content)?;
        match xml.fault {
            Some(fault) => Err(fault.into()),
            None => Ok(xml.writer.into_inner()),
        }
    }

    /// An element with what `content` writes; gives back what `content` gives, so that a fallible filling can be `?`ed.
    pub(crate) fn element<R>(
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
    pub(crate) fn properties(&mut self, name: &'static str, content: impl FnOnce(&mut Self)) {
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
    pub(crate) fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        let start = self.start(name, attributes);
        self.put(Event::Empty(start));
    }

    /// Character data.
    pub(crate) fn text(&mut self, text: &str) {
        self.check(text);
        self.put(Event::Text(BytesText::new(text)));
    }

    /// An element with character data alone.
    pub(crate) fn text_element(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
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
            self.fault.get_or_insert(XmlError::Writing(error.to_string()));
        }
    }

    fn check(&mut self, text: &str) {
        if let Some(character) = text.chars().find(|c| !is_xml(*c)) {
            self.fault.get_or_insert(XmlError::Character(character));
        }
    }
}

/// Whether XML 1.0 can carry a character (production 2, `Char`).
pub(crate) fn is_xml(character: char) -> bool {
    !matches!(character, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}')
}

/// Character data as it stands in XML, and in HTML.
pub(crate) fn escaped_text(text: &str) -> Cow<'_, str> {
    quick_xml::escape::partial_escape(text)
}

/// The value of an attribute as it stands in quotation marks in XML, and in HTML.
pub(crate) fn escaped_value(value: &str) -> Cow<'_, str> {
    quick_xml::escape::escape(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use quick_xml::XmlVersion;
    use quick_xml::escape::resolve_xml_entity;
    use quick_xml::events::Event;
    use quick_xml::reader::Reader;

    use super::{Xml, XmlError};

    /// An element as it is written, and as it is read.
    #[derive(Clone, Debug, Default, PartialEq)]
    struct Node {
        name: String,
        value: Option<String>,
        text: String,
        children: Vec<Node>,
    }

    /// The names that elements of a tree have; the writer takes fixed ones only.
    const NAMES: [&str; 3] = ["a", "w:b", "c"];

    fn trees() -> impl Strategy<Value = Node> {
        let own = || {
            let words = "[a<>&\"'\\]!\\-/ é\u{a0}\n]{0,8}";
            (prop::sample::select(NAMES.to_vec()), prop::option::of(words), words)
        };
        let node = |(name, value, text): (&str, _, _), children| Node { name: name.to_owned(), value, text, children };
        own().prop_map(move |own| node(own, Vec::new())).prop_recursive(4, 24, 4, move |inner| {
            (own(), prop::collection::vec(inner, 0..4)).prop_map(move |(own, children)| node(own, children))
        })
    }

    fn write(xml: &mut Xml, node: &Node) {
        let name = NAMES.into_iter().find(|name| *name == node.name).expect("one of the names");
        let value = node.value.clone().unwrap_or_default();
        let attributes: &[(_, &dyn std::fmt::Display)] = if node.value.is_some() { &[("v", &value)] } else { &[] };
        xml.element(name, attributes, |xml| {
            xml.text(&node.text);
            node.children.iter().for_each(|child| write(xml, child));
        });
    }

    /// What a reader that checks the ends of elements makes of XML.
    fn read(text: &str) -> Node {
        let mut reader = Reader::from_str(text);
        let mut open = vec![Node::default()];
        loop {
            match reader.read_event().expect("well-formed") {
                Event::Start(element) => {
                    let value = element.try_get_attribute("v").expect("well-formed");
                    let value = value
                        .map(|value| value.normalized_value(XmlVersion::Implicit1_0).expect("escaped").into_owned());
                    open.push(Node { name: element.name().as_ref().to_owned(), value, ..Node::default() });
                }
                Event::End(_) => {
                    let node = open.pop().expect("it was opened");
                    open.last_mut().expect("the root is never closed").children.push(node);
                }
                Event::Text(words) => open.last_mut().expect("the root").text.push_str(&words.xml10_content()),
                Event::GeneralRef(reference) => {
                    let words = match reference.resolve_char_ref().expect("a character") {
                        Some(character) => character.to_string(),
                        None => resolve_xml_entity(&reference).expect("one of the five").to_owned(),
                    };
                    open.last_mut().expect("the root").text.push_str(&words);
                }
                Event::Eof => return open.pop().expect("the root"),
                _ => {}
            }
        }
    }

    proptest! {
        #[test]
        fn whatever_is_written_is_what_any_reader_reads(tree in trees()) {
            let xml = written(|xml| write(xml, &tree)).expect("no forbidden character");
            let root = read(&xml).children.pop().expect("the part's root");
            prop_assert_eq!(root.children, vec![tree]);
        }
    }

    fn written(content: impl FnOnce(&mut Xml)) -> Result<String, XmlError> {
        let bytes = Xml::part::<XmlError>("r", &[], |xml| {
            content(xml);
            Ok(())
        })?;
        Ok(String::from_utf8(bytes).expect("XML is UTF-8"))
    }

    #[test]
    fn markup_in_somebodys_words_stays_words() {
        let xml = written(|xml| {
            xml.element("t", &[("note", &"a\"<b>&\n")], |xml| xml.text("5 < 6 & </t>"));
            xml.properties("none", |_| ());
            xml.properties("some", |xml| xml.empty("b", &[("val", &0)]));
        });
        assert_eq!(
            xml.expect("no forbidden character"),
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
             <r><t note=\"a&quot;&lt;b&gt;&amp;&#10;\">5 &lt; 6 &amp; &lt;/t&gt;</t><some><b val=\"0\"/></some></r>"
        );
    }

    #[test]
    fn a_character_that_xml_cannot_carry_is_refused_and_not_dropped() {
        assert_eq!(written(|xml| xml.text("a\u{1}b")), Err(XmlError::Character('\u{1}')));
        assert_eq!(written(|xml| xml.empty("b", &[("val", &'\u{FFFF}')])), Err(XmlError::Character('\u{FFFF}')));
    }
}
