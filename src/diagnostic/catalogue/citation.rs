//! What a rule rests on.

use super::Doc;

/// What a rule rests on, in Swedish as it is cited. `jfr` before it says that the rule goes beyond what stands there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Citation {
    /// A statute: "3 kap. 10 § lagen (2018:218) …".
    Law(&'static str),
    /// Anything that is no statute: a standard, the rules of official writing.
    Source(&'static str),
}

impl Citation {
    /// What to look up, as it is cited.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::Law(text) | Self::Source(text) => text,
        }
    }

    /// What it is called, as a heading.
    #[must_use]
    pub fn heading(self) -> Doc {
        match self {
            Self::Law(_) => Doc { sv: "Lagrum", en: "Law" },
            Self::Source(_) => Doc { sv: "Källa", en: "Source" },
        }
    }

    /// The citation, if it is of a statute.
    #[must_use]
    pub fn law(self) -> Option<&'static str> {
        match self {
            Self::Law(text) => Some(text),
            Self::Source(_) => None,
        }
    }

    /// The citation, if it is of anything else.
    #[must_use]
    pub fn source(self) -> Option<&'static str> {
        match self {
            Self::Source(text) => Some(text),
            Self::Law(_) => None,
        }
    }
}
