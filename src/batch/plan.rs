//! What a run will do, settled before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::naming::{self, alike, folded};
use super::publish::Target;
use super::run::Past;
use super::spool::Spooled;
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::meeting::Variant;
use crate::message;

/// The directory within a run's own in which it keeps what is no document.
pub const OWN: &str = "_protokollant";

/// A record, and where its documents go.
#[derive(Clone, Debug)]
pub struct Task {
    /// The record's name within the run: its path from where the records are, with slashes. No two are alike.
    pub record: String,
    /// Where the record is to be had.
    pub origin: Origin,
    /// Where its documents go.
    pub target: Target,
    /// What another run made of it, from whose manifest it is.
    pub past: Option<Past>,
    /// What the names of its documents have after the record's.
    suffix: String,
    /// Whether the documents of a variant of it would be another record's: it had none when the run was planned.
    pub(super) plain: bool,
    /// Those paths of its documents at which files lie that records of the run name: none of them is removed.
    pub named: BTreeSet<String>,
}

/// Where a record is to be had.
#[derive(Clone, Debug)]
pub enum Origin {
    /// In a file.
    File(PathBuf),
    /// In what a stream was put aside in.
    Stream(Spooled),
    /// Nowhere, for this reason: what should have told cannot be understood. It is put aside as a record with errors is.
    Unusable(Box<Diagnostic>),
}

impl Task {
    /// A task whose documents go where the record's name says, below a directory.
    #[must_use]
    pub fn new(record: String, origin: Origin, into: &Path, suffix: &str) -> Self {
        let path = Path::new(&record);
        let directory = path.parent().filter(|parent| !parent.as_os_str().is_empty());
        let directory = directory.map_or_else(|| into.to_owned(), |inside| into.join(inside));
        let mut stem = path.file_stem().unwrap_or_default().to_owned();
        stem.push(suffix);
        let target = Target { directory, stem };
        Self { target, record, origin, past: None, suffix: suffix.to_owned(), plain: false, named: BTreeSet::new() }
    }

    /// The file that the record is in; none of one from a stream.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Stream(_) | Origin::Unusable(_) => None,
        }
    }

    /// The path of one of its documents from the run's directory, with slashes.
    #[must_use]
    pub fn path(&self, output: Output, variant: Option<Variant>) -> String {
        let (directory, name) =
            self.record.rsplit_once('/').map_or(("", self.record.as_str()), |(above, name)| (above, name));
        let stem = Path::new(name).file_stem().unwrap_or_default().to_string_lossy();
        let slash = if directory.is_empty() { "" } else { "/" };
        let variant = variant.map(|variant| format!("-{}", variant.word())).unwrap_or_default();
        format!("{directory}{slash}{stem}{}{variant}.{}", self.suffix, output.extension())
    }

    /// The files that its documents become if the record has no variants.
    pub fn plain_files(&self, outputs: &[Output]) -> impl Iterator<Item = PathBuf> {
        outputs.iter().map(|output| self.target.file(*output, None))
    }

    /// All files that its documents may become: which variant the record has nobody knows before it is read.
    pub fn files(&self, outputs: &[Output]) -> impl Iterator<Item = PathBuf> {
        self.places(outputs).map(|(_, file)| file)
    }

    /// The same, each with its path from the run's directory.
    pub fn places(&self, outputs: &[Output]) -> impl Iterator<Item = (String, PathBuf)> {
        let variants = VARIANTS.into_iter().map(Some).chain([None]);
        let place = |output, variant| (self.path(output, variant), self.target.file(output, variant));
        variants.flat_map(move |variant| outputs.iter().map(move |output| place(*output, variant)))
    }

    /// The paths of all that documents of this kind of the record may be called, in whichever variant and format. No other record's are called
    /// so, which [`Plan::new`] sees to.
    #[must_use]
    pub fn paths(&self) -> BTreeSet<String> {
        let variants = VARIANTS.into_iter().filter(|_| !self.plain).map(Some).chain([None]);
        variants.flat_map(|variant| Output::ALL.into_iter().map(move |output| self.path(output, variant))).collect()
    }

    /// Whether a document called so would be one of a variant that the record does not have, and is another record's.
    #[must_use]
    pub(super) fn is_of_another(&self, path: &str) -> bool {
        let called = |variant| Output::ALL.into_iter().any(|output| self.path(output, Some(variant)) == path);
        self.plain && VARIANTS.into_iter().any(called)
    }

    /// Which of so many shards the task belongs to, from 0. It depends on the record's name alone, so that shards never meet, wherever they
    /// run and whatever records come later.
    #[must_use]
    pub fn shard(&self, count: u32) -> u32 {
        let digest = Sha256::digest(self.record.as_bytes());
        let number = digest.iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte));
        u32::try_from(number % u64::from(count.max(1))).unwrap_or_default()
    }
}

