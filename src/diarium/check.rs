//! What is wrong with a diarium: numbers, cards, days.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::card::{Card, Draft};
use super::form;
use super::store::About;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, excerpt};
use crate::message;
use crate::record::Status;
use crate::source::{Node, Span, Value};
use crate::swedish::calendar;
use crate::swedish::dates;

/// So many days ahead a deadline is told of.
const AHEAD: i64 = 7;

/// What is known of a record that ought to be in the register.
#[derive(Clone, Debug)]
pub struct Filed {
    /// Where the record begins.
    pub at: Span,
    /// Its registry number, and where that stands.
    pub number: Option<(String, Span)>,
    /// Its day (datum).
    pub date: Option<NaiveDate>,
    /// Whether it is finished: a draft need not be registered.
    pub finished: bool,
}

impl Filed {
    /// What a record says of itself; `None` of what is no record. What is wrong with it as a record is for others to tell.
    #[must_use]
    pub fn of(node: &Node) -> Option<Self> {
        node.get("typ")?;
        let text = |key: &str| {
            let value = &node.get(key)?.value;
            match &value.value {
                Value::Scalar(scalar) => Some((scalar.text.trim().to_owned(), value.span)),
                _ => None,
            }
        };
        let draft = text("status").is_some_and(|(word, _)| word == Status::Draft.word());
        let date = text("datum").and_then(|(day, _)| dates::parse(&day).ok());
        Some(Self { at: Span::new(node.span.file, 0..0), number: text("diarienummer"), date, finished: !draft })
    }
}

/// Judges a register, and records that ought to be in it. `at` is the place of the register as a whole.
pub fn check(about: &About, cards: &[Card], filed: &[Filed], today: NaiveDate, at: Span, cx: &mut Diagnostics) {
    gaps(cards, at, cx);
    twins(about, cards, at, cx);
    for card in cards {
        number(about, card, at, cx);
        facts(card, at, cx);
        days(card, today, at, cx);
    }
    for record in filed {
        registered(about, cards, record, today, cx);
    }
}

/// Serials that are missing between others.
fn gaps(cards: &[Card], at: Span, cx: &mut Diagnostics) {
    let mut next = 1;
    for card in cards {
        if card.serial > next {
            let (first, last) = (next, card.serial - 1);
            let fault = if first == last {
                message!("löpnummer {first} saknas", "serial {first} is missing")
            } else {
                message!("löpnummer {first}–{last} saknas", "serials {first}–{last} are missing")
            };
            cx.push(Diagnostic::new(Code::DiariumNumber, fault).at(at).hint(message!(
                "för in handlingarna med \"protokollant register next --number\", eller en anteckning om att numret inte används",
                "enter the documents with \"protokollant register next --number\", or a note that the number is not used"
            )));
        }
        next = card.serial.saturating_add(1);
    }
}

/// Numbers that are the same but for their spelling, and documents that were registered twice.
fn twins(about: &About, cards: &[Card], at: Span, cx: &mut Diagnostics) {
    let (mut numbers, mut documents) = (BTreeMap::new(), BTreeMap::new());
    for card in cards {
        let Card { number, draft, .. } = card;
        if let Ok(parsed) = form::read(number, &about.authority, draft.date) {
            let key = (parsed.series.to_lowercase(), parsed.year, parsed.serial, parsed.suffix);
            if let Some(first) = numbers.insert(key, number) {
                let fault = message!(
                    "{first} och {number} är samma diarienummer",
                    "{first} and {number} are the same registry number"
                );
                cx.push(Diagnostic::new(Code::DiariumNumber, fault).at(at));
            }
        }
        let key = (draft.date, draft.title.as_str(), draft.direction.word(), draft.counterparty.as_deref());
        if let Some(first) = documents.insert(key, number) {
            let title = excerpt(&draft.title);
            let fault = message!(
                "{first} och {number} är samma handling: ”{title}”",
                "{first} and {number} are the same document: “{title}”"
            );
            let fault = Diagnostic::new(Code::DiariumNumber, fault).at(at).hint(message!(
                "använd det första numret, eller skriv i titeln vad som skiljer dem åt",
                "use the first number, or say in the title what tells them apart"
            ));
            cx.push(Diagnostic { severity: Severity::Warning, ..fault });
        }
    }
}

