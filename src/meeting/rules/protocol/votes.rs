//! PRT-VOTE: every vote is somebody's, and everybody's vote is told. PRT-SLUTEN: where the law has no ballots there are none.

use std::collections::BTreeMap;

use super::outcome::said;
use super::proposals::wish;
use super::tie;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Profile, Replacement};
use crate::meeting::protocol::{Item, Protocol, Vote};
use crate::message;
use crate::record::protocol as written;
use crate::source::Span;
use crate::swedish::elected;
use crate::swedish::names::persons;

/// As many missing names are listed; whoever mends these finds the rest.
const NAMES_LISTED: usize = 5;

pub(super) fn check(protocol: &Protocol, item: &Item, vote: &Vote, profile: Profile, cx: &mut Diagnostics) {
    if vote.secret {
        ballot(vote, cx);
        may_be_by_ballot(protocol, item, vote, profile, cx);
    } else {
        open(protocol, item, vote, cx);
    }
    // Votes that could not be read are missing from every count.
    if vote.whole {
        sum(protocol, item, vote, cx);
        tie::check(protocol, item, vote, profile, cx);
    }
}

/// What a yes and what a no is for are two things.
pub(super) fn between_two(written: &written::Vote, cx: &mut Diagnostics) {
    let (Some(yes), Some(no)) = (&written.yes_means, &written.no_means) else { return };
    let said = |text: &str| text.trim_end_matches('.').to_lowercase();
    if said(&yes.value) != said(&no.value) {
        return;
    }
    let fault = message!(
        "ja och nej är röster för samma sak, så omröstningen avgör ingenting",
        "yes and no are votes for the same thing, so that the vote decides nothing"
    );
    let hint = message!(
        "skriv vad som ställdes mot vartannat: ja_betyder: bifall till förslaget, nej_betyder: avslag",
        "write what was put against one another: ja_betyder: bifall till förslaget, nej_betyder: avslag"
    );
    let why = message!("samma sak här", "the same thing here");
    cx.push(Diagnostic::new(Code::PrtVote, fault).at(no.span).related(yes.span, why).hint(hint));
}

/// A ballot tells numbers and no names.
fn ballot(vote: &Vote, cx: &mut Diagnostics) {
    if let Some(name) = vote.voters().next() {
        let fault = message!("en sluten omröstning redovisas utan namn", "a ballot is told without names");
        let open = cx.entry("slag", "öppen");
        let hint = message!(
            "skriv bara \"antal\", eller {open} om rösterna avgavs öppet",
            "write \"antal\" alone, or {open} if the votes were given openly"
        );
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(name.span).hint(hint));
    }
    if vote.written.is_none() {
        let fault = message!("omröstningen har inget röstetal", "the vote has no numbers");
        let own = cx.entry("antal", "{ ja: 6, nej: 3, avstår: 0 }");
        let hint = message!("skriv {own}", "write {own}");
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(vote.span).hint(hint));
    }
}

/// Of ballots only the Local Government Act knows, in matters of election and employment (5 kap. 54 § kommunallagen): at other authorities a vote is open,
/// unless another statute says otherwise (4 and 29 §§ förvaltningslagen).
fn may_be_by_ballot(protocol: &Protocol, item: &Item, vote: &Vote, profile: Profile, cx: &mut Diagnostics) {
    if profile == Profile::Kommun {
        if is_plainly_no_choice(protocol, item, vote) {
            of_no_choice(item.number, vote.span, cx);
        }
        return;
    }
    let fault = message!(
        "omröstningen är sluten, men hos en myndighet ska den vara öppen",
        "the vote is by ballot, but at an authority it must be open"
    );
    let hint = message!(
        "skriv hur var och en röstade, om rösterna avgavs öppet; säger en annan författning att den är sluten, gör ett undantag och nämn den",
        "write how each one voted, if the votes were given openly; if another statute has it by ballot, make an exemption and name it"
    );
    cx.push(Diagnostic::new(Code::PrtBallot, fault).at(vote.span).hint(hint));
}

