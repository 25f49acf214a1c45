//! PRT-BES: what a decision plainly says of the matter, and whether the vote went the other way.

use super::proposals::{THE_PROPOSAL, wish, words};
use super::put_off::is_put_off;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::Markdown;
use crate::meeting::protocol::Item;
use crate::message;
use crate::swedish::elected;
use crate::swedish::names::persons;

/// What a text says, in small letters.
pub(super) fn said(text: &Markdown) -> String {
    let said = text.texts().iter().map(|run| run.text().to_lowercase()).collect::<Vec<_>>().join(" ");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The decision is not the alternative that lost the only vote. That is said only where the words leave no doubt: both are of the same thing, or the
/// decision is what the losing votes were for, word for word.
pub(super) fn check(item: &Item, cx: &mut Diagnostics) {
    let ([vote], [decision]) = (item.votes.as_slice(), item.decisions.as_slice()) else { return };
    let (Some(won), Some(at)) = (vote.outcome(), decision.blocks.first().map(|block| block.span)) else { return };
    if !vote.whole || item.informs.is_some() || is_put_off(item) {
        return;
    }
    let (winner, loser) = if won { (&vote.yes_means, &vote.no_means) } else { (&vote.no_means, &vote.yes_means) };
    let is_other = is_the_other(decision, &bare(winner), &bare(loser), &item.heading.value);
    if !is_other && !is_other_person(decision, (winner, loser), &item.heading.value) {
        return;
    }
    let number = item.number;
    let fault = message!(
        "beslutet vid § {number} är det som förlorade omröstningen",
        "the decision at § {number} is what lost the vote"
    );
    let hint = message!(
        "rätta beslutet, rösterna, \"ja_betyder\" eller \"nej_betyder\"; krävdes det mer än enkel majoritet, skriv ett undantag",
        "correct the decision, the votes, \"ja_betyder\" or \"nej_betyder\"; if more than a simple majority was needed, write an exemption"
    );
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(at);
    let fault = fault.related(vote.span, message!("omröstningen", "the vote")).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// Whether a decision is plainly one of two alternatives and not the other.
fn is_the_other(decision: &Markdown, winner: &str, loser: &str, heading: &str) -> bool {
    let Some(decision) = words(decision) else { return false };
    let decided = decided(&decision);
    if decided == loser {
        return loser != winner;
    }
    let own = wanted(decided).or_else(|| approves_or_rejects(decided));
    let (Some(own), Some(won), Some(lost)) = (own, wanted(winner), wanted(loser)) else { return false };
    if own == lost && !THE_PROPOSAL.contains(&own.1) {
        return own != won;
    }
    // "Bifall till motionen" and "avslag" are of one thing; bare words are of what nobody named.
    let of = match (won.1, lost.1) {
        (one, other) if one == other => one,
        ("", one) | (one, "") => one,
        _ => return false,
    };
    // "Förslaget" of citizens (medborgarförslag) may be what the proposal is to reject.
    let is_sure = !THE_PROPOSAL.contains(&of) || of.is_empty() || !heading.to_lowercase().contains("förslag");
    won.0 != lost.0 && own.0 == lost.0 && own.1 == of && is_sure
}

/// Whether somebody is elected who lost the vote, and nothing is said of who won it.
fn is_other_person(decision: &Markdown, (winner, loser): (&str, &str), heading: &str) -> bool {
    if !elected::is_election(heading) && !elected::is_employment(heading) {
        return false;
    }
    let name = |text: &str| -> Option<String> {
        let names = persons(text);
        match names.as_slice() {
            [only] => text.get(only.clone()).map(str::to_lowercase),
            // A surname alone.
            [] if !text.contains(' ') && text.starts_with(char::is_uppercase) => Some(bare(text)),
            _ => None,
        }
    };
    let said = said(decision);
    let is_told = |name: &str| {
        said.match_indices(name).any(|(at, _)| {
            let ends = |letter: Option<char>| letter.is_none_or(|letter| !letter.is_alphabetic());
            ends(said[..at].chars().next_back()) && ends(said[at + name.len()..].chars().next())
        })
    };
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or(name).to_owned();
    match (name(winner), name(loser)) {
        (Some(won), Some(lost)) => surname(&won) != surname(&lost) && is_told(&lost) && !is_told(&surname(&won)),
        _ => false,
    }
}

/// What somebody wants, or what becomes of it: "att avslå motionen", "motionen avslås".
fn wanted(text: &str) -> Option<(bool, &str)> {
    const PASSIVE: &[(&str, bool)] = &[
        (" bifalls", true),
        (" bifölls", true),
        (" godkänns", true),
        (" godkändes", true),
        (" avslås", false),
        (" avslogs", false),
        (" is approved", true),
        (" was approved", true),
        (" be approved", true),
        (" is rejected", false),
        (" was rejected", false),
        (" be rejected", false),
    ];
    wish(text).or_else(|| {
        let text = text.strip_prefix("att ").or_else(|| text.strip_prefix("that ")).unwrap_or(text);
        let (what, approves) = PASSIVE.iter().find_map(|(end, approves)| Some((text.strip_suffix(end)?, *approves)))?;
        (what.split(' ').count() <= LONGEST_NAME).then_some((approves, what))
    })
}

/// More words than these no body has for a name.
const LONGEST_NAME: usize = 6;

/// What somebody does to what, in a sentence of its own: "kulturnämnden avslår motionen".
fn approves_or_rejects(decision: &str) -> Option<(bool, &str)> {
    const VERBS: &[(&str, bool)] = &[
        (" bifaller ", true),
        (" biföll ", true),
        (" godkänner ", true),
        (" godkände ", true),
        (" avslår ", false),
        (" avslog ", false),
        (" approves ", true),
        (" approved ", true),
        (" rejects ", false),
        (" rejected ", false),
    ];
    VERBS.iter().find_map(|(verb, approves)| {
        let (who, what) = decision.split_once(verb)?;
        (who.split(' ').count() <= LONGEST_NAME).then_some((*approves, what))
    })
}

/// What was decided, without who decides: of "Kulturnämnden beslutar att avslå motionen" what comes after "beslutar".
fn decided(decision: &str) -> &str {
    const VERBS: &[&str] = &[
        " beslutar ",
        " beslutade ",
        " beslöt ",
        " har beslutat ",
        " decides ",
        " decided ",
        " has decided ",
        " resolved ",
    ];
    let who_decides = |verb: &&str| {
        let (who, what) = decision.split_once(verb)?;
        (who.split(' ').count() <= LONGEST_NAME).then_some(what)
    };
    VERBS.iter().find_map(who_decides).unwrap_or(decision)
}

/// An alternative in small letters and without the full stop.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase()
}
