//! BES-31, BES-MOT, BES-OVK and BES-NAME: what a decision (beslut) must show, why it was made, and how it is appealed.

use super::super::decision::Decision;
use super::super::protocol::Way;
use super::super::subject::Subject;
use super::super::{Particulars, Person};
use super::protocol::{decisions_begin, of_no_municipality};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Message, Profile, Severity};
use crate::markdown::Markdown;
use crate::message;
use crate::record::shape::to_add;
use crate::record::{self, Record, Spanned};
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let (Particulars::Decision(decision), record::Particulars::Decision(written)) =
        (subject.particulars, &subject.record.particulars)
    else {
        return;
    };
    shows(decision, subject.record, cx);
    took_part_without_deciding(written, cx);
    dissents_of_others(decision, cx);
    decisions_begin(&decision.decisions, subject.record.lang, Code::DecisionShows, cx);
    one_way(decision, subject.record, cx);
    reasons(decision, subject.record, cx);
    let way = written.appeal.as_ref().and_then(|appeal| appeal.way.as_ref());
    if let Some(way) = way.filter(|way| Way::of_word(way.value) == Some(Way::Lawfulness))
        && subject.profile != Profile::Kommun
    {
        of_no_municipality(way, Code::DecisionAppeal, subject.record, cx);
    }
    appeal(decision, subject.record, cx);
    names(decision, written, cx);
}

/// Where the kind of document is written: what a lack points at.
fn head(record: &Record<'_>) -> Span {
    record.kind.map_or(record.span, |kind| kind.span)
}

/// Its day, what it says, and who made it. That nobody presented it or took part besides is shown by nobody being named.
fn shows(decision: &Decision, record: &Record<'_>, cx: &mut Diagnostics) {
    // Of what was refused it has been said why.
    let has_errors = cx.has_errors();
    let lacks = |key: &str, empty: bool| empty && !(has_errors && record.written.contains(&key));
    let mut lack = |fault: Message, hint: Message| {
        cx.push(Diagnostic::new(Code::DecisionShows, fault).at(head(record)).hint(hint));
    };
    if !record.written.contains(&"datum") {
        lack(
            message!(
                "beslutet säger inte vilken dag det fattades",
                "the decision does not say on which day it was made"
            ),
            to_add("datum", "2024-06-04", record.layout),
        );
    }
    if lacks("beslut", decision.decisions.iter().all(|decision| decision.blocks.is_empty())) {
        lack(
            message!("beslutet säger inte vad det innehåller", "the decision does not say what was decided"),
            message!("skriv under \"beslut\" vad som beslutas", "write what is decided under \"beslut\""),
        );
    }
    if lacks("beslutsfattare", decision.deciders.is_empty()) {
        lack(
            message!("beslutet säger inte vem som har fattat det", "the decision does not say who made it"),
            to_add("beslutsfattare", "[{ namn: Anna Ek, roll: generaldirektör }]", record.layout),
        );
    }
}

/// Those who took part in the final handling without deciding (31 § 4 förvaltningslagen) are none of those who decided.
fn took_part_without_deciding(written: &record::decision::Decision<'_>, cx: &mut Diagnostics) {
    for other in written.others.iter().filter_map(|other| other.name.as_ref()) {
        let same = |decider: &&Spanned<String>| decider.value == other.value;
        let Some(decider) = written.deciders.iter().filter_map(|decider| decider.name.as_ref()).find(same) else {
            continue;
        };
        let who = &other.value;
        let fault = message!(
            "{who} står både som beslutsfattare och som medverkande",
            "{who} is named both as one who decided and as one who took part"
        );
        let hint = message!(
            "medverkande är de som var med vid handläggningen utan att besluta: ta bort namnet på det ena stället",
            "medverkande are those who took part in the handling without deciding: remove the name in one of the places"
        );
        let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::DecisionShows, fault) };
        cx.push(fault.at(other.span).related(decider.span, message!("beslutsfattare här", "decides here")).hint(hint));
    }
}

