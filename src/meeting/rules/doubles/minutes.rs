//! The lists of minutes, and of what goes before them.

use super::{again, bare, full, left_out, lines, listed, numbers, points, said_twice};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::{Protocol, Unfound};
use crate::message;
use crate::record::protocol::{Absentee, Item, Protocol as Written, Remark};
use crate::record::{DocumentType, Spanned};
use crate::swedish::parties;

pub(super) fn check(protocol: &Protocol, written: &Written<'_>, kind: Option<DocumentType>, cx: &mut Diagnostics) {
    // What is sent before a meeting tells who is to present a matter, and which appendices it has.
    let minuted = kind.is_none_or(DocumentType::is_minuted);
    for item in &written.items {
        people(protocol, "föredragande", &item.presenters, cx);
        numbers("bilagor", ("bilaga", "appendix"), &item.appendices, cx);
        if minuted {
            in_item(protocol, item, cx);
        }
    }
    if !minuted {
        return;
    }
    approvers(protocol, &written.approvers, cx);
    absent(&written.absent, cx);
    let number = ("§", "§");
    if let Some(approval) = &written.approval {
        // Those with a day are told of by PRT-JUST.
        let at_once = approval.at_once.iter().filter(|own| own.day.is_none()).map(|own| &own.item);
        numbers("omedelbart", number, at_once, cx);
    }
    for notice in &written.notices {
        numbers("paragrafer", number, &notice.items, cx);
    }
}

/// Nobody is missing twice. Two of one name may be of two parties.
fn absent(list: &[Absentee], cx: &mut Diagnostics) {
    let key = |one: &Absentee| {
        let party = one.party.as_ref().map(|party| parties::letters(&party.value));
        full(one.name.as_ref()).map(|name| (name.value.clone(), party))
    };
    again(list, key, |one, first| {
        if let (Some(name), Some(first)) = (&one.name, &first.name) {
            cx.push(listed("frånvarande", &name.value, name.span, first.span));
        }
    });
}

/// Who is meant by a name: the full name of somebody on the roll, or the name itself. Of one that may be several people's nobody knows.
fn person(protocol: &Protocol, written: &str) -> Option<String> {
    match protocol.roll.find(written) {
        Ok(name) => Some(name.to_owned()),
        Err(Unfound::Nobody(_)) => Some(bare(written)),
        Err(_) => None,
    }
}

/// Whoever approves twice gets two lines to sign on. No fix: another may have been meant.
fn approvers(protocol: &Protocol, list: &[Spanned<String>], cx: &mut Diagnostics) {
    again(
        list,
        |name| person(protocol, &name.value),
        |name, first| {
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

/// Nobody presents, moves or dissents twice in one list, nor is away.
fn people(protocol: &Protocol, key: &str, list: &[Spanned<String>], cx: &mut Diagnostics) {
    again(
        list,
        |name| person(protocol, &name.value),
        |name, first| {
            let who = protocol.roll.find(&name.value).unwrap_or(&name.value);
            cx.push(left_out(listed(key, who, name.span, first.span), name, first));
        },
    );
}

fn in_item(protocol: &Protocol, item: &Item<'_>, cx: &mut Diagnostics) {
    approvers(protocol, &item.approvers, cx);
    again(
        item.disqualified.iter().filter_map(|disqualified| disqualified.name.as_ref()),
        |name| person(protocol, &name.value),
        |name, first| {
            let who = protocol.roll.find(&name.value).unwrap_or(&name.value);
            cx.push(listed("jäv", who, name.span, first.span));
        },
    );
    people(protocol, "frånvarande", &item.away, cx);
    let remarks = item.dissents.iter().chain(&item.statements).chain(&item.entries).map(|remark| &remark.by);
    for by in item.motions.iter().map(|motion| &motion.movers).chain(remarks) {
        people(protocol, "av", by, cx);
    }
    lines("skickas_till", &item.copies_to, cx);
    points(&item.decisions, cx);
    texts(protocol, item, cx);
}

/// Nobody moves, dissents or comments twice in the same words.
fn texts(protocol: &Protocol, item: &Item<'_>, cx: &mut Diagnostics) {
    let person = |name: &str| person(protocol, name);
    // What was withdrawn may be moved again.
    let motions = item.motions.iter().filter(|motion| !motion.withdrawn && motion.text.is_some());
    let motions = motions.map(|motion| (motion.span, motion.movers.as_slice(), motion.text));
    said_twice(motions, person, ("yrkar samma sak två gånger", "moves the same thing twice"), cx);
    // A dissent needs no words; of an entry without any it has been told.
    for (list, bare_too, said) in [
        (&item.dissents, true, ("reserverar sig två gånger med samma ord", "dissents twice in the same words")),
        (&item.statements, false, ("lämnar samma särskilda yttrande två gånger", "makes the same statement twice")),
        (&item.entries, false, ("gör samma protokollsanteckning två gånger", "has the same entry made twice")),
    ] {
        let told = |remark: &&Remark<'_>| bare_too || remark.text.is_some();
        let list = list.iter().filter(told).map(|remark| (remark.span, remark.by.as_slice(), remark.text));
        said_twice(list, person, said, cx);
    }
}
