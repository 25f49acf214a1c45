//! What of each kind of fault a machine mends without asking.

use super::Doc;
use crate::diagnostic::Code;

/// What `check --fix` does about a kind of fault, in a sentence; `None` for a kind that takes judgement throughout.
///
/// A test holds this against the cases: a kind that is named here is mended in one of them, and no other kind is.
#[must_use]
pub fn mends(code: Code) -> Option<Doc> {
    Some(match code {
        Code::SrcBom => Doc { sv: "Markören tas bort.", en: "The mark is removed." },
        Code::SrcEol => Doc {
            sv: "Alla rader får det radslut som de flesta redan har.",
            en: "All lines get the line end that most of them have already.",
        },
        Code::SrcSyntax => Doc {
            sv: "Ett komma efter det sista värdet i JSON tas bort, och ett `-` före en listpunkt får sitt mellanslag. Annat rättas för \
                 hand.",
            en: "A comma after the last value in JSON is removed, and a `-` before an item gets its space. The rest is for people.",
        },
        Code::RecKey => Doc {
            sv: "En nyckel som skiljer sig från en enda annan i en bokstav, i versaler eller i prickar får rätt namn, om den inte redan \
                 finns.",
            en: "A key that differs from a single other one in one letter, in case or in dots gets its right name, unless that is \
                 there already.",
        },
        Code::RecValue => Doc {
            sv: "Ett ord som skiljer sig från ett enda av de tillåtna i en bokstav, i versaler eller i prickar blir det ordet.",
            en: "A word that differs from a single one of those allowed in one letter, in case or in dots becomes that word.",
        },
        Code::RecDate => Doc {
            sv: "En dag som bara kan läsas på ett sätt skrivs om: `2026/1/15`, `20260115`, `den 15 januari 2026`. `4/6 2026` och \
                 `26-01-15` frågar programmet om.",
            en: "A day that can be read in one way only is written anew: `2026/1/15`, `20260115`, `den 15 januari 2026`. Of \
                 `4/6 2026` and `26-01-15` the program asks.",
        },
        Code::RecTime => Doc {
            sv: "`kl. 9`, `0900` och `9,30` skrivs om till `9.00` och `9.30`.",
            en: "`kl. 9`, `0900` and `9,30` become `9.00` and `9.30`.",
        },
        Code::TxtMarkdown => Doc {
            sv: "Rader som börjar med `•` får `-` i stället, och `o`, `§` eller `▪` under dem blir listor i listan. En rad utan tecken sist i listan, en som hör till punkten före eller är ett eget stycke, och tankstreck som kan vara repliker, lämnas.",
            en: "Lines that begin with `•` get `-` instead, and `o`, `§` or `▪` below them become lists in the list. A line without a sign at its end, one that belongs to the item before it or is a paragraph of its own, and dashes that may be those of speech, are left.",
        },
        Code::TxtDoubled => Doc {
            sv: "Det som handlingen skriver själv tas bort: `yrkar`, `Reserverar mig mot beslutet`, `Ja-röst för`, ärendets, avsnittets eller bilagans \
                 eget nummer, en punkt i slutet, en parentes. `Att`, `Avslag` och liknande ord mitt i en mening får liten bokstav. Ett annat nummer, en annan \
                 persons namn och ord som står två gånger i en text lämnas.",
            en: "What the document writes itself is removed: `moves`, `Dissents from the decision`, `A vote for`, the item's, section's or appendix's own number, \
                 a full stop at the end, parentheses. `Att`, `Rejection` and the like get a small letter within a sentence. Another number, \
                 somebody else's name and words that stand twice in a text are left.",
        },
        Code::DecisionShows => Doc {
            sv: "En titel före eller efter namnet på den som har en avvikande mening, `jurist Anna Ek`, tas bort, om personen har den som `roll`. \
                 `Att`, `To` och `That` i början av en beslutspunkt får liten bokstav, och `beslutar` före `att` tas bort. Annat rättas för hand.",
            en: "A title before or after the name of who dissents, `jurist Anna Ek`, is removed, if the person has it as `roll`. \
                 `Att`, `To` and `That` at the beginning of a point get a small letter, and `beslutar` before `att` is removed. The rest is for people.",
        },
        Code::PrtAttendance => Doc {
            sv: "En titel före eller efter ett namn, `ordförande Anna Ek`, tas bort där handlingen själv säger vad personen är. Annat rättas för hand.",
            en: "A title before or after a name, `ordförande Anna Ek`, is removed where the document itself says what the person is. The rest is for people.",
        },
        Code::PrtNumber => Doc {
            sv: "Ett enda felskrivet nummer rättas, om de andra som är skrivna stämmer. `första` rättas om både `föregående` och \
                 ärendenas egna nummer säger detsamma.",
            en: "A single wrong number is corrected, if the others that are written agree. `första` is corrected if both \
                 `föregående` and the matters' own numbers say the same.",
        },
        Code::PrtDoubled => Doc {
            sv: "Ett namn, en mottagare eller ett nummer som är skrivet precis likadant två gånger i en lista tas bort den andra gången, med sin rad om \
                 listan har en rad för varje; en kommentar på raden blir kvar. Justerare, personer med roll, yrkanden, reservationer, beslut och \
                 åtgärder lämnas.",
            en: "A name, a recipient or a number that is written exactly alike twice in a list is removed the second time, with its line if the \
                 list has a line for each; a comment on that line stays. Those who approve, people with a role, motions, dissents, decisions and \
                 actions are left.",
        },
        Code::RecType => {
            Doc { sv: "`§` före ett ensamt nummer tas bort.", en: "`§` before a single number is removed." }
        }
        Code::PrtDecision => Doc {
            sv: "`Att` i början av ett beslut får liten bokstav, och i ett engelskt `That` och `To`. Punktens eget nummer före `att` eller `Att` tas bort, liksom `beslutar`, `samt`, `decided` och liknande före `att`, `to` eller `that`; \
                 står flera punkter i en text lämnas de, och ett nummer som inte är punktens eget.",
            en: "`Att` at the beginning of a decision gets a small letter, and so do `That` and `To` of an English one. The point's own number before `att` or `Att` is removed, and so are `beslutar`, `samt`, `decided` and the like before \
                 `att`, `to` or `that`; several points in one text are left, and so is a number that is not the point's own.",
        },
        Code::PrtVote => Doc {
            sv: "`antal` räknas om efter namnen, om alla som deltog i beslutet har röstat en gång och ingen annan.",
            en: "`antal` is counted again by the names, if all who took part in the decision have voted once and nobody else.",
        },
        Code::RegDnr => Doc {
            sv: "Ordet före numret tas bort, som i `Dnr KS 2026/00123`.",
            en: "The word before the number is removed, as in `Dnr KS 2026/00123`.",
        },
        Code::TypMark => Doc {
            sv: "Det som inte ändrar någon bokstav eller siffra rättas: flera mellanslag, samma skiljetecken två gånger, för långt \
                 tankstreck, `NOD's`, `25%`, `10000 kronor`, `5 - 7 dagar`, `kl. 9:30`, tecken som inte syns.",
            en: "What changes no letter or digit is corrected: several spaces, the same punctuation mark twice, too long a dash, \
                 `NOD's`, `25%`, `10000 kronor`, `5 - 7 dagar`, `kl. 9:30`, characters that do not show.",
        },
        Code::TypRole => Doc {
            sv: "En roll som börjar med stor bokstav får liten.",
            en: "A role that begins with a capital gets a small letter.",
        },
        Code::TypAbbr => Doc {
            sv: "`t ex`, `bl a`, `dvs`, `etc` och andra som inte kan vara något annat rättas. `mm`, `ex` och `kl` frågar programmet om.",
            en: "`t ex`, `bl a`, `dvs`, `etc` and others that can be nothing else are corrected. Of `mm`, `ex` and `kl` the program asks.",
        },
        _ => return None,
    })
}
