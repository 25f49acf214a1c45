//! The templates, words and house styles that the program carries. A test holds the lists against the directory.

/// Templates by path within `templates/`.
pub const TEMPLATES: &[(&str, &str)] = &[
    ("lib.typ", include_str!("../../templates/lib.typ")),
    ("base.typ", include_str!("../../templates/base.typ")),
    ("look.typ", include_str!("../../templates/look.typ")),
    ("minnesanteckningar.typ", include_str!("../../templates/minnesanteckningar.typ")),
    ("dagordning.typ", include_str!("../../templates/dagordning.typ")),
    ("kallelse.typ", include_str!("../../templates/kallelse.typ")),
    ("protokoll.typ", include_str!("../../templates/protokoll.typ")),
    ("protokollsutdrag.typ", include_str!("../../templates/protokollsutdrag.typ")),
    ("beslut.typ", include_str!("../../templates/beslut.typ")),
    ("tjansteanteckning.typ", include_str!("../../templates/tjansteanteckning.typ")),
    ("promemoria.typ", include_str!("../../templates/promemoria.typ")),
];

/// Fixed words: language, path within `templates/`, text.
pub const WORDS: &[(&str, &str, &str)] = &[
    ("en", "words/en.yaml", include_str!("../../templates/words/en.yaml")),
    ("sv", "words/sv.yaml", include_str!("../../templates/words/sv.yaml")),
];

/// House styles: name and text of `house.yaml`.
pub const HOUSES: &[(&str, &str)] = &[
    ("neutral", include_str!("../../templates/neutral/house.yaml")),
    ("regeringskansliet", include_str!("../../templates/regeringskansliet/house.yaml")),
];

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{HOUSES, TEMPLATES, WORDS};

    fn files(directory: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(directory).unwrap().map(Result::unwrap) {
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.path().is_dir() {
                files(&entry.path(), &format!("{name}/"), found);
            } else {
                found.push(name);
            }
        }
    }

    #[test]
    fn every_file_of_the_directory_is_carried() {
        let mut found = Vec::new();
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("templates"), "", &mut found);
        found.sort();
        let mut carried: Vec<String> = TEMPLATES
            .iter()
            .map(|(path, _)| (*path).to_owned())
            .chain(WORDS.iter().map(|(_, path, _)| (*path).to_owned()))
            .chain(HOUSES.iter().map(|(name, _)| format!("{name}/house.yaml")))
            .collect();
        carried.sort();
        assert_eq!(carried, found);
    }
}
