//! The keys that notes, decisions, file notes and memoranda have beside those that every record has.

use super::protocol::{APPEAL, APPENDIX};
use super::secrecy::RESTRICTED;
use super::{AUTHOR, CONTENTS, Choice, Key, Kind, Shape, choice, key, required};
use crate::diagnostic::Doc;

/// Somebody by name and title.
const PERSONS: Kind = Kind::List(&Kind::Object(&PERSON));

/// Somebody who had a part in a decision: told as an author is.
pub static PERSON: Shape = Shape { name: Doc { sv: "en person", en: "a person" }, keys: AUTHOR.keys };

/// Appendices of a document that is no minutes.
const APPENDIX_LIST: Kind = Kind::List(&Kind::Object(&APPENDIX));
const APPENDICES: Key = key(
    "bilagor",
    APPENDIX_LIST,
    "[{ titel: Villkor för bidraget }]",
    "Bilagorna i ordning. De numreras från 1.",
    "The appendices in order. They are numbered from 1.",
);

/// Keys of notes.
pub(super) static NOTES: [Key; 2] = [
    key(
        "åtgärder",
        Kind::List(&Kind::Object(&ACTION)),
        "[{ vad: Skicka ut underlaget, vem: Anna Ek, senast: 2024-06-18 }]",
        "Vad någon ska göra efter mötet, vem, och när det ska vara gjort.",
        "What is to be done after the meeting, by whom, and by when.",
    ),
    APPENDICES,
];

/// Something that somebody is to do.
pub static ACTION: Shape = Shape {
    name: Doc { sv: "en åtgärd", en: "an action" },
    keys: &[
        required(key("vad", Kind::Line(500), "Skicka ut underlaget", "Vad som ska göras.", "What is to be done.")),
        required(key("vem", Kind::Line(200), "Anna Ek", "Den som ska göra det.", "Who is to do it.")),
        key("senast", Kind::Date, "2024-06-18", "Den dag då det ska vara gjort.", "The day by which it is to be done."),
        RESTRICTED,
    ],
};

/// When a decision was made.
pub(super) static DECISION_DAY: [Key; 1] = [key(
    "datum",
    Kind::Date,
    "2024-06-04",
    "Dagen för beslutet, som år-månad-dag.",
    "The day of the decision, as year-month-day.",
)];

/// Keys of a decision.
pub(super) static DECISION: [Key; 13] = [
    key(
        "parter",
        Kind::List(&Kind::Line(200)),
        "[Föreningen Skolvägen]",
        "De som ärendet gäller.",
        "Those whom the matter concerns.",
    ),
    key(
        "beslut",
        Kind::List(&Kind::Prose),
        "[Myndigheten ger Föreningen Skolvägen 40 000 kronor i bidrag.]",
        "Vad som beslutas, en punkt för varje beslut, i Markdown.",
        "What is decided, one entry for each decision, in Markdown.",
    ),
    key(
        "bakgrund",
        Kind::Prose,
        "\"Föreningen har ansökt om bidrag.\"",
        "Vad ärendet gäller, i Markdown.",
        "What the matter is about, in Markdown.",
    ),
    key(
        "skäl",
        Kind::Prose,
        "\"Föreningen uppfyller villkoren i 3 § förordningen.\"",
        "Skälen för beslutet: vilka föreskrifter som har tillämpats och vad som har avgjort, i Markdown.",
        "The reasons: which provisions were applied and what was decisive, in Markdown.",
    ),
    key(
        "utan_skäl",
        Kind::Line(300),
        "Beslutet gäller anställning (32 § andra stycket 1 förvaltningslagen).",
        "Varför beslutet inte har några skäl, om det är så. Står inte i handlingen.",
        "Why the decision gives no reasons, if so. Does not stand in the document.",
    ),
    key(
        "beslutsfattare",
        PERSONS,
        "[{ namn: Anna Ek, roll: generaldirektör }]",
        "De som har fattat beslutet.",
        "Who made the decision.",
    ),
    key(
        "föredragande",
        PERSONS,
        "[{ namn: Bo Lind, roll: handläggare }]",
        "De som har varit föredragande.",
        "Who presented the matter.",
    ),
    key(
        "medverkande",
        PERSONS,
        "[{ namn: Cecilia Holm, roll: chefsjurist }]",
        "De som har medverkat vid den slutliga handläggningen utan att delta i avgörandet.",
        "Who took part in the final handling without deciding.",
    ),
    key(
        "avvikande_meningar",
        Kind::List(&Kind::Object(&DISSENT)),
        "[{ av: [Anna Ek], text: Ansökan borde ha avslagits. }]",
        "Reservationer och andra avvikande meningar.",
        "Dissenting opinions.",
    ),
    key(
        "utan_namn",
        Kind::Line(300),
        "Det kan befaras att beslutsfattaren utsätts för hot.",
        "Varför handlingen inte ska säga vem som har beslutat, föredragit och medverkat, om det är så: då står bara deras roller. Skälet står inte i handlingen.",
        "Why the document shall not say who decided, presented and took part, if so: only their titles stand then. The reason does not stand in the document.",
    ),
    key(
        "överklagande",
        Kind::Object(&APPEAL),
        "{ slag: förvaltningsbesvär, till: Förvaltningsrätten i Stockholm }",
        "Hur beslutet kan överklagas.",
        "How the decision can be appealed.",
    ),
    key(
        "skickas_till",
        Kind::List(&Kind::Line(200)),
        "[Föreningen Skolvägen]",
        "De som ska få beslutet.",
        "Those who shall have the decision.",
    ),
    APPENDICES,
];

