//! The house style in which a document is set.

use super::Builder;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, excerpt};
use crate::document::Image;
use crate::house::House;
use crate::meeting::Meeting;
use crate::message;
use crate::record::register::OtherName;

/// A house style and its logotype.
type Dress<'b> = (&'b House, Option<&'b Image>);

/// The house style of a meeting's document, and its logotype: the one of its authority, or else the usual one. `other_names` are what else the authority
/// is and was called: the first of them that a house style lists counts where none lists its name. `None` if it is to be of its time, and the authority
/// had none on that day; that is told.
pub(super) fn choose<'b>(
    builder: &'b Builder,
    meeting: &Meeting,
    other_names: &[String],
    cx: &mut Diagnostics,
) -> Option<Dress<'b>> {
    let usual = (&builder.house, builder.logotype.as_ref());
    let all = || builder.others.iter().map(|(house, logotype)| (house, logotype.as_ref()));
    let names = std::iter::once(&meeting.authority).chain(other_names);
    // Name by name: styles of two names may be in use on the same day, those of one are not.
    let mut own: Vec<Vec<Dress<'b>>> =
        names.map(|name| all().filter(|(house, _)| house.is_of(name)).collect()).collect();
    own.retain(|of_name: &Vec<_>| !of_name.is_empty());
    if own.is_empty() {
        own.push(all().filter(|(house, _)| house.is_of_all()).collect());
    }
    // Of several the one that came last.
    let latest = own.iter().find_map(|of_name| of_name.iter().copied().max_by_key(|(house, _)| house.valid.from));
    let may_be_missed = builder.others_are_chosen || builder.period_style;
    if latest.is_none() && may_be_missed && !builder.others.is_empty() {
        cx.push(unknown(meeting, &usual.0.name));
    }
    let latest = latest.unwrap_or(usual);
    if !builder.period_style {
        return Some(latest);
    }
    let day = meeting.days.0;
    let found = own.into_iter().flatten().chain([latest]).find(|(house, _)| house.valid.has(day));
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

/// The other name of a meeting's authority by which a house style that was chosen for it is its; `None` if it is that of the name which the record has, or is the
/// usual one, which nobody has to look for.
pub(super) fn by_other<'n>(
    builder: &Builder,
    house: &House,
    meeting: &'n Meeting,
    other_names: &'n [String],
) -> Option<OtherName<'n>> {
    let authority = meeting.authority.as_str();
    let is_found = !std::ptr::eq(house, &raw const builder.house) && !house.is_of(authority);
    let name = other_names.iter().filter(|_| is_found).find(|name| house.is_of(name))?;
    Some(OtherName { authority, name })
}

/// What is said of an authority for which none of several house styles is: it would be set in the usual one in silence, though it may be one that has a
/// style, by a name of another time or language.
fn unknown(meeting: &Meeting, usual: &str) -> Diagnostic {
    let authority = excerpt(&meeting.authority);
    let fault = message!(
        "ingen husstil har {authority} bland sina myndigheter; handlingen får {usual}",
        "no house style has {authority} among its authorities; the document gets {usual}"
    );
    let name = message!(
        "har myndigheten en husstil under ett annat namn, lägg till \"{authority}\" under authorities i dess house.yaml, eller alla dess namn i registret",
        "if the authority has a house style by another name, add \"{authority}\" under authorities in its house.yaml, or all its names to the register"
    );
    let all = message!(
        "ska alla andra ha samma husstil, lägg den bland husstilarna utan authorities",
        "if all others are to have one house style, put it among the house styles without authorities"
    );
    let fault = Diagnostic::new(Code::HseTime, fault).at(meeting.kind_span).hint(name).hint(all);
    Diagnostic { severity: Severity::Warning, ..fault }
}
