use chrono::{NaiveDate, Weekday};
use proptest::prelude::*;

use super::*;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Each found date as `matched text = parts`, a line each.
fn found(text: &str, lang: DocLang) -> Vec<String> {
    let part = |value: Option<String>| value.unwrap_or_else(|| "?".to_owned());
    find(text, lang)
        .into_iter()
        .map(|f| {
            let (year, day) = (part(f.year.map(|y| y.to_string())), part(f.day.map(|d| d.to_string())));
            let weekday = f.weekday.map(|w| format!(" {w}")).unwrap_or_default();
            format!("{} = {year}/{}/{day}{weekday}", &text[f.range], f.month)
        })
        .collect()
}

fn faults(text: &str) -> Vec<String> {
    find(text, DocLang::Sv).iter().filter_map(FoundDate::fault).map(|fault| fault.message().sv).collect()
}

#[test]
fn a_day_between_two_months_belongs_to_one_of_them() {
    assert_eq!(found("May 1 May ", DocLang::En), ["May 1 = ?/5/1"]);
    assert_eq!(found("May 1 June 2 July", DocLang::En), ["May 1 = ?/5/1", "June 2 = ?/6/2"]);
}

#[test]
fn a_date_in_a_title_is_not_parted_from_its_year_and_nothing_else_is_bound() {
    let bound = |text: &str| unparted(&text.replace('_', "\u{a0}")).replace('\u{a0}', "_");
    assert_eq!(bound("Möte den 4_juni 2024 i Älvnäs"), "Möte den 4_juni_2024 i Älvnäs");
    assert_eq!(bound("30_mars–1_april 2026"), "30_mars–1_april_2026");
    assert_eq!(
        bound("4 juni 2024, juni 2024, 4_juni kl. 2024, 4_kap. 2024 "),
        "4 juni 2024, juni 2024, 4_juni kl. 2024, 4_kap. 2024 "
    );
    assert_eq!(bound("4_juni 202"), "4_juni 202");
    assert_eq!(bound(" "), " ");
}

#[test]
fn the_iso_form_is_read() {
    assert_eq!(parse("2024-06-04"), Ok(date(2024, 6, 4)));
    assert_eq!(parse("2024-02-29"), Ok(date(2024, 2, 29)));
}

#[test]
fn a_day_that_does_not_exist_is_answered_with_how_long_the_month_is() {
    let message = |text| parse(text).unwrap_err().message();
    assert_eq!(message("2024-02-30").sv, "den 30 februari finns inte: februari 2024 har 29 dagar");
    assert_eq!(message("2023-02-29").sv, "den 29 februari finns inte: februari 2023 har 28 dagar");
    assert_eq!(message("2024-06-31").en, "there is no 31 June: June 2024 has 30 days");
    assert_eq!(message("2024-06-00").sv, "den 0 juni finns inte: juni 2024 har 30 dagar");
}

#[test]
fn a_month_that_does_not_exist_is_named_and_turned_round_where_that_helps() {
    let error = parse("2024-13-06").unwrap_err();
    assert_eq!(error.message().sv, "månad 13 finns inte: månaderna går från 01 till 12");
    assert_eq!(error.hint().unwrap().sv, "först månaden, sedan dagen: menas 2024-06-13?");
    let error = parse("2024-13-13").unwrap_err();
    assert_eq!((error.suggestion(), error.hint()), (None, None));
    assert_eq!(parse("2024-00-10").unwrap_err().message().en, "there is no month 00: months go from 01 to 12");
}

#[test]
fn another_form_is_refused_with_the_date_to_write() {
    for text in [
        "4/6 2024",
        "4/6-2024",
        "04/06/2024",
        "4/6-24",
        "4.6.2024",
        "04.06.24",
        "240604",
        "20240604",
        "24-06-04",
        "2024-6-4",
        "2024/06/04",
        "2024.06.04",
        "2024–06–04",
        "2024 06 04",
        "4 juni 2024",
        "den 4 juni 2024",
        "tisdagen den 4\u{a0}juni 2024",
        "4 jun. 2024",
        "4 June 2024",
        "June 4, 2024",
        "2024-06-04T09:00",
        "2024-06-04 09:00:00",
        " 2024-06-04",
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(error.hint().map(|hint| hint.sv).as_deref(), Some("skriv 2024-06-04"), "{text}");
    }
}

