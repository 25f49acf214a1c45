//! `package`: a record becomes the package that goes to the registry.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use super::bilingual::both;
use super::build::unwritable;
use super::choice::one_of;
use super::explain::{first_error, pointer};
use super::input;
use super::inspect::files;
use super::locked;
use super::misuse::Misuse;
use super::product::ProductOptions;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::Surroundings;
use crate::batch::{Request, Settings};
use crate::build::{Builder, Facts, Job, Outcome, Output, watch_package};
use crate::collection::lock;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, render};
use crate::filing::{self, Filing, Profile};
use crate::meeting::Variant;
use crate::message;
use crate::output::{Publication, publish_directory, publish_file};
use crate::pdf::Standard;
use crate::record;
use crate::source::{Directory, SourceFile, Sources};
use crate::zipped::unzipped;

#[derive(Args, Clone, Debug)]
pub(super) struct PackageOptions {
    #[arg(
        required = true,
        value_name = both!("FIL", "FILE"),
        help = both!("Poster i YAML eller JSON; - är standard in", "Records in YAML or JSON; - is standard input")
    )]
    files: Vec<PathBuf>,
    #[arg(
        short = 'o',
        long = "output",
        required = true,
        value_name = both!("KATALOG", "DIR"),
        help = both!(
            "Katalog där paketen läggs, vart och ett under eget namn",
            "Directory into which the packages are put, each under a name of its own"
        )
    )]
    into: PathBuf,
    #[arg(
        long,
        value_name = both!("PROFIL", "PROFILE"),
        default_value = "registrator",
        value_parser = one_of(&Profile::ALL, Profile::word),
        help = both!(
            "För vem: registrator (om inget anges), arkiv (E-ARK SIP enligt FGS Paketstruktur 2.0)",
            "For whom: registrator (the registrar, if none is given), arkiv (the archive: E-ARK SIP as FGS Paketstruktur 2.0 has it)"
        )
    )]
    profile: Profile,
    #[arg(
        long,
        help = both!("Lägg varje paket i en zipfil", "Put each package into a ZIP file")
    )]
    zip: bool,
    #[command(flatten)]
    product: ProductOptions,
    #[command(flatten)]
    style: StyleOptions,
}

impl PackageOptions {
    /// What is to be made of each record, the PDF first and always: without it there is nothing to file.
    fn settings(&self) -> Result<Settings, Misuse> {
        let mut settings = self.product.settings_or(&[Output::Pdf, Output::Docx])?;
        let asked = settings.outputs;
        let is_made = |output: &Output| *output == Output::Pdf || asked.contains(output);
        settings.outputs = Output::ALL.into_iter().filter(is_made).collect();
        // The registry and the archive keep everything; a public package is made when it is asked for.
        settings.variant = settings.variant.or(Some(Variant::Internal));
        Ok(settings)
    }
}

pub(super) fn run(options: &PackageOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let settings = options.settings()?;
    input::no_two_from_stdin(&options.files)?;
    let equipment = options.style.equip();
    streams.tell(&render::human(&equipment.diagnostics, &equipment.sources, around.lang, around.colour_err));
    let Some(builder) = equipment.builder else { return Ok(Status::Failed) };
    let (mut status, mut written, mut first) = (Status::Done, 0_usize, None);
    for file in &options.files {
        let (faults, sources, path) = match input::read(file, streams.input) {
            Ok(record) => packed(&record, file, (options, &settings), &builder),
            Err(fault) => (vec![*fault], Sources::new(), None),
        };
        streams.tell(&render::human(&faults, &sources, around.lang, around.colour_err));
        if let Some(path) = path {
            writeln!(streams.out, "{}", path.display())?;
            written += 1;
        }
        status = status.max(Status::of(&faults));
        first = first.or(first_error(&faults));
    }
    if let Some(code) = first {
        streams.tell(&pointer(code, around));
    }
    streams.tell(&match written {
        0 => around.word("inga paket skrevs\n", "no packages were written\n").to_owned(),
        1 => around.word("1 paket finns\n", "1 package is there\n").to_owned(),
        many => format!("{many} {}\n", around.word("paket finns", "packages are there")),
    });
    Ok(status)
}

/// Makes a record's package and puts it in its place. Gives what is wrong, and where the package is.
fn packed(
    record: &Request,
    file: &Path,
    (options, settings): (&PackageOptions, &Settings),
    builder: &Builder,
) -> (Vec<Diagnostic>, Sources, Option<PathBuf>) {
    let beside = Directory::new(record.directory.clone());
    let &Settings { in_word, on_approved_machine, standard, .. } = settings;
    let edition = settings.edition();
    let own = Job::new(&record.name, &record.bytes, record.format, &beside);
    let job = Job { edition, in_word, on_approved_machine, ..own };
    let mut outcome = builder.build(&job, &settings.outputs, standard);
    // What lies around the record is no business of the report: it changes, and the package shall not.
    let mut around = Vec::new();
    let mut path = None;
    if let Some(facts) = &outcome.facts {
        let approved = facts.meeting.status == record::Status::Approved;
        let at = facts.meeting.status_at.unwrap_or(facts.meeting.kind_span);
        around = locked::locked(file, &record.bytes, approved, at, &mut outcome.sources);
        if facts.leaves_out() && options.profile == Profile::Archive {
            let fault = message!(
                "arkivpaketet innehåller posten, som säger mer än handlingen",
                "the package for the archive holds the record, which says more than the document"
            );
            let hint = message!(
                "gör det av den interna handlingen, med alla namn: --variant intern, utan --roles",
                "make it of the internal document, with all names: --variant intern, without --roles"
            );
            around.push(Diagnostic::new(Code::SecrecyLeak, fault).at(facts.meeting.kind_span).hint(hint));
        }
        around.extend(unnamed(&options.into, facts));
        if Status::of(&around) == Status::Done {
            match published(record, (options, standard), builder, facts, &outcome) {
                Ok(published) => path = Some(published),
                Err(fault) => around.push(*fault),
            }
        }
    }
    outcome.diagnostics.extend(around);
    (outcome.diagnostics, outcome.sources, path)
}

