//! Names of persons (personnamn) in running words, for rules that must know one when they see it.
//!
//! Better silent than wrong: a name is taken for a person's only by a first name that hardly means anything else, and only with a last name
//! after it.

use std::ops::Range;

/// First names (tilltalsnamn) in use in Sweden, in small letters and in order, the commonest by Statistics Sweden's tables of names. Left out
/// are those that are words as well, such as Björn, Stig, Max and Urban.
const FIRST: &[&str] = &[
    "abdi",
    "adam",
    "agneta",
    "ahmad",
    "ahmed",
    "albin",
    "alexander",
    "alexandra",
    "alfred",
    "ali",
    "alice",
    "amanda",
    "amina",
    "anders",
    "andreas",
    "anette",
    "anita",
    "anja",
    "ann",
    "anna",
    "anneli",
    "annika",
    "anton",
    "arne",
    "arvid",
    "astrid",
    "axel",
    "barbro",
    "bengt",
    "berit",
    "bertil",
    "birgitta",
    "bo",
    "britt",
    "camilla",
    "carin",
    "carina",
    "carl",
    "carolina",
    "caroline",
    "catarina",
    "cecilia",
    "charlotte",
    "christer",
    "christina",
    "christoffer",
    "claes",
    "daniel",
    "david",
    "elias",
    "elin",
    "elina",
    "elisabet",
    "elisabeth",
    "elsa",
    "emelie",
    "emil",
    "emma",
    "erik",
    "eva",
    "fatima",
    "fredrik",
    "frida",
    "gabriel",
    "gerd",
    "greta",
    "gun",
    "gunilla",
    "gunnar",
    "gustaf",
    "gustav",
    "göran",
    "hanna",
    "hannes",
    "hans",
    "hassan",
    "helen",
    "helena",
    "henrik",
    "ibrahim",
    "ida",
    "inga",
    "ingegerd",
    "inger",
    "ingrid",
    "isabelle",
    "jakob",
    "jan",
    "jenny",
    "jens",
    "jesper",
    "jessica",
    "joakim",
    "johan",
    "johanna",
    "johannes",
    "john",
    "jonas",
    "jonathan",
    "josef",
    "josefin",
    "julia",
    "jörgen",
    "karin",
    "karl",
    "katarina",
    "kenneth",
    "kerstin",
    "kevin",
    "khadija",
    "kjell",
    "klara",
    "kristina",
    "kristoffer",
    "kurt",
    "lars",
    "leif",
    "lena",
    "lennart",
    "lina",
    "linda",
    "linus",
    "lisa",
    "lovisa",
    "lucas",
    "ludvig",
    "magdalena",
    "magnus",
    "malin",
    "marcus",
    "margareta",
    "maria",
    "marianne",
    "marie",
    "markus",
    "martin",
    "matilda",
    "mats",
    "mattias",
    "mehmet",
    "mikael",
    "moa",
    "mohamed",
    "mohammad",
    "mona",
    "monica",
    "monika",
    "mustafa",
    "nathalie",
    "nils",
    "niklas",
    "nina",
    "ola",
    "olle",
    "olof",
    "omar",
    "oscar",
    "oskar",
    "patrik",
    "per",
    "pernilla",
    "peter",
    "petra",
    "pia",
    "pontus",
    "rasmus",
    "rebecka",
    "rickard",
    "robert",
    "robin",
    "roger",
    "roland",
    "rolf",
    "rune",
    "sandra",
    "sanna",
    "sara",
    "sebastian",
    "simon",
    "siv",
    "sofia",
    "sofie",
    "staffan",
    "stefan",
    "stina",
    "sune",
    "susanne",
    "sven",
    "svetlana",
    "sören",
    "tobias",
    "tomas",
    "tommy",
    "torbjörn",
    "tove",
    "ulf",
    "ulla",
    "ulrika",
    "viktor",
    "viktoria",
    "vilhelm",
    "yusuf",
    "yvonne",
    "åke",
    "åsa",
];

/// What is called after somebody: `Karin Boyes gata`, `Astrid Lindgrens barnsjukhus`.
const CALLED_AFTER: &[&str] = &[
    "gata",
    "gatan",
    "väg",
    "vägen",
    "torg",
    "plats",
    "park",
    "allé",
    "gränd",
    "backe",
    "bro",
    "skola",
    "skolan",
    "gymnasium",
    "förskola",
    "sjukhus",
    "barnsjukhus",
    "museum",
    "kyrka",
    "stiftelse",
    "fond",
    "minnesfond",
    "minne",
    "hus",
    "gård",
    "pris",
];