/// Whether a matter plainly is neither an election nor an employment: nothing that is said of it is about one, and no alternative may be somebody's name.
/// A council that only advises (råd) is not bound.
fn is_plainly_no_choice(protocol: &Protocol, item: &Item, vote: &Vote) -> bool {
    let alternatives = [&vote.yes_means, &vote.no_means];
    let told = |text: &str| elected::may_be_choice_of_people(text);
    let is_name = |text: &str| !text.contains(' ') && wish(&text.to_lowercase()).is_none();
    let advises =
        protocol.body.to_lowercase().split_whitespace().any(|word| word.ends_with("råd") || word.ends_with("rådet"));
    !advises
        && item.outcome_whole
        && vote.whole
        && !told(&item.heading.value)
        && !item.texts().any(|text| told(&said(text)))
        && !alternatives.iter().any(|text| told(text) || is_name(text) || !persons(text).is_empty())
}

/// Reports a ballot of what is neither an election nor an employment.
fn of_no_choice(number: u32, at: Span, cx: &mut Diagnostics) {
    let fault = message!(
        "omröstningen vid § {number} är sluten, men inget i ärendet säger att det avser val eller anställning",
        "the vote at § {number} is by ballot, but nothing in the matter says that it is an election or an employment"
    );
    let open = cx.entry("slag", "öppen");
    let hint = message!(
        "skriv {open} med allas namn, om rösterna avgavs öppet; gäller det val eller anställning, låt rubriken eller beslutet säga det",
        "write {open} with everybody's name, if the votes were given openly; if it is an election or an employment, let the heading or the decision say so"
    );
    cx.push(Diagnostic::new(Code::PrtBallot, fault).at(at).hint(hint));
}

/// An open vote names everybody once, and everybody named could vote.
fn open(protocol: &Protocol, item: &Item, vote: &Vote, cx: &mut Diagnostics) {
    let number = item.number;
    if vote.voters().next().is_none() {
        if !vote.whole {
            return;
        }
        let fault = message!(
            "den öppna omröstningen säger inte hur var och en röstade",
            "the open vote does not say how each one voted"
        );
        let ballot = cx.entry("slag", "sluten");
        let hint = message!(
            "skriv namnen under \"ja\", \"nej\" och \"avstår\", eller {ballot}",
            "write the names under \"ja\", \"nej\" and \"avstår\", or {ballot}"
        );
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(vote.span).hint(hint));
        return;
    }
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for voter in vote.voters() {
        let name = voter.value.as_str();
        if let Some(before) = seen.insert(name, voter.span) {
            let fault = message!("{name} röstar två gånger", "{name} votes twice");
            let hint = message!("ta bort den ena rösten", "remove one of the votes");
            cx.push(
                Diagnostic::new(Code::PrtVote, fault)
                    .at(voter.span)
                    .related(before, message!("första gången", "the first time"))
                    .hint(hint),
            );
        }
        // Of the disqualified PRT-JAV speaks, of those who refrained from deciding PRT-DELT.
        if !protocol.knows(name)
            || item.disqualifies(name)
            || item.is_declined_by(name)
            || protocol.deciding(item).any(|attendee| attendee.name == name)
        {
            continue;
        }
        let fault = message!(
            "{name} röstar vid § {number} utan att delta i beslutet",
            "{name} votes at § {number} without taking part in the decision"
        );
        let mut fault = Diagnostic::new(Code::PrtVote, fault).at(voter.span);
        if let Some(attendee) = protocol.roll.of(name).next() {
            let word = attendee.capacity.word();
            fault = fault.related(attendee.span, message!("{word} här", "{word} here"));
        }
        cx.push(fault.hint(message!(
            "bara ledamöter och tjänstgörande ersättare som var med vid paragrafen röstar",
            "only members and serving substitutes who were there at the item vote"
        )));
    }
    if !vote.whole || !protocol.is_attendance_sure(item) || !vote.voters().all(|voter| protocol.knows(&voter.value)) {
        return;
    }
    let missing: Vec<&str> = protocol
        .deciding(item)
        .map(|attendee| attendee.name.as_str())
        .filter(|name| !seen.contains_key(name))
        .collect();
    if !missing.is_empty() {
        let listed = missing.iter().take(NAMES_LISTED).copied().collect::<Vec<_>>().join(", ");
        let list = if missing.len() > NAMES_LISTED { format!("{listed} …") } else { listed };
        // Those who vote without taking part are told of above and count as nothing here.
        let present = protocol.deciding(item).count();
        let told = present - missing.len();
        let fault = message!(
            "rösten saknas för {list}: {told} av de {present} som deltar i beslutet vid § {number} har en redovisad",
            "the vote of {list} is missing: {told} of the {present} who take part in the decision at § {number} have one"
        );
        let hint = message!(
            "lägg till dem under ja, nej eller avstår; den som inte var med skrivs under \"frånvarande\" vid ärendet, den som avstod från att delta i beslutet under \"deltar_inte\"",
            "add them to ja, nej or avstår; who was not there is written under \"frånvarande\" with the matter, who refrained from the decision under \"deltar_inte\""
        );
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(vote.span).hint(hint));
    }
}

