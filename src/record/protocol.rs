//! What a record of minutes (protokoll) has beside what every record has, as it was written.

use chrono::NaiveDate;

use super::election::{Election, First, election};
use super::reader::Reader;
use super::{Secrecy, Spanned, Time, secrecy};
use crate::diagnostic::Diagnostics;
use crate::source::{Layout, Scalar, Span};

/// The part of a record that minutes alone have.
#[derive(Clone, Debug)]
pub struct Protocol<'n> {
    /// `beslutsprotokoll` or `diskussionsprotokoll`, where it is written (slag).
    pub sort: Option<Spanned<&'static str>>,
    /// Whether there shall be a list of contents, where that is said (innehållsförteckning).
    pub contents: Option<bool>,
    /// The committee, board or council (organ).
    pub body: Option<Spanned<String>>,
    /// How items are numbered (numrering).
    pub numbering: Option<Numbering>,
    /// Breaks (ajourneringar).
    pub adjournments: Vec<Adjournment>,
    /// Chair (ordförande).
    pub chair: Option<Spanned<String>>,
    /// Secretary (sekreterare).
    pub secretary: Option<Spanned<String>>,
    /// Those who approve the minutes beside the chair (justerare).
    pub approvers: Vec<Spanned<String>>,
    /// Who was there (närvarande).
    pub present: Vec<Member>,
    /// Who was not (frånvarande).
    pub absent: Vec<Absentee>,
    /// Matters in order (ärenden).
    pub items: Vec<Item<'n>>,
    /// Appendices in order (bilagor).
    pub appendices: Vec<Appendix>,
    /// What the summons to the meeting says (kallelse).
    pub summons: Option<Summons<'n>>,
    /// When, where and how the minutes are approved (justering).
    pub approval: Option<Approval>,
    /// How the approval was made known, of all items or of some (anslag).
    pub notices: Vec<Notice>,
    /// How the decisions can be appealed (överklagande), all in one way or some in another.
    pub appeals: Vec<AppealOf>,
}

/// A break (ajournering).
#[derive(Clone, Copy, Debug)]
pub struct Adjournment {
    /// From when to when.
    pub time: Time,
    /// The day on which the meeting went on, if it was another (slutdatum).
    pub until: Option<Spanned<NaiveDate>>,
}

/// How items are numbered (numrering).
#[derive(Clone, Copy, Debug)]
pub struct Numbering {
    /// `år` or `möte`.
    pub series: Option<Spanned<&'static str>>,
    /// Number of the first item (första).
    pub first: Option<Spanned<u32>>,
    /// Number of the last item of the minutes before (föregående).
    pub previous: Option<Spanned<u32>>,
}

/// Somebody who was there (närvarande).
#[derive(Clone, Debug)]
pub struct Member {
    /// Where it is said who it is.
    pub standing: Span,
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// A word of [`super::shape::protocol::CAPACITIES`] (uppgift).
    pub capacity: Option<Spanned<&'static str>>,
    /// Title (roll).
    pub role: Option<Spanned<String>>,
    /// Party or group (parti).
    pub party: Option<Spanned<String>>,
    /// Whom the person speaks for (organisation).
    pub organisation: Option<Spanned<String>>,
    /// The member in whose place a substitute serves (för).
    pub in_place_of: Option<Spanned<String>>,
    /// Whether from a distance (distans).
    pub remote: bool,
    /// First item at which the person was there (från).
    pub from: Option<Spanned<u32>>,
    /// Last item at which the person was there (till).
    pub to: Option<Spanned<u32>>,
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// Whether all was read that says who was there, as what, and when.
    pub whole: bool,
}

/// Somebody who was not there (frånvarande).
#[derive(Clone, Debug)]
pub struct Absentee {
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// Title or task (roll).
    pub role: Option<Spanned<String>>,
    /// Party or group (parti).
    pub party: Option<Spanned<String>>,
    /// Marking that the name may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
}

