//! `register new`, `next` and `correct`: a register is made, a document entered, a card corrected.

use std::path::PathBuf;

use chrono::Datelike as _;
use clap::Args;

use super::super::bilingual::both;
use super::super::misuse::Misuse;
use super::super::streams::Stop;
use super::super::surroundings::Surroundings;
use super::options::{CardOptions, FileOptions, WhoOptions};
use super::{fault, open};
use crate::diagnostic::Diagnostic;
use crate::diarium::{About, Diarium, Draft, Form};
use crate::message;

#[derive(Args, Clone, Debug)]
pub(super) struct NewOptions {
    #[arg(value_name = both!("DIARIUM", "REGISTER"), help = both!("Filen som läggs upp", "The file to be made"))]
    register: PathBuf,
    #[arg(
        long,
        visible_alias = "myndighet",
        value_name = both!("NAMN", "NAME"),
        help = both!("Myndigheten, eller departementet", "The authority, or the ministry")
    )]
    authority: String,
    #[arg(
        long,
        visible_alias = "år",
        value_name = both!("ÅR", "YEAR"),
        help = both!("Året (om inget anges, det här)", "The year (if none is given, this one)")
    )]
    year: Option<i32>,
    #[arg(
        long,
        value_name = both!("FORM", "FORM"),
        value_parser = form,
        help = both!(
            "Numrens form, med {år} och {nr} eller {nr:5}, till exempel \"KN {år}/{nr}\" (departementens är känd)",
            "The form of the numbers, with {år} (year) and {nr} or {nr:5}, such as \"KN {år}/{nr}\" (the ministries' is known)"
        )
    )]
    form: Option<Form>,
    #[command(flatten)]
    who: WhoOptions,
}

#[derive(Args, Clone, Debug)]
pub(super) struct NextOptions {
    #[command(flatten)]
    file: FileOptions,
    #[command(flatten)]
    card: CardOptions,
    #[arg(
        long,
        visible_alias = "nummer",
        value_name = both!("NUMMER", "NUMBER"),
        help = both!("Ett nummer som redan är utlämnat, på papper eller i ett äldre diarium", "A number that was given out before, on paper or in an older register")
    )]
    number: Option<String>,
    #[command(flatten)]
    who: WhoOptions,
}

#[derive(Args, Clone, Debug)]
pub(super) struct CorrectOptions {
    #[command(flatten)]
    file: FileOptions,
    #[arg(value_name = both!("DIARIENUMMER", "NUMBER"), help = both!("Handlingens diarienummer", "The document's registry number"))]
    number: String,
    #[arg(
        long,
        visible_alias = "skäl",
        required = true,
        value_name = both!("TEXT", "TEXT"),
        help = both!("Varför kortet rättas; det sparas i händelserna", "Why the card is corrected; it is kept in the events")
    )]
    reason: String,
    #[command(flatten)]
    card: CardOptions,
    #[command(flatten)]
    who: WhoOptions,
}

fn form(text: &str) -> Result<Form, String> {
    Form::parse(text).ok_or_else(|| text.to_owned())
}

pub(super) fn new(options: &NewOptions, around: Surroundings) -> Result<Result<(), Box<Diagnostic>>, Stop> {
    let Some(form) = options.form.clone().or_else(|| Form::of(&options.authority)) else {
        let misuse = Misuse::new(message!("--form saknas: numrens form", "--form is missing: the form of the numbers"));
        return Err(misuse
            .hint(message!("till exempel --form \"KN {{år}}/{{nr}}\"", "for example --form \"KN {{år}}/{{nr}}\""))
            .into());
    };
    let about = About { authority: options.authority.clone(), year: options.year.unwrap_or(around.today.year()), form };
    let made = Diarium::create(&options.register, about, &options.who.by(around));
    Ok(made.map(|_| ()).map_err(|error| fault(&options.register, &error)))
}

/// The number that a document gets.
pub(super) fn next(options: &NextOptions, around: Surroundings) -> Result<Result<String, Box<Diagnostic>>, Stop> {
    let Some(title) = options.card.title.as_deref().filter(|title| !title.trim().is_empty()) else {
        let misuse = Misuse::new(message!(
            "--title saknas: vad handlingen rör",
            "--title is missing: what the document is about"
        ));
        return Err(misuse.into());
    };
    let mut draft = Draft::new(around.today, title);
    options.card.write(&mut draft);
    let register = &options.file.register;
    let enter = || {
        let entered = open(register)?.enter(&draft, options.number.as_deref(), &options.who.by(around));
        entered.map(|card| card.number).map_err(|error| fault(register, &error))
    };
    Ok(enter())
}

/// Corrects a card, of which the events keep how it was.
pub(super) fn correct(options: &CorrectOptions, around: Surroundings) -> Result<(), Box<Diagnostic>> {
    let register = &options.file.register;
    let change = |draft: &mut Draft| options.card.write(draft);
    let corrected = open(register)?.correct(&options.number, &options.reason, &options.who.by(around), change);
    corrected.map(|_| ()).map_err(|error| fault(register, &error))
}
