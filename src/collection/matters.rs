//! SAM-DNR: registry numbers of several records that do not fit together.
//!
//! A registry number is that of a matter, and a matter has many documents; so one number on several records says nothing by itself. What cannot be
//! is one number of a document (`KN 2024/123-4`) on two documents. What hardly can be is one number on the minutes of two meetings where each other
//! meeting has its own, and one on two matters that are called by no word in common. What is missing shows where nearly all of a series is there.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::{Caseless, Entry, Meeting, key};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::message;
use crate::record::{DocumentType, Record, Spanned};
use crate::swedish::registry::{DocumentNumber, RegistryProfile, parse};
use crate::swedish::subject;

/// A matter that a record is about, or that is dealt with in it.
#[derive(Clone, Debug)]
pub(super) struct Matter {
    /// Its registry number.
    number: Spanned<String>,
    /// The words by which it is called, see [`subject::words`].
    words: BTreeSet<String>,
}

/// The matters of a record that have a number: its own, where it is no meeting's, and those of the items of minutes. A meeting's own number may stand
/// at several of its items.
pub(super) fn of(record: &Record<'_>) -> Vec<Matter> {
    let matter = |number: &Option<Spanned<String>>, called: &Option<Spanned<String>>| {
        Some(Matter { number: number.clone()?, words: subject::words(&called.as_ref()?.value) })
    };
    let Some(protocol) = record.protocol() else {
        return matter(&record.registry_number, &record.title).into_iter().collect();
    };
    let own = record.registry_number.as_ref().map(|number| key(&number.value));
    let items = protocol.items.iter().filter_map(|item| matter(&item.registry_number, &item.heading));
    items.filter(|matter| Some(key(&matter.number.value)) != own).collect()
}

/// `originals` are the records without translations of others, which have the same numbers; but in a series what they alone name is there too.
pub(super) fn check(entries: &[Entry], originals: &[&Entry], cx: &mut Diagnostics) {
    documents(originals, cx);
    meetings(originals, cx);
    unlike(originals, cx);
    gaps(entries, cx);
}

/// Who gave a number: another authority may have the same.
fn by<'e>(entry: &'e Entry, number: &str) -> (&'e str, String) {
    (&*entry.meeting.authority, key(number))
}

/// A number of a document is that of one alone.
fn documents(entries: &[&Entry], cx: &mut Diagnostics) {
    let mut first: BTreeMap<(&str, String), (&Entry, &Spanned<String>)> = BTreeMap::new();
    for entry in entries {
        let Some(number) = entry.registry_number.as_ref().filter(|number| DocumentNumber::of(&number.value).is_some())
        else {
            continue;
        };
        let Some((other, there)) = first.get(&by(entry, &number.value)) else {
            first.insert(by(entry, &number.value), (entry, number));
            continue;
        };
        // Of two records of one document SAM-DUBB speaks, and of its versions SAM-VER.
        let same_kind = entry.kind.value == other.kind.value;
        if same_kind && (entry.meeting == other.meeting || entry.version != other.version) {
            continue;
        }
        let [one, two] = [other, entry].map(|entry| (entry.kind.value.word(), entry.meeting.date));
        let fault = message!(
            "{} är numret på två handlingar: {} av den {} och {} av den {}",
            "{} is the number of two documents: {} of {} and {} of {}";
            (number.value, one.0, one.1, two.0, two.1), (number.value, one.0, one.1, two.0, two.1)
        );
        let hint = message!(
            "varje handling i ett ärende har ett eget nummer efter strecket: rätta det ena",
            "each document of a matter has a number of its own after the hyphen: correct one of them"
        );
        let related = message!("den andra posten", "the other record");
        cx.push(Diagnostic::new(Code::ColMatter, fault).at(number.span).related(there.span, related).hint(hint));
    }
}

/// The minutes of two meetings with one number, where the others of the year have each their own. Where all share one, it is meant: that of a matter
/// in which all minutes of the year are kept.
fn meetings(entries: &[&Entry], cx: &mut Diagnostics) {
    type Numbers<'e> = BTreeMap<String, BTreeMap<&'e Meeting, &'e Spanned<String>>>;
    let mut years: BTreeMap<(&Caseless, &Caseless, i32), Numbers<'_>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.kind.value == DocumentType::Protocol) {
        if let (Some(number), Some(body)) = (&entry.registry_number, &entry.meeting.body) {
            let year = (&entry.meeting.authority, body, entry.meeting.date.year());
            let meetings = years.entry(year).or_default().entry(key(&number.value)).or_default();
            meetings.entry(&entry.meeting).or_insert(number);
        }
    }
    for numbers in years.values() {
        let alone = numbers.values().filter(|meetings| meetings.len() == 1).count();
        for shared in numbers.values().filter(|meetings| (2..=alone).contains(&meetings.len())) {
            let mut meetings = shared.iter();
            let Some((first, there)) = meetings.next() else { continue };
            for (_, number) in meetings {
                let (date, number_written) = (first.date, &number.value);
                let fault = message!(
                    "{number_written} är redan numret på protokollet av den {date}, och årets andra protokoll har var sitt",
                    "{number_written} is the number of the minutes of {date} already, and the others of the year have each their own"
                );
                let hint = message!(
                    "rätta numret, eller ta bort det tills registratorn har gett ett",
                    "correct the number, or remove it until the registrar has given one"
                );
                let fault = Diagnostic::new(Code::ColMatter, fault)
                    .at(number.span)
                    .related(there.span, message!("det andra protokollet", "the other minutes"))
                    .hint(hint);
                cx.push(Diagnostic { severity: Severity::Warning, ..fault });
            }
        }
    }
}

