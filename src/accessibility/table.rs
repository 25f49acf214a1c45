//! Tables: whether they have a header row, and a shape that can be followed cell by cell.

use super::styles::{Style, shading};
use super::theme::{Ink, Palette};
use super::xml::Element;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Severity};
use crate::house::Colour;
use crate::message;
use crate::source::Span;

/// Most columns of which it is remembered whether they have text. Word has at most 63.
const COLUMNS: usize = 63;

/// A table that is open.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is something of its own that was seen or not")]
pub(super) struct Table {
    /// From 1, through the document.
    number: usize,
    /// Its first paragraph.
    pub(super) first: Option<Span>,
    pub(super) style: Option<String>,
    /// Whether its format marks the first row, as far as it says so.
    marks_first_row: Option<bool>,
    has_header: bool,
    floating: bool,
    merged: bool,
    nested: bool,
    uneven: bool,
    empty_row: bool,
    rows: usize,
    width: usize,
    /// The columns that have text.
    said: u64,
    row: Row,
    cell: Cell,
}

#[derive(Debug, Default)]
struct Row {
    columns: usize,
    has_text: bool,
    header: bool,
}

#[derive(Debug, Default)]
struct Cell {
    ground: Option<Ink>,
    has_text: bool,
}

impl Table {
    pub(super) fn new(number: usize) -> Self {
        Self { number, ..Self::default() }
    }

    /// Takes what an element of the properties of table, row or cell says.
    pub(super) fn take(&mut self, element: &Element<'_>, palette: &Palette) {
        let number = || element.val().and_then(|value| value.parse().ok()).unwrap_or(1_usize);
        match element.local {
            "tblStyle" => self.style = element.val().map(std::borrow::Cow::into_owned),
            "tblLook" => self.marks_first_row = marks_first_row(element),
            "tblpPr" => self.floating = true,
            "tblHeader" => self.row.header = element.is_on(),
            "gridBefore" | "gridAfter" => self.row.columns += number(),
            "gridSpan" if number() > 1 => {
                self.merged = true;
                self.row.columns += number() - 1;
            }
            "vMerge" | "hMerge" => self.merged = true,
            "shd" => self.cell.ground = Some(shading(element, palette).into()),
            _ => {}
        }
    }

    /// A row begins.
    pub(super) fn row(&mut self) {
        self.row = Row::default();
    }

    /// A cell begins.
    pub(super) fn cell(&mut self) {
        self.cell = Cell::default();
        self.row.columns += 1;
    }

    /// Something is said in a cell.
    pub(super) fn say(&mut self) {
        self.cell.has_text = true;
        self.row.has_text = true;
    }

    /// There is a table in one of its cells.
    pub(super) fn nest(&mut self) {
        self.nested = true;
        self.say();
    }

    /// A cell ends.
    pub(super) fn cell_ended(&mut self) {
        let column = self.row.columns.saturating_sub(1);
        if self.cell.has_text && column < COLUMNS {
            self.said |= 1 << column;
        }
    }

    /// A row ends.
    pub(super) fn row_ended(&mut self) {
        if self.rows == 0 {
            self.width = self.row.columns;
            self.has_header = self.row.header;
        }
        self.uneven |= self.row.columns != self.width;
        self.empty_row |= !self.row.has_text;
        self.rows += 1;
    }

    /// Whether the open row is the first and looks as such.
    pub(super) fn in_first_row(&self) -> bool {
        self.rows == 0 && self.marks_first_row == Some(true)
    }

    /// What the open cell stands on, by itself or by its style. `Err` where that is not worked out.
    pub(super) fn ground(&self, style: Option<&Style>) -> Result<Option<Colour>, ()> {
        if let Some(Ink::Colour(colour)) = self.cell.ground {
            return Ok(Some(colour));
        }
        let Some(style) = style else { return Ok(None) };
        let first = style.table.first_row.as_ref().filter(|_| self.in_first_row());
        if let Some(Ink::Colour(colour)) = first.and_then(|row| row.ground) {
            return Ok(Some(colour));
        }
        if style.table.other_parts { Err(()) } else { Ok(style.table.ground.and_then(Ink::colour)) }
    }

    /// Judges the table when it has ended.
    pub(super) fn judge(&self, at: Span, cx: &mut Diagnostics) {
        let number = self.number;
        if self.floating {
            let fault =
                message!("tabell {number} är inte placerad i texten", "table {number} is not in line with the text");
            cx.push(Diagnostic::new(Code::DocxFloat, fault).at(at).hint(message!(
                "välj Tabellegenskaper > Figursättning: Ingen",
                "choose Table Properties > Text wrapping: None"
            )));
        }
        if !self.has_header {
            let fault = message!("tabell {number} har ingen rubrikrad", "table {number} has no header row");
            cx.push(
                Diagnostic::new(Code::DocxTableHeader, fault)
                    .at(at)
                    .hint(message!(
                        "markera första raden och välj Tabellegenskaper > Rad > Upprepa som rubrikrad",
                        "select the first row and choose Table Properties > Row > Repeat as header row"
                    ))
                    .hint(message!(
                        "är tabellen bara till för utseendet, gör vanliga stycken av den",
                        "if the table is only there for its looks, make ordinary paragraphs of it"
                    )),
            );
        } else if self.marks_first_row == Some(false) {
            let fault = message!(
                "tabell {number} har en rubrikrad som inte är markerad i tabellens format",
                "table {number} has a header row that is not marked in the table's format"
            );
            let fault = Diagnostic::new(Code::DocxTableHeader, fault)
                .at(at)
                .hint(message!("kryssa i Rubrikrad på fliken Tabelldesign", "tick Header Row on the tab Table Design"));
            cx.push(Diagnostic { severity: Severity::Warning, ..fault });
        }
        if let Some(fault) = self.shape() {
            cx.push(Diagnostic::new(Code::DocxTable, fault).at(at).hint(message!(
                "gör en tabell där varje rad har lika många celler, eller flera mindre tabeller",
                "make a table in which each row has as many cells, or several smaller tables"
            )));
        }
    }

    fn shape(&self) -> Option<Message> {
        let number = self.number;
        let silent = (0..self.width.min(COLUMNS)).any(|column| self.said & 1 << column == 0);
        let mut reasons = Vec::new();
        let mut add = |is: bool, sv: &'static str, en: &'static str| {
            if is {
                reasons.push((sv, en));
            }
        };
        add(self.merged, "sammanslagna celler", "merged cells");
        add(self.uneven && !self.merged, "delade celler", "split cells");
        add(self.nested, "en tabell i en cell", "a table in a cell");
        add(self.empty_row && self.rows > 1, "en tom rad", "an empty row");
        add(silent && self.rows > 1 && !self.merged, "en tom kolumn", "an empty column");
        let join = |words: Vec<&str>| words.join(", ");
        let (sv, en): (Vec<_>, Vec<_>) = reasons.into_iter().unzip();
        (!sv.is_empty()).then(|| {
            let (sv, en) = (join(sv), join(en));
            message!("tabell {number} har {sv}", "table {number} has {en}")
        })
    }
}

/// Whether a look marks the first row; Word 2007 wrote a number of bits (ECMA-376 part 4, 14.4.9).
fn marks_first_row(element: &Element<'_>) -> Option<bool> {
    const FIRST_ROW: u32 = 0x20;
    if let Some(value) = element.word("firstRow") {
        return Some(matches!(value.as_ref(), "1" | "true" | "on"));
    }
    let bits = u32::from_str_radix(&element.val()?, 16).ok()?;
    Some(bits & FIRST_ROW != 0)
}
