//! What documents tell of people.

use super::Explanation;
use super::example::{prose, whole};
use crate::diagnostic::Doc;

const WHY: Doc = Doc {
    sv: "En handling som läggs ut på webben kan alla hitta, länge, med ett namn eller ett nummer. Bara det som behövs ska stå där \
         (artikel 5.1 c i dataskyddsförordningen). Den som företräder en myndighet eller organisation nämns med sin roll; enskilda räknas.",
    en: "A document put on the web can be found by anybody, for a long time, by a name or a number. Only what is needed shall stand there \
         (Article 5(1)(c) GDPR). Who represents an authority or an organisation is named with the role; private persons are counted.",
};

pub(super) static ROLE: Explanation = Explanation {
    summary: Doc {
        sv: "Den som nämns vid namn bör ha en roll eller en organisation.",
        en: "Whoever is named should have a role or an organisation.",
    },
    why: WHY,
    remedy: Doc {
        sv: "Skriv `roll` eller `organisation`, eller räkna deltagarna: `{ organisation: boende, antal: 3 }`.",
        en: "Write `roll` or `organisation`, or count the participants: `{ organisation: boende, antal: 3 }`.",
    },
    bad: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "diarienummer: A2026/00012",
        "status: färdig",
        "plats: Stockholm",
        "deltagare: [{ namn: Eva Lind }]",
        "inledning: Gruppen gick igenom läget.",
    ),
    good: whole!(
        "format: 1",
        "typ: minnesanteckningar",
        "titel: Samråd om säkra skolvägar",
        "myndighet: Regeringskansliet",
        "datum: 2026-01-15",
        "diarienummer: A2026/00012",
        "status: färdig",
        "plats: Stockholm",
        "deltagare: [{ namn: Eva Lind, organisation: Föreningen Skolvägen }]",
        "inledning: Gruppen gick igenom läget.",
    ),
};

pub(super) static CONTACT: Explanation = Explanation {
    summary: Doc {
        sv: "En enskilds telefonnummer eller e-postadress ska inte stå i en handling som andra läser.",
        en: "A private person's telephone number or e-mail address shall not stand in a document that others read.",
    },
    why: WHY,
    remedy: Doc {
        sv: "Ta bort numret eller adressen. En myndighets eget får stå kvar; funktionsbrevlådor som `registrator@` anmärks det inte på.",
        en: "Remove the number or the address. An authority's own may stay; mailboxes of an office such as `registrator@` are not pointed out.",
    },
    bad: prose!("  Eva Lind nås på 070-123 45 67."),
    good: prose!("  Eva Lind nås genom föreningen."),
};

pub(super) static ACCOUNT: Explanation = Explanation {
    summary: Doc {
        sv: "En enskilds bankkonto ska inte stå i en handling som andra läser.",
        en: "A private person's bank account shall not stand in a document that others read.",
    },
    why: WHY,
    remedy: Doc {
        sv: "Ta bort numret. Bankgiro, plusgiro och IBAN känns igen på sina kontrollsiffror, andra konton på ordet före.",
        en: "Remove the number. Bankgiro, plusgiro and IBAN are told by their check digits, other accounts by the word before.",
    },
    bad: prose!("  Bidraget betalas till bankgiro 5050-1055."),
    good: prose!("  Bidraget betalas till föreningens konto."),
};
