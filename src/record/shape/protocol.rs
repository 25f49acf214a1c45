//! The keys that a record of minutes (protokoll) has beside those that every record has.

mod around;
mod choices;
mod election;

pub use around::{APPEAL, APPEALS_OF, APPENDIX, APPROVAL, AT_ONCE, NOTICE, SUMMONS};
pub use choices::{APPEALS, APPROVALS, BALLOTS, CAPACITIES, SERIES, SORTS, TREATMENTS, YES_OR_NO};
pub use election::{CANDIDATE, ELECTION};

use super::secrecy::{PUBLIC_HEADING, RESTRICTED};
use super::{CONTENTS, Key, Kind, PERSON, REPRESENTS, Shape, key, required};
use crate::diagnostic::Doc;

/// Longest list of names on one line of a document is no business of ours; longest single name is.
const NAME: Kind = Kind::Line(120);

/// Names, each as it stands among those present, or by an unambiguous surname.
const NAMES: Kind = Kind::List(&NAME);

/// Highest number of a paragraf: a committee that numbers by the year reaches some hundreds.
const HIGHEST_NUMBER: i64 = 9_999;

/// Keys of the whole record.
pub static KEYS: &[Key] = &[
    key(
        "slag",
        Kind::Choice(SORTS),
        "beslutsprotokoll",
        "Om protokollet bara tar upp besluten eller även vad som sades. Utelämnat betyder beslutsprotokoll.",
        "Whether the minutes hold the decisions alone or also what was said. Left out it means beslutsprotokoll.",
    ),
    CONTENTS,
    required(key(
        "organ",
        Kind::Line(200),
        "Byggnadsnämnden",
        "Nämnden, styrelsen eller rådet som sammanträdde.",
        "The committee, board or council that met.",
    )),
    key(
        "numrering",
        Kind::Object(&NUMBERING),
        "{ per: år, första: 23, föregående: 22 }",
        "Hur paragraferna är numrerade.",
        "How the items are numbered.",
    ),
    key(
        "ajourneringar",
        Kind::List(&Kind::Object(&ADJOURNMENT)),
        "[{ från: 14.30, till: 14.45 }]",
        "Uppehåll under sammanträdet, i ordning; av flera dagar också det mellan dagarna, så säger handlingen dag för dag när det pågick.",
        "Breaks in the meeting, in order; of several days also those between the days, and the document says day by day when it went on.",
    ),
    key("ordförande", NAME, "Anna Ek", "Den som ledde sammanträdet.", "Who chaired the meeting."),
    key("sekreterare", NAME, "Bo Lind", "Den som förde protokollet.", "Who kept the minutes."),
    key(
        "justerare",
        NAMES,
        "[Cecilia Holm]",
        "De som justerar protokollet tillsammans med ordföranden.",
        "Those who approve the minutes together with the chair.",
    ),
    key(
        "närvarande",
        Kind::List(&Kind::Object(&MEMBER)),
        "[{ namn: Anna Ek, uppgift: ledamot }, { namn: Cecilia Holm, uppgift: ledamot }, { namn: Bo Lind, uppgift: tjänsteman }]",
        "De som var med, helt eller delvis.",
        "Those who were there, for all of the meeting or a part.",
    ),
    key(
        "frånvarande",
        Kind::List(&Kind::Object(&ABSENTEE)),
        "[{ namn: Eva Nyman, parti: M }]",
        "De som skulle ha varit med men inte var det.",
        "Those who should have been there and were not.",
    ),
    key(
        "ärenden",
        Kind::List(&Kind::Object(&ITEM)),
        "[{ rubrik: Val av justerare, beslut: [att välja Cecilia Holm] }]",
        "Ärendena i ordning. Varje ärende blir en paragraf.",
        "The matters in order. Each becomes a numbered item (paragraf).",
    ),
    key(
        "bilagor",
        Kind::List(&Kind::Object(&APPENDIX)),
        "[{ titel: Tjänsteskrivelse }]",
        "Bilagorna i ordning. De numreras från 1.",
        "The appendices in order. They are numbered from 1.",
    ),
    key(
        "kallelse",
        Kind::Object(&SUMMONS),
        "{ datum: 2024-05-27, frånvaro: \"Meddela förhinder till sekreteraren, tfn 0000-123 45.\" }",
        "Vad kallelsen till sammanträdet säger.",
        "What the summons to the meeting says.",
    ),
    key(
        "justering",
        Kind::Object(&APPROVAL),
        "{ sätt: underskrift, datum: 2024-06-11, plats: Kommunhuset }",
        "När, var och hur protokollet justeras.",
        "When, where and how the minutes are approved.",
    ),
    key(
        "anslag",
        Kind::OneOrMore(&NOTICE),
        "{ anslaget: 2024-06-12, plats: Kommunens digitala anslagstavla, förvaring: Kommunkansliet }",
        "Hur justeringen har tillkännagetts. Paragrafer som justerades omedelbart har ett eget anslag: då är anslagen en lista.",
        "How the approval was made known. Items that were approved at once have a notice of their own: then the notices are a list.",
    ),
    key(
        "överklagande",
        Kind::OneOrMore(&APPEALS_OF),
        "{ slag: laglighetsprövning, till: Förvaltningsrätten i Härnösand }",
        "Hur besluten kan överklagas. Överklagas några på ett annat sätt än de andra är det en lista.",
        "How the decisions can be appealed. If some are appealed in another way than the others, it is a list.",
    ),
];

