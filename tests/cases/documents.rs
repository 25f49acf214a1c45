//! What records become: `documents/NAME.yaml`, and beside it what each stage makes of it, as text.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use libtest_mimic::{Failed, Trial};
use protokollant::build::{Artifact, Builder, Job, Output};
use protokollant::diagnostic::{Lang, render};
use protokollant::document;
use protokollant::meeting::{Edition, Variant};
use protokollant::pdf::{self, Standard};
use protokollant::record::DocumentType;
use quick_xml::events::Event;
use quick_xml::{Reader, Writer};
use zip::ZipArchive;

use crate::expected::{compare, orphans, verdict};
use crate::failed;
use crate::support::{self, Record};

/// Word's styles come from the house style, so one record is enough to show them: that which has a file of this ending.
const STYLES: &str = "styles.txt";

/// Which document a record becomes, where it is not its own: a file of this ending that says `kallelse` or
/// `protokollsutdrag 24 30-32`, or which variant, as `intern`; after that, or alone, `roller`, where roles stand in the place of names.
const EDITION: &str = "edition";

/// Which document a test makes of a record: a kind, and the items of an extract, or a variant; with names or roles.
#[derive(Default)]
struct Asked {
    kind: Option<DocumentType>,
    items: Vec<RangeInclusive<u32>>,
    variant: Option<Variant>,
    roles: bool,
}

impl Asked {
    /// Reads `kallelse`, `protokollsutdrag 24 30-32`, `intern`, `roller` or `kallelse roller`.
    fn read(text: &str) -> Option<Self> {
        if let Some(rest) = text.trim().strip_suffix("roller") {
            let asked = if rest.is_empty() { Some(Self::default()) } else { Self::read(rest) };
            return Some(Self { roles: true, ..asked? });
        }
        if let Some(variant) = Variant::ALL.into_iter().find(|variant| variant.word() == text.trim()) {
            return Some(Self { variant: Some(variant), ..Self::default() });
        }
        let mut words = text.split_whitespace();
        let kind = DocumentType::from_word(words.next()?)?;
        let items = words.map(|word| {
            let (first, last) = word.split_once('-').unwrap_or((word, word));
            Some(first.parse().ok()?..=last.parse().ok()?)
        });
        Some(Self { kind: Some(kind), items: items.collect::<Option<_>>()?, ..Self::default() })
    }

    fn edition(&self) -> Edition<'_> {
        Edition { kind: self.kind, items: &self.items, variant: self.variant, roles: self.roles }
    }
}

/// One trial for each record.
pub(crate) fn trials(builder: &Arc<Builder>) -> Vec<Trial> {
    let files = match support::entries(&support::folder("tests/cases/documents")) {
        Ok(files) => files,
        Err(reason) => return vec![failed("documents", reason)],
    };
    let ends_in =
        |path: &Path, endings: &[&str]| path.extension().is_some_and(|ending| endings.iter().any(|e| ending == *e));
    let records: Vec<PathBuf> = files.iter().filter(|path| ends_in(path, &["yaml"])).cloned().collect();
    // A folder holds registers, which the records name.
    let known = files.iter().filter(|path| path.is_dir() || ends_in(path, &["yaml", "png", "jpg"]));
    let mut known: BTreeSet<PathBuf> = known.cloned().collect();
    let mut trials = Vec::new();
    for record in records {
        known.extend(
            [EDITION, STYLES, "tree.txt", "pdf.txt", "docx.txt", "html.txt", "txt"]
                .map(|ending| record.with_extension(ending)),
        );
        let builder = Arc::clone(builder);
        let name = support::file_name(&record);
        trials.push(Trial::test(name, move || Ok(made_as_expected(&record, &builder)?)).with_kind("documents"));
    }
    if trials.is_empty() {
        trials.push(failed("documents", "there is no record".to_owned()));
    }
    let all_known = move || orphans(&files, &known).map_err(Failed::from);
    trials.push(Trial::test("every file belongs to a record", all_known).with_kind("documents"));
    trials
}

