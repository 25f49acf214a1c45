//! `build`: records become documents.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::explain::pointer;
use super::input::{self, is_locked, reason};
use super::inputs::{Inputs, is_there, mistaken, taken};
use super::locked;
use super::product::ProductOptions;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::Surroundings;
use super::targets::{self, Target};
use crate::batch::{Bench, Fault, Named, Product, Request, Settings, Voice, publish};
use crate::build::Builder;
use crate::diagnostic::{Code, Diagnostic, Severity, render};
use crate::message;
use crate::output::{Machine, WriteError};
use crate::source::{SourceFile, Sources, Span};

#[derive(Args, Clone, Debug)]
pub(super) struct BuildOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!("Poster i YAML eller JSON; - är standard in", "Records in YAML or JSON; - is standard input")
    )]
    pub(super) files: Vec<PathBuf>,
    #[arg(
        short = 'o',
        long = "output",
        value_name = both!("KATALOG", "DIR"),
        help = both!(
            "Katalog för filerna (om ingen anges, bredvid posten); - är standard ut",
            "Directory for the files (if none is given, beside the record); - is standard output"
        )
    )]
    into: Option<PathBuf>,
    #[command(flatten)]
    product: ProductOptions,
    #[command(flatten)]
    pub(super) style: StyleOptions,
}

impl BuildOptions {
    /// Where each record goes.
    pub(super) fn targets(&self) -> Result<Vec<Target>, Stop> {
        let settings = self.product.settings()?;
        Ok(targets::settle(&self.files, self.into.as_deref(), &settings.suffix(), &settings.outputs)?)
    }

    /// The files that the records name and that no document may take the place of, or be taken for.
    pub(super) fn inputs(&self) -> Result<Inputs, Stop> {
        Ok(targets::inputs(&self.files, &self.product.settings()?.outputs))
    }

    /// Whether the machine may handle security-classified records.
    pub(super) fn on_approved_machine(&self) -> bool {
        self.product.on_approved_machine()
    }

    /// Reads what all records are built with, and tells what is wrong with it; `None` if nothing can be built.
    pub(super) fn workshop(&self, around: Surroundings, streams: &mut Streams<'_>) -> Result<Option<Workshop>, Stop> {
        let settings = self.product.settings()?;
        let equipment = self.style.equip();
        streams.tell(&render::human(&equipment.diagnostics, &equipment.sources, around.lang, around.colour_err));
        let of_several = self.style.has_several();
        let own_house = self.style.own_house().filter(|_| !of_several).map(|directory| directory.display().to_string());
        Ok(equipment.builder.map(|builder| Workshop { builder, own_house, of_several, settings, around }))
    }
}

pub(super) fn run(options: &BuildOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let targets = options.targets()?;
    let Some(workshop) = options.workshop(around, streams)? else { return Ok(Status::Failed) };
    let (mut tally, inputs) = (Tally::default(), options.inputs()?);
    for (file, target) in options.files.iter().zip(&targets) {
        let made = match input::read(file, streams.input) {
            Ok(record) => workshop.make(&record, target, &inputs, streams)?,
            Err(fault) => workshop.refuse(&fault, streams),
        };
        tally.add(&made);
    }
    if let Some(code) = tally.total.first_error {
        streams.tell(&pointer(code, around));
    }
    if tally.total.status != Status::Done || targets != [Target::Stdout] {
        streams.tell(&tally.summary(around));
    }
    Ok(tally.total.status)
}

/// What documents are made in: everything but the record.
pub(super) struct Workshop {
    builder: Builder,
    /// The directory of the house style, where it is none that the program carries: a copy may have kept the name of its model.
    own_house: Option<String>,
    /// Whether each document gets its own of several house styles, which may differ in nothing but their versions.
    of_several: bool,
    settings: Settings,
    around: Surroundings,
}

/// What became of a record, or of several together.
pub(super) struct Made {
    status: Status,
    files: usize,
    errors: usize,
    warnings: usize,
    first_error: Option<Code>,
    /// The files that the record names, as far as it got with them.
    pub(super) named: Vec<Named>,
    /// Names of the house styles that the files are set in, or their directories.
    houses: BTreeSet<String>,
}

