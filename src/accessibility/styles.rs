//! What the styles of a document say of its text, with what they are based on counted in.

use std::collections::BTreeMap;

use super::theme::{self, Ink, Palette};
use super::xml::{Element, Space, Visitor};
use crate::house::Colour;

/// Longest chain of styles that is followed: Word allows eleven (ECMA-376 does not say), and a chain can be a ring.
const CHAIN: usize = 32;
/// Most styles that are taken in. Word's own templates have some four hundred.
const STYLES: usize = 10_000;

/// Names of the styles that ordinary text has, in Word and in LibreOffice.
const ORDINARY: [&str; 6] = ["normal", "body text", "normal (web)", "no spacing", "list paragraph", "standard"];

/// What is said of letters; `None` where nothing is.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters {
    pub(super) bold: Option<bool>,
    pub(super) colour: Option<Ink>,
    /// What they stand on.
    pub(super) ground: Option<Ink>,
    /// The marker pen over it.
    pub(super) marker: Option<Ink>,
    pub(super) lang: Option<String>,
    pub(super) hidden: Option<bool>,
    /// Letters that blink, sparkle or march.
    pub(super) moving: bool,
}

impl Letters {
    /// Takes what an element of `w:rPr` says.
    pub(super) fn take(&mut self, element: &Element<'_>, palette: &Palette) {
        match element.local {
            "b" => self.bold = Some(element.is_on()),
            "vanish" => self.hidden = Some(element.is_on()),
            "color" => self.colour = Some(palette.colour(element, "val", "themeColor").into()),
            "shd" => self.ground = Some(shading(element, palette).into()),
            "highlight" => self.marker = Some(element.val().and_then(|name| theme::marker(&name)).into()),
            "lang" => self.lang = element.val().map(std::borrow::Cow::into_owned).or(self.lang.take()),
            "effect" => self.moving = element.is_on(),
            _ => {}
        }
    }

    /// What is said here, or else there.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            bold: self.bold.or(other.bold),
            colour: self.colour.or(other.colour),
            ground: self.ground.or(other.ground),
            marker: self.marker.or(other.marker),
            lang: self.lang.or_else(|| other.lang.clone()),
            hidden: self.hidden.or(other.hidden),
            moving: self.moving || other.moving,
        }
    }
}

/// What a pattern of shading comes to (ECMA-376 part 1, 17.3.5).
pub(super) fn shading(element: &Element<'_>, palette: &Palette) -> Option<Colour> {
    let pattern = element.val();
    let fill = palette.colour(element, "fill", "themeFill");
    match pattern.as_deref().unwrap_or("clear") {
        "nil" | "clear" => fill,
        "solid" => palette.colour(element, "color", "themeColor").or(Some(Colour { rgb: [0; 3] })),
        pattern => {
            let percent = pattern.strip_prefix("pct").and_then(|percent| percent.parse().ok())?;
            let over = palette.colour(element, "color", "themeColor").unwrap_or(Colour { rgb: [0; 3] });
            Some(theme::mixed(over, fill.unwrap_or(crate::house::WHITE), percent))
        }
    }
}

/// What is said of a paragraph.
#[derive(Clone, Debug, Default)]
pub(super) struct Paragraph {
    pub(super) ground: Option<Ink>,
    /// Level of a heading from 0; 9 is no heading.
    pub(super) outline: Option<u8>,
    pub(super) numbered: Option<bool>,
}

impl Paragraph {
    /// Takes what an element of `w:pPr` says.
    pub(super) fn take(&mut self, element: &Element<'_>, palette: &Palette) {
        match element.local {
            "shd" => self.ground = Some(shading(element, palette).into()),
            "outlineLvl" => self.outline = element.val().and_then(|level| level.parse().ok()),
            // Number 0 takes a paragraph out of its list.
            "numId" => self.numbered = Some(element.val().is_some_and(|id| id != "0")),
            _ => {}
        }
    }

