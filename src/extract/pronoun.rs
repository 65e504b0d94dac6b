//! Whom "he", "she", "him", "her" and "a woman" of the lead stand for, where the text leaves no doubt, and what "it" does.

use crate::grammar::{Mention, MentionType, NameKind};
use crate::knowledge::{Class, Lexicon};
use crate::syntax::Items;
use crate::syntax::slot::Phrase;
use crate::text::BlockKind;

use super::anchor::place_length;
use super::context::Context;
use super::entity::{Entities, Entity};

/// Mentions before a pronoun in which its person is sought.
const REACH: usize = 200;

/// The person whom the pronoun at item `at` stands for: of those whom it can mean by their given names, the only one whom the
/// nearest sentence of its paragraph names that names any; where the paragraph names nobody before it, the only one of the
/// paragraph before, or the last one named, if the article speaks of nobody more often. Nobody, if there is a choice.
pub(super) fn person<'a>(
    context: &Context<'a>,
    items: &Items<'_>,
    at: usize,
    sentence: usize,
) -> Option<&'a Entity> {
    let object = items.is_any_word(at, &["him", "her"]);
    if !object && !items.is_any_word(at, &["he", "she", "his"]) {
        return None;
    }
    let other = if items.is_any_word(at, &["he", "him", "his"]) { "female" } else { "male" };
    let start = items.get(at)?.start;
    let sentences = &context.document.sentences;
    let block_of = |sentence: usize| sentences.get(sentence).map(|s| s.block);
    let block = block_of(sentence)?;
    let before = context.mentions.partition_point(|m| (m.span.start as usize) < start);
    // "The judge jailed her": not the judge.
    let persons = (before.saturating_sub(REACH)..before).rev().filter_map(|i| {
        let mention = context.mentions.get(i).filter(|m| !object || m.sentence != sentence)?;
        let entity = context.entities.of_mention(i).filter(|e| e.kind == NameKind::Person)?;
        let of_theirs = || mention.sentence == sentence && is_theirs(context, mention, other);
        (!is_given(entity, other, items) && !of_theirs()).then_some((mention, entity))
    });
    // "Holm was held, Sgt. Jane Doe said. He was charged": not who says it; "He added" may be.
    let says = (at + 1..=at + 2).any(|i| items.is(i, Class::ReportingVerb));
    let source = |mention: &Mention| !says && mention.sentence != sentence && speaks_last(context, mention);
    let own = persons.clone().take_while(|(mention, _)| block_of(mention.sentence) == Some(block));
    if let Some((nearest, first)) = own.clone().next() {
        let beside = own.take_while(|(mention, _)| mention.sentence == nearest.sentence);
        let told: Vec<&Entity> = beside.clone().filter(|(m, _)| !source(m)).map(|(_, e)| e).collect();
        let Some(first) = told.first() else {
            return beside.map(|(_, e)| e).all(|other| other.key == first.key).then_some(first);
        };
        return told.iter().all(|other| other.key == first.key).then_some(*first);
    }
    let (nearest, last) = persons.clone().next()?;
    let above = block_of(nearest.sentence)?;
    let mut paragraph = persons.take_while(|(mention, _)| block_of(mention.sentence) == Some(above));
    let only = above + 1 == block && paragraph.all(|(_, other)| other.key == last.key);
    (only || context.entities.is_most_named(last)).then_some(last)
}

/// Words before a name in which stands whose agent, sister or lawyer it is.
const OWNED: usize = 5;

/// "*Her agent, Jane Doe*, said she …": whoever is told by what they are to somebody is not the one that the pronoun means.
fn is_theirs(context: &Context<'_>, mention: &Mention, other: &str) -> bool {
    let whose = if other == "female" { "his" } else { "her" };
    let sentence = context.document.sentences.get(mention.sentence).map_or(0, |s| s.span.start);
    let before = context.source.text.get(sentence as usize..mention.span.start as usize).unwrap_or("");
    let words = before.trim_end().trim_end_matches(',').split_whitespace().rev().take(OWNED);
    let mut plain = words.skip_while(|word| word.starts_with(char::is_lowercase) && *word != whose);
    plain.next().is_some_and(|word| word.eq_ignore_ascii_case(whose))
}

/// Words behind the verb of who says a sentence at its end: "said on Monday".
const SAID: usize = 4;
/// Words before the comma behind which a sentence ends with who says it.
const TOLD: usize = 3;

