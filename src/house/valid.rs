//! When a house style was in use.

use chrono::NaiveDate;
use serde::Deserialize;

use super::House;

/// A time from one day to another, both included. Where a day is left out there is no such end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Valid {
    /// The first day.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

impl Valid {
    /// Whether a day lies within it.
    #[must_use]
    pub fn has(self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    /// Whether no day lies within it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        matches!((self.from, self.until), (Some(from), Some(until)) if until < from)
    }

    /// A day that lies within both.
    fn shared(self, other: Self) -> Option<NaiveDate> {
        let first = self.from.max(other.from);
        let last = [self.until, other.until].into_iter().flatten().min();
        let day = first.or(last).unwrap_or_default();
        (self.has(day) && other.has(day)).then_some(day)
    }
}

/// The first two house styles that one authority, or all that have none of their own, would have on the same day.
#[must_use]
pub fn overlapping<'h>(houses: &[&'h House]) -> Option<(&'h House, &'h House)> {
    let both = |one: &House, other: &House| {
        let of_one = one.authorities.iter().any(|authority| other.is_of(authority));
        (of_one || one.is_of_all() && other.is_of_all()) && one.valid.shared(other.valid).is_some()
    };
    let pairs =
        houses.iter().enumerate().flat_map(|(at, one)| houses[at + 1..].iter().map(move |other| (*one, *other)));
    pairs.into_iter().find(|(one, other)| both(one, other))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::Valid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn valid(from: &str, until: &str) -> Valid {
        Valid { from: from.parse().ok(), until: until.parse().ok() }
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_a_style_and_the_days_beside_them_do_not() {
        let valid = valid("2003-01-01", "2014-12-31");
        let days = ["2002-12-31", "2003-01-01", "2014-12-31", "2015-01-01"].map(|text| valid.has(day(text)));
        assert_eq!(days, [false, true, true, false]);
    }

    #[test]
    fn styles_that_meet_on_a_day_are_found_whichever_ends_are_open() {
        let before = valid("", "2014-12-31");
        for (other, meets) in [
            (valid("2015-01-01", ""), false),
            (valid("2014-12-31", ""), true),
            (valid("2001-01-01", "2002-01-01"), true),
            (valid("", ""), true),
            (valid("", "1999-01-01"), true),
        ] {
            assert_eq!(before.shared(other).is_some(), meets, "{other:?}");
            assert_eq!(other.shared(before).is_some(), meets, "{other:?}");
        }
    }
}
