//! PRT-VOTE and PRT-TIE of elections between people (val): as many ballots as voters, and elected are those with the most votes, or whom the lot chose.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, Severity};
use crate::meeting::protocol::{Candidate, Election, Item, Protocol};
use crate::message;

use super::super::doubles::again;
use super::outcome::said;
use super::proposals::wish;
use super::votes::{at_an_authority, of_no_choice};

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
        at_an_authority(election.span, cx);
    } else if election.candidates.iter().all(|candidate| wish(&candidate.name.value.to_lowercase()).is_some()) {
        of_no_choice(item.number, election.span, cx);
    }
    cast(protocol, item, election, cx);
    let before = cx.count();
    twice(election, cx);
    by_lot(election, cx);
    // Of what is wrong itself nothing more is told, and of two rounds the last one decides.
    let is_sound = cx.count() == before;
    let goes_on = |later: &Election| later.candidates.iter().any(|candidate| election.has(&candidate.name.value));
    if is_sound && item.outcome_whole && !item.elections.iter().skip(place + 1).any(goes_on) {
        elected(item, election, cx);
    }
}

/// Nobody votes who was not there, and of those who were each puts in one ballot.
fn cast(protocol: &Protocol, item: &Item, election: &Election, cx: &mut Diagnostics) {
    let entitled = u64::try_from(protocol.entitled(item).count()).unwrap_or(u64::MAX);
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

/// Who is elected by the decision has no fewer votes than anybody who is not; of equal ones the lot has chosen. What names no candidate is not looked into.
fn elected(item: &Item, election: &Election, cx: &mut Diagnostics) {
    let words: Vec<String> = item.decisions.iter().map(said).collect();
    let is_elected = |candidate: &&Candidate| words.iter().any(|words| names(words, &candidate.name.value, election));
    let (elected, others): (Vec<&Candidate>, Vec<&Candidate>) = election.candidates.iter().partition(is_elected);
    if let Some(one_too_many) = usize::try_from(election.seats).ok().and_then(|seats| elected.get(seats)) {
        let (count, seats) = (elected.len(), cx.entry("platser", &elected.len().to_string()));
        let fault = message!(
            "beslutet vid § {} nämner {count} av kandidaterna, men bara {} skulle väljas",
            "the decision at § {} names {count} of the candidates, but only {} were to be elected";
            (item.number, election.seats), (item.number, election.seats)
        );
        let hint = message!("skulle så många väljas, skriv {seats}", "if so many were to be elected, write {seats}");
        let fault = Diagnostic::new(Code::PrtVote, fault).at(one_too_many.name.span).hint(hint);
        cx.push(Diagnostic { severity: Severity::Warning, ..fault });
    }
    let Some(last) = elected.into_iter().min_by_key(|candidate| candidate.votes) else { return };
    let is_chosen = |candidate: &Candidate| election.by_lot.iter().any(|chosen| chosen.value == candidate.name.value);
    let (name, votes) = (&last.name.value, last.votes);
    for other in others {
        let (rival, more) = (&other.name.value, other.votes);
        if more > votes {
            let fault = message!(
                "{name} valdes med röstetalet {votes}, men {rival} fick {more}",
                "{name} was elected with a count of {votes}, but {rival} had {more}"
            );
            let hint = message!("rätta beslutet eller rösterna", "correct the decision or the votes");
            let fault = Diagnostic::new(Code::PrtVote, fault).at(last.name.span).hint(hint);
            let fault = fault.related(other.name.span, message!("fler röster", "more votes"));
            cx.push(Diagnostic { severity: Severity::Warning, ..fault });
        } else if more == votes && (election.by_lot.is_empty() || is_chosen(other) && !is_chosen(last)) {
            let fault = message!(
                "{name} och {rival} fick lika många röster, men det framgår inte att lotten utsåg {name}",
                "{name} and {rival} had equal votes, but it is not told that the lot chose {name}"
            );
            let lot = cx.entry("lottning", &format!("[{name}]"));
            let fault = Diagnostic::new(Code::PrtTie, fault).at(last.name.span);
            let fault = fault.related(other.name.span, message!("lika många", "as many"));
            cx.push(fault.hint(message!("skriv {lot}", "write {lot}")));
        }
    }
}

/// Whether words in small letters name a candidate, in full or by a surname that no other has.
fn names(words: &str, name: &str, election: &Election) -> bool {
    let name = name.to_lowercase();
    let surname = |name: &str| name.rsplit(' ').next().unwrap_or_default().to_owned();
    let own = surname(&name);
    let is_own =
        election.candidates.iter().filter(|other| surname(&other.name.value.to_lowercase()) == own).count() == 1;
    let by_surname = || words.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|word| word == own);
    words.contains(&name) || is_own && by_surname()
}
