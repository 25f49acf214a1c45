//! The templates, compiled twice: to pages and to Typst's semantic tree.
//!
//! [`Engine`] holds what all records share: fonts and templates, read once. [`Engine::compile`] gives a [`Compiled`] document, from which
//! [`crate::pdf`] writes the PDF and [`crate::document::lower`] makes the tree that Word file and web page come from.
//!
//! **Invariants:** this module alone evaluates Typst. A template sees the templates, the fonts and the record's own data; no
//! network, no clock, no other file of the machine. A warning about the tree is an error of the template: it would mean that
//! something on paper is missing from the Word file.

mod data;
mod embedded;
mod fault;
mod fonts;
mod glyphs;
mod left_out;
mod place;
mod stage;
mod words;
mod world;

pub use embedded::{HOUSES, TEMPLATES, WORDS};
pub use fonts::{FILES as FONTS, checksums as font_checksums, rivals};
pub use words::{
    ActionWords, CorrectionWords, DecisionWords, ExtractWords, FileNoteWords, MemorandumWords, Named, ProtocolWords,
    SecrecyWords, SummonsWords, Words,
};

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use typst::comemo;
use typst::diag::{SourceDiagnostic, SourceResult, Warned};
use typst::foundations::{Dict, NativeElement as _, Output, Target};
use typst::introspection::Introspector as _;
use typst::model::HeadingElem;
use typst::syntax::Source;
use typst::text::{FontBook, FontStretch, FontStyle, FontVariant, FontWeight};
use typst::utils::{LazyHash, hash128};
use typst_html::HtmlDocument;
use typst_layout::PagedDocument;

use crate::checksum::{checksum, of_files};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Doc};
use crate::document::{Image, Metadata};
use crate::house::{Face, Faces, House, Prepared};
use crate::meeting::{Meeting, walk};
use crate::message;
use crate::source::{FileId, Format, SourceFile, Sources, Span, decode};
use crate::swedish::DocLang;
use crate::zipped::Press;
use stage::Stage;
use world::Shared;

/// From this weight on letters are bold, whatever the font calls them.
const BOLD: FontWeight = FontWeight::SEMIBOLD;

/// Fonts and templates, read once and shared by all records and threads.
#[derive(Debug)]
pub struct Engine {
    shared: Shared,
    /// What each of the fonts is in files that it goes along with.
    prepared: Vec<Prepared>,
    press: Press,
    words: BTreeMap<&'static str, Words>,
    ingredients: Ingredients,
    /// Whether somebody has put templates of their own in the place of the program's.
    has_own: bool,
    /// The templates that have been evaluated, by what they were evaluated for: as many as there are house styles, document types and forms.
    stages: Mutex<BTreeMap<(u128, &'static str), Arc<Stage>>>,
}

/// Checksums (SHA-256) of what all documents are made with: with the same ones, the same record becomes the same document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ingredients {
    /// Of the templates and fixed words.
    pub templates: String,
    /// Of the fonts.
    pub fonts: String,
}

/// Files of one's own, by path within `templates/` (`lib.typ`, `words/sv.yaml`): each takes the place of the one that the
/// program carries.
pub type Overrides = BTreeMap<String, String>;

/// What a document is made of.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The meeting.
    pub meeting: &'a Meeting,
    /// Facts about the document.
    pub metadata: &'a Metadata,
    /// The house style.
    pub house: &'a House,
    /// The sender's logotype, where the house style names one.
    pub logotype: Option<&'a Image>,
    /// The record's file, which faults point into.
    pub record: FileId,
    /// The checksum (SHA-256) of the record, in hexadecimal digits; `None` in a public document, of whose record it would tell too much:
    /// whoever guesses the secret can see that the guess is right.
    pub checksum: Option<&'a str>,
    /// The files that shall be attached to the PDF.
    pub attachments: &'a [Attachment<'a>],
}

/// A file that is attached to the PDF.
#[derive(Clone, Debug)]
pub struct Attachment<'a> {
    /// What it is to the document.
    pub kind: AttachmentKind,
    /// Its name, without a directory.
    pub name: String,
    /// What it is, as a media type (RFC 6838): `application/json`.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// What an attached file is to the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttachmentKind {
    /// The record that it is made of.
    Record,
    /// What the record refers to of its register.
    Register,
}

