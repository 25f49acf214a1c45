//! What to write where a key is missing, as the mapping around it is laid out.

use crate::diagnostic::Message;
use crate::message;
use crate::source::{Layout, entry};

/// The remedy for a mapping that lacks a key and is laid out so. The example is a value in YAML on one line.
#[must_use]
pub fn to_add(name: &str, example: &str, layout: Layout) -> Message {
    let entry = entry(name, example, layout);
    if layout == Layout::Lines {
        return message!("lägg till en rad: {entry}", "add a line: {entry}");
    }
    message!("lägg till inom {{ }}, med komma emellan: {entry}", "add within {{ }}, with a comma between: {entry}")
}

/// The remedy for a mapping that lacks a list, or has an empty one (`is_empty`).
#[must_use]
pub fn to_fill(name: &str, example: &str, layout: Layout, is_empty: bool) -> Message {
    if !is_empty {
        return to_add(name, example, layout);
    }
    let entry = entry(name, example, layout);
    message!("skriv i stället för den tomma listan: {entry}", "write instead of the empty list: {entry}")
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::super::markdown::within;
    use super::super::{of, register};
    use crate::build::{self, Job};
    use crate::diagnostic::Diagnostic;
    use crate::record::DocumentType;
    use crate::source::{Directory, Format, Layout, value};

    /// Every record in YAML of a directory and of those in it.
    fn records(directory: &Path, found: &mut Vec<PathBuf>) {
        for item in fs::read_dir(directory).expect("the cases") {
            let path = item.expect("an entry").path();
            if path.is_dir() {
                records(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "yaml") {
                found.push(path);
            }
        }
    }

    fn keys() -> BTreeSet<&'static str> {
        let mut all = vec![&register::REGISTER];
        all.extend(DocumentType::WRITTEN.into_iter().map(of));
        for shape in all.clone() {
            within(shape, &mut all);
        }
        all.iter().flat_map(|shape| shape.keys).map(|key| key.name).collect()
    }

    /// Words after which a remedy has what is to be written.
    const BEFORE: &[&str] = &[
        "skriv", "write", "som", "as", "exempel", "example", "eller", "or", "för", "of", "raden", "line", "emellan:",
        "between:",
    ];

    /// A key as YAML writes it before its value; JSON has it in quotes.
    fn says_yaml(hint: &str, keys: &BTreeSet<&str>) -> bool {
        let words: Vec<&str> = hint.split_whitespace().collect();
        words
            .windows(2)
            .any(|pair| BEFORE.contains(&pair[0]) && pair[1].strip_suffix(':').is_some_and(|key| keys.contains(key)))
    }

    #[test]
    fn what_a_remedy_says_to_write_in_json_is_json() {
        let (keys, mut files) = (keys(), Vec::new());
        records(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/diagnostics"), &mut files);
        let (mut asked, mut yaml) = (0, BTreeSet::new());
        for file in files {
            let Some(record) = fs::read_to_string(&file).ok().map(|text| value(&text, Layout::Json)) else { continue };
            // What is no mapping at all is no record, and does not tell how it is written.
            if !record.starts_with('{') {
                continue;
            }
            let beside = Directory::new(file.parent().map(Path::to_owned));
            let outcome = build::check(&Job::new("post.json", record.as_bytes(), Format::Json, &beside));
            // A register beside the record is in YAML.
            let own = |fault: &&Diagnostic| {
                fault.primary.as_ref().is_some_and(|label| outcome.sources.file(label.span.file).name() == "post.json")
            };
            for hint in outcome.diagnostics.iter().filter(own).flat_map(|fault| &fault.hints) {
                asked += 1;
                yaml.extend([&hint.sv, &hint.en].into_iter().filter(|hint| says_yaml(hint, &keys)).cloned());
            }
        }
        assert!(asked > 300, "{asked}");
        assert!(yaml.is_empty(), "{yaml:#?}");
    }
}
