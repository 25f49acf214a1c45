//! Which files a build writes: settled, and found free of clashes, before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::input;
use super::inputs::{Inputs, is_there, recalled, taken};
use super::misuse::Misuse;
use super::recall;
use crate::batch::plan::OWN;
use crate::batch::{self, Shard, Store};
use crate::build::Output;
use crate::meeting::Variant;
use crate::message;
use crate::output::Machine;

/// What a record from standard input is called where it becomes a file.
const STDIN_STEM: &str = "protokoll";

/// What a record may turn out to have: nobody has read it yet.
const VARIANTS: [Option<Variant>; 3] = [None, Some(Variant::Public), Some(Variant::Internal)];

/// Where a record's documents go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// To files.
    Files(batch::Target),
    /// To standard output, one document.
    Stdout,
}

/// Settles where each of `files` goes.
/// `suffix` is added to the record's name: other documents of a record lie beside its own.
pub(super) fn settle(
    files: &[PathBuf],
    into: Option<&Path>,
    suffix: &str,
    outputs: &[Output],
) -> Result<Vec<Target>, Misuse> {
    input::no_two_from_stdin(files)?;
    if into.is_some_and(input::is_stdin) {
        return to_stdout(files, outputs);
    }
    if let Some(directory) = into {
        is_directory(directory)?;
    }
    let targets: Vec<Target> = files.iter().map(|file| target(file, into, suffix)).collect::<Result<_, _>>()?;
    no_two_alike(files, &targets)?;
    no_record_overwritten(files, &targets, outputs)?;
    no_input_overwritten(files, &targets, outputs)?;
    Ok(targets)
}

fn to_stdout(files: &[PathBuf], outputs: &[Output]) -> Result<Vec<Target>, Misuse> {
    if let ([_], [_]) = (files, outputs) {
        return Ok(vec![Target::Stdout]);
    }
    Err(Misuse::new(message!(
        "till standard ut (-o -) går bara en post i ett format",
        "only one record in one format can go to standard output (-o -)"
    ))
    .hint(message!("ange formatet: -f pdf", "name the format: -f pdf")))
}

fn is_directory(directory: &Path) -> Result<(), Misuse> {
    let name = directory.display();
    let extension = directory.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    let looks_like_file = Output::ALL.iter().any(|output| extension.eq_ignore_ascii_case(output.extension()));
    if directory.is_dir() || (!directory.exists() && !looks_like_file) {
        return Ok(());
    }
    let misuse = Misuse::new(message!("\"{name}\" är ingen katalog", "\"{name}\" is no directory"));
    Err(misuse.hint(message!(
        "-o anger katalogen; filerna får postens namn och -f väljer format",
        "-o names the directory; the files get the record's name, and -f chooses the formats"
    )))
}

fn target(file: &Path, into: Option<&Path>, suffix: &str) -> Result<Target, Misuse> {
    let stdin = input::is_stdin(file);
    let directory = match (into, stdin) {
        (Some(directory), _) => directory.to_owned(),
        (None, false) => file.parent().map(Path::to_owned).unwrap_or_default(),
        (None, true) => {
            let misuse = Misuse::new(message!(
                "en post från standard in (-) behöver en katalog att skrivas till",
                "a record from standard input (-) needs a directory to go to"
            ));
            return Err(misuse.hint(message!(
                "lägg till \"-o KATALOG\", eller \"-o - -f pdf\" för standard ut",
                "add \"-o DIR\", or \"-o - -f pdf\" for standard output"
            )));
        }
    };
    // What has no name is a directory, and will be found to be none that could be read.
    let name = if stdin { Some(OsStr::new(STDIN_STEM)) } else { file.file_stem() };
    let mut stem = name.map(OsString::from).unwrap_or_default();
    stem.push(suffix);
    Ok(Target::Files(batch::Target { directory, stem }))
}

/// Two records must not become the same files, one lost under the other. Which are records, and have two variants, is looked up only where that counts.
fn no_two_alike(files: &[PathBuf], targets: &[Target]) -> Result<(), Misuse> {
    alike(files, targets, &|_| true, &|_| true).or_else(|_| alike(files, targets, &may_vary, &may_be_record))
}

fn alike(
    files: &[PathBuf],
    targets: &[Target],
    may_vary: &dyn Fn(&Path) -> bool,
    may_be_record: &dyn Fn(&Path) -> bool,
) -> Result<(), Misuse> {
    let mut taken: BTreeMap<(PathBuf, OsString), &Path> = BTreeMap::new();
    for (file, target) in files.iter().zip(targets) {
        let Target::Files(target) = target else { continue };
        if !may_be_record(file) {
            continue;
        }
        let variants = VARIANTS.into_iter().filter(|variant| variant.is_none() || may_vary(file));
        let stems: Vec<OsString> = variants.map(|variant| target.stem(variant)).collect();
        let place = |stem: &OsString| (real(&target.directory), batch::folded(stem));
        let clash = stems.iter().find_map(|stem| taken.get(&place(stem)).map(|other| (*other, stem)));
        let Some((other, stem)) = clash else {
            taken.extend(stems.iter().map(|stem| (place(stem), file.as_path())));
            continue;
        };
        let (first, second, name) = (other.display(), file.display(), stem.display());
        if real(other) == real(file) {
            return Err(Misuse::new(message!("\"{second}\" är angiven två gånger", "\"{second}\" is given twice")));
        }
        let misuse = Misuse::new(message!(
            "\"{first}\" och \"{second}\" skulle bli samma filer: {name}",
            "\"{first}\" and \"{second}\" would become the same files: {name}"
        ));
        return Err(misuse.hint(message!(
            "bygg dem var för sig i olika kataloger, eller byt namn på den ena",
            "build them one by one into different directories, or rename one of them"
        )));
    }
    Ok(())
}

