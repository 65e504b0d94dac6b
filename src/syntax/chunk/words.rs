//! What single words are to the chunk grammars.

use super::reader::Reader;
use crate::grammar::MentionType;
use crate::knowledge::{Class, Lexicon};
use crate::syntax::slot::Phrase;
use crate::syntax::tag::{Upos, Xpos};
use crate::syntax::word::{Tagged, WordKind};

/// The type of the mention that a word stands for.
pub fn mention(word: &Tagged<'_>) -> Option<MentionType> {
    match word.word.kind {
        WordKind::Mention(_, kind) => Some(kind),
        WordKind::Plain => None,
    }
}

/// Whether a word is one of these, in any case.
pub fn is_any(word: &Tagged<'_>, forms: &[&str]) -> bool {
    let own = word.form();
    forms.iter().any(|form| form.len() == own.len() && form.eq_ignore_ascii_case(own))
}

/// Whether a word is a form of "be".
pub fn is_be(word: &Tagged<'_>) -> bool {
    matches!(word.tag.upos, Upos::Aux | Upos::Verb)
        && is_any(
            word,
            &["is", "are", "was", "were", "be", "been", "being", "am", "'s", "’s", "'re", "’re", "'m", "’m"],
        )
}

/// Whether a verb is one of those that take something: `giving`, `telling`, `ordering`, `copular`.
pub fn takes(lexicon: &Lexicon, word: &Tagged<'_>, what: &str) -> bool {
    lexicon.sense(word.form(), Class::VerbFrame).is_some_and(|s| s.is(what))
}

/// Whether the next word is a relative "that" that was taken for a determiner: between a noun and a finite verb.
pub fn is_relative_that(input: &Reader<'_, Tagged<'_>>) -> bool {
    let noun = || input.before().is_some_and(|w| matches!(w.tag.upos, Upos::Noun | Upos::Propn));
    let that = || input.peek(0).is_some_and(|w| is_any(w, &["that"]));
    let verb =
        || input.peek(1).is_some_and(|w| matches!(w.tag.xpos, Xpos::Md | Xpos::Vbz | Xpos::Vbd | Xpos::Vbp));
    noun() && that() && verb()
}

/// Whether a word can only be a subject.
pub fn is_nominative(word: &Tagged<'_>) -> bool {
    is_any(word, &["i", "he", "she", "we", "they"])
}

/// Whether the word before is a form of "be".
pub fn previous_is_verb_be(input: &Reader<'_, Tagged<'_>>) -> bool {
    input.before().is_some_and(is_be)
}

/// Whether a word names a day: "Tuesday", "yesterday".
pub fn is_day(input: &Reader<'_, Tagged<'_>>, word: &Tagged<'_>) -> bool {
    let is = |class| input.lexicon.sense(word.form(), class).is_some();
    matches!(word.tag.xpos, Xpos::Nn | Xpos::Nnp | Xpos::Nns | Xpos::Nnps)
        && (is(Class::Weekday) || is(Class::RelativeDay))
}

/// Whether a phrase names a time without a preposition: "Tuesday", "last week", "two years ago".
pub fn is_time(input: &Reader<'_, Tagged<'_>>, phrase: Phrase) -> bool {
    let Some(head) = input.all.get(phrase.head) else { return false };
    if mention(head).is_some_and(MentionType::is_time) || is_day(input, head) {
        return true;
    }
    let is = |word: &Tagged<'_>, class| input.lexicon.sense(word.form(), class).is_some();
    let before = input.all.get(phrase.first..phrase.head).unwrap_or(&[]);
    let after = input.all.get(phrase.last + 1);
    let dated = after.is_some_and(|w| is_any(w, &["ago", "later", "earlier", "before", "after"]))
        || before
            .iter()
            .any(|w| is_any(w, &["last", "next", "this", "that", "every", "each", "same", "one"]))
        || before.first().is_some_and(|w| is_any(w, &["earlier", "later"]));
    (is(head, Class::TimeUnit) || is(head, Class::DayPart)) && dated
        || is_any(head, &["times"]) && before.iter().any(|w| w.tag.xpos == Xpos::Cd)
        || head.tag.upos == Upos::Propn && is(head, Class::Month)
}