/// One of the parts that a run has been divided into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shard {
    /// Which, from 1.
    pub number: u32,
    /// How many there are, at least 1.
    pub count: u32,
}

impl Shard {
    /// The whole run, undivided.
    pub const WHOLE: Self = Self { number: 1, count: 1 };

    /// `None` for one that does not exist, such as 5 of 4.
    #[must_use]
    pub fn new(number: u32, count: u32) -> Option<Self> {
        (1..=count).contains(&number).then_some(Self { number, count })
    }

    /// What it is called, such as `2/4`; `None` of the whole run.
    #[must_use]
    pub fn part(self) -> Option<String> {
        (self != Self::WHOLE).then(|| format!("{}/{}", self.number, self.count))
    }

    /// Whether a task is to be done in it.
    #[must_use]
    pub fn has(self, task: &Task) -> bool {
        task.shard(self.count) + 1 == self.number
    }
}

/// All tasks of a run, in the order of their names.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The tasks.
    pub tasks: Vec<Task>,
    /// What keeps nothing from being made, but may from being copied to another system.
    pub warnings: Vec<Diagnostic>,
}

impl Plan {
    /// Puts tasks in order. What cannot be done together is told, all of it at once: nothing has been written yet. `into` is the run's directory,
    /// and `outputs` are the kinds of file. `varies` tells whether a record may have a public and an internal variant, and is asked of those alone whose
    /// variants would be called as another's documents.
    ///
    /// # Errors
    /// Records of one name, documents of one name or of that of a directory, documents in the directory that the run needs for itself,
    /// and names that cannot be written.
    pub fn new(
        mut tasks: Vec<Task>,
        into: &Path,
        outputs: &[Output],
        varies: &dyn Fn(&Task) -> bool,
    ) -> Result<Self, Vec<Diagnostic>> {
        tasks.sort_by(|one, other| one.record.cmp(&other.record));
        let mut faults: Vec<Diagnostic> = tasks
            .windows(2)
            .filter(|pair| pair[0].record == pair[1].record)
            .map(|pair| twice(&pair[0].record))
            .collect();
        faults.extend(tasks.iter().filter(|task| is_reserved(&task.record)).map(reserved));
        let (here, plain) = clashes(&tasks, folded, varies);
        for index in plain {
            tasks[index].plain = true;
        }
        // Two names that are one elsewhere would be one file there.
        let elsewhere = clashes(&tasks, alike, varies).0.into_iter().filter(|pair| !here.contains(pair));
        let others = elsewhere.map(|(first, second)| twin(&tasks[first], &tasks[second])).collect::<Vec<_>>();
        faults.extend(here.iter().map(|(first, second)| clash(&tasks[*first], &tasks[*second])));
        faults.extend(in_the_way(&tasks, into, outputs, varies));
        let (errors, mut warnings): (Vec<_>, Vec<_>) =
            naming::faults(&tasks, outputs).into_iter().partition(|fault| fault.severity == Severity::Error);
        faults.extend(errors);
        warnings.extend(others);
        if faults.is_empty() { Ok(Self { tasks, warnings }) } else { Err(faults) }
    }
}

/// Those of several tasks whose documents are the same files as another's, or could be as its public or internal variant, each with that
/// one, by their indices; and those who have no variants and are alone for that. `fold` tells which names are one.
fn clashes(
    tasks: &[Task],
    fold: fn(&OsStr) -> OsString,
    varies: &dyn Fn(&Task) -> bool,
) -> (Vec<(usize, usize)>, Vec<usize>) {
    let place = |target: &Target, stem: &OsStr| fold(target.directory.join(stem).as_os_str());
    let mut taken: BTreeMap<OsString, usize> = BTreeMap::new();
    let (mut clashes, mut plain) = (Vec::new(), Vec::new());
    for (index, Task { target, .. }) in tasks.iter().enumerate() {
        let first = *taken.entry(place(target, &target.stem)).or_insert(index);
        if first != index {
            clashes.push((first, index));
        }
    }
    // Which records have two variants nobody knows before they are read.
    for (index, task) in tasks.iter().enumerate() {
        let stems = VARIANTS.map(|variant| place(&task.target, &task.target.stem(Some(variant))));
        let others: Vec<usize> = stems.iter().filter_map(|stem| taken.get(stem)).copied().collect();
        if others.is_empty() || varies(task) {
            clashes.extend(others.into_iter().map(|other| (index, other)));
        } else {
            plain.push(index);
        }
    }
    clashes.retain(|(first, second)| tasks[*first].record != tasks[*second].record);
    (clashes, plain)
}

