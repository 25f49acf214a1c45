//! Several records: what only shows when all records of a directory are looked at together.

use super::example::illustration;
use super::{Doc, Explanation};

pub(super) static TWIN: Explanation = Explanation {
    summary: Doc {
        sv: "En handling ska ha en enda post för varje version.",
        en: "A document must have a single record for each version.",
    },
    why: Doc {
        sv: "Finns samma version två gånger vet ingen vilken som gäller. Ett diarienummer däremot får stå på många poster: det är \
             ärendets nummer, och ett ärende har flera handlingar. Därför räknas två poster som samma handling först när slag, \
             språk, myndighet, dag och klockslag, diarienummer och organ eller titel är desamma. En översättning är en egen handling.",
        en: "If the same version is there twice, nobody knows which one holds. A registry number, on the other hand, may stand on \
             many records: it is that of the matter, and a matter has several documents. So two records count as the same document \
             only when kind, language, authority, day and hour, registry number and body or title are the same. A translation is a \
             document of its own.",
    },
    remedy: Doc {
        sv: "Ta bort den post som inte gäller. Är den ena en ändring av den andra, höj `version` och skriv `ersätter`. Var det två \
             möten samma dag, skriv `tid` i båda. Är den ena en översättning, skriv `språk: en` i den.",
        en: "Remove the record that does not hold. If one is a change of the other, raise `version` and write `ersätter`. If there \
             were two meetings on the same day, write `tid` in both. If one is a translation, write `språk: en` in it.",
    },
    bad: illustration!("kn-2026-03-12.yaml", "kn-2026-03-12 (kopia).yaml"),
    good: illustration!("kn-2026-03-12.yaml"),
};

pub(super) static VERSION: Explanation = Explanation {
    summary: Doc {
        sv: "En ny version ska säga vilken version den ersätter.",
        en: "A new version must say which version it replaces.",
    },
    why: Doc {
        sv: "Båda versionerna ligger kvar i diariet. Den som bara ser den ena måste kunna veta att det finns en till, och vilken som \
             gäller.",
        en: "Both versions stay in the register. Whoever sees only one of them must be able to know that there is another, and which \
             one holds.",
    },
    remedy: Doc {
        sv: "Skriv `ersätter` i den nya posten, med den förra versionens nummer och den dag den blev färdig.",
        en: "Write `ersätter` in the new record, with the number of the version before and the day on which it was finished.",
    },
    bad: illustration!("kn-2026-03-12-v2.yaml:", "  version: 2"),
    good: illustration!("kn-2026-03-12-v2.yaml:", "  version: 2", "  ersätter: { version: 1, datum: 2026-03-19 }"),
};

pub(super) static NUMBER: Explanation = Explanation {
    summary: Doc {
        sv: "Paragrafnumren ska löpa genom året, från protokoll till protokoll, utan att något nummer saknas eller används två gånger.",
        en: "The numbers of items must run on through the year, from minutes to minutes, none of them missing or used twice.",
    },
    why: Doc {
        sv: "Organ, år och paragraf är det som ett beslut heter. Används numret två gånger går besluten inte att skilja åt, och \
             saknas ett frågar sig den som läser vilket beslut som har försvunnit.",
        en: "Body, year and number are what a decision is called. If the number is used twice, the decisions cannot be told apart; \
             and if one is missing, readers wonder which decision has disappeared.",
    },
    remedy: Doc {
        sv: "Skriv `numrering: { per: år, föregående: 26 }` med det sista numret i protokollet före, så räknas resten ut. Saknas ett \
             protokoll i katalogen är det bara en varning, och en upplysning om det är årets första som saknas; säger `föregående` att det finns, sägs ingenting. \
             Ett protokoll på engelska räknas inte för sig om det svenska finns i katalogen. `--rätta` ändrar inte `föregående`: det skulle ge alla paragrafer i protokollet nya nummer, under \
             vilka ingen har fattat något beslut, och felet kan lika gärna finnas i det andra protokollet.",
        en: "Write `numrering: { per: år, föregående: 26 }` with the last number of the minutes before, and the rest is computed. If \
             minutes are missing from the directory it is but a warning, and a note if it is the first ones of the year; if `föregående` says that \
             they exist, nothing is said. Minutes in English do not count by themselves if the Swedish ones are in the directory. `--fix` does not change `föregående`: all items of the minutes would get \
             other numbers, under which nobody has decided anything, and the fault may as well be in the other minutes.",
    },
    bad: illustration!("kn-2026-03-12.yaml: §§ 24–26", "kn-2026-04-16.yaml: §§ 26–29"),
    good: illustration!("kn-2026-03-12.yaml: §§ 24–26", "kn-2026-04-16.yaml: §§ 27–30"),
};

