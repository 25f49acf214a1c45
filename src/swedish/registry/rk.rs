//! Registry numbers of Regeringskansliet.

use chrono::NaiveDate;

use super::ministry::SERIES;
use super::{LONGEST, RegistryError, RegistryErrorKind, RegistryNumber, YEARS, without_label};
use crate::diagnostic::{Message, excerpt};
use crate::message;

/// The series of committees (kommittéer).
pub(super) const COMMITTEE: &str = "Komm";

/// The form of a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `N2012/6167/RT`
    Unpadded,
    /// `N2018/03142/SK`
    WithUnit,
    /// `A2024/00912`
    Bare,
    /// `Komm2024/00450/KN`
    Committee,
}

impl Form {
    /// The forms that were in use in a year, the likeliest first; `on` is the day of the document.
    fn of(series: &str, year: i32, on: Option<NaiveDate>) -> &'static [Self] {
        // The day from which ministries leave out the unit.
        let before_change = NaiveDate::from_ymd_opt(2020, 7, 1).zip(on).is_some_and(|(change, on)| on < change);
        match year {
            _ if series == COMMITTEE => &[Self::Committee],
            ..=2014 => &[Self::Unpadded],
            2015..=2019 => &[Self::WithUnit],
            2020 if before_change => &[Self::WithUnit],
            2020 => &[Self::Bare, Self::WithUnit],
            _ => &[Self::Bare],
        }
    }

    fn example(self) -> &'static str {
        match self {
            Self::Unpadded => "N2012/6167/RT",
            Self::WithUnit => "N2018/03142/SK",
            Self::Bare => "A2024/00912",
            Self::Committee => "Komm2024/00450/KN",
        }
    }

    fn fits(self, parts: &Parts) -> bool {
        let digits = parts.serial.len();
        match self {
            Self::Unpadded => (3..=5).contains(&digits) && parts.suffix.is_some(),
            Self::WithUnit => digits == 5 && parts.suffix.is_some(),
            Self::Bare => digits == 5 && parts.suffix.is_none(),
            Self::Committee => digits == 5,
        }
    }

    /// What was meant in this form, if only the number of digits or the unit is amiss.
    fn mend(self, parts: &Parts) -> Option<Parts> {
        let value: u32 = parts.serial.parse().ok()?;
        let serial = match self {
            Self::Unpadded => format!("{value:03}"),
            Self::WithUnit | Self::Bare | Self::Committee => format!("{value:05}"),
        };
        let suffix = if self == Self::Bare { None } else { parts.suffix.clone() };
        let mended = Parts { serial, suffix, ..parts.clone() };
        self.fits(&mended).then_some(mended)
    }
}

/// A number taken apart, its digits as they were written.
#[derive(Clone, PartialEq, Eq)]
struct Parts {
    series: String,
    year: String,
    serial: String,
    suffix: Option<String>,
}

impl Parts {
    fn write(&self) -> String {
        let suffix = self.suffix.as_ref().map(|suffix| format!("/{suffix}")).unwrap_or_default();
        format!("{}{}/{}{suffix}", self.series, self.year, self.serial)
    }
}

pub(super) fn parse(text: &str, on: Option<NaiveDate>) -> Result<RegistryNumber, RegistryError> {
    let wrong = |kind, message, suggestion| RegistryError { kind, message, suggestion };
    let written = excerpt(text);
    let Some(parts) = take_apart(text) else {
        return Err(wrong(RegistryErrorKind::Form, wanted(&written, Form::Bare), None));
    };
    let Some(year) = parts.year.parse().ok().filter(|year| YEARS.contains(year)) else {
        let (year, first, last) = (&parts.year, YEARS.start(), YEARS.end());
        let message = message!(
            "”{written}” har årtalet {year}: diarienummer har år från {first} till {last}",
            "“{written}” has the year {year}: registry numbers have years from {first} to {last}"
        );
        return Err(wrong(RegistryErrorKind::Year, message, None));
    };
    let Some(code) = code_of(&parts.series) else {
        let series = &parts.series;
        let known = current_codes();
        let message = message!(
            "”{written}” börjar med {series}, som inget departement har: beteckningarna är {known}",
            "“{written}” begins with {series}, which no ministry has: the codes are {known}"
        );
        return Err(wrong(RegistryErrorKind::Series, message, None));
    };
    if let Some(last) = last_year(code).filter(|&last| year > last) {
        let message = message!(
            "”{written}” är från {year}, men beteckningen {code} användes till och med {last}",
            "“{written}” is from {year}, but the code {code} was in use until {last}"
        );
        return Err(wrong(RegistryErrorKind::Series, message, None));
    }

    let parts = Parts { series: code.to_owned(), ..parts };
    let forms = Form::of(code, year, on);
    let number =
        parts.serial.parse().ok().filter(|_| parts.write() == text && forms.iter().any(|form| form.fits(&parts)));
    if let Some(serial) = number {
        return Ok(RegistryNumber { series: parts.series, year: Some(year), serial, suffix: parts.suffix });
    }
    let other = [Form::Unpadded, Form::WithUnit, Form::Bare].into_iter().find(|form| form.fits(&parts));
    let kind = match other {
        Some(_) if parts.write() == text => RegistryErrorKind::Era,
        _ => RegistryErrorKind::Form,
    };
    let right = forms.iter().find(|form| form.fits(&parts)).map(|_| parts.clone());
    let right = right.or_else(|| forms.iter().find_map(|form| form.mend(&parts)));
    let form = forms.first().copied().unwrap_or(Form::Bare);
    let message = match kind {
        RegistryErrorKind::Era => era(&written, year, form),
        _ => wanted(&written, form),
    };
    Err(wrong(kind, message, right.map(|parts| parts.write())))
}

