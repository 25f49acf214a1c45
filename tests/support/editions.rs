//! Other documents that samples are made into, for the outside judges to see each kind in Swedish and in English.

/// A sample's file, and the words of the command line that make another document of it.
pub(crate) const EDITIONS: &[(&str, &[&str])] = &[
    ("protokoll-byggnadsnamnden-2026-03-12.yaml", &["--as", "protokollsutdrag", "--items", "27,32,42-43"]),
    ("minutes-advisory-council-2026-02-05.yaml", &["--as", "protokollsutdrag", "--items", "2"]),
    ("protokoll-individutskottet-2026-04-16.yaml", &["--variant", "intern"]),
    ("notes-procurement-2026-05-20.yaml", &["--variant", "intern"]),
];
