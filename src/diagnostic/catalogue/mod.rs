//! What every kind of fault is about: what the rule wants, why, what to do, and what it looks like wrong and right.
//!
//! [`explain`] is an exhaustive match: a [`Code`] without an explanation does not compile. The texts stand in one file for each
//! [`Family`], and the examples are records that the tests check: the bad one shows its code and nothing else, the good one
//! nothing at all.

mod approved;
mod batch;
mod citation;
mod collection;
mod diarium;
mod documents;
mod engine;
mod example;
mod exemption;
mod filing;
mod ground;
mod markdown;
mod meeting;
mod mending;
mod minutes;
mod personal;
mod record;
mod rules;
mod secrecy;
mod source;
pub mod standing;
mod text;
mod word;
mod wording;

#[cfg(test)]
mod tests;

pub use citation::Citation;
pub use example::Example;
pub use ground::{Ground, ground};
pub use markdown::markdown;
pub use mending::mends;

use super::{Code, Doc};

/// Everything there is to say of a [`Code`] besides its [`super::CodeInfo`], in whole sentences. Names of keys, files and signs stand
/// between backticks.
#[derive(Debug)]
pub struct Explanation {
    /// What the rule wants, in one sentence.
    pub summary: Doc,
    /// Why it matters, to somebody who takes minutes.
    pub why: Doc,
    /// What to do.
    pub remedy: Doc,
    /// What breaks the rule.
    pub bad: Example,
    /// The same, put right.
    pub good: Example,
}

/// What a fault has to do with: which part of the work it stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// The file as such.
    Source,
    /// Keys and values.
    Record,
    /// The texts in Markdown.
    Text,
    /// What a document must say, and to everybody.
    Rules,
    /// What minutes must hold.
    Minutes,
    /// What decisions, file notes and memoranda must hold.
    Documents,
    /// Several records together.
    Collection,
    /// Word files that anybody made.
    Word,
    /// Many records made into documents in one run.
    Batch,
    /// The register of documents.
    Diarium,
    /// House style, template, fonts, output.
    Engine,
    /// Packages for the registry and the archive.
    Filing,
}

impl Family {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 12] = [
        Self::Source,
        Self::Record,
        Self::Text,
        Self::Rules,
        Self::Minutes,
        Self::Documents,
        Self::Collection,
        Self::Word,
        Self::Batch,
        Self::Diarium,
        Self::Engine,
        Self::Filing,
    ];

    /// What the family is called, as a heading.
    #[must_use]
    pub fn heading(self) -> Doc {
        match self {
            Self::Source => Doc { sv: "Filen", en: "The file" },
            Self::Record => Doc { sv: "Nycklar och värden", en: "Keys and values" },
            Self::Text => Doc { sv: "Texterna", en: "The texts" },
            Self::Rules => Doc { sv: "Handlingens innehåll", en: "What the document says" },
            Self::Minutes => Doc { sv: "Protokoll", en: "Minutes" },
            Self::Documents => {
                Doc { sv: "Beslut, tjänsteanteckningar och promemorior", en: "Decisions, file notes and memoranda" }
            }
            Self::Collection => Doc { sv: "Flera poster", en: "Several records" },
            Self::Word => Doc { sv: "Word-filer", en: "Word files" },
            Self::Batch => Doc { sv: "Körningar", en: "Runs" },
            Self::Diarium => Doc { sv: "Diariet", en: "The register of documents" },
            Self::Engine => Doc { sv: "Framställningen", en: "The making of the files" },
            Self::Filing => Doc { sv: "Paketet till registratorn", en: "The package for the registrar" },
        }
    }
}

/// What a kind of fault is about.
#[must_use]
pub fn explain(code: Code) -> &'static Explanation {
    entry(code).1
}

/// Which part of the work a kind of fault stops.
#[must_use]
pub fn family(code: Code) -> Family {
    entry(code).0
}

