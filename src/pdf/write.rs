//! From pages to a PDF file.

use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::origin;
use crate::document::Metadata;
use crate::document::origin::PROGRAM;

/// Which standards the file follows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standard {
    /// PDF/A-2a (ISO 19005-2) and PDF/UA-1 (ISO 14289-1) at once.
    #[default]
    A2aUa1,
    /// PDF/A-1a (ISO 19005-1), for receivers that want nothing newer.
    A1a,
    /// PDF/A-3a (ISO 19005-3) and PDF/UA-1, with the record attached.
    A3aUa1,
    /// Tagged PDF 1.7 and nothing more.
    Plain,
}

impl Standard {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::A2aUa1, Self::A1a, Self::A3aUa1, Self::Plain];

    /// The word on the command line.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A2aUa1 => "a-2a",
            Self::A1a => "a-1a",
            Self::A3aUa1 => "a-3a",
            Self::Plain => "plain",
        }
    }

    fn list(self) -> &'static [PdfStandard] {
        match self {
            Self::A2aUa1 => &[PdfStandard::A_2a, PdfStandard::Ua_1],
            Self::A1a => &[PdfStandard::A_1a],
            Self::A3aUa1 => &[PdfStandard::A_3a, PdfStandard::Ua_1],
            Self::Plain => &[PdfStandard::V_1_7],
        }
    }
}

/// Writes finished pages as a file, with room for its seal ([`crate::seal`]).
///
/// # Errors
/// What the standard refuses, each at its place in the template or the record.
pub fn pdf(pages: &PagedDocument, metadata: &Metadata, standard: Standard) -> Result<Vec<u8>, Vec<SourceDiagnostic>> {
    let standards = PdfStandards::new(standard.list())
        .map_err(|error| vec![SourceDiagnostic::error(typst::syntax::Span::detached(), error.message().clone())])?;
    let options = PdfOptions {
        // Typst would hash title and author, which all minutes of one committee may share.
        ident: Smart::Custom(format!("{} {}", metadata.identifier, standard.word())),
        creator: Smart::Custom(Some(PROGRAM.to_owned())),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(pages, &options).map_err(|errors| errors.to_vec())?;
    origin::with_facts(&bytes, metadata).ok_or_else(|| {
        let fault = "the engine writes the file's metadata in a form that is not known here";
        vec![SourceDiagnostic::error(typst::syntax::Span::detached(), fault)]
    })
}

/// What the engine says when it loses track of the tags (typst-pdf 0.15: `tags/tree/build.rs`, and of what that leaves behind
/// `tags/resolve/mod.rs`).
const LOST_TRACK: [&str; 4] =
    ["internal error: ", "this element's PDF tag would be split up", "ambiguous logical parent", " structure"];

/// Whether a fault of [`pdf`] may be gone when the pages end elsewhere: the engine failed on how tags and pages happen to meet, not on
/// what the document says.
#[must_use]
pub fn depends_on_page_breaks(fault: &SourceDiagnostic) -> bool {
    LOST_TRACK.iter().any(|words| fault.message.contains(words))
}
