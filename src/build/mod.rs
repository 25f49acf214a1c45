//! The whole way of one record: bytes in, files out. Nothing is printed, read or written here.
//!
//! [`Builder`] is made once and shared; [`Builder::build`] makes one record's files, [`check`] stops after the rules.

mod attachment;
mod deadlines;
mod mend;
mod metadata;
mod prove;
mod register;
mod rescue;
#[cfg(test)]
mod roles_tests;
#[cfg(test)]
mod secrecy_tests;
mod style;
mod survey;
#[cfg(test)]
mod tests;
mod variant;

pub use crate::checksum::checksum;
pub use deadlines::{Foreseen, deadlines};
pub use mend::{Changes, Mended, Repair, mend};
use register::Consulted;
pub use register::Excerpt;
pub use survey::{Surveyed, What, survey};
pub use variant::watch_package;

use std::cell::LazyCell;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use typst::diag::SourceDiagnostic;

use crate::checksum::hex;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message, Replacement, Severity};
use crate::document::parity;
use crate::document::{Document, Image, Metadata, Origin, Source, lower};
use crate::docx::Enclosure;
use crate::house::House;
use crate::meeting::{self, Edition, Files, Meeting, Variant, counted};
use crate::message;
use crate::pdf::Standard;
use crate::record::register::{Registers, is_register, no_record};
use crate::record::{DocumentType, Record, is_meant, is_said_approved};
use crate::seal;
use crate::secret::{Secret, Watch};
use crate::source::{FileId, Format, Node, Rewriter, Sources, Span};
use crate::template::{Attachment, Compiled, Engine, Ingredients, Input, Words};
use variant::Chosen;

/// Kinds of file that a record becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Output {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// Web page.
    Html,
    /// Plain text.
    Text,
}

impl Output {
    /// All kinds, in the order in which they are written.
    pub const ALL: [Self; 4] = [Self::Pdf, Self::Docx, Self::Html, Self::Text];

    /// The file's extension, which is also the word on the command line.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
        }
    }

    /// What the file is, as a media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html",
            Self::Text => "text/plain",
        }
    }
}

/// Everything that records share: engine and house styles.
#[derive(Debug)]
pub struct Builder {
    /// Fonts and templates.
    pub engine: Engine,
    /// House style.
    pub house: House,
    /// The sender's logotype, where the house style names one.
    pub logotype: Option<Image>,
    /// House styles, with their logotypes, in which the documents of their own authorities are set instead ([`House::is_of`]), and by one that
    /// names none those of all others.
    pub others: Vec<(House, Option<Image>)>,
    /// Whether somebody has chosen these, who should know of a document for which none of them is.
    pub others_are_chosen: bool,
    /// Whether a document is set in the style that its authority had on its day, and not in the one that it has now.
    pub period_style: bool,
}

/// What lies beside a record, as far as the record may name it.
pub trait Beside: Files + Registers {}

impl<T: Files + Registers> Beside for T {}

/// A record to be built.
#[derive(Clone, Copy)]
pub struct Job<'a> {
    /// The file's name as it shall be shown.
    pub name: &'a str,
    /// What its files get their names from: the record's own name and, where they lie as their records do, the directories above it.
    pub path: &'a str,
    /// The record.
    pub bytes: &'a [u8],
    /// What it is written in.
    pub format: Format,
    /// The pictures, appendices and register that it names.
    pub beside: &'a dyn Beside,
    /// Which document is to be made of it.
    pub edition: Edition<'a>,
    /// What goes into the Word file beside the document.
    pub in_word: InWord,
    /// Whether the machine is approved for security-classified records.
    pub on_approved_machine: bool,
}

/// What goes into a Word file beside the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct InWord {
    /// That the fonts do not, though the house style has them go along.
    pub no_fonts: bool,
    /// That the record does, with what it refers to of its register.
    pub record: bool,
}

