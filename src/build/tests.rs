//! What only shows on the pages, or in the finished files.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use typst::layout::{Abs, Frame, FrameItem, Point};

use super::{Builder, Job, Output};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Lang, render};
use crate::document::{Block, Image, ImageFormat};
use crate::house;
use crate::meeting::{Appendices, AppendixFile, Edition, Pictures};
use crate::pdf::Standard;
use crate::record::DocumentType;
use crate::record::register::{self, Referred, Registers};
use crate::source::{Directory, Format, Sources};
use crate::template::{Engine, HOUSES, Overrides};

fn builder(name: &str, style: &str) -> Builder {
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let engine = Engine::new(&Overrides::new(), &[], &mut sources, &mut cx).expect("the program's own templates");
    let house = house::read(name, style.as_bytes(), &mut sources, &mut cx).expect("the program's own house style");
    Builder::new(engine, house)
}

/// The words of each page of a record.
fn pages(builder: &Builder, record: &str) -> Vec<String> {
    let nowhere = Directory::new(None);
    let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere);
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let pages = builder.compiled(&job, &[Output::Pdf], Standard::A2aUa1, &mut sources, &mut cx, |made, _, _| {
        made.compiled.pages.as_ref().unwrap().pages().iter().map(|page| words(&page.frame)).collect()
    });
    pages.map_or_else(|| panic!("{:?}", cx.into_sorted()), |(pages, _)| pages)
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
fn the_pages_in_a_word_files_list_of_contents_are_there_without_a_pdf_too() {
    let (name, style) = HOUSES[0];
    let builder = builder(name, style);
    let nowhere = Directory::new(None);
    let record = include_bytes!("../../tests/cases/documents/contents.yaml");
    let job = Job::new("post.yaml", record, Format::Yaml, &nowhere);
    let word = |outputs: &[Output]| builder.build(&job, outputs, Standard::A2aUa1).artifacts.pop();
    let (alone, beside) = (word(&[Output::Docx]), word(&[Output::Pdf, Output::Docx]));
    assert!(alone.is_some() && alone == beside, "the Word file depends on what is made beside it");
}

#[test]
fn what_the_fonts_lack_is_told_at_its_place_whichever_files_are_asked_for() {
    let (name, style) = HOUSES[0];
    let builder = builder(name, style);
    let told = |word: &str, outputs: &[Output]| {
        let record = format!(
            "format: 1\ntyp: minnesanteckningar\ntitel: Samråd om skolvägar\nmyndighet: Exempelverket\ndatum: 2026-01-15\n\
             plats: Stockholm\ndeltagare: [{{ organisation: Föreningen }}]\ninledning: Gruppen {word}.\n"
        );
        let nowhere = Directory::new(None);
        let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &nowhere);
        let outcome = builder.build(&job, outputs, Standard::A2aUa1);
        assert_eq!(outcome.artifacts.is_empty(), outcome.has_errors());
        let faults = outcome.diagnostics.iter().filter(|fault| fault.code == Code::FntGlyph);
        let place =
            |fault: &Diagnostic| fault.primary.as_ref().map(|label| outcome.sources.slice(label.span).to_owned());
        faults.filter_map(place).collect::<Vec<_>>()
    };
    for output in Output::ALL {
        assert_eq!(told("会議", &[output]), ["会", "議"], "{output:?}");
        assert_eq!(told("a\u{30a} gick\u{ad}bort", &[output]), [""; 0], "{output:?}");
    }
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

