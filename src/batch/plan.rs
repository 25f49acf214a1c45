//! What a run will do, settled before anything is written.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::naming::{self, alike, folded};
use super::publish::Target;
use super::run::Past;
use super::spool::Spooled;
use super::store::stem;
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
    /// Whether it was no record when the run was planned, and documents of it would be another record's.
    pub(super) idle: bool,
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
        Self {
            target,
            record,
            origin,
            past: None,
            suffix: suffix.to_owned(),
            plain: false,
            idle: false,
            named: BTreeSet::new(),
        }
    }

    /// The file that the record is in; none of one from a stream.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        match &self.origin {
            Origin::File(path) => Some(path),
            Origin::Stream(_) | Origin::Unusable(_) => None,
        }
    }

    /// Whether a record that the run may not have is this one by a name with another extension: where both are there they are two.
    pub(super) fn was(&self, record: &str) -> bool {
        let is_there = |file: &Path| {
            let other = Path::new(record).file_name().map(|name| file.with_file_name(name));
            other.is_some_and(|other| fs::symlink_metadata(other).is_ok())
        };
        record != self.record && stem(record) == stem(&self.record) && !self.file().is_some_and(is_there)
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

/// What becomes of a file in a run, as far as that shows before its turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Prospect {
    /// Nothing: it is no record.
    Nothing,
    /// Nothing now: it cannot be read, or is no record any more. Documents that were made of it before stay, and whoever mends it will have more.
    Uncertain,
    /// Documents of one variant.
    Plain,
    /// Documents of one variant or of two.
    Varied,
}

impl Prospect {
    /// Whether documents come of it.
    #[must_use]
    pub fn is_certain(self) -> bool {
        matches!(self, Self::Plain | Self::Varied)
    }
}

impl Plan {
    /// Puts tasks in order. What cannot be done together is told, all of it at once: nothing has been written yet. `into` is the run's directory,
    /// and `outputs` are the kinds of file. `prospect` tells what becomes of a file, and is asked of those alone that could be in the way of others. A record whose
    /// documents could be those of one that is not certain waits, and no other does.
    ///
    /// # Errors
    /// Records of one name, documents of one name or of that of a directory, documents in the directory that the run needs for itself,
    /// and names that cannot be written.
    pub fn new(
        mut tasks: Vec<Task>,
        into: &Path,
        outputs: &[Output],
        prospect: &dyn Fn(&Task) -> Prospect,
    ) -> Result<Self, Vec<Diagnostic>> {
        tasks.sort_by(|one, other| one.record.cmp(&other.record));
        let mut faults: Vec<Diagnostic> = tasks
            .windows(2)
            .filter(|pair| pair[0].record == pair[1].record)
            .map(|pair| twice(&pair[0].record))
            .collect();
        faults.extend(tasks.iter().filter(|task| is_reserved(&task.record)).map(reserved));
        let asked = RefCell::new(BTreeMap::new());
        let prospect = |task: &Task| {
            let known = asked.borrow().get(&task.record).copied();
            known.unwrap_or_else(|| {
                let found = prospect(task);
                asked.borrow_mut().insert(task.record.clone(), found);
                found
            })
        };
        let here = clashes(&tasks, folded, &prospect);
        // Two names that are one elsewhere would be one file there.
        let elsewhere = clashes(&tasks, alike, &prospect);
        let all: Vec<_> = here.pairs.iter().chain(&here.waiting).collect();
        let others = elsewhere.pairs.iter().chain(&elsewhere.waiting).filter(|pair| !all.contains(pair));
        let others = others.map(|(first, second)| twin(&tasks[*first], &tasks[*second])).collect::<Vec<_>>();
        faults.extend(here.pairs.iter().map(|(first, second)| clash(&tasks[*first], &tasks[*second])));
        faults.extend(in_the_way(&tasks, into, outputs, &prospect));
        let (errors, mut warnings): (Vec<_>, Vec<_>) =
            naming::faults(&tasks, outputs, &prospect).into_iter().partition(|fault| fault.severity == Severity::Error);
        faults.extend(errors);
        warnings.extend(others);
        if !faults.is_empty() {
            return Err(faults);
        }
        for index in here.plain {
            tasks[index].plain = true;
        }
        for index in here.idle {
            tasks[index].idle = true;
        }
        for (index, other) in here.waiting {
            let fault = uncertain(&tasks[index], &tasks[other]);
            tasks[index].origin = Origin::Unusable(Box::new(fault));
        }
        Ok(Self { tasks, warnings })
    }
}

