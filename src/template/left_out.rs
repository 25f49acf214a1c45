//! What a template of one's own leaves out of a document.
//!
//! The program's own templates tell all that a record says; tests hold them to it. One that somebody has changed may have lost a line, and with it
//! a text that nobody will miss until it is asked for.

use typst::foundations::{Dict, Value};
use typst::syntax::{DiagSpan, Span};
use typst_html::{HtmlDocument, HtmlNode};

use super::fault::Faults;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::message;
use crate::record::DocumentType;

/// Where the texts are that a document of a type is there to tell, as keys within keys of what the template is called with.
fn told_by(kind: DocumentType) -> &'static [&'static str] {
    match kind {
        DocumentType::Notes => &["rubrik", "inledning", "avsnitt", "anteckningar"],
        DocumentType::FileNote => &["rubrik", "inledning", "avsnitt"],
        DocumentType::Memorandum => &["rubrik", "inledning", "avsnitt", "promemoria"],
        DocumentType::Decision => &["rubrik", "beslut"],
        DocumentType::Protocol | DocumentType::Extract => &["rubrik", "protokoll/ärenden"],
        DocumentType::Agenda => &["rubrik", "protokoll/dagordning"],
        DocumentType::Summons => &["rubrik", "protokoll/dagordning", "protokoll/kallelse"],
    }
}

/// Tells of texts that are not in the document: a warning, for whoever wrote the template may have meant it; an error, where it says nothing at all.
pub(super) fn check(record: &Dict, kind: DocumentType, tree: &HtmlDocument, faults: &mut Faults<'_>) {
    let mut told = String::new();
    gather(&tree.root().children, &mut told);
    if told.is_empty() {
        let fault = message!("mallen ger en tom handling", "the template makes an empty document");
        faults.cx.push(Diagnostic::new(Code::Tpl, fault).at(faults.fallback).hint(hint()));
        return;
    }
    let mut runs = Vec::new();
    for path in told_by(kind) {
        let mut value = Some(Value::Dict(record.clone()));
        for key in path.split('/') {
            value = value.and_then(|value| value.cast::<Dict>().ok()?.get(key).ok().cloned());
        }
        if let Some(value) = &value {
            texts(value, &mut runs);
        }
    }
    let mut lost = runs.iter().filter(|(text, _)| !told.contains(text));
    let Some((_, first)) = lost.next() else { return };
    let at = faults.place(DiagSpan::from(*first).get()).unwrap_or(faults.fallback);
    let fault = match lost.count() {
        0 => message!("mallen tar inte med den här texten", "the template leaves out this text"),
        more => message!(
            "mallen tar inte med den här texten, och {more} till",
            "the template leaves out this text, and {more} more"
        ),
    };
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::Tpl, fault) };
    faults.cx.push(fault.at(at).hint(hint()));
}

fn hint() -> crate::diagnostic::Message {
    message!(
        "jämför mallen med programmets egen: någon rad därifrån saknas",
        "compare the template with the program's own: a line of it is missing"
    )
}

/// The runs of words in a value, each with its place.
fn texts(value: &Value, runs: &mut Vec<(String, Span)>) {
    match value {
        Value::Content(content) => {
            let mut text = String::new();
            add(&content.plain_text(), &mut text);
            runs.push((text, content.span()));
        }
        Value::Dict(dict) => dict.iter().for_each(|(_, value)| texts(value, runs)),
        Value::Array(array) => array.iter().for_each(|value| texts(value, runs)),
        _ => {}
    }
}

fn gather(nodes: &[HtmlNode], told: &mut String) {
    for node in nodes {
        match node {
            HtmlNode::Text(text, _) => add(text, told),
            HtmlNode::Element(element) => gather(&element.children, told),
            HtmlNode::Frame(_) | HtmlNode::Tag(_) => {}
        }
    }
}

/// Adds a text without its spaces, which templates may set in other ways.
fn add(text: &str, to: &mut String) {
    to.extend(text.chars().filter(|letter| !letter.is_whitespace()));
}
