//! Tables.

use super::DocxError;
use super::flow::{Content, Piece, Place, PlacedTable, Voice};
use super::story::Story;
use super::style::TABLE_STYLE;
use super::stylesheet::border;
use super::xml::Xml;
use crate::document::{Align, Block, Cell, Inline, Table};
use crate::house::{self, Faces, House, Length, SHORT_TABLE};

/// One cell of Word's grid, which has a cell for those covered from above too.
enum Slot<'a> {
    Cell(&'a Cell),
    /// Continues the cell above.
    Covered,
}

/// A slot with its place in the grid.
struct Placed<'a> {
    slot: Slot<'a>,
    column: usize,
    span: usize,
}

/// Writes a table as wide as the text.
///
/// # Errors
/// Rows that do not come out even; and what is wrong with what is in the cells.
pub(super) fn table<'a>(
    story: &mut Story<'a, '_>,
    xml: &mut Xml,
    placed: &PlacedTable<'a>,
    width: Length,
) -> Result<(), DocxError> {
    let house = story.shared.house;
    let table = placed.table;
    let rows = grid(table)?;
    let width = (width - placed.left).max(Length::default());

    let mut contents = Vec::new();
    for row in &rows {
        let mut cells = Vec::new();
        for placed_cell in row {
            cells.push(match placed_cell.slot {
                Slot::Cell(cell) => story.pieces(&cell.blocks, place(table, placed, cell, placed_cell.column))?,
                Slot::Covered => story.pieces(&[], Place::at_margin(Voice::Cell, None, Align::Start))?,
            });
        }
        contents.push(cells);
    }
    if placed.keep_next {
        // Of a long one the last row alone: the page before would be left empty.
        let is_short = rows.len().saturating_sub(table.header_rows) <= SHORT_TABLE;
        let kept = if is_short { 0 } else { rows.len().saturating_sub(1) };
        for piece in contents.iter_mut().skip(kept).flatten().flatten() {
            if let Piece::Paragraph(paragraph) = piece {
                paragraph.keep_next = true;
            }
        }
    }
    let columns = column_widths(table.columns.len(), &rows, &contents, width, (house, story.shared.faces));

    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| properties(xml, placed, &rows, width));
        xml.element("w:tblGrid", &[], |xml| {
            for column in &columns {
                xml.empty("w:gridCol", &[("w:w", column)]);
            }
        });
        for (number, (row, cells)) in rows.iter().zip(&contents).enumerate() {
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| {
                    xml.toggle("w:cantSplit", true);
                    if number < table.header_rows {
                        xml.toggle("w:tblHeader", true);
                    }
                });
                row.iter().zip(cells).try_for_each(|(placed_cell, pieces)| {
                    let own: i64 = columns.iter().skip(placed_cell.column).take(placed_cell.span).sum();
                    xml.element("w:tc", &[], |xml| {
                        xml.element("w:tcPr", &[], |xml| cell_properties(xml, house, table, number, placed_cell, own));
                        let inner = own - 2 * house.table.inset_x.twips();
                        story.write(xml, pieces, Length::from_twips(inner.max(1)))
                    })
                })
            })?;
        }
        Ok(())
    })
}

fn place<'a>(table: &Table, placed: &PlacedTable<'a>, cell: &Cell, column: usize) -> Place<'a> {
    let voice = if cell.header { Voice::HeaderCell } else { Voice::Cell };
    Place::at_margin(voice, placed.lang, table.columns.get(column).copied().unwrap_or_default())
}

