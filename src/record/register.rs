//! Persons and organisations that records refer to, kept in a file of their own (register).
//!
//! A record names the file (`register: personer.yaml`) and its entries by their ids (`person: ek`, `företräder: brs`). What an entry says
//! holds for all that the record does not say itself.
//!
//! People and organisations change. What was different before stands in the entry with its last day (`tidigare`), and a record gets what
//! held on its own day: [`Register::as_of`].
//!
//! A register may hold a whole municipality. What goes with a document is [`Register::excerpt`], the part that the record refers to:
//! nobody else's data leave the register, and whatever else changes in it changes no document.

mod history;

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde_json::{Map, Value as Json};

use super::Spanned;
use super::reader::Reader;
use super::shape::register::{EARLIER, ENGLISH_NAME, ORGANISATION, PART_OF, PERSON, REGISTER};
use super::shape::{self, FORMAT, Key, Kind, Shape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, excerpt, nearest};
use crate::message;
use crate::source::{Layout, Node, Span, Value};
pub(crate) use history::day;

/// The key by which a record refers to a person.
const BY_PERSON: &str = shape::PERSON.name;
/// The key by which a record, or a person of the register, refers to an organisation.
const BY_ORGANISATION: &str = shape::REPRESENTS.name;

/// The key by which a record refers to the organisation that it comes from.
const BY_SENDER: &str = shape::SENT_BY.name;

/// The keys of a record that say whom it comes from, from the whole to its part.
pub(super) const SENDER: [&str; 3] = ["myndighet", "departement", "enhet"];

/// So many ids are listed to somebody whose id is none of them.
const IDS_SHOWN: usize = 8;

/// Gets the register that a record names. The command line reads it from the record's directory.
pub trait Registers {
    /// The bytes of the file at a path that a record gives.
    ///
    /// # Errors
    /// Why it cannot be had, and what to do.
    fn register(&self, path: &str) -> Result<Vec<u8>, Box<Diagnostic>>;
}

/// Whom a record refers to in its register, by their ids.
#[derive(Clone, Debug, Default)]
pub struct Referred {
    persons: BTreeSet<String>,
    organisations: BTreeSet<String>,
    /// The organisation that the record comes from.
    sender: Option<String>,
}

impl Referred {
    /// Whom a record refers to.
    #[must_use]
    pub fn of(record: &Node) -> Self {
        let mut referred = Self::default();
        references(record, &mut referred);
        if let Some(Value::Scalar(id)) = record.get(BY_SENDER).map(|entry| &entry.value.value) {
            referred.sender = Some(id.text.trim().to_owned());
        }
        referred
    }
}

/// An authority by the name that its record has, and another name by which it is known for something.
#[derive(Clone, Copy, Debug)]
pub struct OtherName<'n> {
    /// The name that the record has.
    pub authority: &'n str,
    /// The other.
    pub name: &'n str,
}

/// What has become of a record's register.
#[derive(Clone, Debug)]
pub enum Registered {
    /// The record names none.
    Unnamed,
    /// The one that it names cannot be had, which has been told.
    Lost,
    /// Here it is.
    Read(Register),
}

impl Registered {
    /// What is known of whom a record refers to by a key, under the keys of a record. `layout` is that of the mapping that refers to it.
    ///
    /// # Errors
    /// Nothing can be known; and why, unless that has been told.
    pub(super) fn look_up(
        &self,
        key: &Key,
        id: &Spanned<String>,
        layout: Layout,
    ) -> Result<Facts, Option<Box<Diagnostic>>> {
        match self {
            // That the register lacks the name has been told.
            Self::Read(register) if key.name == BY_PERSON => with_name(register.person(id)?, "namn").ok_or(None),
            Self::Read(register) if key.name == BY_SENDER => with_name(register.sender(id)?, SENDER[0]).ok_or(None),
            Self::Read(register) => with_name(register.organisation(id)?, "organisation").ok_or(None),
            Self::Lost => Err(None),
            Self::Unnamed => {
                let name = key.name;
                // The register is named in the record as a whole, which in YAML has its keys on lines.
                let whole = if layout == Layout::Json { layout } else { Layout::Lines };
                let fault = message!(
                    "\"{name}\" hänvisar till ett register, men posten anger inget",
                    "\"{name}\" refers to a register, but the record names none"
                );
                let fault = Diagnostic::new(Code::RecPerson, fault).at(id.span);
                Err(Some(Box::new(fault.hint(shape::REGISTER.to_add(whole)))))
            }
        }
    }
}