/// How items are numbered.
pub static NUMBERING: Shape = Shape {
    name: Doc { sv: "en numrering", en: "a numbering" },
    keys: &[
        required(key(
            "per",
            Kind::Choice(SERIES),
            "år",
            "Om numren börjar om varje år eller varje möte.",
            "Whether the numbers start again with each year or each meeting.",
        )),
        key(
            "första",
            Kind::Integer(1, HIGHEST_NUMBER),
            "23",
            "Numret på mötets första paragraf. Utelämnat följer det på den föregående.",
            "The number of the meeting's first item. Left out it follows the one before.",
        ),
        key(
            "föregående",
            Kind::Integer(0, HIGHEST_NUMBER),
            "22",
            "Numret på den sista paragrafen i föregående protokoll samma år. 0 om detta är årets första.",
            "The number of the last item in the previous minutes of the same year. 0 if these are the year's first.",
        ),
    ],
};

/// A break.
pub static ADJOURNMENT: Shape = Shape {
    name: Doc { sv: "en ajournering", en: "an adjournment" },
    keys: &[
        required(key("från", Kind::Time, "14.30", "När uppehållet började.", "When the break began.")),
        required(key("till", Kind::Time, "14.45", "När sammanträdet fortsatte.", "When the meeting went on.")),
        key(
            "slutdatum",
            Kind::Date,
            "2024-06-11",
            "Den dag då sammanträdet fortsatte, om det var en annan. Behövs bara där mötets dagar är fler än två och inte ligger i följd.",
            "The day on which the meeting went on, if it was another. Needed only where the meeting's days are more than two and not one after another.",
        ),
    ],
};

/// Somebody who was there.
pub static MEMBER: Shape = Shape {
    name: Doc { sv: "en närvarande", en: "somebody present" },
    keys: &[
        required(key("namn", NAME, "Anna Ek", "För- och efternamn.", "First and last name.")),
        required(key(
            "uppgift",
            Kind::Choice(CAPACITIES),
            "ledamot",
            "I vilken egenskap personen var med.",
            "In what capacity the person was there.",
        )),
        key("roll", Kind::Line(120), "bygglovschef", "Titel.", "Title."),
        key("parti", Kind::Line(40), "S", "Parti eller grupp.", "Party or group."),
        key(
            "organisation",
            Kind::Line(200),
            "Älvnäs kommun",
            "Den som personen företräder.",
            "Whom the person speaks for.",
        ),
        PERSON,
        REPRESENTS,
        key(
            "för",
            NAME,
            "Eva Nyman",
            "Den ledamot som en tjänstgörande ersättare tjänstgör i stället för.",
            "The member in whose place a substitute serves.",
        ),
        key(
            "distans",
            Kind::YesNo,
            "ja",
            "Om personen deltog på distans. Utelämnat betyder nej.",
            "Whether the person took part from a distance. Left out it means nej (no).",
        ),
        key(
            "från",
            Kind::Integer(1, HIGHEST_NUMBER),
            "25",
            "Den första paragraf som personen var med vid, om den kom senare.",
            "The first item at which the person was there, if later than the beginning.",
        ),
        key(
            "till",
            Kind::Integer(1, HIGHEST_NUMBER),
            "27",
            "Den sista paragraf som personen var med vid, om den gick tidigare.",
            "The last item at which the person was there, if earlier than the end.",
        ),
        RESTRICTED,
    ],
};

