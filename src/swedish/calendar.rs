//! Which days are workdays in Sweden, and on which day a time set by law runs out.
//!
//! Sources: lagen (1989:253) om allmänna helgdagar; lagen (1930:173) om beräkning av lagstadgad tid, 1 and 2 §§; the older
//! calendar from lagen (1952:48), which moved Midsummer Day and All Saints' Day to Saturdays from 1953 on, and from lagen
//! (2004:1320), which made 6 June a holiday in 2005 in place of Whit Monday.

use chrono::{Datelike, Days, NaiveDate, Weekday};

/// The first year whose holidays [`holiday`] knows.
pub const FIRST_YEAR: i32 = 1953;

/// A public holiday (allmän helgdag) that is not just a Sunday, or an eve that the law treats as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holiday {
    /// 1 January (nyårsdagen).
    NewYearsDay,
    /// 6 January (trettondedag jul).
    Epiphany,
    /// Long Friday before Easter (långfredagen).
    GoodFriday,
    /// Easter Sunday (påskdagen).
    EasterSunday,
    /// Easter Monday (annandag påsk).
    EasterMonday,
    /// 1 May (första maj).
    FirstOfMay,
    /// The Thursday 39 days after Easter (Kristi himmelsfärdsdag).
    Ascension,
    /// The seventh Sunday after Easter (pingstdagen).
    WhitSunday,
    /// The Monday after, until 2004 (annandag pingst).
    WhitMonday,
    /// 6 June, from 2005 (Sveriges nationaldag).
    NationalDay,
    /// The Friday before Midsummer Day (midsommarafton): no holiday, but equal to one for times set by law.
    MidsummerEve,
    /// The Saturday from 20 to 26 June (midsommardagen).
    MidsummerDay,
    /// The Saturday from 31 October to 6 November (alla helgons dag).
    AllSaintsDay,
    /// 24 December (julafton): no holiday, but equal to one for times set by law.
    ChristmasEve,
    /// 25 December (juldagen).
    ChristmasDay,
    /// 26 December (annandag jul).
    BoxingDay,
    /// 31 December (nyårsafton): no holiday, but equal to one for times set by law.
    NewYearsEve,
}

impl Holiday {
    /// Its Swedish name, lower case but for names.
    #[must_use]
    pub fn swedish(self) -> &'static str {
        match self {
            Self::NewYearsDay => "nyårsdagen",
            Self::Epiphany => "trettondedag jul",
            Self::GoodFriday => "långfredagen",
            Self::EasterSunday => "påskdagen",
            Self::EasterMonday => "annandag påsk",
            Self::FirstOfMay => "första maj",
            Self::Ascension => "Kristi himmelsfärdsdag",
            Self::WhitSunday => "pingstdagen",
            Self::WhitMonday => "annandag pingst",
            Self::NationalDay => "Sveriges nationaldag",
            Self::MidsummerEve => "midsommarafton",
            Self::MidsummerDay => "midsommardagen",
            Self::AllSaintsDay => "alla helgons dag",
            Self::ChristmasEve => "julafton",
            Self::ChristmasDay => "juldagen",
            Self::BoxingDay => "annandag jul",
            Self::NewYearsEve => "nyårsafton",
        }
    }

    /// Its English name, with its article where it has one.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::NewYearsDay => "New Year's Day",
            Self::Epiphany => "Epiphany",
            Self::GoodFriday => "Good Friday",
            Self::EasterSunday => "Easter Sunday",
            Self::EasterMonday => "Easter Monday",
            Self::FirstOfMay => "the First of May",
            Self::Ascension => "Ascension Day",
            Self::WhitSunday => "Whit Sunday",
            Self::WhitMonday => "Whit Monday",
            Self::NationalDay => "the national day of Sweden",
            Self::MidsummerEve => "Midsummer Eve",
            Self::MidsummerDay => "Midsummer Day",
            Self::AllSaintsDay => "All Saints' Day",
            Self::ChristmasEve => "Christmas Eve",
            Self::ChristmasDay => "Christmas Day",
            Self::BoxingDay => "Boxing Day",
            Self::NewYearsEve => "New Year's Eve",
        }
    }
}

/// The holiday that falls on a day, or the eve that counts as one. `None` for an ordinary day, Sundays included, and for years before
/// [`FIRST_YEAR`].
#[must_use]
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    let year = day.year();
    if year < FIRST_YEAR {
        return None;
    }
    let fixed = match (day.month(), day.day()) {
        (1, 1) => Some(Holiday::NewYearsDay),
        (1, 6) => Some(Holiday::Epiphany),
        (5, 1) => Some(Holiday::FirstOfMay),
        (6, 6) if year >= 2005 => Some(Holiday::NationalDay),
        (6, 19..=25) if day.weekday() == Weekday::Fri => Some(Holiday::MidsummerEve),
        (6, 20..=26) if day.weekday() == Weekday::Sat => Some(Holiday::MidsummerDay),
        (10, 31) | (11, 1..=6) if day.weekday() == Weekday::Sat => Some(Holiday::AllSaintsDay),
        (12, 24) => Some(Holiday::ChristmasEve),
        (12, 25) => Some(Holiday::ChristmasDay),
        (12, 26) => Some(Holiday::BoxingDay),
        (12, 31) => Some(Holiday::NewYearsEve),
        _ => None,
    };
    fixed.or_else(|| match day.signed_duration_since(easter(year)?).num_days() {
        -2 => Some(Holiday::GoodFriday),
        0 => Some(Holiday::EasterSunday),
        1 => Some(Holiday::EasterMonday),
        39 => Some(Holiday::Ascension),
        49 => Some(Holiday::WhitSunday),
        50 if year <= 2004 => Some(Holiday::WhitMonday),
        _ => None,
    })
}