fn wanted(written: &str, form: Form) -> Message {
    let example = form.example();
    match form {
        Form::Bare => message!(
            "”{written}” är inte ett diarienummer: departementets beteckning, år, snedstreck och fem siffror som i {example}",
            "“{written}” is not a registry number: the ministry's code, year, slash and five digits as in {example}"
        ),
        Form::WithUnit | Form::Unpadded => message!(
            "”{written}” är inte ett diarienummer: departementets beteckning, år, löpnummer och enhet som i {example}",
            "“{written}” is not a registry number: the ministry's code, year, serial number and unit as in {example}"
        ),
        Form::Committee => message!(
            "”{written}” är inte ett diarienummer: Komm, år, snedstreck, fem siffror och departement som i {example}",
            "“{written}” is not a registry number: Komm, year, slash, five digits and ministry as in {example}"
        ),
    }
}

fn era(written: &str, year: i32, form: Form) -> Message {
    let example = form.example();
    message!(
        "”{written}” har inte den form som användes {year}, som i {example}",
        "“{written}” is not of the form that was used in {year}, as in {example}"
    )
}

fn code_of(series: &str) -> Option<&'static str> {
    let lower = series.to_lowercase();
    SERIES.iter().map(|series| series.code).chain([COMMITTEE]).find(|code| code.to_lowercase() == lower)
}

fn last_year(code: &str) -> Option<i32> {
    SERIES.iter().find(|series| series.code == code).and_then(|series| series.until)
}

fn current_codes() -> String {
    let codes: Vec<&str> = SERIES.iter().filter(|series| series.until.is_none()).map(|series| series.code).collect();
    codes.join(", ")
}

/// Reads generously: any case, any sign between the parts, spaces, "Dnr" in front, two digits of year.
fn take_apart(text: &str) -> Option<Parts> {
    let text = without_label(text);
    if text.len() > LONGEST {
        return None;
    }
    let between = |c: char| c.is_whitespace() || matches!(c, '/' | '-' | '–' | ':' | '\\' | '.' | '\u{2011}');
    let series_end = text.find(|c: char| !c.is_alphabetic())?;
    let (series, rest) = text.split_at_checked(series_end)?;
    let rest = rest.trim_start_matches(between);
    let mut fields = rest.split(between).filter(|field| !field.is_empty());
    let (year, serial) = (fields.next()?, fields.next()?);
    let suffix = fields.next();
    let digits = |field: &str, most| field.len() <= most && field.bytes().all(|b| b.is_ascii_digit());
    let unit = |field: &str| {
        field.len() <= 12 && field.starts_with(char::is_alphabetic) && field.chars().all(char::is_alphanumeric)
    };
    let shaped = !series.is_empty()
        && matches!(year.len(), 2 | 4)
        && digits(year, 4)
        && digits(serial, 5)
        && suffix.is_none_or(unit)
        && fields.next().is_none();
    let year = match year.len() {
        2 if year >= "90" => format!("19{year}"),
        2 => format!("20{year}"),
        _ => year.to_owned(),
    };
    // A committee's suffix is a ministry. Units are written in capitals or mixed; all small is a slip.
    let suffix = suffix.map(|suffix| match code_of(suffix) {
        Some(code) if code_of(series) == Some(COMMITTEE) => code.to_owned(),
        _ if suffix.chars().any(char::is_uppercase) => suffix.to_owned(),
        _ => suffix.to_uppercase(),
    });
    shaped.then(|| Parts { series: series.to_owned(), year, serial: serial.to_owned(), suffix })
}
