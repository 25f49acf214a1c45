//! PRT-JAV: who is disqualified was there, and neither takes part, nor votes, nor leads, nor approves.

use super::presenters::presenting;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::meeting::protocol::{Disqualified, Item, Protocol, Vote};
use crate::message;
use crate::record::Spanned;

pub(super) fn check(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    for disqualified in &item.disqualified {
        was_gone(protocol, item, disqualified, cx);
    }
    if let Some(secretary) = protocol.secretary_at(item) {
        let hint = message!(
            "skriv \"sekreterare\" vid ärendet: den som förde protokollet i stället",
            "write \"sekreterare\" with the matter: who kept the minutes instead"
        );
        if let Some(fault) = refused(item, secretary, &message!("för protokollet", "keeps the minutes"), hint) {
            // What nobody else can do without a grave delay may be done all the same.
            cx.push(Diagnostic { severity: Severity::Warning, ..fault });
        }
    }
    let mut refuse = |name: &Spanned<String>, did: Message, hint: Message| {
        if let Some(fault) = refused(item, name, &did, hint) {
            cx.push(fault);
        }
    };
    let leave_out = || {
        message!(
            "den som är jävig får inte delta i handläggningen: ta bort namnet här, eller jävet",
            "who is disqualified may take no part in the matter: remove the name here, or the disqualification"
        )
    };
    for mover in item.motions.iter().flat_map(|motion| &motion.movers) {
        refuse(mover, message!("framställer ett yrkande", "makes a motion"), leave_out());
    }
    for voter in item.votes.iter().flat_map(Vote::voters) {
        refuse(voter, message!("röstar", "votes"), leave_out());
    }
    for (by, _) in item.votes.iter().filter_map(|vote| vote.casting.as_ref()) {
        refuse(by, message!("ger utslagsröst", "gives the casting vote"), leave_out());
    }
    for by in item.dissents.iter().flat_map(|remark| &remark.by) {
        refuse(by, message!("reserverar sig", "dissents"), leave_out());
    }
    for by in item.statements.iter().flat_map(|remark| &remark.by) {
        refuse(by, message!("lämnar ett särskilt yttrande", "makes a statement"), leave_out());
    }
    for by in item.entries.iter().flat_map(|remark| &remark.by) {
        refuse(by, message!("gör en protokollsanteckning", "has an entry made"), leave_out());
    }
    for presenter in &item.presenters {
        for name in presenting(protocol, &presenter.value).filter_map(|name| protocol.roll.find(name).ok()) {
            let presenter = Spanned { value: name.to_owned(), span: presenter.span };
            refuse(&presenter, message!("föredrar ärendet", "presents the matter"), leave_out());
        }
    }
    if let Some(chair) = protocol.chair_at(item) {
        let hint = message!(
            "skriv \"ordförande\" vid ärendet: den som ledde mötet i stället",
            "write \"ordförande\" with the matter: who led the meeting instead"
        );
        refuse(chair, message!("leder mötet", "chairs the meeting"), hint);
    }
    let approvers = if item.approvers.is_empty() { &protocol.approvers } else { &item.approvers };
    for approver in approvers {
        let hint = message!(
            "skriv \"justerare\" vid ärendet: den som justerar paragrafen i stället",
            "write \"justerare\" with the matter: who approves the item instead"
        );
        refuse(approver, message!("justerar paragrafen", "approves the item"), hint);
    }
}

/// Who had left, or not yet come, steps aside for nothing: the attendance is wrong, or the name. Whoever leaves the room for the matter alone is another case.
fn was_gone(protocol: &Protocol, item: &Item, disqualified: &Disqualified, cx: &mut Diagnostics) {
    let (who, number) = (&disqualified.name.value, item.number);
    let Some(stretch) = protocol.roll.of(who).next() else { return };
    if !protocol.roll.is_whole() || protocol.roll.of(who).any(|attendee| attendee.spans(number)) {
        return;
    }
    let fault = message!(
        "{who} anmäler jäv vid § {number} men var inte med då",
        "{who} declares a conflict of interest at § {number} but was not there then"
    );
    let hint = message!(
        "ta bort jävet eller rätta namnet; var personen med fram till ärendet, rätta \"från\" och \"till\" bland de närvarande",
        "remove the disqualification or correct the name; if the person was there until the matter, correct \"från\" and \"till\" among those present"
    );
    let fault = Diagnostic::new(Code::PrtDisqualified, fault).at(disqualified.name.span);
    let fault = fault.related(stretch.span, message!("närvaron", "the attendance")).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// What is to be said of somebody who does something in a matter and is disqualified in it.
fn refused(item: &Item, name: &Spanned<String>, did: &Message, hint: Message) -> Option<Diagnostic> {
    let disqualified = item.disqualified.iter().find(|other| other.name.value == name.value)?;
    let (who, number) = (&name.value, item.number);
    let fault =
        message!("{who} är jävig vid § {number} men {}", "{who} is disqualified at § {number} but {}"; did.sv, did.en);
    let fault = Diagnostic::new(Code::PrtDisqualified, fault).at(name.span);
    Some(fault.related(disqualified.name.span, message!("jävet", "the disqualification")).hint(hint))
}
