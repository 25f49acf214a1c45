//! By which law an authority works.

use super::Doc;

/// The kind of authority that a record comes from (profil). The law does not bind all alike: only municipalities and regions work under
/// kommunallagen. How grave a fault is and what a rule rests on can differ by it; both stand in the table of [`super::Code`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Profile {
    /// The Government Offices with their ministries (regeringskansliet).
    Regeringskansliet,
    /// A municipality, a region, or a federation of them (kommun).
    Kommun,
    /// Any other authority (myndighet).
    Myndighet,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Regeringskansliet, Self::Kommun, Self::Myndighet];

    /// The word in records.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Regeringskansliet => "regeringskansliet",
            Self::Kommun => "kommun",
            Self::Myndighet => "myndighet",
        }
    }

    /// The profile that is written so.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|profile| profile.word() == word)
    }

    /// What it means, in a sentence.
    #[must_use]
    pub const fn doc(self) -> Doc {
        match self {
            Self::Regeringskansliet => {
                Doc { sv: "Regeringskansliet med departementen.", en: "The Government Offices with their ministries." }
            }
            Self::Kommun => Doc {
                sv: "En kommun, en region eller ett kommunalförbund, som kommunallagen gäller för.",
                en: "A municipality, a region or a federation of them, which the Local Government Act binds.",
            },
            Self::Myndighet => Doc { sv: "En annan myndighet.", en: "Any other authority." },
        }
    }
}
