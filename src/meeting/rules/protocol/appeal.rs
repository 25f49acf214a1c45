//! PRT-ÖVK: a way of appeal that the authority's decisions have, with the court that tries it.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, Severity};
use crate::meeting::protocol::Way;
use crate::message;
use crate::record::protocol::Appeal;
use crate::record::shape::to_add;
use crate::record::{Record, Spanned};

pub(super) fn check(record: &Record<'_>, profile: Profile, cx: &mut Diagnostics) {
    let appeal = record.protocol().and_then(|protocol| protocol.appeal.as_ref());
    let Some((appeal, written)) = appeal.and_then(|appeal| Some((appeal, appeal.way?))) else { return };
    let Some(way) = Way::of_word(written.value) else { return };
    if way == Way::Lawfulness && profile != Profile::Kommun {
        of_no_municipality(&written, Code::PrtAppeal, record, cx);
    } else {
        tried_by(appeal, way, &written, cx);
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
