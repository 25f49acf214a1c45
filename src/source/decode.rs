//! From a tree to a type of ours through serde, for files that we and house-style makers write: house styles and words.
//!
//! Records do not go this way: serde stops at the first fault, and people who write minutes want all of them. What serde itself
//! finds wrong is said in our own words, and a type of ours can refuse a value in both languages by [`refused`].

use std::fmt;

use serde::de::value::StrDeserializer;
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, Expected, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Entry, Node, ScalarStyle, Span, Value};
use crate::diagnostic::{Code, Diagnostic, Doc, Message, excerpt, nearest};
use crate::message;

/// Why a tree is not of a type, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The key or value that does not fit, or the nearest one around it.
    pub span: Span,
    /// The keys down to the value: `roles.title.size`; empty at the root.
    pub path: String,
    /// What is wrong with it.
    pub reason: Message,
    /// What to do about it, where that is plain.
    pub hint: Option<Message>,
}

impl DecodeError {
    /// The fault that it is, of a kind; `what` cannot be used: "husstilen", "the house style".
    #[must_use]
    pub fn diagnostic(self, code: Code, what: Doc) -> Diagnostic {
        let Message { sv, en } = self.reason;
        let (at_sv, at_en) = match self.path.as_str() {
            "" => (String::new(), String::new()),
            path => (format!(" vid {path}"), format!(" at {path}")),
        };
        let fault = message!(
            "{} går inte att använda{at_sv}: {sv}",
            "{} cannot be used{at_en}: {en}"; what.sv, what.en
        );
        self.hint.into_iter().fold(Diagnostic::new(code, fault).at(self.span), Diagnostic::hint)
    }
}

/// Takes a tree as a `T`. Bare `true` and `false` are truth values, all other scalars are texts.
///
/// # Errors
/// The first thing that does not fit.
pub fn decode<T: DeserializeOwned>(node: &Node) -> Result<T, Box<DecodeError>> {
    T::deserialize(Tree(node)).map_err(|fault| {
        let Fault { reason, hint, at, mut path, .. } = fault;
        path.reverse();
        Box::new(DecodeError { span: at.unwrap_or(node.span), path: path.join("."), reason, hint })
    })
}

/// Refuses a value, in both languages, where serde lets a type give but one text.
#[must_use]
pub fn refused<E: de::Error>(message: &Message) -> E {
    E::custom(InBoth(message))
}

/// A message that is Swedish when it is printed, and English when it is printed in the alternate way (`{:#}`).
struct InBoth<'m>(&'m Message);

impl fmt::Display for InBoth<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if f.alternate() { &self.0.en } else { &self.0.sv })
    }
}

/// What does not fit. Place and path are added on the way out of the tree.
#[derive(Debug)]
struct Fault {
    reason: Message,
    hint: Option<Message>,
    /// Whether it is that a mapping lacks a key.
    lacking: bool,
    at: Option<Span>,
    /// Keys, the innermost first.
    path: Vec<String>,
}

impl Fault {
    fn new(reason: Message) -> Self {
        Self { reason, hint: None, lacking: false, at: None, path: Vec::new() }
    }

    /// Says where, unless something further in has said so.
    fn at(mut self, span: Span) -> Self {
        self.at = self.at.or(Some(span));
        self
    }

    fn within(mut self, key: impl Into<String>) -> Self {
        self.path.push(key.into());
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason.en)
    }
}

impl std::error::Error for Fault {}

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self::new(Message { sv: format!("{message}"), en: format!("{message:#}") })
    }

    fn invalid_type(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        let (found, wanted) = (found_words(found), wanted_words(wanted));
        Self::new(message!(
            "här ska {} stå, men här står {}",
            "{} shall stand here, but here is {}"; (wanted.sv, found.sv), (wanted.en, found.en)
        ))
    }

    fn invalid_value(found: Unexpected<'_>, wanted: &dyn Expected) -> Self {
        Self::invalid_type(found, wanted)
    }

    fn unknown_variant(variant: &str, known: &'static [&'static str]) -> Self {
        let (shown, list) = (excerpt(variant), known.join(", "));
        let hint = match nearest(variant, known.iter().copied()) {
            Some(near) => message!("menas {near}?", "is {near} meant?"),
            None => message!("välj bland: {list}", "choose among: {list}"),
        };
        Self { hint: Some(hint), ..Self::new(message!("\"{shown}\" går inte här", "\"{shown}\" will not do here")) }
    }

    fn unknown_field(field: &str, known: &'static [&'static str]) -> Self {
        let (shown, list) = (excerpt(field), known.join(", "));
        let hint = match nearest(field, known.iter().copied()) {
            Some(near) => message!("menas \"{near}\"?", "is \"{near}\" meant?"),
            None => message!("nycklarna här är: {list}", "the keys here are: {list}"),
        };
        Self {
            hint: Some(hint),
            ..Self::new(message!("nyckeln \"{shown}\" finns inte", "there is no key \"{shown}\""))
        }
    }

    fn missing_field(field: &'static str) -> Self {
        Self {
            hint: Some(message!("lägg till en rad: {field}: …", "add a line: {field}: …")),
            lacking: true,
            ..Self::new(message!("nyckeln \"{field}\" saknas", "the key \"{field}\" is missing"))
        }
    }
}

