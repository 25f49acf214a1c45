//! Names of bodies (organ), authorities and courts within sentences.

use super::DocLang;

/// How the names of bodies end that are no proper names.
const BODIES: &[&str] = &[
    "beredningen",
    "delegationen",
    "fullmäktige",
    "gruppen",
    "kommittén",
    "mötet",
    "nämnden",
    "srådet",
    "stämman",
    "styrelsen",
    "utskottet",
];

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

/// An English name with the article, which may be written already. Names without a word that says what they are of have none: "Region Skåne", "Älvnäs
/// Municipality", "Förvaltningsrätten i Falun".
fn with_article(name: &str, article: &str) -> String {
    let name = name.trim();
    if let Some((first, rest)) = name.split_once(' ')
        && first.eq_ignore_ascii_case("the")
    {
        return format!("{article}{rest}");
    }
    let mut words = name.split_whitespace().map(str::to_lowercase);
    if words.any(|word| ENGLISH_BODIES.contains(&word.as_str())) { format!("{article}{name}") } else { name.to_owned() }
}

/// English words by which a name is that of a body or an authority, and not of a place.
const ENGLISH_BODIES: &[&str] = &[
    "administration",
    "agency",
    "assembly",
    "association",
    "authority",
    "board",
    "city",
    "commission",
    "committee",
    "council",
    "court",
    "delegation",
    "department",
    "executive",
    "for",
    "government",
    "group",
    "inspectorate",
    "institute",
    "ministry",
    "of",
    "office",
    "offices",
    "panel",
    "service",
    "university",
];

/// Whether a body is the assembly of a municipality or region (fullmäktige): for its committees the law, or their own rules of procedure, say other things.
/// In English it is a council or an assembly, with what it is of before it: an "Advisory Council" is none.
#[must_use]
pub fn is_assembly(name: &str) -> bool {
    const OF: &[&str] = &["city", "county", "local", "municipal", "municipality", "region", "regional", "town"];
    let name = name.to_lowercase();
    if name.split(|letter: char| !letter.is_alphabetic()).any(|word| word.ends_with("fullmäktige")) {
        return true;
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    // "Municipal Council of Älvnäs" is that of a place, "Municipal Council of the Elderly" of others.
    let own = words.iter().position(|word| matches!(*word, "of" | "in"));
    let is_of_others = own.is_some_and(|at| words.len() > at + 3 || words.get(at + 1) == Some(&"the"));
    match words.get(..own.unwrap_or(words.len())) {
        Some([.., of, "council" | "assembly"]) => OF.contains(of) && !is_of_others,
        _ => false,
    }
}

/// Whether a body is a committee or board of a municipality or region (nämnd, styrelse), or a part of one that decides (utskott).
#[must_use]
pub fn is_committee(name: &str) -> bool {
    const ENDS: &[&str] = &["nämnd", "nämnden", "styrelse", "styrelsen", "utskott", "utskottet"];
    let name = name.to_lowercase();
    let mut words = name.split(|letter: char| !letter.is_alphabetic());
    words.any(|word| ENDS.iter().any(|end| word.ends_with(end)) || matches!(word, "board" | "committee"))
}

/// A name of common words loses its capital: "kultur- och fritidsnämnden", "socialnämndens arbetsutskott", "rådet för skolvägar". One that begins with a
/// word of another kind ("Stockholms kommunfullmäktige") stays as it is.
fn without_capital(name: &str) -> String {
    let mut words = name.split_whitespace();
    let Some(first) = words.next() else { return name.to_owned() };
    let is_body = |word: &str| {
        let word = word.to_lowercase();
        word == "rådet"
            || BODIES
                .iter()
                .any(|end| word.ends_with(end) || word.strip_suffix('s').is_some_and(|word| word.ends_with(end)))
    };
    // "Kultur- och fritidsnämnden" is one word in three.
    let joined = first
        .strip_suffix('-')
        .is_some_and(|_| words.clone().next().is_some_and(|word| matches!(word, "och" | "samt")));
    let head = if joined { words.nth(1).unwrap_or_default() } else { first };
    let mut letters = first.trim_end_matches('-').chars();
    let is_common = letters.next().is_some() && letters.all(char::is_lowercase) && is_body(head);
    match first.chars().next() {
        Some(letter) if is_common => {
            let rest = &name.trim_start()[letter.len_utf8()..];
            letter.to_lowercase().chain(rest.chars()).collect()
        }
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{body_at_start, body_in_sentence, is_assembly, is_committee};
    use crate::swedish::DocLang;

    #[test]
    fn a_body_has_no_capital_within_a_sentence_but_a_proper_name_keeps_it() {
        for (name, within) in [
            ("Byggnadsnämnden", "byggnadsnämnden"),
            ("Nämnden för teknik i Ekby", "nämnden för teknik i Ekby"),
            ("Kommunfullmäktige", "kommunfullmäktige"),
            ("Stockholms kommunfullmäktige", "Stockholms kommunfullmäktige"),
            ("EU-nämnden", "EU-nämnden"),
            ("Rådet för skolvägar", "rådet för skolvägar"),
            ("Kultur- och fritidsnämnden", "kultur- och fritidsnämnden"),
            ("Socialnämndens arbetsutskott", "socialnämndens arbetsutskott"),
            ("Insynsrådet", "insynsrådet"),
            ("Europarådet", "Europarådet"),
            ("Ekby- och Lidnämnden", "ekby- och Lidnämnden"),
            ("Stiftelsens årsmöte", "Stiftelsens årsmöte"),
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
            ("Förvaltningsrätten i Falun", "Förvaltningsrätten i Falun", "Förvaltningsrätten i Falun"),
            ("Administrative Court in Falun", "the Administrative Court in Falun", "The Administrative Court in Falun"),
            ("Ärå", "Ärå", "Ärå"),
            ("", "", ""),
        ] {
            assert_eq!(body_in_sentence(name, DocLang::En), within);
            assert_eq!(body_at_start(name, DocLang::En), first);
        }
    }
    #[test]
    fn an_assembly_is_told_from_committees_and_from_councils_that_advise() {
        for name in [
            "Kommunfullmäktige",
            "Stockholms kommunfullmäktige",
            "Regionfullmäktige i Dalarna",
            "Municipal Council",
            "The City Council",
            "Älvnäs Municipal Council",
            "Municipal Assembly of Älvnäs",
            "Regional Council",
        ] {
            assert!(is_assembly(name) && !is_committee(name), "{name}");
        }
        for name in
            ["Kulturnämnden", "Kommunstyrelsens arbetsutskott", "Culture Committee", "Municipal Executive Board"]
        {
            assert!(is_committee(name) && !is_assembly(name), "{name}");
        }
        for name in [
            "Pensionärsrådet",
            "Kommunfullmäktiges presidium",
            "Advisory Council",
            "Municipal Youth Council",
            "Municipal Council of the Elderly",
            "Municipal Council for Pensioners",
            "Council",
        ] {
            assert!(!is_assembly(name) && !is_committee(name), "{name}");
        }
    }
}