impl<'a> Job<'a> {
    /// A record that is to become the document whose kind it names.
    #[must_use]
    pub fn new(name: &'a str, bytes: &'a [u8], format: Format, beside: &'a dyn Beside) -> Self {
        let (edition, in_word) = (Edition::default(), InWord::default());
        let path = name.rsplit(['/', '\\']).next().unwrap_or_default();
        Self { name, path, bytes, format, beside, edition, in_word, on_approved_machine: false }
    }
}

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artifact {
    /// Kind of file.
    pub output: Output,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of a record.
#[derive(Debug)]
pub struct Outcome {
    /// The files that places point into.
    pub sources: Sources,
    /// Everything found wrong, by place.
    pub diagnostics: Vec<Diagnostic>,
    /// The files, in the order asked for. Empty if anything is an error.
    pub artifacts: Vec<Artifact>,
    /// What they are. `None` if it did not come to that.
    pub about: Option<About>,
    /// All that is known of them. `None` if it did not come to that.
    pub facts: Option<Facts>,
}

/// What a record's documents are, to whoever keeps many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Kind of document.
    pub kind: DocumentType,
    /// The day of the meeting, or the document's own.
    pub date: NaiveDate,
    /// Name of the house style.
    pub house: String,
    /// Version of the house style.
    pub house_version: String,
    /// Number of pages of the PDF; 0 where they have not been set.
    pub pages: usize,
    /// Which variant the files are, of a record that has two.
    pub variant: Option<Variant>,
}

/// All that is known of a document that was made, for whoever files it.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The meeting.
    pub meeting: Meeting,
    /// Facts about the document.
    pub metadata: Metadata,
    /// What of a register the document is made of.
    pub register: Option<Excerpt>,
    /// The house style that it is set in.
    pub house: House,
    /// Which variant it is, of a record that has two.
    pub variant: Option<Variant>,
    /// Whether roles stand in the place of names.
    pub roles: bool,
    /// What was masked in it and must not be in any file that goes with it. `None` where nothing was.
    pub watch: Option<Arc<Watch>>,
}

impl Facts {
    /// Whether the document leaves out what its record says: what is masked, or names. Nothing that goes with it may tell more than it, nor be a
    /// checksum of what does.
    #[must_use]
    pub fn leaves_out(&self) -> bool {
        leaves_out(self.variant, self.roles)
    }
}

/// Whether a document leaves out what its record says.
#[must_use]
pub fn leaves_out(variant: Option<Variant>, roles: bool) -> bool {
    roles || variant == Some(Variant::Public)
}

impl Outcome {
    /// Whether anything is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// What a record has become before its files are written.
struct Made<'a> {
    /// The record, and what it refers to of its register.
    files: &'a [Attachment<'a>],
    input: &'a Input<'a>,
    words: &'a Words,
    compiled: &'a Compiled,
    document: Document,
    variant: Option<Variant>,
    /// Whether roles stand in the place of names.
    roles: bool,
    secrets: &'a [Secret],
    /// The files that are masked.
    hidden: &'a [Vec<u8>],
}

/// Width of plain text, in columns: what mail programs show without wrapping again.
const TEXT_WIDTH: usize = 76;

/// Checks a record without building it. Needs neither engine nor house style.
#[must_use]
pub fn check(job: &Job<'_>) -> Outcome {
    let mut sources = Sources::new();
    let diagnostics = survey(job, &mut sources).diagnostics;
    Outcome { sources, diagnostics, artifacts: Vec::new(), about: None, facts: None }
}

/// The meeting that a record tells of, if nothing is wrong with it that is an error. What is wrong goes to `cx`.
#[must_use]
pub fn meeting(job: &Job<'_>, sources: &mut Sources, cx: &mut Diagnostics) -> Option<Meeting> {
    understand(job, sources, cx).map(|understood| understood.meeting).filter(|_| !cx.has_errors())
}

/// A valid meeting, and what it was read from.
#[derive(Debug)]
struct Understood {
    meeting: Meeting,
    file: FileId,
    consulted: Option<Consulted>,
    /// What else the authority is and was called.
    other_names: Vec<String>,
}

/// From bytes to a valid meeting.
fn understand(job: &Job<'_>, sources: &mut Sources, cx: &mut Diagnostics) -> Option<Understood> {
    let (file, node) = crate::record::tree(job.name, job.bytes, job.format, sources, cx);
    judge(job, file, &node?, sources, cx, |_| {})
}

