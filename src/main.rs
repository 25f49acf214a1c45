//! Protokollant on the command line.

fn main() {}
