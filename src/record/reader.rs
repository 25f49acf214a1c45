//! Takes values out of a tree, checked against the form of a record. Every fault is reported; nothing stops the reading.

mod faults;
mod numbers;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::Spanned;
use super::register::{Facts, Registered};
use super::shape::{self, Choice, Key, Kind, Shape};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, excerpt, nearest, slip};
use crate::message;
use crate::source::{Entry, Layout, Node, Scalar, Span, Value, direction_turned, has_letters, turns_direction};
use crate::swedish::{DocLang, TimeOfDay, dates};
use faults::{kind_of, missing_key, no_list, no_mapping, unknown_key, what_it_is_for, written_so};
use numbers::{cited, integer, list, unsigned};

/// So many words of a text are compared with those that a key allows.
const WORDS_COMPARED: usize = 5;

/// A mapping that is being read as a [`Shape`].
pub(super) struct Reader<'n> {
    shape: &'static Shape,
    entries: &'n [Entry],
    /// Keys that were probably meant by others that do not exist.
    meant: BTreeSet<&'static str>,
    /// Whether there are keys that do not exist and by which nobody knows what was meant.
    strange: bool,
    /// Whether some keys were lost before they could be read.
    torn: bool,
    layout: Layout,
    registered: &'n Registered,
    /// What the register says of whom the mapping refers to.
    facts: Facts,
    /// Whether it refers to somebody of whom nothing can be known, which has been told.
    lost: bool,
}

impl<'n> Reader<'n> {
    /// Begins to read a mapping: unknown and missing keys are reported at once, and references to nobody. `None` for what is no
    /// mapping.
    pub(super) fn new(
        node: &'n Node,
        shape: &'static Shape,
        registered: &'n Registered,
        cx: &mut Diagnostics,
    ) -> Option<Self> {
        let Value::Map(entries) = &node.value else {
            let fault = no_mapping(node, shape, cx);
            cx.push(fault);
            return None;
        };
        let names = || shape.keys.iter().map(|key| key.name);
        let (mut meant, mut strange) = (BTreeSet::new(), false);
        let mut taken: BTreeSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        for entry in entries.iter().filter(|entry| shape.key(&entry.key).is_none()) {
            let near = nearest(&entry.key, names());
            meant.extend(near.filter(|_| entry.value.value != Value::Null));
            strange |= near.is_none();
            let fault = unknown_key(entry, near, shape);
            // A key that is there already is not meant once more.
            cx.push(match slip(&entry.key, names()).filter(|key| taken.insert(key)) {
                Some(key) => fault.fix(Fix::read(entry.key_span, &entry.key, key)),
                None => fault,
            });
        }
        let (facts, torn, layout) = (Facts::new(), node.torn, node.layout);
        let mut reader = Self { shape, entries, meant, strange, torn, layout, registered, facts, lost: false };
        // What is said of an organisation beside the person goes before what the register says of the person's own.
        let whom: &[Key] = match (shape.key(shape::PERSON.name), shape.key(shape::SENT_BY.name)) {
            (Some(_), _) => &[shape::REPRESENTS, shape::PERSON],
            (None, Some(_)) => &[shape::SENT_BY],
            (None, None) => &[],
        };
        for key in whom {
            reader.refer(key, cx);
        }
        for key in shape.keys.iter().filter(|key| key.required && !reader.written(key.name)) {
            let at = entries.first().map_or(node.span, |entry| entry.key_span);
            cx.push(missing_key(key, shape, node.layout, at));
        }
        Some(reader)
    }

    /// Whether there is a value for a key, though it may have been refused, the key misspelt, or lost in a fault of syntax: who is
    /// told that is not told that the key is missing as well.
    pub(super) fn written(&self, name: &str) -> bool {
        self.torn
            || self.lost
            || self.node(name).is_some()
            || self.facts.contains_key(name)
            || self.meant.contains(name)
    }

