//! On which days of a meeting of several days it sat, and when: as far as its adjournments (ajourneringar) tell.

use chrono::NaiveDate;

use crate::swedish::TimeOfDay;

/// A part of a day, from and to.
pub type Period = (TimeOfDay, TimeOfDay);

/// A day on which a meeting sat (sammanträdesdag).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The day.
    pub day: NaiveDate,
    /// From when to when.
    pub time: Period,
    /// Its breaks within the day.
    pub breaks: Vec<Period>,
}

/// The sittings of a meeting of several days, of which `time` is when it began on the first and ended on the last. An adjournment that ends earlier in
/// the day than it began lasts over the night; a single one of these lasts from the first day to the last. `None` where that does not tell the days: of as many
/// nights as there are days between it must, and within a day times go on.
#[must_use]
pub fn sittings((first, last): (NaiveDate, NaiveDate), time: Period, adjournments: &[Period]) -> Option<Vec<Sitting>> {
    let nights = adjournments.iter().filter(|(from, to)| to < from).count();
    let days: Vec<NaiveDate> = match nights {
        0 => return None,
        1 => vec![first, last],
        _ => first.iter_days().take_while(|day| *day <= last).take(nights + 2).collect(),
    };
    if first >= last || days.len() != nights + 1 {
        return None;
    }
    let mut sittings = Vec::new();
    let (mut begins, mut clock, mut breaks) = (time.0, time.0, Vec::new());
    let mut days = days.into_iter();
    for (from, to) in adjournments {
        if *from < clock {
            return None;
        }
        if to < from {
            sittings.push(Sitting { day: days.next()?, time: (begins, *from), breaks: std::mem::take(&mut breaks) });
            begins = *to;
        } else {
            breaks.push((*from, *to));
        }
        clock = *to;
    }
    (clock <= time.1).then_some(())?;
    sittings.push(Sitting { day: days.next()?, time: (begins, time.1), breaks });
    Some(sittings)
}

#[cfg(test)]
mod tests {
    use super::{Period, sittings};
    use crate::swedish::{DocLang, TimeOfDay, dates};
    use chrono::NaiveDate;

    fn period(text: &str) -> Period {
        let (from, to) = text.split_once('-').expect("from and to");
        let time = |text| TimeOfDay::parse(text).expect("a time");
        (time(from), time(to))
    }

    /// What is found of a meeting that began on 12 March.
    fn found(last: u32, time: &str, adjournments: &[&str]) -> Option<String> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        let adjournments: Vec<Period> = adjournments.iter().map(|text| period(text)).collect();
        let told = |(from, to): &Period| from.until(*to, DocLang::En);
        let sittings = sittings((day(12), day(last)), period(time), &adjournments)?;
        let lines = sittings.iter().map(|sitting| {
            let day = dates::long(sitting.day, DocLang::En).replace('\u{a0}', " ");
            let times: Vec<String> = [&sitting.time].into_iter().chain(&sitting.breaks).map(told).collect();
            format!("{day} {}", times.join(" -"))
        });
        Some(lines.collect::<Vec<_>>().join("; "))
    }

    #[test]
    fn breaks_over_the_night_tell_the_days_of_the_others() {
        let told = found(14, "13.00-11.30", &["14.00-14.15", "17.00-9.00", "12.00-13.00", "16.00-10.00"]);
        let expected =
            "12 March 2026 13:00–17:00 -14:00–14:15; 13 March 2026 09:00–16:00 -12:00–13:00; 14 March 2026 10:00–11:30";
        assert_eq!(told.as_deref(), Some(expected));
        let told = found(19, "13.00-11.30", &["17.00-9.00"]);
        assert_eq!(told.as_deref(), Some("12 March 2026 13:00–17:00; 19 March 2026 09:00–11:30"));
    }

    #[test]
    fn what_does_not_tell_the_days_is_not_guessed() {
        assert_eq!(found(13, "13.00-15.00", &["14.00-14.15"]), None, "on which day was it?");
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00", "16.00-10.00"]), None, "on which of eight days?");
        assert_eq!(found(13, "13.00-15.00", &["17.00-9.00", "16.00-10.00"]), None, "two nights between two days");
        assert_eq!(found(13, "13.00-8.00", &["17.00-9.00"]), None, "it went on after it had ended");
        assert_eq!(found(13, "13.00-15.00", &["17.00-9.00", "8.30-8.45"]), None, "not in order");
        assert_eq!(found(12, "13.00-15.00", &["17.00-9.00"]), None, "there was no night");
    }
}
