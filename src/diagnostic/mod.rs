//! What is wrong with a record, as data.
//!
//! A [`Diagnostic`] says what is wrong (in Swedish and in English), where, how grave it is, and what to do about it. How it
//! looks on a terminal, in JSON or in SARIF is the business of [`render`]; nothing here prints.
//!
//! Every kind of fault has a [`Code`], listed once in `code.rs` with its explanation, its legal source and an example of
//! what breaks it and what mends it.

pub mod catalogue;
mod code;
mod exemption;
mod fix;
mod profile;
pub mod render;
mod wording;

pub use code::{Code, CodeInfo};
pub use exemption::{Exemption, Silenced};
pub use fix::{Fix, Form, Replacement};
pub use profile::Profile;
pub use wording::{Doc, counted, cut, differing, excerpt, nearest, number, slip};

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::source::{self, Layout, Span};
use catalogue::Citation;
use exemption::Exempted;

/// A language that we speak to people in. Not the language of a document, see [`crate::swedish::DocLang`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Swedish (svenska).
    Sv,
    /// English (engelska).
    En,
}

/// A sentence in both languages, without a capital or a full stop.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Message {
    /// In Swedish.
    pub sv: String,
    /// In English.
    pub en: String,
}

impl Message {
    /// The sentence in one language.
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }
}

/// A [`Message`] from two format strings: `message!("{n} röster saknas", "{n} votes are missing")`. Where the two
/// need different words, these follow after a semicolon, the Swedish one first:
/// `message!("{} saknas", "{} is missing"; "en röst", "a vote")`.
#[macro_export]
macro_rules! message {
    ($sv:literal, $en:literal; ($($sv_arg:expr),+), ($($en_arg:expr),+) $(,)?) => {
        $crate::diagnostic::Message { sv: ::std::format!($sv, $($sv_arg),+), en: ::std::format!($en, $($en_arg),+) }
    };
    ($sv:literal, $en:literal; $sv_arg:expr, $en_arg:expr $(,)?) => {
        $crate::diagnostic::Message { sv: ::std::format!($sv, $sv_arg), en: ::std::format!($en, $en_arg) }
    };
    ($sv:literal, $en:literal $(,)?) => {
        $crate::diagnostic::Message { sv: ::std::format!($sv), en: ::std::format!($en) }
    };
}

/// How grave a fault is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; changes nothing.
    Info,
    /// Probably wrong; the document is made all the same.
    Warning,
    /// Wrong; no document is made.
    Error,
}

impl Severity {
    /// The word that people see.
    #[must_use]
    pub const fn word(self) -> Doc {
        match self {
            Self::Info => Doc { sv: "upplysning", en: "note" },
            Self::Warning => Doc { sv: "varning", en: "warning" },
            Self::Error => Doc { sv: "fel", en: "error" },
        }
    }
}

/// A place in a file, and what to say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to say of it; may be empty on the primary label.
    pub message: Option<Message>,
}

/// One fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of fault.
    pub code: Code,
    /// How grave.
    pub severity: Severity,
    /// What the rule rests on.
    pub citation: Option<Citation>,
    /// What is wrong, naming the offending value.
    pub message: Message,
    /// Where: the place to look at first. `None` only for faults of a whole run or of a file that cannot be read.
    pub primary: Option<Label>,
    /// Other places that belong to it.
    pub related: Vec<Label>,
    /// What to do about it.
    pub hints: Vec<Message>,
    /// How a machine mends it, where nobody needs to judge.
    pub fix: Option<Fix>,
    /// Whether a machine could mend it and must not, because somebody has approved the record as it is.
    pub is_withheld: bool,
    /// What a note of an exemption has silenced. It does not count any more, but the forms for programs carry it.
    pub silenced: Option<Box<Silenced>>,
}

impl Diagnostic {
    /// A fault of `code`, as grave as that code is by default.
    #[must_use]
    pub fn new(code: Code, message: Message) -> Self {
        let info = code.info();
        let (severity, citation) = (info.severity, info.citation);
        Self {
            code,
            severity,
            citation,
            message,
            primary: None,
            related: Vec::new(),
            hints: Vec::new(),
            fix: None,
            is_withheld: false,
            silenced: None,
        }
    }

