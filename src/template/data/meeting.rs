//! What the templates see of a formal meeting: agenda, summons, minutes and extract.

use typst::foundations::{Array, Dict, IntoValue, Value};

use super::compose::{Beginnings, Fact};
use super::text::{Notes, mark, prose, spanned};
use super::{approval, dict, lines, minutes, pairs};
use crate::markdown::{Markdown, Target};
use crate::meeting::protocol::Protocol;
use crate::meeting::protocol::cited;
use crate::record::{DocumentType, Spanned};
use crate::swedish::dates;
use crate::template::words::Words;
use crate::template::{Input, place};

/// What minutes alone hold.
pub(super) fn protocol(protocol: &Protocol, input: &Input<'_>, words: &Words, notes: &mut Notes<'_>) -> Dict {
    let meeting = input.meeting;
    let fixed = &words.protocol;
    let beginnings = Beginnings::of(meeting);
    let (days, lang, foretells) = (meeting.days, meeting.lang, meeting.foretells);
    let composer = minutes::Composer { protocol, days, words, lang, beginnings, foretells };
    let pairs = |facts: Vec<Fact>| pairs(beginnings.facts(facts));
    let mut items = Array::new();
    for item in &protocol.items {
        let mut parts = Array::new();
        let mut rest = composer.parts(item).into_iter().peekable();
        while let Some(part) = rest.next() {
            let heading = part.heading.map_or(Value::None, IntoValue::into_value);
            let mut text = prose(&part.text, notes);
            if rest.peek().is_some_and(|next| next.closes) {
                mark(&mut text);
            }
            parts.push(Value::Dict(dict! { "rubrik": heading, "avslutar": part.closes, "text": text }));
        }
        items.push(Value::Dict(dict! {
            "nummer": cited([item.number].into_iter()),
            "namn": Target::Item(item.number).heading(),
            "rubrik": spanned(&item.heading.value, place::to_typst(item.heading.span)),
            "uppgifter": lines(composer.item_facts(item)),
            "delar": parts,
        }));
    }
    let mut agenda = prose(&composer.agenda(), notes);
    if input.meeting.kind == DocumentType::Agenda {
        mark(&mut agenda);
    }
    let proof = |proof: approval::Proof| {
        Value::Dict(dict! {
            "rubrik": proof.heading,
            "uppgifter": pairs(proof.facts),
            "underskrifter": lines(proof.signatures),
        })
    };
    let electronic = protocol.approval.as_ref().is_some_and(|approval| approval.electronic);
    dict! {
        "organ": protocol.body.as_str(),
        "uppgifter": pairs(composer.roles()),
        "närvaro": pairs(composer.attendance()),
        "ärenden": items,
        "justering": lines(composer.approval()),
        // Who approves electronically signs nothing on paper.
        "underskrifter": if electronic { Array::new() } else { lines(composer.signatures()) },
        "anslag": protocol.notices.iter().map(|notice| proof(composer.notice(notice))).collect::<Array>(),
        "överklagande": lines(composer.appeal(&meeting.authority)),
        "dagordning": agenda,
        "kallade": pairs(composer.summoned()),
        "kallelse": summons(protocol, input, words, notes),
        "utdrag": extract(&composer, input, words),
        "ord": dict! {
            "närvaro": fixed.attendance.as_str(),
            "justering": fixed.approval.as_str(),
            "överklagande": fixed.appeal.as_str(),
            "dagordning": words.summons.items.as_str(),
            "kallade": words.summons.summoned.as_str(),
            "bestyrkande": words.extract.certificate.as_str(),
        },
    }
}

/// What a summons says beside when, where and what.
fn summons(protocol: &Protocol, input: &Input<'_>, words: &Words, notes: &mut Notes<'_>) -> Dict {
    let fixed = &words.summons;
    let named = |about: &str, name: &Option<Spanned<String>>| {
        name.as_ref().map(|name| (about.to_owned(), vec![name.value.clone()]))
    };
    let mut facts: Vec<Fact> = Vec::new();
    facts.extend(named(&words.protocol.chair, &protocol.chair));
    facts.extend(named(&words.protocol.secretary, &protocol.secretary));
    let nothing = Markdown::default();
    let summons = protocol.summons.as_ref();
    let sent = summons.and_then(|summons| summons.date);
    facts.extend(sent.map(|sent| (fixed.sent.clone(), vec![dates::long(sent.value, input.meeting.lang)])));
    let absence = summons.and_then(|summons| summons.absence.clone());
    facts.extend(absence.map(|absence| (fixed.absence.clone(), vec![absence])));
    let facts = Beginnings::of(input.meeting).facts(facts);
    dict! { "uppgifter": pairs(facts), "text": prose(summons.map_or(&nothing, |summons| &summons.text), notes) }
}

/// What an extract says of the minutes that it is of, and who certifies it.
fn extract(composer: &minutes::Composer<'_>, input: &Input<'_>, words: &Words) -> Dict {
    let fixed = &words.extract;
    let whole = words.title(DocumentType::Protocol, input.meeting);
    let facts = [(fixed.of.clone(), vec![whole])];
    let certified = fixed.certified.iter().filter(|text| input.checksum.is_some() || !text.contains("{checksum}"));
    let certified = certified.map(|text| text.replace("{checksum}", input.checksum.unwrap_or_default()));
    let mut certified: Vec<String> = certified.collect();
    if composer.awaits_approval(input.meeting.status) {
        // Right after what it limits.
        certified.insert(certified.len().min(1), fixed.unapproved.clone());
    }
    dict! {
        "uppgifter": pairs(facts),
        "bestyrkt": lines(certified),
        "underskrifter": lines(composer.certifier()),
    }
}
