//! What somebody probably meant.

/// The candidate most like `word`, if it is like enough to be a slip of the hand: at most one letter in three differs. Case
/// does not count; of two equally like, the first is taken.
pub(super) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let plain = word.to_lowercase();
    let most = (plain.chars().count() / 3).max(1);
    candidates
        .into_iter()
        .map(|candidate| (strsim::damerau_levenshtein(&plain, &candidate.to_lowercase()), candidate))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_finds_its_word_and_another_word_finds_nothing() {
        let files = ["möte.yaml", "2024-06-04.yaml", "budget.yaml"];
        assert_eq!(nearest("mote.yaml", files), Some("möte.yaml"));
        assert_eq!(nearest("2024-06-40.YAML", files), Some("2024-06-04.yaml"));
        assert_eq!(nearest("årsmöte.json", files), None);
        assert_eq!(nearest("x", []), None);
    }
}
