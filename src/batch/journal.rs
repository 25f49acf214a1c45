//! The journal (journal): what a run has done, a line for each record, added as soon as its documents are in their places.
//!
//! A line is the SHA-256 of what follows, a space, and an [`Entry`] as JSON. Lines are only ever added. Of several about one record the last
//! counts. A line that its checksum does not fit (a machine that stopped in the middle of it, a disk gone bad) says nothing, and what it
//! was about is done again; so the journal needs no repair, whatever has happened to it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::maker::{Fault, Named};
use crate::build::{About, checksum};
use crate::diagnostic::Severity;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// Its path from the run's directory, with slashes.
    pub path: String,
    /// Its SHA-256.
    pub sha256: String,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What became of a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The record's name within the run.
    pub record: String,
    /// What documents were made with: the digest of program, templates, fonts, house styles and settings.
    pub basis: String,
    /// The SHA-256 of the record.
    pub sha256: String,
    /// The files that the record names.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Named>,
    /// What the documents are; `None` if none could be made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<About>,
    /// The documents. Empty if anything was an error.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<Written>,
    /// Everything found wrong.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub faults: Vec<Fault>,
    /// How long it took, in milliseconds.
    pub millis: u64,
}

impl Entry {
    /// Whether there are documents of the record.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.faults.iter().all(|fault| fault.severity != Severity::Error)
    }

    /// Whether the file turned out to be no record but a register, or something else.
    #[must_use]
    pub fn is_of_no_record(&self) -> bool {
        self.written.is_empty() && self.faults.is_empty()
    }

    /// The entry as a line of the journal.
    ///
    /// # Errors
    /// Never for an entry that came about here: JSON holds all that it can hold.
    pub fn line(&self) -> serde_json::Result<String> {
        let json = serde_json::to_string(self)?;
        Ok(format!("{} {json}\n", checksum(json.as_bytes())))
    }
}

/// What a journal says.
#[derive(Debug, Default)]
pub struct Journal {
    /// The last entry about each record.
    pub entries: BTreeMap<String, Entry>,
    /// How many lines say nothing.
    pub spoilt: usize,
    /// Whether something was cut off at the end, so that a new line must begin before anything is added.
    pub torn: bool,
}

impl Journal {
    /// Reads a journal, after those read before.
    pub fn read(&mut self, bytes: &[u8]) {
        self.torn = !(bytes.is_empty() || bytes.ends_with(b"\n"));
        for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
            match entry(line) {
                Some(entry) => {
                    self.entries.insert(entry.record.clone(), entry);
                }
                None => self.spoilt += 1,
            }
        }
    }
}

fn entry(line: &[u8]) -> Option<Entry> {
    let (sum, json) = str::from_utf8(line).ok()?.split_once(' ')?;
    if checksum(json.as_bytes()) != sum {
        return None;
    }
    serde_json::from_str(json).ok()
}

#[cfg(test)]
mod tests {
    use super::{Entry, Journal};

    fn entry(record: &str, basis: &str) -> Entry {
        Entry {
            record: record.to_owned(),
            basis: basis.to_owned(),
            sha256: "00".to_owned(),
            named: Vec::new(),
            about: None,
            written: Vec::new(),
            faults: Vec::new(),
            millis: 20,
        }
    }

    #[test]
    fn the_last_entry_about_a_record_counts() {
        let lines = [entry("a", "1"), entry("b", "1"), entry("a", "2")].map(|entry| entry.line().unwrap()).concat();
        let mut journal = Journal::default();
        journal.read(lines.as_bytes());
        assert_eq!((journal.entries.len(), journal.entries["a"].basis.as_str()), (2, "2"));
        assert_eq!((journal.spoilt, journal.torn), (0, false));
    }

    #[test]
    fn a_journal_that_was_cut_off_or_damaged_anywhere_says_nothing_false() {
        let whole = [entry("a", "1"), entry("b", "1")].map(|entry| entry.line().unwrap()).concat().into_bytes();
        let read = |bytes: &[u8]| {
            let mut journal = Journal::default();
            journal.read(bytes);
            journal
        };
        let sound = read(&whole).entries;
        for end in 0..whole.len() {
            let journal = read(&whole[..end]);
            assert!(journal.entries.iter().all(|(record, entry)| sound.get(record) == Some(entry)), "{end}");
            assert_eq!(journal.torn, end > 0 && whole[end - 1] != b'\n', "{end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            assert!(read(&damaged).entries.iter().all(|(record, entry)| sound.get(record) == Some(entry)), "{at}");
        }
    }
}
