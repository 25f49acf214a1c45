//! On which days of a meeting of several days it sat, and when: as far as its adjournments (ajourneringar) tell.

use chrono::NaiveDate;

use crate::swedish::{DocLang, TimeOfDay, dates};

/// A part of a day, from and to.
pub type Period = (TimeOfDay, TimeOfDay);

/// A break of a meeting (ajournering).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Adjournment {
    /// From when to when.
    pub time: Period,
    /// The day on which the meeting went on, where it is written.
    pub until: Option<NaiveDate>,
}

impl Adjournment {
    /// Whether the meeting went on on another day: that is written, or it ended earlier in the day than it began.
    #[must_use]
    pub fn is_to_another_day(&self) -> bool {
        self.until.is_some() || self.time.1 < self.time.0
    }
}

/// A day on which a meeting sat (sammanträdesdag).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// The day.
    pub day: NaiveDate,
    /// From when.
    pub from: TimeOfDay,
    /// To when; of the last day that need not be known.
    pub to: Option<TimeOfDay>,
    /// Its breaks within the day.
    pub breaks: Vec<Period>,
}

/// The sittings of a meeting of several days, of which `time` is when it began on the first and, where that is known, ended on the last. `None` where the
/// adjournments do not tell the days, or not in order: within a day times go on.
#[must_use]
pub fn sittings(
    ends: (NaiveDate, NaiveDate),
    time: (TimeOfDay, Option<TimeOfDay>),
    adjournments: &[Adjournment],
) -> Option<Vec<Sitting>> {
    let mut days = days(ends, adjournments)?.into_iter();
    let mut sittings = Vec::new();
    let (mut begins, mut clock, mut breaks) = (time.0, time.0, Vec::new());
    for adjournment in adjournments {
        let (from, to) = adjournment.time;
        if from < clock {
            return None;
        }
        if adjournment.is_to_another_day() {
            sittings.push(Sitting {
                day: days.next()?,
                from: begins,
                to: Some(from),
                breaks: std::mem::take(&mut breaks),
            });
            begins = to;
        } else {
            breaks.push((from, to));
        }
        clock = to;
    }
    time.1.is_none_or(|last| clock <= last).then_some(())?;
    sittings.push(Sitting { day: days.next()?, from: begins, to: time.1, breaks });
    Some(sittings)
}

/// The days of a meeting as a document says them: those on which it sat, where the adjournments tell that these do not follow one another, and otherwise from the first to the
/// last.
#[must_use]
pub fn told(ends: (NaiveDate, NaiveDate), adjournments: &[Adjournment], lang: DocLang) -> String {
    let follow = |days: &Vec<NaiveDate>| days.windows(2).all(|pair| pair[0].succ_opt() == Some(pair[1]));
    match days(ends, adjournments).filter(|days| !follow(days)) {
        Some(days) => dates::each(&days, lang),
        None => dates::span(ends.0, ends.1, lang),
    }
}

/// The days on which a meeting sat, from the first to the last; `None` where the adjournments do not tell. Each adjournment to another day tells the next one where that is written, and the last of them ends on
/// the last day. Days that are not written are known where as many are missing as there are between those that are.
#[must_use]
pub fn days((first, last): (NaiveDate, NaiveDate), adjournments: &[Adjournment]) -> Option<Vec<NaiveDate>> {
    let between = adjournments.iter().filter(|adjournment| adjournment.is_to_another_day());
    let mut told: Vec<Option<NaiveDate>> = between.map(|adjournment| adjournment.until).collect();
    let end = told.last_mut()?;
    if end.is_some_and(|day| day != last) {
        return None;
    }
    *end = Some(last);
    let (mut days, mut missing) = (vec![first], 0);
    for day in told {
        let Some(day) = day else {
            missing += 1;
            continue;
        };
        let before = *days.last()?;
        let free = usize::try_from(day.signed_duration_since(before).num_days() - 1).ok()?;
        if missing > 0 && missing != free {
            return None;
        }
        days.extend(before.iter_days().skip(1).take(missing));
        days.push(day);
        missing = 0;
    }
    Some(days)
}

#[cfg(test)]
mod tests {
    use super::{Adjournment, Period, sittings};
    use crate::swedish::{DocLang, TimeOfDay, dates};
    use chrono::NaiveDate;

    fn period(text: &str) -> Period {
        let (from, to) = text.split_once('-').expect("from and to");
        let time = |text| TimeOfDay::parse(text).expect("a time");
        (time(from), time(to))
    }