    /// What is said here, or else there.
    pub(super) fn or(self, other: &Self) -> Self {
        Self {
            ground: self.ground.or(other.ground),
            outline: self.outline.or(other.outline),
            numbered: self.numbered.or(other.numbered),
        }
    }
}

/// What kind of paragraph a style makes, by the names that are Word's own in any language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Kind {
    #[default]
    Text,
    /// A heading of this level, from 1.
    Heading(u8),
    /// Title or subtitle of the document.
    Title,
    /// A line of a list of contents.
    Contents,
    /// A caption, page header, page footer or note.
    Aside,
}

impl Kind {
    fn of(name: &str) -> Self {
        let name = name.to_lowercase();
        if let Some(level) = name.strip_prefix("heading ") {
            return level.trim().parse().ok().filter(|level| (1..=9).contains(level)).map_or(Self::Text, Self::Heading);
        }
        match name.as_str() {
            "title" | "subtitle" => Self::Title,
            "caption" | "header" | "footer" | "footnote text" | "endnote text" | "annotation text" => Self::Aside,
            name if name.starts_with("toc ") || name == "table of figures" => Self::Contents,
            _ => Self::Text,
        }
    }
}

/// A style, with what it is based on counted in.
#[derive(Clone, Debug, Default)]
pub(super) struct Style {
    pub(super) kind: Kind,
    /// One of those that ordinary text has, by its own name.
    ordinary: bool,
    pub(super) letters: Letters,
    pub(super) paragraph: Paragraph,
    /// Of a table.
    pub(super) table: Table,
}

/// What a style says of a table's cells.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) ground: Option<Ink>,
    /// Of the first row.
    pub(super) first_row: Option<Box<FirstRow>>,
    /// Other parts of the table have colours of their own, which are not worked out.
    pub(super) other_parts: bool,
}

/// What a style says of the first row.
#[derive(Clone, Debug, Default)]
pub(super) struct FirstRow {
    pub(super) ground: Option<Ink>,
    pub(super) letters: Letters,
}

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// What holds where no style says anything.
    pub(super) defaults: Style,
    by_id: BTreeMap<String, Style>,
    /// The paragraph style that holds where none is named.
    normal: Option<String>,
}

impl Styles {
    /// A style by its id; where there is none of that id, that of ordinary text.
    pub(super) fn paragraph(&self, id: Option<&str>) -> &Style {
        let named = id.and_then(|id| self.by_id.get(id));
        named.or_else(|| self.normal.as_ref().and_then(|id| self.by_id.get(id))).unwrap_or(&self.defaults)
    }

    /// Whether a paragraph of that style is ordinary text, by Word's own names: any other style was chosen for what it is used for.
    pub(super) fn is_ordinary(&self, id: Option<&str>) -> bool {
        id.and_then(|id| self.by_id.get(id)).is_none_or(|style| style.ordinary)
    }

    /// A style by its id, where there is one.
    pub(super) fn named(&self, id: &str) -> Option<&Style> {
        self.by_id.get(id)
    }
}

/// A style as it is written.
#[derive(Default)]
struct Written {
    based_on: Option<String>,
    own: Style,
}

/// What part of a style's element is being read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Whole,
    FirstRow,
    Other,
}

/// Reads `styles.xml`.
pub(super) struct Reading<'p> {
    palette: &'p Palette,
    defaults: Style,
    normal: Option<String>,
    written: BTreeMap<String, Written>,
    open: Option<(String, Written)>,
    part: Part,
    in_defaults: bool,
    in_cell: bool,
    in_letters: bool,
}

impl<'p> Reading<'p> {
    pub(super) fn new(palette: &'p Palette) -> Self {
        Self {
            palette,
            defaults: Style::default(),
            normal: None,
            written: BTreeMap::new(),
            open: None,
            part: Part::Whole,
            in_defaults: false,
            in_cell: false,
            in_letters: false,
        }
    }

