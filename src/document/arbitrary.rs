//! Trees for property tests: any document that the lowering could make.

use proptest::prelude::*;
use proptest::sample::select;

use super::sample::sample;
use super::{Align, Block, Cell, Document, Entry, GroupKind, Image, ImageFormat, Inline, Role, Row, Table};

/// How many footnotes a document has at most.
const NOTES: usize = 3;

/// Any document. Its footnotes stand in the order of their first references, and each is referred to.
pub(crate) fn document() -> impl Strategy<Value = Document> {
    let title = inlines().prop_map(|inlines| Block::Title { inlines });
    let parts = (letterhead(), title, prop::option::of(contents()), blocks(), notes());
    parts.prop_map(|(letterhead, title, contents, body, notes)| {
        let mut document = sample();
        document.blocks = letterhead.into_iter().chain([title]).chain(contents).chain(body).collect();
        number_notes(&mut document, &notes);
        name_headings(&mut document);
        lead_entries(&mut document);
        document
    })
}

/// Words with all that gives formats trouble: letters beyond ASCII, spaces of several kinds, signs that markup uses.
fn text() -> impl Strategy<Value = String> {
    let word = select(vec![
        "Ärendet",
        "å",
        "och",
        "5\u{a0}§",
        " ",
        "  ",
        "\u{202f}",
        "&",
        "<",
        ">",
        "]]>",
        "\"",
        "'",
        "&amp;",
        "#",
        "$x$",
        "@",
        "\\",
        "*",
        "_",
        "[1]",
        "–",
        "”",
        "\n",
        "\t",
        "e\u{301}",
        "𝄞",
        "</p>",
        "<!--",
        "%",
        "{",
        "}",
    ]);
    prop::collection::vec(word, 0..6).prop_map(|words| words.concat())
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = || {
        prop_oneof![
            6 => text().prop_map(Inline::Text),
            1 => text().prop_map(Inline::Code),
            1 => (0..NOTES).prop_map(Inline::NoteRef),
            1 => Just(Inline::Break),
        ]
    };
    let linked = (text(), prop::collection::vec(leaf(), 1..3));
    let linked =
        linked.prop_map(|(path, inlines)| Inline::Link { href: format!("https://example.se/{path}"), inlines });
    let inline = prop_oneof![8 => leaf(), 1 => linked].prop_recursive(3, 12, 3, |inline| {
        let some = || prop::collection::vec(inline.clone(), 1..4);
        prop_oneof![
            some().prop_map(Inline::Strong),
            some().prop_map(Inline::Emph),
            some().prop_map(Inline::Strike),
            some().prop_map(Inline::Super),
            some().prop_map(Inline::Sub),
            some().prop_map(|inlines| Inline::Lang { lang: "se".to_owned(), inlines }),
        ]
    });
    prop::collection::vec(inline, 0..5)
}

/// A caption, whose number a document may have and none has.
fn caption() -> impl Strategy<Value = Option<Vec<Inline>>> {
    let number = prop::option::of(select(vec!["1", "2", "7", "07", "1.2"]));
    let caption = (inlines(), number, inlines()).prop_map(|(before, number, after)| {
        before.into_iter().chain(number.map(|number| Inline::Number(number.to_owned()))).chain(after).collect()
    });
    prop::option::of(caption)
}

/// The number of a heading, as a document may have it and as none has.
fn number() -> impl Strategy<Value = Vec<Inline>> {
    let number = select(vec!["§\u{a0}3", "§\u{a0}4", "§\u{a0}9", "1", "2", "1.1", "1.2", "2.1", "01", "5 %1", "a"]);
    let space = select(vec![" ", "\u{a0}", ""]);
    (number, space).prop_map(|(number, space)| vec![Inline::Number(number.to_owned()), Inline::Text(space.to_owned())])
}

fn paragraph(role: Role) -> impl Strategy<Value = Block> {
    inlines().prop_map(move |inlines| Block::Paragraph { role, inlines })
}

fn letterhead() -> impl Strategy<Value = Option<Block>> {
    let masthead = (inlines(), inlines()).prop_map(|(left, right)| {
        let inlines = left.into_iter().chain([Inline::Tab]).chain(right).collect();
        Block::Paragraph { role: Role::Masthead, inlines }
    });
    let lines = (masthead, paragraph(Role::Meta), paragraph(Role::Unit));
    let group = |(masthead, meta, unit)| Block::Group {
        kind: GroupKind::Letterhead,
        lang: None,
        blocks: vec![masthead, meta, unit],
    };
    prop::option::of(lines.prop_map(group))
}

