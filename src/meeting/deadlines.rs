//! Deadlines (tidsfrister): until when minutes are to be approved, when their approval is to be made known, and until when they can be appealed.
//!
//! The rules hold against them what a record says has been done; [`of`] tells them beforehand. A time that runs out on a day on which nothing can be
//! required ends on the next workday (2 § lagen (1930:173) om beräkning av lagstadgad tid); the first day on which a notice may be taken down is
//! not moved, for nothing has to be done on it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::dated::{Between, Dated};
use super::protocol::{Way, cited, numbering};
use super::rules::summons;
use crate::diagnostic::{Doc, Profile};
use crate::record::{Particulars, Record, protocol as written};
use crate::swedish::bodies::is_assembly;
use crate::swedish::calendar;

/// Days after the meeting within which minutes are to be approved (5 kap. 69 § kommunallagen).
const APPROVAL_DAYS: u64 = 14;

/// Days after the approval within which it is to be made known (8 kap. 12 § kommunallagen).
const NOTICE_DAYS: u64 = 2;

/// Days within which a decision can be appealed: three weeks from the day of the notice (13 kap. 5 § kommunallagen), or from the day on which the
/// appellant had the decision (44 § förvaltningslagen), which end on the same day of the week (1 § lagen (1930:173) om beräkning av lagstadgad tid).
const APPEAL_DAYS: u64 = 21;

/// The last day on which minutes of a meeting that was held, or ended, on a day are to be approved.
pub(super) fn approved_by(held: NaiveDate) -> Option<NaiveDate> {
    calendar::days_after(held, APPROVAL_DAYS)
}

/// The last day on which the approval of minutes that were approved on a day is to be made known.
pub(super) fn made_known_by(approved: NaiveDate) -> Option<NaiveDate> {
    calendar::days_after(approved, NOTICE_DAYS)
}

/// The last day for appeals against what a notice of a day is of.
pub(super) fn appealed_by(posted: NaiveDate) -> Option<NaiveDate> {
    calendar::days_after(posted, APPEAL_DAYS)
}

/// The first day on which a notice may be taken down: the day after the last one for appeals (8 kap. 12 § kommunallagen), be it a workday or not;
/// only the last day for appeals is moved to one.
pub(super) fn end_of_notice(posted: NaiveDate) -> NaiveDate {
    appealed_by(posted).and_then(|last| last.checked_add_days(Days::new(1))).unwrap_or(posted)
}

/// What is to be done by a day, or may be done from it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// The summons to an assembly is to be sent (kallelse till fullmäktige).
    Summons,
    /// The meeting of an assembly is to be announced on the notice board (tillkännagivande).
    Announcement,
    /// The minutes are to be approved (justering).
    Approval,
    /// The approval is to be made known (anslag).
    Notice,
    /// The last day for appeals (överklagande).
    Appeal,
    /// The same of a single decision that is reviewed for lawfulness, where nobody knows the day: its record has no notice.
    LawfulnessAppeal,
    /// The same for a party that represents the public (part som företräder det allmänna).
    PublicAppeal,
    /// The notice may be taken down (nedtagning).
    Removal,
}