/// What of several tasks would be the same files, each by its index.
#[derive(Default)]
struct Clashes {
    /// Records whose documents are the same files as another's, or could be as its public or internal variant, each with that one.
    pairs: Vec<(usize, usize)>,
    /// Records whose documents could be those of a file that is not certain to be a record, each with that.
    waiting: Vec<(usize, usize)>,
    /// Those that have no variants and are alone for that.
    plain: Vec<usize>,
    /// Those that are no records, and leave their name to one for that.
    idle: Vec<usize>,
}

impl Clashes {
    /// Two of one name, of which the second may be called so as its variant.
    fn add(&mut self, (first, one): (usize, Prospect), (second, other): (usize, Prospect)) {
        match (one, other) {
            _ if first == second => {}
            (Prospect::Nothing, _) => self.idle.push(first),
            (_, Prospect::Nothing) => self.idle.push(second),
            (Prospect::Uncertain, Prospect::Uncertain) => {}
            (Prospect::Uncertain, _) => self.waiting.push((second, first)),
            (_, Prospect::Uncertain) => self.waiting.push((first, second)),
            _ => self.pairs.push((first, second)),
        }
    }
}

impl Plan {
    /// Its files in a directory or below.
    pub(super) fn below(&self, directory: &Path) -> impl Iterator<Item = &Task> {
        // Names of records have slashes on every system.
        let begin = format!("{}/", directory.to_string_lossy());
        let from = self.tasks.partition_point(|task| task.record < begin);
        self.tasks[from..].iter().take_while(move |task| task.record.starts_with(&begin))
    }

    /// Those of its files that may be a record which the plan has not, by a name with another extension.
    pub(super) fn heirs(&self, record: &str) -> impl Iterator<Item = &Task> {
        let stem = stem(record);
        let bare =
            self.tasks.binary_search_by(|task| task.record.as_str().cmp(stem)).ok().map(|place| &self.tasks[place]);
        let begin = format!("{stem}.");
        let from = self.tasks.partition_point(|task| task.record < begin);
        let others = self.tasks[from..].iter().take_while(move |task| task.record.starts_with(&begin));
        bare.into_iter().chain(others).filter(move |task| task.was(record))
    }
}

/// What would be the same files. `fold` tells which names are one.
fn clashes(tasks: &[Task], fold: fn(&OsStr) -> OsString, prospect: &dyn Fn(&Task) -> Prospect) -> Clashes {
    let place = |target: &Target, stem: &OsStr| fold(target.directory.join(stem).as_os_str());
    let mut called: BTreeMap<OsString, Vec<usize>> = BTreeMap::new();
    for (index, Task { target, .. }) in tasks.iter().enumerate() {
        called.entry(place(target, &target.stem)).or_default().push(index);
    }
    let with_prospect = |index: usize| (index, prospect(&tasks[index]));
    let mut clashes = Clashes::default();
    for of_one_name in called.values().filter(|all| all.len() > 1) {
        let mut all: Vec<_> = of_one_name.iter().map(|index| with_prospect(*index)).collect();
        // Each against one: a record, where there is any.
        let first = all.remove(all.iter().position(|(_, prospect)| prospect.is_certain()).unwrap_or_default());
        for other in all {
            clashes.add(first, other);
        }
    }
    // Which records have two variants nobody knows before they are read.
    for (index, task) in tasks.iter().enumerate() {
        let stems = VARIANTS.map(|variant| place(&task.target, &task.target.stem(Some(variant))));
        let others: Vec<usize> = stems.iter().filter_map(|stem| called.get(stem)).flatten().copied().collect();
        if others.is_empty() {
            continue;
        }
        match prospect(task) {
            Prospect::Plain if others.iter().all(|other| prospect(&tasks[*other]) == Prospect::Nothing) => {}
            Prospect::Plain => clashes.plain.push(index),
            own => others.into_iter().for_each(|other| clashes.add((index, own), with_prospect(other))),
        }
    }
    let is_of_two = |(first, second): &(usize, usize)| tasks[*first].record != tasks[*second].record;
    clashes.pairs.retain(is_of_two);
    clashes.waiting.retain(is_of_two);
    clashes
}

/// What a record may turn out to have.
pub(super) const VARIANTS: [Variant; 2] = [Variant::Public, Variant::Internal];

