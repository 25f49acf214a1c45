//! What stands in the place of several names at once: the same role, or the same sign.
//!
//! The document tells of everybody by name of which party they are. Where the same words stand for people of several, nobody can tell from them which; so
//! the party goes along, as it does with two of one name.

use std::collections::{BTreeMap, BTreeSet};

/// Somebody in the place of whose name words stand.
pub(super) struct Named<'n> {
    pub(super) name: &'n str,
    pub(super) party: Option<String>,
    /// What stands there.
    pub(super) words: String,
}

/// The party, by their names, of those of whom the same words stand for others of another.
pub(super) fn parties<'n>(people: impl Iterator<Item = Named<'n>>) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, Vec<Named<'n>>> = BTreeMap::new();
    for named in people {
        groups.entry(named.words.clone()).or_default().push(named);
    }
    let is_mixed = |group: &Vec<Named<'n>>| group.iter().map(|named| &named.party).collect::<BTreeSet<_>>().len() > 1;
    let told = |named: Named<'n>| Some((named.name.to_owned(), named.party?));
    groups.into_values().filter(is_mixed).flat_map(|group| group.into_iter().filter_map(told)).collect()
}