impl Step {
    /// The word in output for other programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Summons => "kallelse",
            Self::Announcement => "tillkännagivande",
            Self::Approval => "justering",
            Self::Notice => "anslag",
            Self::Appeal | Self::LawfulnessAppeal => "överklagande",
            Self::PublicAppeal => "överklagande av det allmänna",
            Self::Removal => "nedtagning",
        }
    }

    /// What is to be done, as a sentence without its full stop.
    #[must_use]
    pub fn said(self) -> Doc {
        match self {
            Self::Summons => Doc { sv: "Kallelsen ska vara skickad", en: "The summons is to be sent" },
            Self::Announcement => Doc {
                sv: "Mötet ska vara tillkännagivet på anslagstavlan",
                en: "The meeting is to be announced on the notice board",
            },
            Self::Approval => Doc { sv: "Protokollet ska vara justerat", en: "The minutes are to be approved" },
            Self::Notice => Doc { sv: "Justeringen ska vara tillkännagiven", en: "The approval is to be made known" },
            Self::Appeal | Self::LawfulnessAppeal => {
                Doc { sv: "Sista dagen att överklaga", en: "Last day for appeals" }
            }
            Self::PublicAppeal => Doc {
                sv: "Sista dagen att överklaga för en part som företräder det allmänna",
                en: "Last day for appeals of a party that represents the public",
            },
            Self::Removal => Doc { sv: "Anslaget får tas ned", en: "The notice may be taken down" },
        }
    }

    /// How it is reckoned, from the day that follows the words where that is known.
    #[must_use]
    pub fn reckoned(self) -> Doc {
        match self {
            Self::Summons | Self::Announcement => {
                Doc { sv: "en vecka före mötet den", en: "a week before the meeting of" }
            }
            Self::Approval => Doc { sv: "14 dagar efter mötet den", en: "14 days after the meeting of" },
            Self::Notice => Doc { sv: "andra dagen efter justeringen den", en: "the second day after the approval of" },
            Self::Appeal => Doc { sv: "tre veckor efter anslaget den", en: "three weeks after the notice of" },
            Self::LawfulnessAppeal => Doc {
                sv: "tre veckor efter den dag då det tillkännages på anslagstavlan att protokollet över beslutet har justerats, och den \
                     dagen står inte i posten; om beslutet har fattats på delegation gäller det protokollet från det sammanträde där \
                     beslutet anmäls, eller ett särskilt protokoll om det inte anmäls (6 kap. 40 § kommunallagen)",
                en: "three weeks after the day on which the approval of the minutes of the decision is made known on the notice board, and \
                     the record does not have that day; if the decision was made by delegation, these are the minutes of the meeting to \
                     which it is reported, or separate minutes if it is not reported (6 kap. 40 § kommunallagen)",
            },
            Self::PublicAppeal => Doc { sv: "tre veckor efter beslutet den", en: "three weeks after the decision of" },
            Self::Removal => Doc {
                sv: "dagen efter den sista för överklagande, den",
                en: "the day after the last one for appeals,",
            },
        }
    }

    /// The law under a profile.
    #[must_use]
    pub fn law(self, profile: Profile) -> &'static str {
        match (self, profile) {
            (Self::Summons, _) => "5 kap. 15 § kommunallagen (2017:725)",
            (Self::Announcement, _) => "5 kap. 13 § kommunallagen (2017:725)",
            (Self::Approval, Profile::Kommun) => "5 kap. 69 § och 6 kap. 35 § kommunallagen (2017:725)",
            (Self::Approval, _) => "jfr 5 kap. 69 § kommunallagen (2017:725)",
            (Self::Notice | Self::Removal, _) => "8 kap. 12 § kommunallagen (2017:725)",
            (Self::Appeal | Self::LawfulnessAppeal, _) => "13 kap. 5 § kommunallagen (2017:725)",
            (Self::PublicAppeal, _) => "44 § förvaltningslagen (2017:900)",
        }
    }
}

/// A deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// What is to be done.
    pub step: Step,
    /// The items that it is of, as they are cited; `None` where it is of all of the document, or of all that no other is of.
    pub items: Option<String>,
    /// When; `None` where it is reckoned from a day of which no record of that kind tells ([`Step::reckoned`] says which).
    pub when: Option<When>,
    /// The law that it follows from.
    pub law: &'static str,
}

/// The day of a deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// The day; where it depends on which of several days of a meeting something was, and no record tells that, the earliest that it can be.
    pub earliest: Reckoned,
    /// Then the latest.
    pub latest: Option<Reckoned>,
    /// Whether the day that it is reckoned from is not known yet, and is the last on which it can lawfully be.
    pub assumed: bool,
}

/// A day that follows from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reckoned {
    /// The last day; of taking a notice down, the first.
    pub day: NaiveDate,
    /// The day that it would be if each day were a workday, where that is another.
    pub moved_from: Option<NaiveDate>,
    /// The day that it is reckoned from.
    pub from: NaiveDate,
}

impl Reckoned {
    /// So many days after a day, and then the next workday.
    fn after(from: NaiveDate, days: u64) -> Option<Self> {
        let (unmoved, day) = (from.checked_add_days(Days::new(days))?, calendar::days_after(from, days)?);
        Some(Self { day, moved_from: (day != unmoved).then_some(unmoved), from })
    }
}

