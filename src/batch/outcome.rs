//! What became of the records of a run (utfall), as far as its manifest tells it.

use std::collections::BTreeMap;

use super::manifest::Recorded;
use super::plan::Plan;
use super::run::{Ended, How, Run};
use super::store::{Shelf, Store};
use super::superseded::earlier;

/// What became of every record so far. Of each only what a manifest says of it is kept.
#[derive(Debug)]
pub struct Outcome {
    /// Whether the documents have roles in the place of names.
    roles: bool,
    /// By the records' names; `None` for a file that is no record and of which there is nothing.
    records: BTreeMap<String, Option<Recorded>>,
    /// Whether all documents are in their places.
    unwritten: bool,
}

impl Outcome {
    /// Of a run that has not begun. `roles`: its documents have roles in the place of names.
    #[must_use]
    pub fn new(roles: bool) -> Self {
        Self { roles, records: BTreeMap::new(), unwritten: false }
    }

    /// Adds a record that has ended.
    pub fn add(&mut self, ended: &Ended) {
        self.unwritten |= ended.how == How::Unwritten;
        let recorded = Recorded::of(&ended.entry, &ended.superseded.left, self.roles);
        self.records.insert(ended.entry.record.clone(), recorded);
    }

    /// What became of the records that have ended.
    #[must_use]
    pub fn records(self) -> Vec<Recorded> {
        self.records.into_values().flatten().collect()
    }

    /// What became of every record of a plan, in its order, for a manifest: of those that this run did, and of those that other shards have done
    /// since; `None` as long as some have not been done, or are not any more what they were.
    #[must_use]
    pub fn all(mut self, run: &Run<'_>, plan: &Plan, store: &Store<'_>) -> Option<Vec<Recorded>> {
        if self.unwritten {
            return None;
        }
        let others: Vec<_> = plan.tasks.iter().filter(|task| !self.records.contains_key(&task.record)).collect();
        if !others.is_empty() {
            let known = store.known().ok()?;
            if !others.iter().all(|task| known.has(&task.record, run.basis)) {
                return None;
            }
            for task in others {
                let entry = match (run.read)(task) {
                    Ok(request) => known.current(task, &request, run.basis, store)?,
                    // What cannot be had now was put aside if it could not be had then.
                    Err(_) => known.unread(&task.record, run.basis)?,
                };
                let left = earlier(&Shelf { store, known: &known }, task, &entry).left;
                self.records.insert(entry.record.clone(), Recorded::of(&entry, &left, self.roles));
            }
        }
        let records: Option<Vec<_>> = plan.tasks.iter().map(|task| self.records.remove(&task.record)).collect();
        // What is no record, and never was, is in no manifest.
        records.map(|records| records.into_iter().flatten().collect())
    }
}
