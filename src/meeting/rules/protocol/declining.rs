//! PRT-DELT: who refrains from a decision could have taken part in it, does not decide all the same, and may refrain.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, Severity};
use crate::meeting::protocol::{Item, Protocol, Way};
use crate::message;
use crate::record::Spanned;
use crate::source::Span;
use crate::swedish::bodies::is_assembly;
use crate::swedish::elected;

pub(super) fn check(protocol: &Protocol, item: &Item, profile: Profile, cx: &mut Diagnostics) {
    let Some(first) = item.declining.first() else { return };
    if let Some(informs) = item.informs.filter(|_| item.outcome_whole && item.decisions.is_empty()) {
        nothing_decided(item.number, first.span, informs, cx);
        return;
    }
    let mut seen: Vec<&str> = Vec::new();
    for name in item.declining.iter().filter(|name| protocol.knows(&name.value)) {
        if seen.contains(&name.value.as_str()) {
            twice(name, cx);
            continue;
        }
        seen.push(&name.value);
        could_decide(protocol, item, name, cx);
    }
    decides_all_the_same(item, cx);
    if protocol.is_attendance_sure(item)
        && protocol.entitled(item).next().is_some()
        && protocol.deciding(item).next().is_none()
    {
        nobody_left(item.number, first.span, cx);
    }
    may_refrain(protocol, item, first.span, profile, cx);
}

/// Nobody refrains from what was not decided.
fn nothing_decided(number: u32, at: Span, informs: Span, cx: &mut Diagnostics) {
    let fault = message!(
        "§ {number} var information: det finns inget beslut att avstå från",
        "§ {number} was for information: there is no decision to refrain from"
    );
    let own = cx.entry("behandling", "information");
    let hint = message!(
        "ta bort \"deltar_inte\", eller skriv beslutet i stället för {own}; den som inte var med skrivs under \"frånvarande\" vid ärendet",
        "remove \"deltar_inte\", or write the decision instead of {own}; who was not there is written under \"frånvarande\" with the matter"
    );
    let why = message!("inget beslutades", "nothing was decided");
    cx.push(Diagnostic::new(Code::PrtDeclining, fault).at(at).related(informs, why).hint(hint));
}

fn twice(name: &Spanned<String>, cx: &mut Diagnostics) {
    let who = &name.value;
    let fault = message!("{who} står två gånger under \"deltar_inte\"", "{who} is listed twice under \"deltar_inte\"");
    let hint = message!("ta bort det ena namnet", "remove one of the names");
    cx.push(Diagnostic::new(Code::PrtDeclining, fault).at(name.span).hint(hint));
}

/// Who had no part in the decision anyway refrains from nothing: a substitute who does not serve, an official, somebody away or disqualified.
fn could_decide(protocol: &Protocol, item: &Item, name: &Spanned<String>, cx: &mut Diagnostics) {
    let who = name.value.as_str();
    if protocol.entitled(item).any(|attendee| attendee.name == who) {
        return;
    }
    let number = item.number;
    let fault = message!(
        "{who} avstår från att delta i beslutet vid § {number} men hade ändå inte deltagit i det",
        "{who} refrains from the decision at § {number} but had no part in it anyway"
    );
    let mut fault = Diagnostic::new(Code::PrtDeclining, fault).at(name.span);
    if let Some(disqualified) = item.disqualified.iter().find(|other| other.name.value == who) {
        fault = fault.related(disqualified.name.span, message!("jävig här", "disqualified here"));
    } else if let Some(away) = item.away.iter().find(|away| away.value == who) {
        fault = fault.related(away.span, message!("frånvarande här", "absent here"));
    } else if let Some(attendee) = protocol.roll.of(who).next() {
        let word = attendee.capacity.word();
        fault = fault.related(attendee.span, message!("{word} här", "{word} here"));
    }
    cx.push(fault.hint(message!(
        "under \"deltar_inte\" skrivs bara ledamöter och tjänstgörande ersättare som var med vid paragrafen: ta bort namnet, eller rätta närvaron",
        "\"deltar_inte\" lists only members and serving substitutes who were there at the item: remove the name, or correct the attendance"
    )));
}