/// A dissenting opinion.
pub static DISSENT: Shape = Shape {
    name: Doc { sv: "en avvikande mening", en: "a dissenting opinion" },
    keys: &[
        required(key("av", Kind::List(&Kind::Line(120)), "[Anna Ek]", "De som har den.", "Whose it is.")),
        required(key("text", Kind::Prose, "Ansökan borde ha avslagits.", "Vad den säger.", "What it says.")),
    ],
};

/// Keys of a note of what an authority was told.
pub(super) static FILE_NOTE: [Key; 6] = [
    key(
        "datum",
        Kind::Date,
        "2024-06-04",
        "Dagen då myndigheten fick uppgifterna, som år-månad-dag.",
        "The day on which the authority was told, as year-month-day.",
    ),
    key("plats", Kind::Line(200), "Stockholm", "Var det var, om det spelar roll.", "Where it was, if that matters."),
    key(
        "sätt",
        Kind::Choice(CHANNELS),
        "telefonsamtal",
        "Hur myndigheten fick uppgifterna.",
        "How the authority was told.",
    ),
    key(
        "upprättad",
        Kind::Date,
        "2024-06-04",
        "Dagen då anteckningen gjordes, som år-månad-dag.",
        "The day on which the note was made, as year-month-day.",
    ),
    key(
        "klockslag",
        Kind::Time,
        "14.10",
        "När på dagen anteckningen gjordes.",
        "The time of day at which the note was made.",
    ),
    APPENDICES,
];

/// Ways in which an authority is told something.
pub const CHANNELS: &[Choice] = &[
    choice("telefonsamtal", "Någon ringde, eller blev uppringd.", "Somebody rang, or was rung up."),
    choice("möte", "Vid ett möte.", "At a meeting."),
    choice("videomöte", "Vid ett möte på distans.", "At a meeting from a distance."),
    choice("besök", "Vid ett besök eller en inspektion.", "At a visit or an inspection."),
    choice("iakttagelse", "Handläggaren såg eller läste det själv.", "The official saw or read it himself or herself."),
];

/// When a memorandum was written.
pub(super) static MEMORANDUM_DAY: [Key; 1] = [key(
    "datum",
    Kind::Date,
    "2024-06-04",
    "Promemorians dag, som år-månad-dag.",
    "The day of the memorandum, as year-month-day.",
)];

/// Keys of a memorandum.
pub(super) static MEMORANDUM: [Key; 5] = [
    CONTENTS,
    key(
        "mottagare",
        Kind::List(&Kind::Line(200)),
        "[Expeditionschefen]",
        "De som promemorian är skriven för.",
        "For whom the memorandum is written.",
    ),
    key(
        "syfte",
        Kind::Prose,
        "\"Promemorian är underlag för beslut om skolvägar.\"",
        "Vad promemorian är till för, i Markdown.",
        "What the memorandum is for, in Markdown.",
    ),
    key(
        "sammanfattning",
        Kind::Prose,
        "\"Tre åtgärder gör skolvägarna säkrare.\"",
        "Det viktigaste i korthet, i Markdown.",
        "What matters most in short, in Markdown.",
    ),
    APPENDICES,
];