/// The list goes to the next page with the address; the line that it completes does not stay behind.
#[test]
fn no_line_that_a_last_list_completes_stays_behind_where_the_list_goes_with_what_follows() {
    let text = "  Gruppen enades om\n\n  1. att pröva detta\n  2. att pröva annat\n";
    stay_together(1, text, "Gruppen enades om", "att pröva detta");
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
        let nowhere = Directory::new(None);
        let job = Job::new("long-words.yaml", bytes, Format::Yaml, &nowhere);
        let mut runs = Vec::new();
        builder.compiled(&job, &[Output::Pdf], Standard::A2aUa1, &mut sources, &mut cx, |made, _, _| {
            for page in made.compiled.pages.as_ref().unwrap().pages() {
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

/// Beside the record lies a register, and nothing else.
struct WithRegister<'r>(&'r str);

impl Pictures for WithRegister<'_> {
    fn picture(&self, path: &str) -> Result<Image, Box<Diagnostic>> {
        panic!("no picture is asked for, but {path} was")
    }
}

impl Appendices for WithRegister<'_> {
    fn appendix(&self, path: &str) -> Result<AppendixFile, Box<Diagnostic>> {
        panic!("no appendix is asked for, but {path} was")
    }
}

impl Registers for WithRegister<'_> {
    fn register(&self, path: &str) -> Result<Vec<u8>, Box<Diagnostic>> {
        assert_eq!(path, "listor/personer.yaml");
        Ok(self.0.as_bytes().to_vec())
    }
}

const REFERRING: &str = "format: 1\ntyp: minnesanteckningar\ntitel: Samråd\nmyndighet: Exempelverket\ndatum: 2026-01-15\n\
    plats: Stockholm\nregister: listor/personer.yaml\nförfattare: [{ person: ek }]\n\
    deltagare: [{ person: wiik }, { företräder: skolvagen }]\ninledning: Läget.\n";

const REGISTER: &str = "format: 1\npersoner:\n  - { id: wiik, namn: Jonas Wiik, företräder: forum }\n  \
    - { id: ek, roll: utredare, namn: \"Anna \\\"Ek\\\"\" }\norganisationer:\n  - { id: forum, namn: Ungas forum }\n  \
    - { id: skolvagen, namn: Föreningen Skolvägen }\n";

/// The PDF/A-3a that a record with such a register becomes.
fn with_register(register: &str) -> Vec<u8> {
    let (name, style) = HOUSES[0];
    let builder = builder(name, style);
    let beside = WithRegister(register);
    let job = Job::new("post.yaml", REFERRING.as_bytes(), Format::Yaml, &beside);
    let outcome = builder.build(&job, &[Output::Pdf], Standard::A3aUa1);
    let said = render::human(&outcome.diagnostics, &outcome.sources, Lang::En, false);
    outcome.artifacts.into_iter().next().unwrap_or_else(|| panic!("{said}")).bytes
}

#[test]
fn a_document_depends_on_what_its_record_refers_to_and_on_nothing_else_in_the_register() {
    let document = with_register(REGISTER);
    let others = REGISTER.replace("personer:", "# Andra.\npersoner:\n  - { id: alm, namn: Per Alm }");
    assert!(with_register(&others) == document, "somebody else has changed the document");
    let id = |pdf: &[u8]| crate::pdf::read::info(pdf).expect("a PDF").id;
    assert_ne!(id(&with_register(&REGISTER.replace("utredare", "kansliråd"))), id(&document));
}

#[test]
fn from_the_files_within_it_a_document_can_be_made_anew() {
    let document = with_register(REGISTER);
    let info = crate::pdf::read::info(&document).expect("a PDF");
    assert_eq!(info.attachments, ["personer.yaml", "post.yaml"]);
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let mut tree = |text: &str| crate::source::read("x.yaml", text.as_bytes(), Format::Yaml, &mut sources, &mut cx).1;
    let (record, register) = (tree(REFERRING).expect("a tree"), tree(REGISTER).expect("a tree"));
    let excerpt = register::read(&register, &mut cx).expect("a register").excerpt(&Referred::of(&record), None);
    assert!(with_register(&excerpt) == document, "another document has been made of {excerpt}");
}

