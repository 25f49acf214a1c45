//! The meeting, valid: types that cannot hold nonsense.
//!
//! [`check`] takes a [`Record`] as it was written and gives a [`Meeting`], or says everything that is wrong with it. The rules are
//! in `rules`, one file for each family.
//!
//! **Invariant:** knows no file format; what a meeting looks like on paper is no business of this module.

mod appendices;
pub mod counted;
pub mod dated;
pub mod deadlines;
pub mod decision;
mod edition;
pub(crate) mod exemptions;
pub mod note;
pub(crate) mod numbering;
pub mod protocol;
mod rules;
pub mod secrecy;
pub mod sittings;
mod subject;
pub(crate) mod walk;

#[cfg(test)]
pub(crate) use rules::composed_before;

pub use counted::Counted;
pub use edition::Edition;
pub use secrecy::{Secrecy, Variant};

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Diagnostics, Profile};
use crate::document::Image;
use crate::markdown::{self, Markdown};
use crate::record::{self, DocumentType, Record, SecurityClass, Spanned, Status};
use crate::source::{Scalar, Span};
use crate::swedish::{self, DocLang, TimeOfDay, authority};
use subject::Subject;

/// A meeting of which a document can be made.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Kind of document (handlingstyp): the record's own, or the one that was asked for.
    pub kind: DocumentType,
    /// Where the kind is written: what a fault of the template as a whole points at.
    pub kind_span: Span,
    /// The kind that the record is of.
    pub own_kind: DocumentType,
    /// Title (rubrik) of the record, where the document says it: its own, or an extract of the minutes that the record is of. Other documents get fixed
    /// words for a title.
    pub title: Option<String>,
    /// Title of the record, whether or not the document says it: it tells whether the meeting was a usual one.
    pub record_title: String,
    /// Where the title is written.
    pub title_span: Span,
    /// Language of the document.
    pub lang: DocLang,
    /// First and last day (datum, slutdatum): of the meeting, or of the document where there was none.
    pub days: (NaiveDate, NaiveDate),
    /// When in the day, from and to (tid).
    pub time: Option<(TimeOfDay, Option<TimeOfDay>)>,
    /// Place (plats), where there was a meeting or it is told.
    pub place: Option<String>,
    /// Authority (myndighet).
    pub authority: String,
    /// Ministry or department (departement).
    pub department: Option<String>,
    /// Unit (enhet).
    pub unit: Option<String>,
    /// Registry number (diarienummer), where it has been given.
    pub registry_number: Option<String>,
    /// When it was registered (registrerad), where that is told.
    pub registered: Option<NaiveDate>,
    /// Markings that the document and parts of it may be secret (sekretessmarkeringar), each once; the document's own first.
    pub markings: Vec<Secrecy>,
    /// Of a public document from which something is masked: the provisions, in short.
    pub masked: Vec<String>,
    /// Of a document with roles in the place of names: what stands there.
    pub in_place_of_names: Vec<String>,
    /// Names and other words that may be secret wherever they stand.
    pub secret_names: Vec<Spanned<String>>,
    /// Title of the public document, where the title is secret.
    pub public_title: Option<String>,
    /// Of an extract, or of what is sent before a meeting: whether its record holds what may be secret, here or elsewhere.
    pub is_of_restricted: bool,
    /// That the document concerns the security of Sweden.
    pub security_class: Option<SecurityClass>,
    /// How far it has come.
    pub status: Status,
    /// Where that is written.
    pub status_at: Option<Span>,
    /// Version, from 1.
    pub version: u32,
    /// Whether it is a document of before the meeting that is made of the record of its minutes: the version is that of the minutes, and is not told.
    pub foretells: bool,
    /// Number of the version that it replaces.
    pub replaces: Option<Replaced>,
    /// What has been corrected since then.
    pub correction: Option<Correction>,
    /// Who took the notes.
    pub authors: Vec<Person>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Text before the first heading.
    pub introduction: Markdown,
    /// Sections.
    pub sections: Vec<Section>,
    /// What documents of its kind alone hold.
    pub particulars: Particulars,
    /// The pictures of the text, by the path that the record gives them.
    pub pictures: BTreeMap<String, Image>,
    /// The files of its appendices, by the path that the record gives them.
    pub appendices: BTreeMap<String, AppendixFile>,
    /// The tables and figures of the record, whether or not this document of it has them.
    pub counted: Counted,
}

