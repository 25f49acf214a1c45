/*!
Several records (flera poster) together: what no record shows by itself.

Two records can each be right and disagree with one another: both have § 24, both are version 1 of the same minutes, the same person is
spelt in two ways, and what was approved has been changed since. [`Entry::of`] keeps of a record what it takes to see that, which is little:
there can be thousands. [`judge`] looks at all of them, and [`lock`] at the list of approved ones.

**Invariant:** knows no directory and reads no file; whoever has read the records hands them in, in an order of their own choosing.
*/

mod caseless;
pub mod lock;
mod matters;
mod names;
mod numbers;
mod translations;
mod versions;

use chrono::NaiveDate;

use caseless::Caseless;
use matters::Matter;
use names::Named;

use crate::diagnostic::{Diagnostics, Exemption};
use crate::meeting::exemptions;
use crate::meeting::protocol::numbering;
use crate::record::{DocumentType, Record, Spanned, Status};
use crate::source::{Layout, Span};
use crate::swedish::{DocLang, TimeOfDay};

/// What is kept of a record.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Kind of document, and where it is written: the place of what is wrong with the record as a whole.
    pub kind: Spanned<DocumentType>,
    /// How its keys stand, for remedies.
    layout: Layout,
    /// How far it has come.
    pub status: Status,
    /// Where that is written.
    pub status_at: Option<Span>,
    /// The language that it is written in.
    lang: DocLang,
    /// What meeting it is of.
    meeting: Meeting,
    /// Title.
    title: String,
    /// Registry number.
    registry_number: Option<Spanned<String>>,
    /// Version, from 1.
    version: u32,
    /// The version that it replaces.
    replaces: Option<i64>,
    /// The numbers of its items, where they run on through the year.
    series: Option<Series>,
    /// Everybody named in it.
    names: Vec<Named>,
    /// The matters that it is about, or that are dealt with in it.
    matters: Vec<Matter>,
    /// The numbers of its appendices, and of the version that it replaces.
    other_numbers: Vec<Spanned<String>>,
    /// The rules for several records that it is excepted from.
    exemptions: Vec<Exemption>,
}

/// A meeting, as far as one can be told from another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    authority: Caseless,
    body: Option<Caseless>,
    date: NaiveDate,
    from: Option<TimeOfDay>,
}

/// Numbers that run on through the year (per år).
#[derive(Clone, Copy, Debug)]
struct Series {
    /// How the record's keys stand, for remedies.
    layout: Layout,
    first: u32,
    last: u32,
    /// Where the first number is written, or the first item stands.
    at: Span,
    /// The last number of the minutes before, where it is written.
    previous: Option<Spanned<u32>>,
}

impl Entry {
    /// What is to be kept of a record; `None` of one that does not say what it is, by whom, and of which day.
    #[must_use]
    pub fn of(record: &Record<'_>) -> Option<Self> {
        let protocol = record.protocol();
        let meeting = Meeting {
            authority: Caseless::new(&record.authority.as_ref()?.value),
            body: protocol.and_then(|protocol| protocol.body.as_ref()).map(|body| Caseless::new(&body.value)),
            date: record.date?.value,
            from: record.time.and_then(|time| Some(time.from?.value)),
        };
        // An agenda or a summons numbers nothing: the minutes of the same meeting do.
        let minutes = protocol.filter(|_| record.kind.is_some_and(|kind| kind.value == DocumentType::Protocol));
        let series = minutes.and_then(|protocol| {
            let numbering = numbering(protocol.numbering.as_ref());
            let count = u32::try_from(protocol.items.len()).ok().filter(|_| numbering.yearly)?;
            let first = protocol.items.first()?;
            Some(Series {
                layout: record.layout,
                first: numbering.first,
                last: numbering.first.checked_add(count - 1)?,
                at: numbering.first_span.unwrap_or(first.heading.as_ref().map_or(first.span, |heading| heading.span)),
                previous: numbering.previous,
            })
        });
        Some(Self {
            kind: record.kind?,
            layout: record.layout,
            lang: record.lang,
            status: record.status,
            status_at: record.status_at,
            title: record.title.as_ref().map(|title| title.value.clone()).unwrap_or_default(),
            registry_number: record.registry_number.clone(),
            version: record.version.value,
            replaces: record.replaces.as_ref().and_then(|replaces| Some(replaces.version?.value)),
            series,
            names: names::of(record, &meeting),
            matters: matters::of(record),
            other_numbers: other_numbers(record),
            meeting,
            exemptions: exemptions::of_several(&record.exemptions),
        })
    }
}

/// Numbers that a record knows without being of them.
fn other_numbers(record: &Record<'_>) -> Vec<Spanned<String>> {
    let appendices = record.appendices().iter().filter_map(|appendix| appendix.registry_number.clone());
    let replaced = record.replaces.iter().filter_map(|replaced| replaced.registry_number.clone());
    appendices.chain(replaced).collect()
}

/// A registry number by which it can be compared, however it is spaced and in whatever case.
fn key(number: &str) -> String {
    number.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// Judges records together. What they get wrong by themselves has been told. A record is excepted from what is found in it alone. `all` says
/// whether these are all that are kept together, each without errors, so that an exemption which silences nothing is not needed among them.
pub fn judge(entries: &[Entry], all: bool, cx: &mut Diagnostics) {
    for exemption in entries.iter().flat_map(|entry| &entry.exemptions) {
        cx.except_in_own(exemption.clone(), all);
    }
    let originals = translations::without(entries);
    versions::check(entries, cx);
    numbers::check(&originals, cx);
    matters::check(entries, &originals, cx);
    names::check(entries, cx);
    cx.tell_exemptions();
}
