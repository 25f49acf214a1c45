//! Personal identity numbers in running text, so that none reaches the public by oversight.
//!
//! A **personnummer** is `YYMMDD-NNNC`: day of birth, birth number, check digit (18 § folkbokföringslagen (1991:481),
//! Skatteverket SKV 704). From the year in which somebody turns 100 the hyphen becomes a plus sign. A
//! **samordningsnummer** is the same with 60 added to the day (2 kap. 8 § lagen (2022:1697) om samordningsnummer, SKV 707).
//! Both are also written with four digits of year and without the hyphen.
//!
//! A number is reported only if its day exists and its check digit is right. That leaves out organisation numbers, whose
//! third and fourth digits are at least 20, and nine in ten of all other numbers that happen to look alike.

use std::ops::Range;

use chrono::NaiveDate;

use super::scan::{char_before, digits_at, is_space, skip_spaces_back, word_before};

/// Which of the two identity numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PersonalNumberKind {
    /// Personnummer, of those who are or were registered in the population register.
    Personnummer,
    /// Samordningsnummer (coordination number), of others.
    Samordningsnummer,
}

/// A personal identity number and its place. It does not hold the number itself: that must not reach a message or a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPersonalNumber {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// Which of the two it is.
    pub kind: PersonalNumberKind,
}

/// All personal identity numbers in a text, in order.
#[must_use]
pub fn find_personal_numbers(text: &str) -> Vec<FoundPersonalNumber> {
    let mut found: Vec<FoundPersonalNumber> = Vec::new();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if at >= end
            && c.is_ascii_digit()
            && begins_number(text, at)
            && let Some(number) = number_at(text, at)
        {
            end = number.range.end;
            found.push(number);
        }
    }
    found
}

/// Whether a digit begins a number of its own: no letter, no digit and no part of a longer number stands before it.
fn begins_number(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    match (before.next(), before.next()) {
        (Some(c), _) if c.is_alphanumeric() => false,
        (Some('-' | '/' | '.' | ','), Some(c)) => !c.is_ascii_digit(),
        (Some('+'), _) => false,
        _ => true,
    }
}

/// How the last four digits are joined to the day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    None,
    Sign,
    Space,
}

fn number_at(text: &str, at: usize) -> Option<FoundPersonalNumber> {
    let (day, joint, start_of_rest) = day_and_joint(text, at)?;
    let rest = match joint {
        Joint::None => text.get(start_of_rest..start_of_rest + 4)?,
        Joint::Sign | Joint::Space => digits_at(text, start_of_rest, 5),
    };
    let end = start_of_rest + rest.len();
    if rest.len() != 4 || !ends_number(text, end, joint) || (joint == Joint::None && follows_telephone(text, at)) {
        return None;
    }
    let digits: String = [day.as_str(), rest].concat();
    let kind = kind_of(&digits)?;
    Some(FoundPersonalNumber { range: at..end, kind })
}

/// The six or eight digits of the day of birth, how the rest is joined, and where the rest begins.
fn day_and_joint(text: &str, at: usize) -> Option<(String, Joint, usize)> {
    let first = digits_at(text, at, 13);
    let after = at + first.len();
    match first.len() {
        length @ (10 | 12) => {
            let split = length - 4;
            Some((first.get(..split)?.to_owned(), Joint::None, at + split))
        }
        6 | 8 => {
            let (joint, rest) = joint_at(text, after)?;
            Some((first.to_owned(), joint, rest))
        }
        4 => {
            // "1964-08-23-3234". With a space instead of the last hyphen it could be a date and a time.
            let written = text.get(at..at + 11)?;
            let mut parts = written.split('-');
            let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
            let shaped = month.len() == 2 && day.len() == 2 && written.ends_with('-');
            shaped.then(|| ([year, month, day].concat(), Joint::Sign, at + 11))
        }
        _ => None,
    }
}

