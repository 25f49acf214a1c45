//! The record as a file within the PDF, and the part of the register that it refers to.
//!
//! With both, somebody can make the document anew, byte for byte: the register's part is a register, which the record names. The rest
//! of the register stays where it is, for it tells of others.

use super::Job;
use super::register::{self, Excerpt};
use crate::source::Format;
use crate::template::{Attachment, AttachmentKind};

/// Most characters of a name; file systems take 255 bytes, and a character is at most four.
const LONGEST: usize = 60;

/// The files that go with a document.
pub(super) fn files<'a>(job: &Job<'a>, register: Option<&'a Excerpt>) -> Vec<Attachment<'a>> {
    let record = (AttachmentKind::Record, job.name, job.format, job.bytes);
    let register = register.map(|register| {
        let (path, bytes) = (register.path.as_str(), register.text.as_bytes());
        (AttachmentKind::Register, path, register::format(path), bytes)
    });
    let attached = |(kind, path, format, bytes)| Attachment {
        kind,
        name: name(path, format),
        media_type: format.media_type(),
        bytes,
    };
    let mut files: Vec<_> = std::iter::once(record).chain(register).map(attached).collect();
    if let [record, register] = files.as_mut_slice()
        && record.name == register.name
    {
        // They lie in two directories, and in the PDF in one.
        register.name.insert_str(0, "register-");
    }
    files
}

/// The name under which a file is attached: its own, without its directories, in the form that every file system takes, and with an
/// extension that says what is in it.
fn name(path: &str, format: Format) -> String {
    let own = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, extension) = own.rsplit_once('.').unwrap_or((own, ""));
    let known: &[&str] = match format {
        Format::Yaml => &["yaml", "yml"],
        Format::Json => &["json"],
    };
    let (stem, extension) = match known.iter().find(|known| extension.eq_ignore_ascii_case(known)) {
        Some(known) => (stem, *known),
        None => (own, known[0]),
    };
    let safe: String = stem.chars().map(|letter| if is_safe(letter) { letter } else { '_' }).take(LONGEST).collect();
    // A name that begins with a dot is hidden; one that ends with a dot or a space Windows cuts short.
    let safe = safe.trim_matches(['.', ' ', '_']);
    format!("{}.{extension}", if safe.is_empty() { "post" } else { safe })
}

/// Whether every file system takes a letter in a name. Windows refuses the most.
fn is_safe(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, name};
    use crate::source::Format;

    #[test]
    fn an_attached_record_keeps_its_file_name_without_its_directories() {
        assert_eq!(name("möten/2026/Samråd 4.6.yaml", Format::Yaml), "Samråd 4.6.yaml");
        assert_eq!(name(r"C:\möten\a.YML", Format::Yaml), "a.yml");
        assert_eq!(name("a.json", Format::Json), "a.json");
    }

    #[test]
    fn an_attached_record_says_by_its_name_what_is_in_it() {
        assert_eq!(name("a.txt", Format::Json), "a.txt.json");
        assert_eq!(name("a", Format::Yaml), "a.yaml");
        assert_eq!(name("<stdin>", Format::Json), "stdin.json");
    }

    #[test]
    fn no_name_of_a_record_is_one_that_a_file_system_refuses() {
        assert_eq!(name("..", Format::Yaml), "post.yaml");
        assert_eq!(name("", Format::Yaml), "post.yaml");
        assert_eq!(name(".dold.yaml", Format::Yaml), "dold.yaml");
        assert_eq!(name("a\nb?*.yaml", Format::Yaml), "a_b.yaml");
        assert_eq!(name(&"å".repeat(300), Format::Yaml).chars().count(), LONGEST + ".yaml".len());
    }
}
