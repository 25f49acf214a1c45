//! The record (posten) as it was written: every value with its place, nothing yet judged.
//!
//! [`read`] takes a tree from [`crate::source`] and gives a [`Record`], checked in form against [`shape`]: keys, types, ranges,
//! lengths, days that exist. A value that fails is reported and left out, so that everything else can still be looked at.
//! Whether the record makes sense as a meeting is for [`crate::meeting`] to say.

pub mod decision;
pub mod election;
mod format;
pub mod note;
pub mod protocol;
mod reader;
pub mod register;
pub mod schema;
mod secrecy;
pub mod shape;

use chrono::NaiveDate;

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile, nearest, slip};
use crate::message;
use crate::source::{self, FileId, Format, Layout, Node, Scalar, Sources, Span, Value};
use crate::swedish::{DocLang, TimeOfDay};
use reader::{Reader, meant};
use register::Registered;
pub use secrecy::{Secrecy, SecurityClass};

/// A value and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands in the record.
    pub span: Span,
}

/// Kind of document (handlingstyp).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentType {
    /// Notes of a meeting at which nothing was decided (minnesanteckningar).
    Notes,
    /// What a meeting is to deal with, in order (dagordning).
    Agenda,
    /// A summons to a meeting (kallelse).
    Summons,
    /// Minutes of a meeting at which something was decided (protokoll).
    Protocol,
    /// Some items of minutes as a document of their own (protokollsutdrag).
    Extract,
    /// A decision (beslut).
    Decision,
    /// A note of what an authority was told (tjänsteanteckning).
    FileNote,
    /// A memorandum (promemoria).
    Memorandum,
}

impl DocumentType {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Notes,
        Self::Agenda,
        Self::Summons,
        Self::Protocol,
        Self::Extract,
        Self::Decision,
        Self::FileNote,
        Self::Memorandum,
    ];

    /// Those that a record can be of. An extract is made of the record of the whole minutes.
    pub const WRITTEN: [Self; 7] =
        [Self::Notes, Self::Agenda, Self::Summons, Self::Protocol, Self::Decision, Self::FileNote, Self::Memorandum];

    /// The word in records.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Notes => "minnesanteckningar",
            Self::Agenda => "dagordning",
            Self::Summons => "kallelse",
            Self::Protocol => "protokoll",
            Self::Extract => "protokollsutdrag",
            Self::Decision => "beslut",
            Self::FileNote => "tjänsteanteckning",
            Self::Memorandum => "promemoria",
        }
    }

    /// The kind that is written so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// The name of its template and in the names of its files, in letters that every file system keeps as they are.
    #[must_use]
    pub const fn template(self) -> &'static str {
        match self {
            Self::FileNote => "tjansteanteckning",
            other => other.word(),
        }
    }

    /// Whether the kind is made of the record of a formal meeting (sammanträde): what is to be dealt with, what was decided.
    #[must_use]
    pub const fn is_of_formal_meeting(self) -> bool {
        matches!(self, Self::Agenda | Self::Summons | Self::Protocol | Self::Extract)
    }

    /// Whether the kind tells of what has happened at a formal meeting, and not of what is to.
    #[must_use]
    pub const fn is_minuted(self) -> bool {
        matches!(self, Self::Protocol | Self::Extract)
    }
}

/// How far a document has come (status).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Being worked on (utkast).
    #[default]
    Draft,
    /// Finished (färdig).
    Finished,
    /// Read and confirmed (justerad).
    Approved,
}

impl Status {
    /// The word in records.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Draft => "utkast",
            Self::Finished => "färdig",
            Self::Approved => "justerad",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Draft, Self::Finished, Self::Approved].into_iter().find(|status| status.word() == word)
    }
}

