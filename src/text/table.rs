//! Tables in plain text.

use unicode_width::UnicodeWidthStr as _;

use crate::document::{Align, Block, Table};

use super::wrap::{Lines, wrap};
use super::{colon, paragraph};

/// What stands between two columns.
const GUTTER: &str = "  ";

/// A table: as columns where each row fits in a line, else row by row, each cell with the head of its column.
pub(super) fn table(table: &Table, width: usize) -> Lines {
    let mut lines = table.caption.as_deref().map(|caption| paragraph(caption, width)).unwrap_or_default();
    let grid = Grid::of(table);
    lines.append(match grid.widths().filter(|widths| fits(widths, width)) {
        Some(widths) => grid.columns(&widths),
        None => grid.records(width),
    });
    lines
}

fn fits(widths: &[usize], width: usize) -> bool {
    widths.iter().map(|column| column + GUTTER.len()).sum::<usize>() <= width + GUTTER.len()
}

/// A cell that has been read.
struct Cell {
    /// The first column that it covers.
    start: usize,
    /// How many columns it covers.
    span: usize,
    /// Its words, in one line.
    text: String,
}

struct Grid<'a> {
    table: &'a Table,
    rows: Vec<Vec<Cell>>,
}

impl<'a> Grid<'a> {
    fn of(table: &'a Table) -> Self {
        let rows = table.rows.iter().zip(table.starts()).map(|(row, starts)| {
            let cells = row.cells.iter().zip(starts);
            cells.map(|(cell, start)| Cell { start, span: cell.colspan, text: words_of(&cell.blocks) }).collect()
        });
        Self { table, rows: rows.collect() }
    }

    fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flatten()
    }

    /// The width of each column; `None` where cells cover several columns, which lines of text cannot show.
    fn widths(&self) -> Option<Vec<usize>> {
        let simple =
            self.table.rows.iter().flat_map(|row| &row.cells).all(|cell| cell.colspan == 1 && cell.rowspan == 1);
        let mut widths = vec![0; self.table.columns.len()];
        for cell in self.cells() {
            let width = widths.get_mut(cell.start)?;
            *width = cell.text.width().max(*width);
        }
        simple.then_some(widths)
    }

    fn columns(&self, widths: &[usize]) -> Lines {
        let mut lines = Lines::default();
        for (index, row) in self.rows.iter().enumerate() {
            if index > 0 && index == self.table.header_rows {
                lines.push(widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join(GUTTER));
            }
            let aligned = row.iter().zip(widths).zip(&self.table.columns).map(|((cell, width), align)| {
                let room = width.saturating_sub(cell.text.width());
                let before = match align {
                    Align::Start => 0,
                    Align::Center => room / 2,
                    Align::End => room,
                };
                format!("{}{}{}", " ".repeat(before), cell.text, " ".repeat(room - before))
            });
            lines.push(aligned.collect::<Vec<_>>().join(GUTTER).trim_end_matches(' ').to_owned());
        }
        lines
    }

    /// Row by row. The head comes once by itself, so that its words stand where the table has them.
    fn records(&self, width: usize) -> Lines {
        let (head, body) = self.rows.split_at(self.table.header_rows.min(self.rows.len()));
        let mut lines = Lines::default();
        for row in head {
            let texts: Vec<_> = row.iter().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()).collect();
            lines.append(wrap(&texts.join(" | "), width));
        }
        for row in body {
            let mut record = Lines::default();
            for cell in row {
                let head = head_of(head, cell);
                let text = if head.is_empty() { cell.text.clone() } else { format!("{} {}", colon(&head), cell.text) };
                record.append(wrap(&text, width.saturating_sub(4).max(1)).prefixed("", "  "));
            }
            lines.append(record.hanging("– "));
        }
        lines
    }
}

/// The head of the columns that a cell covers: the words of all header cells above it.
fn head_of(head: &[Vec<Cell>], cell: &Cell) -> String {
    let above = |header: &&Cell| {
        header.start < cell.start.saturating_add(cell.span) && cell.start < header.start.saturating_add(header.span)
    };
    let texts: Vec<_> = head.iter().flatten().filter(above).map(|header| header.text.as_str()).collect();
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The words of a cell in one line, no-break spaces kept.
fn words_of(blocks: &[Block]) -> String {
    let lines = super::blocks(blocks, super::NARROWEST).finish();
    lines.split(['\n', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
