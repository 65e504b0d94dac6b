//! Whom "he", "she", "him", "her" and "a woman" of the lead stand for, where the text leaves no doubt.

use crate::grammar::NameKind;
use crate::knowledge::Class;
use crate::syntax::Items;
use crate::syntax::slot::Phrase;
use crate::text::BlockKind;

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

/// Who "a woman who …" of the first paragraph is: the one person whom the next sentence names, if the article names nobody
/// more often and gives no office. Nobody, if it names several.
pub(super) fn introduced<'a>(
    context: &Context<'a>,
    items: &Items<'_>,
    phrase: Phrase,
    sentence: usize,
) -> Option<&'a Entity> {
    let head = items.word(phrase.head)?;
    let noun = [Class::PersonNoun, Class::CountNoun]
        .into_iter()
        .any(|class| items.lexicon.sense(head, class).is_some_and(|s| !s.is("thing") && !s.is("general")));
    let one = items.is_any_word(phrase.first, &["a", "an"]);
    let block = context.document.sentences.get(sentence)?.block;
    let leads = context.document.blocks.iter().position(|b| b.kind == BlockKind::Paragraph) == Some(block);
    if !leads || !noun || !one {
        return None;
    }
    let named = context.mentions.iter().enumerate().skip_while(|(_, m)| m.sentence < sentence);
    let named = named.take_while(|(_, m)| m.sentence <= sentence + 1);
    let mut persons = named.filter_map(|(i, _)| {
        context.entities.of_mention(i).filter(|e| e.kind == NameKind::Person && e.titles.is_empty())
    });
    let first = persons.next()?;
    let most =
        context.entities.all().iter().filter(|e| e.kind == NameKind::Person).map(Entity::mentions).max();
    (persons.all(|other| other.key == first.key) && most == Some(first.mentions())).then_some(first)
}
