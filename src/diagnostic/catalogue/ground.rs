//! What a rule rests on where neither a statute nor a standard says so: a practice, or a reason of the program's own.

use super::{Doc, Family, family};
use crate::diagnostic::Code;

/// What a rule rests on that has no [`super::Citation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// What is done though no law demands it (sed): by whom, and why.
    Practice(Doc),
    /// What the program needs to keep what it promises.
    Reason(Doc),
}

impl Ground {
    /// What it is called, as a heading.
    #[must_use]
    pub fn heading(self) -> Doc {
        match self {
            Self::Practice(_) => Doc { sv: "Sed", en: "Practice" },
            Self::Reason(_) => Doc { sv: "Grund", en: "Ground" },
        }
    }

    /// What there is to say of it, in whole sentences.
    #[must_use]
    pub fn text(self) -> Doc {
        match self {
            Self::Practice(text) | Self::Reason(text) => text,
        }
    }
}

/// What a rule rests on; `None` of one that rests on a statute or a standard, which its [`crate::diagnostic::CodeInfo`] names. A test holds
/// that every rule has the one or the other.
#[must_use]
pub fn ground(code: Code) -> Option<Ground> {
    if code.info().citation.is_some() {
        return None;
    }
    practice(code).map(Ground::Practice).or_else(|| reason(code).map(Ground::Reason))
}

/// The rules that are practice.
fn practice(code: Code) -> Option<Doc> {
    Some(match code {
        Code::MinAction => Doc {
            sv: "Ingen lag säger något om åtgärdslistor. De är en sed vid arbetsmöten, och en lista med en dag före mötet styr ingen.",
            en: "No law says anything of lists of actions. They are a practice of working meetings, and a list with a day before the meeting \
                 guides nobody.",
        },
        Code::Memorandum => Doc {
            sv: "Ingen lag säger vad en promemoria ska innehålla. Att den säger vem, vid vilken enhet och varför är sed i Regeringskansliet \
                 och hos myndigheterna, för att den ska kunna bedömas när den som skrev den har slutat.",
            en: "No law says what a memorandum must hold. That it says who, in which unit and why is the practice of the Government Offices \
                 and the agencies, so that it can be judged when whoever wrote it has left.",
        },
        Code::PrtNumber => Doc {
            sv: "Ingen lag numrerar paragraferna. Det är sed i kommuner, regioner och myndigheters nämnder, för att ett beslut ska kunna \
                 anges med organ, dag och paragraf och en borttagen paragraf märkas.",
            en: "No law numbers the items. It is the practice of municipalities, regions and the boards of agencies, so that a decision can be \
                 cited by body, day and item, and an item taken away shows.",
        },
        Code::PrtAdjournment => Doc {
            sv: "Ingen lag kräver att ajourneringar antecknas. Det är sed i nämnder och fullmäktige, för att det ska framgå när mötet pågick; \
                 en ajournering utanför mötets tid säger det inte.",
            en: "No law demands that adjournments be noted. It is the practice of boards and assemblies, so that it shows when the meeting went \
                 on; one outside the meeting's time does not say so.",
        },
        Code::PrtDiscussion => Doc {
            sv: "Ingen lag skiljer på slag av protokoll. Att ett diskussionsprotokoll återger vad var och en ansåg, och ett beslutsprotokoll bara det \
                 som beslutades, är sed hos dem som skriver protokoll, för att läsaren ska veta vad som har utelämnats.",
            en: "No law tells kinds of minutes apart. That minutes of discussion tell what each one held, and minutes of decisions only what was \
                 decided, is the practice of those who write minutes, so that the reader knows what has been left out.",
        },
        Code::PrtTime => Doc {
            sv: "Kommunallagen kräver inga klockslag i protokollet. Att det säger när mötet började är sed i kommuner och regioner, för att det ska \
                 gå att se hur länge mötet varade, och vilket av två samma dag som hölls först.",
            en: "The Local Government Act demands no times in the minutes. That they say when the meeting began is the practice of \
                 municipalities and regions, so that it can be seen how long the meeting took, and which of two on one day was held first.",
        },
        Code::RegAppendix => Doc {
            sv: "Ingen lag säger hur bilagor räknas upp. Att varje bilaga har ett nummer, hör till ett ärende och finns i akten är registratorernas \
                 sed, för att det ska synas om något saknas.",
            en: "No law says how appendices are listed. That each has a number, belongs to a matter and is in the file is the practice of \
                 registrars, so that it shows if something is missing.",
        },
        Code::ColVersion | Code::ColLock | Code::ColUnlocked => Doc {
            sv: "Ingen lag säger hur versioner märks. Att en justerad handling lämnas orörd, och att en senare version säger vad den ersätter, är \
                 registratorernas och arkivens sed, för att det ska gå att se vad som gällde när.",
            en: "No law says how versions are marked. That an approved document is left alone, and that a later version says what it replaces, is \
                 the practice of registrars and archives, so that it can be seen what held when.",
        },
        Code::ColNumber => Doc {
            sv: "Ingen lag numrerar paragraferna. Att numren löper genom året, utan lucka och utan att användas två gånger, är sed i kommuner och \
                 regioner, för att § 24 ska vara ett enda ärende det året.",
            en: "No law numbers the items. That the numbers run on through the year, without a gap and none of them used twice, is the practice of \
                 municipalities and regions, so that § 24 is one single matter in that year.",
        },
        _ => return None,
    })
}

