//! SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use serde::Serialize;

use super::places;
use crate::diagnostic::catalogue::Citation;
use crate::diagnostic::{Code, Diagnostic, Fix, Label, Lang, Replacement, Severity};
use crate::source::{FileId, SourceFile, Sources, Span};

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    language: &'static str,
    column_kind: &'static str,
    results: Vec<RunResult>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    default_configuration: Configuration,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

/// SARIF has no field for what a rule rests on. It is a law or another source. A result has it where it is another than the rule's.
#[derive(Serialize)]
struct Properties {
    #[serde(skip_serializing_if = "Option::is_none")]
    law: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RunResult {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Text,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<Properties>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fixes: Option<[Mending; 1]>,
}

/// What a program can do about a fault without asking.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Mending {
    description: Text,
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: ArtifactLocation,
    replacements: Vec<Replaced>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replaced {
    deleted_region: DeletedRegion,
    inserted_content: Text,
}

/// Columns do not count a byte order mark; bytes do.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DeletedRegion {
    #[serde(flatten)]
    region: Region,
    byte_offset: usize,
    byte_length: usize,
}

/// Why a result does not count: an exemption in the record.
#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    justification: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    location: Option<Location>,
}

#[derive(Serialize)]
struct Text {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    place: PhysicalLocation,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    logical_locations: Vec<LogicalLocation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Text>,
}

/// A place in a package, which has no lines: its part, or a paragraph of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LogicalLocation {
    fully_qualified_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    kind: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// Faults as one SARIF log, sentences in `lang`. Hints follow the sentence, each on a line of its own: SARIF has fixes
/// for programs, but no place for advice to people. What an exemption has silenced follows its note, as results that are suppressed.
#[must_use]
pub fn sarif(diagnostics: &[Diagnostic], sources: &Sources, lang: Lang) -> String {
    let all = diagnostics.iter().flat_map(|diagnostic| std::iter::once(diagnostic).chain(silenced(diagnostic)));
    let codes: BTreeSet<Code> = all.map(|diagnostic| diagnostic.code).collect();
    let codes: Vec<Code> = codes.into_iter().collect();
    let mut results = Vec::new();
    for diagnostic in diagnostics {
        results.push(result(diagnostic, &codes, sources, lang));
        for fault in silenced(diagnostic) {
            let suppressions = vec![suppression(diagnostic, sources, lang)];
            results.push(RunResult { suppressions, ..result(fault, &codes, sources, lang) });
        }
    }
    let log = Log {
        schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        version: "2.1.0",
        runs: [Run {
            tool: Tool {
                driver: Driver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    rules: codes.iter().copied().map(rule).collect(),
                },
            },
            language: match lang {
                Lang::Sv => "sv-SE",
                Lang::En => "en-US",
            },
            column_kind: "unicodeCodePoints",
            results,
        }],
    };
    // Neither maps with other keys than strings nor numbers without a value are in it, so it always succeeds.
    serde_json::to_string_pretty(&log).map(|log| log + "\n").unwrap_or_default()
}

fn rule(code: Code) -> Rule {
    let info = code.info();
    Rule {
        id: info.id,
        default_configuration: Configuration { level: level(info.severity) },
        properties: info.citation.map(properties),
    }
}