/// Only whoever decided, presented the matter or took part in the final handling can have a dissent recorded (30 § förvaltningslagen).
fn dissents_of_others(decision: &Decision, cx: &mut Diagnostics) {
    let took_part = || decision.deciders.iter().chain(&decision.presenters).chain(&decision.others);
    for name in decision.dissents.iter().flat_map(|dissent| &dissent.by) {
        if took_part().any(|person| person.name == name.value) {
            continue;
        }
        let who = &name.value;
        let fault = message!(
            "{who} har en avvikande mening, men står inte bland dem som beslutat, föredragit eller medverkat",
            "{who} dissents, but is not named among those who decided, presented or took part"
        );
        let hint = message!(
            "skriv hela namnet som det står där, eller lägg till personen under \"medverkande\"",
            "write the whole name as it stands there, or add the person under \"medverkande\""
        );
        let fault = Diagnostic::new(Code::DecisionShows, fault).at(name.span);
        // The document writes the title of whoever took part after the name, where it tells that.
        let titled =
            took_part().find(|person| person.role.as_ref().is_some_and(|role| has_title(who, &person.name, role)));
        cx.push(match titled {
            Some(Person { name: own, .. }) => fault
                .hint(message!("skriv bara namnet: {own}", "write the name alone: {own}"))
                .fix(Fix::read(name.span, who, own)),
            None => fault.hint(hint),
        });
    }
}

/// Whether what is written is a name with that title before or after it.
fn has_title(written: &str, name: &str, role: &str) -> bool {
    let before = written.strip_suffix(name).and_then(|title| title.strip_suffix(' '));
    let after = written.strip_prefix(name).and_then(|title| title.strip_prefix(", "));
    before.or(after).is_some_and(|title| title.to_lowercase() == role.to_lowercase())
}

/// Of several points all go on the sentence that says who decides, or all are sentences of their own: what begins with "att" among these has nothing before it.
fn one_way(decision: &Decision, record: &Record<'_>, cx: &mut Diagnostics) {
    let begun = |point: &Markdown| {
        record.lang.decision_goes_on().iter().copied().find(|word| point.begins_with(&format!("{word} ")))
    };
    let has_sentences = decision.decisions.iter().any(|point| begun(point).is_none());
    let fragment = decision.decisions.iter().find_map(|point| Some((point, begun(point)?)));
    let Some((fragment, that)) = fragment.filter(|_| has_sentences) else { return };
    let fault = message!(
        "beslutet har punkter som börjar med \"{that}\" och punkter som är egna meningar",
        "the decision has points that begin with \"{that}\" and points that are sentences of their own"
    );
    let hint = message!(
        "skriv alla med \"{that}\", så inleds de med vem som beslutar, eller alla som hela meningar",
        "write all with \"{that}\", and who decides is said before them, or all as whole sentences"
    );
    let at = fragment.blocks.first().map_or_else(|| head(record), |block| block.span);
    let fault = Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::DecisionShows, fault) };
    cx.push(fault.at(at).hint(hint));
}

/// Whether the decision is reviewed for lawfulness: then 32 and 33 §§ förvaltningslagen do not hold for it (2 § of that act).
fn is_reviewed_for_lawfulness(decision: &Decision) -> bool {
    decision.appeal.as_ref().is_some_and(|appeal| appeal.way == Way::Lawfulness)
}

/// Reasons, or why there are none; not both.
fn reasons(decision: &Decision, record: &Record<'_>, cx: &mut Diagnostics) {
    match (&decision.no_reasons, decision.reasons.blocks.is_empty()) {
        (None, true) if !record.written.contains(&"skäl") && is_reviewed_for_lawfulness(decision) => {
            let fault = message!("beslutet har ingen motivering", "the decision gives no reasons");
            let hint = message!(
                "lagen kräver ingen av ett beslut som laglighetsprövas, men den som ska förstå beslutet behöver den: skriv \"skäl\", eller varför de \
                 saknas under \"utan_skäl\"",
                "the law demands none of a decision that is reviewed for lawfulness, but whoever is to understand it needs them: write \"skäl\", or why \
                 there are none under \"utan_skäl\""
            );
            let fault = Diagnostic { severity: Severity::Info, ..Diagnostic::new(Code::DecisionReasons, fault) };
            cx.push(fault.at(head(record)).hint(hint));
        }
        (None, true) if !record.written.contains(&"skäl") => {
            let fault = message!("beslutet har ingen motivering", "the decision gives no reasons");
            let hint = message!(
                "skriv \"skäl\": vilka föreskrifter som har tillämpats och vad som har avgjort; får skälen utelämnas, skriv varför under \"utan_skäl\"",
                "write \"skäl\": which provisions were applied and what was decisive; if they may be left out, write why under \"utan_skäl\""
            );
            cx.push(Diagnostic::new(Code::DecisionReasons, fault).at(head(record)).hint(hint));
        }
        (Some(none), false) => {
            let fault = message!(
                "beslutet har både skäl och en förklaring till att de saknas",
                "the decision has both reasons and an explanation of why there are none"
            );
            let hint = message!("ta bort \"skäl\" eller \"utan_skäl\"", "remove \"skäl\" or \"utan_skäl\"");
            cx.push(Diagnostic::new(Code::DecisionReasons, fault).at(none.span).hint(hint));
        }
        _ => {}
    }
}

