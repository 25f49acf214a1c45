//! The journal (journal): what a run has done, a line for each record, added as soon as its documents are in their places.
//!
//! A line is the SHA-256 of what follows, a space, and an [`Entry`] as JSON. Lines are only ever added. Of several about one record the last
//! counts. A line that its checksum does not fit (a machine that stopped in the middle of it, a disk gone bad) says nothing, and what it
//! was about is done again; so the journal needs no repair, whatever has happened to it. It is told of until a run has ended whole, which puts a copy of
//! it aside.

use std::collections::BTreeMap;
use std::io::{self, BufRead};

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
    /// The SHA-256 of the record; empty of one that could not be had.
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
    /// Whether nothing is quoted of the record, for it holds secrets.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
}

impl Entry {
    /// Whether there are documents of the record.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.faults.iter().all(|fault| fault.severity != Severity::Error)
    }

    /// Whether the record could not be had.
    #[must_use]
    pub fn is_of_unread(&self) -> bool {
        self.sha256.is_empty()
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

/// Where in a journal the last entry about a record stands. The entries themselves stay in the file: those of a large archive, with all that
/// was found wrong, are more than a run should hold in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Where the line begins, in bytes.
    pub(super) at: u64,
    /// Its length in bytes, without its end.
    pub(super) length: usize,
}

/// What a journal says.
#[derive(Debug, Default)]
pub(super) struct Journal {
    /// The last entry about each record: what documents were made with, and where it stands.
    pub(super) entries: BTreeMap<String, (String, Place)>,
    /// Where the entries before the last stand, of records that have several.
    pub(super) earlier: BTreeMap<String, Vec<Place>>,
    /// Where the lines stand that say nothing.
    pub(super) spoilt: Vec<Place>,
}

impl Journal {
    /// Reads a journal, one line at a time.
    ///
    /// # Errors
    /// What cannot be read.
    pub(super) fn read(from: &mut dyn BufRead) -> io::Result<Self> {
        let mut journal = Self::default();
        let (mut line, mut at) = (Vec::new(), 0);
        loop {
            line.clear();
            let read = from.read_until(b'\n', &mut line)?;
            if read == 0 {
                return Ok(journal);
            }
            let text = line.strip_suffix(b"\n").unwrap_or(&line);
            if !text.is_empty() {
                match sound(text).and_then(|json| serde_json::from_str::<Head>(json).ok()) {
                    Some(Head { record, basis }) => {
                        let last = (basis, Place { at, length: text.len() });
                        if let Some((_, place)) = journal.entries.insert(record.clone(), last) {
                            journal.earlier.entry(record).or_default().push(place);
                        }
                    }
                    None => journal.spoilt.push(Place { at, length: text.len() }),
                }
            }
            at += read as u64;
        }
    }
}

/// What an entry is about.
#[derive(Deserialize)]
struct Head {
    record: String,
    basis: String,
}

/// The entry of a line; `None` of one that says nothing to this program, for another wrote it, with rules that this one lacks. What another program made
/// is never taken for done ([`Entry::basis`]), so nothing is lost by that.
pub(super) fn entry(line: &[u8]) -> Option<Entry> {
    serde_json::from_str(sound(line)?).ok()
}

/// The JSON of a line that its checksum fits.
fn sound(line: &[u8]) -> Option<&str> {
    let (sum, json) = str::from_utf8(line).ok()?.split_once(' ')?;
    (checksum(json.as_bytes()) == sum).then_some(json)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

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
            withheld: false,
        }
    }

    fn read(bytes: &[u8]) -> (BTreeMap<String, Entry>, usize) {
        let journal = Journal::read(&mut &*bytes).unwrap();
        let entries = journal.entries.into_iter().map(|(record, (basis, place))| {
            let line = &bytes[usize::try_from(place.at).unwrap()..][..place.length];
            let entry = super::entry(line).unwrap();
            assert_eq!((&entry.record, &entry.basis), (&record, &basis));
            (record, entry)
        });
        (entries.collect(), journal.spoilt.len())
    }

    #[test]
    fn the_last_entry_about_a_record_counts() {
        let lines = [entry("a", "1"), entry("b", "1"), entry("a", "2")].map(|entry| entry.line().unwrap()).concat();
        let (entries, spoilt) = read(lines.as_bytes());
        assert_eq!((entries.len(), entries["a"].basis.as_str(), spoilt), (2, "2", 0));
    }

    #[test]
    fn a_journal_that_was_cut_off_or_damaged_anywhere_says_nothing_false() {
        let whole = [entry("a", "1"), entry("b", "1")].map(|entry| entry.line().unwrap()).concat().into_bytes();
        let sound = read(&whole).0;
        for end in 0..whole.len() {
            assert!(read(&whole[..end]).0.iter().all(|(record, entry)| sound.get(record) == Some(entry)), "{end}");
        }
        for at in 0..whole.len() {
            let mut damaged = whole.clone();
            damaged[at] ^= 1;
            assert!(read(&damaged).0.iter().all(|(record, entry)| sound.get(record) == Some(entry)), "{at}");
        }
    }
}
