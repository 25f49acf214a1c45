//! REG-DNR, REG-SEN: the registry number is of the authority's form and of a year that can be.

use chrono::Datelike;

use super::super::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::swedish::registry::{RegistryProfile, ministry_code, parse};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let ministry = record.department.as_ref().and_then(|department| ministry_code(&department.value));
    let government = ["regeringskansliet", "government offices of sweden"];
    let is_government =
        record.authority.as_ref().is_some_and(|name| government.contains(&name.value.to_lowercase().as_str()));
    let profile =
        if is_government || ministry.is_some() { RegistryProfile::Regeringskansliet } else { RegistryProfile::Agency };
    let on = record.date.map(|date| date.value);

    let Some(number) = &record.registry_number else {
        if record.status != "utkast" {
            let fault = message!("handlingen saknar diarienummer", "the document has no registry number");
            let at = record.kind.map_or(record.span, |kind| kind.span);
            cx.push(Diagnostic::new(Code::RegLate, fault).at(at).hint(message!(
                "lägg till \"diarienummer\" när registratorn har gett det",
                "add \"diarienummer\" when the registrar has given it"
            )));
        }
        return;
    };
    let parsed = match parse(&number.value, profile, on) {
        Ok(parsed) => parsed,
        Err(error) => {
            let mut fault = Diagnostic::new(Code::RegDnr, error.message.clone()).at(number.span);
            if let Some(hint) = error.hint() {
                fault = fault.hint(hint);
            }
            cx.push(fault);
            return;
        }
    };
    // A matter may be older than its documents, but not younger than the meeting by more than the time it takes to file it.
    if let (Some(year), Some(date)) = (parsed.year, record.date)
        && year > date.value.year() + 1
    {
        let held = date.value.year();
        let fault = message!(
            "diarienumret är från {year} men mötet hölls {held}",
            "the registry number is of {year} but the meeting was held in {held}"
        );
        cx.push(
            Diagnostic::new(Code::RegDnr, fault)
                .at(number.span)
                .related(date.span, message!("mötets dag", "day of the meeting"))
                .hint(message!(
                    "rätta årtalet i numret eller \"datum\"",
                    "correct the year in the number or \"datum\""
                )),
        );
    }
    if let (Some(code), Some(department)) = (ministry, &record.department)
        && parsed.series != code
        && parsed.series != "Komm"
    {
        let (series, name) = (&parsed.series, &department.value);
        let fault = message!(
            "diarienumret har serien {series}, men {name} har {code}",
            "the registry number has the series {series}, but {name} has {code}"
        );
        let mut fault = Diagnostic::new(Code::RegDnr, fault)
            .at(number.span)
            .related(department.span, message!("departementet", "the ministry"));
        // Ministries are renamed, split and joined: an older number under a new name may be right.
        fault.severity = crate::diagnostic::Severity::Warning;
        cx.push(fault);
    }
}