    /// The place with the fault itself as the word on it, for another to point at.
    fn as_label(&self) -> Option<Label> {
        let (code, Message { sv, en }) = (self.code, &self.message);
        let message = message!("{code}: {sv}", "{code}: {en}");
        self.primary.as_ref().map(|label| Label { span: label.span, message: Some(message) })
    }

    /// The fault as it counts under a profile: where its code is milder there it is no graver than that, and it rests on what holds there.
    /// `None` where the rule does not hold.
    fn under(mut self, profile: Profile) -> Option<Self> {
        let info = self.code.info();
        let grave = info.severity_under(profile)?;
        if grave < info.severity {
            self.severity = self.severity.min(grave);
        }
        self.citation = info.citation_under(profile);
        Some(self)
    }

    /// Sets the place to look at first.
    #[must_use]
    pub fn at(mut self, span: Span) -> Self {
        self.primary = Some(Label { span, message: None });
        self
    }

    /// Sets the place to look at first, with a word on it.
    #[must_use]
    pub fn at_saying(mut self, span: Span, message: Message) -> Self {
        self.primary = Some(Label { span, message: Some(message) });
        self
    }

    /// Adds another place.
    #[must_use]
    pub fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push(Label { span, message: Some(message) });
        self
    }

    /// Adds a remedy.
    #[must_use]
    pub fn hint(mut self, message: Message) -> Self {
        self.hints.push(message);
        self
    }
}

/// Collects faults, so that a stage can go on after one and all come at once.
///
/// Whatever the rules find comes through here, so this is also where it is told how grave that is for the authority at hand
/// ([`Diagnostics::judge_by`]), and whether the record is excepted from the rule ([`Diagnostics::except`]).
///
/// Of each kind and severity the first [`Diagnostics::MOST_OF_A_KIND`] are kept and the others counted: a record that is wrong in the same way
/// ten thousand times neither fills the memory nor buries everything else that is wrong with it.
#[derive(Debug, Default)]
pub struct Diagnostics {
    layout: Layout,
    profile: Option<Profile>,
    exempted: Vec<Exempted>,
    list: Vec<Diagnostic>,
    kinds: BTreeMap<(Code, Severity), Kind>,
}

/// How many faults of a kind there have been.
#[derive(Debug, Default)]
struct Kind {
    kept: usize,
    left_out: usize,
    first_left_out: Option<Span>,
}

impl Diagnostics {
    /// As many faults of a kind are kept. Whoever has mended these knows how to find the rest.
    pub const MOST_OF_A_KIND: usize = 100;

    /// An empty collection.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// From now on, faults count as they do under a profile. Those of the file and of its form, found before the profile can be known, count
    /// alike under all.
    pub fn judge_by(&mut self, profile: Profile) {
        self.profile = Some(profile);
    }

    /// From now on, remedies write keys and values as the record at hand does.
    pub fn written_as(&mut self, layout: Layout) {
        self.layout = layout;
    }

    /// A key with its value, as the record would have them: `lottning: ja`, `"lottning": "ja"`. The example is a value in YAML on one line.
    #[must_use]
    pub fn entry(&self, name: &str, example: &str) -> String {
        source::entry(name, example, self.layout)
    }

    /// A value, likewise.
    #[must_use]
    pub fn value(&self, example: &str) -> String {
        source::value(example, self.layout)
    }

    /// From now on, what a rule finds is silenced, until [`Diagnostics::tell_exemptions`] tells it.
    pub fn except(&mut self, exemption: Exemption) {
        self.exempted.push(Exempted::new(exemption, None));
    }

    /// The same for what is found in several records together: silenced is what stands in the exemption's own record. `all_judged` says whether
    /// none of them was kept from being judged: only then can it be said that the exemption is not needed among them.
    pub fn except_in_own(&mut self, exemption: Exemption, all_judged: bool) {
        self.exempted.push(Exempted::new(exemption, Some(all_judged)));
    }

