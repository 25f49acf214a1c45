//! PDF: the finished pages as a tagged, archivable file, and what can be read back out of one.

mod draw;
mod origin;
pub mod read;
mod write;

pub use draw::{Drawn, draw};
pub use write::{Standard, depends_on_page_breaks, pdf};
