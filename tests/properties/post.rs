//! Records (poster) by chance: of the form that `record::shape` gives them, so that a new key is covered by itself.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use protokollant::build;
use protokollant::record::DocumentType;
use protokollant::record::shape::{self, Key, Kind, Shape};
use serde_json::{Map, Value, json};

use crate::{record, text};

/// A value, with the shape's own examples in place of the texts made up for it.
#[derive(Clone, Debug)]
struct Draft {
    example: Value,
    value: Value,
}

impl Draft {
    fn both(value: Value) -> Self {
        Self { example: value.clone(), value }
    }
}

/// Keys that lead to a file beside the record, where there is none.
const ELSEWHERE: [&str; 4] = [shape::REGISTER.name, shape::PERSON.name, shape::REPRESENTS.name, shape::SENT_BY.name];

/// Keys that nearly every record made up by chance would be refused for: a class of protective security is for approved machines, and markings of
/// secrecy must be whole and agree with one another. `masked` makes up records that have them.
const SECRECY: [&str; 4] = ["sekretess", "säkerhetsskyddsklass", "offentlig_titel", "offentlig_rubrik"];

/// How deep lists of mappings go into each other, as sections do.
const DEPTH: usize = 3;

/// Notes made of the shape's own examples, with nothing wrong with them.
pub(crate) fn examples() -> BoxedStrategy<Value> {
    notes(false).prop_map(|draft| draft.example).boxed()
}

fn notes(wild: bool) -> BoxedStrategy<Draft> {
    let right =
        |draft: &Draft| !build::check(&record("post.json", draft.example.to_string().into_bytes()).job()).has_errors();
    let drafts = object(shape::of(DocumentType::Notes), DEPTH, wild).prop_map(corrected);
    drafts.prop_filter("keys that contradict each other", right).boxed()
}

/// Without a correction of nothing: what is corrected is an earlier version, which few records made up by chance replace.
fn corrected(mut draft: Draft) -> Draft {
    for value in [&mut draft.example, &mut draft.value] {
        if let Value::Object(keys) = value
            && !keys.contains_key("ersätter")
        {
            keys.remove("rättelse");
        }
    }
    draft
}

/// Records in JSON that have nothing wrong with them but, perhaps, their texts.
pub(crate) fn posts() -> BoxedStrategy<String> {
    let notes = prop_oneof![3 => notes(false), 1 => notes(true)].prop_map(|draft| draft.value.to_string());
    prop_oneof![3 => notes, 1 => minutes()].boxed()
}

/// Minutes with texts made up. Their names and numbers must agree with each other, so these are not.
fn minutes() -> BoxedStrategy<String> {
    let texts = vec(prop_oneof![3 => text::text(false), 1 => text::text(true)], 9);
    (texts, vec(text::line(200, false), 4))
        .prop_map(|(texts, lines)| {
            json!({
                "format": 1, "typ": "protokoll", "titel": "Protokoll från nämndens sammanträde",
                "datum": "2026-03-12", "plats": "Älvnäs", "myndighet": "Älvnäs kommun", "organ": "Nämnden",
                "ordförande": "Anna Ek", "sekreterare": "Bo Lind", "justerare": ["Holm"],
                "närvarande": [
                    { "namn": "Anna Ek", "uppgift": "ledamot", "parti": "S" },
                    { "namn": "Cecilia Holm", "uppgift": "ledamot", "roll": lines[0] },
                ],
                "ärenden": [{
                    "rubrik": lines[1], "bakgrund": texts[0], "diskussion": texts[1],
                    "yrkanden": [{ "av": ["Ek"], "text": texts[2] }, { "av": ["Holm"], "text": texts[3] }],
                    "propositionsordning": texts[4],
                    "omröstningar": [{
                        "ja_betyder": lines[2], "nej_betyder": "avslag", "ja": ["Ek"], "nej": ["Holm"],
                        "utslagsröst": { "av": "Ek", "röst": "ja" },
                    }],
                    "beslut": [texts[5], texts[6]],
                    "reservationer": [{ "av": ["Holm"], "text": texts[7] }],
                    "protokollsanteckningar": [{ "av": ["Ek"], "text": texts[8] }],
                    "skickas_till": [lines[3]],
                }],
            })
            .to_string()
        })
        .boxed()
}

