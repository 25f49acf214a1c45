//! Names of authorities and bodies, which are the same however they are capitalised.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

/// A name that is shown as it was written, and compared without regard to capitals: `Kulturnämnden` and `kulturnämnden` are one body.
#[derive(Clone, Debug)]
pub(super) struct Caseless {
    written: String,
    compared: String,
}

impl Caseless {
    pub(super) fn new(name: &str) -> Self {
        Self { written: name.to_owned(), compared: name.to_lowercase() }
    }
}

impl Deref for Caseless {
    type Target = str;

    fn deref(&self) -> &str {
        &self.written
    }
}

impl fmt::Display for Caseless {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

impl PartialEq for Caseless {
    fn eq(&self, other: &Self) -> bool {
        self.compared == other.compared
    }
}

impl Eq for Caseless {}

impl PartialOrd for Caseless {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Caseless {
    fn cmp(&self, other: &Self) -> Ordering {
        self.compared.cmp(&other.compared)
    }
}
