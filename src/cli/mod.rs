//! The command line: arguments in, an exit status out, one file for each command.
//!
//! [`run`] understands the arguments and hands them to a command together with [`Surroundings`] (language, colour, the day) and
//! [`Streams`]. A command is a function of these three, so tests can call it without a process.
//!
//! Results go to standard output; faults, and what is told to people who wait, to standard error. How a run ended is a [`Status`].
//!
//! **Invariant:** only this module prints, asks for the time or the environment, and knows terminals.

mod batch;
mod bilingual;
mod build;
mod check;
mod choice;
mod completions;
mod deadlines;
mod diff;
mod directory;
mod edition;
mod explain;
mod extract;
mod help;
mod input;
mod inputs;
mod inspect;
mod locked;
mod machine;
mod man;
mod mend;
mod misuse;
mod new;
mod package;
mod pictures;
mod product;
mod recall;
mod register;
mod rules;
mod schema;
mod starter;
mod status;
mod streams;
mod style;
mod surroundings;
mod targets;
mod verify;
mod watch;
mod worker;

pub use batch::Scheduled;
pub use status::Status;
pub use streams::Streams;
pub use surroundings::Surroundings;

use std::ffi::OsString;
use std::io::ErrorKind as IoErrorKind;

use clap::error::ErrorKind;
use clap::{ArgAction, FromArgMatches as _, Parser, Subcommand};

use crate::diagnostic::Lang;
use crate::message;
use bilingual::both;
use choice::one_of;
use misuse::Misuse;
use streams::Stop;

#[derive(Clone, Debug, Parser)]
#[command(
    name = env!("CARGO_PKG_NAME"),
    version,
    about = both!(
        "Protokollant gör mötesanteckningar till färdiga handlingar: PDF, Word och webbsida.",
        "Protokollant turns the record of a meeting into finished documents: PDF, Word and web page."
    ),
    after_help = both!(
        "Så börjar du:\n  protokollant ny minnesanteckningar möte.yaml   skriver en post att fylla i\n  \
         protokollant bygg möte.yaml                    gör möte.pdf, .docx och .html\n\n\
         \"protokollant KOMMANDO --help\" visar mer om ett kommando.",
        "To begin with:\n  protokollant new minnesanteckningar meeting.yaml   writes a record to fill in\n  \
         protokollant build meeting.yaml                    makes meeting.pdf, .docx and .html\n\n\
         \"protokollant COMMAND --help\" shows more about a command."
    ),
    arg_required_else_help = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true,
    subcommand_required = true,
)]
struct Cli {
    #[command(subcommand)]
    command: Command,
    #[arg(
        long,
        global = true,
        value_name = both!("SPRÅK", "LANG"),
        value_parser = one_of(&surroundings::LANGUAGES, surroundings::tag),
        help = both!(
            "Språk för det som programmet säger: sv, en (om inget anges, datorns språk)",
            "Language of what the program says: sv, en (if none is given, that of the computer)"
        )
    )]
    lang: Option<Lang>,
    #[arg(
        short,
        long,
        global = true,
        action = ArgAction::Help,
        help = both!("Visa den här hjälpen", "Show this help")
    )]
    help: Option<bool>,
    #[arg(
        short = 'V',
        long,
        action = ArgAction::Version,
        help = both!("Visa programmets version", "Show the program's version")
    )]
    version: Option<bool>,
}