/// Whether a name is that of who says its sentence, at the end of it: "…, Sgt. Jane Doe said.", "…, said Jane Doe."
fn speaks_last(context: &Context<'_>, mention: &Mention) -> bool {
    let Some(sentence) = context.document.sentences.get(mention.sentence) else { return false };
    let text = &context.source.text;
    let lexicon = &context.knowledge.lexicon;
    let (start, end) = (mention.span.start as usize, mention.span.end as usize);
    let before = text.get(sentence.span.start as usize..start).unwrap_or("");
    let behind = text.get(end..sentence.span.end as usize).unwrap_or("");
    let Some((told, cue)) = before.rsplit_once(',') else { return false };
    let says = |word: &str| lexicon.sense(word.trim_matches(['.', ',']), Class::ReportingVerb).is_some();
    let cue = cue.trim_start_matches(['"', '”', '\'', '’', ' ']);
    let led = cue.split_whitespace().next().is_some_and(says);
    let mut words = behind.split_whitespace();
    let closes = words.next().is_some_and(says) && words.count() <= SAID;
    told.split_whitespace().count() >= TOLD && (led || closes)
}

/// Whether the first name of a person is one of women only, or of men only.
fn is_given(person: &Entity, sex: &str, items: &Items<'_>) -> bool {
    let first = person.base.split('-').next().unwrap_or("");
    items.lexicon.senses_of(first, Class::NameHead).any(|sense| sense.is(sex))
}

/// Who "a woman who …" of the first paragraph is: the one with whose name the next sentence begins, with something said
/// of them between commas, if the article names nobody more often and gives no office. Nobody, if the lead itself names
/// somebody.
pub(super) fn introduced<'a>(
    context: &Context<'a>,
    items: &Items<'_>,
    phrase: Phrase,
    sentence: usize,
) -> Option<&'a Entity> {
    let noun = [Class::PersonNoun, Class::CountNoun].into_iter().any(|class| {
        let sense = items.word(phrase.head).and_then(|w| items.lexicon.sense(w, class));
        sense.is_some_and(|s| !s.is("thing") && !s.is("general"))
    });
    if !noun || !items.is_any_word(phrase.first, &["a", "an"]) {
        return None;
    }
    let document = context.document;
    let block = document.sentences.get(sentence)?.block;
    let leads = document.blocks.iter().position(|b| b.kind == BlockKind::Paragraph) == Some(block);
    let first = context.mentions.partition_point(|m| m.sentence < sentence);
    let next = context.mentions.partition_point(|m| m.sentence <= sentence);
    let person = |i: usize| context.entities.of_mention(i).filter(|e| e.kind == NameKind::Person);
    if !leads || (first..next).any(|i| person(i).is_some()) {
        return None;
    }
    let named = context.mentions.get(next).filter(|m| m.sentence == sentence + 1)?;
    let opens = document.sentences.get(sentence + 1)?.span.start == named.span.start;
    let apposed = context.source.text.get(named.span.end as usize..)?.starts_with(", ");
    let entity = person(next).filter(|e| opens && apposed && e.titles().is_empty())?;
    (entity.mentions() > 1 && context.entities.is_named_no_less(entity)).then_some(entity)
}

/// What "it" stands for: who says so right before it, "the company" told since the last name, else the thing that the last sentence with a name speaks of
/// first. `at` is the byte where the pronoun stands.
pub(super) fn thing<'a>(
    entities: &'a Entities,
    text: &str,
    mentions: &[Mention],
    lexicon: &Lexicon,
    at: u32,
) -> Option<&'a Entity> {
    let before = mentions.get(..mentions.partition_point(|m| m.span.start < at))?;
    let last = before.iter().rposition(|m| m.kind == MentionType::Name)?;
    let named = before.get(last)?;
    let since = text.get(named.span.end as usize..at as usize)?;
    let enterprise = |(one, other): (&str, &str)| {
        let noun = lexicon.sense(other, Class::OrganisationNoun);
        one.eq_ignore_ascii_case("the") && noun.is_some_and(|sense| sense.is("enterprise"))
    };
    let words = || since.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let is_no_thing = |entity: &&Entity| matches!(entity.kind, NameKind::Person | NameKind::Place);
    // "Alder said it agreed": who says it.
    let said = words().filter(|word| *word != "that").collect::<Vec<_>>();
    if let [verb] = said[..]
        && lexicon.sense(verb, Class::ReportingVerb).is_some()
        && let Some(speaker) = entities.of_mention(last).filter(|entity| !is_no_thing(entity))
    {
        return Some(speaker);
    }
    if words().zip(words().skip(1)).any(enterprise) {
        return entities.enterprise(at, text);
    }
    let names = (0..=last).rev().take_while(|&i| before.get(i).is_some_and(|m| m.sentence == named.sentence));
    let told = |&i: &usize| before.get(i).is_some_and(|m| !is_dateline(text, m));
    let first = names.filter(told).filter_map(|i| entities.of_mention(i)).last()?;
    Some(first).filter(|entity| !is_no_thing(entity))
}

/// Whether a name is the place of a dateline: "CORRIN, May 7 - ".
fn is_dateline(text: &str, mention: &Mention) -> bool {
    let start = mention.span.start as usize;
    let begins = text.get(..start).is_none_or(|before| before.is_empty() || before.ends_with('\n'));
    let line = text.get(start..).and_then(|rest| rest.lines().next()).filter(|_| begins);
    line.and_then(place_length).is_some_and(|length| mention.span.end as usize <= start + length)
}