/// A number that stands with more matters than this is that of one in which all kinds of things are kept, and they are not compared each with each.
const MANY: usize = 50;

/// One number on matters that are called by no word in common, in one language. Of several that are all unlike it is that of a matter in which all kinds
/// of things are kept.
fn unlike(entries: &[&Entry], cx: &mut Diagnostics) {
    let mut numbers: BTreeMap<_, Vec<(&Entry, &Matter)>> = BTreeMap::new();
    for entry in entries {
        for matter in entry.matters.iter().filter(|matter| !matter.words.is_empty()) {
            numbers.entry((entry.lang, by(entry, &matter.number.value))).or_default().push((entry, matter));
        }
    }
    for matters in numbers.values().filter(|matters| matters.len() <= MANY) {
        let is_alone = |(entry, matter): &&(&Entry, &Matter)| {
            let mut others = matters.iter().filter(|(other, _)| other.meeting != entry.meeting).peekable();
            others.peek().is_some() && others.all(|(_, other)| !subject::is_alike(&matter.words, &other.words))
        };
        let alone: Vec<&(&Entry, &Matter)> = matters.iter().filter(is_alone).collect();
        // Of two it may be either.
        let odd = match *alone.as_slice() {
            [one] if matters.len() > 2 => one,
            [_, later] if matters.len() == 2 => later,
            _ => continue,
        };
        let Some((other, there)) = matters.iter().find(|(entry, _)| entry.meeting != odd.0.meeting) else { continue };
        let (number, date) = (&odd.1.number, other.meeting.date);
        let written = &number.value;
        let fault = message!(
            "{written} står den {date} vid något som heter helt annorlunda",
            "{written} stands on {date} with something that is called by quite other words"
        );
        let hint = message!(
            "rätta det ena numret, eller låt det stå om det är samma ärende",
            "correct one of the numbers, or let it stand if it is the same matter"
        );
        let fault = Diagnostic::new(Code::ColMatter, fault)
            .at(number.span)
            .related(there.number.span, message!("den andra posten", "the other record"))
            .hint(hint);
        cx.push(Diagnostic { severity: Severity::Info, ..fault });
    }
}

/// As many numbers of a series are there at least, for a hole in it to say something.
const SERIES: usize = 3;

/// Numbers of the documents of one matter, or of the matters of one series and year, that are missing between others. Most matters hold more than
/// what is kept as records, and most series more matters: so it is told only where at most one is missing for three that are there.
fn gaps(entries: &[Entry], cx: &mut Diagnostics) {
    let mut series: BTreeMap<(&str, String), BTreeMap<u32, &Spanned<String>>> = BTreeMap::new();
    for entry in entries {
        let named = entry.matters.iter().map(|matter| &matter.number);
        for number in entry.registry_number.iter().chain(named).chain(&entry.other_numbers) {
            if let Some((of, serial)) = place_in_series(&number.value) {
                series.entry((&*entry.meeting.authority, of)).or_default().entry(serial).or_insert(number);
            }
        }
    }
    for numbers in series.values() {
        let missing = |(before, after): (u32, u32)| after - before - 1;
        let pairs = || numbers.keys().copied().zip(numbers.keys().copied().skip(1));
        let all: u64 = pairs().map(|pair| u64::from(missing(pair))).sum();
        if numbers.len() < SERIES || all * 3 > numbers.len() as u64 {
            continue;
        }
        for (before, after) in pairs().filter(|pair| missing(*pair) > 0) {
            let (Some(before_at), Some(after_at)) = (numbers.get(&before), numbers.get(&after)) else { continue };
            let (from, to) = (before + 1, after - 1);
            let which = if from == to { from.to_string() } else { format!("{from}–{to}") };
            cx.push(hole(&which, before_at, after_at));
        }
    }
}

/// Tells of what is missing between two numbers.
fn hole(which: &str, before: &Spanned<String>, after: &Spanned<String>) -> Diagnostic {
    let (low, high) = (&before.value, &after.value);
    let fault: Message =
        message!("nummer {which} saknas mellan {low} och {high}", "number {which} is missing between {low} and {high}");
    let hint = message!(
        "lägg till posten; hör numret till något som inte har en post här behöver inget göras",
        "add the record; if the number belongs to something that has no record here nothing need be done"
    );
    let fault = Diagnostic::new(Code::ColMatter, fault)
        .at(after.span)
        .related(before.span, message!("numret före", "the number before"))
        .hint(hint);
    Diagnostic { severity: Severity::Info, ..fault }
}

/// The series that a number belongs to, a matter of which it numbers the documents or the matters of a year, and its place there.
fn place_in_series(number: &str) -> Option<(String, u32)> {
    if let Some(DocumentNumber { matter, document }) = DocumentNumber::of(number) {
        return Some((key(matter) + "-", document));
    }
    let parsed = parse(number, RegistryProfile::Agency, None).ok()?;
    let series = format!("{} {}", parsed.series.to_lowercase(), parsed.year?);
    Some((series + parsed.suffix.as_deref().unwrap_or_default(), parsed.serial))
}
