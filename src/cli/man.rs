//! `man`: manual pages, one for the program and one for each command.

use std::path::PathBuf;

use clap::{Args, Command};
use clap_mangen::Man;

use super::bilingual::{self, both};
use super::build::unwritable;
use super::help;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::diagnostic::render;
use crate::output::Staged;
use crate::source::Sources;

#[derive(Args, Clone, Debug)]
pub(super) struct ManOptions {
    #[arg(
        value_name = both!("KOMMANDO", "COMMAND"),
        help = both!("Kommandot vars sida visas; utan det visas programmets", "The command whose page is shown; without it the program's")
    )]
    command: Option<String>,
    #[arg(
        short = 'o',
        long = "output",
        value_name = both!("KATALOG", "DIR"),
        conflicts_with = "command",
        help = both!("Skriv alla sidor som filer i katalogen", "Write all pages as files into the directory")
    )]
    into: Option<PathBuf>,
}

pub(super) fn run(options: &ManOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let command = bilingual::command(around.lang);
    let Some(directory) = &options.into else {
        let command = help::find(command, options.command.as_deref())?;
        let (_, page) = page(command)?;
        streams.out.write_all(&page)?;
        return Ok(Status::Done);
    };
    let commands = std::iter::once(command.clone()).chain(command.get_subcommands().cloned());
    let pages: Vec<(String, Vec<u8>)> = commands.map(page).collect::<Result<_, _>>()?;
    let files = pages.iter().map(|(name, page)| (directory.join(name), page.as_slice()));
    match Staged::write(files).and_then(Staged::publish) {
        Ok(files) => {
            for file in files {
                writeln!(streams.out, "{}", file.display())?;
            }
            Ok(Status::Done)
        }
        Err(error) => {
            streams.tell(&render::human(&[unwritable(&error)], &Sources::new(), around.lang, around.colour_err));
            Ok(Status::Failed)
        }
    }
}

/// A page and the name of its file.
fn page(command: Command) -> Result<(String, Vec<u8>), std::io::Error> {
    let man = Man::new(command);
    let mut page = Vec::new();
    man.render(&mut page)?;
    Ok((man.get_filename(), page))
}
