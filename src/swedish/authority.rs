//! What kind of authority a name is of.

use super::registry::ministry_code;
use crate::diagnostic::Profile;
use crate::swedish::DocLang;

/// The kind of authority that a document comes from, by its name and the name of the ministry or department within it.
///
/// Names tell it often, not always: `Byggnadsnämnden` may be any municipality's, and is taken for another authority. A record can say it
/// outright (`profil`).
#[must_use]
pub fn profile(authority: Option<&str>, department: Option<&str>) -> Profile {
    let names = [department, authority].into_iter().flatten();
    if authority.is_some_and(is_government) || names.into_iter().any(|name| ministry_code(name).is_some()) {
        Profile::Regeringskansliet
    } else if authority.is_some_and(is_municipal) {
        Profile::Kommun
    } else {
        Profile::Myndighet
    }
}

/// How the names of bodies end that are no proper names.
const BODIES: &[&str] = &["nämnden", "utskottet", "fullmäktige", "styrelsen", "beredningen"];

/// The name of a body (organ) within a sentence of a language: "kallelse till sammanträde med byggnadsnämnden", "the meeting of the Building
/// Committee".
#[must_use]
pub fn body_in_sentence(name: &str, lang: DocLang) -> String {
    match lang {
        DocLang::Sv => without_capital(name),
        DocLang::En => with_article(name, "the "),
    }
}

/// The name of a body that a sentence begins with: "Byggnadsnämnden beslutar", "The Building Committee decides".
#[must_use]
pub fn body_at_start(name: &str, lang: DocLang) -> String {
    match lang {
        DocLang::Sv => name.to_owned(),
        DocLang::En => with_article(name, "The "),
    }
}

/// An English name with the article, which may be written already. Names of places have none: "Region Skåne", "Älvnäs Municipality", "Trafikverket".
fn with_article(name: &str, article: &str) -> String {
    let name = name.trim();
    let bare = match name.get(..4) {
        Some(written) if written.eq_ignore_ascii_case("the ") => &name[4..],
        _ => name,
    };
    let words: Vec<&str> = bare.split_whitespace().collect();
    let is_place = match words.as_slice() {
        [only] => !SINGLE_BODIES.contains(&only.to_lowercase().as_str()),
        [first, .., last] => first.eq_ignore_ascii_case("region") || last.eq_ignore_ascii_case("municipality"),
        [] => true,
    };
    if is_place && bare.len() == name.len() { name.to_owned() } else { format!("{article}{bare}") }
}

/// English words that are the name of a body by themselves, and no proper name.
const SINGLE_BODIES: &[&str] = &["assembly", "board", "committee", "council", "executive", "government", "commission"];

/// A name that begins with a word of another kind ("Stockholms kommunfullmäktige") stays as it is.
fn without_capital(name: &str) -> String {
    let word = name.split_whitespace().next().unwrap_or_default();
    let mut letters = word.chars();
    let Some(first) = letters.next() else { return name.to_owned() };
    let rest = letters.as_str();
    let is_common = rest.chars().all(char::is_lowercase) && BODIES.iter().any(|end| word.to_lowercase().ends_with(end));
    if is_common { first.to_lowercase().chain(name.trim_start().chars().skip(1)).collect() } else { name.to_owned() }
}

/// Whether two names are of one authority: the same words however they are capitalised, the names of Regeringskansliet, or those of one ministry, in
/// Swedish or English, present or past.
#[must_use]
pub fn is_same(one: &str, other: &str) -> bool {
    let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    let of_one_ministry = || ministry_code(one).is_some_and(|code| ministry_code(other) == Some(code));
    plain(one) == plain(other) || is_government(one) && is_government(other) || of_one_ministry()
}

fn is_government(name: &str) -> bool {
    let name = name.to_lowercase();
    ["regeringskansliet", "government offices of sweden", "the government offices of sweden", "government offices"]
        .contains(&name.trim())
}

/// Words that only names of municipalities, regions and their bodies have.
const MUNICIPAL: &[&str] = &[
    "kommun",
    "kommunen",
    "kommuns",
    "kommunfullmäktige",
    "kommunstyrelsen",
    "kommunalförbund",
    "kommunalförbundet",
    "regionfullmäktige",
    "regionstyrelsen",
    "landsting",
    "landstinget",
    "götalandsregionen",
    "municipality",
];

