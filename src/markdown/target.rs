//! What a link within the document leads to: `[§ 46](#§46)`.
//!
//! Only what has a number that stays the same in every document made of the record can be named so. A table is counted anew in an
//! extract, so that what somebody wrote of "table 3" would be said of another one there.

/// What a link within the document leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// An item of minutes (paragraf), by its number: `#§46`.
    Item(u32),
    /// A numbered section of a memorandum (avsnitt): `#2.1`.
    Section(String),
    /// An appendix (bilaga), by its number: `#bilaga-2`.
    Appendix(u32),
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
        name.split('.').all(|part| number(part).is_some()).then(|| Self::Section(name.to_owned()))
    }

    /// What the templates call the heading at which it stands; appendices stand under one together.
    #[must_use]
    pub fn heading(&self) -> String {
        match self {
            Self::Item(number) => format!("§{number}"),
            Self::Section(number) => number.clone(),
            Self::Appendix(_) => "bilagor".to_owned(),
        }
    }

    /// Its number, as words tell it.
    #[must_use]
    pub fn number(&self) -> String {
        match self {
            Self::Item(number) | Self::Appendix(number) => number.to_string(),
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
    use super::Target;

    #[test]
    fn only_what_keeps_its_number_can_be_named() {
        assert_eq!(Target::of("#§46"), Some(Target::Item(46)));
        assert_eq!(Target::of("#2.1"), Some(Target::Section("2.1".to_owned())));
        assert_eq!(Target::of("#bilaga-2"), Some(Target::Appendix(2)));
        for other in ["#", "#§", "#§0", "#§046", "#2.", "#.1", "#2.a", "#bilaga-", "#bilaga", "#tabell-1", "§46", "2.1"]
        {
            assert_eq!(Target::of(other), None, "{other}");
        }
    }
}