    /// What is found of a meeting that began on 12 March. After an adjournment can stand on which day of that month it went on: `17.00-9.00 19`.
    fn found(last: u32, time: &str, adjournments: &[&str]) -> Option<String> {
        let day = |day| NaiveDate::from_ymd_opt(2026, 3, day).expect("a day");
        let adjournment = |text: &&str| {
            let (time, until) = text.split_once(' ').map_or((*text, None), |(time, day)| (time, Some(day)));
            Adjournment { time: period(time), until: until.map(|until| day(until.parse().expect("a number"))) }
        };
        let adjournments: Vec<Adjournment> = adjournments.iter().map(adjournment).collect();
        let told = |(from, to): &Period| from.until(*to, DocLang::En);
        let time = match time.split_once('-') {
            Some(_) => (period(time).0, Some(period(time).1)),
            None => (TimeOfDay::parse(time).expect("a time"), None),
        };
        let sittings = sittings((day(12), day(last)), time, &adjournments)?;
        let lines = sittings.iter().map(|sitting| {
            let day = dates::long(sitting.day, DocLang::En).replace('\u{a0}', " ");
            let sat = sitting.to.map_or_else(|| sitting.from.in_text(DocLang::En), |to| told(&(sitting.from, to)));
            let times: Vec<String> = [sat].into_iter().chain(sitting.breaks.iter().map(told)).collect();
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
        let told = found(13, "13.00", &["17.00-9.00"]);
        assert_eq!(
            told.as_deref(),
            Some("12 March 2026 13:00–17:00; 13 March 2026 09:00"),
            "it is not said when it ended"
        );
        let told = found(19, "13.00-11.30", &["17.00-9.00"]);
        assert_eq!(told.as_deref(), Some("12 March 2026 13:00–17:00; 19 March 2026 09:00–11:30"));
    }

    #[test]
    fn days_that_are_not_one_after_another_are_told_where_they_are_written() {
        let shown = |days: [(&str, &str); 3]| {
            let [first, second, third] = days.map(|(day, time)| format!("{day} March 2026 {time}"));
            Some(format!("{first}; {second}; {third}"))
        };
        let weekly = shown([("12", "13:00–17:00"), ("19", "09:00–16:00"), ("26", "10:00–11:30")]);
        assert_eq!(found(26, "13.00-11.30", &["17.00-9.00 19", "16.00-10.00 26"]), weekly);
        assert_eq!(
            found(26, "13.00-11.30", &["17.00-9.00 19", "16.00-10.00"]),
            weekly,
            "the last one ends on the last day"
        );
        // It went on later in the day than it was adjourned, of which the times alone do not tell.
        let told = shown([("12", "09:00–12:00"), ("13", "13:00–16:00"), ("26", "10:00–11:30")]);
        assert_eq!(found(26, "9.00-11.30", &["12.00-13.00 13", "16.00-10.00"]), told);
        let told = shown([("12", "09:00–17:00"), ("13", "09:00–16:00"), ("14", "10:00–16:00")]);
        let told = told.map(|told| format!("{told}; 26 March 2026 08:00–11:30"));
        assert_eq!(found(26, "9.00-11.30", &["17.00-9.00", "16.00-10.00 14", "16.00-8.00"]), told);
    }

    #[test]
    fn what_does_not_tell_the_days_is_not_guessed() {
        assert_eq!(
            found(26, "13.00-15.00", &["17.00-9.00", "16.00-10.00 19", "16.00-10.00"]),
            None,
            "which of the first?"
        );
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00 18"]), None, "and how did it get to the last day?");
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00 12"]), None, "no other day");
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00 18", "16.00-10.00 17", "16.00-10.00"]), None, "back again");
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00 20", "16.00-10.00"]), None, "after the last day");
        assert_eq!(found(13, "13.00-15.00", &["14.00-14.15"]), None, "on which day was it?");
        assert_eq!(found(19, "13.00-15.00", &["17.00-9.00", "16.00-10.00"]), None, "on which of eight days?");
        assert_eq!(found(13, "13.00-15.00", &["17.00-9.00", "16.00-10.00"]), None, "two nights between two days");
        assert_eq!(found(13, "13.00-8.00", &["17.00-9.00"]), None, "it went on after it had ended");
        assert_eq!(found(13, "13.00-15.00", &["17.00-9.00", "8.30-8.45"]), None, "not in order");
        assert_eq!(found(12, "13.00-15.00", &["17.00-9.00"]), None, "there was no night");
    }
}
