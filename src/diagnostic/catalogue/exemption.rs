//! Exemptions from rules (undantag).

use super::Explanation;
use super::example::{whole, with};
use crate::diagnostic::Doc;

pub(super) static RULE: Explanation = Explanation {
    summary: Doc {
        sv: "Ett undantag ska gälla en regel som kan ha undantag.",
        en: "An exemption must be from a rule that allows exemptions.",
    },
    why: Doc {
        sv: "En regel som kräver en bedömning kan ha fel i det enskilda fallet. Fel i filen, i nycklar och värden eller i \
             framställningen är alltid fel, och det som lag eller standard förbjuder utan undantag kan ingen skriva sig fri från: \
             personnummer i texten, en bild utan alternativtext. Ett undantag från en felskriven regel skulle inte tysta något.",
        en: "A rule that takes judgement can be wrong in a particular case. Faults of the file, of keys and values or of the making of \
             the files are always faults, and nobody can be excepted from what law or standard forbids without exception: identity \
             numbers in the text, a picture without an alternative text. An exemption from a misspelt rule would silence nothing.",
    },
    remedy: Doc {
        sv: "Skriv regelns kod som den står i meddelandet, till exempel `REG-DNR`. Går regeln inte att göra undantag från, rätta i \
             stället det som den anmärker på.",
        en: "Write the rule's code as it stands in the message, for example `REG-DNR`. If the rule allows no exemption, put right what \
             it points out instead.",
    },
    bad: with!("undantag: [{ regel: GDP-PNR, skäl: Personen har godkänt det. }]"),
    good: with!(),
};

pub(super) static IDLE: Explanation = Explanation {
    summary: Doc { sv: "Ett undantag bör tysta något.", en: "An exemption should silence something." },
    why: Doc {
        sv: "Ett undantag som inte behövs gör att regeln tiger också nästa gång posten ändras, när den hade något att säga. Och \
             den som granskar posten letar efter ett fel som inte finns. Ett undantag från en regel för flera poster prövas när en hel katalog \
             granskas, och det är då en upplysning: med fler kataloger kan det behövas.",
        en: "An exemption that is not needed makes the rule keep silent the next time the record is changed, when it had something to \
             say. And whoever reviews the record looks for a fault that is not there. An exemption from a rule for several records is tried when \
             a whole directory is checked, and is then a note: with more directories it may be needed.",
    },
    remedy: Doc { sv: "Ta bort undantaget.", en: "Remove the exemption." },
    bad: with!("diarienummer: U2026/00012", "undantag: [{ regel: REG-DNR, skäl: Numret är från ett äldre diarium. }]"),
    good: with!("diarienummer: U2026/00012"),
};

pub(super) static MADE: Explanation = Explanation {
    summary: Doc {
        sv: "Ett undantag från en regel visas alltid, med skälet.",
        en: "An exemption from a rule is always shown, with its reason.",
    },
    why: Doc {
        sv: "Den som granskar eller arkiverar handlingen ska kunna se vad som har tystats och varför. Inget fel faller bort utan \
             att det märks.",
        en: "Whoever reviews or archives the document must be able to see what has been silenced and why. No fault is lost unnoticed.",
    },
    remedy: Doc {
        sv: "Ingenting, om skälet håller. Annars ta bort undantaget och rätta det som regeln anmärker på.",
        en: "Nothing, if the reason holds. Otherwise remove the exemption and put right what the rule points out.",
    },
    bad: with!("diarienummer: U2026-12", "undantag: [{ regel: REG-DNR, skäl: Numret är från ett äldre diarium. }]",),
    good: with!("diarienummer: U2026/00012"),
};