/// Whether something that the law wants done by a certain day can be required on this one: no Saturday, Sunday, holiday, Midsummer
/// Eve, Christmas Eve or New Year's Eve (2 § lagen (1930:173) om beräkning av lagstadgad tid).
#[must_use]
pub fn is_workday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && holiday(day).is_none()
}

/// The last day of a time set by law that would run out on `day`: that day, or the first workday after it.
#[must_use]
pub fn runs_out(day: NaiveDate) -> NaiveDate {
    // There are at most five days without a workday between, so the calendar's end is the only way to find none.
    day.iter_days().find(|day| is_workday(*day)).unwrap_or(day)
}

/// The last day of a time of so many days set by law, counted from the day after `from`. A time in weeks ends on the day of the week on which
/// it began (1 § of the same law), which is the same.
#[must_use]
pub fn days_after(from: NaiveDate, days: u64) -> Option<NaiveDate> {
    from.checked_add_days(Days::new(days)).map(runs_out)
}

/// Easter Sunday of a year, by the rule of the Gregorian calendar in the form that Gauss gave it and Meeus, Jones and Butcher
/// freed of exceptions.
fn easter(year: i32) -> Option<NaiveDate> {
    let golden = year % 19;
    let (century, of_century) = (year / 100, year % 100);
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - century / 4 - correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (of_century / 4) - epact - of_century % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let days = epact + to_sunday - 7 * late + 114;
    NaiveDate::from_ymd_opt(year, u32::try_from(days / 31).ok()?, u32::try_from(days % 31 + 1).ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{Holiday, days_after, easter, holiday, is_workday, runs_out};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn easter_falls_on_the_days_that_the_almanac_gives() {
        // From the almanac; 1954 and 1981 are years in which Gauss's own rule needs its exceptions.
        for sunday in [
            "1953-04-05",
            "1954-04-18",
            "1981-04-19",
            "2000-04-23",
            "2008-03-23",
            "2024-03-31",
            "2026-04-05",
            "2038-04-25",
        ] {
            let sunday = day(sunday);
            assert_eq!(easter(chrono::Datelike::year(&sunday)), Some(sunday));
        }
    }

    #[test]
    fn the_holidays_of_2026_are_those_of_the_law() {
        let found: Vec<String> = day("2026-01-01")
            .iter_days()
            .take(365)
            .filter_map(|day| Some(format!("{day} {}", holiday(day)?.swedish())))
            .collect();
        assert_eq!(
            found,
            [
                "2026-01-01 nyårsdagen",
                "2026-01-06 trettondedag jul",
                "2026-04-03 långfredagen",
                "2026-04-05 påskdagen",
                "2026-04-06 annandag påsk",
                "2026-05-01 första maj",
                "2026-05-14 Kristi himmelsfärdsdag",
                "2026-05-24 pingstdagen",
                "2026-06-06 Sveriges nationaldag",
                "2026-06-19 midsommarafton",
                "2026-06-20 midsommardagen",
                "2026-10-31 alla helgons dag",
                "2026-12-24 julafton",
                "2026-12-25 juldagen",
                "2026-12-26 annandag jul",
                "2026-12-31 nyårsafton",
            ]
        );
    }

    #[test]
    fn the_national_day_took_the_place_of_whit_monday_in_2005() {
        assert_eq!(holiday(day("2004-05-31")), Some(Holiday::WhitMonday));
        assert_eq!(holiday(day("2004-06-06")), None);
        assert_eq!(holiday(day("2005-05-16")), None);
        assert_eq!(holiday(day("2005-06-06")), Some(Holiday::NationalDay));
    }

    #[test]
    fn a_time_that_would_run_out_when_offices_are_closed_runs_on_to_the_next_workday() {
        // Maundy Thursday is a workday; after it come Good Friday, the weekend and Easter Monday.
        assert_eq!(runs_out(day("2026-04-02")), day("2026-04-02"));
        assert_eq!(runs_out(day("2026-04-03")), day("2026-04-07"));
        // Christmas Eve 2026 is a Thursday: Friday is Christmas Day, then the weekend.
        assert_eq!(runs_out(day("2026-12-24")), day("2026-12-28"));
        assert_eq!(runs_out(day("2026-06-19")), day("2026-06-22"));
    }

    #[test]
    fn three_weeks_count_from_the_day_after() {
        assert_eq!(days_after(day("2026-03-12"), 21), Some(day("2026-04-02")));
        assert_eq!(days_after(day("2026-03-13"), 21), Some(day("2026-04-07")), "that Friday is Good Friday");
    }

    #[test]
    fn the_end_of_the_calendar_is_no_panic() {
        assert_eq!(runs_out(NaiveDate::MAX), NaiveDate::MAX);
        assert_eq!(days_after(NaiveDate::MAX, 1), None);
        assert!(is_workday(day("1900-01-02")));
    }
}
