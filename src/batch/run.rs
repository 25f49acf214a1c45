//! The run itself: tasks to makers, documents to their places, what became of them to the journal.
//!
//! Each maker has a thread of its own that reads the next record while the maker works on one, and writes documents while it works on the next. So
//! makers never wait for a disk. What was done is told to one thread, which alone adds to the journal.

use std::io;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;

use chrono::NaiveDate;

use super::discreet::holds_secrets;
use super::journal::{Entry, Written};
use super::maker::{Maker, Product, Request, Voice};
use super::plan::{Origin, Task, become_one, varied};
use super::superseded::Superseded;
use crate::build::{self, Job, What, checksum};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::message;
use crate::output::WriteError;
use crate::record;
use crate::source::{Directory, Sources};

/// What all records of a run share.
pub struct Run<'r> {
    /// What becomes of documents.
    pub keeper: &'r dyn Keeper,
    /// The digest of what documents are made with.
    pub basis: &'r str,
    /// How faults are told.
    pub voice: Voice,
    /// Gets a record.
    pub read: &'r (dyn Fn(&Task) -> Result<Request, Box<Diagnostic>> + Sync),
    /// What is said of a file that cannot be written.
    pub unwritable: fn(&WriteError) -> Diagnostic,
    /// What is said of an earlier document that cannot be removed.
    pub irremovable: fn(&WriteError) -> Diagnostic,
}

/// Keeps what a run makes, and knows what was made before.
pub trait Keeper: Sync {
    /// What earlier runs made of a record: if anything, a file that is none now is one that was lost.
    fn past(&self, task: &Task) -> Option<Past>;

    /// What is known of a record as it is now, made with that basis.
    fn current(&self, task: &Task, request: &Request, basis: &str) -> Option<Entry>;

    /// Keeps a record's documents, or why there are none.
    ///
    /// # Errors
    /// What cannot be written.
    fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError>;

    /// Removes those earlier documents of a record that the ones in an entry have taken the place of. The entry is not yet kept in mind: whoever
    /// is interrupted before it is does all of this again.
    ///
    /// # Errors
    /// What cannot be removed.
    fn supersede(&self, _task: &Task, _entry: &Entry) -> Result<Superseded, WriteError> {
        Ok(Superseded::default())
    }

    /// Keeps in mind what became of a record.
    ///
    /// # Errors
    /// What cannot be written.
    fn enter(&self, entry: &Entry) -> Result<(), WriteError>;
}

/// That earlier runs made documents of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Past {
    /// Whether it held secrets, so that its checksum is told nobody.
    pub secret: bool,
}

/// How a record ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It was done before, and nothing of it has changed.
    Kept,
    /// Its documents have been made.
    Made,
    /// It has errors.
    PutAside,
    /// It is a register or something else that is no record.
    LeftOut,
    /// Its documents could not be written.
    Unwritten,
}

/// A record that is done with.
#[derive(Clone, Debug)]
pub struct Ended {
    /// How.
    pub how: How,
    /// What the journal says of it.
    pub entry: Entry,
    /// What is wrong, for people.
    pub told: String,
    /// What became of its earlier documents.
    pub superseded: Superseded,
}

/// Why a run stopped before its time.
#[derive(Debug)]
pub enum Stopped {
    /// No process could be had to make documents in.
    Maker(io::Error),
    /// The journal cannot be written.
    Journal(WriteError),
}

/// A record that has been handed to a maker.
struct Begun<'t> {
    task: &'t Task,
    sha256: String,
    request: Request,
}

