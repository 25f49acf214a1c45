//! Whether what a manifest says of records is what becomes of them when they are made again.

use std::collections::{BTreeMap, BTreeSet};

use super::journal::{Entry, Written};
use super::maker::{Named, Product, Request};
use super::manifest::{Manifest, Recorded};
use super::plan::Task;
use super::run::{Keeper, Past, is_runaway};
use super::shown::first;
use super::verify::unproven;
use crate::build::About;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Message, Severity, counted, excerpt};
use crate::message;
use crate::output::WriteError;

/// So many rules are named of those whose counts differ.
const RULES: usize = 3;

/// Holds what becomes of records now against what a manifest says of them.
#[derive(Debug)]
pub struct Rebuilt {
    roles: bool,
    /// Whether all that documents are made with is what it was. Otherwise another program may judge and describe them otherwise, and nothing follows from that.
    is_same: bool,
    /// The records in which other faults were found by other means.
    judged_otherwise: BTreeSet<String>,
}

impl Rebuilt {
    /// Of a manifest, made again with the same program, templates, fonts and house styles, or with others.
    #[must_use]
    pub fn new(manifest: &Manifest, is_same: bool) -> Self {
        Self { roles: manifest.basis.settings.roles, is_same, judged_otherwise: BTreeSet::new() }
    }

    /// Adds a record that was made again, and tells what it became otherwise.
    pub fn add(&mut self, recorded: &Recorded, now: &Entry) -> Vec<Diagnostic> {
        if recorded.documents.is_empty() != now.written.is_empty() {
            return vec![came_or_went(recorded, now)];
        }
        let mut faults = documents(recorded, &now.written);
        faults.extend(self.said(recorded, now));
        faults
    }

    /// What a manifest says of a record beside its documents.
    fn said(&mut self, recorded: &Recorded, now: &Entry) -> Option<Diagnostic> {
        let is_known = recorded.sha256.is_some();
        // That it cannot be read has been told, and so has that it is another now, or a file that it names: of what it was nothing can be known then.
        let other_file =
            |named: &Named| now.named.iter().any(|now| now.path == named.path && now.sha256 != named.sha256);
        let is_other = is_known && recorded.sha256.as_ref() != Some(&now.sha256);
        if now.is_of_unread() || is_other || recorded.named.iter().any(other_file) {
            return None;
        }
        let record = &recorded.record;
        let Some(becomes) = Recorded::of(now, &[], self.roles) else {
            return Some(self.graded(message!(
                "manifestet har posten \"{record}\", och filen är ingen post",
                "the manifest has the record \"{record}\", and the file is no record"
            )));
        };
        let mut parts = about(recorded.about.as_ref(), becomes.about.as_ref());
        let sum = |is_known: bool| if is_known { message!("finns", "there") } else { message!("saknas", "missing") };
        parts.extend(differing(
            ["postens kontrollsumma", "the record's checksum"],
            [sum(is_known), sum(becomes.sha256.is_some())],
        ));
        parts.extend(differing(["nämnda filer", "files named"], [recorded, &becomes].map(files)));
        if recorded.faults != becomes.faults {
            // What took too much then may not now.
            let ran_away = recorded.faults.keys().chain(becomes.faults.keys()).any(|id| is_of_runaway(id));
            if self.is_same && !ran_away {
                parts.extend(rules(&recorded.faults, &becomes.faults));
            } else {
                self.judged_otherwise.insert(record.clone());
            }
        }
        if parts.is_empty() {
            return None;
        }
        let [sv, en] =
            [Lang::Sv, Lang::En].map(|lang| parts.iter().map(|part| part.in_lang(lang)).collect::<Vec<_>>().join("; "));
        Some(self.graded(message!(
            "manifestet säger annat om posten \"{record}\" än vad som blir av den: {sv}",
            "the manifest says otherwise of the record \"{record}\" than what becomes of it: {en}"
        )))
    }

    /// An error where it can only be the manifest that is wrong.
    fn graded(&self, message: Message) -> Diagnostic {
        if !self.is_same {
            return Diagnostic { severity: Severity::Warning, ..unproven(message) };
        }
        unproven(message).hint(message!(
            "manifestet kan ha ändrats efter körningen; kör igen med samma program och kommando, så skrivs det på nytt, och det som är klart görs inte om",
            "the manifest may have been changed since the run; run again with the same program and command, and it is written anew, and what is done is not done again"
        ))
    }

    /// What is to be said once, of all records.
    #[must_use]
    pub fn end(self) -> Option<Diagnostic> {
        let names: Vec<&str> = self.judged_otherwise.iter().map(String::as_str).collect();
        if names.is_empty() {
            return None;
        }
        let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(names.len(), forms, lang));
        let names = first(&names);
        let note = message!(
            "i {sv} finner reglerna annat nu än vad manifestet säger, vilket kan bero på ett annat program, en annan husstil eller en annan dator: {names}",
            "in {en} the rules find other things now than the manifest says, which another program, house style or machine may be the cause of: {names}"
        );
        Some(Diagnostic { severity: Severity::Info, ..unproven(note) })
    }
}

