//! Whom "he", "she", "him" and "her" stand for, where the text leaves no doubt.

use crate::grammar::NameKind;
use crate::syntax::Items;

use super::context::Context;
use super::entity::Entity;

/// Mentions before a pronoun in which its person is sought.
const REACH: usize = 200;

/// The person whom the pronoun at item `at` stands for: the only one whom its paragraph names before it, or, where that
/// names nobody, the last one named, if the article speaks of nobody more often. Nobody, if there is a choice.
pub(super) fn person<'a>(
    context: &Context<'a>,
    items: &Items<'_>,
    at: usize,
    sentence: usize,
) -> Option<&'a Entity> {
    let object = items.is_any_word(at, &["him", "her"]);
    if !object && !items.is_any_word(at, &["he", "she"]) {
        return None;
    }
    let start = items.get(at)?.start;
    let block = context.document.sentences.get(sentence)?.block;
    let before = context.mentions.partition_point(|m| (m.span.start as usize) < start);
    // "The judge jailed her": not the judge.
    let persons = (before.saturating_sub(REACH)..before).rev().filter_map(|i| {
        let mention = context.mentions.get(i).filter(|m| !object || m.sentence != sentence)?;
        let entity = context.entities.of_mention(i).filter(|e| e.kind == NameKind::Person)?;
        Some((mention.block, entity))
    });
    let mut own = persons.clone().take_while(|(of, _)| *of == block).map(|(_, entity)| entity);
    if let Some(first) = own.next() {
        return own.all(|other| other.key == first.key).then_some(first);
    }
    let (_, last) = persons.into_iter().next()?;
    let all = context.entities.all().iter();
    let others = all.filter(|e| e.kind == NameKind::Person && e.key != last.key);
    (others.map(Entity::mentions).max() < Some(last.mentions())).then_some(last)
}
