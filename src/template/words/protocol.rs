//! The fixed words of minutes (protokoll).

use serde::Deserialize;

use super::{Counted, Named};
use crate::meeting::protocol::Appealed;

/// Fixed words of minutes, `protocol` in `templates/words/*.yaml`. Where a word stands in braces, the template's own fact takes its
/// place.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProtocolWords {
    /// Who led the meeting.
    pub chair: String,
    /// Who kept the minutes.
    pub secretary: String,
    /// Those who approve the minutes.
    pub approvers: String,
    /// What those who sign are, after their names.
    pub signs: SignsWords,
    /// Before a break from and to.
    pub adjourned: String,
    /// Which items the minutes hold.
    pub items: String,
    /// What those in each capacity are called, by the word of the record.
    pub capacities: Named,
    /// Those who were not there.
    pub absent: String,
    /// What goes with a substitute who serves for `{name}`.
    pub in_place_of: String,
    /// What goes with somebody who took part from a distance.
    pub remote: String,
    /// What goes with somebody who was away for single `{items}`.
    pub except: String,
    /// What goes with somebody who was disqualified in single `{items}`.
    pub disqualified_at: String,
    /// An item's registry `{number}`.
    pub registry_number: String,
    /// Who presented a matter.
    pub presenters: String,
    /// Before the numbers of appendices.
    pub appendix: String,
    /// Heading of the list of appendices.
    pub appendices: String,
    /// Heading of the roll.
    pub attendance: String,
    /// Says that a matter was dealt with behind closed doors.
    pub closed_doors: String,
    /// Says that `{name}` was disqualified.
    pub disqualified: String,
    /// Says that `{name}` was disqualified because of `{reason}`.
    pub disqualified_because: String,
    /// Heading of what was said.
    pub discussion: String,
    /// Heading of the motions.
    pub motions: String,
    /// `{names}` move; the motion follows.
    pub moves: String,
    /// `{names}` moved and took it back; the motion follows.
    pub withdrawn: String,
    /// Between that and a motion that does not begin with [`Self::that`].
    pub withdrawn_about: String,
    /// Heading of how the proposals were put.
    pub putting: String,
    /// Heading of a vote.
    pub vote: String,
    /// Heading of a vote by ballot, and of an election.
    pub ballot: String,
    /// The same in a sentence, where the vote is called something else.
    pub by_ballot: String,
    /// What is said of an election.
    pub election: ElectionWords,
    /// What `{yes}` and `{no}` stand for in a vote.
    pub means: String,
    /// A vote for it.
    pub yes: String,
    /// A vote against it.
    pub no: String,
    /// No vote.
    pub abstains: String,
    /// What stands for the party of somebody without one.
    pub no_party: String,
    /// Column of those who vote.
    pub member: String,
    /// Column of their parties.
    pub party: String,
    /// Column of their votes.
    pub vote_of: String,
    /// Caption of the table of votes.
    pub votes_caption: String,
    /// How a vote ended: `{yes}`, `{no}`, `{abstain}`.
    pub result: String,
    /// So many votes for yes; `{number}`.
    pub yes_votes: Counted,
    /// So many votes for no.
    pub no_votes: Counted,
    /// So many abstentions.
    pub abstentions: Counted,
    /// Of a large vote: which `{parties}` gave that `{vote}`, with how many each.
    pub by_party: String,
    /// Those of whom it is masked, beside the parties.
    pub masked_party: String,
    /// Those who have none, likewise.
    pub without_party: String,
    /// Says that `{name}` gave a casting `{vote}`.
    pub casting: String,
    /// Says so where names are left out and the role in the place of `{name}` says no more.
    pub casting_nameless: String,
    /// Says that the lot decided.
    pub by_lot: String,
    /// Heading of the decision.
    pub decision: String,
    /// The `{body}` decides; the decision follows.
    pub decides: String,
    /// The word that a decision which goes on this sentence begins with.
    pub that: String,
    /// Heading of who refrained from taking part in the decision.
    pub declining: String,
    /// Says that `{names}` did.
    pub declines: Counted,
    /// Heading of dissents.
    pub dissent: String,
    /// `{names}` dissent.
    pub dissents: String,
    /// What joins their text to that, where it goes on the sentence.
    pub dissent_goes_on: String,
    /// On which day a dissent or remark was announced, if not at the meeting; `{date}`.
    pub announced: String,
    /// Heading of comments without a dissent.
    pub statement: String,
    /// Heading of what somebody wanted entered.
    pub entry: String,
    /// Before those who shall have the decision.
    pub copies_to: String,
    /// Heading of the approval.
    pub approval: String,
    /// Says that the minutes were approved on `{date}`.
    pub approved: String,
    /// Says so of an electronic approval.
    pub approved_electronically: String,
    /// Says that minutes without a day of approval are approved electronically.
    pub approved_electronically_later: String,
    /// Where minutes are approved; `{place}`.
    pub approval_place: String,
    /// Below the line for the day of approval, where the record has none.
    pub approval_day: String,
    /// Says that the items `{numbers}` were approved at the meeting.
    pub at_once: String,
    /// Says that they were on one `{date}` of a meeting of several days.
    pub at_once_on: String,
    /// Says at an item that it was.
    pub item_at_once: String,
    /// Says at an item that it was on one `{date}` of a meeting of several days.
    pub item_at_once_on: String,
    /// Heading of the notice.
    pub notice: String,
    /// Heading of the notice of `{items}` that were approved at once.
    pub notice_at_once: String,
    /// Whose minutes they are.
    pub notice_body: String,
    /// On which day the meeting was.
    pub notice_meeting: String,
    /// When the minutes, or the items, were approved.
    pub notice_approved: String,
    /// Says that this was at the meeting of `{date}` itself.
    pub notice_approved_at_once: String,
    /// When the notice was put up.
    pub notice_posted: String,
    /// When it is taken down.
    pub notice_removed: String,
    /// Where it was put up.
    pub notice_place: String,
    /// Where the minutes are kept.
    pub notice_kept: String,
    /// Who put the notice up, where nobody signs.
    pub notice_by: String,
    /// Below the line on which whoever put the notice up signs.
    pub notice_signature: String,
    /// Below that line where the record says that it was `{name}`.
    pub notice_signature_of: String,
    /// Below the line for a name that can be read, where the record has none.
    pub notice_name: String,
    /// Heading of how to appeal.
    pub appeal: String,
    /// Before how decisions of items are appealed, where that is told of no others; `{items}`.
    pub appeal_of: String,
    /// Before how decisions of items are appealed, where it has been told of the others; `{items}`.
    pub appeal_instead: String,
    /// What is appealed, where the text has `{decision}`.
    pub appealed: Decided,
    /// What somebody can have reviewed, where the text has `{reviewed}`.
    pub reviewed: Decided,
    /// How to appeal for a review of lawfulness, a paragraph each; `{reviewed}`, `{court}`, `{send_to}`.
    pub appeal_lawfulness: Vec<String>,
    /// How to appeal on the merits.
    pub appeal_merits: Vec<String>,
    /// That the decision cannot be appealed; `{provision}`.
    pub appeal_none: Vec<String>,
    /// What stands for a court that is not named.
    pub court: String,
}

/// Words for what was decided.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decided {
    /// In one item.
    pub one: String,
    /// In several.
    pub many: String,
    /// Where it must not be told in how many.
    pub untold: String,
}

impl Decided {
    /// The words for so many.
    #[must_use]
    pub fn of(&self, number: Appealed) -> &str {
        match number {
            Appealed::One => &self.one,
            Appealed::Several => &self.many,
            Appealed::Untold => &self.untold,
        }
    }
}

/// What those who sign minutes are, as a word after the name.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignsWords {
    /// Who led the meeting.
    pub chair: String,
    /// Who wrote the minutes.
    pub secretary: String,
    /// Who approves them.
    pub approver: String,
    /// Who signs as `{what}` for `{items}` alone.
    pub of_items: String,
}

/// Fixed words of elections, `protocol.election`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ElectionWords {
    /// Before the candidates with their votes.
    pub lead: String,
    /// A candidate's votes; `{name}`, `{number}`.
    pub votes: Counted,
    /// So many blank ballots; `{number}`.
    pub blank: Counted,
    /// So many spoilt ballots.
    pub spoilt: Counted,
    /// That there were `{ballots}` as well.
    pub others: Counted,
    /// Says that the lot chose `{names}`.
    pub by_lot: Counted,
}
