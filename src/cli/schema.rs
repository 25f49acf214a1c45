//! `schema`: the form of a record, for editors.

use super::status::Status;
use super::streams::{Stop, Streams};
use super::surroundings::Surroundings;
use crate::record::schema;

pub(super) fn run(around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    streams.out.write_all(text(around).as_bytes())?;
    Ok(Status::Done)
}

/// The schema as a file.
pub(super) fn text(around: Surroundings) -> String {
    format!("{:#}\n", schema::schema(around.lang))
}