/// A matter (ärende).
#[derive(Clone, Debug)]
pub struct Item<'n> {
    /// Where the matter stands.
    pub span: Span,
    /// Its number, where it is written (paragraf).
    pub number: Option<Spanned<u32>>,
    /// Heading (rubrik).
    pub heading: Option<Spanned<String>>,
    /// Registry number of the matter (diarienummer).
    pub registry_number: Option<Spanned<String>>,
    /// Who presented it (föredragande).
    pub presenters: Vec<Spanned<String>>,
    /// `beslut` or `information` (behandling).
    pub treatment: Option<Spanned<&'static str>>,
    /// Whether behind closed doors (slutet).
    pub closed: bool,
    /// Who chaired the meeting for this matter (ordförande).
    pub chair: Option<Spanned<String>>,
    /// Who kept the minutes of this matter (sekreterare).
    pub secretary: Option<Spanned<String>>,
    /// Who approves this item, if others (justerare).
    pub approvers: Vec<Spanned<String>>,
    /// Who was away for this matter (frånvarande).
    pub away: Vec<Spanned<String>>,
    /// Who was disqualified (jäv).
    pub disqualified: Vec<Disqualified>,
    /// Who was there and refrained from taking part in the decision (deltar inte).
    pub declining: Vec<Spanned<String>>,
    /// What it is about (bakgrund).
    pub background: Option<&'n Scalar>,
    /// What was said (diskussion).
    pub discussion: Option<&'n Scalar>,
    /// Motions (yrkanden).
    pub motions: Vec<Motion<'n>>,
    /// In what order the proposals were put (propositionsordning).
    pub putting: Option<&'n Scalar>,
    /// Votes (omröstningar).
    pub votes: Vec<Vote>,
    /// Elections of people (val).
    pub elections: Vec<Election>,
    /// Which of these two came first.
    pub first: First,
    /// What was decided (beslut).
    pub decisions: Vec<&'n Scalar>,
    /// Dissents (reservationer).
    pub dissents: Vec<Remark<'n>>,
    /// Comments without a dissent (särskilda yttranden).
    pub statements: Vec<Remark<'n>>,
    /// What somebody wanted entered (protokollsanteckningar).
    pub entries: Vec<Remark<'n>>,
    /// Numbers of its appendices (bilagor).
    pub appendices: Vec<Spanned<u32>>,
    /// Who shall have the decision (skickas till).
    pub copies_to: Vec<Spanned<String>>,
    /// Marking that the matter may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What the heading is in the public document (offentlig rubrik).
    pub public_heading: Option<Spanned<String>>,
    /// Whether all was read that says who took no part.
    pub absence_whole: bool,
    /// Whether all was read that says what was proposed, put and decided.
    pub outcome_whole: bool,
}

/// Somebody disqualified (jävig).
#[derive(Clone, Debug)]
pub struct Disqualified {
    /// Name (namn).
    pub name: Option<Spanned<String>>,
    /// Why (skäl).
    pub reason: Option<Spanned<String>>,
}

/// A motion (yrkande).
#[derive(Clone, Debug)]
pub struct Motion<'n> {
    /// Where it stands.
    pub span: Span,
    /// Who made it (av).
    pub movers: Vec<Spanned<String>>,
    /// What they moved (text).
    pub text: Option<&'n Scalar>,
    /// Whether it was withdrawn (återkallat).
    pub withdrawn: bool,
}

/// A vote (omröstning).
#[derive(Clone, Debug)]
pub struct Vote {
    /// What it is called (rubrik).
    pub heading: Option<Spanned<String>>,
    /// Where it stands.
    pub span: Span,
    /// Whether by ballot (sluten).
    pub secret: bool,
    /// What a yes is for.
    pub yes_means: Option<Spanned<String>>,
    /// What a no is for.
    pub no_means: Option<Spanned<String>>,
    /// Who voted yes (ja).
    pub yes: Vec<Spanned<String>>,
    /// Who voted no (nej).
    pub no: Vec<Spanned<String>>,
    /// Who abstained (avstår).
    pub abstain: Vec<Spanned<String>>,
    /// Numbers, as written (antal).
    pub count: Option<Count>,
    /// The chair's casting vote (utslagsröst).
    pub casting: Option<Casting>,
    /// Where it is written that the lot decided (lottning).
    pub by_lot: Option<Span>,
    /// Whether all of it was read.
    pub whole: bool,
}

/// Numbers of votes (röstetal).
#[derive(Clone, Copy, Debug)]
pub struct Count {
    /// Where they stand.
    pub span: Span,
    /// Yes.
    pub yes: Option<Spanned<u32>>,
    /// No.
    pub no: Option<Spanned<u32>>,
    /// Abstentions; none where nothing is written.
    pub abstain: Option<Spanned<u32>>,
}

