//! Bodies (organ) and roles (roller) as Swedish names them, for rules that must know one when they see it.
//!
//! Better silent than wrong: a word is taken for a body's or a role's only by an ending that hardly means anything else.

/// What bodies are called, with the forms in which such words end, the longest first.
const BODIES: &[(&str, &[&str])] = &[
    ("nämnd", &["nämndens", "nämnden", "nämnds", "nämnd"]),
    ("styrelse", &["styrelsens", "styrelsen", "styrelses", "styrelse"]),
    ("fullmäktige", &["fullmäktiges", "fullmäktige"]),
    ("utskott", &["utskottets", "utskottet", "utskotts", "utskott"]),
];

/// Words that end as those of bodies do, and are authorities that others write to.
const AUTHORITIES: &[&str] = &["länsstyrelse", "socialstyrelse", "polisstyrelse"];

/// Words with which a role begins that has more than one.
const FIRST_WORDS: &[&str] =
    &["andre", "biträdande", "förste", "politiskt", "ställföreträdande", "tillförordnad", "tjänstgörande", "vice"];

/// How the words of roles end.
const ROLES: &[&str] = &[
    "administratör",
    "ambassadör",
    "analytiker",
    "arkitekt",
    "assistent",
    "chef",
    "controller",
    "direktör",
    "ekonom",
    "ersättare",
    "expert",
    "föredragande",
    "handläggare",
    "ingenjör",
    "inspektör",
    "jurist",
    "kanslist",
    "kommunikatör",
    "konsult",
    "koordinator",
    "landshövding",
    "ledamot",
    "ledare",
    "lärare",
    "minister",
    "notarie",
    "observatör",
    "ombud",
    "ordförande",
    "planerare",
    "registrator",
    "rektor",
    "representant",
    "revisor",
    "rådgivare",
    "sakkunnig",
    "samordnare",
    "sekreterare",
    "strateg",
    "tjänsteman",
    "utredare",
];

/// Roles that end in "råd". Other words that end so are bodies: sakråd, ungdomsråd.
const COUNSELLORS: &[&str] = &[
    "ambassadråd",
    "borgarråd",
    "departementsråd",
    "finansråd",
    "hovrättsråd",
    "justitieråd",
    "kammarrättsråd",
    "kansliråd",
    "kommunalråd",
    "oppositionsråd",
    "regionråd",
    "statsråd",
    "utrikesråd",
    "ämnesråd",
];

/// Whether whoever has the role represents the staff (personalföreträdare, 7 kap. 10 § kommunallagen, arbetstagarföreträdare).
#[must_use]
pub fn represents_staff(role: &str) -> bool {
    let role = role.to_lowercase();
    // Their substitutes are summoned only to serve.
    if role.starts_with("ersättare") || role.starts_with("substitute") {
        return false;
    }
    ["personalföreträdare", "arbetstagarföreträdare", "staff representative", "employee representative"]
        .iter()
        .any(|own| role.contains(own))
}

/// The bodies that a line names: each in the form that all its forms have in common, and as it is written.
#[must_use]
pub fn bodies(line: &str) -> Vec<(String, &str)> {
    let body = |word: &str| {
        let lower = word.to_lowercase();
        let ends = |(stem, forms): &(&str, &[&str])| {
            forms.iter().find_map(|form| Some(format!("{}{stem}", lower.strip_suffix(form)?)))
        };
        BODIES.iter().find_map(ends).filter(|stem| !AUTHORITIES.contains(&stem.as_str()))
    };
    line.split(|c: char| !c.is_alphanumeric()).filter_map(|word| Some((body(word)?, word))).collect()
}

/// A role that begins with a capital, without it; `None` for what is no known role, or is well written.
#[must_use]
pub fn in_small_letters(role: &str) -> Option<String> {
    let word = role.split(' ').next()?;
    let mut letters = word.chars();
    let first = letters.next().filter(|first| first.is_uppercase())?;
    let lower = word.to_lowercase();
    let known = [FIRST_WORDS, COUNSELLORS].iter().any(|list| list.contains(&lower.as_str()))
        || ROLES.iter().any(|ending| lower.ends_with(ending));
    (known && letters.all(char::is_lowercase)).then(|| first.to_lowercase().chain(role.chars().skip(1)).collect())
}

#[cfg(test)]
mod tests {
    use super::{bodies, in_small_letters};

    #[test]
    fn a_body_is_known_in_all_its_forms_and_an_authority_is_none() {
        let stems = |line| bodies(line).into_iter().map(|(stem, _)| stem).collect::<Vec<_>>();
        assert_eq!(stems("Protokoll från kulturnämndens sammanträde"), ["kulturnämnd"]);
        assert_eq!(stems("Kommunstyrelsens arbetsutskott"), ["kommunstyrelse", "arbetsutskott"]);
        assert_eq!(stems("Kommunfullmäktige i Älvnäs"), ["kommunfullmäktige"]);
        assert_eq!(stems("Nämnden"), ["nämnd"]);
        assert_eq!(stems("Svar till Länsstyrelsen om nämndernas styrelseledamöter"), [""; 0]);
    }

    #[test]
    fn a_role_loses_its_capital_and_what_is_a_name_or_an_abbreviation_keeps_it() {
        for (written, right) in [
            ("Sekreterare", "sekreterare"),
            ("Förste vice ordförande", "förste vice ordförande"),
            ("Kansliråd", "kansliråd"),
            ("Politiskt sakkunnig", "politiskt sakkunnig"),
            ("Ämnesexpert på EU-rätt", "ämnesexpert på EU-rätt"),
        ] {
            assert_eq!(in_small_letters(written).as_deref(), Some(right));
        }
        for role in [
            "sekreterare",
            "VD",
            "EU-samordnare",
            "Kommunstyrelsens ordförande",
            "Ungdomsråd",
            "Statsrådsberedningen",
            "Holm",
            "",
        ] {
            assert_eq!(in_small_letters(role), None, "{role}");
        }
    }
}