/// A hyphen or plus sign with or without a space on either side, or one space.
fn joint_at(text: &str, at: usize) -> Option<(Joint, usize)> {
    let mut joint = Joint::Space;
    let mut end = at;
    for (offset, c) in text.get(at..)?.char_indices().take(3) {
        end = at + offset;
        match c {
            '-' | '+' | '–' | '−' | '\u{2010}' | '\u{2011}' if joint == Joint::Space => joint = Joint::Sign,
            c if is_space(c) => {}
            _ => break,
        }
        end += c.len_utf8();
    }
    let spaces_only_once = joint == Joint::Sign || text.get(at..end)?.chars().count() == 1;
    (end > at && spaces_only_once).then_some((joint, end))
}

/// Whether a number is over: what follows is no letter, no digit and not the next part of a longer number.
fn ends_number(text: &str, at: usize, joint: Joint) -> bool {
    let mut after = text.get(at..).unwrap_or_default().chars();
    match (after.next(), after.next()) {
        (Some(c), _) if c.is_alphanumeric() => false,
        (Some('-' | '–' | '/' | '.' | ','), Some(c)) => !c.is_ascii_digit(),
        // "640823 3234 1234" is an account or a reference in groups.
        (Some(space), Some(c)) if joint == Joint::Space && is_space(space) => !c.is_ascii_digit(),
        _ => true,
    }
}

/// Ten digits in a row may be a mobile number that looks like the child of 2007; the word before tells.
fn follows_telephone(text: &str, at: usize) -> bool {
    let mut at = skip_spaces_back(text, at, 2);
    if char_before(text, at).is_some_and(|c| c == '.' || c == ':') {
        at -= 1;
    }
    let word = word_before(text, at).to_lowercase();
    ["tel", "tfn", "telefon", "telefonnummer", "mobil", "mobilnummer", "ring", "sms", "phone", "mobile"]
        .contains(&word.as_str())
}

/// What ten or twelve digits are, if the day exists and the check digit is right.
fn kind_of(digits: &str) -> Option<PersonalNumberKind> {
    let (century, short) = digits.split_at_checked(digits.len().checked_sub(10)?)?;
    let year: i32 = short.get(..2)?.parse().ok()?;
    let month: u32 = short.get(2..4)?.parse().ok()?;
    let day: u32 = short.get(4..6)?.parse().ok()?;
    let (day, kind) = match day {
        61.. => (day - 60, PersonalNumberKind::Samordningsnummer),
        _ => (day, PersonalNumberKind::Personnummer),
    };
    let exists = |century: i32| NaiveDate::from_ymd_opt(century * 100 + year, month, day).is_some();
    let day_exists = match century {
        // Without a century 29 February exists if it did in one of them.
        "" => (18..=20).any(exists),
        "18" | "19" | "20" => exists(century.parse().ok()?),
        _ => false,
    };
    let (body, check) = short.split_at_checked(9)?;
    (day_exists && check_digit(body)? == check.parse::<u32>().ok()?).then_some(kind)
}

