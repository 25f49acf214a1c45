//! The mappings that records of several kinds have parts of: times, people, sections, and the like.

use super::secrecy::{PUBLIC_HEADING, RESTRICTED};
use super::{Kind, PARTS, PERSON, REPRESENTS, Shape, key, required};
use crate::diagnostic::Doc;

/// From when to when.
pub static TIME: Shape = Shape {
    name: Doc { sv: "en tid", en: "a time" },
    keys: &[
        required(key("från", Kind::Time, "9.00", "När mötet började.", "When the meeting began.")),
        key("till", Kind::Time, "15.30", "När mötet slutade.", "When the meeting ended."),
    ],
};

/// What an earlier version was.
pub static REPLACES: Shape = Shape {
    name: Doc { sv: "en ersatt version", en: "a replaced version" },
    keys: &[
        required(key(
            "version",
            Kind::Integer(1, 998),
            "1",
            "Den ersatta versionens nummer.",
            "Number of the replaced version.",
        )),
        key(
            "datum",
            Kind::Date,
            "2024-06-10",
            "Den dag då den ersatta versionen blev färdig.",
            "The day on which the replaced version was finished.",
        ),
        key(
            "diarienummer",
            Kind::Line(60),
            "A2024/00912",
            "Den ersatta versionens diarienummer, om det var ett annat.",
            "Registry number of the replaced version, if it was another.",
        ),
        key(
            "sha256",
            Kind::Line(64),
            "\"9f86d0…\"",
            "Kontrollsumman för den ersatta filen, 64 hexadecimala tecken.",
            "Checksum of the replaced file, 64 hexadecimal digits.",
        ),
    ],
};

/// What has been corrected.
pub static CORRECTION: Shape = Shape {
    name: Doc { sv: "en rättelse", en: "a correction" },
    keys: &[
        required(key("datum", Kind::Date, "2024-06-12", "När rättelsen gjordes.", "When the correction was made.")),
        required(key(
            "text",
            Kind::Line(500),
            "Beloppet har rättats från 40 000 till 45 000 kronor.",
            "Vad som har rättats, i en mening.",
            "What has been corrected, in a sentence.",
        )),
    ],
};

/// A rule that the record is excepted from.
pub static EXEMPTION: Shape = Shape {
    name: Doc { sv: "ett undantag", en: "an exemption" },
    keys: &[
        required(key("regel", Kind::Line(20), "REG-DNR", "Regelns kod.", "The rule's code.")),
        required(key(
            "skäl",
            Kind::Line(500),
            "Numret är från ett äldre diarium.",
            "Varför regeln inte gäller här.",
            "Why the rule does not hold here.",
        )),
    ],
};

/// Who wrote the document.
pub static AUTHOR: Shape = Shape {
    name: Doc { sv: "en författare", en: "an author" },
    keys: &[
        required(key("namn", Kind::Line(120), "Anna Ek", "För- och efternamn.", "First and last name.")),
        key("roll", Kind::Line(120), "departementssekreterare", "Titel eller uppgift.", "Title or task."),
        PERSON,
        RESTRICTED,
    ],
};

/// Who took part.
pub static PARTICIPANT: Shape = Shape {
    name: Doc { sv: "en deltagare", en: "a participant" },
    keys: &[
        key("namn", Kind::Line(120), "Erik Scheller", "För- och efternamn.", "First and last name."),
        key("roll", Kind::Line(120), "statssekreterare", "Titel eller uppgift.", "Title or task."),
        key(
            "organisation",
            Kind::Line(200),
            "Arbetsmarknadsdepartementet",
            "Den organisation som personen företräder eller antalet kommer från, eller med liten bokstav det som räknas: 30 föreningar.",
            "The organisation that the person represents or the number came from, or, in small letters, what is counted: 30 föreningar.",
        ),
        PERSON,
        REPRESENTS,
        key(
            "antal",
            Kind::Integer(1, 100_000),
            "30",
            "Hur många som deltog, i stället för namn. Efter en organisations namn antalet personer därifrån.",
            "How many took part, instead of names. After the name of an organisation, how many people came from it.",
        ),
        key(
            "ungefär",
            Kind::YesNo,
            "ja",
            "Om antalet är ungefärligt. Utelämnat betyder nej.",
            "Whether the number is approximate. Left out it means nej (no).",
        ),
        key(
            "medverkan",
            Kind::List(&Kind::Choice(PARTS)),
            "[öppnade, avslutade]",
            "Vad personen gjorde vid mötet.",
            "What the person did at the meeting.",
        ),
        RESTRICTED,
    ],
};

/// A section of the text.
pub static SECTION: Shape = Shape {
    name: Doc { sv: "ett avsnitt", en: "a section" },
    keys: &[
        key(
            "rubrik",
            Kind::Line(300),
            "Gruppdiskussioner",
            "Avsnittets rubrik. Utan rubrik blir avsnittet ett stycke för sig, med luft före.",
            "The section's heading. Without one the section stands by itself, set off by space.",
        ),
        key(
            "språk",
            Kind::Line(35),
            "se",
            "Avsnittets språk, om det är ett annat än handlingens: en, se (nordsamiska), fit (meänkieli) …",
            "The section's language, if it differs from the document's: en, se (Northern Sami), fit (Meänkieli) …",
        ),
        key(
            "text",
            Kind::Prose,
            "\"- en punkt\\n- en till\"",
            "Avsnittets text, i Markdown.",
            "The section's text, in Markdown.",
        ),
        key(
            "avsnitt",
            Kind::List(&Kind::Object(&SECTION)),
            "[{ rubrik: Fråga 1, text: \"…\" }]",
            "Underavsnitt.",
            "Sections within the section.",
        ),
        RESTRICTED,
        PUBLIC_HEADING,
    ],
};