#[expect(clippy::too_many_lines, reason = "a line for each code")]
fn entry(code: Code) -> (Family, &'static Explanation) {
    match code {
        Code::SrcRead => (Family::Source, &source::READ),
        Code::SrcSize => (Family::Source, &source::SIZE),
        Code::SrcUtf8 => (Family::Source, &source::UTF8),
        Code::SrcEmpty => (Family::Source, &source::EMPTY),
        Code::SrcBom => (Family::Source, &source::BOM),
        Code::SrcEol => (Family::Source, &source::LINE_ENDS),
        Code::SrcCtrl => (Family::Source, &source::CONTROL),
        Code::SrcSyntax => (Family::Source, &source::SYNTAX),
        Code::SrcTab => (Family::Source, &source::TAB),
        Code::SrcDup => (Family::Source, &source::DUPLICATE),
        Code::SrcAlias => (Family::Source, &source::ALIAS),
        Code::SrcTag => (Family::Source, &source::TAG),
        Code::SrcDepth => (Family::Source, &source::DEPTH),
        Code::SrcDocs => (Family::Source, &source::DOCUMENTS),
        Code::RecFormat => (Family::Record, &record::FORMAT),
        Code::RecKey => (Family::Record, &record::KEY),
        Code::RecMissing => (Family::Record, &record::MISSING),
        Code::RecType => (Family::Record, &record::TYPE),
        Code::RecValue => (Family::Record, &record::VALUE),
        Code::RecRange => (Family::Record, &record::RANGE),
        Code::RecLength => (Family::Record, &record::LENGTH),
        Code::RecDate => (Family::Record, &record::DATE),
        Code::RecTime => (Family::Record, &record::TIME),
        Code::RecFile => (Family::Record, &record::PICTURE),
        Code::RecAppendix => (Family::Record, &filing::APPENDIX_FILE),
        Code::RecRegister => (Family::Record, &record::REGISTER),
        Code::RecId => (Family::Record, &record::SAME_ID),
        Code::RecPerson => (Family::Record, &record::REFERENCE),
        Code::RecHistory => (Family::Record, &record::HISTORY),
        Code::ExemptRule => (Family::Record, &exemption::RULE),
        Code::ExemptIdle => (Family::Record, &exemption::IDLE),
        Code::ExemptMade => (Family::Record, &exemption::MADE),
        Code::TxtHtml => (Family::Text, &text::HTML),
        Code::TxtNote => (Family::Text, &text::NOTE),
        Code::TxtMarkdown => (Family::Text, &text::MARKDOWN),
        Code::TxtHref => (Family::Text, &text::ADDRESS),
        Code::TxtDate => (Family::Text, &text::DATE),
        Code::TxtDoubled => (Family::Text, &wording::DOUBLED),
        Code::TxtBroken => (Family::Text, &wording::BROKEN),
        Code::TxtTerm => (Family::Text, &wording::TERM),
        Code::MinFact => (Family::Rules, &rules::FACTS),
        Code::MinDecision => (Family::Rules, &rules::DECISION),
        Code::MinAction => (Family::Rules, &documents::ACTION),
        Code::FileNote => (Family::Documents, &documents::FILE_NOTE),
        Code::Memorandum => (Family::Documents, &documents::MEMORANDUM),
        Code::DecisionShows => (Family::Documents, &documents::DECISION),
        Code::DecisionReasons => (Family::Documents, &documents::REASONS),
        Code::DecisionAppeal => (Family::Documents, &documents::APPEAL),
        Code::DecisionNames => (Family::Documents, &documents::NAMES),
        Code::Summons => (Family::Minutes, &documents::SUMMONS),
        Code::PrtRole => (Family::Minutes, &minutes::ROLE),
        Code::PrtAttendance => (Family::Minutes, &minutes::ATTENDANCE),
        Code::PrtQuorum => (Family::Minutes, &minutes::QUORUM),
        Code::PrtServing => (Family::Minutes, &meeting::SERVING),
        Code::PrtNumber => (Family::Minutes, &minutes::NUMBER),
        Code::PrtAdjournment => (Family::Minutes, &meeting::ADJOURNMENT),
        Code::PrtTime => (Family::Minutes, &approved::TIME),
        Code::PrtBody => (Family::Minutes, &meeting::BODY),
        Code::PrtContradiction => (Family::Minutes, &meeting::CONTRADICTION),
        Code::PrtDiscussion => (Family::Minutes, &meeting::DISCUSSION),
        Code::PrtMatter => (Family::Minutes, &meeting::MATTER),
        Code::PrtDoubled => (Family::Minutes, &meeting::DOUBLED),
        Code::PrtMotion => (Family::Minutes, &minutes::MOTION),
        Code::PrtPresenter => (Family::Minutes, &meeting::PRESENTER),
        Code::PrtPutting => (Family::Minutes, &minutes::PUTTING),
        Code::PrtVote => (Family::Minutes, &minutes::VOTE),
        Code::PrtBallot => (Family::Minutes, &meeting::BALLOT),
        Code::PrtPutOff => (Family::Minutes, &minutes::PUT_OFF),
        Code::PrtTie => (Family::Minutes, &minutes::TIE),
        Code::PrtDecision => (Family::Minutes, &minutes::DECISION),
        Code::PrtDissent => (Family::Minutes, &minutes::DISSENT),
        Code::PrtDisqualified => (Family::Minutes, &minutes::DISQUALIFIED),
        Code::PrtDeclining => (Family::Minutes, &meeting::DECLINING),
        Code::PrtApproval => (Family::Minutes, &minutes::APPROVAL),
        Code::PrtApprover => (Family::Minutes, &minutes::APPROVER),
        Code::PrtNotice => (Family::Minutes, &minutes::NOTICE),
        Code::PrtAppeal => (Family::Minutes, &minutes::APPEAL),
        Code::PrtAppealUntold => (Family::Minutes, &approved::APPEAL),
        Code::RegAppendix => (Family::Minutes, &minutes::APPENDIX),
        Code::AccHeading => (Family::Rules, &rules::HEADINGS),
        Code::AccFakeHeading => (Family::Rules, &wording::FAKE_HEADING),
        Code::AccList => (Family::Rules, &wording::LISTED),
        Code::AccLink => (Family::Rules, &rules::LINK_TEXT),
        Code::AccAlt => (Family::Rules, &rules::ALTERNATIVE),
        Code::AccTable => (Family::Rules, &rules::TABLE),
        Code::AccLang => (Family::Rules, &rules::LANGUAGE),
        Code::RegDnr => (Family::Rules, &rules::REGISTRY_NUMBER),
        Code::RegLate => (Family::Rules, &rules::UNREGISTERED),
        Code::RegFacts => (Family::Rules, &wording::REGISTER_FACTS),
        Code::RegTitle => (Family::Rules, &wording::REGISTER_TITLE),
        Code::RegDay => (Family::Rules, &documents::REGISTERED),
        Code::RegCorrection => (Family::Rules, &documents::CORRECTED),
        Code::SecrecyMark => (Family::Rules, &secrecy::MARK),
        Code::SecrecyOpen => (Family::Rules, &secrecy::OPEN),
        Code::SecrecyLeak => (Family::Engine, &secrecy::LEAK),
        Code::SecrecyClass => (Family::Rules, &secrecy::CLASS),
        Code::GdpPnr => (Family::Rules, &rules::PERSONAL_NUMBER),
        Code::GdpRole => (Family::Rules, &personal::ROLE),
        Code::GdpContact => (Family::Rules, &personal::CONTACT),
        Code::GdpAccount => (Family::Rules, &personal::ACCOUNT),
        Code::TypMark => (Family::Rules, &rules::TYPOGRAPHY),
        Code::TypRole => (Family::Rules, &meeting::ROLE_IN_SMALL_LETTERS),
        Code::TypAbbr => (Family::Rules, &rules::ABBREVIATION),
        Code::PlainLanguage => (Family::Rules, &rules::PLAIN_LANGUAGE),
        Code::ColTwin => (Family::Collection, &collection::TWIN),
        Code::ColVersion => (Family::Collection, &collection::VERSION),
        Code::ColNumber => (Family::Collection, &collection::NUMBER),
        Code::ColName => (Family::Collection, &collection::NAME),
        Code::ColMatter => (Family::Collection, &collection::MATTER),
        Code::ColLock => (Family::Collection, &collection::LOCK),
        Code::ColUnlocked => (Family::Collection, &collection::UNLOCKED),
        Code::DocxFile => (Family::Word, &word::FILE),
        Code::DocxSize => (Family::Word, &word::SIZE),
        Code::DocxXml => (Family::Word, &word::XML),
        Code::DocxAlt => (Family::Word, &word::ALTERNATIVE),
        Code::DocxTableHeader => (Family::Word, &word::HEADER_ROW),
        Code::DocxLang => (Family::Word, &word::LANGUAGE),
        Code::DocxTitle => (Family::Word, &word::TITLE),
        Code::DocxTable => (Family::Word, &word::TABLE),
        Code::DocxFloat => (Family::Word, &word::FLOAT),
        Code::DocxContrast => (Family::Word, &word::CONTRAST),
        Code::DocxLink => (Family::Word, &word::LINK),
        Code::DocxFakeHeading => (Family::Word, &word::FAKE_HEADING),
        Code::DocxList => (Family::Word, &word::LIST),
        Code::DocxSpace => (Family::Word, &word::SPACE),
        Code::DocxMotion => (Family::Word, &word::MOTION),
        Code::DocxProtected => (Family::Word, &word::PROTECTED),
        Code::DocxHeading => (Family::Word, &word::HEADING),
        Code::DocxRunning => (Family::Word, &word::RUNNING),
        Code::DocxCapitals => (Family::Word, &word::CAPITALS),
        Code::DocxLeft => (Family::Word, &word::LEFT),
        Code::BatClash => (Family::Batch, &batch::CLASH),
        Code::BatName => (Family::Batch, &batch::NAME),
        Code::BatList => (Family::Batch, &batch::LIST),
        Code::BatTime => (Family::Batch, &batch::TIME),
        Code::BatMemory => (Family::Batch, &batch::MEMORY),
        Code::BatCrash => (Family::Batch, &batch::CRASH),
        Code::BatLost => (Family::Batch, &batch::LOST),
        Code::BatJournal => (Family::Batch, &batch::JOURNAL),
        Code::BatProof => (Family::Batch, &batch::PROOF),
        Code::DiariumFile => (Family::Diarium, &diarium::FILE),
        Code::DiariumNumber => (Family::Diarium, &diarium::NUMBER),
        Code::DiariumCard => (Family::Diarium, &diarium::CARD),
        Code::DiariumLate => (Family::Diarium, &diarium::LATE),
        Code::DiariumDeadline => (Family::Diarium, &diarium::DEADLINE),
        Code::DiariumStamp => (Family::Diarium, &diarium::STAMP),
        Code::Hse => (Family::Engine, &engine::HOUSE),
        Code::HseTime => (Family::Engine, &engine::HOUSE_TIME),
        Code::Tpl => (Family::Engine, &engine::TEMPLATE),
        Code::FntGlyph => (Family::Engine, &engine::GLYPH),
        Code::PdfStandard => (Family::Engine, &engine::STANDARD),
        Code::PdfNudge => (Family::Engine, &engine::NUDGE),
        Code::Parity => (Family::Engine, &engine::PARITY),
        Code::OutWrite => (Family::Engine, &engine::WRITE),
        Code::PackageExists => (Family::Filing, &filing::EXISTS),
        Code::PackageVersion => (Family::Filing, &filing::VERSION),
    }
}
