//! What only shows on the pages.

use typst::layout::{Abs, Frame, FrameItem, Point};

use super::{Builder, Job};
use crate::diagnostic::{Diagnostics, Lang, render};
use crate::house;
use crate::pdf::Standard;
use crate::source::{Format, Sources, picture};
use crate::template::{Engine, HOUSES, Overrides};

fn builder(name: &str, style: &str) -> Builder {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let engine = Engine::new(&Overrides::new(), &[], &mut sources, &mut cx).expect("the program's own templates");
    let house = house::read(name, style.as_bytes(), &mut sources, &mut cx).expect("the program's own house style");
    Builder { engine, house, logotype: None, others: Vec::new() }
}

/// The words of each page of a record.
fn pages(builder: &Builder, record: &str) -> Vec<String> {
    let nowhere = picture::Directory::new(None);
    let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere);
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

/// Sets `text` below so many lines that it comes to stand at every height of the first page's foot, and demands that the words
/// `first` and `second` of it are always on one page.
fn stay_together(house: usize, text: &str, first: &str, second: &str) {
    let (name, style) = HOUSES[house];
    let builder = builder(name, style);
    let mut moved = 0;
    let heights = 12..34;
    for lines in heights.clone() {
        let filler = "  Rad.\n\n".repeat(lines);
        let record = format!(
            "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Exempelverket\ndatum: 2026-01-15\nplats: Stockholm\n\
             deltagare: [{{ organisation: Föreningen }}]\ninledning: |\n{filler}{text}"
        );
        let pages = pages(&builder, &record);
        let of = |words: &str| pages.iter().position(|page| page.contains(words));
        assert!(of(first).is_some() && of(first) == of(second), "{lines} lines above it: {pages:#?}");
        moved += usize::from(of(first) == Some(1));
    }
    assert!((1..heights.len()).contains(&moved), "no page ended near it");
}

#[test]
fn no_line_that_leads_in_a_list_stays_behind_at_the_foot_of_a_page() {
    let text = "  Detta leder in:\n\n  - första punkten\n  - andra punkten\n";
    stay_together(0, text, "Detta leder in:", "första punkten");
}

#[test]
fn the_senders_address_does_not_stand_on_a_page_alone() {
    for last in ["  Sista raden.\n", "  - Första punkten\n  - Sista raden.\n", "  > Sista raden.\n"] {
        stay_together(1, last, "Sista raden.", "Telefonväxel");
    }
}

#[test]
fn no_caption_stays_behind_at_the_foot_of_a_page() {
    let text = "  Tabell: Vad som sades\n\n  | Vem | Vad |\n  |---|---|\n  | Ek | ja |\n  | Lind | nej |\n";
    stay_together(0, text, "Vad som sades", "Vem");
}

/// Runs of text with the place where each ends, counted from the left edge of the paper.
fn ends(frame: &Frame, at: Point, runs: &mut Vec<(String, Abs)>) {
    for (place, item) in frame.items() {
        let at = at + *place;
        match item {
            FrameItem::Group(group) => ends(&group.frame, at, runs),
            FrameItem::Text(text) => runs.push((text.text.to_string(), at.x + text.width())),
            _ => {}
        }
    }
}

#[test]
fn no_word_is_so_long_that_it_runs_into_the_margin() {
    let bytes = include_bytes!("../../tests/cases/documents/long-words.yaml");
    for (name, style) in HOUSES {
        let builder = builder(name, style);
        let margin = Abs::pt(builder.house.page.width.pt() - builder.house.page.right.pt());
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let nowhere = picture::Directory::new(None);
        let job = Job::new("long-words.yaml", bytes, Format::Yaml, &nowhere);
        let mut runs = Vec::new();
        builder.compiled(&job, Standard::A2aUa1, &mut sources, &mut cx, |made, _, _| {
            for page in made.compiled.pages.pages() {
                ends(&page.frame, Point::zero(), &mut runs);
            }
        });
        assert!(!cx.has_errors(), "{}", render::human(cx.as_slice(), &sources, Lang::En, false));
        let text: String = runs.iter().map(|(text, _)| text.as_str()).collect();
        assert!(text.contains("Ett ord: arbetsmarknadsdepartementetsarbets"), "the long words are on no page: {text}");
        let beyond: Vec<_> = runs.iter().filter(|(_, end)| *end > margin + Abs::pt(0.1)).collect();
        assert!(beyond.is_empty(), "house style {name}: beyond {margin:?} end {beyond:?}");
    }
}
