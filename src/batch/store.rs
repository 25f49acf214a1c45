//! Where a run keeps what it makes.
//!
//! ```text
//! DIR/2009/a.pdf …                     the documents, as their records lie
//! DIR/_protokollant/manifest.json      what is there, of what it was made, and with what
//!                  /checksums.sha256   the documents' checksums, for `sha256sum -c` in DIR
//!                  /rapport.html       how it went; also .txt and .json
//!                  /journal-1-4.log    what has been done, by shard 1 of 4
//!                  /journal-1-4-spoilt.txt    lines of journals that say nothing and that have been told of
//!                  /avlagda/2009/b.yaml.txt   why there is no document of a record
//!                  /waiting-1-4/       files that have not taken their places yet
//!                  /lock-1-4           held by the run that works on the shard
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufReader, Read as _, Seek as _, SeekFrom};
use std::ops::Bound;
#[cfg(unix)]
use std::os::unix::fs::MetadataExt as _;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};

use super::journal::{self, Entry, Journal, Place, Written};
use super::maker::{Named, Product, Request};
use super::manifest::{self, Manifest, is_within};
use super::plan::{OWN, Plan, Shard, Task};
use super::publish::publish;
use super::run::{Keeper, Past};
use super::superseded::{self, Superseded};
use crate::build::{Artifact, checksum};
use crate::diagnostic::Code;
use crate::output::{Disk, Staged, WriteError};

/// How the name of a file ends that keeps lines of journals which say nothing.
const SPOILT: &str = "-spoilt.txt";

/// The directory in which it is told why there is no document of a record.
const ASIDE: &str = "avlagda";

/// The directory of a run, written to on behalf of one of its shards.
#[derive(Clone)]
pub struct Store<'s> {
    disk: &'s dyn Disk,
    directory: PathBuf,
    shard: Shard,
}

impl<'s> Store<'s> {
    /// The run that keeps its documents in that directory.
    #[must_use]
    pub fn new(disk: &'s dyn Disk, directory: &Path, shard: Shard) -> Self {
        Self { disk, directory: directory.to_owned(), shard }
    }

    /// A path in the run's own directory.
    #[must_use]
    pub fn own(&self, name: &str) -> PathBuf {
        self.directory.join(OWN).join(name)
    }

    /// The file that is held by whoever works on the shard.
    #[must_use]
    pub fn lock(&self) -> PathBuf {
        self.of_shard("lock", "")
    }

    fn of_shard(&self, what: &str, ending: &str) -> PathBuf {
        let Shard { number, count } = self.shard;
        self.own(&format!("{what}-{number}-{count}{ending}"))
    }

    /// Other ways in which the run has been divided: whoever works on a part of those has records that this shard has too.
    #[must_use]
    pub fn overlapping(&self) -> Vec<Self> {
        let entries = fs::read_dir(self.own("")).into_iter().flatten().flatten();
        let shard = |name: &str| {
            let (number, count) = name.strip_prefix("lock-")?.split_once('-')?;
            Shard::new(number.parse().ok()?, count.parse().ok()?).filter(|shard| shard.count != self.shard.count)
        };
        let mut shards: Vec<Shard> = entries.filter_map(|entry| shard(&entry.file_name().to_string_lossy())).collect();
        shards.sort_by_key(|shard| (shard.count, shard.number));
        shards.into_iter().map(|shard| Self { shard, ..self.clone() }).collect()
    }

    /// Removes what an interrupted run left on its way to its place.
    ///
    /// # Errors
    /// What cannot be removed.
    pub fn clear(&self) -> Result<(), WriteError> {
        let waiting = self.waiting();
        self.disk.clear(&waiting).map_err(|source| WriteError { path: waiting, source })
    }

    fn waiting(&self) -> PathBuf {
        self.of_shard("waiting", "")
    }

    fn journal(&self) -> PathBuf {
        self.of_shard("journal", ".log")
    }

    /// Where lines of journals go that say nothing.
    fn spoilt(&self) -> PathBuf {
        self.of_shard("journal", SPOILT)
    }

