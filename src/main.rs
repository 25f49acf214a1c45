//! The program: arguments in, an exit status out. Everything else is in [`protokollant::cli`].

use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

use protokollant::cli::{self, Streams, Surroundings};

fn main() -> ExitCode {
    // The shells of Windows leave `*.yaml` to the programs; elsewhere the shell has replaced it.
    let arguments: Vec<OsString> = wild::args_os().collect();
    let surroundings = Surroundings::of_process();
    // Documents go to standard output byte for byte, so only a terminal gets a stream that knows about colours.
    let mut out: Box<dyn Write> =
        if surroundings.colour_out { Box::new(anstream::stdout().lock()) } else { Box::new(io::stdout().lock()) };
    let mut streams = Streams { input: &mut io::stdin().lock(), out: &mut out, err: &mut anstream::stderr().lock() };
    cli::run(&arguments, surroundings, &mut streams).into()
}