/// A register.
#[derive(Clone, Debug)]
pub struct Register {
    persons: Entries,
    organisations: Entries,
}

/// Entries by their ids.
type Entries = BTreeMap<String, Listed>;

/// What is said of somebody, each fact under its key.
pub(super) type Facts = BTreeMap<&'static str, Spanned<String>>;

/// A person or an organisation of a register: its id, and what is said of it under each key.
#[derive(Clone, Debug)]
struct Listed {
    id: Spanned<String>,
    facts: Facts,
    /// What was different before, the latest first.
    earlier: Vec<Earlier>,
    /// What an organisation has been called.
    names: history::Names,
}

/// What was different until a day.
#[derive(Clone, Debug)]
struct Earlier {
    /// The last day on which it was.
    until: Spanned<NaiveDate>,
    facts: Facts,
}

/// The path of the register that a record names, and where it does so.
#[must_use]
pub fn named(record: &Node) -> Option<Spanned<&str>> {
    match &record.get(shape::REGISTER.name)?.value.value {
        Value::Scalar(scalar) => Some(Spanned { value: scalar.text.trim(), span: scalar.span() }),
        _ => None,
    }
    .filter(|path| !path.value.is_empty())
}

/// Reads a tree as a register. `None` where it is none at all.
pub fn read(node: &Node, cx: &mut Diagnostics) -> Option<Register> {
    let reader = Reader::new(node, &REGISTER, &Registered::Unnamed, cx)?;
    reader.integer("format", cx);
    let register = Register {
        persons: listed(&reader, "personer", &PERSON, cx),
        organisations: listed(&reader, "organisationer", &ORGANISATION, cx),
    };
    if !reader.written("personer") && !reader.written("organisationer") {
        cx.push(empty().at(node.span));
        return None;
    }
    register.persons.values().for_each(|person| person.refers(BY_ORGANISATION, &register, cx));
    register.organisations.values().for_each(|organisation| organisation.refers(PART_OF, &register, cx));
    Some(register)
}

/// What is said of somebody whose name stands under that key; `None` where it does not.
fn with_name(facts: Facts, key: &str) -> Option<Facts> {
    facts.contains_key(key).then_some(facts)
}

/// Whether a tree is a register by its own keys, and no record.
#[must_use]
pub fn is_register(node: &Node) -> bool {
    node.get("typ").is_none() && ["personer", "organisationer"].iter().any(|list| node.get(list).is_some())
}

/// What is said of a register where a record is wanted.
#[must_use]
pub fn no_record() -> Diagnostic {
    let fault = message!("filen är ett register, inte en post", "the file is a register, not a record");
    let hint = message!("ange en post som hänvisar till registret", "name a record that refers to the register");
    Diagnostic::new(Code::RecRegister, fault).hint(hint)
}

/// What is said of a register that lists nobody.
#[must_use]
pub fn empty() -> Diagnostic {
    let fault = message!("registret är tomt", "the register is empty");
    let hint = message!(
        "skriv personer: [{{ id: ek, namn: Anna Ek }}], eller ta bort raden \"register\" ur posten",
        "write personer: [{{ id: ek, namn: Anna Ek }}], or remove the line \"register\" from the record"
    );
    Diagnostic::new(Code::RecRegister, fault).hint(hint)
}