#[derive(Clone, Debug, Subcommand)]
enum Command {
    #[command(
        visible_alias = "bygg",
        about = both!("Gör handlingar av poster", "Turn records into documents"),
        after_help = both!(
            "Exempel:\n  protokollant bygg möte.yaml                    möte.pdf, möte.docx, möte.html\n  \
             protokollant bygg *.yaml -o färdigt -f pdf     bara PDF, i katalogen färdigt\n\n\
             En post med fel blir ingen handling, och filer från förra gången är då kvar som de var.",
            "Examples:\n  protokollant build meeting.yaml                meeting.pdf, meeting.docx, meeting.html\n  \
             protokollant build *.yaml -o finished -f pdf   only PDF, into the directory finished\n\n\
             A record with an error becomes no document, and files from the last time then stay as they were."
        )
    )]
    Build(build::BuildOptions),
    #[command(
        visible_alias = "granska",
        about = both!("Granska poster, och Word-filers tillgänglighet", "Check records, and the accessibility of Word files"),
        after_help = both!(
            "Exempel:\n  protokollant granska möte.yaml\n  protokollant granska remissvar.docx              är Word-filen tillgänglig?\n  protokollant granska --rätta möte.yaml           rättar det som kan rättas utan att fråga\n  \
             protokollant granska *.yaml --message-format sarif > fel.sarif\n\n\
             --rätta ändrar aldrig en post med status: justerad.",
            "Examples:\n  protokollant check meeting.yaml\n  protokollant check reply.docx                    is the Word file accessible?\n  protokollant check --fix meeting.yaml            mends what can be mended without asking\n  \
             protokollant check *.yaml --message-format sarif > faults.sarif\n\n\
             --fix never changes a record with status: justerad (approved)."
        )
    )]
    Check(check::CheckOptions),
    #[command(
        visible_alias = "förklara",
        about = both!("Förklara en regel: vad den kräver, varför, och hur man gör", "Explain a rule: what it wants, why, and what to do"),
        after_help = both!("Exempel:\n  protokollant förklara ACC-HEAD", "Example:\n  protokollant explain ACC-HEAD")
    )]
    Explain(explain::ExplainOptions),
    #[command(
        visible_alias = "regler",
        about = both!("Visa alla regler", "Show all rules"),
        after_help = both!("Exempel:\n  protokollant regler", "Example:\n  protokollant rules")
    )]
    Rules(rules::RulesOptions),
    #[command(
        visible_alias = "tidsfrister",
        about = both!("Visa tidsfrister: justering, anslag, överklagande", "Show deadlines: approval, notice, appeals"),
        after_help = both!(
            "Exempel:\n  protokollant tidsfrister sammantrade.yaml\n\n\
             Dagar som inte är kända än räknas som de sista tillåtna. Ingenting skrivs, och inget i posten ändras.",
            "Example:\n  protokollant deadlines minutes.yaml\n\n\
             Days that are not known yet are taken to be the last lawful ones. Nothing is written, and nothing in the record changes."
        )
    )]
    Deadlines(deadlines::DeadlinesOptions),
    #[command(
        visible_alias = "ny",
        about = both!("Skriv en post att börja med, med förklaringar", "Write a record to begin with, with explanations"),
        after_help = both!(
            "Exempel:\n  protokollant ny minnesanteckningar möte.yaml\n\n\
             Bredvid posten skrivs protokollant.schema.json, som får redigerare att förklara och rätta medan man skriver.",
            "Example:\n  protokollant new minnesanteckningar meeting.yaml\n\n\
             Beside the record goes protokollant.schema.json, which lets editors explain and correct as one types."
        )
    )]
    New(new::NewOptions),
    #[command(
        visible_alias = "diarium",
        about = both!("För ett diarium: lämna ut diarienummer, granska, lämna vidare", "Keep a register of documents: give out registry numbers, check, export"),
        after_help = both!(
            "Exempel:\n  protokollant diarium ny a-2026.sqlite --authority Arbetsmarknadsdepartementet\n  \
             protokollant diarium nästa a-2026.sqlite --title \"Remissvar om skolvägar\" --direction in --counterparty \"Älvnäs kommun\"\n  \
             protokollant diarium stämpla a-2026.sqlite möte.yaml\n  protokollant diarium granska a-2026.sqlite",
            "Examples:\n  protokollant register new a-2026.sqlite --authority Arbetsmarknadsdepartementet\n  \
             protokollant register next a-2026.sqlite --title \"Reply about school roads\" --direction in --counterparty \"Älvnäs kommun\"\n  \
             protokollant register stamp a-2026.sqlite meeting.yaml\n  protokollant register check a-2026.sqlite"
        )
    )]
    Register(register::RegisterOptions),
    #[command(
        about = both!("Visa postens form som JSON Schema, för redigerare", "Show the form of a record as JSON Schema, for editors"),
        after_help = both!(
            "Exempel:\n  protokollant schema > protokollant.schema.json\n  protokollant schema --register > register.schema.json",
            "Example:\n  protokollant schema > protokollant.schema.json\n  protokollant schema --register > register.schema.json"
        )
    )]
    Schema(schema::SchemaOptions),
    #[command(
        visible_alias = "bevaka",
        about = both!("Gör handlingen på nytt så fort posten sparas", "Make the document anew whenever the record is saved"),
        after_help = both!(
            "Exempel:\n  protokollant bevaka möte.yaml -f html\n\n\
             Avsluta med Ctrl-C. Programmet slutar då av signalen (i ett skal status 130); de filer som är skrivna är alltid hela.",
            "Example:\n  protokollant watch meeting.yaml -f html\n\n\
             End it with Ctrl-C. The program is then ended by the signal (status 130 in a shell); the files that are written are always whole."
        )
    )]
    Watch(build::BuildOptions),
    #[command(
        visible_alias = "kör",
        about = both!("Gör handlingar av många poster, i en körning som går att avbryta och bevisa", "Turn many records into documents, in a run that can be interrupted and proven"),
        after_help = both!(
            "Exempel:\n  protokollant kör poster -o arkiv               alla poster i katalogen poster och under den\n  \
             protokollant kör poster -o arkiv --shard 2/4   den andra av fyra delar, på fyra datorer\n\n\
             Avbryts körningen, börja om med samma kommando: det som är klart och oförändrat görs inte igen. En post med fel läggs \
             åt sidan i arkiv/_protokollant/avlagda, och de andra görs.",
            "Examples:\n  protokollant batch records -o archive               all records in and below the directory records\n  \
             protokollant batch records -o archive --shard 2/4   the second of four parts, on four machines\n\n\
             If a run is interrupted, repeat the command: what is done and unchanged is not done again. A record with an error is put \
             aside in archive/_protokollant/avlagda, and the others are made."
        )
    )]
    Batch(batch::BatchOptions),
    #[command(
        visible_alias = "bevisa",
        about = both!("Kontrollera att en körnings handlingar är de som den gjorde", "Check that a run's documents are those that it made"),
        after_help = both!(
            "Exempel:\n  protokollant bevisa arkiv             jämför varje fil med manifestets kontrollsumma\n  \
             protokollant bevisa arkiv --gör-om    gör allt på nytt och jämför varje byte",
            "Examples:\n  protokollant verify archive             compares every file with the manifest's checksum\n  \
             protokollant verify archive --rebuild   makes everything again and compares every byte"
        )
    )]
    Verify(verify::VerifyOptions),
    #[command(
        visible_alias = "jämför",
        about = both!("Jämför två körningars handlingar: byte, ord, taggar, sidor och utseende", "Compare the documents of two runs: bytes, words, tags, pages and look"),
        after_help = both!(
            "Exempel:\n  protokollant jämför arkiv-2026 arkiv-2027 -o skillnader\n\nStatus 0 om allt är likadant, annars 1.",
            "Example:\n  protokollant diff archive-2026 archive-2027 -o differences\n\nStatus 0 if all is alike, otherwise 1."
        )
    )]
    Diff(diff::DiffOptions),
    #[command(
        hide = true,
        about = both!("Gör handlingar åt en körning", "Make documents for a run"),
        after_help = both!("Startas av protokollant kör.", "Started by protokollant batch.")
    )]
    Worker(worker::WorkerOptions),
    #[command(
        visible_alias = "paketera",
        about = both!("Gör paketet till registratorn av en post", "Turn a record into the package for the registrar"),
        after_help = both!(
            "Exempel:\n  protokollant paketera möte.yaml -o till-registrator\n  \
             protokollant paketera möte.yaml -o till-registrator --zip\n\n\
             Ett paket skrivs aldrig över. Samma post ger samma paket, byte för byte.",
            "Examples:\n  protokollant package meeting.yaml -o for-the-registrar\n  \
             protokollant package meeting.yaml -o for-the-registrar --zip\n\n\
             A package is never overwritten. The same record gives the same package, byte by byte."
        )
    )]
    Package(package::PackageOptions),
    #[command(
        visible_alias = "undersök",
        about = both!("Berätta vad en fil eller ett paket är, och om det är oförändrat", "Tell what a file or a package is, and whether it is unchanged"),
        after_help = both!(
            "Exempel:\n  protokollant undersök A2024-00912_minnesanteckningar_2024-06-04\n  \
             protokollant undersök paket.zip handling.pdf",
            "Examples:\n  protokollant inspect A2024-00912_minnesanteckningar_2024-06-04\n  \
             protokollant inspect package.zip document.pdf"
        )
    )]
    Inspect(inspect::InspectOptions),
    #[command(
        visible_alias = "hämta",
        about = both!("Hämta tillbaka posten ur ett paket eller en PDF/A-3", "Get the record back from a package or a PDF/A-3"),
        after_help = both!(
            "Exempel:\n  protokollant hämta A2024-00912_minnesanteckningar_2024-06-04 -o poster",
            "Example:\n  protokollant extract A2024-00912_minnesanteckningar_2024-06-04 -o records"
        )
    )]
    Extract(extract::ExtractOptions),
    #[command(
        about = both!("Skriv ut det som ett skal behöver för att fylla i kommandon", "Print what a shell needs to complete commands"),
        after_help = both!(
            "Exempel:\n  protokollant completions bash > ~/.local/share/bash-completion/completions/protokollant",
            "Example:\n  protokollant completions bash > ~/.local/share/bash-completion/completions/protokollant"
        )
    )]
    Completions(completions::CompletionsOptions),
    #[command(
        about = both!("Skriv ut manualsidor", "Print manual pages"),
        after_help = both!(
            "Exempel:\n  protokollant man build | man -l -\n  protokollant man -o ~/.local/share/man/man1",
            "Examples:\n  protokollant man build | man -l -\n  protokollant man -o ~/.local/share/man/man1"
        )
    )]
    Man(man::ManOptions),
    #[command(
        visible_alias = "hjälp",
        about = both!("Visa hjälp om ett kommando", "Show help about a command"),
        after_help = both!("Exempel:\n  protokollant hjälp bygg", "Example:\n  protokollant help build")
    )]
    Help(help::HelpOptions),
}

