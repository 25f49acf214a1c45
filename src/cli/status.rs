//! How a run ended, for the shell.

use std::process::ExitCode;

use crate::diagnostic::{Code, Diagnostic, Severity};

/// How a run ended. Of several, the gravest counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Done: exit status 0.
    Done,
    /// The data has errors: exit status 1.
    Faulty,
    /// Could not work: exit status 2. Wrong arguments, a file that cannot be read or written, a house style, a template or
    /// an engine that fails.
    Failed,
}

impl Status {
    /// What faults make of a run.
    pub(super) fn of(diagnostics: &[Diagnostic]) -> Self {
        let errors = diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        errors.map(|error| Self::of_error(error.code)).max().unwrap_or(Self::Done)
    }

    /// An error of the record is its writer's to mend; all others are not.
    pub(super) fn of_error(code: Code) -> Self {
        match code {
            Code::SrcRead
            | Code::Hse
            | Code::Tpl
            | Code::PdfStandard
            | Code::Parity
            | Code::BatCrash
            | Code::OutWrite => Self::Failed,
            _ => Self::Faulty,
        }
    }
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        match status {
            Status::Done => Self::SUCCESS,
            Status::Faulty => Self::from(1),
            Status::Failed => Self::from(2),
        }
    }
}