    /// The lines of journals that say nothing, with those that are put aside already, as a file that keeps them; `None` where there are no others than these.
    /// Once it is written they need not be told of any more. The journals themselves stay as they are: others may be adding to them.
    ///
    /// # Errors
    /// What cannot be read.
    pub fn put_aside(&self, known: &Known) -> Result<Option<(PathBuf, Vec<u8>)>, WriteError> {
        if known.spoilt.is_empty() {
            return Ok(None);
        }
        let path = self.spoilt();
        let mut text = match fs::read(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(source) => return Err(WriteError { path, source }),
            Ok(text) => text,
        };
        for line in known.spoilt.iter().filter_map(|(journal, place)| known.line(*journal, *place)) {
            text.extend(line);
            text.push(b'\n');
        }
        Ok(Some((path, text)))
    }

    /// The report's file, by its ending. A shard has one of its own.
    #[must_use]
    pub fn report(&self, ending: &str) -> PathBuf {
        if self.shard == Shard::WHOLE {
            return self.own(&format!("rapport.{ending}"));
        }
        self.of_shard("rapport", &format!(".{ending}"))
    }

    fn aside(&self, record: &str) -> PathBuf {
        self.own(ASIDE).join(format!("{record}.txt"))
    }

    /// Makes the directories, and removes what an interrupted run left. The journal begins a new line if that run broke off within one.
    ///
    /// # Errors
    /// What cannot be written.
    pub fn prepare(&self) -> Result<(), WriteError> {
        let waiting = self.waiting();
        let at = |path: &Path| {
            let path = path.to_owned();
            move |source| WriteError { path, source }
        };
        self.disk.make_directory(&waiting).map_err(at(&waiting))?;
        self.clear()?;
        let path = self.journal();
        if torn(&path).map_err(at(&path))? {
            self.disk.append(&path, b"\n").map_err(at(&path))?;
        }
        Ok(())
    }