    /// What `read` takes from some keys, and whether that is all they say: that no fault of form, which has been told, hides a part of it.
    pub(super) fn whole<T>(
        &self,
        keys: &[&str],
        cx: &mut Diagnostics,
        read: impl FnOnce(&Self, &mut Diagnostics) -> T,
    ) -> (T, bool) {
        let before = cx.count();
        let value = read(self, cx);
        let elsewhere = self.torn || self.lost || self.strange || keys.iter().any(|key| self.meant.contains(key));
        (value, !elsewhere && cx.count() == before)
    }

    /// Takes what the register says of whom the mapping refers to by that key, where it does.
    fn refer(&mut self, key: &Key, cx: &mut Diagnostics) {
        if self.node(key.name).is_none() {
            return;
        }
        let Some(id) = self.line(key.name, cx) else {
            self.lost = true;
            return;
        };
        match self.registered.look_up(key, &id, self.layout) {
            Ok(facts) => {
                for (name, fact) in facts {
                    self.facts.entry(name).or_insert(fact);
                }
            }
            Err(fault) => {
                self.lost = true;
                if let Some(fault) = fault {
                    cx.push(*fault);
                }
            }
        }
    }

    /// How the mapping is laid out.
    pub(super) fn layout(&self) -> Layout {
        self.layout
    }

