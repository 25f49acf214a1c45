//! What a code is under each profile, in words.

use super::{Citation, Doc, ground};
use crate::diagnostic::{Code, Lang, Message, Profile, Severity};
use crate::message;

const OFF: Doc = Doc { sv: "gäller inte", en: "does not hold" };
const UNDER_ONE: Doc = Doc { sv: "i profilen", en: "under the profile" };
const UNDER_SEVERAL: Doc = Doc { sv: "i profilerna", en: "under the profiles" };
const AND: Doc = Doc { sv: "och", en: "and" };

/// How grave a code is. Where profiles differ, for each: `fel i profilen kommun, varning i profilerna regeringskansliet och myndighet`.
#[must_use]
pub fn severity(code: Code, lang: Lang) -> String {
    let word = |severity: Option<Severity>| severity.map_or(OFF, Severity::word).in_lang(lang).to_owned();
    in_words(groups(|profile| code.info().severity_under(profile)), word, lang, ", ")
}

/// The citation of a code. Where profiles differ, for each.
fn citation(code: Code, lang: Lang) -> Option<(Doc, String)> {
    let info = code.info();
    let heading = info.citation?.heading();
    // Under a profile where the rule does not hold it rests on nothing.
    let cited = |profile| info.severity_under(profile).and_then(|_| info.citation_under(profile));
    let groups: Vec<_> =
        groups(cited).into_iter().filter_map(|(citation, profiles)| Some((citation?, profiles))).collect();
    Some((heading, in_words(groups, |citation: Citation| citation.text().to_owned(), lang, "; ")))
}

/// What a code rests on, under its heading: where it has no citation, the practice or reason behind it.
#[must_use]
pub fn rests_on(code: Code, lang: Lang) -> Option<(Doc, String)> {
    let ground = || ground(code).map(|ground| (ground.heading(), ground.text().in_lang(lang).to_owned()));
    citation(code, lang).or_else(ground)
}

/// How a record is excepted from a rule that allows it, under its heading.
#[must_use]
pub fn exemption(code: Code) -> (Doc, Message) {
    let text = message!(
        "Gäller regeln inte i just detta fall, skriv skälet i posten: `undantag: [{{ regel: {code}, skäl: … }}]`.",
        "If the rule does not hold in this very case, write the reason in the record: `undantag: [{{ regel: {code}, skäl: … }}]`."
    );
    (Doc { sv: "Undantag", en: "Exemption" }, text)
}

/// The profiles that have something in common, with what that is, in the order of the profiles.
fn groups<T: Copy + PartialEq>(of: impl Fn(Profile) -> T) -> Vec<(T, Vec<Profile>)> {
    let mut groups: Vec<(T, Vec<Profile>)> = Vec::new();
    for profile in Profile::ALL {
        let common = of(profile);
        match groups.iter_mut().find(|(other, _)| *other == common) {
            Some((_, profiles)) => profiles.push(profile),
            None => groups.push((common, vec![profile])),
        }
    }
    groups
}

fn in_words<T>(groups: Vec<(T, Vec<Profile>)>, word: impl Fn(T) -> String, lang: Lang, between: &str) -> String {
    let differ = groups.len() > 1;
    let text = |(common, profiles): (T, Vec<Profile>)| {
        let names: Vec<&str> = profiles.into_iter().map(Profile::word).collect();
        let and = format!(" {} ", AND.in_lang(lang));
        let under = if names.len() == 1 { UNDER_ONE } else { UNDER_SEVERAL };
        let under = if differ { format!(" {} {}", under.in_lang(lang), names.join(&and)) } else { String::new() };
        word(common) + &under
    };
    groups.into_iter().map(text).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::{citation, severity};
    use crate::diagnostic::{Code, Lang};

    #[test]
    fn what_is_the_same_under_all_profiles_is_said_once() {
        assert_eq!(severity(Code::GdpPnr, Lang::Sv), "fel");
        assert!(citation(Code::GdpPnr, Lang::Sv).is_some_and(|(_, text)| !text.contains("profilen")));
    }

    #[test]
    fn what_differs_is_said_for_each() {
        assert_eq!(
            severity(Code::PrtApproval, Lang::Sv),
            "varning i profilerna regeringskansliet och myndighet, fel i profilen kommun"
        );
        assert_eq!(
            severity(Code::PrtNotice, Lang::En),
            "does not hold under the profiles regeringskansliet and myndighet, error under the profile kommun"
        );
        let (_, law) = citation(Code::PrtDissent, Lang::Sv).unwrap();
        assert_eq!(
            law,
            "30 § förvaltningslagen (2017:900) i profilerna regeringskansliet och myndighet; \
             4 kap. 27 § kommunallagen (2017:725) i profilen kommun"
        );
    }

    #[test]
    fn a_law_that_holds_under_one_profile_only_is_named_alone() {
        let (_, law) = citation(Code::PrtNotice, Lang::Sv).unwrap();
        assert_eq!(law, "8 kap. 12 § och 13 kap. 5 § kommunallagen (2017:725)");
    }
}
