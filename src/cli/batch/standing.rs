//! What is said of what stands where documents will go.

use super::Reader;
use crate::batch::{Ledger, Prospect, Shelf, Standing, Task, first, is_sound, may_vary};
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Doc, Lang, Message, Severity, counted};
use crate::message;

/// What becomes of a file, as far as it tells by itself.
pub(super) fn prospect(task: &Task, reader: &Reader) -> Prospect {
    match reader.read(task) {
        // What a stream names as a record is meant as one.
        Ok(request) if task.file().is_some() && !reader.is_record(task, &request) => Prospect::Nothing,
        Ok(request) if may_vary(&request.bytes) => Prospect::Varied,
        Ok(_) => Prospect::Plain,
        Err(_) => Prospect::Uncertain,
    }
}

/// What keeps documents from being written where they will go, which are errors, and what they would be written over.
pub(super) fn standing<'l>(
    shelf: &Shelf<'_>,
    tasks: &[&Task],
    (outputs, reader): (&[Output], &Reader),
    ledger: &dyn Fn() -> &'l Ledger,
) -> Vec<Diagnostic> {
    let prospect = |task: &Task| prospect(task, reader);
    let is_sound = |task: &Task| reader.read(task).is_ok_and(|request| is_sound(&request));
    let Standing { barred, occupants, foreign, edited, replaced } =
        shelf.standing(tasks, outputs, &prospect, &is_sound, ledger);
    let barred = barred.iter().map(|(path, record)| {
        let name = path.display();
        let fault = message!(
            "en fil ligger där katalogen för handlingarna av \"{record}\" ska ligga: \"{name}\"",
            "a file is where the directory for the documents of \"{record}\" will go: \"{name}\""
        );
        Diagnostic::new(Code::BatClash, fault).hint(moving())
    });
    barred
        .chain(occupied(&occupants))
        .chain(strange(&foreign))
        .chain(changed(&edited))
        .chain(replaced_own(&replaced))
        .collect()
}

/// What is said of directories where documents will go.
fn occupied(directories: &[String]) -> Option<Diagnostic> {
    let names = shown(directories)?;
    let forms = [Doc { sv: "katalog", en: "directory" }, Doc { sv: "kataloger", en: "directories" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(directories.len(), forms, lang));
    let fault =
        message!("{sv} ligger där handlingar ska ligga: {names}", "{en} standing where documents will go: {names}");
    Some(Diagnostic::new(Code::BatClash, fault).hint(moving()))
}

fn moving() -> Message {
    message!("flytta det, eller ange en annan katalog med -o", "move it, or name another directory with -o")
}

/// The first of some names; `None` of none.
fn shown(names: &[String]) -> Option<String> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    (!names.is_empty()).then(|| first(&names))
}

/// What is said of files that no run has written.
fn strange(files: &[String]) -> Option<Diagnostic> {
    let names = shown(files)?;
    let forms = [Doc { sv: "fil", en: "file" }, Doc { sv: "filer", en: "files" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(files.len(), forms, lang));
    let fault = message!(
        "{sv} som ingen körning har skrivit ligger där handlingar ska ligga, och skrivs över: {names}",
        "{en} that no run has written where documents will go, written over: {names}"
    );
    Some(written_over(fault))
}

/// What is said of documents of other records that somebody has changed since a run wrote them.
fn changed(files: &[String]) -> Option<Diagnostic> {
    let names = shown(files)?;
    let forms = [Doc { sv: "handling", en: "document" }, Doc { sv: "handlingar", en: "documents" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(files.len(), forms, lang));
    Some(written_over(message!(
        "{sv} av andra poster, ändrade efter körningen, ligger där handlingar ska ligga, och skrivs över: {names}",
        "{en} of other records, changed since the run, where documents will go, written over: {names}"
    )))
}

/// What is said of documents of the run's own records in whose places there is something else than any run has written.
fn replaced_own(files: &[String]) -> Option<Diagnostic> {
    let names = shown(files)?;
    let count = files.len();
    Some(written_over(match count {
        1 => message!(
            "1 handling, ändrad eller utbytt efter körningen, skrivs över när den görs om: {names}",
            "1 document, changed or replaced since the run, written over when made again: {names}"
        ),
        _ => message!(
            "{count} handlingar, ändrade eller utbytta efter körningen, skrivs över när de görs om: {names}",
            "{count} documents, changed or replaced since the run, written over when made again: {names}"
        ),
    }))
}

fn written_over(fault: Message) -> Diagnostic {
    let hint = message!(
        "ska de vara kvar, flytta dem, eller ange en annan katalog med -o; har en körning avbrutits kan de vara dess",
        "if they are to stay, move them, or name another directory with -o; if a run was interrupted they may be its own"
    );
    Diagnostic { severity: Severity::Warning, ..Diagnostic::new(Code::BatClash, fault).hint(hint) }
}
