//! The rules, one file for each family. What each wants and why is explained in [`crate::diagnostic::catalogue`].

mod dates;
mod facts;
mod headings;
mod personal;
mod protocol;
mod registry;
mod typography;

#[cfg(test)]
mod tests;

use super::subject::Subject;
use crate::diagnostic::Diagnostics;

/// A rule looks at the subject and says what is wrong.
type Rule = fn(&Subject<'_, '_>, &mut Diagnostics);

/// All rules, in no particular order: faults are sorted by place.
const RULES: &[Rule] =
    &[facts::check, headings::check, dates::check, registry::check, personal::check, typography::check];

pub(super) fn check(subject: &Subject<'_, '_>, cx: &mut Diagnostics) {
    for rule in RULES {
        rule(subject, cx);
    }
    if let Some(protocol) = subject.protocol {
        protocol::check(protocol, subject.record, cx);
    }
}