/// Whether a record may have two variants. One that cannot be read now may be had when its turn comes.
fn may_vary(file: &Path) -> bool {
    input::is_stdin(file)
        || input::read(file, &mut std::io::empty()).map_or(true, |record| batch::may_vary(&record.bytes))
}

/// Whether documents may come of a file. A register has none, and what it lacks as a record is told when its turn comes.
fn may_be_record(file: &Path) -> bool {
    input::is_stdin(file) || input::read(file, &mut std::io::empty()).map_or(true, |record| batch::is_record(&record))
}

/// A document must not take the place of a record.
fn no_record_overwritten(files: &[PathBuf], targets: &[Target], outputs: &[Output]) -> Result<(), Misuse> {
    let records: Vec<PathBuf> = files.iter().filter(|file| !input::is_stdin(file)).map(|file| real(file)).collect();
    let files = targets.iter().filter_map(|target| match target {
        Target::Files(files) => Some(files),
        Target::Stdout => None,
    });
    for path in files.flat_map(|files| {
        VARIANTS.into_iter().flat_map(move |variant| outputs.iter().map(move |output| files.file(*output, variant)))
    }) {
        if records.contains(&real(&path)) {
            let name = path.display();
            let misuse = Misuse::new(message!(
                "posten \"{name}\" skulle skrivas över av handlingen",
                "the record \"{name}\" would be overwritten by the document"
            ));
            return Err(misuse.hint(message!(
                "byt ändelse på posten till .yaml, eller ange en annan katalog med -o",
                "change the record's extension to .yaml, or name another directory with -o"
            )));
        }
    }
    Ok(())
}

/// The files that records name and that are called as documents are. What cannot be read is told of when its turn comes.
pub(super) fn inputs(files: &[PathBuf], outputs: &[Output]) -> Inputs {
    let mut inputs = Inputs::default();
    for file in files.iter().filter(|file| !input::is_stdin(file)) {
        if let Ok(record) = input::read(file, &mut std::io::empty()) {
            inputs.add(&file.display().to_string(), &record, outputs);
        }
    }
    inputs
}

/// Adds what records of an archive name, or named, of other records than those that are given: where documents lie beside those, a signed original does so too.
/// Nothing is looked up where there is nothing to be lost.
fn archived(inputs: &mut Inputs, targets: &[Target], outputs: &[Output]) {
    let mut archives = BTreeSet::new();
    for target in targets {
        let Target::Files(files) = target else { continue };
        let mut all = VARIANTS.into_iter().flat_map(|variant| outputs.iter().map(move |output| (*output, variant)));
        if all.any(|(output, variant)| is_there(&files.file(output, variant))) {
            let directory = real(&files.directory);
            archives.extend(directory.ancestors().find(|above| above.join(OWN).is_dir()).map(Path::to_owned));
        }
    }
    for archive in archives {
        let store = Store::new(&Machine, &archive, Shard::WHOLE);
        recall::add(inputs, &store, &recall::roots(&store, &archive, None), &|_| None);
    }
}

/// A document must not take the place of a file that a record names.
fn no_input_overwritten(files: &[PathBuf], targets: &[Target], outputs: &[Output]) -> Result<(), Misuse> {
    let mut inputs = inputs(files, outputs);
    archived(&mut inputs, targets, outputs);
    for (file, target) in files.iter().zip(targets) {
        let Target::Files(target) = target else { continue };
        let of = |variant| outputs.iter().map(move |output| target.file(*output, variant));
        let lost = |variants: &[Option<Variant>]| {
            let mut files = variants.iter().flat_map(|variant| of(*variant)).filter(|file| is_there(file));
            files.find_map(|file| Some((inputs.named_by(&file)?.to_owned(), file)))
        };
        // Of a record that has no variants they take nobody's place.
        if let Some((by, path)) = lost(&[None]).or_else(|| lost(&VARIANTS).filter(|_| may_vary(file))) {
            let (fault, hint) = taken(&file.display().to_string(), &path, &by);
            let misuse = Misuse::new(fault).hint(hint);
            return Err(if inputs.is_recalled(&path) { misuse.hint(recalled(&by)) } else { misuse });
        }
    }
    Ok(())
}

/// The one path of what may be named in many ways; as it stands for what does not exist.
pub(super) fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
