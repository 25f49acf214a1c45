//! All that is in a file, taken apart: what a page shows, and what stands in objects and streams that no page shows.

use std::collections::BTreeSet;

use hayro_syntax::object::dict::keys;
use hayro_syntax::object::{Dict, MaybeRef, Object, Stream};

use super::cmap::ToUnicode;
use super::content::{self, Fonts};
use super::object::{MAX_DEPTH, open, text_string};
use super::{PdfReadError, info};

/// A part of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Where it is: "page 2", "Metadata", "Outlines".
    pub name: String,
    /// The texts in it, decoded.
    pub texts: Vec<String>,
    /// Its bytes, decompressed; empty where all of it is text.
    pub bytes: Vec<u8>,
}

/// What is in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// The parts, in no particular order.
    pub parts: Vec<Part>,
    /// The letters that its fonts have glyphs for.
    pub letters: BTreeSet<char>,
}

/// Takes a file apart: every page as it is drawn, every string of every object (those in object streams too), every stream unpacked.
///
/// # Errors
/// Why the file cannot be read.
pub fn parts(bytes: &[u8]) -> Result<Parts, PdfReadError> {
    let pdf = open(bytes)?;
    let mut all = Parts::default();
    let mut fonts = Fonts::default();
    for (page, number) in pdf.pages().iter().zip(1..) {
        let content = content::read(page, &mut fonts);
        let [joined, spaced] = content.places.read();
        let texts = vec![content.drawn, content.spaced, content.unmarked, joined, spaced];
        all.add(format!("page {number}"), texts, Vec::new());
        for marked in content.marked.into_values() {
            all.add(format!("page {number}"), vec![marked.text], Vec::new());
        }
    }
    for object in pdf.objects() {
        let name = match &object {
            Object::Dict(dict) => kind(dict),
            Object::Stream(stream) => kind(stream.dict()),
            _ => "object".to_owned(),
        };
        let mut texts = Vec::new();
        if let Object::Stream(stream) = &object {
            strings_of_dict(stream.dict(), 0, &mut texts);
            let data = unpacked(stream);
            all.letters.extend(letters(&data));
            all.add(name, texts, data);
        } else {
            strings(&object, 0, &mut texts);
            all.add(name, texts, Vec::new());
        }
        if let Object::Dict(font) = &object
            && let Some(map) = font.get::<Stream<'_>>(keys::TO_UNICODE)
        {
            let map = ToUnicode::parse(&unpacked(&map));
            all.letters.extend(map.meanings().flat_map(str::chars));
        }
    }
    if let Ok(info) = info(bytes) {
        all.add(
            "bookmarks".to_owned(),
            info.bookmarks.iter().map(|bookmark| bookmark.title.clone()).collect(),
            Vec::new(),
        );
    }
    Ok(all)
}

impl Parts {
    fn add(&mut self, name: String, texts: Vec<String>, bytes: Vec<u8>) {
        self.parts.push(Part { name, texts, bytes });
    }
}

/// The bytes of a stream, without its filters where these are known.
fn unpacked(stream: &Stream<'_>) -> Vec<u8> {
    stream.decoded().map_or_else(|_| stream.raw_data().into_owned(), std::borrow::Cow::into_owned)
}

/// What an object is, by its own word.
fn kind(dict: &Dict<'_>) -> String {
    let word = super::object::name_entry(dict, keys::TYPE).or_else(|| super::object::name_entry(dict, keys::SUBTYPE));
    word.unwrap_or_else(|| "object".to_owned())
}

/// The letters of a font's own table of characters, if the bytes are a font that has one.
fn letters(data: &[u8]) -> Vec<char> {
    let mut found = Vec::new();
    let Ok(face) = ttf_parser::RawFace::parse(data, 0) else { return found };
    let table = face.table(ttf_parser::Tag::from_bytes(b"cmap")).and_then(ttf_parser::cmap::Table::parse);
    for subtable in table.into_iter().flat_map(|table| table.subtables) {
        if subtable.is_unicode() {
            subtable.codepoints(|code| found.extend(char::from_u32(code)));
        }
    }
    found
}

/// The strings and names of an object itself, not of what it refers to.
fn strings(object: &Object<'_>, depth: usize, texts: &mut Vec<String>) {
    if depth > MAX_DEPTH {
        return;
    }
    match object {
        Object::String(string) => texts.push(text_string(string.as_bytes())),
        Object::Name(name) => texts.push(String::from_utf8_lossy(name.as_ref()).into_owned()),
        Object::Dict(dict) => strings_of_dict(dict, depth, texts),
        Object::Array(array) => {
            for item in array.raw_iter() {
                if let MaybeRef::NotRef(item) = item {
                    strings(&item, depth + 1, texts);
                }
            }
        }
        _ => {}
    }
}

fn strings_of_dict(dict: &Dict<'_>, depth: usize, texts: &mut Vec<String>) {
    for (key, value) in dict.entries() {
        texts.push(String::from_utf8_lossy(key.as_ref()).into_owned());
        if let MaybeRef::NotRef(value) = value {
            strings(&value, depth + 1, texts);
        }
    }
}
