//! The kinds of fault, each listed once.

use std::fmt;

use super::catalogue::Citation;
use super::{Profile, Severity, nearest};

/// The bare facts of a [`Code`]; what it wants and why is in [`super::catalogue`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeInfo {
    /// The code as people write it: `REG-DNR`.
    pub id: &'static str,
    /// How grave by default. A [`Profile`] can only make it milder.
    pub severity: Severity,
    /// The law, standard or other source that it rests on, where a profile has no other.
    pub citation: Option<Citation>,
    /// Whether a record may be excepted from the rule, with a reason (undantag). That is for what takes judgement: not for faults of the file,
    /// of its form or of the program, nor for what the law or a standard forbids without exception, nor for what no document can be made of.
    pub excusable: bool,
    /// The profiles under which it is another matter.
    exceptions: &'static [Exception],
}

/// What a code is under some profiles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Exception {
    profiles: &'static [Profile],
    /// `None` where the rule does not hold at all.
    severity: Option<Severity>,
    /// `None` where it is the code's own.
    citation: Option<Citation>,
}

impl CodeInfo {
    /// How grave under a profile; `None` where the rule does not hold.
    #[must_use]
    pub fn severity_under(&self, profile: Profile) -> Option<Severity> {
        self.exception(profile).map_or(Some(self.severity), |exception| exception.severity)
    }

    /// What it rests on under a profile.
    #[must_use]
    pub fn citation_under(&self, profile: Profile) -> Option<Citation> {
        self.exception(profile).and_then(|exception| exception.citation).or(self.citation)
    }

    fn exception(&self, profile: Profile) -> Option<&'static Exception> {
        self.exceptions.iter().find(|exception| exception.profiles.contains(&profile))
    }
}

/// A severity of the table: `Off` where the rule does not hold.
macro_rules! severity {
    (Off) => {
        None
    };
    ($severity:ident) => {
        Some(Severity::$severity)
    };
}

/// What a code rests on, where the table says so.
macro_rules! given {
    () => {
        None
    };
    ($kind:ident($citation:literal)) => {
        Some(Citation::$kind($citation))
    };
}

/// Whether the table says that a record may be excepted.
macro_rules! excusable {
    () => {
        false
    };
    (excused) => {
        true
    };
}

