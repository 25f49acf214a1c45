//! What the metadata of a file tell, whatever program wrote them last: other programs keep what we wrote there, in forms of their own.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::Kind;
use crate::document::Fact;
use crate::document::origin::PREFIX;
use crate::html::tags;
use crate::pdf;
use crate::seal;
use crate::secret::entities;

/// What a file tells of itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// Its title.
    pub(super) title: Option<String>,
    /// The program that it names as its maker.
    pub(super) program: Option<String>,
    pub(super) facts: BTreeMap<Fact, String>,
    /// Whether it says that it has a seal.
    pub(super) has_seal: bool,
}

/// What tells by itself, in the bytes of a damaged file too, that a file is ours: more than one of each kind, so that no single changed byte
/// takes all of them away. The bytes that other programs leave as they are come with those that only we write.
const TRACES: [(Kind, &[&str], &[&str]); 4] = [
    (
        Kind::Pdf,
        &["%PDF-", "%%EOF"],
        &[
            "urn:protokollant:ursprung#",
            "<xmp:CreatorTool>Protokollant ",
            "/Creator(Protokollant ",
            "<protokollant:sigill>",
            "\n%Protokollant ",
        ],
    ),
    (
        Kind::Word,
        &["word/document.xml", "[Content_Types].xml"],
        &[" name=\"Sigill\"><vt:lpwstr>", "<vt:lpwstr>Protokollant "],
    ),
    (Kind::Web, &["<html", "</html>"], &[" name=\"protokollant.", " name='protokollant.", " name=protokollant."]),
    (Kind::Package, &["/SHA256SUMS"], &["/handling."]),
];

/// Which of our kinds of file something is, by what is left of it.
pub(super) fn traced(bytes: &[u8]) -> Option<Kind> {
    let holds = |word: &&str| bytes.windows(word.len()).any(|window| window == word.as_bytes());
    let found = TRACES.iter().find(|(_, format, ours)| format.iter().any(&holds) && ours.iter().any(&holds));
    found.map(|(kind, ..)| *kind)
}

impl Told {
    pub(super) fn by_pdf(bytes: &[u8]) -> Self {
        let info = pdf::read::info(bytes).unwrap_or_default();
        let mut told = Self { title: info.title, program: info.creator, ..Self::default() };
        let own = |name: &str| name.strip_prefix(PREFIX)?.strip_prefix(':').map(str::to_owned);
        walk(&info.xmp.unwrap_or_default(), |element| {
            // Some programs write properties as attributes.
            let attributes = element.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
            for (name, value) in attributes.chain([(element.name, element.text)]) {
                if let Some(key) = own(name) {
                    told.take(&key, value);
                }
            }
        });
        told
    }

    /// `part` gives the text of a part of the package.
    pub(super) fn by_word<'p>(part: impl Fn(&str) -> Option<std::borrow::Cow<'p, str>>) -> Self {
        let mut told = Self::default();
        let part = |name| part(name).unwrap_or_default();
        walk(&part("docProps/core.xml"), |element| {
            if element.name == "dc:title" {
                told.title = Some(element.text.to_owned());
            }
        });
        walk(&part("docProps/app.xml"), |element| {
            if element.name == "Application" {
                told.program = Some(element.text.to_owned());
            }
        });
        walk(&part(seal::WORD_PART), |element| {
            let Some(property) = element.property else { return };
            if property == seal::PROPERTY {
                told.has_seal |= is_seal(element.text);
            }
            let fact = Fact::ALL.into_iter().find(|fact| fact.property() == property);
            if let Some(fact) = fact {
                told.set(fact, element.text);
            }
        });
        told
    }

    pub(super) fn by_page(page: &str) -> Self {
        let title = between(page, "<title>", "</title>").map(entities);
        let mut told = Self { title, ..Self::default() };
        for tag in tags(page, "meta") {
            let value = |name: &str| tag.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str());
            let key = value("name").and_then(|name| name.strip_prefix(PREFIX)?.strip_prefix('.'));
            if let Some(key) = key {
                told.take(key, value("content").unwrap_or_default());
            }
        }
        told
    }

    /// Whether it says that we made the file. The names of single properties say nothing: other programs have a "Version" too.
    pub(super) fn is_ours(&self) -> bool {
        let is_program = |name: &&String| name.starts_with(super::PROGRAM);
        self.has_seal || self.program.iter().chain(self.facts.get(&Fact::Program)).any(|name| is_program(&name))
    }

    fn take(&mut self, key: &str, value: &str) {
        if key == seal::KEY {
            self.has_seal |= is_seal(value);
        }
        let fact = Fact::ALL.into_iter().find(|fact| fact.key() == key);
        if let Some(fact) = fact {
            self.set(fact, value);
        }
    }

    fn set(&mut self, fact: Fact, value: &str) {
        if !value.trim().is_empty() {
            self.facts.insert(fact, value.trim().to_owned());
        }
    }
}

fn is_seal(text: &str) -> bool {
    let text = text.trim();
    text.len() == seal::BLANK.len() && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> Option<&'t str> {
    let (_, rest) = text.split_once(before)?;
    Some(rest.split_once(after)?.0)
}

/// An element at its end.
struct Element<'e> {
    name: &'e str,
    attributes: &'e [(String, String)],
    /// The text in it, without that of elements within.
    text: &'e str,
    /// The `name` of the element around it.
    property: Option<&'e str>,
}

/// An element that has been opened.
struct Open {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
}

/// Shows every element, as far as the text is XML.
fn walk(xml: &str, mut see: impl FnMut(&Element<'_>)) {
    let mut reader = Reader::from_str(xml);
    let mut open: Vec<Open> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => open.push(opened(&tag)),
            Ok(Event::Empty(tag)) => {
                open.push(opened(&tag));
                close(&mut open, &mut see);
            }
            Ok(Event::End(_)) => close(&mut open, &mut see),
            Ok(Event::Text(text)) => add(&mut open, &text),
            Ok(Event::GeneralRef(entity)) => {
                let character = entity.resolve_char_ref().ok().flatten().map(String::from);
                let known = character.as_deref().or_else(|| quick_xml::escape::resolve_predefined_entity(&entity));
                add(&mut open, known.unwrap_or_default());
            }
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

fn opened(tag: &BytesStart<'_>) -> Open {
    let attributes = tag.attributes().flatten().filter_map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some((attribute.key.as_ref().to_owned(), value.into_owned()))
    });
    Open { name: tag.name().as_ref().to_owned(), attributes: attributes.collect(), text: String::new() }
}

fn add(open: &mut [Open], text: &str) {
    open.last_mut().into_iter().for_each(|open| open.text.push_str(text));
}

fn close(open: &mut Vec<Open>, see: &mut impl FnMut(&Element<'_>)) {
    let Some(Open { name, attributes, text }) = open.pop() else { return };
    let around = open.last().and_then(|around| around.attributes.iter().find(|(name, _)| name == "name"));
    let property = around.map(|(_, value)| value.as_str());
    see(&Element { name: &name, attributes: &attributes, text: &text, property });
}
