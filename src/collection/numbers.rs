//! SAM-PAR: numbers of items that run on from minutes to minutes through the year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike as _;

use super::{Entry, Meeting, Series};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::source::entry;

pub(super) fn check(entries: &[Entry], cx: &mut Diagnostics) {
    let mut years: BTreeMap<(&str, &str, i32), BTreeMap<&Meeting, Vec<&Entry>>> = BTreeMap::new();
    for entry in entries {
        if let (Some(_), Some(body)) = (&entry.series, &entry.meeting.body) {
            let year = (entry.meeting.authority.as_str(), body.as_str(), entry.meeting.date.year());
            years.entry(year).or_default().entry(&entry.meeting).or_default().push(entry);
        }
    }
    for meetings in years.into_values() {
        let series: Vec<&Series> = meetings.into_values().flat_map(latest).collect();
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

/// The numbers of minutes follow on those of the ones before.
fn follow(before: &Series, after: &Series, cx: &mut Diagnostics) {
    let (last, due) = (before.last, before.last.saturating_add(1));
    let told = |fault: Diagnostic| {
        fault.related(before.at, message!("föregående: § {}–{last}", "before: § {}–{last}"; before.first, before.first))
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
        let fault = if first == due + 1 {
            message!("§ {due} saknas mellan två protokoll", "§ {due} is missing between two minutes")
        } else {
            message!("§ {due}–{} saknas mellan två protokoll", "§ {due}–{} are missing between two minutes"; first - 1, first - 1)
        };
        // The minutes in between may just not be here.
        let hint = message!(
            "lägg till protokollet däremellan, eller rätta numren",
            "add the minutes in between, or correct the numbers"
        );
        Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::ColNumber, fault).hint(hint) }
    } else if end < before.first {
        let fault = message!(
            "§ {first}–{end} kommer efter § {last}, som hör till ett tidigare möte",
            "§ {first}–{end} come after § {last}, which belongs to an earlier meeting"
        );
        Diagnostic::new(Code::ColNumber, fault).hint(hint)
    } else {
        let (from, to) = (first.max(before.first), end.min(last));
        let fault = if from == to {
            message!("§ {from} finns i två protokoll samma år", "§ {from} is in two minutes of the same year")
        } else {
            message!(
                "§ {from}–{to} finns i två protokoll samma år",
                "§ {from}–{to} are in two minutes of the same year"
            )
        };
        Diagnostic::new(Code::ColNumber, fault).hint(hint)
    };
    cx.push(told(fault.at(after.at)));
}