/// The entries of one list of a register, by their ids.
fn listed(reader: &Reader<'_>, list: &str, shape: &'static Shape, cx: &mut Diagnostics) -> Entries {
    let mut entries = Entries::new();
    let found = reader.objects(list, cx, |r, _, cx| {
        let (facts, earlier) = (facts(r, shape, cx), history::read(r, cx));
        r.line("id", cx).map(|id| Listed { id, facts, earlier, names: history::Names::default() })
    });
    for entry in found.into_iter().flatten() {
        match entries.get(&entry.id.value) {
            Some(first) => cx.push(twice(&entry.id, first.id.span)),
            None => {
                entries.insert(entry.id.value.clone(), entry);
            }
        }
    }
    entries
}

/// What is said of somebody in one mapping.
fn facts(reader: &Reader<'_>, shape: &Shape, cx: &mut Diagnostics) -> Facts {
    let said = shape.keys.iter().filter(|key| key.name != "id" && matches!(key.kind, Kind::Line(_) | Kind::Choice(_)));
    said.filter_map(|key| Some((key.name, reader.words(key.name, cx)?))).collect()
}

/// What is said of an entry whose id another has already.
fn twice(id: &Spanned<String>, first: Span) -> Diagnostic {
    let name = excerpt(&id.value);
    let fault = message!("id \"{name}\" står två gånger i registret", "the id \"{name}\" stands twice in the register");
    let hint = message!(
        "ge den ena ett annat id, och rätta de poster som menar den",
        "give one of them another id, and correct the records that mean it"
    );
    Diagnostic::new(Code::RecId, fault)
        .at(id.span)
        .related(first, message!("första gången", "the first time"))
        .hint(hint)
}

impl Register {
    /// What the register says of the person that a record refers to, under the keys of a record.
    ///
    /// # Errors
    /// There is no such person.
    pub(super) fn person(&self, id: &Spanned<String>) -> Result<Facts, Box<Diagnostic>> {
        let found = self.persons.get(&id.value).ok_or_else(|| Self::unlisted(id, &self.persons, false))?;
        let mut facts = found.facts.clone();
        if let Some(of) = facts.remove(BY_ORGANISATION)
            && let Some(organisation) = self.organisations.get(&of.value)
        {
            for (key, fact) in organisation.as_represented() {
                facts.entry(key).or_insert(fact);
            }
        }
        Ok(facts)
    }

    /// What the register says of the organisation that a record refers to, under the keys of a record.
    ///
    /// # Errors
    /// There is no such organisation.
    pub(super) fn organisation(&self, id: &Spanned<String>) -> Result<Facts, Box<Diagnostic>> {
        let found = self.organisations.get(&id.value);
        let found = found.ok_or_else(|| Self::unlisted(id, &self.organisations, true))?;
        Ok(found.as_represented().collect())
    }

    /// Whom a document comes from, under the keys of a record: the organisation that it refers to, and what that is a part of.
    ///
    /// # Errors
    /// There is no such organisation, or what it is a part of goes in a ring, or deeper than a letterhead can show.
    fn sender(&self, id: &Spanned<String>) -> Result<Facts, Box<Diagnostic>> {
        let mut above: Vec<&Listed> = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next {
            let found = self.organisations.get(&id.value);
            let found = found.ok_or_else(|| Self::unlisted(id, &self.organisations, true))?;
            if above.len() == SENDER.len() {
                return Err(Box::new(too_deep(id)));
            }
            above.push(found);
            next = found.facts.get(PART_OF);
        }
        let names = above.iter().rev().map(|listed| listed.facts.get("namn").cloned());
        Ok(SENDER.into_iter().zip(names).filter_map(|(key, name)| Some((key, name?))).collect())
    }

