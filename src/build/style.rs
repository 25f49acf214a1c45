//! The house style in which a document is set.

use super::Builder;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, excerpt};
use crate::document::Image;
use crate::house::House;
use crate::meeting::Meeting;
use crate::message;

/// The house style of a meeting's document, and its logotype: the one of its authority, or else the usual one. `None` if it is to be of
/// its time, and the authority had none on that day; that is told.
pub(super) fn choose<'b>(
    builder: &'b Builder,
    meeting: &Meeting,
    cx: &mut Diagnostics,
) -> Option<(&'b House, Option<&'b Image>)> {
    let usual = (&builder.house, builder.logotype.as_ref());
    let own = || {
        let all = builder.others.iter().map(|(house, logotype)| (house, logotype.as_ref()));
        all.filter(|(house, _)| house.is_of(&meeting.authority))
    };
    // Of several the one that came last.
    let latest = own().max_by_key(|(house, _)| house.valid.from).unwrap_or(usual);
    if !builder.period_style {
        return Some(latest);
    }
    let day = meeting.days.0;
    let found = own().chain([latest]).find(|(house, _)| house.valid.has(day));
    if found.is_none() {
        let authority = excerpt(&meeting.authority);
        let fault =
            message!("ingen husstil för {authority} gällde {day}", "no house style of {authority} was in use on {day}");
        let hint = message!(
            "lägg till den husstil som gällde då, eller bygg utan --period-style",
            "add the house style that was in use then, or build without --period-style"
        );
        cx.push(Diagnostic::new(Code::HseTime, fault).at(meeting.kind_span).hint(hint));
    }
    found
}
