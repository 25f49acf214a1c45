//! The form of an authority's numbers.

use chrono::NaiveDate;

use crate::diagnostic::Profile;
use crate::swedish::authority;
use crate::swedish::registry::{self, RegistryProfile, ministry_code};

/// Stands for the year.
const YEAR: &str = "{år}";
/// Digits of a ministry's serial.
const MINISTRYS_DIGITS: usize = 5;

/// How an authority writes its numbers: `A{år}/{nr:5}`, `KN {år}/{nr}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    before: String,
    after: String,
    digits: usize,
}

impl Form {
    /// The form that a text describes; `None` where it has no place, or several, for the serial, or no number comes of it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (before, rest) = text.split_once("{nr")?;
        let (width, after) = rest.split_once('}')?;
        let digits = match width.strip_prefix(':') {
            Some(digits) => digits.parse().ok().filter(|digits| (1..=9).contains(digits))?,
            None if width.is_empty() => 1,
            None => return None,
        };
        let form = Self { before: before.to_owned(), after: after.to_owned(), digits };
        let left = [&form.before, &form.after].map(|part| part.replace(YEAR, ""));
        let example = form.number(2026, 1);
        let is_number = registry::parse(&example, RegistryProfile::Agency, None).is_ok_and(|number| number.serial == 1);
        (is_number && left.iter().all(|part| !part.contains(['{', '}']))).then_some(form)
    }

    /// The form that an authority is known to have; `None` where it has to be told.
    #[must_use]
    pub fn of(authority: &str) -> Option<Self> {
        let code = ministry_code(authority)?;
        Self::parse(&format!("{code}{YEAR}/{{nr:{MINISTRYS_DIGITS}}}"))
    }

    /// The number with this serial.
    #[must_use]
    pub fn number(&self, year: i32, serial: u32) -> String {
        let Self { before, after, digits } = self;
        format!("{before}{serial:0digits$}{after}").replace(YEAR, &year.to_string())
    }

    /// Whether a serial has more digits than the form has places for.
    #[must_use]
    pub fn is_too_short_for(&self, serial: u32) -> bool {
        self.digits > 1 && serial.to_string().len() > self.digits
    }

    /// The form in words, as [`Form::parse`] reads it.
    #[must_use]
    pub fn text(&self) -> String {
        let Self { before, after, digits } = self;
        match digits {
            1 => format!("{before}{{nr}}{after}"),
            _ => format!("{before}{{nr:{digits}}}{after}"),
        }
    }
}

/// What a number of this authority says, if it is of the form that the authority had on that day.
pub(super) fn read(
    number: &str,
    authority: &str,
    on: NaiveDate,
) -> Result<registry::RegistryNumber, registry::RegistryError> {
    let profile = match ministry_code(authority) {
        Some(_) => Profile::Regeringskansliet,
        None => authority::profile(Some(authority), None),
    };
    registry::parse(number, profile.into(), Some(on))
}

#[cfg(test)]
mod tests {
    use super::Form;

    #[test]
    fn a_ministrys_form_is_known_and_any_other_is_told() {
        assert_eq!(Form::of("Arbetsmarknadsdepartementet").unwrap().number(2026, 12), "A2026/00012");
        assert_eq!(Form::of("Älvnäs kommun"), None);
        for (text, number) in
            [("KN {år}/{nr}", "KN 2026/7"), ("{år}-{nr:4}", "2026-0007"), ("3.1-{nr}-{år}", "3.1-7-2026")]
        {
            let form = Form::parse(text).unwrap();
            assert_eq!((form.number(2026, 7).as_str(), form.text().as_str()), (number, text));
        }
    }

    #[test]
    fn a_form_without_a_place_for_the_serial_or_of_which_no_number_comes_is_none() {
        for text in ["KN {år}", "{nr}{nr}", "{nr:}", "{nr:x}", "{nr:10}", "{månad}/{nr}", "KN_{nr}", "/{nr}", ""] {
            assert_eq!(Form::parse(text), None, "{text}");
        }
    }
}
