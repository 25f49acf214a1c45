//! Tests of the whole reader: on what the engine writes, on PDFs made by hand, and on damaged ones.

mod damaged;
mod engine;
mod handmade;
mod world;

use std::fmt::Write;

use super::{outline, tags};

/// The outline of a PDF as text, an item on each line.
fn outline_of(pdf: &[u8]) -> String {
    let tree = tags(pdf).expect("the file can be read");
    outline(&tree).items.iter().fold(String::new(), |mut text, item| {
        let _ = writeln!(text, "{:?}: {}", item.kind, item.text);
        text
    })
}
