//! TXT-DATE: dates in the text that disagree with the record, with the calendar, or with their weekday.

use chrono::{Datelike, NaiveDate};

use super::super::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::Record;
use crate::source::Span;
use crate::swedish::DocLang;
use crate::swedish::dates::{self, FoundDate};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    if let Some(title) = &record.title {
        let found = dates::find(&title.value, record.lang);
        impossible(&found, |_| title.span, cx);
        title_agrees(record, &found, title.span, cx);
    }
    for (around, text) in subject.texts() {
        for run in text.texts() {
            let Some(lang) = DocLang::of_tag(run.lang.unwrap_or(around)) else { continue };
            let found = dates::find(run.text(), lang);
            impossible(&found, |date| run.span(date.range.clone()), cx);
            for date in &found {
                same_day_of_another_year(record, date, run.span(date.range.clone()), cx);
            }
        }
    }
}

/// 31 June, or a Tuesday that was a Wednesday.
fn impossible(found: &[FoundDate], place: impl Fn(&FoundDate) -> Span, cx: &mut Diagnostics) {
    for date in found {
        if let Some(fault) = date.fault() {
            cx.push(Diagnostic::new(Code::TxtDate, fault.message()).at(place(date)));
        }
    }
}

/// A whole date in the title is the meeting's, or lies within it.
fn title_agrees(record: &Record<'_>, found: &[FoundDate], at: Span, cx: &mut Diagnostics) {
    let Some(first) = record.date else { return };
    let last = record.end_date.map_or(first.value, |end| end.value);
    let dates: Vec<NaiveDate> = found.iter().filter_map(FoundDate::date).collect();
    if dates.is_empty() || dates.iter().any(|date| (first.value..=last).contains(date)) {
        return;
    }
    let (written, meeting) = (dates::long(dates[0], record.lang), dates::long(first.value, record.lang));
    let fault = message!(
        "titeln säger {written}, men mötet hölls {meeting}",
        "the title says {written}, but the meeting was held {meeting}"
    );
    cx.push(
        Diagnostic::new(Code::TxtDate, fault)
            .at(at)
            .related(first.span, message!("mötets dag", "day of the meeting"))
            .hint(message!("rätta titeln eller \"datum\"", "correct the title or \"datum\"")),
    );
}

/// The meeting's own day and month with another year close by is likely a slip: the notes are of the fourth of June *this* year.
fn same_day_of_another_year(record: &Record<'_>, date: &FoundDate, at: Span, cx: &mut Diagnostics) {
    let (Some(meeting), Some(written)) = (record.date, date.date()) else { return };
    let same_day = (written.month(), written.day()) == (meeting.value.month(), meeting.value.day());
    if !same_day || written.year() == meeting.value.year() {
        return;
    }
    let (year, right) = (written.year(), meeting.value.year());
    let fault = message!(
        "texten har mötets dag men år {year}; enligt posten hölls mötet {right}",
        "the text has the meeting's day but year {year}; by the record it was held in {right}"
    );
    cx.push(
        Diagnostic::new(Code::TxtDate, fault)
            .at(at)
            .related(meeting.span, message!("mötets dag", "day of the meeting"))
            .hint(message!("rätta året om mötet avses", "correct the year if the meeting is meant")),
    );
}

#[cfg(test)]
mod tests {
    use crate::build;
    use crate::source::Format;
    use crate::source::picture::Directory;

    #[test]
    fn dates_are_read_in_the_language_of_their_section() {
        let record = "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Regeringskansliet\ndatum: 2026-01-15\n\
            plats: Stockholm\ndeltagare: [{ antal: 4 }]\navsnitt:\n  - { rubrik: Summary, språk: en, text: See 31 June 2026. }\n\
            \x20 - { rubrik: Čoahkkáigeassu, språk: se, text: 31 June 2026. }\n";
        let pictures = Directory::new(None);
        let job = build::Job { name: "r.yaml", bytes: record.as_bytes(), format: Format::Yaml, pictures: &pictures };
        let found = build::check(&job);
        let places: Vec<String> = found
            .diagnostics
            .iter()
            .filter_map(|fault| fault.primary.as_ref().map(|label| (fault.code, label.span)))
            .map(|(code, span)| format!("{code} {}", found.sources.slice(span)))
            .collect();
        assert_eq!(places, ["TXT-DATE 31 June 2026"]);
    }
}
