//! How to reach or pay somebody, in running text: telephone numbers, e-mail addresses and accounts.
//!
//! Each form is told by its check digits where it has any, and otherwise by the word before it: "08-12 34 56" is as often a reference as a
//! telephone. What belongs to an office, such as `registrator@…` or 112, is left alone.

use std::ops::Range;

use super::identity::check_digit;
use super::scan::{char_before, digits_at, is_space, skip_spaces, skip_spaces_back, word_before};

/// What was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ContactKind {
    /// A telephone number.
    Telephone,
    /// An e-mail address.
    Email,
    /// A number of Bankgirot.
    Bankgiro,
    /// A number of Plusgirot.
    Plusgiro,
    /// An international account number (IBAN, ISO 13616).
    Iban,
    /// A clearing number and an account.
    Account,
}

/// A way to reach or pay somebody, and its place. It does not hold the number itself: that must not reach a message or a log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundContact {
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it is.
    pub kind: ContactKind,
}

/// Names of mailboxes that are nobody's own.
const OFFICES: &[&str] = &[
    "registrator",
    "registratur",
    "info",
    "information",
    "kontakt",
    "kansli",
    "kansliet",
    "diarium",
    "diariet",
    "kommun",
    "kommunen",
    "post",
    "press",
    "remissvar",
    "arkiv",
    "dataskydd",
    "dso",
    "support",
    "kundtjanst",
    "kundtjänst",
    "myndighet",
    "namnd",
    "nämnd",
    "office",
    "mail",
    "medborgarservice",
    "servicecenter",
    "reception",
    "upphandling",
    "jobb",
    "rekrytering",
    "registry",
    "contact",
    "datainspektionen",
    "styrelsen",
    "ordf",
    "sekr",
    "valberedningen",
    "revisorer",
    "staff",
    "webmaster",
    "postmaster",
    "noreply",
    "helpdesk",
    "kundservice",
    "huvudkontoret",
    "international",
    "postmottak",
    "expedition",
    "expeditionen",
    "order",
    "ordermottagningen",
    "presskontakt",
    "pressjour",
    "presstjanst",
    "presstjänst",
    "redaktion",
    "redaktionen",
    "newsletter",
    "news",
    "nyhetsbrev",
    "remiss",
    "remisser",
    "ansokan",
    "ansökan",
    "anmalan",
    "anmälan",
];

/// Words that stand before a telephone number.
const TELEPHONE_WORDS: &[&str] = &[
    "tel",
    "tfn",
    "telefon",
    "telefonnummer",
    "telefonnumret",
    "mobil",
    "mobilnummer",
    "mobiltelefon",
    "mobilen",
    "ring",
    "ringa",
    "sms",
    "nås",
    "phone",
    "telephone",
    "mobile",
    "call",
    "direkt",
];

/// Words that stand before the number of something else, and before that of an office.
const OTHER_WORDS: &[&str] = &[
    "nummer",
    "nr",
    "dnr",
    "diarienummer",
    "diarienr",
    "ärende",
    "ärendet",
    "mål",
    "målnummer",
    "beteckning",
    "art",
    "artikel",
    "artikelnummer",
    "rad",
    "kod",
    "version",
    "växel",
    "växeln",
    "telefonväxel",
    "växelnummer",
    "number",
    "case",
    "switchboard",
];

/// Words that stand before an account.
const ACCOUNT_WORDS: &[&str] =
    &["konto", "kontonummer", "kontonr", "kontot", "bankkonto", "clearing", "clearingnummer", "clearingnr", "account"];

/// All ways to reach or pay somebody in a text, in order.
#[must_use]
pub fn find_contacts(text: &str) -> Vec<FoundContact> {
    let mut found: Vec<FoundContact> = Vec::new();
    let mut end = 0;
    for (at, letter) in text.char_indices() {
        if at < end {
            continue;
        }
        let range = match letter {
            '@' => email(text, at).map(|range| (range, ContactKind::Email)),
            '0'..='9' | '+' if begins(text, at) => number(text, at),
            'S' if begins(text, at) => iban(text, at).map(|range| (range, ContactKind::Iban)),
            _ => None,
        };
        if let Some((range, kind)) = range {
            end = range.end;
            found.push(FoundContact { range, kind });
        }
    }
    found
}

