//! Filing: appendices, packages, and what becomes of them.

use super::example::{decision, illustration, whole};
use super::{Doc, Explanation};

pub(super) static APPENDIX_FILE: Explanation = Explanation {
    summary: Doc {
        sv: "En bilaga ska ligga bredvid posten, vara hel och olåst, och vara det som dess namn säger.",
        en: "An appendix must lie beside the record, be whole and not locked, and be what its name says.",
    },
    why: Doc {
        sv: "Bilagan följer med handlingen till diariet och arkivet. Den som öppnar den om tjugo år har varken lösenordet eller någon att \
             fråga. Och den som får posten av någon annan ska kunna lita på att paketet inte tar med filer ur andra mappar på datorn.",
        en: "The appendix goes with the document to the register and the archive. Whoever opens it in twenty years has neither the \
             password nor anybody to ask. And whoever gets a record from somebody else can trust the package to take no files from \
             other folders of the machine.",
    },
    remedy: Doc {
        sv: "Lägg filen i samma katalog som posten, eller i en katalog under den. Öppna den och se att den är hel och utan lösenord. \
             Spara den helst som PDF. Packa upp zipfiler och lista det som är i dem.",
        en: "Put the file in the same directory as the record, or in one below. Open it and see that it is whole and without a \
             password. Save it as PDF if you can. Unpack ZIP files and list what is in them.",
    },
    bad: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: får inte överklagas, lagrum: 12 § förordningen om bidrag till skolvägar }",
        "bilagor: [{ titel: Villkor för bidraget, fil: ../villkor.pdf }]",
    ),
    good: decision!(
        "beslutsfattare: [{ namn: Anna Ek, roll: generaldirektör }]",
        "skäl: Föreningen uppfyller villkoren i 3 § förordningen om bidrag.",
        "överklagande: { slag: får inte överklagas, lagrum: 12 § förordningen om bidrag till skolvägar }",
        "bilagor: [{ titel: Villkor för bidraget, fil: bilagor/villkor.pdf }]",
    ),
};

pub(super) static EXISTS: Explanation = Explanation {
    summary: Doc { sv: "Ett paket skrivs aldrig över.", en: "A package is never overwritten." },
    why: Doc {
        sv: "Det som har lämnats till registratorn är en allmän handling. Görs paketet på nytt av samma post blir varje byte lika, och då \
             är allt gott. Blir det olika har något ändrats, och det ska synas som en ny version.",
        en: "What has been handed to the registrar is an official document. If the package is made again from the same record, every byte is \
             the same, and all is well. If it differs, something has been changed, and that is to show as a new version.",
    },
    remedy: Doc {
        sv: "Höj `version` i posten och skriv `ersätter`, så får paketet ett eget namn. Är det en annan handling från samma dag, skriv \
             paketet i en annan katalog.",
        en: "Raise `version` in the record and write `ersätter`, and the package gets a name of its own. If it is another document of the \
             same day, write the package to another directory.",
    },
    bad: illustration!("A2024-00912_minnesanteckningar_2024-06-04 finns, med en annan handling"),
    good: illustration!("A2024-00912_minnesanteckningar_2024-06-04", "A2024-00912_minnesanteckningar_2024-06-04_v2"),
};

pub(super) static VERSION: Explanation = Explanation {
    summary: Doc {
        sv: "En ny version ska ange kontrollsumman för handlingen som den ersätter.",
        en: "A later version must give the checksum of the document that it replaces.",
    },
    why: Doc {
        sv: "Den som har båda ska kunna se vilken fil det var som ersattes, också om någon har döpt om den.",
        en: "Whoever has both must be able to see which file it was that was replaced, even if somebody has renamed it.",
    },
    remedy: Doc {
        sv: "Skriv `sha256` under `ersätter`. Kontrollsumman står i det förra paketets fil `SHA256SUMS`, på raden för `handling.pdf`.",
        en: "Write `sha256` under `ersätter`. The checksum is in the file `SHA256SUMS` of the package before, on the line of `handling.pdf`.",
    },
    bad: illustration!("version: 2", "ersätter: { version: 1 }"),
    good: illustration!("version: 2", "ersätter: { version: 1, sha256: \"9f86d0…\" }"),
};
