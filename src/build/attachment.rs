//! The record as a file within the PDF.

use super::Job;
use crate::source::Format;

/// Most characters of a name; file systems take 255 bytes, and a character is at most four.
const LONGEST: usize = 60;

/// The name under which the record is attached: its own file name, without its directories, in the form that every file system
/// takes, and with an extension that says what is in it.
pub(super) fn name(job: &Job<'_>) -> String {
    let own = job.name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, extension) = own.rsplit_once('.').unwrap_or((own, ""));
    let known: &[&str] = match job.format {
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

/// What the record is, as a media type (YAML: RFC 9512; JSON: RFC 8259).
pub(super) fn media_type(format: Format) -> &'static str {
    match format {
        Format::Yaml => "application/yaml",
        Format::Json => "application/json",
    }
}

/// Whether every file system takes a letter in a name. Windows refuses the most.
fn is_safe(letter: char) -> bool {
    !letter.is_control() && !matches!(letter, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
}

#[cfg(test)]
mod tests {
    use super::{Job, LONGEST, name};
    use crate::source::{Format, picture};

    fn named(own: &str, format: Format) -> String {
        name(&Job::new(own, b"", format, &picture::Directory::new(None)))
    }

    #[test]
    fn an_attached_record_keeps_its_file_name_without_its_directories() {
        assert_eq!(named("möten/2026/Samråd 4.6.yaml", Format::Yaml), "Samråd 4.6.yaml");
        assert_eq!(named(r"C:\möten\a.YML", Format::Yaml), "a.yml");
        assert_eq!(named("a.json", Format::Json), "a.json");
    }

    #[test]
    fn an_attached_record_says_by_its_name_what_is_in_it() {
        assert_eq!(named("a.txt", Format::Json), "a.txt.json");
        assert_eq!(named("a", Format::Yaml), "a.yaml");
        assert_eq!(named("<stdin>", Format::Json), "stdin.json");
    }

    #[test]
    fn no_name_of_a_record_is_one_that_a_file_system_refuses() {
        assert_eq!(named("..", Format::Yaml), "post.yaml");
        assert_eq!(named("", Format::Yaml), "post.yaml");
        assert_eq!(named(".dold.yaml", Format::Yaml), "dold.yaml");
        assert_eq!(named("a\nb?*.yaml", Format::Yaml), "a_b.yaml");
        assert_eq!(named(&"å".repeat(300), Format::Yaml).chars().count(), LONGEST + ".yaml".len());
    }
}
