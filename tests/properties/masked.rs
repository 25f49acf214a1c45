//! Records by chance of which parts are secret, and what is secret in them told in words that stand nowhere else.
//!
//! Records are the shape's own examples, so that nearly all of them are accepted. Wherever the shape has a key for secrecy, a part may be
//! secret, and then all its words are; in every text a passage may be. A new key that can be secret is tried without changing the tests.

use std::collections::BTreeSet;
use std::slice::Iter;

use proptest::collection::vec;
use proptest::prelude::*;
use protokollant::record::DocumentType;
use protokollant::record::shape::{self, Kind, Shape};
use serde_json::{Map, Value, json};

use crate::post;

/// Words that are secret, and for each another that says something else, at another length and in other letters.
const WORDS: [(&str, &str); 10] = [
    ("Qvarnzelius", "Wik"),
    ("Zackrisdotter", "Ødegaard"),
    ("Xanthoula", "Čapek"),
    ("njurtransplantation", "utmätning"),
    ("Fältspatsvägen", "Äpplegränd"),
    ("vårdnadstvist", "skuldsaneringsförhandlingar"),
    ("Wexjöbrunn", "Übü"),
    ("kreditupplysning", "zonterapi"),
    ("Hjalmarqvistska", "Ångermanländskan"),
    ("73481-5520", "80-91442"),
];

/// What says that a part is secret.
const SECRECY: &str = "sekretess";

/// What stands in the public document in the place of a heading.
const PUBLIC_HEADING: &str = "offentlig_rubrik";

/// Lines that say one of a few things, or name something elsewhere in the record; and the registry number, which stays beside what is masked,
/// for by it whoever asks for the rest says what is meant.
const BOUND: [&str; 5] = ["parti", "språk", "person", "företräder", "diarienummer"];

/// One record, told with two sets of secrets.
#[derive(Clone, Debug)]
pub(crate) struct Masked {
    /// The record, in JSON, with either set.
    pub(crate) records: [String; 2],
    /// The secret words that stand in the first of them.
    pub(crate) words: BTreeSet<&'static str>,
    /// Those of them that its internal document must show.
    pub(crate) shown: BTreeSet<&'static str>,
}

pub(crate) fn records() -> BoxedStrategy<Masked> {
    let notes = post::examples().prop_map(|record| (record, shape::of(DocumentType::Notes)));
    let minutes = Just((minutes(), shape::of(DocumentType::Protocol)));
    let base = prop_oneof![2 => notes, 1 => minutes];
    (base, vec(any::<u8>(), 40)).prop_map(|((record, shape), dice)| hidden(&record, shape, &dice)).boxed()
}

fn hidden(record: &Value, shape: &'static Shape, dice: &[u8]) -> Masked {
    let mut words = BTreeSet::new();
    let mut shown = BTreeSet::new();
    let records = [0, 1].map(|set| {
        let mut hider = Hider { dice: dice.iter(), set, words: BTreeSet::new(), shown: BTreeSet::new() };
        let mut record = record.as_object().cloned().unwrap_or_default();
        hider.object(&mut record, shape, false);
        hider.whole(&mut record);
        if set == 0 {
            (words, shown) = (hider.words, hider.shown);
        }
        Value::Object(record).to_string()
    });
    Masked { records, words, shown }
}

struct Hider<'d> {
    /// What chance says, and when it has nothing more to say, nothing more is hidden.
    dice: Iter<'d, u8>,
    set: usize,
    words: BTreeSet<&'static str>,
    shown: BTreeSet<&'static str>,
}

