//! Protokollant: the structured record of a meeting becomes official minutes.

pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod house;
pub mod html;
pub mod markdown;
pub mod pdf;
pub mod source;
pub mod swedish;
pub mod text;
