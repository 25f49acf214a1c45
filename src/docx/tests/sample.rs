//! A document with everything that the tree can hold.

use chrono::NaiveDate;

use crate::document::{
    Align, Block, Cell, Document, Entry, Field, GroupKind, Image, ImageFormat, Inline, Metadata, Origin, Role, Row,
    Table,
};
use crate::house::House;

/// A house style with a value of its own for most lengths.
pub(super) fn house() -> House {
    serde_json::from_str(include_str!("house.json")).expect("the test's house style is valid")
}

/// A document of these blocks and notes.
pub(super) fn document(blocks: Vec<Block>, notes: Vec<Vec<Block>>) -> Document {
    Document {
        meta: Metadata {
            title: "Minnesanteckningar från sakråd & möte".to_owned(),
            lang: "sv".to_owned(),
            authors: vec!["Anna Ek".to_owned(), "Bo Lind".to_owned()],
            document_type: "Minnesanteckningar".to_owned(),
            authority: "Regeringskansliet".to_owned(),
            department: Some("Arbetsmarknadsdepartementet".to_owned()),
            unit: None,
            registry_number: Some("A2024/00912".to_owned()),
            date: NaiveDate::from_ymd_opt(2024, 6, 4),
            description: "Sakråd om integration.".to_owned(),
            keywords: vec!["A2024/00912".to_owned(), "sakråd".to_owned()],
            status: "Färdig".to_owned(),
            version: 2,
            identifier: "A2024/00912 v2".to_owned(),
            origin: Origin::default(),
        },
        running_header: Vec::new(),
        blocks,
        notes,
    }
}

pub(super) fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

pub(super) fn paragraph(words: &str) -> Block {
    styled(Role::Body, vec![text(words)])
}

pub(super) fn styled(role: Role, inlines: Vec<Inline>) -> Block {
    Block::Paragraph { role, inlines }
}

pub(super) fn heading(level: u8, words: &str) -> Block {
    Block::Heading { level, id: words.to_lowercase().replace(' ', "-"), inlines: vec![text(words)] }
}

/// A heading with a number.
pub(super) fn numbered(level: u8, number: &str, words: &str) -> Block {
    let inlines = vec![Inline::Number(number.to_owned()), text(&format!(" {words}"))];
    Block::Heading { level, id: words.to_lowercase().replace(' ', "-"), inlines }
}

pub(super) fn bullets(items: Vec<Vec<Block>>) -> Block {
    Block::List { start: None, items }
}

pub(super) fn numbers(start: u32, items: Vec<Vec<Block>>) -> Block {
    Block::List { start: Some(start), items }
}

pub(super) fn cell(words: &str) -> Cell {
    Cell { header: false, colspan: 1, rowspan: 1, blocks: vec![paragraph(words)] }
}

pub(super) fn head(words: &str) -> Cell {
    Cell { header: true, ..cell(words) }
}

pub(super) fn row(cells: impl IntoIterator<Item = Cell>) -> Row {
    Row { cells: cells.into_iter().collect() }
}

/// A grey picture of 120 by 48 pixels.
pub(super) fn image(alt: &str, logotype: bool) -> Image {
    Image {
        alt: alt.to_owned(),
        data: include_bytes!("grey.png").to_vec(),
        format: ImageFormat::Png,
        size: (120, 48),
        logotype,
    }
}

/// Every kind of block and inline, and the nestings that Word has trouble with.
pub(super) fn everything() -> Document {
    let mut blocks = letterhead();
    blocks.push(contents());
    blocks.extend(prose());
    blocks.extend(lists());
    blocks.extend(tables());
    blocks.extend(rest());
    blocks.extend(noted());
    let notes = vec![
        vec![
            paragraph("SKR står för Sveriges Kommuner och Regioner."),
            styled(
                Role::Body,
                vec![
                    text("Ett andra stycke i noten, med "),
                    Inline::Link { href: "https://skr.se/noten".to_owned(), inlines: vec![text("en länk")] },
                    text("."),
                ],
            ),
        ],
        vec![paragraph("En not i en tabell.")],
        vec![bullets(vec![vec![paragraph("Not som är en lista")], vec![paragraph("med två punkter")]])],
    ];
    let mut document = document(blocks, notes);
    document.running_header = vec![
        text("Minnesanteckningar, A2024/00912"),
        Inline::Tab,
        Inline::Field(Field::Page),
        text(" ("),
        Inline::Field(Field::Pages),
        text(")"),
    ];
    document
}

