//! PRT-RES and PRT-PROP: motions that a dissent or the order of putting speaks of, and that nobody has made.
//!
//! Motions can be told in the texts instead, so little is certain: where a text may hold one, nothing is said.

use super::outcome::said;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::markdown::Markdown;
use crate::meeting::protocol::{Item, Protocol, Remark, bare};
use crate::message;

pub(super) fn check(protocol: &Protocol, item: &Item, cx: &mut Diagnostics) {
    let own: Vec<&Remark> = item.dissents.iter().filter(|dissent| is_for_own(dissent)).collect();
    if !own.is_empty() {
        let told = told(item);
        for dissent in own {
            for_own_motion(protocol, item, dissent, &told, cx);
        }
    }
    several_put(item, cx);
}

/// How a dissent names a motion of the one who dissents, in small letters.
const OWN: &[&str] = &[
    "för eget yrkande",
    "för sitt yrkande",
    "för sitt eget yrkande",
    "för mitt yrkande",
    "för mitt eget yrkande",
    "för egna yrkanden",
    "för sina yrkanden",
    "för sina egna yrkanden",
    "of my motion",
    "of my own motion",
    "of his own motion",
    "of her own motion",
    "of their own motion",
];

/// Whether a dissent is in favour of a motion of the one who dissents, made in this matter: "eget yrkande i arbetsutskottet" was made elsewhere.
fn is_for_own(dissent: &Remark) -> bool {
    let text = said(&dissent.text);
    let ends = |own: &str| text.split_once(own).is_some_and(|(_, rest)| rest.is_empty() || rest.starts_with('.'));
    !dissent.by.is_empty() && OWN.iter().any(|own| ends(own))
}

/// Who dissents in favour of a motion of his or her own has made one.
fn for_own_motion(protocol: &Protocol, item: &Item, dissent: &Remark, told: &str, cx: &mut Diagnostics) {
    let moved = |name: &str| item.motions.iter().flat_map(|motion| &motion.movers).any(|mover| mover.value == name);
    // Of who took no part in the decision the rule above speaks.
    let took_part = |name: &str| protocol.deciding(item).any(|attendee| attendee.name == name);
    if !dissent.by.iter().all(|name| took_part(&name.value) && !moved(&name.value)) {
        return;
    }
    let is_named = |name: &str| told.contains(&bare(name).rsplit(' ').next().unwrap_or(name).to_lowercase());
    if dissent.by.iter().any(|name| is_named(&name.value)) || (item.motions.is_empty() && tells_motion(told)) {
        return;
    }
    let number = item.number;
    let who = dissent.by.iter().map(|name| name.value.as_str()).collect::<Vec<_>>().join(", ");
    let fault = message!(
        "{who} reserverar sig till förmån för eget yrkande vid § {number}, men har inte framställt något",
        "{who} dissents in favour of a motion of his or her own at § {number}, but has made none"
    );
    let hint = message!(
        "skriv yrkandet under \"yrkanden\", eller rätta reservationens text",
        "write the motion under \"yrkanden\", or correct the text of the dissent"
    );
    let fault = Diagnostic::new(Code::PrtDissent, fault).at(dissent.span).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// How several motions are put, in small letters.
const SEVERAL: &[&str] = &[
    "yrkandena mot varandra",
    "de båda yrkandena",
    "de två yrkandena",
    "motions against each other",
    "motions against one another",
    "the two motions",
];

/// Motions that are put against one another are two at least.
fn several_put(item: &Item, cx: &mut Diagnostics) {
    let put = said(&item.putting);
    let Some(at) = item.putting.blocks.first().map(|block| block.span) else { return };
    if item.motions.len() > 1 || !SEVERAL.iter().any(|several| put.contains(several)) {
        return;
    }
    // One may have been put against the proposal of a committee or an office.
    let told = told(item);
    let may_be_told = ["förslag", "propos"].iter().any(|word| told.contains(word));
    let before = [item.heading.value.to_lowercase(), said(&item.background), said(&item.discussion)].join(" ");
    if may_be_told || tells_motion(&before) {
        return;
    }
    let number = item.number;
    let (sv, en) = if item.motions.is_empty() { ("inget", "none") } else { ("bara ett", "only one") };
    let fault = message!(
        "propositionsordningen vid § {number} ställer yrkanden mot varandra, men ärendet har {}",
        "at § {number} motions are put against one another, but the matter has {}"; sv, en
    );
    let hint = message!(
        "skriv det som saknas under \"yrkanden\", eller i \"bakgrund\" det förslag som yrkandet ställdes mot",
        "write what is missing under \"yrkanden\", or in \"bakgrund\" the proposal against which the motion was put"
    );
    let fault = Diagnostic::new(Code::PrtPutting, fault).at(at).hint(hint);
    cx.push(Diagnostic { severity: Severity::Warning, ..fault });
}

/// A text without "propositionsordning" and "proposition", which tell of no proposal of anybody.
fn own_words(text: &str) -> String {
    text.split(' ').filter(|word| !word.starts_with("proposition")).collect::<Vec<_>>().join(" ")
}

/// What the heading and the texts of a matter tell before its decision, in small letters.
fn told(item: &Item) -> String {
    let texts: [&Markdown; 3] = [&item.background, &item.discussion, &item.putting];
    own_words(&format!("{} {}", item.heading.value.to_lowercase(), texts.map(said).join(" ")))
}

/// Whether a text may tell of a motion that somebody made.
fn tells_motion(text: &str) -> bool {
    ["yrka", "motion", "move", "förslag", "propos", "reserv"].iter().any(|word| text.contains(word))
}
