//! The judges that nobody here wrote: outside programs that say whether what Protokollant makes is sound.
//!
//! Each record in `samples/` is built in every format and put before each judge; each file in `tests/judges/faults/`
//! is put before the judge it is named for, which must find the fault: a judge that cannot complain proves nothing.
//! A judge that is not installed fails its trials; `tests/judges/install` fetches them all.

#[path = "../support/editions.rs"]
mod editions;
mod faults;
mod judge;
mod others;
mod package;
mod panel;
mod pdf;
mod samples;
mod tool;
mod word;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = samples::trials();
    trials.extend(faults::trials());
    trials.extend(others::trials());
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A trial that has failed already, for what keeps the others from being set up.
fn failed(name: &str, reason: String) -> Trial {
    Trial::test(name, move || Err(Failed::from(reason)))
}
