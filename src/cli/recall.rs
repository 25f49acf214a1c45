//! Files that records named when a run could last read them, looked up where an archive lies. The record may be destroyed since, or not be given to
//! this run, and a signed original that it named is no less one.

use std::fs;
use std::path::{Path, PathBuf};

use super::input;
use super::inputs::Inputs;
use crate::batch::manifest::{SOURCE, Source};
use crate::batch::{Remembered, Request, Store, is_sound};
use crate::build::Output;

/// Where the records of an archive are: where its last run had them, and where this one has.
pub(super) fn roots(store: &Store<'_>, into: &Path, now: Option<&Path>) -> Vec<PathBuf> {
    let told = fs::read_to_string(store.own(SOURCE)).ok().and_then(|text| Source::read(&text));
    told.map(|source| into.join(source.directory)).into_iter().chain(now.map(Path::to_owned)).collect()
}

/// Finds a record of a run by its name: its file, and what is in it where that can be had.
pub(super) type Given<'g> = &'g dyn Fn(&str) -> Option<(PathBuf, Option<Request>)>;

/// Adds the files that are called as documents and that journals and manifest tell that records named. `given` has the records of this run: of one that
/// has errors now those of before count as well, and what another one names counts that lies in one of the roots. One that is gone names nothing.
pub(super) fn add(inputs: &mut Inputs, store: &Store<'_>, roots: &[PathBuf], given: Given<'_>) {
    let Some(remembered) = Remembered::of(store) else { return };
    for record in remembered.records() {
        let named: Vec<String> = remembered.named(record).into_iter().filter(|path| is_called_so(path)).collect();
        if named.is_empty() {
            continue;
        }
        let elsewhere = || {
            let file = roots.iter().map(|root| root.join(record)).find(|file| fs::symlink_metadata(file).is_ok())?;
            let request = input::read(&file, &mut std::io::empty()).ok();
            Some((file, request))
        };
        let Some((file, request)) = given(record).or_else(elsewhere) else { continue };
        if let Some(request) = &request {
            inputs.add(record, request, &Output::ALL);
        }
        if !request.is_some_and(|request| is_sound(&request)) {
            let directory = input::directory(&file);
            for path in named {
                inputs.recall(record, &directory.join(path));
            }
        }
    }
}

/// Whether a file is called as a document of any kind.
fn is_called_so(path: &str) -> bool {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Output::ALL.iter().any(|output| extension.eq_ignore_ascii_case(output.extension()))
}