impl Run<'_> {
    /// Does tasks, each by whichever maker is free, and tells of every one as soon as it has ended.
    ///
    /// # Errors
    /// Why not all were done. What was, is in the journal.
    pub fn run<M: Maker + Send>(
        &self,
        tasks: &[&Task],
        makers: &mut [M],
        tell: &mut dyn FnMut(&Ended),
    ) -> Result<(), Stopped> {
        let queue = Mutex::new(tasks.iter().copied());
        let stop = AtomicBool::new(false);
        let (sender, ended) = mpsc::channel();
        thread::scope(|scope| {
            let workers: Vec<_> = makers
                .iter_mut()
                .map(|maker| {
                    let (sender, queue, stop) = (sender.clone(), &queue, &stop);
                    let next = move || {
                        if stop.load(Ordering::Relaxed) { None } else { queue.lock().ok()?.next() }
                    };
                    scope.spawn(move || {
                        let done = self.work(maker, &next, &sender);
                        if done.is_err() {
                            stop.store(true, Ordering::Relaxed);
                        }
                        done
                    })
                })
                .collect();
            drop(sender);
            let mut broken = None;
            for ended in ended {
                let entered = match ended.how {
                    How::Kept | How::Unwritten => Ok(()),
                    How::Made | How::PutAside | How::LeftOut => self.keeper.enter(&ended.entry),
                };
                match entered {
                    Ok(()) => tell(&ended),
                    Err(error) => {
                        stop.store(true, Ordering::Relaxed);
                        broken = broken.or(Some(Stopped::Journal(error)));
                    }
                }
            }
            for worker in workers {
                // A thread that panicked has told why.
                if let Ok(Err(error)) = worker.join() {
                    broken = broken.or(Some(Stopped::Maker(error)));
                }
            }
            broken.map_or(Ok(()), Err)
        })
    }

    /// One maker's part.
    fn work<'t>(
        &self,
        maker: &mut dyn Maker,
        next: &dyn Fn() -> Option<&'t Task>,
        sender: &Sender<Ended>,
    ) -> io::Result<()> {
        let mut begun: Option<Begun<'t>> = None;
        loop {
            let following = self.following(next, sender);
            let product = maker.finish()?;
            if let Some(following) = &following {
                maker.begin(following.request.clone());
            }
            if let (Some(begun), Some(product)) = (begun.take(), product) {
                // Whoever listens has stopped only if the whole run has.
                let _ = sender.send(self.ended(&begun, product));
            }
            match following {
                None => return Ok(()),
                following => begun = following,
            }
        }
    }

    /// The next record that has to be made. Those on the way to it that need not or cannot be are told of.
    fn following<'t>(&self, next: &dyn Fn() -> Option<&'t Task>, sender: &Sender<Ended>) -> Option<Begun<'t>> {
        loop {
            let task = next()?;
            let ended = match (self.read)(task) {
                Ok(request) => match self.keeper.current(task, &request, self.basis) {
                    // Another shard's journal may have it as no record from before it became one.
                    Some(entry)
                        if entry.is_done() && !(entry.is_of_no_record() && self.keeper.past(task).is_some()) =>
                    {
                        let superseded = self.supersede(task, &entry);
                        self.settled(How::Kept, entry, String::new(), superseded)
                    }
                    // What failed is tried again: the files that it needs may be there now, the machine may be less busy.
                    _ => return Some(Begun { task, sha256: checksum(&request.bytes), request }),
                },
                Err(fault) => self.conclude(task, String::new(), Product::refused(&fault, self.voice)),
            };
            let _ = sender.send(ended);
        }
    }

    /// What became of a record that a maker has finished.
    fn ended(&self, begun: &Begun<'_>, product: Product) -> Ended {
        let Begun { task, sha256, request } = begun;
        // What a stream names as a record is meant as one, whatever it is.
        let may_be_other =
            matches!(task.origin, Origin::File(_)) && product.faults.iter().all(|fault| !is_runaway(fault.code));
        let is_one = !may_be_other || !product.has_errors() || is_record(request);
        // An empty file is a record that nobody has written yet, unless it was one.
        if is_one && !request.bytes.trim_ascii().is_empty() {
            let is_unreadable = product.faults.iter().any(|fault| matches!(fault.code, Code::SrcUtf8 | Code::SrcEmpty));
            let past = if may_be_other && is_unreadable { self.keeper.past(task) } else { None };
            return self.conclude(
                task,
                sha256.clone(),
                match past {
                    Some(past) => self.destroyed(task, product, past),
                    None => product,
                },
            );
        }
        match self.keeper.past(task) {
            Some(Past { secret }) if may_be_other => {
                let withheld = secret || holds_secrets(&request.bytes);
                let lost = Product::refused(&lost(&task.record, &request.bytes), self.voice);
                self.conclude(task, sha256.clone(), Product { millis: product.millis, withheld, ..lost })
            }
            _ if is_one => self.conclude(task, sha256.clone(), product),
            _ => {
                let entry = self.entry(task, sha256.clone(), Product::default());
                self.settled(How::LeftOut, entry, String::new(), Ok(Superseded::default()))
            }
        }
    }

    /// What cannot be read as text, or has nothing in it, and was a record once: it may have been destroyed, which is told beside what is wrong with it.
    fn destroyed(&self, task: &Task, mut product: Product, past: Past) -> Product {
        let more = Product::refused(&unreadable(&task.record), self.voice);
        product.told.push_str(&more.told);
        product.faults.extend(more.faults);
        product.withheld |= past.secret;
        product
    }

    fn conclude(&self, task: &Task, sha256: String, mut product: Product) -> Ended {
        let is_varied = product.about.as_ref().is_some_and(|about| about.variant.is_some());
        if task.plain && is_varied && !product.has_errors() {
            let millis = product.millis;
            product = Product { millis, withheld: true, ..Product::refused(&varied(task), self.voice) };
        }
        if task.idle && !product.has_errors() {
            let (millis, withheld) = (product.millis, product.withheld || is_varied);
            product = Product { millis, withheld, ..Product::refused(&become_one(task), self.voice) };
        }
        let how = if product.has_errors() { How::PutAside } else { How::Made };
        let kept = self.keeper.keep(task, &product).map_err(|error| Box::new((self.unwritable)(&error)));
        let told = std::mem::take(&mut product.told);
        let mut entry = self.entry(task, sha256, product);
        let superseded = kept.and_then(|written| {
            entry.written = written;
            self.supersede(task, &entry)
        });
        self.settled(how, entry, told, superseded)
    }

    fn supersede(&self, task: &Task, entry: &Entry) -> Result<Superseded, Box<Diagnostic>> {
        self.keeper.supersede(task, entry).map_err(|error| Box::new((self.irremovable)(&error)))
    }

    /// A record whose documents are in their places, and earlier ones out of the way; or what keeps them from it.
    fn settled(&self, how: How, entry: Entry, told: String, superseded: Result<Superseded, Box<Diagnostic>>) -> Ended {
        match superseded {
            Ok(superseded) => Ended { how, entry, told, superseded },
            Err(fault) => {
                // A log that tells of a full disk is no place for what is wrong with records: that is told when they can be kept.
                let Product { faults, told, .. } = Product::refused(&fault, self.voice);
                let entry = Entry { written: Vec::new(), faults, ..entry };
                Ended { how: How::Unwritten, entry, told, superseded: Superseded::default() }
            }
        }
    }

    fn entry(&self, task: &Task, sha256: String, product: Product) -> Entry {
        let Product { faults, about, named, millis, withheld, .. } = product;
        let (record, basis) = (task.record.clone(), self.basis.to_owned());
        Entry { record, basis, sha256, named, about, written: Vec::new(), faults, millis, withheld }
    }
}

