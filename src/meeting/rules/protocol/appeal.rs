//! PRT-ÖVK: a way of appeal that the authority's decisions have.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::meeting::protocol::Way;
use crate::message;
use crate::record::Record;

/// Only decisions of municipalities, regions and their federations are reviewed for lawfulness. Under their profile the code is off.
pub(super) fn check(record: &Record<'_>, cx: &mut Diagnostics) {
    let appeal = record.protocol().and_then(|protocol| protocol.appeal.as_ref());
    let Some(way) = appeal.and_then(|appeal| appeal.way) else { return };
    if Way::of_word(way.value) != Some(Way::Lawfulness) {
        return;
    }
    let fault = message!(
        "bara beslut i kommuner, regioner och kommunalförbund kan få laglighetsprövning",
        "only decisions of municipalities, regions and their federations can be reviewed for lawfulness"
    );
    let fault = Diagnostic::new(Code::PrtAppeal, fault).at(way.span);
    let authority = record.authority.iter();
    let fault = authority.fold(fault, |fault, name| fault.related(name.span, message!("myndigheten", "the authority")));
    cx.push(fault.hint(message!(
        "skriv slag: förvaltningsbesvär eller slag: får inte överklagas; är det en kommun, skriv profil: kommun",
        "write slag: förvaltningsbesvär or slag: får inte överklagas; if it is a municipality, write profil: kommun"
    )));
}