/// What documents of one kind alone hold.
#[derive(Clone, Debug)]
pub enum Particulars {
    /// Notes of a meeting.
    Notes(note::Notes),
    /// Agenda, summons, minutes or extract of a formal meeting.
    Meeting(Box<protocol::Protocol>),
    /// A decision.
    Decision(Box<decision::Decision>),
    /// A note of what an authority was told.
    FileNote(note::FileNote),
    /// A memorandum.
    Memorandum(note::Memorandum),
}

impl Meeting {
    /// The days of the meeting, or of the document, as documents say them.
    #[must_use]
    pub fn days_told(&self) -> String {
        let adjournments = self.particulars.protocol().map_or(&[][..], |protocol| &protocol.adjournments);
        sittings::told(self.days, adjournments, self.lang)
    }

    /// Whether the document has roles in the place of names because its record says why (utan_namn): 33 § fourth paragraph förvaltningslagen.
    #[must_use]
    pub fn leaves_out_names(&self) -> bool {
        matches!(&self.particulars, Particulars::Decision(decision) if decision.no_names.is_some())
    }
}

impl Particulars {
    /// What documents of a formal meeting hold.
    #[must_use]
    pub fn protocol(&self) -> Option<&protocol::Protocol> {
        match self {
            Self::Meeting(protocol) => Some(protocol),
            _ => None,
        }
    }

    /// When the document was drawn up (upprättad), as far as its kind tells: minutes when they are approved, a file note when it is made.
    #[must_use]
    pub fn drawn_up(&self) -> Option<Spanned<NaiveDate>> {
        match self {
            Self::Meeting(protocol) => protocol.approval.as_ref().and_then(|approval| approval.date),
            Self::FileNote(note) => note.made_on,
            Self::Notes(_) | Self::Decision(_) | Self::Memorandum(_) => None,
        }
    }

    /// Appendices in order (bilagor).
    #[must_use]
    pub fn appendices(&self) -> &[protocol::Appendix] {
        match self {
            Self::Notes(notes) => &notes.appendices,
            Self::Meeting(protocol) => &protocol.appendices,
            Self::Decision(decision) => &decision.appendices,
            Self::FileNote(note) => &note.appendices,
            Self::Memorandum(memorandum) => &memorandum.appendices,
        }
    }

    /// The same, to be masked or marked.
    fn appendices_mut(&mut self) -> &mut [protocol::Appendix] {
        match self {
            Self::Notes(notes) => &mut notes.appendices,
            Self::Meeting(protocol) => &mut protocol.appendices,
            Self::Decision(decision) => &mut decision.appendices,
            Self::FileNote(note) => &mut note.appendices,
            Self::Memorandum(memorandum) => &mut memorandum.appendices,
        }
    }
}

/// A version that this one replaces.
#[derive(Clone, Debug)]
pub struct Replaced {
    /// Where it is named.
    pub span: Span,
    /// Its number.
    pub version: u32,
    /// The day it was finished.
    pub date: Option<NaiveDate>,
    /// Its registry number, if it was another.
    pub registry_number: Option<String>,
    /// Checksum of its file.
    pub sha256: Option<String>,
}

/// What has been corrected in a document (rättelse; of decisions 36 § förvaltningslagen).
#[derive(Clone, Debug)]
pub struct Correction {
    /// When.
    pub date: NaiveDate,
    /// What, in a sentence.
    pub text: String,
}

/// Somebody by name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Title or task.
    pub role: Option<String>,
    /// Where the name is written.
    pub span: Span,
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
}

/// Who took part.
#[derive(Clone, Debug)]
pub enum Participant {
    /// A person.
    Person {
        /// Name and role.
        person: Person,
        /// Whom the person spoke for.
        organisation: Option<String>,
        /// What the person did at the meeting: words of [`record::shape::PARTS`].
        parts: Vec<&'static str>,
    },
    /// An organisation, nobody named.
    Organisation {
        /// Its name.
        name: String,
        /// How many came from it, where that is said.
        count: Option<Count>,
        /// Marking that the name may be secret.
        secrecy: Option<Secrecy>,
    },
    /// So many.
    Count {
        /// How many.
        count: Count,
        /// Of what: `civilsamhällesorganisationer`; people, where nothing is said.
        of: Option<String>,
        /// Marking that this may be secret.
        secrecy: Option<Secrecy>,
    },
}