#[test]
fn a_date_is_certain_if_it_can_be_read_in_one_way_and_nothing_is_lost() {
    let certain = |text: &str| parse(text).unwrap_err().certain().map(|date| date.to_string());
    for text in ["20240625", "2024-6-25", "2024/06/25", "25/6 2024", "06-06-2024", "den 25 juni 2024", "June 25, 2024"]
    {
        assert!(certain(text).is_some_and(|date| date.starts_with("2024-06-")), "{text}");
    }
    // Two digits of a year, a day that can be a month, and a time of day.
    for text in
        ["240604", "24-06-25", "4/6 2024", "04-06-2024", "2024-06-25T09:00", "2024-06-25 09:00", "2024-13-06", "4 juni"]
    {
        assert_eq!(certain(text), None, "{text}");
    }
}

#[test]
fn what_cannot_be_understood_is_refused_without_a_guess() {
    for text in [
        "",
        "i går",
        "juni 2024",
        "4 juni",
        "31 juni 2024",
        "onsdagen den 4 juni 2024",
        "4–6 juni 2024",
        "30/2 2024",
        "2024",
        "2024-06",
        "06-04",
        "2024-W23",
        "99999999999999",
        "２０２４-06-04",
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!(error.suggestion(), None, "{text}");
        assert_eq!(error.hint().unwrap().sv, "skriv år, månad och dag med siffror, till exempel 2024-06-04", "{text}");
    }
}

#[test]
fn a_long_value_is_cut_in_the_message() {
    let message = parse(&"lång\n".repeat(1000)).unwrap_err().message();
    assert!(message.sv.chars().count() < 120, "{}", message.sv);
    assert!(!message.sv.contains('\n'));
}

#[test]
fn long_dates_have_a_fixed_space_between_day_and_month() {
    assert_eq!(long(date(2024, 6, 4), DocLang::Sv), "4\u{a0}juni 2024");
    assert_eq!(long(date(2024, 6, 4), DocLang::En), "4\u{a0}June 2024");
    assert_eq!(weekday_name(Weekday::Sun, DocLang::Sv), "söndag");
    assert_eq!((month_name(0, DocLang::Sv), month_name(13, DocLang::En)), (None, None));
}

#[test]
fn days_in_a_row_name_month_and_year_once() {
    let said = |first, last, lang| span(first, last, lang).replace('\u{a0}', "~");
    let (sv, en) = (DocLang::Sv, DocLang::En);
    assert_eq!(said(date(2026, 3, 10), date(2026, 3, 10), sv), "10~mars 2026");
    assert_eq!(said(date(2026, 3, 10), date(2026, 3, 11), sv), "10–11~mars 2026");
    assert_eq!(said(date(2026, 3, 10), date(2026, 3, 11), en), "10–11~March 2026");
    assert_eq!(said(date(2026, 3, 30), date(2026, 4, 1), sv), "30~mars–1~april 2026");
    assert_eq!(said(date(2025, 12, 30), date(2026, 1, 2), sv), "30~december 2025–2~januari 2026");
    assert_eq!(said(date(2025, 3, 10), date(2026, 3, 11), sv), "10~mars 2025–11~mars 2026");
}

#[test]
fn swedish_dates_in_running_text_are_found() {
    let text = "Minnesanteckningar från sakråd den 4 juni 2024. Nästa möte hålls tisdagen den 10 september, \
                och svaren väntas före 1\u{a0}oktober 2024 (se protokoll 2024-05-28). I maj 2023 hölls ett första samråd.";
    assert_eq!(
        found(text, DocLang::Sv),
        [
            "den 4 juni 2024 = 2024/6/4",
            "tisdagen den 10 september = ?/9/10 Tue",
            "1\u{a0}oktober 2024 = 2024/10/1",
            "2024-05-28 = 2024/5/28",
            "maj 2023 = 2023/5/?",
        ]
    );
}

#[test]
fn english_dates_in_running_text_are_found() {
    let text = "The meeting on Tuesday, June 4, 2024 followed that of 28 May. The Ministry may meet again on \
                the 4th of September 2024, or on May 4th.";
    assert_eq!(
        found(text, DocLang::En),
        [
            "Tuesday, June 4, 2024 = 2024/6/4 Tue",
            "28 May = ?/5/28",
            "the 4th of September 2024 = 2024/9/4",
            "May 4th = ?/5/4",
        ]
    );
}

