//! PDF: the finished pages as a tagged, archivable file, and what can be read back out of one.

pub mod read;
mod write;

pub use write::{Standard, depends_on_page_breaks, pdf};