    /// Ends the exemptions: of each it is said what it has silenced. That it was not needed is said only where no error may have kept
    /// its rule from looking.
    pub fn tell_exemptions(&mut self) {
        let sound = !self.has_errors();
        for exempted in std::mem::take(&mut self.exempted).into_iter().filter(|one| !one.rests(sound)) {
            self.keep(exempted.told());
        }
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let diagnostic = match self.profile {
            Some(profile) => diagnostic.under(profile),
            None => Some(diagnostic),
        };
        let Some(diagnostic) = diagnostic else { return };
        match self.exempted.iter_mut().find(|exempted| exempted.covers(&diagnostic)) {
            Some(exempted) => exempted.silence(diagnostic),
            None => self.keep(diagnostic),
        }
    }

    fn keep(&mut self, diagnostic: Diagnostic) {
        let kind = self.kinds.entry((diagnostic.code, diagnostic.severity)).or_default();
        if kind.kept < Self::MOST_OF_A_KIND {
            kind.kept += 1;
            self.list.push(diagnostic);
        } else {
            kind.left_out += 1;
            kind.first_left_out = kind.first_left_out.or(diagnostic.primary.map(|label| label.span));
        }
    }

    /// Whether an error is among them.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }

    /// How many there have been so far, those left out counted.
    #[must_use]
    pub fn count(&self) -> usize {
        self.kinds.values().map(|kind| kind.kept + kind.left_out).sum()
    }

    /// All of them so far, in the order they were found.
    #[must_use]
    pub fn as_slice(&self) -> &[Diagnostic] {
        &self.list
    }

    /// All of them, by place in the file (those without one first), then by code; exact duplicates removed. Of those left out
    /// it is said how many they were, at the first of them.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        for ((code, severity), kind) in self.kinds {
            let message = match (kind.left_out, kind.first_left_out) {
                (0, _) => continue,
                (more, Some(_)) => message!(
                    "{more} till av samma slag, det första här",
                    "{more} more of the same kind, the first of them here"
                ),
                (more, None) => message!("{more} till av samma slag", "{more} more of the same kind"),
            };
            let primary = kind.first_left_out.map(|span| Label { span, message: None });
            // As those that it counts.
            let fault = Diagnostic::new(code, message);
            let citation = self.profile.map_or(fault.citation, |profile| code.info().citation_under(profile));
            self.list.push(Diagnostic { severity, citation, primary, ..fault });
        }
        self.list.sort_by_key(|diagnostic| (diagnostic.primary.as_ref().map(|label| label.span), diagnostic.code));
        self.list.dedup();
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Diagnostic, Diagnostics, Severity};
    use crate::source::{SourceFile, Sources, Span};

    #[test]
    fn an_error_is_kept_behind_any_number_of_warnings_of_its_kind() {
        let mut sources = Sources::new();
        let file = sources.add(SourceFile::new("post.yaml", "x".repeat(1000)));
        let fault = |at: usize| {
            Diagnostic::new(Code::AccTable, message!("fel {at}", "fault {at}")).at(Span::new(file, at..at + 1))
        };
        let mut cx = Diagnostics::new();
        for at in 0..500 {
            cx.push(Diagnostic { severity: Severity::Warning, ..fault(at) });
        }
        assert!(!cx.has_errors());
        cx.push(fault(500));
        assert!(cx.has_errors());
        let faults = cx.into_sorted();
        let last: Vec<&str> = faults.iter().skip(99).map(|fault| fault.message.sv.as_str()).collect();
        assert_eq!(last, ["fel 99", "400 till av samma slag, det första här", "fel 500"]);
        assert_eq!(faults[100].severity, Severity::Warning);
    }

    #[test]
    fn faults_without_a_place_are_counted_too() {
        let mut cx = Diagnostics::new();
        for run in 0..=Diagnostics::MOST_OF_A_KIND {
            cx.push(Diagnostic::new(Code::OutWrite, message!("fil {run}", "file {run}")));
        }
        let faults = cx.into_sorted();
        assert_eq!(faults.last().map(|fault| fault.message.sv.as_str()), Some("1 till av samma slag"));
    }
}
