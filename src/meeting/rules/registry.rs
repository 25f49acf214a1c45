//! REG-DNR, REG-SEN: registry numbers, of the document, its matters and its appendices, are of the authority's form and of a year that can be.

use chrono::{Datelike, NaiveDate};

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Severity};
use crate::message;
use crate::record::{Record, Spanned, Status};
use crate::swedish::registry::{RegistryNumber, RegistryProfile, ministry_code, parse, without_label};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let ministry = ministry(record);
    let profile = RegistryProfile::from(subject.profile);
    if let Some(replaced) = &record.replaces
        && let Some(number) = &replaced.registry_number
    {
        form(number, profile, replaced.date.map(|date| date.value), cx);
    }
    let items = record.protocol().into_iter().flat_map(|protocol| &protocol.items);
    let of_items = items.filter_map(|item| item.registry_number.as_ref());
    let of_appendices = record.appendices().iter().filter_map(|appendix| appendix.registry_number.as_ref());
    of_items.for_each(|number| of_part(number, profile, record, cx));
    // An appendix may have come from another authority, with its number.
    of_appendices.for_each(|number| of_part(number, RegistryProfile::Agency, record, cx));
    match &record.registry_number {
        Some(number) => {
            if let Some(parsed) = form(number, profile, record.date.map(|date| date.value), cx) {
                year(number, &parsed, record, cx);
                if let Some((code, name)) = ministry {
                    series(number, &parsed, code, name, cx);
                }
            }
        }
        None if record.status != Status::Draft => {
            let fault = message!("handlingen saknar diarienummer", "the document has no registry number");
            let at = record.kind.map_or(record.span, |kind| kind.span);
            cx.push(Diagnostic::new(Code::RegLate, fault).at(at).hint(message!(
                "lägg till \"diarienummer\" när registratorn har gett det",
                "add \"diarienummer\" when the registrar has given it"
            )));
        }
        None => {}
    }
}

/// The code of the ministry that the document comes from, and where it is named. Some write it where the authority should stand.
fn ministry<'r>(record: &'r Record<'_>) -> Option<(&'static str, &'r Spanned<String>)> {
    let names = [&record.department, &record.authority].into_iter().flatten();
    names.into_iter().find_map(|name| Some((ministry_code(&name.value)?, name)))
}

/// The number of a matter or an appendix. These may be of any year until the meeting, and a matter may have several, for it can join some that were
/// opened apart.
fn of_part(number: &Spanned<String>, profile: RegistryProfile, record: &Record<'_>, cx: &mut Diagnostics) {
    let on = record.date.map(|date| date.value);
    let parts =
        number.value.split([',', ';']).flat_map(|part| part.split(" och ")).flat_map(|part| part.split(" and "));
    let parts: Vec<&str> = parts.collect();
    for part in &parts {
        // A single one is shown as it is written, with the space around it.
        let value = if parts.len() > 1 { part.trim() } else { part };
        let part = Spanned { value: value.to_owned(), span: number.span };
        let Some(parsed) = form(&part, profile, on, cx) else { return };
        year(&part, &parsed, record, cx);
    }
}

/// Of the form that the authority gives its numbers.
fn form(
    number: &Spanned<String>,
    profile: RegistryProfile,
    on: Option<NaiveDate>,
    cx: &mut Diagnostics,
) -> Option<RegistryNumber> {
    match parse(&number.value, profile, on) {
        Ok(parsed) => Some(parsed),
        Err(error) => {
            let fault = Diagnostic::new(Code::RegDnr, error.message.clone()).at(number.span);
            let fault = error.hint().into_iter().fold(fault, Diagnostic::hint);
            // The label is no part of the number, and documents write it themselves. Any other suggestion is a guess.
            let bare = without_label(&number.value);
            let is_label = error.suggestion.as_deref() == Some(bare) && number.value.trim() != bare;
            cx.push(if is_label { fault.fix(Fix::read(number.span, &number.value, bare)) } else { fault });
            None
        }
    }
}

/// A matter may be older than its documents, but not younger than the meeting by more than the time it takes to file it.
fn year(number: &Spanned<String>, parsed: &RegistryNumber, record: &Record<'_>, cx: &mut Diagnostics) {
    let (Some(year), Some(date)) = (parsed.year, record.date) else { return };
    let held = date.value.year();
    if year <= held + 1 {
        return;
    }
    let fault = message!(
        "diarienumret är från {year} men mötet hölls {held}",
        "the registry number is of {year} but the meeting was held in {held}"
    );
    cx.push(
        Diagnostic::new(Code::RegDnr, fault)
            .at(number.span)
            .related(date.span, message!("mötets dag", "day of the meeting"))
            .hint(message!("rätta årtalet i numret eller \"datum\"", "correct the year in the number or \"datum\"")),
    );
}

/// Of the ministry's own series, or a committee's.
fn series(
    number: &Spanned<String>,
    parsed: &RegistryNumber,
    code: &str,
    ministry: &Spanned<String>,
    cx: &mut Diagnostics,
) {
    if parsed.series == code || parsed.is_committees() {
        return;
    }
    let (series, name) = (&parsed.series, &ministry.value);
    let fault = message!(
        "diarienumret har serien {series}, men {name} har {code}",
        "the registry number has the series {series}, but {name} has {code}"
    );
    let fault = Diagnostic::new(Code::RegDnr, fault)
        .at(number.span)
        .related(ministry.span, message!("departementet", "the ministry"));
    // Ministries are renamed, split and joined: an older number under a new name may be right.
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}
