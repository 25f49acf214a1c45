//! Votes in words: what yes and no stood for, who voted for what, and how it ended.

use super::compose::{cell, paragraph, table};
use super::minutes::Composer;
use crate::markdown::Markdown;
use crate::meeting::protocol::{Vote, bare, mark};
use crate::record::Spanned;
use crate::swedish::parties;

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
                let mut cells = vec![cell(shown, name.span)];
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
        let number = |text: &str, number: u32| {
            text.replace("{number}", &crate::swedish::put_right(&number.to_string(), None, None, self.lang.tag()))
        };
        let result = fixed
            .result
            .replace("{yes}", &number(fixed.yes_votes.of(count.yes), count.yes))
            .replace("{no}", &number(fixed.no_votes.of(count.no), count.no))
            .replace("{abstain}", &number(fixed.abstentions.of(count.abstain), count.abstain));
        let mut result = vec![result];
        if let Some((by, yes)) = &vote.casting {
            let word = if *yes { &fixed.yes } else { &fixed.no };
            result.push(
                fixed.casting.replace("{name}", &self.with_party(&by.value)).replace("{vote}", &word.to_lowercase()),
            );
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

    /// How many of each party are among those: "S 107, V 24 och utan parti 1", the largest first; `None` where none of them has a party.
    fn by_party(&self, names: &[Spanned<String>]) -> Option<String> {
        let mut parties: Vec<(Option<&str>, usize)> = Vec::new();
        for name in names {
            let party = self.party(&name.value);
            match parties.iter_mut().find(|(own, _)| *own == party) {
                Some((_, count)) => *count += 1,
                None => parties.push((party, 1)),
            }
        }
        parties.iter().any(|(party, _)| party.is_some()).then(|| {
            parties.sort_by_key(|(party, count)| (party.is_none(), std::cmp::Reverse(*count)));
            let said = |(party, count): &(Option<&str>, usize)| {
                format!("{} {count}", party.unwrap_or(&self.fixed().without_party))
            };
            self.words.listed(&parties.iter().map(said).collect::<Vec<_>>())
        })
    }
}
