//! Reads a finished PDF back: what a screen reader will say of it, and what a registry will see in it.
//!
//! Independent of the engine that wrote the file: it starts from the *bytes* and follows the structure tree (ISO 32000-1,
//! 14.7), never the order in which the page was drawn. That is how the product proves, on every build, that the PDF says
//! what the semantic tree says ([`crate::document::parity`]).
//!
//! ```text
//! bytes ─► content   each page once: marked content, decoded by the fonts' ToUnicode (cmap)
//!       ─► structure the tree of tags, with that text at its leaves ─► TagTree ─┬─► dump     expected output of tests
//!       └► info      metadata, identifiers, bookmarks, attachments               └─► outline  for parity
//! ```
//!
//! It reads what our engine writes (PDF 1.4 to 1.7, unencrypted, composite fonts with ToUnicode) and is lenient with the
//! rest: what it cannot read is missing from the outline and so becomes a difference there, never a false proof.
//! Text that is drawn but that no tag reaches is an error of its own, for nobody would hear it.

mod cmap;
mod content;
mod dump;
mod info;
mod line;
mod loose;
mod object;
mod outline;
mod parts;
mod place;
mod structure;
mod token;

pub use dump::dump;
pub use info::{Bookmark, PdfA, PdfInfo, attached, info};
pub use loose::{Loose, Origin, loose};
pub use outline::outline;
pub use parts::{Part, Parts, parts};
pub use structure::{Element, Node, TagTree, Text, tags};

use std::fmt;

use crate::diagnostic::{Lang, Message};
use crate::message;

/// Why a PDF cannot be read back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfReadError {
    /// The bytes are no PDF, or one so damaged that it has no pages.
    NotPdf,
    /// The PDF has no structure tree: it is not tagged.
    NotTagged,
    /// The structure tree (or what else is nested) is deeper than any document's, or has a cycle.
    TooDeep,
    /// The structure tree has more nodes than any document's, or repeats itself.
    TooLarge,
    /// A stream is encrypted, or packed in a way that our engine does not use.
    Sealed {
        /// The way, or what else bars it.
        by: String,
    },
    /// Text is drawn on a page that no tag reaches and that is not marked as an artifact.
    Untagged {
        /// The page, from 1.
        page: usize,
        /// The beginning of the text.
        text: String,
    },
}

impl PdfReadError {
    /// What is wrong, for people.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotPdf => message!("filen är ingen läsbar pdf", "the file is no readable PDF"),
            Self::NotTagged => message!("pdf-filen saknar taggar", "the PDF is not tagged"),
            Self::TooDeep => message!("pdf-filens taggar är för djupt nästlade", "the PDF's tags are nested too deep"),
            Self::TooLarge => message!("pdf-filens taggträd är för stort", "the PDF's tag tree is too large"),
            Self::Sealed { by } => message!(
                "pdf-filen har en ström som är packad eller låst på ett okänt sätt ({by})",
                "the PDF has a stream that is packed or locked in an unknown way ({by})"
            ),
            Self::Untagged { page, text } => message!(
                "texten ”{text}” på sidan {page} är inte taggad",
                "the text “{text}” on page {page} is not tagged"
            ),
        }
    }
}

impl fmt::Display for PdfReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message().in_lang(Lang::En))
    }
}

impl std::error::Error for PdfReadError {}

#[cfg(test)]
mod tests;
