//! What holds for every record there can be: records are made up, damaged and mixed by chance, and nothing may break.
//!
//! Each property is tried with a usual number of cases, and `PROPTEST_CASES` multiplies it: 256 is the usual number, 2560 ten
//! times as many. What a property has once failed with is kept in `regressions/`, and tried first from then on.

mod corpus;
mod damage;
mod masked;
mod post;
#[path = "../../fuzz/subjects.rs"]
mod subjects;
#[path = "../support/mod.rs"]
mod support;
mod text;

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::io::{Cursor, Read as _};

use proptest::prelude::*;
use proptest::test_runner::{Config, FileFailurePersistence, RngSeed, TestCaseResult, TestRunner};
use protokollant::build::{self, Builder, Job, Outcome, Output};
use protokollant::diagnostic::catalogue::{self, Family};
use protokollant::diagnostic::{Code, Diagnostic, Lang, Severity, render};
use protokollant::meeting::{Edition, Variant};
use protokollant::pdf::Standard;

use support::Record;

/// Faults that nobody's record is to blame for.
const OUR_OWN: &[Code] = &[Code::Tpl, Code::Hse, Code::PdfStandard, Code::Parity, Code::OutWrite];

/// What `PROPTEST_CASES` stands for where nobody has set it.
const USUAL_CASES: u32 = 256;

