//! The form of a record, as data: which keys there are, what each holds, and what it is for.
//!
//! This one table is what the reader checks a record against, what the JSON Schema is made from, what `new` writes as
//! comments, and what the documentation lists ([`markdown`]). A key stands here and nowhere else, but for the line that takes its value.

mod demands;
mod markdown;
pub mod other;
mod parts;
pub mod protocol;
pub mod register;
mod remedies;
pub mod secrecy;
#[cfg(test)]
mod tests;

pub use demands::{Demand, demands};
pub use markdown::markdown;
pub use parts::{AUTHOR, CORRECTION, EXEMPTION, PARTICIPANT, REPLACES, SECTION, TIME};
pub use remedies::{to_add, to_fill};
pub use secrecy::{RESTRICTION, SECRECY};

use std::ops::RangeInclusive;

use super::{DocumentType, Status};
use crate::diagnostic::{Doc, Message, Profile};
use crate::source::Layout;
use crate::swedish::DocLang;

/// What a value has to be.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A line of words, at most so many characters.
    Line(usize),
    /// Text in Markdown.
    Prose,
    /// A day, `2024-06-04`.
    Date,
    /// A time of day, `9.00`.
    Time,
    /// A whole number in this range, both ends included.
    Integer(i64, i64),
    /// `ja` or `nej`.
    YesNo,
    /// One of these words.
    Choice(&'static [Choice]),
    /// A mapping of this form.
    Object(&'static Shape),
    /// A mapping of this form, or a list of such.
    OneOrMore(&'static Shape),
    /// A list of such values.
    List(&'static Kind),
}

/// A word that a [`Kind::Choice`] allows.
#[derive(Clone, Copy, Debug)]
pub struct Choice {
    /// The word.
    pub word: &'static str,
    /// What it means, in a sentence.
    pub doc: Doc,
    /// Other words that people write for it, in small letters; they are told apart from slips of the hand, and refused.
    pub also: &'static [&'static str],
}

impl Choice {
    const fn also(self, also: &'static [&'static str]) -> Self {
        Self { also, ..self }
    }
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The key as it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What it holds.
    pub kind: Kind,
    /// What it is for, in whole sentences.
    pub doc: Doc,
    /// A value as it might be written, in YAML on one line.
    pub example: &'static str,
}

impl Key {
    /// The remedy for a mapping that lacks the key and is laid out so.
    #[must_use]
    pub fn to_add(&self, layout: Layout) -> Message {
        to_add(self.name, self.example, layout)
    }
}

/// A mapping's form.
#[derive(Debug)]
pub struct Shape {
    /// What the mapping is called in messages, indefinite form: "en deltagare", "a participant".
    pub name: Doc,
    /// Its keys, in the order in which people write them.
    pub keys: &'static [Key],
}

impl Shape {
    /// The key of that name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|key| key.name == name)
    }
}

/// Longest text of one [`Kind::Prose`] in bytes: some 300 pages.
pub const PROSE_BYTES: usize = 1_000_000;

/// Most values of one list.
pub const LIST_ITEMS: usize = 10_000;

/// Years in which a meeting can have been held: wide enough for every record that will be kept, and too narrow for `204` and `20224`.
pub const YEARS: RangeInclusive<i32> = 1900..=2099;

/// The format that this program writes, and the newest that it reads. Records of older formats are read for ever.
pub const FORMAT: i64 = 1;

const fn key(name: &'static str, kind: Kind, example: &'static str, sv: &'static str, en: &'static str) -> Key {
    Key { name, required: false, kind, doc: Doc { sv, en }, example }
}

const fn required(key: Key) -> Key {
    Key { required: true, ..key }
}

const fn choice(word: &'static str, sv: &'static str, en: &'static str) -> Choice {
    Choice { word, doc: Doc { sv, en }, also: &[] }
}

/// The form of a record of that kind.
#[must_use]
pub fn of(kind: DocumentType) -> &'static Shape {
    match kind {
        DocumentType::Notes => &NOTES,
        DocumentType::Agenda => &AGENDA,
        DocumentType::Summons => &SUMMONS,
        DocumentType::Protocol | DocumentType::Extract => &PROTOCOL,
        DocumentType::Decision => &DECISION,
        DocumentType::FileNote => &FILE_NOTE,
        DocumentType::Memorandum => &MEMORANDUM,
    }
}

