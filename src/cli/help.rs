//! `help`: the help page of a command, for those who ask in words.

use clap::{Args, Command};

use super::bilingual::{self, both};
use super::misuse::Misuse;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::nearest;
use crate::message;

#[derive(Args, Clone, Debug)]
pub(super) struct HelpOptions {
    #[arg(
        value_name = both!("KOMMANDO", "COMMAND"),
        help = both!("Kommandot som förklaras; utan det förklaras programmet", "The command to be explained; without it the program")
    )]
    command: Option<String>,
}

pub(super) fn run(options: &HelpOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let page = page(options.command.as_deref(), around, around.colour_out)?;
    streams.out.write_all(page.as_bytes())?;
    Ok(Status::Done)
}

/// The help page of the command of that name, or of the program.
pub(super) fn page(name: Option<&str>, around: Surroundings, coloured: bool) -> Result<String, Misuse> {
    let page = find(bilingual::shown(around.lang), name)?.render_help();
    Ok(if coloured { page.ansi().to_string() } else { page.to_string() })
}

/// The command of that name in either language; the program itself where none is named.
pub(super) fn find(program: Command, name: Option<&str>) -> Result<Command, Misuse> {
    let Some(name) = name else { return Ok(program) };
    if let Some(command) = program.find_subcommand(name) {
        return Ok(command.clone());
    }
    let misuse = Misuse::new(message!("det finns inget kommando \"{name}\"", "there is no command \"{name}\""));
    let names = program.get_subcommands().flat_map(Command::get_name_and_visible_aliases);
    Err(match nearest(name, names) {
        Some(meant) => misuse.hint(message!("menade du \"{meant}\"?", "did you mean \"{meant}\"?")),
        None => misuse.hint(message!("\"protokollant --help\" visar alla", "\"protokollant --help\" shows them all")),
    })
}
