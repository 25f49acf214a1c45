//! PRT-BES, PRT-VOTE and PRT-TIE of elections between people (val): the decision elects those with the most votes, as many as were to be elected, or whom
//! the lot chose.

use super::outcome::said;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::{Markdown, Run};
use crate::meeting::protocol::{Candidate, Election, Item, bare};
use crate::message;
use crate::source::Span;
use crate::swedish::chosen::chosen;

/// Who is elected by the decision has no fewer votes than anybody who is not; of equal ones the lot has chosen. What names nobody is not looked into.
pub(super) fn check(item: &Item, election: &Election, cx: &mut Diagnostics) {
    let runs: Vec<Run<'_>> = item.decisions.iter().flat_map(Markdown::texts).collect();
    let is_of_people = election.candidates.iter().all(|candidate| is_in_full(&candidate.name.value));
    let strangers = if is_of_people { strangers(item, &runs) } else { Vec::new() };
    let words: Vec<String> = item.decisions.iter().map(said).collect();
    let is_elected = |candidate: &&Candidate| {
        let name = &candidate.name.value;
        let is_of_other = strangers.iter().any(|(other, _)| surname(other) == surname(name));
        words.iter().any(|words| names(words, name, election, is_of_other))
    };
    let (elected, others): (Vec<&Candidate>, Vec<&Candidate>) = election.candidates.iter().partition(is_elected);
    let seats = usize::try_from(election.seats).unwrap_or(usize::MAX);
    if let Some(one_too_many) = elected.get(seats) {
        too_many(item.number, election, one_too_many, elected.len(), cx);
    } else if elected.len() < seats {
        for (name, at) in &strangers {
            no_candidate(item.number, election, name, *at, cx);
        }
    }
    let Some(last) = elected.into_iter().min_by_key(|candidate| candidate.votes) else { return };
    let is_chosen = |candidate: &Candidate| election.by_lot.iter().any(|chosen| chosen.value == candidate.name.value);
    let at = place(&runs, &last.name.value).or_else(|| Some(item.decisions.first()?.blocks.first()?.span));
    if election.candidates.iter().all(|candidate| candidate.votes == 0) {
        without_votes(last, at.unwrap_or(last.name.span), cx);
        return;
    }
    for other in others {
        if other.votes > last.votes {
            fewer(last, other, at.unwrap_or(last.name.span), cx);
        } else if other.votes == last.votes && (election.by_lot.is_empty() || is_chosen(other) && !is_chosen(last)) {
            equal(last, other, cx);
        }
    }
}