/// The deadlines of a record, in the order in which they come for each part of it; none for what has none. Days that the record does not tell yet are
/// taken to be the last lawful ones.
///
/// An appeal on the merits (förvaltningsbesvär) counts from the day on which the appellant had the decision, which no record knows: for it only the day
/// of a party that represents the public is told. Of a single decision a review of lawfulness counts from the notice of minutes that are another document:
/// it is told without a day.
#[must_use]
pub fn of(record: &Record<'_>) -> Vec<Deadline> {
    let profile = super::profile(record);
    let Some(first) = record.date.map(|date| date.value) else { return Vec::new() };
    let held = record.end_date.map_or(first, |end| end.value);
    let mut all = Foreseen { profile, deadlines: Vec::new() };
    if let Some(protocol) = record.protocol() {
        if profile == Profile::Kommun && protocol.body.as_ref().is_some_and(|body| is_assembly(&body.value)) {
            all.summons(first);
        }
        all.minutes(protocol, &Dated::of(protocol.approval.as_ref(), (first, held)));
    } else if let Particulars::Decision(decision) = &record.particulars {
        match way(decision.appeal.as_ref()) {
            Some(Way::Merits) => {
                all.reckoned(Step::PublicAppeal, None, (first, first), APPEAL_DAYS, false);
            }
            // Of another authority's decision it has been told that it cannot be (BES-OVK).
            Some(Way::Lawfulness) if profile == Profile::Kommun => all.add(Step::LawfulnessAppeal, None, None),
            Some(Way::Lawfulness | Way::None) | None => {}
        }
    }
    all.deadlines
}

/// What has been found so far.
struct Foreseen {
    profile: Profile,
    deadlines: Vec<Deadline>,
}

impl Foreseen {
    /// Adds a deadline of so many days from a day, which is known or one of some, and gives its own in the same way.
    fn reckoned(
        &mut self,
        step: Step,
        items: Option<&str>,
        from: Between,
        days: u64,
        assumed: bool,
    ) -> Option<Between> {
        let (earliest, latest) = (Reckoned::after(from.0, days)?, Reckoned::after(from.1, days)?);
        self.between(step, items, (earliest, latest), assumed);
        Some((earliest.day, latest.day))
    }

    fn between(&mut self, step: Step, items: Option<&str>, (earliest, latest): (Reckoned, Reckoned), assumed: bool) {
        let latest = (latest != earliest).then_some(latest);
        self.add(step, items, Some(When { earliest, latest, assumed }));
    }

    fn add(&mut self, step: Step, items: Option<&str>, when: Option<When>) {
        let (items, law) = (items.map(str::to_owned), step.law(self.profile));
        self.deadlines.push(Deadline { step, items, when, law });
    }

    /// What is to be done a time before a day is to be done by that day, be it a workday or not.
    fn summons(&mut self, held: NaiveDate) {
        if let Some(day) = held.checked_sub_days(Days::new(summons::DAYS_BEFORE.unsigned_abs())) {
            for step in [Step::Summons, Step::Announcement] {
                let due = Reckoned { day, moved_from: None, from: held };
                self.between(step, None, (due, due), false);
            }
        }
    }

