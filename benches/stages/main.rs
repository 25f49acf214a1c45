//! How long each stage takes: on the seed sample (4 pages) and on a made-up record of 100 pages.
//!
//! ```text
//! taskset -c 0 cargo bench --bench stages              # on one core
//! taskset -c 0 cargo bench --bench stages -- compile   # only what has this in its name
//! ```
//!
//! Each stage starts as it does for a record that the process has not seen: the engine's cache is emptied before every
//! iteration, and the stages before it are run again, outside the measured time. [`whole`] is all of it for one more record
//! in a process that has its fonts and templates; [`start`] is what comes before that, once in a process.
//!
//! `docs/speed.md` says what to make of it.

#[allow(dead_code, reason = "archives of other records are made up for runs")]
mod corpus;

use std::fmt;

use divan::{Bencher, black_box};
use protokollant::build::{Builder, Job, Output};
use protokollant::diagnostic::Diagnostics;
use protokollant::document::{Document, Metadata, Origin, lower, parity};
use protokollant::house::House;
use protokollant::meeting::{self, Edition, Meeting};
use protokollant::pdf::{self, Standard};
use protokollant::record::register::Registered;
use protokollant::source::Directory;
use protokollant::source::{self, FileId, Format, Node, Sources};
use protokollant::template::{Compiled, Engine, HOUSES, Input, Overrides, Words};
use protokollant::{docx, house, html, record, text};

fn main() {
    divan::main();
}

/// A record to be measured.
#[derive(Clone, Copy)]
enum Case {
    Seed,
    HundredPages,
}

const CASES: [Case; 2] = [Case::Seed, Case::HundredPages];

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Seed => "seed",
            Self::HundredPages => "100 pages",
        })
    }
}

impl Case {
    fn record(self) -> String {
        match self {
            Self::Seed => corpus::SEED.to_owned(),
            Self::HundredPages => corpus::hundred_pages(),
        }
    }
}

/// Nothing that an earlier iteration worked out is there for the next.
fn forget() {
    typst::comemo::evict(0);
}

/// The first house style that a record of the government offices is set in.
fn house_style() -> House {
    let (name, text) =
        HOUSES.iter().find(|(name, _)| *name == "regeringskansliet").expect("the house style is carried");
    house::read(name, text.as_bytes(), &mut Sources::new(), &mut Diagnostics::new()).expect("the house style is right")
}

fn engine() -> Engine {
    Engine::new(&Overrides::new(), &[], &mut Sources::new(), &mut Diagnostics::new()).expect("the templates are right")
}

fn read(record: &str, sources: &mut Sources) -> (FileId, Node) {
    let (file, node) = source::read("record.yaml", record.as_bytes(), Format::Yaml, sources, &mut Diagnostics::new());
    (file, node.expect("the record is YAML"))
}

fn check(node: &Node) -> Meeting {
    let mut cx = Diagnostics::new();
    let record = record::read(node, &Registered::Unnamed, &mut cx).expect("the record is one");
    meeting::check(&record, Edition::default(), &Directory::new(None), &mut cx).expect("the record is right")
}

/// All that stands before a stage: the record as each stage before it leaves it.
struct Bench {
    engine: Engine,
    house: House,
    record: String,
    file: FileId,
    meeting: Meeting,
    metadata: Metadata,
}

impl Bench {
    fn new(case: Case) -> Self {
        let record = case.record();
        let (file, node) = read(&record, &mut Sources::new());
        let meeting = check(&node);
        let metadata = Metadata {
            title: meeting.title.clone().unwrap_or_default(),
            lang: meeting.lang.tag().to_owned(),
            authors: Vec::new(),
            document_type: "Minnesanteckningar".to_owned(),
            authority: meeting.authority.clone(),
            department: meeting.department.clone(),
            unit: meeting.unit.clone(),
            registry_number: None,
            date: Some(meeting.days.0),
            description: String::new(),
            keywords: Vec::new(),
            status: "Färdig".to_owned(),
            version: 1,
            identifier: "bench".to_owned(),
            origin: Origin::default(),
        };
        Self { engine: engine(), house: house_style(), record, file, meeting, metadata }
    }

