//! What kind of authority a name is of.

use super::registry::ministry_code;
use crate::diagnostic::Profile;

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
    use super::{Profile, profile};

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
