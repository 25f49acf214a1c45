//! Records of which another is the same document in Swedish.
//!
//! The language of authorities is Swedish (10 § språklagen), so of a document in two languages the Swedish one is the original. A translation is
//! a document of its own, with versions of its own, and no second record of the original; nor does it number anything anew.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Entry, key};
use crate::swedish::DocLang;

/// The records without those that translate another of them, in their order.
pub(super) fn without(entries: &[Entry]) -> Vec<&Entry> {
    let mut swedish: BTreeMap<NaiveDate, Vec<&Entry>> = BTreeMap::new();
    for entry in entries.iter().filter(|entry| entry.lang == DocLang::Sv) {
        swedish.entry(entry.meeting.date).or_default().push(entry);
    }
    let is_translation = |entry: &Entry| {
        let of_the_day = swedish.get(&entry.meeting.date).into_iter().flatten();
        entry.lang != DocLang::Sv && of_the_day.into_iter().any(|original| translates(entry, original))
    };
    entries.iter().filter(|entry| !is_translation(entry)).collect()
}

/// Whether two records of one day and of two languages are of one document: they are of one kind and have the same registry number, or are of one
/// body, whose number may differ or be missing. Authority and body may be named in the language of each.
fn translates(one: &Entry, other: &Entry) -> bool {
    let (meeting, original) = (&one.meeting, &other.meeting);
    let hours = || meeting.from.zip(original.from).is_none_or(|(from, other)| from == other);
    let number = |entry: &Entry| entry.registry_number.as_ref().map(|number| key(&number.value));
    let bodies = || meeting.body.is_some() && meeting.body == original.body && meeting.authority == original.authority;
    let numbers = || number(one).is_some() && number(one) == number(other);
    one.kind.value == other.kind.value && hours() && (bodies() || numbers())
}
