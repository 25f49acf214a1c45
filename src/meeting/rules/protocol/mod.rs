//! PRT-*: what minutes (protokoll) must hold, and what in them cannot be.
//!
//! The rules look at a [`Protocol`], in which every name already leads to somebody present.

mod appeal;
mod approval;
mod approved;
mod attendance;
mod chosen;
mod claims;
mod consistency;
mod decisions;
mod declining;
mod disqualification;
mod elections;
mod head;
mod notice;
mod numbers;
mod open_choice;
mod outcome;
mod presenters;
mod proposals;
mod put_off;
mod quorum;
mod serving;
mod tie;
mod treatment;
mod votes;
mod wording;

pub(super) use appeal::of_no_municipality;
pub(super) use consistency::adjourned;
pub(super) use presenters::presenting;
pub(super) use wording::begin as decisions_begin;

use crate::diagnostic::{Diagnostics, Profile};
use crate::meeting::protocol::{Protocol, named};
use crate::record::Record;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    attendance::check(protocol, record, profile, cx);
    presenters::check(protocol, cx);
    quorum::check(protocol, profile, cx);
    numbers::check(protocol, record, cx);
    approval::check(protocol, record, profile, cx);
    consistency::check(protocol, record, cx);
    head::check(protocol, record, cx);
    notice::check(protocol, record, cx);
    appeal::check(protocol, record, profile, cx);
    if profile == Profile::Kommun {
        approved::check(protocol, record, cx);
        serving::check(protocol, record, cx);
    }
    for (place, item) in protocol.items.iter().enumerate() {
        decisions::check(protocol, (place, item), record, profile, cx);
        disqualification::check(protocol, item, cx);
        declining::check(protocol, item, profile, cx);
        if profile == Profile::Kommun {
            put_off::check(protocol, item, cx);
        }
        for vote in &item.votes {
            votes::check(protocol, item, vote, profile, cx);
            if profile == Profile::Kommun {
                open_choice::check(protocol, item, vote, cx);
            }
        }
        for election in 0..item.elections.len() {
            elections::check(protocol, item, election, profile, cx);
        }
        let written = record.protocol().and_then(|written| written.items.get(place));
        for vote in written.iter().flat_map(|written| &written.votes) {
            votes::between_two(vote, cx);
        }
    }
}