pub(super) fn letterhead() -> Vec<Block> {
    vec![
        Block::Group {
            kind: GroupKind::Letterhead,
            lang: None,
            blocks: vec![
                Block::Figure { image: image("Myndighetens logotyp", true), caption: None },
                styled(Role::Masthead, vec![text("Regeringskansliet"), Inline::Tab, text("Minnesanteckningar")]),
                styled(Role::Meta, vec![text("2024-06-04")]),
                styled(Role::Meta, vec![text("A2024/00912")]),
                styled(Role::Department, vec![text("Arbetsmarknadsdepartementet")]),
                styled(Role::Unit, vec![text("Enheten för integration")]),
            ],
        },
        Block::Title { inlines: vec![text("Minnesanteckningar från sakråd & möte")] },
        Block::Terms {
            items: vec![
                (vec![text("Datum")], vec![paragraph("4\u{a0}juni 2024, kl.\u{a0}9.00–11.30")]),
                (
                    vec![text("Plats")],
                    vec![paragraph("Regeringskansliets lokaler i Stockholm, Drottninggatan 16, ingång från gården")],
                ),
                (
                    vec![text("Deltagare")],
                    vec![
                        paragraph("Ett 30-tal organisationer"),
                        paragraph("Bland dem:"),
                        bullets(vec![vec![paragraph("Skyddsvärnet")], vec![paragraph("NOD")]]),
                    ],
                ),
            ],
        },
    ]
}

pub(super) fn contents() -> Block {
    let entry = |level, target: &str, words| Entry { level, target: target.to_owned(), inlines: vec![text(words)] };
    Block::Contents {
        id: "innehåll".to_owned(),
        heading: vec![text("Innehåll")],
        entries: vec![
            entry(1, "inledning", "Inledning"),
            entry(2, "frågor", "Frågor"),
            entry(1, "övrigt", "Övrigt, med en rubrik som är så lång att den tar mer än en rad i förteckningen"),
        ],
    }
}

fn prose() -> Vec<Block> {
    vec![
        heading(1, "Inledning"),
        styled(
            Role::Body,
            vec![
                text("Mötet hölls på temat "),
                Inline::Emph(vec![text("Preventiva åtgärder "), Inline::Strong(vec![text("nu")])]),
                text(" <b>&amp; 5 § # $x$ @y"),
                Inline::NoteRef(0),
                text(". "),
                Inline::Strong(vec![text("Viktigt")]),
                text(", "),
                Inline::Strike(vec![text("struket")]),
                text(", m"),
                Inline::Super(vec![text("2")]),
                text(", H"),
                Inline::Sub(vec![text("2")]),
                text("O, "),
                Inline::Code("kod <x>".to_owned()),
                text(", e\u{2011}post och mjukt\u{ad}bindestreck. Samma not igen"),
                Inline::NoteRef(0),
                text("."),
                Inline::Break,
                text("Ny rad med "),
                Inline::Link {
                    href: "https://www.regeringen.se/sakråd?a=1&b=[2]".to_owned(),
                    inlines: vec![text("regeringens "), Inline::Emph(vec![text("sida")]), Inline::Code("x".to_owned())],
                },
                text(", "),
                Inline::Link { href: "mailto:a@b.se".to_owned(), inlines: vec![text("e-post")] },
                text(" och "),
                Inline::Link { href: "#frågor".to_owned(), inlines: vec![text("frågorna")] },
                text(". "),
                Inline::Lang {
                    lang: "fit".to_owned(),
                    inlines: vec![
                        text("Tervetuloa "),
                        Inline::Lang { lang: "sv".to_owned(), inlines: vec![text("(välkommen)")] },
                    ],
                },
            ],
        ),
        Block::Group {
            kind: GroupKind::Section,
            lang: Some("se".to_owned()),
            blocks: vec![
                heading(2, "Davvisámegillii"),
                styled(
                    Role::Body,
                    vec![
                        text("Dát lea teaksta davvisámegillii. "),
                        Inline::Lang { lang: "en".to_owned(), inlines: vec![text("And English.")] },
                    ],
                ),
            ],
        },
        heading(2, "Frågor"),
        heading(3, "Tredje nivån"),
        styled(Role::Body, vec![text("Under en rubrik på nivå tre.")]),
        heading(4, "Fjärde nivån"),
        styled(Role::Body, vec![text("Under en rubrik på nivå fyra.")]),
    ]
}

