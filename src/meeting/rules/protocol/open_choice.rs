//! PRT-SLUTEN, the other way round: in a municipality a vote on who is elected or employed is by ballot (5 kap. 54 § kommunallagen), which an open one is not.
//! An election without a vote needs none.

use super::proposals::wish;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::{Item, Protocol, Vote};
use crate::message;
use crate::swedish::bodies::{is_assembly, is_committee};
use crate::swedish::elected;
use crate::swedish::names::persons;

pub(super) fn check(protocol: &Protocol, item: &Item, vote: &Vote, cx: &mut Diagnostics) {
    let heading = &item.heading.value;
    let chooses = elected::is_election(heading) || elected::is_employment(heading);
    let bound = is_assembly(&protocol.body) || is_committee(&protocol.body);
    if !chooses || !bound || vote.secret || !vote.names_voters() {
        return;
    }
    // Whether the matter is put off, or how a proposal for it is made, is no choice of somebody.
    if ![&vote.yes_means, &vote.no_means].iter().any(|text| is_of_somebody(text)) {
        return;
    }
    let number = item.number;
    let fault = message!(
        "omröstningen vid § {number} är öppen, men vid val och anställning ska den vara sluten",
        "the vote at § {number} is open, but of an election or an employment it is to be by ballot"
    );
    let ballot = cx.entry("slag", "sluten");
    let hint = message!(
        "skriv {ballot} och \"antal\" i stället för namnen, om rösterna avgavs så; var omröstningen öppen ändå, skriv ett undantag med skälet",
        "write {ballot} and \"antal\" instead of the names, if the votes were given so; if the vote was open all the same, write an exemption with the reason"
    );
    cx.push(Diagnostic::new(Code::PrtBallot, fault).at(vote.span).hint(hint));
}

/// Whether an alternative is a person, or the proposal of those who nominate.
fn is_of_somebody(text: &str) -> bool {
    let is_name = !text.contains(' ')
        && text.starts_with(char::is_uppercase)
        && text.chars().skip(1).all(|letter| letter.is_lowercase() || letter == '-')
        && wish(&text.to_lowercase()).is_none();
    let nominated = ["valbered", "nominat", "nominering"];
    let text_small = text.to_lowercase();
    is_name && !is_ordinary(&text_small)
        || !persons(text).is_empty()
        || nominated.iter().any(|word| text_small.contains(word))
}

/// Single words that stand for what is done, and for nobody.
fn is_ordinary(word: &str) -> bool {
    ["ja", "nej", "bordläggning", "återremiss", "omval", "nyval", "postponement", "yes", "no"].contains(&word)
}
