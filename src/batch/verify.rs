//! Whether a run's directory still holds what its manifest says.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::{OsStr, OsString};
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use super::basis::Basis;
use super::journal::Written;
use super::maker::{Named, Request};
use super::manifest::{CHECKSUMS, Earlier, Manifest, NAME, Recorded, SOURCE, Source};
use super::plan::OWN;
use super::shown::first;
use crate::build::checksum;
use crate::collection::lock;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc, Lang, Message, Severity, counted};
use crate::message;
use crate::source::{SourceFile, Sources};

/// Reads the manifest of a run's directory.
///
/// # Errors
/// Why there is none that this program could read.
pub fn read(directory: &Path) -> Result<Manifest, Box<Diagnostic>> {
    let path = directory.join(OWN).join(NAME);
    let name = path.display();
    let refused = |Message { sv, en }: Message, is_newer: bool| {
        let fault =
            message!("manifestet \"{name}\" går inte att läsa: {sv}", "the manifest \"{name}\" cannot be read: {en}");
        let hint = if is_newer {
            message!(
                "ett nyare program har skrivit det: uppdatera det här",
                "a newer program wrote it: update this one"
            )
        } else {
            message!(
                "ange katalogen som en körning har gjort färdig; det som inte är färdigt blir det av samma kommando igen",
                "name the directory of a run that has ended; what is not finished will be by the same command again"
            )
        };
        Box::new(Diagnostic::new(Code::BatProof, fault).hint(hint))
    };
    let bytes = fs::read(&path).map_err(|error| {
        let reason = if error.kind() == io::ErrorKind::NotFound {
            message!("det finns inte", "it does not exist")
        } else {
            message!("{error}", "{error}")
        };
        refused(reason, false)
    })?;
    Manifest::read(&bytes).map_err(|reason| refused(reason, Manifest::is_newer(&bytes)))
}

/// Where the records of a run are, as the run's directory tells it; `None` where they came from a stream, or where it does not tell.
#[must_use]
pub fn source(manifest: &Manifest, directory: &Path) -> Option<Source> {
    match fs::read_to_string(directory.join(OWN).join(SOURCE)) {
        Ok(text) => Source::read(&text),
        Err(_) => Source::read(manifest.source.as_ref()?),
    }
}

/// The directory of a run's records, likewise.
#[must_use]
pub fn source_directory(manifest: &Manifest, directory: &Path) -> Option<PathBuf> {
    source(manifest, directory).map(|source| directory.join(source.directory))
}

/// What is known of files in a run's directory that are in no manifest.
pub struct Beside<'b> {
    /// Whether one is what the documents are made of, where that lies among them.
    pub is_input: &'b dyn Fn(&Path) -> bool,
    /// Whether one lies where the records do. There people keep what they like.
    pub is_among_records: &'b dyn Fn(&Path) -> bool,
    /// The record of which a run has written one, as it is.
    pub writer: &'b dyn Fn(&str) -> Option<String>,
    /// Whether a run has written a document there, whatever there is now.
    pub is_of_run: &'b dyn Fn(&str) -> bool,
}