/// Whether there is a list of contents.
const CONTENTS: Key = key(
    "innehållsförteckning",
    Kind::YesNo,
    "ja",
    "Om handlingen ska ha en innehållsförteckning. Utelämnat får långa handlingar en.",
    "Whether the document shall have a list of contents. Left out, long documents have one.",
);

/// Puts groups of keys together; `N` is how many they are.
const fn join<const N: usize>(groups: &[&[Key]]) -> [Key; N] {
    let mut all = [groups[0][0]; N];
    let (mut group, mut count) = (0, 0);
    while group < groups.len() {
        let mut index = 0;
        while index < groups[group].len() {
            all[count] = groups[group][index];
            (count, index) = (count + 1, index + 1);
        }
        group += 1;
    }
    assert!(count == N, "the number of keys is the sum of the groups'");
    all
}

/// What every record begins with.
static HEAD: [Key; 4] = [
    required(key(
        "format",
        Kind::Integer(1, FORMAT),
        "1",
        "Formatets nummer. Skriv 1; numret gör att posten kan läsas även när formatet har ändrats.",
        "Number of the format. Write 1; it lets the record be read even when the format has changed.",
    )),
    required(key(
        "typ",
        Kind::Choice(DOCUMENT_TYPES),
        "minnesanteckningar",
        "Vilken handling posten ska bli.",
        "What document the record shall become.",
    )),
    required(key(
        "titel",
        Kind::Line(300),
        "Minnesanteckningar från sakråd om etablering den 4 juni 2024",
        "Handlingens rubrik. Den läses upp först och syns i webbläsarens flik, så låt den säga vad det gällde och när.",
        "The document's title. It is read first and shows in the browser's tab, so let it say what it was about and when.",
    )),
    key(
        "språk",
        Kind::Choice(LANGUAGES),
        "sv",
        "Handlingens språk. Utelämnat betyder svenska (sv).",
        "The document's language. Left out it means Swedish (sv).",
    ),
];

/// When and where a meeting was held.
static MEETING: [Key; 4] = [
    key(
        "datum",
        Kind::Date,
        "2024-06-04",
        "Mötets dag, som år-månad-dag.",
        "The day of the meeting, as year-month-day.",
    ),
    key(
        "slutdatum",
        Kind::Date,
        "2024-06-05",
        "Mötets sista dag, om det varade flera dagar.",
        "The meeting's last day, if it went on for several.",
    ),
    key(
        "tid",
        Kind::Object(&TIME),
        "{ från: 9.00, till: 15.30 }",
        "När på dagen mötet hölls.",
        "When in the day the meeting was held.",
    ),
    key(
        "plats",
        Kind::Line(200),
        "Regeringskansliets lokaler, Stockholm",
        "Var mötet hölls.",
        "Where the meeting was held.",
    ),
];

