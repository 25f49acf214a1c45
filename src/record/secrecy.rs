//! What a record says of secrecy (sekretess), as it was written.

use chrono::NaiveDate;

use super::Spanned;
use super::reader::Reader;
use crate::diagnostic::Diagnostics;
use crate::source::{Layout, Span};

/// Marking that a document, or a part of it, may be secret (sekretessmarkering, 5 kap. 5 § offentlighets- och sekretesslagen).
#[derive(Clone, Debug)]
pub struct Secrecy {
    /// Where it stands.
    pub span: Span,
    /// How it is laid out.
    pub layout: Layout,
    /// The provision that secrecy may rest on (lagrum).
    pub provision: Option<Spanned<String>>,
    /// When the marking was made (datum).
    pub date: Option<Spanned<NaiveDate>>,
    /// The authority that made it (myndighet).
    pub authority: Option<Spanned<String>>,
    /// Names and other words that may be secret wherever they stand (namn). A part has none.
    pub names: Vec<Spanned<String>>,
}

/// Classes of what concerns the security of Sweden (säkerhetsskyddsklass, 2 kap. 5 § säkerhetsskyddslagen (2018:585)), the least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SecurityClass {
    /// Minor damage (begränsat hemlig).
    Restricted,
    /// Damage that is not insignificant (konfidentiell).
    Confidential,
    /// Serious damage (hemlig).
    Secret,
    /// Exceptionally serious damage (kvalificerat hemlig).
    TopSecret,
}

impl SecurityClass {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Restricted, Self::Confidential, Self::Secret, Self::TopSecret];

    /// The word in records.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Restricted => "begränsat hemlig",
            Self::Confidential => "konfidentiell",
            Self::Secret => "hemlig",
            Self::TopSecret => "kvalificerat hemlig",
        }
    }
}

/// Reads the key `sekretess` of a record or of a part of it.
pub(super) fn secrecy(r: &Reader<'_>, cx: &mut Diagnostics) -> Option<Secrecy> {
    r.object("sekretess", cx, |r, span, cx| Secrecy {
        span,
        layout: r.layout(),
        provision: r.line("lagrum", cx),
        date: r.date("datum", cx),
        authority: r.line("myndighet", cx),
        names: r.lines("namn", cx),
    })
}

/// Reads the class of a record.
pub(super) fn class(r: &Reader<'_>, cx: &mut Diagnostics) -> Option<Spanned<SecurityClass>> {
    let word = r.choice("säkerhetsskyddsklass", cx)?;
    let value = SecurityClass::ALL.into_iter().find(|class| class.word() == word.value)?;
    Some(Spanned { value, span: word.span })
}
