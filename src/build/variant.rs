//! The document that everybody may read, and the internal one.

use sha2::{Digest, Sha256};

use super::{Facts, Job, Made, Output, hex};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Message};
use crate::filing::Package;
use crate::house::Faces;
use crate::meeting::secrecy::{self, Masked, Signs};
use crate::meeting::{Meeting, Variant};
use crate::message;
use crate::pdf::Standard;
use crate::secret::{Leak, Secret, Watch};
use crate::source::{Node, Span, Value};
use crate::template::Words;

/// A meeting as one of its variants.
pub(super) struct Chosen {
    /// The meeting, masked or marked.
    pub(super) meeting: Meeting,
    /// Which variant it is; `None` of a record that has but one.
    pub(super) variant: Option<Variant>,
    /// What was masked, and the names in the place of which roles stand.
    pub(super) secrets: Vec<Secret>,
    /// The files that were.
    pub(super) hidden: Vec<Vec<u8>>,
}

/// Makes the variant that was asked for, or, of what holds secrets, the public one. `None` where it cannot be made.
pub(super) fn choose(
    meeting: Meeting,
    job: &Job<'_>,
    standard: Standard,
    words: &Words,
    cx: &mut Diagnostics,
) -> Option<Chosen> {
    let with = |form: &str, provision: &str| form.replace("{provision}", provision);
    let fixed = &words.secrecy;
    let signs = Signs {
        mask: &|provision| with(&fixed.mask, provision),
        open: &|provision| with(&fixed.open, provision),
        close: &fixed.close,
        label: &|provision| with(&fixed.label, provision),
    };
    let takes_record = standard == Standard::A3aUa1 || job.in_word.record;
    let roles = has_roles(&meeting, job);
    if roles && takes_record {
        let fault = message!(
            "posten går inte att bifoga till en handling med roller i stället för namn: den har namnen",
            "the record cannot be attached to a document with roles in the place of names: it has the names"
        );
        cx.push(Diagnostic::new(Code::SecrecyLeak, fault).at(meeting.kind_span).hint(without_record()));
        return None;
    }
    let (mut meeting, mut names) = (meeting, Vec::new());
    if roles {
        let leaves_out_names = meeting.leaves_out_names();
        let anonymous = secrecy::roles(meeting, job.edition.variant == Some(Variant::Internal));
        // Of a record that itself leaves out names this has been told already.
        if !leaves_out_names {
            secrecy::check_left(&anonymous, cx);
        }
        (meeting, names) = (anonymous.meeting, anonymous.names);
        if cx.has_errors() {
            return None;
        }
    }
    let is_marked = !meeting.markings.is_empty() || meeting.security_class.is_some();
    let at = meeting.kind_span;
    // Nor may an extract tell what the other items of its minutes hold: by their checksum, or by the record if it goes along.
    let restricted = meeting.is_of_restricted || secrecy::is_restricted(&mut meeting);
    match job.edition.variant {
        Some(Variant::Public) if is_marked && !restricted => {
            let fault = message!(
                "posten är sekretessmarkerad, men säger inte vad som är hemligt",
                "the record is marked as secret, but does not say what is"
            );
            cx.push(Diagnostic::new(Code::SecrecyMark, fault).at(at).hint(message!(
                "markera orden, avsnitten, paragraferna eller namnen, eller gör den interna handlingen: --variant intern",
                "mark the words, sections, items or names, or make the internal document: --variant intern"
            )));
            None
        }
        Some(Variant::Internal) if is_marked || restricted => Some(Chosen {
            meeting: secrecy::mark(meeting, &signs),
            variant: Some(Variant::Internal),
            secrets: names,
            hidden: Vec::new(),
        }),
        None | Some(Variant::Public) if restricted => {
            if takes_record {
                let fault = message!(
                    "posten går inte att bifoga till en offentlig handling: den innehåller det som är maskat",
                    "the record cannot be attached to a public document: it holds what is masked"
                );
                cx.push(Diagnostic::new(Code::SecrecyLeak, fault).at(at).hint(without_record()));
                return None;
            }
            let Masked { meeting, mut secrets, files: hidden } = secrecy::mask(meeting, &signs);
            secrets.extend(names);
            Some(Chosen { meeting, variant: Some(Variant::Public), secrets, hidden })
        }
        _ => Some(Chosen { meeting, variant: None, secrets: names, hidden: Vec::new() }),
    }
}

/// Whether roles stand in the place of names: because that is asked for, or because the record says so.
pub(super) fn has_roles(meeting: &Meeting, job: &Job<'_>) -> bool {
    job.edition.roles || meeting.leaves_out_names()
}

fn without_record() -> Message {
    message!(
        "bygg utan posten i filerna: --pdf a-2a, och utan --record-in-word",
        "build without the record in the files: --pdf a-2a, and without --record-in-word"
    )
}

