//! PRT-JAV: who is disqualified neither takes part, nor votes, nor leads, nor approves.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::meeting::protocol::{Item, Protocol};
use crate::message;
use crate::record::Spanned;

pub(super) fn check(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let number = item.number;
    let mut refuse = |name: &Spanned<String>, did: Message, hint: Message| {
        let Some(disqualified) = item.disqualified.iter().find(|other| other.name.value == name.value) else { return };
        let who = &name.value;
        let fault = message!("{who} är jävig vid § {number} men {}", "{who} is disqualified at § {number} but {}"; did.sv, did.en);
        cx.push(
            Diagnostic::new(Code::PrtDisqualified, fault)
                .at(name.span)
                .related(disqualified.name.span, message!("jävet", "the disqualification"))
                .hint(hint),
        );
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
    for voter in item.votes.iter().flat_map(crate::meeting::protocol::Vote::voters) {
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
    for disqualified in item.disqualified.iter().filter(|other| item.presenters.contains(&other.name.value)) {
        refuse(&disqualified.name, message!("föredrar ärendet", "presents the matter"), leave_out());
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
