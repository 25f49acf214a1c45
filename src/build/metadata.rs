//! Facts about a document, from the meeting.

use crate::document::{Metadata, Origin};
use crate::meeting::{Meeting, Variant};
use crate::record::DocumentType;
use crate::template::Words;

/// How much of the digest names a document without a registry number: 128 bits, in hexadecimal digits.
const DIGEST_DIGITS: usize = 32;

/// Makes the facts. `digest` is the SHA-256 of what the document is made of, in hexadecimal digits.
pub(super) fn metadata(meeting: &Meeting, words: &Words, digest: &str, roles: bool, origin: Origin) -> Metadata {
    let word = |words: &crate::template::Named, key: &str| words.get(key).cloned().unwrap_or_else(|| key.to_owned());
    let document_type = word(&words.r#type, meeting.kind.word());
    let description = words
        .descriptions
        .get(meeting.kind.word())
        .map(String::as_str)
        .unwrap_or_default()
        .replace("{type}", &document_type)
        .replace("{date}", &meeting.days_told())
        .replace("{authority}", meeting.department.as_ref().unwrap_or(&meeting.authority));
    let keywords = [meeting.registry_number.clone(), Some(document_type.clone()), meeting.department.clone()];
    // The digest is of the typed bytes, so two versions without a number never share a name.
    let name = meeting.registry_number.clone().unwrap_or_else(|| digest.chars().take(DIGEST_DIGITS).collect());
    let date = meeting.days.0;
    // Two extracts of the same minutes are two documents.
    let extract = meeting.particulars.protocol().filter(|_| meeting.kind == DocumentType::Extract);
    // So are the internal and the public document.
    let variant = if meeting.masked.is_empty() { String::new() } else { format!(" {}", Variant::Public.word()) };
    // And the one with roles in the place of names.
    let roles = if roles { " roller" } else { "" };
    let items = extract.map(|protocol| format!(" {}", protocol.items_named())).unwrap_or_default();
    Metadata {
        title: words.title(meeting.kind, meeting),
        lang: meeting.lang.tag().to_owned(),
        authors: meeting.authors.iter().map(|author| author.name.clone()).collect(),
        authority: meeting.authority.clone(),
        department: meeting.department.clone(),
        unit: meeting.unit.clone(),
        registry_number: meeting.registry_number.clone(),
        date: Some(date),
        description,
        keywords: keywords.into_iter().flatten().collect(),
        status: word(&words.status, meeting.status.word()),
        version: meeting.version,
        identifier: format!("{name} {}{items} {date} v{}{variant}{roles}", meeting.kind.word(), meeting.version),
        document_type,
        origin,
    }
}