/// Who may appeal is told how: to whom, where it is to be sent, by when. What cannot be appealed says by which provision.
fn appeal(decision: &Decision, record: &Record<'_>, cx: &mut Diagnostics) {
    let own = cx.entry("överklagande", "{ slag: förvaltningsbesvär, till: Förvaltningsrätten i Stockholm }");
    let none = cx.entry("slag", "får inte överklagas");
    let mut lack = |severity: Severity, fault: Message, hint: Message| {
        let fault = Diagnostic { severity, ..Diagnostic::new(Code::DecisionAppeal, fault) };
        cx.push(fault.at(head(record)).hint(hint));
    };
    let name_the_court = || {
        message!(
            "skriv \"till\" under \"överklagande\": domstolens namn",
            "write \"till\" under \"överklagande\": the name of the court"
        )
    };
    match &decision.appeal {
        None if !record.written.contains(&"överklagande") => lack(
            Severity::Error,
            message!("beslutet säger inte hur det överklagas", "the decision does not say how it is appealed"),
            message!("skriv {own}, eller {none} med \"lagrum\"", "write {own}, or {none} with \"lagrum\""),
        ),
        Some(appeal) if appeal.way == Way::None && appeal.provision.is_none() => lack(
            Severity::Error,
            message!(
                "beslutet får inte överklagas, men säger inte enligt vilken bestämmelse",
                "the decision cannot be appealed, but does not say by which provision"
            ),
            message!("skriv \"lagrum\" under \"överklagande\"", "write \"lagrum\" under \"överklagande\""),
        ),
        // The law itself says that it is an administrative court; only which of them is missing.
        Some(appeal) if appeal.way == Way::Lawfulness && appeal.court.is_none() => lack(
            Severity::Warning,
            message!(
                "beslutet säger inte vilken förvaltningsrätt som prövar ett överklagande",
                "the decision does not say which administrative court tries an appeal"
            ),
            name_the_court(),
        ),
        Some(appeal) if appeal.way == Way::Merits && appeal.court.is_none() => lack(
            Severity::Error,
            message!(
                "beslutet säger inte vem som prövar ett överklagande",
                "the decision does not say who tries an appeal"
            ),
            name_the_court(),
        ),
        _ => {}
    }
}

/// Names may be left out of what a party is sent, if somebody has to fear for it; titles then stand for them.
fn names(decision: &Decision, written: &record::decision::Decision<'_>, cx: &mut Diagnostics) {
    let Some(reason) = &decision.no_names else { return };
    let fault = message!(
        "handlingen säger inte vem som har beslutat, föredragit och medverkat",
        "the document does not say who decided, presented and took part"
    );
    let hint = message!(
        "namnen ska finnas i den handling som myndigheten behåller: gör den av samma post utan \"utan_namn\"",
        "the names must stand in the document that the authority keeps: make it of the same record without \"utan_namn\""
    );
    cx.push(Diagnostic::new(Code::DecisionNames, fault).at(reason.span).hint(hint));
    for name in written.people().filter(|person| person.role.is_none()).filter_map(|person| person.name.as_ref()) {
        let fault = message!(
            "ingen roll kan stå i stället för namnet {}",
            "no title can stand for the name {}"; name.value, name.value
        );
        let hint = message!("skriv \"roll\" vid personen", "give the person a \"roll\"");
        cx.push(Diagnostic {
            severity: Severity::Error,
            ..Diagnostic::new(Code::DecisionNames, fault).at(name.span).hint(hint)
        });
    }
}
