//! Records that are none: bytes by chance, and samples that something has happened to.

use std::fmt;
use std::fs;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support;

/// What a record's file may be called.
pub(crate) fn names() -> impl Strategy<Value = &'static str> {
    select(vec!["post.yaml", "post.json"])
}

/// What YAML and JSON are made of.
const PIECES: &[&str] = &[
    "format: 1\n",
    "typ: minnesanteckningar\n",
    "titel: ",
    "avsnitt:\n",
    "  - text: |\n",
    "      ",
    "deltagare: ",
    "\n",
    "\r\n",
    "\r",
    "- ",
    "-",
    ": ",
    ":",
    ",",
    "{",
    "}",
    "[",
    "]",
    "\"",
    "'",
    "|\n",
    ">-\n",
    "|2\n",
    "&a ",
    "*a",
    "!!str ",
    "!",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "# ",
    "\t",
    "? ",
    "~",
    "null",
    "ja",
    "1e999",
    "-0",
    "2024-06-04",
    "\\u",
    "\\ud800",
    "\\x41",
    "\u{feff}",
    "\u{0}",
    "å",
    "{\"format\": 1, ",
    "\"titel\": \"a\"",
    "<<: *a\n",
    "   ",
    "@",
    "`",
    "%",
];

/// Bytes of every sort: mere chance, and pieces of what a record is written in.
pub(crate) fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        1 => vec(any::<u8>(), 0..200),
        1 => "\\PC{0,100}".prop_map(String::into_bytes),
        3 => vec(select(PIECES), 0..40).prop_map(|pieces| pieces.concat().into_bytes()),
        1 => vec(prop_oneof![5 => select(PIECES).prop_map(|piece| piece.as_bytes().to_vec()), 1 => vec(any::<u8>(), 1..3)], 0..40)
            .prop_map(|pieces| pieces.concat()),
    ]
}

/// A sample that something has happened to.
#[derive(Clone)]
pub(crate) struct Sample {
    /// Its file's name.
    pub(crate) name: String,
    /// What is left of it.
    pub(crate) bytes: Vec<u8>,
    damage: Vec<Damage>,
}

/// The whole file would bury what happened to it.
impl fmt::Debug for Sample {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} after {:?}", self.name, self.damage)
    }
}

/// What happens to a file.
#[derive(Clone, Debug)]
enum Damage {
    /// A bit is turned.
    Flip(Index, u8),
    /// Some bytes are gone.
    Delete(Index, usize),
    /// Everything from here on is gone.
    CutOff(Index),
    /// A line stands twice.
    Duplicate(Index),
    /// A line is gone.
    Omit(Index),
    /// Two lines change places.
    Swap(Index, Index),
    /// What follows a line's colon is something else.
    Replace(Index, &'static str),
    /// Something has got in.
    Insert(Index, &'static str),
}

/// Values of the wrong kind for one key or another.
const VALUES: &[&str] = &[
    "[]",
    "{}",
    "[[]]",
    "{ a: b }",
    "1",
    "-1",
    "1e400",
    "99999999999999999999",
    "null",
    "~",
    "\"\"",
    "''",
    "ja",
    "true",
    "2024-02-30",
    "24.00",
    "- a",
    "|",
    ">",
    "'",
    "\"",
    "*a",
    "!!int 1",
    "A2024/00912",
    "sv",
    "färdig",
    "\"\\u202e\"",
    "\u{301}",
    "x: y: z",
];

/// Damaged samples.
pub(crate) fn samples() -> impl Strategy<Value = Sample> {
    let paths = support::entries(&support::folder("samples")).expect("the samples");
    let samples: Vec<(String, Vec<u8>)> = paths
        .iter()
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml" || ending == "json"))
        .map(|path| (support::file_name(path), fs::read(path).expect("a sample")))
        .collect();
    let at = any::<Index>;
    let damage = prop_oneof![
        (at(), 0..8_u8).prop_map(|(at, bit)| Damage::Flip(at, bit)),
        (at(), 1..40_usize).prop_map(|(at, count)| Damage::Delete(at, count)),
        at().prop_map(Damage::CutOff),
        at().prop_map(Damage::Duplicate),
        at().prop_map(Damage::Omit),
        (at(), at()).prop_map(|(one, other)| Damage::Swap(one, other)),
        (at(), select(VALUES)).prop_map(|(at, value)| Damage::Replace(at, value)),
        (at(), select(PIECES)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
    ];
    (select(samples), vec(damage, 1..5)).prop_map(|((name, mut bytes), damage)| {
        for damage in &damage {
            damage.happen(&mut bytes);
        }
        Sample { name, bytes, damage }
    })
}

impl Damage {
    fn happen(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            return;
        }
        let length = bytes.len();
        let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect();
        let count = lines.len();
        match self {
            Self::Flip(at, bit) => bytes[at.index(length)] ^= 1 << bit,
            Self::Delete(at, some) => {
                let at = at.index(length);
                bytes.drain(at..(at + some).min(length));
            }
            Self::CutOff(at) => bytes.truncate(at.index(length)),
            Self::Insert(at, piece) => {
                let at = at.index(length);
                bytes.splice(at..at, piece.bytes());
            }
            Self::Duplicate(at) => {
                let line = lines[at.index(count)].clone();
                lines.insert(at.index(count), line);
                *bytes = lines.concat();
            }
            Self::Omit(at) => {
                lines.remove(at.index(count));
                *bytes = lines.concat();
            }
            Self::Swap(one, other) => {
                lines.swap(one.index(count), other.index(count));
                *bytes = lines.concat();
            }
            Self::Replace(at, value) => {
                let line = &mut lines[at.index(count)];
                if let Some(colon) = line.iter().position(|byte| *byte == b':') {
                    line.truncate(colon + 1);
                    line.extend(format!(" {value}\n").bytes());
                }
                *bytes = lines.concat();
            }
        }
    }
}