fn made_as_expected(path: &Path, builder: &Builder) -> Result<(), String> {
    let bytes = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let folder = path.parent().map(Path::to_owned);
    let record = Record::new(&support::file_name(path), bytes, folder).ok_or("no record")?;
    let asked = match fs::read_to_string(path.with_extension(EDITION)) {
        Ok(text) => Some(
            Asked::read(&text)
                .ok_or("the edition says neither a kind, nor a kind with items, nor a variant, nor roles")?,
        ),
        Err(_) => None,
    };
    let edition = asked.as_ref().map(Asked::edition).unwrap_or_default();
    let job = Job { edition, ..record.job() };
    let (tree, outcome) = builder.document(&job);
    if !outcome.diagnostics.is_empty() {
        return Err(render::human(&outcome.diagnostics, &outcome.sources, Lang::En, false));
    }
    let built = builder.build(&job, &Output::ALL, Standard::A2aUa1);
    if !built.diagnostics.is_empty() {
        return Err(render::human(&built.diagnostics, &built.sources, Lang::En, false));
    }
    let mut complaints = vec![compare(&path.with_extension("tree.txt"), &document::dump(&tree.ok_or("no tree")?))];
    for Artifact { output, bytes } in &built.artifacts {
        let (ending, shown) = match output {
            Output::Pdf => ("pdf.txt", pdf(bytes)?),
            Output::Docx => ("docx.txt", docx(bytes)?),
            Output::Html => ("html.txt", body(bytes)?),
            Output::Text => ("txt", text(bytes)?),
        };
        complaints.push(compare(&path.with_extension(ending), &shown));
        let styles = path.with_extension(STYLES);
        if *output == Output::Docx && styles.exists() {
            complaints.push(compare(&styles, &part(bytes, "word/styles.xml")?));
        }
    }
    verdict(complaints)
}

/// What assistive technology makes of a PDF: title, language, bookmarks, tags.
fn pdf(bytes: &[u8]) -> Result<String, String> {
    let info = pdf::read::info(bytes).map_err(|error| error.to_string())?;
    let tags = pdf::read::tags(bytes).map_err(|error| error.to_string())?;
    let mut shown = format!("title {}\npages {}\n", info.title.unwrap_or_default(), info.pages);
    for bookmark in &info.bookmarks {
        let _ =
            writeln!(shown, "{:indent$}bookmark {}", "", bookmark.title, indent = 2 * bookmark.level.saturating_sub(1));
    }
    Ok(shown + &pdf::read::dump(&tags))
}

/// The names of a package's parts, and its stories as indented XML.
fn docx(bytes: &[u8]) -> Result<String, String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut shown = String::new();
    for name in archive.file_names() {
        let _ = writeln!(shown, "{}", name.map_err(|error| error.to_string())?);
    }
    let has_notes = archive.index_for_name("word/footnotes.xml").is_some();
    for story in ["word/document.xml", "word/footnotes.xml"].iter().take(if has_notes { 2 } else { 1 }) {
        let _ = write!(shown, "\n== {story}\n{}", part(bytes, story)?);
    }
    Ok(shown)
}

fn part(package: &[u8], name: &str) -> Result<String, String> {
    let wrong = |error: &dyn std::fmt::Display| format!("{name}: {error}");
    let mut archive = ZipArchive::new(Cursor::new(package)).map_err(|error| wrong(&error))?;
    let mut xml = String::new();
    archive.by_name(name).map_err(|error| wrong(&error))?.read_to_string(&mut xml).map_err(|error| wrong(&error))?;
    let mut reader = Reader::from_str(&xml);
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 1);
    loop {
        match reader.read_event().map_err(|error| wrong(&error))? {
            Event::Eof => break,
            event => writer.write_event(event).map_err(|error| wrong(&error))?,
        }
    }
    text(&writer.into_inner()).map(|xml| xml + "\n")
}

/// The body of a page.
fn body(page: &[u8]) -> Result<String, String> {
    let page = text(page)?;
    let (_, body) = page.split_once("<body>\n").ok_or("the page has no body")?;
    let (body, _) = body.split_once("</body>").ok_or("the page's body has no end")?;
    Ok(body.to_owned())
}

fn text(bytes: &[u8]) -> Result<String, String> {
    String::from_utf8(bytes.to_vec()).map_err(|error| error.to_string())
}