    fn input(&self) -> Input<'_> {
        Input {
            meeting: &self.meeting,
            metadata: &self.metadata,
            house: &self.house,
            logotype: None,
            record: self.file,
            checksum: None,
            attachments: &[],
        }
    }

    /// Sources in which the record is the file that the meeting's places point into.
    fn sources(&self) -> Sources {
        let mut sources = Sources::new();
        read(&self.record, &mut sources);
        sources
    }

    fn compile(&self) -> Compiled {
        forget();
        self.engine
            .compile(&self.input(), true, &mut self.sources(), &mut Diagnostics::new())
            .expect("the templates are right")
    }

    fn lower(&self, compiled: &Compiled) -> Document {
        lower::lower(&compiled.tree, self.metadata.clone(), &|_| None).expect("the tree has a form in every file")
    }

    fn document(&self) -> Document {
        self.lower(&self.compile())
    }

    fn pdf(&self, compiled: &Compiled) -> Vec<u8> {
        let pages = compiled.pages.as_ref().expect("they were asked for");
        pdf::pdf(pages, &self.metadata, Standard::A2aUa1).expect("the standard takes the document")
    }

    fn words(&self) -> &Words {
        self.engine.words(self.meeting.lang)
    }

    fn docx(&self, document: &Document, heading_pages: &[usize]) -> Vec<u8> {
        let options = docx::Options {
            faces: &self.engine.faces(&self.house),
            heading_pages,
            embed_fonts: self.house.fonts.embed,
            enclosures: &[],
            press: self.engine.press(),
        };
        docx::docx(document, &self.house, &options).expect("Word takes the document")
    }

    fn html(&self, document: &Document) -> String {
        let words = self.words();
        let words = html::Words {
            skip_link: words.skip_link.clone(),
            notes: words.notes.clone(),
            note: words.note.clone(),
            back_to_text: words.back_to_text.clone(),
            table_region: words.table_region.clone(),
        };
        html::html(document, &self.house, &words)
    }
}

/// Fonts, templates and house style: once in a process.
#[divan::bench]
fn start() -> Builder {
    Builder::new(engine(), house_style())
}

/// From bytes to files, all formats, each read back: one more record in the process.
#[divan::bench(args = CASES, sample_size = 1)]
fn whole(bencher: Bencher, case: Case) {
    let builder = start();
    let record = case.record();
    let nowhere = Directory::new(None);
    let job = Job::new("record.yaml", record.as_bytes(), Format::Yaml, &nowhere);
    bencher.with_inputs(forget).bench_local_values(|()| {
        let outcome = builder.build(&job, &[Output::Pdf, Output::Docx, Output::Html], Standard::A2aUa1);
        assert!(!outcome.has_errors(), "the record is right");
        outcome
    });
}

mod understand {
    use super::{Bencher, CASES, Case, Sources, black_box};

    /// YAML to a tree with places.
    #[divan::bench(args = CASES)]
    fn read(bencher: Bencher, case: Case) {
        let record = case.record();
        bencher.bench_local(|| super::read(black_box(&record), &mut Sources::new()));
    }

    /// The tree to a meeting: its form, its Markdown, all rules.
    #[divan::bench(args = CASES)]
    fn check(bencher: Bencher, case: Case) {
        let (_, node) = super::read(&case.record(), &mut Sources::new());
        bencher.bench_local(|| super::check(black_box(&node)));
    }
}

mod compile {
    use super::{Bench, Bencher, CASES, Case, Diagnostics, forget};

    /// Typst to pages.
    #[divan::bench(args = CASES, sample_size = 1)]
    fn pages(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let mut sources = bench.sources();
        bencher.with_inputs(forget).bench_local_values(|()| {
            bench.engine.pages(&bench.input(), &mut sources, &mut Diagnostics::new()).expect("the templates are right")
        });
    }

    /// Typst to the tree, without pages before it.
    #[divan::bench(args = CASES, sample_size = 1)]
    fn tree(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let mut sources = bench.sources();
        bencher.with_inputs(forget).bench_local_values(|()| {
            bench.engine.tree(&bench.input(), &mut sources, &mut Diagnostics::new()).expect("the templates are right")
        });
    }

    /// Both, as for every record.
    #[divan::bench(args = CASES, sample_size = 1)]
    fn both(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let mut sources = bench.sources();
        bencher.with_inputs(forget).bench_local_values(|()| {
            bench
                .engine
                .compile(&bench.input(), true, &mut sources, &mut Diagnostics::new())
                .expect("the templates are right")
        });
    }

