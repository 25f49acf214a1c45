//! What was different before, and what held on a day.

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::{Diagnostics, EARLIER, ENGLISH_NAME, Earlier, Entries, Facts, Listed, Register, Spanned, facts};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;
use crate::record::reader::Reader;
use crate::source::{Node, Value};
use crate::swedish::authority::is_same;
use crate::swedish::{DocLang, dates};

/// What was different of an entry before, the latest first.
pub(super) fn read(reader: &Reader<'_>, cx: &mut Diagnostics) -> Vec<Earlier> {
    let mut all: Vec<Earlier> = Vec::new();
    let found = reader.objects(EARLIER, cx, |r, at, cx| {
        let until = r.date("till", cx)?;
        let facts = facts(r, r.shape(), cx);
        if facts.is_empty() && !r.says_more_than("till") {
            let fault = message!("det som gällde förr är detsamma som nu", "what held before is the same as now");
            let hint = message!(
                "skriv vad som var annorlunda, såsom namn, eller ta bort raden",
                "write what was different, such as namn, or remove the line"
            );
            cx.push(Diagnostic::new(Code::RecHistory, fault).at(at).hint(hint));
        }
        Some(Earlier { until, facts })
    });
    for earlier in found.into_iter().flatten() {
        match all.iter().find(|other| other.until.value == earlier.until.value) {
            Some(first) => cx.push(same_day(earlier.until, first.until)),
            None => all.push(earlier),
        }
    }
    all.sort_by_key(|earlier| std::cmp::Reverse(earlier.until.value));
    all
}

fn same_day(until: Spanned<NaiveDate>, first: Spanned<NaiveDate>) -> Diagnostic {
    let day = until.value;
    let fault = message!("två tidigare uppgifter gällde till och med {day}", "two earlier facts held until {day}");
    let hint = message!("skriv dem i en, eller rätta dagen", "write them in one, or correct the day");
    Diagnostic::new(Code::RecHistory, fault)
        .at(until.span)
        .related(first.span, message!("den andra", "the other"))
        .hint(hint)
}

/// The day of a record, as far as it can be told before it is read.
pub(crate) fn day(record: &Node) -> Option<NaiveDate> {
    dates::parse(scalar(record, "datum")?).ok()
}

fn language(record: &Node) -> DocLang {
    scalar(record, "språk").and_then(DocLang::of_tag).unwrap_or(DocLang::Sv)
}

fn scalar<'n>(record: &'n Node, key: &str) -> Option<&'n str> {
    match &record.get(key)?.value.value {
        Value::Scalar(scalar) => Some(scalar.text.trim()),
        _ => None,
    }
}

/// What an organisation is and was called.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    /// Its times, in each of which it had the same names, the latest first.
    times: Vec<Time>,
    /// Which of them the record's day is in.
    then: usize,
}

/// A time in which an organisation had the same names.
#[derive(Clone, Debug)]
struct Time {
    /// Its last day; `None` of that which lasts.
    until: Option<NaiveDate>,
    /// The names, by their keys.
    names: Vec<(&'static str, String)>,
}

impl Time {
    fn has(&self, called: &str) -> bool {
        self.names.iter().any(|(_, name)| is_same(name, called))
    }
}

impl Names {
    /// The names of an entry that is not settled yet.
    fn of(listed: &Listed, day: Option<NaiveDate>) -> Self {
        let called = |facts: &Facts| -> Vec<(&'static str, String)> {
            ["namn", ENGLISH_NAME].into_iter().filter_map(|key| Some((key, facts.get(key)?.value.clone()))).collect()
        };
        let mut facts = listed.facts.clone();
        let mut times = vec![Time { until: None, names: called(&facts) }];
        let mut then = 0;
        for Earlier { until, facts: other } in &listed.earlier {
            turn_back(&mut facts, other.clone());
            let names = called(&facts);
            if times.last().is_some_and(|later| later.names != names) {
                times.push(Time { until: Some(until.value), names });
            }
            if day.is_some_and(|day| day <= until.value) {
                then = times.len() - 1;
            }
        }
        Self { times, then }
    }

    /// Whether it was called so on the record's day.
    pub(super) fn had(&self, called: &str) -> bool {
        self.times.get(self.then).is_some_and(|time| time.has(called))
    }

    /// Whether it has ever been called so.
    pub(super) fn have(&self, called: &str) -> bool {
        self.times.iter().any(|time| time.has(called))
    }

