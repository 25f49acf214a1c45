//! Names of documents, held against what file systems can hold. An archive outlives the machine that made it, and is copied to others.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};

use unicode_normalization::UnicodeNormalization as _;

use super::plan::{Prospect, Task};
use super::shown::first;
use crate::build::Output;
use crate::diagnostic::{Code, Diagnostic, Message, Severity};
use crate::meeting::Variant;
use crate::message;

/// Longest name of a file or directory: bytes on Linux (`NAME_MAX`), letters of UTF-16 on Windows and macOS, of which there are never more.
const LONGEST: usize = 255;

/// Letters that no name has on Windows, beside those that steer a terminal ("Naming Files, Paths, and Namespaces" of its documentation).
const FORBIDDEN: [char; 8] = ['<', '>', ':', '"', '|', '?', '*', '\\'];

/// Names that mean devices on Windows, whatever extension they have. `COM` and `LPT` have a digit after them.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// A name as the file system of this machine compares it: on Windows and macOS capitals do not count, and on macOS neither does whether a letter
/// and its accent are one character or two.
#[must_use]
pub fn folded(name: &OsStr) -> OsString {
    if cfg!(target_os = "macos") {
        alike(name)
    } else if cfg!(windows) {
        name.to_string_lossy().to_lowercase().into()
    } else {
        name.to_owned()
    }
}

/// The same for two names that any file system takes for one.
pub(super) fn alike(name: &OsStr) -> OsString {
    name.to_string_lossy().nfc().collect::<String>().to_lowercase().into()
}

/// Records whose documents could not be written here, or not be copied to Windows. `prospect` tells what becomes of a file; of a register nothing does.
pub(super) fn faults(tasks: &[Task], outputs: &[Output], prospect: &dyn Fn(&Task) -> Prospect) -> Vec<Diagnostic> {
    let mut troubles: BTreeMap<Trouble, Vec<&str>> = BTreeMap::new();
    for task in tasks {
        let trouble = outputs.iter().find_map(|output| trouble(task, *output));
        if let Some(trouble) = trouble.filter(|_| prospect(task) != Prospect::Nothing) {
            troubles.entry(trouble).or_default().push(&task.record);
        }
    }
    troubles.into_iter().map(|(trouble, records)| trouble.of(&records)).collect()
}

/// What is wrong with a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Trouble {
    /// It is longer than file systems can hold.
    Long,
    /// Windows cannot hold it.
    Foreign,
}

fn trouble(task: &Task, output: Output) -> Option<Trouble> {
    // Which records have two variants nobody knows before they are read, and the public one has the longest name.
    let (document, longest) = (task.path(output, None), task.path(output, Some(Variant::Public)));
    let aside = format!("{}.txt", task.record);
    if longest.split('/').chain(aside.split('/')).any(|part| part.len() > LONGEST) {
        return Some(Trouble::Long);
    }
    document.split('/').any(is_foreign).then_some(Trouble::Foreign)
}

/// Whether Windows cannot hold a file or directory of that name.
fn is_foreign(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_lowercase();
    let numbered = ["com", "lpt"].iter().find_map(|port| stem.strip_prefix(port));
    let is_port =
        numbered.is_some_and(|rest| matches!(rest, "¹" | "²" | "³") || rest.parse::<u8>().is_ok_and(|n| n < 10));
    DEVICES.contains(&stem.as_str())
        || is_port
        || name.ends_with(['.', ' '])
        || name.chars().any(|letter| letter.is_control() || FORBIDDEN.contains(&letter))
}

impl Trouble {
    fn of(self, records: &[&str]) -> Diagnostic {
        let names = first(records);
        let (fault, hint) = match self {
            Self::Long => long(records.len(), &names),
            Self::Foreign => foreign(records.len(), &names),
        };
        // What cannot be written here stops the run before it begins; what is for others to mind does not.
        let severity = if self == Self::Long || cfg!(windows) { Severity::Error } else { Severity::Warning };
        Diagnostic { severity, ..Diagnostic::new(Code::BatName, fault).hint(hint) }
    }
}