impl Made {
    fn of(faults: &[Fault]) -> Self {
        let of = |severity| faults.iter().filter(move |fault| fault.severity == severity).map(|fault| fault.code);
        Self {
            status: of(Severity::Error).map(Status::of_error).max().unwrap_or(Status::Done),
            files: 0,
            errors: of(Severity::Error).count(),
            warnings: of(Severity::Warning).count(),
            first_error: of(Severity::Error).next(),
            named: Vec::new(),
            houses: BTreeSet::new(),
        }
    }

    fn faults(&self, around: Surroundings) -> String {
        render::summary(self.errors, self.warnings, around.lang)
    }

    /// For people: how many files were written, and what was wrong.
    pub(super) fn summary(&self, around: Surroundings) -> String {
        let files = match self.files {
            0 => around.word("inga filer skrevs", "no files were written").to_owned(),
            1 => around.word("1 fil skrevs", "1 file was written").to_owned(),
            many => format!("{many} {}", around.word("filer skrevs", "files were written")),
        };
        let houses: Vec<&str> = self.houses.iter().map(String::as_str).collect();
        let files = match houses.as_slice() {
            [] => files,
            houses => format!("{files} {} {}", around.word("i husstil", "in house style"), houses.join(", ")),
        };
        match (self.errors, self.warnings) {
            (0, 0) => files,
            (0, _) => format!("{files}, {}", self.faults(around)),
            _ => format!("{files}: {}", self.faults(around)),
        }
    }
}

impl Workshop {
    /// Makes a record's documents and writes them; tells what is wrong, and gives the names of the files written. `inputs` are the files that this record and the
    /// others name.
    pub(super) fn make(
        &self,
        record: &Request,
        target: &Target,
        inputs: &Inputs,
        streams: &mut Streams<'_>,
    ) -> Result<Made, Stop> {
        let mut product = Bench::new(&self.builder, &self.settings, self.voice()).make(record);
        if record.directory.is_some() {
            let mut sources = Sources::new();
            let file = sources.add(SourceFile::new(&record.name, String::from_utf8_lossy(&record.bytes)));
            let path = Path::new(&record.name);
            let changed = locked::locked(path, &record.bytes, false, Span::new(file, 0..0), &mut sources);
            if !changed.is_empty() {
                // What was approved is made of what was approved, and of nothing else.
                product.artifacts.clear();
                product.tell(&changed, &sources, self.voice());
            }
        }
        let mut written = Vec::new();
        let variant = product.about.as_ref().and_then(|about| about.variant);
        if let Some(lost) = lost(record, &product, target, inputs) {
            product.artifacts.clear();
            product.tell(&[lost], &Sources::new(), self.voice());
        }
        match target {
            Target::Stdout => {
                for artifact in &product.artifacts {
                    streams.out.write_all(&artifact.bytes)?;
                }
            }
            Target::Files(target) => match publish(&product.artifacts, variant, target, &Machine, None) {
                Ok(files) => written = files,
                Err(error) => product.tell(&[unwritable(&error)], &Sources::new(), self.voice()),
            },
        }
        streams.tell(&product.told);
        for file in &written {
            writeln!(streams.out, "{}", file.display())?;
        }
        let house = product.about.map(|about| match &self.own_house {
            Some(directory) => directory.clone(),
            None if self.of_several => format!("{} {}", about.house, about.house_version),
            None => about.house,
        });
        let houses = house.into_iter().filter(|_| !written.is_empty()).collect();
        Ok(Made { files: written.len(), houses, named: product.named, ..Made::of(&product.faults) })
    }

    /// Tells that a record cannot be had.
    pub(super) fn refuse(&self, fault: &Diagnostic, streams: &mut Streams<'_>) -> Made {
        let product = Product::refused(fault, self.voice());
        streams.tell(&product.told);
        Made::of(&product.faults)
    }

    fn voice(&self) -> Voice {
        Voice { lang: self.around.lang, colour: self.around.colour_err, discreet: false }
    }
}