/// Declares the enumeration and its table together, so that neither can have what the other lacks. After the severity and what the
/// code rests on come the profiles under which either differs, `=> Kommun | Myndighet: Error, Law("…")`, and `unless excused` where a record
/// may be excepted.
macro_rules! codes {
    ($(
        $(#[$doc:meta])*
        $name:ident = $id:literal, $severity:ident $(, $kind:ident($citation:literal))?
            $(=> $($profile:ident)|+: $under:ident $(, $other:ident($instead:literal))?)*
            $(unless $excused:ident)? ;
    )*) => {
        /// A kind of fault.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $( $(#[$doc])* $name, )* }

        impl Code {
            /// All kinds, in the order in which they are explained.
            pub const ALL: &'static [Code] = &[ $( Code::$name, )* ];

            /// Its bare facts.
            #[must_use]
            pub fn info(self) -> CodeInfo {
                match self {
                    $( Code::$name => CodeInfo {
                        id: $id,
                        severity: Severity::$severity,
                        citation: given!($($kind($citation))?),
                        excusable: excusable!($($excused)?),
                        exceptions: &[$( Exception {
                            profiles: &[$(Profile::$profile),+],
                            severity: severity!($under),
                            citation: given!($($other($instead))?),
                        } ),*],
                    }, )*
                }
            }
        }
    };
}

codes! {
    /// The file cannot be read.
    SrcRead = "SRC-READ", Error;
    /// The file is larger than a record may be.
    SrcSize = "SRC-SIZE", Error;
    /// Bytes that are not UTF-8.
    SrcUtf8 = "SRC-UTF8", Error;
    /// Nothing in the file.
    SrcEmpty = "SRC-EMPTY", Error;
    /// A byte order mark.
    SrcBom = "SRC-BOM", Info;
    /// Line ends of two kinds, or lone carriage returns.
    SrcEol = "SRC-EOL", Warning;
    /// A control character.
    SrcCtrl = "SRC-CTRL", Error;
    /// Not YAML, or not JSON.
    SrcSyntax = "SRC-SYNTAX", Error;
    /// A tab where YAML wants spaces.
    SrcTab = "SRC-TAB", Error;
    /// The same key twice.
    SrcDup = "SRC-DUP", Error;
    /// A YAML anchor or alias.
    SrcAlias = "SRC-ALIAS", Error;
    /// A YAML tag.
    SrcTag = "SRC-TAG", Error;
    /// Nested deeper than any record is.
    SrcDepth = "SRC-DEPTH", Error;
    /// More than one YAML document.
    SrcDocs = "SRC-DOCS", Error;
    /// A format number that this program does not know.
    RecFormat = "REC-FORMAT", Error;
    /// A key that does not exist.
    RecKey = "REC-KEY", Error;
    /// A key that must be there.
    RecMissing = "REC-MISSING", Error;
    /// A list where a text is wanted, and the like.
    RecType = "REC-TYPE", Error;
    /// A word that is not among those allowed.
    RecValue = "REC-VALUE", Error;
    /// A number out of its range.
    RecRange = "REC-RANGE", Error;
    /// A text that is empty or too long.
    RecLength = "REC-LEN", Error;
    /// A day that does not exist.
    RecDate = "REC-DATE", Error;
    /// A time of day that does not exist, or an end before its beginning.
    RecTime = "REC-TIME", Error;
    /// A picture that cannot be used.
    RecFile = "REC-FILE", Error;
    /// An appendix that cannot be kept.
    RecAppendix = "REC-BIL", Error;
    /// A register that cannot be used.
    RecRegister = "REC-REG", Error;
    /// Two entries of a register with one id.
    RecId = "REC-ID", Error;
    /// A reference to somebody whom the register does not have.
    RecPerson = "REC-PERSON", Error;
    /// Facts of a register that do not follow one another, or parts of it that do not fit into one another.
    RecHistory = "REC-FÖRR", Error;
    /// An exemption from a rule that does not exist, or that has none.
    ExemptRule = "UND-REGEL", Error;
    /// An exemption that is not needed.
    ExemptIdle = "UND-TOM", Warning;
    /// An exemption, with what it silences.
    ExemptMade = "UND-GJORT", Info;
    /// HTML in a text.
    TxtHtml = "TXT-HTML", Error;
    /// A footnote without a text, a text without a reference, or one twice.
    TxtNote = "TXT-NOTE", Error;
    /// Markdown that no output can show, or nested too deep.
    TxtMarkdown = "TXT-MD", Error;
    /// A link to where nobody can go.
    TxtHref = "TXT-HREF", Error;
    /// A date in the text that disagrees with the record.
    TxtDate = "TXT-DATE", Warning unless excused;
    /// A word typed twice.
    TxtDoubled = "TXT-DUBB", Warning unless excused;
    /// A paragraph that ends in the middle of a sentence.
    TxtBroken = "TXT-BRUT", Warning unless excused;
    /// One meeting called by two names.
    TxtTerm = "TXT-TERM", Info unless excused;
    /// What notes of a meeting must say.
    MinFact = "MIN-FAKT", Error, Law("jfr 27 § förvaltningslagen (2017:900) och 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)");
    /// A decision in notes, which are not minutes.
    MinDecision = "MIN-BES", Warning, Law("jfr 31 § förvaltningslagen (2017:900) och 2 kap. 10 och 12 §§ tryckfrihetsförordningen") unless excused;
    /// An action that was to be done before the meeting.
    MinAction = "MIN-ÅTG", Warning unless excused;
    /// What a note of what an authority was told must say.
    FileNote = "TJA-27", Error, Law("27 § förvaltningslagen (2017:900)");
    /// What a memorandum must say.
    Memorandum = "PM-FAKT", Error unless excused;
    /// What a decision must show.
    DecisionShows = "BES-31", Error, Law("31 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("2 och 31 §§ förvaltningslagen (2017:900)");
    /// A decision without reasons.
    DecisionReasons = "BES-MOT", Warning, Law("32 § förvaltningslagen (2017:900)")
        => Kommun: Warning, Law("2 och 32 §§ förvaltningslagen (2017:900)");
    /// A decision that does not say how it is appealed.
    DecisionAppeal = "BES-OVK", Error, Law("33 och 43–44 §§ förvaltningslagen (2017:900)")
        => Kommun: Error, Law("13 kap. 1–5 §§ kommunallagen (2017:725); 2, 33 och 43–44 §§ förvaltningslagen (2017:900)");
    /// A decision without the names of those who made it.
    DecisionNames = "BES-NAME", Info, Law("33 § fjärde stycket förvaltningslagen (2017:900)");
    /// What a summons must say, and by when.
    Summons = "KAL-15", Error, Law("jfr 5 kap. 15 § kommunallagen (2017:725)") unless excused;
    /// No chair or no secretary in minutes.
    PrtRole = "PRT-ROLE", Error, Law("jfr 5 kap. 65 § kommunallagen (2017:725)") unless excused;
    /// Somebody who acts at a meeting without having been there, or no roll at all.
    PrtAttendance = "PRT-ATT", Error, Law("jfr 31 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("5 kap. 16 och 66 §§ samt 6 kap. 24 och 35 §§ kommunallagen (2017:725)");
    /// A decision with too few members there.
    PrtQuorum = "PRT-ANTAL", Error, Law("5 kap. 45 § och 6 kap. 27 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// A member who serves again after a substitute took the place.
    PrtServing = "PRT-TJÄNST", Warning, Law("5 kap. 20 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// Numbers of items that do not follow one another.
    PrtNumber = "PRT-NUM", Error;
    /// An adjournment that is no part of the meeting.
    PrtAdjournment = "PRT-AJOUR", Warning unless excused;
    /// Approved minutes of a municipality that do not say when the meeting began.
    PrtTime = "PRT-TID", Warning
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// A title that names another body than the one that met.
    PrtBody = "PRT-ORGAN", Warning, Law("jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// A matter that says something else of the meeting than the head of the record.
    PrtContradiction = "PRT-MOTS", Warning unless excused;
    /// Minutes of discussion that tell none.
    PrtDiscussion = "PRT-DISK", Warning unless excused;
    /// Two items of one matter.
    PrtMatter = "PRT-DNR", Info, Law("jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// Somebody or something that stands twice where once says it all.
    PrtDoubled = "PRT-DUBB", Error unless excused;
    /// A motion by somebody who was not there, or one withdrawn.
    PrtMotion = "PRT-YRK", Error, Law("jfr 5 kap. 67 § kommunallagen (2017:725)")
        => Kommun: Error, Law("5 kap. 67 § och 6 kap. 35 § kommunallagen (2017:725)")
        unless excused;
    /// Somebody who presents a matter without being on the roll.
    PrtPresenter = "PRT-FÖRE", Warning, Law("jfr 31 § förvaltningslagen (2017:900)") unless excused;
    /// Two motions or more without a word of how they were put.
    PrtPutting = "PRT-PROP", Error, Law("5 kap. 67 § och 6 kap. 35 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Warning, Law("jfr 28 och 29 §§ förvaltningslagen (2017:900)")
        unless excused;
    /// Votes that do not agree with who was there.
    PrtVote = "PRT-VOTE", Error, Law("jfr 29 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("5 kap. 67 § och 6 kap. 35 § kommunallagen (2017:725)");
    /// A ballot where the law wants votes to be open, or an open vote where it wants a ballot.
    PrtBallot = "PRT-SLUTEN", Warning, Law("29 § förvaltningslagen (2017:900)")
        => Kommun: Warning, Law("5 kap. 54 § och 6 kap. 33 § kommunallagen (2017:725)")
        unless excused;
    /// A matter put off by fewer than it takes.
    PrtPutOff = "PRT-BORD", Warning, Law("5 kap. 50 och 55 §§ samt 6 kap. 33 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// Equal votes that nothing decides.
    PrtTie = "PRT-TIE", Error, Law("29 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("5 kap. 54 och 56 §§ samt 6 kap. 33 § kommunallagen (2017:725)")
        unless excused;
    /// A matter without a decision.
    PrtDecision = "PRT-BES", Error, Law("jfr 31 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("5 kap. 67 § och 6 kap. 35 § kommunallagen (2017:725)")
        unless excused;
    /// A dissent by somebody who took no part, or too late.
    PrtDissent = "PRT-RES", Error, Law("30 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("4 kap. 27 § kommunallagen (2017:725)")
        unless excused;
    /// Somebody disqualified who takes part.
    PrtDisqualified = "PRT-JAV", Error, Law("17 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("5 kap. 47 §, 6 kap. 30 § och 7 kap. 4 § kommunallagen (2017:725)")
        unless excused;
    /// Somebody who takes no part in a decision, and cannot, or does all the same.
    PrtDeclining = "PRT-DELT", Error, Law("29 § förvaltningslagen (2017:900)")
        => Kommun: Error, Law("4 kap. 25 och 26 §§ kommunallagen (2017:725)")
        unless excused;
    /// Minutes approved too late.
    PrtApproval = "PRT-JUST", Error, Law("5 kap. 69 § och 6 kap. 35 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Warning, Law("jfr 5 kap. 69 § kommunallagen (2017:725)")
        unless excused;
    /// A chair who approves alone.
    PrtApprover = "PRT-SELF", Warning, Law("jfr 5 kap. 69 § och 72 § 9 kommunallagen (2017:725)") unless excused;
    /// A notice put up too late or taken down too early.
    PrtNotice = "PRT-ANS", Error, Law("8 kap. 12 § och 13 kap. 5 § kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// A way of appeal that the authority's decisions do not have, or that nobody tries.
    PrtAppeal = "PRT-ÖVK", Error, Law("33 och 43 §§ förvaltningslagen (2017:900) samt 13 kap. 1 § kommunallagen (2017:725)");
    /// Approved minutes of a municipality that do not say how their decisions are appealed.
    PrtAppealUntold = "PRT-HÄNV", Warning, Law("jfr 8 kap. 10 § och 13 kap. 1 och 2 §§ kommunallagen (2017:725)")
        => Regeringskansliet | Myndighet: Off
        unless excused;
    /// An appendix that does not exist, or that nothing refers to.
    RegAppendix = "REG-BIL", Error unless excused;
    /// Headings that skip a level.
    AccHeading = "ACC-HEAD", Error, Source("PDF/UA-1 (ISO 14289-1), 7.4.2");
    /// Words that look like a heading and are none.
    AccFakeHeading = "ACC-RUB", Warning, Source("EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)") unless excused;
    /// Points listed in running text that can be a list.
    AccList = "ACC-LIST", Info, Source("jfr EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)") unless excused;
    /// A link whose text does not say where it leads.
    AccLink = "ACC-LINK", Warning, Source("jfr EN 301 549 V3.2.1, 10.2.4.4 (WCAG 2.1, 2.4.4)") unless excused;
    /// A picture without an alternative text.
    AccAlt = "ACC-ALT", Error, Source("EN 301 549 V3.2.1, 10.1.1.1; PDF/UA-1 (ISO 14289-1), 7.3");
    /// A table that cannot be heard: empty header cells, no caption.
    AccTable = "ACC-TAB", Error, Source("EN 301 549 V3.2.1, 10.1.3.1; PDF/UA-1 (ISO 14289-1), 7.5");
    /// A language that is no language.
    AccLang = "ACC-LANG", Error, Source("EN 301 549 V3.2.1, 10.3.1.2; PDF/UA-1 (ISO 14289-1), 7.2");
    /// A registry number not of the authority's form, or of another year.
    RegDnr = "REG-DNR", Error, Law("jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// No registry number yet.
    RegLate = "REG-SEN", Info, Law("5 kap. 1 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// A document that lacks what the register must show of it.
    RegFacts = "REG-4", Error, Law("5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// A title of a matter with names of persons or with abbreviations.
    RegTitle = "REG-TIT", Warning, Law("jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// Registered too late.
    RegDay = "REG-DAY", Warning, Law("jfr 5 kap. 1 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// A correction that does not say of what, or is dated before it.
    RegCorrection = "REG-RÄTT", Error, Law("jfr 36 § förvaltningslagen (2017:900)") unless excused;
    /// A marking of secrecy that lacks what it must say.
    SecrecyMark = "SEC-MARK", Error, Law("5 kap. 5 § offentlighets- och sekretesslagen (2009:400)");
    /// Words that are masked in one place and stand open in another.
    SecrecyOpen = "SEC-OPEN", Warning, Law("jfr 2 kap. 15 § tryckfrihetsförordningen och 8 kap. 1 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// Something masked that is in a public file all the same.
    SecrecyLeak = "SEC-LEAK", Error, Law("2 kap. 15 § tryckfrihetsförordningen och 8 kap. 1 § offentlighets- och sekretesslagen (2009:400)");
    /// A security-classified record on a machine that is not approved for it.
    SecrecyClass = "SEC-KLASS", Error, Law("2 kap. 5 § säkerhetsskyddslagen (2018:585)");
    /// A personal identity number in public text.
    GdpPnr = "GDP-PNR", Error, Law("3 kap. 10 § lagen (2018:218) med kompletterande bestämmelser till EU:s dataskyddsförordning");
    /// Somebody named without a role.
    GdpRole = "GDP-ROLE", Warning, Source("artikel 5.1 c i EU:s dataskyddsförordning (EU) 2016/679") unless excused;
    /// A telephone number or an e-mail address in public text.
    GdpContact = "GDP-KONTAKT", Info, Source("artikel 5.1 c i EU:s dataskyddsförordning (EU) 2016/679") unless excused;
    /// An account in public text.
    GdpAccount = "GDP-KONTO", Warning, Source("artikel 5.1 c i EU:s dataskyddsförordning (EU) 2016/679") unless excused;
    /// Typography that a person must judge.
    TypMark = "TYP-TECKEN", Warning, Source("Myndigheternas skrivregler (Språkrådet 2014)") unless excused;
    /// An abbreviation against the rules of official writing.
    TypAbbr = "TYP-FÖRK", Info, Source("Myndigheternas skrivregler (Språkrådet 2014)") unless excused;
    /// A role with a capital after a name.
    TypRole = "TYP-ROLL", Info, Source("Myndigheternas skrivregler (Språkrådet 2014)") unless excused;
    /// A sentence too long to hear, or a word that nobody says any more.
    PlainLanguage = "LNG-11", Info, Law("11 § språklagen (2009:600)") unless excused;
    /// Two records of one document.
    ColTwin = "SAM-DUBB", Error unless excused;
    /// A version that does not say that it replaces the one before.
    ColVersion = "SAM-VER", Warning unless excused;
    /// Numbers of items that do not run on from minutes to minutes.
    ColNumber = "SAM-PAR", Error unless excused;
    /// Somebody who is spelt in two ways.
    ColName = "SAM-NAMN", Warning unless excused;
    /// Registry numbers of several records that do not fit together.
    ColMatter = "SAM-DNR", Error, Law("jfr 5 kap. 2 § offentlighets- och sekretesslagen (2009:400)") unless excused;
    /// An approved record that was changed or removed.
    ColLock = "SAM-LÅS", Error;
    /// An approved record of which a change would not show.
    ColUnlocked = "SAM-OLÅST", Info;
    /// No Word file, or one that cannot be read.
    DocxFile = "DOCX-FIL", Error;
    /// A Word file that unpacks to more than any document is.
    DocxSize = "DOCX-STOR", Error;
    /// A part of a Word file that is no proper XML.
    DocxXml = "DOCX-XML", Error;
    /// A picture in a Word file without an alternative text that says something.
    DocxAlt = "DOCX-ALT", Error, Source("EN 301 549 V3.2.1, 10.1.1.1 (WCAG 2.1, 1.1.1)");
    /// A table in a Word file without a header row.
    DocxTableHeader = "DOCX-RAD", Error, Source("EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// A Word file whose language is not given, or is another than that of its text.
    DocxLang = "DOCX-SPRÅK", Error, Source("EN 301 549 V3.2.1, 10.3.1.1 (WCAG 2.1, 3.1.1)");
    /// A Word file without a title.
    DocxTitle = "DOCX-TITEL", Warning, Source("EN 301 549 V3.2.1, 10.2.4.2 (WCAG 2.1, 2.4.2)");
    /// A table in a Word file with merged or split cells, or with empty rows.
    DocxTable = "DOCX-TAB", Warning, Source("EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// Something in a Word file that is not in line with the text.
    DocxFloat = "DOCX-FLYT", Warning, Source("EN 301 549 V3.2.1, 10.1.3.2 (WCAG 2.1, 1.3.2)");
    /// Text in a Word file that is hard to see.
    DocxContrast = "DOCX-FÄRG", Warning, Source("EN 301 549 V3.2.1, 10.1.4.3 (WCAG 2.1, 1.4.3)");
    /// A link in a Word file whose text does not say where it leads.
    DocxLink = "DOCX-LÄNK", Warning, Source("jfr EN 301 549 V3.2.1, 10.2.4.4 (WCAG 2.1, 2.4.4)");
    /// What only looks like a heading in a Word file.
    DocxFakeHeading = "DOCX-FALSK", Warning, Source("EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// A list in a Word file that was typed by hand.
    DocxList = "DOCX-LISTA", Warning, Source("EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// Room or columns in a Word file made of blanks.
    DocxSpace = "DOCX-TOMT", Warning, Source("EN 301 549 V3.2.1, 10.1.3.2 (WCAG 2.1, 1.3.2)");
    /// Text in a Word file that moves.
    DocxMotion = "DOCX-BLINK", Warning, Source("EN 301 549 V3.2.1, 10.2.2.2 (WCAG 2.1, 2.2.2)");
    /// A Word file that is locked to its readers.
    DocxProtected = "DOCX-SKYDD", Warning;
    /// No headings in a long Word file, or headings that skip a level.
    DocxHeading = "DOCX-RUBRIK", Info, Source("jfr EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// What stands in page headers and footers of a Word file alone.
    DocxRunning = "DOCX-HUVUD", Info, Source("jfr EN 301 549 V3.2.1, 10.1.3.1 (WCAG 2.1, 1.3.1)");
    /// A paragraph of a Word file in capitals.
    DocxCapitals = "DOCX-VERSAL", Info;
    /// Changes and comments that were left in a Word file.
    DocxLeft = "DOCX-SPÅR", Info;
    /// Two records of a run that would become the same files.
    BatClash = "KÖR-KROCK", Error;
    /// A record whose documents would have names that cannot be written, or not everywhere.
    BatName = "KÖR-NAMN", Error;
    /// A list or stream of records that cannot be used.
    BatList = "KÖR-LISTA", Error;
    /// A record that took too much time.
    BatTime = "KÖR-TID", Error;
    /// A record that took too much memory.
    BatMemory = "KÖR-MINNE", Error;
    /// A process that died over a record.
    BatCrash = "KÖR-KRASCH", Error;
    /// A file that is no record any more, of which an earlier run made documents.
    BatLost = "KÖR-POST", Error;
    /// Lines of a run's journal that say nothing.
    BatJournal = "KÖR-JOURNAL", Info;
    /// A run's directory that does not hold what its manifest says.
    BatProof = "KÖR-BEVIS", Error;
    /// A register of documents that cannot be used.
    DiariumFile = "DIA-FIL", Error;
    /// Numbers of a register that are missing, double, or of the wrong form or year.
    DiariumNumber = "DIA-NR", Error, Law("5 kap. 2 § offentlighets- och sekretesslagen (2009:400)");
    /// A card of a register that lacks what the law asks for.
    DiariumCard = "DIA-KORT", Error, Law("5 kap. 2 § offentlighets- och sekretesslagen (2009:400)");
    /// A document that was registered too late, or not at all.
    DiariumLate = "DIA-SEN", Warning, Law("jfr 5 kap. 1 § offentlighets- och sekretesslagen (2009:400)");
    /// A deadline that is near or past.
    DiariumDeadline = "DIA-FRIST", Warning;
    /// A record that no registry number can be put into.
    DiariumStamp = "DIA-STÄMPEL", Error;
    /// A house style that cannot be used.
    Hse = "HUS-STIL", Error;
    /// No house style that is for the document's authority, or was in use on its day.
    HseTime = "HUS-TID", Error;
    /// A template that cannot be used.
    Tpl = "MALL", Error;
    /// A character that the house style's fonts lack.
    FntGlyph = "TYP-GLYF", Error, Source("PDF/UA-1 (ISO 14289-1), 7.21.8");
    /// A document that the PDF standard refuses.
    PdfStandard = "PDF-STD", Error;
    /// A PDF on pages a little shorter than the house style has them, for the engine could not tag it otherwise.
    PdfNudge = "PDF-KNUFF", Info;
    /// The files do not say the same: an error of ours.
    Parity = "PARITET", Error;
    /// A file that cannot be written.
    OutWrite = "UT-SKRIV", Error;
    /// A package that is there already, with something else in it.
    PackageExists = "PKT-FINNS", Error;
    /// A later version that does not name the package that it replaces.
    PackageVersion = "PKT-VER", Error;
}

impl Code {
    /// The code that is most like what somebody wrote, if it is like enough to be a slip of the hand.
    #[must_use]
    pub fn like(id: &str) -> Option<Self> {
        nearest(id, Self::ALL.iter().map(|code| code.info().id)).and_then(Self::from_id)
    }

    /// The kind that people write so, in any case, with or without dots over its letters.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        let plain = |text: &str| text.trim().to_uppercase().replace(['Å', 'Ä'], "A").replace('Ö', "O");
        Self::ALL.iter().copied().find(|code| plain(code.info().id) == plain(id))
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().id)
    }
}