/// Puts a record's package in its place.
fn published(
    record: &Request,
    (options, standard): (&PackageOptions, Standard),
    builder: &Builder,
    facts: &Facts,
    outcome: &Outcome,
) -> Result<PathBuf, Box<Diagnostic>> {
    let package = filing::package(
        &Filing {
            facts,
            artifacts: &outcome.artifacts,
            standard,
            record: Some((&record.bytes, record.format)),
            diagnostics: &outcome.diagnostics,
            sources: &outcome.sources,
            ingredients: builder.engine.ingredients(),
        },
        options.profile,
    )
    .map_err(|fault| Box::new(Diagnostic::new(Code::Parity, fault)))?;
    watch_package(facts, &package)?;
    let path = options.into.join(&package.name);
    let other = there(&path);
    if !other.is_empty() && other != package.files {
        let is_directory = path.is_dir();
        return Err(Box::new(taken(&if is_directory { path } else { zipped(&path) }, facts)));
    }
    let (path, publication) = if options.zip {
        let bytes = package.zip().map_err(|reason| {
            let fault = message!("paketet går inte att zippa: {reason}", "the package cannot be zipped: {reason}");
            Box::new(Diagnostic::new(Code::OutWrite, fault))
        })?;
        let path = zipped(&path);
        let publication = publish_file(&path, &bytes);
        (path, publication)
    } else {
        let publication = publish_directory(&path, &package.files);
        (path, publication)
    };
    match publication.map_err(|error| Box::new(unwritable(&error)))? {
        Publication::New | Publication::Same => Ok(path),
        Publication::Other => Err(Box::new(taken(&path, facts))),
    }
}

/// What is said where another package has the name already.
fn taken(path: &Path, facts: &Facts) -> Diagnostic {
    let name = path.display();
    let fault =
        message!("\"{name}\" finns redan, med något annat i", "\"{name}\" exists already, with something else in it");
    let next = facts.meeting.version + 1;
    Diagnostic::new(Code::PackageExists, fault).at(facts.meeting.kind_span).hint(message!(
        "har handlingen ändrats, skriv \"version: {next}\" och \"ersätter\" i posten; är det en annan handling, välj en annan katalog med -o",
        "if the document was changed, write \"version: {next}\" and \"ersätter\" in the record; if it is another document, choose another directory with -o"
    ))
}

/// The files of a package that is there, as a directory or as a ZIP: `path` is without the extension. Nothing, where there is none.
fn there(path: &Path) -> Vec<(String, Vec<u8>)> {
    let directory = files(path).unwrap_or_default();
    if !directory.is_empty() {
        return directory;
    }
    let zip = fs::read(zipped(path)).ok().and_then(|bytes| unzipped(&bytes));
    zip.map(filing::without_directory).unwrap_or_default()
}

/// The path of a package's ZIP.
fn zipped(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".zip");
    name.into()
}

/// A later version names the file that it replaces by its checksum. Where that file's package is at hand, the checksum must be right.
fn unnamed(into: &Path, facts: &Facts) -> Option<Diagnostic> {
    let meeting = &facts.meeting;
    // What leaves something out names no checksum: it would be that of a document which does not.
    if meeting.version == 1 || meeting.foretells || facts.leaves_out() {
        return None;
    }
    let replaced = meeting.replaces.as_ref();
    let number = replaced.map_or(meeting.version - 1, |replaced| replaced.version);
    let before = there(&into.join(filing::name(facts, number)));
    let sums = before.iter().find(|(name, _)| name == filing::SUMS);
    let sums = sums.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let lines =
        lock::parse(&sums, Sources::new().add(SourceFile::new(filing::SUMS, sums.clone())), &mut Diagnostics::new());
    let at = replaced.map_or(meeting.kind_span, |replaced| replaced.span);
    let written = replaced.and_then(|replaced| replaced.sha256.as_deref());
    let pdf = lines.iter().find(|line| Path::new(&line.name).file_name().is_some_and(|name| name == "handling.pdf"));
    let fault = match written {
        None => message!(
            "version {} anger inte kontrollsumman för version {number}, som den ersätter",
            "version {} does not give the checksum of version {number}, which it replaces"; meeting.version, meeting.version
        ),
        Some(written) if lines.is_empty() || lines.iter().any(|line| line.digest.eq_ignore_ascii_case(written)) => {
            return None;
        }
        Some(_) => message!(
            "kontrollsumman under \"ersätter\" hör till ingen fil i paketet med version {number}",
            "the checksum under \"ersätter\" is of no file in the package of version {number}"
        ),
    };
    let hint = match pdf {
        Some(line) => {
            let digest = &line.digest;
            message!(
                "skriv ersätter: {{ version: {number}, sha256: \"{digest}\" }}",
                "write ersätter: {{ version: {number}, sha256: \"{digest}\" }}"
            )
        }
        None => message!(
            "kontrollsumman står i det förra paketets {}, på raden för handling.pdf",
            "the checksum is in the {} of the package before, on the line of handling.pdf"; filing::SUMS, filing::SUMS
        ),
    };
    let fault = Diagnostic::new(Code::PackageVersion, fault).at(at).hint(hint);
    // Of a version that was made elsewhere nobody may have the file any more.
    Some(if lines.is_empty() { Diagnostic { severity: Severity::Warning, ..fault } } else { fault })
}
