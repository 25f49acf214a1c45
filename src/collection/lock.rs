//! SAM-LÅS and SAM-OLÅST: the list of approved records (låset), by which a later change shows.
//!
//! The list is in the very format that `sha256sum` writes and checks, so that nobody needs this program to see whether something was changed:
//! `sha256sum -c justerade.sha256`. A line is added when a record is approved and never changed afterwards.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity, excerpt};
use crate::message;
use crate::source::{FileId, Span};

/// The list's name, in the directory of the records.
pub const NAME: &str = "justerade.sha256";

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The record's name, from the list's directory on, with slashes.
    pub name: String,
    /// Its checksum, in small letters.
    pub digest: String,
    /// Where the line stands.
    pub span: Span,
}

/// A record as the list sees it.
#[derive(Clone, Debug)]
pub struct Locked {
    /// The record's name, from the list's directory on, with slashes.
    pub name: String,
    /// The checksum of its bytes (SHA-256), in small letters.
    pub digest: String,
    /// Whether it is approved (justerad) and without errors.
    pub approved: bool,
    /// Where it says that it is approved, or what kind it is of; or its beginning.
    pub at: Span,
}

/// Reads a list. Lines that are none of it are reported.
pub fn parse(text: &str, file: FileId, cx: &mut Diagnostics) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut start = 0;
    for whole in text.split_inclusive('\n') {
        let line = whole.trim_end_matches(['\n', '\r']);
        let span = Span::new(file, start..start + line.len());
        start += whole.len();
        if line.is_empty() {
            continue;
        }
        match entry(line) {
            Some((digest, name)) => lines.push(Line { name, digest, span }),
            None => {
                let shown = excerpt(line);
                let fault = message!("\"{shown}\" är ingen rad av sha256sum", "\"{shown}\" is no line of sha256sum");
                let hint = message!(
                    "hämta tillbaka {NAME} från en säkerhetskopia: filen skrivs av programmet och ändras inte för hand",
                    "get {NAME} back from a backup: the program writes that file, and it is not changed by hand"
                );
                cx.push(Diagnostic::new(Code::ColLock, fault).at(span).hint(hint));
            }
        }
    }
    lines
}

/// Checksum and name of a line. A backslash in front says that the name has escapes.
fn entry(line: &str) -> Option<(String, String)> {
    let (escaped, line) = line.strip_prefix('\\').map_or((false, line), |rest| (true, rest));
    let (digest, rest) = line.split_at_checked(64)?;
    let name = rest.strip_prefix("  ").or_else(|| rest.strip_prefix(" *")).filter(|name| !name.is_empty())?;
    let digits = digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    let name = if escaped { unescaped(name)? } else { name.to_owned() };
    digits.then(|| (digest.to_ascii_lowercase(), name.strip_prefix("./").map_or(name.clone(), str::to_owned)))
}

fn unescaped(name: &str) -> Option<String> {
    let mut result = String::new();
    let mut letters = name.chars();
    while let Some(letter) = letters.next() {
        result.push(match letter {
            '\\' => match letters.next()? {
                'n' => '\n',
                'r' => '\r',
                '\\' => '\\',
                _ => return None,
            },
            other => other,
        });
    }
    Some(result)
}

/// The lines that a list lacks: those of approved records that are not in it.
#[must_use]
pub fn missing(lines: &[Line], records: &[Locked]) -> String {
    let known: BTreeSet<&str> = lines.iter().map(|line| line.name.as_str()).collect();
    let missing = records.iter().filter(|record| record.approved && !known.contains(record.name.as_str()));
    missing.map(|record| line(&record.digest, &record.name)).collect()
}

/// A line of a list, as `sha256sum` writes it.
#[must_use]
pub fn line(digest: &str, name: &str) -> String {
    let escaped = name.replace('\\', "\\\\").replace('\n', "\\n").replace('\r', "\\r");
    let mark = if escaped == name { "" } else { "\\" };
    format!("{mark}{digest}  {escaped}\n")
}

/// Holds records against the list.
pub fn check(lines: &[Line], records: &[Locked], cx: &mut Diagnostics) {
    let by_name: BTreeMap<&str, &Locked> = records.iter().map(|record| (record.name.as_str(), record)).collect();
    let mut seen: BTreeMap<&str, &Line> = BTreeMap::new();
    for line in lines {
        let name = &line.name;
        if let Some(first) = seen.insert(name, line).filter(|first| first.digest != line.digest) {
            let fault = message!(
                "\"{name}\" står två gånger, med olika kontrollsummor",
                "\"{name}\" is there twice, with different checksums"
            );
            let hint = message!(
                "den första raden gäller: hämta tillbaka {NAME} från en säkerhetskopia",
                "the first line holds: get {NAME} back from a backup"
            );
            cx.push(
                Diagnostic::new(Code::ColLock, fault)
                    .at(line.span)
                    .related(first.span, message!("första gången", "the first time"))
                    .hint(hint),
            );
            seen.insert(name, first);
            continue;
        }
        match by_name.get(name.as_str()) {
            None => {
                let fault = message!(
                    "den justerade posten \"{name}\" finns inte längre",
                    "the approved record \"{name}\" is gone"
                );
                let hint = message!(
                    "hämta tillbaka den från en säkerhetskopia; en justerad handling tas inte bort",
                    "get it back from a backup; an approved document is not removed"
                );
                cx.push(Diagnostic::new(Code::ColLock, fault).at(line.span).hint(hint));
            }
            Some(record) if record.digest != line.digest => {
                let fault =
                    message!("posten har ändrats efter justeringen", "the record was changed after its approval");
                let hint = message!(
                    "hämta tillbaka den justerade posten; en ändring blir en ny post med högre \"version\" och med \"ersätter\"",
                    "get the approved record back; a change becomes a new record with a higher \"version\" and with \"ersätter\""
                );
                cx.push(
                    Diagnostic::new(Code::ColLock, fault)
                        .at(record.at)
                        .related(line.span, message!("kontrollsumman vid justeringen", "the checksum at its approval"))
                        .hint(hint),
                );
            }
            Some(_) => {}
        }
    }
    for record in records.iter().filter(|record| record.approved && !seen.contains_key(record.name.as_str())) {
        let fault = message!(
            "posten är justerad men inte låst: en ändring skulle inte märkas",
            "the record is approved but not locked: a change would not show"
        );
        let hint = message!(
            "protokollant granska KATALOG --lås för in den i {NAME}",
            "protokollant check DIR --lock enters it in {NAME}"
        );
        cx.push(Diagnostic {
            severity: Severity::Info,
            ..Diagnostic::new(Code::ColUnlocked, fault).at(record.at).hint(hint)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::{entry, line};

    #[test]
    fn a_line_is_read_as_sha256sum_writes_it() {
        let digest = "0f".repeat(32);
        for name in ["2026-03-12.yaml", "kultur nämnden/möte 1.yaml", "a\\b.yaml", "två\nrader.yaml"] {
            let written = line(&digest, name);
            assert_eq!(entry(written.trim_end()), Some((digest.clone(), name.to_owned())), "{written}");
        }
        assert_eq!(entry(&format!("{digest} *./a.yaml")), Some((digest.clone(), "a.yaml".to_owned())));
        for line in
            ["", "a.yaml", &format!("{digest} a.yaml"), &format!("{digest}  "), &format!("{}  a.yaml", "x".repeat(64))]
        {
            assert_eq!(entry(line), None, "{line}");
        }
    }
}
