//! A document for tests that has one of everything, in prose that a ministry could have written.

use super::{
    Align, Block, Cell, Document, Entry, Field, GroupKind, Image, ImageFormat, Inline, Metadata, Origin, Role, Row,
    Table,
};

/// A picture of one grey pixel (PNG).
const PIXEL: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 0,
    0, 0, 0, 0x3a, 0x7e, 0x9b, 0x55, 0, 0, 0, 10, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0x68, 0, 0, 0, 0x82, 0,
    0x81, 0x77, 0xcd, 0x72, 0xb6, 0, 0, 0, 0, b'I', b'E', b'N', b'D', 0xae, 0x42, 0x60, 0x82,
];

/// Words.
pub(crate) fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Text(text.to_owned())]
}

/// A paragraph in a role.
pub(crate) fn paragraph(role: Role, inlines: Vec<Inline>) -> Block {
    Block::Paragraph { role, inlines }
}

/// A cell of words; an empty one when there are none.
pub(crate) fn cell(header: bool, text: &str) -> Cell {
    let role = if header { Role::TableHeader } else { Role::TableCell };
    let blocks = if text.is_empty() { Vec::new() } else { vec![paragraph(role, words(text))] };
    Cell { header, colspan: 1, rowspan: 1, blocks }
}

/// Fails with the lines in which two texts differ.
pub(crate) fn assert_same(found: &str, expected: &str) {
    let diff = similar::TextDiff::from_lines(expected, found);
    assert!(found == expected, "{}", diff.unified_diff().header("expected", "found"));
}

fn text(words: &str) -> Inline {
    Inline::Text(words.to_owned())
}

fn body(inlines: Vec<Inline>) -> Block {
    paragraph(Role::Body, inlines)
}

fn item(text: &str) -> Vec<Block> {
    vec![paragraph(Role::ListItem, words(text))]
}

fn heading(level: u8, id: &str, text: &str) -> Block {
    Block::Heading { level, id: id.to_owned(), inlines: words(text) }
}

fn link(href: &str, text: &str) -> Inline {
    Inline::Link { href: href.to_owned(), inlines: words(text) }
}

/// The document.
pub(crate) fn sample() -> Document {
    Document { meta: metadata(), running_header: running_header(), blocks: blocks(), notes: notes() }
}

fn metadata() -> Metadata {
    Metadata {
        title: "Minnesanteckningar från sakråd om unga i utanförskap den 4 juni 2024".to_owned(),
        lang: "sv".to_owned(),
        authors: vec!["Åsa Öberg".to_owned()],
        document_type: "Minnesanteckningar".to_owned(),
        authority: "Regeringskansliet".to_owned(),
        department: Some("Arbetsmarknadsdepartementet".to_owned()),
        unit: Some("Enheten för integration och arbetet mot utanförskap".to_owned()),
        registry_number: Some("A2024/00812".to_owned()),
        date: chrono::NaiveDate::from_ymd_opt(2024, 6, 4),
        description: "Minnesanteckningar från möte den 4 juni 2024, Regeringskansliet".to_owned(),
        keywords: vec!["A2024/00812".to_owned(), "sakråd".to_owned()],
        status: "Utkast".to_owned(),
        version: 2,
        identifier: "A2024/00812-2".to_owned(),
        origin: Origin::default(),
    }
}

fn running_header() -> Vec<Inline> {
    vec![
        text("Minnesanteckningar · 2024-06-04 · A2024/00812"),
        Inline::Tab,
        Inline::Field(Field::Page),
        text(" ("),
        Inline::Field(Field::Pages),
        text(")"),
    ]
}

fn blocks() -> Vec<Block> {
    let mut blocks = vec![letterhead(), Block::Title { inlines: words(&metadata().title) }, facts(), contents()];
    blocks.extend(discussion());
    blocks.extend(decisions());
    blocks.push(contact());
    blocks
}

fn letterhead() -> Block {
    let logotype = Image {
        alt: "Myndighetens logotyp".to_owned(),
        data: PIXEL.to_vec(),
        format: ImageFormat::Png,
        size: (1, 1),
        logotype: true,
    };
    let masthead = vec![text("Regeringskansliet"), Inline::Tab, text("Minnesanteckningar")];
    let meta = ["2024-06-04", "A2024/00812", "Utkast, version 2"];
    let mut blocks = vec![Block::Figure { image: logotype, caption: None }, paragraph(Role::Masthead, masthead)];
    blocks.extend(meta.map(|line| paragraph(Role::Meta, words(line))));
    blocks.push(paragraph(Role::Department, words("Arbetsmarknadsdepartementet")));
    blocks.push(paragraph(Role::Unit, words("Enheten för integration och arbetet mot utanförskap")));
    Block::Group { kind: GroupKind::Letterhead, lang: None, blocks }
}

fn facts() -> Block {
    let fact = |term: &str, inlines| (words(term), vec![paragraph(Role::Description, inlines)]);
    Block::Terms {
        items: vec![
            fact("Datum", words("tisdag 4\u{a0}juni 2024, kl.\u{a0}10.00–12.30")),
            fact("Plats", words("Regeringskansliet, Stockholm")),
            fact("Deltagare", words("ungefär 30 organisationer i det civila samhället, se tabell")),
            fact("Vid anteckningarna", vec![text("Åsa Öberg"), Inline::Break, text("departementssekreterare")]),
        ],
    }
}

fn contents() -> Block {
    let entry = |level, target: &str, text| Entry { level, target: target.to_owned(), inlines: words(text) };
    Block::Contents {
        id: "innehall".to_owned(),
        heading: words("Innehåll"),
        entries: vec![
            entry(1, "diskussion", "Under gruppdiskussionerna lyftes"),
            entry(2, "ord-pa-fler-sprak", "Ord på fler språk"),
            entry(1, "deltagande", "Deltagande organisationer"),
        ],
    }
}