fn too_many(number: u32, election: &Election, candidate: &Candidate, count: usize, cx: &mut Diagnostics) {
    let seats = cx.entry("platser", &count.to_string());
    let fault = message!(
        "beslutet vid § {} nämner {count} av kandidaterna, men bara {} skulle väljas",
        "the decision at § {} names {count} of the candidates, but only {} were to be elected";
        (number, election.seats), (number, election.seats)
    );
    let hint = message!("skulle så många väljas, skriv {seats}", "if so many were to be elected, write {seats}");
    let fault = Diagnostic::new(Code::PrtVote, fault).at(candidate.name.span).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

fn no_candidate(number: u32, election: &Election, name: &str, at: Span, cx: &mut Diagnostics) {
    let fault = message!(
        "{name} valdes vid § {number}, men var inte kandidat i valet",
        "{name} was elected at § {number}, but was no candidate in the election"
    );
    let hint = message!(
        "rätta namnet här eller bland kandidaterna, eller skriv till kandidaten med de röster som han eller hon fick",
        "correct the name here or among the candidates, or add the candidate with his or her votes"
    );
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(at);
    let fault = fault.related(election.span, message!("valet", "the election")).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

fn without_votes(last: &Candidate, at: Span, cx: &mut Diagnostics) {
    let name = &last.name.value;
    let fault = message!(
        "{name} valdes, men ingen kandidat fick någon röst",
        "{name} was elected, but no candidate had a vote"
    );
    let hint = message!("rätta beslutet eller rösterna", "correct the decision or the votes");
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(at).hint(hint);
    let fault = fault.related(last.name.span, message!("röstetalet", "the count"));
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

fn fewer(last: &Candidate, other: &Candidate, at: Span, cx: &mut Diagnostics) {
    let (name, votes, rival, more) = (&last.name.value, last.votes, &other.name.value, other.votes);
    let fault = message!(
        "{name} valdes med röstetalet {votes}, men {rival} fick {more}",
        "{name} was elected with a count of {votes}, but {rival} had {more}"
    );
    let hint = message!("rätta beslutet eller rösterna", "correct the decision or the votes");
    let fault = Diagnostic::new(Code::PrtDecision, fault).at(at).hint(hint);
    let fault = fault.related(other.name.span, message!("fler röster", "more votes"));
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

fn equal(last: &Candidate, other: &Candidate, cx: &mut Diagnostics) {
    let (name, rival) = (&last.name.value, &other.name.value);
    let fault = message!(
        "{name} och {rival} fick lika många röster, men det framgår inte att lotten utsåg {name}",
        "{name} and {rival} had equal votes, but it is not told that the lot chose {name}"
    );
    let lot = cx.entry("lottning", &format!("[{name}]"));
    let fault = Diagnostic::new(Code::PrtTie, fault).at(last.name.span);
    let fault = fault.related(other.name.span, message!("lika många", "as many"));
    cx.push(fault.hint(message!("skriv {lot}", "write {lot}")));
}

/// Those whom the decisions elect by their full names, and who were candidates in no election of the matter, with their places.
fn strangers(item: &Item, runs: &[Run<'_>]) -> Vec<(String, Span)> {
    let candidates = || item.elections.iter().flat_map(|election| &election.candidates);
    let elected = runs.iter().flat_map(|run| {
        chosen(run.text())
            .into_iter()
            .filter_map(|name| Some((run.text().get(name.clone())?.to_owned(), run.span(name))))
    });
    elected.filter(|(name, _)| !candidates().any(|candidate| may_be_one(name, &candidate.name.value))).collect()
}

/// Whether two names may be one person's: the same surname, and no first names that contradict one another.
fn may_be_one(one: &str, other: &str) -> bool {
    let parts = |name: &str| -> Vec<String> {
        bare(name).to_lowercase().split_whitespace().map(|part| part.trim_end_matches('.').to_owned()).collect()
    };
    let (one, other) = (parts(one), parts(other));
    let begins =
        |part: &String, whole: &String| part == whole || part.chars().count() == 1 && whole.starts_with(part.as_str());
    let within = |few: &[String], many: &[String]| {
        few.iter().all(|part| many.iter().any(|whole| begins(part, whole) || begins(whole, part)))
    };
    one.last() == other.last() && (within(&one, &other) || within(&other, &one))
}

/// Whether a name has at least two parts that look like parts of one: no list of a party, and no surname alone.
fn is_in_full(name: &str) -> bool {
    let parts = || bare(name).split_whitespace();
    let is_part = |part: &str| part.starts_with(char::is_uppercase) && part.chars().count() > 1;
    parts().count() > 1
        && parts().last().is_some_and(is_part)
        && !bare(name).contains(|letter: char| letter.is_numeric())
}

fn surname(name: &str) -> String {
    bare(name).rsplit(' ').next().unwrap_or_default().to_lowercase()
}

/// Whether words in small letters name a candidate: in full, or by a surname that no other has.
fn names(words: &str, name: &str, election: &Election, is_of_other: bool) -> bool {
    let own = surname(name);
    let is_own = election.candidates.iter().filter(|other| surname(&other.name.value) == own).count() == 1;
    let by_surname = || words.split(|letter: char| !letter.is_alphanumeric() && letter != '-').any(|word| word == own);
    words.contains(&name.to_lowercase()) || is_own && !is_of_other && by_surname()
}

/// Where somebody is named, in full or by surname.
fn place(runs: &[Run<'_>], name: &str) -> Option<Span> {
    let surname = bare(name).rsplit(' ').next()?;
    [bare(name), surname]
        .into_iter()
        .find_map(|name| runs.iter().find_map(|run| run.text().find(name).map(|at| run.span(at..at + name.len()))))
}
