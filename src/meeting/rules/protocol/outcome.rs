//! PRT-BES: what a decision plainly says of the matter, and whether the vote went the other way.

use super::proposals::{THE_PROPOSAL, wish, words};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::Markdown;
use crate::meeting::protocol::Item;
use crate::message;

/// Beginnings of words, in small letters, by which a matter is sent back (återremiss) or postponed (bordläggning).
const PUT_OFF: &[&str] = &[
    "återremi",
    "återförvis",
    "minoritetsåterremi",
    "bordlägg",
    "bordlag",
    "minoritetsbordlägg",
    "uppskjut",
    "postpon",
    "adjourn",
];

/// Words that say so only as they are.
const PUT_OFF_WORDS: &[&str] =
    &["refer", "refers", "referred", "remit", "remits", "remitted", "defer", "defers", "deferred"];

/// Whether the matter is sent back or postponed instead of being settled.
pub(super) fn is_put_off(item: &Item) -> bool {
    item.decisions.iter().any(|decision| {
        single_words(decision).iter().any(|word| {
            PUT_OFF.iter().any(|beginning| word.starts_with(beginning)) || PUT_OFF_WORDS.contains(&word.as_str())
        })
    })
}

/// What a text says, in small letters.
pub(super) fn said(text: &Markdown) -> String {
    let said = text.texts().iter().map(|run| run.text().to_lowercase()).collect::<Vec<_>>().join(" ");
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a text, in small letters.
fn single_words(text: &Markdown) -> Vec<String> {
    let said = said(text);
    said.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
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
    if !is_the_other(decision, &bare(winner), &bare(loser), &item.heading.value) {
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
    let own = wish(decided).or_else(|| approves_or_rejects(decided));
    let (Some(own), Some(won), Some(lost)) = (own, wish(winner), wish(loser)) else { return false };
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

/// More words than these no body has for a name.
const LONGEST_NAME: usize = 6;

/// What somebody does to what, in a sentence of its own: "kulturnämnden avslår motionen".
fn approves_or_rejects(decision: &str) -> Option<(bool, &str)> {
    const VERBS: &[(&str, bool)] =
        &[(" bifaller ", true), (" godkänner ", true), (" avslår ", false), (" approves ", true), (" rejects ", false)];
    VERBS.iter().find_map(|(verb, approves)| {
        let (who, what) = decision.split_once(verb)?;
        (who.split(' ').count() <= LONGEST_NAME).then_some((*approves, what))
    })
}

/// What was decided, without who decides: of "Kulturnämnden beslutar att avslå motionen" what comes after "beslutar".
fn decided(decision: &str) -> &str {
    let who_decides = |verb: &&str| {
        let (who, what) = decision.split_once(verb)?;
        (who.split(' ').count() <= LONGEST_NAME).then_some(what)
    };
    [" beslutar ", " decides "].iter().find_map(who_decides).unwrap_or(decision)
}

/// An alternative in small letters and without the full stop.
fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_lowercase()
}