/// A casting vote (utslagsröst).
#[derive(Clone, Debug)]
pub struct Casting {
    /// Who gave it (av).
    pub by: Option<Spanned<String>>,
    /// `ja` or `nej` (röst).
    pub vote: Option<Spanned<&'static str>>,
}

/// A dissent, statement or entry (reservation, särskilt yttrande, protokollsanteckning).
#[derive(Clone, Debug)]
pub struct Remark<'n> {
    /// Where it stands.
    pub span: Span,
    /// By whom (av).
    pub by: Vec<Spanned<String>>,
    /// What it says (text).
    pub text: Option<&'n Scalar>,
    /// When it was announced (anmäld).
    pub announced: Option<Spanned<NaiveDate>>,
}

/// An appendix (bilaga).
#[derive(Clone, Debug)]
pub struct Appendix {
    /// Title (titel).
    pub title: Option<Spanned<String>>,
    /// Registry number (diarienummer).
    pub registry_number: Option<Spanned<String>>,
    /// The file's path beside the record (fil).
    pub file: Option<Spanned<String>>,
    /// Marking that the appendix may be secret (sekretess).
    pub secrecy: Option<Secrecy>,
    /// What it is called in the public document (offentlig titel).
    pub public_title: Option<Spanned<String>>,
}

/// What the summons to the meeting says (kallelse).
#[derive(Clone, Debug)]
pub struct Summons<'n> {
    /// Where it stands.
    pub span: Span,
    /// When it was sent (datum).
    pub date: Option<Spanned<NaiveDate>>,
    /// What it says beside when and where (text).
    pub text: Option<&'n Scalar>,
    /// Whom to tell, and how, if one cannot come (frånvaro).
    pub absence: Option<Spanned<String>>,
}

/// The approval (justering).
#[derive(Clone, Debug)]
pub struct Approval {
    /// Where it stands.
    pub span: Span,
    /// How the mapping is laid out, for remedies that add to it.
    pub layout: Layout,
    /// Whether electronically (elektroniskt).
    pub electronic: bool,
    /// When (datum).
    pub date: Option<Spanned<NaiveDate>>,
    /// Where (plats).
    pub place: Option<Spanned<String>>,
    /// Items approved at the meeting itself (omedelbart, omedelbart per dag), each once for each day that is written.
    pub at_once: Vec<AtOnce>,
}

/// An item approved at the meeting itself (omedelbart justerad).
#[derive(Clone, Copy, Debug)]
pub struct AtOnce {
    /// Its number.
    pub item: Spanned<u32>,
    /// The day of it, where that is written.
    pub day: Option<Spanned<NaiveDate>>,
}

/// The notice of approval (anslag).
#[derive(Clone, Debug)]
pub struct Notice {
    /// Where it stands.
    pub span: Span,
    /// The items approved at once that it is of (paragrafer).
    pub items: Vec<Spanned<u32>>,
    /// When it was put up (anslaget).
    pub posted: Option<Spanned<NaiveDate>>,
    /// When it is taken down (nedtas).
    pub removed: Option<Spanned<NaiveDate>>,
    /// Where (plats).
    pub place: Option<Spanned<String>>,
    /// Where the minutes can be seen (förvaring).
    pub kept: Option<Spanned<String>>,
    /// Who put it up (av).
    pub by: Option<Spanned<String>>,
}

/// How decisions of minutes are appealed.
#[derive(Clone, Debug)]
pub struct AppealOf {
    /// Where it stands.
    pub span: Span,
    /// How.
    pub how: Appeal,
    /// The items that are appealed so; none of one that is of all others (paragrafer).
    pub items: Vec<Spanned<u32>>,
    /// Whether all of these were read. Of what was not, it has been told.
    pub items_whole: bool,
}

/// How to appeal (överklagande).
#[derive(Clone, Debug)]
pub struct Appeal {
    /// How the mapping is laid out, for remedies that add to it.
    pub layout: Layout,
    /// A word of [`super::shape::protocol::APPEALS`] (slag).
    pub way: Option<Spanned<&'static str>>,
    /// The court or authority (till).
    pub court: Option<Spanned<String>>,
    /// Where it is to be sent (skickas till).
    pub send_to: Option<Spanned<String>>,
    /// The provision by which it cannot be appealed (lagrum).
    pub provision: Option<Spanned<String>>,
    /// Whether all of it was read.
    pub whole: bool,
}

