//! The numbers of headings, as a multilevel list of Word's.
//!
//! The tree says the number of a heading in words: "§ 23", "2.1". Where Word's own counting comes to the same, Word does the counting,
//! and whoever adds a heading gets the next number. The list belongs to the styles of headings; how a number reads (`w:lvlText`, ECMA-376
//! part 1, 17.9.11) is taken from the first one of its level. Where the numbers jump, as in an extract of minutes, a list begins that
//! starts with the new one and is otherwise the same.
//!
//! A number stays words where counting does not come to it: it reads in another way than the first of its level, jumps below the first
//! level, does not go on from the numbers above it, or is one that Word does not count to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::numbering::NUMBERS;
use super::style::{LEVELS, ParagraphStyle};
use super::xml::Xml;
use crate::document::Inline;
use crate::house::House;

/// The definition of the lists of headings.
const DEFINITION: u32 = 4;
/// The definition of the list of headings without a number, whose style has one. The number 0, by which Word takes a paragraph out of its
/// style's list (17.9.18), some programs look for among the lists.
const UNNUMBERED: u32 = 5;
/// The list that the styles of headings belong to. Those that start where the numbers jump come after it.
const HEADINGS: u32 = NUMBERS + 1;
/// Word counts no further.
const LAST: u32 = 32_767;

/// How a heading comes to its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Counted {
    /// It has none, or one in words, and neither has its style.
    No,
    /// By its style.
    Style,
    /// As a heading of that list, on that level from 1.
    List(u32, u8),
    /// It has none, or one in words; its style has one, which this list, on that level, takes from it.
    Not(u32, u8),
}

impl Counted {
    /// Whether Word writes the number.
    pub(super) fn is_counted(self) -> bool {
        matches!(self, Self::Style | Self::List(..))
    }

    /// `w:numPr` of the paragraph.
    pub(super) fn properties(self, xml: &mut Xml) {
        match self {
            Self::No | Self::Style => {}
            Self::List(list, level) | Self::Not(list, level) => xml.element("w:numPr", &[], |xml| {
                xml.val("w:ilvl", level - 1);
                xml.val("w:numId", list);
            }),
        }
    }
}

/// How the numbers of a level read.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Form {
    /// `w:lvlText`: `§ %1`.
    text: String,
    /// The first number.
    start: u32,
}

/// The numbers of the headings of a document.
#[derive(Debug, Default)]
pub(super) struct HeadingNumbers<'a> {
    /// By level, from 1.
    forms: BTreeMap<u8, Form>,
    /// Where the numbers of level 1 jump to: the first number of each further list.
    jumps: Vec<u32>,
    /// The headings that Word counts, by their ids, and the list of each: 0 is that of the styles, then the jumps.
    counted: BTreeMap<&'a str, usize>,
    /// Their numbers.
    numbers: BTreeMap<&'a str, &'a str>,
    /// Where the counting has come to on each level.
    counters: BTreeMap<u8, u32>,
}

impl<'a> HeadingNumbers<'a> {
    /// Takes in the next heading of the document.
    pub(super) fn count(&mut self, level: u8, id: &'a str, inlines: &'a [Inline]) {
        // Between number and words Word has a space.
        if let [Inline::Number(number), Inline::Text(words), ..] = inlines
            && words.starts_with(' ')
            && self.comes_to(level, number)
        {
            self.counted.insert(id, self.jumps.len());
            self.numbers.insert(id, number);
        }
    }

    /// Whether Word's counting comes to a number; goes on from there.
    fn comes_to(&mut self, level: u8, number: &str) -> bool {
        let Some((text, parts)) = parse(level, number) else { return false };
        let Some((last, above)) = parts.split_last() else { return false };
        let first_level = usize::from(level) - above.len();
        if (first_level..)
            .zip(above)
            .any(|(level, part)| u8::try_from(level).ok().and_then(|level| self.counters.get(&level)) != Some(part))
        {
            return false;
        }
        let form = self.forms.entry(level).or_insert_with(|| Form { text: text.clone(), start: *last });
        if form.text != text {
            return false;
        }
        let next = self.counters.get(&level).map_or(form.start, |before| before + 1);
        if *last != next {
            if level > 1 {
                return false;
            }
            self.jumps.push(*last);
        }
        self.counters.insert(level, *last);
        self.counters.retain(|deeper, _| *deeper <= level);
        true
    }

