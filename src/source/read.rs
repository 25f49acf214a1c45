//! The door: bytes in, tree out.

use super::encoding::{self, Undecodable};
use super::file::BOM;
use super::{FileId, Node, SourceFile, Sources, Span, json, yaml};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::message;

/// What a record is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// YAML 1.2 without anchors, aliases and tags.
    Yaml,
    /// JSON (RFC 8259).
    Json,
}

impl Format {
    /// How the names of such files end, without the dot.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Yaml => "yaml",
            Self::Json => "json",
        }
    }

    /// What such a file is, as a media type (YAML: RFC 9512; JSON: RFC 8259).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Yaml => "application/yaml",
            Self::Json => "application/json",
        }
    }
}

/// How much is too much.
#[derive(Clone, Copy, Debug)]
pub struct Limits;

impl Limits {
    /// Largest record in bytes. The largest real ones (400 §§, 200 pages) are below one megabyte.
    pub const FILE_BYTES: usize = 16 * 1024 * 1024;
    /// Deepest nesting of lists and mappings. The deepest that the record's format knows is below twenty.
    pub const DEPTH: usize = 64;
    /// Most values (texts, lists, mappings) of a record. Real ones have some thousands; the limit keeps a file that is
    /// all commas from taking a hundred times its size in memory.
    pub const VALUES: usize = 200_000;
}

/// Reads a record. Everything wrong with it as YAML or JSON goes to `diagnostics`; where a tree can be had nonetheless
/// (a duplicate key, an alias), it is given, so that later stages can find what else is wrong; of what lost a part,
/// [`Node::torn`] says so.
///
/// The file is added to `sources` under `name` in any case, so that places can be shown.
pub fn read(
    name: &str,
    bytes: &[u8],
    format: Format,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> (FileId, Option<Node>) {
    let text = match encoding::decode(bytes) {
        Ok(text) => text,
        Err(undecodable) => {
            let Undecodable { text, code, at, message, hint } = *undecodable;
            let file = sources.add(SourceFile::new(name, text));
            diagnostics.push(Diagnostic::new(code, message).at(Span::new(file, at)).hint(hint));
            return (file, None);
        }
    };
    let file = sources.add(SourceFile::new(name, text));
    let text = sources.file(file).text();
    encoding::inspect(text, file, diagnostics);
    let start = if text.starts_with(BOM) { BOM.len_utf8() } else { 0 };
    let tree = if has_nothing(text, format) {
        diagnostics.push(empty(file));
        None
    } else {
        match format {
            Format::Yaml => yaml::parse(text, start, file, diagnostics),
            Format::Json => json::parse(text, start, file, diagnostics),
        }
    };
    (file, tree)
}

/// Whether a file has nothing but blank lines, comments and YAML's document markers. One that is no text has something.
#[must_use]
pub fn says_nothing(bytes: &[u8], format: Format) -> bool {
    encoding::decode(bytes).is_ok_and(|text| has_nothing(&text, format))
}

fn has_nothing(text: &str, format: Format) -> bool {
    let mut lines = text.trim_start_matches(BOM).split(['\n', '\r']).map(str::trim);
    lines.all(|line| {
        line.is_empty() || (format == Format::Yaml && (line.starts_with('#') || line == "---" || line == "..."))
    })
}

fn empty(file: FileId) -> Diagnostic {
    Diagnostic::new(Code::SrcEmpty, message!("filen är tom", "the file is empty")).at(Span::new(file, 0..0)).hint(
        message!(
            "”protokollant ny minnesanteckningar” skriver en mall att börja med",
            "“protokollant new minnesanteckningar” writes a record to begin with"
        ),
    )
}