/// A list of contents whose entries lead nowhere yet.
fn contents() -> impl Strategy<Value = Block> {
    let entry = (1..=2_u8, text()).prop_map(|(level, words)| Entry {
        level,
        target: String::new(),
        inlines: vec![Inline::Text(words)],
    });
    (inlines(), prop::collection::vec(entry, 0..5)).prop_map(|(heading, mut entries)| {
        if let Some(first) = entries.first_mut() {
            first.level = 1;
        }
        Block::Contents { id: String::new(), heading, entries }
    })
}

fn blocks() -> impl Strategy<Value = Vec<Block>> {
    let heading = (1..=6_u8, prop::option::of(number()), inlines()).prop_map(|(level, number, inlines)| {
        let inlines = number.into_iter().flatten().chain(inlines).collect();
        Block::Heading { level, id: String::new(), inlines }
    });
    let leaf = prop_oneof![
        4 => select(vec![Role::Body, Role::Contact]).prop_flat_map(paragraph),
        2 => heading,
        1 => text().prop_map(|text| Block::Code { text }),
        1 => Just(Block::Divider),
        2 => figure(),
        2 => table().prop_map(Block::Table),
    ];
    let block = leaf.prop_recursive(3, 24, 4, |block| {
        let some = || prop::collection::vec(block.clone(), 1..4);
        let items = prop::collection::vec(some(), 1..4);
        let terms = prop::collection::vec((inlines(), some()), 1..4);
        let lang = prop::option::of(Just("fi".to_owned()));
        prop_oneof![
            (prop::option::of(0..100_u32), items).prop_map(|(start, items)| Block::List { start, items }),
            terms.prop_map(|items| Block::Terms { items }),
            some().prop_map(|blocks| Block::Quote { blocks }),
            (
                select(vec![
                    GroupKind::Section,
                    GroupKind::Contact,
                    GroupKind::LeadIn,
                    GroupKind::Together,
                    GroupKind::Closing,
                ]),
                lang,
                some()
            )
                .prop_map(|(kind, lang, blocks)| Block::Group { kind, lang, blocks }),
        ]
    });
    prop::collection::vec(block, 0..8)
}

fn figure() -> impl Strategy<Value = Block> {
    let format = select(vec![ImageFormat::Png, ImageFormat::Jpeg]);
    let image = (text(), format, 1..2000_u32, 1..2000_u32, any::<bool>());
    (image, caption()).prop_map(|((alt, format, width, height, logotype), caption)| {
        let alt = format!("Bild {alt}");
        Block::Figure { image: Image { alt, data: vec![1, 2, 3], format, size: (width, height), logotype }, caption }
    })
}

/// A rectangular table: cells are laid until each place is covered once. Header rows and the rest share no cell.
fn table() -> impl Strategy<Value = Table> {
    let side = select(vec![Align::Start, Align::Center, Align::End]);
    let cell = (any::<bool>(), 1..3_usize, 1..3_usize, prop::collection::vec(paragraph(Role::TableCell), 0..3));
    let parts =
        (caption(), prop::collection::vec(side, 1..4), (0..2_usize, 1..4_usize), prop::collection::vec(cell, 12..=12));
    parts.prop_map(|(caption, columns, (header_rows, body_rows), cells)| {
        let height = header_rows + body_rows;
        let mut covered = vec![vec![false; columns.len()]; height];
        let mut rows = vec![Row { cells: Vec::new() }; height];
        let mut cells = cells.into_iter().cycle();
        for y in 0..height {
            let end = if y < header_rows { header_rows } else { height };
            for x in 0..columns.len() {
                if covered[y][x] {
                    continue;
                }
                let (header, colspan, rowspan, blocks) = cells.next().expect("a cycle has no end");
                let colspan =
                    (1..=colspan).take_while(|span| x + span <= columns.len() && !covered[y][x + span - 1]).count();
                let rowspan = rowspan.min(end - y);
                for line in &mut covered[y..y + rowspan] {
                    line[x..x + colspan].fill(true);
                }
                rows[y].cells.push(Cell { header: header || y < header_rows, colspan, rowspan, blocks });
            }
        }
        Table { caption, header_rows, columns, rows }
    })
}