    /// The styles, each with what it is based on.
    pub(super) fn finish(self) -> Styles {
        let by_id = self.written.keys().map(|id| (id.clone(), self.resolved(id))).collect();
        Styles { defaults: self.defaults, by_id, normal: self.normal }
    }

    fn resolved(&self, id: &str) -> Style {
        let mut style = Style::default();
        let mut next = Some(id);
        for _ in 0..CHAIN {
            let Some(Written { based_on, own }) = next.and_then(|id| self.written.get(id)) else { break };
            if style.kind == Kind::Text {
                style.kind = own.kind;
            }
            style.ordinary |= own.ordinary && next == Some(id);
            style.letters = style.letters.or(&own.letters);
            style.paragraph = style.paragraph.or(&own.paragraph);
            style.table.ground = style.table.ground.or(own.table.ground);
            style.table.first_row = style.table.first_row.or_else(|| own.table.first_row.clone());
            style.table.other_parts |= own.table.other_parts;
            next = based_on.as_deref();
        }
        style
    }

    /// Begins a style.
    fn open(&mut self, element: &Element<'_>) {
        let Some(id) = element.word("styleId").map(std::borrow::Cow::into_owned) else { return };
        let is_default = element.word("default").is_some_and(|value| value == "1" || value == "true");
        if is_default && element.word("type").is_some_and(|kind| kind == "paragraph") {
            self.normal = Some(id.clone());
        }
        self.open = Some((id, Written::default()));
        self.part = Part::Whole;
    }

    /// Takes what an element says of the style that is open.
    fn take(&mut self, element: &Element<'_>) {
        let palette = self.palette;
        let Some((_, style)) = &mut self.open else { return };
        match (self.part, self.in_letters) {
            (Part::Whole, true) => style.own.letters.take(element, palette),
            (Part::Whole, false) if self.in_cell => {
                if element.local == "shd" {
                    style.own.table.ground = Some(shading(element, palette).into());
                }
            }
            (Part::Whole, false) => match element.local {
                "name" => {
                    let name = element.val().unwrap_or_default();
                    style.own.kind = Kind::of(&name);
                    style.own.ordinary = ORDINARY.contains(&name.to_lowercase().as_str());
                }
                "basedOn" => style.based_on = element.val().map(std::borrow::Cow::into_owned),
                _ => style.own.paragraph.take(element, palette),
            },
            (Part::FirstRow, in_letters) => {
                let row = style.own.table.first_row.get_or_insert_default();
                if in_letters {
                    row.letters.take(element, palette);
                } else if element.local == "shd" && self.in_cell {
                    row.ground = Some(shading(element, palette).into());
                }
            }
            (Part::Other, _) => {
                style.own.table.other_parts |= matches!(element.local, "shd" | "color");
            }
        }
    }
}

impl Visitor for Reading<'_> {
    fn start(&mut self, element: &Element<'_>) {
        if element.space != Space::Word {
            return;
        }
        match element.local {
            "docDefaults" => self.in_defaults = true,
            "style" => self.open(element),
            "tblStylePr" => {
                let first = element.word("type").is_some_and(|part| part == "firstRow");
                self.part = if first { Part::FirstRow } else { Part::Other };
            }
            "rPr" => self.in_letters = true,
            "tcPr" => self.in_cell = true,
            _ if self.in_defaults && self.in_letters => self.defaults.letters.take(element, self.palette),
            _ if self.in_defaults => self.defaults.paragraph.take(element, self.palette),
            _ => self.take(element),
        }
    }

    fn end(&mut self, space: Space, local: &str) {
        match (space, local) {
            (Space::Word, "docDefaults") => self.in_defaults = false,
            (Space::Word, "rPr") => self.in_letters = false,
            (Space::Word, "tcPr") => self.in_cell = false,
            (Space::Word, "tblStylePr") => self.part = Part::Whole,
            (Space::Word, "style") => {
                if let Some((id, style)) = self.open.take()
                    && self.written.len() < STYLES
                {
                    self.written.insert(id, style);
                }
            }
            _ => {}
        }
    }
}