/// Last parts of streets and places that are one word: `Karl Johansgatan`. Only those with which no surname ends.
const PLACES: &[&str] =
    &["gatan", "vägen", "torget", "gränden", "allén", "parken", "skolan", "stigen", "kajen", "bron"];

/// What makes a name that of a company: `Erik Olsson Fastighetsförmedling AB`.
const COMPANIES: &[&str] = &["AB", "HB", "KB", "Aktiebolag", "aktiebolag", "handelsbolag", "kommanditbolag"];

/// What `Hans` stands before that is no name: `Hans Majestät Konungen`.
const STYLED: &[&str] = &["Maj", "Majestät", "Excellens", "Höghet", "Helighet", "Eminens", "Nåd", "Kungl"];

/// The persons' names in a text, each from the first name to the last.
#[must_use]
pub fn persons(text: &str) -> Vec<Range<usize>> {
    let words: Vec<Range<usize>> = words(text).collect();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(first) = words.get(index) {
        let length = name_from(text, &words[index..]);
        if length > 1 {
            found.push(first.start..words[index + length - 1].end);
        }
        index += length.max(1);
    }
    found
}

/// How many of the words, from the first on, are one person's name; 0 where they are none.
fn name_from(text: &str, words: &[Range<usize>]) -> usize {
    let Some(first) = words.first() else { return 0 };
    if !is_first_name(&text[first.clone()]) {
        return 0;
    }
    // Words of a name have a single space between them, or a hyphen within them.
    let follows = |index: usize| {
        words.get(index).is_some_and(|word| {
            let between = &text[words[index - 1].end..word.start];
            matches!(between, " " | "\u{a0}") && is_capitalised(&text[word.clone()])
        })
    };
    let length = (1..words.len()).take_while(|&index| follows(index)).count() + 1;
    let after = words.get(length).map_or("", |word| &text[word.clone()]);
    let last = words.get(length - 1).map_or("", |word| &text[word.clone()]);
    let is_called_after = last.ends_with(['s', 'x', 'z']) && CALLED_AFTER.contains(&after);
    // "Per Anger-pris" is called after somebody too.
    let is_compound = last.rsplit_once('-').is_some_and(|(_, part)| part.starts_with(char::is_lowercase));
    let is_place = PLACES.iter().any(|end| last.ends_with(end));
    let is_company = COMPANIES.contains(&after) || COMPANIES.contains(&last);
    let is_styled = words.get(1).is_some_and(|word| STYLED.contains(&&text[word.clone()]));
    if length == 1 || is_called_after || is_compound || is_place || is_company || is_styled { 0 } else { length }
}

/// Whether a word is a first name with its capital; of a double name (`Ann-Marie`) the first half decides.
fn is_first_name(word: &str) -> bool {
    let name = word.split('-').next().unwrap_or(word);
    is_capitalised(name) && FIRST.contains(&name.to_lowercase().as_str())
}

/// A capital and small letters after it: no abbreviation.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}

/// The places of the words: letters, with the hyphens and apostrophes within them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(|c: char| !(c.is_alphabetic() || matches!(c, '-' | '\'' | '’'))).filter_map(move |word| {
        let start = at;
        at += word.len() + text[at + word.len()..].chars().next().map_or(0, char::len_utf8);
        (!word.is_empty()).then_some(start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::{FIRST, persons};

    fn names(text: &str) -> Vec<&str> {
        persons(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_first_name_with_a_last_name_is_a_person() {
        assert_eq!(names("Beslut om färdtjänst för Anna Ek"), ["Anna Ek"]);
        assert_eq!(
            names("Samtal med Ann-Marie Holm Berg, Lars\u{a0}Åberg"),
            ["Ann-Marie Holm Berg", "Lars\u{a0}Åberg"]
        );
        assert_eq!(names("Anna Eks ansökan"), ["Anna Eks"]);
    }

    #[test]
    fn organisations_places_and_lone_first_names_are_nobody() {
        for text in [
            "Bidrag till Rädda Barnen och Röda Korset",
            "Trafik vid Karin Boyes gata och Astrid Lindgrens barnsjukhus",
            "Per capsulam",
            "Hans Majestät Konungen och Hans Excellens utrikesministern",
            "årets Per Anger-pris",
            "Anna och Lars",
            "Max IV i Lund",
            "Storgatan i Bo kommun",
            "Gångbana vid Karl Johansgatan 12",
            "Avtal med Erik Olsson Fastighetsförmedling AB",
        ] {
            assert!(names(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn each_first_name_stands_once_in_small_letters() {
        let mut sorted = FIRST.to_vec();
        sorted.sort_unstable();
        sorted.dedup();
        assert_eq!(sorted.len(), FIRST.len());
        assert!(FIRST.iter().all(|name| name.to_lowercase() == *name));
    }
}
