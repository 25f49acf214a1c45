//! PRT-DUBB: what stands twice where once says it all.
//!
//! Who votes twice, or refrains twice, is told of by PRT-VOTE and PRT-DELT; who stands twice on the roll, by PRT-ATT.

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
    let party = |absent: &Absentee| absent.party.as_ref().map(|party| parties::letters(&party.value));
    for (place, one) in list.iter().enumerate() {
        let Some(name) = one.name.as_ref().filter(|name| name.value.contains(' ')) else { continue };
        let earlier = list[..place].iter().filter(|other| party(other) == party(one));
        let Some(first) = earlier.filter_map(|other| other.name.as_ref()).find(|first| first.value == name.value)
        else {
            continue;
        };
        cx.push(listed("frånvarande", &name.value, name, first));
    }
}

/// Tells of each that is the same as an earlier one: itself, that one, and whether they are written alike.
fn doubled<'w, K: PartialEq>(
    list: &[&'w Spanned<String>],
    same: impl Fn(&'w str) -> Option<K>,
    mut tell: impl FnMut(&'w Spanned<String>, &'w Spanned<String>, bool),
) {
    let mut seen: Vec<(K, &Spanned<String>)> = Vec::new();
    for one in list {
        let Some(key) = same(&one.value) else { continue };
        match seen.iter().find(|(other, _)| *other == key) {
            Some((_, first)) => tell(one, first, first.value == one.value),
            None => seen.push((key, one)),
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
    for (place, appendix) in list.iter().enumerate() {
        let Some(first) = list[..place].iter().find(|first| first.value == appendix.value) else { continue };
        let number = appendix.value;
        let fault = message!(
            "bilaga {number} står två gånger under \"bilagor\"",
            "appendix {number} is listed twice under \"bilagor\""
        );
        let fault = warning(fault, appendix.span, first.span);
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
    let same = |one: Option<&Scalar>, other: Option<&Scalar>| words(one) == words(other);
    for (place, decision) in item.decisions.iter().enumerate() {
        let Some(first) = item.decisions[..place].iter().find(|first| same(Some(first), Some(decision))) else {
            continue;
        };
        if words(Some(decision)).is_empty() {
            continue;
        }
        let fault = message!("samma beslut står två gånger", "the same decision stands twice");
        let hint = message!(
            "ta bort den ena punkten, eller skriv det som skulle ha stått där",
            "remove one of the points, or write what was to stand there"
        );
        cx.push(warning(fault, decision.span(), first.span()).hint(hint));
    }
    // What was withdrawn may be moved again.
    let motions: Vec<_> = item.motions.iter().filter(|motion| !motion.withdrawn && motion.text.is_some()).collect();
    for (place, motion) in motions.iter().enumerate() {
        for first in motions[..place].iter().filter(|first| same(first.text, motion.text)) {
            let Some(who) = in_common(protocol, &first.movers, &motion.movers) else { continue };
            let fault = message!("{who} yrkar samma sak två gånger", "{who} moves the same thing twice");
            cx.push(once(fault, motion.span, first.span));
        }
    }
    let dissents =
        (&item.dissents, true, "reserverar sig två gånger med samma ord", "dissents twice in the same words");
    let statements =
        (&item.statements, false, "lämnar samma särskilda yttrande två gånger", "makes the same statement twice");
    let entries = (&item.entries, false, "gör samma protokollsanteckning två gånger", "has the same entry made twice");
    for (list, bare_too, sv, en) in [dissents, statements, entries] {
        // A dissent needs no words; of an entry without any it has been told.
        let list: Vec<&Remark<'_>> = list.iter().filter(|remark| bare_too || remark.text.is_some()).collect();
        for (place, remark) in list.iter().enumerate() {
            for first in list[..place].iter().filter(|first| same(first.text, remark.text)) {
                let Some(who) = in_common(protocol, &first.by, &remark.by) else { continue };
                cx.push(once(message!("{who} {}", "{who} {}"; sv, en), remark.span, first.span));
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

/// Somebody who stands in both lists.
fn in_common(protocol: &Protocol, one: &[Spanned<String>], other: &[Spanned<String>]) -> Option<String> {
    let is = |who: &String| other.iter().any(|name| person(protocol, &name.value).as_ref() == Some(who));
    one.iter().filter_map(|name| person(protocol, &name.value)).find(is)
}
