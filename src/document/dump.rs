//! A tree as text, to be read and compared by people.

use super::{Align, Block, Document, Field, GroupKind, Image, Inline, Metadata, Table};

/// The whole tree as indented text, a block a line. Words stand in quotation marks, in which unusual signs are escaped: a
/// no-break space reads `\u{a0}`.
#[must_use]
pub fn dump(document: &Document) -> String {
    let mut dump = Dump::default();
    dump.metadata(&document.meta);
    if !document.running_header.is_empty() {
        dump.line(&format!("running-header {}", inlines(&document.running_header)));
    }
    dump.blocks(&document.blocks);
    for (note, number) in document.notes.iter().zip(1..) {
        dump.line(&format!("note {number}"));
        dump.inside(note);
    }
    dump.text
}

#[derive(Default)]
struct Dump {
    text: String,
    depth: usize,
}

impl Dump {
    fn line(&mut self, line: &str) {
        self.text.extend(std::iter::repeat_n("  ", self.depth));
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn deeper(&mut self, content: impl FnOnce(&mut Self)) {
        self.depth += 1;
        content(self);
        self.depth -= 1;
    }

    fn inside(&mut self, blocks: &[Block]) {
        self.deeper(|dump| dump.blocks(blocks));
    }

    fn metadata(&mut self, meta: &Metadata) {
        let date = meta.date.map(|date| date.to_string());
        let version = meta.version.to_string();
        let list = |list: &[String]| (!list.is_empty()).then(|| list.join(" | "));
        let facts = [
            ("title", Some(meta.title.clone())),
            ("lang", Some(meta.lang.clone())),
            ("authors", list(&meta.authors)),
            ("type", Some(meta.document_type.clone())),
            ("authority", Some(meta.authority.clone())),
            ("department", meta.department.clone()),
            ("unit", meta.unit.clone()),
            ("registry-number", meta.registry_number.clone()),
            ("date", date),
            ("description", Some(meta.description.clone())),
            ("keywords", list(&meta.keywords)),
            ("status", Some(meta.status.clone())),
            ("version", Some(version)),
            ("identifier", Some(meta.identifier.clone())),
        ];
        self.line("meta");
        self.deeper(|dump| {
            for (name, value) in facts {
                if let Some(value) = value {
                    dump.line(&format!("{name}: {value}"));
                }
            }
        });
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { role, inlines: words } => self.line(&format!("p {} {}", role.name(), inlines(words))),
            Block::Heading { level, id, inlines: words } => self.line(&format!("h{level} #{id} {}", inlines(words))),
            Block::Title { inlines: words } => self.line(&format!("title {}", inlines(words))),
            Block::Contents { id, heading, entries } => {
                self.line(&format!("contents #{id} {}", inlines(heading)));
                self.deeper(|dump| {
                    for entry in entries {
                        dump.line(&format!("entry {} to #{} {}", entry.level, entry.target, inlines(&entry.inlines)));
                    }
                });
            }
            Block::List { start, items } => {
                self.line(&start.map_or_else(|| "bullets".to_owned(), |start| format!("numbers from {start}")));
                self.deeper(|dump| {
                    for item in items {
                        dump.line("item");
                        dump.inside(item);
                    }
                });
            }
            Block::Terms { items } => {
                self.line("terms");
                self.deeper(|dump| {
                    for (term, description) in items {
                        dump.line(&format!("term {}", inlines(term)));
                        dump.inside(description);
                    }
                });
            }
            Block::Table(table) => self.table(table),
            Block::Figure { image, caption } => {
                self.line(&figure(image));
                self.caption(caption.as_deref());
            }
            Block::Quote { blocks } => {
                self.line("quote");
                self.inside(blocks);
            }
            Block::Code { text } => self.line(&format!("code {text:?}")),
            Block::Divider => self.line("divider"),
            Block::Group { kind, lang, blocks } => {
                let name = match kind {
                    GroupKind::Letterhead => "letterhead",
                    GroupKind::Contact => "contact",
                    GroupKind::Section => "section",
                    GroupKind::LeadIn => "lead-in",
                    GroupKind::Together => "together",
                    GroupKind::Closing => "closing",
                };
                self.line(&lang.as_ref().map_or_else(|| name.to_owned(), |lang| format!("{name} lang={lang}")));
                self.inside(blocks);
            }
        }
    }

    fn caption(&mut self, caption: Option<&[Inline]>) {
        if let Some(words) = caption {
            self.deeper(|dump| dump.line(&format!("caption {}", inlines(words))));
        }
    }

    fn table(&mut self, table: &Table) {
        let columns: Vec<_> = table.columns.iter().map(|align| side(*align)).collect();
        self.line(&format!("table columns={} header-rows={}", columns.join(","), table.header_rows));
        self.caption(table.caption.as_deref());
        self.deeper(|dump| {
            for row in &table.rows {
                dump.line("row");
                dump.deeper(|dump| {
                    for cell in &row.cells {
                        let mut line = String::from(if cell.header { "th" } else { "td" });
                        for (name, span) in [("colspan", cell.colspan), ("rowspan", cell.rowspan)] {
                            if span != 1 {
                                line.extend([" ", name, "=", &span.to_string()]);
                            }
                        }
                        dump.line(&line);
                        dump.inside(&cell.blocks);
                    }
                });
            }
        });
    }
}

fn side(align: Align) -> &'static str {
    match align {
        Align::Start => "start",
        Align::Center => "center",
        Align::End => "end",
    }
}

fn figure(image: &Image) -> String {
    let format = image.format.extension();
    let (width, height) = image.size;
    let logotype = if image.logotype { " logotype" } else { "" };
    format!("figure {format} {width}x{height} {} bytes{logotype} alt={:?}", image.data.len(), image.alt)
}

/// A line of words: each run by itself, what holds runs in brackets.
fn inlines(list: &[Inline]) -> String {
    list.iter().map(inline).collect::<Vec<_>>().join(" ")
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text) => format!("{text:?}"),
        Inline::Number(number) => format!("number[{number:?}]"),
        Inline::Named { id, inlines: words } => format!("named(#{id})[{}]", inlines(words)),
        Inline::Strong(words) => format!("strong[{}]", inlines(words)),
        Inline::Emph(words) => format!("emph[{}]", inlines(words)),
        Inline::Strike(words) => format!("strike[{}]", inlines(words)),
        Inline::Super(words) => format!("super[{}]", inlines(words)),
        Inline::Sub(words) => format!("sub[{}]", inlines(words)),
        Inline::Code(text) => format!("code[{text:?}]"),
        Inline::Link { href, inlines: words } => format!("link({href})[{}]", inlines(words)),
        Inline::Lang { lang, inlines: words } => format!("lang({lang})[{}]", inlines(words)),
        Inline::NoteRef(index) => format!("note({})", index.saturating_add(1)),
        Inline::Break => "break".to_owned(),
        Inline::Tab => "tab".to_owned(),
        Inline::Field(Field::Page) => "page".to_owned(),
        Inline::Field(Field::Pages) => "pages".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use crate::document::sample::{assert_same, sample};

    use super::dump;

    #[test]
    fn every_part_of_a_tree_can_be_seen_in_its_dump() {
        assert_same(&dump(&sample()), include_str!("sample.txt"));
    }
}
