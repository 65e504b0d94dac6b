//! When somebody died, told by a noun: "the killing of Jane Doe in 2006", "the 2008 murder of councillor Jane Doe".

use crate::claim::{Certainty, Claim, ClaimKind, Scope, Value};
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::value::Time;

use super::super::context::{Context, Draft};

/// Items behind "of" in which the name stands: "of the town councillor Jane Doe".
const NAMED: usize = 5;
/// Items behind the name in which its time stands: "in Alder in 2006".
const TIMED: usize = 5;

/// Adds when the persons died of whose deaths a sentence tells by a noun.
pub(in crate::extract) fn extract(
    context: &Context<'_>,
    items: &Items<'_>,
    sentence: usize,
    claims: &mut Vec<Claim>,
) {
    for noun in (0..items.items.len()).filter(|&i| is_death(items, i)) {
        let Some(claim) = of_noun(context, items, noun, sentence) else { continue };
        claims.push(claim);
    }
}

fn is_death(items: &Items<'_>, i: usize) -> bool {
    items.is(i, Class::DeathNoun) && items.is_any_word(i + 1, &["of"])
}

fn of_noun(context: &Context<'_>, items: &Items<'_>, noun: usize, sentence: usize) -> Option<Claim> {
    let named = |i: usize| {
        let (index, mention) = items.mention(i).filter(|(_, m)| m.kind == MentionType::Name)?;
        let entity = context.entities.of_mention(index)?;
        (entity.may_be_person() && !items.is_possessive(i)).then_some((i, entity, mention))
    };
    // "The killing of the brother of Jane Doe" is not hers.
    let described = |&i: &usize| items.is_determiner(i) || !items.is_function_word(i);
    let (at, entity, _) = (noun + 2..noun + 2 + NAMED).take_while(described).find_map(named)?;
    let time = |i: usize| -> Option<(usize, &Time)> {
        let Meaning::Time(time) = &items.mention(i)?.1.meaning else { return None };
        Some((i, time.time.as_ref()?))
    };
    // "The trial for the murder of Jane Doe began in 2011": no verb stands between.
    let behind = || {
        let between =
            |&i: &usize| items.is_any_word(i, &["in", "on", "at", "near"]) || items.mention(i).is_some();
        let mut times = (at + 1..=at + TIMED).take_while(between).filter_map(time);
        let first = times.next()?;
        let under = items.is_any_word(first.0.checked_sub(1)?, &["in", "on", "at"]);
        (under && times.next().is_none()).then_some(first)
    };
    let (when, time) = noun.checked_sub(1).and_then(time).or_else(behind)?;
    let draft = Draft {
        kind: ClaimKind::Date,
        subject: entity.key.clone(),
        property: "death".into(),
        scope: Scope::new(),
        value: Value::Time(time.clone()),
        span: context.span(items.get(noun.min(when))?.start, items.get(at.max(when))?.end),
        subject_span: None,
        certainty: Certainty::Possible,
        about_event: false,
    };
    Some(context.claim(draft, items, noun, sentence))
}
