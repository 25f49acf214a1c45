//! `--plan`: what a run would do, told without doing it.

use super::read;
use crate::batch::{Keeper as _, Settings, Shelf, Task};
use crate::build::{Builder, Job, Outcome, What, survey};
use crate::cli::status::Status;
use crate::cli::streams::{Stop, Streams};
use crate::cli::surroundings::Surroundings;
use crate::diagnostic::render;
use crate::source::{Directory, Sources};

/// A line for each record: what becomes of it, by which template, in which version of which house style, and where it goes. Faults go where faults go.
pub(super) fn show(
    tasks: &[&Task],
    builder: &Builder,
    settings: &Settings,
    shelf: &Shelf<'_>,
    basis: &str,
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<Status, Stop> {
    let mut status = Status::Done;
    for task in tasks {
        let request = match read(task) {
            Ok(request) => request,
            Err(fault) => {
                streams.tell(&render::human(&[*fault], &Sources::new(), around.lang, around.colour_err));
                status = status.max(Status::Failed);
                continue;
            }
        };
        let beside = Directory::new(request.directory.clone());
        let job =
            Job { edition: settings.edition(), ..Job::new(&request.name, &request.bytes, request.format, &beside) };
        let Outcome { sources, diagnostics, about, .. } = builder.foresee(&job);
        let ended = Status::of(&diagnostics);
        if ended != Status::Done && survey(&job, &mut Sources::new()).what != What::Record {
            let left_out = around.word("är ingen post och lämnas utanför", "is no record and left out");
            writeln!(streams.out, "{}: {left_out}", task.record)?;
            continue;
        }
        status = status.max(ended);
        streams.tell(&render::human(&diagnostics, &sources, around.lang, around.colour_err));
        let fate = if ended != Status::Done {
            around.word("läggs åt sidan", "will be put aside")
        } else if shelf.current(task, &request, basis).is_some_and(|entry| entry.is_done()) {
            around.word("är redan klar", "is done already")
        } else {
            around.word("görs", "will be made")
        };
        let variant = about.as_ref().and_then(|about| about.variant);
        let about = about.map(|about| {
            let (template, house, version) = (about.kind.template(), about.house, about.house_version);
            format!(" ({template}.typ, {} {house} {version})", around.word("husstil", "house style"))
        });
        let files: Vec<String> = settings.outputs.iter().map(|output| task.path(*output, variant)).collect();
        writeln!(streams.out, "{}: {fate}{} → {}", task.record, about.unwrap_or_default(), files.join(", "))?;
    }
    Ok(status)
}
