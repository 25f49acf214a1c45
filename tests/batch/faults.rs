//! Every file operation fails in turn: the disk is full, it may not be written to, a directory has vanished, the machine stops in the middle.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use protokollant::batch::{
    Basis, Before, Bench, Fate, Manifest, Origin, Outcome, Plan, Program, Prospect, Pruning, Request, Run, Settings,
    Shard, Shelf, Spool, Store, Task, Voice, gone, manifest, prune, verify,
};
use protokollant::build::{Builder, InWord, Output};
use protokollant::diagnostic::{Code, Diagnostic, Lang};
use protokollant::message;
use protokollant::output::{Disk, Machine, WriteError};
use protokollant::pdf::Standard;
use protokollant::source::Format;
use tempfile::TempPath;

use crate::{bad_record, lasting, record, support};

/// What happens to an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Some bytes are written and then no more fit.
    Full,
    /// Nothing may be written.
    ReadOnly,
    /// Somebody has removed the directory of the documents.
    Vanished,
    /// The process dies in the middle of it, and does nothing any more.
    Killed,
}

/// One of the operations of a run, which has the same name in every run of the same records. What number it has among all of them may change from one run to the
/// next: documents are written in one thread and the journal in another.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Operation {
    kind: &'static str,
    /// From the directory on.
    path: PathBuf,
    /// How many of this kind went before it there.
    nth: usize,
}

/// A disk on which one operation fails.
struct Faulty {
    fault: Fault,
    /// None, if the run is only looked at.
    at: Option<Operation>,
    directory: PathBuf,
    done: Mutex<BTreeSet<Operation>>,
    /// A process that is killed stays dead.
    dead: AtomicBool,
}

impl Faulty {
    fn new(fault: Fault, at: Option<Operation>, directory: &Path) -> Self {
        Self { fault, at, directory: directory.to_owned(), done: Mutex::default(), dead: AtomicBool::new(false) }
    }

    /// Notes an operation, and tells whether it is the one.
    fn strikes(&self, kind: &'static str, path: &Path) -> bool {
        let path = path.strip_prefix(&self.directory).unwrap().to_owned();
        let mut done = self.done.lock().unwrap();
        let nth = done.iter().filter(|operation| operation.kind == kind && operation.path == path).count();
        let operation = Operation { kind, path, nth };
        let strikes = self.at.as_ref() == Some(&operation);
        done.insert(operation);
        strikes
    }

    fn error(&self) -> io::Error {
        match self.fault {
            Fault::Full => ErrorKind::StorageFull,
            Fault::ReadOnly => ErrorKind::ReadOnlyFilesystem,
            Fault::Vanished => ErrorKind::NotFound,
            Fault::Killed => ErrorKind::Interrupted,
        }
        .into()
    }

    /// Lets an operation go wrong, after so much of it as `partly` does.
    fn pass<T>(
        &self,
        (kind, path): (&'static str, &Path),
        partly: impl FnOnce(),
        whole: impl FnOnce() -> io::Result<T>,
    ) -> io::Result<T> {
        let strikes = self.strikes(kind, path);
        if strikes && self.fault == Fault::Vanished {
            // Moved away first, which is one operation: files that the other workers put into it meanwhile would keep it from being emptied.
            let gone = self.directory.with_extension("gone");
            std::fs::rename(&self.directory, &gone).unwrap();
            std::fs::remove_dir_all(&gone).unwrap();
            // Whether that matters is for the operation to find.
            return whole();
        }
        if strikes {
            self.dead.store(self.fault == Fault::Killed, Ordering::SeqCst);
            if self.fault != Fault::ReadOnly {
                partly();
            }
            return Err(self.error());
        }
        if self.dead.load(Ordering::SeqCst) { Err(self.error()) } else { whole() }
    }
}

impl Disk for Faulty {
    fn make_directory(&self, directory: &Path) -> io::Result<()> {
        self.pass(("make", directory), || (), || Machine.make_directory(directory))
    }

    fn stage(&self, directory: &Path, target: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        let half = || {
            if let Ok(staged) = Machine.stage(directory, target, &bytes[..bytes.len() / 2])
                && self.fault == Fault::Killed
            {
                // A dead process clears nothing up.
                staged.keep().unwrap();
            }
        };
        self.pass(("stage", target), half, || Machine.stage(directory, target, bytes))
    }