/// Holds the documents of a directory against the manifest: those that have changed, those that are gone, and files that are in none.
#[must_use]
pub fn documents(manifest: &Manifest, directory: &Path, beside: &Beside<'_>) -> Vec<Diagnostic> {
    let (mut faults, mut others) = (Vec::new(), Vec::new());
    let mut known = BTreeSet::new();
    for recorded in &manifest.records {
        for written in &recorded.documents {
            known.insert(written.path.as_str());
            faults.extend(
                document(directory, &written.path, Some(&written.sha256)).or_else(|| missized(directory, written)),
            );
        }
        for earlier in &recorded.earlier {
            known.insert(earlier.path.as_str());
            match document(directory, &earlier.path, earlier.sha256.as_deref()) {
                Some(fault) => faults.push(fault),
                None if recorded.documents.is_empty() => faults.push(outlived(recorded, earlier)),
                None => others.push(earlier),
            }
        }
    }
    faults.extend(of_other_runs(&others));
    let mut found = Vec::new();
    walk(directory, "", &known, &mut found);
    found.sort();
    let is_input = |path: &str| (beside.is_input)(&directory.join(path));
    found.retain(|path| !known.contains(path.as_str()) && !is_input(path));
    // What could be taken for a document is told of one by one.
    let extension = |path: &str| Path::new(path).extension().map(OsStr::to_ascii_lowercase);
    let outputs = manifest.basis.settings.outputs.iter().map(|output| Some(OsString::from(output.extension())));
    let kinds: BTreeSet<Option<OsString>> = known.iter().map(|path| extension(path)).chain(outputs).collect();
    let is_no_document = |path: &String| {
        !kinds.contains(&extension(path))
            && (beside.is_among_records)(&directory.join(path))
            && !(beside.is_of_run)(path)
    };
    let (private, strays): (Vec<String>, Vec<String>) = found.into_iter().partition(is_no_document);
    let records: BTreeSet<&str> = manifest.records.iter().map(|recorded| recorded.record.as_str()).collect();
    let departed = |path: &str| (beside.writer)(path).filter(|record| !records.contains(record.as_str()));
    faults.extend(strays.iter().map(|path| match departed(path) {
        Some(record) => of_departed(path, &record),
        None => stray(path),
    }));
    faults.extend(no_documents(&private));
    faults
}

/// What is said of a document that a run has written, of a record that the last one had not.
fn of_departed(path: &str, record: &str) -> Diagnostic {
    let fault = unproven(message!(
        "handlingen \"{path}\" är av posten \"{record}\", som inte var med i den senaste körningen",
        "the document \"{path}\" is of the record \"{record}\", which was not in the last run"
    ));
    let hint = message!(
        "är posten borta med avsikt, ta bort handlingen med kör --rensa (--plan säger om något håller den kvar); annars, lägg tillbaka posten och kör igen",
        "if the record was taken away on purpose, remove the document with batch --prune (--plan says whether anything keeps it); otherwise put the record back and run again"
    );
    Diagnostic { severity: Severity::Warning, ..fault.hint(hint) }
}

/// What is said of a file that the manifest has not and that is not as any run has written it.
fn stray(path: &str) -> Diagnostic {
    let fault = message!("filen \"{path}\" finns inte i manifestet", "the file \"{path}\" is not in the manifest");
    unproven(fault).hint(message!(
        "har en körning avbrutits, kör igen; är filen ingen av arkivets handlingar, eller har någon ändrat den, flytta den därifrån",
        "if a run was interrupted, run again; if the file is no document of the archive, or somebody has changed it, move it away"
    ))
}

/// What is said of files among the records that are not called as any document: a list, pictures, what people tell each other of the directory.
fn no_documents(files: &[String]) -> Option<Diagnostic> {
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let forms = [Doc { sv: "fil", en: "file" }, Doc { sv: "filer", en: "files" }];
    let [sv, en] = [Lang::Sv, Lang::En].map(|lang| counted(names.len(), forms, lang));
    (!names.is_empty()).then(|| {
        let names = first(&names);
        let note = message!(
            "{sv} bland posterna, varken poster eller handlingar och inte kontrollerade: {names}",
            "{en} among the records, neither records nor documents and not checked: {names}"
        );
        Diagnostic { severity: Severity::Info, ..unproven(note) }
    })
}