/// A record as it was written. A value that is missing or was refused is `None`.
#[derive(Clone, Debug)]
pub struct Record<'n> {
    /// The whole record.
    pub span: Span,
    /// The keys that have a value, though it may have been refused or lost in a fault of syntax.
    pub written: Vec<&'static str>,
    /// How it is laid out.
    pub layout: Layout,
    /// Kind of document (typ).
    pub kind: Option<Spanned<DocumentType>>,
    /// Title (titel).
    pub title: Option<Spanned<String>>,
    /// Language (språk).
    pub lang: DocLang,
    /// Day of the meeting (datum).
    pub date: Option<Spanned<NaiveDate>>,
    /// Last day of the meeting (slutdatum).
    pub end_date: Option<Spanned<NaiveDate>>,
    /// When in the day (tid).
    pub time: Option<Time>,
    /// Place (plats).
    pub place: Option<Spanned<String>>,
    /// Authority (myndighet).
    pub authority: Option<Spanned<String>>,
    /// Ministry or department (departement).
    pub department: Option<Spanned<String>>,
    /// Unit (enhet).
    pub unit: Option<Spanned<String>>,
    /// What kind of authority it is, where that is written (profil).
    pub profile: Option<Profile>,
    /// Registry number (diarienummer).
    pub registry_number: Option<Spanned<String>>,
    /// When the document was registered (registrerad).
    pub registered: Option<Spanned<NaiveDate>>,
    /// Marking that the document holds what may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// Title of the public document, where the title is secret (offentlig titel).
    pub public_title: Option<Spanned<String>>,
    /// That the document concerns the security of Sweden (säkerhetsskyddsklass).
    pub security_class: Option<Spanned<SecurityClass>>,
    /// How far it has come.
    pub status: Status,
    /// Where that is written.
    pub status_at: Option<Span>,
    /// Version, from 1.
    pub version: Spanned<u32>,
    /// The version it replaces (ersätter).
    pub replaces: Option<Replaces>,
    /// What has been corrected since that version (rättelse).
    pub correction: Option<Correction>,
    /// Rules that the record is excepted from (undantag).
    pub exemptions: Vec<Exemption>,
    /// Who took the notes (författare).
    pub authors: Vec<Person>,
    /// Who took part (deltagare).
    pub participants: Vec<Participant>,
    /// Text before the first heading (inledning).
    pub introduction: Option<&'n Scalar>,
    /// Sections (avsnitt).
    pub sections: Vec<Section<'n>>,
    /// What records of this kind alone have.
    pub particulars: Particulars<'n>,
}