    fn minutes(&mut self, protocol: &written::Protocol<'_>, dated: &Dated) {
        let numbers: BTreeSet<u32> =
            (numbering(protocol.numbering.as_ref()).first..).zip(&protocol.items).map(|(number, _)| number).collect();
        let approval = protocol.approval.as_ref();
        // Of a meeting of several days what was approved at once has a day of its own.
        let mut by_day: BTreeMap<Between, BTreeSet<u32>> = BTreeMap::new();
        for own in approval.iter().flat_map(|approval| &approval.at_once) {
            by_day.entry(dated.item(own.item.value)).or_default().insert(own.item.value);
        }
        let at_once: BTreeSet<u32> = by_day.values().flatten().copied().collect();
        // Where nothing is told the law has a review of lawfulness.
        let is_lawfulness = |item: &u32| way_of(protocol, *item).is_none_or(|way| way == Way::Lawfulness);
        let reviewed = |items: &BTreeSet<u32>| Reviewed::of(&deciding(protocol, items), is_lawfulness);
        let is_municipal = self.profile == Profile::Kommun;
        for (day, numbers) in by_day.iter().filter(|_| is_municipal) {
            let items = cited(numbers.iter().copied());
            let is_of_day = |notice: &written::Notice| {
                let mut own = notice.items.iter();
                if by_day.len() == 1 { own.next().is_some() } else { own.any(|item| numbers.contains(&item.value)) }
            };
            let own: Vec<NaiveDate> = posted(protocol, is_of_day);
            self.notices(Some(&items), (*day, false), &own, &reviewed(numbers));
        }
        if !numbers.is_empty() && numbers.is_subset(&at_once) {
            self.on_the_merits(protocol, &numbers, dated);
            return;
        }
        // The others have a name of their own only beside those.
        let left: BTreeSet<u32> = numbers.difference(&at_once).copied().collect();
        let others = cited(left.iter().copied());
        let items = (!at_once.is_empty() && !numbers.is_empty()).then_some(others.as_str());
        let (_, held) = dated.meeting();
        let due = self.reckoned(Step::Approval, items, (held, held), APPROVAL_DAYS, false);
        self.on_the_merits(protocol, &numbers, dated);
        if !is_municipal {
            return;
        }
        let known = approval.and_then(|approval| approval.date).map(|date| ((date.value, date.value), false));
        if let Some(approved) = known.or_else(|| Some((due?, true))) {
            let own: Vec<NaiveDate> = posted(protocol, |notice| notice.items.is_empty());
            self.notices(items, approved, &own, &reviewed(&left));
        }
    }

    /// Of what is appealed on the merits, the time of a party that represents the public: from the day on which it was decided.
    fn on_the_merits(&mut self, protocol: &written::Protocol<'_>, numbers: &BTreeSet<u32>, dated: &Dated) {
        let is_tried = |item: &u32| way_of(protocol, *item) == Some(Way::Merits);
        if numbers.is_empty() {
            if is_tried(&NO_ITEM) {
                self.reckoned(Step::PublicAppeal, None, dated.meeting(), APPEAL_DAYS, false);
            }
            return;
        }
        let deciding = deciding(protocol, numbers);
        let mut tried: BTreeMap<Between, BTreeSet<u32>> = BTreeMap::new();
        for item in deciding.iter().copied().filter(is_tried) {
            tried.entry(dated.item(item)).or_default().insert(item);
        }
        for (days, items) in tried {
            let told = (items != deciding).then(|| cited(items.iter().copied().collect::<Vec<_>>().into_iter()));
            self.reckoned(Step::PublicAppeal, told.as_deref(), days, APPEAL_DAYS, false);
        }
    }

    /// When the approval of a day is to be made known, and what follows from the notices of these days, or from one of the last.
    fn notices(
        &mut self,
        items: Option<&str>,
        (approved, assumed): (Between, bool),
        own: &[NaiveDate],
        reviewed: &Reviewed,
    ) {
        let due = self.reckoned(Step::Notice, items, approved, NOTICE_DAYS, assumed);
        let own = own.iter().map(|posted| ((*posted, *posted), false));
        let posted: Vec<(Between, bool)> = own.chain(due.map(|due| (due, true))).collect();
        // One that is there tells when; the last lawful day is for want of it.
        let count = posted.len().saturating_sub(1).max(1);
        for (posted, assumed) in posted.into_iter().take(count) {
            match reviewed {
                Reviewed::None => None,
                Reviewed::All => self.reckoned(Step::Appeal, items, posted, APPEAL_DAYS, assumed),
                Reviewed::Some(some) => self.reckoned(Step::Appeal, Some(some), posted, APPEAL_DAYS, assumed),
            };
            let removal =
                |posted| Some(Reckoned { day: end_of_notice(posted), moved_from: None, from: appealed_by(posted)? });
            if let (Some(earliest), Some(latest)) = (removal(posted.0), removal(posted.1)) {
                self.between(Step::Removal, items, (earliest, latest), assumed);
            }
        }
    }
}

