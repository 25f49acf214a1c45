//! Files that records name (register, pictures, appendices), looked up before anything is written: they are what documents are made of, and no
//! document may take the place of one.

use std::collections::BTreeSet;
use std::path::PathBuf;

use super::maker::{Noted, Request};
use crate::build::{self, Job, Output};
use crate::diagnostic::Diagnostics;
use crate::record::{self, shape};
use crate::source::{Node, Sources, Value, inside};

/// The key of an appendix's file.
const FILE: &str = "fil";

/// Whether a record may name a file that is called as a document of these kinds is. Most records do not, and that shows without understanding them: an escape
/// may stand for any letter, and in UTF-16 each letter of these has an empty byte beside it.
#[must_use]
pub fn may_name_documents(record: &[u8], outputs: &[Output]) -> bool {
    let letters: Vec<u8> = record.iter().filter(|byte| **byte != 0).map(u8::to_ascii_lowercase).collect();
    let mut endings = outputs.iter().map(|output| format!(".{}", output.extension()));
    letters.contains(&b'\\')
        || endings.any(|ending| letters.windows(ending.len()).any(|window| window == ending.as_bytes()))
}

/// The files that a record names, by their paths within its directory, also of one that has errors: of that those of its keys alone.
#[must_use]
pub fn named_files(request: &Request) -> BTreeSet<PathBuf> {
    let mut files = BTreeSet::new();
    let (mut sources, mut faults) = (Sources::new(), Diagnostics::new());
    let (_, node) = record::tree(&request.name, &request.bytes, request.format, &mut sources, &mut faults);
    if let Some(node) = &node {
        keyed(node, &mut files);
    }
    // Pictures stand in texts, and which they are only whoever understands the record knows.
    let noted = Noted::beside(request.directory.clone());
    let job = Job::new(&request.name, &request.bytes, request.format, &noted);
    let _ = build::survey(&job, &mut Sources::new());
    files.extend(noted.paths().map(PathBuf::from));
    files
}

fn keyed(node: &Node, files: &mut BTreeSet<PathBuf>) {
    match &node.value {
        Value::List(items) => items.iter().for_each(|item| keyed(item, files)),
        Value::Map(entries) => {
            for entry in entries {
                match &entry.value.value {
                    Value::Scalar(path) if entry.key == FILE || entry.key == shape::REGISTER.name => {
                        files.extend(inside(&path.text));
                    }
                    _ => keyed(&entry.value, files),
                }
            }
        }
        Value::Scalar(_) | Value::Null => {}
    }
}
