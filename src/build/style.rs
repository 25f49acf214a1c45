//! The house style in which a document is set.

use super::Builder;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, excerpt};
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
    if own().next().is_none() && !builder.others.is_empty() {
        cx.push(unknown(meeting, &latest.0.name));
    }
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

/// What is said of an authority that no house style names: that of another time or language, in which the style of its day was asked for, would be
/// set in the usual one in silence.
fn unknown(meeting: &Meeting, usual: &str) -> Diagnostic {
    let authority = excerpt(&meeting.authority);
    let fault = message!(
        "ingen husstil har {authority} bland sina myndigheter; handlingen får {usual}",
        "no house style has {authority} among its authorities; the document gets {usual}"
    );
    let hint = message!(
        "har myndigheten en husstil under ett annat namn, såsom ett äldre eller det engelska, lägg till \"{authority}\" under authorities i dess house.yaml",
        "if the authority has a house style under another name, such as an earlier one or that in Swedish, add \"{authority}\" under authorities in its house.yaml"
    );
    let fault = Diagnostic::new(Code::HseTime, fault).at(meeting.kind_span).hint(hint);
    Diagnostic { severity: Severity::Warning, ..fault }
}
