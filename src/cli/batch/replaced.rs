//! What a run would take from the manifest that is in its directory.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::gather::{MANIFEST_BYTES, bounded};
use crate::batch::manifest::{self, Manifest, Recorded};
use crate::batch::plan::OWN;
use crate::batch::{Plan, verify};
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Message, Severity, counted};
use crate::message;

/// What is said where the manifest in a run's directory has records that are not in its plan: their documents would stay there, and nothing would
/// prove them any more. From a directory of records some may have been taken away, which is a warning. Whoever names a single record has most
/// likely not meant the whole archive to become that one: an error. Whoever prunes means it, and is told what was removed. A record of the manifest that is a file
/// of the plan by another name is not lost, but its documents are made anew under that.
pub(super) fn replaced(
    source: &Path,
    plan: &Plan,
    (into, outputs): (&Path, &[Output]),
    prunes: bool,
) -> Vec<Diagnostic> {
    let path = into.join(OWN).join(manifest::NAME);
    let known = match known(&path) {
        None => return Vec::new(),
        Some(Ok(known)) => known,
        Some(Err(unread)) => return vec![unread.told(&path, is_single(source, plan), prunes)],
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
    let lost: Vec<&Recorded> = known.records.iter().filter(is_lost).collect();
    if is_single(source, plan) {
        return vanishing(&path, &lost).into_iter().collect();
    }
    let real = |path: &Path| fs::canonicalize(path).ok();
    let files = LazyCell::new(|| {
        let files = plan.tasks.iter().filter_map(|task| Some((real(task.file()?)?, task.record.as_str())));
        files.collect::<BTreeMap<PathBuf, &str>>()
    });
    let root = verify::source_directory(&known, into);
    let named_now = |recorded: &Recorded| files.get(&real(&root.as_ref()?.join(&recorded.record))?).copied();
    let (renamed, lost): (Vec<_>, Vec<_>) =
        lost.into_iter().map(|recorded| (recorded, named_now(recorded))).partition(|(_, now)| now.is_some());
    let lost: Vec<&Recorded> = lost.into_iter().map(|(recorded, _)| recorded).collect();
    let gone = if prunes { None } else { gone(&path, &lost, source.is_dir()) };
    called_otherwise(&path, &renamed).into_iter().chain(gone).collect()
}

/// What is said of records that a single one would let vanish from a manifest.
fn vanishing(path: &Path, lost: &[&Recorded]) -> Option<Diagnostic> {
    let Lost { first, more, sv, en } = Lost::of(lost)?;
    let name = path.display();
    let fault = message!(
        "manifestet \"{name}\" har {sv} som inte är med nu (\"{first}\"{more}), och de skulle försvinna ur det",
        "the manifest \"{name}\" has {en} that this run has not (\"{first}\"{more}), and they would vanish from it"
    );
    let hint = message!(
        "kör hela katalogen med poster: det som är klart görs inte om; eller ange en annan katalog med -o",
        "run the whole directory of records: what is done is not done again; or name another directory with -o"
    );
    Some(Diagnostic::new(Code::BatProof, fault).hint(hint))
}

/// What is said of records that a run has not and that a manifest has.
fn gone(path: &Path, lost: &[&Recorded], of_directory: bool) -> Option<Diagnostic> {
    let Lost { first, more, sv, en } = Lost::of(lost)?;
    let name = path.display();
    let fault = message!(
        "{sv} i manifestet \"{name}\" är inte med nu och försvinner ur det: \"{first}\"{more}",
        "{en} of the manifest \"{name}\" not in this run, vanishing from it: \"{first}\"{more}"
    );
    let hint = if of_directory {
        message!(
            "ska katalogen vara ett arkiv av andra poster också, kör alla tillsammans; deras handlingar ligger kvar, om ni inte tar bort dem med --rensa",
            "if the directory is an archive of other records too, run all of them together; their documents stay there, unless you remove them with --prune"
        )
    } else {
        message!(
            "ska katalogen vara ett arkiv av andra poster också, kör alla tillsammans; deras handlingar ligger kvar",
            "if the directory is an archive of other records too, run all of them together; their documents stay there"
        )
    };
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}

/// What is said of records that a manifest has by other names, so that their documents of before stay beside the new ones.
fn called_otherwise(path: &Path, renamed: &[(&Recorded, Option<&str>)]) -> Option<Diagnostic> {
    let (first, now) = renamed.first()?;
    let all: Vec<&Recorded> = renamed.iter().map(|(recorded, _)| *recorded).collect();
    let Lost { more, sv, en, .. } = Lost::of(&all)?;
    let (name, first, now) = (path.display(), &first.record, now.unwrap_or_default());
    let fault = message!(
        "{sv} i manifestet \"{name}\" heter annorlunda nu (\"{first}\" är \"{now}\"{more}): handlingarna görs under de nya namnen, och de gamla ligger kvar",
        "{en} of the manifest \"{name}\" now called otherwise (\"{first}\" is \"{now}\"{more}): the documents are made under the new names, and the old ones stay"
    );
    let hint = message!(
        "för att behålla namnen, ange det manifestet som källa; vilka gamla handlingar som ligger kvar säger rapporten",
        "to keep the names, give that manifest as the source; which old documents stay the report says"
    );
    Some(Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatProof, fault).hint(hint) })
}

/// How many records, and the first of them.
struct Lost<'r> {
    first: &'r str,
    more: &'static str,
    sv: String,
    en: String,
}

impl<'r> Lost<'r> {
    fn of(all: &[&'r Recorded]) -> Option<Self> {
        let first = &all.first()?.record;
        let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(all.len(), forms, lang));
        Some(Self { first, more: if all.len() > 1 { " …" } else { "" }, sv, en })
    }
}

/// Why it is not known which records a manifest has.
enum Unread {
    /// A newer program wrote it.
    Newer(Message),
    /// It is damaged.
    Broken(Message),
}

/// A manifest; `None` where there is none.
fn known(path: &Path) -> Option<Result<Manifest, Unread>> {
    let bytes = match bounded(path, MANIFEST_BYTES) {
        Ok(bytes) => bytes,
        Err(_) if fs::symlink_metadata(path).is_err() => return None,
        Err(faults) => {
            let reason = faults.into_iter().next().map_or_else(|| message!("", ""), |fault| fault.message);
            return Some(Err(Unread::Broken(reason)));
        }
    };
    Some(match Manifest::read(&bytes) {
        Ok(manifest) => Ok(manifest),
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
