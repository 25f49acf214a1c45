//! `schema`: the form of a record or a register, for editors.

use clap::Args;

use super::bilingual::both;
use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::record::{schema, shape};

/// What `schema` is asked.
#[derive(Args, Clone, Debug)]
pub(super) struct SchemaOptions {
    #[arg(long, help = both!("Visa registrets form i stället för postens", "Show the form of a register instead of that of a record"))]
    register: bool,
    #[arg(
        long,
        conflicts_with = "register",
        help = both!("Visa alla nycklar i Markdown (sidan docs/nycklar.md)", "Show all keys in Markdown (the page docs/nycklar.md)")
    )]
    markdown: bool,
}

pub(super) fn run(options: &SchemaOptions, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let text = match options {
        SchemaOptions { markdown: true, .. } => shape::markdown(around.lang),
        SchemaOptions { register: true, .. } => written(&schema::register(around.lang)),
        _ => text(around),
    };
    streams.out.write_all(text.as_bytes())?;
    Ok(Status::Done)
}

/// The schema of a record as a file.
pub(super) fn text(around: Surroundings) -> String {
    written(&schema::schema(around.lang))
}

fn written(schema: &serde_json::Value) -> String {
    format!("{schema:#}\n")
}
