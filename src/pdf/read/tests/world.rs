//! The smallest world in which Typst makes a PDF: one source, the repository's fonts, no files, no clock.

use std::path::{Path, PathBuf};

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, Source};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

struct OneSource {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    source: Source,
}

impl World for OneSource {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The repository's fonts, in an order that does not depend on the file system.
fn fonts() -> Vec<Font> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let mut files: Vec<PathBuf> = ["eb-garamond", "libre-franklin"]
        .iter()
        .flat_map(|family| std::fs::read_dir(root.join(family)).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ttf"))
        .collect();
    files.sort();
    files.iter().flat_map(|file| Font::iter(Bytes::new(std::fs::read(file).unwrap()))).collect()
}

/// What every test document starts with.
const PREAMBLE: &str = r#"
#set document(title: "Möte", author: ("Anna Ek", "Bo Lind"), keywords: ("Fi2024/01234", "minnesanteckningar"),
  date: datetime(year: 2024, month: 6, day: 4))
#set text(lang: "sv", font: "EB Garamond", size: 11pt)
#set list(marker: ([•], [–]))
#show raw: set text(font: "Libre Franklin")
"#;

/// Compiles Typst source to a PDF that is PDF/A-2a and PDF/UA-1.
pub(crate) fn pdf(body: &str) -> Vec<u8> {
    pdf_as(body, &[PdfStandard::A_2a, PdfStandard::Ua_1])
}

/// Compiles Typst source to a PDF that keeps to these standards.
pub(crate) fn pdf_as(body: &str, standards: &[PdfStandard]) -> Vec<u8> {
    let fonts = fonts();
    let world = OneSource {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        source: Source::detached(format!("{PREAMBLE}{body}")),
    };
    let document = typst::compile::<PagedDocument>(&world).output.expect("the test's source compiles");
    let noon = Datetime::from_ymd_hms(2024, 6, 4, 12, 0, 0).unwrap();
    let options = PdfOptions {
        ident: Smart::Custom("test".to_owned()),
        timestamp: Some(Timestamp::new_utc(noon)),
        standards: PdfStandards::new(standards).unwrap(),
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).expect("the test's source keeps to the standards")
}
