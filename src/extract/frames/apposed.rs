//! Who holds an office that stands before a name: "the minister of works, Jane Doe, chaired".

use crate::extract::context::Context;
use crate::extract::entity::Entity;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::Class;
use crate::syntax::{ItemKind, Items};

/// Items between an office and the comma behind it: "of roads and highways".
const OF: usize = 6;
/// Items of the styles before a name: "the Rt. Hon."
const STYLES: usize = 6;
/// Items between an office and what it is of.
const BEFORE: usize = 5;

/// The person named between commas behind the office that the name at item `head` is, or is of.
pub(super) fn apposed<'a>(context: &Context<'a>, items: &Items<'_>, head: usize) -> Option<&'a Entity> {
    (head.saturating_sub(BEFORE)..=head)
        .rev()
        .find(|&i| is_office(items, i) && is_of(items, i + 1, head + 1))?;
    let comma = (head + 1..=head + OF).find(|&i| items.is_symbol(i, &[',']))?;
    if !is_of(items, head + 1, comma) {
        return None;
    }
    let styled = |&i: &usize| {
        items.is_symbol(i, &['.'])
            || items.is_any_word(i, &["the"])
            || items.is(i, Class::Title) && items.word(i).is_some()
    };
    let at = comma + 1 + (comma + 1..comma + 1 + STYLES).take_while(styled).count();
    let (index, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
    let closed = items.is_symbol(at + 1, &[',']);
    let full = mention.span.of(items.text).contains(' ');
    let entity = context.entities.of_mention(index).filter(|_| closed && full)?;
    matches!(entity.kind, NameKind::Person | NameKind::Unknown).then_some(entity)
}

/// Whether an item is an office in capitals: "Minister", "Speaker", "Minister of Works".
fn is_office(items: &Items<'_>, at: usize) -> bool {
    let Some(words) = items.get(at).map(|item| items.words(item)) else { return false };
    let sense = items.lexicon.at(words, Class::Title).map(|(_, sense)| sense);
    words.starts_with(char::is_uppercase) && sense.is_some_and(|s| !s.is("courtesy"))
}

/// Whether all that stands from item `from` to before item `to` says what an office is of: "for roads and highways".
fn is_of(items: &Items<'_>, from: usize, to: usize) -> bool {
    let link = |i: usize| items.is_any_word(i, &["of", "for", "and", "the"]);
    let named =
        |i: usize| matches!(items.get(i).map(|x| x.kind), Some(ItemKind::Mention(_, MentionType::Name)));
    from == to
        || items.is_any_word(from, &["of", "for"]) && (from..to).all(|i| link(i) || named(i))
        || (from..to).all(|i| i > from && named(i) || link(i))
}
