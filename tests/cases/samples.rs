//! What holds for every record in `samples/`: nothing to register, a file there is a case.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use libtest_mimic::{Failed, Trial};
use protokollant::build::{Artifact, Builder, Job, Outcome, Output};
use protokollant::diagnostic::{Diagnostics, Lang, Severity, render};
use protokollant::document::parity::Outline;
use protokollant::markdown::{self, Markdown};
use protokollant::meeting::{Edition, Variant};
use protokollant::pdf::Standard;
use protokollant::record::register::Registered;
use protokollant::source::{self, Scalar, Sources};
use protokollant::{accessibility, docx, html, pdf, record, template};

use crate::expected::verdict;
use crate::failed;
use crate::support::{self, Record};

/// The published notes, word for word: a paragraph a line, without the dashes of its lists and mended where its pages broke.
const SEED: &str = "sakrad-2024-06-04.yaml";

/// Standards in which every sample is made, with what a registry will see of each.
const STANDARDS: &[(Standard, &str)] = &[
    (Standard::A2aUa1, "PDF/A-2A PDF/UA-1"),
    (Standard::A1a, "PDF/A-1A"),
    (Standard::A3aUa1, "PDF/A-3A PDF/UA-1"),
    (Standard::Plain, "none"),
];

/// The trials of every sample, and those of all together.
pub(crate) fn trials(builder: &Arc<Builder>) -> Vec<Trial> {
    let samples = match records("samples") {
        Ok(samples) if samples.is_empty() => return vec![failed("samples", "there is no sample".to_owned())],
        Ok(samples) => samples,
        Err(reason) => return vec![failed("samples", reason)],
    };
    let mut trials = Vec::new();
    for path in samples {
        let name = support::file_name(&path);
        let mut trial = |title: &str, test: fn(&Record, &Builder) -> Result<(), String>| {
            let (path, builder) = (path.clone(), Arc::clone(builder));
            let run = move || Ok(test(&read(&path)?, &builder)?);
            trials.push(Trial::test(format!("{name}: {title}"), run).with_kind("samples"));
        };
        trial(
            "is built in every format and house style without an error, for Word without a remark on access",
            no_errors,
        );
        trial("is marked with the standard asked for", marked);
        trial("says in every format what was written, in order", says_all);
        if name == SEED {
            trial("holds the published text word for word, in order", seed);
        }
    }
    let builder = Arc::clone(builder);
    let orders = move || same_bytes_in_any_order(&builder).map_err(Failed::from);
    trials.push(
        Trial::test("the same bytes again, and by any number of threads in any order", orders).with_kind("samples"),
    );
    trials
}

fn records(folder: &str) -> Result<Vec<PathBuf>, String> {
    let mut files = support::entries(&support::folder(folder))?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "json"));
    Ok(files)
}

fn read(path: &Path) -> Result<Record, String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().map(Path::to_owned);
    Record::new(&support::file_name(path), bytes, folder).ok_or_else(|| format!("{} is no record", path.display()))
}

/// Builds the document that holds everything: of a record without secrets its only one.
fn build(record: &Record, builder: &Builder, standard: Standard) -> Result<Vec<Artifact>, String> {
    build_variant(record, builder, standard, Variant::Internal)
}

fn build_variant(
    record: &Record,
    builder: &Builder,
    standard: Standard,
    variant: Variant,
) -> Result<Vec<Artifact>, String> {
    let edition = Edition { variant: Some(variant), ..Edition::default() };
    let job = Job { edition, ..record.job() };
    let Outcome { sources, diagnostics, artifacts, .. } = builder.build(&job, &Output::ALL, standard);
    let errors: Vec<_> = diagnostics.into_iter().filter(|fault| fault.severity == Severity::Error).collect();
    if errors.is_empty() { Ok(artifacts) } else { Err(render::human(&errors, &sources, Lang::En, false)) }
}

fn bytes(artifacts: &[Artifact], output: Output) -> Result<&[u8], String> {
    let found = artifacts.iter().find(|artifact| artifact.output == output);
    found.map(|artifact| artifact.bytes.as_slice()).ok_or_else(|| format!("there is no {}", output.extension()))
}

fn no_errors(record: &Record, _: &Builder) -> Result<(), String> {
    for (house, variant) in template::HOUSES.iter().flat_map(|(house, _)| Variant::ALL.map(|variant| (house, variant)))
    {
        let artifacts = build_variant(record, &support::builder(house)?, Standard::A2aUa1, variant)?;
        let made: Vec<Output> = artifacts.iter().map(|artifact| artifact.output).collect();
        if made != Output::ALL {
            return Err(format!("{house}: made {made:?}"));
        }
        let mut sources = Sources::new();
        let faults = accessibility::check(&record.name, bytes(&artifacts, Output::Docx)?, &mut sources);
        if !faults.is_empty() {
            return Err(render::human(&faults, &sources, Lang::En, false));
        }
    }
    Ok(())
}

fn marked(record: &Record, builder: &Builder) -> Result<(), String> {
    for (standard, expected) in STANDARDS {
        let artifacts = build(record, builder, *standard)?;
        let info = pdf::read::info(bytes(&artifacts, Output::Pdf)?).map_err(|error| error.to_string())?;
        let archive = info.pdfa.map(|pdfa| format!("PDF/A-{}{}", pdfa.part, pdfa.conformance));
        let access = info.pdfua.map(|part| format!("PDF/UA-{part}"));
        let found = [archive, access].into_iter().flatten().collect::<Vec<_>>().join(" ");
        let found = if found.is_empty() { "none" } else { &found };
        if found != *expected {
            return Err(format!("{standard:?} is marked as {found} instead of {expected}"));
        }
    }
    Ok(())
}

