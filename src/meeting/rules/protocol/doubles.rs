//! PRT-DUBB: what stands twice where once says it all.
//!
//! Who votes twice, or refrains twice, is told of by PRT-VOTE and PRT-DELT; who stands twice on the roll, by PRT-ATT.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message, Severity};
use crate::meeting::protocol::{Protocol, Unfound};
use crate::message;
use crate::record::protocol::{Absentee, Item, Remark};
use crate::record::{Record, Spanned};
use crate::source::{Scalar, Span};
use crate::swedish::parties;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, cx: &mut Diagnostics) {
    let Some(written) = record.protocol() else { return };
    approvers(protocol, &written.approvers, cx);
    absent(&written.absent, cx);
    for item in &written.items {
        people(protocol, item, cx);
        recipients(&item.copies_to, cx);
        appendices(&item.appendices, cx);
        texts(protocol, item, cx);
    }
}

/// Nobody is missing twice. Two of one name may be of two parties, and of one word alone ("Vakant") nobody is called.
fn absent(list: &[Absentee], cx: &mut Diagnostics) {
    let mut seen: BTreeMap<(&str, Option<String>), &Spanned<String>> = BTreeMap::new();
    for one in list {
        let Some(name) = one.name.as_ref().filter(|name| name.value.contains(' ')) else { continue };
        let party = one.party.as_ref().map(|party| parties::letters(&party.value));
        match seen.entry((&name.value, party)) {
            Entry::Occupied(first) => cx.push(listed("frånvarande", &name.value, name, first.get())),
            Entry::Vacant(new) => {
                new.insert(name);
            }
        }
    }
}

/// Tells of each that is the same as an earlier one: itself, that one, and whether they are written alike.
fn doubled<'w, K: Ord>(
    list: &[&'w Spanned<String>],
    same: impl Fn(&'w str) -> Option<K>,
    mut tell: impl FnMut(&'w Spanned<String>, &'w Spanned<String>, bool),
) {
    let mut seen: BTreeMap<K, &Spanned<String>> = BTreeMap::new();
    for one in list {
        let Some(key) = same(&one.value) else { continue };
        match seen.entry(key) {
            Entry::Occupied(first) => tell(one, first.get(), first.get().value == one.value),
            Entry::Vacant(new) => {
                new.insert(one);
            }
        }
    }
}

/// Who is meant by a name: the full name of somebody on the roll, or the name itself. Of one that may be several people's nobody knows.
fn person(protocol: &Protocol, written: &str) -> Option<String> {
    match protocol.roll.find(written) {
        Ok(name) => Some(name.to_owned()),
        Err(Unfound::Nobody(_)) => Some(bare(written)),
        Err(_) => None,
    }
}

/// What is written, in small letters and without the full stop.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase()
}

/// Something stands twice in a list.
fn listed(key: &str, shown: &str, at: &Spanned<String>, first: &Spanned<String>) -> Diagnostic {
    let fault = message!("{shown} står två gånger under \"{key}\"", "{shown} is listed twice under \"{key}\"");
    warning(fault, at.span, first.span).hint(message!(
        "ta bort det ena, om inte någon annan skulle ha stått där",
        "remove one of them, unless somebody else was to stand there"
    ))
}

fn warning(fault: Message, at: Span, first: Span) -> Diagnostic {
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDoubled, fault) };
    fault.at(at).related(first, message!("första gången", "the first time"))
}

/// Whoever approves twice gets two lines to sign on. No fix: another may have been meant.
fn approvers(protocol: &Protocol, list: &[Spanned<String>], cx: &mut Diagnostics) {
    let list: Vec<_> = list.iter().collect();
    doubled(
        &list,
        |name| person(protocol, name),
        |name, first, _| {
            let who = person(protocol, &name.value).unwrap_or_default();
            let fault = message!(
                "{who} står två gånger under \"justerare\" och får två rader att skriva under på",
                "{who} is listed twice under \"justerare\" and gets two lines to sign on"
            );
            let hint = message!(
                "ta bort det ena namnet, eller skriv den andra som justerade",
                "remove one of the names, or name the other one who approved"
            );
            let fault = Diagnostic::new(Code::PrtDoubled, fault).at(name.span);
            cx.push(fault.related(first.span, message!("första gången", "the first time")).hint(hint));
        },
    );
}

/// Nobody presents, moves or dissents twice in one list, nor is away or disqualified twice.
fn people(protocol: &Protocol, item: &Item<'_>, cx: &mut Diagnostics) {
    approvers(protocol, &item.approvers, cx);
    let disqualified: Vec<_> = item.disqualified.iter().filter_map(|disqualified| disqualified.name.as_ref()).collect();
    doubled(
        &disqualified,
        |name| person(protocol, name),
        |name, first, _| {
            let who = protocol.roll.find(&name.value).unwrap_or(&name.value);
            cx.push(listed("jäv", who, name, first));
        },
    );
    let remarks = item.dissents.iter().chain(&item.statements).chain(&item.entries).map(|remark| &remark.by);
    let by = item.motions.iter().map(|motion| &motion.movers).chain(remarks).map(|list| ("av", list));
    for (key, list) in [("föredragande", &item.presenters), ("frånvarande", &item.away)].into_iter().chain(by) {
        let list: Vec<_> = list.iter().collect();
        doubled(
            &list,
            |name| person(protocol, name),
            |name, first, alike| {
                let who = protocol.roll.find(&name.value).unwrap_or(&name.value);
                cx.push(left_out(listed(key, who, name, first), &name.value, name.span, alike));
            },
        );
    }
}