/// From a tree to a valid meeting. The record as it was written is shown to `see` on the way.
fn judge(
    job: &Job<'_>,
    file: FileId,
    node: &Node,
    sources: &mut Sources,
    cx: &mut Diagnostics,
    see: impl FnMut(&Record<'_>),
) -> Option<Understood> {
    if is_register(node) {
        cx.push(no_record().at(node.span));
        return None;
    }
    if !variant::may_handle(node, job, cx) {
        return None;
    }
    let registered = register::read(node, job, sources, cx);
    let record = crate::record::read(node, &registered, cx);
    record.iter().for_each(see);
    let meeting = record.as_ref().and_then(|record| meeting::check(record, job.edition, job.beside, cx));
    let rewriter = LazyCell::new(|| Rewriter::new(sources.file(file).text(), job.format, node));
    // A register is mended by whoever keeps it: others refer to it too.
    let own = |replacement: &Replacement| replacement.span.file == file;
    let written = |replacement: &Replacement| rewriter.written(replacement).filter(own);
    if !is_meant(node) {
        // Another program's file is not ours to mend.
        cx.drop_fixes();
    } else if is_said_approved(node) {
        // What somebody has approved is approved letter by letter.
        cx.withhold_fixes(written);
    } else {
        cx.settle_fixes(written);
    }
    let meeting = meeting?;
    let consulted = Consulted::of(node, registered);
    let other_names = consulted.as_ref().map(|consulted| consulted.other_names(&meeting.authority));
    Some(Understood { meeting, file, consulted, other_names: other_names.unwrap_or_default() })
}

/// The SHA-256 of all that a document is made of: the record's bytes and, where it names a register, those of the register's part that
/// it refers to.
fn digest(job: &Job<'_>, register: Option<&register::Excerpt>) -> String {
    let mut digest = Sha256::new();
    digest.update(job.bytes);
    if let Some(register) = register {
        digest.update(&register.text);
    }
    hex(digest)
}

impl Builder {
    /// Sets everything in one house style, without a logotype.
    #[must_use]
    pub fn new(engine: Engine, house: House) -> Self {
        Self { engine, house, logotype: None, others: Vec::new(), others_are_chosen: false, period_style: false }
    }

    /// Builds a record's files.
    #[must_use]
    pub fn build(&self, job: &Job<'_>, outputs: &[Output], standard: Standard) -> Outcome {
        let mut sources = Sources::new();
        let mut cx = Diagnostics::new();
        let made = self.artifacts(job, outputs, standard, &mut sources, &mut cx).filter(|_| !cx.has_errors());
        let (made, facts) = made.unzip();
        let (about, artifacts) = made.unzip();
        Outcome { sources, diagnostics: cx.into_sorted(), artifacts: artifacts.unwrap_or_default(), about, facts }
    }

    /// A record's semantic tree, from which Word file, web page and plain text are written; none if anything is an error.
    #[must_use]
    pub fn document(&self, job: &Job<'_>) -> (Option<Document>, Outcome) {
        let mut sources = Sources::new();
        let mut cx = Diagnostics::new();
        let document = self.compiled(job, &[], Standard::A2aUa1, &mut sources, &mut cx, |made, _, _| made.document);
        let document = document.filter(|_| !cx.has_errors()).map(|(document, _)| document);
        (document, Outcome { sources, diagnostics: cx.into_sorted(), artifacts: Vec::new(), about: None, facts: None })
    }

    /// The minutes that an extract is of, in the variant that the extract is made in. Whatever is wrong with them the extract tells of itself.
    fn minutes(&self, job: &Job<'_>, standard: Standard) -> Option<Meeting> {
        let edition = Edition { kind: Some(DocumentType::Protocol), items: &[], ..job.edition };
        let (mut sources, mut cx) = (Sources::new(), Diagnostics::new());
        let whole = understand(&Job { edition, ..*job }, &mut sources, &mut cx)?.meeting;
        let words = self.engine.words(whole.lang);
        Some(variant::choose(whole, job, standard, words, &mut cx)?.meeting)
    }

    /// Compiles a record for those kinds of file, hands what it has become to `then`, and gives what is known of it too; `None` if it cannot be compiled.
    fn compiled<T>(
        &self,
        job: &Job<'_>,
        outputs: &[Output],
        standard: Standard,
        sources: &mut Sources,
        cx: &mut Diagnostics,
        then: impl FnOnce(Made<'_>, &mut Sources, &mut Diagnostics) -> T,
    ) -> Option<(T, Facts)> {
        let Understood { meeting, file, consulted, other_names } = understand(job, sources, cx)?;
        let words = self.engine.words(meeting.lang);
        let roles = variant::has_roles(&meeting, job);
        let Chosen { mut meeting, variant, secrets, hidden } = variant::choose(meeting, job, standard, words, cx)?;
        let minutes = (meeting.kind == DocumentType::Extract).then(|| self.minutes(job, standard)).flatten();
        counted::settle(&mut meeting, minutes.as_ref(), cx);
        if cx.has_errors() {
            return None;
        }
        let (house, logotype) = style::choose(self, &meeting, &other_names, cx)?;
        // Whoever makes the document anew of what goes with it has to find the same house style.
        let by_other = style::by_other(self, house, &meeting, &other_names);
        let register = consulted.map(|consulted| consulted.excerpt(by_other));
        // What of a record its document does not tell, its checksum must not tell either.
        let leaves_out = leaves_out(variant, roles);
        let digest = if leaves_out { variant::digest(&meeting) } else { digest(job, register.as_ref()) };
        let checksum = checksum(job.bytes);
        let Ingredients { templates, fonts } = self.engine.ingredients().clone();
        let origin = Origin {
            kind: meeting.kind.word(),
            variant: variant.map(Variant::word),
            source: if leaves_out { Source::Text(digest.clone()) } else { Source::Record(checksum.clone()) },
            templates,
            fonts,
            house: format!("{} {} {}", house.name, house.version, house.checksum),
        };
        let metadata = metadata::metadata(&meeting, words, &digest, roles, origin);
        let files = attachment::files(job, register.as_ref());
        let attachments = if standard == Standard::A3aUa1 { files.as_slice() } else { &[] };
        let input = Input {
            meeting: &meeting,
            metadata: &metadata,
            house,
            logotype,
            record: file,
            checksum: (!leaves_out).then_some(checksum.as_str()),
            attachments,
        };
        // A Word file tells the pages of its headings where it has a list of contents.
        let tells_pages = outputs.contains(&Output::Docx) && Engine::has_contents(&meeting);
        let with_pages = outputs.contains(&Output::Pdf) || tells_pages;
        let compiled = self.engine.compile(&input, with_pages, sources, cx)?;
        let image = |path: &str| Engine::picture(&input, path);
        let document = match lower::lower(&compiled.tree, metadata.clone(), &image) {
            Ok(document) => document,
            Err(faults) => {
                self.engine.report(&faults, Code::Tpl, &input, sources, cx);
                return None;
            }
        };
        let (secrets, hidden) = (secrets.as_slice(), hidden.as_slice());
        let made = Made {
            files: &files,
            input: &input,
            words,
            compiled: &compiled,
            document,
            variant,
            roles,
            secrets,
            hidden,
        };
        let made = then(made, sources, cx);
        let house = house.clone();
        drop(files);
        Some((made, Facts { meeting, metadata, register, house, variant, roles, watch: None }))
    }

    /// What the files are, the files, and what is known of the document.
    fn artifacts(
        &self,
        job: &Job<'_>,
        outputs: &[Output],
        standard: Standard,
        sources: &mut Sources,
        cx: &mut Diagnostics,
    ) -> Option<((About, Vec<Artifact>), Facts)> {
        let made = self.compiled(job, outputs, standard, sources, cx, |made, sources, cx| {
            let (house, at) = (made.input.house, made.input.meeting.kind_span);
            let expected = parity::outline(&made.document);
            let faces = self.engine.faces(house);
            let enclosures = if job.in_word.record { enclosures(&made) } else { Vec::new() };
            let embed_fonts = house.fonts.embed && !job.in_word.no_fonts;
            let heading_pages = made.compiled.heading_pages();
            let word = crate::docx::Options {
                faces: &faces,
                heading_pages: &heading_pages,
                embed_fonts,
                enclosures: &enclosures,
                press: self.engine.press(),
            };
            let watch = leaves_out(made.variant, made.roles).then(|| Arc::new(variant::open(&made, at)));
            if let Some(Err(fault)) = watch.as_ref().map(|watch| variant::watch_path(watch, job.path, at)) {
                cx.push(*fault);
            }
            let finished = |output: Output, bytes: Vec<u8>| {
                let bytes = sealed(output, bytes, at)?;
                prove::prove(output, &bytes, &expected, at)?;
                watch.iter().try_for_each(|watch| variant::watch(watch, output, &bytes, &faces, at))?;
                Ok(Artifact { output, bytes })
            };
            let (document, words, metadata) = (&made.document, made.words, made.input.metadata);
            // They are there if a PDF is wanted, and may be there if not.
            let pages = made.compiled.pages.as_ref().filter(|_| outputs.contains(&Output::Pdf));
            // The PDF takes longer than all the others together, and they need nothing of it.
            let (pdf, mut results) = rayon::join(
                || {
                    let pdf = pages.map(|pages| crate::pdf::pdf(pages, metadata, standard));
                    pdf.map(|pdf| pdf.map(|bytes| finished(Output::Pdf, bytes)))
                },
                || {
                    let write = |output: &Output| {
                        let bytes = from_tree(*output, document, (house, &word), words, at)?;
                        Some(bytes.and_then(|bytes| finished(*output, bytes)))
                    };
                    outputs.iter().filter_map(write).collect::<Vec<_>>()
                },
            );
            results.extend(pdf.and_then(|pdf| match pdf {
                Ok(finished) => Some(finished),
                Err(faults) => {
                    let bytes = self.rescued(&faults, made.input, standard, sources, cx)?;
                    Some(finished(Output::Pdf, bytes))
                }
            }));
            let mut artifacts = Vec::new();
            for result in results {
                match result {
                    Ok(artifact) => artifacts.push(artifact),
                    Err(fault) => cx.push(*fault),
                }
            }
            artifacts.sort_by_key(|artifact| outputs.iter().position(|output| *output == artifact.output));
            let about = About {
                kind: made.input.meeting.kind,
                date: made.input.meeting.days.0,
                house: house.name.clone(),
                house_version: house.version.clone(),
                pages: pages.map_or(0, |pages| pages.pages().len()),
                variant: made.variant,
            };
            (about, artifacts, watch)
        });
        made.map(|((about, artifacts, watch), facts)| ((about, artifacts), Facts { watch, ..facts }))
    }

    /// A PDF that the engine could not write at first; `None`, and what is wrong in `cx`, if it cannot be written at all.
    fn rescued(
        &self,
        faults: &[SourceDiagnostic],
        input: &Input<'_>,
        standard: Standard,
        sources: &mut Sources,
        cx: &mut Diagnostics,
    ) -> Option<Vec<u8>> {
        rescue::pdf(faults, &self.engine, input, standard, sources, cx).or_else(|| {
            self.engine.report(faults, Code::PdfStandard, input, sources, cx);
            None
        })
    }
}

/// The files that a Word file holds where it is to hold its record. They say all that the record says: a document that leaves something
/// out for its readers' sake must get none.
fn enclosures<'a>(made: &Made<'a>) -> Vec<Enclosure<'a>> {
    let enclosed =
        |file: &Attachment<'a>| Enclosure { name: file.name.clone(), media_type: file.media_type, bytes: file.bytes };
    made.files.iter().map(enclosed).collect()
}

