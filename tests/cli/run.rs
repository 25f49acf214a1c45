//! Runs the program in a directory of its own.

use std::ffi::OsStr;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A record without fault.
pub(crate) const GOOD: &str = "\
format: 1
typ: minnesanteckningar
titel: Samråd om säkra skolvägar
myndighet: Regeringskansliet
datum: 2026-01-15
plats: Stockholm
diarienummer: A2026/00012
deltagare: [{ organisation: Föreningen Skolvägen }]
inledning: Gruppen gick igenom läget.
";

/// A record with one error: it lacks its title.
pub(crate) const BAD: &str = "\
format: 1
typ: minnesanteckningar
myndighet: Regeringskansliet
datum: 2026-01-15
plats: Stockholm
deltagare: [{ organisation: Föreningen Skolvägen }]
inledning: Gruppen gick igenom läget.
";

/// A record of minutes without fault, with two items.
pub(crate) const MINUTES: &str = "\
format: 1
typ: protokoll
titel: Protokoll från kulturnämndens sammanträde
myndighet: Älvnäs kommun
organ: Kulturnämnden
diarienummer: KN 2026/7
datum: 2026-03-12
plats: Kommunhuset i Älvnäs
ordförande: Anna Ek
sekreterare: Bo Lind
närvarande: [{ namn: Anna Ek, uppgift: ledamot }, { namn: Bo Lind, uppgift: tjänsteman }]
ärenden:
  - { rubrik: Val av justerare, beslut: [att utse ingen.] }
  - { rubrik: Rapport, behandling: information }
";

/// A directory to run the program in.
pub(crate) struct Desk {
    directory: TempDir,
}

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    /// An empty directory.
    pub(crate) fn new() -> Self {
        Self { directory: tempfile::tempdir().unwrap() }
    }

    /// Puts a file there; its name may have directories.
    pub(crate) fn with(self, name: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(name, text);
        self
    }

    pub(crate) fn put(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    pub(crate) fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Every file, by its path in the directory, in order.
    pub(crate) fn files(&self) -> Vec<String> {
        fn walk(directory: &Path, prefix: &str, found: &mut Vec<String>) {
            for entry in fs::read_dir(directory).unwrap().map(Result::unwrap) {
                let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
                if entry.path().is_dir() {
                    walk(&entry.path(), &format!("{name}/"), found);
                } else {
                    found.push(name);
                }
            }
        }
        let mut found = Vec::new();
        walk(self.directory.path(), "", &mut found);
        found.sort();
        found
    }

    /// The program, in this directory, in Swedish, without colours, and untouched by the variables of whoever runs the tests.
    pub(crate) fn command<A: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = A>) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_protokollant"));
        command.args(arguments).current_dir(self.directory.path()).env("LC_ALL", "sv_SE.UTF-8");
        for variable in
            ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "CI", "TERM", "SLURM_ARRAY_TASK_ID", "JOB_COMPLETION_INDEX"]
        {
            command.env_remove(variable);
        }
        command
    }

    /// Runs the program with the words of a line, none of which has a space.
    pub(crate) fn run(&self, line: &str) -> Ended {
        ended(&self.command(line.split(' ')).output().unwrap())
    }

    /// Likewise, with this on standard input.
    pub(crate) fn run_with(&self, line: &str, input: &str) -> Ended {
        let mut command = self.command(line.split(' '));
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        if let Err(error) = child.stdin.take().unwrap().write_all(input.as_bytes()) {
            // A program that refuses its arguments ends without reading.
            assert_eq!(error.kind(), ErrorKind::BrokenPipe);
        }
        ended(&child.wait_with_output().unwrap())
    }
}

/// What a process left, its output as text; bytes that are none become replacement characters.
pub(crate) fn ended(output: &Output) -> Ended {
    Ended {
        status: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

impl Ended {
    /// Demands an exit status.
    #[track_caller]
    pub(crate) fn with_status(self, status: i32) -> Self {
        assert_eq!(self.status, Some(status), "{}{}", self.out, self.err);
        self
    }
}