/// Does what the arguments say, the first of which is the program's own name.
pub fn run(arguments: &[OsString], around: Surroundings, streams: &mut Streams<'_>) -> Status {
    let lang = surroundings::asked_for(arguments).unwrap_or(around.lang);
    let around = Surroundings { lang, ..around };
    match understand(arguments, around, streams).and_then(|cli| match cli {
        Ok(cli) => dispatch(&cli.command, Surroundings { lang: cli.lang.unwrap_or(lang), ..around }, streams),
        Err(status) => Ok(status),
    }) {
        Ok(status) => status,
        Err(Stop::Misuse(misuse)) => {
            streams.tell(&misuse.render(around));
            Status::Failed
        }
        // Whoever reads our results has read enough.
        Err(Stop::Output(error)) if error.kind() == IoErrorKind::BrokenPipe => Status::Done,
        Err(Stop::Output(error)) => {
            let reason = input::reason(&error);
            let (sv, en) = (&reason.sv, &reason.en);
            let fault =
                message!("standard ut går inte att skriva till: {sv}", "standard output cannot be written to: {en}");
            streams.tell(&Misuse::new(fault).render(around));
            Status::Failed
        }
    }
}

/// Understands the arguments; a status where they only ask for help.
fn understand(
    arguments: &[OsString],
    around: Surroundings,
    streams: &mut Streams<'_>,
) -> Result<Result<Cli, Status>, Stop> {
    let mut command = bilingual::command(around.lang);
    let parsed = command.try_get_matches_from_mut(arguments).and_then(|matches| Cli::from_arg_matches(&matches));
    let error = match parsed {
        Ok(cli) => return Ok(Ok(cli)),
        Err(error) => error,
    };
    let named = command_named(&command, arguments);
    match error.kind() {
        ErrorKind::DisplayHelp => {
            streams.out.write_all(help::page(named, around, around.colour_out)?.as_bytes())?;
            Ok(Err(Status::Done))
        }
        ErrorKind::DisplayVersion => {
            streams.out.write_all(command.render_version().as_bytes())?;
            Ok(Err(Status::Done))
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            streams.tell(&help::page(named, around, around.colour_err)?);
            Ok(Err(Status::Failed))
        }
        _ => {
            let spelt = misuse::Spelt::new(&command, arguments, around.lang);
            Err(misuse::of_clap(&error, named, &spelt).into())
        }
    }
}