/// Somebody who was not there.
pub static ABSENTEE: Shape = Shape {
    name: Doc { sv: "en frånvarande", en: "somebody absent" },
    keys: &[
        required(key("namn", NAME, "Eva Nyman", "För- och efternamn.", "First and last name.")),
        key("roll", Kind::Line(120), "ledamot", "Titel eller uppgift.", "Title or task."),
        key("parti", Kind::Line(40), "M", "Parti eller grupp.", "Party or group."),
        PERSON,
        RESTRICTED,
    ],
};

/// A matter.
pub static ITEM: Shape = Shape {
    name: Doc { sv: "ett ärende", en: "a matter" },
    keys: &[
        key(
            "paragraf",
            Kind::Integer(1, HIGHEST_NUMBER),
            "23",
            "Paragrafens nummer. Det räknas ut; skrivet kontrolleras det.",
            "The item's number. It is computed; written, it is checked.",
        ),
        required(key(
            "rubrik",
            Kind::Line(300),
            "Val av justerare",
            "Vad ärendet gäller.",
            "What the matter is about.",
        )),
        key("diarienummer", Kind::Line(60), "BN 2026/41", "Ärendets diarienummer.", "The matter's registry number."),
        key("föredragande", NAMES, "[Dan Berg]", "De som föredrog ärendet.", "Those who presented the matter."),
        key(
            "behandling",
            Kind::Choice(TREATMENTS),
            "information",
            "Hur ärendet behandlades. Utelämnat betyder beslut.",
            "How the matter was dealt with. Left out it means beslut (decision).",
        ),
        key(
            "slutet",
            Kind::YesNo,
            "ja",
            "Om ärendet behandlades inom stängda dörrar. Utelämnat betyder nej.",
            "Whether the matter was dealt with behind closed doors. Left out it means nej (no).",
        ),
        key(
            "ordförande",
            NAME,
            "Cecilia Holm",
            "Den som ledde mötet under detta ärende, om det var en annan.",
            "Who chaired the meeting for this matter, if it was another.",
        ),
        key(
            "sekreterare",
            NAME,
            "Karin Öhman",
            "Den som förde protokollet under detta ärende, om det var en annan.",
            "Who kept the minutes of this matter, if it was another.",
        ),
        key(
            "justerare",
            NAMES,
            "[Per Lind]",
            "De som justerar denna paragraf, om det är andra än för resten av protokollet.",
            "Those who approve this item, if others than for the rest of the minutes.",
        ),
        key(
            "frånvarande",
            NAMES,
            "[Dan Åberg]",
            "De som tillfälligt inte var med vid detta ärende.",
            "Those who were away for this matter alone.",
        ),
        key(
            "jäv",
            Kind::List(&Kind::Object(&DISQUALIFICATION)),
            "[{ namn: Dan Åberg, skäl: äger fastigheten }]",
            "De som var jäviga. De deltar inte i handläggningen.",
            "Those disqualified. They take no part in the matter.",
        ),
        key(
            "deltar_inte",
            NAMES,
            "[Eva Nyman]",
            "De som var med vid ärendet men avstod från att delta i beslutet.",
            "Those who were there and refrained from taking part in the decision.",
        ),
        key(
            "bakgrund",
            Kind::Prose,
            "\"Sökanden vill bygga …\"",
            "Vad ärendet gäller, i Markdown.",
            "What the matter is about, in Markdown.",
        ),
        key(
            "diskussion",
            Kind::Prose,
            "\"Ledamöterna frågade …\"",
            "Vad som sades, i Markdown.",
            "What was said, in Markdown.",
        ),
        key(
            "yrkanden",
            Kind::List(&Kind::Object(&MOTION)),
            "[{ av: [Anna Ek], text: bifall till förvaltningens förslag }]",
            "De yrkanden som framställdes.",
            "The motions that were made.",
        ),
        key(
            "propositionsordning",
            Kind::Prose,
            "\"Ordföranden ställer proposition på yrkandena och finner att …\"",
            "I vilken ordning ordföranden ställde förslagen mot varandra, och vad han eller hon fann.",
            "In what order the chair put the proposals, and what he or she found.",
        ),
        key(
            "omröstningar",
            Kind::List(&Kind::Object(&VOTE)),
            "[{ ja_betyder: bifall, nej_betyder: avslag, ja: [Ek], nej: [Åberg] }]",
            "De omröstningar som begärdes.",
            "The votes that were called for.",
        ),
        key(
            "val",
            Kind::OneOrMore(&ELECTION),
            "{ kandidater: [{ namn: Maria Lindgren, röster: 21 }, { namn: Ulla Frisk, röster: 18 }], blanka: 1 }",
            "Slutna omröstningar mellan personer: hur många röster var och en fick. Den av `val` och `omröstningar` som står först i ärendet står först i handlingen.",
            "Ballots between people: how many votes each of them had. Whichever of `val` and `omröstningar` stands first in the matter stands first in the document.",
        ),
        key(
            "beslut",
            Kind::List(&Kind::Prose),
            "[att välja Cecilia Holm att justera protokollet]",
            "Vad som beslutades, en punkt för varje beslut.",
            "What was decided, one entry for each decision.",
        ),
        key(
            "reservationer",
            Kind::List(&Kind::Object(&DISSENT)),
            "[{ av: [Dan Åberg], text: till förmån för eget yrkande }]",
            "De som reserverade sig mot beslutet.",
            "Those who entered a dissent against the decision.",
        ),
        key(
            "särskilda_yttranden",
            Kind::List(&Kind::Object(&DISSENT)),
            "[{ av: [Eva Nyman], text: … }]",
            "Kommentarer till beslutet utan att någon reserverade sig.",
            "Comments on the decision without a dissent.",
        ),
        key(
            "protokollsanteckningar",
            Kind::List(&Kind::Object(&DISSENT)),
            "[{ av: [Eva Nyman], text: … }]",
            "Det som någon ville ha antecknat till protokollet.",
            "What somebody wanted entered in the minutes.",
        ),
        key(
            "bilagor",
            Kind::List(&Kind::Integer(1, 999)),
            "[1, 2]",
            "Numren på ärendets bilagor.",
            "Numbers of the matter's appendices.",
        ),
        key(
            "skickas_till",
            Kind::List(&Kind::Line(200)),
            "[Sökanden]",
            "De som ska få beslutet.",
            "Those who shall have the decision.",
        ),
        RESTRICTED,
        PUBLIC_HEADING,
    ],
};