/// Whether no word, no number and no part of one stands right before.
fn begins(text: &str, at: usize) -> bool {
    !char_before(text, at).is_some_and(|before| {
        before.is_alphanumeric() || matches!(before, '+' | '-' | '/' | '.' | ',' | ':' | '–' | '§')
    })
}

fn number(text: &str, at: usize) -> Option<(Range<usize>, ContactKind)> {
    let word = word_around(text, at);
    let after_word = |words: &[&str]| words.contains(&word.as_str());
    let is_account = after_word(ACCOUNT_WORDS);
    let (digits, end) = grouped(text, at, is_account);
    let valid = |digits: &str| {
        let (body, check) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
        // The weights are counted from the check digit.
        let padded = if body.len() % 2 == 0 { format!("0{body}") } else { body.to_owned() };
        Some(check_digit(&padded)? == check.parse::<u32>().ok()?)
    };
    let is_valid = |digits: &str| valid(digits) == Some(true);
    let kind = if after_word(&["bankgiro", "bg", "bankgironummer", "bankgirot"]) {
        ((7..=8).contains(&digits.len()) && is_valid(&digits)).then_some(ContactKind::Bankgiro)
    } else if after_word(&["plusgiro", "pg", "plusgironummer", "postgiro", "plusgirot"]) {
        ((2..=8).contains(&digits.len()) && is_valid(&digits)).then_some(ContactKind::Plusgiro)
    } else if is_account {
        (9..=15).contains(&digits.len()).then_some(ContactKind::Account)
    } else {
        let told = after_word(TELEPHONE_WORDS);
        (told || text[at..].starts_with('+') || stands_alone(text, at)).then_some(())?;
        telephone(&digits, text.get(at..end)?, told).then_some(ContactKind::Telephone)
    };
    kind.map(|kind| (at..end, kind))
}

/// Whether no digits stand a space before, as in "02 07 01-02 07 05", nor a word that says what the number is of.
fn stands_alone(text: &str, at: usize) -> bool {
    let before = skip_spaces_back(text, at, 2);
    let goes_on = before < at && char_before(text, before).is_some_and(|sign| sign.is_ascii_digit());
    !goes_on && !OTHER_WORDS.contains(&word_before(text, before).to_lowercase().as_str())
}

/// The lengths of the groups of digits that a number is written in.
fn groups(written: &str) -> Vec<usize> {
    written.split(|sign: char| !sign.is_ascii_digit()).map(str::len).filter(|length| *length > 0).collect()
}

/// Whether digits are a telephone number of somebody's own. Without a word before it only a number is one that is written as nothing else is:
/// a mobile number, one with a country's, and one of an area in the usual groups ("08-123 45 67").
fn telephone(digits: &str, written: &str, told: bool) -> bool {
    if let Some(foreign) = digits.strip_prefix("00").or(written.starts_with('+').then_some(digits))
        && !foreign.starts_with("46")
    {
        // "+10 000 000 kronor" is in groups of three; telephone numbers are in others.
        let in_threes = groups(written).iter().skip(1).all(|length| *length == 3);
        return (8..=15).contains(&foreign.len())
            && !foreign.starts_with('0')
            && (told || (written.starts_with('+') && !in_threes));
    }
    let (national, foreign) =
        match digits.strip_prefix("0046").or_else(|| digits.strip_prefix("46").filter(|_| written.starts_with('+'))) {
            Some(rest) => (format!("0{}", rest.trim_start_matches('0')), true),
            None => (digits.to_owned(), false),
        };
    // 020 and 077 are of offices, 0200 to 0999 are areas.
    let of_office = ["020", "077", "090000"].iter().any(|area| national.starts_with(area));
    if !national.starts_with('0') || national.starts_with("00") || of_office || !(8..=11).contains(&national.len()) {
        return false;
    }
    let is_mobile =
        national.len() == 10 && ["070", "072", "073", "076", "079"].iter().any(|area| national.starts_with(area));
    // "0701234567" without any part could be a reference.
    let is_parted = matches!(groups(written).first(), Some(3 | 4));
    let is_of_area = match groups(written).as_slice() {
        [area @ 2..=4, first @ 2..=3, rest @ ..] => {
            let is_joined = written.get(*area..).is_some_and(|rest| rest.starts_with(['-', '–', '\u{2011}', '/']));
            is_joined
                && !rest.is_empty()
                && rest.iter().all(|length| (2..=3).contains(length))
                && area + first < national.len()
        }
        _ => false,
    };
    told || foreign || (is_mobile && is_parted && groups(written).len() > 1) || is_of_area
}

