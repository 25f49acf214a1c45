//! Where results go, where faults go, and why a command stops before its time.

use std::io::{self, Read, Write};

use super::misuse::Misuse;

/// The three streams of a process, or what a test puts in their place.
pub struct Streams<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: results, nothing else.
    pub out: &'a mut dyn Write,
    /// Standard error: faults and progress.
    pub err: &'a mut dyn Write,
}

impl Streams<'_> {
    /// Tells people something. Nobody can be told that standard error is gone, so that is no fault.
    pub(super) fn tell(&mut self, text: &str) {
        let _ = self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush());
    }
}

/// Why a command stopped before its time.
#[derive(Debug)]
pub(super) enum Stop {
    /// The arguments make no sense together.
    Misuse(Misuse),
    /// Standard output does not take the results.
    Output(io::Error),
}

impl From<Misuse> for Stop {
    fn from(misuse: Misuse) -> Self {
        Self::Misuse(misuse)
    }
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}