/// `w:tblPr`, in the order of `CT_TblPr`.
fn properties(xml: &mut Xml, placed: &PlacedTable<'_>, rows: &[Vec<Placed<'_>>], width: Length) {
    let table = placed.table;
    xml.val("w:tblStyle", TABLE_STYLE);
    xml.empty("w:tblW", &[("w:w", &width.twips()), ("w:type", &"dxa")]);
    if placed.left != Length::default() {
        xml.empty("w:tblInd", &[("w:w", &placed.left.twips()), ("w:type", &"dxa")]);
    }
    xml.empty("w:tblLayout", &[("w:type", &"fixed")]);
    let first_row = u8::from(table.header_rows > 0);
    let first_column = u8::from(heads_rows(table, rows));
    // The bits of the old form of the same (ECMA-376 part 4, the additional attribute of tblLook).
    let bits = 0x0600 | u16::from(first_row) << 5 | u16::from(first_column) << 7;
    xml.empty(
        "w:tblLook",
        &[
            ("w:val", &format_args!("{bits:04X}")),
            ("w:firstRow", &first_row),
            ("w:lastRow", &0),
            ("w:firstColumn", &first_column),
            ("w:lastColumn", &0),
            ("w:noHBand", &1),
            ("w:noVBand", &1),
        ],
    );
    // Title and alternative text: what the table shows, and what its columns are.
    let caption = table.caption.as_deref().map(plain_text).unwrap_or_default();
    let heads: Vec<String> =
        table.rows.iter().take(table.header_rows.min(1)).flat_map(|row| &row.cells).map(cell_text).collect();
    let heads = heads.iter().filter(|head| !head.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ");
    if !caption.is_empty() {
        xml.val("w:tblCaption", caption);
    }
    if !heads.is_empty() {
        xml.val("w:tblDescription", heads);
    }
}

/// Whether the first cell of every row below the head is a header cell.
fn heads_rows(table: &Table, rows: &[Vec<Placed<'_>>]) -> bool {
    let mut rows = rows.iter().skip(table.header_rows).peekable();
    // What is covered from above goes on with what is above.
    let heads = |slot: &Slot<'_>| matches!(slot, Slot::Covered | Slot::Cell(Cell { header: true, .. }));
    rows.peek().is_some() && rows.all(|row| row.first().is_some_and(|placed| heads(&placed.slot)))
}

/// `w:tcPr`, in the order of `CT_TcPr`.
fn cell_properties(xml: &mut Xml, house: &House, table: &Table, row: usize, placed: &Placed<'_>, width: i64) {
    xml.empty("w:tcW", &[("w:w", &width), ("w:type", &"dxa")]);
    if placed.span > 1 {
        xml.val("w:gridSpan", placed.span);
    }
    match placed.slot {
        Slot::Cell(cell) if cell.rowspan > 1 => xml.val("w:vMerge", "restart"),
        Slot::Cell(_) => {}
        Slot::Covered => xml.empty("w:vMerge", &[]),
    }
    // The table style draws the strong line under the first row; a head of several rows has it under its last.
    if table.header_rows > 1 && row < table.header_rows {
        let line = if row + 1 == table.header_rows { house.table.strong_rule } else { house.table.rule };
        xml.element("w:tcBorders", &[], |xml| border(xml, "w:bottom", line, house.colours.rule, 0));
    }
}

/// The rows as Word wants them, every column of every row accounted for.
fn grid(table: &Table) -> Result<Vec<Vec<Placed<'_>>>, DocxError> {
    let columns = table.columns.len();
    if columns == 0 || table.rows.is_empty() {
        return Err(DocxError::Table(1));
    }
    // For each column where a cell from above begins: how many rows it still covers, and its width.
    let mut open: Vec<(usize, usize)> = vec![(0, 1); columns];
    let mut rows = Vec::with_capacity(table.rows.len());
    for (number, row) in table.rows.iter().enumerate() {
        let uneven = || DocxError::Table(number + 1);
        let mut cells = row.cells.iter();
        let mut slots = Vec::with_capacity(columns);
        let mut column = 0;
        while column < columns {
            let (rows_left, width) = open[column];
            if rows_left > 0 {
                open[column] = (rows_left - 1, width);
                slots.push(Placed { slot: Slot::Covered, column, span: width });
                column += width;
                continue;
            }
            let cell = cells.next().ok_or_else(uneven)?;
            let span = cell.colspan.max(1);
            if span > columns - column || open[column..column + span].iter().any(|(rows_left, _)| *rows_left > 0) {
                return Err(uneven());
            }
            open[column] = (cell.rowspan.max(1) - 1, span);
            slots.push(Placed { slot: Slot::Cell(cell), column, span });
            column += span;
        }
        if cells.next().is_some() {
            return Err(uneven());
        }
        rows.push(slots);
    }
    Ok(rows)
}

/// Widths of the columns in twips, `total` in all.
fn column_widths(
    columns: usize,
    rows: &[Vec<Placed<'_>>],
    contents: &[Vec<Vec<Piece<'_>>>],
    total: Length,
    (house, faces): (&House, &Faces<'_>),
) -> Vec<i64> {
    let mut texts = vec![Vec::new(); columns];
    for (placed, pieces) in rows.iter().zip(contents).flat_map(|(row, cells)| row.iter().zip(cells)) {
        // What spans several columns says nothing about any one of them.
        if placed.span > 1 {
            continue;
        }
        for piece in pieces {
            let Piece::Paragraph(paragraph) = piece else { continue };
            texts[placed.column].push(match paragraph.content {
                Content::Text(text) | Content::Heading { text, .. } | Content::Caption { text, .. } => plain_text(text),
                Content::Fact { term, description } => plain_text(term) + " " + &plain_text(description),
                Content::Entry { entry, .. } => plain_text(&entry.inlines),
                Content::Code(text) => text.to_owned(),
                Content::Picture(_) | Content::Nothing => String::new(),
            });
        }
    }
    let mut widths: Vec<i64> =
        house::column_widths(house, faces, total, &texts).into_iter().map(Length::twips).collect();
    // Each was rounded by itself; the table is as wide as its text.
    let given: i64 = widths.iter().sum();
    if let Some(last) = widths.last_mut() {
        *last += total.twips() - given;
    }
    widths
}

/// The words alone, for a property that can hold no more.
fn plain_text(inlines: &[Inline]) -> String {
    let mut text = String::new();
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Number(words) | Inline::Code(words) => text.push_str(words),
            Inline::Strong(inner)
            | Inline::Emph(inner)
            | Inline::Strike(inner)
            | Inline::Super(inner)
            | Inline::Sub(inner)
            | Inline::Link { inlines: inner, .. }
            | Inline::Named { inlines: inner, .. }
            | Inline::Lang { inlines: inner, .. } => text.push_str(&plain_text(inner)),
            Inline::Break | Inline::Tab => text.push(' '),
            Inline::NoteRef(_) | Inline::Field(_) => {}
        }
    }
    text
}

fn cell_text(cell: &Cell) -> String {
    let paragraphs = cell.blocks.iter().filter_map(|block| match block {
        Block::Paragraph { inlines, .. } => Some(plain_text(inlines)),
        _ => None,
    });
    paragraphs.collect::<Vec<_>>().join(" ")
}
