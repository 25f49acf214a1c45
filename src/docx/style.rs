//! The named styles: what each is called in Word, and how it looks.
//!
//! Word knows its own styles by their English names, in every language of Word: a paragraph of the style named "heading 1" is
//! "Rubrik 1" to a Swedish reader, is in the navigation pane, and is announced as a heading by a screen reader. Styles that
//! Word has no counterpart of are ours and have Swedish names.

use crate::document::Role;
use crate::house::{House, Length, Style};

/// Word has nine levels of headings and of list numbering.
pub(super) const LEVELS: u8 = 9;

/// A style of paragraphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ParagraphStyle {
    /// The style of a role, where the paragraph needs nothing more than that.
    Role(Role),
    /// Headings below [`Role::Heading3`], level 4 to [`LEVELS`].
    Heading(u8),
    /// First paragraph of an item in a bulleted list.
    ListBullet,
    /// First paragraph of an item in a numbered list.
    ListNumber,
    /// Further paragraphs of an item, by depth of the list from 1 to [`LEVELS`].
    ListContinue(u8),
    /// Further paragraphs of a fact.
    DescriptionContinue,
    /// A paragraph with nothing but a picture in the line.
    Picture,
    /// A paragraph without text, where Word demands one: after a table in a cell, between two tables.
    Spacer,
}

/// A style of characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CharacterStyle {
    /// [`Role::Term`]: what a fact is about.
    Term,
    Hyperlink,
    FootnoteReference,
    /// Literal text in a line.
    Code,
}

/// Identifier of the style of tables.
pub(super) const TABLE_STYLE: &str = "HouseTable";

impl ParagraphStyle {
    /// All paragraph styles, in the order in which they are written.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        Role::ALL
            .into_iter()
            .filter(|role| *role != Role::Term)
            .map(Self::Role)
            .chain((4..=LEVELS).map(Self::Heading))
            .chain([Self::ListBullet, Self::ListNumber])
            .chain((1..=LEVELS).map(Self::ListContinue))
            .chain([Self::DescriptionContinue, Self::Picture, Self::Spacer])
    }

    /// The style of a heading of that level, from 1; beyond [`LEVELS`] Word has none.
    pub(super) fn heading(level: u8) -> Self {
        match level {
            0..=3 => Self::Role(Role::heading(level)),
            deeper => Self::Heading(deeper.min(LEVELS)),
        }
    }

    /// The identifier that paragraphs refer to.
    pub(super) fn id(self) -> String {
        match self {
            Self::Role(role) => role_names(role).0.to_owned(),
            Self::Heading(level) => format!("Heading{level}"),
            Self::ListBullet => "ListBullet".to_owned(),
            Self::ListNumber => "ListNumber".to_owned(),
            Self::ListContinue(1) => "ListContinue".to_owned(),
            Self::ListContinue(depth) => format!("ListContinue{depth}"),
            Self::DescriptionContinue => "DescriptionContinue".to_owned(),
            Self::Picture => "Picture".to_owned(),
            Self::Spacer => "Spacer".to_owned(),
        }
    }

    /// The name that Word shows, or translates where it is one of its own.
    pub(super) fn name(self) -> String {
        match self {
            Self::Role(role) => role_names(role).1.to_owned(),
            Self::Heading(level) => format!("heading {level}"),
            Self::ListBullet => "List Bullet".to_owned(),
            Self::ListNumber => "List Number".to_owned(),
            Self::ListContinue(1) => "List Continue".to_owned(),
            Self::ListContinue(depth) => format!("List Continue {depth}"),
            Self::DescriptionContinue => "Uppgift fortsättning".to_owned(),
            Self::Picture => "Bild".to_owned(),
            Self::Spacer => "Mellanrum".to_owned(),
        }
    }

    /// Whether Word has no such style of its own.
    pub(super) fn is_custom(self) -> bool {
        match self {
            Self::Role(role) => matches!(
                role,
                Role::Masthead
                    | Role::Meta
                    | Role::Department
                    | Role::Unit
                    | Role::Term
                    | Role::Description
                    | Role::TableHeader
                    | Role::TableCell
                    | Role::Code
                    | Role::ItemFacts
                    | Role::Signature
                    | Role::Contact
            ),
            // Word's own "List Continue" ends at 5.
            Self::ListContinue(depth) => depth > 5,
            Self::Heading(_) | Self::ListBullet | Self::ListNumber => false,
            Self::DescriptionContinue | Self::Picture | Self::Spacer => true,
        }
    }

    /// The style on which it is based: what it does not say itself comes from there.
    pub(super) fn base(self) -> Option<Self> {
        match self {
            Self::Role(Role::Body) => None,
            Self::Role(_) | Self::Picture | Self::Spacer => Some(Self::Role(Role::Body)),
            Self::Heading(_) => Some(Self::Role(Role::Heading3)),
            Self::ListBullet | Self::ListNumber | Self::ListContinue(_) => Some(Self::Role(Role::ListItem)),
            Self::DescriptionContinue => Some(Self::Role(Role::Description)),
        }
    }

    /// Level of the heading from 1, where it is one.
    pub(super) fn heading_level(self) -> Option<u8> {
        match self {
            Self::Role(Role::Heading1) => Some(1),
            Self::Role(Role::Heading2) => Some(2),
            Self::Role(Role::Heading3) => Some(3),
            Self::Heading(level) => Some(level),
            _ => None,
        }
    }

    /// Whether it is one of the three styles of list items.
    pub(super) fn is_list(self) -> bool {
        matches!(self, Self::ListBullet | Self::ListNumber | Self::ListContinue(_))
    }

    /// How it looks in this house.
    pub(super) fn look(self, house: &House) -> Style {
        let role = |role| *house.style(role);
        match self {
            Self::Role(of) => role(of),
            Self::Heading(_) => role(Role::Heading3),
            // Between items stands the list's gap; what stands around the list is set on its ends.
            Self::ListBullet | Self::ListNumber => {
                Style { before: Length::default(), after: house.list.gap, ..role(Role::ListItem) }
            }
            Self::ListContinue(depth) => Style {
                before: Length::default(),
                after: house.list.gap,
                indent: list_text(house, depth),
                ..role(Role::ListItem)
            },
            Self::DescriptionContinue => role(Role::Description),
            // A line with nothing in it but a picture is as high as that, and as the little that letters of this size take.
            Self::Picture => {
                let gap = house.table.gap;
                Style { size: Length::from_pt(1), before: gap, after: gap, ..role(Role::Body) }
            }
            Self::Spacer => {
                let point = Length::from_pt(1);
                let nothing = Length::default();
                Style { size: point, line: point, before: nothing, after: nothing, ..role(Role::Body) }
            }
        }
    }
}