/// A value as a message names it.
fn found_words(found: Unexpected<'_>) -> Message {
    match found {
        Unexpected::Str(text) => {
            let text = excerpt(text);
            message!("texten \"{text}\"", "the text \"{text}\"")
        }
        Unexpected::Bool(truth) => message!("{truth}", "{truth}"),
        Unexpected::Unit => message!("ingenting", "nothing"),
        Unexpected::Seq => message!("en lista", "a list"),
        Unexpected::Map => message!("nycklar med värden", "keys with values"),
        other => message!("{other}", "{other}"),
    }
}

/// What serde waits for. It names its own types in English and by the names that they have in Rust.
fn wanted_words(wanted: &dyn Expected) -> Message {
    let said = wanted.to_string();
    match said.as_str() {
        "a string" => message!("en text", "a text"),
        "a boolean" => message!("true eller false", "true or false"),
        "a sequence" => message!("en lista", "a list"),
        map if map == "a map" || map.starts_with("struct ") => message!("nycklar med värden", "keys with values"),
        word if word.starts_with("enum ") => message!("ett ord", "a word"),
        number if number.starts_with(['i', 'u', 'f']) => message!("ett tal", "a number"),
        _ => Message { sv: said.clone(), en: format!("{wanted:#}") },
    }
}

/// A tree as serde reads it. Its depth is bounded by [`super::Limits::DEPTH`], and so is the recursion of what follows.
struct Tree<'de>(&'de Node);

impl<'de> Deserializer<'de> for Tree<'de> {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let Self(node) = self;
        let read = match &node.value {
            Value::Null => visitor.visit_unit(),
            Value::Scalar(scalar) => match (scalar.style, scalar.text.as_str()) {
                (ScalarStyle::Plain, "true") => visitor.visit_bool(true),
                (ScalarStyle::Plain, "false") => visitor.visit_bool(false),
                (_, text) => visitor.visit_borrowed_str(text),
            },
            Value::List(items) => visitor.visit_seq(Items { items, next: 0 }),
            Value::Map(entries) => {
                // What a mapping lacks is shown at its first line, not under all of them.
                let first = entries.first().map_or(node.span, |entry| entry.key_span);
                visitor
                    .visit_map(Entries { entries, next: 0 })
                    .map_err(|fault| if fault.lacking { fault.at(first) } else { fault })
            }
        };
        read.map_err(|fault| fault.at(node.span))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        if self.0.value == Value::Null { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        match &self.0.value {
            Value::Scalar(scalar) => {
                visitor.visit_enum(StrDeserializer::new(&scalar.text)).map_err(|fault: Fault| fault.at(self.0.span))
            }
            _ => self.deserialize_any(visitor),
        }
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}

struct Items<'de> {
    items: &'de [Node],
    next: usize,
}

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        let Some(item) = self.items.get(self.next) else { return Ok(None) };
        let index = self.next;
        self.next += 1;
        seed.deserialize(Tree(item)).map(Some).map_err(|fault| fault.within(format!("[{index}]")))
    }
}

struct Entries<'de> {
    entries: &'de [Entry],
    /// The entry whose key, or whose value, comes next.
    next: usize,
}

impl<'de> MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        let Some(entry) = self.entries.get(self.next) else { return Ok(None) };
        seed.deserialize(StrDeserializer::new(&entry.key)).map(Some).map_err(|fault: Fault| fault.at(entry.key_span))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(entry) = self.entries.get(self.next) else { return Err(de::Error::custom("a value without a key")) };
        self.next += 1;
        seed.deserialize(Tree(&entry.value)).map_err(|fault| fault.at(entry.value.span).within(&*entry.key))
    }
}
