//! The register of documents (diarium).

use super::example::illustration;
use super::{Doc, Explanation};

pub(super) static FILE: Explanation = Explanation {
    summary: Doc {
        sv: "Diariets fil ska finnas, vara hel och vara ledig.",
        en: "The register's file must be there, whole, and free to use.",
    },
    why: Doc {
        sv: "Ett nummer som har lämnats ut får aldrig försvinna. Går filen inte att öppna, eller har någon annan den för sig själv i mer än \
             två minuter, lämnas inget nummer ut.",
        en: "A number that has been given out must never be lost. If the file cannot be opened, or somebody else has it to themselves for \
             more than two minutes, no number is given out.",
    },
    remedy: Doc {
        sv: "Kontrollera sökvägen och att du får skriva i katalogen. Är filen skadad, flytta undan den och ta tillbaka säkerhetskopian med \
             `protokollant register restore`.",
        en: "Check the path, and that you may write to the directory. If the file is damaged, move it away and bring the backup back with \
             `protokollant register restore`.",
    },
    bad: illustration!(
        "$ protokollant register next diarium-2025.sqlite --title …",
        "(filen heter diarium-2026.sqlite)"
    ),
    good: illustration!("$ protokollant register next diarium-2026.sqlite --title …"),
};

pub(super) static NUMBER: Explanation = Explanation {
    summary: Doc {
        sv: "Diarienumren ska följa på varandra, vara olika och ha den form som myndigheten hade när de lämnades ut.",
        en: "Registry numbers must follow one another, differ, and have the form that the authority had when they were given out.",
    },
    why: Doc {
        sv: "Numret är det som handlingen heter. Saknas ett undrar den som läser vad som har försvunnit; finns ett två gånger går \
             handlingarna inte att skilja åt.",
        en: "The number is what the document is called. If one is missing, readers wonder what has disappeared; if one is there twice, the \
             documents cannot be told apart.",
    },
    remedy: Doc {
        sv: "För in det som saknas med `protokollant register next --number`. Rätta numret i posten om det är felskrivet.",
        en: "Enter what is missing with `protokollant register next --number`. Correct the number in the record if it is a slip.",
    },
    bad: illustration!("A2026/00011", "A2026/00013"),
    good: illustration!("A2026/00011", "A2026/00012", "A2026/00013"),
};

pub(super) static CARD: Explanation = Explanation {
    summary: Doc {
        sv: "Ett registreringskort ska ha datum, diarienummer, avsändare eller mottagare och vad handlingen rör.",
        en: "A card must have the day, the registry number, sender or recipient, and what the document is about.",
    },
    why: Doc {
        sv: "Lagen kräver det, för att allmänheten ska kunna söka i diariet. Avsändare och mottagare behövs bara när handlingen har kommit in \
             eller skickats.",
        en: "The law demands it, so that the public can search the register. Sender and recipient are only needed when the document came in \
             or was sent.",
    },
    remedy: Doc {
        sv: "Ange `--title`, `--direction` och `--counterparty` när handlingen förs in.",
        en: "Give `--title`, `--direction` and `--counterparty` when the document is entered.",
    },
    bad: illustration!("A2026/00012  in  Remissvar om säkra skolvägar"),
    good: illustration!("A2026/00012  in  Älvnäs kommun  Remissvar om säkra skolvägar"),
};

pub(super) static LATE: Explanation = Explanation {
    summary: Doc {
        sv: "En handling ska registreras så snart den har kommit in eller upprättats, i regel senast nästa arbetsdag.",
        en: "A document must be registered as soon as it came in or was drawn up, as a rule by the next workday.",
    },
    why: Doc {
        sv: "Den som inte är registrerad går inte att hitta. Lördagar, söndagar, helgdagar och deras aftnar räknas inte som arbetsdagar.",
        en: "What is not registered cannot be found. Saturdays, Sundays, holidays and their eves do not count as workdays.",
    },
    remedy: Doc {
        sv: "Registrera handlingen nu; `protokollant register stamp` ger en post sitt nummer.",
        en: "Register the document now; `protokollant register stamp` gives a record its number.",
    },
    bad: illustration!("datum 2026-03-02, registrerad 2026-03-09"),
    good: illustration!("datum 2026-03-02, registrerad 2026-03-03"),
};

pub(super) static DEADLINE: Explanation = Explanation {
    summary: Doc {
        sv: "Det som ska göras till en viss dag ska vara gjort den dagen.",
        en: "What must be done by a day must be done on that day.",
    },
    why: Doc {
        sv: "Frister som går ut inom en vecka visas som upplysningar, de som har gått ut som varningar.",
        en: "Deadlines within a week are shown as notes, those that are past as warnings.",
    },
    remedy: Doc { sv: "Gör det som fristen gäller.", en: "Do what the deadline is about." },
    bad: illustration!("A2026/00012  frist 2026-03-02  (i dag är det den 5 mars)"),
    good: illustration!("A2026/00012  frist 2026-04-02"),
};

pub(super) static STAMP: Explanation = Explanation {
    summary: Doc {
        sv: "En post som ska få ett diarienummer ska gå att läsa och inte ha något redan.",
        en: "A record that is to be given a registry number must be readable and have none already.",
    },
    why: Doc {
        sv: "Numret skrivs in i posten utan att något annat ändras. Går inte det får posten vara som den är, och inget nummer förbrukas.",
        en: "The number is written into the record with nothing else changed. Where that cannot be done the record is left as it is, and no \
             number is spent.",
    },
    remedy: Doc {
        sv: "Rätta posten först; `protokollant check` säger vad som är fel.",
        en: "Correct the record first; `protokollant check` says what is wrong.",
    },
    bad: illustration!("diarienummer: A2026/00011"),
    good: illustration!("datum: 2026-03-02"),
};