    /// The form that the mapping is read as.
    pub(super) fn shape(&self) -> &'static Shape {
        self.shape
    }

    /// Whether the mapping says anything under another key, be it read or refused.
    pub(super) fn says_more_than(&self, name: &str) -> bool {
        self.torn || self.entries.iter().any(|entry| entry.key != name && entry.value.value != Value::Null)
    }

    /// Where the record says who a person is: the name, or the reference to the register.
    pub(super) fn standing(&self) -> Option<Span> {
        ["namn", shape::PERSON.name].iter().find_map(|name| self.node(name)).map(|(_, node)| node.span)
    }

    /// The value under a key, where it is there and not empty.
    fn node(&self, name: &str) -> Option<(&'static Key, &'n Node)> {
        let key = self.shape.key(name)?;
        let entry = self.entries.iter().find(|entry| entry.key == name)?;
        (entry.value.value != Value::Null).then_some((key, &entry.value))
    }

    /// Whether the one of two keys is written before the other.
    pub(super) fn has_before(&self, one: &str, other: &str) -> bool {
        let place = |name: &str| self.entries.iter().position(|entry| entry.key == name);
        place(one).zip(place(other)).is_some_and(|(one, other)| one < other)
    }

    fn scalar(&self, name: &str, cx: &mut Diagnostics) -> Option<(&'static Key, &'n Scalar)> {
        let (key, node) = self.node(name)?;
        scalar(key, node, cx).map(|scalar| (key, scalar))
    }

    /// A line of words, trimmed.
    pub(super) fn line(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<String>> {
        if self.node(name).is_none() {
            return self.facts.get(name).cloned();
        }
        let (key, scalar) = self.scalar(name, cx)?;
        let Kind::Line(longest) = key.kind else { return None };
        line(key, longest, scalar, cx)
    }

    /// Lines of words.
    pub(super) fn lines(&self, name: &str, cx: &mut Diagnostics) -> Vec<Spanned<String>> {
        let Some((key, items)) = self.list(name, cx) else { return Vec::new() };
        let Kind::List(Kind::Line(longest)) = key.kind else { return Vec::new() };
        let mut lines = Vec::new();
        for item in items {
            lines.extend(scalar(key, item, cx).and_then(|scalar| line(key, *longest, scalar, cx)));
        }
        lines
    }

    /// A line of words, or one of the words that the key allows, as it is written.
    pub(super) fn words(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<String>> {
        match self.shape.key(name)?.kind {
            Kind::Choice(_) => {
                self.choice(name, cx).map(|word| Spanned { value: word.value.to_owned(), span: word.span })
            }
            _ => self.line(name, cx),
        }
    }

    /// A text in Markdown, not yet read.
    pub(super) fn prose(&self, name: &str, cx: &mut Diagnostics) -> Option<&'n Scalar> {
        let (key, scalar) = self.scalar(name, cx)?;
        prose(key, scalar, cx)
    }

    /// Texts in Markdown.
    pub(super) fn proses(&self, name: &str, cx: &mut Diagnostics) -> Vec<&'n Scalar> {
        let Some((key, items)) = self.list(name, cx) else { return Vec::new() };
        let mut texts = Vec::new();
        for item in items {
            texts.extend(scalar(key, item, cx).and_then(|scalar| prose(key, scalar, cx)));
        }
        texts
    }

    /// A day.
    pub(super) fn date(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<NaiveDate>> {
        let (_, scalar) = self.scalar(name, cx)?;
        match dates::parse(scalar.text.trim()) {
            Ok(value) if !shape::YEARS.contains(&value.year()) => {
                let (year, first, last) = (value.year(), shape::YEARS.start(), shape::YEARS.end());
                let fault = message!(
                    "året i \"{name}\" är {year:04}, men ska vara mellan {first} och {last}",
                    "the year of \"{name}\" is {year:04}, but shall be between {first} and {last}"
                );
                cx.push(Diagnostic::new(Code::RecRange, fault).at(scalar.span()));
                None
            }
            Ok(value) => Some(Spanned { value, span: scalar.span() }),
            Err(error) => {
                let fault = Diagnostic::new(Code::RecDate, error.message()).at(scalar.span());
                let fault = error.hint().into_iter().fold(fault, Diagnostic::hint);
                cx.push(match error.certain().filter(|day| shape::YEARS.contains(&day.year())) {
                    Some(day) => fault.fix(Fix::read(scalar.span(), scalar.text.trim(), &day.to_string())),
                    None => fault,
                });
                None
            }
        }
    }

    /// A time of day.
    pub(super) fn time(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<TimeOfDay>> {
        let (_, scalar) = self.scalar(name, cx)?;
        match TimeOfDay::parse(scalar.text.trim()) {
            Ok(value) => Some(Spanned { value, span: scalar.span() }),
            Err(error) => {
                let fault = Diagnostic::new(Code::RecTime, error.message()).at(scalar.span());
                let fault = error.hint().into_iter().fold(fault, Diagnostic::hint);
                cx.push(match error.suggestion() {
                    Some(time) => fault.fix(Fix::read(scalar.span(), scalar.text.trim(), &time.clock(DocLang::Sv))),
                    None => fault,
                });
                None
            }
        }
    }

    /// A whole number in its range.
    pub(super) fn integer(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<i64>> {
        let (key, scalar) = self.scalar(name, cx)?;
        let Kind::Integer(least, most) = key.kind else { return None };
        integer(key, (least, most), scalar, cx)
    }

    /// A whole number whose range begins at 0 or above.
    pub(super) fn number(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<u32>> {
        self.integer(name, cx).and_then(unsigned)
    }

    /// Whole numbers whose range begins at 0 or above.
    pub(super) fn numbers(&self, name: &str, cx: &mut Diagnostics) -> Vec<Spanned<u32>> {
        let Some((key, items)) = self.list(name, cx) else { return Vec::new() };
        let Kind::List(Kind::Integer(least, most)) = key.kind else { return Vec::new() };
        let mut numbers = Vec::new();
        for item in items {
            let number = scalar(key, item, cx).and_then(|scalar| integer(key, (*least, *most), scalar, cx));
            numbers.extend(number.and_then(unsigned));
        }
        numbers
    }

    /// Yes or no.
    pub(super) fn yes_no(&self, name: &str, cx: &mut Diagnostics) -> Option<bool> {
        self.answer(name, cx).map(|answer| answer.value)
    }

    /// Where a yes is written.
    pub(super) fn yes(&self, name: &str, cx: &mut Diagnostics) -> Option<Span> {
        self.answer(name, cx).filter(|answer| answer.value).map(|answer| answer.span)
    }

    fn answer(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<bool>> {
        let (_, scalar) = self.scalar(name, cx)?;
        let answer = |value| Some(Spanned { value, span: scalar.span() });
        match scalar.text.trim().to_lowercase().as_str() {
            "ja" | "yes" | "true" => answer(true),
            "nej" | "no" | "false" => answer(false),
            _ => {
                let other = excerpt(scalar.text.trim());
                let fault =
                    message!("\"{other}\" är varken ja eller nej", "\"{other}\" is neither ja (yes) nor nej (no)");
                cx.push(Diagnostic::new(Code::RecValue, fault).at(scalar.span()));
                None
            }
        }
    }

    /// One of the words that the key allows.
    pub(super) fn choice(&self, name: &str, cx: &mut Diagnostics) -> Option<Spanned<&'static str>> {
        let Kind::Choice(choices) = self.shape.key(name)?.kind else { return None };
        if let (None, Some(fact)) = (self.node(name), self.facts.get(name)) {
            let word = choices.iter().find(|choice| choice.word == fact.value)?.word;
            return Some(Spanned { value: word, span: fact.span });
        }
        let (_, scalar) = self.scalar(name, cx)?;
        choose(name, scalar, choices, cx)
    }

    /// Some of the words that the key allows.
    pub(super) fn choices(&self, name: &str, cx: &mut Diagnostics) -> Vec<Spanned<&'static str>> {
        let Some((key, items)) = self.list(name, cx) else { return Vec::new() };
        let Kind::List(Kind::Choice(choices)) = key.kind else { return Vec::new() };
        let mut chosen = Vec::new();
        for item in items {
            if let Some(word) = scalar(key, item, cx).and_then(|scalar| choose(name, scalar, choices, cx)) {
                chosen.push(word);
            }
        }
        chosen
    }

    /// A mapping under a key, read by `read`.
    pub(super) fn object<T>(
        &self,
        name: &str,
        cx: &mut Diagnostics,
        read: impl FnOnce(&Reader<'n>, Span, &mut Diagnostics) -> T,
    ) -> Option<T> {
        let (key, node) = self.node(name)?;
        let Kind::Object(shape) = key.kind else { return None };
        let reader = Reader::new(node, shape, self.registered, cx)?;
        Some(read(&reader, node.span, cx))
    }

    /// The mappings of a list, or the one that stands in its place, each read by `read`.
    pub(super) fn objects<T>(
        &self,
        name: &str,
        cx: &mut Diagnostics,
        mut read: impl FnMut(&Reader<'n>, Span, &mut Diagnostics) -> T,
    ) -> Vec<T> {
        let Some((key, items)) = self.list(name, cx) else { return Vec::new() };
        let (Kind::List(&Kind::Object(shape)) | Kind::OneOrMore(shape)) = key.kind else { return Vec::new() };
        let mut list = Vec::new();
        for item in items {
            if let Some(reader) = Reader::new(item, shape, self.registered, cx) {
                list.push(read(&reader, item.span, cx));
            }
        }
        list
    }

    fn list(&self, name: &str, cx: &mut Diagnostics) -> Option<(&'static Key, &'n [Node])> {
        let (key, node) = self.node(name)?;
        if let Kind::OneOrMore(_) = key.kind
            && !matches!(node.value, Value::List(_))
        {
            return Some((key, std::slice::from_ref(node)));
        }
        let Value::List(items) = &node.value else {
            if !node.torn {
                let fault = no_list(node, key.name);
                cx.push(match (&node.value, key.kind) {
                    (Value::Scalar(scalar), Kind::List(Kind::Choice(choices))) => {
                        as_list(fault, key.name, &scalar.text, choices, cx)
                    }
                    (Value::Scalar(scalar), Kind::List(Kind::Integer(..))) => {
                        match cited(&scalar.text).filter(|numbers| !numbers.is_empty()) {
                            Some(numbers) => {
                                let own = cx.entry(key.name, &format!("[{}]", list(&numbers)));
                                fault.hint(message!("skriv {own}", "write {own}"))
                            }
                            None => fault.hint(written_so(key, cx)),
                        }
                    }
                    _ => fault.hint(written_so(key, cx)),
                });
            }
            return None;
        };
        let (length, longest) = (items.len(), shape::LIST_ITEMS);
        if length > longest {
            let fault = message!(
                "\"{name}\" har {length} poster, högst {longest} får plats",
                "\"{name}\" has {length} entries, at most {longest} fit"
            );
            cx.push(Diagnostic::new(Code::RecLength, fault).at(node.span));
            return None;
        }
        Some((key, items))
    }
}

fn line(key: &'static Key, longest: usize, scalar: &Scalar, cx: &mut Diagnostics) -> Option<Spanned<String>> {
    let name = key.name;
    let text = scalar.text.trim();
    let length = text.chars().count();
    let fault = if !has_letters(text) {
        Some(message!("\"{name}\" är tom", "\"{name}\" is empty"))
    } else if length > longest {
        Some(message!(
            "\"{name}\" är {length} tecken lång, högst {longest} får plats",
            "\"{name}\" is {length} characters long, at most {longest} fit"
        ))
    } else if text.to_lowercase().contains("]{sekretess") {
        Some(message!(
            "i \"{name}\" kan ord inte markeras med sekretess",
            "words of \"{name}\" cannot be marked as secret"
        ))
    } else if text.contains(['\n', '\u{2028}', '\u{2029}']) {
        Some(message!("\"{name}\" är flera rader, men ska vara en", "\"{name}\" has several lines, but shall be one"))
    } else {
        None
    };
    if let Some(letter) = text.chars().find(|letter| turns_direction(*letter)) {
        cx.push(direction_turned(Code::RecValue, letter).at(scalar.span()));
        return None;
    }
    if let Some(fault) = fault {
        cx.push(Diagnostic::new(Code::RecLength, fault).at(scalar.span()).hint(what_it_is_for(key)));
        return None;
    }
    // A tab has no width on pages: the words on both sides would become one.
    Some(Spanned { value: text.replace('\t', " "), span: scalar.span() })
}

fn prose<'n>(key: &'static Key, scalar: &'n Scalar, cx: &mut Diagnostics) -> Option<&'n Scalar> {
    let name = key.name;
    let (length, longest) = (scalar.text.len(), shape::PROSE_BYTES);
    if length > longest {
        let fault = message!(
            "\"{name}\" är {length} byte lång, högst {longest} får plats",
            "\"{name}\" is {length} bytes long, at most {longest} fit"
        );
        let start = Span { end: scalar.span().start, ..scalar.span() };
        let hint = message!("dela upp texten i flera avsnitt", "divide the text into several sections");
        cx.push(Diagnostic::new(Code::RecLength, fault).at(start).hint(hint));
        return None;
    }
    Some(scalar)
}

/// What is said of a record in a newer format than those we read. Nothing else can be: what else is wrong in it is so by the rules of another format.
pub(super) fn of_tomorrow(record: &Node, cx: &Diagnostics) -> Option<Diagnostic> {
    newer_format(record).map(|number| unknown_format(number.text.trim(), cx).at(number.span()))
}

/// The number of a format that is newer than those we read, of a record that tells one.
pub(super) fn newer_format(record: &Node) -> Option<&Scalar> {
    let Value::Scalar(number) = &record.get("format")?.value.value else { return None };
    let text = number.text.trim();
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && text.parse::<i64>().map_or(true, |number| number > shape::FORMAT)).then_some(number)
}

/// A format that is not among those we read.
fn unknown_format(number: &str, cx: &Diagnostics) -> Diagnostic {
    let (newest, shown) = (shape::FORMAT, excerpt(number));
    let fault = message!("formatet {shown} är okänt", "the format {shown} is unknown");
    let is_newer = !number.starts_with('-') && number.parse::<i64>().map_or(true, |number| number > newest);
    Diagnostic::new(Code::RecFormat, fault).hint(if is_newer {
        message!(
            "posten är skriven för en nyare version av programmet: uppdatera programmet",
            "the record was written for a newer version of the program: update the program"
        )
    } else {
        let own = cx.entry("format", &newest.to_string());
        message!("skriv {own}", "write {own}")
    })
}

fn scalar<'n>(key: &'static Key, node: &'n Node, cx: &mut Diagnostics) -> Option<&'n Scalar> {
    if let Value::Scalar(scalar) = &node.value {
        return Some(scalar);
    }
    if node.torn {
        return None;
    }
    let found = kind_of(&node.value);
    let name = key.name;
    let fault =
        message!("\"{name}\" är {}, men ska vara en text", "\"{name}\" is {}, but shall be a text"; found.sv, found.en);
    let hint = written_so(key, cx);
    cx.push(Diagnostic::new(Code::RecType, fault).at(node.span).hint(hint));
    None
}

fn allowed(choices: &[Choice]) -> String {
    choices.iter().map(|choice| choice.word).collect::<Vec<_>>().join(", ")
}

/// The word that was probably meant: what else it is called (`tjg ersättare`), or one that is written much alike, also where more is said
/// (`öppnade mötet`).
pub(super) fn meant(text: &str, choices: &'static [Choice]) -> Option<&'static str> {
    if let Some(choice) = choices.iter().find(|choice| choice.also.iter().any(|word| begins_with(text, word))) {
        return Some(choice.word);
    }
    let near = |text| nearest(text, choices.iter().map(|choice| choice.word));
    // To compare takes time, and a text can be megabytes long; what somebody meant as a word stands at its beginning.
    near(text).or_else(|| text.split_whitespace().take(WORDS_COMPARED).find_map(near))
}

/// Whether a text has these words at its beginning, in whatever case.
fn begins_with(text: &str, words: &str) -> bool {
    let mut letters = text.chars().flat_map(char::to_lowercase);
    words.chars().all(|letter| letters.next() == Some(letter)) && !letters.next().is_some_and(char::is_alphabetic)
}

/// Completes the fault of a text where a list of known words is wanted: with that list, of the writer's own words.
fn as_list(fault: Diagnostic, name: &str, text: &str, choices: &'static [Choice], cx: &Diagnostics) -> Diagnostic {
    let list = allowed(choices);
    let parts =
        text.split([',', ';', '/', '\n']).flat_map(|part| part.split(" och ")).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.map(str::trim).filter(|part| !part.is_empty()).take(choices.len() + 1).collect();
    let known: Vec<Option<&str>> = parts.iter().map(|part| meant(part, choices)).collect();
    let unknown = known.contains(&None);
    if parts.is_empty() || parts.len() > choices.len() {
        return fault.hint(message!("skriv en lista av: {list}", "write a list of: {list}"));
    }
    let own = known.iter().zip(&parts).map(|(known, part)| known.map_or_else(|| excerpt(part), str::to_owned));
    let own = own.collect::<Vec<_>>().join(", ");
    let own = cx.entry(name, &format!("[{own}]"));
    let fault = fault.hint(message!("skriv {own}", "write {own}"));
    if unknown { fault.hint(message!("välj bland: {list}", "choose among: {list}")) } else { fault }
}

fn choose(
    name: &str,
    scalar: &Scalar,
    choices: &'static [Choice],
    cx: &mut Diagnostics,
) -> Option<Spanned<&'static str>> {
    let text = scalar.text.trim();
    if let Some(choice) = choices.iter().find(|choice| choice.word == text) {
        return Some(Spanned { value: choice.word, span: scalar.span() });
    }
    let list = allowed(choices);
    let shown = excerpt(text);
    let fault = message!("\"{shown}\" går inte som \"{name}\"", "\"{shown}\" will not do as \"{name}\"");
    let mut fault = Diagnostic::new(Code::RecValue, fault).at(scalar.span());
    if let Some(near) = meant(text, choices) {
        fault = fault.hint(message!("menas {near}?", "is {near} meant?"));
    }
    if let Some(word) = slip(text, choices.iter().map(|choice| choice.word)) {
        fault = fault.fix(Fix::read(scalar.span(), text, word));
    }
    cx.push(fault.hint(message!("välj bland: {list}", "choose among: {list}")));
    None
}