    fn publish(&self, staged: TempPath, target: &Path) -> io::Result<()> {
        let staged = std::cell::Cell::new(Some(staged));
        let left = || {
            if self.fault == Fault::Killed {
                staged.take().unwrap().keep().unwrap();
            }
        };
        self.pass(("publish", target), left, || Machine.publish(staged.take().unwrap(), target))
    }

    fn settle(&self, directory: &Path) {
        Machine.settle(directory);
    }

    fn append(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = || Machine.append(file, &bytes[..bytes.len() / 2]).unwrap();
        self.pass(("append", file), half, || Machine.append(file, bytes))
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        self.pass((REMOVE, file), || (), || Machine.remove(file))
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        self.pass((REMOVE, directory), || (), || Machine.remove_directory(directory))
    }

    fn clear(&self, directory: &Path) -> io::Result<()> {
        self.pass(("clear", directory), || (), || Machine.clear(directory))
    }
}

/// Of a file or a directory.
const REMOVE: &str = "remove";

/// What every run of these tests shares.
struct Works {
    builder: Builder,
    basis: Basis,
}

fn works() -> Works {
    let settings = Settings {
        outputs: vec![Output::Html, Output::Text],
        standard: Standard::A2aUa1,
        kind: None,
        items: Vec::new(),
        in_word: InWord::default(),
        variant: None,
        roles: false,
        on_approved_machine: false,
    };
    let program = Program { name: "test".to_owned(), version: "1".to_owned(), sha256: "0".to_owned() };
    let (templates, fonts, houses) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let basis = Basis { program, settings, templates, fonts, houses, period_style: false };
    Works { builder: support::builder(support::HOUSE).unwrap(), basis }
}

/// The records of every run: in the second round one is mended, one broken, one changed, three gone, as is one that was broken, and one turns out to hold a
/// secret. One is broken all the time, so that it is none of those that are gone.
fn records(round: usize) -> Vec<(&'static str, String)> {
    let (mended, broken) = if round == 0 { (bad_record(), record(2)) } else { (record(1), bad_record()) };
    let mut records =
        vec![("a.yaml", record(3 + round)), ("2009/b.yaml", record(5)), ("c.yaml", mended), ("d.yaml", broken)];
    records.push(("2009/k.yaml", bad_record()));
    if round == 0 {
        records.extend([("e.yaml", record(6)), ("f.yaml", record(7)), ("g.yaml", record(8))]);
        records.extend([("2008/mars/h.yaml", record(9)), ("2007/l.yaml", bad_record())]);
    } else {
        let masked = record(7).replace("Gruppen gick", "Då gick [Nils Holm]{sekretess}");
        let decided = "sekretess: { lagrum: 26 kap. 1 § OSL, datum: 2026-02-16, myndighet: Regeringskansliet }\n";
        records.push(("f.yaml", masked + decided));
    }
    records
}

/// One run, as the command line makes it; whether it came to its end.
fn run(works: &Works, disk: &dyn Disk, directory: &Path, round: usize) -> bool {
    run_of(works, disk, directory, records(round), true)
}

/// Likewise, of these records, which the plan takes for such as may have variants, or not.
fn run_of(works: &Works, disk: &dyn Disk, directory: &Path, records: Vec<(&str, String)>, varies: bool) -> bool {
    let spool = Spool::new().unwrap();
    let task = |(name, text): (&str, String)| {
        Task::new(name.to_owned(), Origin::Stream(spool.add(text.as_bytes()).unwrap()), directory, "")
    };
    let outputs = &works.basis.settings.outputs;
    let plan = Plan::new(records.into_iter().map(task).collect(), directory, outputs, &|_| {
        if varies { Prospect::Varied } else { Prospect::Plain }
    })
    .unwrap();
    let store = Store::new(disk, directory, Shard::WHOLE);
    if store.prepare().is_err() {
        return false;
    }
    let known = store.known().unwrap();
    let digest = works.basis.digest();
    let read = |task: &Task| {
        let Origin::Stream(record) = &task.origin else { unreachable!() };
        let (name, path, bytes) = (task.record.clone(), task.record.clone(), record.bytes().unwrap());
        Ok(Request { name, path, bytes, format: Format::Yaml, directory: None })
    };
    let voice = Voice { lang: Lang::Sv, colour: false, discreet: true };
    let shelf = Shelf { store: &store, known: &known };
    let run = Run { keeper: &shelf, basis: &digest, voice, read: &read, unwritable, irremovable: unwritable };
    let before = verify::read(directory).ok().map(Before::of);
    let mut makers = [Bench::new(&works.builder, &works.basis.settings, voice)];
    let tasks: Vec<&Task> = plan.tasks.iter().collect();
    let mut outcome = Outcome::new(false);
    if run.run(&tasks, &mut makers, &mut |ended| outcome.add(ended)).is_err() {
        return false;
    }
    let Some(records) = outcome.all(&run, &plan, &store) else { return false };
    let manifest = Manifest::new(works.basis.clone(), records);
    // One of the records that are gone is to leave all, the others nothing.
    let keeps = |record: &str| match &before {
        None => Some(Fate::Unasked),
        Some(_) => (record == "e.yaml").then_some(Fate::There),
    };
    let (keeps, before) = (&keeps, &before.clone().unwrap_or_default());
    if store.forget(&known, &plan).is_err() {
        return false;
    }
    let remains = gone(
        &shelf,
        &plan,
        &manifest.records,
        &Pruning { keeps, day: &|_| None, is_record: &|_| true, named: &|_| None, before },
    );
    let gone = prune(&store, remains, |error| message!("{error}", "{error}"));
    if gone.iter().any(|gone| matches!(gone.fate, Fate::Held(_))) {
        return false;
    }
    let files = [(manifest::CHECKSUMS, manifest.checksums()), (manifest::NAME, manifest.json())];
    store.write(files.iter().map(|(name, text)| (store.own(name), text.as_bytes()))).is_ok()
}

fn unwritable(error: &WriteError) -> Diagnostic {
    Diagnostic::new(Code::OutWrite, message!("{error}", "{error}"))
}

/// No file in its place is anything but a whole one of the first or of the second round, after the first or without it.
fn only_whole_files(found: &BTreeMap<String, String>, rounds: &[BTreeMap<String, String>], at: &str) {
    for (name, sum) in found.iter().filter(|(name, _)| !name.contains("/waiting-")) {
        assert!(rounds.iter().any(|round| round.get(name) == Some(sum)), "{at}: {name} is not whole");
    }
}

#[test]
fn a_record_that_comes_to_hold_secrets_while_a_run_is_at_work_takes_no_other_record_s_place() {
    let directory = tempfile::tempdir().unwrap();
    let (_, secret) = records(1).pop().unwrap();
    let records = vec![("f-offentlig.yaml", record(3)), ("f.yaml", secret)];
    assert!(run_of(&works(), &Machine, directory.path(), records, false));
    let read = |name: &str| std::fs::read_to_string(directory.path().join(name)).unwrap();
    assert!(read("_protokollant/avlagda/f.yaml.txt").contains("KÖR-KROCK"));
    assert!(read("f-offentlig.txt").contains("Gruppen gick igenom") && !directory.path().join("f.txt").exists());
}

fn every_operation_fails_in_turn(fault: Fault) {
    let works = works();
    // What an undisturbed run leaves after the first round, and after both.
    let undisturbed = tempfile::tempdir().unwrap();
    assert!(run(&works, &Machine, undisturbed.path(), 0));
    let first = lasting(undisturbed.path());
    assert!(run(&works, &Machine, undisturbed.path(), 1));
    let both = lasting(undisturbed.path());
    assert_ne!(first, both);
    assert!(first.contains_key("f.txt") && both.contains_key("f-offentlig.txt") && !both.contains_key("f.txt"));
    let left = ["e.txt", "d.txt"].iter().all(|name| first.get(*name) == both.get(*name));
    assert!(left && first.contains_key("g.txt") && !both.contains_key("g.txt"));
    let aside = "_protokollant/avlagda/2007/";
    assert!(first.contains_key(aside) && !both.contains_key(aside));
    assert!(first.contains_key("2008/mars/h.html") && !both.contains_key("2008/") && both.contains_key("2009/"));
    // Where the directory has vanished, with all that earlier runs had made, the next run makes what the first one in it would.
    let alone = tempfile::tempdir().unwrap();
    assert!(run(&works, &Machine, alone.path(), 1));
    let rounds = [first, both, lasting(alone.path())];
    let expected = if fault == Fault::Vanished { &rounds[2] } else { &rounds[1] };
    let disturbed = |at: Option<Operation>| {
        let place = tempfile::tempdir().unwrap();
        let directory = place.path().join("ut");
        assert!(run(&works, &Machine, &directory, 0));
        let disk = Faulty::new(fault, at, &directory);
        run(&works, &disk, &directory, 1);
        (place, directory, disk.done.into_inner().unwrap())
    };
    let (_, _, operations) = disturbed(None);
    // A superseded document, what was wrong with a record that is mended and with one that is gone, documents of those that are gone, and the directories of all.
    let documents = ["f.txt", "g.html", "g.txt", "2008/mars/h.html", "2008/mars/h.txt", "2008/mars", "2008"];
    let aside = ["c.yaml.txt", "2007/l.yaml.txt", "2007"].map(|name| format!("_protokollant/avlagda/{name}"));
    for removed in documents.map(str::to_owned).into_iter().chain(aside) {
        let removal = Operation { kind: REMOVE, path: removed.into(), nth: 0 };
        assert!(operations.contains(&removal), "{removal:?}: {operations:?}");
    }
    for at in &operations {
        let (_place, directory, done) = disturbed(Some(at.clone()));
        assert!(done.contains(at), "{fault:?} {at:?}: never came to it");
        if directory.exists() {
            only_whole_files(&lasting(&directory), &rounds, &format!("{fault:?} {at:?}"));
        }
        assert!(run(&works, &Machine, &directory, 1), "{fault:?} {at:?}: the next run does not come to its end");
        assert_eq!(&lasting(&directory), expected, "{fault:?} {at:?}");
    }
}

#[test]
fn a_full_disk_leaves_whole_files_and_the_next_run_all_of_them() {
    every_operation_fails_in_turn(Fault::Full);
}

#[test]
fn a_read_only_disk_leaves_whole_files_and_the_next_run_all_of_them() {
    every_operation_fails_in_turn(Fault::ReadOnly);
}

#[test]
fn a_vanished_directory_is_made_again_with_all_files() {
    every_operation_fails_in_turn(Fault::Vanished);
}

#[test]
fn a_process_that_dies_in_any_operation_leaves_whole_files_and_the_next_run_all_of_them() {
    every_operation_fails_in_turn(Fault::Killed);
}

#[test]
fn the_test_notices_files_that_are_not_whole() {
    let half = BTreeMap::from([("a.txt".to_owned(), "half".to_owned())]);
    let whole = BTreeMap::from([("a.txt".to_owned(), "whole".to_owned())]);
    let noticed = std::panic::catch_unwind(|| only_whole_files(&half, &[whole], ""));
    assert!(noticed.is_err());
}

/// A disk on which one file cannot be removed, as on Windows while another program has it open.
struct Open<'o>(&'o str);

