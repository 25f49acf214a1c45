//! Times of day: `09:00` and `9.00` in a record, `kl. 9.00` in a Swedish document.

use super::DocLang;
use super::scan::{NBSP, digits_at, run_at};
use crate::diagnostic::{Message, excerpt};
use crate::message;

/// A time of day (klockslag), to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

/// Why a text is no time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TimeError {
    /// Not hours, a full stop or colon, and two digits of minutes.
    Form {
        /// What was written.
        written: String,
        /// What was probably meant.
        meant: Option<TimeOfDay>,
    },
    /// No day has this hour.
    Hour(u8),
    /// No hour has this minute.
    Minute(u8),
}

impl TimeError {
    /// What is wrong.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::Form { written, .. } => {
                let written = excerpt(written);
                message!("”{written}” är inte ett klockslag", "“{written}” is not a time of day")
            }
            Self::Hour(hour) => {
                message!(
                    "timme {hour} finns inte: timmarna går från 0 till 23",
                    "there is no hour {hour}: hours go from 0 to 23"
                )
            }
            Self::Minute(minute) => message!(
                "minut {minute} finns inte: minuterna går från 00 till 59",
                "there is no minute {minute}: minutes go from 00 to 59"
            ),
        }
    }

    /// What to write instead.
    #[must_use]
    pub fn hint(&self) -> Option<Message> {
        match self {
            Self::Form { meant: Some(meant), .. } => {
                let clock = meant.clock(DocLang::Sv);
                Some(message!("skriv \"{clock}\"", "write \"{clock}\""))
            }
            Self::Form { meant: None, .. } => Some(message!(
                "skriv timmar och minuter med punkt emellan, till exempel \"9.00\"",
                "write hours and minutes with a full stop between them, for example \"9.00\""
            )),
            Self::Hour(24) => Some(message!("skriv \"23.59\" eller \"0.00\"", "write \"23.59\" or \"0.00\"")),
            Self::Hour(_) | Self::Minute(_) => None,
        }
    }

    /// The time that was probably meant.
    #[must_use]
    pub fn suggestion(&self) -> Option<TimeOfDay> {
        match self {
            Self::Form { meant, .. } => *meant,
            Self::Hour(_) | Self::Minute(_) => None,
        }
    }
}

impl TimeOfDay {
    /// A time that exists.
    ///
    /// # Errors
    /// For an hour above 23 or a minute above 59.
    pub fn new(hour: u8, minute: u8) -> Result<Self, TimeError> {
        if hour > 23 {
            Err(TimeError::Hour(hour))
        } else if minute > 59 {
            Err(TimeError::Minute(minute))
        } else {
            Ok(Self { hour, minute })
        }
    }

    /// Reads `09:00`, `9:00`, `09.00` or `9.00`.
    ///
    /// # Errors
    /// For another form (`kl. 9`, `0900`), an hour above 23 or a minute above 59.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        if let Some((hour, minute)) = text.split_once(['.', ':'])
            && let (Some(hour), Some(minute)) = (number(hour, 1), number(minute, 2))
        {
            return Self::new(hour, minute);
        }
        Err(TimeError::Form { written: text.to_owned(), meant: guess(text) })
    }

    /// As data and in records: `09:00` (ISO 8601).
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:02}:{:02}", self.hour, self.minute)
    }

    /// As text: `9.00` in Swedish, `09:00` in English.
    #[must_use]
    pub fn clock(self, lang: DocLang) -> String {
        match lang {
            DocLang::Sv => format!("{}.{:02}", self.hour, self.minute),
            DocLang::En => self.iso(),
        }
    }

    /// As text with the word that goes before: `kl. 9.00` with a fixed space, in English `09:00`.
    #[must_use]
    pub fn in_text(self, lang: DocLang) -> String {
        match lang {
            DocLang::Sv => format!("kl.{NBSP}{}", self.clock(lang)),
            DocLang::En => self.clock(lang),
        }
    }

    /// From this time to `end`: `kl. 9.00–15.30`, in English `09:00–15:30`.
    #[must_use]
    pub fn until(self, end: Self, lang: DocLang) -> String {
        format!("{}–{}", self.in_text(lang), end.clock(lang))
    }
}

