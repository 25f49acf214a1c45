//! Elected people (förtroendevalda) in the title of a matter: who moves, asks, is elected or resigns does so in public, and may be named where
//! a private person may not.

use std::ops::Range;

use super::parties;

/// What only somebody elected can bring up or be the subject of.
const TASKS: &[&str] = &[
    "motion",
    "motionen",
    "motioner",
    "interpellation",
    "interpellationen",
    "initiativ",
    "initiativärende",
    "ledamotsinitiativ",
    "nämndinitiativ",
    "avsägelse",
    "avsägelser",
    "entledigande",
    "resignation",
];

/// Elections.
const ELECTIONS: &[&str] = &[
    "val",
    "valet",
    "valen",
    "fyllnadsval",
    "nyval",
    "omval",
    "återval",
    "kompletteringsval",
    "election",
    "elections",
    "by-election",
];

/// Beginnings of words for what is chosen without anybody being elected.
const OF_NOBODY: &[&str] =
    &["alternativ", "entreprenör", "leverantör", "lokal", "metod", "plats", "skola", "system", "upphandl", "supplier"];

/// Beginnings of words by which somebody is elected or employed, or a matter is about that.
const CHOSEN: &[&str] = &[
    "anställ",
    "entledig",
    "ersättare",
    "förordna",
    "kandidat",
    "ledamot",
    "ledamöter",
    "nominer",
    "presidi",
    "rekryter",
    "revisor",
    "tillsatt",
    "tillsätt",
    "utnämn",
    "utse",
    "utsåg",
    "vald",
    "valbered",
    "valnämnd",
    "välj",
    "appoint",
    "candidate",
    "elect",
    "employ",
    "hire",
    "hiring",
    "nominat",
    "recruit",
    "vacan",
];

/// What heads of offices are called, at the end of a word.
const HEADS: &[&str] = &["chef", "chefen", "direktör", "direktören"];

/// Tasks in the service of one person, which tell of that person; who has one is not elected by the people.
const IN_SOMEBODYS_SERVICE: &[&str] = &[
    "man",
    "förvaltare",
    "förmyndare",
    "ställföreträdare",
    "kontaktperson",
    "kontaktfamilj",
    "familjehem",
    "stödfamilj",
    "vårdnadshavare",
    "ledsagare",
    "guardian",
];

/// Words after which what it is about begins: whoever is named there is the subject and not the mover.
const ABOUT: &[&str] =
    &["om", "angående", "rörande", "gällande", "avseende", "kring", "on", "about", "regarding", "concerning"];

/// Words before whoever moves, is elected or resigns.
const BEFORE: &[&str] = &["av", "från", "efter", "till", "by", "from", "of", "after", "to"];

/// What joins several people, as letters alone.
const JOINS: &[&str] = &["och", "samt", "and"];

/// Beginnings of words that say what an elected person is.
const OFFICES: &[&str] = &[
    "ordförande",
    "ledamot",
    "ersättare",
    "kommunalråd",
    "regionråd",
    "borgarråd",
    "oppositionsråd",
    "gruppledare",
    "councillor",
];

/// Beginnings of words for matters in which authority is exercised over somebody (myndighetsutövning).
const AUTHORITY: &[&str] = &[
    "bistånd",
    "bygglov",
    "dispens",
    "färdtjänst",
    "förelägg",
    "förhandsbesked",
    "marklov",
    "omhändertag",
    "rivningslov",
    "serveringstillstånd",
    "strandskydd",
    "tillstånd",
    "vite",
    "permit",
];

/// Parts of words by which a matter is about many such, and over nobody.
const GENERAL: &[&str] = &[
    "anvisning",
    "avgift",
    "budget",
    "delegation",
    "förordning",
    "översyn",
    "granskning",
    "plan",
    "policy",
    "program",
    "rapport",
    "redovisning",
    "reglemente",
    "remiss",
    "riktlinj",
    "rutin",
    "statistik",
    "strategi",
    "taxa",
    "taxor",
    "uppföljning",
    "yttrande",
    "fee",
    "guideline",
    "report",
];

/// Beginnings of words for further matters in which even whoever is elected or employed may be a private person.
const PRIVATE: &[&str] = &[
    "adoption",
    "anmäl",
    "ansök",
    "arrend",
    "avskedand",
    "avstäng",
    "bidrag",
    "disciplin",
    "faderskap",
    "försörjning",
    "försälj",
    "förvärv",
    "hemtjänst",
    "insats",
    "klag",
    "köp",
    "lov",
    "missbruk",
    "nedsättning",
    "placering",
    "sjuk",
    "skad",
    "skolskjuts",
    "skuld",
    "stipendi",
    "stöd",
    "tomträtt",
    "umgänge",
    "uppsäg",
    "utred",
    "varning",
    "vård",
    "åtgärd",
    "överklag",
    "överlåt",
    "adopti",
    "appeal",
    "application",
    "benefit",
    "care",
    "complaint",
    "dismiss",
    "grant",
    "support",
];

