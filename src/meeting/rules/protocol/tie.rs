//! PRT-TIE: equal votes are decided, and by what the law lets decide them.
//!
//! In a municipality a vote is by ballot where it is about an election or an employment, and open otherwise (5 kap. 54 §
//! kommunallagen); and it is there that the lot decides (56 §). So the kind of the vote tells what the matter is, and the record needs no
//! further key for it. At other authorities votes are open, and the chair alone decides (29 § förvaltningslagen).

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Profile};
use crate::meeting::protocol::{Item, Protocol, Vote};
use crate::message;
use crate::record::Spanned;
use crate::source::Span;

/// Equal votes are decided by the chair's casting vote, or by lot; unequal ones by neither.
pub(super) fn check(protocol: &Protocol, item: &Item, vote: &Vote, profile: Profile, cx: &mut Diagnostics) {
    let count = vote.count();
    let equal = count.yes == count.no && count.sum() > 0;
    // Elections and employments of municipalities.
    let lots = profile == Profile::Kommun && vote.secret;
    if equal && vote.casting.is_none() && vote.by_lot.is_none() {
        undecided(vote, lots, cx);
    }
    if let Some(lot) = vote.by_lot {
        by_lot(vote, lot, equal, profile, cx);
    }
    if let Some((by, yes)) = &vote.casting {
        cast(protocol, item, vote, (by, *yes), (equal, lots), cx);
    }
}

fn undecided(vote: &Vote, lots: bool, cx: &mut Diagnostics) {
    let each = vote.count().yes;
    let lot = cx.entry("lottning", "ja");
    let [cast_sv, cast_en] = ["ordförandens namn", "the chair's name"]
        .map(|name| cx.entry("utslagsröst", &format!("{{ av: {name}, röst: ja }}")));
    let (fault, hint) = if lots {
        (
            message!(
                "rösterna föll lika, {each} mot {each}, men det framgår inte att lotten avgjorde",
                "the votes were equal, {each} to {each}, but it is not told that the lot decided"
            ),
            message!("skriv {lot}", "write {lot}"),
        )
    } else {
        (
            message!(
                "rösterna föll lika, {each} mot {each}, men ingen utslagsröst redovisas",
                "the votes were equal, {each} to {each}, but no casting vote is told"
            ),
            message!("skriv {cast_sv}", "write {cast_en}"),
        )
    };
    cx.push(Diagnostic::new(Code::PrtTie, fault).at(vote.span).hint(hint));
}

/// The lot decides equal votes of an election or employment in a municipality, and nothing else.
fn by_lot(vote: &Vote, lot: Span, equal: bool, profile: Profile, cx: &mut Diagnostics) {
    let ballot = cx.entry("slag", "sluten");
    let (fault, hint) = match profile {
        Profile::Regeringskansliet | Profile::Myndighet => (
            message!(
                "lotten avgjorde, men hos en myndighet har ordföranden utslagsröst",
                "the lot decided, but at an authority the chair has the casting vote"
            ),
            message!(
                "skriv \"utslagsröst\" i stället; säger en annan författning att lotten avgör, gör ett undantag och nämn den",
                "write \"utslagsröst\" instead; if another statute has the lot decide, make an exemption and name it"
            ),
        ),
        Profile::Kommun if !vote.secret => (
            message!(
                "lotten avgjorde en öppen omröstning, men den avgör bara val och anställningar, där omröstningen är sluten",
                "the lot decided an open vote, but it decides elections and employments alone, where the vote is by ballot"
            ),
            message!(
                "gällde det val eller anställning, skriv {ballot} och \"antal\" i stället för namn; annars \"utslagsröst\"",
                "if it was an election or employment, write {ballot} and \"antal\" instead of names; otherwise \"utslagsröst\""
            ),
        ),
        Profile::Kommun if !equal => (
            message!("lotten avgjorde, men rösterna föll inte lika", "the lot decided, but the votes were not equal"),
            message!("ta bort \"lottning\", eller rätta rösterna", "remove \"lottning\", or correct the votes"),
        ),
        Profile::Kommun => return,
    };
    cx.push(Diagnostic::new(Code::PrtTie, fault).at(lot).hint(hint));
}

/// A casting vote is the chair's, agrees with his or her own, and decides equal votes that the lot does not.
fn cast(
    protocol: &Protocol,
    item: &Item,
    vote: &Vote,
    (by, casting): (&Spanned<String>, bool),
    (equal, lots): (bool, bool),
    cx: &mut Diagnostics,
) {
    if !equal {
        let fault = message!(
            "utslagsröst redovisas, men rösterna föll inte lika",
            "a casting vote is told, but the votes were not equal"
        );
        let hint =
            message!("ta bort utslagsrösten, eller rätta rösterna", "remove the casting vote, or correct the votes");
        cx.push(Diagnostic::new(Code::PrtTie, fault).at(by.span).hint(hint));
    } else if lots {
        let fault = message!(
            "utslagsröst redovisas i en sluten omröstning, men vid val och anställning avgör lotten",
            "a casting vote is told in a ballot, but the lot decides elections and employments"
        );
        let lot = cx.entry("lottning", "ja");
        let hint = message!(
            "skriv {lot} i stället; gällde det något annat var omröstningen öppen",
            "write {lot} instead; if it was about anything else the vote was open"
        );
        cx.push(Diagnostic::new(Code::PrtTie, fault).at(by.span).hint(hint));
    }
    let against = if casting { &vote.no } else { &vote.yes };
    if let Some(own) = against.iter().find(|own| own.value == by.value) {
        let who = &by.value;
        let (vote, cast) = if casting { ("nej", "ja") } else { ("ja", "nej") };
        let fault = message!(
            "{who} röstade {vote}, men utslagsrösten är {cast}",
            "{who} voted {vote}, but the casting vote is {cast}"
        );
        let hint = message!("rätta den ena rösten", "correct one of the votes");
        cx.push(
            Diagnostic::new(Code::PrtTie, fault)
                .at(by.span)
                .related(own.span, message!("den egna rösten", "the chair's own vote"))
                .hint(hint),
        );
    }
    if let Some(chair) = protocol.chair_at(item)
        && chair.value != by.value
        && protocol.knows(&chair.value)
        && protocol.knows(&by.value)
    {
        let (who, leader) = (&by.value, &chair.value);
        let fault = message!(
            "{who} ger utslagsröst, men {leader} ledde mötet",
            "{who} gives the casting vote, but {leader} chaired the meeting"
        );
        let hint = message!("utslagsrösten är ordförandens", "the casting vote is the chair's");
        cx.push(
            Diagnostic::new(Code::PrtTie, fault)
                .at(by.span)
                .related(chair.span, message!("ordföranden", "the chair"))
                .hint(hint),
        );
    }
}