fn object(shape: &'static Shape, depth: usize, wild: bool) -> BoxedStrategy<Draft> {
    let mut drafts: BoxedStrategy<Vec<(&'static str, Draft)>> = Just(Vec::new()).boxed();
    let left_out = |name| ELSEWHERE.contains(&name) || SECRECY.contains(&name);
    for key in shape.keys.iter().filter(|key| !left_out(key.name)) {
        let Some(value) = value(key, &key.kind, depth, wild) else { continue };
        let often = match key.kind {
            Kind::Prose => 0.9,
            Kind::List(_) => 0.7,
            _ => 0.4,
        };
        let value =
            if key.required { value.prop_map(Some).boxed() } else { prop::option::weighted(often, value).boxed() };
        drafts = (drafts, value)
            .prop_map(|(mut drafts, draft)| {
                drafts.extend(draft.map(|draft| (key.name, draft)));
                drafts
            })
            .boxed();
    }
    drafts
        .prop_map(|drafts| {
            let mapping = |take: fn(&Draft) -> &Value| -> Value {
                drafts
                    .iter()
                    .map(|(name, draft)| ((*name).to_owned(), take(draft).clone()))
                    .collect::<Map<_, _>>()
                    .into()
            };
            Draft { example: mapping(|draft| &draft.example), value: mapping(|draft| &draft.value) }
        })
        .boxed()
}

/// Values for a key; `None` where it would go too deep.
fn value(key: &'static Key, kind: &'static Kind, depth: usize, wild: bool) -> Option<BoxedStrategy<Draft>> {
    let drafts = match kind {
        Kind::Line(longest) => {
            let made_up = prop::option::weighted(0.15, text::line(*longest, wild));
            made_up.prop_map(|text| with_example(key, text)).boxed()
        }
        Kind::Prose => text::text(wild).prop_map(|text| with_example(key, Some(text))).boxed(),
        Kind::Date | Kind::Time => Just(Draft::both(example(key))).boxed(),
        Kind::Integer(least, most) => {
            (*least..=(*most).min(least + 30)).prop_map(|number| Draft::both(number.into())).boxed()
        }
        Kind::YesNo => select(vec!["ja", "nej"]).prop_map(|word| Draft::both(word.into())).boxed(),
        Kind::Choice(_) if key.name == "typ" => Just(Draft::both(DocumentType::Notes.word().into())).boxed(),
        Kind::Choice(choices) => select(*choices).prop_map(|choice| Draft::both(choice.word.into())).boxed(),
        Kind::Object(shape) => object(shape, depth, wild),
        Kind::OneOrMore(shape) => {
            prop_oneof![object(shape, depth, wild), vec(object(shape, depth, wild), 1..3).prop_map(listed),].boxed()
        }
        Kind::List(item) => {
            let items = value(key, item, depth.checked_sub(1)?, wild)?;
            vec(items, 1..3).prop_map(listed).boxed()
        }
    };
    Some(drafts)
}

fn listed(drafts: Vec<Draft>) -> Draft {
    let (examples, values) = drafts.into_iter().map(|draft| (draft.example, draft.value)).unzip();
    Draft { example: Value::Array(examples), value: Value::Array(values) }
}

fn with_example(key: &Key, text: Option<String>) -> Draft {
    let example = example(key);
    Draft { value: text.map_or_else(|| example.clone(), Value::String), example }
}

/// The shape's own example of a text, which may stand in quotation marks.
fn example(key: &Key) -> Value {
    serde_json::from_str(key.example).ok().filter(Value::is_string).unwrap_or_else(|| key.example.into())
}
