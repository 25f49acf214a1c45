//! What a run will do, settled before anything is written.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use super::publish::Target;
use super::spool::Spooled;
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic};
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
    /// What the names of its documents have after the record's.
    suffix: String,
}

/// Where a record is to be had.
#[derive(Clone, Debug)]
pub enum Origin {
    /// In a file.
    File(PathBuf),
    /// In what a stream was put aside in.
    Stream(Spooled),
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
        Self { target: Target { directory, stem }, record, origin, suffix: suffix.to_owned() }
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
}

impl Plan {
    /// Puts tasks in order. What cannot be done together is told, all of it at once: nothing has been written yet. `into` is the run's directory.
    ///
    /// # Errors
    /// Records of one name, documents of one name, and documents in the directory that the run needs for itself.
    pub fn new(mut tasks: Vec<Task>, into: &Path) -> Result<Self, Vec<Diagnostic>> {
        tasks.sort_by(|one, other| one.record.cmp(&other.record));
        let mut faults: Vec<Diagnostic> = tasks
            .windows(2)
            .filter(|pair| pair[0].record == pair[1].record)
            .map(|pair| twice(&pair[0].record))
            .collect();
        let own = into.join(OWN);
        faults.extend(tasks.iter().filter(|task| task.target.directory.starts_with(&own)).map(reserved));
        let clashes = clashes(tasks.iter().map(|task| &task.target));
        let clashes = clashes.into_iter().map(|(first, second)| (&tasks[first], &tasks[second]));
        faults.extend(
            clashes.filter(|(first, second)| first.record != second.record).map(|(first, second)| clash(first, second)),
        );
        if faults.is_empty() { Ok(Self { tasks }) } else { Err(faults) }
    }
}

/// Those of several targets that are the same files as another, or could be as its public or internal variant, each with that one, by their
/// indices. Directories are compared as they are written.
#[must_use]
pub fn clashes<'t>(targets: impl IntoIterator<Item = &'t Target>) -> Vec<(usize, usize)> {
    let mut taken: BTreeMap<(&Path, OsString), usize> = BTreeMap::new();
    let mut clashes = Vec::new();
    for (index, target) in targets.into_iter().enumerate() {
        let first = *taken.entry((&target.directory, folded(&target.stem))).or_insert(index);
        if first != index {
            clashes.push((first, index));
        }
    }
    // Which records have two variants nobody knows before they are read.
    for ((directory, stem), index) in &taken {
        for variant in [Variant::Public, Variant::Internal] {
            let mut varied = stem.clone();
            varied.push(format!("-{}", variant.word()));
            if let Some(other) = taken.get(&(*directory, varied)) {
                clashes.push((*index, *other));
            }
        }
    }
    clashes
}

/// A name as the file system compares it: on Windows and macOS capitals do not count.
#[must_use]
pub fn folded(name: &OsStr) -> OsString {
    if cfg!(any(windows, target_os = "macos")) { name.to_string_lossy().to_lowercase().into() } else { name.to_owned() }
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

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Origin, Output, Plan, Shard, Task};

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
        let faults = Plan::new(tasks.to_vec(), Path::new("ut")).unwrap_err();
        let faults: Vec<&str> = faults.iter().map(|fault| fault.message.sv.as_str()).collect();
        assert_eq!(
            faults,
            [
                "posten \"b.yaml\" finns två gånger",
                "posten \"_protokollant/c.yaml\" ligger i en katalog som heter _protokollant, och den behöver körningen själv",
                "\"a.json\" och \"a.yaml\" skulle bli samma filer: a",
            ]
        );
    }

    #[test]
    fn a_record_called_as_the_variant_of_another_is_told_before_one_takes_the_place_of_the_other() {
        let tasks = ["a.yaml", "a-intern.yaml", "b-offentlig.yaml", "d/a-offentlig.yaml"].map(task);
        let faults = Plan::new(tasks.to_vec(), Path::new("ut")).unwrap_err();
        let faults: Vec<&str> = faults.iter().map(|fault| fault.message.sv.as_str()).collect();
        assert_eq!(faults, ["\"a.yaml\" och \"a-intern.yaml\" skulle bli samma filer: a-intern"]);
    }

    #[test]
    fn documents_lie_as_their_records_do() {
        let task = task("2009/mars/a.yaml");
        assert_eq!(task.target.file(Output::Pdf, None), Path::new("ut/2009/mars/a.pdf"));
        assert_eq!(task.path(Output::Pdf, None), "2009/mars/a.pdf");
    }
}
