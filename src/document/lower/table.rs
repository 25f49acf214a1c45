//! Tables.

use typst::ecow::eco_format;
use typst_html::{HtmlAttr, HtmlElement, attr, tag};

use super::{Lowering, elements};
use crate::document::{Align, Cell, Inline, Role, Row, Table};

const ALIGN: HtmlAttr = HtmlAttr::constant("data-align");

impl Lowering<'_> {
    pub(super) fn table(&mut self, element: &HtmlElement, caption: Option<Vec<Inline>>) -> Table {
        let mut table = Table { caption, header_rows: 0, columns: Vec::new(), rows: Vec::new() };
        for part in elements(&element.children) {
            if part.tag == tag::tr {
                self.row(part, &mut table);
                continue;
            }
            if part.tag == tag::thead {
                table.header_rows += elements(&part.children).count();
            }
            for row in elements(&part.children) {
                self.row(row, &mut table);
            }
        }
        table
    }

    fn row(&mut self, element: &HtmlElement, table: &mut Table) {
        let mut cells = Vec::new();
        for part in elements(&element.children) {
            let header = part.tag == tag::th;
            let role = if header { Role::TableHeader } else { Role::TableCell };
            let side = self.side(part);
            let span = |name| part.attrs.get(name).and_then(|number| number.parse().ok()).unwrap_or(1);
            let (colspan, rowspan) = (span(attr::colspan), span(attr::rowspan));
            // The first row decides how many columns there are, and how each stands.
            if table.rows.is_empty() {
                table.columns.extend(std::iter::repeat_n(side, colspan));
            }
            let blocks = self.blocks(&part.children, role);
            cells.push(Cell { header, colspan, rowspan, blocks });
        }
        table.rows.push(Row { cells });
    }

    fn side(&mut self, cell: &HtmlElement) -> Align {
        let side = elements(&cell.children).find_map(|inner| Some((inner, inner.attrs.get(ALIGN)?)));
        match side.map(|(inner, side)| (inner, side.as_str())) {
            None | Some((_, "start")) => Align::Start,
            Some((_, "center")) => Align::Center,
            Some((_, "end")) => Align::End,
            Some((inner, side)) => {
                self.fault(inner, eco_format!("a column cannot stand at \"{side}\""));
                Align::Start
            }
        }
    }
}