/// A document, compiled.
#[derive(Debug)]
pub struct Compiled {
    /// The pages; `None` if nobody wants them and nothing is to be learnt from them.
    pub pages: Option<PagedDocument>,
    /// The tree.
    pub tree: HtmlDocument,
}

impl Compiled {
    /// The page on which each heading begins, from 1, in the order of the headings; that of the list of contents is one too. None where
    /// there are no pages.
    #[must_use]
    pub fn heading_pages(&self) -> Vec<usize> {
        let Some(pages) = &self.pages else { return Vec::new() };
        let introspector = pages.introspector();
        let headings = introspector.query(&HeadingElem::ELEM.select());
        headings.iter().filter_map(|heading| introspector.page(heading.location()?)).map(NonZeroUsize::get).collect()
    }
}

impl Engine {
    /// Reads the templates and fonts that the program carries, and those of one's own.
    ///
    /// `fonts` are the bytes of font files (TTF, OTF, TTC) that a house style brings. What is wrong goes to `cx`.
    pub fn new(overrides: &Overrides, fonts: &[&[u8]], sources: &mut Sources, cx: &mut Diagnostics) -> Option<Self> {
        let text = |path: &str, carried: &'static str| overrides.get(path).map_or(carried, String::as_str).to_owned();
        let mut templates = BTreeMap::new();
        let known: Vec<(String, String)> = TEMPLATES
            .iter()
            .map(|(path, carried)| ((*path).to_owned(), text(path, carried)))
            .chain(overrides.iter().map(|(path, own)| (path.clone(), own.clone())))
            .collect();
        let said: Vec<(&str, String)> =
            embedded::WORDS.iter().map(|(_, path, carried)| (*path, text(path, carried))).collect();
        let files = known.iter().map(|(path, text)| (path.as_str(), text));
        let files: BTreeMap<&str, &String> = files.chain(said.iter().map(|(path, text)| (*path, text))).collect();
        let ingredients = Ingredients {
            templates: of_files(files.into_iter().map(|(path, text)| (path, checksum(text.as_bytes())))),
            fonts: of_files(
                fonts::checksums()
                    .map(|(path, checksum)| (path, checksum.to_owned()))
                    .chain(fonts.iter().map(|bytes| ("", checksum(bytes)))),
            ),
        };
        for (path, text) in known {
            if let Some(id) = world::file_id(&format!("/{path}")) {
                templates.insert(format!("/{path}"), Source::new(id, text));
            }
        }
        let mut words = BTreeMap::new();
        for (tag, path, carried) in embedded::WORDS {
            words.insert(*tag, read_words(path, &text(path, carried), sources, cx)?);
        }
        let fonts = fonts::faces(fonts.iter().copied());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        let prepared = fonts.iter().map(|_| Prepared::default()).collect();
        let shared = Shared { fonts, book, templates };
        let has_own = TEMPLATES.iter().any(|(path, _)| overrides.contains_key(*path));
        Some(Self { shared, prepared, press: Press::default(), words, ingredients, has_own, stages: Mutex::default() })
    }

    /// What all documents are made with.
    #[must_use]
    pub fn ingredients(&self) -> &Ingredients {
        &self.ingredients
    }

    /// What compresses the parts that are alike in many Word files.
    #[must_use]
    pub fn press(&self) -> &Press {
        &self.press
    }

    /// The fixed words of documents in a language.
    ///
    /// # Panics
    /// Never: [`Engine::new`] reads the words of every [`DocLang`].
    #[must_use]
    pub fn words(&self, lang: DocLang) -> &Words {
        &self.words[lang.tag()]
    }

    /// Whether the fonts include this family.
    #[must_use]
    pub fn has_family(&self, family: &str) -> bool {
        self.shared.book.select_family(&family.to_lowercase()).next().is_some()
    }

