//! What the fuzzer does with its input. `tests/properties` does the same with every seed, so that each is a test.

use protokollant::build::{self, Job, Outcome};
use protokollant::diagnostic::{Diagnostic, Diagnostics, Lang, render};
use protokollant::markdown::{self, Markdown, Options};
use protokollant::source::{Directory, Format, Scalar, ScalarStyle, SourceFile, Sources, Span};
use protokollant::swedish;

/// A record: the first byte says whether the rest is JSON (`j` and all even ones) or YAML (`y` and all odd ones).
pub(crate) fn record(input: &[u8]) {
    let Some((first, bytes)) = input.split_first() else { return };
    let format = if first % 2 == 0 { Format::Json } else { Format::Yaml };
    let told = judge(bytes, format);
    assert!(told == judge(bytes, format), "the same record was judged in two ways");
}

/// A text: read by itself, and in its place in a record.
pub(crate) fn markdown(input: &[u8]) {
    let Ok(text) = std::str::from_utf8(input) else { return };
    for lang in ["sv", "en"] {
        read(text, lang);
    }
    let record = serde_json::json!({
        "format": 1,
        "typ": "minnesanteckningar",
        "titel": "Minnesanteckningar från samråd den 4 juni 2024",
        "datum": "2024-06-04",
        "plats": "Stockholm",
        "myndighet": "Regeringskansliet",
        "deltagare": [{ "namn": "Anna Ek" }],
        "avsnitt": [{ "rubrik": "Läget", "text": text }],
    });
    judge(record.to_string().as_bytes(), Format::Json);
}

/// Checks a record and tells all that is wrong with it in every way there is.
fn judge(bytes: &[u8], format: Format) -> String {
    let nowhere = Directory::new(None);
    let Outcome { sources, diagnostics, .. } = build::check(&Job::new("post", bytes, format, &nowhere));
    for diagnostic in &diagnostics {
        check_places(diagnostic, &sources);
    }
    let mut told = String::new();
    for lang in [Lang::Sv, Lang::En] {
        for render in [render::json, render::sarif] {
            told += &render(&diagnostics, &sources, lang);
        }
        told += &render::human(&diagnostics, &sources, lang, false);
    }
    told
}

/// Reads a text, and asks its tree for all that the rules ask for.
fn read(text: &str, lang: &str) {
    let mut sources = Sources::new();
    let file = sources.add(SourceFile::new("text.md", text));
    let scalar = Scalar::new(text.to_owned(), ScalarStyle::Block, Span::new(file, 0..text.len()), vec![(0, 0)]);
    let mut cx = Diagnostics::new();
    let tree: Markdown = markdown::parse(&scalar, &Options { lang, adjust: &swedish::put_right }, &mut cx);
    for run in tree.texts() {
        for (at, letter) in run.text().char_indices() {
            check_place(run.span(at..at + letter.len_utf8()), &sources);
        }
    }
    for heading in tree.headings() {
        check_place(heading.span, &sources);
    }
    for figure in tree.figures() {
        check_place(figure.span, &sources);
    }
    for diagnostic in cx.into_sorted() {
        check_places(&diagnostic, &sources);
    }
}

fn check_places(diagnostic: &Diagnostic, sources: &Sources) {
    for label in diagnostic.primary.iter().chain(&diagnostic.related) {
        check_place(label.span, sources);
    }
}

/// A place must be one of whole characters of its file.
fn check_place(span: Span, sources: &Sources) {
    let text = sources.file(span.file).text();
    assert!(text.get(span.range()).is_some(), "{span:?} is no place of the file");
}
