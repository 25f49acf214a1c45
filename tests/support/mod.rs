//! What the tests that build records share.

use std::path::{Path, PathBuf};

use protokollant::build::{Builder, Job};
use protokollant::diagnostic::{Diagnostics, Lang, render};
use protokollant::source::{Directory, Format, Sources};
use protokollant::template::{self, Engine, Overrides};

/// The house style that the tests build with.
pub(crate) const HOUSE: &str = "regeringskansliet";

/// A builder with what the program carries, and the house style of that name.
pub(crate) fn builder(house: &str) -> Result<Builder, String> {
    let mut sources = Sources::new();
    let mut cx = Diagnostics::new();
    let known = template::HOUSES.iter().find(|(name, _)| *name == house);
    let (_, text) = known.ok_or_else(|| format!("there is no house style {house}"))?;
    let engine = Engine::new(&Overrides::new(), &[], &mut sources, &mut cx);
    let house = protokollant::house::read("house.yaml", text.as_bytes(), &mut sources, &mut cx);
    match (engine, house) {
        (Some(engine), Some(house)) => Ok(Builder::new(engine, house)),
        _ => Err(render::human(cx.as_slice(), &sources, Lang::En, false)),
    }
}

/// A record of the tests, read from its file.
pub(crate) struct Record {
    /// The file's name, without its folder.
    pub(crate) name: String,
    /// Its bytes.
    pub(crate) bytes: Vec<u8>,
    format: Format,
    beside: Directory,
}

impl Record {
    /// A record of that name with the files that it names beside it. `None` if the name ends neither in `.yaml` nor in `.json`.
    pub(crate) fn new(name: &str, bytes: Vec<u8>, folder: Option<PathBuf>) -> Option<Self> {
        let format = match Path::new(name).extension()?.to_str()? {
            "yaml" => Format::Yaml,
            "json" => Format::Json,
            _ => return None,
        };
        let beside = Directory::new(folder);
        Some(Self { name: name.to_owned(), bytes, format, beside })
    }

    /// What a builder is asked to build.
    pub(crate) fn job(&self) -> Job<'_> {
        Job::new(&self.name, &self.bytes, self.format, &self.beside)
    }
}

/// A folder of the package.
pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// What is in a folder, in the order of the names.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let read = || -> std::io::Result<Vec<PathBuf>> {
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect()
    };
    let mut paths = read().map_err(|error| format!("{}: {error}", folder.display()))?;
    paths.sort();
    Ok(paths)
}

/// The name of a file without its folder.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
