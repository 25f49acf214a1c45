//! The meeting, valid: types that cannot hold nonsense.
//!
//! [`check`] takes a [`Record`] as it was written and gives a [`Meeting`], or says everything that is wrong with it. The rules are
//! in `rules`, one file for each family.
//!
//! **Invariant:** knows no file format; what a meeting looks like on paper is no business of this module.

mod rules;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::document::Image;
use crate::markdown::{self, Markdown};
use crate::record::{self, DocumentType, Record, Spanned};
use crate::source::{Scalar, Span};
use crate::swedish::{self, DocLang, TimeOfDay};

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
    /// Status: `utkast`, `färdig`, `justerad`.
    pub status: &'static str,
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
    Organisation(String),
    /// So many.
    Count {
        /// How many.
        count: u32,
        /// Whether the number is approximate.
        approximate: bool,
        /// Of what; persons, where nothing is said.
        of: Option<String>,
    },
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

/// Everything a rule can look at: the record as it was written, and its texts, read.
struct Subject<'r, 'n> {
    record: &'r Record<'n>,
    introduction: &'r Markdown,
    sections: &'r [Section],
}

impl Subject<'_, '_> {
    /// All texts in order, each with its language (BCP 47).
    fn texts(&self) -> Vec<(&str, &Markdown)> {
        fn walk<'s>(sections: &'s [Section], around: &'s str, texts: &mut Vec<(&'s str, &'s Markdown)>) {
            for section in sections {
                let lang = section.lang.as_deref().unwrap_or(around);
                texts.push((lang, &section.text));
                walk(&section.sections, lang, texts);
            }
        }
        let lang = self.record.lang.tag();
        let mut texts = vec![(lang, self.introduction)];
        walk(self.sections, lang, &mut texts);
        texts
    }
}

/// Judges a record. Everything wrong goes to `cx`; `None` if anything of it is an error.
pub fn check(record: &Record<'_>, pictures: &dyn Pictures, cx: &mut Diagnostics) -> Option<Meeting> {
    let introduction = prose(record.introduction, record.lang.tag(), cx);
    let sections = read_sections(&record.sections, record.lang.tag(), cx);
    let subject = Subject { record, introduction: &introduction, sections: &sections };
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
    for (_, text) in subject.texts() {
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
    if let Some(count) = written.count {
        return Some(Participant::Count {
            count: u32::try_from(count.value).ok()?,
            approximate: written.approximate,
            of: text(written.organisation.as_ref()),
        });
    }
    text(written.organisation.as_ref()).map(Participant::Organisation)
}
