//! SAM-DUBB and SAM-VER: two records of one document, and versions of which none replaces the other.

use std::collections::BTreeMap;

use super::{Entry, Meeting};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::DocumentType;
use crate::source::entry;
use crate::swedish::DocLang;

/// What makes two records ones of the same document, whatever their version.
///
/// A registry number names a matter, and a matter has many documents; so the number alone tells nothing. Minutes, and
/// what goes before them, are known by their body and meeting. Other kinds have no body: of one matter on one day there may be several, which
/// their titles tell apart. In another language it is a document of its own: a translation.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Identity<'e> {
    lang: DocLang,
    kind: DocumentType,
    meeting: &'e Meeting,
    number: Option<&'e str>,
    title: Option<&'e str>,
}

impl<'e> Identity<'e> {
    fn of(entry: &'e Entry) -> Option<Self> {
        let number = entry.registry_number.as_ref().map(|number| number.value.as_str());
        let (lang, kind, meeting) = (entry.lang, entry.kind.value, &entry.meeting);
        // What a body decided on one day at one hour is one document; its number is the meeting's own, or the register's.
        if kind.is_of_formal_meeting() && meeting.body.is_some() {
            return Some(Self { lang, kind, meeting, number, title: None });
        }
        Some(Self { lang, kind, meeting, number: Some(number?), title: Some(&entry.title) })
    }
}

pub(super) fn check(entries: &[Entry], cx: &mut Diagnostics) {
    let mut documents: BTreeMap<Identity<'_>, BTreeMap<u32, Vec<&Entry>>> = BTreeMap::new();
    for entry in entries {
        if let Some(identity) = Identity::of(entry) {
            documents.entry(identity).or_default().entry(entry.version).or_default().push(entry);
        }
    }
    for versions in documents.into_values() {
        for same in versions.values() {
            twins(same, cx);
        }
        let each: Vec<&Entry> = versions.into_values().filter_map(|same| same.first().copied()).collect();
        for pair in each.windows(2) {
            if let [older, newer] = *pair {
                replaced(older, newer, cx);
            }
        }
    }
}

fn twins(same: &[&Entry], cx: &mut Diagnostics) {
    let Some((first, others)) = same.split_first() else { return };
    for other in others {
        let (kind, version) = (other.kind.value.word(), other.version);
        let (date, of) = (other.meeting.date, other.meeting.body.as_ref().unwrap_or(&other.meeting.authority));
        let fault = message!(
            "två poster är version {version} av samma handling: {kind} av den {date}, {of}",
            "two records are version {version} of the same document: {kind} of {date}, {of}"
        );
        let at = other.registry_number.as_ref().map_or(other.kind.span, |number| number.span);
        let there = first.registry_number.as_ref().map_or(first.kind.span, |number| number.span);
        cx.push(
            Diagnostic::new(Code::ColTwin, fault)
                .at(at)
                .related(there, message!("den andra posten", "the other record"))
                .hint(message!(
                    "ta bort den som inte gäller; är den ena en ändring av den andra, höj \"version\" och skriv \"ersätter\"; \
                     var det två möten samma dag, skriv \"tid\"; är den ena en översättning, skriv \"språk\"",
                    "remove the one that does not hold; if one is a change of the other, raise \"version\" and write \"ersätter\"; \
                     if there were two meetings on that day, write \"tid\"; if one is a translation, write \"språk\""
                )),
        );
    }
}

/// A newer version replaces the older one, or one in between that is not here.
fn replaced(older: &Entry, newer: &Entry, cx: &mut Diagnostics) {
    let (old, new) = (older.version, newer.version);
    if newer.replaces.is_some_and(|replaced| replaced >= i64::from(old)) {
        return;
    }
    let fault = message!(
        "version {new} säger inte att den ersätter version {old}",
        "version {new} does not say that it replaces version {old}"
    );
    let (date, at) = (older.meeting.date, newer.kind.span);
    let own = entry("ersätter", &format!("{{ version: {old}, datum: {date} }}"), newer.layout);
    cx.push(
        Diagnostic::new(Code::ColVersion, fault)
            .at(at)
            .related(older.kind.span, message!("version {old}", "version {old}"))
            .hint(message!(
                "skriv {own}, med den dag då version {old} blev färdig",
                "write {own}, with the day on which version {old} was finished"
            )),
    );
}