/// All of `text` as a number of at least `least` and at most two digits.
fn number(text: &str, least: usize) -> Option<u8> {
    let written = (least..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    written.then(|| text.parse().ok())?
}

/// What somebody means by `kl. 9`, `0900`, `9:00:00` or `9,30`.
fn guess(text: &str) -> Option<TimeOfDay> {
    let lower = text.trim().to_lowercase();
    let rest = lower.strip_prefix("kl").map_or(lower.as_str(), |rest| rest.trim_start_matches('.').trim_start());
    let digits = digits_at(rest, 0, 5);
    let after = rest.get(digits.len()..).unwrap_or_default();
    let (hour, minute) = match (digits.len(), after) {
        (1 | 2, "") => (number(digits, 1)?, 0),
        (3 | 4, "") => {
            let (hour, minute) = digits.split_at(digits.len() - 2);
            (number(hour, 1)?, number(minute, 2)?)
        }
        (1 | 2, _) => {
            let minutes = after.strip_prefix(['.', ':', ',', ';', ' '])?;
            let minute = run_at(minutes, 0, 3, |c| c.is_ascii_digit());
            let seconds = minutes.get(minute.len()..).unwrap_or_default();
            let whole = seconds.is_empty() || matches!(seconds, ":00" | ".00");
            whole.then_some((number(digits, 1)?, number(minute, 2)?))?
        }
        _ => return None,
    };
    TimeOfDay::new(hour, minute).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_four_ways_to_write_a_time_in_a_record_are_read() {
        for text in ["09:00", "9:00", "09.00", "9.00"] {
            assert_eq!(TimeOfDay::parse(text).unwrap().iso(), "09:00", "{text}");
        }
        assert_eq!(TimeOfDay::parse("00:00").unwrap().iso(), "00:00");
        assert_eq!(TimeOfDay::parse("23.59").unwrap().iso(), "23:59");
    }

    #[test]
    fn a_form_that_can_be_understood_is_refused_with_the_time_to_write() {
        for (text, meant) in [
            ("9", "09:00"),
            ("kl. 9", "09:00"),
            ("kl 13.30", "13:30"),
            ("Kl. 13.30", "13:30"),
            ("0900", "09:00"),
            ("900", "09:00"),
            ("09:00:00", "09:00"),
            ("9,30", "09:30"),
            (" 9.30 ", "09:30"),
        ] {
            let error = TimeOfDay::parse(text).unwrap_err();
            assert_eq!(error.suggestion().map(TimeOfDay::iso).as_deref(), Some(meant), "{text}");
        }
    }

    #[test]
    fn what_is_no_time_gets_no_guess() {
        for text in
            ["", "förmiddag", "9.5", "9.000", "9–15", "kl", "25", "1260", "９:００", "-9:00", "9:00 pm", "9:00:30"]
        {
            let error = TimeOfDay::parse(text).unwrap_err();
            assert_eq!(error.suggestion(), None, "{text}");
        }
    }

    #[test]
    fn an_hour_or_minute_that_does_not_exist_is_named() {
        assert_eq!(
            TimeOfDay::parse("24:00").unwrap_err().message().sv,
            "timme 24 finns inte: timmarna går från 0 till 23"
        );
        assert_eq!(
            TimeOfDay::parse("9.60").unwrap_err().message().en,
            "there is no minute 60: minutes go from 00 to 59"
        );
        assert_eq!(TimeOfDay::parse("24.00").unwrap_err().hint().unwrap().sv, "skriv \"23.59\" eller \"0.00\"");
    }

    #[test]
    fn swedish_documents_have_a_full_stop_and_no_leading_zero() {
        let (start, end) = (TimeOfDay::parse("09:00").unwrap(), TimeOfDay::parse("15:30").unwrap());
        assert_eq!(start.in_text(DocLang::Sv), "kl.\u{a0}9.00");
        assert_eq!(start.until(end, DocLang::Sv), "kl.\u{a0}9.00–15.30");
        assert_eq!(start.until(end, DocLang::En), "09:00–15:30");
    }

    proptest! {
        #[test]
        fn every_time_survives_being_written_and_read(hour in 0..24u8, minute in 0..60u8) {
            let time = TimeOfDay::new(hour, minute).unwrap();
            prop_assert_eq!(TimeOfDay::parse(&time.iso()), Ok(time));
            prop_assert_eq!(TimeOfDay::parse(&time.clock(DocLang::Sv)), Ok(time));
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in "\\PC{0,12}|[0-9kl.:, ]{0,12}") {
            if let Err(error) = TimeOfDay::parse(&text) {
                prop_assert!(!error.message().sv.is_empty());
            }
        }
    }
}