/// Puts its seal into a finished file. Plain text has no room for one.
fn sealed(output: Output, bytes: Vec<u8>, at: Span) -> Result<Vec<u8>, Box<Diagnostic>> {
    if output == Output::Text {
        return Ok(bytes);
    }
    let name = output.extension();
    seal::seal(bytes).map_err(|reason| {
        let fault = message!("{name} går inte att försegla: {reason}", "{name} cannot be sealed: {reason}");
        Box::new(Diagnostic::new(Code::Parity, fault).at(at))
    })
}

/// Writes what is written from the tree; `None` for the PDF, which is written from the pages.
fn from_tree(
    output: Output,
    document: &Document,
    (house, options): (&House, &crate::docx::Options<'_>),
    words: &Words,
    at: Span,
) -> Option<Result<Vec<u8>, Box<Diagnostic>>> {
    match output {
        Output::Pdf => None,
        Output::Docx => Some(crate::docx::docx(document, house, options).map_err(|error| {
            let Message { sv, en } = error.message();
            let fault = message!("Wordfilen går inte att skriva: {sv}", "the Word file cannot be written: {en}");
            Box::new(Diagnostic::new(Code::Parity, fault).at(at))
        })),
        Output::Html => Some(Ok(crate::html::html(document, house, &html_words(words)).into_bytes())),
        Output::Text => Some(Ok(crate::text::text(document, TEXT_WIDTH).into_bytes())),
    }
}

fn html_words(words: &Words) -> crate::html::Words {
    crate::html::Words {
        skip_link: words.skip_link.clone(),
        notes: words.notes.clone(),
        note: words.note.clone(),
        back_to_text: words.back_to_text.clone(),
        table_region: words.table_region.clone(),
    }
}
