//! A maker in a process of its own.
//!
//! A record that runs away in time or memory cannot be stopped from within: the engine asks nobody while it sets a page. So records are
//! made by a child process that lives long and is fed over pipes, and that is killed when one of them takes too much. Whoever comes
//! next gets a new one. To hand over a record costs a fraction of a millisecond; to start a process some ten.
//!
//! ```text
//! parent ── Setup ──────────────► child       what is to be made
//! parent ◄── Hello ────────────── child       with what it would be made: the same as the parent's, or all ends here
//! parent ── Ask, the record ────► child  ┐
//! parent ◄── Answer, documents ── child  ┘    as often as there are records; it ends when its standard input does
//! ```

use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

use super::basis::Program;
use super::discreet::holds_secrets;
use super::frame;
use super::maker::{Fault, Maker, Named, Product, Request, Settings, Voice};
use crate::build::{About, Artifact, Output};
use crate::diagnostic::{Code, Diagnostic, Lang, cut};
use crate::message;
use crate::source::Format;

/// How often it is looked whether a record takes too much. What is done by then, as nearly all are, is not looked at.
const TICK: Duration = Duration::from_millis(100);

/// So much of what a child says at its end is kept, in bytes.
const LAST_WORDS: u64 = 4096;

/// So much of it is shown, in characters.
const LAST_WORDS_SHOWN: usize = 200;

/// What a single record may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Time, on the clock.
    pub time: Duration,
    /// Memory of the process that makes it, in bytes.
    pub memory: u64,
}

impl Limits {
    /// Ten thousand times what four pages take, and room for a record of thousands of pages.
    pub const USUAL: Self = Self { time: Duration::from_mins(5), memory: 2 << 30 };
}

/// What a child is told first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// The program that the parent runs, which is the child's too.
    pub program: Program,
    /// What is to be made.
    pub settings: Settings,
    /// Whether the machine is approved for security-classified records, which settings do not carry along.
    on_approved_machine: bool,
    /// In which language faults are told.
    pub lang: Lang,
}

impl Setup {
    /// What is told a child that is to make the same as this process.
    #[must_use]
    pub fn new(program: Program, settings: Settings, lang: Lang) -> Self {
        let on_approved_machine = settings.on_approved_machine;
        Self { program, settings, on_approved_machine, lang }
    }
}

/// The child's first words.
#[derive(Serialize, Deserialize)]
struct Hello {
    /// What it would make documents with.
    basis: String,
}

/// A record, whose bytes follow.
#[derive(Serialize, Deserialize)]
struct Ask {
    name: String,
    path: String,
    format: Format,
    directory: Option<PathBuf>,
}

/// What became of it; the bytes of each document follow.
#[derive(Serialize, Deserialize)]
struct Answer {
    faults: Vec<Fault>,
    told: String,
    about: Option<About>,
    named: Vec<Named>,
    outputs: Vec<Output>,
    millis: u64,
    withheld: bool,
}

/// The first part of a child: what it is told first. `None` where nobody says anything.
///
/// # Errors
/// For a parent that says something else.
pub fn setup(input: &mut dyn Read) -> io::Result<Option<Setup>> {
    Ok(frame::read::<Setup>(input)?.map(|(mut setup, _)| {
        setup.settings.on_approved_machine = setup.on_approved_machine;
        setup
    }))
}

/// The other part: answers until nobody asks any more. `basis` says what it makes documents with.
///
/// # Errors
/// For a parent that is gone, or that says something else.
pub fn serve(
    input: &mut dyn Read,
    output: &mut dyn Write,
    basis: &str,
    make: &mut dyn FnMut(&Request) -> Product,
) -> io::Result<()> {
    let (mut input, mut output) = (BufReader::new(input), BufWriter::new(output));
    frame::write(&mut output, &Hello { basis: basis.to_owned() }, &[])?;
    while let Some((ask, blobs)) = frame::read::<Ask>(&mut input)? {
        let Ask { name, path, format, directory } = ask;
        let bytes = blobs.into_iter().next().unwrap_or_default();
        let Product { faults, told, about, named, artifacts, millis, withheld } =
            make(&Request { name, path, bytes, format, directory });
        let outputs = artifacts.iter().map(|artifact| artifact.output).collect();
        let blobs: Vec<&[u8]> = artifacts.iter().map(|artifact| artifact.bytes.as_slice()).collect();
        frame::write(&mut output, &Answer { faults, told, about, named, outputs, millis, withheld }, &blobs)?;
    }
    Ok(())
}

/// Makes documents in a child process.
pub struct Process<'p> {
    command: Box<dyn Fn() -> Command + Send + 'p>,
    setup: &'p Setup,
    basis: &'p str,
    limits: Limits,
    child: Option<Running>,
    begun: Option<io::Result<()>>,
    /// The record that was begun, which may be one that may not be quoted.
    asked: Vec<u8>,
    /// What that record is called.
    called: String,
}

