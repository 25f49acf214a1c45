//! Who led, kept and approves minutes, as their head, their approval and the lines to sign on say it, and the proofs that the approval was made known.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::compose::Fact;
use super::minutes::Composer;
use crate::meeting::protocol::{Item, Notice, cited};
use crate::meeting::sittings;
use crate::record::{Spanned, Status};
use crate::swedish::dates;

/// The proof that an approval was made known (bevis om anslag).
pub(super) struct Proof {
    /// Its heading.
    pub(super) heading: String,
    /// What it says.
    pub(super) facts: Vec<Fact>,
    /// What stands below each line to sign on.
    pub(super) signatures: Vec<String>,
}

/// Somebody in a role, and of which items if not of all.
struct Holder<'i> {
    name: &'i Spanned<String>,
    items: Option<Vec<u32>>,
}

impl Composer<'_> {
    /// Who led, wrote and approves, and which items the minutes hold.
    pub(super) fn roles(&self) -> Vec<Fact> {
        let fixed = self.fixed();
        let say = |holder: Holder<'_>| {
            let name = self.with_party(&holder.name.value);
            holder.items.map_or_else(|| name.clone(), |items| format!("{name}, {}", cited(items.into_iter())))
        };
        let roles = [
            (&fixed.chair, self.chairs()),
            (&fixed.secretary, self.secretaries()),
            (&fixed.approvers, self.approvers()),
        ];
        let told = roles.into_iter().filter(|(_, holders)| !holders.is_empty());
        let mut facts: Vec<Fact> =
            told.map(|(about, holders)| (about.clone(), holders.into_iter().map(say).collect())).collect();
        if !self.protocol.items.is_empty() {
            facts.push((fixed.items.clone(), vec![self.protocol.items_named()]));
        }
        facts
    }

    fn chairs(&self) -> Vec<Holder<'_>> {
        self.holders(self.protocol.chair.as_slice(), |item| item.chair.as_slice())
    }

    fn secretaries(&self) -> Vec<Holder<'_>> {
        self.holders(self.protocol.secretary.as_slice(), |item| item.secretary.as_slice())
    }

    fn approvers(&self) -> Vec<Holder<'_>> {
        self.holders(&self.protocol.approvers, |item| &item.approvers)
    }

    /// Those in a role, in the order of the items: those of the meeting, and those of single items in their place. Who stepped aside for a matter answers for
    /// the others alone, and who did so for all that there are for none.
    fn holders<'i>(
        &'i self,
        all: &'i [Spanned<String>],
        own: impl Fn(&'i Item) -> &'i [Spanned<String>],
    ) -> Vec<Holder<'i>> {
        let whole = self.protocol.items.len();
        if whole == 0 {
            return all.iter().map(|name| Holder { name, items: None }).collect();
        }
        let mut named: Vec<(&Spanned<String>, Vec<u32>)> = Vec::new();
        for item in &self.protocol.items {
            let own = own(item);
            for name in if own.is_empty() { all } else { own } {
                // Of one item, the same words stand for two people: two roles in the place of names, or two signs.
                let is_one = |(other, items): &&mut (&Spanned<String>, Vec<u32>)| {
                    other.value == name.value && items.last() != Some(&item.number)
                };
                match named.iter_mut().find(is_one) {
                    Some((_, items)) => items.push(item.number),
                    None => named.push((name, vec![item.number])),
                }
            }
        }
        named.into_iter().map(|(name, items)| Holder { name, items: (items.len() < whole).then_some(items) }).collect()
    }

    /// Who certifies an extract: whoever kept all of its items, or else the meeting's own secretary.
    pub(super) fn certifier(&self) -> Option<String> {
        let kept = self.secretaries().into_iter().find(|holder| holder.items.is_none()).map(|holder| holder.name);
        kept.or(self.protocol.secretary.as_ref()).map(|name| self.signs(name, &self.fixed().signs.secretary))
    }

    /// Whether the minutes, or these items of them, are still to be approved.
    pub(super) fn awaits_approval(&self, status: Status) -> bool {
        let approval = self.protocol.approval.as_ref();
        let is_approved = status == Status::Approved
            || approval.is_some_and(|approval| approval.date.is_some())
            || self.protocol.is_approved_at_once();
        // Of finished minutes that name no approver nobody awaits anything.
        let needs_it = status == Status::Draft || approval.is_some() || !self.protocol.approvers.is_empty();
        needs_it && !is_approved
    }

    /// How the minutes are approved, and by whom.
    pub(super) fn approval(&self) -> Vec<String> {
        let Some(approval) = &self.protocol.approval else { return Vec::new() };
        let fixed = self.fixed();
        let form = if approval.electronic { &fixed.approved_electronically } else { &fixed.approved };
        let when = match approval.date {
            Some(date) => Some(form.replace("{date}", &dates::long(date.value, self.lang))),
            None => approval.electronic.then(|| fixed.approved_electronically_later.clone()),
        };
        let place = approval.place.as_ref().map(|place| fixed.approval_place.replace("{place}", place));
        // One paragraph for both: of few, a word processor keeps the block on a page with what is signed.
        let said: Vec<String> = when.into_iter().chain(place).collect();
        let mut lines: Vec<String> = (!said.is_empty()).then(|| said.join(" ")).into_iter().collect();
        // Nobody signs what is approved electronically, so those who approve it are named here.
        if approval.electronic {
            lines.extend(self.signers());
        }
        // Those of no day come first, and the others in the order of their days.
        let mut by_day: BTreeMap<Option<NaiveDate>, BTreeSet<u32>> = BTreeMap::new();
        for own in &approval.at_once {
            by_day.entry(self.day_told(own)).or_default().insert(own.item.value);
        }
        lines.extend(by_day.into_iter().map(|(day, numbers)| {
            let said = match day {
                Some(day) => fixed.at_once_on.replace("{date}", &dates::long(day, self.lang)),
                None => fixed.at_once.clone(),
            };
            said.replace("{numbers}", &cited(numbers.into_iter()))
        }));
        lines
    }

    /// What stands below each line that is filled in by hand: the day of approval, where the record has none, and those who sign.
    pub(super) fn signatures(&self) -> Vec<String> {
        let who = self.signers();
        let has_day = self.protocol.approval.as_ref().is_some_and(|approval| approval.date.is_some());
        let has_day = has_day || self.protocol.is_approved_at_once();
        let day = (!who.is_empty() && !has_day).then(|| self.fixed().approval_day.clone());
        day.into_iter().chain(who).collect()
    }

    /// Those who sign, each with what they are and for which items if not for all: "Bo Lind, sekreterare", "Per Alm, justerare för §§ 24, 26".
    fn signers(&self) -> Vec<String> {
        let fixed = &self.fixed().signs;
        let roles = [
            (&fixed.secretary, self.secretaries()),
            (&fixed.chair, self.chairs()),
            (&fixed.approver, self.approvers()),
        ];
        let say = |what: &str, holder: Holder<'_>| match holder.items {
            None => self.signs(holder.name, what),
            Some(items) => {
                let of = fixed.of_items.replace("{items}", &cited(items.into_iter()));
                of.replace("{what}", &self.signs(holder.name, what))
            }
        };
        roles.into_iter().flat_map(|(what, holders)| holders.into_iter().map(move |holder| say(what, holder))).collect()
    }

    /// "Bo Lind, sekreterare"; of a role in the place of the name that says so itself, that alone.
    fn signs(&self, name: &Spanned<String>, word: &str) -> String {
        let says_all = self.beginnings.is_office(&name.value, word);
        self.beginnings.begin(&if says_all { name.value.clone() } else { format!("{}, {word}", name.value) })
    }

    /// The proof of a notice of approval.
    pub(super) fn notice(&self, notice: &Notice) -> Proof {
        let fixed = self.fixed();
        let items = cited(notice.items.iter().copied());
        let meeting = sittings::told(self.days, &self.protocol.adjournments, self.lang);
        let at_once = !notice.at_once.is_empty();
        let approval = self.protocol.approval.as_ref();
        let days: Option<BTreeSet<NaiveDate>> = notice.approved.iter().map(|day| Some((*day)?.value)).collect();
        let approved = if at_once {
            let days = days.filter(|days| !days.is_empty()).map(|days| {
                let days: Vec<String> = days.into_iter().map(|day| dates::long(day, self.lang)).collect();
                self.words.listed(&days)
            });
            Some(fixed.notice_approved_at_once.replace("{date}", days.as_deref().unwrap_or(&meeting)))
        } else {
            approval.and_then(|approval| approval.date).map(|date| dates::long(date.value, self.lang))
        };
        // Who approves electronically signs nothing on paper, and neither does whoever puts up the notice.
        let electronic = approval.is_some_and(|approval| approval.electronic);
        let by = notice.by.as_ref().map(|name| name.value.clone());
        let signatures = match &by {
            _ if electronic => Vec::new(),
            Some(name) => vec![fixed.notice_signature_of.replace("{name}", name)],
            None => vec![fixed.notice_signature.clone(), fixed.notice_name.clone()],
        };
        let facts = [
            (&fixed.notice_body, Some(self.protocol.body.clone())),
            (&fixed.notice_meeting, Some(meeting)),
            (&fixed.items, Some(items.clone())),
            (&fixed.notice_approved, approved),
            (&fixed.notice_posted, Some(dates::long(notice.posted.value, self.lang))),
            (&fixed.notice_removed, Some(dates::long(notice.removed, self.lang))),
            (&fixed.notice_place, Some(notice.place.clone())),
            (&fixed.notice_kept, Some(notice.kept.clone())),
            (&fixed.notice_by, by.filter(|_| electronic)),
        ];
        Proof {
            heading: if at_once { fixed.notice_at_once.replace("{items}", &items) } else { fixed.notice.clone() },
            facts: facts.into_iter().filter_map(|(about, said)| Some((about.clone(), vec![said?]))).collect(),
            signatures,
        }
    }
}
