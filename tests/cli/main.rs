//! The program as people run it: arguments, files and streams in, files, streams and an exit status out.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod batch;
mod build;
mod check;
mod deadlines;
mod diff;
mod directory;
mod discreet;
mod inputs;
mod inspect;
mod language;
mod lost;
mod manifest;
mod mend;
mod new;
mod nudge;
mod package;
mod plan;
mod proof;
mod pruned;
mod reference;
mod register;
mod run;
mod source;
mod standing;
mod style;
mod superseded;
mod watch;
