//! What documents write around what a record has: the one table that the rule goes by.
//!
//! A word that documents write is in `templates/words`; what people type in its place has more forms than that, and stands here beside it. A test
//! in [`crate::template::words`] holds the two together.

use crate::swedish::DocLang;

/// What a document writes around what the record has at a place.
pub(in super::super) struct Frame {
    /// What stands before it, as the document has it.
    pub(in super::super) before: &'static str,
    /// Beginnings that say that once more, in small letters.
    pub(super) again: &'static [&'static str],
    /// What makes it something else, where it comes next.
    pub(super) unless: &'static [&'static str],
    /// What narrows it, where it comes next: only whoever wrote it can tell what then holds.
    pub(super) narrowed: &'static [&'static str],
    /// Verbs with which people begin a sentence of their own, after which the document's would have two. In small letters; where the sentence does not
    /// go on for certain ([`Frame::goes_on`]), they are that only where they are written so.
    pub(super) verbs: &'static [&'static str],
    /// Whether the sentence has begun, so that it goes on in small letters.
    pub(super) goes_on: bool,
    /// Whether it stands in parentheses.
    pub(super) in_parentheses: bool,
    /// What comes after it.
    pub(super) after: After,
}

/// What a document writes after what the record has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum After {
    /// Nothing: it ends as it was typed.
    Nothing,
    /// The full stop.
    Stop,
    /// The rest of the sentence.
    Rest,
    /// A comma and the next of several.
    Next,
}

/// What somebody does for or against a proposal.
const FOR_OR_AGAINST: &[&str] = &[
    "antar",
    "avslår",
    "avstyrker",
    "avvisar",
    "bifaller",
    "bordlägger",
    "godkänner",
    "instämmer",
    "stöder",
    "stödjer",
    "tillstyrker",
    "återremitterar",
    "adopts",
    "approves",
    "rejects",
    "supports",
    // "A vote for to adopt".
    "to",
];

/// The same, and what somebody wants or thinks, instead of what is moved.
const INSTEAD_OF_A_MOTION: &[&str] = &[
    "anser",
    "ansluter",
    "antar",
    "avslår",
    "avstyrker",
    "avvisar",
    "begär",
    "ber",
    "bifaller",
    "biträder",
    "bordlägger",
    "godkänner",
    "håller",
    "instämde",
    "instämmer",
    "menar",
    "motsätter",
    "röstar",
    "stöder",
    "stödde",
    "stödjer",
    "tillstyrker",
    "tycker",
    "vill",
    "återremitterar",
    "önskar",
];

/// What somebody does or thinks, instead of why he or she dissents.
const INSTEAD_OF_A_REASON: &[&str] = &[
    "anser",
    "avstår",
    "biträder",
    "finner",
    "har",
    "håller",
    "instämde",
    "instämmer",
    "lämnar",
    "menar",
    "motsätter",
    "röstade",
    "röstar",
    "stöder",
    "stödde",
    "stödjer",
    "tycker",
    "vill",
    "yrkade",
    "yrkar",
    "är",
    "önskar",
    "agrees",
    "believes",
    "considers",
    "holds",
    "moves",
    "supports",
    "thinks",
    "voted",
    "votes",
    "wants",
    "wishes",
];