/// What of a manifest no run has written: a record or a document that stands there twice, and records in another order than that of their names.
#[must_use]
pub fn order(manifest: &Manifest) -> Vec<Diagnostic> {
    let changed = |message: Message| {
        unproven(message).hint(message!(
            "manifestet har ändrats efter körningen; ta fram det ur en säkerhetskopia, eller kör igen med samma program och kommando",
            "the manifest has been changed since the run; get it from a backup, or run again with the same program and command"
        ))
    };
    let twice = |what: [&str; 2], name: &str| {
        let [sv, en] = what;
        changed(message!(
            "{sv} \"{name}\" står två gånger i manifestet",
            "{en} \"{name}\" stands twice in the manifest"
        ))
    };
    let names: Vec<&str> = manifest.records.iter().map(|recorded| recorded.record.as_str()).collect();
    let (mut known, mut faults) = (BTreeSet::new(), Vec::new());
    faults.extend(names.iter().filter(|name| !known.insert(**name)).map(|name| twice(["posten", "the record"], name)));
    if let Some((before, after)) = names.iter().zip(names.iter().skip(1)).find(|(before, after)| before > after) {
        faults.push(changed(message!(
            "\"{after}\" står efter \"{before}\" i manifestet, och ingen körning skriver posterna i den ordningen",
            "\"{after}\" stands after \"{before}\" in the manifest, and no run writes the records in that order"
        )));
    }
    let mut known = BTreeSet::new();
    let documents = manifest.records.iter().flat_map(|recorded| &recorded.documents);
    let again = documents.filter(|document| !known.insert(document.path.as_str()));
    faults.extend(again.map(|document| twice(["handlingen", "the document"], &document.path)));
    faults
}

/// What is wrong with a document that is to be there, in the bytes that have the checksum, where one is known.
fn document(directory: &Path, path: &str, sha256: Option<&str>) -> Option<Diagnostic> {
    let message = match fs::read(directory.join(path)) {
        Ok(bytes) if sha256.is_none_or(|sha256| checksum(&bytes) == sha256) => return None,
        Ok(_) => message!(
            "handlingen \"{path}\" har ändrats efter körningen",
            "the document \"{path}\" has been changed since the run"
        ),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            message!("handlingen \"{path}\" saknas", "the document \"{path}\" is missing")
        }
        Err(error) => message!(
            "handlingen \"{path}\" går inte att läsa: {error}",
            "the document \"{path}\" cannot be read: {error}"
        ),
    };
    Some(unproven(message).hint(message!(
        "ta reda på vad som har hänt; kör igen med samma poster, så görs den om, eller hämta tillbaka den från en säkerhetskopia",
        "find out what has happened; run again with the same records, and it is made again, or get it back from a backup"
    )))
}

/// What is said where a document is what it was, and has another size than the manifest says.
fn missized(directory: &Path, Written { path, bytes, .. }: &Written) -> Option<Diagnostic> {
    let size = fs::metadata(directory.join(path)).ok()?.len();
    (size != *bytes).then(|| {
        let fault = unproven(message!(
            "handlingen \"{path}\" har {size} byte och inte {bytes}, som manifestet säger",
            "the document \"{path}\" has {size} bytes and not {bytes}, as the manifest says"
        ));
        fault.hint(message!(
            "manifestet kan ha ändrats efter körningen; kör igen, så skrivs det på nytt, och det som är klart görs inte om",
            "the manifest may have been changed since the run; run again, and it is written anew, and what is done is not done again"
        ))
    })
}