/// What records of one kind alone have.
#[derive(Clone, Debug)]
pub enum Particulars<'n> {
    /// Notes of a meeting.
    Notes(note::Notes),
    /// A formal meeting: agenda, summons, minutes and extract.
    Meeting(Box<protocol::Protocol<'n>>),
    /// A decision.
    Decision(Box<decision::Decision<'n>>),
    /// A note of what an authority was told.
    FileNote(note::FileNote),
    /// A memorandum.
    Memorandum(note::Memorandum<'n>),
}

impl<'n> Record<'n> {
    /// The markings that parts of the record may be secret, in order.
    #[must_use]
    pub fn restrictions(&self) -> Vec<&Secrecy> {
        fn sections<'r>(list: &'r [Section<'_>], all: &mut Vec<&'r Secrecy>) {
            for section in list {
                all.extend(&section.secrecy);
                sections(&section.sections, all);
            }
        }
        let mut all: Vec<&Secrecy> = self.authors.iter().filter_map(|person| person.secrecy.as_ref()).collect();
        all.extend(self.participants.iter().filter_map(|participant| participant.secrecy.as_ref()));
        sections(&self.sections, &mut all);
        match &self.particulars {
            Particulars::Notes(notes) => all.extend(notes.actions.iter().filter_map(|action| action.secrecy.as_ref())),
            Particulars::FileNote(_) | Particulars::Memorandum(_) => {}
            Particulars::Meeting(protocol) => {
                all.extend(protocol.present.iter().filter_map(|member| member.secrecy.as_ref()));
                all.extend(protocol.absent.iter().filter_map(|absent| absent.secrecy.as_ref()));
                all.extend(protocol.items.iter().filter_map(|item| item.secrecy.as_ref()));
            }
            Particulars::Decision(decision) => {
                all.extend(decision.people().filter_map(|person| person.secrecy.as_ref()));
            }
        }
        all.extend(self.appendices().iter().filter_map(|appendix| appendix.secrecy.as_ref()));
        all
    }

    /// Appendices in order (bilagor), which every kind of document can have.
    #[must_use]
    pub fn appendices(&self) -> &[protocol::Appendix] {
        match &self.particulars {
            Particulars::Notes(notes) => &notes.appendices,
            Particulars::Meeting(protocol) => &protocol.appendices,
            Particulars::Decision(decision) => &decision.appendices,
            Particulars::FileNote(note) => &note.appendices,
            Particulars::Memorandum(memorandum) => &memorandum.appendices,
        }
    }

    /// What a record of a formal meeting alone has.
    #[must_use]
    pub fn protocol(&self) -> Option<&protocol::Protocol<'n>> {
        match &self.particulars {
            Particulars::Meeting(protocol) => Some(protocol),
            _ => None,
        }
    }

    /// Everybody named as a person with a part in it, in no particular order and as often as named.
    #[must_use]
    pub fn named(&self) -> Vec<&Spanned<String>> {
        let mut names: Vec<&Spanned<String>> = Vec::new();
        names.extend(self.authors.iter().filter_map(|author| author.name.as_ref()));
        names.extend(self.participants.iter().filter_map(|participant| participant.name.as_ref()));
        if let Particulars::Decision(decision) = &self.particulars {
            names.extend(decision.people().filter_map(|person| person.name.as_ref()));
        }
        if let Some(protocol) = self.protocol() {
            names.extend(protocol.present.iter().filter_map(|member| member.name.as_ref()));
            names.extend(protocol.absent.iter().filter_map(|absent| absent.name.as_ref()));
            names.extend([&protocol.chair, &protocol.secretary].into_iter().flatten());
            names.extend(&protocol.approvers);
            names.extend(protocol.items.iter().filter_map(|item| item.secretary.as_ref()));
        }
        names
    }
}

/// From when to when.
#[derive(Clone, Copy, Debug)]
pub struct Time {
    /// Beginning (från).
    pub from: Option<Spanned<TimeOfDay>>,
    /// End (till).
    pub to: Option<Spanned<TimeOfDay>>,
}

/// An earlier version.
#[derive(Clone, Debug)]
pub struct Replaces {
    /// Where it is named.
    pub span: Span,
    /// Its number.
    pub version: Option<Spanned<i64>>,
    /// The day it was finished.
    pub date: Option<Spanned<NaiveDate>>,
    /// Its registry number.
    pub registry_number: Option<Spanned<String>>,
    /// Checksum of its file.
    pub sha256: Option<Spanned<String>>,
}

/// What has been corrected: in a decision an obvious slip of the pen or the like (36 § förvaltningslagen).
#[derive(Clone, Debug)]
pub struct Correction {
    /// Where it stands.
    pub span: Span,
    /// When (datum).
    pub date: Option<Spanned<NaiveDate>>,
    /// What, in a sentence (text).
    pub text: Option<Spanned<String>>,
}

/// A rule that the record is excepted from.
#[derive(Clone, Debug)]
pub struct Exemption {
    /// The rule's code (regel).
    pub rule: Option<Spanned<String>>,
    /// Why (skäl).
    pub reason: Option<Spanned<String>>,
}

/// Somebody by name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// Title or task (roll).
    pub role: Option<Spanned<String>>,
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
}

/// Somebody or some who took part.
#[derive(Clone, Debug)]
pub struct Participant {
    /// Where the participant stands.
    pub span: Span,
    /// Whether a name, an organisation or a number was written, though it may have been refused.
    pub told: bool,
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// Title or task (roll).
    pub role: Option<Spanned<String>>,
    /// Organisation.
    pub organisation: Option<Spanned<String>>,
    /// How many (antal).
    pub count: Option<Spanned<i64>>,
    /// Whether the number is approximate (ungefär).
    pub approximate: bool,
    /// What the person did at the meeting (medverkan).
    pub parts: Vec<Spanned<&'static str>>,
    /// Marking that who it was may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
}

/// A section.
#[derive(Clone, Debug)]
pub struct Section<'n> {
    /// Where the section stands.
    pub span: Span,
    /// Heading (rubrik).
    pub heading: Option<Spanned<String>>,
    /// Language, where it differs (språk).
    pub lang: Option<Spanned<String>>,
    /// Text.
    pub text: Option<&'n Scalar>,
    /// Sections within.
    pub sections: Vec<Section<'n>>,
    /// Marking that the section may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What the heading is in the public document (offentlig rubrik).
    pub public_heading: Option<Spanned<String>>,
}

/// So many of the keys of a record show that a file is meant as one, though it does not say of what kind: other programs' files have a
/// `version`.
const KEYS_OF_A_RECORD: usize = 2;