impl Hider<'_> {
    fn roll(&mut self) -> usize {
        self.dice.next().copied().map_or(0, usize::from)
    }

    /// Whether something happens that happens once in so many times.
    fn once_in(&mut self, times: usize) -> bool {
        self.roll() % times == times - 1
    }

    fn word(&mut self) -> &'static str {
        let words = WORDS[self.roll() % WORDS.len()];
        self.words.insert(words.0);
        [words.0, words.1][self.set]
    }

    fn phrase(&mut self, least: usize) -> String {
        let length = least + self.roll() % 4;
        (0..length).map(|_| self.word()).collect::<Vec<_>>().join(" ")
    }

    /// Words within one paragraph.
    fn passage(&mut self) -> String {
        let before = self.words.clone();
        self.words.clear();
        let phrase = self.phrase(1);
        self.shown.extend(&self.words);
        self.words.extend(before);
        let phrase = match self.roll() % 4 {
            0 => format!("**{phrase}**"),
            1 => format!("{phrase} [hos]( https://example.se/{} )", self.word()),
            _ => phrase,
        };
        let provision = if self.once_in(2) { "=25 kap. 1 § OSL" } else { "" };
        format!(" [{phrase}]{{sekretess{provision}}}")
    }

    /// What is said about the record as a whole.
    fn whole(&mut self, record: &mut Map<String, Value>) {
        let name = self.phrase(2);
        let secrecy = json!({
            "lagrum": "26 kap. 1 § offentlighets- och sekretesslagen (2009:400)", "datum": "2026-03-12",
            "myndighet": "Älvnäs kommun", "namn": [name],
        });
        record.insert(SECRECY.to_owned(), secrecy);
        if self.once_in(2) {
            let title = self.phrase(1);
            record.insert("offentlig_titel".to_owned(), "Handling om ett ärende".into());
            record.insert("titel".to_owned(), title.into());
        }
    }

    fn object(&mut self, object: &mut Map<String, Value>, shape: &'static Shape, mut all: bool) {
        let can_be_secret = |key: &shape::Key| key.name == SECRECY;
        let is_whole = object.contains_key("format");
        if !all && !is_whole && shape.keys.iter().any(can_be_secret) && self.once_in(2) {
            all = true;
            object.insert(SECRECY.to_owned(), json!({ "lagrum": "26 kap. 1 § OSL" }));
            if shape.keys.iter().any(|key| key.name == PUBLIC_HEADING) && self.once_in(2) {
                object.insert(PUBLIC_HEADING.to_owned(), "Ett ärende".into());
            }
        }
        for key in shape.keys.iter().filter(|key| ![SECRECY, PUBLIC_HEADING].contains(&key.name)) {
            if let Some(value) = object.get_mut(key.name) {
                self.value(value, &key.kind, all && !BOUND.contains(&key.name));
            }
        }
    }

    fn value(&mut self, value: &mut Value, kind: &'static Kind, all: bool) {
        match (kind, value) {
            (Kind::Line(_), value) if all && !value.as_str().is_some_and(|text| NAMES.contains(&text)) => {
                *value = self.phrase(1).into();
            }
            (Kind::Prose, value) if all => *value = self.phrase(2).into(),
            (Kind::Prose, Value::String(text)) if self.once_in(3) => text.push_str(&self.passage()),
            (Kind::Object(shape) | Kind::OneOrMore(shape), Value::Object(object)) => self.object(object, shape, all),
            (Kind::List(kind), Value::Array(items)) => {
                for item in items {
                    self.value(item, kind, all);
                }
            }
            (Kind::OneOrMore(shape), Value::Array(items)) => {
                for item in items.iter_mut().filter_map(Value::as_object_mut) {
                    self.object(item, shape, all);
                }
            }
            _ => {}
        }
    }
}

/// Who is named at more than one place of the minutes below.
const NAMES: [&str; 4] = ["Anna Ek", "Bo Lind", "Cecilia Holm", "Ek"];

/// Minutes in which nothing is secret yet.
fn minutes() -> Value {
    let item = |heading: &str| {
        json!({
            "rubrik": heading, "bakgrund": "Förvaltningen redogör.", "diskussion": "Nämnden ställer frågor.",
            "yrkanden": [{ "av": ["Anna Ek"], "text": "bifall till förslaget" }],
            "beslut": ["att godkänna förslaget"],
            "protokollsanteckningar": [{ "av": ["Cecilia Holm"], "text": "Jag instämmer." }],
            "skickas_till": ["Förvaltningen"],
        })
    };
    json!({
        "format": 1, "typ": "protokoll", "titel": "Protokoll från nämndens sammanträde",
        "datum": "2026-03-12", "plats": "Älvnäs", "myndighet": "Älvnäs kommun", "organ": "Nämnden",
        "ordförande": "Anna Ek", "sekreterare": "Bo Lind", "justerare": ["Cecilia Holm"],
        "närvarande": [
            { "namn": "Anna Ek", "uppgift": "ledamot", "parti": "S" },
            { "namn": "Cecilia Holm", "uppgift": "ledamot" },
            { "namn": "Siv Ask", "uppgift": "övrig", "roll": "anhörig" },
            { "namn": "Per Rot", "uppgift": "ersättare", "organisation": "Föreningen" },
        ],
        "frånvarande": [{ "namn": "Lena Gran", "roll": "ledamot" }],
        "bilagor": [{ "titel": "Yttrande" }, { "titel": "Karta", "offentlig_titel": "Bilaga" }],
        "ärenden": [item("Ansökan om bidrag"), item("Anmälan"), item("Övrigt")],
    })
}
