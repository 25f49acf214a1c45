//! Whether several motions are for one proposal, so that nothing had to be put in any order.

use crate::markdown::{BlockKind, Markdown, plain_text};
use crate::meeting::protocol::{Motion, bare};

/// What stands for the only proposal there is, whoever made it.
pub(super) const THE_PROPOSAL: &[&str] =
    &["", "förslaget", "förslaget till beslut", "liggande förslag", "det liggande förslaget", "the proposal"];

/// Whether motions plainly want the same: the same words, or all approval (bifall) or all rejection (avslag) of one proposal. Where that is not plain
/// they are several. Who only seconds another's proposal has made none.
pub(super) fn is_one(motions: &[&Motion]) -> bool {
    let motions = seconded(motions);
    let Some(texts) = motions.iter().map(|motion| words(&motion.text)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    if texts.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
        return true;
    }
    let Some(wishes) = texts.iter().map(|text| wish(text)).collect::<Option<Vec<_>>>() else { return false };
    let mut named = wishes.iter().map(|(_, what)| *what).filter(|what| !THE_PROPOSAL.contains(what));
    let first = named.next();
    // "Bifall till punkt 2" is not what "bifall" is.
    let whole = first.is_none_or(|first| first.ends_with("förslag") || first.ends_with("förslag till beslut"));
    whole
        && named.all(|other| Some(other) == first)
        && wishes.windows(2).all(|pair| matches!(pair, [one, other] if one.0 == other.0))
}

/// The words of a motion or a decision of one paragraph, in small letters and without the full stop.
pub(super) fn words(text: &Markdown) -> Option<String> {
    let [only] = text.blocks.as_slice() else { return None };
    let BlockKind::Paragraph(inlines) = &only.kind else { return None };
    let text = plain_text(inlines).to_lowercase();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned())
}

/// Whether somebody wants approval, and what of: "bifall till förslaget".
pub(super) fn wish(text: &str) -> Option<(bool, &str)> {
    const FORMS: &[(&str, bool)] = &[
        ("bifall till ", true),
        ("att bifalla ", true),
        ("att godkänna ", true),
        ("avslag på ", false),
        ("avslag till ", false),
        ("att avslå ", false),
        ("to approve ", true),
        ("to reject ", false),
        ("approval of ", true),
        ("rejection of ", false),
    ];
    let bare = match text {
        "bifall" | "att bifalla" | "approval" | "to approve" => Some(true),
        "avslag" | "att avslå" | "rejection" | "to reject" => Some(false),
        _ => None,
    };
    let with = || FORMS.iter().find_map(|(form, approves)| Some((*approves, text.strip_prefix(form)?)));
    bare.map(|approves| (approves, "")).or_else(with)
}

/// The motions but for those that only second another: "bifall till Maria Lunds yrkande", "instämmer i Lunds yrkande".
fn seconded<'m>(motions: &[&'m Motion]) -> Vec<&'m Motion> {
    motions.iter().copied().filter(|motion| !seconds(motion, motions)).collect()
}

/// Whether a motion is for that of somebody else, who made one, or for that of another who is for it.
fn seconds(motion: &Motion, among: &[&Motion]) -> bool {
    let of = |motion: &Motion| -> Vec<&Motion> {
        let Some(text) = words(&motion.text) else { return Vec::new() };
        let Some(name) = seconded_name(&text) else { return Vec::new() };
        let made = |other: &Motion| other.movers.iter().any(|mover| is_of(name, &mover.value.to_lowercase()));
        among.iter().copied().filter(|other| made(other)).collect()
    };
    let mut last = motion;
    // Two who are for one another's lead nowhere.
    for _ in among {
        match of(last).as_slice() {
            [] => return !std::ptr::eq(last, motion),
            [one] if !std::ptr::eq(*one, last) => last = one,
            _ => return false,
        }
    }
    false
}

/// Of a motion that is for somebody's, whose that is, in the genitive or not.
fn seconded_name(text: &str) -> Option<&str> {
    /// What such a motion begins with, and whether the name alone can follow.
    const FOR: &[(&str, bool)] = &[
        ("bifall till ", false),
        ("bifall åt ", false),
        ("att bifalla ", false),
        ("instämmande i ", false),
        ("instämmer i ", false),
        ("instämmer med ", true),
        ("ansluter sig till ", true),
        ("approval of ", false),
        ("support for ", true),
        ("supports ", true),
        ("seconds ", true),
    ];
    const MOTION: &[&str] = &["yrkande", "yrkanden", "förslag", "motion", "motions", "proposal"];
    let (whose, alone) = FOR.iter().find_map(|(form, alone)| Some((text.strip_prefix(form)?, *alone)))?;
    let named = MOTION.iter().find_map(|word| whose.strip_suffix(word)?.strip_suffix(' '));
    named.or(alone.then_some(whose))
}

/// Whether a name in a text, in small letters, is somebody's: in full or by surname, with or without the party, "m.fl." and the ending of the genitive.
fn is_of(name: &str, full: &str) -> bool {
    let (name, party) = name.split_once(" (").unwrap_or((name, ""));
    // Of two of one name the party tells whose it is, where both have it.
    let of_other = full.split_once(" (").is_some_and(|(_, own)| !party.is_empty() && !party.starts_with(own));
    if of_other {
        return false;
    }
    let full = bare(full);
    let name = ["m.fl.", "m.fl", "m. fl.", "et al."]
        .iter()
        .find_map(|others| name.strip_suffix(others))
        .unwrap_or(name)
        .trim_end();
    let bare = ["’s", "'s", "’", "'", "s"].iter().find_map(|ending| name.strip_suffix(ending));
    let is_full = |name: &str| {
        !name.is_empty() && (full == name || full.strip_suffix(name).is_some_and(|before| before.ends_with(' ')))
    };
    is_full(name) || bare.is_some_and(is_full)
}