/// Holds the list of checksums beside the manifest against it: whoever checks the documents without this program goes by that. It has been the same in every
/// format of the manifest.
#[must_use]
pub fn checksums(manifest: &Manifest, directory: &Path) -> Option<Diagnostic> {
    let (path, expected) = (directory.join(OWN).join(CHECKSUMS), manifest.checksums());
    let name = path.display();
    let fault = match fs::read(&path) {
        Ok(found) if found == expected.as_bytes() => return None,
        Ok(found) => {
            let found = String::from_utf8_lossy(&found);
            let Message { sv, en } = deviations(&expected, &found);
            message!(
                "listan \"{name}\" stämmer inte med manifestet: {sv}",
                "the list \"{name}\" does not agree with the manifest: {en}"
            )
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => message!(
            "listan med handlingarnas kontrollsummor, \"{name}\", saknas",
            "the list of the documents' checksums, \"{name}\", is missing"
        ),
        Err(error) => {
            message!("listan \"{name}\" går inte att läsa: {error}", "the list \"{name}\" cannot be read: {error}")
        }
    };
    let hint = message!(
        "kör igen med samma program och kommando, så skrivs listan på nytt; det som är klart görs inte om",
        "run again with the same program and command, and the list is written anew; what is done is not done again"
    );
    Some(unproven(fault).hint(hint))
}

/// How a list of checksums differs from what it should be, by the documents of its lines.
fn deviations(expected: &str, found: &str) -> Message {
    let lines = |text: &str| -> BTreeMap<String, String> {
        let file = Sources::new().add(SourceFile::new(CHECKSUMS, text.to_owned()));
        // A line that is none at all is one that should be there and is not.
        let lines = lock::parse(text, file, &mut Diagnostics::new());
        lines.into_iter().map(|line| (line.name, line.digest)).collect()
    };
    let (then, now) = (lines(expected), lines(found));
    let names = |all: &BTreeMap<String, String>, is_so: &dyn Fn(&str, &str) -> bool| {
        let all: Vec<&str> = all.iter().filter(|(name, sum)| is_so(name, sum)).map(|(name, _)| name.as_str()).collect();
        (!all.is_empty()).then(|| first(&all))
    };
    let parts = [
        (names(&then, &|name, _| !now.contains_key(name)), "saknas", "missing"),
        (
            names(&then, &|name, sum| now.get(name).is_some_and(|now| now != sum)),
            "med en annan kontrollsumma",
            "with another checksum",
        ),
        (names(&now, &|name, _| !then.contains_key(name)), "finns inte i manifestet", "not in the manifest"),
    ];
    let (sv, en): (Vec<_>, Vec<_>) = parts
        .into_iter()
        .filter_map(|(names, sv, en)| names.map(|names| (format!("{sv}: {names}"), format!("{en}: {names}"))))
        .unzip();
    if sv.is_empty() {
        return message!(
            "raderna är inte skrivna som de ska, eller står i en annan ordning",
            "the lines are not written as they should be, or are in another order"
        );
    }
    Message { sv: sv.join("; "), en: en.join("; ") }
}

/// What is said of a document that an earlier run made and that is the only one of its record, for none came of it in the last: whoever reads it should know.
fn outlived(recorded: &Recorded, Earlier { path, sha256 }: &Earlier) -> Diagnostic {
    let record = &recorded.record;
    let (sv, en) = if sha256.is_some() { ("", "") } else { (UNCHECKED.sv, UNCHECKED.en) };
    let fault = message!(
        "handlingen \"{path}\" är från en tidigare körning, för av posten \"{record}\" blev det ingen i den senaste{sv}",
        "the document \"{path}\" is of an earlier run, for none came of the record \"{record}\" in the last{en}"
    );
    let hint = message!(
        "vad som är fel med posten står i {OWN}/avlagda/{record}.txt",
        "what is wrong with the record is told in {OWN}/avlagda/{record}.txt"
    );
    Diagnostic { severity: Severity::Warning, ..unproven(fault).hint(hint) }
}

/// What a manifest without a checksum leaves open.
const UNCHECKED: Doc = Doc {
    sv: ", och om den har ändrats är inte kontrollerat",
    en: ", and whether it has been changed has not been checked",
};

/// What is said of documents in other formats and of other kinds than those that the last run made. They may have been made on purpose.
fn of_other_runs(all: &[&Earlier]) -> Option<Diagnostic> {
    let paths: Vec<&str> = all.iter().map(|earlier| earlier.path.as_str()).collect();
    let (names, count) = (first(&paths), paths.len());
    let unchecked = all.iter().filter(|earlier| earlier.sha256.is_none()).count();
    let (sv, en) = match unchecked {
        0 => (String::new(), String::new()),
        _ => (
            format!("; om {unchecked} av dem har ändrats är inte kontrollerat"),
            format!("; whether {unchecked} of them have been changed has not been checked"),
        ),
    };
    let forms = [Doc { sv: "handling", en: "document" }, Doc { sv: "handlingar", en: "documents" }];
    let [counted_sv, counted_en] = [Lang::Sv, Lang::En].map(|lang| counted(count, forms, lang));
    (count > 0).then(|| {
        let note = message!(
            "{counted_sv} i andra format eller av andra slag, från tidigare körningar: {names}{sv}",
            "{counted_en} in other formats or of other kinds, of earlier runs: {names}{en}"
        );
        Diagnostic { severity: Severity::Info, ..unproven(note) }
    })
}

/// Every file in and below a directory, by its path with slashes. What a run keeps for itself and what is hidden are no documents. A symbolic link
/// to a directory is followed where `known` documents lie behind it.
fn walk(directory: &Path, prefix: &str, known: &BTreeSet<&str>, found: &mut Vec<String>) {
    // What cannot be read has been told as a document that is missing.
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with('.') || prefix.is_empty() && name == OWN {
            continue;
        }
        let path = format!("{prefix}{name}");
        let within = format!("{path}/");
        let leads_to_known = || known.range(within.as_str()..).next().is_some_and(|next| next.starts_with(&within));
        let is_directory = |kind: FileType| kind.is_dir() || kind.is_symlink() && leads_to_known();
        if entry.file_type().is_ok_and(is_directory) {
            walk(&entry.path(), &within, known, found);
        } else {
            found.push(path);
        }
    }
}