/// Digits in groups, with a plus sign before and hyphens, slashes, single spaces, or commas where these are wanted, between, and where they end.
fn grouped(text: &str, at: usize, with_commas: bool) -> (String, usize) {
    let mut digits = String::new();
    let mut end = at + usize::from(text[at..].starts_with('+'));
    let mut next = end;
    loop {
        let group = digits_at(text, next, 16);
        if group.is_empty() || digits.len() + group.len() > 16 {
            break;
        }
        digits.push_str(group);
        end = next + group.len();
        let rest = &text[end..];
        let sign = rest.chars().next().filter(|sign| {
            is_space(*sign) || matches!(sign, '-' | '–' | '/' | '\u{2011}') || (with_commas && *sign == ',')
        });
        let Some(sign) = sign else { break };
        next = end + sign.len_utf8();
        if !is_space(sign) {
            next = skip_spaces(text, next, 1);
        }
    }
    (digits, end)
}

/// The word that stands before a number, past a colon and "nummer".
fn word_around(text: &str, at: usize) -> String {
    let mut at = at;
    for _ in 0..2 {
        at = skip_spaces_back(text, at, 2);
        while char_before(text, at).is_some_and(|sign| matches!(sign, '.' | ':' | '(')) {
            at -= 1;
        }
        at = skip_spaces_back(text, at, 1);
        let word = word_before(text, at).to_lowercase();
        if !matches!(word.as_str(), "nr" | "nummer" | "är" | "på" | "number") {
            return word;
        }
        at -= word.len();
    }
    String::new()
}

/// A Swedish IBAN: `SE`, 22 digits of which the first two are the check (ISO 7064, modulus 97).
fn iban(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = text.get(at..)?.strip_prefix("SE")?;
    let mut digits = String::new();
    let mut end = at + 2;
    for letter in rest.chars() {
        match letter {
            '0'..='9' if digits.len() < 22 => digits.push(letter),
            letter if is_space(letter) && digits.len() < 22 => {}
            _ => break,
        }
        end += letter.len_utf8();
    }
    if digits.len() != 22 {
        return None;
    }
    // The letters S and E are 28 and 14; the four first characters go last.
    let (check, account) = digits.split_at(2);
    let turned = format!("{account}2814{check}");
    let left = turned.bytes().fold(0_u32, |left, digit| (left * 10 + u32::from(digit - b'0')) % 97);
    (left == 1).then_some(at..end)
}

/// The address around an `@`, if it is somebody's own.
fn email(text: &str, at: usize) -> Option<Range<usize>> {
    let of_local = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '-' | '+');
    let of_domain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '-');
    let local = text.get(..at)?.rsplit(|letter| !of_local(letter)).next()?.trim_start_matches('.');
    let domain = text.get(at + 1..)?.split(|letter| !of_domain(letter)).next()?.trim_end_matches(['.', '-']);
    let (_, top) = domain.rsplit_once('.')?;
    let real = !local.is_empty() && top.len() >= 2 && top.chars().all(char::is_alphabetic);
    let (local_name, domain_name) = (local.to_lowercase(), domain.to_lowercase());
    // The mailbox of an authority is often called what the authority is.
    let office = local_name.split(['.', '-', '_']).any(|part| OFFICES.contains(&part))
        || domain_name.split('.').any(|part| part == local_name);
    (real && !office).then_some(at - local.len()..at + 1 + domain.len())
}

#[cfg(test)]
mod tests {
    use super::ContactKind::{Account, Bankgiro, Email, Iban, Plusgiro, Telephone};
    use super::{ContactKind, find_contacts};