fn is_municipal(name: &str) -> bool {
    let name = name.to_lowercase();
    let words: Vec<&str> =
        name.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    // A region is called by that word first (Region Skåne); behind a name it is a part of a state agency (Trafikverket Region Mitt). Some
    // municipalities go on calling themselves towns (Göteborgs Stad).
    let first = matches!(words.as_slice(), ["region", _, ..] | ["city", "of", ..]);
    let last = matches!(words.as_slice(), [_, .., "stad"]);
    first || last || words.iter().any(|word| MUNICIPAL.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{Profile, body_at_start, body_in_sentence, profile};
    use crate::swedish::DocLang;

    #[test]
    fn a_body_has_no_capital_within_a_sentence_but_a_proper_name_keeps_it() {
        for (name, within) in [
            ("Byggnadsnämnden", "byggnadsnämnden"),
            ("Nämnden för teknik i Ekby", "nämnden för teknik i Ekby"),
            ("Kommunfullmäktige", "kommunfullmäktige"),
            ("Stockholms kommunfullmäktige", "Stockholms kommunfullmäktige"),
            ("EU-nämnden", "EU-nämnden"),
            ("Rådet för skolvägar", "Rådet för skolvägar"),
            ("Öppenvårdsutskottet", "öppenvårdsutskottet"),
            ("", ""),
        ] {
            assert_eq!(body_in_sentence(name, DocLang::Sv), within);
        }
    }

    #[test]
    fn an_english_body_has_one_article_and_a_place_none() {
        for (name, within, first) in [
            ("Building Committee", "the Building Committee", "The Building Committee"),
            ("The Building Committee", "the Building Committee", "The Building Committee"),
            ("the Board", "the Board", "The Board"),
            ("Board", "the Board", "The Board"),
            ("Government Offices of Sweden", "the Government Offices of Sweden", "The Government Offices of Sweden"),
            ("Region Skåne", "Region Skåne", "Region Skåne"),
            ("Älvnäs Municipality", "Älvnäs Municipality", "Älvnäs Municipality"),
            ("Trafikverket", "Trafikverket", "Trafikverket"),
            ("Ärå", "Ärå", "Ärå"),
            ("", "", ""),
        ] {
            assert_eq!(body_in_sentence(name, DocLang::En), within);
            assert_eq!(body_at_start(name, DocLang::En), first);
        }
    }

    fn of(name: &str) -> Profile {
        profile(Some(name), None)
    }

    #[test]
    fn municipalities_regions_and_their_bodies_are_known_by_their_names() {
        for name in [
            "Älvnäs kommun",
            "ÄLVNÄS KOMMUN",
            "Byggnadsnämnden, Älvnäs kommun",
            "Byggnadsnämnden i Älvnäs kommun",
            "Älvnäs kommuns kulturnämnd",
            "Kommunen Älvnäs",
            "Kommunstyrelsen",
            "Region Västernorrland",
            "Region Gotland",
            "Västra Götalandsregionen",
            "Kommunalförbundet Ålgryte",
            "Räddningstjänsten Storskogen, kommunalförbund",
            "Göteborgs Stad",
            "Stockholms stad",
            "Älvnäs Municipality",
            "Municipality of Älvnäs",
            "City of Stockholm",
            "Stockholms läns landsting",
        ] {
            assert_eq!(of(name), Profile::Kommun, "{name}");
        }
    }

    #[test]
    fn words_that_only_look_like_theirs_make_no_municipality() {
        for name in [
            "Skolverket",
            "Kommunikationsmyndigheten",
            "Trafikverket Region Mitt",
            "Polismyndigheten, region Nord",
            "Regionala etikprövningsnämnden",
            "Militärregion Norr",
            "Länsstyrelsen i Stockholms län",
            "Sveriges Kommuner och Regioner",
            "Boverket, enheten för stadsutveckling",
            "Byggnadsnämnden",
            "Region",
            "Stad",
            "",
        ] {
            assert_eq!(of(name), Profile::Myndighet, "{name}");
        }
        assert_eq!(profile(None, None), Profile::Myndighet);
    }

    #[test]
    fn the_government_offices_are_known_by_their_own_name_and_by_a_ministrys() {
        for name in
            ["Regeringskansliet", "Government Offices of Sweden", "Arbetsmarknadsdepartementet", "Ministry of Finance"]
        {
            assert_eq!(of(name), Profile::Regeringskansliet, "{name}");
        }
        assert_eq!(profile(Some("Sverige"), Some("Utrikesdepartementet")), Profile::Regeringskansliet);
        assert_eq!(profile(Some("Älvnäs kommun"), Some("Kommunledningskontoret")), Profile::Kommun);
        assert_eq!(profile(None, Some("Finansdepartementet")), Profile::Regeringskansliet);
    }
}
