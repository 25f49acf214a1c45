//! What only shows on the pages.

use typst::layout::{Frame, FrameItem};

use super::{Builder, Job};
use crate::diagnostic::Diagnostics;
use crate::house;
use crate::pdf::Standard;
use crate::source::{Format, Sources, picture};
use crate::template::{Engine, HOUSES, Overrides};

fn builder() -> Builder {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let engine = Engine::new(&Overrides::new(), &[], &mut sources, &mut cx).expect("the program's own templates");
    let (name, style) = HOUSES[0];
    let house = house::read(name, style.as_bytes(), &mut sources, &mut cx).expect("the program's own house style");
    Builder { engine, house, logotype: None, others: Vec::new() }
}

/// The words of each page of a record.
fn pages(builder: &Builder, record: &str) -> Vec<String> {
    let job = Job {
        name: "post.yaml",
        bytes: record.as_bytes(),
        format: Format::Yaml,
        pictures: &picture::Directory::new(None),
    };
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let pages = builder.compiled(&job, Standard::A2aUa1, &mut sources, &mut cx, |made, _, _| {
        made.compiled.pages.pages().iter().map(|page| words(&page.frame)).collect()
    });
    pages.unwrap_or_else(|| panic!("{:?}", cx.into_sorted()))
}

fn words(frame: &Frame) -> String {
    let item = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.text.to_string(),
        FrameItem::Group(group) => words(&group.frame),
        _ => String::new(),
    };
    frame.items().map(|(_, own)| item(own)).collect()
}

#[test]
fn no_line_that_leads_in_a_list_stays_behind_at_the_foot_of_a_page() {
    let builder = builder();
    let mut moved = 0;
    for lines in 18..34 {
        let filler = "  Rad.\n\n".repeat(lines);
        let record = format!(
            "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Exempelverket\ndatum: 2026-01-15\nplats: Stockholm\n\
             deltagare: [{{ organisation: Föreningen }}]\ninledning: |\n{filler}  Detta leder in:\n\n  - första punkten\n  - andra punkten\n"
        );
        let pages = pages(&builder, &record);
        let of = |words: &str| pages.iter().position(|page| page.contains(words));
        assert!(
            of("Detta leder in:").is_some() && of("Detta leder in:") == of("första punkten"),
            "{lines} lines above it"
        );
        moved += usize::from(of("Detta leder in:") == Some(1));
    }
    assert!((1..16).contains(&moved), "no page ended near the list");
}