/// Somebody disqualified.
pub static DISQUALIFICATION: Shape = Shape {
    name: Doc { sv: "ett jäv", en: "a disqualification" },
    keys: &[
        required(key("namn", NAME, "Dan Åberg", "Den som var jävig.", "Who was disqualified.")),
        key("skäl", Kind::Line(300), "äger fastigheten", "Varför.", "Why."),
    ],
};

/// A motion.
pub static MOTION: Shape = Shape {
    name: Doc { sv: "ett yrkande", en: "a motion" },
    keys: &[
        required(key("av", NAMES, "[Anna Ek]", "De som framställde yrkandet.", "Who made the motion.")),
        required(key("text", Kind::Prose, "bifall till förvaltningens förslag", "Vad de yrkade.", "What they moved.")),
        key(
            "återkallat",
            Kind::YesNo,
            "ja",
            "Om yrkandet togs tillbaka. Utelämnat betyder nej.",
            "Whether the motion was withdrawn. Left out it means nej (no).",
        ),
    ],
};

/// A vote.
pub static VOTE: Shape = Shape {
    name: Doc { sv: "en omröstning", en: "a vote" },
    keys: &[
        key(
            "rubrik",
            Kind::Line(100),
            "Omröstning om motförslag",
            "Vad omröstningen kallas, om det är mer än en i ärendet.",
            "What the vote is called, if there are several in the matter.",
        ),
        key(
            "slag",
            Kind::Choice(BALLOTS),
            "öppen",
            "Om omröstningen var öppen eller sluten. Utelämnat betyder öppen.",
            "Whether the vote was open or by ballot. Left out it means öppen (open).",
        ),
        required(key(
            "ja_betyder",
            Kind::Line(300),
            "bifall till förvaltningens förslag",
            "Vad den röstar för som röstar ja.",
            "What a yes is a vote for.",
        )),
        required(key(
            "nej_betyder",
            Kind::Line(300),
            "bifall till Dan Åbergs yrkande",
            "Vad den röstar för som röstar nej.",
            "What a no is a vote for.",
        )),
        key("ja", NAMES, "[Ek, Holm]", "De som röstade ja.", "Those who voted yes."),
        key("nej", NAMES, "[Åberg]", "De som röstade nej.", "Those who voted no."),
        key("avstår", NAMES, "[Nyman]", "De som avstod från att rösta.", "Those who abstained."),
        key(
            "antal",
            Kind::Object(&COUNT),
            "{ ja: 6, nej: 3, avstår: 0 }",
            "Rösternas antal. Krävs vid sluten omröstning; vid öppen räknas det ut.",
            "Number of votes. Needed for a ballot; computed for an open vote.",
        ),
        key(
            "utslagsröst",
            Kind::Object(&CASTING_VOTE),
            "{ av: Anna Ek, röst: ja }",
            "Ordförandens utslagsröst, om rösterna föll lika.",
            "The chair's casting vote, if the votes were equal.",
        ),
        key(
            "lottning",
            Kind::YesNo,
            "ja",
            "Om lotten avgjorde när rösterna föll lika, i en kommuns val och anställningar. Utelämnat betyder nej.",
            "Whether equal votes were decided by lot, in elections and employments of a municipality. Left out it means nej (no).",
        ),
    ],
};

