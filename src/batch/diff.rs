//! How two runs differ, document by document: the gate before an engine, a font or a house style is changed.
//!
//! Of two files that are not the same, byte for byte, it is asked in turn what matters most: whether they say the same words in the same order, have the
//! same tags, as many pages, and look alike.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::changes::{Changes, changes};
use super::journal::Written;
use super::manifest::Manifest;
use super::origin;
use crate::build::{Output, checksum};
use crate::document::parity::{self, Outline};
use crate::pdf::{Drawn, draw, read};
use crate::seal::WORD_PART;
use crate::zipped::unzipped;

/// How two files of one name differ.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Difference {
    /// Whether the old one and the new one cannot be read. Then nothing more is known.
    pub unread: [bool; 2],
    /// Whether the old one and the new one is not what the manifest of its own run says. Then it is not held against the other: it is none of that run.
    pub untrue: [bool; 2],
    /// The paragraphs, headings and cells that say something else, each as in the old one and in the new one; empty where it has come or gone.
    pub words: Vec<[String; 2]>,
    /// Whether the tags differ, by which a screen reader finds its way.
    pub tags: bool,
    /// The parts of a Word file that differ, or the style sheet of a web page: what it says apart, that is how it looks.
    pub parts: Vec<String>,
    /// How many pages they have, where that differs.
    pub pages: Option<[usize; 2]>,
    /// The pages that look different, from 1, each as the old and the new picture.
    pub look: Vec<(usize, [Option<Drawn>; 2])>,
}

/// How two runs differ.
#[derive(Clone, Debug, Default)]
pub struct Differences {
    /// How many documents are the same, byte for byte.
    pub same: usize,
    /// How many are the same, byte for byte, but that they tell in their metadata of other templates, fonts or another house style that they
    /// were made with.
    pub made_otherwise: usize,
    /// Those that differ, by their paths.
    pub changed: BTreeMap<String, Difference>,
    /// Those that only the old run has.
    pub gone: BTreeSet<String>,
    /// Those that only the new run has.
    pub added: BTreeSet<String>,
    /// Those that lie in the directory of the old and of the new run and were made by runs before these, which nobody compares.
    pub earlier: [BTreeSet<String>; 2],
}

impl Differences {
    /// How many of those that differ are on either side not what the manifest of their own run says.
    #[must_use]
    pub fn untrue(&self) -> usize {
        self.changed.values().filter(|difference| difference.untrue != [false; 2]).count()
    }

    /// Whether there are none that anybody could notice in a document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changed.is_empty() && self.gone.is_empty() && self.added.is_empty()
    }
}

/// Holds two runs against each other. Every file that both have is read and held against the manifest of its own run, and against the other where these
/// differ. Each pair that differs is shown to `see` and its pictures are forgotten, for there may be thousands.
pub fn runs(old: (&Manifest, &Path), new: (&Manifest, &Path), see: &mut dyn FnMut(&str, &Difference)) -> Differences {
    let (then, now) = (documents(old.0), documents(new.0));
    let mut differences = Differences::default();
    for (path, written) in &then {
        match now.get(path) {
            None => {
                differences.gone.insert((*path).to_owned());
            }
            Some(other) => {
                let mut difference = match [(old.1, written), (new.1, other)].map(|(run, written)| held(run, written)) {
                    [Ok(_), Ok(_)] if other.sha256 == written.sha256 => {
                        differences.same += 1;
                        continue;
                    }
                    [Ok(then), Ok(now)] if is_same_but_for_origin(path, &then, &now) => {
                        differences.made_otherwise += 1;
                        continue;
                    }
                    [Ok(then), Ok(now)] => files(path, &then, &now),
                    held => Difference {
                        unread: held.each_ref().map(|held| matches!(held, Err(Unheld::Unread))),
                        untrue: held.each_ref().map(|held| matches!(held, Err(Unheld::Untrue))),
                        ..Difference::default()
                    },
                };
                see(path, &difference);
                for (_, pictures) in &mut difference.look {
                    *pictures = [None, None];
                }
                differences.changed.insert((*path).to_owned(), difference);
            }
        }
    }
    differences.earlier = [old.0, new.0].map(|manifest| {
        let earlier = manifest.records.iter().flat_map(|recorded| &recorded.earlier);
        earlier.map(|earlier| earlier.path.clone()).collect()
    });
    differences.added = now.keys().filter(|path| !then.contains_key(*path)).map(|path| (*path).to_owned()).collect();
    differences
}

/// Why a file is not compared.
enum Unheld {
    /// It cannot be read.
    Unread,
    /// It is not what its manifest says.
    Untrue,
}

/// A document of a run, as that made it.
fn held(run: &Path, written: &Written) -> Result<Vec<u8>, Unheld> {
    let bytes = fs::read(run.join(&written.path)).map_err(|_| Unheld::Unread)?;
    if checksum(&bytes) == written.sha256 { Ok(bytes) } else { Err(Unheld::Untrue) }
}

fn documents(manifest: &Manifest) -> BTreeMap<&str, &Written> {
    let written = manifest.records.iter().flat_map(|record| &record.documents);
    written.map(|written| (written.path.as_str(), written)).collect()
}