/// Whether a tree is meant as a record, however wrong: a dash too many makes a list of one of it. What else lies in YAML or JSON beside records is not.
///
/// Of one in a newer format nobody knows what its keys will be, so that the number alone tells. A run's manifest, which has one as well, names its program.
#[must_use]
pub fn is_meant(node: &Node) -> bool {
    reader::newer_format(node).is_some() && node.get("program").is_none() || has_keys_of_one(node)
}

fn has_keys_of_one(node: &Node) -> bool {
    let entries = match &node.value {
        Value::Map(entries) => entries,
        Value::List(items) => {
            return items.iter().any(|item| matches!(item.value, Value::Map(_)) && has_keys_of_one(item));
        }
        Value::Null | Value::Scalar(_) => return false,
    };
    let own = |kind| entries.iter().filter(|entry| shape::of(kind).key(&entry.key).is_some()).count();
    node.torn
        || node.get("typ").is_some()
        || DocumentType::WRITTEN.into_iter().any(|kind| own(kind) >= KEYS_OF_A_RECORD)
}

/// Whether a record says that somebody has approved it (status: justerad), be it misspelt: mended, it would be an approved one.
#[must_use]
pub fn is_said_approved(node: &Node) -> bool {
    let Value::Map(entries) = &node.value else { return false };
    let words = [Status::Draft, Status::Finished, Status::Approved].map(Status::word);
    entries.iter().filter(|entry| slip(&entry.key, ["status"]).is_some()).any(|entry| match &entry.value.value {
        Value::Scalar(scalar) => slip(scalar.text.trim(), words) == Some(Status::Approved.word()),
        _ => false,
    })
}

/// Reads a file as [`source::read`] does, and turns what is written in an older format into the newest.
pub fn tree(
    name: &str,
    bytes: &[u8],
    format: Format,
    sources: &mut Sources,
    cx: &mut Diagnostics,
) -> (FileId, Option<Node>) {
    let (file, mut node) = source::read(name, bytes, format, sources, cx);
    node.iter_mut().for_each(format::renew);
    (file, node)
}

/// Reads a tree as a record that refers to that register. `None` where it is none at all, or none that this program knows the format of.
pub fn read<'n>(node: &'n Node, registered: &'n Registered, cx: &mut Diagnostics) -> Option<Record<'n>> {
    if let Some(fault) = reader::of_tomorrow(node, cx) {
        cx.push(fault);
        return None;
    }
    let kind = intended(node);
    let shape = shape::of(kind);
    cx.written_as(node.layout);
    let r = Reader::new(node, shape, registered, cx)?;
    let status = r.choice("status", cx);
    // It has been read: here its form is looked at.
    r.line(shape::REGISTER.name, cx);
    // The number is checked by its range; the tree is of the newest format, whichever it says.
    r.integer("format", cx);
    let lang = r.choice("språk", cx).and_then(|word| DocLang::of_tag(word.value)).unwrap_or(DocLang::Sv);
    let version = r.number("version", cx);
    Some(Record {
        span: node.span,
        layout: node.layout,
        written: shape.keys.iter().map(|key| key.name).filter(|name| r.written(name)).collect(),
        kind: r
            .choice("typ", cx)
            .and_then(|word| DocumentType::from_word(word.value).map(|value| Spanned { value, span: word.span })),
        title: r.line("titel", cx),
        lang,
        date: r.date("datum", cx),
        end_date: r.date("slutdatum", cx),
        time: r.object("tid", cx, |r, _, cx| Time { from: r.time("från", cx), to: r.time("till", cx) }),
        place: r.line("plats", cx),
        authority: r.line("myndighet", cx),
        department: r.line("departement", cx),
        unit: r.line("enhet", cx),
        profile: r.choice("profil", cx).and_then(|word| Profile::from_word(word.value)),
        registry_number: r.line("diarienummer", cx),
        registered: r.date("registrerad", cx),
        secrecy: secrecy::secrecy(&r, cx),
        public_title: r.line("offentlig_titel", cx),
        security_class: secrecy::class(&r, cx),
        status: status.and_then(|word| Status::from_word(word.value)).unwrap_or_default(),
        status_at: status.map(|word| word.span),
        version: version.unwrap_or(Spanned { value: 1, span: node.span }),
        replaces: r.object("ersätter", cx, |r, span, cx| Replaces {
            span,
            version: r.integer("version", cx),
            date: r.date("datum", cx),
            registry_number: r.line("diarienummer", cx),
            sha256: checksum(r.line("sha256", cx), cx),
        }),
        correction: r.object("rättelse", cx, |r, span, cx| Correction {
            span,
            date: r.date("datum", cx),
            text: r.line("text", cx),
        }),
        exemptions: r
            .objects("undantag", cx, |r, _, cx| Exemption { rule: r.line("regel", cx), reason: r.line("skäl", cx) }),
        authors: persons("författare", &r, cx),
        participants: r.objects("deltagare", cx, |r, span, cx| Participant {
            span,
            told: ["namn", "organisation", "antal"].iter().any(|name| r.written(name)),
            name: r.line("namn", cx),
            role: r.line("roll", cx),
            organisation: r.line("organisation", cx),
            count: r.integer("antal", cx),
            approximate: r.yes_no("ungefär", cx).unwrap_or(false),
            parts: r.choices("medverkan", cx),
            secrecy: secrecy::secrecy(r, cx),
        }),
        introduction: r.prose("inledning", cx),
        sections: sections(&r, cx),
        particulars: match kind {
            DocumentType::Notes => Particulars::Notes(note::notes(&r, cx)),
            DocumentType::Agenda | DocumentType::Summons | DocumentType::Protocol | DocumentType::Extract => {
                Particulars::Meeting(Box::new(protocol::read(&r, cx)))
            }
            DocumentType::Decision => Particulars::Decision(Box::new(decision::read(&r, cx))),
            DocumentType::FileNote => Particulars::FileNote(note::file_note(&r, cx)),
            DocumentType::Memorandum => Particulars::Memorandum(note::memorandum(&r, cx)),
        },
    })
}

