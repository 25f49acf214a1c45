//! On which days of a meeting of several an item can have been decided, as far as what was approved at once (omedelbart justerat) tells.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::record::protocol as written;

/// The first and the last of the days that something can have been on: one and the same where that is known.
pub type Between = (NaiveDate, NaiveDate);

/// What is known of the days on which the items of minutes were decided.
#[derive(Clone, Debug)]
pub struct Dated {
    /// First and last day of the meeting.
    meeting: Between,
    /// The days of what was approved at once, where they are written.
    known: BTreeMap<u32, Between>,
    /// Whether these come in the order of the items, as minutes have them: then they tell something of the items around them.
    in_order: bool,
}

impl Dated {
    /// What the approval of minutes tells of a meeting from its first day to its last.
    #[must_use]
    pub fn of(approval: Option<&written::Approval>, meeting: Between) -> Self {
        let mut known: BTreeMap<u32, Between> = BTreeMap::new();
        for own in approval.iter().flat_map(|approval| &approval.at_once) {
            let Some(day) = own.day.map(|day| day.value) else { continue };
            let (first, last) = known.entry(own.item.value).or_insert((day, day));
            (*first, *last) = ((*first).min(day), (*last).max(day));
        }
        let days: Vec<Between> = known.values().copied().collect();
        let in_order = days.windows(2).all(|pair| pair[0].1 <= pair[1].0);
        Self { meeting, known, in_order }
    }

    /// When an item was decided: on the day on which it was approved at once; after what of that stands before it, and before what stands after it.
    #[must_use]
    pub fn item(&self, item: u32) -> Between {
        if let Some(own) = self.known.get(&item) {
            return *own;
        }
        let (first, last) = self.meeting;
        if !self.in_order {
            return self.meeting;
        }
        let before = self.known.range(..item).next_back().map(|(_, (day, _))| *day);
        let after = self.known.range(item..).next().map(|(_, (_, day))| *day);
        let (from, to) = (before.unwrap_or(first).max(first), after.unwrap_or(last).min(last));
        // Days that are not the meeting's are faults, of which it is told.
        if from <= to { (from, to) } else { self.meeting }
    }

    /// First and last day of the meeting: when something was decided of which nothing is known.
    #[must_use]
    pub fn meeting(&self) -> Between {
        self.meeting
    }
}