#[test]
fn long_minutes_have_a_list_of_contents_if_they_do_not_say_otherwise() {
    let (name, style) = HOUSES[0];
    let builder = builder(name, style);
    let lists = |items: usize, said: &str| {
        let item = "  - { rubrik: Läget, behandling: information, bakgrund: Läget. }\n";
        let record = format!(
            "format: 1\ntyp: protokoll\ntitel: Protokoll\nmyndighet: Älvnäs kommun\norgan: Nämnden\ndatum: 2026-03-12\n\
             plats: Älvnäs\nordförande: Anna Ek\nsekreterare: Bo Lind\n{said}närvarande: [{{ namn: Anna Ek, uppgift: ledamot }}]\n\
             ärenden:\n{}",
            item.repeat(items)
        );
        has_contents(&builder, &record)
    };
    assert_eq!([lists(40, ""), lists(41, "")], [false, true]);
    let (with, without) = ("innehållsförteckning: ja\n", "innehållsförteckning: nej\n");
    assert_eq!([lists(1, with), lists(41, without)], [true, false]);
}

#[test]
fn long_memoranda_have_a_list_of_contents_if_they_do_not_say_otherwise() {
    let (name, style) = HOUSES[0];
    let builder = builder(name, style);
    let lists = |letters: usize, sections: usize, said: &str| {
        let section = format!("  - {{ rubrik: Läget, text: {} }}\n", "ord ".repeat(letters / sections / 4));
        let record = format!(
            "format: 1\ntyp: promemoria\ntitel: Promemoria om vägar\nmyndighet: Älvnäs kommun\nenhet: Kansliet\ndatum: 2026-03-12\n\
             författare: [{{ namn: Anna Ek }}]\nsyfte: Underlag.\n{said}avsnitt:\n{}",
            section.repeat(sections)
        );
        has_contents(&builder, &record)
    };
    assert_eq!([lists(10_000, 5, ""), lists(14_000, 5, ""), lists(14_000, 2, "")], [false, true, false]);
    let (with, without) = ("innehållsförteckning: ja\n", "innehållsförteckning: nej\n");
    assert_eq!([lists(100, 1, with), lists(14_000, 5, without)], [true, false]);
}

fn has_contents(builder: &Builder, record: &str) -> bool {
    let beside = Directory::new(None);
    let job = Job::new("post.yaml", record.as_bytes(), Format::Yaml, &beside);
    let (document, outcome) = builder.document(&job);
    let document = document.unwrap_or_else(|| panic!("{:?}", outcome.diagnostics));
    document.blocks.iter().any(|block| matches!(block, Block::Contents { .. }))
}

#[test]
fn a_proof_of_notice_is_never_parted_between_two_pages() {
    let (name, style) = HOUSES[1];
    let builder = builder(name, style);
    let mut moved = 0;
    for lines in 1..24 {
        let filler = "      Rad.\n\n".repeat(lines);
        let record = format!(
            "format: 1\ntyp: protokoll\ntitel: Protokoll från kulturnämnden\nmyndighet: Älvnäs kommun\norgan: Kulturnämnden\n\
             datum: 2026-03-12\nplats: Kommunhuset\nordförande: Anna Ek\nsekreterare: Bo Lind\njusterare: [Holm]\n\
             närvarande: [{{ namn: Anna Ek, uppgift: ledamot }}, {{ namn: Cecilia Holm, uppgift: ledamot }}]\n\
             justering: {{ datum: 2026-03-19 }}\n\
             anslag: {{ anslaget: 2026-03-20, plats: Webbplatsen, förvaring: Kommunhuset }}\n\
             ärenden:\n  - rubrik: Rapport\n    behandling: information\n    bakgrund: |\n{filler}"
        );
        let pages = pages(&builder, &record);
        let page = |word: &str| pages.iter().position(|page| page.contains(word));
        assert_eq!(page("Bevis om anslag"), page("Namnförtydligande"), "{lines} lines before");
        moved += usize::from(page("Cecilia Holm, justerare") != page("Bevis om anslag"));
    }
    assert!(moved > 0, "it never came to stand at the foot of a page");
}