/// Prepares to look for what was masked, but for what the document itself says.
pub(super) fn open(made: &Made<'_>, at: Span) -> Watch {
    let shown = crate::text::text(&made.document, super::TEXT_WIDTH);
    let files: Vec<&[u8]> =
        made.files.iter().map(|file| file.bytes).chain(made.hidden.iter().map(Vec::as_slice)).collect();
    Watch::new(made.secrets, &files, &secrecy::texts(made.input.meeting), &shown, at)
}

/// Looks for what was masked in a finished file.
pub(super) fn watch(
    watch: &Watch,
    output: Output,
    bytes: &[u8],
    faces: &Faces<'_>,
    at: Span,
) -> Result<(), Box<Diagnostic>> {
    let name = output.extension();
    let leaks = match output {
        Output::Pdf => watch.pdf(bytes),
        Output::Docx => watch.word(bytes, faces),
        Output::Html | Output::Text => watch.file(name, bytes),
    };
    found(name, leaks, at)
}

/// Looks for what was masked in what a record is called, for its files are called so too.
pub(super) fn watch_path(watch: &Watch, path: &str, at: Span) -> Result<(), Box<Diagnostic>> {
    let Some(leak) = watch.name(path).into_iter().next() else { return Ok(()) };
    let hint = leak.hint;
    let own = path.rsplit('/').next().unwrap_or_default();
    let fault = if watch.name(own).is_empty() {
        message!(
            "en katalog som posten ligger i heter något som inte ska synas, och den färdiga filen läggs i en likadan: {hint}",
            "a directory that the record lies in is called something that shall not show, and the finished file is put into its like: {hint}"
        )
    } else {
        message!(
            "postens filnamn innehåller något som inte ska synas, och den färdiga filen får samma namn: {hint}",
            "the name of the record's file holds something that shall not show, and the finished file gets the same name: {hint}"
        )
    };
    Err(Box::new(Diagnostic::new(Code::SecrecyLeak, fault).at(at).hint(message!(
        "döp om den, till exempel efter organ och datum: nämnden-2026-03-12.yaml",
        "rename it, for instance by body and day: board-2026-03-12.yaml"
    ))))
}

/// Looks for what was masked in every file of a package, and in what it is called.
///
/// # Errors
/// Where it is.
pub fn watch_package(facts: &Facts, package: &Package) -> Result<(), Box<Diagnostic>> {
    let Some(watch) = &facts.watch else { return Ok(()) };
    let at = facts.meeting.kind_span;
    found(&package.name, Ok(watch.name(&package.name)), at)?;
    package.files.iter().try_for_each(|(path, bytes)| {
        found(path, Ok(watch.name(path)), at)?;
        let is_pdf = path.ends_with(Output::Pdf.extension());
        found(path, if is_pdf { watch.any_pdf(bytes) } else { watch.file(path, bytes) }, at)
    })
}

/// What a search has come to.
fn found(name: &str, leaks: Result<Vec<Leak>, String>, at: Span) -> Result<(), Box<Diagnostic>> {
    let fault = match leaks {
        Ok(leaks) => {
            let Some(leak) = leaks.first() else { return Ok(()) };
            let Leak { part, hint, span } = leak;
            let fault = message!(
                "maskat finns kvar i den offentliga filen ({name}, {part}): {hint}",
                "something masked is still in the public file ({name}, {part}): {hint}"
            );
            Diagnostic::new(Code::SecrecyLeak, fault).at(*span)
        }
        Err(reason) => {
            let fault = message!(
                "{name} går inte att söka igenom efter det som är maskat: {reason}",
                "{name} cannot be searched for what is masked: {reason}"
            );
            Diagnostic::new(Code::SecrecyLeak, fault).at(at)
        }
    };
    Err(Box::new(fault.hint(message!(
        "inga filer skrivs; se om ordet står i en bild, en bilaga, i husstilen eller i filens namn",
        "no files are written; see whether the word stands in a picture, an appendix, in the house style or in the file's name"
    ))))
}

/// The SHA-256 of what a public document says: that of its record would let guesses at the secret be proven.
pub(super) fn digest(meeting: &Meeting) -> String {
    let mut digest = Sha256::new();
    for told in secrecy::texts(meeting) {
        digest.update(told.as_bytes());
        digest.update([0]);
    }
    hex(digest)
}

/// The key of a record's class.
const CLASS: &str = "säkerhetsskyddsklass";

/// Whether the machine may handle a record. Of one that it may not nothing else is read or said, whatever its class is called.
pub(super) fn may_handle(node: &Node, job: &Job<'_>, cx: &mut Diagnostics) -> bool {
    let class = node.get(CLASS).filter(|entry| entry.value.value != Value::Null && !job.on_approved_machine);
    let Some(class) = class else { return true };
    let fault = message!(
        "posten är säkerhetsskyddsklassificerad, och inget säger att datorn är godkänd för det",
        "the record is security-classified, and nothing says that the machine is approved for that"
    );
    cx.push(Diagnostic::new(Code::SecrecyClass, fault).at(class.value.span).hint(message!(
        "flytta posten till en godkänd dator; är den här godkänd, lägg till --godkand-dator",
        "move the record to an approved machine; if this one is, add --approved-machine"
    )));
    false
}