pub(super) fn lists() -> Vec<Block> {
    vec![
        heading(1, "Listor"),
        paragraph("Under gruppdiskussionerna lyftes bl.a.:"),
        bullets(vec![
            vec![paragraph(
                "Vikten av långsiktighet och stabilitet över tid i arbetet mot utanförskap, så att raden bryts.",
            )],
            vec![
                paragraph("Nivå ett,"),
                paragraph("med ett andra stycke som är långt nog för att brytas till en rad till på sidan,"),
                numbers(
                    3,
                    vec![
                        vec![paragraph("tredje"), bullets(vec![vec![paragraph("djupast")]])],
                        vec![paragraph("fjärde")],
                    ],
                ),
                paragraph("och slut."),
            ],
            vec![Block::Code { text: "första raden\n  andra raden\n".to_owned() }],
            vec![bullets(vec![vec![paragraph("en punkt i en punkt utan text")]])],
            vec![],
        ]),
        numbers(
            1,
            vec![
                vec![paragraph("ett")],
                vec![paragraph("två"), numbers(1, vec![vec![paragraph("två ett")]])],
                vec![paragraph("tre")],
            ],
        ),
        numbers(1, vec![vec![paragraph("ett igen")], vec![Block::Quote { blocks: vec![paragraph("citat i punkt")] }]]),
        paragraph("Efter listorna."),
    ]
}

pub(super) fn tables() -> Vec<Block> {
    let spanned = Table {
        caption: Some(vec![text("Deltagare per organisation")]),
        header_rows: 2,
        columns: vec![Align::Start, Align::Center, Align::End],
        rows: vec![
            row([Cell { rowspan: 2, ..head("Organisation") }, Cell { colspan: 2, ..head("Deltagare") }]),
            row([head("Förmiddag"), head("Eftermiddag")]),
            row([head("Skyddsvärnet"), cell("1"), cell("12")]),
            row([Cell { rowspan: 2, ..head("NOD") }, cell("2"), cell("1 200")]),
            row([Cell { colspan: 2, ..cell("avbokat") }]),
            row([head("SKR"), Cell { blocks: Vec::new(), ..cell("") }, cell("5")]),
        ],
    };
    let plain = Table {
        caption: None,
        header_rows: 1,
        columns: vec![Align::Start, Align::Start],
        rows: vec![
            row([head("Fråga"), head("Svar")]),
            row([
                cell("Vilka är civilsamhällets viktigaste lärdomar när det kommer till att skapa förtroende?"),
                Cell {
                    blocks: vec![paragraph("Två:"), bullets(vec![vec![paragraph("tid")], vec![paragraph("rum")]])],
                    ..cell("")
                },
            ]),
        ],
    };
    let nested = Table {
        caption: None,
        header_rows: 0,
        columns: vec![Align::Start],
        rows: vec![row([Cell { blocks: vec![Block::Table(plain.clone())], ..cell("") }])],
    };
    vec![
        heading(1, "Tabeller"),
        paragraph("Före tabellen."),
        Block::Table(spanned),
        paragraph("Mellan tabellerna."),
        Block::Table(plain.clone()),
        Block::Table(nested),
        bullets(vec![vec![paragraph("Tabell i punkt:"), Block::Table(plain)]]),
    ]
}

/// References to the second and the third note, one of them in a table.
fn noted() -> Vec<Block> {
    let inlines = vec![text("Not i en tabell"), Inline::NoteRef(1)];
    let table = Table {
        caption: Some(vec![text("Tabell med not")]),
        header_rows: 0,
        columns: vec![Align::Start],
        rows: vec![row([Cell { blocks: vec![styled(Role::Body, inlines)], ..cell("") }])],
    };
    vec![Block::Table(table), styled(Role::Body, vec![text("Not som är en lista"), Inline::NoteRef(2), text(".")])]
}

pub(super) fn rest() -> Vec<Block> {
    vec![
        heading(1, "Övrigt"),
        Block::Figure { image: image("Ett grått fält", false), caption: Some(vec![text("Figur 1: Ett fält")]) },
        Block::Quote {
            blocks: vec![
                styled(
                    Role::Body,
                    vec![
                        text("Ett citat med "),
                        Inline::Emph(vec![text("betoning")]),
                        text(" som går över flera rader, så att indraget syns tydligt."),
                    ],
                ),
                bullets(vec![vec![paragraph("lista i citat")]]),
            ],
        },
        Block::Code { text: "fn main() {\n    println!(\"hej\");\n}".to_owned() },
        paragraph("Före linjerna."),
        Block::Divider,
        paragraph("Mellan linjerna."),
        Block::Divider,
        paragraph("Efter linjerna."),
        Block::Group {
            kind: GroupKind::Contact,
            lang: None,
            blocks: vec![paragraph("Postadress: 103 33 Stockholm"), paragraph("Telefonväxel: 08-405 10 00")],
        },
        Block::Divider,
    ]
}
