//! The form of what is said of secrecy (sekretess): of a whole record, and of a part of it.

use super::{Choice, Key, Kind, Shape, choice, key};
use crate::diagnostic::Doc;
use crate::record::SecurityClass;

const PROVISION: Key = key(
    "lagrum",
    Kind::Line(200),
    "21 kap. 1 § offentlighets- och sekretesslagen (2009:400)",
    "Den bestämmelse som uppgifterna kan omfattas av.",
    "The provision that may make it secret.",
);
const DATE: Key = key("datum", Kind::Date, "2024-06-04", "När markeringen gjordes.", "When the marking was made.");
const AUTHORITY: Key = key(
    "myndighet",
    Kind::Line(200),
    "Regeringskansliet",
    "Myndigheten som gjorde markeringen.",
    "The authority that made the marking.",
);

/// Marking that a document may hold what is secret.
pub static SECRECY: Shape = Shape {
    name: Doc { sv: "en sekretessmarkering", en: "a marking of secrecy" },
    keys: &[
        PROVISION,
        DATE,
        AUTHORITY,
        key(
            "namn",
            Kind::List(&Kind::Line(200)),
            "[Per Persson, Storgatan 1]",
            "Namn och andra ord som maskas överallt i den offentliga handlingen.",
            "Names and other words that are masked everywhere in the public document.",
        ),
    ],
};

/// Marking that a part of a document may be secret.
pub static RESTRICTION: Shape = Shape {
    name: Doc { sv: "en markering av en del", en: "a marking of a part" },
    keys: &[PROVISION, DATE, AUTHORITY],
};

/// The key that says of a part of the record that it may be secret.
pub(super) const RESTRICTED: Key = key(
    "sekretess",
    Kind::Object(&RESTRICTION),
    "{ lagrum: 21 kap. 1 § OSL }",
    "Att detta kan omfattas av sekretess. Det står i den interna handlingen och är maskat i den offentliga. Dag och myndighet som inte skrivs är de som står i postens sekretess.",
    "That this may be secret. It stands in the internal document and is masked in the public one. A day and an authority that are not written are those of the record's own marking.",
);

/// The key that says what a heading that is secret is instead.
pub(super) const PUBLIC_HEADING: Key = key(
    "offentlig_rubrik",
    Kind::Line(300),
    "Ett personalärende",
    "Rubriken i den offentliga handlingen, om rubriken är maskad där.",
    "The heading in the public document, where the heading is masked.",
);

/// The title of an appendix, likewise.
pub(super) const PUBLIC_APPENDIX_TITLE: Key = key(
    "offentlig_titel",
    Kind::Line(300),
    "Läkarintyg",
    "Vad bilagan heter i den offentliga handlingen, om titeln är maskad där.",
    "What the appendix is called in the public document, where its title is masked.",
);

/// What a whole record says of secrecy beside its marking.
pub(super) static WHOLE: [Key; 2] = [
    key(
        "offentlig_titel",
        Kind::Line(300),
        "Protokoll från sammanträdet den 4 juni 2024",
        "Titeln i den offentliga handlingen, om titeln inte kan stå där.",
        "The title of the public document, if the title cannot stand there.",
    ),
    key(
        "säkerhetsskyddsklass",
        Kind::Choice(CLASSES),
        "hemlig",
        "Att handlingen innehåller säkerhetsskyddsklassificerade uppgifter. En sådan post läses bara på en dator som är godkänd för det.",
        "That the document holds security-classified information. Such a record is read only on a machine that is approved for it.",
    ),
];

/// Classes of what concerns the security of Sweden (2 kap. 5 § säkerhetsskyddslagen (2018:585)).
pub const CLASSES: &[Choice] = &[
    choice(
        SecurityClass::Restricted.word(),
        "Röjande kan medföra ringa skada för Sveriges säkerhet.",
        "Disclosure can do minor damage to the security of Sweden.",
    ),
    choice(
        SecurityClass::Confidential.word(),
        "Röjande kan medföra en inte obetydlig skada.",
        "Disclosure can do damage that is not insignificant.",
    ),
    choice(
        SecurityClass::Secret.word(),
        "Röjande kan medföra en allvarlig skada.",
        "Disclosure can do serious damage.",
    ),
    choice(
        SecurityClass::TopSecret.word(),
        "Röjande kan medföra en synnerligen allvarlig skada.",
        "Disclosure can do exceptionally serious damage.",
    ),
];
