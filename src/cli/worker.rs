//! `worker`: the part of a run that makes documents, in a process of its own. Nobody types it; a run starts it.

use clap::Args;

use super::status::Status;
use super::streams::{Stop, Streams};
use super::style::StyleOptions;
use super::surroundings::{Surroundings, moment};
use crate::batch::{Bench, Product, Voice, end_with_parent, serve, setup};
use crate::diagnostic::render;

#[derive(Args, Clone, Debug)]
pub(super) struct WorkerOptions {
    #[command(flatten)]
    style: StyleOptions,
}

pub(super) fn run(options: &WorkerOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    end_with_parent();
    let Some(setup) = setup(streams.input)? else { return Ok(Status::Done) };
    let equipment = options.style.equip();
    let basis = equipment.basis(setup.program, setup.settings.clone()).digest();
    let Some(builder) = &equipment.builder else {
        // The parent has told of it, unless it has come about since.
        streams.tell(&render::human(&equipment.diagnostics, &equipment.sources, around.lang, false));
        return Ok(Status::Failed);
    };
    let bench = Bench::new(builder, &setup.settings, Voice { lang: setup.lang, colour: false, discreet: true });
    serve(streams.input, streams.out, &basis, &mut |request| {
        let begin = moment();
        let product = bench.make(request);
        let millis = u64::try_from(begin.elapsed().as_millis()).unwrap_or(u64::MAX);
        Product { millis, ..product }
    })?;
    Ok(Status::Done)
}
