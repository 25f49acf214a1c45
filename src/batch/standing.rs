//! What stands where the documents of a run will go, looked at before anything is written.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::journal::Written;
use super::ledger::Ledger;
use super::plan::{Prospect, Task, VARIANTS};
use super::store::Shelf;
use crate::build::Output;

/// What stands where documents will go and is none that a run has written there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// What is no directory and stands where one is needed, and the first record whose documents will go there.
    pub barred: BTreeMap<PathBuf, String>,
    /// Directories where documents will go, by their paths from the run's directory.
    pub occupants: Vec<String>,
    /// Files that no run has written, as far as journals and manifest tell, by their paths from the run's directory.
    pub foreign: Vec<String>,
    /// Documents that a run has written of another record and that are not as it wrote them, likewise: somebody has changed them since.
    pub edited: Vec<String>,
    /// Documents of the records themselves that are not as any run wrote them, likewise: what is there would go when they are made again.
    pub replaced: Vec<String>,
}

impl Shelf<'_> {
    /// What stands where the documents of tasks will go. `prospect` tells what becomes of one, and is asked of those alone where
    /// something stands that is not their own; then alone the ledger is. `is_sound` tells whether a record has no errors, and is asked of those of whose own documents
    /// somebody has changed one.
    #[must_use]
    pub fn standing<'l>(
        &self,
        tasks: &[&Task],
        outputs: &[Output],
        prospect: &dyn Fn(&Task) -> Prospect,
        is_sound: &dyn Fn(&Task) -> bool,
        ledger: &dyn Fn() -> &'l Ledger,
    ) -> Standing {
        let mut standing = Standing::default();
        let mut directories: BTreeMap<&Path, Option<PathBuf>> = BTreeMap::new();
        let mut strangers = Vec::new();
        for task in tasks {
            let directory = task.target.directory.as_path();
            let barred = directories.entry(directory).or_insert_with(|| self.barred(directory));
            if let Some(path) = barred {
                if prospect(task).is_certain() {
                    standing.barred.entry(path.clone()).or_insert_with(|| task.record.clone());
                }
                continue;
            }
            let variants = VARIANTS.into_iter().map(Some).chain([None]);
            let files = variants.flat_map(|variant| outputs.iter().map(move |output| (*output, variant)));
            let found = files.filter_map(|(output, variant)| {
                let found = fs::symlink_metadata(task.target.file(output, variant)).ok()?;
                Some((task.path(output, variant), variant.is_some(), found.is_dir()))
            });
            let found: Vec<_> = found.collect();
            if found.is_empty() {
                continue;
            }
            let mut own: BTreeMap<String, Vec<Written>> = BTreeMap::new();
            for written in self.known.history(&task.record).flat_map(|entry| entry.written) {
                own.entry(written.path.clone()).or_default().push(written);
            }
            let is_other = |(path, _, is_directory): &(String, bool, bool)| {
                *is_directory || !own.get(path).is_some_and(|all| all.iter().any(|written| self.store.has(written)))
            };
            let mut others = found.into_iter().filter(is_other).peekable();
            let prospect = if others.peek().is_some() { prospect(task) } else { Prospect::Nothing };
            for (path, is_variant, is_directory) in others {
                match prospect {
                    Prospect::Nothing | Prospect::Uncertain => {}
                    Prospect::Plain if is_variant => {}
                    _ if is_directory => standing.occupants.push(path),
                    _ if own.contains_key(&path) => {
                        if is_sound(task) {
                            standing.replaced.push(path);
                        }
                    }
                    _ => strangers.push(path),
                }
            }
        }
        if !strangers.is_empty() {
            let ledger = ledger();
            let (known, foreign): (Vec<_>, Vec<_>) = strangers.into_iter().partition(|path| ledger.has(path));
            standing.foreign = foreign;
            standing.edited.extend(known.into_iter().filter(|path| !ledger.is_as_written(self.store, path)));
        }
        standing
    }

    /// What is no directory on the way to one that is needed.
    fn barred(&self, directory: &Path) -> Option<PathBuf> {
        let root = self.store.place("");
        let needed = directory.ancestors().take_while(|above| above.starts_with(&root));
        // A link that leads nowhere is in the way as well.
        needed.filter(|above| fs::symlink_metadata(above).is_ok() && !above.is_dir()).last().map(Path::to_owned)
    }
}