/// Written numbers agree with the names, and those of a ballot with who was there.
fn sum(protocol: &Protocol, item: &Item, vote: &Vote, cx: &mut Diagnostics) {
    let Some(written) = vote.written else { return };
    let counted = vote.count();
    if !vote.secret && vote.voters().next().is_some() {
        if (written.yes, written.no, written.abstain) != (counted.yes, counted.no, counted.abstain) {
            let (yes, no, abstain) = (counted.yes, counted.no, counted.abstain);
            let fault = message!(
                "röstetalet stämmer inte med namnen: {yes} ja, {no} nej, {abstain} avstår",
                "the numbers do not agree with the names: {yes} yes, {no} no, {abstain} abstaining"
            );
            let hint = message!("ta bort \"antal\", så räknas rösterna", "remove \"antal\", and the votes are counted");
            let fault = Diagnostic::new(Code::PrtVote, fault).at(written.span).hint(hint);
            cx.push(match counted_again(protocol, item, vote) {
                Some(fix) => fault.fix(fix),
                None => fault,
            });
        }
        return;
    }
    if !protocol.is_attendance_sure(item) {
        return;
    }
    let present = protocol.deciding(item).count();
    // Who refrains from the decision may have put in a blank vote, or none, but no vote for or against.
    let at_most = protocol.entitled(item).count();
    let count = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let for_or_against = u64::from(written.yes) + u64::from(written.no);
    if written.sum() < count(present) || count(at_most) < written.sum() || count(present) < for_or_against {
        let (told, number) = (written.sum(), item.number);
        let fault = message!(
            "röstetalet är {told}, men de som deltar i beslutet vid § {number} är {present}",
            "the votes add up to {told}, but those who take part in the decision at § {number} are {present}"
        );
        let hint = message!(
            "rätta röstetalet eller närvaron; blanka röster räknas som avstår",
            "correct the numbers or the attendance; blank votes count as avstår"
        );
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(written.span).hint(hint));
    }
}

/// Writes the numbers that the names give, where these leave no doubt: everybody who took part in the decision has voted, once, and nobody
/// else. Where a name is missing or too much, the number may be what is right.
fn counted_again(protocol: &Protocol, item: &Item, vote: &Vote) -> Option<Fix> {
    let mut voted: Vec<&str> = vote.voters().map(|voter| voter.value.as_str()).collect();
    let mut deciding: Vec<&str> = protocol.deciding(item).map(|attendee| attendee.name.as_str()).collect();
    voted.sort_unstable();
    deciding.sort_unstable();
    if voted != deciding {
        return None;
    }
    let (written, counted) = (vote.written?, vote.count());
    let numbers = [(written.yes, counted.yes), (written.no, counted.no), (written.abstain, counted.abstain)];
    let mut replacements = Vec::new();
    for ((was, is), at) in numbers.into_iter().zip(vote.written_at) {
        if was != is {
            replacements.push(Replacement::read(at?, &was.to_string(), &is.to_string()));
        }
    }
    let (yes, no, abstain) = (counted.yes, counted.no, counted.abstain);
    let message = message!(
        "röstetalet blir {yes} ja, {no} nej, {abstain} avstår",
        "the numbers become {yes} yes, {no} no, {abstain} abstaining"
    );
    Some(Fix { message, replacements })
}
