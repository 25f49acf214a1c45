//! The fonts that the program carries.

use typst::foundations::Bytes;
use typst::text::Font;

/// Every font file of `fonts/`, in the order of their names. The list is this one; a test holds it against the directory.
pub const FILES: &[(&str, &[u8])] = &[
    ("eb-garamond/EBGaramond-Bold.ttf", include_bytes!("../../fonts/eb-garamond/EBGaramond-Bold.ttf")),
    ("eb-garamond/EBGaramond-BoldItalic.ttf", include_bytes!("../../fonts/eb-garamond/EBGaramond-BoldItalic.ttf")),
    ("eb-garamond/EBGaramond-Italic.ttf", include_bytes!("../../fonts/eb-garamond/EBGaramond-Italic.ttf")),
    ("eb-garamond/EBGaramond-Regular.ttf", include_bytes!("../../fonts/eb-garamond/EBGaramond-Regular.ttf")),
    ("libre-franklin/LibreFranklin-Bold.ttf", include_bytes!("../../fonts/libre-franklin/LibreFranklin-Bold.ttf")),
    (
        "libre-franklin/LibreFranklin-BoldItalic.ttf",
        include_bytes!("../../fonts/libre-franklin/LibreFranklin-BoldItalic.ttf"),
    ),
    ("libre-franklin/LibreFranklin-Italic.ttf", include_bytes!("../../fonts/libre-franklin/LibreFranklin-Italic.ttf")),
    (
        "libre-franklin/LibreFranklin-Regular.ttf",
        include_bytes!("../../fonts/libre-franklin/LibreFranklin-Regular.ttf"),
    ),
];

/// The checksums (SHA-256) of [`FILES`], by path. They are written down, for to compute them takes longer than to read a record; a test
/// holds them against the files.
pub fn checksums() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../../fonts/SHA256SUMS").lines();
    lines.filter_map(|line| line.split_once("  ")).map(|(checksum, path)| (path, checksum))
}

/// Reads the fonts, the carried ones first. A file may hold several faces. A file that is no font gives none.
pub(super) fn faces<'a>(own: impl IntoIterator<Item = &'a [u8]>) -> Vec<Font> {
    let carried = FILES.iter().map(|(_, data)| Bytes::new(*data));
    let own = own.into_iter().map(|data| Bytes::new(data.to_vec()));
    carried.chain(own).flat_map(Font::iter).collect()
}

/// The first two of several named font files that hold the same face and are not the same file, and the face's family. Words would be
/// set in the one that comes first, whichever was meant.
#[must_use]
pub fn rivals<'f>(files: &[(&'f str, &'f [u8])]) -> Option<(&'f str, &'f str, String)> {
    let mut known: Vec<(&str, &[u8], Font)> = Vec::new();
    for (name, data) in files.iter().copied() {
        for face in Font::iter(Bytes::new(data.to_vec())) {
            let same = |other: &Font| {
                let (one, other) = (other.info(), face.info());
                one.family.to_lowercase() == other.family.to_lowercase() && one.variant == other.variant
            };
            if let Some((first, ..)) = known.iter().find(|(_, bytes, other)| same(other) && *bytes != data) {
                return Some((first, name, face.info().family.clone()));
            }
            known.push((name, data, face));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{FILES, checksums, faces, rivals};
    use crate::checksum::checksum;

    #[test]
    fn the_checksums_that_are_written_down_are_those_of_the_fonts() {
        let written: Vec<(&str, String)> = checksums().map(|(path, sum)| (path, sum.to_owned())).collect();
        assert_eq!(written, FILES.iter().map(|(path, bytes)| (*path, checksum(bytes))).collect::<Vec<_>>());
    }

    #[test]
    fn two_files_of_one_face_are_rivals_unless_they_are_one_file() {
        let ((_, bold), (_, italic)) = (FILES[0], FILES[2]);
        let longer = [bold, &[0]].concat();
        assert_eq!(rivals(&[("a", bold), ("b", italic), ("c", bold)]), None);
        assert_eq!(rivals(&[("a", bold), ("b", italic), ("c", &longer)]), Some(("a", "c", "EB Garamond".to_owned())));
    }

    #[test]
    fn every_font_file_of_the_directory_is_carried() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts");
        let mut found = Vec::new();
        for family in std::fs::read_dir(&root).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir()) {
            for file in std::fs::read_dir(family.path()).unwrap().map(Result::unwrap) {
                let name = file.file_name().into_string().unwrap();
                if Path::new(&name).extension().is_some_and(|extension| extension == "ttf") {
                    found.push(format!("{}/{name}", family.file_name().into_string().unwrap()));
                }
            }
        }
        found.sort();
        assert_eq!(FILES.iter().map(|(name, _)| *name).collect::<Vec<_>>(), found);
    }

    #[test]
    fn every_carried_font_has_the_letters_of_swedish_and_of_the_national_minority_languages() {
        // Swedish, Finnish and Meänkieli, the Sami languages, Romani Chib; dashes, quotes and signs of official text.
        let letters = "åäöÅÄÖéÉüÜáÁčČđĐŋŊšŠŧŦžŽïÏõÕæÆøØ–…”’“‘§•€°½\u{a0}";
        for face in faces([]) {
            let missing: String =
                letters.chars().filter(|letter| !face.info().coverage.contains(*letter as u32)).collect();
            assert_eq!(missing, "", "{}", face.info().family);
        }
    }
}
