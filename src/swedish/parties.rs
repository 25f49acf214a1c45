//! Parties, by the letters that ballots have for them and by the names that everybody knows.

/// Parties of parliament and those that were there, each with its letters and its names, all in small letters.
const PARTIES: &[(&str, &[&str])] = &[
    ("s", &["socialdemokraterna", "arbetarepartiet-socialdemokraterna"]),
    ("m", &["moderaterna", "moderata samlingspartiet"]),
    ("sd", &["sverigedemokraterna"]),
    ("c", &["centerpartiet", "centern"]),
    ("v", &["vänsterpartiet", "vänstern"]),
    ("kd", &["kristdemokraterna"]),
    ("l", &["liberalerna"]),
    ("mp", &["miljöpartiet", "miljöpartiet de gröna"]),
    ("fp", &["folkpartiet", "folkpartiet liberalerna"]),
    ("nyd", &["ny demokrati"]),
    ("vpk", &["vänsterpartiet kommunisterna"]),
    ("kds", &["kristdemokratiska samhällspartiet"]),
];

/// The letters of the party that is written so, by letters or by name; `None` of a party that not everybody knows.
#[must_use]
pub fn known(written: &str) -> Option<&'static str> {
    let plain = letters(written);
    let is_it = |own: &&str| letters(own) == plain;
    PARTIES.iter().find(|(short, names)| is_it(short) || names.iter().any(is_it)).map(|(short, _)| *short)
}

/// How the party that is written so can be written, in small letters: its letters and its names, or what is written alone where not everybody knows it.
#[must_use]
pub fn writings(written: &str) -> Vec<String> {
    let own = written.trim().to_lowercase();
    match PARTIES.iter().find(|(short, _)| Some(*short) == known(written)) {
        Some((short, names)) => names.iter().chain([short]).map(|name| (*name).to_owned()).collect(),
        None if own.is_empty() => Vec::new(),
        None => vec![own],
    }
}

/// Whether both are of one party for sure: written alike, or in two ways that everybody knows.
#[must_use]
pub fn are_one(one: &str, other: &str) -> bool {
    letters(one) == letters(other) || known(one).is_some_and(|short| known(other) == Some(short))
}

/// The letters and digits of a party's name in small letters, without blanks, hyphens, parentheses and full stops.
#[must_use]
pub fn letters(written: &str) -> String {
    written.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::{are_one, known, writings};

    #[test]
    fn a_party_that_everybody_knows_is_one_by_letters_and_by_name() {
        for (one, other) in
            [("S", "s"), ("(M)", "Moderata samlingspartiet"), ("Miljöpartiet", "MP"), ("Älvnäslistan", "älvnäslistan")]
        {
            assert!(are_one(one, other), "{one}, {other}");
        }
        for (one, other) in [("S", "Sverigedemokraterna"), ("M", "Miljöpartiet"), ("Älvnäslistan", "Ä")] {
            assert!(!are_one(one, other), "{one}, {other}");
        }
    }

    #[test]
    fn a_party_that_not_everybody_knows_has_its_own_writing_alone() {
        assert_eq!(known("Älvnäslistan"), None);
        assert_eq!(writings("Älvnäslistan"), ["älvnäslistan"]);
        assert_eq!(writings("KD"), ["kristdemokraterna", "kd"]);
    }
}
