//! The numbers that Word puts before paragraphs, counted from a finished file as Word counts them (ECMA-376 part 1, 17.9).
//!
//! Only decimal numbers are counted: the writer has no other.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::DocxError;
use super::read::{attribute, package};

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    /// Whether its numbers are shown in figures.
    decimal: bool,
    /// The style that belongs to it.
    style: Option<String>,
    text: String,
    /// What stands between number and text.
    between: &'static str,
}

/// A list.
#[derive(Clone, Debug, Default)]
struct List {
    definition: String,
    /// Levels that start anew where the list is first used, and with what.
    restarts: BTreeMap<u8, u32>,
}

/// What the styles of paragraphs say of numbering.
#[derive(Clone, Debug, Default)]
struct Style {
    base: Option<String>,
    list: Option<String>,
}

/// The lists of a file, and where the counting has come to.
#[derive(Debug, Default)]
pub(super) struct Counting {
    definitions: BTreeMap<String, BTreeMap<u8, Level>>,
    lists: BTreeMap<String, List>,
    styles: BTreeMap<String, Style>,
    /// Of each definition, the last number on each level: lists of one definition count together.
    counters: BTreeMap<String, BTreeMap<u8, u32>>,
    /// The lists and levels that have been used.
    used: BTreeSet<(String, u8)>,
}

impl Counting {
    /// What `word/numbering.xml` and `word/styles.xml` say.
    ///
    /// # Errors
    /// XML that is not well-formed.
    pub(super) fn read(numbering: Option<&str>, styles: Option<&str>) -> Result<Self, DocxError> {
        let mut counting = Self::default();
        if let Some(numbering) = numbering {
            counting.numbering(numbering)?;
        }
        if let Some(styles) = styles {
            counting.styles(styles)?;
        }
        Ok(counting)
    }

    fn numbering(&mut self, text: &str) -> Result<(), DocxError> {
        let (mut definition, mut list, mut level) = (String::new(), None, 0);
        let mut reader = Reader::from_str(text);
        loop {
            let event = reader.read_event().map_err(package)?;
            let (Event::Start(element) | Event::Empty(element)) = &event else {
                match event {
                    Event::Eof => return Ok(()),
                    Event::End(element) if element.name().as_ref() == "w:num" => list = None,
                    _ => {}
                }
                continue;
            };
            let value = attribute(element, "w:val")?.unwrap_or_default();
            match element.name().as_ref() {
                "w:abstractNum" => definition = attribute(element, "w:abstractNumId")?.unwrap_or_default(),
                "w:num" => list = attribute(element, "w:numId")?,
                "w:lvl" | "w:lvlOverride" => {
                    level = attribute(element, "w:ilvl")?.and_then(|level| level.parse().ok()).unwrap_or_default();
                }
                "w:abstractNumId" => {
                    if let Some(list) = &list {
                        self.lists.entry(list.clone()).or_default().definition = value;
                    }
                }
                "w:startOverride" => {
                    if let Some((list, start)) = list.as_ref().zip(value.parse().ok()) {
                        self.lists.entry(list.clone()).or_default().restarts.insert(level, start);
                    }
                }
                name => {
                    let levels = self.definitions.entry(definition.clone()).or_default();
                    let level = levels.entry(level).or_insert_with(|| Level { between: "\t", ..Level::default() });
                    match name {
                        "w:start" => level.start = value.parse().unwrap_or_default(),
                        "w:numFmt" => level.decimal = value == "decimal",
                        "w:pStyle" => level.style = Some(value),
                        "w:lvlText" => level.text = value,
                        "w:suff" => {
                            level.between = match value.as_str() {
                                "space" => " ",
                                "nothing" => "",
                                _ => "\t",
                            }
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    fn styles(&mut self, text: &str) -> Result<(), DocxError> {
        let mut id = String::new();
        let mut reader = Reader::from_str(text);
        loop {
            match reader.read_event().map_err(package)? {
                Event::Start(element) | Event::Empty(element) => {
                    let value = attribute(&element, "w:val")?;
                    match element.name().as_ref() {
                        "w:style" => id = attribute(&element, "w:styleId")?.unwrap_or_default(),
                        "w:basedOn" => self.styles.entry(id.clone()).or_default().base = value,
                        "w:numId" => self.styles.entry(id.clone()).or_default().list = value,
                        _ => {}
                    }
                }
                Event::Eof => return Ok(()),
                _ => {}
            }
        }
    }

    /// Counts the next paragraph, and gives what Word writes before its text. `own` is the list that it names itself, and the level of it.
    pub(super) fn next(&mut self, style: Option<&str>, own: Option<(&str, u8)>) -> String {
        let Some((list_id, level)) =
            own.map(|(list, level)| (list.to_owned(), level)).or_else(|| self.of_style(style?))
        else {
            return String::new();
        };
        let Some(list) = self.lists.get(&list_id) else { return String::new() };
        let Some(levels) = self.definitions.get(&list.definition) else { return String::new() };
        let counters = self.counters.entry(list.definition.clone()).or_default();
        let start = |level: u8| levels.get(&level).map_or(1, |level| level.start);
        let first_use = self.used.insert((list_id, level));
        let restart = list.restarts.get(&level).filter(|_| first_use);
        let number = restart.copied().unwrap_or_else(|| counters.get(&level).map_or(start(level), |last| last + 1));
        counters.retain(|deeper, _| *deeper < level);
        counters.insert(level, number);
        for above in 0..level {
            counters.entry(above).or_insert_with(|| start(above));
        }
        let Some(form) = levels.get(&level) else { return String::new() };
        let mut text = form.text.clone();
        for (level, number) in counters.iter().rev() {
            let shown =
                if levels.get(level).is_some_and(|level| level.decimal) { number.to_string() } else { String::new() };
            text = text.replace(&format!("%{}", level + 1), &shown);
        }
        if text.is_empty() { text } else { text + form.between }
    }

    /// Whether a list is the mark or number of list items, and not of headings: no style belongs to its level.
    pub(super) fn is_of_items(&self, list: &str, level: u8) -> bool {
        let levels = self.lists.get(list).and_then(|list| self.definitions.get(&list.definition));
        levels.and_then(|levels| levels.get(&level)).is_some_and(|level| level.style.is_none())
    }

    /// The list that a style, or one that it is based on, belongs to, and the level of it.
    fn of_style(&self, style: &str) -> Option<(String, u8)> {
        let mut chain = std::iter::successors(Some(style), |style| self.styles.get(*style)?.base.as_deref());
        let list = chain.by_ref().take(16).find_map(|style| self.styles.get(style)?.list.clone())?;
        let levels = self.definitions.get(&self.lists.get(&list)?.definition)?;
        // The level names its style; what the style says of the level does not count (17.9.3).
        let level = levels.iter().find(|(_, level)| level.style.as_deref() == Some(style));
        Some((list, level.map_or(0, |(level, _)| *level)))
    }
}
