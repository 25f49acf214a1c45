//! The Word file beside the PDF: every sample, in every house style, is laid out by LibreOffice and measured line by line against our
//! pages. A sample fails if it has more pages or fewer, if a page ends more than two lines earlier or later, or if a line of a page that
//! begins alike stands elsewhere on the sheet. LibreOffice has none of the house's fonts: it shows those that go along in the file.
//!
//! What was measured stays in `target/tmp/pages/HOUSE/SAMPLE.txt`. With `PICTURES` set, a picture of each page beside the other is made
//! there too.

mod compare;
#[path = "../support/editions.rs"]
mod editions;
mod measure;
mod office;
mod picture;
mod samples;
#[expect(dead_code, reason = "other tests need the rest of it")]
#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Arguments, Failed, Trial};
use protokollant::template::HOUSES;
use samples::Sample;

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let samples = match samples::samples() {
        Ok(samples) if !samples.is_empty() => samples,
        Ok(_) => return broken(&arguments, "there is no sample"),
        Err(reason) => return broken(&arguments, &reason),
    };
    let names: Vec<(String, String)> = HOUSES
        .iter()
        .flat_map(|(house, _)| samples.iter().map(|sample| ((*house).to_owned(), sample.name.clone())))
        .collect();
    let exhibits = Arc::new((samples, OnceLock::new()));
    let mut trials = Vec::new();
    for (number, (house, name)) in names.into_iter().enumerate() {
        let exhibits = Arc::clone(&exhibits);
        let kind = house.clone();
        trials.push(
            Trial::test(name, move || {
                let (samples, laid_out) = &*exhibits;
                let made = laid_out.get_or_init(|| lay_out(samples)).as_ref().map_err(Failed::from)?;
                alike(&made[number]).map_err(Failed::from)
            })
            .with_kind(kind),
        );
    }
    trials.push(Trial::test("a machine without the fonts shows others if they do not go along", other_fonts));
    trials.push(Trial::test("a line elsewhere, a page too many, a break three lines off", compare::finds_faults));
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn broken(arguments: &Arguments, reason: &str) -> ExitCode {
    let reason = reason.to_owned();
    libtest_mimic::run(arguments, vec![Trial::test("samples", move || Err(Failed::from(reason)))]).exit_code()
}

/// A sample in one house style, as both sides lay it out.
struct Exhibit {
    /// From the upper edge of the sheet to the text, in points: what stands above is the running header.
    top: f64,
    pdf: PathBuf,
    word: PathBuf,
}

/// Builds all samples in all house styles, and has LibreOffice lay out the Word files.
fn lay_out(samples: &[Sample]) -> Result<Vec<Exhibit>, String> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pages");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let mut exhibits = Vec::new();
    for (house, _) in HOUSES {
        let builder = support::builder(house)?;
        let own = folder.join(house);
        fs::create_dir_all(&own).map_err(|error| format!("{}: {error}", own.display()))?;
        let top = builder.house.page.top.pt();
        for sample in samples {
            sample.build(house, &[], &own)?;
            let word = own.join("word").join(format!("{}.pdf", sample.name));
            exhibits.push(Exhibit { top, pdf: own.join(format!("{}.pdf", sample.name)), word });
        }
    }
    HOUSES.iter().try_for_each(|(house, _)| office::lay_out(&folder.join(house)))?;
    Ok(exhibits)
}

/// Without its fonts the Word file is set in others: what `alike` sees of the fonts is what the file brought.
fn other_fonts() -> Result<(), Failed> {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR"))?;
    let samples = samples::samples()?;
    let sample = samples.first().ok_or("there is no sample")?;
    sample.build("neutral", &["--without-fonts"], folder.path())?;
    office::lay_out(folder.path())?;
    let pages = |folder: &Path| office::families(&folder.join(format!("{}.pdf", sample.name)));
    let (own, there) = (pages(folder.path())?, pages(&folder.path().join("word"))?);
    if own == there { Err(Failed::from(format!("this machine has {own:?}"))) } else { Ok(()) }
}

/// Whether both sides are alike; what was measured is written beside the PDF.
#[expect(clippy::disallowed_methods, reason = "this is no build, and cargo has no flag for it")]
fn alike(exhibit: &Exhibit) -> Result<(), String> {
    let ours = measure::pages(&exhibit.pdf, exhibit.top)?;
    let words = measure::pages(&exhibit.word, exhibit.top)?;
    let mut compared = compare::compare(&ours, &words);
    let report = exhibit.pdf.with_extension("txt");
    fs::write(&report, &compared.report).map_err(|error| format!("{}: {error}", report.display()))?;
    if std::env::var_os("PICTURES").is_some() {
        picture::side_by_side(&exhibit.pdf, &exhibit.word)?;
    }
    let (own, there) = (office::families(&exhibit.pdf)?, office::families(&exhibit.word)?);
    if own != there {
        compared.faults.push(format!("the PDF is set in {own:?}, Word in {there:?}"));
    }
    if compared.faults.is_empty() {
        Ok(())
    } else {
        Err(format!("{}\n\n{}", compared.faults.join("\n"), compared.report))
    }
}
