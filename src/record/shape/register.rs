//! The form of a register (register): persons and organisations that records refer to.

use super::protocol::CAPACITIES;
use super::{FORMAT, Key, Kind, REPRESENTS, Shape, join, key, required};
use crate::diagnostic::Doc;

/// Longest id.
pub(super) const ID: Kind = Kind::Line(60);

/// What an id is.
const OWN_ID: Key = required(key(
    "id",
    ID,
    "ek",
    "Ett kort namn som poster hänvisar till. Ändra det inte: poster som redan är skrivna har det.",
    "A short name that records refer to. Do not change it: records that have been written have it.",
));

/// A register.
pub static REGISTER: Shape = Shape {
    name: Doc { sv: "ett register", en: "a register" },
    keys: &[
        required(key(
            "format",
            Kind::Integer(1, FORMAT),
            "1",
            "Formatets nummer. Skriv 1.",
            "Number of the format. Write 1.",
        )),
        key(
            "personer",
            Kind::List(&Kind::Object(&PERSON)),
            "[{ id: ek, namn: Anna Ek, roll: ledamot }]",
            "Personer som poster hänvisar till med person.",
            "Persons that records refer to by person.",
        ),
        key(
            "organisationer",
            Kind::List(&Kind::Object(&ORGANISATION)),
            "[{ id: roda-korset, namn: Röda Korset }]",
            "Organisationer som poster hänvisar till med företräder.",
            "Organisations that records refer to by företräder.",
        ),
    ],
};

/// What a person is called.
const NAME: Key = key("namn", Kind::Line(120), "Anna Ek", "För- och efternamn.", "First and last name.");

/// What may be said of a person besides the name.
static ABOUT_PERSON: [Key; 5] = [
    key("roll", Kind::Line(120), "ledamot", "Titel eller uppgift.", "Title or task."),
    key("parti", Kind::Line(40), "S", "Parti eller grupp.", "Party or group."),
    key(
        "uppgift",
        Kind::Choice(CAPACITIES),
        "ledamot",
        "I vilken egenskap personen brukar vara med vid sammanträden.",
        "In what capacity the person usually takes part in meetings.",
    ),
    key(
        "organisation",
        Kind::Line(200),
        "Arbetsmarknadsdepartementet",
        "Den organisation som personen företräder, med sitt namn.",
        "The organisation that the person represents, by its name.",
    ),
    REPRESENTS,
];

/// What an organisation is called.
const ORGANISATION_NAME: Key =
    key("namn", Kind::Line(200), "Röda Korset", "Organisationens namn.", "The organisation's name.");

/// What may be said of an organisation besides the name.
static ABOUT_ORGANISATION: [Key; 2] = [
    key(
        ENGLISH_NAME,
        Kind::Line(200),
        "Swedish Red Cross",
        "Organisationens namn i handlingar på engelska.",
        "The organisation's name in documents in English.",
    ),
    key(
        PART_OF,
        ID,
        "rk",
        "Den organisation som den är en del av: departementets myndighet, enhetens departement.",
        "The organisation that it is a part of: the ministry's authority, the unit's ministry.",
    ),
];

/// The key of an organisation's name in English.
pub const ENGLISH_NAME: &str = "engelskt_namn";

/// The key that refers to the organisation that another is a part of.
pub const PART_OF: &str = "tillhör";

/// The key of what was otherwise before.
pub const EARLIER: &str = "tidigare";

/// The last day on which it was.
const UNTIL: Key =
    required(key("till", Kind::Date, "2022-12-31", "Den sista dag som det gällde.", "The last day on which it held."));

/// A person of a register.
pub static PERSON: Shape = Shape {
    name: Doc { sv: "en person i registret", en: "a person of the register" },
    keys: &join::<8>(&[
        &[OWN_ID, required(NAME)],
        &ABOUT_PERSON,
        &[key(
            EARLIER,
            Kind::List(&Kind::Object(&EARLIER_PERSON)),
            "[{ till: 2022-12-31, roll: ersättare }]",
            "Vad som var annorlunda förr, och till och med vilken dag. Äldre poster får det som gällde då.",
            "What was different before, and until which day. Older records get what held then.",
        )],
    ]),
};

/// What was different about a person until a day.
pub static EARLIER_PERSON: Shape = Shape {
    name: Doc { sv: "en tidigare uppgift om en person", en: "an earlier fact about a person" },
    keys: &join::<7>(&[&[UNTIL, NAME], &ABOUT_PERSON]),
};

/// An organisation of a register.
pub static ORGANISATION: Shape = Shape {
    name: Doc { sv: "en organisation", en: "an organisation" },
    keys: &join::<5>(&[
        &[OWN_ID, required(ORGANISATION_NAME)],
        &ABOUT_ORGANISATION,
        &[key(
            EARLIER,
            Kind::List(&Kind::Object(&EARLIER_ORGANISATION)),
            "[{ till: 2022-12-31, namn: Näringsdepartementet }]",
            "Vad som var annorlunda förr, och till och med vilken dag. Äldre poster får det som gällde då.",
            "What was different before, and until which day. Older records get what held then.",
        )],
    ]),
};

/// What was different about an organisation until a day.
pub static EARLIER_ORGANISATION: Shape = Shape {
    name: Doc { sv: "en tidigare uppgift om en organisation", en: "an earlier fact about an organisation" },
    keys: &join::<4>(&[&[UNTIL, ORGANISATION_NAME], &ABOUT_ORGANISATION]),
};