/// What is said of a document that would take the place of a file that a record names, or be taken for one. Where there was such a file before anything was
/// made, nothing has been: this one may have come since, or the record has come to name it.
fn lost(record: &Request, product: &Product, target: &Target, inputs: &Inputs) -> Option<Diagnostic> {
    let Target::Files(target) = target else { return None };
    let mut own = Inputs::default();
    for (named, directory) in product.named.iter().zip(record.directory.iter().cycle()) {
        own.insert(&record.name, &directory.join(&named.path));
    }
    let variant = product.about.as_ref().and_then(|about| about.variant);
    let mut files = product.artifacts.iter().map(|artifact| target.file(artifact.output, variant));
    let (file, by) = files.find_map(|file| {
        let by = own.named_by(&file).or_else(|| inputs.named_by(&file))?.to_owned();
        Some((file, by))
    })?;
    if !is_there(&file) {
        return Some(mistaken(&record.name, &file, &by));
    }
    let (fault, hint) = taken(&record.name, &file, &by);
    Some(Diagnostic::new(Code::BatClash, fault).hint(hint))
}

/// What to say of a file that cannot be written.
pub(super) fn unwritable(error: &WriteError) -> Diagnostic {
    let reason = reason(&error.source);
    let (name, sv, en) = (error.path.display(), &reason.sv, &reason.en);
    let directory = input::directory(&error.path);
    let fault = if directory.is_dir() {
        message!("\"{name}\" går inte att skriva: {sv}", "\"{name}\" cannot be written: {en}")
    } else {
        let name = directory.display();
        // That it does not exist is why it was to be made.
        if error.source.kind() == ErrorKind::NotFound {
            message!("katalogen \"{name}\" går inte att skapa", "the directory \"{name}\" cannot be made")
        } else {
            message!("katalogen \"{name}\" går inte att skapa: {sv}", "the directory \"{name}\" cannot be made: {en}")
        }
    };
    // Windows also says of a file that is open elsewhere that there is no permission.
    let may_be_open = match error.source.kind() {
        ErrorKind::PermissionDenied => cfg!(windows) && error.path.is_file(),
        kind => kind == ErrorKind::ResourceBusy || is_locked(&error.source),
    };
    let hint = if may_be_open {
        message!(
            "stäng filen om den är öppen i ett annat program, eller välj en annan katalog med -o",
            "close the file if it is open in another program, or choose another directory with -o"
        )
    } else if error.path.is_dir() {
        message!(
            "flytta katalogen som har filens namn, eller välj en annan plats med -o",
            "move the directory that has the file's name, or choose another place with -o"
        )
    } else {
        message!("välj en annan katalog med -o", "choose another directory with -o")
    };
    Diagnostic::new(Code::OutWrite, fault).hint(hint)
}

/// What became of all records.
struct Tally {
    records: usize,
    /// Of how many there are documents now.
    made: usize,
    total: Made,
}

impl Default for Tally {
    fn default() -> Self {
        Self { records: 0, made: 0, total: Made::of(&[]) }
    }
}

impl Tally {
    fn add(&mut self, made: &Made) {
        self.records += 1;
        self.made += usize::from(made.status == Status::Done);
        self.total.status = self.total.status.max(made.status);
        self.total.files += made.files;
        self.total.errors += made.errors;
        self.total.warnings += made.warnings;
        self.total.first_error = self.total.first_error.or(made.first_error);
        self.total.houses.extend(made.houses.iter().cloned());
    }

    /// One line for people.
    fn summary(&self, around: Surroundings) -> String {
        let Self { records, made, total } = self;
        let summary = total.summary(around);
        match (total.status, records) {
            (Status::Done, _) => format!("{}: {summary}\n", around.word("klart", "done")),
            (_, 1) => format!("{summary}\n"),
            _ => {
                let (of, became) =
                    (around.word("av", "of"), around.word("poster blev handlingar", "records became documents"));
                format!("{made} {of} {records} {became}; {summary}\n")
            }
        }
    }
}