/// Whether a person's name is there because of a public office: the party stands after it, or the title says what only somebody elected can do
/// and names who did. `parties` are those of the record, beside those that everybody knows.
#[must_use]
pub fn is_in_office(line: &str, name: &Range<usize>, parties: &[&str]) -> bool {
    has_party(&line[name.end..], parties) || moves_or_is_elected(line, name)
}

/// Whether a title is about what somebody asks for, gets or is subjected to as a private person.
#[must_use]
pub fn may_be_private(line: &str) -> bool {
    words(line).any(|word| {
        AUTHORITY.iter().chain(PRIVATE).any(|stem| word.starts_with(stem))
            || IN_SOMEBODYS_SERVICE.contains(&word.as_str())
    })
}

/// The word by which a matter plainly is the exercise of authority over an individual (myndighetsutövning mot någon enskild), in small letters: a permit,
/// assistance, an order, a penalty.
#[must_use]
pub fn authority_over_somebody(heading: &str) -> Option<String> {
    if words(heading).any(|word| GENERAL.iter().any(|part| word.contains(part))) {
        return None;
    }
    words(heading).find(|word| AUTHORITY.iter().any(|stem| word.starts_with(stem)))
}

/// Whether a text may be about an election or the employment of somebody (val eller anställning av personal).
#[must_use]
pub fn may_be_choice_of_people(text: &str) -> bool {
    words(text).any(|word| {
        let word = word.as_str();
        ELECTIONS.contains(&word)
            || CHOSEN.iter().any(|stem| word.starts_with(stem))
            || HEADS.iter().any(|end| word.ends_with(end))
    })
}

/// Whether a heading is that of an election, by the word that it begins with: "Val av ordförande", "Election of a chair". "Motion om val av skola" is none,
/// nor is "Val av skola" one of somebody.
#[must_use]
pub fn is_election(heading: &str) -> bool {
    let mut words = words(heading);
    words.next().is_some_and(|first| ELECTIONS.contains(&first.as_str()))
        && !words.any(|word| OF_NOBODY.iter().any(|stem| word.starts_with(stem)))
}

/// Whether a heading is that somebody is employed: "Anställning av rektor", "Employment of a head teacher".
#[must_use]
pub fn is_employment(heading: &str) -> bool {
    let mut words = words(heading);
    words.next().is_some_and(|first| matches!(first.as_str(), "anställning" | "employment" | "appointment"))
        && words.next().is_some_and(|next| matches!(next.as_str(), "av" | "of"))
}

/// Whether a word in small letters says what an elected person is: "ordföranden", "ersättare".
pub(super) fn is_office(word: &str) -> bool {
    OFFICES.iter().any(|office| word.starts_with(office))
}

/// Whether a word in small letters is for what only somebody elected can bring up or be the subject of.
fn is_task(word: &str) -> bool {
    TASKS.contains(&word) || ELECTIONS.contains(&word)
}

/// `(V)`, `m.fl. (V)`, `och Bo Lind (V)`.
fn has_party(after: &str, own: &[&str]) -> bool {
    let Some((between, rest)) = after.split_once('(') else { return false };
    let Some((party, _)) = rest.split_once(')') else { return false };
    let is_party = |word: &str| own.contains(&word) || parties::known(word).is_some();
    let is_joined = between.split_whitespace().all(|word| {
        let letters = word.trim_matches(',');
        let is_several = matches!(letters, "" | "m.fl." | "med" | "flera" | "with" | "others" | "et" | "al.");
        is_several || JOINS.contains(&letters) || letters.starts_with(char::is_uppercase)
    });
    // "(S, M)" and "(S och M)" are parties of several.
    is_joined && party.split([',', ' ', '/']).filter(|word| !word.is_empty() && !JOINS.contains(word)).all(is_party)
}

fn moves_or_is_elected(line: &str, name: &Range<usize>) -> bool {
    if words(line).any(|word| IN_SOMEBODYS_SERVICE.contains(&word.as_str())) {
        return false;
    }
    let before: Vec<String> = words(&line[..name.start]).collect();
    let mut after = words(&line[name.end..]);
    let (next, one_more) = (after.next().unwrap_or_default(), after.next().unwrap_or_default());
    let is_own = line[name.clone()].ends_with('s') && is_task(&next);
    let asks_to_leave = (next == "om" && one_more == "entledigande") || next == "avsäger";
    if is_own || asks_to_leave {
        return true;
    }
    let Some(task) = before.iter().rposition(|word| is_task(word)) else { return false };
    let between = &before[task + 1..];
    let leads = |word: &String| BEFORE.contains(&word.as_str()) || is_office(word);
    let is_led = between.last().is_some_and(|word| leads(word) || JOINS.contains(&word.as_str()))
        || line[..name.start].trim_end().ends_with(',');
    is_led
        && between.iter().any(leads)
        && !between.iter().any(|word| ABOUT.contains(&word.as_str()) || matches!(word.as_str(), "för" | "for"))
}