impl Disk for Open<'_> {
    fn make_directory(&self, directory: &Path) -> io::Result<()> {
        Machine.make_directory(directory)
    }

    fn stage(&self, directory: &Path, target: &Path, bytes: &[u8]) -> io::Result<TempPath> {
        Machine.stage(directory, target, bytes)
    }

    fn publish(&self, staged: TempPath, target: &Path) -> io::Result<()> {
        Machine.publish(staged, target)
    }

    fn settle(&self, directory: &Path) {
        Machine.settle(directory);
    }

    fn append(&self, file: &Path, bytes: &[u8]) -> io::Result<()> {
        Machine.append(file, bytes)
    }

    fn remove(&self, file: &Path) -> io::Result<()> {
        if file.ends_with(self.0) { Err(ErrorKind::ResourceBusy.into()) } else { Machine.remove(file) }
    }

    fn remove_directory(&self, directory: &Path) -> io::Result<()> {
        Machine.remove_directory(directory)
    }

    fn clear(&self, directory: &Path) -> io::Result<()> {
        Machine.clear(directory)
    }
}

#[test]
fn a_document_that_another_program_has_open_is_removed_by_the_next_run_and_keeps_no_other_from_it() {
    let works = works();
    let undisturbed = tempfile::tempdir().unwrap();
    assert!(run(&works, &Machine, undisturbed.path(), 0) && run(&works, &Machine, undisturbed.path(), 1));
    let expected = lasting(undisturbed.path());
    for open in ["g.txt", "2008/mars/h.html", "f.txt"] {
        let place = tempfile::tempdir().unwrap();
        assert!(run(&works, &Machine, place.path(), 0));
        let manifest = std::fs::read(place.path().join("_protokollant/manifest.json")).unwrap();
        assert!(!run(&works, &Open(open), place.path(), 1), "{open}");
        let found = lasting(place.path());
        assert!(found.contains_key(open) && (open == "f.txt" || !found.contains_key("g.html")), "{open}");
        // The run has not come to its end, and the manifest is that of the last that has.
        assert_eq!(std::fs::read(place.path().join("_protokollant/manifest.json")).unwrap(), manifest, "{open}");
        assert!(run(&works, &Machine, place.path(), 1), "{open}");
        assert_eq!(lasting(place.path()), expected, "{open}");
    }
}
