//! PRT-BORD: matters that are sent back (återremiss) or postponed (bordläggning), and by how many.
//!
//! A third of those present in an assembly (fullmäktige) can have a matter put off against the votes of the others; of an election, and in a committee,
//! it takes a simple majority (5 kap. 50 and 55 §§ and 6 kap. 33 § kommunallagen). What a third wanted put off is not settled, but a minority can do so only
//! once.

use super::outcome::said;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::markdown::Markdown;
use crate::meeting::protocol::{Item, Protocol, Vote};
use crate::message;
use crate::source::Span;
use crate::swedish::bodies::{is_assembly, is_committee};
use crate::swedish::elected;

/// Beginnings of words, in small letters, by which a matter is sent back or postponed.
const PUT_OFF: &[&str] = &[
    "återremi",
    "återförvis",
    "minoritetsåterremi",
    "bordlägg",
    "bordlad",
    "bordlag",
    "minoritetsbordlägg",
    "uppskjut",
    "postpon",
    "adjourn",
];

/// Words that say so only as they are.
const PUT_OFF_WORDS: &[&str] =
    &["refer", "refers", "referred", "remit", "remits", "remitted", "defer", "defers", "deferred"];

/// Words by which a decision puts this matter off, here and now: not one that was put off before, and none that goes to others for their opinion.
const PUTS_OFF: &[&str] = &[
    "återremittera",
    "återremitterar",
    "återremitteras",
    "återremitterades",
    "återförvisa",
    "återförvisar",
    "återförvisas",
    "återförvisades",
    "bordlägga",
    "bordlägger",
    "bordläggs",
    "bordläggas",
    "bordlades",
    "postpone",
    "postpones",
    "postponed",
    "remit",
    "remits",
    "remitted",
    "defer",
    "defers",
    "deferred",
];

/// Words of decisions that do not put the matter off, or not simply.
const OTHERWISE: &[&str] = &[
    "avslå",
    "avslår",
    "avslås",
    "ej",
    "inte",
    "tidigare",
    "besvarad",
    "before",
    "earlier",
    "not",
    "previously",
    "reject",
    "rejected",
    "rejects",
];

/// Beginnings of what a vote puts against putting the matter off: "avslag på återremiss", "att ärendet inte återremitteras".
const AGAINST: &[&str] = &["avslag", "avslå", "ej", "inte", "nej", "not", "no", "reject", "rejection"];

/// Whether the matter is sent back or postponed instead of being settled.
pub(super) fn is_put_off(item: &Item) -> bool {
    item.decisions.iter().any(|decision| single_words(&said(decision)).any(tells))
}

fn tells(word: &str) -> bool {
    PUT_OFF.iter().any(|beginning| word.starts_with(beginning)) || PUT_OFF_WORDS.contains(&word)
}

/// The words of a text in small letters.
fn single_words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphabetic()).filter(|word| !word.is_empty())
}

/// Whether a decision plainly does so: the whole of the matter, where it is one of several.
fn puts_off(decision: &Markdown, is_alone: bool) -> bool {
    /// What is put off as a whole.
    const WHOLE: &[&str] = &["ärendet", "valet", "valen", "matter", "election", "elections"];
    let said = said(decision);
    let words = || single_words(&said);
    let is_bare = words().next().is_some_and(|first| first.starts_with("minoritet"));
    let is_whole = is_alone || words().any(|word| WHOLE.contains(&word));
    (is_bare || words().any(|word| PUTS_OFF.contains(&word)))
        && is_whole
        && !words().any(|word| OTHERWISE.contains(&word))
}

