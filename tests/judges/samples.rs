//! Every sample before every judge.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use libtest_mimic::{Failed, Trial};

use crate::editions::EDITIONS;
use crate::failed;
use crate::judge::JUDGES;
use crate::panel::{Case, Panel};
use crate::tool;

/// The ways in which a sample is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Build {
    /// All formats as they come without further options; the PDF is PDF/A-2a and PDF/UA-1.
    Standard,
    /// The PDF as PDF/A-1a.
    PdfA1a,
    /// The PDF as PDF/A-3a, with the record attached.
    PdfA3a,
    /// The package for the registrar.
    Package,
    /// The package for the archive.
    Archive,
}

impl Build {
    fn folder(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::PdfA1a => "a-1a",
            Self::PdfA3a => "a-3a",
            Self::Package => "package",
            Self::Archive => "archive",
        }
    }

    fn command(self) -> &'static str {
        match self {
            Self::Standard | Self::PdfA1a | Self::PdfA3a => "build",
            Self::Package | Self::Archive => "package",
        }
    }

    fn arguments(self) -> &'static [&'static str] {
        match self {
            Self::Standard => &["-f", "pdf,docx,html,txt"],
            Self::PdfA1a => &["-f", "pdf", "--pdf", "a-1a"],
            Self::PdfA3a => &["-f", "pdf", "--pdf", "a-3a"],
            Self::Package => &["-f", "docx,html,txt"],
            Self::Archive => &["--profile", "arkiv"],
        }
    }
}

/// Records of `tests/cases/documents` that hold what no sample does: a list of contents.
const CASES: [&str; 1] = ["memorandum-with-contents.yaml"];

/// The option that says whether secrets are masked.
const VARIANT: &str = "--variant";

/// A record that is built when a judge first asks for it.
struct Sample {
    name: String,
    record: PathBuf,
    /// Which document is made of it, if not its own.
    edition: &'static [&'static str],
    standard: OnceLock<Result<(), String>>,
    pdf_a1a: OnceLock<Result<(), String>>,
    pdf_a3a: OnceLock<Result<(), String>>,
    package: OnceLock<Result<(), String>>,
    archive: OnceLock<Result<(), String>>,
}

impl Sample {
    fn new(record: PathBuf, edition: &'static [&'static str]) -> Self {
        let mut name = record.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for word in edition.iter().filter(|word| !word.starts_with('-')) {
            name = format!("{name} {word}");
        }
        let not_yet = OnceLock::new;
        Self {
            name,
            record,
            edition,
            standard: not_yet(),
            pdf_a1a: not_yet(),
            pdf_a3a: not_yet(),
            package: not_yet(),
            archive: not_yet(),
        }
    }

    /// The document with this extension, as `build` makes it; a package has none.
    fn document(&self, build: Build, extension: &str) -> Result<PathBuf, String> {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("judged").join(&self.name).join(build.folder());
        let outcome = match build {
            Build::Standard => &self.standard,
            Build::PdfA1a => &self.pdf_a1a,
            Build::PdfA3a => &self.pdf_a3a,
            Build::Package => &self.package,
            Build::Archive => &self.archive,
        };
        outcome.get_or_init(|| self.build(build, &folder)).clone()?;
        let made = tool::entries(&folder)?;
        let of_that_kind = |path: &PathBuf| path.extension().unwrap_or_default() == extension;
        let document = made.into_iter().find(of_that_kind);
        document.ok_or_else(|| format!("no {extension} was made in {}", folder.display()))
    }

    fn build(&self, build: Build, folder: &Path) -> Result<(), String> {
        // What an earlier run left behind must not be judged.
        if folder.exists() {
            fs::remove_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        }
        fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut protokollant = tool::command(env!("CARGO_BIN_EXE_protokollant"));
        protokollant
            .arg(build.command())
            .arg(&self.record)
            .arg("-o")
            .arg(folder)
            .args(build.arguments())
            .args(self.edition);
        if build == Build::PdfA3a && !self.edition.contains(&VARIANT) {
            // A record that holds secrets goes with its internal document alone.
            protokollant.args([VARIANT, "intern"]);
        }
        tool::run_well(&mut protokollant).map(drop)
    }
}

/// One trial for each sample, judge and aspect.
pub(crate) fn trials() -> Vec<Trial> {
    let samples = match samples() {
        Ok(samples) if samples.is_empty() => return vec![failed("samples", "there is no sample".to_owned())],
        Ok(samples) => samples,
        Err(reason) => return vec![failed("samples", reason)],
    };
    JUDGES
        .iter()
        .flat_map(|judge| {
            let mut names = Vec::new();
            let mut cases = Vec::new();
            for sample in &samples {
                for exhibit in judge.exhibits {
                    names.push(format!("{}, {}, {}", sample.name, exhibit.build.folder(), exhibit.aspect));
                    let (build, extension) = (exhibit.build, exhibit.extension);
                    let sample = Arc::clone(sample);
                    let bring = Box::new(move || sample.document(build, extension));
                    cases.push(Case { aspect: exhibit.aspect, bring });
                }
            }
            let panel = Arc::new(Panel::new(judge, cases));
            names.into_iter().enumerate().map(move |(number, name)| {
                let panel = Arc::clone(&panel);
                Trial::test(name, move || acquitted(&panel, number)).with_kind(judge.name)
            })
        })
        .collect()
}

fn samples() -> Result<Vec<Arc<Sample>>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    let mut records = tool::entries(&folder)?;
    records.retain(|path| matches!(path.extension().and_then(OsStr::to_str), Some("yaml" | "json")));
    let mut samples: Vec<_> = records.iter().map(|record| Arc::new(Sample::new(record.clone(), &[]))).collect();
    for (name, edition) in EDITIONS {
        let record = folder.join(name);
        if !records.contains(&record) {
            return Err(format!("{name} is no sample"));
        }
        samples.push(Arc::new(Sample::new(record, edition)));
    }
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/documents");
    samples.extend(CASES.iter().map(|name| Arc::new(Sample::new(cases.join(name), &[]))));
    Ok(samples)
}

fn acquitted(panel: &Panel, number: usize) -> Result<(), Failed> {
    let complaints = panel.verdict(number)?.complaints();
    if complaints.is_empty() { Ok(()) } else { Err(Failed::from(complaints.join("\n"))) }
}
