//! What stretches of PDF syntax say, whatever refers to them, and if nothing does: objects that a later version of the file replaced or
//! deleted, streams that no page draws.

use std::collections::BTreeSet;

use super::PdfReadError;
use super::cmap::ToUnicode;
use super::object::text_string;
use super::token::{Token, Tokens};

/// The filters that are read wherever a stream stands: none but these does our engine use. Of a photograph there are no words to be read but
/// those beside it, which are not packed.
const FILTERS: [&[u8]; 2] = [b"FlateDecode", b"DCTDecode"];

/// Who made a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Our engine. What it would never write is refused.
    Ours,
    /// Anybody. What is packed in other ways is read where the file's table of contents lists it.
    Any,
}

/// What stretches say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loose {
    /// Their strings and names, each once.
    pub texts: BTreeSet<String>,
    /// What they draw, by each font of the file: in which it is drawn nobody can tell.
    pub drawn: Vec<String>,
    /// The letters that fonts give meanings.
    pub letters: BTreeSet<char>,
}

/// Reads a file, and what its streams unpack to.
///
/// # Errors
/// If a stream is encrypted, or packed so that it cannot have been unpacked.
pub fn loose(file: &[u8], streams: &[&[u8]], origin: Origin) -> Result<Loose, PdfReadError> {
    let stretches: Vec<&[u8]> = between_streams(file).into_iter().chain(streams.iter().copied()).collect();
    let is_map = |syntax: &&&[u8]| ["beginbfchar", "beginbfrange"].iter().any(|word| holds(syntax, word.as_bytes()));
    let maps: Vec<ToUnicode> = stretches.iter().filter(is_map).map(|map| ToUnicode::parse(map)).collect();
    let mut all = Loose::default();
    all.letters.extend(maps.iter().flat_map(ToUnicode::meanings).flat_map(str::chars));
    for syntax in stretches {
        let mut shown: Vec<Vec<Vec<u8>>> = Vec::new();
        let mut strings = Vec::new();
        let mut tokens = Tokens::new(syntax).peekable();
        while let Some(token) = tokens.next() {
            match token {
                Token::Literal(string) | Token::Hex(string) => {
                    all.texts.insert(text_string(&string));
                    strings.push(string);
                }
                Token::Name(name) => {
                    if name == b"Filter" && origin == Origin::Ours {
                        known(&mut tokens)?;
                    } else if name == b"Encrypt" {
                        return Err(PdfReadError::Sealed { by: "Encrypt".to_owned() });
                    }
                    all.texts.insert(String::from_utf8_lossy(&name).into_owned());
                }
                Token::Word(b"Tj" | b"TJ" | b"'" | b"\"") => shown.push(std::mem::take(&mut strings)),
                Token::Word(b"<<" | b">>" | b"obj" | b"endobj") => strings.clear(),
                Token::Word(_) | Token::Open | Token::Close => {}
            }
        }
        if shown.is_empty() {
            continue;
        }
        for map in &maps {
            let (mut drawn, mut spaced) = (String::new(), String::new());
            for strings in &shown {
                for string in strings {
                    let start = drawn.len();
                    map.decode(string, &mut drawn);
                    spaced.push_str(&drawn[start..]);
                }
                spaced.push(' ');
            }
            all.drawn.extend([drawn, spaced]);
        }
    }
    Ok(all)
}

/// The stretches of a file before, between, in and after its streams.
fn between_streams(file: &[u8]) -> Vec<&[u8]> {
    let mut stretches = Vec::new();
    let mut start = 0;
    // "endstream" ends in the same letters.
    for (at, _) in file.windows(STREAM.len()).enumerate().filter(|(_, word)| *word == STREAM) {
        stretches.push(&file[start..at]);
        start = at + STREAM.len();
    }
    stretches.push(&file[start..]);
    stretches
}

const STREAM: &[u8] = b"stream";

fn holds(syntax: &[u8], word: &[u8]) -> bool {
    syntax.windows(word.len()).any(|window| window == word)
}

/// Reads what stands after `/Filter`: a name, or a list of names.
fn known<'t>(tokens: &mut impl Iterator<Item = Token<'t>>) -> Result<(), PdfReadError> {
    let sealed = |by: &[u8]| PdfReadError::Sealed { by: String::from_utf8_lossy(by).into_owned() };
    let check = |name: &[u8]| if FILTERS.contains(&name) { Ok(()) } else { Err(sealed(name)) };
    match tokens.next() {
        Some(Token::Name(name)) => check(&name),
        Some(Token::Open) => {
            for token in tokens {
                match token {
                    Token::Name(name) => check(&name)?,
                    Token::Close => return Ok(()),
                    _ => return Err(sealed(b"Filter")),
                }
            }
            Ok(())
        }
        _ => Err(sealed(b"Filter")),
    }
}