/// The check digit after nine digits: modulus 10 with the weights 2 and 1 (Luhn's algorithm).
pub(super) fn check_digit(digits: &str) -> Option<u32> {
    let mut sum = 0;
    for (index, c) in digits.chars().enumerate() {
        let product = c.to_digit(10)? * if index % 2 == 0 { 2 } else { 1 };
        sum += product / 10 + product % 10;
    }
    Some((10 - sum % 10) % 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<(&str, PersonalNumberKind)> {
        find_personal_numbers(text).into_iter().map(|number| (&text[number.range], number.kind)).collect()
    }

    fn is_found(written: &str) -> bool {
        found(&format!("Sökanden ({written}) yttrade sig.")) == [(written, PersonalNumberKind::Personnummer)]
    }

    #[test]
    fn the_authority_s_own_examples_are_found() {
        // SKV 704 and SKV 707, and the numbers of Skatteverket's test persons.
        let text = "Född man 640823-3234, samordningsnummer 701063-2391, test 811218-9876 och 191212121212.";
        assert_eq!(
            found(text),
            [
                ("640823-3234", PersonalNumberKind::Personnummer),
                ("701063-2391", PersonalNumberKind::Samordningsnummer),
                ("811218-9876", PersonalNumberKind::Personnummer),
                ("191212121212", PersonalNumberKind::Personnummer),
            ]
        );
    }

    #[test]
    fn every_way_to_write_a_number_is_found() {
        for written in [
            "640823-3234",
            "640823+3234",
            "6408233234",
            "640823 3234",
            "640823\u{a0}3234",
            "640823–3234",
            "640823\u{2011}3234",
            "640823 - 3234",
            "19640823-3234",
            "196408233234",
            "19640823 3234",
            "1964-08-23-3234",
        ] {
            assert!(is_found(written), "{written}");
        }
    }

    #[test]
    fn punctuation_around_a_number_does_not_hide_it() {
        for text in [
            "pnr:640823-3234",
            "640823-3234.",
            "640823-3234, född",
            "(640823-3234)",
            "fil_640823-3234.pdf",
            "640823-3234:s",
        ] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
    }

    #[test]
    fn a_wrong_check_digit_or_a_day_that_does_not_exist_is_no_number() {
        for text in ["640823-3235", "641323-3234", "640832-3234", "640800-3234", "19640823-3233", "640892-3234"] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "organisationsnummer 556012-5790",
            "organisationsnummer 202100-3831",
            "16556012-5790",
            "dnr 3.1-4788-2026",
            "A2024/00912",
            "växel 08-405 10 00",
            "mobil 0701234567",
            "tel. 0701010100",
            "Mobil: 0701010100",
            "bankgiro 5050-1055",
            "konto 640823 3234 1234",
            "1640823-3234",
            "640823-32341",
            "640823-3234-1",
            "12.640823-3234",
            "B640823-3234",
            "6408233234a",
            "ISBN 978-91-38-23265-1",
            "17640823-3234",
            "2024-06-04 0900",
            "den 4 juni 2024 kl. 9.00–15.30",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn the_leap_day_exists_only_in_a_leap_year() {
        let with_check = |nine: &str| format!("{nine}{}", check_digit(nine).unwrap());
        assert!(is_found(&with_check("000229123")));
        assert!(is_found(&format!("20{}", with_check("000229123"))));
        assert!(!is_found(&format!("19{}", with_check("000229123"))));
        assert!(!is_found(&with_check("010229123")));
    }

    proptest! {
        #[test]
        fn every_valid_number_is_found_and_only_with_its_own_check_digit(
            days in 0..75_000i64, serial in 1..1000u32, wrong in 1..10u32, coordination: bool
        ) {
            let born = NaiveDate::from_ymd_opt(1850, 1, 1).unwrap() + chrono::Duration::days(days);
            let mut nine = format!("{}{serial:03}", born.format("%y%m%d"));
            let mut kind = PersonalNumberKind::Personnummer;
            if coordination {
                let day: u32 = nine[4..6].parse().unwrap();
                nine.replace_range(4..6, &(day + 60).to_string());
                kind = PersonalNumberKind::Samordningsnummer;
            }
            let check = check_digit(&nine).unwrap();
            let text = format!("{}-{}{check}", &nine[..6], &nine[6..]);
            prop_assert_eq!(found(&text), [(text.as_str(), kind)]);
            let text = format!("{}-{}{}", &nine[..6], &nine[6..], (check + wrong) % 10);
            prop_assert_eq!(found(&text), []);
        }

        #[test]
        fn one_digit_changed_is_noticed_by_the_check_digit(nine in "[0-9]{9}", at in 0..9usize, by in 1..10u8) {
            let mut changed = nine.clone().into_bytes();
            changed[at] = b'0' + (changed[at] - b'0' + by) % 10;
            let changed = String::from_utf8(changed).unwrap();
            prop_assert_ne!(check_digit(&nine), check_digit(&changed));
        }

        #[test]
        fn no_text_makes_the_finder_panic(text in "([0-9]{1,12}|[-+ –/.]|\\PC){0,12}") {
            for number in find_personal_numbers(&text) {
                prop_assert!(text.get(number.range).is_some());
            }
        }
    }
}