/// How many took part (antal).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The number.
    pub number: u32,
    /// Whether it is approximate (ungefär).
    pub approximate: bool,
}

/// A section (avsnitt).
#[derive(Clone, Debug)]
pub struct Section {
    /// Heading, where it has one.
    pub heading: Option<Spanned<String>>,
    /// Language as BCP 47, where it differs from what is around it.
    pub lang: Option<String>,
    /// Text.
    pub text: Markdown,
    /// Sections within.
    pub sections: Vec<Section>,
    /// Where it stands.
    pub span: Span,
    /// Marking that the section may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What the heading is in the public document.
    pub public_heading: Option<String>,
}

/// Gets the pictures that a record names. The command line reads them from the record's directory.
pub trait Pictures {
    /// The picture at a path that the record gives.
    ///
    /// # Errors
    /// Why it cannot be had, and what to do.
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>>;
}

/// The file of an appendix (bilaga), found to be what its name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppendixFile {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is, as a media type.
    pub media_type: &'static str,
    /// How the names of such files end, without the dot.
    pub ending: &'static str,
}

/// Gets the appendices that a record names. The command line reads them from the record's directory.
pub trait Appendices {
    /// The appendix at a path that the record gives.
    ///
    /// # Errors
    /// Why it cannot be had or kept, and what to do.
    fn appendix(&self, path: &str) -> Result<AppendixFile, Box<Diagnostic>>;
}

/// The files that a document is made of beside its record.
pub trait Files: Pictures + Appendices {}

impl<T: Pictures + Appendices> Files for T {}

