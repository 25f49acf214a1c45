//! What the program finds around it: whom it speaks to, on what, and which day it is.
//!
//! Found once, at the start, and handed down; so a command is a function of its arguments, these, and the streams.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::time::Instant;

use anstream::{AutoStream, ColorChoice};
use chrono::{Local, NaiveDate, NaiveTime};

use super::batch::Scheduled;
use crate::diagnostic::Lang;

/// What the program finds around it.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings {
    /// The language that people are spoken to in.
    pub lang: Lang,
    /// Whether standard output is to be coloured.
    pub colour_out: bool,
    /// Whether standard error is to be coloured.
    pub colour_err: bool,
    /// Whether standard error is a terminal, on which a line can be drawn again.
    pub live: bool,
    /// The day it is.
    pub today: NaiveDate,
    /// Which part of a larger job this is, as far as a scheduler says so.
    pub scheduled: Scheduled,
}

impl Surroundings {
    /// Asks the machine. Colours are for terminals; `NO_COLOR`, `CLICOLOR` and `CLICOLOR_FORCE` are honoured.
    #[must_use]
    pub fn of_process() -> Self {
        Self {
            lang: locale(&variable, system_locale),
            colour_out: AutoStream::choice(&io::stdout()) != ColorChoice::Never,
            colour_err: AutoStream::choice(&io::stderr()) != ColorChoice::Never,
            live: io::stderr().is_terminal(),
            today: today(),
            scheduled: Scheduled::of(&|name| variable(name)?.into_string().ok()),
        }
    }

    /// The one of two words that is in the language of these surroundings.
    pub(super) fn word<'w>(self, sv: &'w str, en: &'w str) -> &'w str {
        match self.lang {
            Lang::Sv => sv,
            Lang::En => en,
        }
    }
}

/// How many columns the terminal of standard error has, as far as it tells. Somebody may change that at any time.
pub(super) fn columns() -> Option<usize> {
    terminal_size::terminal_size_of(io::stderr()).map(|(width, _)| usize::from(width.0))
}

/// The language that the arguments ask for, found before they are understood: what is wrong with them is also said in it.
pub(super) fn asked_for(arguments: &[OsString]) -> Option<Lang> {
    let arguments: Vec<&str> = arguments.iter().map(|argument| argument.to_str().unwrap_or_default()).collect();
    let before = arguments.split(|argument| *argument == "--").next().unwrap_or_default();
    before.iter().enumerate().rev().find_map(|(at, argument)| {
        let next = || (*argument == "--lang").then(|| before.get(at + 1).copied()).flatten();
        let asked = argument.strip_prefix("--lang=").or_else(next)?;
        LANGUAGES.into_iter().find(|lang| asked.trim().eq_ignore_ascii_case(tag(*lang)))
    })
}

/// The languages that can be asked for.
pub(super) const LANGUAGES: [Lang; 2] = [Lang::Sv, Lang::En];

/// The word for a language on the command line.
pub(super) fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Sv => "sv",
        Lang::En => "en",
    }
}

/// The language of the locale (POSIX, 8.2 Internationalization Variables). Where none is set, or the one that stands for
/// "none", it is Swedish, as those who use the program are.
fn locale(variable: &dyn Fn(&str) -> Option<OsString>, system: impl FnOnce() -> Option<String>) -> Lang {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(variable).find(|value| !value.is_empty());
    let name = set.map(|value| value.to_string_lossy().into_owned()).or_else(system).unwrap_or_default();
    let language = name.split(['_', '-', '.', '@']).next().unwrap_or_default();
    match language.to_ascii_lowercase().as_str() {
        "" | "c" | "posix" | "sv" => Lang::Sv,
        _ => Lang::En,
    }
}

/// Where locales are not in the environment, the system is asked.
fn system_locale() -> Option<String> {
    if cfg!(any(windows, target_os = "macos")) { sys_locale::get_locale() } else { None }
}

#[expect(clippy::disallowed_methods, reason = "cli/ asks the environment on behalf of the whole program")]
fn variable(name: &str) -> Option<OsString> {
    std::env::var_os(name)
}

#[expect(clippy::disallowed_methods, reason = "cli/ asks for the day on behalf of the whole program")]
fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// The time of day, for telling people when something happened.
#[expect(clippy::disallowed_methods, reason = "what is told to people who wait may depend on the clock")]
pub(super) fn time_of_day() -> NaiveTime {
    Local::now().time()
}

/// Day and hour with the distance to UTC, for what is kept of who did what when (ISO 8601).
#[expect(clippy::disallowed_methods, reason = "a journal says when something was done")]
pub(super) fn time_stamp() -> String {
    Local::now().format("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The name that the system has for whoever uses it.
pub(super) fn user() -> Option<String> {
    let names = ["USER", "USERNAME", "LOGNAME"].into_iter().filter_map(variable);
    names.map(|name| name.to_string_lossy().into_owned()).find(|name| !name.is_empty())
}

/// A moment to measure from.
#[expect(clippy::disallowed_methods, reason = "what is told to people who wait may depend on the clock")]
pub(super) fn moment() -> Instant {
    Instant::now()
}

/// The file of this program. On Linux it is the very one that runs, though it may have been replaced since by that of another version: what a
/// run is made with and what its manifest names is one program.
pub(super) fn own_file() -> io::Result<PathBuf> {
    let running = Path::new("/proc/self/exe");
    if cfg!(target_os = "linux") && running.exists() { Ok(running.to_owned()) } else { std::env::current_exe() }
}

#[cfg(test)]
mod tests {
    use std::ffi::OsString;

    use super::{asked_for, locale};
    use crate::diagnostic::Lang;

    fn of(set: &[(&str, &str)]) -> Lang {
        let variable = |name: &str| set.iter().find(|(own, _)| *own == name).map(|(_, value)| OsString::from(*value));
        locale(&variable, || None)
    }

    #[test]
    fn swedish_is_spoken_in_sweden_and_where_no_language_is_set() {
        for name in ["sv_SE.UTF-8", "sv", "sv_FI", "sv-SE", "C", "C.UTF-8", "POSIX", ""] {
            assert_eq!(of(&[("LANG", name)]), Lang::Sv, "{name}");
        }
        assert_eq!(of(&[]), Lang::Sv);
    }

    #[test]
    fn english_is_spoken_elsewhere() {
        for name in ["en_GB.UTF-8", "en", "fi_FI", "de-DE", "se_SE"] {
            assert_eq!(of(&[("LANG", name)]), Lang::En, "{name}");
        }
    }

    #[test]
    fn the_stronger_variable_wins_and_an_empty_one_does_not_count() {
        assert_eq!(of(&[("LC_ALL", "sv_SE"), ("LANG", "en_US")]), Lang::Sv);
        assert_eq!(of(&[("LC_MESSAGES", "en_US"), ("LANG", "sv_SE")]), Lang::En);
        assert_eq!(of(&[("LC_ALL", ""), ("LANG", "en_US")]), Lang::En);
    }

    #[test]
    fn the_language_on_the_command_line_is_found_in_any_place_but_among_the_files() {
        let asked = |line: &str| asked_for(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("protokollant build a.yaml --lang en"), Some(Lang::En));
        assert_eq!(asked("protokollant --lang=sv bild"), Some(Lang::Sv));
        assert_eq!(asked("protokollant --lang EN bild"), Some(Lang::En));
        assert_eq!(asked("protokollant build -- --lang en"), None);
        assert_eq!(asked("protokollant build --lang de"), None);
        assert_eq!(asked("protokollant build --lang"), None);
    }
}
