//! The tags as text, for people and for the expected output of tests.

use std::fmt::Write;

use super::line::Line;
use super::structure::{Element, Node, TagTree};
use crate::document::parity::fold;

/// Shows a tag tree: one line for each tag, indented by depth, with its attributes; text in quotes, pieces joined.
///
/// A written type that the role map renames shows both: `Title (P)`. The language shows where it changes. The clickable
/// area of a link shows as `uri="…"`; one that leads to the same document is left out, as is the title of a heading that
/// says what the heading says.
///
/// ```text
/// lang=sv
/// H1 "Rubrik"
/// P
///   "Ett stycke med "
///   Strong (Span) "fet text"
///   " och en länk: "
///   Link uri="https://example.com" "exempel"
/// ```
#[must_use]
pub fn dump(tree: &TagTree) -> String {
    let mut out = String::new();
    let lang = tree.lang.as_deref();
    if let Some(lang) = lang {
        line(&mut out, 0, &format!("lang={lang}"));
    }
    for part in parts(&tree.children, lang) {
        part.write(&mut out, 0);
    }
    out
}

/// A stretch of text in one language, or a tag.
enum Part<'a> {
    Text { text: String, lang: Option<&'a str> },
    Element { element: &'a Element, outer_lang: Option<&'a str> },
}

fn parts<'a>(nodes: &'a [Node], outer_lang: Option<&'a str>) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut open: Option<(Line, Option<&str>)> = None;
    let close = |open: &mut Option<(Line, Option<&'a str>)>, parts: &mut Vec<Part<'a>>| {
        if let Some((line, lang)) = open.take() {
            parts.push(Part::Text { text: line.into_text(), lang });
        }
    };
    for node in nodes {
        match node {
            Node::Text(text) if text.text.is_empty() => {}
            Node::Text(text) => {
                let lang = text.lang.as_deref().filter(|lang| Some(*lang) != outer_lang);
                if open.as_ref().is_some_and(|(_, open_lang)| *open_lang != lang) {
                    close(&mut open, &mut parts);
                }
                open.get_or_insert_with(|| (Line::default(), lang)).0.push(&text.text);
            }
            Node::Element(element) => {
                close(&mut open, &mut parts);
                parts.push(Part::Element { element, outer_lang });
            }
            Node::Link { .. } => {}
        }
    }
    close(&mut open, &mut parts);
    parts
}

impl Part<'_> {
    fn write(&self, out: &mut String, depth: usize) {
        match self {
            Part::Text { text, lang } => line(out, depth, &quoted(text, *lang)),
            Part::Element { element, outer_lang } => {
                let lang = element.lang.as_deref().or(*outer_lang);
                let parts = parts(&element.children, lang);
                let mut head = head(element, *outer_lang, &parts);
                if let [Part::Text { text, lang }] = parts.as_slice() {
                    let _ = write!(head, " {}", quoted(text, *lang));
                    line(out, depth, &head);
                } else {
                    line(out, depth, &head);
                    for part in &parts {
                        part.write(out, depth + 1);
                    }
                }
            }
        }
    }
}

/// Type and attributes of a tag.
fn head(element: &Element, outer_lang: Option<&str>, parts: &[Part<'_>]) -> String {
    let mut head = element.written.clone();
    if element.standard != element.written {
        let _ = write!(head, " ({})", element.standard);
    }
    let words = |name: &str, value: Option<&str>| value.map(|value| format!(" {name}=\"{value}\"")).unwrap_or_default();
    let name = |name: &str, value: Option<&str>| value.map(|value| format!(" {name}={value}")).unwrap_or_default();
    let number = |name: &str, value: Option<i32>| value.map(|value| format!(" {name}={value}")).unwrap_or_default();
    head += &name("lang", element.lang.as_deref().filter(|lang| Some(*lang) != outer_lang));
    head += &name("numbering", element.numbering.as_deref());
    head += &name("scope", element.scope.as_deref());
    head += &number("colspan", element.colspan);
    head += &number("rowspan", element.rowspan);
    head += &words("alt", element.alt.as_deref());
    head += &words("actual", element.actual_text.as_deref());
    let said = match parts {
        [Part::Text { text, .. }] => Some(fold(text)),
        _ => None,
    };
    head += &words("title", element.title.as_deref().filter(|title| Some(fold(title)) != said));
    let mut shown = None;
    for child in &element.children {
        if let Node::Link { uri: Some(uri) } = child
            && shown != Some(uri)
        {
            head += &words("uri", Some(uri));
            shown = Some(uri);
        }
    }
    head
}

fn quoted(text: &str, lang: Option<&str>) -> String {
    lang.map_or_else(|| format!("\"{text}\""), |lang| format!("\"{text}\" lang={lang}"))
}

fn line(out: &mut String, depth: usize, text: &str) {
    let _ = writeln!(out, "{:indent$}{text}", "", indent = depth * 2);
}
