//! The files of the appendices that a record names: each read once, and no two of one name.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization as _;

use super::protocol::Appendix;
use super::{AppendixFile, Files};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;
use crate::record::Spanned;

/// Most bytes of all appendices of a record together. They are held in memory until the package is written.
const MOST_TOGETHER: usize = 400 * 1024 * 1024;

/// Gets the files. What is wrong with one is said where the record names it.
pub(super) fn gather(
    appendices: &[Appendix],
    files: &dyn Files,
    cx: &mut Diagnostics,
) -> BTreeMap<String, AppendixFile> {
    let mut gathered = BTreeMap::new();
    let mut names: BTreeMap<String, &Spanned<String>> = BTreeMap::new();
    let mut together = 0;
    for path in appendices.iter().filter_map(|appendix| appendix.file.as_ref()) {
        if let Some(first) = names.insert(compared(&path.value), path) {
            cx.push(twice(path, first));
            continue;
        }
        match files.appendix(&path.value) {
            Ok(file) => {
                together += file.bytes.len();
                if together > MOST_TOGETHER {
                    cx.push(too_much(path));
                    break;
                }
                gathered.insert(path.value.clone(), file);
            }
            Err(fault) => cx.push((*fault).at(path.span)),
        }
    }
    gathered
}

/// A path as the file systems compare names: on Windows and macOS capitals do not count, on macOS it does not matter whether å is one letter
/// or a with a ring, and both slashes are one.
fn compared(path: &str) -> String {
    let slashed = path.replace('\\', "/");
    let folded: String = slashed.nfc().collect::<String>().to_lowercase();
    folded.trim_start_matches("./").to_owned()
}

fn twice(path: &Spanned<String>, first: &Spanned<String>) -> Diagnostic {
    let (name, other) = (&path.value, &first.value);
    let fault = if name == other {
        message!("två bilagor är samma fil: \"{name}\"", "two appendices are the same file: \"{name}\"")
    } else {
        message!(
            "\"{other}\" och \"{name}\" är samma namn på Windows och macOS",
            "\"{other}\" and \"{name}\" are the same name on Windows and macOS"
        )
    };
    Diagnostic::new(Code::RecAppendix, fault)
        .at(path.span)
        .related(first.span, message!("första gången", "the first time"))
        .hint(message!(
            "byt namn på den ena filen, eller ta bort den ena bilagan",
            "rename one of the files, or remove one of the appendices"
        ))
}

fn too_much(path: &Spanned<String>) -> Diagnostic {
    let most = MOST_TOGETHER / (1024 * 1024);
    let fault =
        message!("bilagorna är tillsammans större än {most} MiB", "together the appendices are larger than {most} MiB");
    Diagnostic::new(Code::RecAppendix, fault).at(path.span).hint(message!(
        "lämna de största till registratorn för sig, med eget diarienummer",
        "hand the largest to the registrar by themselves, with a registry number of their own"
    ))
}