/// What is said of a record of which documents come now and came not then, or the other way round.
fn came_or_went(recorded: &Recorded, now: &Entry) -> Diagnostic {
    let record = &recorded.record;
    if !now.written.is_empty() {
        let again = message!("kör igen, så görs den", "run again, and it is made");
        // That a limit stopped it then, or that its document would have been called as another's file, says nothing of the archive.
        let is_of_others = |id: &&String| is_of_runaway(id) || *id == Code::BatClash.info().id;
        if let Some(id) = recorded.faults.keys().find(is_of_others) {
            let note = message!(
                "av posten \"{record}\" blir det nu en handling, och i körningen stoppades den ({id})",
                "a document now comes of the record \"{record}\", and in the run it was stopped ({id})"
            );
            return Diagnostic { severity: Severity::Info, ..unproven(note).hint(again) };
        }
        let fault = message!(
            "av posten \"{record}\" blir det nu en handling",
            "a document now comes of the record \"{record}\""
        );
        return unproven(fault).hint(again);
    }
    let reason = now.faults.iter().find(|fault| fault.severity == Severity::Error).map(|fault| fault.code);
    let code = reason.map(|code| format!(" ({code})")).unwrap_or_default();
    let fault = unproven(message!(
        "av posten \"{record}\" blir det inte längre någon handling{code}",
        "no document comes of the record \"{record}\" any more{code}"
    ));
    if reason.is_some_and(is_runaway) {
        return fault.hint(message!(
            "ge den mer tid eller minne med --tid och --minne",
            "let it have more time or memory with --time and --memory"
        ));
    }
    fault.hint(message!(
        "vad som är fel med posten säger protokollant granska",
        "protokollant check says what is wrong with the record"
    ))
}

/// The documents that do not become the same, and those that the manifest has not.
fn documents(recorded: &Recorded, now: &[Written]) -> Vec<Diagnostic> {
    let is_same = |then: &Written| now.iter().any(|now| now.path == then.path && now.sha256 == then.sha256);
    let differs = recorded.documents.iter().filter(|then| !is_same(then)).map(|then| {
        let path = &then.path;
        let fault = message!("\"{path}\" blir inte densamma igen", "\"{path}\" does not become the same again");
        unproven(fault).hint(message!(
            "säger ingen annan rad varför, kör in i en ny katalog med samma kommando, och se med jämför vad som skiljer",
            "if no other line says why, run into a new directory by the same command, and see with diff what differs"
        ))
    });
    let is_new = |now: &&Written| recorded.documents.iter().all(|then| then.path != now.path);
    let comes = now.iter().filter(is_new).map(|now| {
        let (path, record) = (&now.path, &recorded.record);
        let fault = unproven(message!(
            "av posten \"{record}\" blir det också \"{path}\", som inte finns i manifestet",
            "of the record \"{record}\" comes \"{path}\" too, which is not in the manifest"
        ));
        fault.hint(message!("kör igen, så görs den", "run again, and it is made"))
    });
    differs.chain(comes).collect()
}

fn is_of_runaway(id: &str) -> bool {
    Code::ALL.iter().any(|code| is_runaway(*code) && code.info().id == id)
}

/// What documents are, by its parts that differ.
fn about(then: Option<&About>, now: Option<&About>) -> Vec<Message> {
    let same = |text: String| Message { sv: text.clone(), en: text };
    let either = |about: Option<&About>, told: &dyn Fn(&About) -> Message| about.map_or_else(nothing, told);
    let part =
        |what: [&str; 2], told: &dyn Fn(&About) -> Message| differing(what, [either(then, told), either(now, told)]);
    let parts = [
        part(["handlingstyp", "kind of document"], &|about| same(about.kind.word().to_owned())),
        part(["datum", "date"], &|about| same(about.date.to_string())),
        part(["husstil", "house style"], &|about| {
            same(format!("{} {}", excerpt(&about.house), excerpt(&about.house_version)))
        }),
        part(["sidor", "pages"], &|about| same(about.pages.to_string())),
        part(["variant", "variant"], &|about| {
            about.variant.map_or_else(nothing, |variant| same(variant.word().to_owned()))
        }),
    ];
    parts.into_iter().flatten().collect()
}

/// The files that a record names.
fn files(recorded: &Recorded) -> Message {
    let paths: Vec<&str> = recorded.named.iter().map(|named| named.path.as_str()).collect();
    if paths.is_empty() {
        return nothing();
    }
    let names = first(&paths);
    message!("{names}", "{names}")
}

/// The first of the rules that were found broken otherwise than a manifest says, and how often.
fn rules(then: &BTreeMap<String, usize>, now: &BTreeMap<String, usize>) -> Vec<Message> {
    let ids: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let told = |id: &&String| {
        let count = |counts: &BTreeMap<String, usize>| {
            let count = counts.get(*id).copied().unwrap_or_default();
            message!("{count}", "{count}")
        };
        let id = excerpt(id);
        differing([&id, &id], [count(then), count(now)])
    };
    ids.iter().filter_map(told).take(RULES).collect()
}

fn nothing() -> Message {
    message!("inget", "nothing")
}

/// `datum: 2026-01-15 → 2026-01-16`, where the two differ.
fn differing([sv, en]: [&str; 2], [then, now]: [Message; 2]) -> Option<Message> {
    let told = || message!("{sv}: {} → {}", "{en}: {} → {}"; (then.sv, now.sv), (then.en, now.en));
    (then != now).then(told)
}

/// Keeps nothing of what is made but its checksums.
#[derive(Clone, Debug, Default)]
pub struct Rehearsal {
    past: BTreeMap<String, Past>,
}

impl Rehearsal {
    /// A rehearsal of what a manifest has.
    #[must_use]
    pub fn of(manifest: &Manifest) -> Self {
        Self { past: manifest.past() }
    }
}

impl Keeper for Rehearsal {
    fn past(&self, task: &Task) -> Option<Past> {
        self.past.get(&task.record).copied()
    }

    fn current(&self, _: &Task, _: &Request, _: &str) -> Option<Entry> {
        None
    }

    fn keep(&self, task: &Task, product: &Product) -> Result<Vec<Written>, WriteError> {
        Ok(super::store::written(task, product))
    }

    fn enter(&self, _: &Entry) -> Result<(), WriteError> {
        Ok(())
    }
}