fn properties(citation: Citation) -> Properties {
    Properties { law: citation.law(), source: citation.source() }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

fn result(diagnostic: &Diagnostic, codes: &[Code], sources: &Sources, lang: Lang) -> RunResult {
    let mut text = diagnostic.message.in_lang(lang).to_owned();
    for hint in &diagnostic.hints {
        let _ = match lang {
            Lang::Sv => write!(text, "\ntips: {}", hint.in_lang(lang)),
            Lang::En => write!(text, "\nhint: {}", hint.in_lang(lang)),
        };
    }
    let related = diagnostic.related.iter().enumerate();
    RunResult {
        rule_id: diagnostic.code.info().id,
        rule_index: codes.binary_search(&diagnostic.code).unwrap_or_default(),
        level: level(diagnostic.severity),
        message: Text { text },
        locations: diagnostic.primary.iter().map(|label| location(label, None, sources, lang)).collect(),
        related_locations: related.map(|(id, label)| location(label, Some(id), sources, lang)).collect(),
        suppressions: Vec::new(),
        properties: diagnostic
            .citation
            .filter(|_| diagnostic.citation != diagnostic.code.info().citation)
            .map(properties),
        fixes: diagnostic.fix.as_ref().map(|fix| [mending(fix, sources, lang)]),
    }
}

fn mending(fix: &Fix, sources: &Sources, lang: Lang) -> Mending {
    let mut files: BTreeMap<FileId, Vec<Replaced>> = BTreeMap::new();
    for Replacement { span, text, .. } in &fix.replacements {
        files.entry(span.file).or_default().push(Replaced {
            deleted_region: DeletedRegion {
                region: region(*span, sources),
                byte_offset: span.range().start,
                byte_length: span.range().len(),
            },
            inserted_content: Text { text: text.clone() },
        });
    }
    let change = |(file, replacements)| Change {
        artifact_location: ArtifactLocation { uri: uri(sources.file(file).name()) },
        replacements,
    };
    Mending {
        description: Text { text: fix.message.in_lang(lang).to_owned() },
        artifact_changes: files.into_iter().map(change).collect(),
    }
}

fn silenced(note: &Diagnostic) -> impl Iterator<Item = &Diagnostic> {
    note.silenced.iter().flat_map(|silenced| &silenced.faults)
}

fn suppression(note: &Diagnostic, sources: &Sources, lang: Lang) -> Suppression {
    Suppression {
        kind: "inSource",
        justification: note.silenced.as_ref().map(|silenced| silenced.reason.clone()).unwrap_or_default(),
        location: note.primary.as_ref().map(|label| location(label, None, sources, lang)),
    }
}

fn location(label: &Label, id: Option<usize>, sources: &Sources, lang: Lang) -> Location {
    let file = sources.file(label.span.file);
    Location {
        id,
        place: PhysicalLocation {
            artifact_location: ArtifactLocation { uri: uri(file.name()) },
            region: file.part().is_none().then(|| region(label.span, sources)),
        },
        logical_locations: file
            .part()
            .filter(|part| !part.is_empty())
            .map(|part| logical(part, file, label.span))
            .into_iter()
            .collect(),
        message: label.message.as_ref().map(|message| Text { text: message.in_lang(lang).to_owned() }),
    }
}

/// A part by its name, a paragraph by its number in the part and by its text.
fn logical(part: &str, file: &SourceFile, span: Span) -> LogicalLocation {
    if file.text().is_empty() {
        return LogicalLocation { fully_qualified_name: part.to_owned(), name: None, kind: "resource" };
    }
    let line = file.place(span.range().start).line;
    let name = file.text().get(file.line_range(line)).map(str::to_owned);
    LogicalLocation { fully_qualified_name: format!("{part}#{line}"), name, kind: "element" }
}

fn region(span: Span, sources: &Sources) -> Region {
    let places = places(span, sources);
    Region {
        start_line: places.start.line,
        start_column: places.start.column,
        end_line: places.end.line,
        end_column: places.end.column,
    }
}

/// A file's name as a URI reference (RFC 3986): relative ones stay so, absolute ones get the scheme `file`. Windows' names
/// come with backslashes, drive letters, `\\server\share`, or the prefix `\\?\`.
fn uri(name: &str) -> String {
    let slashed = name.replace('\\', "/");
    let path = match slashed.strip_prefix("//?/") {
        // `\\?\UNC\server\share` is `\\server\share`.
        Some(verbatim) => verbatim.strip_prefix("UNC/").map_or_else(|| verbatim.to_owned(), |unc| format!("//{unc}")),
        None => slashed,
    };
    let drive = matches!(path.as_bytes(), [letter, b':', b'/', ..] if letter.is_ascii_alphabetic());
    if drive {
        let (drive, rest) = path.split_at(2);
        return format!("file:///{drive}{}", encoded(rest));
    }
    if path.starts_with("//") {
        return format!("file:{}", encoded(&path));
    }
    if path.starts_with('/') {
        return format!("file://{}", encoded(&path));
    }
    encoded(&path)
}

/// Percent-encodes everything but unreserved characters and slashes. So a colon in the first part of a relative name
/// cannot be taken for a scheme's.
fn encoded(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn names_become_uris_that_point_to_the_same_file() {
        let uris: Vec<String> = [
            "protokoll/2024 juni.yaml",
            "möte.yaml",
            r"C:\Protokoll\möte 1.yaml",
            r"..\möten\a.yaml",
            r"\\server\delad\a.yaml",
            r"\\?\C:\Protokoll\a.yaml",
            r"\\?\UNC\server\delad\a.yaml",
            "/home/e k/a.yaml",
            "a:b.yaml",
            "50%#?.yaml",
        ]
        .into_iter()
        .map(uri)
        .collect();
        assert_eq!(
            uris,
            [
                "protokoll/2024%20juni.yaml",
                "m%C3%B6te.yaml",
                "file:///C:/Protokoll/m%C3%B6te%201.yaml",
                "../m%C3%B6ten/a.yaml",
                "file://server/delad/a.yaml",
                "file:///C:/Protokoll/a.yaml",
                "file://server/delad/a.yaml",
                "file:///home/e%20k/a.yaml",
                "a%3Ab.yaml",
                "50%25%23%3F.yaml",
            ]
        );
    }
}