    /// What all shards have done so far.
    ///
    /// # Errors
    /// A journal that cannot be read, or the directory that they lie in.
    pub fn known(&self) -> Result<Known, (PathBuf, io::Error)> {
        let mut known = Known::default();
        let own = self.own("");
        let listed = |error| (own.clone(), error);
        let entries = match fs::read_dir(&own) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(known),
            entries => entries.map_err(listed)?,
        };
        let paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<io::Result<Vec<_>>>();
        let mut paths = paths.map_err(listed)?;
        paths.sort();
        let called = |ending: &'static str| {
            paths.iter().filter(move |path| {
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                name.starts_with("journal-") && name.ends_with(ending)
            })
        };
        let mut spoilt = Vec::new();
        for path in called(".log") {
            let at = |error| (path.clone(), error);
            let file = File::open(path).map_err(at)?;
            let journal = Journal::read(&mut BufReader::new(&file)).map_err(at)?;
            let number = known.journals.len();
            spoilt.extend(journal.spoilt.into_iter().map(|place| (number, place)));
            for (record, (basis, place)) in journal.entries {
                let basis = known.basis(basis);
                known.entries.entry(record).or_default().push(Line { basis, journal: number, place });
            }
            for (record, places) in journal.earlier {
                known.earlier.entry(record).or_default().extend(places.into_iter().map(|place| (number, place)));
            }
            known.journals.push(Mutex::new(file));
        }
        let mut told = BTreeSet::new();
        for path in called(SPOILT).filter(|_| !spoilt.is_empty()) {
            let text = fs::read(path).map_err(|error| (path.clone(), error))?;
            told.extend(text.split(|byte| *byte == b'\n').map(checksum));
        }
        let is_told = |line: Vec<u8>| told.contains(&checksum(&line));
        spoilt.retain(|(journal, place)| !known.line(*journal, *place).is_some_and(is_told));
        known.spoilt = spoilt;
        Ok(known)
    }

    /// Adds an entry to the journal.
    ///
    /// # Errors
    /// Why it cannot be added.
    pub fn enter(&self, entry: &Entry) -> Result<(), WriteError> {
        let path = self.journal();
        let added = entry.line().map_err(io::Error::from).and_then(|line| self.disk.append(&path, line.as_bytes()));
        added.map_err(|source| WriteError { path, source })
    }

    /// Puts a record's documents in their places, or aside why there are none.
    ///
    /// # Errors
    /// What cannot be written.
    pub fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError> {
        let aside = self.aside(&task.record);
        if product.has_errors() {
            self.write([(aside, product.told.as_bytes())])?;
            return Ok(Vec::new());
        }
        let variant = product.about.as_ref().and_then(|about| about.variant);
        publish(&product.artifacts, variant, &task.target, self.disk, Some(&self.waiting()))?;
        if aside.exists() {
            self.disk.remove(&aside).map_err(|source| WriteError { path: aside, source })?;
        }
        Ok(written(task, product))
    }

    /// Removes what was told of records that are in the run no more: of those there is nothing to mend.
    ///
    /// # Errors
    /// What cannot be removed.
    pub fn forget(&self, known: &Known, plan: &Plan) -> Result<(), WriteError> {
        let here: BTreeSet<&str> = plan.tasks.iter().map(|task| task.record.as_str()).collect();
        // A path of a journal may come from anybody.
        let gone = known.entries.keys().filter(|record| !here.contains(record.as_str()) && is_within(record));
        let mut directories = BTreeSet::new();
        for record in gone {
            let aside = self.aside(record);
            if aside.is_file() {
                self.disk.remove(&aside).map_err(|source| WriteError { path: aside, source })?;
            }
            directories.extend(Path::new(record).parent().map(Path::to_owned));
        }
        self.tidy_below(&self.own(ASIDE), &directories);
        Ok(())
    }

    /// Removes those of some directories of documents, and of those above them, in which there is nothing, and makes what was removed from the others outlast a
    /// power failure. The paths are from the run's directory, which stays.
    pub(super) fn tidy(&self, directories: &BTreeSet<PathBuf>) {
        self.tidy_below(&self.directory, directories);
    }

    fn tidy_below(&self, root: &Path, directories: &BTreeSet<PathBuf>) {
        let all = directories.iter().flat_map(|directory| directory.ancestors());
        let all: BTreeSet<&Path> = all.filter(|directory| !directory.as_os_str().is_empty()).collect();
        // Those within others come after them.
        for directory in all.into_iter().rev().map(|directory| root.join(directory)) {
            // Windows would remove a link to a directory, whatever is in that.
            if !fs::symlink_metadata(&directory).is_ok_and(|found| found.is_dir()) {
                continue;
            }
            let is_empty = fs::read_dir(&directory).is_ok_and(|mut entries| entries.next().is_none());
            // One that somebody is at work in, or has just put something into, stays until the next run.
            if !is_empty || self.disk.remove_directory(&directory).is_err() {
                self.disk.settle(&directory);
            }
        }
        self.disk.settle(root);
    }

    /// Writes files of the run's own, all or none.
    ///
    /// # Errors
    /// What cannot be written.
    pub fn write<'f>(&self, files: impl IntoIterator<Item = (PathBuf, &'f [u8])>) -> Result<(), WriteError> {
        Staged::write_on(self.disk, Some(&self.waiting()), files)?.publish().map(|_| ())
    }

    /// Removes a document. One that somebody else has removed meanwhile is away as well.
    ///
    /// # Errors
    /// Why it cannot be removed.
    pub(super) fn remove(&self, document: &str) -> Result<(), WriteError> {
        let path = self.place(document);
        match self.disk.remove(&path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            removed => removed.map_err(|source| WriteError { path, source }),
        }
    }

    /// Where a document lies.
    pub(super) fn place(&self, document: &str) -> PathBuf {
        self.directory.join(document)
    }

    /// Whether two paths are those of one file that is there: names that differ in capitals are, where those do not count.
    pub(super) fn is_same(&self, one: &str, other: &str) -> bool {
        one == other || identity(&self.place(one)).is_some_and(|file| identity(&self.place(other)) == Some(file))
    }

    /// Whether a path that a journal names, which may come from anybody, is that of a file in the run's directory.
    pub(super) fn may_have(&self, document: &str) -> bool {
        is_within(document) && fs::symlink_metadata(self.place(document)).is_ok_and(|file| file.is_file())
    }

    /// Whether a document is there as it was written.
    #[must_use]
    pub fn has(&self, written: &Written) -> bool {
        fs::read(self.place(&written.path)).is_ok_and(|bytes| checksum(&bytes) == written.sha256)
    }
}

/// What the journals of a run say.
#[derive(Debug, Default)]
pub struct Known {
    /// The journals, which many workers look into for one record after the other.
    journals: Vec<Mutex<File>>,
    /// All that documents have been made with. There are few.
    bases: Vec<String>,
    /// For each record the last entry of each journal.
    entries: BTreeMap<String, Vec<Line>>,
    /// For each record its other entries: in which journal, and where.
    earlier: BTreeMap<String, Vec<(usize, Place)>>,
    /// Where the lines of journals stand that say nothing and have not been put aside: in which journal, and where.
    spoilt: Vec<(usize, Place)>,
    /// What the manifest says that runs made, of every record. Read when a file turns up that is none: of most the journals know.
    manifest: OnceLock<BTreeMap<String, Past>>,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug)]