/// What a record may turn out to have.
pub(super) const VARIANTS: [Variant; 2] = [Variant::Public, Variant::Internal];

/// Documents called as a directory that others lie in.
fn in_the_way(tasks: &[Task], into: &Path, outputs: &[Output], varies: &dyn Fn(&Task) -> bool) -> Vec<Diagnostic> {
    let mut directories: BTreeSet<&Path> = BTreeSet::new();
    for task in tasks {
        directories.extend(task.target.directory.ancestors().take_while(|directory| *directory != into));
    }
    let occupied = |task: &Task| {
        let files: Vec<PathBuf> = task.files(outputs).filter(|file| directories.contains(file.as_path())).collect();
        let may_vary = !files.is_empty() && varies(task);
        let files = files.iter().filter(|file| may_vary || task.plain_files(outputs).any(|plain| plain == **file));
        files.map(|file| occupied(task, file)).collect::<Vec<_>>()
    };
    tasks.iter().flat_map(occupied).collect()
}

/// Whether a path, of a record or a document, is where the run keeps what is no document.
pub(super) fn is_reserved(record: &str) -> bool {
    record.split_once('/').is_some_and(|(first, _)| alike(OsStr::new(first)) == OsStr::new(OWN))
}

/// What is said of a record that has come to have variants since the run was planned, and whose documents would now be called as another's.
pub(super) fn varied(task: &Task) -> Diagnostic {
    let record = &task.record;
    let fault = message!(
        "handlingen av \"{record}\" skulle heta som en annan posts, för \"{record}\" har fått sekretess",
        "the document of \"{record}\" would be called as another record's, for \"{record}\" has come to hold secrets"
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!("byt namn på den ena", "rename one of them"))
}

fn twice(record: &str) -> Diagnostic {
    let fault = message!("posten \"{record}\" finns två gånger", "the record \"{record}\" is there twice");
    Diagnostic::new(Code::BatClash, fault).hint(message!("ta bort den ena", "remove one of them"))
}

fn reserved(task: &Task) -> Diagnostic {
    let record = &task.record;
    let fault = message!(
        "posten \"{record}\" ligger i en katalog som heter {OWN}, och den behöver körningen själv",
        "the record \"{record}\" lies in a directory called {OWN}, which the run needs for itself"
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!("döp om katalogen", "rename the directory"))
}

fn clash(first: &Task, second: &Task) -> Diagnostic {
    let (first, second, name) = (&first.record, &second.record, second.target.stem.display());
    let fault = message!(
        "\"{first}\" och \"{second}\" skulle bli samma filer: {name}",
        "\"{first}\" and \"{second}\" would become the same files: {name}"
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!("byt namn på den ena", "rename one of them"))
}

/// What is no fault here and would be one elsewhere.
fn twin(first: &Task, second: &Task) -> Diagnostic {
    let (first, second) = (&first.record, &second.record);
    let fault = message!(
        "\"{first}\" och \"{second}\" skulle bli samma filer i Windows eller macOS",
        "\"{first}\" and \"{second}\" would become the same files on Windows or macOS"
    );
    let hint = message!(
        "byt namn på den ena, om arkivet ska kunna kopieras dit",
        "rename one of them, if the archive is to be copied there"
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatClash, fault).hint(hint) }
}

