//! Arguments that make no sense, said in the user's language.

use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::slice;

use anstyle::{AnsiColor, Style};
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::surroundings::Surroundings;
use crate::diagnostic::{Lang, Message};
use crate::message;

/// What is wrong with the arguments, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Misuse {
    message: Message,
    hints: Vec<Message>,
}

impl Misuse {
    pub(super) fn new(message: Message) -> Self {
        Self { message, hints: Vec::new() }
    }

    #[must_use]
    pub(super) fn hint(mut self, hint: Message) -> Self {
        self.hints.push(hint);
        self
    }

    /// As people read it: looks like a fault of a record, but has no code that could be explained.
    pub(super) fn render(&self, around: Surroundings) -> String {
        let (red, bold) = if around.colour_err {
            (AnsiColor::BrightRed.on_default().bold(), Style::new().bold())
        } else {
            (Style::new(), Style::new())
        };
        let (severity, hint) = match around.lang {
            Lang::Sv => ("fel", "tips"),
            Lang::En => ("error", "hint"),
        };
        let mut text = format!("{red}{severity}{red:#}{bold}: {}{bold:#}\n", self.message.in_lang(around.lang));
        for words in &self.hints {
            let _ = writeln!(text, "  = {bold}{hint}{bold:#}: {}", words.in_lang(around.lang));
        }
        text
    }
}

/// How options are spelt that clap knows by their English names: as the user typed them; what a Swedish user did not type, in both languages.
#[derive(Debug)]
pub(super) struct Spelt(BTreeMap<String, String>);

impl Spelt {
    pub(super) fn new(program: &clap::Command, arguments: &[OsString], lang: Lang) -> Self {
        let typed: BTreeSet<&str> = arguments
            .iter()
            .filter_map(|argument| argument.to_str()?.strip_prefix("--"))
            .map(|argument| argument.split_once('=').map_or(argument, |(name, _)| name))
            .collect();
        let mut spelt = Self(BTreeMap::new());
        let mut commands = vec![program];
        while let Some(command) = commands.pop() {
            commands.extend(command.get_subcommands());
            for argument in command.get_arguments() {
                let (Some(own), Some(others)) = (argument.get_long(), argument.get_visible_aliases()) else { continue };
                let swedish = others.first().filter(|_| lang == Lang::Sv);
                let used = others.iter().find(|other| typed.contains(**other));
                if typed.contains(own) && used.is_none() {
                    continue;
                }
                // Where nothing was typed, nobody knows which of the two the user goes by.
                let name = used.map(|name| format!("--{name}"));
                if let Some(name) = name.or_else(|| Some(format!("--{} (--{own})", swedish?))) {
                    spelt.0.insert(format!("--{own}"), name);
                }
            }
        }
        spelt
    }

    /// What clap says of an argument, such as `--as <TYPE>`, with the option as it is spelt.
    fn named(&self, argument: &str) -> String {
        let end = argument.find([' ', '=']).unwrap_or(argument.len());
        let (name, rest) = argument.split_at(end);
        format!("{}{rest}", self.0.get(name).map_or(name, String::as_str))
    }
}

/// What clap found wrong with the arguments, which name this command. Its own sentences are in English only.
pub(super) fn of_clap(error: &clap::Error, command: Option<&str>, spelt: &Spelt) -> Misuse {
    let context = Context(error, spelt);
    let misuse = match error.kind() {
        ErrorKind::UnknownArgument => unknown_argument(&context),
        ErrorKind::InvalidSubcommand => {
            let word = context.word(ContextKind::InvalidSubcommand);
            Misuse::new(message!("det finns inget kommando \"{word}\"", "there is no command \"{word}\""))
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => invalid_value(&context),
        ErrorKind::MissingRequiredArgument => {
            let missing = context.words(ContextKind::InvalidArg).join(" ");
            Misuse::new(message!("{missing} saknas", "{missing} is missing"))
        }
        ErrorKind::MissingSubcommand => Misuse::new(message!("inget kommando har angetts", "no command was given")),
        ErrorKind::ArgumentConflict => {
            let argument = context.word(ContextKind::InvalidArg);
            let others = context.words(ContextKind::PriorArg);
            if others.is_empty() || others == [argument.clone()] {
                Misuse::new(message!("{argument} är angett två gånger", "{argument} is given twice"))
            } else {
                let others = others.join(" ");
                Misuse::new(message!(
                    "{argument} går inte ihop med {others}",
                    "{argument} does not go together with {others}"
                ))
            }
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            let argument = context.word(ContextKind::InvalidArg);
            Misuse::new(message!("{argument} har fel antal värden", "{argument} has the wrong number of values"))
        }
        ErrorKind::InvalidUtf8 => Misuse::new(message!(
            "ett av argumenten är inte giltig text (UTF-8)",
            "one of the arguments is no valid text (UTF-8)"
        )),
        _ => {
            let reason = error.to_string();
            let reason = reason.trim();
            Misuse::new(message!(
                "argumenten går inte att förstå: {reason}",
                "the arguments cannot be understood: {reason}"
            ))
        }
    };
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let suggested = suggested.into_iter().flat_map(|kind| context.words(kind)).next();
    let misuse = match suggested {
        Some(word) => misuse.hint(message!("menade du \"{word}\"?", "did you mean \"{word}\"?")),
        None => misuse,
    };
    let command = command.map(|command| format!(" {command}")).unwrap_or_default();
    misuse.hint(message!(
        "\"protokollant{command} --help\" visar hur man skriver",
        "\"protokollant{command} --help\" shows how to write it"
    ))
}

fn unknown_argument(context: &Context<'_>) -> Misuse {
    let word = context.word(ContextKind::InvalidArg);
    if word.starts_with('-') {
        return Misuse::new(message!("det finns ingen flagga \"{word}\"", "there is no option \"{word}\""));
    }
    let misuse = Misuse::new(message!("\"{word}\" är ett argument för mycket", "\"{word}\" is one argument too many"));
    misuse.hint(quotation_marks())
}

/// What to do about a name that a shell has taken apart.
pub(super) fn quotation_marks() -> Message {
    message!(
        "ett namn med mellanslag skrivs inom citattecken: \"möte 4 juni.yaml\"",
        "a name with spaces is written in quotation marks: \"meeting 4 June.yaml\""
    )
}

fn invalid_value(context: &Context<'_>) -> Misuse {
    let (argument, value) = (context.word(ContextKind::InvalidArg), context.word(ContextKind::InvalidValue));
    let misuse = if value.is_empty() {
        Misuse::new(message!("{argument} saknar värde", "{argument} lacks a value"))
    } else {
        Misuse::new(message!("{argument} kan inte vara \"{value}\"", "{argument} cannot be \"{value}\""))
    };
    let allowed = context.words(ContextKind::ValidValue).join(", ");
    if allowed.is_empty() {
        return misuse;
    }
    misuse.hint(message!("det här går: {allowed}", "these will do: {allowed}"))
}

/// What clap knows about an error.
struct Context<'e>(&'e clap::Error, &'e Spelt);

impl Context<'_> {
    fn words(&self, kind: ContextKind) -> Vec<String> {
        let words = match self.0.get(kind) {
            Some(ContextValue::String(word)) => slice::from_ref(word),
            Some(ContextValue::Strings(words)) => words,
            _ => &[],
        };
        let is_argument = matches!(kind, ContextKind::InvalidArg | ContextKind::PriorArg);
        words.iter().map(|word| if is_argument { self.1.named(word) } else { word.clone() }).collect()
    }

    fn word(&self, kind: ContextKind) -> String {
        self.words(kind).into_iter().next().unwrap_or_default()
    }
}
