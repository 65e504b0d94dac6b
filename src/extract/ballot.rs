//! How a vote ended: "approved by 51 votes to 33", "voted 8-2", "51 deputies voted in favour and 33 against".

use crate::claim::{Certainty, Claim, ClaimKind, Factuality, Scope, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::Class;
use crate::syntax::Items;

use super::context::{Context, Draft};
use super::{deed, factuality, score};

/// The property of the result of a vote.
pub const BALLOT: &str = "vote";

/// Items on each side of two numbers in which a word for voting stands.
const NEAR: usize = 4;
/// Items between those for and those against.
const BETWEEN: usize = 6;
/// The most that vote in a chamber.
const CHAMBER: u32 = 1000;

/// Adds the results of votes that a sentence tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let mut past = 0;
    for at in 0..items.items.len() {
        let Some((last, votes)) = (at >= past).then(|| result(items, at)).flatten() else { continue };
        past = last + 1;
        let factuality = factuality::at(items, at);
        let as_of =
            items.governor(at).and_then(|g| deed::date(items, g.clause)).map(|(_, time)| time.clone());
        if factuality != Factuality::Asserted {
            continue;
        }
        let Some((first, end)) = items.get(at).zip(items.get(last)) else { continue };
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject: "".into(),
            property: BALLOT.into(),
            scope: Scope::new(),
            value: Value::Wording(format!("{}-{}", votes.0, votes.1).into()),
            span: context.span(first.start, end.end),
            subject_span: body(items)
                .and_then(|i| items.get(i))
                .map(|item| context.span(item.start, item.end)),
            certainty: Certainty::Possible,
            about_event: true,
        };
        claims.push(context.claim_at(draft, factuality, as_of, sentence));
    }
}

/// The votes for and against that begin at an item, and the last item that tells them.
fn result(items: &Items<'_>, at: usize) -> Option<(usize, (u32, u32))> {
    let (last, votes) = for_and_against(items, at).or_else(|| pair(items, at))?;
    (votes.0 <= CHAMBER && votes.1 <= CHAMBER).then_some((last, votes))
}

/// "51 deputies voted in favour and 33 against", "with 51 votes for and 33 against".
fn for_and_against(items: &Items<'_>, at: usize) -> Option<(usize, (u32, u32))> {
    let yes = number(items, at)?;
    let against = (at + 1..at + 2 + 2 * BETWEEN).find(|&i| items.is_any_word(i, &["against", "opposed"]))?;
    let no = (at + 1..against).rev().find_map(|i| Some((i, number(items, i)?)))?;
    let favour = (at + 1..no.0).any(|i| items.is_any_word(i, &["favour", "favor", "for", "yes"]));
    let near = no.0 - at <= BETWEEN && against - no.0 <= BETWEEN;
    (favour && near && votes_near(items, at, against)).then_some((against, (yes, no.1)))
}

/// "Voted 8-2", "by 51 votes to 33", "51 to 33".
fn pair(items: &Items<'_>, at: usize) -> Option<(usize, (u32, u32))> {
    if let Some(((one, other), end)) = score::pair(items.text, items.get(at)?.start) {
        let last = items.position(end).saturating_sub(1).max(at);
        let alone = items.get(at).is_some_and(|item| item.end <= end);
        return (alone && votes_near(items, at, last)).then_some((last, (one.into(), other.into())));
    }
    let one = number(items, at)?;
    let to = (at + 1..=at + 2).find(|&i| items.is_any_word(i, &["to"]))?;
    let other = number(items, to + 1)?;
    let counted = items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Count);
    (counted && is_vote(items, at) || !counted && votes_near(items, at, to + 1))
        .then_some((to + 1, (one, other)))
}

/// Whether what is counted at an item is votes.
fn is_vote(items: &Items<'_>, at: usize) -> bool {
    items.mention(at).is_some_and(|(_, m)| m.span.of(items.text).to_lowercase().contains("vote"))
}

/// Whether a word for voting stands near two numbers, and none that tells of a match or of a share.
fn votes_near(items: &Items<'_>, first: usize, last: usize) -> bool {
    let near = first.saturating_sub(NEAR)..(last + NEAR).min(items.items.len());
    let voting = |i: usize| items.sense(i, Class::VoteWord).is_some_and(|s| s.is("voting"));
    let votes = near.clone().any(|i| voting(i) || is_vote(items, i));
    let other =
        near.clone().any(|i| items.is(i, Class::ScoreWord) && !items.is_any_word(i, &["defeated", "defeat"]));
    let share =
        near.into_iter().any(|i| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Percent));
    votes && !other && !share
}

/// Who voted: the first word of the sentence for a chamber or another body.
fn body(items: &Items<'_>) -> Option<usize> {
    let named = |i: usize| items.mention(i).map(|(_, m)| m.span.of(items.text));
    let is_body = |words: &str| {
        let last = words.rsplit(' ').next().unwrap_or(words);
        items.lexicon.sense(last, Class::VoteWord).is_some_and(|s| s.is("body"))
    };
    (0..items.items.len()).find(|&i| items.word(i).or_else(|| named(i)).is_some_and(is_body))
}

/// The whole number at an item.
fn number(items: &Items<'_>, at: usize) -> Option<u32> {
    let (_, mention) = items.mention(at)?;
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let number = quantity.number.filter(|n| n.fract().is_zero())?;
    let counts = matches!(mention.kind, MentionType::Count | MentionType::Number);
    u32::try_from(number.trunc().mantissa()).ok().filter(|_| counts && number.scale() == 0)
}
