//! From a tree to a type of ours through serde, for files that we and house-style makers write: house styles and words.
//!
//! Records do not go this way: serde stops at the first fault, and people who write minutes want all of them.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use serde_path_to_error::Segment;

use super::{Node, ScalarStyle, Span, Value};

/// Why a tree is not of a type, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// The value that does not fit, or the nearest one around it.
    pub span: Span,
    /// What serde or the type says, in English.
    pub reason: String,
    /// The keys down to the value: `roles.title.size`.
    pub path: String,
}

/// Takes a tree as a `T`. Bare `true` and `false` are truth values, all other scalars are texts.
///
/// # Errors
/// The first thing that does not fit.
pub fn decode<T: DeserializeOwned>(node: &Node) -> Result<T, DecodeError> {
    serde_path_to_error::deserialize(json(node)).map_err(|error| {
        let mut at = node;
        for segment in error.path() {
            let inner = match (segment, &at.value) {
                (Segment::Map { key }, _) => at.get(key).map(|entry| &entry.value),
                (Segment::Seq { index }, Value::List(items)) => items.get(*index),
                _ => None,
            };
            at = inner.unwrap_or(at);
        }
        DecodeError { span: at.span, path: error.path().to_string(), reason: error.inner().to_string() }
    })
}

/// The depth of a tree is bounded by [`super::Limits::DEPTH`], and so is this recursion.
fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Scalar(scalar) => match (scalar.style, scalar.text.as_str()) {
            (ScalarStyle::Plain, "true") => Json::Bool(true),
            (ScalarStyle::Plain, "false") => Json::Bool(false),
            (_, text) => Json::String(text.to_owned()),
        },
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Map(entries) => {
            let entries = entries.iter().map(|entry| (entry.key.clone(), json(&entry.value)));
            Json::Object(entries.collect::<Map<String, Json>>())
        }
    }
}