/// What each format with structure says, read back out of its bytes.
fn outlines(artifacts: &[Artifact]) -> Result<BTreeMap<&'static str, Outline>, String> {
    let tags = pdf::read::tags(bytes(artifacts, Output::Pdf)?).map_err(|error| error.to_string())?;
    let page = String::from_utf8_lossy(bytes(artifacts, Output::Html)?);
    Ok(BTreeMap::from([
        ("pdf", pdf::read::outline(&tags)),
        ("docx", docx::outline(bytes(artifacts, Output::Docx)?).map_err(|error| error.to_string())?),
        ("html", html::outline(&page).map_err(|error| error.to_string())?),
    ]))
}

/// The words of title, headings and texts, as they were typed: typography may change what stands between words, never a word.
fn says_all(record: &Record, builder: &Builder) -> Result<(), String> {
    let job = record.job();
    let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
    let (_, node) = source::read(job.name, job.bytes, job.format, &mut sources, &mut cx);
    let node = node.ok_or("no tree")?;
    let written = record::read(&node, &Registered::Unnamed, &mut cx).ok_or("no record")?;
    let mut typed = Typed::default();
    typed.line(&written.title.as_ref().ok_or("no title")?.value);
    typed.prose(written.introduction, written.lang.tag());
    typed.sections(&written.sections, written.lang.tag());
    typed.body.append(&mut typed.notes);
    if typed.body.is_empty() {
        return Err("the record says nothing".to_owned());
    }
    verdict(outlines(&build(record, builder, Standard::A2aUa1)?)?.iter().map(|(format, outline)| {
        let mut said = outline.items.iter().flat_map(|item| letters(&item.text));
        let lost = typed.body.iter().find(|word| !said.any(|said| said == **word))?;
        Some(format!("{format} lacks \"{lost}\", or has it in another place"))
    }))
}

#[derive(Default)]
struct Typed {
    body: Vec<String>,
    /// The words of footnotes, which every format has last.
    notes: Vec<String>,
}

impl Typed {
    fn line(&mut self, line: &str) {
        self.body.extend(letters(line).map(str::to_owned));
    }

    fn prose(&mut self, text: Option<&Scalar>, lang: &str) {
        let Some(text) = text else { return };
        let as_typed = |words: &str, _: Option<char>, _: Option<char>, _: &str| words.to_owned();
        let options = markdown::Options { lang, adjust: &as_typed };
        let Markdown { blocks, notes } = markdown::parse(text, &options, &mut Diagnostics::new());
        let words = |blocks| {
            let part = Markdown { blocks, notes: Vec::new() };
            part.texts().iter().flat_map(|run| letters(run.text())).map(str::to_owned).collect::<Vec<_>>()
        };
        self.body.extend(words(blocks));
        self.notes.extend(notes.into_iter().flat_map(words));
    }

    fn sections(&mut self, sections: &[record::Section<'_>], lang: &str) {
        for section in sections {
            if let Some(heading) = &section.heading {
                self.line(&heading.value);
            }
            let lang = section.lang.as_ref().map_or(lang, |own| &own.value);
            self.prose(section.text, lang);
            self.sections(&section.sections, lang);
        }
    }
}

/// Runs of letters and digits.
fn letters(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Each paragraph of the published text stands whole in one item of each format, in order.
fn seed(record: &Record, builder: &Builder) -> Result<(), String> {
    let file = support::folder("tests/cases/seed-words.txt");
    let published = fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
    verdict(outlines(&build(record, builder, Standard::A2aUa1)?)?.iter().map(|(format, outline)| {
        let mut items = outline.items.iter().map(|item| plain(&item.text));
        let lost = published.lines().find(|line| !items.any(|item| item.contains(&plain(line))))?;
        Some(format!("{format} lacks this paragraph, or has it in another place: {lost}"))
    }))
}

/// A text without what typography changes: the kinds of spaces and of dashes.
fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace('–', "-")
}

/// Builds all samples and all documents of the cases one after the other, then backwards by four threads.
fn same_bytes_in_any_order(builder: &Builder) -> Result<(), String> {
    let mut records = Vec::new();
    for path in records_of_all()? {
        records.push((support::file_name(&path), read(&path)?));
    }
    let one_by_one =
        records.iter().map(|(_, record)| build(record, builder, Standard::A2aUa1)).collect::<Result<Vec<_>, _>>()?;
    let queue = Mutex::new((0..records.len()).collect::<Vec<_>>());
    let next = || queue.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let work = || {
        let mut complaints = Vec::new();
        while let Some(index) = next() {
            let (Some((name, record)), Some(expected)) = (records.get(index), one_by_one.get(index)) else { continue };
            match build(record, builder, Standard::A2aUa1) {
                Ok(again) if again == *expected => {}
                Ok(_) => complaints.push(format!("{name}: other bytes")),
                Err(reason) => complaints.push(format!("{name}: {reason}")),
            }
        }
        complaints
    };
    let complaints = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        let lost = |_| vec!["a thread panicked".to_owned()];
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_else(lost)).collect::<Vec<_>>()
    });
    verdict(complaints.into_iter().map(Some))
}

fn records_of_all() -> Result<Vec<PathBuf>, String> {
    let mut all = records("samples")?;
    all.extend(records("tests/cases/documents")?);
    Ok(all)
}
