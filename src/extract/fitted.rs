//! What the thing or the contract of the news has or has not: "there is a rematch clause", "the flat had no smoke alarm", "keeps
//! the headphone socket".

mod note;

use crate::claim::{Claim, Factuality, Term, Value};
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Tense};

use super::context::{Context, slug};
use super::turn::{Bearer, Told, WHETHER, told_of};
use super::{add_asserted, factuality};

/// Words of a sentence that tells of another thing: "the flat next door had one".
const OF_ANOTHER: CueWords = CueWords::named("of-another-thing");
/// The turn of what is there.
const FITTED: &str = "was-there";
/// Nouns for parts of which it is asked, with the word that stands for all by which they are called. A word before them says
/// of what kind.
const PARTS: CueWords = CueWords::named("part-of-it");
/// Verbs of what stays as it was.
const KEEPS: CueWords = CueWords::named("keeps-part");
/// Verbs of what goes.
const DROPS: CueWords = CueWords::named("drops-part");
/// Items behind a verb in which the part stands.
const REACH: usize = 6;

/// Adds what a sentence tells to be there or not.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    add_asserted(claims, note::extract(context, items, sentence));
    if !(1..items.items.len()).any(|i| part(items, i).is_some()) {
        return;
    }
    for clause in items.clauses() {
        add_asserted(claims, fitted(context, items, clause, sentence));
    }
}

/// The word for a part, behind one that tells of what kind it is.
fn part(items: &Items<'_>, at: usize) -> Option<Term> {
    let part = &items.cue(at, PARTS)?.id;
    let kind = items.word(at.checked_sub(1)?).filter(|w| w.starts_with(char::is_lowercase))?;
    let plain = !items.is_function_word(at - 1) && kind.len() > 3;
    plain.then(|| Term::from(slug(&format!("{kind} {part}"))))
}

fn fitted(context: &Context<'_>, items: &Items<'_>, clause: &Clause, sentence: usize) -> Option<Claim> {
    let verbs = &clause.verbs;
    let verb = |words: &[&str]| items.is_any_word(verbs.head, words);
    let there = clause.verbs.first.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["there"]));
    let be = there && verb(&["is", "was", "are", "were", "'s", "been"]);
    let rid = verb(&["got", "gets", "get"])
        && items.is_any_word(verbs.last + 1, &["rid"])
        && items.is_any_word(verbs.last + 2, &["of"]);
    let drops = rid || items.is_cue(verbs.head, DROPS);
    if !be && !drops && !items.is_cue(verbs.head, KEEPS)
        || verbs.modal.is_some()
        || verbs.tense == Tense::Future
    {
        return None;
    }
    let mut behind = (verbs.last + 1..=verbs.last + REACH)
        .take_while(|&i| !items.is_symbol(i, &[',', ';', '.', ':', '(']));
    let at = behind.find(|&i| part(items, i).is_some())?;
    // "A fire alarm engineer" is no alarm.
    let verb_at = |i: usize| items.clauses().iter().any(|c| c.verbs.first == i);
    let compound = items.word(at + 1).is_some() && !items.is_function_word(at + 1) && !verb_at(at + 1);
    let phrase = items.phrase_at(at).is_none_or(|phrase| phrase.head == at);
    let whole = phrase && !compound && !items.is_possessive(at);
    let between = |words: &[&str]| (verbs.last + 1..at).any(|i| items.is_any_word(i, words));
    // "The flat next door had one": another thing.
    let elsewhere = (0..items.items.len()).any(|i| items.is_cue(i, OF_ANOTHER));
    let several = clause.subject().and_then(|s| items.word(s.phrase.head)).is_some_and(|w| w.ends_with('s'));
    let other = elsewhere
        || several
        || between(&["another", "second", "extra", "new", "other", "more", "that", "which", "to"]);
    if !whole || other {
        return None;
    }
    let none = between(&["no", "neither", "without"]) || verbs.negated;
    let told = (format!("{WHETHER}{FITTED}"), Bearer::called(part(items, at)?), Value::Truth(drops == none));
    let told = Told::by(context, items, (verbs.head, at), told);
    // "No" and "not" stand in the value.
    let denied = factuality::at(items, verbs.head) == Factuality::Denied;
    let factuality = if denied { Factuality::Asserted } else { told.factuality };
    Some(told_of(context, Told { factuality, ..told }, sentence))
}