struct Line {
    /// What documents were made with, by its number.
    basis: usize,
    /// The journal, by its number.
    journal: usize,
    place: Place,
}

impl Known {
    /// How many lines of journals say nothing and have not been put aside.
    #[must_use]
    pub fn spoilt(&self) -> usize {
        self.spoilt.len()
    }

    /// The number of what documents were made with.
    fn basis(&mut self, basis: String) -> usize {
        self.bases.iter().position(|known| *known == basis).unwrap_or_else(|| {
            self.bases.push(basis);
            self.bases.len() - 1
        })
    }

    /// The entries about a record that was made with that basis, the last journal's first.
    fn lines(&self, record: &str, basis: &str) -> impl Iterator<Item = &Line> {
        let lines = self.entries.get(record).map(Vec::as_slice).unwrap_or_default();
        lines.iter().rev().filter(move |line| self.bases[line.basis] == basis)
    }

    /// Whether anything is known of a record, made with that basis.
    #[must_use]
    pub fn has(&self, record: &str, basis: &str) -> bool {
        self.lines(record, basis).next().is_some()
    }

    /// Whether a record has been made, but never with that basis.
    #[must_use]
    pub fn is_of_another(&self, record: &str, basis: &str) -> bool {
        self.entries.contains_key(record) && !self.has(record, basis)
    }

    /// What is known of a record as it is now: made with that basis, of these very bytes and the files beside it, with its documents in place.
    #[must_use]
    pub fn current(&self, task: &Task, request: &Request, basis: &str, store: &Store<'_>) -> Option<Entry> {
        let mut lines = self.lines(&task.record, basis).peekable();
        lines.peek()?;
        let sha256 = checksum(&request.bytes);
        let is_current = |entry: &Entry| {
            entry.sha256 == sha256
                && entry.named.iter().all(|named| *named == now(named, request))
                && entry.written.iter().all(|written| store.has(written))
        };
        lines.filter_map(|line| self.entry(line)).find(is_current)
    }

    /// What is known of a record that could not be had when its turn came, with that basis.
    #[must_use]
    pub fn unread(&self, record: &str, basis: &str) -> Option<Entry> {
        self.lines(record, basis).filter_map(|line| self.entry(line)).find(Entry::is_of_unread)
    }

    /// The names of all records that anything is known of.
    pub(super) fn records(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The other records that anything is known of and whose names differ from a record's in their extensions alone.
    pub(super) fn namesakes(&self, record: &str) -> impl Iterator<Item = &str> {
        let stem = stem(record).to_owned();
        let from = format!("{stem}.");
        let begun = self.entries.range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded));
        let others: Vec<&str> =
            begun.map(|(other, _)| other.as_str()).take_while(|other| other.starts_with(&from)).collect();
        let bare = self.entries.get_key_value(&stem).map(|(other, _)| other.as_str());
        let record = record.to_owned();
        bare.into_iter().chain(others).filter(move |other| *other != record && self::stem(other) == stem)
    }

    /// All that has become of a record until now.
    pub(super) fn history(&self, record: &str) -> impl Iterator<Item = Entry> {
        let lines = self.entries.get(record).map(Vec::as_slice).unwrap_or_default();
        let earlier = self.earlier.get(record).map(Vec::as_slice).unwrap_or_default();
        let places = lines.iter().map(|line| (line.journal, line.place)).chain(earlier.iter().copied());
        places.filter_map(|(journal, place)| self.entry_at(journal, place))
    }

    /// An entry, out of its journal.
    fn entry(&self, line: &Line) -> Option<Entry> {
        self.entry_at(line.journal, line.place)
    }

    /// The entry at a place of a journal. What has become of that since it was read says nothing.
    fn entry_at(&self, journal: usize, place: Place) -> Option<Entry> {
        journal::entry(&self.line(journal, place)?)
    }

    /// The line at a place of a journal; `None` if it is not there any more.
    fn line(&self, journal: usize, place: Place) -> Option<Vec<u8>> {
        // Whoever panicked while holding it has moved it at most, and so does this.
        let mut journal = self.journals[journal].lock().unwrap_or_else(PoisonError::into_inner);
        journal.seek(SeekFrom::Start(place.at)).ok()?;
        let mut bytes = vec![0; place.length];
        journal.read_exact(&mut bytes).ok()?;
        Some(bytes)
    }
}

