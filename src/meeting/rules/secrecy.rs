//! SEC-MARK, SEC-OPEN: markings say what they must, and what is masked stands nowhere else.

use std::collections::BTreeSet;

use super::super::protocol::Capacity;
use super::super::secrecy::{self, Masked, Signs};
use super::super::subject::Subject;
use super::super::{Meeting, Participant, walk};
use super::protocol::presenting;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::message;
use crate::record::shape;
use crate::record::{self, Spanned};
use crate::secret::{Folded, needles};
use crate::source::Span;

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    // Of what was refused it has been said why.
    if cx.has_errors() {
        return;
    }
    let whole = subject.record.secrecy.as_ref();
    if let Some(secrecy) = whole {
        told(secrecy, None, cx);
    }
    for part in subject.record.restrictions() {
        told(part, whole, cx);
    }
    for text in subject.texts() {
        for passage in text.restricted() {
            if whole.is_none() {
                let fault = message!(
                    "posten säger inte vem som har markerat orden, och när",
                    "the record does not say who marked the words, and when"
                );
                let hint = shape::NOTES.key("sekretess").map(|key| key.to_add(subject.record.layout));
                cx.push(
                    hint.into_iter().fold(Diagnostic::new(Code::SecrecyMark, fault).at(passage.span), Diagnostic::hint),
                );
            }
            if let Some(provision) = passage.provision {
                names_a_section(provision, passage.span, cx);
            }
        }
    }
}

/// A marking names the provision, the day and the authority; what one of a part leaves out, that of the whole says.
fn told(secrecy: &record::Secrecy, whole: Option<&record::Secrecy>, cx: &mut Diagnostics) {
    let told = |one: &record::Secrecy| [one.provision.is_some(), one.date.is_some(), one.authority.is_some()];
    let (own, inherited) = (told(secrecy), whole.map(told).unwrap_or_default());
    for (index, name) in ["lagrum", "datum", "myndighet"].into_iter().enumerate() {
        if own[index] || inherited[index] {
            continue;
        }
        let fault = message!("sekretessmarkeringen saknar \"{name}\"", "the marking of secrecy lacks \"{name}\"");
        let hint = shape::SECRECY.key(name).map(|key| key.to_add(secrecy.layout));
        cx.push(hint.into_iter().fold(Diagnostic::new(Code::SecrecyMark, fault).at(secrecy.span), Diagnostic::hint));
    }
    if let Some(Spanned { value, span }) = &secrecy.provision {
        names_a_section(value, *span, cx);
    }
}

/// Whether a text names a section of a statute: a number before the sign.
fn names_a_section(text: &str, at: Span, cx: &mut Diagnostics) {
    let names = text.split_once('§').is_some_and(|(before, _)| {
        before.trim_end().ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase())
            && before.contains(|c: char| c.is_ascii_digit())
    });
    if names {
        return;
    }
    let fault = message!("\"{text}\" är inget lagrum", "\"{text}\" is no provision");
    let hint = message!(
        "skriv kapitel och paragraf: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400)",
        "write chapter and section: 21 kap. 1 § offentlighets- och sekretesslagen (2009:400)"
    );
    cx.push(Diagnostic::new(Code::SecrecyMark, fault).at(at).hint(hint));
}

