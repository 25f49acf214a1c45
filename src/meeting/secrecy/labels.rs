//! What stands in the place of several names at once: the same role, or the same sign.
//!
//! The document tells of everybody by name of which party they are. Where the same words stand for people of several, nobody can tell from them which; so
//! the party goes along, as it does with two of one name.

use std::collections::{BTreeMap, BTreeSet};

use crate::meeting::protocol::Attendee;

/// Those of whom the same words stand for others of another party, by their names, each with these words and the party. `words` are those that stand in the place of
/// somebody's name, if any do.
pub(super) fn with_party(
    attendees: &[Attendee],
    words: impl Fn(&Attendee) -> Option<String>,
) -> BTreeMap<String, String> {
    let mut groups: BTreeMap<String, Vec<&Attendee>> = BTreeMap::new();
    for attendee in attendees {
        if let Some(words) = words(attendee) {
            groups.entry(words).or_default().push(attendee);
        }
    }
    let is_mixed =
        |group: &Vec<&Attendee>| group.iter().map(|attendee| &attendee.party).collect::<BTreeSet<_>>().len() > 1;
    let labelled = |(words, group): (String, Vec<&Attendee>)| {
        let label = |attendee: &Attendee| {
            let party = attendee.party.as_ref()?;
            Some((attendee.name.clone(), format!("{words} ({party})")))
        };
        group.into_iter().filter_map(label).collect::<Vec<_>>()
    };
    groups.into_iter().filter(|(_, group)| is_mixed(group)).flat_map(labelled).collect()
}
