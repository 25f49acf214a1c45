//! `--prune`: when documents of records that are gone may be removed.

use std::fs;
use std::io;
use std::num::{NonZeroUsize, ParseIntError};
use std::path::{Path, PathBuf};

use crate::batch::{Before, Doubt, Fate, Manifest, Plan, Remains, Task, doubt, verify};
use crate::cli::input::reason;
use crate::cli::locked::Locks;
use crate::cli::misuse::Misuse;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Message, counted};
use crate::message;
use crate::output::WriteError;

/// What is asked of a run as to documents of records that are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// To remove them where there is no doubt.
    Uncounted,
    /// To remove them, whatever the doubt, of so many records at most.
    AtMost(NonZeroUsize),
}

/// What stands for a number where none was given. No system can hand it to a program.
pub(super) const UNCOUNTED: &str = "\0";

pub(super) fn parse(number: &str) -> Result<Asked, ParseIntError> {
    if number == UNCOUNTED { Ok(Asked::Uncounted) } else { number.parse().map(Asked::AtMost) }
}

/// By what documents of records that are gone are removed or kept.
pub(super) struct Rules {
    /// The source's directory, if anything may be removed.
    source: Option<PathBuf>,
    asked: Option<Asked>,
    before: Before,
    locks: Locks,
}

impl Rules {
    /// `asked` says whether to remove them, and perhaps of how many records at most. Nothing is removed in a directory where no run has ended, for another than this may have begun there, of other records.
    ///
    /// # Errors
    /// Where a record that the run has not may be there all the same: of a list, and where the archive was made of another directory than the source, whose
    /// records all go by other names.
    pub(super) fn new(asked: Option<Asked>, source: &Path, into: &Path) -> Result<Self, Misuse> {
        let mut rules = Self { source: None, asked, before: Before::default(), locks: Locks::default() };
        if asked.is_none() {
            return Ok(rules);
        }
        if !source.is_dir() {
            let misuse = Misuse::new(message!(
                "--rensa behöver en katalog med poster som källa",
                "--prune needs a directory of records as its source"
            ));
            return Err(misuse.hint(message!(
                "en post som inte står i en lista kan finnas ändå; ange katalogen, eller ta bort --rensa",
                "a record that is not in a list may be there all the same; name the directory, or remove --prune"
            )));
        }
        let Ok(manifest) = verify::read(into) else { return Ok(rules) };
        rules.source = Some(same(source, into, &manifest)?);
        rules.before = Before::of(manifest);
        Ok(rules)
    }

    /// What keeps the documents of a record, as far as that does not depend on other records.
    pub(super) fn keeps(&self, record: &str) -> Option<Fate> {
        let Some(source) = &self.source else {
            return Some(if self.asked.is_some() { Fate::Unended } else { Fate::Unasked });
        };
        let file = source.join(record);
        if exists(&file) {
            return Some(Fate::There);
        }
        self.locks.has(&file).then_some(Fate::Locked)
    }

    /// The records of the last run that ended.
    pub(super) fn before(&self) -> &Before {
        &self.before
    }

    /// Whether all records whose documents are to be removed have surely been taken away by somebody.
    ///
    /// # Errors
    /// Where that is doubtful, and has not been confirmed by how many there are.
    pub(super) fn confirm(
        &self,
        gone: impl FnOnce() -> Remains,
        plan: &Plan,
        is_record: &dyn Fn(&Task) -> bool,
    ) -> Result<(), Misuse> {
        if self.source.is_none() {
            return Ok(());
        }
        let Remains { gone, .. } = gone();
        let number = gone.iter().filter(|gone| gone.fate == Fate::Removed).count();
        let forms = [Doc { sv: "post", en: "record" }, Doc { sv: "poster", en: "records" }];
        let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(number, forms, lang));
        let are = if number == 1 { "is" } else { "are" };
        let fault = match self.asked {
            Some(Asked::AtMost(most)) if number <= most.get() => return Ok(()),
            Some(Asked::AtMost(most)) => message!(
                "{sv} är borta, och --rensa={most} tillåter högst {most}",
                "{en} {are} gone, and --prune={most} allows at most {most}"
            ),
            Some(Asked::Uncounted) | None => match doubt(&gone, plan, is_record, &self.before) {
                None => return Ok(()),
                Some(Doubt::Directory { name, had }) => message!(
                    "katalogen \"{name}\" i källan har inga poster längre, och hade {had}: kanske saknas en disk eller en delad mapp",
                    "the directory \"{name}\" in the source has no records any more, and had {had}: a disk or a shared folder may be missing"
                ),
                Some(Doubt::Many { of }) => message!(
                    "{number} av {of} poster är borta: kanske saknas en disk eller en delad mapp",
                    "{number} of {of} records {are} gone: a disk or a shared folder may be missing"
                ),
            },
        };
        Err(Misuse::new(fault)
            .hint(message!(
                "ingenting har gjorts; saknas posterna av misstag, lägg tillbaka dem och kör igen",
                "nothing has been done; if the records are missing by mistake, put them back and run again"
            ))
            .hint(message!(
                "är de borttagna med avsikt, se med --plan vilka handlingar som skulle tas bort, och bekräfta med --rensa={number}",
                "if they were taken away on purpose, see with --plan which documents would be removed, and confirm with --prune={number}"
            )))
    }
}

/// The source's directory, if the archive was made of it.
fn same(source: &Path, into: &Path, manifest: &Manifest) -> Result<PathBuf, Misuse> {
    let real = |path: &Path| fs::canonicalize(path).ok();
    let told = verify::source_directory(manifest, into).and_then(|told| real(&told));
    if let Some(told) = told.filter(|told| real(source).is_some_and(|source| source == *told)) {
        return Ok(told);
    }
    let name = source.display();
    if verify::source_directory(manifest, into).is_none() {
        let misuse = Misuse::new(message!(
            "var posterna låg som arkivet är gjort av är inte känt, så --rensa skulle kunna ta bort allt i det",
            "where the records were that the archive was made of is not known, so that --prune might remove all that is in it"
        ));
        return Err(misuse.hint(message!(
            "är \"{name}\" katalogen med dem, kör en gång utan --rensa först",
            "if \"{name}\" is the directory of them, run once without --prune first"
        )));
    }
    let misuse = Misuse::new(message!(
        "arkivet är gjort av en annan katalog än \"{name}\", så --rensa skulle kunna ta bort allt i det",
        "the archive was made of another directory than \"{name}\", so that --prune might remove all that is in it"
    ));
    Err(misuse.hint(message!(
        "är det samma poster som har flyttats, kör en gång utan --rensa först",
        "if these are the same records that have been moved, run once without --prune first"
    )))
}

/// Whether there is anything where a record was. Where that cannot be told there may be.
fn exists(file: &Path) -> bool {
    fs::symlink_metadata(file).map_or_else(|error| error.kind() != io::ErrorKind::NotFound, |_| true)
}

/// What is said of an earlier document that cannot be removed.
pub(super) fn irremovable(error: &WriteError) -> Diagnostic {
    let Message { sv, en } = reason(&error.source);
    let name = error.path.display();
    let fault = message!("\"{name}\" går inte att ta bort: {sv}", "\"{name}\" cannot be removed: {en}");
    Diagnostic::new(Code::OutWrite, fault).hint(message!(
        "stäng filen om den är öppen i ett annat program, och kör samma kommando igen",
        "close the file if it is open in another program, and give the same command again"
    ))
}