/// The kind of document that a path is of.
fn output(path: &str) -> Output {
    let extension = Path::new(path).extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    Output::ALL.into_iter().find(|output| output.extension() == extension).unwrap_or(Output::Text)
}

/// Whether two files are the same but for what they tell of where they come from, and their seals.
fn is_same_but_for_origin(path: &str, old: &[u8], new: &[u8]) -> bool {
    let rests = [old, new].map(|bytes| origin::without(output(path), bytes));
    matches!(rests, [Some(old), Some(new)] if old == new)
}

/// How two files differ whose bytes are not the same.
#[must_use]
pub fn files(path: &str, old: &[u8], new: &[u8]) -> Difference {
    let output = output(path);
    let (Some(then), Some(now)) = (said(output, old), said(output, new)) else {
        let unread = [old, new].map(|bytes| said(output, bytes).is_none());
        return Difference { unread, ..Difference::default() };
    };
    let Changes { words, kinds } = changes(&then, &now);
    if output != Output::Pdf {
        return Difference { words, tags: kinds, parts: parts(output, old, new), ..Difference::default() };
    }
    let dump = |bytes: &[u8]| read::tags(bytes).map(|tags| read::dump(&tags)).unwrap_or_default();
    let (then, now) = (draw(old).unwrap_or_default(), draw(new).unwrap_or_default());
    let look = (0..then.len().max(now.len())).map(|index| (index + 1, [then.get(index), now.get(index)]));
    Difference {
        words,
        tags: dump(old) != dump(new),
        pages: (then.len() != now.len()).then_some([then.len(), now.len()]),
        look: look
            .filter(|(_, [old, new])| old != new)
            .map(|(page, pictures)| (page, pictures.map(Option::<&Drawn>::cloned)))
            .collect(),
        ..Difference::default()
    }
}

/// The parts of two files that differ, by their names; none of a kind of file that has no parts.
fn parts(output: Output, old: &[u8], new: &[u8]) -> Vec<String> {
    let all = |bytes: &[u8]| -> BTreeMap<String, Vec<u8>> {
        match output {
            Output::Docx => unzipped(bytes).unwrap_or_default().into_iter().collect(),
            Output::Html => style_sheet(bytes).map(|style| ("style".to_owned(), style)).into_iter().collect(),
            Output::Pdf | Output::Text => BTreeMap::new(),
        }
    };
    let (then, now) = (all(old), all(new));
    let names: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let differing = names.into_iter().filter(|name| *name != WORD_PART && then.get(*name) != now.get(*name));
    differing.cloned().collect()
}

fn style_sheet(page: &[u8]) -> Option<Vec<u8>> {
    let (_, rest) = str::from_utf8(page).ok()?.split_once("<style")?;
    rest.split_once("</style>").map(|(style, _)| style.as_bytes().to_vec())
}

/// What a file says; `None` where it cannot be understood.
fn said(output: Output, bytes: &[u8]) -> Option<Outline> {
    let text = || str::from_utf8(bytes).ok();
    match output {
        Output::Pdf => read::tags(bytes).ok().map(|tags| read::outline(&tags)),
        Output::Docx => crate::docx::outline(bytes).ok(),
        Output::Html => crate::html::outline(text()?).ok(),
        Output::Text => {
            let line = |line: &str| parity::Item { kind: parity::Kind::Paragraph, text: line.to_owned() };
            Some(Outline { items: text()?.lines().filter(|line| !line.trim().is_empty()).map(line).collect() })
        }
    }
}

/// Two pages beside each other, and what differs in red over the pale old one.
#[must_use]
pub fn beside(old: Option<&Drawn>, new: Option<&Drawn>) -> Drawn {
    const WHITE: [u8; 4] = [255; 4];
    const RED: [u8; 4] = [200, 0, 0, 255];
    let size = |side: fn(&Drawn) -> u32| old.map(side).into_iter().chain(new.map(side)).max().unwrap_or_default();
    let (width, height) = (size(|page| page.width), size(|page| page.height));
    let pixel = |page: Option<&Drawn>, x: u32, y: u32| {
        let page = page.filter(|page| x < page.width && y < page.height)?;
        let at = (y as usize * page.width as usize + x as usize) * 4;
        page.rgba.get(at..at + 4).and_then(|pixel| <[u8; 4]>::try_from(pixel).ok())
    };
    let mut rgba = Vec::with_capacity(width as usize * height as usize * 12);
    for y in 0..height {
        let mut differing = Vec::new();
        for page in [old, new] {
            for x in 0..width {
                rgba.extend(pixel(page, x, y).unwrap_or(WHITE));
            }
        }
        for x in 0..width {
            let (then, now) = (pixel(old, x, y).unwrap_or(WHITE), pixel(new, x, y).unwrap_or(WHITE));
            let pale = then.map(|value| 255 - (255 - value) / 4);
            differing.extend(if then == now { pale } else { RED });
        }
        rgba.extend(differing);
    }
    Drawn { width: width * 3, height, rgba }
}
