//! What a run would take from the manifest that is in its directory.

use std::cell::LazyCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::gather::{MANIFEST_BYTES, bounded};
use crate::batch::Plan;
use crate::batch::manifest::{self, Manifest, Recorded};
use crate::batch::plan::OWN;
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Message, Severity, counted};
use crate::message;

/// What is said where the manifest in a run's directory has records that are not in its plan: their documents would stay there, and nothing would
/// prove them any more. From a directory of records some may have been taken away, which is a warning. Whoever names a single record has most
/// likely not meant the whole archive to become that one: an error. Whoever prunes means it, and is told what was removed.
pub(super) fn replaced(
    source: &Path,
    plan: &Plan,
    (into, outputs): (&Path, &[Output]),
    prunes: bool,
) -> Option<Diagnostic> {
    let path = into.join(OWN).join(manifest::NAME);
    let known = match known(&path)? {
        Ok(known) => known,
        Err(unread) => return Some(unread.told(&path, is_single(source, plan), prunes)),
    };
    let here: BTreeSet<&str> = plan.tasks.iter().map(|task| task.record.as_str()).collect();
    let taken = LazyCell::new(|| {
        let paths = plan.tasks.iter().flat_map(|task| outputs.iter().map(|output| task.path(*output, None)));
        paths.collect::<BTreeSet<String>>()
    });
    // Of one whose extension alone has changed the documents are the other's now, and nothing stays.
    let is_renamed = |recorded: &Recorded| {
        let mut paths = recorded.paths().peekable();
        paths.peek().is_some() && paths.all(|path| taken.contains(path))
    };
    let is_lost = |recorded: &&Recorded| !here.contains(recorded.record.as_str()) && !is_renamed(recorded);
    let mut lost = known.iter().filter(is_lost);
    let first = &lost.next()?.record;
    let number = lost.count() + 1;
    let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(number, forms, lang));
    let (name, more) = (path.display(), if number > 1 { " …" } else { "" });
    if is_single(source, plan) {
        let fault = message!(
            "manifestet \"{name}\" har {sv} som inte är med nu (\"{first}\"{more}), och de skulle försvinna ur det",
            "the manifest \"{name}\" has {en} that this run has not (\"{first}\"{more}), and they would vanish from it"
        );
        let hint = message!(
            "kör hela katalogen med poster: det som är klart görs inte om; eller ange en annan katalog med -o",
            "run the whole directory of records: what is done is not done again; or name another directory with -o"
        );
        return Some(Diagnostic::new(Code::BatProof, fault).hint(hint));
    }
    if prunes {
        return None;
    }
    let fault = message!(
        "{sv} i manifestet \"{name}\" är inte med nu och försvinner ur det: \"{first}\"{more}",
        "{en} of the manifest \"{name}\" not in this run, vanishing from it: \"{first}\"{more}"
    );
    let hint = message!(
        "ska katalogen vara ett arkiv av andra poster också, kör alla tillsammans; deras handlingar ligger kvar, om ni inte tar bort dem med --rensa",
        "if the directory is an archive of other records too, run all of them together; their documents stay there, unless you remove them with --prune"
    );
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}

/// Why it is not known which records a manifest has.
enum Unread {
    /// A newer program wrote it.
    Newer(Message),
    /// It is damaged.
    Broken(Message),
}

/// The records of a manifest; `None` where there is none.
fn known(path: &Path) -> Option<Result<Vec<Recorded>, Unread>> {
    let bytes = match bounded(path, MANIFEST_BYTES) {
        Ok(bytes) => bytes,
        Err(_) if fs::symlink_metadata(path).is_err() => return None,
        Err(faults) => {
            let reason = faults.into_iter().next().map_or_else(|| message!("", ""), |fault| fault.message);
            return Some(Err(Unread::Broken(reason)));
        }
    };
    Some(match Manifest::read(&bytes) {
        Ok(manifest) => Ok(manifest.records),
        Err(reason) if Manifest::is_newer(&bytes) => Err(Unread::Newer(reason)),
        Err(reason) => Err(Unread::Broken(reason)),
    })
}

impl Unread {
    /// What is said of it. What a newer program wrote is not this one's to replace; and where nobody knows what a manifest had, a single record is not to
    /// take its place, and nothing is to be removed. A run of all that there is makes it anew.
    fn told(self, path: &Path, is_single: bool, prunes: bool) -> Diagnostic {
        let name = path.display();
        let (Self::Newer(Message { sv, en }) | Self::Broken(Message { sv, en })) = &self;
        let fault =
            message!("manifestet \"{name}\" går inte att läsa: {sv}", "the manifest \"{name}\" cannot be read: {en}");
        let fault = Diagnostic::new(Code::BatProof, fault);
        match self {
            Self::Newer(_) => fault.hint(message!(
                "ett nyare program har skrivit det, och det ska inte skrivas över: uppdatera det här, eller ange en annan katalog med -o",
                "a newer program wrote it, and it is not to be written over: update this one, or name another directory with -o"
            )),
            Self::Broken(_) if is_single => fault.hint(message!(
                "vilka andra poster arkivet har är inte känt: kör hela katalogen med poster, eller ange en annan katalog med -o",
                "which other records the archive has is not known: run the whole directory of records, or name another directory with -o"
            )),
            Self::Broken(_) if prunes => fault.hint(message!(
                "vilka poster den senaste hela körningen hade är inte känt: kör en gång utan --rensa först",
                "which records the last whole run had is not known: run once without --prune first"
            )),
            Self::Broken(_) => {
                let fault = fault.hint(message!(
                    "är det här alla arkivets poster skrivs ett nytt; annars, hämta tillbaka det från en säkerhetskopia först",
                    "if these are all records of the archive a new one is written; otherwise get it back from a backup first"
                ));
                Diagnostic { severity: Severity::Warning, ..fault }
            }
        }
    }
}

/// Whether the source is a record itself.
fn is_single(source: &Path, plan: &Plan) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    plan.tasks.len() == 1
        && plan.tasks.iter().all(|task| task.file().and_then(real).is_some_and(|file| Some(file) == real(source)))
}