/// Minutes of one item, of so many lines, and what `said` says of it.
fn minutes_of(lines: usize, said: &str) -> String {
    let filler = "      Rad.\n\n".repeat(lines);
    format!(
        "format: 1\ntyp: protokoll\ntitel: Protokoll från kulturnämnden\nmyndighet: Älvnäs kommun\norgan: Kulturnämnden\n\
         datum: 2026-03-12\nplats: Kommunhuset\nordförande: Anna Ek\nsekreterare: Bo Lind\njusterare: [Holm]\n\
         närvarande: [{{ namn: Anna Ek, uppgift: ledamot }}, {{ namn: Cecilia Holm, uppgift: ledamot }}]\n\
         ärenden:\n  - rubrik: Rapport\n{said}    bakgrund: |\n{filler}"
    )
}

/// Demands that `first` and `second` are on one page of the minutes, however many lines stand before.
fn together_in_minutes(house: usize, said: &str, first: &str, second: &str) {
    let (name, style) = HOUSES[house];
    let builder = builder(name, style);
    let mut seen = BTreeSet::new();
    for lines in 1..48 {
        let pages = pages(&builder, &minutes_of(lines, said));
        let page = |word: &str| pages.iter().position(|page| page.contains(word));
        assert!(page(first).is_some() && page(first) == page(second), "{lines} lines before: {pages:#?}");
        seen.insert(page(first));
    }
    assert!(seen.len() > 1, "it never came to stand at the foot of a page");
}

#[test]
fn nobody_signs_on_another_page_than_the_others() {
    for house in 0..HOUSES.len() {
        together_in_minutes(house, "    behandling: information\n", "Justering", "Cecilia Holm, justerare");
    }
}

#[test]
fn who_gets_a_decision_is_not_told_on_a_page_alone() {
    let said = "    beslut: [att bevilja.]\n    skickas_till: [Sökanden, Miljönämnden]\n    reservationer: [{ av: [Holm], text: till förmån för avslag. }]\n";
    let listed = "    beslut: [att bevilja., att meddela sökanden.]\n    skickas_till: [Sökanden, Miljönämnden]\n";
    for house in 0..HOUSES.len() {
        together_in_minutes(house, said, "Cecilia Holm reserverar sig", "Beslutet skickas till");
        together_in_minutes(house, listed, "att meddela sökanden", "Beslutet skickas till");
    }
}

#[test]
fn who_gets_a_decision_is_not_told_on_a_page_alone_after_a_table_literal_text_or_a_list_with_its_line() {
    let table =
        "Tabell: Ramar\n\n        | År | Kronor |\n        |---|--:|\n        | 2026 | 100 |\n        | 2027 | 120 |";
    let code = "```\n        Första raden\n        120\n        ```";
    let list = "beviljas:\n\n        - sökanden\n        - 120";
    for last in [table, code, list] {
        let said = format!("    beslut:\n      - |\n        att\n\n        {last}\n    skickas_till: [Miljönämnden]\n");
        together_in_minutes(0, &said, "120", "Beslutet skickas till");
    }
}

#[test]
fn who_gets_an_authoritys_decision_is_not_told_on_a_page_alone() {
    let appendix = "bilagor: [{ titel: Karta }]\n";
    for (house, said, before) in [(0, "", "överklagas enligt"), (1, "", "överklagas enligt"), (0, appendix, "Karta")]
    {
        let (name, style) = HOUSES[house];
        let builder = builder(name, style);
        let mut seen = BTreeSet::new();
        for lines in 8..40 {
            let filler = "  Rad.\n\n".repeat(lines);
            let record = format!(
                "format: 1\ntyp: beslut\ntitel: Beslut om bidrag\nmyndighet: Exempelverket\ndatum: 2026-03-12\n\
                 beslutsfattare: [{{ namn: Anna Ek, roll: enhetschef }}]\nparter: [Föreningen]\nbeslut: [Föreningen får bidraget.]\n\
                 överklagande: {{ slag: får inte överklagas, lagrum: 5 § förordningen (2026:1) }}\n\
                 skickas_till: [Föreningen]\n{said}skäl: |\n{filler}"
            );
            let pages = pages(&builder, &record);
            let page = |word: &str| pages.iter().position(|page| page.contains(word));
            assert!(page(before).is_some() && page(before) == page("skickas till"), "{lines} lines before: {pages:#?}");
            seen.insert(page(before));
        }
        assert!(seen.len() > 1, "it never came to stand at the foot of a page");
    }
}