/// By what a file is told from all others, whatever its name.
#[cfg(unix)]
fn identity(file: &Path) -> Option<(u64, u64)> {
    let file = fs::metadata(file).ok()?;
    Some((file.dev(), file.ino()))
}

/// By what a file is told from all others, whatever its name.
#[cfg(not(unix))]
fn identity(file: &Path) -> Option<PathBuf> {
    fs::canonicalize(file).ok()
}

/// A record's name without its extension.
pub(super) fn stem(record: &str) -> &str {
    let name = record.rfind('/').map_or(0, |slash| slash + 1);
    // A dot that a name begins with begins no extension.
    record[name..].rfind('.').filter(|dot| *dot > 0).map_or(record, |dot| &record[..name + dot])
}

/// Whether the last line of a journal was cut off, so that a new one must begin before anything is added.
fn torn(journal: &Path) -> io::Result<bool> {
    let mut file = match File::open(journal) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        file => file?,
    };
    if file.metadata()?.len() == 0 {
        return Ok(false);
    }
    file.seek(SeekFrom::End(-1))?;
    let mut last = [0];
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// What a record's documents are as files.
pub(super) fn written(task: &Task, product: &Product) -> Vec<Written> {
    let variant = product.about.as_ref().and_then(|about| about.variant);
    let of = |artifact: &Artifact| Written {
        path: task.path(artifact.output, variant),
        sha256: checksum(&artifact.bytes),
        bytes: artifact.bytes.len() as u64,
    };
    product.artifacts.iter().map(of).collect()
}

/// A run's directory together with what has been done in it before.
#[derive(Clone, Copy)]
pub struct Shelf<'s> {
    /// The directory.
    pub store: &'s Store<'s>,
    /// What had been done when the run began.
    pub known: &'s Known,
}

impl Shelf<'_> {
    /// What has become until now of a record, also when its name had another extension.
    pub(super) fn history(&self, task: &Task) -> impl Iterator<Item = Entry> {
        let formers = self.known.namesakes(&task.record).filter(|former| task.was(former));
        self.known.history(&task.record).chain(formers.flat_map(|former| self.known.history(former)))
    }

    /// What would become of a record's earlier documents if those of an entry were in their places.
    #[must_use]
    pub fn superseded(&self, task: &Task, entry: &Entry) -> Superseded {
        superseded::earlier(self, task, entry)
    }
}

impl Keeper for Shelf<'_> {
    fn past(&self, task: &Task) -> Option<Past> {
        let is_lost = |entry: &Entry| entry.faults.iter().any(|fault| fault.code == Code::BatLost);
        let history = self.known.history(&task.record).filter(|entry| !entry.written.is_empty() || is_lost(entry));
        let (mut secret, mut has_documents) = (None, false);
        for entry in history {
            has_documents |= entry.written.iter().any(|written| self.store.may_have(&written.path));
            let is_secret = entry.withheld || entry.about.as_ref().is_some_and(|about| about.variant.is_some());
            secret = Some(secret.unwrap_or(false) || is_secret);
        }
        let known = secret.map(|secret| Past { secret });
        if has_documents {
            return known;
        }
        // Of one that is gone, and whose documents are, the journal alone still tells: another file may have its name now.
        let read = || fs::read(self.store.own(manifest::NAME)).map(|bytes| Manifest::pasts(&bytes));
        let in_manifest = || self.known.manifest.get_or_init(|| read().unwrap_or_default()).get(&task.record).copied();
        task.past.or_else(in_manifest).map(|past| known.unwrap_or(past))
    }

    fn current(&self, task: &Task, request: &Request, basis: &str) -> Option<Entry> {
        self.known.current(task, request, basis, self.store)
    }

    fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError> {
        self.store.keep(task, product)
    }

    fn supersede(&self, task: &Task, entry: &Entry) -> Result<Superseded, WriteError> {
        superseded::supersede(self, task, entry)
    }

    fn enter(&self, entry: &Entry) -> Result<(), WriteError> {
        self.store.enter(entry)
    }
}

/// A file that a record names, as it is now.
pub(super) fn now(named: &Named, request: &Request) -> Named {
    let file = request.directory.as_ref().map(|directory| directory.join(&named.path));
    let sha256 = file.and_then(|file| fs::read(file).ok()).map(|bytes| checksum(&bytes));
    Named { path: named.path.clone(), sha256 }
}