/// Reads the keys of [`super::shape::protocol::KEYS`].
pub(super) fn read<'n>(r: &Reader<'n>, cx: &mut Diagnostics) -> Protocol<'n> {
    Protocol {
        sort: r.choice("slag", cx),
        contents: r.yes_no("innehållsförteckning", cx),
        body: r.line("organ", cx),
        numbering: r.object("numrering", cx, |r, _, cx| Numbering {
            series: r.choice("per", cx),
            first: r.number("första", cx),
            previous: r.number("föregående", cx),
        }),
        adjournments: r.objects("ajourneringar", cx, |r, _, cx| Adjournment {
            time: Time { from: r.time("från", cx), to: r.time("till", cx) },
            until: r.date("slutdatum", cx),
        }),
        chair: r.line("ordförande", cx),
        secretary: r.line("sekreterare", cx),
        approvers: r.lines("justerare", cx),
        present: r.objects("närvarande", cx, member),
        absent: r.objects("frånvarande", cx, |r, _, cx| Absentee {
            name: r.line("namn", cx),
            role: r.line("roll", cx),
            party: r.line("parti", cx),
            secrecy: secrecy::secrecy(r, cx),
        }),
        items: r.objects("ärenden", cx, item),
        appendices: r.objects("bilagor", cx, appendix),
        approval: r.object("justering", cx, |r, span, cx| Approval {
            span,
            layout: r.layout(),
            electronic: r.choice("sätt", cx).is_some_and(|word| word.value == "elektroniskt"),
            date: r.date("datum", cx),
            place: r.line("plats", cx),
            at_once: at_once(r, cx),
        }),
        summons: r.object("kallelse", cx, |r, span, cx| Summons {
            span,
            date: r.date("datum", cx),
            text: r.prose("text", cx),
            absence: r.line("frånvaro", cx),
        }),
        notices: r.objects("anslag", cx, |r, span, cx| Notice {
            span,
            items: r.numbers("paragrafer", cx),
            posted: r.date("anslaget", cx),
            removed: r.date("nedtas", cx),
            place: r.line("plats", cx),
            kept: r.line("förvaring", cx),
            by: r.line("av", cx),
        }),
        appeals: r.objects("överklagande", cx, |r, span, cx| {
            let (items, items_whole) = r.whole(&["paragrafer"], cx, |r, cx| r.numbers("paragrafer", cx));
            AppealOf { span, how: appeal(r, cx), items, items_whole }
        }),
    }
}

/// Reads which items were approved at once, on a day or on any.
fn at_once(r: &Reader<'_>, cx: &mut Diagnostics) -> Vec<AtOnce> {
    let undated = r.numbers("omedelbart", cx);
    let by_day = r.objects("omedelbart_per_dag", cx, |r, _, cx| (r.date("datum", cx), r.numbers("paragrafer", cx)));
    let dated = by_day.into_iter().flat_map(|(day, items)| items.into_iter().map(move |item| AtOnce { item, day }));
    let mut all: Vec<AtOnce> = dated.collect();
    let left = undated.into_iter().filter(|item| !all.iter().any(|own| own.item.value == item.value));
    let left: Vec<AtOnce> = left.map(|item| AtOnce { item, day: None }).collect();
    all.splice(0..0, left);
    all
}

/// Reads an appendix, which a decision (beslut) has as well.
pub(super) fn appendix(r: &Reader<'_>, _: Span, cx: &mut Diagnostics) -> Appendix {
    Appendix {
        title: r.line("titel", cx),
        registry_number: r.line("diarienummer", cx),
        file: r.line("fil", cx),
        secrecy: secrecy::secrecy(r, cx),
        public_title: r.line("offentlig_titel", cx),
    }
}

/// Reads how to appeal, which a decision (beslut) has as well.
pub(super) fn appeal(r: &Reader<'_>, cx: &mut Diagnostics) -> Appeal {
    let ((court, provision), whole) =
        r.whole(&["till", "lagrum"], cx, |r, cx| (r.line("till", cx), r.line("lagrum", cx)));
    let (way, send_to) = (r.choice("slag", cx), r.line("skickas_till", cx));
    Appeal { layout: r.layout(), way, court, send_to, provision, whole }
}