/// Whoever shall have the decision gets it once.
fn recipients(list: &[Spanned<String>], cx: &mut Diagnostics) {
    let list: Vec<_> = list.iter().collect();
    doubled(
        &list,
        |name| Some(bare(name)),
        |name, first, alike| {
            let fault = listed("skickas_till", &name.value, name, first);
            cx.push(left_out(fault, &name.value, name.span, alike));
        },
    );
}

/// An appendix belongs to a matter once.
fn appendices(list: &[Spanned<u32>], cx: &mut Diagnostics) {
    let mut seen: BTreeMap<u32, Span> = BTreeMap::new();
    for appendix in list {
        let Some(first) = seen.get(&appendix.value).copied() else {
            seen.insert(appendix.value, appendix.span);
            continue;
        };
        let number = appendix.value;
        let fault = message!(
            "bilaga {number} står två gånger under \"bilagor\"",
            "appendix {number} is listed twice under \"bilagor\""
        );
        let fault = warning(fault, appendix.span, first);
        let fault = fault.hint(message!("ta bort det ena numret", "remove one of the numbers"));
        cx.push(left_out(fault, &number.to_string(), appendix.span, true));
    }
}

/// The second goes where both are written alike: that changes nothing of what the list says.
fn left_out(fault: Diagnostic, written: &str, at: Span, alike: bool) -> Diagnostic {
    if alike { fault.fix(Fix::left_out(at, written)) } else { fault }
}

/// Nobody moves, dissents or comments twice in the same words, and nothing is decided twice. No fix: other words may have been meant.
fn texts(protocol: &Protocol, item: &Item<'_>, cx: &mut Diagnostics) {
    decisions(&item.decisions, cx);
    let mut told = |all: Vec<Told<'_>>, sv: &str, en: &str| {
        let mut seen: BTreeMap<(String, String), Span> = BTreeMap::new();
        for (span, by, text) in all {
            let words = words(text);
            let people: BTreeSet<String> = by.iter().filter_map(|name| person(protocol, &name.value)).collect();
            let again = people.iter().find_map(|who| Some((who, *seen.get(&(words.clone(), who.clone()))?)));
            if let Some((who, first)) = again {
                cx.push(once(message!("{who} {}", "{who} {}"; sv, en), span, first));
            }
            for who in people {
                seen.entry((words.clone(), who)).or_insert(span);
            }
        }
    };
    // What was withdrawn may be moved again.
    let motions = item.motions.iter().filter(|motion| !motion.withdrawn && motion.text.is_some());
    let motions = motions.map(|motion| (motion.span, motion.movers.as_slice(), motion.text)).collect();
    told(motions, "yrkar samma sak två gånger", "moves the same thing twice");
    // A dissent needs no words; of an entry without any it has been told.
    told(remarks(&item.dissents, true), "reserverar sig två gånger med samma ord", "dissents twice in the same words");
    told(
        remarks(&item.statements, false),
        "lämnar samma särskilda yttrande två gånger",
        "makes the same statement twice",
    );
    told(remarks(&item.entries, false), "gör samma protokollsanteckning två gånger", "has the same entry made twice");
}

/// What somebody says: where, by whom and in what words.
type Told<'w> = (Span, &'w [Spanned<String>], Option<&'w Scalar>);

fn remarks<'w>(list: &'w [Remark<'_>], bare_too: bool) -> Vec<Told<'w>> {
    let list = list.iter().filter(|remark| bare_too || remark.text.is_some());
    list.map(|remark| (remark.span, remark.by.as_slice(), remark.text)).collect()
}

fn decisions(list: &[&Scalar], cx: &mut Diagnostics) {
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for decision in list {
        let words = words(Some(decision));
        if words.is_empty() {
            continue;
        }
        match seen.entry(words) {
            Entry::Occupied(first) => {
                let fault = message!("samma beslut står två gånger", "the same decision stands twice");
                let hint = message!(
                    "ta bort den ena punkten, eller skriv det som skulle ha stått där",
                    "remove one of the points, or write what was to stand there"
                );
                cx.push(warning(fault, decision.span(), *first.get()).hint(hint));
            }
            Entry::Vacant(new) => {
                new.insert(decision.span());
            }
        }
    }
}

fn once(fault: Message, at: Span, first: Span) -> Diagnostic {
    warning(fault, at, first).hint(message!(
        "ta bort det ena, eller rätta namnet eller texten",
        "remove one of them, or correct the name or the text"
    ))
}

fn words(text: Option<&Scalar>) -> String {
    text.map(|text| bare(&text.text)).unwrap_or_default()
}
