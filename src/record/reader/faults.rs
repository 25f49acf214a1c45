//! What is said of a mapping and its keys.

use super::super::shape::{Key, Shape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Message, excerpt};
use crate::message;
use crate::source::{Entry, Layout, Node, Span, Value};

/// `near` is the key that was probably meant.
pub(super) fn unknown_key(entry: &Entry, near: Option<&str>, shape: &Shape) -> Diagnostic {
    let key = excerpt(&entry.key);
    let fault = message!("nyckeln \"{key}\" finns inte", "there is no key \"{key}\"");
    let diagnostic = Diagnostic::new(Code::RecKey, fault).at(entry.key_span);
    let within = shape.name;
    match near {
        Some(near) => diagnostic.hint(message!("menas \"{near}\"?", "is \"{near}\" meant?")),
        None => {
            let list = shape.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
            diagnostic.hint(message!("{} kan ha: {list}", "{} can have: {list}"; within.sv, within.en))
        }
    }
}

pub(super) fn missing_key(key: &Key, shape: &Shape, layout: Layout, at: Span) -> Diagnostic {
    let (name, within) = (key.name, shape.name);
    let fault = message!("{} saknar \"{name}\"", "{} lacks \"{name}\""; within.sv, within.en);
    Diagnostic::new(Code::RecMissing, fault).at(at).hint(key.to_add(layout)).hint(what_it_is_for(key))
}

/// The fault of a value under a key that wants a list.
pub(super) fn no_list(node: &Node, name: &str) -> Diagnostic {
    let found = kind_of(&node.value);
    let fault = message!("\"{name}\" är {}, men ska vara en lista", "\"{name}\" is {}, but shall be a list"; found.sv, found.en);
    Diagnostic::new(Code::RecType, fault).at(node.span)
}

pub(super) fn no_mapping(node: &Node, shape: &Shape, cx: &Diagnostics) -> Diagnostic {
    let (found, name) = (kind_of(&node.value), shape.name);
    let fault = message!(
        "{} ska vara nycklar med värden, men är {}",
        "{} shall be keys with values, but is {}"; (name.sv, found.sv), (name.en, found.en)
    );
    let keys = shape.keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ");
    let example = shape.keys.first().map_or_else(String::new, |key| cx.entry(key.name, key.example));
    Diagnostic::new(Code::RecType, fault).at(node.span).hint(message!(
        "nycklarna är: {keys}; skriv till exempel {example}",
        "the keys are: {keys}; write for example {example}"
    ))
}

pub(super) fn kind_of(value: &Value) -> Doc {
    match value {
        Value::Null => Doc { sv: "tom", en: "empty" },
        Value::Scalar(_) => Doc { sv: "en text", en: "a text" },
        Value::List(_) => Doc { sv: "en lista", en: "a list" },
        Value::Map(_) => Doc { sv: "nycklar med värden", en: "keys with values" },
    }
}

pub(super) fn what_it_is_for(key: &Key) -> Message {
    let plain = |text: &str| {
        let text = text.trim_end_matches('.');
        let mut letters = text.chars();
        letters.next().map(|first| first.to_lowercase().collect::<String>() + letters.as_str()).unwrap_or_default()
    };
    let name = key.name;
    Message { sv: format!("{name}: {}", plain(key.doc.sv)), en: format!("{name}: {}", plain(key.doc.en)) }
}

pub(super) fn written_so(key: &Key, cx: &Diagnostics) -> Message {
    let own = cx.entry(key.name, key.example);
    message!("skriv som {own}", "write it as {own}")
}
