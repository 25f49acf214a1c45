#![no_main]

#[path = "../subjects.rs"]
#[allow(dead_code, reason = "each target has one of the subjects")]
mod subjects;

libfuzzer_sys::fuzz_target!(|input: &[u8]| subjects::markdown(input));