/// What is said of a file of which earlier runs made documents and that is no record any more. No word of it is quoted.
fn lost(record: &str, bytes: &[u8]) -> Diagnostic {
    let (sv, en) = if bytes.trim_ascii().is_empty() {
        ("den är tom", "it is empty")
    } else if bytes.iter().all(|byte| *byte == 0) {
        ("den har bara nolltecken", "it has nothing but null bytes")
    } else {
        ("i den står något annat", "it says something else")
    };
    let fault = message!(
        "filen är ingen post längre, {sv}: \"{record}\", som en tidigare körning gjorde handlingar av",
        "the file is no record any more, {en}: \"{record}\", of which an earlier run made documents"
    );
    Diagnostic::new(Code::BatLost, fault)
        .hint(message!(
            "hämta tillbaka posten från en säkerhetskopia och kör igen; handlingarna från förr ligger kvar",
            "get the record back from a backup and run again; the documents of before stay"
        ))
        .hint(message!(
            "ska den inte vara en post längre, flytta den ur katalogen eller byt namn på den; då är posten borta, och dess handlingar tas bort med --rensa",
            "if it is to be a record no more, move it out of the directory or rename it; then the record is gone, and its documents are removed with --prune"
        ))
}

/// What is said of a file of which earlier runs made documents and in which there is nothing that could be read.
fn unreadable(record: &str) -> Diagnostic {
    let fault = message!(
        "\"{record}\" går inte att läsa längre, och en tidigare körning gjorde handlingar av den",
        "\"{record}\" cannot be read any more, and an earlier run made documents of it"
    );
    let hint = message!(
        "är filen förstörd, hämta tillbaka posten från en säkerhetskopia och kör igen; handlingarna från förr ligger kvar",
        "if the file is destroyed, get the record back from a backup and run again; the documents of before stay"
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatLost, fault).hint(hint) }
}

/// Whether a record took too much, so that it is not looked into here, where nothing limits it.
pub(super) fn is_runaway(code: Code) -> bool {
    matches!(code, Code::BatTime | Code::BatMemory | Code::BatCrash)
}

/// The day that a record tells of itself (`datum`), whatever else is wrong with it.
#[must_use]
pub fn told_day(request: &Request) -> Option<NaiveDate> {
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (_, node) = record::tree(&request.name, &request.bytes, request.format, &mut sources, &mut faults);
    record::register::day(&node?)
}

/// Whether a file is a record, also one that no document can be made of, and not a register or something else.
#[must_use]
pub fn is_record(request: &Request) -> bool {
    let beside = Directory::new(request.directory.clone());
    let job = Job::new(&request.name, &request.bytes, request.format, &beside);
    build::survey(&job, &mut Sources::new()).what == What::Record
}
