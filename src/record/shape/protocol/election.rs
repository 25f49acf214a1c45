//! Elections of people among candidates (val), which go by ballot.

use super::super::{Kind, Shape, key, required};
use super::NAME;
use crate::diagnostic::Doc;

/// An election by ballot.
pub static ELECTION: Shape = Shape {
    name: Doc { sv: "ett val", en: "an election" },
    keys: &[
        key(
            "rubrik",
            Kind::Line(100),
            "Val av vice ordförande",
            "Vad valet kallas, om det är mer än ett i ärendet.",
            "What the election is called, if there are several in the matter.",
        ),
        required(key(
            "kandidater",
            Kind::List(&Kind::Object(&CANDIDATE)),
            "[{ namn: Maria Lindgren, röster: 21 }, { namn: Ulla Frisk, röster: 18 }]",
            "De som fick röster, och hur många var och en fick.",
            "Those who were voted for, and how many votes each of them had.",
        )),
        key(
            "platser",
            Kind::Integer(1, 1_000),
            "2",
            "Hur många som skulle väljas, och så många namn varje valsedel kunde ha. Utelämnat betyder en.",
            "How many were to be elected, and as many names each ballot could have. Left out it means one.",
        ),
        key("blanka", Kind::Integer(0, 10_000), "1", "Antal blanka röster.", "Number of blank ballots."),
        key("ogiltiga", Kind::Integer(0, 10_000), "0", "Antal ogiltiga röster.", "Number of spoilt ballots."),
        key(
            "lottning",
            Kind::List(&NAME),
            "[Maria Lindgren]",
            "De som lotten utsåg bland dem som fick lika många röster.",
            "Those whom the lot chose among those with equal votes.",
        ),
    ],
};

/// Somebody who was voted for.
pub static CANDIDATE: Shape = Shape {
    name: Doc { sv: "en kandidat", en: "a candidate" },
    keys: &[
        required(key("namn", NAME, "Maria Lindgren", "Namnet.", "The name.")),
        required(key("röster", Kind::Integer(0, 10_000), "21", "Antal röster.", "Number of votes.")),
    ],
};
