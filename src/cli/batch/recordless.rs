//! Sources that have files, none of which is a record.

use std::path::Path;

use super::Reader;
use crate::batch::{Origin, Plan};
use crate::diagnostic::{Code, Diagnostic};
use crate::message;

/// What is said of a source without a single record. Whoever started the run has named the wrong one, and what was made before is not to be
/// taken for nothing. What cannot be read may be a record and is put aside as such. Nearly always the first file is one, and no other is looked
/// into.
pub(super) fn recordless(source: &Path, plan: &Plan, reader: &Reader) -> Option<Diagnostic> {
    let may_be = |task| reader.read(task).map_or(true, |request| reader.is_record(task, &request));
    // Whatever a stream names as a record is meant as one.
    let is_meant = |origin: &Origin| matches!(origin, Origin::Stream(_));
    if plan.tasks.iter().any(|task| is_meant(&task.origin) || may_be(task)) {
        return None;
    }
    let name = source.display();
    if source.is_dir() || plan.tasks.len() > 1 {
        let fault = message!("\"{name}\" har filer, men ingen post", "\"{name}\" has files, but no record");
        let hint = message!(
            "register och annat som inte är poster blir inga handlingar; ange katalogen som posterna ligger i",
            "registers and other things that are no records become no documents; name the directory that the records are in"
        );
        return Some(Diagnostic::new(Code::BatList, fault).hint(hint));
    }
    let record = &plan.tasks.first()?.record;
    let fault = message!("\"{record}\" är ingen post", "\"{record}\" is no record");
    let hint = message!(
        "vad som saknas i den säger protokollant granska; ett register blir ingen handling",
        "protokollant check says what it lacks; a register becomes no document"
    );
    Some(Diagnostic::new(Code::BatList, fault).hint(hint))
}
