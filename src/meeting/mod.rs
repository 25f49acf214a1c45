//! The meeting, valid: types that cannot hold nonsense.
//!
//! [`check`] takes a [`Record`] as it was written and gives a [`Meeting`], or says everything that is wrong with it. The rules are
//! in `rules`, one file for each family.
//!
//! **Invariant:** knows no file format; what a meeting looks like on paper is no business of this module.

pub mod protocol;
mod rules;
mod subject;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Image;
use crate::markdown::{self, Markdown};
use crate::record::{self, DocumentType, Record, Spanned, Status};
use crate::source::{Scalar, Span};
use crate::swedish::{self, DocLang, TimeOfDay};
use subject::Subject;

/// A meeting of which a document can be made.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Kind of document (handlingstyp).
    pub kind: DocumentType,
    /// Where the kind is written: what a fault of the template as a whole points at.
    pub kind_span: Span,
    /// Title (rubrik).
    pub title: String,
    /// Where the title is written.
    pub title_span: Span,
    /// Language of the document.
    pub lang: DocLang,
    /// First and last day (datum, slutdatum).
    pub days: (NaiveDate, NaiveDate),
    /// When in the day, from and to (tid).
    pub time: Option<(TimeOfDay, Option<TimeOfDay>)>,
    /// Place (plats).
    pub place: String,
    /// Authority (myndighet).
    pub authority: String,
    /// Ministry or department (departement).
    pub department: Option<String>,
    /// Unit (enhet).
    pub unit: Option<String>,
    /// Registry number (diarienummer), where it has been given.
    pub registry_number: Option<String>,
    /// How far it has come.
    pub status: Status,
    /// Version, from 1.
    pub version: u32,
    /// Number of the version that it replaces.
    pub replaces: Option<Replaced>,
    /// Who took the notes.
    pub authors: Vec<Person>,
    /// Who took part.
    pub participants: Vec<Participant>,
    /// Text before the first heading.
    pub introduction: Markdown,
    /// Sections.
    pub sections: Vec<Section>,
    /// What minutes alone hold.
    pub protocol: Option<protocol::Protocol>,
    /// The pictures of the text, by the path that the record gives them.
    pub pictures: BTreeMap<String, Image>,
}

/// A version that this one replaces.
#[derive(Clone, Debug)]
pub struct Replaced {
    /// Its number.
    pub version: u32,
    /// The day it was finished.
    pub date: Option<NaiveDate>,
    /// Its registry number, if it was another.
    pub registry_number: Option<String>,
}

/// Somebody by name.
#[derive(Clone, Debug)]
pub struct Person {
    /// Name.
    pub name: String,
    /// Title or task.
    pub role: Option<String>,
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
    },
    /// So many.
    Count {
        /// How many.
        count: Count,
        /// Of what: `civilsamhällesorganisationer`; people, where nothing is said.
        of: Option<String>,
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
}

/// Gets the pictures that a record names. The command line reads them from the record's directory.
pub trait Pictures {
    /// The picture at a path that the record gives.
    ///
    /// # Errors
    /// Why it cannot be had, and what to do.
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>>;
}

/// Judges a record. Everything wrong goes to `cx`; `None` if anything of it is an error.
pub fn check(record: &Record<'_>, pictures: &dyn Pictures, cx: &mut Diagnostics) -> Option<Meeting> {
    let introduction = prose(record.introduction, record.lang.tag(), cx);
    let sections = read_sections(&record.sections, record.lang.tag(), cx);
    let protocol = record.protocol.as_ref().map(|written| {
        let lang = record.lang.tag();
        protocol::read(written, &|text, cx| prose(text, lang, cx), &|line| put_right(line, lang), cx)
    });
    let subject = Subject::new(record, &introduction, &sections, protocol.as_ref());
    rules::check(&subject, cx);
    let pictures = gather(&subject, pictures, cx);
    if cx.has_errors() {
        return None;
    }
    let date = record.date?.value;
    let kind = record.kind?;
    let title = record.title.clone()?;
    let lang = record.lang;
    Some(Meeting {
        kind: kind.value,
        kind_span: kind.span,
        title: put_right(&title.value, lang.tag()),
        title_span: title.span,
        lang,
        days: (date, record.end_date.map_or(date, |end| end.value)),
        time: record.time.and_then(|time| Some((time.from?.value, time.to.map(|to| to.value)))),
        place: put_right(&record.place.as_ref()?.value, lang.tag()),
        authority: record.authority.as_ref()?.value.clone(),
        department: text(record.department.as_ref()),
        unit: text(record.unit.as_ref()),
        registry_number: text(record.registry_number.as_ref()),
        status: record.status,
        version: record.version.value,
        replaces: record.replaces.as_ref().and_then(|replaced| {
            Some(Replaced {
                version: u32::try_from(replaced.version?.value).ok()?,
                date: replaced.date.map(|date| date.value),
                registry_number: text(replaced.registry_number.as_ref()),
            })
        }),
        authors: record.authors.iter().filter_map(person).collect(),
        participants: record.participants.iter().filter_map(participant).collect(),
        introduction,
        sections,
        protocol,
        pictures,
    })
}

fn text(value: Option<&Spanned<String>>) -> Option<String> {
    value.map(|value| value.value.clone())
}

/// Puts the typography of a line right.
fn put_right(text: &str, lang: &str) -> String {
    swedish::put_right(text, None, None, lang)
}

fn prose(scalar: Option<&Scalar>, lang: &str, cx: &mut Diagnostics) -> Markdown {
    let options = markdown::Options { lang, adjust: &swedish::put_right };
    scalar.map(|scalar| markdown::parse(scalar, &options, cx)).unwrap_or_default()
}

fn read_sections(sections: &[record::Section<'_>], lang: &str, cx: &mut Diagnostics) -> Vec<Section> {
    let mut list = Vec::new();
    for section in sections {
        let own = section.lang.as_ref().and_then(|own| match markdown::language_tag(&own.value, own.span) {
            Ok(tag) => Some(tag),
            Err(fault) => {
                cx.push(*fault);
                None
            }
        });
        let inner = own.as_deref().unwrap_or(lang);
        list.push(Section {
            heading: section
                .heading
                .as_ref()
                .map(|heading| Spanned { value: put_right(&heading.value, inner), span: heading.span }),
            text: prose(section.text, inner, cx),
            sections: read_sections(&section.sections, inner, cx),
            lang: own.clone().filter(|own| own != lang),
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

fn person(person: &record::Person) -> Option<Person> {
    Some(Person { name: person.name.as_ref()?.value.clone(), role: text(person.role.as_ref()) })
}

fn participant(written: &record::Participant) -> Option<Participant> {
    if let Some(name) = &written.name {
        return Some(Participant::Person {
            person: Person { name: name.value.clone(), role: text(written.role.as_ref()) },
            organisation: text(written.organisation.as_ref()),
            parts: written.parts.iter().map(|part| part.value).collect(),
        });
    }
    let count = written.count.and_then(|count| u32::try_from(count.value).ok());
    let count = count.map(|number| Count { number, approximate: written.approximate });
    match (text(written.organisation.as_ref()), count) {
        // "30 civilsamhällesorganisationer" counts these; a name in capitals, "Röda Korset", cannot be counted: its people are.
        (Some(of), Some(count)) if of.starts_with(char::is_lowercase) => {
            Some(Participant::Count { count, of: Some(of) })
        }
        (Some(name), count) => Some(Participant::Organisation { name, count }),
        (None, count) => count.map(|count| Participant::Count { count, of: None }),
    }
}
