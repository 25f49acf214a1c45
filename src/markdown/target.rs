//! What a link within the document leads to: `[§ 46](#§46)`.
//!
//! A table or figure is named by its number in the document that holds all of the record. In an extract it is counted anew, and the link says
//! what it is there.

/// What captions count together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Series {
    /// Tables (tabeller).
    Tables,
    /// Figures (figurer).
    Figures,
}

impl Series {
    /// What one of them is called within a sentence, in Swedish and in English.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Tables => ("tabell", "table"),
            Self::Figures => ("figur", "figure"),
        }
    }
}

/// What a link within the document leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An item of minutes (paragraf), by its number: `#§46`.
    Item(u32),
    /// A numbered section of a memorandum (avsnitt): `#2.1`.
    Section(String),
    /// An appendix (bilaga), by its number: `#bilaga-2`.
    Appendix(u32),
    /// A table or figure with a caption, by its number: `#tabell-2`, `#figur-1`.
    Counted(Series, u32),
}

impl Target {
    /// What an address leads to; `None` if it does not name a part of the document.
    #[must_use]
    pub fn of(href: &str) -> Option<Self> {
        let name = href.strip_prefix('#')?;
        if let Some(item) = name.strip_prefix('§') {
            return number(item).map(Self::Item);
        }
        if let Some(appendix) = name.strip_prefix("bilaga-") {
            return number(appendix).map(Self::Appendix);
        }
        for series in [Series::Tables, Series::Figures] {
            let counted = name.strip_prefix(series.words().0).and_then(|rest| rest.strip_prefix('-'));
            if let Some(counted) = counted {
                return number(counted).map(|number| Self::Counted(series, number));
            }
        }
        name.split('.').all(|part| number(part).is_some()).then(|| Self::Section(name.to_owned()))
    }

    /// What the templates call the heading or caption at which it stands; appendices stand under one together.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Item(number) => format!("§{number}"),
            Self::Section(number) => number.clone(),
            Self::Appendix(_) => "bilagor".to_owned(),
            Self::Counted(series, number) => format!("{}-{number}", series.words().0),
        }
    }

    /// Its number, as words tell it.
    #[must_use]
    pub fn number(&self) -> String {
        match self {
            Self::Item(number) | Self::Appendix(number) | Self::Counted(_, number) => number.to_string(),
            Self::Section(number) => number.clone(),
        }
    }
}

/// A number as it is counted: from 1, without zeros before it.
fn number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|number: &u32| *number > 0 && number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::{Series, Target};

    #[test]
    fn only_what_has_a_number_can_be_named() {
        assert_eq!(Target::of("#§46"), Some(Target::Item(46)));
        assert_eq!(Target::of("#2.1"), Some(Target::Section("2.1".to_owned())));
        assert_eq!(Target::of("#bilaga-2"), Some(Target::Appendix(2)));
        assert_eq!(Target::of("#tabell-1"), Some(Target::Counted(Series::Tables, 1)));
        assert_eq!(Target::of("#figur-12"), Some(Target::Counted(Series::Figures, 12)));
        for other in [
            "#",
            "#§",
            "#§0",
            "#§046",
            "#2.",
            "#.1",
            "#2.a",
            "#bilaga-",
            "#bilaga",
            "#tabell-",
            "#tabell-0",
            "#tabell1",
            "§46",
            "2.1",
        ] {
            assert_eq!(Target::of(other), None, "{other}");
        }
    }
}