    /// The font files of a house style's families, regular and bold, upright and sloping, for what is not set by the engine.
    #[must_use]
    pub fn faces(&self, house: &House) -> Faces<'_> {
        let mut list = Vec::new();
        for family in house.families() {
            let name = house.family(family).to_lowercase();
            for (bold, italic) in [(false, false), (true, false), (false, true), (true, true)] {
                let weight = if bold { FontWeight::BOLD } else { FontWeight::REGULAR };
                let style = if italic { FontStyle::Italic } else { FontStyle::Normal };
                let variant = FontVariant::new(style, weight, FontStretch::NORMAL);
                let chosen = self.shared.book.select(&name, variant);
                let font = chosen.and_then(|index| Some((self.shared.fonts.get(index)?, self.prepared.get(index)?)));
                let own = font.filter(|(font, _)| font.info().variant.style == style);
                let own = own.filter(|(font, _)| (font.info().variant.weight >= BOLD) == bold);
                list.extend(own.map(|(font, prepared)| Face {
                    family,
                    bold,
                    italic,
                    data: font.data(),
                    index: font.index(),
                    prepared,
                }));
            }
        }
        Faces { list }
    }

    /// Compiles a document to the tree, and to pages if they are wanted or needed to tell where letters stand that the fonts lack. What is
    /// wrong goes to `cx`, at the record's line where it has one.
    pub fn compile(
        &self,
        input: &Input<'_>,
        with_pages: bool,
        sources: &mut Sources,
        cx: &mut Diagnostics,
    ) -> Option<Compiled> {
        let job = self.job(input, cx)?;
        let set_pages = || job.compile::<PagedDocument>();
        // Neither compilation knows of the other. Their faults are told in one order, whichever is done first.
        let (pages, tree) = rayon::join(|| with_pages.then(set_pages), || job.compile::<HtmlDocument>());
        let mut faults = self.faults(input, sources, cx);
        let (pages, tree) = (pages.map(|pages| faults.take(pages)), faults.take(tree));
        let pages = match (pages, &tree) {
            (None, Some(tree)) if !glyphs::are_all_there(tree, &self.shared.fonts, input.house) => {
                Some(faults.take(set_pages()))
            }
            (pages, _) => pages,
        };
        // The cache is the process's own, and a record leaves nothing in it that the next one could use: what the templates are evaluated to is
        // kept elsewhere. To look through what earlier ones left costs more than an eighth of the time.
        comemo::evict(0);
        let (pages, tree) = (pages.map_or(Some(None), |pages| pages.map(Some))?, tree?);
        if self.has_own {
            left_out::check(&job.record, input.meeting.kind, &tree, &mut faults);
        }
        let before = faults.cx.as_slice().len();
        if let Some(pages) = &pages {
            glyphs::check(pages, input.meeting, &mut faults);
        }
        (faults.cx.as_slice().len() == before).then_some(Compiled { pages, tree })
    }

    /// The first half of [`Engine::compile`], for measuring: the pages alone, their glyphs unchecked, nothing evicted.
    pub fn pages(&self, input: &Input<'_>, sources: &mut Sources, cx: &mut Diagnostics) -> Option<PagedDocument> {
        let pages = self.job(input, cx)?.compile();
        self.faults(input, sources, cx).take(pages)
    }

    /// The second half of [`Engine::compile`], for measuring: the tree alone, nothing evicted.
    pub fn tree(&self, input: &Input<'_>, sources: &mut Sources, cx: &mut Diagnostics) -> Option<HtmlDocument> {
        let tree = self.job(input, cx)?.compile();
        self.faults(input, sources, cx).take(tree)
    }

    /// What both compilations of a document start from.
    fn job(&self, input: &Input<'_>, cx: &mut Diagnostics) -> Option<Job<'_>> {
        for family in [&input.house.fonts.serif, &input.house.fonts.sans] {
            if !self.has_family(family) {
                let fault = message!("typsnittet \"{family}\" finns inte", "there is no font \"{family}\"");
                let hint = message!(
                    "lägg fontfilerna (TTF eller OTF) i husstilens katalog",
                    "put the font files (TTF or OTF) in the house style's directory"
                );
                cx.push(Diagnostic::new(Code::Hse, fault).hint(hint));
                return None;
            }
        }
        if input.house.letterhead.logotype.is_some() && input.logotype.is_none() {
            let fault =
                message!("husstilens logotyp är inte inläst", "the logotype of the house style has not been read");
            cx.push(Diagnostic::new(Code::Hse, fault));
            return None;
        }
        let main = world::file_id(&format!("/{}.typ", input.meeting.kind.template()))?;
        let record = data::record(input, self.words(input.meeting.lang), &self.faces(input.house));
        let house = data::house(input.house, input.logotype);
        Some(Job { engine: self, main, key: hash128(&(main, &house)), house, record })
    }

    /// A document's template, evaluated for its house style and one of the forms.
    fn stage(&self, job: &Job<'_>, target: Target) -> Arc<Stage> {
        let form = match target {
            Target::Html => "tree",
            Target::Paged | Target::Bundle => "pages",
        };
        let key = (job.key, form);
        let kept = || self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(stage) = kept().get(&key) {
            return Arc::clone(stage);
        }
        // Nothing is locked meanwhile: the other form need not wait for this one.
        let stage = Arc::new(Stage::new(&self.shared, job.main, data::inputs(&job.house, form)));
        Arc::clone(kept().entry(key).or_insert(stage))
    }

    fn faults<'f>(&'f self, input: &Input<'_>, sources: &'f mut Sources, cx: &'f mut Diagnostics) -> fault::Faults<'f> {
        fault::Faults { engine: self, record: input.record, fallback: input.meeting.kind_span, sources, cx }
    }

    /// What of a meeting's words no font has in which a house style's documents are set, by place, as far as that shows without setting them.
    #[must_use]
    pub fn lacking(&self, meeting: &Meeting, house: &House, sources: &Sources) -> Vec<Diagnostic> {
        let mut cx = Diagnostics::new();
        glyphs::check_words(&walk::told(meeting.clone()), house, &self.shared.fonts, sources, &mut cx);
        cx.into_sorted()
    }

    /// Whether the fonts that the program carries have every letter of a meeting's words between them.
    #[must_use]
    pub fn carries_all_letters(meeting: &Meeting) -> bool {
        glyphs::are_carried(&walk::told(meeting.clone()))
    }

    /// The picture that the tree names so.
    pub(crate) fn picture<'i>(input: &Input<'i>, path: &str) -> Option<&'i Image> {
        if path == data::LOGOTYPE {
            input.logotype
        } else {
            input.meeting.pictures.get(path.strip_prefix(data::PICTURES)?)
        }
    }

    /// Whether a meeting's document has a list of contents, in which pages are told.
    pub(crate) fn has_contents(meeting: &Meeting) -> bool {
        data::has_contents(meeting)
    }

    /// Adds what a later stage found wrong with a compiled document to `cx`.
    pub(crate) fn report(
        &self,
        found: &[SourceDiagnostic],
        code: Code,
        input: &Input<'_>,
        sources: &mut Sources,
        cx: &mut Diagnostics,
    ) {
        let mut faults = self.faults(input, sources, cx);
        for diagnostic in found {
            faults.add(diagnostic, code);
        }
    }

    /// The text of a template by its virtual path, for showing a fault in it.
    fn template(&self, id: typst::syntax::FileId) -> Option<&Source> {
        self.shared.templates.get(id.get().vpath().get_with_slash())
    }
}

/// A document to be compiled.
struct Job<'a> {
    engine: &'a Engine,
    main: typst::syntax::FileId,
    /// Tells template and house style from others.
    key: u128,
    house: Dict,
    record: Dict,
}

impl Job<'_> {
    fn compile<T: Output>(&self) -> Warned<SourceResult<T>> {
        self.engine.stage(self, T::target()).compile(&self.engine.shared, self.record.clone())
    }
}

fn read_words(path: &str, text: &str, sources: &mut Sources, cx: &mut Diagnostics) -> Option<Words> {
    let (_, node) = crate::source::read(path, text.as_bytes(), Format::Yaml, sources, cx);
    match decode(&node?) {
        Ok(words) => Some(words),
        Err(error) => {
            cx.push(error.diagnostic(Code::Tpl, Doc { sv: "orden", en: "the words" }));
            None
        }
    }
}

/// The place of a span in one of the templates, the file added to the table if it is not yet there.
fn template_span(sources: &mut Sources, name: &str, source: &Source, range: std::ops::Range<usize>) -> Span {
    let file = sources.find(name).unwrap_or_else(|| sources.add(SourceFile::new(name, source.text())));
    Span::new(file, range)
}