/// Who the document comes from, and how it is filed.
static SENDER: [Key; 12] = [
    required(key(
        "myndighet",
        Kind::Line(200),
        "Regeringskansliet",
        "Myndigheten som handlingen kommer från. Står överst på första sidan.",
        "The authority that the document comes from. Stands first on page 1.",
    )),
    key(
        "departement",
        Kind::Line(200),
        "Arbetsmarknadsdepartementet",
        "Departement eller avdelning.",
        "Ministry or department.",
    ),
    key("enhet", Kind::Line(200), "Enheten för integration", "Enhet eller sekretariat.", "Unit or secretariat."),
    key(
        "profil",
        Kind::Choice(PROFILES),
        "kommun",
        "Vilket slags myndighet det är, och därmed vilka lagar som gäller. Utelämnat avgör myndighetens namn.",
        "What kind of authority it is, and so which laws hold. Left out, the authority's name decides.",
    ),
    key(
        "diarienummer",
        Kind::Line(60),
        "A2024/00912",
        "Diarienumret. Kan vänta: en post utan nummer blir en handling utan nummer, och numret kan sättas senare.",
        "The registry number. It can wait: a record without one becomes a document without one, and it can be given later.",
    ),
    key(
        "registrerad",
        Kind::Date,
        "2024-06-05",
        "Den dag då handlingen registrerades.",
        "The day on which the document was registered.",
    ),
    key(
        "sekretess",
        Kind::Object(&SECRECY),
        "{ lagrum: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400), datum: 2024-06-04, myndighet: Regeringskansliet }",
        "Markering om att handlingen kan innehålla sekretessbelagda uppgifter.",
        "Marking that the document may hold what is secret.",
    ),
    key(
        "status",
        Kind::Choice(STATUSES),
        "färdig",
        "Hur långt handlingen har kommit. Utelämnat betyder utkast.",
        "How far the document has come. Left out it means utkast (draft).",
    ),
    key(
        "version",
        Kind::Integer(1, 999),
        "1",
        "Handlingens version, från 1. Utelämnat betyder 1.",
        "The document's version, from 1. Left out it means 1.",
    ),
    key(
        "ersätter",
        Kind::Object(&REPLACES),
        "{ version: 1, datum: 2024-06-10 }",
        "Den tidigare version som handlingen ersätter.",
        "The earlier version that the document replaces.",
    ),
    key(
        "undantag",
        Kind::List(&Kind::Object(&EXEMPTION)),
        "[{ regel: REG-DNR, skäl: Numret är från ett äldre diarium. }]",
        "Regler som inte gäller i just detta fall, med skälet. Det som tystas visas ändå, som en upplysning.",
        "Rules that do not hold in this very case, with the reason. What is silenced is still shown, as a note.",
    ),
    SENT_BY,
];

/// A correction, and where those are listed whom the record refers to.
static REGISTERED: [Key; 2] = [
    key(
        "rättelse",
        Kind::Object(&CORRECTION),
        "{ datum: 2024-06-12, text: Beloppet har rättats från 40 000 till 45 000 kronor. }",
        "Vad som har rättats i handlingen sedan den ersatta versionen. Det syns i handlingen.",
        "What has been corrected in the document since the replaced version. It shows in the document.",
    ),
    REGISTER,
];

/// The key that names the register.
pub const REGISTER: Key = key(
    "register",
    Kind::Line(200),
    "personer.yaml",
    "Fil med personer och organisationer som posten hänvisar till med person och företräder. Den ligger bredvid posten.",
    "File with persons and organisations that the record refers to by person and företräder. It lies beside the record.",
);

/// The key that refers to a person of the register.
pub const PERSON: Key = key(
    "person",
    register::ID,
    "ek",
    "Personen, med sitt id i registret. Det som står där gäller, om inget annat skrivs här.",
    "The person, by its id in the register. What stands there holds, if nothing else is written here.",
);

/// The key that refers to an organisation of the register.
pub const REPRESENTS: Key = key(
    "företräder",
    register::ID,
    "roda-korset",
    "Organisationen, med sitt id i registret, i stället för dess namn.",
    "The organisation, by its id in the register, instead of its name.",
);

/// The key that refers to the organisation of the register that the document comes from.
pub const SENT_BY: Key = key(
    "avsändare",
    register::ID,
    "am",
    "Den som handlingen kommer från, med sitt id i registret, i stället för myndighet, departement och enhet.",
    "Whom the document comes from, by its id in the register, instead of authority, ministry and unit.",
);

/// Who wrote it.
static AUTHORS: [Key; 1] = [key(
    "författare",
    Kind::List(&Kind::Object(&AUTHOR)),
    "[{ namn: Anna Ek, roll: departementssekreterare }]",
    "Den eller de som har skrivit handlingen.",
    "Who wrote the document.",
)];

/// Who took part in a meeting without a roll.
static PARTICIPANTS: [Key; 1] = [key(
    "deltagare",
    Kind::List(&Kind::Object(&PARTICIPANT)),
    "[{ organisation: civilsamhällesorganisationer, antal: 30, ungefär: ja }]",
    "De som var med: personer med roll och organisation, en organisation, eller ett antal.",
    "Who took part: persons with role and organisation, an organisation, or a number.",
)];