impl<'p> Process<'p> {
    /// A maker whose child is started by `command`, and again whenever it had to be killed. The child calls [`setup`] and then [`serve`], with
    /// the same `basis`.
    #[must_use]
    pub fn new(command: impl Fn() -> Command + Send + 'p, setup: &'p Setup, basis: &'p str, limits: Limits) -> Self {
        Self {
            command: Box::new(command),
            setup,
            basis,
            limits,
            child: None,
            begun: None,
            asked: Vec::new(),
            called: String::new(),
        }
    }

    fn ask(&mut self, request: &Request) -> io::Result<()> {
        let child = match &mut self.child {
            Some(child) => child,
            none => none.insert(Running::start((self.command)(), self.setup, self.basis)?),
        };
        let Request { name, path, bytes, format, directory } = request;
        let ask = Ask { name: name.clone(), path: path.clone(), format: *format, directory: directory.clone() };
        match frame::write(&mut child.input, &ask, &[bytes]) {
            // That the child is gone shows when its answer is waited for.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            sent => sent,
        }
    }

    fn answer(&mut self) -> Option<Product> {
        let child = self.child.as_mut()?;
        let mut waited = Duration::ZERO;
        let fault = loop {
            match child.answers.recv_timeout(TICK) {
                Ok(product) => return Some(product),
                Err(RecvTimeoutError::Disconnected) => break None,
                Err(RecvTimeoutError::Timeout) => waited += TICK,
            }
            if waited >= self.limits.time {
                break Some(too_slow(&self.called, self.limits.time));
            }
            if child.memory() > self.limits.memory {
                break Some(too_large(&self.called, self.limits.memory));
            }
        };
        let (ended, words) = self.child.take()?.end();
        // A program that breaks down may do so with a record's words on its lips.
        let is_secret = self.setup.settings.roles || holds_secrets(&self.asked);
        let ended = if words.is_empty() || is_secret { ended } else { format!("{ended}: {words}") };
        let voice = Voice { lang: self.setup.lang, colour: false, discreet: true };
        let fault = fault.unwrap_or_else(|| crashed(&self.called, &ended));
        let millis = u64::try_from(waited.as_millis()).unwrap_or(u64::MAX);
        Some(Product { withheld: is_secret, millis, ..Product::refused(&fault, voice) })
    }
}

impl Maker for Process<'_> {
    fn begin(&mut self, request: Request) {
        self.begun = Some(self.ask(&request));
        (self.asked, self.called) = (request.bytes, request.path);
    }

    fn finish(&mut self) -> io::Result<Option<Product>> {
        let Some(begun) = self.begun.take() else { return Ok(None) };
        begun?;
        Ok(self.answer())
    }
}

/// A child that lives.
struct Running {
    child: Child,
    input: ChildStdin,
    answers: Receiver<Product>,
    last_words: thread::JoinHandle<String>,
    system: System,
}

