//! How what minutes hold is appealed (överklagande): all of it in one way, or some of it in another.

use super::{Item, Protocol};
use crate::meeting::Reading;
use crate::record::{Spanned, protocol as written};

/// How to appeal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appeal {
    /// Which way.
    pub way: Way,
    /// The court or authority that tries the appeal.
    pub court: Option<String>,
    /// Where it is to be sent.
    pub send_to: Option<String>,
    /// The provision by which it cannot be appealed.
    pub provision: Option<String>,
}

/// Ways to appeal a decision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Review of lawfulness (laglighetsprövning, 13 kap. kommunallagen).
    Lawfulness,
    /// Appeal on the merits (förvaltningsbesvär, 40–44 §§ förvaltningslagen).
    Merits,
    /// It cannot be appealed (får inte överklagas).
    None,
}

impl Way {
    /// The way that is written so.
    #[must_use]
    pub fn of_word(word: &str) -> Option<Self> {
        match word {
            "laglighetsprövning" => Some(Self::Lawfulness),
            "förvaltningsbesvär" => Some(Self::Merits),
            "får inte överklagas" => Some(Self::None),
            _ => None,
        }
    }

    /// The word in records.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Lawfulness => "laglighetsprövning",
            Self::Merits => "förvaltningsbesvär",
            Self::None => "får inte överklagas",
        }
    }
}

/// How decisions of minutes are appealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppealOf {
    /// How.
    pub how: Appeal,
    /// The items that it is of: those that it names, or all that no other names.
    pub items: Vec<u32>,
    /// The items that it names; none of one that is of all others.
    pub named: Vec<Spanned<u32>>,
    /// How many of its items are masked, so that nobody is told whether something was decided in them.
    pub masked: usize,
}

/// How many decisions are appealed in a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appealed {
    /// One.
    One,
    /// Several.
    Several,
    /// One or several: in some of its items nobody is told whether something was decided.
    Untold,
}

impl Protocol {
    /// How the decision of an item is appealed.
    #[must_use]
    pub fn appeal_of(&self, item: &Item) -> Option<&Appeal> {
        self.appeals.iter().find(|appeal| appeal.items.contains(&item.number)).map(|appeal| &appeal.how)
    }

    /// How many decisions are appealed in a way, as far as that may be told: what an item decides is one.
    #[must_use]
    pub fn appealed(&self, appeal: &AppealOf) -> Appealed {
        let deciding = self.items.iter().filter(|item| !item.decisions.is_empty());
        match deciding.filter(|item| appeal.items.contains(&item.number)).count() {
            0 if appeal.masked == 1 => Appealed::One,
            1 if appeal.masked == 0 => Appealed::One,
            0 | 1 if appeal.masked > 0 => Appealed::Untold,
            _ => Appealed::Several,
        }
    }

    /// Remembers which of what is appealed is about to be masked.
    pub(in super::super) fn leave_untold_whether_secret_items_decide(&mut self) {
        let is_secret = |number: &&u32| self.items.iter().any(|item| item.number == **number && item.secrecy.is_some());
        for appeal in &mut self.appeals {
            appeal.masked = appeal.items.iter().filter(is_secret).count();
        }
    }

    /// Leaves out how items are appealed that an extract does not hold, or in which nothing was decided.
    pub(in super::super) fn keep_appeals_of_items(&mut self) {
        let (items, appeals) = (&self.items, &mut self.appeals);
        let is_held = |number: &u32| items.iter().any(|item| item.number == *number);
        let is_decided = |number: &u32| items.iter().any(|item| item.number == *number && !item.decisions.is_empty());
        for appeal in &mut *appeals {
            appeal.items.retain(is_held);
        }
        // Nobody appeals what was only told.
        appeals.retain(|appeal| appeal.items.iter().any(is_decided));
    }
}

/// Reads how to appeal.
pub(in super::super) fn read(written: &written::Appeal, reading: &Reading<'_>) -> Option<Appeal> {
    let text = |value: &Option<Spanned<String>>| reading.text(value.as_ref());
    Some(Appeal {
        way: Way::of_word(written.way?.value)?,
        court: text(&written.court),
        send_to: text(&written.send_to),
        provision: text(&written.provision),
    })
}

/// How the decisions are appealed, each way with the items that it is of: those that it names, or all that no other does. That of all others comes first.
pub(super) fn read_all(written: &written::Protocol<'_>, items: &[u32], reading: &Reading<'_>) -> Vec<AppealOf> {
    let is_named =
        |number: &u32| written.appeals.iter().flat_map(|appeal| &appeal.items).any(|item| item.value == *number);
    let read = |written: &written::AppealOf| {
        let listed = |number: &u32| written.items.iter().any(|item| item.value == *number);
        let of = |number: &u32| if written.items.is_empty() { !is_named(number) } else { listed(number) };
        let items = items.iter().copied().filter(of).collect();
        Some(AppealOf { how: read(&written.how, reading)?, items, named: written.items.clone(), masked: 0 })
    };
    let mut appeals: Vec<AppealOf> = written.appeals.iter().filter_map(read).collect();
    appeals.sort_by_key(|appeal| !appeal.named.is_empty());
    appeals
}