/// What the other rules are for. Rules of the file, of its form and of the program have that of their family; rules of what documents say have
/// each their own, or a citation.
fn reason(code: Code) -> Option<Doc> {
    Some(match (code, family(code)) {
        (Code::TxtDate, _) => Doc {
            sv: "Posten motsäger sig själv eller kalendern. Vilken dag som är rätt vet bara den som var med.",
            en: "The record contradicts itself or the calendar. Which day is right only those know who were there.",
        },
        (Code::TxtDoubled, _) => Doc {
            sv: "Det ser ut som ett skrivfel, eller kommer av att handlingen skriver orden själv.",
            en: "It looks like a slip, or comes of the document writing the words itself.",
        },
        (Code::TxtBroken | Code::TxtTerm, _) => Doc {
            sv: "Det ser ut som ett skrivfel. Bara den som skrev texten kan avgöra om det är ett.",
            en: "It looks like a slip. Only whoever wrote the text can tell whether it is one.",
        },
        (Code::PrtContradiction, _) => Doc {
            sv: "Protokollet motsäger sig självt om det som alla läser först. Vad som är rätt vet bara den som var med.",
            en: "The minutes contradict themselves on what everybody reads first. What is right only those know who were there.",
        },
        (Code::PrtDoubled, _) => Doc {
            sv: "Det som står två gånger säger inget mer än det som står en gång, och är ofta skrivet i stället för något annat. Vad det \
                 skulle ha varit vet bara den som var med.",
            en: "What stands twice says no more than what stands once, and is often written instead of something else. What that was to be \
                 only those know who were there.",
        },
        (Code::ColTwin | Code::ColName, _) => Doc {
            sv: "Posterna motsäger varandra. Vilken av dem som är rätt vet bara de som skrev dem.",
            en: "The records contradict one another. Which of them is right only those know who wrote them.",
        },
        (Code::DiariumDeadline, _) => Doc {
            sv: "Dagen är den som registratorn har fört in på kortet; varför den gäller vet registratorn.",
            en: "The day is the one that the registrar has entered on the card; why it holds the registrar knows.",
        },
        (_, Family::Source | Family::Record | Family::Text) => Doc {
            sv: "Postens form är programmets egen. Det som inte kan läsas på ett enda sätt gissar programmet inte, för en gissning kan bli ett \
                 beslut som ingen fattat.",
            en: "The form of a record is the program's own. What cannot be read in one single way the program does not guess, for a guess can \
                 become a decision that nobody made.",
        },
        (_, Family::Word) => Doc {
            sv: "Ingen standard säger det så. Den som läser filen med hjälpmedel, eller efter någon annan, behöver det.",
            en: "No standard says it so. Whoever reads the file with assistive technology, or after somebody else, needs it.",
        },
        (_, Family::Batch | Family::Diarium | Family::Engine | Family::Filing) => Doc {
            sv: "Programmet lämnar aldrig ifrån sig något annat än det som posten säger, helt och i alla format, och säger hellre ifrån.",
            en: "The program never hands over anything but what the record says, whole and in all formats, and rather refuses.",
        },
        (_, Family::Rules | Family::Minutes | Family::Documents | Family::Collection) => return None,
    })
}
