//! PRT-BES: whether a matter ends in a decision or was for information, and is not both or nothing.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::{Block, BlockKind, Markdown, RunKind, plain_text};
use crate::meeting::protocol::{Item, Protocol};
use crate::message;
use crate::source::Span;
use crate::swedish::DocLang;
use crate::swedish::deciding::decides;
use crate::swedish::formalities::is_formality;

/// A matter ends in a decision, or was for information.
pub(super) fn check(protocol: &Protocol, item: &Item, lang: DocLang, cx: &mut Diagnostics) {
    if item.outcome_whole {
        decided(item, cx);
    }
    if item.decisions.is_empty() && item.informs.is_some() && !tells_of_others_decisions(&item.heading.value) {
        for text in [&item.background, &item.discussion] {
            decided_in_passing(item, text, &protocol.body, lang, cx);
        }
    }
    // Of what could not be read it has been told.
    if item.decisions.is_empty() && item.informs.is_some() && !cx.has_errors() {
        says_something(item, cx);
    }
}

fn decided(item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    let information = cx.entry("behandling", "information");
    match (item.informs, item.decisions.is_empty()) {
        (None, true) => {
            let fault = message!("§ {number} har inget beslut", "§ {number} has no decision");
            let hint = message!(
                "skriv \"beslut\", eller {information} om inget skulle beslutas",
                "write \"beslut\", or {information} if nothing was to be decided"
            );
            cx.push(Diagnostic::new(Code::PrtDecision, fault).at(item.heading.span).hint(hint));
        }
        (Some(informs), false) => {
            let fault = message!(
                "§ {number} var information, men har ett beslut",
                "§ {number} was for information, but has a decision"
            );
            let hint = message!("ta bort {information}, eller beslutet", "remove {information}, or the decision");
            cx.push(Diagnostic::new(Code::PrtDecision, fault).at(informs).hint(hint));
        }
        (Some(informs), true) => put_without_a_decision(item, informs, cx),
        (None, false) => {}
    }
    if item.decisions.iter().any(|decision| decision.blocks.is_empty()) {
        let fault = message!("§ {number} har en tom beslutspunkt", "§ {number} has an empty decision");
        let hint =
            message!("skriv vad som beslutades, eller ta bort punkten", "write what was decided, or remove the entry");
        cx.push(Diagnostic::new(Code::PrtDecision, fault).at(item.heading.span).hint(hint));
    }
}

/// What was put to the meeting or voted on was decided, one way or the other. A motion alone the chair may have refused to put (5 kap. 57 §
/// kommunallagen).
fn put_without_a_decision(item: &Item, informs: Span, cx: &mut Diagnostics) {
    let number = item.number;
    let moved = item.motions.iter().find(|motion| !motion.withdrawn).map(|motion| motion.span);
    let put = item.putting.blocks.first().map(|block| block.span);
    let ballots = item.elections.iter().map(|election| election.span);
    let voted = item.votes.iter().map(|vote| vote.span).chain(ballots).next();
    let (at, sv, en, severity) = match (voted, put, moved) {
        (Some(at), ..) => (at, "en omröstning", "a vote", Severity::Error),
        (None, Some(at), _) => (at, "en propositionsordning", "an order in which proposals were put", Severity::Error),
        (None, None, Some(at)) => (at, "ett yrkande", "a motion", Severity::Warning),
        (None, None, None) => return,
    };
    let fault =
        message!("§ {number} var information, men har {}", "§ {number} was for information, but has {}"; sv, en);
    let information = cx.entry("behandling", "information");
    let hint = message!(
        "skriv det som beslutades i \"beslut\" i stället för {information}",
        "write what was decided in \"beslut\" instead of {information}"
    );
    let why = message!("här", "here");
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(informs).related(at, why).hint(hint);
    cx.push(Diagnostic { severity, ..fault });
}

/// A matter for information tells of it. That a meeting was opened the heading says.
fn says_something(item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    let lists = [&item.presenters, &item.away, &item.declining].iter().all(|names| names.is_empty())
        && item.disqualified.is_empty()
        && item.motions.is_empty()
        && item.votes.is_empty()
        && item.elections.is_empty()
        && item.appendices.is_empty()
        && item.copies_to.is_empty()
        && item.registry_number.is_none();
    let is_bare = lists
        && item.texts().all(|text| text.blocks.is_empty())
        && [&item.dissents, &item.statements, &item.entries].iter().all(|remarks| remarks.is_empty());
    if !is_bare || is_formality(&item.heading.value) {
        return;
    }
    let fault = message!("§ {number} säger ingenting utöver rubriken", "§ {number} says nothing but its heading");
    let hint = message!(
        "skriv i \"bakgrund\" vad som sades, eller vem som informerade under \"föredragande\"",
        "write in \"bakgrund\" what was said, or who informed under \"föredragande\""
    );
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(item.heading.span).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// Whether the matter is that decisions are reported (6 kap. 40 § kommunallagen), which may be quoted word for word.
fn tells_of_others_decisions(heading: &str) -> bool {
    let heading = heading.to_lowercase();
    ["anmäl", "delegat", "delegerat", "ordförandebeslut", "reported", "delegated"]
        .iter()
        .any(|word| heading.contains(word))
}

/// A decision that only the text of a matter for information tells is none that the minutes tell (5 kap. 67 § kommunallagen).
fn decided_in_passing(item: &Item, text: &Markdown, body: &str, lang: DocLang, cx: &mut Diagnostics) {
    let own = paragraphs(&text.blocks);
    let runs = text.texts();
    let mut said =
        runs.iter().filter(|run| run.kind == RunKind::Paragraph && run.lang.is_none() && own.contains(&run.block));
    let Some(at) = said.find_map(|run| Some(run.span(decides(run.text(), body, lang)?))) else { return };
    let number = item.number;
    let fault = message!(
        "§ {number} var information, men texten säger att något beslutas",
        "§ {number} was for information, but its text says that something is decided"
    );
    let information = cx.entry("behandling", "information");
    let hint = message!(
        "skriv det i \"beslut\" i stället för {information}; är det ett tidigare beslut, skriv när det fattades: beslutade den …",
        "write it in \"beslut\" instead of {information}; if it was decided before, say when: decided on …"
    );
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::PrtDecision, fault) };
    cx.push(fault.at(at).hint(hint));
}

/// The paragraphs in which the minutes speak for themselves: not those of quotations, nor what a colon leads in.
fn paragraphs(blocks: &[Block]) -> BTreeSet<Span> {
    let mut own = BTreeSet::new();
    let mut led_in = false;
    for block in blocks {
        match &block.kind {
            BlockKind::Paragraph(inlines) => {
                if !led_in {
                    own.insert(block.span);
                }
                led_in = plain_text(inlines).trim_end().ends_with(':');
                continue;
            }
            BlockKind::List { items, .. } if !led_in => own.extend(items.iter().flat_map(|item| paragraphs(item))),
            _ => {}
        }
        led_in = false;
    }
    own
}