/// Reads people by name.
fn persons(key: &str, r: &Reader<'_>, cx: &mut Diagnostics) -> Vec<Person> {
    r.objects(key, cx, |r, _, cx| Person {
        name: r.line("namn", cx),
        role: r.line("roll", cx),
        secrecy: secrecy::secrecy(r, cx),
    })
}

/// The kind of document that a record is of, by its form: the kind that it names, the one that was probably meant, or else the one whose keys it has. Whoever
/// misspells it is told that, not that every key of the record is unknown.
fn intended(node: &Node) -> DocumentType {
    let Value::Map(entries) = &node.value else { return DocumentType::Notes };
    let near = || entries.iter().find(|entry| nearest(&entry.key, ["typ"]).is_some());
    let named =
        entries.iter().find(|entry| entry.key == "typ").or_else(near).and_then(|entry| match &entry.value.value {
            Value::Scalar(scalar) => Some(scalar.text.trim()),
            _ => None,
        });
    let named = named.and_then(|word| {
        DocumentType::from_word(word).or_else(|| DocumentType::from_word(meant(word, shape::DOCUMENT_TYPES)?))
    });
    named.unwrap_or_else(|| {
        let own = |kind: DocumentType| entries.iter().filter(|entry| shape::of(kind).key(&entry.key).is_some()).count();
        // Of the kinds of formal meeting, whose records have the same keys, most are minutes.
        let likelier = |kind: DocumentType| (kind == DocumentType::Notes, kind == DocumentType::Protocol);
        let fits = DocumentType::WRITTEN.into_iter().max_by_key(|kind| (own(*kind), likelier(*kind)));
        fits.unwrap_or(DocumentType::Notes)
    })
}

/// Reads `avsnitt`, at any depth. The depth is bounded by that of the tree, which [`crate::source`] limits.
fn sections<'n>(reader: &Reader<'n>, cx: &mut Diagnostics) -> Vec<Section<'n>> {
    reader.objects("avsnitt", cx, |r, span, cx| Section {
        span,
        heading: r.line("rubrik", cx),
        lang: r.line("språk", cx),
        text: r.prose("text", cx),
        sections: sections(r, cx),
        secrecy: secrecy::secrecy(r, cx),
        public_heading: r.line("offentlig_rubrik", cx),
    })
}

fn checksum(text: Option<Spanned<String>>, cx: &mut Diagnostics) -> Option<Spanned<String>> {
    let text = text?;
    if text.value.len() == 64 && text.value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Some(text);
    }
    let fault = message!("kontrollsumman är inte 64 hexadecimala tecken", "the checksum is not 64 hexadecimal digits");
    let hint = message!("sha256sum FIL skriver ut den", "sha256sum FILE prints it");
    cx.push(Diagnostic::new(Code::RecValue, fault).at(text.span).hint(hint));
    None
}
