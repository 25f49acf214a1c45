//! `completions`: what a shell needs to complete the program's commands and flags.

use clap::Args;
use clap_complete::Shell;

use super::bilingual::{self, both};
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;

#[derive(Args, Clone, Debug)]
pub(super) struct CompletionsOptions {
    #[arg(
        value_name = both!("SKAL", "SHELL"),
        help = both!("bash, zsh, fish, powershell eller elvish", "bash, zsh, fish, powershell or elvish")
    )]
    shell: Shell,
}

pub(super) fn run(
    options: &CompletionsOptions,
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<Status, Stop> {
    // clap's generator panics where a write fails, which a closed pipe is enough for.
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut bilingual::command(around.lang), env!("CARGO_PKG_NAME"), &mut script);
    streams.out.write_all(&script)?;
    Ok(Status::Done)
}
