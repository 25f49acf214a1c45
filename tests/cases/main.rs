//! Cases that are files: drop one in and it runs.
//!
//! `README.md` beside this file tells how to add one. A record without an expected text fails, as does an expected text
//! without a record, as does a folder without records. `BLESS=1` takes what is found for what is expected.

mod collections;
mod diagnostics;
mod documents;
mod expected;
mod generate;
mod mending;
mod packages;
mod samples;
#[path = "../support/mod.rs"]
mod support;

use std::process::ExitCode;
use std::sync::Arc;

use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let trials = match support::builder(support::HOUSE) {
        Ok(builder) => {
            let builder = Arc::new(builder);
            let mut trials = diagnostics::trials(&builder);
            trials.extend(collections::trials());
            trials.extend(packages::trials());
            trials.extend(documents::trials(&builder));
            trials.extend(samples::trials(&builder));
            trials
        }
        Err(reason) => vec![failed("the builder", reason)],
    };
    libtest_mimic::run(&arguments, trials).exit_code()
}

/// A trial that has failed already, for what keeps the others from being set up.
fn failed(name: &str, reason: String) -> Trial {
    Trial::test(name, move || Err(Failed::from(reason)))
}
