//! The check that no public file holds what is masked.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::digest::Digests;
use super::sought::Sought;
use super::unpack::unpacked;
use super::views::{View, views, views_of_text};
use super::{Folded, Needle, Secret, needles};
use crate::house::Faces;
use crate::source::Span;

/// Packed bytes in what was decoded, such as a picture in a web page, are followed so far.
const DEPTH: usize = 3;

/// A secret in a public file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leak {
    /// Where in the file: the name of a part.
    pub part: String,
    /// What leaked, without telling it: `N… H…`.
    pub hint: String,
    /// Where the secret stands in the record.
    pub span: Span,
}

/// What must not be in any public file of a record.
#[derive(Debug)]
pub struct Watch {
    /// What gives secrets away.
    sought: Sought,
    /// Checksums of secrets, and of files that hold them.
    digests: Digests,
    /// Letters that nothing but secrets has.
    letters: BTreeSet<char>,
    whole: Span,
}

impl Watch {
    /// Prepares to look for secrets. `files` are the files that hold them, the record first. What stands open in the public record, `said`, is no
    /// secret, or no longer (of that the rules warn); of all that the public document shows, `shown`, nor is a single word or number, which
    /// may be a heading of every document or its day.
    #[must_use]
    pub fn new(secrets: &[Secret], files: &[&[u8]], said: &[String], shown: &str, whole: Span) -> Self {
        let everything: BTreeSet<char> = said.iter().flat_map(|text| text.chars()).chain(shown.chars()).collect();
        let letters = secrets.iter().flat_map(|secret| secret.text.chars()).filter(|letter| letter.is_alphanumeric());
        let letters = letters.filter(|letter| !everything.contains(letter)).collect();
        let (open, shown) = (Folded::new(&said.join("\n")), Folded::new(shown));
        let is_open = |needle: &Needle| open.holds(&needle.words) || (needle.is_word() && shown.holds(&needle.words));
        let needles = needles(secrets).into_iter().filter(|needle| !is_open(needle)).collect();
        let mut digests = Digests::default();
        for file in files {
            digests.add(file, whole);
        }
        digests.add(&files.concat(), whole);
        for secret in secrets {
            digests.add_text(&secret.text, secret.span);
        }
        Self { sought: Sought::new(needles, &open), digests, letters, whole }
    }