/// Tries a property. `regressions` is the file for what it has failed with.
fn try_all<S>(usual: u32, regressions: &'static str, cases: &S, property: impl Fn(S::Value) -> TestCaseResult)
where
    S: Strategy,
    S::Value: Debug,
{
    // The default has read the environment.
    let default = Config::default();
    let config = Config {
        cases: in_proportion(usual, default.cases),
        // The usual run tries the same everywhere, so that a change is never blamed for what chance found. Whoever asks for more cases,
        // or for a seed, gets others.
        rng_seed: match default.rng_seed {
            RngSeed::Random if default.cases == USUAL_CASES => RngSeed::Fixed(1),
            asked => asked,
        },
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        source_file: Some(file!()),
        max_shrink_iters: 200,
        ..default
    };
    if let Err(failure) = TestRunner::new(config).run(cases, property) {
        panic!("{failure}");
    }
}

fn in_proportion(usual: u32, asked: u32) -> u32 {
    (usual * asked).div_ceil(USUAL_CASES)
}

fn builder() -> Builder {
    support::builder(support::HOUSE).expect("the program's own house style")
}

/// A record with the pictures of the samples beside it.
fn record(name: &str, bytes: Vec<u8>) -> Record {
    Record::new(name, bytes, Some(support::folder("samples"))).expect("a name that ends in yaml or json")
}

fn told(outcome: &Outcome) -> String {
    render::human(&outcome.diagnostics, &outcome.sources, Lang::Sv, false)
}

/// Builds a record in all formats: it becomes all of them or none, and in that case the record is to blame.
fn build_or_refuse(builder: &Builder, record: &Record) -> Result<Outcome, TestCaseError> {
    let outcome = builder.build(&record.job(), &Output::ALL, Standard::A2aUa1);
    let ours: Vec<_> = outcome.diagnostics.iter().filter(|fault| OUR_OWN.contains(&fault.code)).cloned().collect();
    let shown = render::human(&ours, &outcome.sources, Lang::Sv, false);
    prop_assert!(ours.is_empty(), "a fault of the program's own:\n{shown}");
    let made = outcome.artifacts.len();
    prop_assert_eq!(made, if outcome.has_errors() { 0 } else { Output::ALL.len() }, "{}", told(&outcome));
    Ok(outcome)
}

#[test]
fn any_text_in_any_field_is_built_alike_in_all_formats_or_refused_with_a_reason() {
    let builder = builder();
    let (built, refused) = (Cell::new(0), RefCell::new(BTreeMap::new()));
    try_all(100, "tests/properties/regressions/texts.txt", &post::posts(), |post| {
        let outcome = build_or_refuse(&builder, &record("post.json", post.into_bytes()))?;
        built.set(built.get() + usize::from(!outcome.has_errors()));
        let faults = outcome.diagnostics.iter().filter(|fault| fault.severity == Severity::Error);
        for code in faults.map(|fault| fault.code).collect::<BTreeSet<Code>>() {
            *refused.borrow_mut().entry(code).or_insert(0) += 1;
        }
        Ok(())
    });
    let (built, refused) = (built.get(), refused.into_inner());
    assert!(
        built >= 20,
        "only {built} made-up records were built, too few to prove anything; refused were {refused:?}"
    );
}

#[test]
fn a_plan_finds_what_a_build_finds() {
    let builder = builder();
    let lacking = Cell::new(0);
    try_all(40, "tests/properties/regressions/plans.txt", &post::posts(), |post| {
        // Every other has a letter that no font has.
        let strange = |title: &str| format!("{title} \u{6f22}");
        let mut post: serde_json::Value = serde_json::from_str(&post).expect("a record in JSON");
        let title = post["titel"].as_str().filter(|title| title.len() % 2 == 0).map(strange);
        if let Some(title) = title {
            post["titel"] = title.into();
        }
        let post = post.to_string();
        let record = record("post.json", post.into_bytes());
        let planned = builder.build(&record.job(), &[], Standard::A2aUa1);
        let built = builder.build(&record.job(), &Output::ALL, Standard::A2aUa1);
        // What only finished files show is not the plan's.
        let known = |outcome: &Outcome| {
            let faults = outcome.diagnostics.iter().filter(|fault| fault.code != Code::PdfNudge);
            render::human(&faults.cloned().collect::<Vec<_>>(), &outcome.sources, Lang::Sv, false)
        };
        prop_assert_eq!(known(&planned), known(&built));
        let lacks = built.diagnostics.iter().any(|fault| fault.code == Code::FntGlyph);
        lacking.set(lacking.get() + usize::from(lacks));
        Ok(())
    });
    assert!(lacking.get() >= 3, "only {} had a letter that no font has", lacking.get());
}

#[test]
fn the_same_pdf_is_made_twice() {
    let builder = builder();
    try_all(16, "tests/properties/regressions/pdf.txt", &post::posts(), |post| {
        let record = record("post.json", post.into_bytes());
        let make = || builder.build(&record.job(), &[Output::Pdf], Standard::A2aUa1);
        let (first, second) = (make(), make());
        prop_assert!(first.artifacts == second.artifacts, "two files of the same record differ");
        prop_assert_eq!(told(&first), told(&second));
        Ok(())
    });
}

/// All that can be read in a file, without the program's own search for secrets: bytes, unpacked parts, and their words without markup.
fn legible(output: Output, bytes: &[u8]) -> String {
    let mut all = String::from_utf8_lossy(bytes).into_owned();
    if output == Output::Docx {
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a Word file");
        for index in 0..archive.len() {
            let mut part = archive.by_index(index).expect("a part");
            let mut unpacked = Vec::new();
            part.read_to_end(&mut unpacked).expect("a part that can be read");
            all.push_str(&String::from_utf8_lossy(&unpacked));
        }
    }
    if output == Output::Pdf {
        for part in protokollant::pdf::read::parts(bytes).expect("a PDF").parts {
            all.push_str(&part.texts.join("\n"));
            all.push_str(&String::from_utf8_lossy(&part.bytes));
        }
    }
    let tag = |rest: &str| rest.split_once('>').map_or("", |(_, words)| words).to_owned();
    let words: String = all.split('<').map(tag).collect();
    (all + &words).to_lowercase()
}

#[test]
fn no_word_of_a_secret_is_in_any_public_file_and_none_of_its_bytes_depends_on_one() {
    let builder = builder();
    let (built, refused) = (Cell::new(0), RefCell::new(BTreeMap::new()));
    try_all(6, "tests/properties/regressions/masked.txt", &masked::records(), |masked| {
        let [record, other] = masked.records.clone().map(|text| record("post.json", text.into_bytes()));
        for record in [&record, &other] {
            let faults = build::check(&record.job()).diagnostics;
            if let Some(fault) = faults.iter().find(|fault| fault.severity == Severity::Error) {
                *refused.borrow_mut().entry(fault.code).or_insert(0) += 1;
                return Ok(());
            }
        }
        built.set(built.get() + 1);
        let public = build_or_refuse(&builder, &record)?;
        prop_assert!(!public.has_errors(), "{}", told(&public));
        prop_assert_eq!(public.about.as_ref().and_then(|about| about.variant), Some(Variant::Public));
        for artifact in &public.artifacts {
            let legible = legible(artifact.output, &artifact.bytes);
            for word in &masked.words {
                prop_assert!(!legible.contains(&word.to_lowercase()), "{word} is in the public {:?}", artifact.output);
            }
            if artifact.output == Output::Text && !masked.shown.is_empty() {
                prop_assert!(
                    ["[maskat,", "[redacted,"].iter().any(|mask| legible.contains(mask)),
                    "no word is where something is masked"
                );
            }
        }
        // Byte for byte the same: so it is whenever it is built, too.
        let other = build_or_refuse(&builder, &other)?;
        for (first, second) in public.artifacts.iter().zip(&other.artifacts) {
            prop_assert!(first == second, "the public {:?} tells of the secret", first.output);
        }
        prop_assert_eq!(public.artifacts.len(), other.artifacts.len());
        let edition = Edition { variant: Some(Variant::Internal), ..Edition::default() };
        let internal = builder.build(&Job { edition, ..record.job() }, &[Output::Text], Standard::A2aUa1);
        prop_assert!(!internal.has_errors(), "{}", told(&internal));
        let text =
            internal.artifacts.iter().map(|artifact| legible(artifact.output, &artifact.bytes)).collect::<String>();
        for word in &masked.shown {
            prop_assert!(text.contains(&word.to_lowercase()), "{word} is not in the internal document:\n{text}");
        }
        Ok(())
    });
    let (built, refused) = (built.get(), refused.into_inner());
    assert!(
        built >= 4,
        "only {built} records with secrets were built, too few to prove anything; refused were {refused:?}"
    );
}

#[test]
fn any_bytes_are_built_or_refused() {
    let builder = builder();
    try_all(600, "tests/properties/regressions/bytes.txt", &(damage::names(), damage::bytes()), |(name, bytes)| {
        build_or_refuse(&builder, &record(name, bytes)).map(|_| ())
    });
}

#[test]
fn a_damaged_sample_is_judged_and_always_alike() {
    try_all(150, "tests/properties/regressions/judged.txt", &damage::samples(), |sample| {
        let record = record(&sample.name, sample.bytes);
        let (first, second) = (build::check(&record.job()), build::check(&record.job()));
        prop_assert_eq!(told(&first), told(&second));
        prop_assert_eq!(first.diagnostics, second.diagnostics);
        Ok(())
    });
}

/// Mends a record: what could be read can still be read, and to mend it once more changes nothing.
fn mend(record: &Record) -> TestCaseResult {
    let before = build::check(&record.job());
    let mended = build::mend(&record.job());
    prop_assert_eq!(mended.repairs.is_empty(), mended.bytes == record.bytes);
    let unread = |outcome: &Outcome| {
        let family = |fault: &Diagnostic| catalogue::family(fault.code) == Family::Source;
        outcome.diagnostics.iter().filter(|fault| family(fault)).count()
    };
    prop_assert!(unread(&mended.left) <= unread(&before), "{}\n{}", told(&before), told(&mended.left));
    let again = build::mend(&Job { bytes: &mended.bytes, ..record.job() });
    prop_assert!(again.bytes == mended.bytes, "mended twice: {:?}", again.repairs);
    Ok(())
}

#[test]
fn a_damaged_sample_can_be_mended_and_is_none_the_worse() {
    try_all(150, "tests/properties/regressions/mended.txt", &damage::samples(), |sample| {
        mend(&record(&sample.name, sample.bytes))
    });
}

#[test]
fn any_text_in_any_field_can_be_mended_and_is_none_the_worse() {
    try_all(80, "tests/properties/regressions/mended-texts.txt", &post::posts(), |post| {
        mend(&record("post.json", post.into_bytes()))
    });
}

#[test]
fn a_damaged_sample_is_built_or_refused() {
    let builder = builder();
    try_all(16, "tests/properties/regressions/samples.txt", &damage::samples(), |sample| {
        build_or_refuse(&builder, &record(&sample.name, sample.bytes)).map(|_| ())
    });
}