fn long(count: usize, names: &str) -> (Message, Message) {
    let fault = match count {
        1 => message!("namnet är för långt på {names}", "the name is too long of {names}"),
        _ => message!(
            "namnen är för långa på {count} poster: {names}",
            "the names are too long of {count} records: {names}"
        ),
    };
    let hint = message!(
        "korta namnet: med allt som läggs till, såsom -offentlig.docx, får det ha {LONGEST} byte",
        "shorten the name: with all that is added to it, such as -offentlig.docx, it may have {LONGEST} bytes"
    );
    (fault, hint)
}

fn foreign(count: usize, names: &str) -> (Message, Message) {
    let fault = match count {
        1 => {
            message!("Windows kan inte ha en fil som heter som {names}", "Windows cannot hold a file called as {names}")
        }
        _ => message!(
            "Windows kan inte ha filer som heter som {count} av posterna: {names}",
            "Windows cannot hold files called as {count} of the records: {names}"
        ),
    };
    let hint = message!(
        "byt namn, utan < > : \" | ? * \\, punkt eller mellanslag sist, och namn på enheter såsom CON",
        "rename, without < > : \" | ? * \\, a full stop or space at the end, and names of devices such as CON"
    );
    (fault, hint)
}

#[cfg(test)]
mod tests {
    use std::ffi::OsStr;
    use std::path::Path;

    use super::{Output, Prospect, Task, alike, faults, is_foreign};
    use crate::batch::Origin;
    use crate::diagnostic::Severity;

    #[test]
    fn what_windows_cannot_hold_is_known_and_nothing_else() {
        for name in [
            "con",
            "CON.pdf",
            "Nul.tar.gz",
            "com1.pdf",
            "LPT9",
            "com²",
            "a:b",
            "a?",
            "\"a\"",
            "a.",
            "a ",
            "aux .txt",
            "a\u{1b}[2J",
        ] {
            assert!(is_foreign(name), "{name}");
        }
        for name in ["console.pdf", "com.pdf", "com10.pdf", "comö.pdf", "möte 1.pdf", ".a", "a..pdf", "å'ä;ö", "lpt"]
        {
            assert!(!is_foreign(name), "{name}");
        }
    }

    #[test]
    fn names_that_any_system_takes_for_one_are_alike() {
        let same = |one: &str, other: &str| alike(OsStr::new(one)) == alike(OsStr::new(other));
        assert!(same("Möte", "mo\u{308}te") && same("A", "a") && !same("a", "å"));
    }

    #[test]
    fn names_are_told_of_once_for_each_trouble_and_only_what_cannot_be_written_is_an_error() {
        let task = |record: String| Task::new(record.clone(), Origin::File(record.into()), Path::new("ut"), "");
        let mut tasks: Vec<Task> = (0..7).map(|number| task(format!("kl {number}:00.yaml"))).collect();
        tasks.push(task("a".repeat(241) + ".yaml"));
        tasks.push(task("a".repeat(240) + ".yaml"));
        let found = faults(&tasks, &[Output::Docx], &|_| Prospect::Plain);
        let found: Vec<(Severity, &str)> =
            found.iter().map(|fault| (fault.severity, fault.message.sv.as_str())).collect();
        let long = format!("namnet är för långt på \"{}…\"", "a".repeat(40));
        let names = (0..5).map(|number| format!("\"kl {number}:00.yaml\"")).collect::<Vec<_>>().join(", ");
        let foreign = format!("Windows kan inte ha filer som heter som 7 av posterna: {names} …");
        let severity = if cfg!(windows) { Severity::Error } else { Severity::Warning };
        assert_eq!(found, [(Severity::Error, long.as_str()), (severity, foreign.as_str())]);
    }
}