/// A vote for or against takes part in the decision, and so does the casting vote. An abstention does not.
fn decides_all_the_same(item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    let mut tell = |name: &Spanned<String>, did: (&str, &str), hint| {
        let Some(declining) = item.declining.iter().find(|other| other.value == name.value) else { return };
        let who = &name.value;
        let fault = message!(
            "{who} {} vid § {number} men deltar inte i beslutet",
            "{who} {} at § {number} but takes no part in the decision";
            did.0, did.1
        );
        let related = message!("deltar inte, enligt det här", "takes no part, it says here");
        cx.push(Diagnostic::new(Code::PrtDeclining, fault).at(name.span).related(declining.span, related).hint(hint));
    };
    for vote in &item.votes {
        for voter in vote.yes.iter().chain(&vote.no) {
            let hint = message!(
                "ta bort namnet under \"deltar_inte\", eller skriv rösten under \"avstår\"",
                "remove the name under \"deltar_inte\", or write the vote under \"avstår\""
            );
            tell(voter, ("röstar", "votes"), hint);
        }
        if let Some((by, _)) = &vote.casting {
            let hint = message!(
                "ordföranden ska rösta när det behövs för ett avgörande: ta bort namnet under \"deltar_inte\"",
                "the chair must vote where that is needed for a decision: remove the name under \"deltar_inte\""
            );
            tell(by, ("ger utslagsröst", "gives the casting vote"), hint);
        }
    }
}

/// A decision is somebody's.
fn nobody_left(number: u32, at: Span, cx: &mut Diagnostics) {
    let fault = message!(
        "alla avstår från att delta i beslutet vid § {number}: ingen har fattat det",
        "everybody refrains from the decision at § {number}: nobody has taken it"
    );
    let hint = message!("rätta \"deltar_inte\" eller närvaron", "correct \"deltar_inte\" or the attendance");
    cx.push(Diagnostic::new(Code::PrtDeclining, fault).at(at).hint(hint));
}

/// On a municipality's assembly and committees members may refrain (4 kap. 25 § kommunallagen), but not on a committee that exercises authority over
/// an individual (26 §); at other authorities whoever takes part in the final handling decides too (29 § förvaltningslagen).
fn may_refrain(protocol: &Protocol, item: &Item, at: Span, profile: Profile, cx: &mut Diagnostics) {
    let number = item.number;
    let over_somebody = elected::authority_over_somebody(&item.heading.value);
    let on_the_merits = protocol.appeal_of(item).is_some_and(|appeal| appeal.way == Way::Merits);
    let (severity, fault, hint) = if profile != Profile::Kommun {
        (
            Severity::Warning,
            message!(
                "hos en statlig myndighet får ledamöter inte avstå från att delta i ett beslut som de har handlagt (§ {number})",
                "at a government authority members may not refrain from a decision that they have handled (§ {number})"
            ),
            message!(
                "den som var med vid den slutliga handläggningen ska delta även i avgörandet: ta bort \"deltar_inte\", eller skriv personen under \"frånvarande\" vid ärendet",
                "who took part in the final handling must also take part in deciding: remove \"deltar_inte\", or write the person under \"frånvarande\" with the matter"
            ),
        )
    } else if !is_assembly(&protocol.body) && (on_the_merits || over_somebody.is_some()) {
        let hint = match over_somebody {
            Some(word) => message!(
                "rubriken nämner \"{word}\", så kontrollera om det är ett sådant ärende; skriv annars ett undantag",
                "the heading speaks of \"{word}\", so check whether it is such a matter; if not, write an exemption"
            ),
            None => message!(
                "beslutet överklagas genom förvaltningsbesvär, så kontrollera om det är ett sådant ärende; skriv annars ett undantag",
                "the decision is appealed on the merits, so check whether it is such a matter; if not, write an exemption"
            ),
        };
        (
            Severity::Info,
            message!(
                "gäller § {number} myndighetsutövning mot någon enskild får ledamöterna inte avstå från att delta i beslutet",
                "if § {number} is the exercise of authority over an individual, the members may not refrain from the decision"
            ),
            hint,
        )
    } else {
        return;
    };
    cx.push(Diagnostic { severity, ..Diagnostic::new(Code::PrtDeclining, fault) }.at(at).hint(hint));
}