/// Running text.
static TEXT: [Key; 2] = [
    key(
        "inledning",
        Kind::Prose,
        "\"Statssekreteraren hälsade välkommen.\"",
        "Text före första rubriken, i Markdown.",
        "Text before the first heading, in Markdown.",
    ),
    key(
        "avsnitt",
        Kind::List(&Kind::Object(&SECTION)),
        "[{ rubrik: Inledning, text: \"…\" }]",
        "Handlingens avsnitt i ordning.",
        "The document's sections in order.",
    ),
];

/// Formal meetings have a day and a place by law; notes have them by our rules, which say so with their own code.
static FORMAL_MEETING: [Key; 4] =
    [required(MEETING[0]), MEETING[1], MEETING[2], required(Key { example: "Kommunhuset i Älvnäs", ..MEETING[3] })];

/// What every record begins with, with another example of a title.
const fn head(title: &'static str) -> [Key; 4] {
    [HEAD[0], HEAD[1], Key { example: title, ..HEAD[2] }, HEAD[3]]
}

static AGENDA_HEAD: [Key; 4] = head("Dagordning för byggnadsnämndens sammanträde den 4 juni 2024");
static SUMMONS_HEAD: [Key; 4] = head("Kallelse till byggnadsnämndens sammanträde den 4 juni 2024");
static MINUTED_HEAD: [Key; 4] = head("Protokoll från byggnadsnämndens sammanträde den 4 juni 2024");
static DECISION_HEAD: [Key; 4] = head("Beslut om bidrag till Föreningen Skolvägen");
static FILE_NOTE_HEAD: [Key; 4] = head("Tjänsteanteckning om kompletterande uppgifter från sökanden");
static MEMORANDUM_HEAD: [Key; 4] = head("Promemoria om säkrare skolvägar");

/// Most minutes are a municipality's: their examples agree with one another.
static MINUTED_SENDER: [Key; 12] = [
    Key { example: "Älvnäs kommun", ..SENDER[0] },
    Key { example: "Samhällsbyggnadsförvaltningen", ..SENDER[1] },
    Key { example: "Bygglovsenheten", ..SENDER[2] },
    SENDER[3],
    Key { example: "BN 2024/41", ..SENDER[4] },
    SENDER[5],
    SENDER[6],
    SENDER[7],
    SENDER[8],
    SENDER[9],
    SENDER[10],
    SENDER[11],
];

/// A record of notes (minnesanteckningar).
pub static NOTES: Shape = Shape {
    name: POST,
    keys: &join::<30>(&[
        &HEAD,
        &MEETING,
        &SENDER,
        &secrecy::WHOLE,
        &REGISTERED,
        &AUTHORS,
        &PARTICIPANTS,
        &TEXT,
        &other::NOTES,
    ]),
};

/// A record of an agenda (dagordning). It has what a record of minutes has: the one becomes the other.
pub static AGENDA: Shape = Shape {
    name: POST,
    keys: &join::<40>(&[&AGENDA_HEAD, &FORMAL_MEETING, &MINUTED_SENDER, &secrecy::WHOLE, &REGISTERED, protocol::KEYS]),
};

/// A record of a summons (kallelse), likewise.
pub static SUMMONS: Shape = Shape {
    name: POST,
    keys: &join::<40>(&[&SUMMONS_HEAD, &FORMAL_MEETING, &MINUTED_SENDER, &secrecy::WHOLE, &REGISTERED, protocol::KEYS]),
};

/// A record of minutes (protokoll).
pub static PROTOCOL: Shape = Shape {
    name: POST,
    keys: &join::<40>(&[&MINUTED_HEAD, &FORMAL_MEETING, &MINUTED_SENDER, &secrecy::WHOLE, &REGISTERED, protocol::KEYS]),
};

/// A record of a decision (beslut).
pub static DECISION: Shape = Shape {
    name: POST,
    keys: &join::<34>(&[&DECISION_HEAD, &other::DECISION_DAY, &SENDER, &secrecy::WHOLE, &REGISTERED, &other::DECISION]),
};

/// A record of what an authority was told (tjänsteanteckning).
pub static FILE_NOTE: Shape = Shape {
    name: POST,
    keys: &join::<30>(&[
        &FILE_NOTE_HEAD,
        &other::FILE_NOTE,
        &SENDER,
        &secrecy::WHOLE,
        &REGISTERED,
        &AUTHORS,
        &PARTICIPANTS,
        &TEXT,
    ]),
};

