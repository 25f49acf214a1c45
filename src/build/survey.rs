//! Records and registers looked through as some of many, without documents of them.

use super::{Builder, Job, Understood, judge, style};
use crate::collection::Entry;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::record::is_meant;
use crate::record::register::is_register;
use crate::source::{FileId, Sources};
use crate::template::Engine;

/// Checks a record as [`check`](super::check) does, as one of many in the same table of files, and keeps of it what it takes to judge it together with
/// others. A register is checked as one.
#[must_use]
pub fn survey(job: &Job<'_>, sources: &mut Sources) -> Surveyed {
    let mut cx = Diagnostics::new();
    let (file, node) = crate::record::tree(job.name, job.bytes, job.format, sources, &mut cx);
    let (mut entry, mut what, mut understood) = (None, What::Record, None);
    match &node {
        Some(node) if is_register(node) => {
            what = What::Register;
            crate::record::register::read(node, &mut cx);
        }
        Some(node) => {
            if !is_meant(node) {
                what = What::Other;
            }
            understood = judge(job, file, node, sources, &mut cx, |record| entry = Entry::of(record));
        }
        // Why it cannot be read has been told, and it may well be a record.
        None => {}
    }
    Surveyed { file, what, diagnostics: cx.into_sorted(), entry, understood }
}

/// What a file turns out to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// A record, or what cannot be told from one.
    Record,
    /// A register that records refer to.
    Register,
    /// Neither: something else in YAML or JSON.
    Other,
}

/// What is known of a record that is one of many.
#[derive(Debug)]
pub struct Surveyed {
    /// The record's file.
    pub file: FileId,
    /// What it is.
    pub what: What,
    /// Everything found wrong with it, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// What is kept of it; `None` of one that can hardly be read.
    pub entry: Option<Entry>,
    /// What it tells of; `None` if that cannot be said.
    understood: Option<Understood>,
}

impl Surveyed {
    /// Whether the fonts that the program carries may lack a letter of the record's words. Most lack none, and need not be asked.
    #[must_use]
    pub fn may_lack_letters(&self) -> bool {
        self.understood.as_ref().is_some_and(|understood| !Engine::carries_all_letters(&understood.meeting))
    }

    /// What of the record's words the fonts lack in which a builder would set them, by place, as far as that shows without setting them.
    #[must_use]
    pub fn lacking(&self, builder: &Builder, sources: &Sources) -> Vec<Diagnostic> {
        let found = self.understood.as_ref().and_then(|Understood { meeting, other_names, .. }| {
            // Which house style it is, and that there is none, whoever builds the document is told.
            let (house, _) = style::choose(builder, meeting, other_names, &mut Diagnostics::new())?;
            Some(builder.engine.lacking(meeting, house, sources))
        });
        found.unwrap_or_default()
    }
}
