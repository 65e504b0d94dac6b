//! Shares of things that are counted: "37.5 % of the nine members", "11 of the nine members".

use crate::grammar::MentionType;

use super::Calculation;
use super::passage::Passage;

/// The shares of a sentence.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Calculation> {
    let pairs = (1..passage.figures.len()).filter_map(|right| {
        let left = right - 1;
        let (share, whole) = (passage.mention(left)?, passage.mention(right)?);
        let shares = matches!(share.kind, MentionType::Percent | MentionType::Number | MentionType::Count);
        let counted = shares && whole.kind == MentionType::Count && is_of(passage.between(left, right)?);
        // "5 % of the 12 members' votes": of what they have, not of them.
        let own = !passage.behind(right).starts_with(['\'', '’', '-']);
        (counted && own).then(|| {
            Some(Calculation::Share { share: passage.stated(left)?, whole: passage.stated(right)? })
        })?
    });
    pairs.collect()
}

/// "of the", "of its".
fn is_of(gap: &str) -> bool {
    let words: Vec<&str> = gap.split_whitespace().collect();
    matches!(words.as_slice(), ["of", "the" | "its" | "their" | "his" | "her" | "our" | "all"])
}
