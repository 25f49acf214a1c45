//! PRT-DUBB: what stands twice in a list where once says it all.
//!
//! Who votes twice, or refrains twice, is told of by PRT-VOTE and PRT-DELT; who stands twice on the roll, by PRT-ATT; two appendices that nothing
//! tells apart, by REG-BIL.

mod minutes;

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message, Severity};
use crate::message;
use crate::record::decision::Decision;
use crate::record::note::Action;
use crate::record::{self, Participant, Person, Spanned};
use crate::source::{Scalar, Span};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    persons("författare", &record.authors, cx);
    participants(&record.participants, cx);
    match &record.particulars {
        record::Particulars::Meeting(written) => {
            if let Some(protocol) = subject.protocol() {
                minutes::check(protocol, written, subject.kind, cx);
            }
        }
        record::Particulars::Decision(decision) => in_decision(decision, cx),
        record::Particulars::Notes(notes) => actions(&notes.actions, cx),
        record::Particulars::Memorandum(memorandum) => lines("mottagare", &memorandum.recipients, cx),
        record::Particulars::FileNote(_) => {}
    }
}

/// Tells of each of several that is the same, by a key, as an earlier one: that one and the first of them. What has no key is like nothing else.
pub(super) fn again<'w, T: 'w, K: Ord>(
    all: impl IntoIterator<Item = &'w T>,
    key: impl Fn(&'w T) -> Option<K>,
    mut tell: impl FnMut(&'w T, &'w T),
) {
    let mut seen: BTreeMap<K, &T> = BTreeMap::new();
    for one in all {
        let Some(key) = key(one) else { continue };
        match seen.entry(key) {
            Entry::Occupied(first) => tell(one, first.get()),
            Entry::Vacant(new) => {
                new.insert(one);
            }
        }
    }
}

/// What is written, in small letters and without the full stop.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase()
}

/// Something stands twice in a list.
fn listed(key: &str, shown: &str, at: Span, first: Span) -> Diagnostic {
    let fault = message!("{shown} står två gånger under \"{key}\"", "{shown} is listed twice under \"{key}\"");
    warning(fault, at, first).hint(message!(
        "ta bort det ena, om inte någon annan skulle ha stått där",
        "remove one of them, unless somebody else was to stand there"
    ))
}

fn warning(fault: Message, at: Span, first: Span) -> Diagnostic {
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDoubled, fault) };
    fault.at(at).related(first, message!("första gången", "the first time"))
}

/// The second goes where both are written alike: that changes nothing of what the list says.
fn left_out(fault: Diagnostic, one: &Spanned<String>, first: &Spanned<String>) -> Diagnostic {
    if one.value == first.value { fault.fix(Fix::left_out(one.span, &one.value)) } else { fault }
}

/// Whoever shall have a document, or is a party to it, stands there once.
fn lines(key: &str, list: &[Spanned<String>], cx: &mut Diagnostics) {
    again(
        list,
        |one| Some(bare(&one.value)),
        |one, first| cx.push(left_out(listed(key, &one.value, one.span, first.span), one, first)),
    );
}

/// Numbers, each once.
fn numbers<'w>(key: &str, word: (&str, &str), list: impl IntoIterator<Item = &'w Spanned<u32>>, cx: &mut Diagnostics) {
    again(
        list,
        |one| Some(one.value),
        |one, first| {
            let number = one.value;
            let fault = message!(
                "{} {number} står två gånger under \"{key}\"",
                "{} {number} is listed twice under \"{key}\""; word.0, word.1
            );
            let fault = warning(fault, one.span, first.span);
            let fault = fault.hint(message!("ta bort det ena numret", "remove one of the numbers"));
            cx.push(fault.fix(Fix::left_out(one.span, &number.to_string())));
        },
    );
}

/// Whether two of one name may be one person, by what else is written of them: where that differs they are two, or the same for two.
fn agree(one: Option<&Spanned<String>>, other: Option<&Spanned<String>>) -> bool {
    one.zip(other).is_none_or(|(one, other)| bare(&one.value) == bare(&other.value))
}

/// A name of somebody. Of one word alone ("Vakant") nobody is called.
fn full(name: Option<&Spanned<String>>) -> Option<&Spanned<String>> {
    name.filter(|name| name.value.contains(' '))
}