    /// The number that Word counts to for a heading.
    pub(super) fn number(&self, id: &str) -> Option<&'a str> {
        self.numbers.get(id).copied()
    }

    /// How a heading comes to its number.
    pub(super) fn counted(&self, level: u8, id: &str) -> Counted {
        match self.counted.get(id) {
            Some(0) => Counted::Style,
            Some(jump) => Counted::List(list(*jump), level),
            None if self.forms.contains_key(&level) => Counted::Not(self.unnumbered(), level),
            None => Counted::No,
        }
    }

    /// `w:numPr` of the style of headings of that level.
    pub(super) fn style_properties(&self, xml: &mut Xml, level: u8) {
        if self.forms.contains_key(&level) {
            xml.element("w:numPr", &[], |xml| {
                xml.val("w:ilvl", level - 1);
                xml.val("w:numId", HEADINGS);
            });
        } else if base_level(level).is_some_and(|base| self.forms.contains_key(&base)) {
            xml.element("w:numPr", &[], |xml| xml.val("w:numId", 0));
        }
    }

    /// The list of headings without a number.
    fn unnumbered(&self) -> u32 {
        list(self.jumps.len() + 1)
    }

    /// The first list that is not of headings.
    pub(super) fn next_list(&self) -> u32 {
        if self.forms.is_empty() { HEADINGS } else { self.unnumbered() + 1 }
    }

    /// `w:abstractNum` of the lists, where there are any.
    pub(super) fn definition(&self, xml: &mut Xml, house: &House) {
        if self.forms.is_empty() {
            return;
        }
        xml.element("w:abstractNum", &[("w:abstractNumId", &DEFINITION)], |xml| {
            xml.val("w:multiLevelType", "multilevel");
            for level in 1..=LEVELS {
                let form = self.forms.get(&level);
                xml.element("w:lvl", &[("w:ilvl", &(level - 1))], |xml| self::level(xml, house, level, form));
            }
        });
        xml.element("w:abstractNum", &[("w:abstractNumId", &UNNUMBERED)], |xml| {
            xml.val("w:multiLevelType", "multilevel");
            for level in 1..=LEVELS {
                xml.element("w:lvl", &[("w:ilvl", &(level - 1))], |xml| self::level(xml, house, level, None));
            }
        });
    }

    /// `w:num` of each list of headings.
    pub(super) fn lists(&self, xml: &mut Xml) {
        if self.forms.is_empty() {
            return;
        }
        xml.element("w:num", &[("w:numId", &HEADINGS)], |xml| xml.val("w:abstractNumId", DEFINITION));
        for (jump, start) in (1..).zip(&self.jumps) {
            xml.element("w:num", &[("w:numId", &list(jump))], |xml| {
                xml.val("w:abstractNumId", DEFINITION);
                xml.element("w:lvlOverride", &[("w:ilvl", &0)], |xml| xml.val("w:startOverride", start));
            });
        }
        xml.element("w:num", &[("w:numId", &self.unnumbered())], |xml| xml.val("w:abstractNumId", UNNUMBERED));
    }
}

/// What is in `w:lvl`. The number stands in the line as a word of the heading.
fn level(xml: &mut Xml, house: &House, level: u8, form: Option<&Form>) {
    let style = ParagraphStyle::heading(level);
    match form {
        Some(form) => {
            xml.val("w:start", form.start);
            xml.val("w:numFmt", "decimal");
            xml.val("w:pStyle", style.id());
            xml.val("w:suff", "space");
            xml.val("w:lvlText", &form.text);
        }
        None => {
            xml.val("w:start", 1);
            xml.val("w:numFmt", "none");
            xml.val("w:suff", "nothing");
            xml.val("w:lvlText", "");
        }
    }
    xml.val("w:lvlJc", "left");
    xml.element("w:pPr", &[], |xml| {
        let left = style.look(house).indent.twips();
        xml.empty("w:ind", &[("w:left", &left), ("w:firstLine", &0)]);
    });
}

/// The list that begins with that jump, from 1.
fn list(jump: usize) -> u32 {
    u32::try_from(jump).unwrap_or(u32::MAX).saturating_add(HEADINGS)
}

/// The level of the headings on whose style that of this level is based.
fn base_level(level: u8) -> Option<u8> {
    ParagraphStyle::heading(level).base().and_then(ParagraphStyle::heading_level)
}

/// A number as `w:lvlText`, and its parts: "2.1" on level 2 is `%1.%2`, 2 and 1. `None` if Word has no such form: without digits, with
/// more parts than levels, with a zero before a number, or with the sign that stands for a part.
fn parse(level: u8, number: &str) -> Option<(String, Vec<u32>)> {
    let digits = |c: char| c.is_ascii_digit();
    let runs: Vec<&str> = number.split(|c| !digits(c)).filter(|run| !run.is_empty()).collect();
    let first = usize::from(level).checked_sub(runs.len())?;
    if runs.is_empty() || level > LEVELS || number.contains('%') {
        return None;
    }
    let mut text = String::new();
    let mut parts = Vec::new();
    let mut rest = number;
    for (at, run) in (first + 1..).zip(runs) {
        let part: u32 = run.parse().ok().filter(|part| *part <= LAST)?;
        if part.to_string() != run {
            return None;
        }
        let (before, after) = rest.split_once(run)?;
        text.push_str(before);
        let _ = write!(text, "%{at}");
        parts.push(part);
        rest = after;
    }
    text.push_str(rest);
    Some((text, parts))
}