fn notes() -> impl Strategy<Value = Vec<Vec<Block>>> {
    let words = text().prop_map(|text| vec![Inline::Text(format!("Not {text}"))]);
    let paragraph = words.prop_map(|inlines| Block::Paragraph { role: Role::Note, inlines });
    prop::collection::vec(prop::collection::vec(paragraph, 1..3), NOTES..=NOTES)
}

/// Keeps the notes that are referred to, in the order of their first references.
fn number_notes(document: &mut Document, notes: &[Vec<Block>]) {
    let mut order: Vec<usize> = Vec::new();
    for_each_inline(&mut document.blocks, &mut |inline| {
        if let Inline::NoteRef(index) = inline {
            let known = order.iter().position(|note| note == index);
            *index = known.unwrap_or_else(|| {
                order.push(*index);
                order.len() - 1
            });
        }
    });
    document.notes = order.into_iter().map(|index| notes[index].clone()).collect();
}

fn name_headings(document: &mut Document) {
    let mut number = 0;
    for_each_block(&mut document.blocks, &mut |block| {
        if let Block::Heading { id, .. } | Block::Contents { id, .. } = block {
            number += 1;
            *id = format!("rubrik-{number}");
        }
    });
}

/// Has the entries of the list of contents lead to the headings in turn; it has none where there are no headings.
fn lead_entries(document: &mut Document) {
    let mut headings = Vec::new();
    for_each_block(&mut document.blocks, &mut |block| {
        if let Block::Heading { id, .. } = block {
            headings.push(id.clone());
        }
    });
    for_each_block(&mut document.blocks, &mut |block| {
        if let Block::Contents { entries, .. } = block {
            entries.truncate(headings.len());
            for (entry, heading) in entries.iter_mut().zip(&headings) {
                heading.clone_into(&mut entry.target);
            }
        }
    });
}

/// Visits all blocks in reading order, each before those within it.
fn for_each_block(blocks: &mut [Block], visit: &mut impl FnMut(&mut Block)) {
    for block in blocks {
        visit(block);
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(|item| for_each_block(item, visit)),
            Block::Terms { items } => items.iter_mut().for_each(|(_, blocks)| for_each_block(blocks, visit)),
            Block::Quote { blocks } | Block::Group { blocks, .. } => for_each_block(blocks, visit),
            Block::Table(table) => {
                table
                    .rows
                    .iter_mut()
                    .flat_map(|row| &mut row.cells)
                    .for_each(|cell| for_each_block(&mut cell.blocks, visit));
            }
            _ => {}
        }
    }
}

/// Visits all runs of words in reading order.
fn for_each_inline(blocks: &mut [Block], visit: &mut impl FnMut(&mut Inline)) {
    for block in blocks {
        match block {
            Block::Paragraph { inlines, .. }
            | Block::Heading { inlines, .. }
            | Block::Title { inlines }
            | Block::Contents { heading: inlines, .. } => in_line(inlines, visit),
            Block::List { items, .. } => items.iter_mut().for_each(|item| for_each_inline(item, visit)),
            Block::Terms { items } => {
                for (term, blocks) in items {
                    in_line(term, visit);
                    for_each_inline(blocks, visit);
                }
            }
            Block::Table(table) => {
                table.caption.iter_mut().for_each(|caption| in_line(caption, visit));
                table
                    .rows
                    .iter_mut()
                    .flat_map(|row| &mut row.cells)
                    .for_each(|cell| for_each_inline(&mut cell.blocks, visit));
            }
            Block::Figure { caption, .. } => caption.iter_mut().for_each(|caption| in_line(caption, visit)),
            Block::Quote { blocks } | Block::Group { blocks, .. } => for_each_inline(blocks, visit),
            Block::Code { .. } | Block::Divider => {}
        }
    }
}

fn in_line(inlines: &mut [Inline], visit: &mut impl FnMut(&mut Inline)) {
    for inline in inlines {
        visit(inline);
        match inline {
            Inline::Strong(inner)
            | Inline::Emph(inner)
            | Inline::Strike(inner)
            | Inline::Super(inner)
            | Inline::Sub(inner) => in_line(inner, visit),
            Inline::Link { inlines, .. } | Inline::Lang { inlines, .. } | Inline::Named { inlines, .. } => {
                in_line(inlines, visit);
            }
            _ => {}
        }
    }
}