fn occupied(task: &Task, file: &Path) -> Diagnostic {
    let (record, name) = (&task.record, file.display());
    let fault = message!(
        "handlingen av \"{record}\" skulle heta som en katalog: \"{name}\"",
        "the document of \"{record}\" would be called as a directory: \"{name}\""
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!("byt namn på den ena", "rename one of them"))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Origin, Output, Plan, Shard, Task};
    use crate::diagnostic::Diagnostic;

    fn told(tasks: &[Task]) -> Vec<String> {
        let plan = Plan::new(tasks.to_vec(), Path::new("ut"), &[Output::Pdf], &|task| !task.record.contains("öppen"));
        let faults = plan.map_or_else(|faults| faults, |plan| plan.warnings);
        faults
            .into_iter()
            .map(|Diagnostic { severity, message, .. }| format!("{}: {}", severity.word().sv, message.sv))
            .collect()
    }

    fn task(record: &str) -> Task {
        Task::new(record.to_owned(), Origin::File(record.into()), Path::new("ut"), "")
    }

    #[test]
    fn every_record_belongs_to_exactly_one_shard_however_many_there_are() {
        let tasks: Vec<Task> = (0..500).map(|number| task(&format!("{number}.yaml"))).collect();
        for count in [1, 2, 3, 7, 64] {
            let shards: Vec<Shard> = (1..=count).filter_map(|number| Shard::new(number, count)).collect();
            for task in &tasks {
                assert_eq!(shards.iter().filter(|shard| shard.has(task)).count(), 1);
            }
            let fewest = shards.iter().map(|shard| tasks.iter().filter(|task| shard.has(task)).count()).min();
            assert!(count == 64 || fewest > Some(40), "{count}: {fewest:?}");
        }
        assert_eq!((Shard::new(0, 4), Shard::new(5, 4)), (None, None));
    }

    #[test]
    fn all_that_clashes_is_told_at_once() {
        let tasks = ["a.yaml", "a.json", "b.yaml", "b.yaml", "_protokollant/c.yaml", "d/a.yaml"].map(task);
        assert_eq!(
            told(&tasks),
            [
                "fel: posten \"b.yaml\" finns två gånger",
                "fel: posten \"_protokollant/c.yaml\" ligger i en katalog som heter _protokollant, och den behöver körningen själv",
                "fel: \"a.json\" och \"a.yaml\" skulle bli samma filer: a",
            ]
        );
    }

    #[test]
    fn a_record_called_as_the_variant_of_another_is_told_before_one_takes_the_place_of_the_other() {
        let tasks = ["a.yaml", "a-intern.yaml", "b-offentlig.yaml", "d/a-offentlig.yaml"].map(task);
        assert_eq!(told(&tasks), ["fel: \"a.yaml\" och \"a-intern.yaml\" skulle bli samma filer: a-intern"]);
    }

    #[test]
    fn a_record_without_variants_clashes_with_no_record_called_as_one_and_leaves_its_documents_alone() {
        let tasks = ["öppen.yaml", "öppen-offentlig.yaml", "öppen-intern.json"].map(task).to_vec();
        let plan = Plan::new(tasks, Path::new("ut"), &[Output::Pdf], &|_| false).unwrap();
        assert!(plan.warnings.is_empty(), "{:?}", plan.warnings);
        let of = |record: &str| plan.tasks.iter().find(|task| task.record == record).unwrap();
        assert!(of("öppen.yaml").is_of_another("öppen-offentlig.txt"));
        assert!(!of("öppen.yaml").paths().contains("öppen-offentlig.pdf"));
        assert!(of("öppen-offentlig.yaml").paths().contains("öppen-offentlig-intern.pdf"));
    }

    #[test]
    fn names_that_are_one_on_another_system_are_told_though_they_are_two_here() {
        let tasks = ["A.yaml", "a.yaml", "mo\u{308}te.yaml", "möte.yaml", "D/b.yaml", "d/b.yaml", "d/c.yaml"].map(task);
        let told = told(&tasks);
        assert_eq!(told.len(), if cfg!(windows) { 2 } else { 3 }, "{told:?}");
        if cfg!(target_os = "linux") {
            assert_eq!(told[0], "varning: \"A.yaml\" och \"a.yaml\" skulle bli samma filer i Windows eller macOS");
            assert!(told[1].contains("\"D/b.yaml\" och \"d/b.yaml\"") && told[2].contains("te.yaml"), "{told:?}");
        }
    }

    #[test]
    fn a_document_called_as_a_directory_of_others_is_told_before_it_cannot_be_written() {
        let tasks = ["a.yaml", "a.pdf/b.yaml", "c.yaml", "c.txt/d.yaml", "e.yaml", "e-intern.pdf/f/g.yaml"].map(task);
        let place = |name: &str| Path::new("ut").join(name).display().to_string();
        let fault =
            |record, name| format!("fel: handlingen av \"{record}\" skulle heta som en katalog: \"{}\"", place(name));
        assert_eq!(told(&tasks), [fault("a.yaml", "a.pdf"), fault("e.yaml", "e-intern.pdf")]);
    }

    #[test]
    fn documents_lie_as_their_records_do() {
        let task = task("2009/mars/a.yaml");
        assert_eq!(task.target.file(Output::Pdf, None), Path::new("ut/2009/mars/a.pdf"));
        assert_eq!(task.path(Output::Pdf, None), "2009/mars/a.pdf");
    }
}
