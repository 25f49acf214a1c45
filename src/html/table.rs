//! Tables.

use crate::document::{Align, Cell, Role, Row, Table, parity};

use super::page::Page;

impl Page<'_> {
    /// A table in a region of its own, which scrolls where the window is narrow and can be reached by keyboard.
    pub(super) fn table(&mut self, table: &Table) {
        self.state.tables += 1;
        let id = format!("_table-{}", self.state.tables);
        let name = table
            .caption
            .as_deref()
            .map(|caption| parity::fold(&parity::plain(caption)))
            .filter(|name| !name.is_empty());
        let captioned = name.is_some();
        let name = name.unwrap_or_else(|| self.state.words.table_region.clone());
        // Landmarks of the same name cannot be told apart, so a second one is numbered.
        let new = self.state.regions.insert(name.clone());
        let numbered = format!("{name} ({})", self.state.tables);
        let label = match (captioned, new) {
            (true, true) => ("aria-labelledby", id.as_str()),
            (false, true) => ("aria-label", name.as_str()),
            (_, false) => ("aria-label", numbered.as_str()),
        };
        self.element("div", &[("class", "scroll"), ("role", "region"), ("tabindex", "0"), label], |page| {
            page.element("table", &[], |page| page.table_parts(table, &id));
        });
    }

    fn table_parts(&mut self, table: &Table, id: &str) {
        self.line();
        if let Some(caption) = &table.caption {
            self.element("caption", &[("id", id)], |page| page.inlines(caption));
            self.line();
        }
        let starts = table.starts();
        let rows: Vec<_> = table.rows.iter().zip(&starts).collect();
        let (head, body) = rows.split_at(table.header_rows.min(rows.len()));
        for (name, rows) in [("thead", head), ("tbody", body)] {
            if !rows.is_empty() {
                let scope = if name == "thead" { "col" } else { "row" };
                self.element(name, &[], |page| {
                    for (row, starts) in rows {
                        page.line();
                        page.element("tr", &[], |page| page.row(row, starts, &table.columns, scope));
                    }
                    page.line();
                });
                self.line();
            }
        }
    }

    fn row(&mut self, row: &Row, starts: &[usize], columns: &[Align], scope: &str) {
        for (cell, start) in row.cells.iter().zip(starts) {
            self.cell(cell, columns.get(*start).copied().unwrap_or_default(), scope);
        }
    }

    fn cell(&mut self, cell: &Cell, align: Align, scope: &str) {
        // A header without words is no header to who listens: it only looks like one.
        let empty = parity::words_of(&cell.blocks).is_empty();
        let (name, role) = if cell.header && !empty { ("th", Role::TableHeader) } else { ("td", Role::TableCell) };
        let mut classes = Vec::new();
        if cell.header && empty {
            classes.push(EMPTY_HEADER);
        }
        match align {
            Align::Start => {}
            Align::Center => classes.push("center"),
            Align::End => classes.push("end"),
        }
        let classes = classes.join(" ");
        let (colspan, rowspan) = (cell.colspan.to_string(), cell.rowspan.to_string());
        let attributes = [
            ("class", classes.as_str(), !classes.is_empty()),
            ("scope", scope, name == "th"),
            ("colspan", &colspan, cell.colspan != 1),
            ("rowspan", &rowspan, cell.rowspan != 1),
        ];
        let attributes: Vec<_> =
            attributes.into_iter().filter(|(_, _, wanted)| *wanted).map(|(name, value, _)| (name, value)).collect();
        self.element(name, &attributes, |page| page.part(&cell.blocks, role));
    }
}

/// The class of a header cell without words.
pub(super) const EMPTY_HEADER: &str = "empty-header";
