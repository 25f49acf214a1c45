//! A file without what it tells of where it comes from, so that two files can be compared that were made with other templates.

use crate::build::Output;
use crate::document::origin::PREFIX;
use crate::seal::WORD_PART;
use crate::zipped::unzipped;

/// The rest of a file, in a form in which equal rests are equal; `None` of a file that tells nothing, or that cannot be read.
pub(super) fn without(output: Output, bytes: &[u8]) -> Option<Vec<(String, Vec<u8>)>> {
    let whole = |bytes: Vec<u8>| vec![(String::new(), bytes)];
    match output {
        Output::Text => None,
        Output::Pdf => without_description(bytes).map(whole),
        Output::Docx => {
            let mut parts = unzipped(bytes)?;
            parts.retain(|(name, _)| name != WORD_PART);
            Some(parts)
        }
        Output::Html => {
            let page = std::str::from_utf8(bytes).ok()?;
            let tells = format!("<meta name=\"{PREFIX}.");
            let rest = page.split_inclusive('\n').filter(|line| !line.starts_with(&tells));
            Some(whole(rest.collect::<String>().into_bytes()))
        }
    }
}

/// A PDF whose facts are blank. Facts of other lengths move what follows, and leave the two files different.
fn without_description(bytes: &[u8]) -> Option<Vec<u8>> {
    let start = format!("<rdf:Description rdf:about=\"\" xmlns:{PREFIX}=");
    let end = b"</rdf:Description></rdf:RDF>";
    let at = |word: &[u8], from: usize| bytes.get(from..)?.windows(word.len()).rposition(|window| window == word);
    let first = at(start.as_bytes(), 0)?;
    let length = at(end, first)?;
    let mut rest = bytes.to_vec();
    rest.get_mut(first..first + length)?.fill(b' ');
    Some(rest)
}
