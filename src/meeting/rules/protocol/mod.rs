//! PRT-*: what minutes (protokoll) must hold, and what in them cannot be.
//!
//! The rules look at a [`Protocol`], in which every name already leads to somebody present.

mod appeal;
mod approval;
mod attendance;
mod decisions;
mod disqualification;
mod numbers;
mod quorum;
mod votes;

use crate::diagnostic::{Diagnostics, Profile};
use crate::meeting::protocol::Protocol;
use crate::record::Record;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    attendance::check(protocol, record, profile, cx);
    quorum::check(protocol, profile, cx);
    numbers::check(protocol, record, cx);
    approval::check(protocol, record, profile, cx);
    appeal::check(record, cx);
    for item in &protocol.items {
        decisions::check(protocol, item, record, profile, cx);
        disqualification::check(protocol, item, cx);
        for vote in &item.votes {
            votes::check(protocol, item, vote, profile, cx);
        }
    }
}

/// Items by their numbers, in the order of these: "§ 18–22", "§ 4, 7–9".
fn named(numbers: &[u32]) -> String {
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *number => *last = *number,
            _ => runs.push((*number, *number)),
        }
    }
    let run = |(first, last): &(u32, u32)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    format!("§ {}", runs.iter().map(run).collect::<Vec<_>>().join(", "))
}