impl CharacterStyle {
    /// All character styles.
    pub(super) const ALL: [Self; 4] = [Self::Term, Self::Hyperlink, Self::FootnoteReference, Self::Code];

    /// The identifier that runs refer to.
    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Term => role_names(Role::Term).0,
            Self::Hyperlink => "Hyperlink",
            Self::FootnoteReference => "FootnoteReference",
            Self::Code => "CodeCharacter",
        }
    }

    /// The name that Word shows, or translates where it is one of its own.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Term => role_names(Role::Term).1,
            Self::Hyperlink => "Hyperlink",
            Self::FootnoteReference => "footnote reference",
            Self::Code => "Kod i text",
        }
    }

    /// Whether Word has no such style of its own.
    pub(super) fn is_custom(self) -> bool {
        matches!(self, Self::Term | Self::Code)
    }
}

/// From the left margin to the text of list items at that depth, from 1.
pub(super) fn list_text(house: &House, depth: u8) -> Length {
    let step = house.list.indent + house.list.hang;
    Length::from_emu(step.emu() * i64::from(depth))
}

/// Identifier and name of the style of a role.
fn role_names(role: Role) -> (&'static str, &'static str) {
    match role {
        Role::Masthead => ("Masthead", "Brevhuvud"),
        Role::Meta => ("Meta", "Handlingsuppgift"),
        Role::Department => ("Department", "Departement"),
        Role::Unit => ("Unit", "Enhet"),
        Role::Title => ("Title", "Title"),
        Role::Heading1 => ("Heading1", "heading 1"),
        Role::Heading2 => ("Heading2", "heading 2"),
        Role::Heading3 => ("Heading3", "heading 3"),
        Role::Contents1 => ("TOC1", "toc 1"),
        Role::Contents2 => ("TOC2", "toc 2"),
        Role::Body => ("Normal", "Normal"),
        Role::ListItem => ("ListParagraph", "List Paragraph"),
        Role::Term => ("Term", "Uppgift ledord"),
        Role::Description => ("Description", "Uppgift"),
        Role::Quote => ("Quote", "Quote"),
        Role::Caption => ("Caption", "caption"),
        Role::TableHeader => ("TableHeader", "Tabellhuvud"),
        Role::TableCell => ("TableCell", "Tabelltext"),
        Role::Note => ("FootnoteText", "footnote text"),
        Role::Code => ("Code", "Kod"),
        Role::ItemFacts => ("ItemFacts", "Ärendeuppgift"),
        Role::Signature => ("SignatureLine", "Underskrift"),
        Role::RunningHeader => ("Header", "header"),
        Role::Contact => ("Contact", "Kontaktuppgifter"),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CharacterStyle, ParagraphStyle, TABLE_STYLE};

    #[test]
    fn no_two_styles_share_an_identifier_or_a_name() {
        let ids: Vec<String> = ParagraphStyle::all()
            .map(ParagraphStyle::id)
            .chain(CharacterStyle::ALL.map(|style| style.id().to_owned()))
            .chain([TABLE_STYLE.to_owned()])
            .collect();
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{ids:?}");
        // Word compares names without regard to case.
        let names: Vec<String> = ParagraphStyle::all()
            .map(ParagraphStyle::name)
            .chain(CharacterStyle::ALL.map(|style| style.name().to_owned()))
            .map(|name| name.to_lowercase())
            .collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }
}