    /// Typst's tree to ours.
    #[divan::bench(args = CASES)]
    fn lower(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let compiled = bench.compile();
        bencher.bench_local(|| bench.lower(&compiled));
    }
}

mod write {
    use super::{Bench, Bencher, CASES, Case, text};

    /// Pages to PDF/A-2a and PDF/UA-1. The pages are new each time: the engine remembers what it worked out about them.
    #[divan::bench(args = CASES, sample_size = 1)]
    fn pdf(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        bencher.with_inputs(|| bench.compile()).bench_local_refs(|compiled| bench.pdf(compiled));
    }

    #[divan::bench(args = CASES)]
    fn docx(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let (document, pages) = (bench.document(), bench.compile().heading_pages());
        bencher.bench_local(|| bench.docx(&document, &pages));
    }

    #[divan::bench(args = CASES)]
    fn html(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let document = bench.document();
        bencher.bench_local(|| bench.html(&document));
    }

    #[divan::bench(args = CASES)]
    fn text(bencher: Bencher, case: Case) {
        let document = Bench::new(case).document();
        bencher.bench_local(|| text::text(&document, 76));
    }
}

/// Reading the finished files back, which every build does.
mod prove {
    use super::{Bench, Bencher, CASES, Case, docx, html, parity, pdf};

    /// What the files are held against.
    #[divan::bench(args = CASES)]
    fn tree(bencher: Bencher, case: Case) {
        let document = Bench::new(case).document();
        bencher.bench_local(|| parity::outline(&document));
    }

    #[divan::bench(args = CASES)]
    fn pdf(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let bytes = bench.pdf(&bench.compile());
        bencher.bench_local(|| pdf::read::outline(&pdf::read::tags(&bytes).expect("the file is tagged")));
    }

    #[divan::bench(args = CASES)]
    fn docx(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let bytes = bench.docx(&bench.document(), &bench.compile().heading_pages());
        bencher.bench_local(|| docx::outline(&bytes).expect("the file is whole"));
    }

    #[divan::bench(args = CASES)]
    fn html(bencher: Bencher, case: Case) {
        let bench = Bench::new(case);
        let page = bench.html(&bench.document());
        bencher.bench_local(|| html::outline(&page).expect("the page is whole"));
    }
}

/// The public document of a record with secrets, and what looking for them costs.
mod secrets {
    use std::path::Path;

    use divan::{Bencher, black_box};
    use protokollant::build::{Builder, Job, Outcome, Output};
    use protokollant::meeting::{Edition, Variant};
    use protokollant::pdf::Standard;
    use protokollant::source::{Directory, Format};

    use super::{engine, forget, house_style};

    const RECORD: &str = include_str!("../../samples/protokoll-individutskottet-2026-04-16.yaml");

    fn build(builder: &Builder, variant: Variant) -> Outcome {
        let beside = Directory::new(Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("samples")));
        let edition = Edition { variant: Some(variant), ..Edition::default() };
        let job = Job { edition, ..Job::new("record.yaml", RECORD.as_bytes(), Format::Yaml, &beside) };
        let outcome = builder.build(&job, &Output::ALL, Standard::A2aUa1);
        assert!(!outcome.has_errors(), "the sample is right");
        outcome
    }

    /// All of one more record, all four formats: the internal document has nothing to look for.
    #[divan::bench(args = ["internal", "public"], sample_size = 1)]
    fn whole(bencher: Bencher, variant: &str) {
        let builder = Builder::new(engine(), house_style());
        let variant = if variant == "public" { Variant::Public } else { Variant::Internal };
        bencher.with_inputs(forget).bench_local_values(|()| build(&builder, variant));
    }

    /// Looking through one finished file.
    #[divan::bench(args = ["pdf", "docx", "html", "txt"])]
    fn look(bencher: Bencher, file: &str) {
        let builder = Builder::new(engine(), house_style());
        let outcome = build(&builder, Variant::Public);
        let watch = outcome.facts.and_then(|facts| facts.watch).expect("there are secrets");
        let found = outcome.artifacts.iter().find(|artifact| artifact.output.extension() == file);
        let bytes = black_box(&found.expect("it was asked for").bytes);
        let faces = builder.engine.faces(&builder.house);
        bencher.bench_local(|| match file {
            "pdf" => watch.pdf(bytes),
            "docx" => watch.word(bytes, &faces),
            name => watch.file(name, bytes),
        });
    }
}