    /// What else the authority of a record is and was called, in Swedish and English: by what it was on the record's day first, and then the latest first.
    /// Nothing if the register has no such organisation, or several that have been called so. The register is that of the record's day ([`Self::as_of`]).
    #[must_use]
    pub fn other_names(&self, referred: &Referred, authority: &str) -> Vec<String> {
        let mut others: Vec<String> = Vec::new();
        for name in self.authority(referred, authority).iter().flat_map(|listed| listed.names.all()) {
            if name != authority && !others.iter().any(|other| other == name) {
                others.push(name.to_owned());
            }
        }
        others
    }

    /// The organisation that an authority is, by its name.
    fn authority(&self, referred: &Referred, authority: &str) -> Option<&Listed> {
        let called = |is_so: fn(&history::Names, &str) -> bool| {
            self.organisations.values().filter(|listed| is_so(&listed.names, authority)).collect::<Vec<_>>()
        };
        let then = called(history::Names::had);
        let found = if then.is_empty() { called(history::Names::have) } else { then };
        let sender = self.whole(referred);
        let is_sender = |listed: &&Listed| sender.is_some_and(|sender| sender.id.value == listed.id.value);
        match found.as_slice() {
            [one] => Some(*one),
            several => several.iter().copied().find(is_sender),
        }
    }

    /// The organisation that the one which a record comes from is a part of, or that one itself.
    fn whole(&self, referred: &Referred) -> Option<&Listed> {
        let mut found = self.organisations.get(referred.sender.as_deref()?)?;
        // No deeper than a letterhead can show: beyond that there may be a ring.
        for _ in SENDER {
            match found.facts.get(PART_OF).and_then(|id| self.organisations.get(&id.value)) {
                Some(above) => found = above,
                None => break,
            }
        }
        Some(found)
    }

    fn unlisted(id: &Spanned<String>, entries: &Entries, organisation: bool) -> Box<Diagnostic> {
        let name = excerpt(&id.value);
        let fault = if organisation {
            message!(
                "registret har ingen organisation med id \"{name}\"",
                "the register has no organisation with the id \"{name}\""
            )
        } else {
            message!(
                "registret har ingen person med id \"{name}\"",
                "the register has no person with the id \"{name}\""
            )
        };
        let fault = Diagnostic::new(Code::RecPerson, fault).at(id.span);
        Box::new(match nearest(&id.value, entries.keys().map(String::as_str)) {
            Some(near) => fault.hint(message!("menas {near}?", "is {near} meant?")),
            None => fault.hint(known_ids(entries)),
        })
    }

    /// The part of the register that a record refers to, as a register of its own: the same for the same entries, whatever the others
    /// are and in whatever order and form it was written. A record that has it beside itself becomes the same document, in the same house style: where that is found
    /// by another name of the authority than the record has, it is told that the authority is called so too.
    #[must_use]
    pub fn excerpt(&self, referred: &Referred, by_other: Option<OtherName<'_>>) -> String {
        let mut organisations: BTreeSet<&str> = referred.organisations.iter().map(String::as_str).collect();
        let persons: Vec<&Listed> = referred.persons.iter().filter_map(|id| self.persons.get(id)).collect();
        organisations
            .extend(persons.iter().filter_map(|person| person.facts.get(BY_ORGANISATION)).map(|id| &*id.value));
        let mut above: Vec<&str> = organisations.iter().copied().collect();
        while let Some(id) = above.pop() {
            let part_of = self.organisations.get(id).and_then(|organisation| organisation.facts.get(PART_OF));
            above.extend(part_of.map(|id| &*id.value).filter(|id| organisations.insert(id)));
        }
        let mut organisations: BTreeMap<&str, Json> = organisations
            .into_iter()
            .filter_map(|id| Some((id, Json::Object(self.organisations.get(id)?.written(&ORGANISATION)))))
            .collect();
        if let Some(OtherName { authority, name }) = by_other
            && let Some(listed) = self.authority(referred, authority)
        {
            let id = listed.id.value.as_str();
            let mut facts = Map::new();
            if organisations.contains_key(id) {
                facts.extend(listed.facts.get(PART_OF).map(|of| (PART_OF.to_owned(), Json::from(of.value.as_str()))));
            }
            let mut entry = Map::from_iter([("id".to_owned(), Json::from(id))]);
            entry.extend(listed.names.written([authority, name], &facts));
            organisations.insert(id, entry.into());
        }
        let mut excerpt = Map::new();
        excerpt.insert("format".to_owned(), FORMAT.into());
        for (list, entries) in [
            ("personer", persons.iter().map(|person| Json::Object(person.written(&PERSON))).collect::<Vec<_>>()),
            ("organisationer", organisations.into_values().collect()),
        ] {
            if !entries.is_empty() {
                excerpt.insert(list.to_owned(), entries.into());
            }
        }
        // A register lists something, be it nobody.
        if excerpt.len() == 1 {
            excerpt.insert("personer".to_owned(), Json::Array(Vec::new()));
        }
        format!("{:#}\n", Json::Object(excerpt))
    }
}

