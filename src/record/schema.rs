//! The record's form as JSON Schema (draft 2020-12), for editors: they complete, explain and underline as one types.
//!
//! Made from [`super::shape`], so that it says what the program itself checks.

use serde_json::{Map, Value, json};

use super::DocumentType;
use super::register;
use super::shape::{self, Key, Kind, Shape};
use crate::diagnostic::{Doc, Lang};

/// The JSON Schema that these are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Where the form of each mapping that several hold, or that holds itself, stands in the schema.
const DEFINITIONS: [(&str, &Shape); 6] = [
    ("tid", &shape::TIME),
    ("ersätter", &shape::REPLACES),
    ("undantag", &shape::EXEMPTION),
    ("författare", &shape::AUTHOR),
    ("deltagare", &shape::PARTICIPANT),
    ("avsnitt", &shape::SECTION),
];

/// The schema of a register, with explanations in one language.
#[must_use]
pub fn register(lang: Lang) -> Value {
    let mut schema = object(&shape::register::REGISTER, lang);
    if let Value::Object(fields) = &mut schema {
        fields.insert("$schema".to_owned(), json!(DIALECT));
        fields.insert("$id".to_owned(), json!(format!("urn:protokollant:register:{}", shape::FORMAT)));
        let title = Doc { sv: "Register för Protokollant", en: "Register for Protokollant" };
        fields.insert("title".to_owned(), json!(title.in_lang(lang)));
    }
    schema
}

/// The schema of a record, with explanations in one language.
#[must_use]
pub fn schema(lang: Lang) -> Value {
    let mut definitions: Map<String, Value> =
        DEFINITIONS.iter().map(|(name, shape)| ((*name).to_owned(), object(shape, lang))).collect();
    // A record has the form of its kind; until the kind is written, an editor offers the kinds.
    let mut by_kind = Vec::new();
    for kind in DocumentType::WRITTEN {
        definitions.insert(kind.word().to_owned(), object(shape::of(kind), lang));
        by_kind.push(json!({
            "if": { "properties": { "typ": { "const": kind.word() } }, "required": ["typ"] },
            "then": { "$ref": format!("#/$defs/{}", kind.word()) },
        }));
    }
    let kinds = shape::NOTES.key("typ").map(|key| property(key, lang));
    json!({
        "$schema": DIALECT,
        "$id": format!("urn:protokollant:post:{}", shape::FORMAT),
        "title": Doc { sv: "Post för Protokollant", en: "Record for Protokollant" }.in_lang(lang),
        "type": "object",
        "properties": { "typ": kinds },
        "required": ["typ"],
        "allOf": by_kind,
        "$defs": definitions,
    })
}

fn object(shape: &Shape, lang: Lang) -> Value {
    let properties: Map<String, Value> =
        shape.keys.iter().map(|key| (key.name.to_owned(), property(key, lang))).collect();
    let required: Vec<&'static str> = shape.keys.iter().filter(|key| key.required).map(|key| key.name).collect();
    let mut schema = json!({
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": false,
    });
    // What the register says need not be said again.
    let reference = if shape.key(shape::PERSON.name).is_some() {
        // What a person must have is what the register has of each.
        Some((shape::PERSON.name, Vec::new()))
    } else if shape.key(shape::SENT_BY.name).is_some() {
        Some((shape::SENT_BY.name, required.into_iter().filter(|name| !register::SENDER.contains(name)).collect()))
    } else {
        None
    };
    if let Some((by, mut rest)) = reference
        && let Value::Object(fields) = &mut schema
        && let Some(required) = fields.remove("required")
    {
        rest.push(by);
        let alternatives = json!([{ "required": required }, { "required": rest }]);
        fields.insert("anyOf".to_owned(), alternatives);
    }
    schema
}

fn property(key: &Key, lang: Lang) -> Value {
    let mut schema = value(&key.kind, lang);
    if let Value::Object(fields) = &mut schema {
        fields.insert("description".to_owned(), json!(key.doc.in_lang(lang)));
        // An example is YAML on one line; what reads as plain text is also a value of the schema's.
        if matches!(key.kind, Kind::Line(_) | Kind::Date) {
            fields.insert("examples".to_owned(), json!([key.example.trim_matches('"')]));
        }
    }
    schema
}

fn value(kind: &Kind, lang: Lang) -> Value {
    match kind {
        // A year or a number typed without quotation marks is a text to us, and to an editor it shall not be a fault.
        Kind::Line(longest) => json!({ "type": ["string", "number"], "minLength": 1, "maxLength": longest }),
        Kind::Prose => json!({ "type": "string", "maxLength": shape::PROSE_BYTES }),
        Kind::Date => json!({ "type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$" }),
        Kind::Time => json!({ "type": ["string", "number"], "pattern": r"^\d{1,2}[.:]\d{2}$" }),
        Kind::Integer(least, most) => json!({ "type": "integer", "minimum": least, "maximum": most }),
        Kind::YesNo => json!({ "enum": ["ja", "nej", true, false] }),
        Kind::Choice(choices) => {
            let options: Vec<Value> = choices
                .iter()
                .map(|choice| json!({ "const": choice.word, "description": choice.doc.in_lang(lang) }))
                .collect();
            json!({ "type": "string", "oneOf": options })
        }
        Kind::OneOrMore(shape) => {
            let several = json!({ "type": "array", "maxItems": shape::LIST_ITEMS, "items": object(shape, lang) });
            json!({ "anyOf": [object(shape, lang), several] })
        }
        Kind::Object(shape) => match DEFINITIONS.iter().find(|(_, known)| std::ptr::eq(*known, *shape)) {
            Some((name, _)) => json!({ "$ref": format!("#/$defs/{name}") }),
            None => object(shape, lang),
        },
        Kind::List(item) => json!({ "type": "array", "maxItems": shape::LIST_ITEMS, "items": value(item, lang) }),
    }
}
