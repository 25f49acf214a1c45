//! `word/numbering.xml`: how lists are marked, and where each one starts.

use super::headings::HeadingNumbers;
use super::style::{LEVELS, list_text};
use super::stylesheet::fonts;
use super::xml::Xml;
use super::{DocxError, MAIN};
use crate::document::Role;
use crate::house::{House, LIST_MARKS};

/// The list that the style "List Bullet" belongs to, and the definition of all bulleted lists.
pub(super) const BULLETS: u32 = 1;
/// The list that the style "List Number" belongs to, and the definition of all numbered lists.
pub(super) const NUMBERS: u32 = 2;
/// The definition of bulleted lists whose marks begin with the second, for those in an odd number of numbered lists: a mark says how
/// many bulleted lists are around its own.
const BULLETS_IN_NUMBERS: u32 = 3;

/// The number or bullet before a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Which list (`w:numId`).
    pub(super) list: u32,
    /// Depth of that list, from 1.
    pub(super) depth: u8,
    /// Whether it is a number.
    pub(super) ordered: bool,
}

/// The lists of a document. Each has a `w:num` of its own: a screen reader then tells where one ends, and numbers start anew.
pub(super) struct Numbering {
    /// The number of the first one.
    first: u32,
    lists: Vec<List>,
}

struct List {
    depth: u8,
    definition: u32,
    start: Option<u32>,
}

impl Numbering {
    /// No list yet; their numbers begin with `first`.
    pub(super) fn new(first: u32) -> Self {
        Self { first, lists: Vec::new() }
    }

    /// A new list at `depth` (from 1), numbered from `start` or with bullets, with so many bulleted lists around it.
    pub(super) fn list(&mut self, depth: u8, start: Option<u32>, bulleted: u8) -> Number {
        let definition = match start {
            Some(_) => NUMBERS,
            None if usize::from(depth - 1 - bulleted).is_multiple_of(LIST_MARKS.len()) => BULLETS,
            None => BULLETS_IN_NUMBERS,
        };
        let list = self.first + u32::try_from(self.lists.len()).unwrap_or(u32::MAX - self.first);
        self.lists.push(List { depth, definition, start });
        Number { list, depth, ordered: start.is_some() }
    }

    /// The part.
    pub(super) fn xml(&self, house: &House, headings: &HeadingNumbers<'_>) -> Result<Vec<u8>, DocxError> {
        Xml::part("w:numbering", &[("xmlns:w", &MAIN)], |xml| {
            let shifted = self.lists.iter().any(|list| list.definition == BULLETS_IN_NUMBERS);
            for definition in [BULLETS, NUMBERS].into_iter().chain(shifted.then_some(BULLETS_IN_NUMBERS)) {
                xml.element("w:abstractNum", &[("w:abstractNumId", &definition)], |xml| {
                    xml.val("w:multiLevelType", "multilevel");
                    for depth in 1..=LEVELS {
                        level(xml, house, depth, definition);
                    }
                });
            }
            headings.definition(xml, house);
            for definition in [BULLETS, NUMBERS] {
                xml.element("w:num", &[("w:numId", &definition)], |xml| xml.val("w:abstractNumId", definition));
            }
            headings.lists(xml);
            for (id, List { depth, definition, start }) in (self.first..).zip(&self.lists) {
                xml.element("w:num", &[("w:numId", &id)], |xml| {
                    xml.val("w:abstractNumId", definition);
                    if let Some(start) = start {
                        xml.element("w:lvlOverride", &[("w:ilvl", &(depth - 1))], |xml| {
                            xml.val("w:startOverride", start);
                        });
                    }
                });
            }
            Ok(())
        })
    }
}

/// `w:lvl`.
fn level(xml: &mut Xml, house: &House, depth: u8, definition: u32) {
    let ordered = definition == NUMBERS;
    xml.element("w:lvl", &[("w:ilvl", &(depth - 1))], |xml| {
        xml.val("w:start", 1);
        xml.val("w:numFmt", if ordered { "decimal" } else { "bullet" });
        if ordered {
            xml.val("w:lvlText", format_args!("%{depth}."));
        } else {
            let first = usize::from(definition == BULLETS_IN_NUMBERS);
            xml.val("w:lvlText", LIST_MARKS[(first + usize::from(depth - 1)) % LIST_MARKS.len()]);
        }
        xml.val("w:lvlJc", "left");
        xml.element("w:pPr", &[], |xml| {
            xml.empty(
                "w:ind",
                &[("w:left", &list_text(house, depth).twips()), ("w:hanging", &house.list.hang.twips())],
            );
        });
        if !ordered {
            xml.element("w:rPr", &[], |xml| fonts(xml, house.family(house.style(Role::ListItem).font)));
        }
    });
}