/// The command that the arguments name, in the word they use for it.
fn command_named<'a>(program: &clap::Command, arguments: &'a [OsString]) -> Option<&'a str> {
    let words = arguments.iter().skip(1).filter_map(|argument| argument.to_str());
    words.into_iter().find(|word| program.find_subcommand(word).is_some())
}

fn dispatch(command: &Command, around: Surroundings, streams: &mut Streams<'_>) -> Result<Status, Stop> {
    let status = match command {
        Command::Build(options) => build::run(options, around, streams),
        Command::Check(options) => check::run(options, around, streams),
        Command::Explain(options) => explain::run(options, around, streams),
        Command::Rules(options) => rules::run(options, around, streams),
        Command::Deadlines(options) => deadlines::run(options, around, streams),
        Command::New(options) => new::run(options, around, streams),
        Command::Register(options) => register::run(options, around, streams),
        Command::Schema(options) => schema::run(options, around, streams),
        Command::Package(options) => package::run(options, around, streams),
        Command::Inspect(options) => inspect::run(options, around, streams),
        Command::Extract(options) => extract::run(options, around, streams),
        Command::Watch(options) => watch::run(options, around, streams),
        Command::Batch(options) => batch::run(options, around, streams),
        Command::Verify(options) => verify::run(options, around, streams),
        Command::Diff(options) => diff::run(options, around, streams),
        Command::Worker(options) => worker::run(options, around, streams),
        Command::Completions(options) => completions::run(options, around, streams),
        Command::Man(options) => man::run(options, around, streams),
        Command::Help(options) => help::run(options, around, streams),
    }?;
    streams.out.flush()?;
    Ok(status)
}