impl Listed {
    /// What is said of an organisation whom somebody represents.
    fn as_represented(&self) -> impl Iterator<Item = (&'static str, Spanned<String>)> {
        self.facts.get("namn").map(|name| ("organisation", name.clone())).into_iter()
    }

    /// Tells of references under a key, of today and of before, to organisations that the register does not have.
    fn refers(&self, key: &str, register: &Register, cx: &mut Diagnostics) {
        let earlier = self.earlier.iter().map(|earlier| &earlier.facts);
        for id in std::iter::once(&self.facts).chain(earlier).filter_map(|facts| facts.get(key)) {
            if let Err(fault) = register.organisation(id) {
                cx.push(*fault);
            }
        }
    }

    fn written(&self, shape: &Shape) -> Map<String, Json> {
        let text = |text: &Spanned<String>| Json::String(text.value.clone());
        let facts = shape.keys.iter().filter_map(|key| Some((key.name.to_owned(), text(self.facts.get(key.name)?))));
        std::iter::once(("id".to_owned(), text(&self.id))).chain(facts).collect()
    }
}

/// What is said of an organisation that is a part of a part of a part of another.
fn too_deep(id: &Spanned<String>) -> Diagnostic {
    let name = excerpt(&id.value);
    let fault = message!(
        "en avsändare är högst myndighet, departement och enhet; \"{name}\" är en organisation till, eller samma igen",
        "a sender is at most authority, ministry and unit; \"{name}\" is one more organisation, or the same again"
    );
    let hint = message!(
        "ta bort \"{PART_OF}\" hos den organisation som är en myndighet",
        "remove \"{PART_OF}\" from the organisation that is an authority"
    );
    Diagnostic::new(Code::RecHistory, fault).at(id.span).hint(hint)
}

/// Ids that there are, for somebody whose id is none of them.
fn known_ids(entries: &Entries) -> Message {
    let more = if entries.len() > IDS_SHOWN { " …" } else { "" };
    let list = entries.keys().take(IDS_SHOWN).map(|id| excerpt(id)).collect::<Vec<_>>().join(", ");
    if list.is_empty() {
        return message!("lägg till den i registret", "add it to the register");
    }
    message!("i registret finns {list}{more}", "the register has {list}{more}")
}

/// The ids that a record refers to. The keys mean nothing else wherever they may stand.
fn references(node: &Node, referred: &mut Referred) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| references(item, referred)),
        Value::Map(entries) => {
            for entry in entries {
                match (entry.key.as_str(), &entry.value.value) {
                    (BY_PERSON, Value::Scalar(id)) => {
                        referred.persons.insert(id.text.trim().to_owned());
                    }
                    (BY_ORGANISATION | BY_SENDER, Value::Scalar(id)) => {
                        referred.organisations.insert(id.text.trim().to_owned());
                    }
                    _ => references(&entry.value, referred),
                }
            }
        }
        Value::Null | Value::Scalar(_) => {}
    }
}
