//! TXT-DATE: dates in the text that disagree with the record, with the calendar, or with their weekday.

use chrono::{Datelike, NaiveDate};

use super::super::subject::{Part, Subject};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::Record;
use crate::source::Span;
use crate::swedish::dates::{self, FoundDate};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    for (said, lang) in subject.judged() {
        let mut found = dates::find(&said.prose(), lang);
        found.retain(|date| !said.is_literal(&date.range));
        for date in &found {
            let at = said.span(date.range.clone());
            if let Some(fault) = date.fault() {
                cx.push(Diagnostic::new(Code::TxtDate, fault.message()).at(at));
            } else if date.year.is_none() {
                another_weekday(record, date, at, cx);
            } else if said.part != Part::Title {
                same_day_of_another_year(record, date, at, cx);
            }
        }
        if said.part == Part::Title {
            title_agrees(record, &found, said.span(0..said.text().len()), cx);
        }
    }
}

/// First and last day of the meeting.
fn days(record: &Record<'_>) -> Option<(NaiveDate, NaiveDate)> {
    let first = record.date?.value;
    Some((first, record.end_date.map_or(first, |end| end.value)))
}

fn with_the_days(fault: Diagnostic, record: &Record<'_>) -> Diagnostic {
    record.date.iter().fold(fault, |fault, date| fault.related(date.span, message!("mötets dag", "day of the meeting")))
}

/// A whole date in the title is the meeting's, or lies within it.
fn title_agrees(record: &Record<'_>, found: &[FoundDate], at: Span, cx: &mut Diagnostics) {
    let Some((first, last)) = days(record) else { return };
    let dates: Vec<NaiveDate> = found.iter().filter_map(FoundDate::date).collect();
    if dates.is_empty() || dates.iter().any(|date| (first..=last).contains(date)) {
        return;
    }
    let (written, meeting) = (dates::long(dates[0], record.lang), dates::span(first, last, record.lang));
    let fault = message!(
        "titeln säger {written}, men mötet hölls {meeting}",
        "the title says {written}, but the meeting was held {meeting}"
    );
    let hint = message!("rätta titeln eller \"datum\"", "correct the title or \"datum\"");
    cx.push(with_the_days(Diagnostic::new(Code::TxtDate, fault).at(at), record).hint(hint));
}

/// The meeting's own day and month with another year is likely a slip: the notes are of the fourth of June *this* year.
fn same_day_of_another_year(record: &Record<'_>, date: &FoundDate, at: Span, cx: &mut Diagnostics) {
    let (Some((meeting, _)), Some(written)) = (days(record), date.date()) else { return };
    let same_day = (written.month(), written.day()) == (meeting.month(), meeting.day());
    if !same_day || written.year() == meeting.year() {
        return;
    }
    let (year, right) = (written.year(), meeting.year());
    let fault = message!(
        "texten har mötets dag men år {year}; enligt posten hölls mötet {right}",
        "the text has the meeting's day but year {year}; by the record it was held in {right}"
    );
    let hint = message!("rätta året om mötet avses", "correct the year if the meeting is meant");
    cx.push(with_the_days(Diagnostic::new(Code::TxtDate, fault).at(at), record).hint(hint));
}

/// A day of the meeting without its year, on another day of the week than it was.
fn another_weekday(record: &Record<'_>, date: &FoundDate, at: Span, cx: &mut Diagnostics) {
    let Some((first, last)) = days(record) else { return };
    let of_the_meeting = [first, last].into_iter().find_map(|day| {
        let date = FoundDate { year: Some(day.year()), ..date.clone() };
        date.date().is_some_and(|date| (first..=last).contains(&date)).then_some(date)
    });
    if let Some(fault) = of_the_meeting.and_then(|date| date.fault()) {
        let hint = message!("rätta veckodagen om mötet avses", "correct the weekday if the meeting is meant");
        cx.push(with_the_days(Diagnostic::new(Code::TxtDate, fault.message()).at(at), record).hint(hint));
    }
}