fn discussion() -> Vec<Block> {
    vec![
        body(vec![
            text(
                "Den 4\u{a0}juni 2024 bjöd statssekreterare Erik Scheller in ett 30-tal organisationer till sakråd på temat ",
            ),
            Inline::Emph(words("preventiva och trygghetsskapande åtgärder")),
            text(", med fokus på unga."),
            Inline::NoteRef(0),
            text(" Underlaget finns på "),
            link("https://www.regeringen.se/sakrad", "regeringens webbplats"),
            text("; frågor besvaras av "),
            link("mailto:a.registrator@regeringskansliet.se", "a.registrator@regeringskansliet.se"),
            text("."),
        ]),
        heading(1, "diskussion", "Under gruppdiskussionerna lyftes"),
        Block::List {
            start: None,
            items: vec![
                vec![
                    paragraph(
                        Role::ListItem,
                        vec![
                            text("Vikten av "),
                            Inline::Strong(words("långsiktighet och stabilitet")),
                            text(" i arbetet. Korta projekt tenderar att ge kortsiktiga resultat."),
                        ],
                    ),
                    Block::List {
                        start: Some(3),
                        items: vec![item("finansiering över flera år"), item("lokaler som står tomma kvällstid")],
                    },
                ],
                item("Det offentliga behöver samarbeta med lokala krafter, föreningar och organisationer."),
                vec![
                    paragraph(Role::ListItem, words("En deltagare sammanfattade:")),
                    Block::Quote {
                        blocks: vec![paragraph(Role::Quote, words("Unga vill inte bli inkluderade. De vill leda."))],
                    },
                ],
            ],
        },
        heading(2, "ord-pa-fler-sprak", "Ord på fler språk"),
        body(vec![
            text("Mötet öppnades med en hälsning på nordsamiska, "),
            Inline::Lang { lang: "se".to_owned(), inlines: words("Buorre beaivi") },
            text("; ytan var 40\u{a0}m"),
            Inline::Super(words("2")),
            text(", vattnet H"),
            Inline::Sub(words("2")),
            text("O, priset "),
            Inline::Strike(words("10\u{a0}000")),
            text(" 9\u{a0}500\u{a0}kronor, filen "),
            Inline::Code("a<b & c.txt".to_owned()),
            text("."),
        ]),
        Block::Group {
            kind: GroupKind::Section,
            lang: Some("en".to_owned()),
            blocks: vec![
                heading(3, "english-summary", "Summary"),
                Block::Quote {
                    blocks: vec![paragraph(
                        Role::Quote,
                        words("Civil society can be a bridge between public bodies and the young."),
                    )],
                },
            ],
        },
    ]
}

fn decisions() -> Vec<Block> {
    let picture = Image {
        alt: "Stapeldiagram: deltagande organisationer per län".to_owned(),
        data: PIXEL.to_vec(),
        format: ImageFormat::Png,
        size: (640, 240),
        logotype: false,
    };
    vec![
        heading(1, "deltagande", "Deltagande organisationer"),
        Block::Table(regions()),
        Block::Table(schedule()),
        Block::Figure { image: picture, caption: Some(vec![text("Deltagande per län"), Inline::NoteRef(1)]) },
        Block::Code { text: "rad 1\n  rad 2 < 3".to_owned() },
        Block::Divider,
        body(vec![text("Anteckningarna skickas till deltagarna."), Inline::NoteRef(0)]),
    ]
}

fn regions() -> Table {
    let row = |texts: [&str; 3]| Row { cells: texts.map(|text| cell(false, text)).into() };
    Table {
        caption: Some(words("Organisationer efter län")),
        header_rows: 1,
        columns: vec![Align::Start, Align::Center, Align::End],
        rows: vec![
            Row { cells: ["Län", "Inbjudna", "Deltog"].map(|text| cell(true, text)).into() },
            row(["Stockholms län", "24", "18"]),
            row(["Västra Götalands län", "10", "7"]),
            row(["Norrbottens län", "6", ""]),
        ],
    }
}

fn schedule() -> Table {
    let wide = |text, colspan| Cell { colspan, ..cell(true, text) };
    let tall = |text, rowspan| Cell { rowspan, ..cell(true, text) };
    Table {
        caption: None,
        header_rows: 2,
        columns: vec![Align::Start; 3],
        rows: vec![
            Row { cells: vec![tall("", 2), wide("Förmiddag", 2)] },
            Row { cells: vec![cell(true, "Kl. 10"), cell(true, "Kl. 11")] },
            Row { cells: vec![cell(true, "Sal A"), cell(false, "Inledning"), cell(false, "Grupper")] },
            Row {
                cells: vec![cell(true, "Sal B"), Cell { colspan: 2, ..cell(false, "Utställning hela förmiddagen") }],
            },
        ],
    }
}

fn contact() -> Block {
    let lines =
        ["Postadress: 103\u{a0}33 Stockholm", "Telefonväxel: 08-405\u{a0}10\u{a0}00", "Webbplats: regeringen.se"];
    let blocks = lines.map(|line| paragraph(Role::Contact, words(line))).into();
    Block::Group { kind: GroupKind::Contact, lang: None, blocks }
}

fn notes() -> Vec<Vec<Block>> {
    let note = |text: &str| vec![paragraph(Role::Note, words(text))];
    vec![note("Sakråd är ett sätt för regeringen att inhämta kunskap."), note("Siffrorna är avrundade.")]
}