impl Running {
    /// Starts a child. What it says is read by a thread of its own, so that it can be waited for with a limit.
    fn start(mut command: Command, setup: &Setup, basis: &str) -> io::Result<Self> {
        // As many children as processors: none of them is to take the others'.
        command.env("RAYON_NUM_THREADS", "1");
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn()?;
        let (Some(mut input), Some(output), Some(error)) =
            (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let last_words = thread::spawn(move || {
            let mut words = Vec::new();
            let mut error = error;
            let kept = error.by_ref().take(LAST_WORDS).read_to_end(&mut words);
            // A child that says more than that must not wait for somebody to listen.
            let _ = kept.and_then(|_| io::copy(&mut error, &mut io::sink()));
            String::from_utf8_lossy(&words).trim().to_owned()
        });
        let mut output = BufReader::new(output);
        // A child that cannot even listen says why.
        let _ = frame::write(&mut input, setup, &[]);
        let hello = frame::read::<Hello>(&mut output)?.map(|(hello, _)| hello.basis);
        if hello.as_deref() != Some(basis) {
            let (ended, words) = Self::stop(&mut child, last_words);
            let words = if words.is_empty() { ended } else { format!("{ended}: {words}") };
            let changed = hello.is_some();
            let reason = if changed { "templates, fonts or house styles have changed".to_owned() } else { words };
            return Err(io::Error::other(reason));
        }
        let (sender, answers) = mpsc::channel();
        thread::spawn(move || {
            // A stream that breaks off is the end of the child, of which others will ask.
            while let Ok(Some((answer, blobs))) = frame::read::<Answer>(&mut output) {
                if sender.send(product(answer, blobs)).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, input, answers, last_words, system: System::new() })
    }

    /// Memory of the child, in bytes; nothing where the system does not tell.
    fn memory(&mut self) -> u64 {
        let id = Pid::from_u32(self.child.id());
        let kind = ProcessRefreshKind::nothing().with_memory();
        self.system.refresh_processes_specifics(ProcessesToUpdate::Some(&[id]), true, kind);
        self.system.process(id).map_or(0, sysinfo::Process::memory)
    }

    /// Ends the child, and tells how it ended and its last words.
    fn end(mut self) -> (String, String) {
        drop(self.input);
        Self::stop(&mut self.child, self.last_words)
    }

    fn stop(child: &mut Child, last_words: thread::JoinHandle<String>) -> (String, String) {
        // One that has ended by itself cannot be killed any more.
        let _ = child.kill();
        let ended = child.wait().map(|status| status.to_string()).unwrap_or_default();
        (ended, last_words.join().unwrap_or_default())
    }
}

impl Drop for Process<'_> {
    fn drop(&mut self) {
        if let Some(child) = self.child.take() {
            // Nobody is left who would read an answer.
            let _ = child.end();
        }
    }
}

fn product(answer: Answer, blobs: Vec<Vec<u8>>) -> Product {
    let Answer { faults, told, about, named, outputs, millis, withheld } = answer;
    let artifacts = outputs.into_iter().zip(blobs).map(|(output, bytes)| Artifact { output, bytes }).collect();
    Product { faults, told, about, named, artifacts, millis, withheld }
}

fn too_slow(record: &str, limit: Duration) -> Diagnostic {
    let seconds = limit.as_secs_f64();
    let fault = message!(
        "posten tog mer än {seconds} s och avbröts: \"{record}\"",
        "the record took more than {seconds} s and was stopped: \"{record}\""
    );
    Diagnostic::new(Code::BatTime, fault)
        .hint(message!("ge den mer tid med --tid, eller dela upp den", "give it more time with --time, or divide it"))
}

fn too_large(record: &str, limit: u64) -> Diagnostic {
    let megabytes = limit >> 20;
    let fault = message!(
        "posten tog mer än {megabytes} MB minne och avbröts: \"{record}\"",
        "the record took more than {megabytes} MB of memory and was stopped: \"{record}\""
    );
    Diagnostic::new(Code::BatMemory, fault).hint(message!(
        "ge den mer minne med --minne, eller dela upp den",
        "give it more memory with --memory, or divide it"
    ))
}

fn crashed(record: &str, ended: &str) -> Diagnostic {
    let ended = cut(ended, LAST_WORDS_SHOWN);
    let fault = message!(
        "programmet som gjorde handlingen av \"{record}\" slutade oväntat ({ended})",
        "the program that made the document of \"{record}\" ended unexpectedly ({ended})"
    );
    Diagnostic::new(Code::BatCrash, fault).hint(message!(
        "kör om; händer det igen, anmäl det tillsammans med posten",
        "run it again; if it happens again, report it together with the record"
    ))
}

#[cfg(all(test, unix))]
mod tests {
    use std::process::Command;

    use super::{Lang, Limits, Maker as _, Output, Process, Program, Request, Settings, Setup};
    use crate::build::InWord;
    use crate::pdf::Standard;
    use crate::source::Format;

    /// What is told of a record over which a child dies with the record's words on its lips.
    fn told(record: &str, roles: bool) -> String {
        let settings = Settings {
            outputs: vec![Output::Text],
            standard: Standard::A2aUa1,
            kind: None,
            items: Vec::new(),
            in_word: InWord::default(),
            variant: None,
            roles,
            on_approved_machine: false,
        };
        let program = Program { name: "test".to_owned(), version: "1".to_owned(), sha256: "0".to_owned() };
        let setup = Setup::new(program, settings, Lang::Sv);
        // It says hello in a frame, hears what is asked, and breaks down.
        let child = r#"printf '\000\000\000\015\000\000\000\000{"basis":"b"}'; head -c 400 >/dev/null; echo 'Nils Holm' >&2; exit 3"#;
        let command = || {
            let mut command = Command::new("sh");
            command.args(["-c", child]);
            command
        };
        let mut process = Process::new(command, &setup, "b", Limits::USUAL);
        let (name, path) = ("a.yaml".to_owned(), "a.yaml".to_owned());
        let bytes = format!("{record}{}", " ".repeat(400)).into_bytes();
        process.begin(Request { name, path, bytes, format: Format::Yaml, directory: None });
        process.finish().ok().flatten().map(|product| product.told).unwrap_or_default()
    }

    #[test]
    fn a_child_that_dies_over_a_record_with_secrets_tells_how_and_not_what_it_read() {
        for (record, roles, is_quoted) in
            [("titel: Möte", false, true), ("sekretess: {}", false, false), ("titel: Möte", true, false)]
        {
            let told = told(record, roles);
            assert!(told.contains("KÖR-KRASCH") && told.contains("exit status: 3"), "{told}");
            assert_eq!(told.contains("Nils Holm"), is_quoted, "{record}: {told}");
        }
    }
}