    fn found(text: &str) -> Vec<(&str, ContactKind)> {
        find_contacts(text).into_iter().map(|contact| (&text[contact.range], contact.kind)).collect()
    }

    #[test]
    fn telephone_numbers_are_found_with_a_word_before_or_as_mobile_or_foreign_ones() {
        assert_eq!(
            found("Ring 08-123 45 67, 070-123 45 67 eller +46 8 123 45 67. Tfn: 0650-123 45"),
            [
                ("08-123 45 67", Telephone),
                ("070-123 45 67", Telephone),
                ("+46 8 123 45 67", Telephone),
                ("0650-123 45", Telephone)
            ]
        );
    }

    #[test]
    fn numbers_of_areas_in_the_usual_groups_and_of_other_countries_are_found_without_a_word_before() {
        for number in [
            "08-405 22 65",
            "031-732 74 00",
            "0650–123 45",
            "0709-28 08 55",
            "+45 89 42 16 09",
            "+358 40 123 4567",
            "+1 202 555 0123",
        ] {
            assert_eq!(
                found(&format!("Frågor besvaras av Karin Ahl {number} (dagtid).")),
                [(number, Telephone)],
                "{number}"
            );
        }
        assert_eq!(found("tel. 0045 89 42 16 09"), [("0045 89 42 16 09", Telephone)]);
    }

    #[test]
    fn numbers_of_offices_references_years_and_sums_are_no_telephones() {
        for text in [
            "Ring 112 eller 020-12 34 56.",
            "Ärendet har nummer 08-123 45 67.",
            "åren 2023-2024, 1 250 000 kronor",
            "(2009:400), 5 kap. 2 §",
            "A2024/00912 och SN 2026/58-2",
            "0701234567",
            "2026-03-12 09.00",
            // Of other numbers in prose: waste codes, sums, customs tariffs, wind, growth, cases, years, times.
            "02 07 99 Annat avfall än det som anges i 02 07 01-02 07 05.",
            "16 02 09-16 02 12 och 07 01-06",
            "avgiften höjs med +10 000 000 kronor till 0-25 000 kronor",
            "KN-nr 0701 90 50 och 07 02-00 00",
            "mål nr 0812-345 67 och dnr 08-405 22 65",
            "ring växeln 08-405 10 00",
            "SFS 2009:400, 2017:900 och prop. 2016/17:180 s. 15-17",
            "5 kap. 65-72 §§ och 13 kap. 1-8 §§",
            "§§ 101-118, bilagorna 07-09 och tabellerna 08-12",
            "åren 1989-06-01 och 2024–2026, kl. 08.15-16.30",
            "EG nr 0883-2004 och 2016/679",
            "fastigheten Ekby 07:12 och 0765-12",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }

    #[test]
    fn mail_of_people_is_found_and_that_of_offices_is_not() {
        assert_eq!(
            found("Skriv till anna.ek@example.se, a.registrator@regeringskansliet.se eller info@alvnas.se."),
            [("anna.ek@example.se", Email)]
        );
        assert_eq!(found("@alvnas och a@b"), []);
        for office in [
            "iaf@iaf.se",
            "huvudkontoret@alvnas.se",
            "styrelsen@fören.se",
            "n.remisser.hl@alvnas.se",
            "order.tryck@alvnas.se",
        ] {
            assert_eq!(found(office), [], "{office}");
        }
    }

    #[test]
    fn accounts_are_found_by_their_words_and_check_digits() {
        assert_eq!(found("Bankgiro 5050-1055, bg 5050-1056"), [("5050-1055", Bankgiro)]);
        assert_eq!(found("plusgiro 90 20 03-3"), [("90 20 03-3", Plusgiro)]);
        assert_eq!(
            found("SE45 5000 0000 0583 9825 7466 och SE45 5000 0000 0583 9825 7467"),
            [("SE45 5000 0000 0583 9825 7466", Iban)]
        );
        assert_eq!(found("till konto 8327-9, 123 456 789"), [("8327-9, 123 456 789", Account)]);
    }
}