/// Holds what documents would be made with now against what they were made with. To differ is no fault, for the documents are what they are; but whoever asks
/// that it be the same (`must_be_same`) is not told less than that.
#[must_use]
pub fn basis(manifest: &Manifest, now: &Basis, must_be_same: bool) -> Vec<Diagnostic> {
    let then = &manifest.basis;
    let (old, new) = (then.program.told(), now.program.told());
    let severity = if must_be_same { Severity::Error } else { Severity::Info };
    let mut notes = Vec::new();
    let mut note = |same: bool, message: Message| {
        if !same {
            notes.push(Diagnostic { severity, ..unproven(message) });
        }
    };
    note(
        then.program == now.program,
        message!(
            "körningen gjordes med ett annat program ({old}); det här är {new}",
            "the run was made with another program ({old}); this is {new}"
        ),
    );
    note(
        then.templates == now.templates,
        message!("körningen gjordes med andra mallar", "the run was made with other templates"),
    );
    note(
        then.fonts == now.fonts,
        message!("körningen gjordes med andra typsnitt", "the run was made with other fonts"),
    );
    note(
        then.houses == now.houses,
        message!("körningen gjordes med andra husstilar", "the run was made with other house styles"),
    );
    let by_day = |basis: &Basis| if basis.period_style { ("med", "with") } else { ("utan", "without") };
    let (sv, en) = by_day(then);
    if then.period_style != now.period_style {
        let note = message!("körningen gjordes {sv} --period-style", "the run was made {en} --period-style");
        let hint = message!("bevisa {sv} --period-style", "verify {en} --period-style");
        notes.push(Diagnostic { severity, ..unproven(note).hint(hint) });
    }
    notes
}

/// Holds a record as it is now, and the files that it names, against the manifest. Nothing is said of one whose checksum it does not name: for what it tells, or
/// because the file could not be used then.
#[must_use]
pub fn record(recorded: &Recorded, now: &Request) -> Vec<Diagnostic> {
    let record = &recorded.record;
    let mut faults = Vec::new();
    if recorded.sha256.as_ref().is_some_and(|sha256| *sha256 != checksum(&now.bytes)) {
        faults.push(
            unproven(message!(
                "posten \"{record}\" har ändrats efter körningen",
                "the record \"{record}\" has been changed since the run"
            ))
            .hint(again()),
        );
    }
    let has_changed = |named: &&Named| named.sha256.is_some() && **named != super::store::now(named, now);
    faults.extend(recorded.named.iter().filter(has_changed).map(|named| {
        let path = &named.path;
        unproven(message!(
            "\"{path}\", som posten \"{record}\" nämner, har ändrats efter körningen",
            "\"{path}\", which the record \"{record}\" names, has been changed since the run"
        ))
        .hint(again())
    }));
    faults
}

