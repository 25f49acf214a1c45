//! A run survives anything: every file operation that fails in turn, and a process killed at any moment.
//!
//! Each trial ends with a run that nobody disturbs, and then all files must be there as if nobody ever had.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::disallowed_methods, reason = "a process is killed at some moment of the time that it takes")]

mod faults;
mod kills;
#[path = "../support/mod.rs"]
#[allow(dead_code, reason = "these tests build records that lie in no file")]
mod support;

use std::collections::BTreeMap;
use std::path::Path;

use protokollant::build::checksum;

/// A record without fault, of a day of its own.
fn record(day: usize) -> String {
    let day = day % 28 + 1;
    format!(
        "format: 1\ntyp: minnesanteckningar\ntitel: Samråd om säkra skolvägar\nmyndighet: Regeringskansliet\ndatum: 2026-01-{day:02}\n\
         plats: Stockholm\ndiarienummer: A2026/00012\ndeltagare: [{{ organisation: Föreningen Skolvägen }}]\n\
         inledning: Gruppen gick igenom läget.\n"
    )
}

/// One that lacks its title.
fn bad_record() -> String {
    record(1).replace("titel: Samråd om säkra skolvägar\n", "")
}

/// Every file in and below a directory with its checksum, but those that tell of time, and every directory.
fn lasting(directory: &Path) -> BTreeMap<String, String> {
    fn walk(directory: &Path, prefix: &str, found: &mut BTreeMap<String, String>) {
        for entry in std::fs::read_dir(directory).unwrap().map(Result::unwrap) {
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                found.insert(format!("{name}/"), "directory".to_owned());
                walk(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name, checksum(&std::fs::read(entry.path()).unwrap()));
            }
        }
    }
    let mut found = BTreeMap::new();
    walk(directory, "", &mut found);
    let of_the_moment = |name: &str| {
        ["journal-", "rapport", "lock-"].iter().any(|kind| name.starts_with(&format!("_protokollant/{kind}")))
    };
    found.retain(|name, _| !of_the_moment(name));
    found
}
