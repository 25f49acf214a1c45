//! The fuzzer's seeds (`fuzz/corpus/`), each of them a test: what has once broken something must not break it again.

use std::fs;
use std::panic::catch_unwind;

use crate::{subjects, support};

fn run_all(folder: &str, subject: fn(&[u8])) {
    let seeds = support::entries(&support::folder(folder)).expect("a folder of seeds");
    assert!(!seeds.is_empty(), "there are no seeds in {folder}");
    for seed in seeds {
        let input = fs::read(&seed).expect("a seed");
        let outcome = catch_unwind(|| subject(&input));
        assert!(outcome.is_ok(), "{} breaks it, as told above", seed.display());
    }
}

#[test]
fn every_seed_of_a_record_is_judged_without_a_panic() {
    run_all("fuzz/corpus/record", subjects::record);
}

#[test]
fn every_seed_of_a_text_is_read_without_a_panic() {
    run_all("fuzz/corpus/markdown", subjects::markdown);
}
