//! The form of a register (register): persons and organisations that records refer to.

use super::protocol::CAPACITIES;
use super::{FORMAT, Key, Kind, REPRESENTS, Shape, key, required};
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

/// A person of a register.
pub static PERSON: Shape = Shape {
    name: Doc { sv: "en person", en: "a person" },
    keys: &[
        OWN_ID,
        required(key("namn", Kind::Line(120), "Anna Ek", "För- och efternamn.", "First and last name.")),
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
    ],
};

/// An organisation of a register.
pub static ORGANISATION: Shape = Shape {
    name: Doc { sv: "en organisation", en: "an organisation" },
    keys: &[
        OWN_ID,
        required(key("namn", Kind::Line(200), "Röda Korset", "Organisationens namn.", "The organisation's name.")),
    ],
};
