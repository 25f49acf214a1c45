//! PRT-ÖVK: a way of appeal that the authority's decisions have, with the court that tries it, and one for each.

use super::super::doubles::again;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, Severity};
use crate::meeting::protocol::{Protocol, Way};
use crate::message;
use crate::record::protocol::{Appeal, AppealOf};
use crate::record::shape::to_add;
use crate::record::{Record, Spanned};
use crate::source::Span;

pub(super) fn check(protocol: &Protocol, record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    let Some(written) = record.protocol() else { return };
    for AppealOf { how, .. } in &written.appeals {
        let Some(written) = how.way else { continue };
        let Some(way) = Way::of_word(written.value) else { continue };
        if way == Way::Lawfulness && profile != Profile::Kommun {
            of_no_municipality(&written, Code::PrtAppeal, record, cx);
        } else {
            tried_by(how, way, &written, cx);
        }
    }
    of_items_there(protocol, &written.appeals, cx);
    once_each(&written.appeals, cx);
}

/// Only what the minutes hold can be appealed.
fn of_items_there(protocol: &Protocol, appeals: &[AppealOf], cx: &mut Diagnostics) {
    let is_there = |item: &Spanned<u32>| protocol.items.iter().any(|own| own.number == item.value);
    let all = protocol.items_named();
    for item in appeals.iter().flat_map(|appeal| &appeal.items).filter(|item| !is_there(item)) {
        let number = item.value;
        let fault = message!("§ {number} finns inte i protokollet", "there is no § {number} in the minutes");
        let hint = message!("protokollet har {all}; rätta numret", "the minutes have {all}; correct the number");
        cx.push(Diagnostic::new(Code::PrtAppeal, fault).at(item.span).hint(hint));
    }
}

/// A decision is appealed in one way, and only one way is that of all that no other names.
fn once_each(appeals: &[AppealOf], cx: &mut Diagnostics) {
    let named: Vec<(Span, &Spanned<u32>)> =
        appeals.iter().flat_map(|appeal| appeal.items.iter().map(|item| (appeal.span, item))).collect();
    again(
        &named,
        |(_, item)| Some(item.value),
        |(way, item), (first_way, first)| {
            let number = item.value;
            let (fault, hint) = if first_way == way {
                (
                    message!("§ {number} står två gånger", "§ {number} stands twice"),
                    message!("ta bort det ena numret", "remove one of the numbers"),
                )
            } else {
                (
                    message!("§ {number} överklagas på två sätt", "§ {number} is appealed in two ways"),
                    message!("ta bort numret ur det ena", "remove the number from one of them"),
                )
            };
            let fault = Diagnostic::new(Code::PrtAppeal, fault).at(item.span);
            cx.push(fault.related(first.span, message!("det första", "the first")).hint(hint));
        },
    );
    let mut of_others = appeals.iter().filter(|appeal| appeal.items.is_empty() && appeal.items_whole);
    let Some(first) = of_others.next() else { return };
    for other in of_others {
        let fault = message!(
            "två sätt att överklaga utan \"paragrafer\": bara ett kan gälla alla andra beslut",
            "two ways to appeal without \"paragrafer\": only one can be of all other decisions"
        );
        let items = cx.entry("paragrafer", "[27, 28]");
        let hint = message!("skriv vilka paragrafer det gäller: {items}", "write of which items it is: {items}");
        let fault = Diagnostic::new(Code::PrtAppeal, fault).at(other.span);
        cx.push(fault.related(first.span, message!("det första", "the first")).hint(hint));
    }
}

/// Reports a way of appeal that an authority's decisions do not have: only those of municipalities, regions and their federations are reviewed for
/// lawfulness (13 kap. 1 § kommunallagen).
pub(in super::super) fn of_no_municipality(
    way: &Spanned<&'static str>,
    code: Code,
    record: &Record<'_>,
    cx: &mut Diagnostics,
) {
    let fault = message!(
        "bara beslut i kommuner, regioner och kommunalförbund kan få laglighetsprövning",
        "only decisions of municipalities, regions and their federations can be reviewed for lawfulness"
    );
    let fault = Diagnostic::new(code, fault).at(way.span);
    let authority = record.authority.iter();
    let fault = authority.fold(fault, |fault, name| fault.related(name.span, message!("myndigheten", "the authority")));
    let [merits, none] = ["förvaltningsbesvär", "får inte överklagas"].map(|way| cx.entry("slag", way));
    let municipality = cx.entry("profil", "kommun");
    cx.push(fault.hint(message!(
        "skriv {merits} eller {none}; är det en kommun, skriv {municipality}",
        "write {merits} or {none}; if it is a municipality, write {municipality}"
    )));
}

/// Who may appeal is told to whom; where nobody may, by which provision.
fn tried_by(appeal: &Appeal, way: Way, written: &Spanned<&'static str>, cx: &mut Diagnostics) {
    // Of what was refused it has been said why.
    if !appeal.whole {
        return;
    }
    let (fault, key, example, severity) = match way {
        Way::None if appeal.provision.is_none() => (
            message!(
                "besluten får inte överklagas, men protokollet säger inte enligt vilken bestämmelse",
                "the decisions cannot be appealed, but the minutes do not say by which provision"
            ),
            "lagrum",
            "13 kap. 2 § kommunallagen (2017:725)",
            Severity::Error,
        ),
        Way::Merits if appeal.court.is_none() => (
            message!(
                "protokollet säger inte vem som prövar ett överklagande",
                "the minutes do not say who tries an appeal"
            ),
            "till",
            "Förvaltningsrätten i Härnösand",
            Severity::Error,
        ),
        // The law itself says that it is an administrative court; only which of them is missing.
        Way::Lawfulness if appeal.court.is_none() => (
            message!(
                "protokollet säger inte vilken förvaltningsrätt som prövar ett överklagande",
                "the minutes do not say which administrative court tries an appeal"
            ),
            "till",
            "Förvaltningsrätten i Härnösand",
            Severity::Warning,
        ),
        _ => return,
    };
    let fault = Diagnostic::new(Code::PrtAppeal, fault).at(written.span);
    let hint = to_add(key, example, appeal.layout);
    cx.push(Diagnostic { severity, ..fault.hint(hint) });
}
