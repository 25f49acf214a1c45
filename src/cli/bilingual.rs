//! Texts of the command line in both languages, each standing beside what it explains.
//!
//! clap's derived commands take their texts before anything is known of the user's language. So a text there is
//! [`both!`] at once, and [`command`] keeps the half that is wanted. What clap itself says in English on a help page
//! (headings, "Usage", `[OPTIONS]`) is replaced here too.

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory as _};

use super::Cli;
use crate::diagnostic::Lang;

/// Stands between the two halves: the control character that was made to separate units of text.
const DIVIDER: char = '\u{1f}';

/// One text from a Swedish and an English literal.
macro_rules! both {
    ($sv:literal, $en:literal $(,)?) => {
        concat!($sv, "\u{1f}", $en)
    };
}
pub(super) use both;

/// The half of a text that is in `lang`. A text in one language only is given whole.
fn half(text: &str, lang: Lang) -> &str {
    match (text.split_once(DIVIDER), lang) {
        (Some((sv, _)), Lang::Sv) => sv,
        (Some((_, en)), Lang::En) => en,
        (None, _) => text,
    }
}

/// A text as it was written. Shown plainly, it would lack its divider like any other control character.
fn written(text: &StyledStr) -> String {
    text.ansi().to_string()
}

/// The program's arguments, explained in `lang`.
pub(super) fn command(lang: Lang) -> Command {
    built(translate(Cli::command(), lang), lang)
}

/// The same for people to read: in Swedish, the commands stand under their Swedish names.
pub(super) fn shown(lang: Lang) -> Command {
    let command = translate(Cli::command(), lang);
    match lang {
        Lang::Sv => built(command.mut_subcommands(swedish_first), lang),
        Lang::En => built(command, lang),
    }
}

fn built(mut command: Command, lang: Lang) -> Command {
    command.build();
    with_usage(command, lang)
}

fn swedish_first(command: Command) -> Command {
    let own = command.get_name().to_owned();
    let swedish = command.get_visible_aliases().next().map(str::to_owned);
    match swedish {
        Some(swedish) => command.name(swedish).visible_alias(None::<&'static str>).visible_alias(own),
        None => command,
    }
}

fn translate(command: Command, lang: Lang) -> Command {
    let texts = [command.get_about(), command.get_after_help()];
    let [about, after] = texts.map(|text| text.map(|text| half(&written(text), lang).to_owned()));
    let (usage, commands) = match lang {
        Lang::Sv => ("Användning", "Kommandon"),
        Lang::En => ("Usage", "Commands"),
    };
    let mut places = 1..;
    let mut command = command
        .help_template(format!("{{about-with-newline}}\n{usage}: {{usage}}\n\n{{all-args}}{{after-help}}"))
        .subcommand_help_heading(commands)
        .subcommand_value_name(half(both!("KOMMANDO", "COMMAND"), lang).to_owned())
        // Under a heading that is not its own, clap would put arguments in the order of the alphabet.
        .mut_args(|arg| translate_argument(arg, lang).display_order(places.next().unwrap_or_default()))
        .mut_subcommands(|command| translate(command, lang));
    if let Some(about) = about {
        command = command.about(about);
    }
    if let Some(after) = after {
        command = command.after_help(after);
    }
    command
}

fn translate_argument(arg: Arg, lang: Lang) -> Arg {
    let heading = if arg.is_positional() { both!("Argument", "Arguments") } else { both!("Flaggor", "Options") };
    let help = arg.get_help().map(|help| half(&written(help), lang).to_owned());
    let names = arg.get_value_names().map(|names| names.iter().map(|name| half(name, lang).to_owned()).collect());
    let names: Vec<String> = names.unwrap_or_default();
    let mut arg = arg.help_heading(half(heading, lang).to_owned());
    if arg.get_action().takes_values() {
        // What clap would add is in English; the help itself says it.
        arg = arg.hide_possible_values(true).hide_default_value(true);
    }
    if let Some(help) = help {
        arg = arg.help(help);
    }
    if !names.is_empty() {
        arg = arg.value_names(names);
    }
    arg
}

/// Replaces the English words of the lines that say how a command is written; the commands must know their full names by then.
fn with_usage(command: Command, lang: Lang) -> Command {
    if lang == Lang::En {
        return command;
    }
    let mut command = command.mut_subcommands(|command| with_usage(command, lang));
    let usage = command.render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[FLAGGOR]");
    command.override_usage(usage)
}

#[cfg(test)]
mod tests {
    use clap::{Command, CommandFactory as _};

    use super::{DIVIDER, command, shown, written};
    use crate::cli::Cli;
    use crate::diagnostic::Lang;

    /// A command and all below it, each with its name in front of what `look` says about it.
    fn walk(command: &Command, look: &dyn Fn(&Command) -> Vec<String>, found: &mut Vec<String>) {
        found.extend(look(command).into_iter().map(|text| format!("{}: {text}", command.get_name())));
        for inner in command.get_subcommands() {
            walk(inner, look, found);
        }
    }

    #[test]
    fn every_command_and_argument_is_explained_in_both_languages() {
        let mut lacking = Vec::new();
        let look = |command: &Command| {
            let about = command.get_about().map(|text| ("about".to_owned(), written(text)));
            let after = command.get_after_help().map(|text| ("example".to_owned(), written(text)));
            let own = [("about", about), ("example", after)]
                .map(|(what, text)| text.unwrap_or((what.to_owned(), String::new())));
            let arguments = command
                .get_arguments()
                .map(|argument| (argument.get_id().to_string(), argument.get_help().map(written).unwrap_or_default()));
            own.into_iter()
                .chain(arguments)
                .filter(|(_, text)| text.split(DIVIDER).filter(|half| !half.trim().is_empty()).count() != 2)
                .map(|(what, _)| what)
                .collect()
        };
        walk(&Cli::command(), &look, &mut lacking);
        assert_eq!(lacking, [""; 0]);
    }

    #[test]
    fn a_help_page_is_in_one_language_and_leaves_no_divider() {
        for lang in [Lang::Sv, Lang::En] {
            let mut pages = Vec::new();
            walk(&shown(lang), &|command| vec![command.clone().render_help().to_string()], &mut pages);
            assert!(pages.len() > 10);
            for page in pages {
                assert!(!page.contains(DIVIDER), "{page}");
                assert_eq!(page.contains("Usage:"), lang == Lang::En, "{page}");
                assert_eq!(page.contains("[OPTIONS]") || page.contains("Options:"), lang == Lang::En, "{page}");
                assert_eq!(page.contains("Användning:"), lang == Lang::Sv, "{page}");
            }
        }
    }

    #[test]
    fn the_words_that_an_argument_takes_stand_in_its_help() {
        let mut lacking = Vec::new();
        let look = |command: &Command| {
            let mut lacking = Vec::new();
            for argument in command.get_arguments().filter(|argument| argument.get_action().takes_values()) {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                let words = argument.get_possible_values();
                lacking.extend(words.iter().map(|word| word.get_name().to_owned()).filter(|word| !help.contains(word)));
            }
            lacking
        };
        for lang in [Lang::Sv, Lang::En] {
            walk(&command(lang), &look, &mut lacking);
        }
        assert_eq!(lacking, [""; 0]);
    }

    #[test]
    fn the_arguments_are_sound_in_the_eyes_of_clap() {
        for lang in [Lang::Sv, Lang::En] {
            command(lang).debug_assert();
            shown(lang).debug_assert();
        }
    }
}