/// Documents called as a directory that others lie in.
fn in_the_way(
    tasks: &[Task],
    into: &Path,
    outputs: &[Output],
    prospect: &dyn Fn(&Task) -> Prospect,
) -> Vec<Diagnostic> {
    let mut directories: BTreeSet<&Path> = BTreeSet::new();
    for task in tasks {
        directories.extend(task.target.directory.ancestors().take_while(|directory| *directory != into));
    }
    let occupied = |task: &Task| {
        let files: Vec<PathBuf> = task.files(outputs).filter(|file| directories.contains(file.as_path())).collect();
        let prospect = if files.is_empty() { Prospect::Nothing } else { prospect(task) };
        let files = files.iter().filter(|file| match prospect {
            Prospect::Nothing | Prospect::Uncertain => false,
            Prospect::Plain => task.plain_files(outputs).any(|plain| plain == **file),
            Prospect::Varied => true,
        });
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

/// What is said of a file that has become a record since the run was planned, and whose documents would be another's.
pub(super) fn become_one(task: &Task) -> Diagnostic {
    let record = &task.record;
    let fault = message!(
        "handlingen av \"{record}\" skulle heta som en annan posts, för \"{record}\" har blivit en post under körningen",
        "the document of \"{record}\" would be called as another record's, for \"{record}\" has become a record during the run"
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!("byt namn på den ena", "rename one of them"))
}

/// What is said of a record that waits for one of which nothing is certain: that may have had the documents which this one's would replace.
fn uncertain(task: &Task, other: &Task) -> Diagnostic {
    let (record, other) = (&task.record, &other.record);
    let fault = message!(
        "handlingen av \"{record}\" kan heta som handlingar av \"{other}\", som inte går att läsa eller inte är en post längre",
        "the document of \"{record}\" may be called as documents of \"{other}\", which cannot be read or is no record any more"
    );
    Diagnostic::new(Code::BatClash, fault).hint(message!(
        "laga \"{other}\", ta bort den, eller byt namn på den ena",
        "mend \"{other}\", remove it, or rename one of them"
    ))
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

    use super::{Origin, Output, Plan, Prospect, Shard, Task};
    use crate::diagnostic::Diagnostic;

    fn told(tasks: &[Task]) -> Vec<String> {
        let prospect = |task: &Task| match task.record.rsplit_once('.') {
            Some((_, "yml")) => Prospect::Nothing,
            Some((_, "JSON")) => Prospect::Uncertain,
            Some((stem, _)) if stem.contains("öppen") => Prospect::Plain,
            _ => Prospect::Varied,
        };
        let plan = Plan::new(tasks.to_vec(), Path::new("ut"), &[Output::Pdf], &prospect);
        let waiting = |plan: &Plan| {
            let faults = plan.tasks.iter().filter_map(|task| match &task.origin {
                Origin::Unusable(fault) => Some((**fault).clone()),
                Origin::File(_) | Origin::Stream(_) => None,
            });
            faults.collect::<Vec<_>>()
        };
        let faults = plan.map_or_else(|faults| faults, |plan| [plan.warnings.clone(), waiting(&plan)].concat());
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
        let plan = Plan::new(tasks, Path::new("ut"), &[Output::Pdf], &|_| Prospect::Plain).unwrap();
        assert!(plan.warnings.is_empty(), "{:?}", plan.warnings);
        let of = |record: &str| plan.tasks.iter().find(|task| task.record == record).unwrap();
        assert!(of("öppen.yaml").is_of_another("öppen-offentlig.txt"));
        assert!(!of("öppen.yaml").paths().contains("öppen-offentlig.pdf"));
        assert!(of("öppen-offentlig.yaml").paths().contains("öppen-offentlig-intern.pdf"));
    }

    #[test]
    fn only_records_clash_and_one_that_may_have_had_anothers_documents_is_waited_for_by_that_alone() {
        // A register has no documents.
        let long = format!("{}.yml", "a".repeat(251));
        let registers =
            ["a.yaml", "a.yml", "a-intern.yml", "b.yml", "b-intern.yaml", "c?.yml", "d.yml", "d.pdf/e.yaml", &long];
        assert!(told(&registers.map(task)).is_empty());
        let waits = |record, other| {
            format!(
                "fel: handlingen av \"{record}\" kan heta som handlingar av \"{other}\", som inte går att läsa eller inte är en post längre"
            )
        };
        let uncertain =
            ["a.JSON", "a.yaml", "b.JSON", "b-intern.yaml", "c.yaml", "c-intern.JSON", "d.JSON", "d.pdf/e.yaml"];
        assert_eq!(
            told(&uncertain.map(task)),
            [waits("a.yaml", "a.JSON"), waits("b-intern.yaml", "b.JSON"), waits("c.yaml", "c-intern.JSON")]
        );
        assert_eq!(
            told(&["a.yml", "a.yaml", "a.json"].map(task)),
            ["fel: \"a.json\" och \"a.yaml\" skulle bli samma filer: a"]
        );
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
