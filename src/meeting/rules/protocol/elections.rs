//! PRT-VOTE and PRT-TIE of elections between people (val): as many ballots as voters, and the lot among those with equal votes. PRT-SLUTEN: what is no
//! election is none.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile};
use crate::meeting::protocol::{Election, Item, Protocol};
use crate::message;

use super::super::doubles::again;
use super::chosen;
use super::proposals::wish;

pub(super) fn check(protocol: &Protocol, item: &Item, place: usize, profile: Profile, cx: &mut Diagnostics) {
    let Some(election) = item.elections.get(place) else { return };
    // Of what could not be read it has been told.
    if !election.whole {
        return;
    }
    if election.candidates.is_empty() {
        let fault = message!("valet vid § {} har inga kandidater", "the election at § {} has no candidates"; item.number, item.number);
        let hint = message!(
            "skriv vilka som fick röster, eller ta bort valet",
            "write who was voted for, or remove the election"
        );
        cx.push(Diagnostic::new(Code::PrtVote, fault).at(election.span).hint(hint));
        return;
    }
    if profile != Profile::Kommun {
        at_an_authority(item.number, election, cx);
    } else if election.candidates.iter().all(|candidate| wish(&candidate.name.value.to_lowercase()).is_some()) {
        between_no_people(item.number, election, cx);
        return;
    }
    cast(protocol, item, election, cx);
    let before = cx.count();
    twice(election, cx);
    by_lot(election, cx);
    // Of what is wrong itself nothing more is told, and of two rounds the last one decides.
    let is_sound = cx.count() == before;
    let goes_on = |later: &Election| later.candidates.iter().any(|candidate| election.has(&candidate.name.value));
    if is_sound && item.outcome_whole && !item.elections.iter().skip(place + 1).any(goes_on) {
        chosen::check(item, election, cx);
    }
}

/// Elections of this kind go by ballot, which at an authority that is no municipality takes another statute (29 § förvaltningslagen).
fn at_an_authority(number: u32, election: &Election, cx: &mut Diagnostics) {
    let fault = message!(
        "valet vid § {number} är en sluten omröstning, men hos en myndighet ska den vara öppen",
        "the election at § {number} is a ballot, but at an authority a vote must be open"
    );
    let hint = message!(
        "avgavs rösterna öppet, skriv under \"omröstningar\" hur var och en röstade; säger en annan författning att omröstningen är sluten, gör ett undantag och nämn den",
        "if the votes were given openly, write under \"omröstningar\" how each one voted; if another statute has it by ballot, make an exemption and name it"
    );
    cx.push(Diagnostic::new(Code::PrtBallot, fault).at(election.span).hint(hint));
}

/// Approval and rejection are no people: such a vote is open, with everybody's name.
fn between_no_people(number: u32, election: &Election, cx: &mut Diagnostics) {
    let fault = message!(
        "valet vid § {number} står mellan bifall och avslag och är inget val mellan personer",
        "the election at § {number} is between approval and rejection, and none of people"
    );
    let hint = message!(
        "skriv under \"omröstningar\" i stället vad ja och nej betyder och hur var och en röstade; valdes någon, skriv personernas namn som kandidater",
        "write under \"omröstningar\" instead what yes and no mean and how each one voted; if somebody was elected, write the people's names as candidates"
    );
    cx.push(Diagnostic::new(Code::PrtBallot, fault).at(election.span).hint(hint));
}

/// Nobody votes who was not there or takes no part, and of the others each puts in one ballot.
fn cast(protocol: &Protocol, item: &Item, election: &Election, cx: &mut Diagnostics) {
    let entitled = u64::try_from(protocol.deciding(item).count()).unwrap_or(u64::MAX);
    let (told, number) = (election.cast(), item.number);
    if told <= entitled || !protocol.is_attendance_sure(item) {
        return;
    }
    let fault = message!(
        "rösterna i valet vid § {number} kräver {told} röstande, men bara {entitled} kunde rösta",
        "the votes at § {number} need {told} voters, but only {entitled} could vote"
    );
    let hint = message!("rätta röstetalen eller närvaron", "correct the numbers or the attendance");
    let fault = Diagnostic::new(Code::PrtVote, fault).at(election.span).hint(hint);
    let fault = item
        .declining
        .first()
        .into_iter()
        .fold(fault, |fault, declining| fault.related(declining.span, message!("deltar inte", "takes no part")));
    let seats = cx.entry("platser", "2");
    let of_several = message!(
        "skulle flera väljas på en gång, skriv {seats}",
        "if several were to be elected at once, write {seats}"
    );
    cx.push(if election.seats == 1 { fault.hint(of_several) } else { fault });
}

/// Each candidate's votes stand once.
fn twice(election: &Election, cx: &mut Diagnostics) {
    again(
        &election.candidates,
        |candidate| Some(&candidate.name.value),
        |candidate, first| {
            let name = &candidate.name.value;
            let fault =
                message!("{name} står två gånger bland kandidaterna", "{name} stands twice among the candidates");
            let hint = message!(
                "lägg ihop rösterna, eller skriv vad som skiljer dem åt",
                "add the votes up, or write what tells them apart"
            );
            let first_time = message!("första gången", "the first time");
            cx.push(
                Diagnostic::new(Code::PrtVote, fault)
                    .at(candidate.name.span)
                    .related(first.name.span, first_time)
                    .hint(hint),
            );
        },
    );
}

/// The lot chooses among candidates with equal votes, and no more of them than are to be elected.
fn by_lot(election: &Election, cx: &mut Diagnostics) {
    for (index, chosen) in election.by_lot.iter().enumerate() {
        if u32::try_from(index).is_ok_and(|index| index >= election.seats) {
            let fault = message!(
                "lotten utsåg fler än som skulle väljas ({})",
                "the lot chose more than were to be elected ({})"; election.seats, election.seats
            );
            let hint = message!("rätta \"lottning\" eller \"platser\"", "correct \"lottning\" or \"platser\"");
            cx.push(Diagnostic::new(Code::PrtTie, fault).at(chosen.span).hint(hint));
            break;
        }
        let name = &chosen.value;
        let Some(own) = election.candidates.iter().find(|candidate| candidate.name.value == *name) else {
            let fault =
                message!("lotten utsåg {name}, som inte är kandidat", "the lot chose {name}, who is no candidate");
            let hint = message!("rätta namnet, eller skriv till kandidaten", "correct the name, or add the candidate");
            cx.push(Diagnostic::new(Code::PrtTie, fault).at(chosen.span).hint(hint));
            continue;
        };
        if !election.candidates.iter().any(|other| other.votes == own.votes && other.name.value != *name) {
            let fault = message!(
                "lotten utsåg {name}, men ingen annan fick lika många röster",
                "the lot chose {name}, but nobody else had as many votes"
            );
            let hint =
                message!("ta bort \"lottning\", eller rätta rösterna", "remove \"lottning\", or correct the votes");
            cx.push(Diagnostic::new(Code::PrtTie, fault).at(chosen.span).hint(hint));
        }
    }
}