/// The words in small letters.
fn words(text: &str) -> impl Iterator<Item = String> {
    let letters = |c: char| c.is_alphabetic() || c == '-';
    text.split(move |c| !letters(c)).filter(|word| !word.is_empty()).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::{authority_over_somebody, is_in_office, may_be_choice_of_people, may_be_private};
    use crate::swedish::names::persons;

    /// The names in a title that are not there because of an office.
    fn private(line: &str) -> Vec<&str> {
        let of_no_office = persons(line).into_iter().filter(|name| !is_in_office(line, name, &["Älvnäspartiet"]));
        of_no_office.map(|name| &line[name]).collect()
    }

    #[test]
    fn whoever_moves_asks_is_elected_or_resigns_is_in_office() {
        for line in [
            "Motion av Eva Nyman m.fl. (V) om bussar",
            "Motion av Eva Nyman och Lars Holm om bussar",
            "Motion från Eva Nyman, Lars Holm och Karin Ek om bussar",
            "Svar på Eva Nymans motion om bussar",
            "Interpellation från Cecilia Holm (M) till kommunstyrelsens ordförande Anna Ek (S)",
            "Interpellation från Cecilia Holm till ordföranden Anna Ek om bussar",
            "Svar på fråga från Cecilia Holm (Älvnäspartiet) om bussar",
            "Svar på fråga från Cecilia Holm och Lars Ek (S, M) om bussar",
            "Avsägelse från Nils Blom (M)",
            "Avsägelse från Nils Blom som ersättare i kulturnämnden",
            "Begäran från Nils Blom om entledigande",
            "Entledigande av Nils Blom",
            "Fyllnadsval efter Karl Blom (M)",
            "Val av ledamot efter Karl Blom",
            "Val av Cecilia Holm till vice ordförande",
            "Initiativärende från Johan Åberg (C)",
            "Motion by Cecilia Holm (M)",
            "Election of Cecilia Holm as deputy chair",
        ] {
            assert!(private(line).is_empty(), "{line}: {:?}", private(line));
        }
    }

    #[test]
    fn whoever_a_matter_is_about_is_private() {
        for (line, named) in [
            ("Ansökan om bygglov från Lars Berg", "Lars Berg"),
            ("Bistånd enligt lagen om stöd och service för Lars Berg (LSS)", "Lars Berg"),
            ("Klagomål från Lars Berg på hemtjänsten", "Lars Berg"),
            ("Svar på medborgarförslag från Lisa Ek om bänkar", "Lisa Ek"),
            ("Svar på fråga från Lisa Ek om vården", "Lisa Ek"),
            ("Motion av Eva Nyman om vården av Lars Berg", "Lars Berg"),
            ("Entledigande av Nils Blom som god man", "Nils Blom"),
            ("Avsägelse från uppdraget som kontaktperson för Lars Berg", "Lars Berg"),
            ("Val av skola för Lars Berg", "Lars Berg"),
            ("Överlåtelse av tomträtt till Per Persson", "Per Persson"),
            ("Bygglov för Lars Berg enligt förslaget (se bilaga)", "Lars Berg"),
        ] {
            assert_eq!(private(line), [named], "{line}");
        }
    }

    #[test]
    fn permits_care_and_complaints_may_concern_a_private_person() {
        for line in
            ["Bygglov för nytt hus", "Skolskjuts", "Klagomål på förskolan", "Byte av god man", "Complaint about noise"]
        {
            assert!(may_be_private(line), "{line}");
        }
        for line in ["Uppdrag till ordföranden", "Firmatecknare", "Representation i Bryssel"] {
            assert!(!may_be_private(line), "{line}");
        }
    }

    #[test]
    fn a_permit_for_somebody_is_authority_and_its_fee_is_not() {
        for heading in ["Bygglov för nytt hus, Kajen 2", "Ansökan om serveringstillstånd", "Föreläggande vid vite"]
        {
            assert!(authority_over_somebody(heading).is_some(), "{heading}");
        }
        for heading in
            ["Taxa för bygglov", "Riktlinjer för bistånd", "Bidrag till hembygdsföreningen", "Rapport om färdtjänsten"]
        {
            assert_eq!(authority_over_somebody(heading), None, "{heading}");
        }
    }

    #[test]
    fn elections_and_employments_are_choices_of_people_and_budgets_are_none() {
        for text in [
            "Val av ordförande",
            "att utse Anna Ek",
            "Ny förvaltningschef",
            "Anställning av rektor",
            "Election of a chair",
        ] {
            assert!(may_be_choice_of_people(text), "{text}");
        }
        for text in ["Bidrag till hembygdsföreningen", "Budget 2027", "Valborg i parken", "bifall till förslaget"] {
            assert!(!may_be_choice_of_people(text), "{text}");
        }
    }
}