/// Numbers of votes.
pub static COUNT: Shape = Shape {
    name: Doc { sv: "ett röstetal", en: "a count of votes" },
    keys: &[
        required(key("ja", Kind::Integer(0, 10_000), "6", "Antal ja.", "Number of yes.")),
        required(key("nej", Kind::Integer(0, 10_000), "3", "Antal nej.", "Number of no.")),
        key("avstår", Kind::Integer(0, 10_000), "0", "Antal som avstod.", "Number of abstentions."),
    ],
};

/// A casting vote.
pub static CASTING_VOTE: Shape = Shape {
    name: Doc { sv: "en utslagsröst", en: "a casting vote" },
    keys: &[
        required(key("av", NAME, "Anna Ek", "Den som gav utslagsrösten.", "Who gave the casting vote.")),
        required(key("röst", Kind::Choice(YES_OR_NO), "ja", "Vad den gällde.", "What it was for.")),
    ],
};

/// A dissent or remark.
pub static DISSENT: Shape = Shape {
    name: Doc { sv: "en reservation eller anteckning", en: "a dissent or remark" },
    keys: &[
        required(key("av", NAMES, "[Dan Åberg]", "De som lämnade den.", "Those who entered it.")),
        key("text", Kind::Prose, "till förmån för eget yrkande", "Vad den säger.", "What it says."),
        key(
            "anmäld",
            Kind::Date,
            "2024-06-04",
            "När den anmäldes, om det var en annan dag än mötets; av ett möte på flera dagar vilken av dem.",
            "When it was announced, if on another day than the meeting's; of a meeting of several days, on which of them.",
        ),
    ],
};