    /// All names, in Swedish and English: those of the record's day first, and then the latest first.
    pub(super) fn all(&self) -> impl Iterator<Item = &str> {
        self.times.get(self.then).into_iter().chain(&self.times).flat_map(|time| &time.names).map(|(_, name)| &**name)
    }

    /// The organisation as a register tells of it from which it becomes known that it is called both so and so, and what it was called on the record's day: its names
    /// in the times from the first to the last of these. `facts` are what else was true on that day.
    pub(super) fn written(&self, both: [&str; 2], facts: &Map<String, Json>) -> Map<String, Json> {
        let at = |called: &str| {
            if self.had(called) { Some(self.then) } else { self.times.iter().position(|time| time.has(called)) }
        };
        let needed = || both.into_iter().filter_map(at).chain([self.then]);
        let (first, last) = (needed().min().unwrap_or_default(), needed().max().unwrap_or_default());
        let mut told = (first..=last).filter_map(|index| {
            let time = self.times.get(index)?;
            // What lasted longer than the record's day is told of that day alone.
            let until = time.until.filter(|_| index > first);
            let mut entry = Map::new();
            entry.extend(until.map(|until| ("till".to_owned(), Json::String(until.to_string()))));
            entry.extend(time.names.iter().map(|(key, name)| ((*key).to_owned(), Json::String(name.clone()))));
            if index == self.then {
                entry.extend(facts.clone());
            }
            Some(entry)
        });
        let mut organisation = told.next().unwrap_or_default();
        let earlier: Vec<_> = told.map(Json::Object).collect();
        if !earlier.is_empty() {
            organisation.insert(EARLIER.to_owned(), earlier.into());
        }
        organisation
    }
}

impl Register {
    /// The register as it is for a record: everybody as they were on its day, and by their names in its language. Without a day of its
    /// own the record gets what holds now.
    #[must_use]
    pub fn as_of(mut self, record: &Node) -> Self {
        let (day, lang) = (day(record), language(record));
        for organisation in self.organisations.values_mut() {
            organisation.names = Names::of(organisation, day);
        }
        for entries in [&mut self.persons, &mut self.organisations] {
            settle(entries, day, lang);
        }
        self
    }
}

fn settle(entries: &mut Entries, day: Option<NaiveDate>, lang: DocLang) {
    for Listed { facts, earlier, .. } in entries.values_mut() {
        let earlier = std::mem::take(earlier).into_iter();
        // Each says what was different from the time after it, so that they are gone through backwards from now.
        for Earlier { facts: other, .. } in
            earlier.take_while(|earlier| day.is_some_and(|day| day <= earlier.until.value))
        {
            turn_back(facts, other);
        }
        let english = facts.remove(ENGLISH_NAME);
        if lang == DocLang::En {
            facts.extend(english.map(|name| ("namn", name)));
        }
    }
}

/// Puts what was different in the place of what came after it.
fn turn_back(facts: &mut Facts, earlier: Facts) {
    if earlier.contains_key("namn") {
        // It translates the later name.
        facts.remove(ENGLISH_NAME);
    }
    if earlier.contains_key("organisation") || earlier.contains_key(super::BY_ORGANISATION) {
        facts.remove("organisation");
        facts.remove(super::BY_ORGANISATION);
    }
    facts.extend(earlier);
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::record::register::{OtherName, Referred, read};
    use crate::source::{self, Format, Sources};

    /// What of a register goes with a record of a day.
    fn excerpt(register: &str, day: &str) -> String {
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let record = format!("datum: {day}\navsändare: enhet\ndeltagare: [{{ person: ek }}]\n");
        let (_, record) = source::read("post.yaml", record.as_bytes(), Format::Yaml, &mut sources, &mut cx);
        let (_, register) = source::read("r.yaml", register.as_bytes(), Format::Yaml, &mut sources, &mut cx);
        let (record, register) = (record.unwrap(), read(&register.unwrap(), &mut cx).unwrap());
        assert_eq!(cx.as_slice().len(), 0);
        register.as_of(&record).excerpt(&Referred::of(&record), None)
    }

    #[test]
    fn a_change_of_names_changes_no_older_document() {
        let before = "format: 1\npersoner: [{ id: ek, namn: Anna Ek, företräder: am }]\norganisationer:\n  \
                      - { id: enhet, namn: Enheten för arbetsrätt, tillhör: am }\n  \
                      - { id: am, namn: Näringsdepartementet }\n";
        let after = "format: 1\npersoner:\n  \
                     - { id: ek, namn: Anna Ekdal, organisation: Riksdagen, tidigare: [{ till: 2020-12-31, namn: Anna Ek, företräder: am }] }\n\
                     organisationer:\n  \
                     - { id: enhet, namn: Rättsenheten, tillhör: rk, tidigare: [{ till: 2021-01-31, namn: Enheten för arbetsrätt, tillhör: am }] }\n  \
                     - { id: am, namn: Arbetsmarknadsdepartementet, tidigare: [{ till: 2022-12-31, namn: Näringsdepartementet }] }\n  \
                     - { id: rk, namn: Regeringskansliet }\n";
        assert_eq!(excerpt(after, "2020-12-31"), excerpt(before, "2020-12-31"));
        assert_ne!(excerpt(after, "2021-01-01"), excerpt(before, "2021-01-01"));
        let now = excerpt(after, "2023-01-01");
        assert!(now.contains("Rättsenheten") && now.contains("Anna Ekdal") && !now.contains("\"am\""), "{now}");
    }

    #[test]
    fn of_several_earlier_facts_each_holds_back_to_the_one_before() {
        let register = "format: 1\npersoner: [{ id: ek, namn: Anna Ek }]\norganisationer:\n  \
                        - id: enhet\n    namn: C\n    tillhör: hel\n    tidigare: [{ till: 2005-12-31, namn: A }, { till: 2010-12-31, tillhör: del }]\n  \
                        - { id: hel, namn: Hel }\n  - { id: del, namn: Del }\n";
        let of = |day: &str| {
            let excerpt = excerpt(register, day);
            ["\"A\"", "\"C\"", "\"Hel\"", "\"Del\""].map(|name| excerpt.contains(name))
        };
        assert_eq!(of("2005-12-31"), [true, false, false, true]);
        assert_eq!(of("2006-01-01"), [false, true, false, true]);
        assert_eq!(of("2011-01-01"), [false, true, true, false]);
    }

    #[test]
    fn an_excerpt_tells_only_what_is_true_of_the_other_name_by_which_a_house_style_is_found() {
        let register = "format: 1\norganisationer:\n  - id: ev\n    namn: Verket\n    engelskt_namn: The Agency\n    tillhör: rk\n    tidigare:\n      \
                        - { till: 2019-12-31, namn: Mellanverket, tillhör: hel }\n      - { till: 2008-12-31, namn: Gamla verket }\n      \
                        - { till: 1998-12-31, namn: Nämnden }\n  - { id: rk, namn: Regeringskansliet }\n  - { id: hel, namn: Hel }\n";
        let told = |day: &str, authority: &str, name: &str| {
            let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
            let record = format!("datum: {day}\navsändare: ev\n");
            let (_, record) = source::read("post.yaml", record.as_bytes(), Format::Yaml, &mut sources, &mut cx);
            let (_, register) = source::read("r.yaml", register.as_bytes(), Format::Yaml, &mut sources, &mut cx);
            let record = record.unwrap();
            let register = read(&register.unwrap(), &mut cx).unwrap().as_of(&record);
            let text = register.excerpt(&Referred::of(&record), Some(OtherName { authority, name }));
            let excerpt: serde_json::Value = serde_json::from_str(&text).unwrap();
            excerpt["organisationer"][0].clone()
        };
        assert_eq!(
            told("2005-05-05", "Gamla verket", "Mellanverket"),
            serde_json::json!({ "id": "ev", "namn": "Mellanverket", "tidigare": [{ "till": "2008-12-31", "namn": "Gamla verket", "tillhör": "hel" }] })
        );
        assert_eq!(
            told("2021-05-05", "Verket", "Gamla verket"),
            serde_json::json!({
                "id": "ev", "namn": "Verket", "engelskt_namn": "The Agency", "tillhör": "rk",
                "tidigare": [{ "till": "2019-12-31", "namn": "Mellanverket" }, { "till": "2008-12-31", "namn": "Gamla verket" }]
            })
        );
        assert_eq!(
            told("2021-05-05", "Verket", "The Agency"),
            serde_json::json!({ "id": "ev", "namn": "Verket", "engelskt_namn": "The Agency", "tillhör": "rk" })
        );
    }
}
