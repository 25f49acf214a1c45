//! The deadlines of a record, without a document of it.

use super::{Job, What, judge};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::meeting::deadlines::{self, Deadline};
use crate::record::is_meant;
use crate::record::register::is_register;
use crate::source::Sources;

/// Reads a record, checks it as [`check`](super::check) does, and tells its deadlines, as far as it can be read: they are asked for while it is written.
#[must_use]
pub fn deadlines(job: &Job<'_>, sources: &mut Sources) -> Foreseen {
    let mut cx = Diagnostics::new();
    let (file, node) = crate::record::tree(job.name, job.bytes, job.format, sources, &mut cx);
    let mut deadlines = Vec::new();
    let what = match &node {
        Some(node) if is_register(node) => What::Register,
        Some(node) if !is_meant(node) => What::Other,
        Some(_) | None => What::Record,
    };
    if let (Some(node), What::Record) = (&node, what) {
        judge(job, file, node, sources, &mut cx, |record| deadlines = deadlines::of(record));
    }
    Foreseen { what, deadlines, diagnostics: cx.into_sorted() }
}

/// What is known beforehand of a record.
#[derive(Debug)]
pub struct Foreseen {
    /// What it is.
    pub what: What,
    /// Its deadlines.
    pub deadlines: Vec<Deadline>,
    /// Everything found wrong with it, by place.
    pub diagnostics: Vec<Diagnostic>,
}
