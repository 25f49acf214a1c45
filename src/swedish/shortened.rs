//! Shortened words (förkortningar) that a reader must know to understand a line, such as the title by which a document is found in a register.

use std::ops::Range;

/// Letters that everybody reads as the word or name itself, and those by which laws, authorities and parties are looked for in a register of a
/// municipality: their full names are what fewer know.
const KNOWN: &[&str] = &[
    // Words and states.
    "EU", "FN", "USA", "IT", "EES", "TV", "WC", "PC", "LED", "VVS", "VA", "GC", "AI", "PDF", "UK", "OECD", "NATO",
    "USB", "ID", "SMS", "GPS", "BNP", "ADHD", "HBTQ", "HBTQI", "PFAS",
    // Forms of companies, and companies that are called by letters.
    "AB", "HB", "KB", "SJ", "NCC", "IKEA", "SVT", "SR", "SL", "SAS", "ISS", "JM", "HSB",
    // Organisations and authorities.
    "SKR", "SKL", "SCB", "JO", "JK", "DO", "SMHI", "SBU", "CSN", "LO", "TCO", "SACO", "LRF", "PRO", "SPF", "BRIS",
    "RFSL", "RFSU", "IF", "IFK", "IK", "FK", "BK", "FC", // Laws and what they name.
    "PBL", "LSS", "LVU", "LVM", "LOU", "LOV", "LUF", "GDPR", "OSL", "HVB", "MBL", "LAS", // Parties.
    "SD", "KD", "MP",
];

/// Dotted words that belong to a title of a person or stand for more people.
const KNOWN_DOTTED: &[&str] = &["h.m.", "h.k.h.", "m.fl."];

/// Shortened words without a full stop inside; before a number they are read out as they stand.
const WITH_ONE_STOP: &[&str] = &[
    "ang.", "avd.", "bet.", "dir.", "dvs.", "enl.", "etc.", "ev.", "exkl.", "forts.", "inkl.", "osv.", "prel.", "resp.",
];

/// Most letters of an abbreviation in capitals; what is longer is a word that somebody shouts.
const LONGEST: usize = 6;

/// The shortened words of a line that it does not explain itself. What stands in parentheses, or has them after it, is explained there:
/// `Sveriges Kommuner och Regioner (SKR)`. Before a number, capitals name a series: `KN 2026/7`.
#[must_use]
pub fn unexplained(line: &str) -> Vec<Range<usize>> {
    // A line all in capitals says nothing of its words.
    if !line.chars().any(char::is_lowercase) {
        return Vec::new();
    }
    let tokens: Vec<Range<usize>> = tokens(line).collect();
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        let word = line[token.clone()].trim_end_matches([',', ';', ':', '!', '?']);
        let next = tokens.get(index + 1).map_or("", |next| &line[next.clone()]);
        if next.starts_with('(') || word.starts_with('(') || word.ends_with(')') {
            continue;
        }
        // Before a name they are its beginning: "ABF Älvnäs".
        let begins_name = begins_with_capital(next);
        if is_dotted(word) || (is_in_capitals(word) && !next.starts_with(|c: char| c.is_ascii_digit()) && !begins_name)
        {
            found.push(token.start..token.start + word.len());
        }
    }
    found
}

/// A capital with small letters after it.
fn begins_with_capital(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// `t.ex.`, `inkl.`
fn is_dotted(word: &str) -> bool {
    let lower = word.to_lowercase();
    if KNOWN_DOTTED.contains(&lower.as_str()) {
        return false;
    }
    let parts: Vec<&str> = lower.split('.').collect();
    let letters = |part: &&str| !part.is_empty() && part.len() <= 4 && part.chars().all(char::is_alphabetic);
    let several = parts.len() > 2 && parts.last() == Some(&"") && parts[..parts.len() - 1].iter().all(letters);
    several || WITH_ONE_STOP.contains(&lower.as_str())
}

/// `SKR`, `MSB:s`, but no Roman number.
fn is_in_capitals(word: &str) -> bool {
    let name = word.split([':', '-', '–', '.']).next().unwrap_or(word);
    let count = name.chars().count();
    (2..=LONGEST).contains(&count)
        && name.chars().all(char::is_uppercase)
        && !KNOWN.contains(&name)
        && !name.chars().all(|c| "IVXLC".contains(c))
}

fn tokens(line: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    line.split_inclusive([' ', '\u{a0}']).filter_map(move |piece| {
        let start = at;
        at += piece.len();
        let word = piece.trim_end_matches([' ', '\u{a0}']);
        (!word.is_empty()).then_some(start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::unexplained;

    fn found(line: &str) -> Vec<&str> {
        unexplained(line).into_iter().map(|range| &line[range]).collect()
    }

    #[test]
    fn letters_and_stops_that_the_line_does_not_explain_are_found() {
        assert_eq!(found("Remiss från MSB om beredskap m.m."), ["MSB", "m.m."]);
        assert_eq!(found("Yttrande ang. RKA:s förslag inkl. bilagor"), ["ang.", "RKA:s", "inkl."]);
    }

    #[test]
    fn what_is_explained_known_or_a_number_is_left() {
        for line in [
            "Remiss från Myndigheten för samhällsskydd och beredskap (MSB)",
            "MSB (Myndigheten för samhällsskydd och beredskap)",
            "EU:s direktiv om tillgänglighet",
            "Ärende KN 2026/7",
            "Karl XII:s torg",
            "PROTOKOLL FRÅN KULTURNÄMNDEN",
            "Möte den 3 april.",
            "Minnesanteckningar från it-mötet",
            "Ägardirektiv för Älvnäs Bostäder AB",
            "Samråd enligt PBL om LED-belysning och GC-väg",
            "Svar på motion från KD om LOV",
            "Motion av Eva Nyman m.fl. om bussar",
            "Bidrag till IFK Älvnäs",
            "Bidrag till ABF Älvnäs",
            "Medlemskap i SKR",
            "Besök av H.M. Konungen",
        ] {
            assert!(found(line).is_empty(), "{line}: {:?}", found(line));
        }
    }
}
