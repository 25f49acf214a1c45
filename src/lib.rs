//! Protokollant: the structured record of a meeting becomes official minutes.

pub mod build;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod house;
pub mod html;
pub mod markdown;
pub mod meeting;
pub mod output;
pub mod pdf;
pub mod record;
pub mod source;
pub mod swedish;
pub mod template;
pub mod text;
