//! Finds people by the names that a record uses.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::titled::{Titled, titled};
use super::{Roll, Unfound};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix, Replacement};
use crate::message;
use crate::record::Spanned;
use crate::source::Span;

/// Finds people by the names that the record uses.
pub(super) struct Names<'r> {
    roll: &'r Roll,
    minuted: bool,
    /// Who chairs the meeting, by full name.
    chair: Option<&'r str>,
    /// The names that lead to nobody, each once however often it is used.
    unfound: RefCell<BTreeMap<String, NotFound>>,
}

/// A name that leads to nobody, or to several.
struct NotFound {
    fault: Diagnostic,
    places: Vec<Span>,
    /// What is written, and the name in it without a title that the document writes itself at each of the places.
    mended: Option<(String, String)>,
}

/// As many further places of a name are shown.
const PLACES_SHOWN: usize = 3;

impl NotFound {
    /// What is to be said of the name, wherever it stands.
    fn told(mut self) -> Diagnostic {
        self.places.sort_unstable();
        if let Some((written, name)) = self.mended {
            let replacements = self.places.iter().map(|place| Replacement::read(*place, &written, &name));
            let replacements = replacements.collect();
            self.fault = self.fault.fix(Fix { replacements, ..Fix::read(self.places[0], &written, &name) });
        }
        let count = self.places.len();
        let mut places = self.places.into_iter();
        let fault = places.next().into_iter().fold(self.fault, Diagnostic::at);
        let also = || message!("även här", "here as well");
        let fault = places.take(PLACES_SHOWN).fold(fault, |fault, place| fault.related(place, also()));
        if count == 1 {
            return fault;
        }
        fault.hint(message!(
            "namnet står så på {count} ställen; är det rätt där, rätta det under \"närvarande\"",
            "the name stands so in {count} places; if it is right there, correct it among \"närvarande\""
        ))
    }
}

impl<'r> Names<'r> {
    /// Those who are there, of whom a record is to tell. `minuted`: the meeting has been held, so that whoever acts at it was there.
    pub(super) fn new(roll: &'r Roll, minuted: bool, chair: Option<&Spanned<String>>) -> Self {
        let chair = chair.and_then(|chair| {
            let of_title = || roll.find(titled(&chair.value, None, None, roll)?.name).ok();
            roll.find(&chair.value).ok().or_else(of_title)
        });
        Self { roll, minuted, chair, unfound: RefCell::default() }
    }

    /// Tells of the names that led to nobody.
    pub(super) fn tell_unfound(self, cx: &mut Diagnostics) {
        self.unfound.into_inner().into_values().for_each(|fault| cx.push(fault.told()));
    }

    fn find(&self, written: &Spanned<String>) -> Option<Spanned<String>> {
        self.find_called(written, None)
    }

    /// The full name of somebody who has to be on the roll; of one who is not, which is told in the end, the name as it is written. `title` is what the
    /// document calls whoever stands there.
    pub(super) fn find_called(&self, written: &Spanned<String>, title: Option<&str>) -> Option<Spanned<String>> {
        let why = match self.roll.find(&written.value) {
            Ok(name) => return Some(Spanned { value: name.to_owned(), span: written.span }),
            // Where nobody is present it is said once that they are missing, not at every name.
            Err(_) if self.roll.attendees.is_empty() => return self.minuted.then(|| written.clone()),
            Err(Unfound::Nobody(near)) if self.roll.may_hold(&written.value, near.as_deref()) => {
                return Some(written.clone());
            }
            Err(why) => why,
        };
        self.tell(written, why, title);
        Some(written.clone())
    }

    fn tell(&self, written: &Spanned<String>, why: Unfound, title: Option<&str>) {
        // Whose name it can be, or of which party the person is, is another matter than a title.
        let may_be_titled = matches!(why, Unfound::Nobody(_) | Unfound::Party { .. });
        let titled = titled(&written.value, title, self.chair, self.roll).filter(|_| may_be_titled);
        // Two who could not be told apart have been told of; what stands after the name may be what is to tell them apart.
        let is_shared = |name: &str| {
            let all: Vec<_> = self.roll.of(name).collect();
            all.iter().enumerate().any(|(at, one)| all.iter().skip(at + 1).any(|other| one.overlaps(other)))
        };
        if titled.as_ref().is_some_and(|titled| is_shared(titled.name)) {
            return;
        }
        let is_said = titled.as_ref().is_some_and(|titled| titled.is_said);
        let mut unfound = self.unfound.borrow_mut();
        let one = unfound.entry(written.value.clone()).or_insert_with(|| NotFound {
            fault: match &titled {
                Some(Titled { name, .. }) => with_title(&written.value, name),
                None => nobody(&written.value, why),
            },
            places: Vec::new(),
            mended: titled.map(|titled| (written.value.clone(), titled.name.to_owned())),
        });
        one.places.push(written.span);
        if !is_said {
            one.mended = None;
        }
    }