/// Nobody stands twice in a list of people.
fn persons(key: &str, list: &[Person], cx: &mut Diagnostics) {
    again(
        list,
        |person| full(person.name.as_ref()).map(|name| bare(&name.value)),
        |one, first| {
            let (Some(name), Some(earlier)) = (&one.name, &first.name) else { return };
            if agree(one.role.as_ref(), first.role.as_ref()) {
                cx.push(listed(key, &name.value, name.span, earlier.span));
            }
        },
    );
}

/// Nobody takes part twice, nor does an organisation of which nobody is named. No fix: another may have been meant.
fn participants(list: &[Participant], cx: &mut Diagnostics) {
    const KEY: &str = "deltagare";
    again(
        list,
        |one| full(one.name.as_ref()).map(|name| bare(&name.value)),
        |one, first| {
            let (Some(name), Some(earlier)) = (&one.name, &first.name) else { return };
            let same = agree(one.role.as_ref(), first.role.as_ref())
                && agree(one.organisation.as_ref(), first.organisation.as_ref());
            if same {
                cx.push(listed(KEY, &name.value, name.span, earlier.span));
            }
        },
    );
    // One that could not be read as a person is no organisation for that.
    let organisations =
        list.iter().filter(|one| one.name.is_none() && one.role.is_none()).filter_map(|one| one.organisation.as_ref());
    again(
        organisations,
        |name| Some(bare(&name.value)),
        |name, first| cx.push(listed(KEY, &name.value, name.span, first.span)),
    );
}

fn in_decision(decision: &Decision<'_>, cx: &mut Diagnostics) {
    lines("parter", &decision.parties, cx);
    lines("skickas_till", &decision.copies_to, cx);
    for (key, list) in [
        ("beslutsfattare", &decision.deciders),
        ("föredragande", &decision.presenters),
        ("medverkande", &decision.others),
    ] {
        persons(key, list, cx);
    }
    points(&decision.decisions, cx);
    for dissent in &decision.dissents {
        lines("av", &dissent.by, cx);
    }
    let dissents = decision.dissents.iter().map(|dissent| (dissent.span, dissent.by.as_slice(), dissent.text));
    said_twice(
        dissents,
        |name| Some(name.to_owned()),
        ("har samma avvikande mening två gånger", "has the same dissenting opinion twice"),
        cx,
    );
}

/// Nothing is to be done twice by the same person; at several times it may be.
fn actions(list: &[Action], cx: &mut Diagnostics) {
    let key = |action: &Action| {
        let due = action.due.map(|due| due.value);
        Some((bare(&action.what.as_ref()?.value), bare(&action.who.as_ref()?.value), due))
    };
    again(list, key, |one, first| {
        let fault = message!("samma åtgärd står två gånger", "the same action stands twice");
        cx.push(once(fault, one.span, first.span));
    });
}

/// What somebody says: where, by whom and in what words.
type Told<'w> = (Span, &'w [Spanned<String>], Option<&'w Scalar>);

/// Nobody says the same twice. `who` is the name of whoever is meant by one. No fix: other words may have been meant.
fn said_twice<'w>(
    all: impl IntoIterator<Item = Told<'w>>,
    who: impl Fn(&str) -> Option<String>,
    (sv, en): (&str, &str),
    cx: &mut Diagnostics,
) {
    let mut seen: BTreeMap<(String, String), Span> = BTreeMap::new();
    for (span, by, text) in all {
        let words = words(text);
        let people: BTreeSet<String> = by.iter().filter_map(|name| who(&name.value)).collect();
        let again = people.iter().find_map(|who| Some((who, *seen.get(&(words.clone(), who.clone()))?)));
        if let Some((who, first)) = again {
            cx.push(once(message!("{who} {}", "{who} {}"; sv, en), span, first));
        }
        for who in people {
            seen.entry((words.clone(), who)).or_insert(span);
        }
    }
}

/// Nothing is decided twice.
fn points(list: &[&Scalar], cx: &mut Diagnostics) {
    again(
        list.iter().copied(),
        |point| Some(words(Some(point))).filter(|words| !words.is_empty()),
        |point, first| {
            let fault = message!("samma beslut står två gånger", "the same decision stands twice");
            let hint = message!(
                "ta bort den ena punkten, eller skriv det som skulle ha stått där",
                "remove one of the points, or write what was to stand there"
            );
            cx.push(warning(fault, point.span(), first.span()).hint(hint));
        },
    );
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