/// Of the form that the authority's numbers had on the document's day, and of the register's year.
fn number(about: &About, card: &Card, at: Span, cx: &mut Diagnostics) {
    let number = &card.number;
    let fault = match form::read(number, &about.authority, card.draft.date) {
        Err(error) => {
            let fault = Diagnostic::new(Code::DiariumNumber, error.message.clone());
            error.hint().into_iter().fold(fault, Diagnostic::hint)
        }
        Ok(parsed) if parsed.year.is_some_and(|year| year != about.year) => {
            let year = about.year;
            let fault = message!("{number} står i diariet för {year}", "{number} stands in the register of {year}");
            Diagnostic::new(Code::DiariumNumber, fault)
        }
        Ok(_) => return,
    };
    cx.push(fault.at(at));
}

/// The facts that the law asks for.
fn facts(card: &Card, at: Span, cx: &mut Diagnostics) {
    let Card { number, draft: Draft { title, direction, counterparty, protection, protected_title, .. }, .. } = card;
    let mut lacks = |sv: &str, en: &str| {
        let fault = message!("{} saknar {}", "{} lacks {}"; (number, sv), (number, en));
        cx.push(Diagnostic::new(Code::DiariumCard, fault).at(at));
    };
    if title.trim().is_empty() {
        lacks("uppgift om vad handlingen rör", "what the document is about");
    }
    if let Some(party) = direction.party()
        && counterparty.as_ref().is_none_or(|name| name.trim().is_empty())
    {
        lacks(party.sv, party.en);
    }
    if protected_title.is_some() && protection.is_none() {
        lacks("skyddskod, fast titeln är skyddad", "a provision, although its title is protected");
    }
}

/// Registered in time, and done in time.
fn days(card: &Card, today: NaiveDate, at: Span, cx: &mut Diagnostics) {
    let Card { number, registered, draft, .. } = card;
    if draft.date > *registered {
        let day = draft.date;
        let fault = message!(
            "{number} registrerades den {registered}, före handlingens dag ({day})",
            "{number} was registered on {registered}, before the document's day ({day})"
        );
        let hint = message!(
            "rätta dagen med \"protokollant register correct --date\"",
            "correct the day with \"protokollant register correct --date\""
        );
        cx.push(Diagnostic::new(Code::DiariumCard, fault).at(at).hint(hint));
    }
    if let Some(due) = calendar::days_after(draft.date, 1).filter(|due| registered > due) {
        let fault = message!(
            "{number} registrerades den {registered}, men borde ha registrerats senast den {due}",
            "{number} was registered on {registered}, but should have been by {due}"
        );
        cx.push(Diagnostic::new(Code::DiariumLate, fault).at(at));
    }
    let Some(deadline) = draft.deadline else { return };
    let left = deadline.signed_duration_since(today).num_days();
    if left < 0 {
        let fault = message!("fristen för {number} gick ut den {deadline}", "the deadline of {number} was {deadline}");
        cx.push(Diagnostic::new(Code::DiariumDeadline, fault).at(at));
    } else if left <= AHEAD {
        let fault = message!("fristen för {number} går ut den {deadline}", "the deadline of {number} is {deadline}");
        let fault = Diagnostic::new(Code::DiariumDeadline, fault).at(at);
        cx.push(Diagnostic { severity: Severity::Info, ..fault });
    }
}

/// A finished record has a number by the workday after its day, and one of the register's own series is in the register.
fn registered(about: &About, cards: &[Card], record: &Filed, today: NaiveDate, cx: &mut Diagnostics) {
    let Some((number, at)) = &record.number else {
        let Some(due) = record.date.and_then(|day| calendar::days_after(day, 1)) else { return };
        if record.finished && today > due {
            let fault = message!(
                "handlingen är inte registrerad, och borde ha varit det senast den {due}",
                "the document is not registered, and should have been by {due}"
            );
            cx.push(Diagnostic::new(Code::DiariumLate, fault).at(record.at).hint(message!(
                "\"protokollant register stamp\" ger den ett diarienummer",
                "\"protokollant register stamp\" gives it a registry number"
            )));
        }
        return;
    };
    let serial = cards.last().map_or(1, |card| card.serial);
    let [own, other] = [about.form.number(about.year, serial), number.clone()]
        .map(|number| form::read(&number, &about.authority, record.date.unwrap_or(today)).ok());
    let same_series = own.zip(other).is_some_and(|(own, other)| own.series == other.series && own.year == other.year);
    if same_series && cards.iter().all(|card| card.number != *number) {
        let shown = excerpt(number);
        let fault = message!("{shown} finns inte i diariet", "{shown} is not in the register");
        cx.push(Diagnostic::new(Code::DiariumNumber, fault).at(*at).hint(message!(
            "rätta numret, eller för in handlingen med \"protokollant register next --number\"",
            "correct the number, or enter the document with \"protokollant register next --number\""
        )));
    }
}
