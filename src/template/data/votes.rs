//! Votes in words: what yes and no stood for, who voted for what, and how it ended.

use super::compose::{cell, paragraph, run, table};
use super::minutes::Composer;
use crate::markdown::{Block, BlockKind, Markdown};
use crate::meeting::protocol::{Candidate, Election, Vote, bare, mark};
use crate::record::Spanned;
use crate::swedish::parties;
use crate::template::words::Counted;

/// From more votes than these on nobody surveys the names: they fill more than a page.
const SURVEYED: usize = 30;

impl Composer<'_> {
    /// What was voted on and how it ended; in an open vote, a table of everybody's vote.
    pub(super) fn vote(&self, vote: &Vote) -> Markdown {
        let fixed = self.fixed();
        let count = vote.count();
        let means = fixed.means.replace("{yes}", &vote.yes_means).replace("{no}", &vote.no_means);
        let mut blocks = vec![paragraph(&means, vote.span)];
        let voters: Vec<(&Spanned<String>, &str)> =
            [(&vote.yes, &fixed.yes), (&vote.no, &fixed.no), (&vote.abstain, &fixed.abstains)]
                .into_iter()
                .flat_map(|(names, word)| names.iter().map(move |name| (name, word.as_str())))
                .collect();
        if !voters.is_empty() {
            let has_parties = voters.iter().any(|(name, _)| self.party(&name.value).is_some());
            let row = |name: &Spanned<String>, word: &str| {
                let party = self.party(&name.value);
                // The party has a column of its own.
                let in_column = mark(&name.value).zip(party).is_some_and(|(mark, party)| parties::are_one(mark, party));
                let shown = if in_column { bare(&name.value) } else { &name.value };
                let mut cells = vec![cell(&self.beginnings.begin(shown), name.span)];
                if has_parties {
                    cells.push(cell(party.unwrap_or(&fixed.no_party), name.span));
                }
                cells.push(cell(word, name.span));
                cells
            };
            let mut head = vec![cell(&fixed.member, vote.span)];
            if has_parties {
                head.push(cell(&fixed.party, vote.span));
            }
            head.push(cell(&fixed.vote_of, vote.span));
            let rows = voters.iter().map(|(name, word)| row(name, word)).collect();
            blocks.push(table(&fixed.votes_caption, head, rows, vote.span));
        }
        // Nobody abstains by putting in a ballot that says nothing.
        let abstentions = if vote.secret { &fixed.election.blank } else { &fixed.abstentions };
        let result = fixed
            .result
            .replace("{yes}", &self.so_many(&fixed.yes_votes, count.yes))
            .replace("{no}", &self.so_many(&fixed.no_votes, count.no))
            .replace("{abstain}", &self.so_many(abstentions, count.abstain));
        let mut result = vec![result];
        if let Some((by, yes)) = &vote.casting {
            let word = if *yes { &fixed.yes } else { &fixed.no };
            let says_all = self.beginnings.is_office(&by.value, &fixed.signs.chair);
            let form = if says_all { &fixed.casting_nameless } else { &fixed.casting };
            let name = self.with_party(&by.value);
            result.push(self.beginnings.fill(form, &[("{name}", &name), ("{vote}", &word.to_lowercase())]));
        }
        if vote.by_lot.is_some() {
            result.push(fixed.by_lot.clone());
        }
        blocks.push(paragraph(&result.join(" "), vote.span));
        if voters.len() > SURVEYED {
            let lists = [(&fixed.yes, &vote.yes), (&fixed.no, &vote.no), (&fixed.abstains, &vote.abstain)];
            blocks.extend(lists.into_iter().filter_map(|(word, names)| {
                let parties = self.by_party(names)?;
                let said = fixed.by_party.replace("{vote}", word).replace("{parties}", &parties);
                Some(paragraph(&said, vote.span))
            }));
        }
        Markdown { blocks, notes: Vec::new() }
    }

    /// How many votes each candidate had, what ballots there were besides, and whom the lot chose.
    pub(super) fn election(&self, election: &Election) -> Markdown {
        let fixed = &self.fixed().election;
        let given = |Candidate { name, votes }: &Candidate| {
            let said = self.so_many(&fixed.votes, *votes);
            let said = self.beginnings.fill(&said, &[("{name}", &self.with_party(&name.value))]);
            let kind = BlockKind::Paragraph(vec![run(&said, name.span)]);
            vec![Block { span: name.span, kind }]
        };
        let items = election.candidates.iter().map(given).collect();
        let span = election.span;
        let mut blocks =
            vec![paragraph(&fixed.lead, span), Block { span, kind: BlockKind::List { start: None, items } }];
        let others = [(&fixed.blank, election.blank), (&fixed.spoilt, election.spoilt)];
        let others = others.into_iter().filter(|(_, number)| *number > 0);
        let others: Vec<String> = others.map(|(word, number)| self.so_many(word, number)).collect();
        let ballots = election.blank.saturating_add(election.spoilt);
        let others = (ballots > 0).then(|| fixed.others.of(ballots).replace("{ballots}", &self.words.listed(&others)));
        let chosen: Vec<String> = election.by_lot.iter().map(|name| self.with_party(&name.value)).collect();
        let number = u32::try_from(chosen.len()).unwrap_or(u32::MAX);
        let chosen = (number > 0).then(|| fixed.by_lot.of(number).replace("{names}", &self.words.listed(&chosen)));
        blocks.extend(others.into_iter().chain(chosen).map(|said| paragraph(&said, span)));
        Markdown { blocks, notes: Vec::new() }
    }

    fn so_many(&self, word: &Counted, number: u32) -> String {
        let digits = crate::swedish::put_right(&number.to_string(), None, None, self.lang.tag());
        word.of(number).replace("{number}", &digits)
    }

    /// How many of each party are among those: "S 107, V 24, maskat parti 1 och utan parti 1", the largest first; `None` where no party is told.
    fn by_party(&self, names: &[Spanned<String>]) -> Option<String> {
        let fixed = self.fixed();
        // Those who are none come after the parties, in this order.
        let mut parties: Vec<(u8, &str, usize)> = Vec::new();
        for name in names {
            // Whoever is masked may have one.
            let is_masked = self.protocol.roll.of(&name.value).any(|attendee| attendee.is_masked);
            let (rank, party) = match self.party(&name.value) {
                Some(party) => (0, party),
                None if is_masked => (1, fixed.masked_party.as_str()),
                None => (2, fixed.without_party.as_str()),
            };
            match parties.iter_mut().find(|(own, said, _)| (*own, *said) == (rank, party)) {
                Some((.., count)) => *count += 1,
                None => parties.push((rank, party, 1)),
            }
        }
        parties.iter().any(|(rank, ..)| *rank == 0).then(|| {
            parties.sort_by_key(|(rank, _, count)| (*rank, std::cmp::Reverse(*count)));
            let said = |(_, party, count): &(u8, &str, usize)| format!("{party} {count}");
            self.words.listed(&parties.iter().map(said).collect::<Vec<_>>())
        })
    }
}