/// Which of the items that a notice is of can be reviewed for lawfulness, the time for which it begins.
enum Reviewed {
    /// All.
    All,
    /// These, as they are cited.
    Some(String),
    /// None.
    None,
}

impl Reviewed {
    fn of(items: &BTreeSet<u32>, is_reviewed: impl Fn(&u32) -> bool) -> Self {
        let own: Vec<u32> = items.iter().copied().filter(&is_reviewed).collect();
        match own.len() {
            // What a record that has none yet will have is appealed as all others are.
            0 if !items.is_empty() || !is_reviewed(&NO_ITEM) => Self::None,
            len if len == items.len() => Self::All,
            _ => Self::Some(cited(own.into_iter())),
        }
    }
}

/// Those of some items in which something was decided, for nobody appeals what was only told; all of them where nothing was.
fn deciding(protocol: &written::Protocol<'_>, items: &BTreeSet<u32>) -> BTreeSet<u32> {
    let all = (numbering(protocol.numbering.as_ref()).first..).zip(&protocol.items);
    let deciding: BTreeSet<u32> = all
        .filter(|(number, item)| items.contains(number) && !item.decisions.is_empty())
        .map(|(number, _)| number)
        .collect();
    if deciding.is_empty() { items.clone() } else { deciding }
}

/// The number of no item: those begin with 1.
const NO_ITEM: u32 = 0;

/// How the decision of an item of minutes can be appealed, where that is written.
fn way_of(protocol: &written::Protocol<'_>, item: u32) -> Option<Way> {
    let names = |appeal: &&written::AppealOf| appeal.items.iter().any(|own| own.value == item);
    let of_others = || protocol.appeals.iter().find(|appeal| appeal.items.is_empty());
    way(Some(&protocol.appeals.iter().find(names).or_else(of_others)?.how))
}

/// How a decision can be appealed, where that is written.
fn way(appeal: Option<&written::Appeal>) -> Option<Way> {
    Way::of_word(appeal?.way?.value)
}

/// The days on which notices of a kind were put up.
fn posted(protocol: &written::Protocol<'_>, of_kind: impl Fn(&written::Notice) -> bool) -> Vec<NaiveDate> {
    let notices = protocol.notices.iter().filter(|notice| of_kind(notice));
    notices.filter_map(|notice| Some(notice.posted?.value)).collect()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{appealed_by, approved_by, end_of_notice, made_known_by};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).expect("a day")
    }

    #[test]
    fn a_notice_is_taken_down_on_the_day_after_the_last_one_for_appeals() {
        // Three weeks later is a Friday; the next day is a Saturday, on which it may be taken down.
        assert_eq!(end_of_notice(day(2026, 3, 20)), day(2026, 4, 11));
        // Three weeks later is Good Friday: appeals can come in until the Tuesday after Easter.
        assert_eq!(end_of_notice(day(2026, 3, 13)), day(2026, 4, 8));
    }

    #[test]
    fn times_run_out_on_workdays_whatever_the_calendar_brings() {
        // 5 June 2026 is the day before the national day, which is a Saturday: 14 days later is Midsummer Eve.
        assert_eq!(approved_by(day(2026, 6, 5)), Some(day(2026, 6, 22)));
        // 2024 was a leap year, with a day more before the first of March.
        assert_eq!(approved_by(day(2024, 2, 15)), Some(day(2024, 2, 29)));
        assert_eq!(approved_by(day(2026, 2, 15)), Some(day(2026, 3, 2)), "1 March 2026 is a Sunday");
        // Approved on Maundy Thursday: the second day after is Holy Saturday, and Easter Monday is no workday.
        assert_eq!(made_known_by(day(2026, 4, 2)), Some(day(2026, 4, 7)));
        // Three weeks from 3 December are Christmas Eve, and neither the two days after it nor the weekend count.
        assert_eq!(appealed_by(day(2026, 12, 3)), Some(day(2026, 12, 28)));
        // From 10 December they are New Year's Eve, a Thursday; the Monday after is the first workday.
        assert_eq!(appealed_by(day(2026, 12, 10)), Some(day(2027, 1, 4)));
    }
}
