//! Secrecy: markings, what is masked, what must not be on any machine.

use super::Explanation;
use super::example::{illustration, whole, with};
use crate::diagnostic::Doc;

pub(super) static MARK: Explanation = Explanation {
    summary: Doc {
        sv: "En sekretessmarkering ska ange lagrum, dag och den myndighet som har gjort den, och stå vid det som den gäller.",
        en: "A marking of secrecy must name the provision, the day and the authority that made it, and stand with what it is of.",
    },
    why: Doc {
        sv: "Markeringen är en varning till den som får en fråga om handlingen, inte ett beslut. Den måste säga vad som ska prövas. \
             En markering som har hamnat fel, utan klamrar eller över två stycken, skulle lämna orden öppna i den offentliga handlingen.",
        en: "The marking is a warning to whoever is asked for the document, not a decision. It must say what is to be examined. A marking \
             gone astray, without brackets or across two paragraphs, would leave the words open in the public document.",
    },
    remedy: Doc {
        sv: "Skriv `lagrum` med kapitel och paragraf, `datum` och `myndighet` i `sekretess`. Markera ord i en text så: \
             `[orden]{sekretess}`, ett stycke i taget.",
        en: "Write `lagrum` with chapter and section, `datum` and `myndighet` in `sekretess`. Mark words in a text so: \
             `[the words]{sekretess}`, one paragraph at a time.",
    },
    bad: with!("sekretess: { lagrum: OSL, datum: 2026-01-15, myndighet: Regeringskansliet }"),
    good: with!(
        "sekretess: { lagrum: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400), datum: 2026-01-15, myndighet: Regeringskansliet }"
    ),
};

pub(super) static OPEN: Explanation = Explanation {
    summary: Doc {
        sv: "Det som är maskat på ett ställe bör inte stå öppet på ett annat.",
        en: "What is masked in one place should not stand open in another.",
    },
    why: Doc {
        sv: "Så röjs de flesta hemligheter: namnet är maskat i listan men står i ett yrkande. Programmet maskar ett markerat namn \
             överallt där det står i sin helhet; ett efternamn, ett nummer eller en hel mening på ett annat ställe måste någon bedöma.",
        en: "That is how most secrets get out: the name is masked in the list, and stands in a motion. The program masks a marked name \
             wherever it stands in full; a surname, a number or a whole sentence elsewhere somebody must judge.",
    },
    remedy: Doc {
        sv: "Markera också det andra stället, eller skriv ordet i postens `sekretess` under `namn`. Ska det stå öppet, skriv ett undantag \
             med skälet.",
        en: "Mark the other place as well, or write the word in the record's `sekretess` under `namn`. If it shall stand open, write an \
             exemption with the reason.",
    },
    bad: with!(
        "sekretess: { lagrum: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400), datum: 2026-01-15, myndighet: Regeringskansliet, namn: [Eva Lind] }",
        "avsnitt: [{ text: Lind berättade om sin skolväg. }]"
    ),
    good: with!(
        "sekretess: { lagrum: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400), datum: 2026-01-15, myndighet: Regeringskansliet, namn: [Eva Lind, Lind] }",
        "avsnitt: [{ text: Lind berättade om sin skolväg. }]"
    ),
};

pub(super) static LEAK: Explanation = Explanation {
    summary: Doc {
        sv: "Det som är maskat får inte finnas någonstans i en offentlig fil.",
        en: "What is masked must not be anywhere in a public file.",
    },
    why: Doc {
        sv: "En fil innehåller mer än det som syns: taggar, bokmärken, metadata, bilagor, teckensnitt. Varje offentlig fil läses tillbaka i \
             alla sina delar, uppackad och avkodad, innan den lämnas ut. Felet säger var det maskade finns men skriver inte ut det.",
        en: "A file holds more than can be seen: tags, bookmarks, metadata, attachments, fonts. Every public file is read back in all its \
             parts, unpacked and decoded, before it is handed over. The fault says where the secret is, without printing it.",
    },
    remedy: Doc {
        sv: "Se om ordet står i filens namn, i en bild, i husstilen eller i en bifogad fil. Annars är det ett fel i programmet: spara posten \
             och anmäl felet utan att skicka med hemligheten.",
        en: "See whether the word is in the file's name, in a picture, in the house style or in an attached file. Otherwise the program is \
             at fault: keep the record, and report the fault without the secret.",
    },
    bad: illustration!("protokoll-offentlig.docx, docProps/custom.xml: N… H…"),
    good: illustration!("protokoll-offentlig.docx, docProps/custom.xml: [maskat, 21 kap. 1 § OSL]"),
};

pub(super) static CLASS: Explanation = Explanation {
    summary: Doc {
        sv: "En säkerhetsskyddsklassificerad post får bara behandlas på en dator som är godkänd för det.",
        en: "A security-classified record may be handled only on a machine that is approved for it.",
    },
    why: Doc {
        sv: "Uppgifter som rör Sveriges säkerhet delas in i fyra klasser och får bara behandlas i informationssystem som är godkända för klassen. \
             På en vanlig dator har uppgiften redan lämnat skyddet.",
        en: "Information that concerns the security of Sweden is of one of four classes and may be handled only in systems approved for \
             the class. On an ordinary machine it has left its protection already.",
    },
    remedy: Doc {
        sv: "Flytta posten till en godkänd dator och följ myndighetens rutin för röjda uppgifter. Är datorn godkänd, lägg till \
             `--godkand-dator`.",
        en: "Move the record to an approved machine and follow the authority's routine for compromised information. If the machine is \
             approved, add `--approved-machine`.",
    },
    bad: with!("säkerhetsskyddsklass: hemlig"),
    good: with!(),
};
