//! What a template can see: the templates and the fonts. No network, no clock, no other file; what a record brings comes with
//! the call of the template.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// The virtual path of the record's file. The same for every record: file ids are interned for ever and are few.
pub(super) const RECORD: &str = "/record";

/// The id of a file by its virtual path, such as `/lib.typ`. `None` for a path that is none.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(path).ok()?).intern())
}

/// What all records share: fonts and templates, read once.
#[derive(Debug)]
pub(super) struct Shared {
    pub(super) fonts: Vec<Font>,
    pub(super) book: LazyHash<FontBook>,
    /// By virtual path: file ids have no order of their own that is the same in every run.
    pub(super) templates: BTreeMap<String, Source>,
}

/// What the templates of one house style and form see.
#[derive(Debug)]
pub(super) struct StageWorld<'a> {
    pub(super) shared: &'a Shared,
    pub(super) library: &'a LazyHash<Library>,
    pub(super) main: FileId,
}

impl World for StageWorld<'_> {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shared.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shared.templates.get(id.get().vpath().get_with_slash()).cloned().ok_or_else(|| not_found(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.source(id).map(|source| Bytes::from_string(source.text().to_owned()))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shared.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        // A document that depends on the day it is built cannot be built again.
        None
    }
}

fn not_found(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_with_slash()))
}