    pub(super) fn approvers(&self, written: &[Spanned<String>]) -> Vec<Spanned<String>> {
        written.iter().filter_map(|name| self.find_called(name, Some("justerare"))).collect()
    }

    pub(super) fn one(&self, written: Option<&Spanned<String>>) -> Option<Spanned<String>> {
        written.and_then(|written| self.find(written))
    }

    pub(super) fn all(&self, written: &[Spanned<String>]) -> Vec<Spanned<String>> {
        written.iter().filter_map(|written| self.find(written)).collect()
    }

    /// The full name where the roll knows it, and the name as written where it does not. That it is several people's is told.
    pub(super) fn known(&self, written: &Spanned<String>) -> Spanned<String> {
        match self.roll.find(&written.value) {
            Ok(name) => Spanned { value: name.to_owned(), span: written.span },
            Err(why) => {
                if matches!(why, Unfound::Namesakes(_)) {
                    self.tell(written, why, None);
                }
                written.clone()
            }
        }
    }
}

/// What is wrong with a name that leads to nobody, or to several.
pub(super) fn nobody(written: &str, why: Unfound) -> Diagnostic {
    let absent = || message!("{written} finns inte bland de närvarande", "{written} is not among those present");
    let (fault, hint) = match why {
        _ if written.contains('§') => (
            absent(),
            message!(
                "skriv bara namnet; gäller det vissa paragrafer, skriv vem det är vid vart och ett av de ärendena",
                "write the name alone; if it is of some items, write who it is with each of those matters"
            ),
        ),
        // No fix, however near: the name says who voted or moved, and may be that of somebody whom the roll lacks.
        Unfound::Nobody(Some(near)) => (absent(), message!("menas {near}?", "is {near} meant?")),
        Unfound::Nobody(None) => (
            absent(),
            message!(
                "lägg till personen under \"närvarande\", eller rätta namnet",
                "add the person to \"närvarande\", or correct the name"
            ),
        ),
        Unfound::Several(names) => {
            let list = names.join(", ");
            (
                message!("{written} kan vara flera av de närvarande", "{written} can be several of those present"),
                message!("skriv ut hela namnet: {list}", "write the name in full: {list}"),
            )
        }
        Unfound::Namesakes(names) => {
            let list = names.join(", ");
            (
                message!("{written} kan vara flera med samma namn", "{written} can be several of that name"),
                message!(
                    "skriv vem det är: {list}; är det en och samma, ta bort den ena raden bland de närvarande",
                    "write which of them: {list}; if it is one and the same, remove one of the lines among those present"
                ),
            )
        }
        Unfound::FirstName(names) => {
            let list = names.join(", ");
            (
                message!("{written} är bara ett förnamn", "{written} is a first name alone"),
                message!("skriv hela namnet eller efternamnet: {list}", "write the full name or the surname: {list}"),
            )
        }
        Unfound::Party { name, own: Some(own), written } => (
            message!(
                "{name} står som ({own}) bland de närvarande, men som ({written}) här",
                "{name} is ({own}) among those present, but ({written}) here"
            ),
            message!(
                "skriv bara namnet, så tas partiet därifrån; eller rätta \"parti\" där",
                "write the name alone, and the party is taken from there; or correct \"parti\" there"
            ),
        ),
        Unfound::Party { name, own: None, written } => (
            message!(
                "{name} står utan parti bland de närvarande, men som ({written}) här",
                "{name} has no party among those present, but is ({written}) here"
            ),
            message!(
                "skriv bara namnet; är ({written}) ett parti, skriv det under \"parti\" vid personen bland de närvarande",
                "write the name alone; if ({written}) is a party, write it as \"parti\" of the person among those present"
            ),
        ),
        Unfound::Group(names) => {
            let list = if names.is_empty() { "…".to_owned() } else { names.join(", ") };
            (
                message!("{written} är inget namn på någon", "{written} is nobody's name"),
                message!("skriv namnet på var och en: [{list}]", "write the name of each one: [{list}]"),
            )
        }
    };
    Diagnostic::new(Code::PrtAttendance, fault).hint(hint)
}

/// What is wrong with the name of somebody who is there with a title before or after it.
fn with_title(written: &str, name: &str) -> Diagnostic {
    let fault = message!("{written} finns inte bland de närvarande", "{written} is not among those present");
    let hint = message!(
        "skriv bara namnet: {name}; titeln skrivs under \"roll\" vid personen bland de närvarande",
        "write the name alone: {name}; the title is written as \"roll\" of the person among those present"
    );
    Diagnostic::new(Code::PrtAttendance, fault).hint(hint)
}