/// Of two alternatives that one by which the matter is put off: whether yes.
fn is_for(vote: &Vote) -> Option<bool> {
    let is_for = |text: &str| {
        let text = text.to_lowercase();
        single_words(&text).any(tells) && !single_words(&text).any(|word| AGAINST.contains(&word))
    };
    match (is_for(&vote.yes_means), is_for(&vote.no_means)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}

/// Who puts a matter off are as many as it takes.
pub(super) fn check(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let is_alone = item.decisions.len() == 1;
    let Some(decision) = item.decisions.iter().find(|decision| puts_off(decision, is_alone)) else {
        settled(protocol, item, cx);
        return;
    };
    let Some(at) = decision.blocks.first().map(|block| block.span) else { return };
    if !item.outcome_whole {
        return;
    }
    let heading = &item.heading.value;
    // An extra election is put off when it first comes up, however many want that (5 kap. 50 § andra stycket).
    let is_election = elected::is_election(heading) && !heading.to_lowercase().contains("extra");
    let needs_more = match (is_assembly(&protocol.body), is_committee(&protocol.body)) {
        (true, _) if is_election => Some(of_an_election()),
        (true, _) => None,
        (false, true) => Some(in_a_committee()),
        (false, false) => return,
    };
    let lost = lost(item);
    match (needs_more, lost) {
        (Some(law), Some((vote, votes))) => {
            let (number, all) = (item.number, votes.all);
            let wanted = votes.wanted;
            let fault = message!(
                "§ {number} skjuts upp fast {wanted} av {all} röstade för det",
                "§ {number} is put off though {wanted} of {all} voted for that"
            );
            tell(at, fault, Some(vote), law, cx);
        }
        (Some(law), None) => {
            let said = said(decision);
            if let Some(word) = single_words(&said).find(|word| word.starts_with("minoritet")) {
                let number = item.number;
                let fault = message!(
                    "§ {number} skjuts upp genom {word}, som inte finns här",
                    "§ {number} is put off by a minority (\"{word}\"), which cannot be done here"
                );
                tell(at, fault, None, law, cx);
            }
        }
        (None, Some((vote, votes))) => too_few(protocol, item, at, vote, votes, cx),
        (None, None) => {}
    }
}

/// How many wanted the matter put off, and of how many.
#[derive(Clone, Copy)]
struct Votes {
    wanted: u32,
    all: u32,
}

/// The vote in which those who wanted the matter put off had the fewer votes. Where another one went their way, nothing was lost.
fn lost(item: &Item) -> Option<(Span, Votes)> {
    let votes = || item.votes.iter().filter(|vote| vote.whole).filter_map(|vote| Some((vote, is_for(vote)?)));
    if votes().any(|(vote, side)| vote.outcome().is_none_or(|won| won == side)) {
        return None;
    }
    let counted = votes().map(|(vote, side)| {
        let count = vote.count();
        let wanted = if side { count.yes } else { count.no };
        (vote.span, Votes { wanted, all: u32::try_from(count.sum()).unwrap_or(u32::MAX) })
    });
    counted.max_by_key(|(_, votes)| votes.wanted)
}

/// In an assembly it takes a third of those present.
fn too_few(protocol: &Protocol, item: &Item, at: Span, vote: Span, votes: Votes, cx: &mut Diagnostics) {
    let there = if protocol.is_attendance_sure(item) { protocol.deciding(item).count() } else { 0 };
    let all = votes.all.max(u32::try_from(there).unwrap_or(u32::MAX));
    let needed = all.div_ceil(3);
    if votes.wanted >= needed {
        return;
    }
    let (number, wanted) = (item.number, votes.wanted);
    let fault = message!(
        "§ {number} skjuts upp fast {wanted} av {all} röstade för det; minst {needed} behövs",
        "§ {number} is put off though {wanted} of {all} voted for that; it takes at least {needed}"
    );
    let law = message!(
        "fullmäktige bordlägger eller återremitterar om minst en tredjedel av de närvarande ledamöterna begär det: rätta beslutet eller rösterna",
        "an assembly postpones a matter or sends it back if at least a third of the members present ask for that: correct the decision or the votes"
    );
    tell(at, fault, Some(vote), law, cx);
}

/// Beginnings of words by which part of a matter is meant.
const PARTS: &[&str] = &["del", "punkt", "part", "point"];

/// In an assembly a matter is not settled that a third of those present wanted put off, unless a minority had done so before, or it is an election.
fn settled(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let heading = item.heading.value.to_lowercase();
    if !is_assembly(&protocol.body)
        || !item.outcome_whole
        || !protocol.is_attendance_sure(item)
        || elected::is_election(&heading)
        || item.decisions.iter().any(|decision| may_put_off(&said(decision)))
        || was_put_off_before(item)
    {
        return;
    }
    let Some(at) = item.decisions.iter().find_map(|decision| Some(decision.blocks.first()?.span)) else { return };
    let there = u32::try_from(protocol.entitled(item).count()).unwrap_or(u32::MAX);
    let asked = item.votes.iter().filter(|vote| vote.whole).find_map(|vote| {
        let (votes, text) =
            if is_for(vote)? { (vote.count().yes, &vote.yes_means) } else { (vote.count().no, &vote.no_means) };
        let all = there.max(u32::try_from(vote.count().sum()).unwrap_or(u32::MAX));
        (asks_for_that(text) && votes >= all.div_ceil(3)).then_some((vote.span, votes, all))
    });
    let Some((vote, wanted, all)) = asked else { return };
    let (number, needed) = (item.number, all.div_ceil(3));
    let fault = message!(
        "§ {number} avgörs fast {wanted} av {all} närvarande röstade för att skjuta upp ärendet; det räcker med {needed}",
        "§ {number} is settled though {wanted} of {all} present voted for putting the matter off, which takes {needed}"
    );
    let law = message!(
        "fullmäktige bordlägger eller återremitterar om minst en tredjedel av de närvarande ledamöterna begär det: rätta beslutet eller rösterna; hade en \
         minoritet skjutit upp ärendet förut, låt \"bakgrund\" säga det",
        "an assembly postpones a matter or sends it back if at least a third of the members present ask for that: correct the decision or the votes; if a \
         minority had put the matter off before, let \"bakgrund\" say so"
    );
    tell(at, fault, Some(vote), law, cx);
}

/// Whether a decision may put off some of the matter, and does not only refuse to.
fn may_put_off(said: &str) -> bool {
    single_words(said).any(tells) && !single_words(said).any(|word| OTHERWISE.contains(&word))
}

/// Whether an alternative is that the matter as a whole is put off: not one that was, nor a part of it. An adjournment is the meeting's, and what is referred may
/// be so to others for their opinion.
fn asks_for_that(text: &str) -> bool {
    let text = text.to_lowercase();
    let asks = |word: &str| tells(word) && !is_done(word) && !word.starts_with("adjourn") && !word.starts_with("refer");
    single_words(&text).any(asks)
        && !single_words(&text).any(|word| word == "efter" || PARTS.iter().any(|part| word.starts_with(part)))
}

/// Whether a word says of something that it has been put off: "återremitterade", "bordlagt".
fn is_done(word: &str) -> bool {
    word.starts_with("bordlad")
        || word.starts_with("bordlag")
        || ["erade", "erades", "erad", "erat", "erats", "visades", "visats", "skjutna", "skjutits", "skjutet"]
            .iter()
            .any(|end| word.ends_with(end))
        || matches!(word, "postponed" | "remitted" | "deferred")
}

/// Whether the matter may have been put off at another meeting: then it takes a majority.
fn was_put_off_before(item: &Item) -> bool {
    let before = [item.heading.value.to_lowercase(), said(&item.background)];
    let during = [said(&item.discussion), said(&item.putting)];
    before.iter().any(|text| single_words(text).any(tells))
        || during.iter().any(|text| single_words(text).any(|word| tells(word) && is_done(word)))
}

fn of_an_election() -> Message {
    message!(
        "val bordläggs eller återremitteras bara med enkel majoritet, också i fullmäktige: rätta beslutet eller rösterna",
        "elections are put off by a simple majority alone, in an assembly too: correct the decision or the votes"
    )
}

fn in_a_committee() -> Message {
    message!(
        "i en nämnd eller styrelse krävs enkel majoritet; en tredjedel kan skjuta upp ett ärende bara i fullmäktige: rätta beslutet eller rösterna",
        "in a committee or board it takes a simple majority; a third can put a matter off in an assembly alone: correct the decision or the votes"
    )
}

fn tell(at: Span, fault: Message, vote: Option<Span>, law: Message, cx: &mut Diagnostics) {
    let fault = Diagnostic::new(Code::PrtPutOff, fault).at(at);
    let related = vote.map(|span| (span, message!("omröstningen", "the vote")));
    let fault = related.into_iter().fold(fault, |fault, (span, words)| fault.related(span, words));
    cx.push(fault.hint(law));
}
