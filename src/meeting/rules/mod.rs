//! The rules, one file for each family. What each wants and why is explained in [`crate::diagnostic::catalogue`].

mod composed;
mod dates;
mod decision;
mod doubles;
mod facts;
mod filing;
mod headings;
mod lists;
mod names;
mod notes;
mod personal;
mod plain;
mod protocol;
mod references;
mod registry;
mod secrecy;
mod slips;
pub(super) mod summons;
mod title;
mod typography;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) use self::composed::before as composed_before;
pub(super) use self::secrecy::check_open;

use super::subject::Subject;
use crate::diagnostic::Diagnostics;
use crate::record::DocumentType;

/// A rule looks at the subject and says what is wrong.
type Rule = fn(&Subject<'_, '_>, &mut Diagnostics);

/// All rules, in no particular order: faults are sorted by place.
const RULES: &[Rule] = &[
    facts::check,
    notes::check,
    decision::check,
    summons::check,
    headings::check,
    lists::check,
    dates::check,
    references::check,
    registry::check,
    filing::check,
    doubles::check,
    secrecy::check,
    personal::check,
    typography::check,
    plain::check,
    slips::check,
    composed::check,
    title::check,
    names::check,
];

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for rule in RULES {
        rule(subject, cx);
    }
    // What is to be dealt with at a meeting to come has neither attendance nor decisions.
    if let Some(protocol) = subject.protocol()
        && subject.kind.is_none_or(DocumentType::is_minuted)
    {
        protocol::check(protocol, subject.record, subject.profile, cx);
    }
}