/// A label and a colon, as a fact has it, or a heading.
const fn label(before: &'static str, again: &'static [&'static str]) -> Frame {
    Frame {
        before,
        again,
        unless: &[],
        narrowed: &[],
        verbs: &[],
        goes_on: false,
        in_parentheses: false,
        after: After::Nothing,
    }
}

/// A sentence that the document begins and ends.
const fn sentence(before: &'static str, again: &'static [&'static str]) -> Frame {
    Frame { verbs: FOR_OR_AGAINST, goes_on: true, after: After::Stop, ..label(before, again) }
}

/// One of several in a row. "Till kännedom" says what for, not to whom.
const fn listed(before: &'static str, again: &'static [&'static str]) -> Frame {
    const WHAT_FOR: &[&str] =
        &["expediering", "handläggning", "kännedom", "verkställighet", "verkställande", "whom", "åtgärd"];
    Frame { unless: WHAT_FOR, after: After::Next, ..label(before, again) }
}

/// Defines [`Place`] and what documents write at each, in Swedish and in English.
macro_rules! places {
    ($($(#[$doc:meta])* $name:ident: $sv:expr, $en:expr;)*) => {
        /// A place in a record around which documents write something.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(in super::super) enum Place {
            $($(#[$doc])* $name,)*
        }

        impl Place {
            /// What documents in that language write there.
            pub(in super::super) fn frame(self, lang: DocLang) -> &'static Frame {
                match (self, lang) {
                    $((Self::$name, DocLang::Sv) => const { &$sv },
                    (Self::$name, DocLang::En) => const { &$en },)*
                }
            }

            #[cfg(test)]
            pub(super) const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

places! {
    /// What somebody moves (yrkanden).
    Motion:
        Frame {
            goes_on: true,
            verbs: INSTEAD_OF_A_MOTION,
            ..label("yrkar ", &["yrkar", "yrka", "yrkade", "yrkande:", "yrkanden:", "föreslår", "föreslog", "hemställer", "hemställde"])
        },
        label("Motion by ", &["moves", "moved", "motion:"]);
    /// What was moved and withdrawn (återkallat).
    Withdrawn:
        Frame {
            goes_on: true,
            verbs: INSTEAD_OF_A_MOTION,
            ..label("framställde men återkallade yrkandet ", &["yrkar", "yrka", "yrkade", "yrkande:", "yrkandet", "yrkande om"])
        },
        label("Motion by ", &["moves", "moved", "motion:"]);
    /// A dissent (reservationer).
    Dissent:
        Frame {
            narrowed: &["mot"],
            verbs: INSTEAD_OF_A_REASON,
            ..label("reserverar sig mot beslutet", &[
                "reserverar sig",
                "reserverar sig mot beslut",
                "reserverar sig mot beslutet",
                "reserverar mig",
                "reserverar mig mot beslut",
                "reserverar mig mot beslutet",
                "reserverar oss",
                "reserverar oss mot beslutet",
                "reserverade sig",
                "reserverade sig mot beslutet",
                "reservation:",
                "reservation mot beslutet",
                "mot beslutet",
            ])
        },
        Frame {
            narrowed: &["from", "entered", "by"],
            verbs: INSTEAD_OF_A_REASON,
            ..label("Dissent entered by ", &[
                "dissents",
                "dissents from the decision",
                "dissent from the decision",
                "dissented",
                "dissented from the decision",
                "enters a dissent",
                "enters a dissent from the decision",
                "dissent:",
            ])
        };
    /// A comment without a dissent (särskilda yttranden).
    Statement:
        label("Särskilt yttrande", &[
            "särskilt yttrande:",
            "särskilda yttranden:",
            "lämnar särskilt yttrande",
            "lämnar ett särskilt yttrande",
            "lämnar följande särskilda yttrande",
        ]),
        label("Separate statement", &["separate statement:", "statement:"]);
    /// What somebody wants entered (protokollsanteckningar).
    Entry:
        label("Protokollsanteckning", &[
            "protokollsanteckning:",
            "protokollsanteckningar:",
            "lämnar en protokollsanteckning",
            "lämnar följande protokollsanteckning",
            "gör en protokollsanteckning",
            "gör följande protokollsanteckning",
        ]),
        label("Entry in the minutes", &["entry in the minutes:", "entry:"]);
    /// A dissenting opinion (avvikande mening).
    Opinion:
        label("Avvikande mening", &["avvikande mening:", "skiljaktig mening:"]),
        label("Dissenting opinion", &["dissenting opinion:", "dissent:"]);
    /// What was said (diskussion).
    Discussion: label("Diskussion", &["diskussion:"]), label("Discussion", &["discussion:"]);
    /// How the proposals were put (propositionsordning).
    Putting:
        label("Propositionsordning", &["propositionsordning:"]),
        label("How the proposals were put", &["how the proposals were put:"]);
    /// What was decided (beslut).
    Decision: label("Beslut", &["beslut:"]), label("Decision", &["decision:"]);
    /// Why (skäl).
    Reasons:
        label("Skälen för beslutet", &["skälen för beslutet:", "skäl för beslutet:", "skäl:", "motivering:"]),
        label("Reasons for the decision", &["reasons for the decision:", "reasons:"]);
    /// What a decision is about (bakgrund).
    Background: label("Bakgrund", &["bakgrund:"]), label("Background", &["background:"]);
    /// What a memorandum is for (syfte).
    Purpose: label("Syfte", &["syfte:"]), label("Purpose", &["purpose:"]);
    /// The gist of a memorandum (sammanfattning).
    Summary: label("Sammanfattning", &["sammanfattning:"]), label("Summary", &["summary:"]);
    /// What a yes is for (ja_betyder).
    Yes:
        sentence(
            "Ja är en röst för ",
            &[
                "ja är en röst för", "ja:", "ja,", "ja =", "ja=", "ja -", "ja –", "ja-röst för", "ja-röst", "ja avser", "ja betyder", "ja för",
                "ja innebär", "ja står för", "röst för", "en röst för", "för",
            ],
        ),
        sentence("Yes is a vote for ", &[
            "yes is a vote for", "yes:", "yes,", "yes =", "yes=", "yes -", "yes –", "yes for", "yes is for", "yes means", "a vote for", "vote for", "for",
        ]);
    /// What a no is for (nej_betyder).
    No:
        sentence(
            "Nej är en röst för ",
            &[
                "nej är en röst för", "nej:", "nej,", "nej =", "nej=", "nej -", "nej –", "nej-röst för", "nej-röst", "nej avser", "nej betyder",
                "nej för", "nej innebär", "nej står för", "röst för", "en röst för", "för",
            ],
        ),
        sentence("No is a vote for ", &[
            "no is a vote for", "no:", "no,", "no =", "no=", "no -", "no –", "no for", "no is for", "no means", "a vote for", "vote for", "for",
        ]);
    /// Why somebody is disqualified (skäl för jäv).
    Disqualified:
        Frame {
            goes_on: true,
            in_parentheses: true,
            after: After::Rest,
            ..label("anmäler jäv (", &["jäv:", "anmäler jäv", "jävig", "jäv på grund av", "jäv för att"])
        },
        Frame {
            goes_on: true,
            in_parentheses: true,
            after: After::Rest,
            ..label("declares a conflict of interest (", &["conflict of interest:", "conflict of interest because of", "declares a conflict of interest"])
        };
    /// Who shall have a decision (skickas_till).
    CopiesTo:
        listed("Beslutet skickas till", &["beslutet skickas till", "skickas till", "expedieras till", "sänds till", "till"]),
        listed("The decision is sent to", &["the decision is sent to", "sent to", "is sent to", "to"]);
    /// In whose place a substitute serves (för).
    InPlaceOf:
        Frame { after: After::Rest, ..label("för ", &["för", "i stället för", "tjänstgör för", "ersätter"]) },
        Frame { after: After::Rest, ..label("in place of ", &["in place of", "for", "serves in place of", "serves for", "replaces"]) };
    /// The party or group (parti).
    Party:
        Frame { in_parentheses: true, ..label("(", &[]) },
        Frame { in_parentheses: true, ..label("(", &[]) };
    /// For whom a memorandum is (mottagare).
    Recipients: listed("Till", &["till"]), listed("To", &["to"]);
    /// What was corrected (rättelse).
    Correction: label("Rättelse", &["rättelse:"]), label("Correction", &["correction:"]);
    /// By which provision something may be secret (lagrum under sekretess).
    Marking:
        Frame { after: After::Rest, ..label("[maskat, ", &["maskat", "sekretess:"]) },
        Frame { after: After::Rest, ..label("[redacted, ", &["redacted"]) };
    /// Who marked it (myndighet under sekretess).
    MarkedBy:
        Frame { goes_on: false, ..sentence("Markeringen gjordes den {date} av ", &["av"]) },
        Frame { goes_on: false, ..sentence("The marking was made on {date} by ", &["by"]) };
    /// Where a meeting is (plats).
    Venue: label("Plats", &["plats:"]), label("Place", &["place:"]);
    /// Where minutes are approved (plats för justeringen).
    ApprovedAt:
        Frame { goes_on: false, ..sentence("Plats för justeringen: ", &["plats för justeringen:", "plats för justeringen", "plats:", "justering:"]) },
        Frame { goes_on: false, ..sentence("Place of approval: ", &["place of approval:", "place of approval", "place:", "approval:"]) };
    /// Whom to tell if one cannot come (frånvaro).
    Absence: label("Förhinder", &["förhinder:", "frånvaro:"]), label("If you cannot come", &["if you cannot come"]);
    /// Where a notice was put up (plats under anslag).
    NoticeBoard: label("Anslagstavla", &["anslagstavla:"]), label("Notice board", &["notice board:"]);
    /// Where minutes are kept (förvaring).
    Kept:
        label("Protokollet finns hos", &["protokollet finns hos", "finns hos", "protokollet förvaras hos", "förvaras hos", "hos"]),
        label("The minutes are kept at", &["the minutes are kept at", "are kept at", "kept at", "at"]);
    /// Who put a notice up (av).
    PutUpBy:
        label("Anslaget av", &["anslaget av", "underskrift av", "av"]),
        label("Put up by", &["put up by", "signature of", "by"]);
    /// Who tries an appeal (till).
    Court:
        Frame { goes_on: false, ..sentence("Överklagandet prövas av ", &["överklagandet prövas av", "prövas av", "av", "till"]) },
        Frame { goes_on: false, ..sentence("The appeal is tried by ", &["the appeal is tried by", "tried by", "by", "to"]) };
    /// Where an appeal is sent (skickas_till under överklagande).
    SendTo:
        Frame { goes_on: false, ..sentence("Överklagandet skickas till ", &["överklagandet skickas till", "skickas till", "lämnas till", "till"]) },
        Frame { goes_on: false, ..sentence("The appeal is sent to ", &["the appeal is sent to", "is sent to", "sent to", "submitted to", "to"]) };
    /// By which provision there is no appeal (lagrum under överklagande).
    Provision:
        Frame { goes_on: false, ..sentence("får inte överklagas enligt ", &["beslutet får inte överklagas enligt", "besluten får inte överklagas enligt", "får inte överklagas enligt", "enligt"]) },
        Frame { goes_on: false, ..sentence("cannot be appealed, under ", &["the decision cannot be appealed, under", "the decisions cannot be appealed, under", "the decision cannot be appealed under", "under"]) };
}