/// What is said of a record that is gone; nothing of one that could not be had then either.
#[must_use]
pub fn lost(recorded: &Recorded) -> Option<Diagnostic> {
    let record = &recorded.record;
    let was_there = recorded.sha256.is_some() || !recorded.documents.is_empty();
    was_there.then(|| {
        let fault =
            message!("posten \"{record}\" finns inte längre", "the record \"{record}\" does not exist any more");
        unproven(fault).hint(message!(
            "lägg tillbaka den; är den borttagen med avsikt, kör igen, med --rensa om dess handlingar också ska bort",
            "put it back; if it was taken away on purpose, run again, with --prune if its documents are to go too"
        ))
    })
}

/// What to do where something has changed of which documents are made.
fn again() -> Message {
    message!(
        "är ändringen avsedd, kör igen, så görs handlingarna om; annars, hämta tillbaka det som var från en säkerhetskopia",
        "if the change is meant, run again, and the documents are made again; otherwise get back what was from a backup"
    )
}

/// What is said of records that a manifest has not, though all of its source were taken: they came later.
#[must_use]
pub fn new(records: &[String]) -> Vec<Diagnostic> {
    let of = |record: &String| {
        let fault = unproven(message!(
            "posten \"{record}\" finns inte i manifestet: den har kommit till efter körningen",
            "the record \"{record}\" is not in the manifest: it came after the run"
        ));
        Diagnostic { severity: Severity::Warning, ..fault }
    };
    let mut faults: Vec<Diagnostic> = records.iter().map(of).collect();
    // Once, however many there are.
    if let Some(last) = faults.pop() {
        faults.push(last.hint(message!("kör igen, så görs det som är nytt", "run again, and what is new is made")));
    }
    faults
}

/// What is said of records that lie where others of a manifest do and are not in it: nobody knows whether they came later, or were not in the list
/// of which the run was made.
#[must_use]
pub fn added(records: &[String]) -> Option<Diagnostic> {
    let (names, count) = (first(&records.iter().map(String::as_str).collect::<Vec<_>>()), records.len());
    (count > 0).then(|| {
        let fault = match count {
            1 => message!(
                "en post bredvid de andra finns inte i manifestet: {names}",
                "one record beside the others is not in the manifest: {names}"
            ),
            _ => message!(
                "{count} poster bredvid de andra finns inte i manifestet: {names}",
                "{count} records beside the others are not in the manifest: {names}"
            ),
        };
        let hint = message!(
            "har de tillkommit efter körningen, kör igen; var de inte med i körningens lista är det som det ska",
            "if they came after the run, run again; if they were not in the run's list, all is well"
        );
        Diagnostic { severity: Severity::Warning, ..unproven(fault).hint(hint) }
    })
}

/// Says of how many records the manifest names no checksum, so that only making their documents again shows whether they have changed.
#[must_use]
pub fn unnamed(manifest: &Manifest) -> Option<Diagnostic> {
    let count =
        manifest.records.iter().filter(|recorded| recorded.sha256.is_none() && !recorded.documents.is_empty()).count();
    (count > 0).then(|| {
        let note = unproven(message!(
            "om poster har ändrats är inte kontrollerat för {count}, för handlingarna utelämnar något och manifestet har inte postens kontrollsumma",
            "whether records have changed has not been checked for {count}, for their documents leave something out and the manifest does not have the record's checksum"
        ));
        let hint = message!("gör om handlingarna för att se det: --gör-om", "make the documents again to see it: --rebuild");
        Diagnostic { severity: Severity::Info, ..note.hint(hint) }
    })
}

pub(super) fn unproven(message: Message) -> Diagnostic {
    Diagnostic::new(Code::BatProof, message)
}