    /// Looks through a PDF.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn pdf(&self, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        self.pdf_of(bytes, crate::pdf::read::Origin::Ours)
    }

    /// Looks through a PDF that another program may have made.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn any_pdf(&self, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        self.pdf_of(bytes, crate::pdf::read::Origin::Any)
    }

    fn pdf_of(&self, bytes: &[u8], origin: crate::pdf::read::Origin) -> Result<Vec<Leak>, String> {
        let read = crate::pdf::read::parts(bytes).map_err(|error| error.to_string())?;
        let streams = unpacked(bytes).map_err(|error| error.to_string())?;
        let streams: Vec<&[u8]> = streams.iter().map(|stream| stream.bytes.as_slice()).collect();
        let loose = crate::pdf::read::loose(bytes, &streams, origin).map_err(|error| error.to_string())?;
        let mut leaks = self.bytes("pdf", bytes)?;
        for part in &read.parts {
            self.texts(&part.name, views_of_text(&part.texts.join("\n")), &mut leaks)?;
            // What has been unpacked has been looked through.
            if !streams.contains(&part.bytes.as_slice()) {
                leaks.extend(self.bytes(&part.name, &part.bytes)?);
            }
        }
        // What stands between brackets in a font or a picture by chance is no text.
        let is_text =
            |text: &String| !text.contains(|sign: char| sign.is_control() || sign == char::REPLACEMENT_CHARACTER);
        let (texts, others): (Vec<String>, Vec<String>) = loose.texts.into_iter().partition(is_text);
        self.texts("object", views_of_text(&texts.join("\n")), &mut leaks)?;
        let others = views_of_text(&others.join("\n")).into_iter().map(|view| View { is_text: false, ..view });
        self.texts("object", others, &mut leaks)?;
        for text in loose.drawn {
            self.texts("content", [View::by_chance(text)], &mut leaks)?;
        }
        if self.letters.iter().any(|letter| read.letters.contains(letter) || loose.letters.contains(letter)) {
            leaks.push(self.glyph());
        }
        Ok(unique(leaks))
    }

    /// Looks through a Word file, whose embedded fonts are cut down from these faces.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn word(&self, bytes: &[u8], faces: &Faces<'_>) -> Result<Vec<Leak>, String> {
        let mut leaks = self.bytes("docx", bytes)?;
        let letters = crate::docx::letters_of_its_own(bytes, faces).map_err(|error| error.to_string())?;
        if self.letters.iter().any(|letter| letters.contains(letter)) {
            leaks.push(self.glyph());
        }
        Ok(unique(leaks))
    }

    /// Looks through any other file: a web page, plain text, data, a ZIP.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn file(&self, name: &str, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        Ok(unique(self.bytes(name, bytes)?))
    }

    /// Looks at what a file is called. In the names of files letters often lose their accents.
    #[must_use]
    pub fn name(&self, name: &str) -> Vec<Leak> {
        let mut leaks = self.sought.in_name(name).map(|needle| told(name, needle)).collect::<Vec<_>>();
        // Nothing is packed in a name.
        let _ = self.texts(name, views_of_text(name), &mut leaks);
        unique(leaks)
    }

    fn glyph(&self) -> Leak {
        Leak { part: "fonts".to_owned(), hint: "…".to_owned(), span: self.whole }
    }

    /// Looks through bytes as they are, and through all that is packed in them.
    fn bytes(&self, name: &str, bytes: &[u8]) -> Result<Vec<Leak>, String> {
        let mut leaks = Vec::new();
        self.layers(name, bytes, 0, &mut leaks)?;
        Ok(leaks)
    }

    fn layers(&self, name: &str, bytes: &[u8], depth: usize, leaks: &mut Vec<Leak>) -> Result<(), String> {
        self.layer(name, bytes, depth, leaks)?;
        for layer in unpacked(bytes).map_err(|error| error.to_string())? {
            let name = layer.name.as_deref().unwrap_or(name);
            leaks.extend(self.name(name));
            self.layer(name, &layer.bytes, depth, leaks)?;
        }
        Ok(())
    }

    fn layer(&self, name: &str, bytes: &[u8], depth: usize, leaks: &mut Vec<Leak>) -> Result<(), String> {
        leaks.extend(checksums(name, self.digests.in_bytes(bytes)));
        self.look(name, views(bytes), depth, leaks)
    }

    fn texts(&self, part: &str, views: impl IntoIterator<Item = View>, leaks: &mut Vec<Leak>) -> Result<(), String> {
        self.look(part, views, 0, leaks)
    }

    fn look(
        &self,
        part: &str,
        views: impl IntoIterator<Item = View>,
        depth: usize,
        leaks: &mut Vec<Leak>,
    ) -> Result<(), String> {
        // One part says the same many times, as Word's parts do in their attributes: what is found in it once is found.
        let mut seen = BTreeSet::new();
        for View { text, is_text, decoded } in views {
            if let Some(bytes) = decoded {
                leaks.extend(checksums(part, self.digests.in_bytes(&bytes)));
                if depth < DEPTH && !unpacked(&bytes).map_err(|error| error.to_string())?.is_empty() {
                    self.layers(part, &bytes, depth + 1, leaks)?;
                }
            }
            let view = (is_text, text);
            if !seen.contains(&view) {
                let folded = Folded::new(&view.1);
                let squeezed = folded.squeezed();
                leaks.extend(self.sought.find(&folded, &squeezed, is_text).map(|needle| told(part, needle)));
                leaks.extend(checksums(part, self.digests.in_hexadecimal(&squeezed)));
                seen.insert(view);
            }
        }
        Ok(())
    }
}

/// Leaks of checksums.
fn checksums(part: &str, found: Vec<Span>) -> impl Iterator<Item = Leak> {
    let leak = |span| Leak { part: part.to_owned(), hint: "SHA-256, MD5 …".to_owned(), span };
    found.into_iter().map(leak)
}

fn told(part: &str, needle: &Needle) -> Leak {
    Leak { part: part.to_owned(), hint: veiled(&needle.words.text), span: needle.span }
}

/// A secret's words by their first letters: enough to find the place, too little to tell it.
fn veiled(words: &str) -> String {
    let first =
        |word: &str| word.chars().next().map(|letter| format!("{}…", letter.to_uppercase())).unwrap_or_default();
    words.split_whitespace().take(4).map(first).collect::<Vec<_>>().join(" ")
}

/// Each leak once, by the hint that says the most.
fn unique(mut leaks: Vec<Leak>) -> Vec<Leak> {
    let order = |leak: &Leak| (leak.span, leak.part.clone(), Reverse(leak.hint.chars().count()), leak.hint.clone());
    leaks.sort_by_cached_key(order);
    leaks.dedup_by(|b, a| a.span == b.span && a.part == b.part);
    leaks
}