fn member(r: &Reader<'_>, span: Span, cx: &mut Diagnostics) -> Member {
    let ((name, capacity, from, to), whole) = r.whole(&["namn", "person", "uppgift", "från", "till"], cx, |r, cx| {
        (r.line("namn", cx), r.choice("uppgift", cx), r.number("från", cx), r.number("till", cx))
    });
    Member {
        standing: r.standing().unwrap_or(span),
        whole: whole && name.is_some() && capacity.is_some(),
        name,
        capacity,
        role: r.line("roll", cx),
        party: r.line("parti", cx),
        organisation: r.line("organisation", cx),
        in_place_of: r.line("för", cx),
        remote: r.yes_no("distans", cx).unwrap_or(false),
        from,
        to,
        secrecy: secrecy::secrecy(r, cx),
    }
}

fn item<'n>(r: &Reader<'n>, span: Span, cx: &mut Diagnostics) -> Item<'n> {
    let ((away, disqualified, declining), absence_whole) =
        r.whole(&["frånvarande", "jäv", "deltar_inte"], cx, |r, cx| {
            let disqualified = r
                .objects("jäv", cx, |r, _, cx| Disqualified { name: r.line("namn", cx), reason: r.line("skäl", cx) });
            (r.lines("frånvarande", cx), disqualified, r.lines("deltar_inte", cx))
        });
    let outcome = ["yrkanden", "propositionsordning", "beslut", "behandling"];
    let ((motions, putting, decisions, treatment), outcome_whole) = r.whole(&outcome, cx, |r, cx| {
        let motions = r.objects("yrkanden", cx, |r, span, cx| Motion {
            span,
            movers: r.lines("av", cx),
            text: r.prose("text", cx),
            withdrawn: r.yes_no("återkallat", cx).unwrap_or(false),
        });
        (motions, r.prose("propositionsordning", cx), r.proses("beslut", cx), r.choice("behandling", cx))
    });
    Item {
        span,
        number: r.number("paragraf", cx),
        heading: r.line("rubrik", cx),
        registry_number: r.line("diarienummer", cx),
        presenters: r.lines("föredragande", cx),
        treatment,
        closed: r.yes_no("slutet", cx).unwrap_or(false),
        chair: r.line("ordförande", cx),
        secretary: r.line("sekreterare", cx),
        approvers: r.lines("justerare", cx),
        away,
        disqualified,
        declining,
        background: r.prose("bakgrund", cx),
        discussion: r.prose("diskussion", cx),
        motions,
        putting,
        votes: r.objects("omröstningar", cx, vote),
        elections: r.objects("val", cx, election),
        first: if r.has_before("val", "omröstningar") { First::Elections } else { First::Votes },
        decisions,
        dissents: r.objects("reservationer", cx, remark),
        statements: r.objects("särskilda_yttranden", cx, remark),
        entries: r.objects("protokollsanteckningar", cx, remark),
        appendices: r.numbers("bilagor", cx),
        copies_to: r.lines("skickas_till", cx),
        secrecy: secrecy::secrecy(r, cx),
        public_heading: r.line("offentlig_rubrik", cx),
        absence_whole,
        outcome_whole,
    }
}

fn remark<'n>(r: &Reader<'n>, span: Span, cx: &mut Diagnostics) -> Remark<'n> {
    Remark { span, by: r.lines("av", cx), text: r.prose("text", cx), announced: r.date("anmäld", cx) }
}

fn vote(r: &Reader<'_>, span: Span, cx: &mut Diagnostics) -> Vote {
    let all: Vec<&str> = r.shape().keys.iter().map(|key| key.name).collect();
    let (vote, whole) = r.whole(&all, cx, |r, cx| Vote {
        heading: r.line("rubrik", cx),
        span,
        secret: r.choice("slag", cx).is_some_and(|word| word.value == "sluten"),
        yes_means: r.line("ja_betyder", cx),
        no_means: r.line("nej_betyder", cx),
        yes: r.lines("ja", cx),
        no: r.lines("nej", cx),
        abstain: r.lines("avstår", cx),
        count: r.object("antal", cx, |r, span, cx| Count {
            span,
            yes: r.number("ja", cx),
            no: r.number("nej", cx),
            abstain: r.number("avstår", cx),
        }),
        casting: r.object("utslagsröst", cx, |r, _, cx| Casting { by: r.line("av", cx), vote: r.choice("röst", cx) }),
        by_lot: r.yes("lottning", cx),
        whole: true,
    });
    Vote { whole, ..vote }
}