/// Looks for what is masked in what is not. This is how secrets get out in practice: the name is masked in the list, and stands in
/// a motion. A part of a record may hold what is masked in another: then the `whole` is given.
pub(in super::super) fn check_open(meeting: &mut Meeting, whole: Option<Meeting>, cx: &mut Diagnostics) {
    if whole.is_none() && !secrecy::is_restricted(meeting) {
        return;
    }
    let signs = Signs { mask: &|_| "[]".to_owned(), open: &str::to_owned, close: "", label: &str::to_owned };
    let Masked { meeting: public, mut secrets, files: _ } = secrecy::mask(meeting.clone(), &signs);
    if let Some(whole) = whole {
        secrets = secrecy::mask(whole, &signs).secrets;
    }
    // Whose document it is everybody knows.
    let sender = [Some(&public.authority), public.department.as_ref(), public.unit.as_ref()];
    let sender = Folded::new(&sender.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n"));
    // A party, role or organisation that somebody else has openly points out nobody.
    let open: BTreeSet<String> = belonging(&public).map(|own| Folded::new(own).text).collect();
    secrets.retain(|secret| secret.is_name || !open.contains(&Folded::new(&secret.text).text));
    let needles: Vec<_> =
        needles(&secrets).into_iter().filter(|needle| needle.is_telling && !sender.holds(&needle.words)).collect();
    let serving = serving(&public);
    for told in walk::told(public).into_iter().filter(|told| !serving.contains(&told.text)) {
        let folded = Folded::new(&told.text);
        for needle in &needles {
            for range in folded.find_in_addresses(&needle.words) {
                cx.push(open_words(needle.span, told.span(range)));
            }
            for range in folded.find(&needle.words) {
                // A surname may be a common word too: "ek", "berg".
                let found = &told.text[range.clone()];
                if !found.starts_with(|first: char| first.is_uppercase() || first.is_numeric()) && !found.contains(' ')
                {
                    continue;
                }
                cx.push(open_words(needle.span, told.span(range)));
            }
        }
    }
}

/// Who sits in the body and who serves it, which is known to everybody: that one of them was there, or presented another matter, tells nothing of a
/// secret matter in which they acted too. What is said of them elsewhere may.
fn serving(public: &Meeting) -> BTreeSet<String> {
    let Some(protocol) = public.particulars.protocol() else { return BTreeSet::new() };
    let roll = protocol.roll.attendees.iter().filter(|attendee| attendee.capacity != Capacity::Other);
    let mut all: BTreeSet<String> = roll.map(|attendee| attendee.name.clone()).collect();
    // With the title that may stand before or after the name.
    let serves = |name: &str| protocol.roll.find(name).is_ok_and(|name| all.contains(name));
    let presenters = protocol.items.iter().flat_map(|item| &item.presenters);
    let titled = presenters.filter(|own| presenting(protocol, &own.value).all(serves)).map(|own| own.value.clone());
    let titled: Vec<String> = titled.collect();
    all.extend(titled);
    all
}

/// What the public document says of people beside their names: roles, parties and organisations.
fn belonging(public: &Meeting) -> impl Iterator<Item = &String> {
    let protocol = public.particulars.protocol();
    let present = protocol.into_iter().flat_map(|protocol| &protocol.roll.attendees);
    let present = present.flat_map(|own| [&own.role, &own.party, &own.organisation]);
    let absent = protocol.into_iter().flat_map(|protocol| &protocol.absent).flat_map(|own| [&own.role, &own.party]);
    let participants = public.participants.iter().flat_map(|participant| match participant {
        Participant::Person { person, organisation, parts: _ } => [person.role.as_ref(), organisation.as_ref()],
        Participant::Organisation { name, .. } => [Some(name), None],
        Participant::Count { .. } => [None; 2],
    });
    let authors = public.authors.iter().map(|author| author.role.as_ref());
    present.chain(absent).map(Option::as_ref).chain(participants).chain(authors).flatten()
}

fn open_words(secret: Span, at: Span) -> Diagnostic {
    let Message { sv, en } = message!(
        "det här står också i något som är maskat, och blir kvar i den offentliga handlingen",
        "this also stands in something that is masked, and remains in the public document"
    );
    Diagnostic::new(Code::SecrecyOpen, Message { sv, en })
        .at(at)
        .related(secret, message!("maskat här", "masked here"))
        .hint(message!(
            "markera också detta: `[orden]{{sekretess}}`, `sekretess` på delen, eller ordet i `namn` under postens `sekretess`",
            "mark this as well: `[the words]{{sekretess}}`, `sekretess` on the part, or the word in `namn` of the record's `sekretess`"
        ))
}
