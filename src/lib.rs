//! Protokollant: the structured record of a meeting becomes official minutes.

pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod house;
pub mod markdown;
pub mod source;