/// A record of a memorandum (promemoria).
pub static MEMORANDUM: Shape = Shape {
    name: POST,
    keys: &join::<29>(&[
        &MEMORANDUM_HEAD,
        &other::MEMORANDUM_DAY,
        &SENDER,
        &secrecy::WHOLE,
        &REGISTERED,
        &AUTHORS,
        &other::MEMORANDUM,
        &TEXT,
    ]),
};

/// What a whole record is called.
const POST: Doc = Doc { sv: "en post", en: "a record" };

/// Document types (handlingstyper) that a record can be of.
pub const DOCUMENT_TYPES: &[Choice] = &[
    choice(
        DocumentType::Notes.word(),
        "Anteckningar från ett möte där inget beslutades.",
        "Notes of a meeting at which nothing was decided.",
    )
    .also(&["mötesanteckningar", "anteckningar", "notes"]),
    choice(
        DocumentType::Agenda.word(),
        "Ärendena vid ett kommande sammanträde. Posten blir sedan kallelse och protokoll.",
        "What a meeting to come is to deal with. The record later becomes summons and minutes.",
    )
    .also(&["föredragningslista", "ärendelista", "agenda"]),
    choice(
        DocumentType::Summons.word(),
        "Kallelse till ett sammanträde, med dagordning. Posten blir sedan protokoll.",
        "A summons to a meeting, with its agenda. The record later becomes minutes.",
    )
    .also(&["sammanträdeskallelse", "möteskallelse", "summons"]),
    choice(
        DocumentType::Protocol.word(),
        "Protokoll från ett sammanträde, med närvaro, yrkanden, omröstningar och beslut.",
        "Minutes of a meeting, with attendance, motions, votes and decisions.",
    )
    .also(&[
        "sammanträdesprotokoll",
        "mötesprotokoll",
        "nämndprotokoll",
        "nämndsprotokoll",
        "styrelseprotokoll",
        "beslutsprotokoll",
        "diskussionsprotokoll",
        "minutes",
    ]),
    choice(
        DocumentType::Decision.word(),
        "Ett beslut i ett ärende, med skäl och hur det överklagas.",
        "A decision in a matter, with its reasons and how to appeal.",
    )
    .also(&["delegationsbeslut", "myndighetsbeslut", "delegeringsbeslut", "decision"]),
    choice(
        DocumentType::FileNote.word(),
        "Anteckning om uppgifter som myndigheten har fått på annat sätt än genom en handling.",
        "A note of what the authority was told other than in writing.",
    )
    .also(&["journalanteckning", "file note"]),
    choice(
        DocumentType::Memorandum.word(),
        "Promemoria med numrerade avsnitt.",
        "A memorandum with numbered sections.",
    )
    .also(&["pm", "memorandum"]),
];

/// Languages of documents.
pub const LANGUAGES: &[Choice] =
    &[choice(DocLang::Sv.tag(), "Svenska.", "Swedish."), choice(DocLang::En.tag(), "Engelska.", "English.")];

/// Kinds of authority.
pub const PROFILES: &[Choice] =
    &[of_profile(Profile::Regeringskansliet), of_profile(Profile::Kommun), of_profile(Profile::Myndighet)];

const fn of_profile(profile: Profile) -> Choice {
    Choice { word: profile.word(), doc: profile.doc(), also: &[] }
}

/// How far a document has come.
pub const STATUSES: &[Choice] = &[
    choice(Status::Draft.word(), "Under arbete.", "Being worked on."),
    choice(Status::Finished.word(), "Färdigställd.", "Finished."),
    choice(
        Status::Approved.word(),
        "Justerad: granskad och bekräftad av dem som ska.",
        "Approved: read and confirmed by those who shall.",
    ),
];

/// What a person did at the meeting.
pub const PARTS: &[Choice] = &[
    choice("bjöd in", "Bjöd in till mötet.", "Called the meeting."),
    choice("öppnade", "Öppnade mötet.", "Opened the meeting."),
    choice("ledde", "Ledde mötet.", "Chaired the meeting."),
    choice("presenterade", "Höll en presentation.", "Gave a presentation."),
    choice("avslutade", "Avslutade mötet.", "Closed the meeting."),
];
