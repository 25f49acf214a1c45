//! PRT-ORGAN, TYP-ROLL: how bodies and people's roles are named.

use super::super::subject::Subject;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Fix};
use crate::message;
use crate::record::{Particulars, Spanned};
use crate::swedish::DocLang;
use crate::swedish::roles::{bodies, in_small_letters};

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    if subject.record.lang != DocLang::Sv {
        return;
    }
    body_of_the_title(subject, cx);
    roles(subject, cx);
}

/// A title that names bodies names the one that met.
fn body_of_the_title(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let body = record.protocol().and_then(|protocol| protocol.body.as_ref());
    let (Some(title), Some(body)) = (&record.title, body) else { return };
    let (said, met) = (bodies(&title.value), bodies(&body.value));
    // "Nämnden" is any of them.
    let same = |one: &str| met.iter().any(|(other, _)| one.ends_with(other.as_str()) || other.ends_with(one));
    if met.is_empty() || said.iter().any(|(stem, _)| same(stem)) {
        return;
    }
    let Some((_, written)) = said.first() else { return };
    let own = &body.value;
    let fault = message!(
        "titeln nämner \"{written}\", men organet är {own}",
        "the title names \"{written}\", but the body is {own}"
    );
    let related = message!("organet", "the body");
    let hint = message!("rätta \"titel\" eller \"organ\"", "correct \"titel\" or \"organ\"");
    cx.push(Diagnostic::new(Code::PrtBody, fault).at(title.span).related(body.span, related).hint(hint));
}

/// A role stands after the name and a comma, in small letters.
fn roles(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    let record = subject.record;
    let deciding: Vec<_> = match &record.particulars {
        Particulars::Decision(decision) => decision.people().collect(),
        _ => Vec::new(),
    };
    let people = record.authors.iter().chain(deciding).map(|person| (&person.name, &person.role));
    let participants = record.participants.iter().map(|person| (&person.name, &person.role));
    let protocol = record.protocol();
    let present = protocol.iter().flat_map(|protocol| &protocol.present).map(|person| (&person.name, &person.role));
    let absent = protocol.iter().flat_map(|protocol| &protocol.absent).map(|person| (&person.name, &person.role));
    for (name, role) in people.chain(participants).chain(present).chain(absent) {
        if let Some(role) = role
            && let Some(right) = in_small_letters(&role.value)
        {
            tell(subject, role, &role.value, &right, &right, cx);
        }
        if let Some(name) = name
            && let Some((own, role)) = name.value.split_once(", ")
            && let Some(right) = in_small_letters(role)
        {
            tell(subject, name, role, &right, &format!("{own}, {right}"), cx);
        }
    }
}

fn tell(
    subject: &Subject<'_, '_>,
    line: &Spanned<String>,
    written: &str,
    right: &str,
    whole: &str,
    cx: &mut Diagnostics,
) {
    // What the register says is for its own check.
    if line.span.file != subject.record.span.file {
        return;
    }
    let fault = message!("rollen \"{written}\" skrivs \"{right}\"", "the role \"{written}\" is written \"{right}\"");
    let fix = Fix::read(line.span, &line.value, whole);
    cx.push(Diagnostic::new(Code::TypRole, fault).at(line.span).fix(fix));
}