/// Judges a record as the document that it is to become. Everything wrong goes to `cx`; `None` if anything of it is an error.
pub fn check(record: &Record<'_>, edition: Edition<'_>, files: &dyn Files, cx: &mut Diagnostics) -> Option<Meeting> {
    let kind = edition.kind_of(record, cx);
    let profile = profile(record);
    cx.judge_by(profile);
    exemptions::take(&record.exemptions, cx);
    let reading = Reading { lang: record.lang.tag(), secrecy: record.secrecy.as_ref() };
    let introduction = reading.prose(record.introduction, cx);
    let sections = read_sections(&record.sections, &reading, cx);
    let minuted = kind.is_none_or(DocumentType::is_minuted);
    let particulars = particulars(record, minuted, &sections, &reading, cx);
    let counted = Counted::of(&introduction, &sections, &particulars);
    let subject = Subject::new(record, kind, profile, &introduction, &sections, &particulars, &counted);
    rules::check(&subject, cx);
    let pictures = gather(&subject, files, cx);
    let appendices = appendices::gather(particulars.appendices(), files, cx);
    if let (Some(DocumentType::Extract), Particulars::Meeting(protocol)) = (kind, &particulars) {
        edition.check_items(protocol, cx);
    }
    cx.tell_exemptions();
    if cx.has_errors() {
        return None;
    }
    let date = record.date?.value;
    let own = record.kind?;
    let kind = kind?;
    let title = record.title.clone()?;
    let lang = record.lang;
    // What is sent before a meeting does not tell what came of it, though it is made of its minutes.
    let foretells = own.value.is_minuted() && !kind.is_minuted();
    let mut meeting = Meeting {
        kind,
        kind_span: own.span,
        own_kind: own.value,
        title: (kind == own.value || (kind, own.value) == (DocumentType::Extract, DocumentType::Protocol))
            .then(|| reading.line(&title.value)),
        record_title: title.value.clone(),
        title_span: title.span,
        lang,
        days: (date, record.end_date.map_or(date, |end| end.value)),
        time: record.time.and_then(|time| Some((time.from?.value, time.to.filter(|_| !foretells).map(|to| to.value)))),
        place: reading.text(record.place.as_ref()),
        authority: record.authority.as_ref()?.value.clone(),
        department: text(record.department.as_ref()),
        unit: text(record.unit.as_ref()),
        registry_number: text(record.registry_number.as_ref()),
        registered: record.registered.map(|day| day.value),
        markings: reading.restriction(record.secrecy.as_ref()).into_iter().collect(),
        masked: Vec::new(),
        in_place_of_names: Vec::new(),
        secret_names: record.secrecy.as_ref().map(|secrecy| secrecy.names.clone()).unwrap_or_default(),
        public_title: reading.text(record.public_title.as_ref()),
        is_of_restricted: false,
        security_class: record.security_class.map(|class| class.value),
        status: if foretells { record.status.min(Status::Finished) } else { record.status },
        status_at: record.status_at,
        version: record.version.value,
        foretells,
        correction: record.correction.as_ref().filter(|_| !foretells).and_then(|correction| {
            Some(Correction { date: correction.date?.value, text: reading.text(correction.text.as_ref())? })
        }),
        replaces: record.replaces.as_ref().filter(|_| !foretells).and_then(|replaced| {
            Some(Replaced {
                span: replaced.span,
                version: u32::try_from(replaced.version?.value).ok()?,
                date: replaced.date.map(|date| date.value),
                registry_number: text(replaced.registry_number.as_ref()),
                sha256: text(replaced.sha256.as_ref()),
            })
        }),
        authors: record.authors.iter().filter_map(|author| person(author, &reading)).collect(),
        participants: record.participants.iter().filter_map(|written| participant(written, &reading)).collect(),
        introduction,
        sections,
        particulars,
        pictures,
        appendices,
        counted,
    };
    counted::note_targets(&mut meeting);
    let mut whole = None;
    let is_part = meeting.particulars.protocol().is_some() && (kind == DocumentType::Extract || !minuted);
    if is_part && secrecy::is_restricted(&mut meeting) {
        meeting.is_of_restricted = true;
        whole = Some(meeting.clone());
    }
    match &mut meeting.particulars {
        Particulars::Meeting(protocol) if kind == DocumentType::Extract => edition.extract(protocol),
        Particulars::Meeting(protocol) if !minuted => Edition::foretell(protocol),
        _ => {}
    }
    secrecy::gather_markings(&mut meeting);
    rules::check_open(&mut meeting, whole, cx);
    if meeting.leaves_out_names() {
        secrecy::check_left(&secrecy::roles(meeting.clone(), edition.variant == Some(Variant::Internal)), cx);
    }
    Some(meeting)
}

/// Reads what records of one kind alone have.
fn particulars(
    record: &Record<'_>,
    minuted: bool,
    sections: &[Section],
    reading: &Reading<'_>,
    cx: &mut Diagnostics,
) -> Particulars {
    match &record.particulars {
        record::Particulars::Notes(written) => Particulars::Notes(note::notes(written, reading)),
        record::Particulars::Meeting(written) => {
            Particulars::Meeting(Box::new(protocol::read(written, minuted, reading, cx)))
        }
        record::Particulars::Decision(written) => Particulars::Decision(Box::new(decision::read(written, reading, cx))),
        record::Particulars::FileNote(written) => Particulars::FileNote(note::file_note(written, reading)),
        record::Particulars::Memorandum(written) => {
            Particulars::Memorandum(note::memorandum(written, sections, reading, cx))
        }
    }
}

/// The kind of authority that a record comes from: as it is written, or as the authority is called.
fn profile(record: &Record<'_>) -> Profile {
    let [authority, department] =
        [&record.authority, &record.department].map(|name| name.as_ref().map(|name| name.value.as_str()));
    record.profile.unwrap_or_else(|| authority::profile(authority, department))
}

fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|value| value.value.clone())
}

/// How the record's words are read: in which language, so that their typography can be put right.
struct Reading<'l> {
    /// BCP 47.
    lang: &'l str,
    /// The record's own marking of secrecy, which says what the markings of its parts leave out.
    secrecy: Option<&'l record::Secrecy>,
}

