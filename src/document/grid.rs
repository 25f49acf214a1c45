//! Where the cells of a table stand.

use super::Table;

impl Table {
    /// The column in which each cell begins, row by row as in [`Table::rows`]: a cell stands in the first column that no
    /// cell before it in its row, and none from a row above, covers.
    #[must_use]
    pub fn starts(&self) -> Vec<Vec<usize>> {
        // For each column, how many rows from the current one on a cell covers it.
        let mut covered = vec![0_usize; self.columns.len()];
        let mut starts = Vec::with_capacity(self.rows.len());
        for row in &self.rows {
            let mut next = 0;
            let mut in_row = Vec::with_capacity(row.cells.len());
            for cell in &row.cells {
                while covered.get(next).is_some_and(|rows| *rows > 0) {
                    next += 1;
                }
                in_row.push(next);
                for column in covered.iter_mut().skip(next).take(cell.colspan) {
                    *column = cell.rowspan;
                }
                next = next.saturating_add(cell.colspan);
            }
            for column in &mut covered {
                *column = column.saturating_sub(1);
            }
            starts.push(in_row);
        }
        starts
    }
}

#[cfg(test)]
mod tests {
    use crate::document::{Align, Cell, Row, Table};

    fn row(spans: &[(usize, usize)]) -> Row {
        let cell = |&(colspan, rowspan): &(usize, usize)| Cell { header: false, colspan, rowspan, blocks: Vec::new() };
        Row { cells: spans.iter().map(cell).collect() }
    }

    #[test]
    fn a_cell_stands_beside_those_that_reach_down_from_above() {
        let rows = vec![row(&[(1, 3), (2, 1), (1, 1)]), row(&[(1, 2), (2, 1)]), row(&[(1, 1), (1, 1)])];
        let table = Table { caption: None, header_rows: 0, columns: vec![Align::Start; 4], rows };
        assert_eq!(table.starts(), [vec![0, 1, 3], vec![1, 2], vec![2, 3]]);
    }
}
