//! The web page: one file that needs nothing else.
//!
//! [`html`] writes it, [`outline`] reads it back. The page is HTML and well-formed XML at once (all elements closed, all
//! values quoted, no entities but XML's own), so that a reader that knows nothing of the writer can check it.
//!
//! What makes it accessible (WCAG 2.1 AA by EN 301 549): a skip link, one `main`, the letterhead as the banner and the
//! sender's addresses as the content info, headings without gaps below the one `h1`, languages of parts, tables with the
//! scope of their headers in a region that scrolls by itself (1.4.10), footnotes that lead back, and colours whose contrast is
//! computed for light and for dark.
//!
//! **Invariants:** no script, nothing fetched from elsewhere; all text goes through one writer (`write.rs`), which escapes it.

mod block;
mod colour;
mod css;
mod inline;
mod page;
mod read;
mod table;
mod tags;
mod write;

pub use page::html;
pub use read::{HtmlError, outline};
pub(crate) use tags::tags;
pub(crate) use write::Writer;

/// The fixed phrases of the page, in the document's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// The link past the letterhead: "Hoppa till innehållet".
    pub skip_link: String,
    /// Heading of the footnotes: "Fotnoter".
    pub notes: String,
    /// What a footnote's number is read out with: "Fotnot".
    pub note: String,
    /// What the link from a footnote to its place in the text is called; the footnote's number follows: "Tillbaka till texten,
    /// fotnot".
    pub back_to_text: String,
    /// What a table without a caption is called: "Tabell, går att rulla i sidled".
    pub table_region: String,
}

#[cfg(test)]
mod tests;