#[test]
fn more_who_sign_than_a_page_holds_go_on_on_the_next_below_the_heading() {
    let (name, style) = HOUSES[1];
    let builder = builder(name, style);
    let names: Vec<String> = (1..=14).map(|number| format!("Namn Nummer{number:02}")).collect();
    let present: Vec<String> = names.iter().map(|name| format!(", {{ namn: {name}, uppgift: ledamot }}")).collect();
    let present = present.concat();
    let record = minutes_of(3, "    behandling: information\n")
        .replace("justerare: [Holm]", &format!("justerare: [{}]", names.join(", ")))
        .replace("Holm, uppgift: ledamot }", &format!("Holm, uppgift: ledamot }}{present}"));
    let pages = pages(&builder, &record);
    let page = |word: &str| pages.iter().position(|page| page.contains(word));
    assert_eq!(page("Justering"), page("Bo Lind, sekreterare"), "{pages:#?}");
    assert_eq!(page("Justering"), page("Rapport"), "it begins where there is room: {pages:#?}");
    assert_eq!(page("Telefonväxel"), page("Namn Nummer14, justerare"), "{pages:#?}");
    assert!(page("Namn Nummer14, justerare").is_some_and(|last| Some(last) > page("Justering")), "{pages:#?}");
}

#[test]
fn a_picture_has_the_same_number_in_all_formats_beside_a_logotype() {
    let (name, style) = HOUSES[1];
    let mut builder = builder(name, style);
    builder.logotype = Some(Image {
        alt: "Exempelverkets logotyp".to_owned(),
        data: include_bytes!("../../tests/cases/documents/diagram.png").to_vec(),
        format: ImageFormat::Png,
        size: (16, 8),
        logotype: true,
    });
    let beside = Directory::new(Some(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documents"))));
    let record = include_bytes!("../../tests/cases/documents/picture.yaml");
    let job = Job::new("post.yaml", record, Format::Yaml, &beside);
    let outcome = builder.build(&job, &[Output::Pdf, Output::Docx], Standard::A2aUa1);
    assert!(!outcome.has_errors(), "{:?}", outcome.diagnostics);
}

#[test]
fn an_extract_cannot_refer_to_a_table_that_it_leaves_out() {
    let (name, style) = HOUSES[1];
    let builder = builder(name, style);
    let beside = Directory::new(Some(PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/documents"))));
    let record = include_str!("../../tests/cases/documents/references-to-tables.yaml");
    let record = record.replace("[tabellen över utfallet](#tabell-3)", "[röstningen](#tabell-2)");
    let told = |items: &[RangeInclusive<u32>]| {
        let edition = Edition { kind: Some(DocumentType::Extract), items, ..Edition::default() };
        let job = Job { edition, ..Job::new("post.yaml", record.as_bytes(), Format::Yaml, &beside) };
        let outcome = builder.build(&job, &[Output::Text], Standard::A2aUa1);
        let faults = outcome.diagnostics.iter().map(|fault| fault.message.sv.clone());
        faults.collect::<Vec<_>>()
    };
    assert_eq!(told(&[46..=47]), [""; 0]);
    assert_eq!(told(&[47..=47]), ["länken leder till tabell 2, som inte är med i den här handlingen"]);
}