#[test]
fn every_day_of_a_range_or_enumeration_is_found() {
    assert_eq!(found("konferensen 4–6 juni 2024", DocLang::Sv), ["4 = 2024/6/4", "6 juni 2024 = 2024/6/6"]);
    assert_eq!(found("den 4-6 juni", DocLang::Sv), ["den 4 = ?/6/4", "6 juni = ?/6/6"]);
    assert_eq!(
        found("torsdagen den 4, 11 och den 18 april", DocLang::Sv),
        ["torsdagen den 4 = ?/4/4 Thu", "11 = ?/4/11", "den 18 april = ?/4/18"]
    );
    assert_eq!(found("held June 4–6, 2024", DocLang::En), ["June 4 = 2024/6/4", "6, 2024 = 2024/6/6"]);
    assert_eq!(found("4 and 5 June", DocLang::En), ["4 = ?/6/4", "5 June = ?/6/5"]);
}

#[test]
fn numbers_that_are_no_days_are_left_out() {
    for text in [
        "i juni",
        "junimötet",
        "avsnitt 2.4 juni",
        "under 2024-2025",
        "dnr 3.1-4788-2026",
        "A2024/00912",
        "2024-06-04-1234",
        "https://exempel.se/2024-06-04",
        "fil_2024-06-04",
        "1234-56-78",
        "45 juni",
        "120 mars",
        "4 majs",
        "Maj 30",
    ] {
        assert_eq!(found(text, DocLang::Sv), Vec::<String>::new(), "{text}");
    }
    for text in ["section 4 may apply", "he may 4 times", "June 4.30", "June 4% of", "in June"] {
        assert_eq!(found(text, DocLang::En), Vec::<String>::new(), "{text}");
    }
    assert_eq!(found("bland 12 och 5 juni", DocLang::Sv), ["5 juni = ?/6/5"]);
    assert_eq!(found("6 § 3 och 4 juni", DocLang::Sv), ["4 juni = ?/6/4"]);
}

#[test]
fn dates_that_cannot_be_are_found_and_faulted() {
    assert_eq!(faults("den 31 juni 2024"), ["den 31 juni finns inte: juni 2024 har 30 dagar"]);
    assert_eq!(faults("30 februari"), ["den 30 februari finns inte: februari har högst 29 dagar"]);
    assert_eq!(faults("29 februari 2023"), ["den 29 februari finns inte: februari 2023 har 28 dagar"]);
    assert_eq!(faults("den 32 maj"), ["den 32 maj finns inte: maj har högst 31 dagar"]);
    assert_eq!(faults("2024-13-01"), ["månad 13 finns inte"]);
    assert_eq!(faults("onsdagen den 4 juni 2024"), ["2024-06-04 är en tisdag, inte en onsdag"]);
    assert_eq!(faults("tisdagen den 4 juni 2024, 29 februari, juni 2024"), Vec::<String>::new());
}

#[test]
fn a_hyphen_that_does_not_break_lines_is_a_hyphen() {
    let dates = find("2024-06-04, 4 juni 2024 och 2024\u{2011}06\u{2011}04", DocLang::Sv);
    assert_eq!(dates.len(), 3);
    assert!(dates.iter().all(|found| found.date() == Some(date(2024, 6, 4))));
}

proptest! {
    #[test]
    fn every_date_survives_being_written_and_found(days in -130_000..73_000i64) {
        let written = date(2000, 1, 1) + chrono::Duration::days(days);
        prop_assert_eq!(parse(&written.to_string()), Ok(written));
        for lang in [DocLang::Sv, DocLang::En] {
            for text in [long(written, lang), written.to_string()] {
                let text = format!("{} – {text}.", weekday_name(written.weekday(), lang));
                let dates = find(&text, lang);
                prop_assert_eq!(dates.len(), 1, "{}", text);
                prop_assert_eq!(dates[0].date(), Some(written));
            }
        }
    }

    #[test]
    fn no_text_makes_the_finder_panic_and_ranges_are_in_order(
        text in "(den |the |[0-9]{1,5}|[-–., \u{a0}:/]|juni|June|maj|May |och |and |tisdag(en)? |Tuesday|\\PC){0,16}"
    ) {
        for lang in [DocLang::Sv, DocLang::En] {
            let mut end = 0;
            for found in find(&text, lang) {
                prop_assert!(text.get(found.range.clone()).is_some_and(|matched| !matched.is_empty()));
                prop_assert!(found.range.start >= end, "{:?}", found);
                end = found.range.end;
                let _ = found.fault();
            }
        }
        if let Err(error) = parse(&text) {
            prop_assert!(!error.message().en.is_empty());
        }
    }
}
