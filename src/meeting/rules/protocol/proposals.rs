//! Whether several motions are for one proposal, so that nothing had to be put in any order.

use crate::markdown::{BlockKind, Markdown, plain_text};
use crate::meeting::protocol::Motion;

/// What stands for the only proposal there is, whoever made it.
const THE_PROPOSAL: &[&str] =
    &["", "förslaget", "förslaget till beslut", "liggande förslag", "det liggande förslaget", "the proposal"];

/// Whether motions plainly want the same: the same words, or all approval (bifall) or all rejection (avslag) of one proposal. Where that is not plain
/// they are several.
pub(super) fn is_one(motions: &[&Motion]) -> bool {
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

/// The words of a motion of one paragraph, in small letters and without the full stop.
fn words(text: &Markdown) -> Option<String> {
    let [only] = text.blocks.as_slice() else { return None };
    let BlockKind::Paragraph(inlines) = &only.kind else { return None };
    let text = plain_text(inlines).to_lowercase();
    Some(text.split_whitespace().collect::<Vec<_>>().join(" ").trim_end_matches('.').to_owned())
}

/// Whether a motion is for approval, and what of: "bifall till förslaget".
fn wish(text: &str) -> Option<(bool, &str)> {
    const FORMS: &[(&str, bool)] = &[
        ("bifall till ", true),
        ("att bifalla ", true),
        ("avslag på ", false),
        ("avslag till ", false),
        ("att avslå ", false),
        ("approval of ", true),
        ("rejection of ", false),
    ];
    let bare = match text {
        "bifall" | "approval" => Some(true),
        "avslag" | "rejection" => Some(false),
        _ => None,
    };
    let with = || FORMS.iter().find_map(|(form, approves)| Some((*approves, text.strip_prefix(form)?)));
    bare.map(|approves| (approves, "")).or_else(with)
}
