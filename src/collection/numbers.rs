//! SAM-PAR: numbers of items that run on from minutes to minutes through the year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::{Caseless, Entry, Meeting, Series};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::meeting::protocol::named_through;
use crate::message;
use crate::source::entry;

pub(super) fn check(entries: &[&Entry], cx: &mut Diagnostics) {
    let mut years: BTreeMap<(&Caseless, &Caseless, i32), BTreeMap<&Meeting, Vec<&Entry>>> = BTreeMap::new();
    for entry in entries {
        if let (Some(_), Some(body)) = (&entry.series, &entry.meeting.body) {
            let year = (&entry.meeting.authority, body, entry.meeting.date.year());
            years.entry(year).or_default().entry(&entry.meeting).or_default().push(entry);
        }
    }
    for meetings in years.into_values() {
        let series: Vec<&Series> = meetings.into_values().flat_map(latest).collect();
        if let Some(earliest) = series.first() {
            begin(earliest, cx);
        }
        for pair in series.windows(2) {
            if let [before, after] = *pair {
                follow(before, after, cx);
            }
        }
    }
}

/// The numbers of the minutes of one meeting in their latest version. There may be several meetings on a day of which nobody wrote the hour;
/// their registry numbers tell them apart. Of two records of the same document SAM-DUBB speaks.
fn latest(mut minutes: Vec<&Entry>) -> Vec<&Series> {
    let version = minutes.iter().map(|entry| entry.version).max();
    let mut numbers = BTreeSet::new();
    minutes.retain(|entry| {
        let number = entry.registry_number.as_ref().map(|number| number.value.as_str());
        Some(entry.version) == version && numbers.insert(number)
    });
    let mut series: Vec<&Series> = minutes.into_iter().filter_map(|entry| entry.series.as_ref()).collect();
    series.sort_by_key(|series| series.first);
    series
}

/// The earliest minutes of a year begin with § 1, or say with which number the ones before ended: those may be kept elsewhere.
fn begin(earliest: &Series, cx: &mut Diagnostics) {
    let Some(before) = earliest.first.checked_sub(1).filter(|before| *before > 0 && earliest.previous.is_none()) else {
        return;
    };
    let (missing, verb) = (named_through(1, before), if before == 1 { "is" } else { "are" });
    let fault = message!(
        "{missing} saknas före årets första protokoll här",
        "{missing} {verb} missing before the earliest minutes of the year here"
    );
    let own = entry("numrering", &format!("{{ per: år, föregående: {before} }}"), earliest.layout);
    let hint = message!(
        "lägg till protokollen före, eller skriv {own} om de ligger någon annanstans",
        "add the minutes before, or write {own} if they are kept elsewhere"
    );
    let fault = Diagnostic::new(Code::ColNumber, fault).at(earliest.at).hint(hint);
    cx.push(Diagnostic { severity: Severity::Info, ..fault });
}

/// The numbers of minutes follow on those of the ones before.
fn follow(before: &Series, after: &Series, cx: &mut Diagnostics) {
    let (last, due) = (before.last, before.last.saturating_add(1));
    let told = |fault: Diagnostic| {
        let numbers = named_through(before.first, last);
        fault.related(before.at, message!("föregående: {numbers}", "before: {numbers}"))
    };
    // One that says that more came before is right, and the minutes in between are not here.
    if let Some(previous) = after.previous
        && previous.value < last
    {
        let said = previous.value;
        let fault = message!(
            "föregående protokoll slutade på § {last}, inte på § {said}",
            "the minutes before ended with § {last}, not with § {said}"
        );
        let own = entry("föregående", &last.to_string(), after.layout);
        let hint = message!("skriv {own}", "write {own}");
        cx.push(told(Diagnostic::new(Code::ColNumber, fault).at(previous.span)).hint(hint));
        return;
    }
    let own = entry("numrering", &format!("{{ per: år, föregående: {last} }}"), after.layout);
    let hint = message!("skriv {own}, så räknas numren ut", "write {own}, and the numbers are computed");
    let (first, end) = (after.first, after.last);
    let fault = if first == due {
        return;
    } else if first > due {
        let (missing, verb) = (named_through(due, first - 1), if first == due + 1 { "is" } else { "are" });
        let fault = message!("{missing} saknas mellan två protokoll", "{missing} {verb} missing between two minutes");
        // The minutes in between may just not be here.
        let hint = message!(
            "lägg till protokollet däremellan, eller rätta numren",
            "add the minutes in between, or correct the numbers"
        );
        Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::ColNumber, fault).hint(hint) }
    } else if end < before.first {
        let (numbers, verb) = (named_through(first, end), if first == end { "comes" } else { "come" });
        let fault = message!(
            "{numbers} kommer efter § {last}, som hör till ett tidigare möte",
            "{numbers} {verb} after § {last}, which belongs to an earlier meeting"
        );
        Diagnostic::new(Code::ColNumber, fault).hint(hint)
    } else {
        let (from, to) = (first.max(before.first), end.min(last));
        let (numbers, verb) = (named_through(from, to), if from == to { "is" } else { "are" });
        let fault =
            message!("{numbers} finns i två protokoll samma år", "{numbers} {verb} in two minutes of the same year");
        Diagnostic::new(Code::ColNumber, fault).hint(hint)
    };
    cx.push(told(fault.at(after.at)));
}