pub(super) static NAME: Explanation = Explanation {
    summary: Doc {
        sv: "En person ska heta likadant i alla poster.",
        en: "A person must be called the same in all records.",
    },
    why: Doc {
        sv: "Den som söker efter allt en person har varit med om hittar bara den ena stavningen. Programmet kan inte veta om det är en \
             eller två personer. Därför varnar det bara för ett namn i en enda post som skiljer sig i en bokstav från ett namn i minst \
             tre andra, eller i minst en där den personen har samma uppdrag: samma parti i samma nämnd, samma organisation och roll, eller samma roll på samma enhet. \
             Är båda med på samma möte, eller bär någon annan samma namn, sägs ingenting. Inte heller om de hör till olika partier eller \
             organisationer: då är det två personer.",
        en: "Whoever searches for all that a person took part in finds only one spelling. The program cannot know whether it is one \
             person or two. So it warns only of a name in a single record that differs in one letter from a name in at least three \
             others, or in at least one in which that person has the same task: the same party in the same body, the same organisation and \
             role, or the same role in the same unit. If both are at the same meeting, or somebody else has the same name, nothing is said. \
             Nor if they belong to different parties or organisations: then there are two.",
    },
    remedy: Doc {
        sv: "Rätta namnet om det är samma person, och skriv förnamnet först. Är det två personer kan varningen stå kvar.",
        en: "Correct the name if it is the same person, and write the first name first. If there are two, the warning can stay.",
    },
    bad: illustration!(
        "kn-2026-02-12.yaml: Cecilia Holm",
        "kn-2026-03-12.yaml: Cecilia Holm",
        "kn-2026-04-16.yaml: Cecilia Holm",
        "kn-2026-05-21.yaml: Cecilia Holmm"
    ),
    good: illustration!(
        "kn-2026-02-12.yaml: Cecilia Holm",
        "kn-2026-03-12.yaml: Cecilia Holm",
        "kn-2026-04-16.yaml: Cecilia Holm",
        "kn-2026-05-21.yaml: Cecilia Holm"
    ),
};

pub(super) static MATTER: Explanation = Explanation {
    summary: Doc {
        sv: "Diarienummer i flera poster ska gå ihop.",
        en: "Registry numbers of several records must fit together.",
    },
    why: Doc {
        sv: "Ett diarienummer är ärendets, och ett ärende har ofta flera handlingar. Att samma nummer står i poster av olika dagar säger \
             alltså inget i sig. Fel är det när ett handlingsnummer (`KN 2024/123-4`) står på två handlingar: det är handlingens eget. En \
             varning blir det när två protokoll har samma nummer fast minst lika många av årets andra har var sitt, för då har numret troligen \
             följt med när posten kopierades. Har alla samma är det ett samlingsärende. En upplysning blir det när numret står vid \
             två ärenden vars titlar inte har ett enda ord gemensamt, och när ett nummer saknas bland handlingarna i ett ärende eller ärendena i en serie. \
             Det senare sägs bara om minst tre nummer finns och högst ett saknas för tre som finns: annars hör de som saknas till \
             handlingar som inte har poster här. Hela serien känner bara [diariet](diarium.md).",
        en: "A registry number is that of the matter, and a matter often has several documents. That one number is in records of different days \
             says nothing by itself. It is an error when the number of a document (`KN 2024/123-4`) is on two documents: it is the document's \
             own. It is a warning when two minutes have one number though at least as many others of the year have each their own, for then \
             the number has probably come along when the record was copied. If all have the same, it is that of a collective matter. \
             It is a note when the number stands with two matters whose titles have no single word in common, and when a number is missing among the \
             documents of a matter or the matters of a series. The latter is told only if at least three numbers are there and at most one \
             is missing for three that are: otherwise those missing are of documents that have no records here. The whole series \
             only the register of documents knows.",
    },
    remedy: Doc {
        sv: "Rätta det nummer som är fel, eller ta bort det tills registratorn har gett ett. Är numren rätta kan du låta dem stå.",
        en: "Correct the number that is wrong, or remove it until the registrar has given one. If the numbers are right you may let them stand.",
    },
    bad: illustration!("2026-02-12.yaml: diarienummer: KN 2026/123-4", "2026-03-12.yaml: diarienummer: KN 2026/123-4"),
    good: illustration!("2026-02-12.yaml: diarienummer: KN 2026/123-4", "2026-03-12.yaml: diarienummer: KN 2026/123-5"),
};

pub(super) static LOCK: Explanation = Explanation {
    summary: Doc {
        sv: "En justerad post ska finnas kvar, ord för ord som den justerades.",
        en: "An approved record must stay, word by word as it was approved.",
    },
    why: Doc {
        sv: "Justerarna har skrivit under just den texten. Listan `justerade.sha256` har en kontrollsumma för varje justerad post, så att \
             varje ändring märks, också för den som inte har programmet: `sha256sum -c justerade.sha256`.",
        en: "Those who approved it have signed that very text. The list `justerade.sha256` has a checksum for each approved record, so \
             that every change shows, also to those without the program: `sha256sum -c justerade.sha256`.",
    },
    remedy: Doc {
        sv: "Hämta tillbaka den justerade posten. Måste något ändras, gör en ny post med högre `version` och med `ersätter`.",
        en: "Get the approved record back. If something has to be changed, make a new record with a higher `version` and with \
             `ersätter`.",
    },
    bad: illustration!("kn-2026-03-12.yaml ändrad efter justeringen"),
    good: illustration!("kn-2026-03-12.yaml som den justerades", "kn-2026-03-12-v2.yaml med ändringen"),
};

pub(super) static UNLOCKED: Explanation = Explanation {
    summary: Doc {
        sv: "En justerad post bör stå i `justerade.sha256`.",
        en: "An approved record should be in `justerade.sha256`.",
    },
    why: Doc {
        sv: "Annars märks det inte om posten ändras efter justeringen.",
        en: "Otherwise nobody sees it if the record is changed after its approval.",
    },
    remedy: Doc {
        sv: "`protokollant granska KATALOG --lås` för in de justerade poster som saknas och ändrar aldrig en rad som finns.",
        en: "`protokollant check DIR --lock` enters the approved records that are missing and never changes a line that is there.",
    },
    bad: illustration!("protokollant granska protokoll"),
    good: illustration!("protokollant granska protokoll --lås"),
};
