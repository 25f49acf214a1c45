//! Writes an archive of made-up records, the same bytes every time, for measuring whole runs.
//!
//! ```text
//! cargo bench --bench archive -- varied DIR 10000   # notes and minutes from one page to thirty, with tables, votes and two languages
//! cargo bench --bench archive -- alike DIR 1000     # distinct notes of four to five pages and some 1,250 words, as the seed sample
//! ```
//!
//! `benches/rates` makes runs of them and prints how fast they were.

#[path = "../stages/corpus.rs"]
#[allow(dead_code, reason = "the stages are measured on a record of another length")]
mod corpus;

use std::path::Path;

use corpus::Chance;

/// Sections of notes that fill four to five pages.
const ALIKE: usize = 3;

/// Records in a directory.
const SHELF: usize = 500;

fn main() {
    // Cargo adds `--bench`.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let [kind, directory, count] = arguments.as_slice() else {
        // Whoever runs all benches wants no archive.
        return;
    };
    let count: usize = count.parse().expect("the third argument is a number of records");
    for number in 0..count {
        let record = match kind.as_str() {
            "varied" => varied(number),
            "alike" => corpus::notes(ALIKE, seed(number)),
            other => panic!("there is no archive {other}"),
        };
        let shelf = Path::new(directory).join(format!("{:03}", number / SHELF));
        std::fs::create_dir_all(&shelf).expect("the directory can be made");
        std::fs::write(shelf.join(format!("{number:05}.yaml")), record).expect("the record can be written");
    }
}

fn seed(number: usize) -> u64 {
    2_009_000_000 + number as u64
}

/// One record in five is of minutes, one in five in English; most are short, some long.
fn varied(number: usize) -> String {
    let mut chance = Chance(seed(number));
    let length = match chance.between(1, 10) {
        1..=6 => chance.between(1, 4),
        7..=9 => chance.between(5, 10),
        _ => chance.between(11, 25),
    };
    match chance.between(1, 5) {
        1 => corpus::minutes(length, seed(number)),
        2 => corpus::notes(length, seed(number)).replace("språk: sv", "språk: en"),
        _ => corpus::notes(length, seed(number)),
    }
}