impl Reading<'_> {
    /// A text in Markdown; empty where there is none.
    fn prose(&self, scalar: Option<&Scalar>, cx: &mut Diagnostics) -> Markdown {
        let options = markdown::Options { lang: self.lang, adjust: &swedish::put_right };
        scalar.map(|scalar| markdown::parse(scalar, &options, cx)).unwrap_or_default()
    }

    /// A line with its typography put right.
    fn line(&self, text: &str) -> String {
        swedish::put_right(text, None, None, self.lang)
    }

    /// A line that may not be there, likewise.
    fn text(&self, value: Option<&Spanned<String>>) -> Option<String> {
        value.map(|value| self.line(&value.value))
    }

    /// What a marking of secrecy says, with what it leaves to the record's own.
    fn restriction(&self, written: Option<&record::Secrecy>) -> Option<Secrecy> {
        let (own, whole) = (written?, self.secrecy);
        Some(Secrecy {
            provision: self.text(own.provision.as_ref().or(whole.and_then(|whole| whole.provision.as_ref())))?,
            date: own.date.or(whole.and_then(|whole| whole.date))?.value,
            authority: text(own.authority.as_ref().or(whole.and_then(|whole| whole.authority.as_ref())))?,
        })
    }

    /// Lines, likewise.
    fn lines(&self, values: &[Spanned<String>]) -> Vec<String> {
        values.iter().map(|value| self.line(&value.value)).collect()
    }
}

fn read_sections(sections: &[record::Section<'_>], around: &Reading<'_>, cx: &mut Diagnostics) -> Vec<Section> {
    let mut list = Vec::new();
    for section in sections {
        let own = section.lang.as_ref().and_then(|own| match markdown::language_tag(&own.value, own.span) {
            Ok(tag) => Some(tag),
            Err(fault) => {
                cx.push(*fault);
                None
            }
        });
        let reading = Reading { lang: own.as_deref().unwrap_or(around.lang), ..*around };
        list.push(Section {
            heading: section
                .heading
                .as_ref()
                .map(|heading| Spanned { value: reading.line(&heading.value), span: heading.span }),
            text: reading.prose(section.text, cx),
            sections: read_sections(&section.sections, &reading, cx),
            span: section.span,
            secrecy: reading.restriction(section.secrecy.as_ref()),
            public_heading: reading.text(section.public_heading.as_ref()),
            lang: own.clone().filter(|own| own != around.lang),
        });
    }
    list
}

fn gather(subject: &Subject<'_, '_>, pictures: &dyn Pictures, cx: &mut Diagnostics) -> BTreeMap<String, Image> {
    let mut gathered = BTreeMap::new();
    for text in subject.texts() {
        for figure in text.figures() {
            match pictures.picture(figure.path) {
                Ok(image) => {
                    gathered.insert(figure.path.to_owned(), image);
                }
                Err(fault) => cx.push((*fault).at(figure.span)),
            }
        }
    }
    gathered
}

fn person(person: &record::Person, reading: &Reading<'_>) -> Option<Person> {
    let name = person.name.as_ref()?;
    Some(Person {
        name: name.value.clone(),
        role: text(person.role.as_ref()),
        span: name.span,
        secrecy: reading.restriction(person.secrecy.as_ref()),
    })
}

fn participant(written: &record::Participant, reading: &Reading<'_>) -> Option<Participant> {
    let secrecy = reading.restriction(written.secrecy.as_ref());
    if let Some(name) = &written.name {
        return Some(Participant::Person {
            person: Person { name: name.value.clone(), role: text(written.role.as_ref()), span: name.span, secrecy },
            organisation: text(written.organisation.as_ref()),
            parts: written.parts.iter().map(|part| part.value).collect(),
        });
    }
    let count = written.count.and_then(|count| u32::try_from(count.value).ok());
    let count = count.map(|number| Count { number, approximate: written.approximate });
    match (text(written.organisation.as_ref()), count) {
        // "30 civilsamhällesorganisationer" counts these; a name in capitals, "Röda Korset", cannot be counted: its people are.
        (Some(of), Some(count)) if of.starts_with(char::is_lowercase) => {
            Some(Participant::Count { count, of: Some(of), secrecy })
        }
        (Some(name), count) => Some(Participant::Organisation { name, count, secrecy }),
        (None, count) => count.map(|count| Participant::Count { count, of: None, secrecy }),
    }
}
