//! Whether somebody who died left a note: "did not leave a suicide note", "no suicide note was found", "wrote in his suicide note".

use crate::claim::{Claim, Factuality, Term, Value};
use crate::knowledge::CueWords;
use crate::syntax::Items;

use super::super::context::Context;
use super::super::factuality;
use super::super::turn::{Bearer, Told, WHETHER, told_of};

/// The turn of what is left behind.
const LEFT: &str = "note-was-left";
/// Words before "note" and "letter" that say of which kind it is.
const KINDS: [&str; 4] = ["suicide", "farewell", "goodbye", "ransom"];
/// Nouns for it.
const NOTES: [&str; 4] = ["note", "letter", "message", "notes"];
/// Words of a note that may be none, is another's or is not there yet.
const OPEN: CueWords = CueWords::named("no-note-yet");
/// Verbs of those who leave it, and of those who look for it.
const LEAVING: CueWords = CueWords::named("leaves-a-note");
/// Words that deny it.
const NONE: [&str; 5] = ["no", "without", "neither", "never", "nor"];
/// Items before a note in which what denies it stands.
const REACH: usize = 5;

/// Whether the sentence tells of a note, left or not.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize) -> Option<Claim> {
    let kind =
        (0..items.items.len()).find(|&i| items.is_any_word(i, &KINDS) && items.is_any_word(i + 1, &NOTES))?;
    let open = (0..items.items.len()).any(|i| items.is_cue(i, OPEN));
    let clause = items.clauses().iter().rfind(|c| c.first <= kind && kind <= c.last);
    let unreal = clause.is_some_and(|c| c.verbs.modal.is_some());
    if open || unreal {
        return None;
    }
    // "Did not release the note", "the note was not signed": it is there.
    let leaves = |verb: usize| items.is_cue(verb, LEAVING);
    let denied = clause.is_some_and(|c| c.verbs.negated && leaves(c.verbs.head))
        || (kind.saturating_sub(REACH)..kind).any(|i| items.is_any_word(i, &NONE));
    // "Found two notes": those of others.
    let told = denied || has_article(items, kind);
    let word = Term::from(format!("{}-note", items.word(kind)?.to_lowercase()));
    let told = told.then_some((format!("{WHETHER}{LEFT}"), Bearer::called(word), Value::Truth(!denied)))?;
    let told = Told::by(context, items, (kind, kind + 1), told);
    // "No" and "not" stand in the value.
    let asserted = [Factuality::Asserted, Factuality::Denied].contains(&factuality::at(items, kind));
    let told = Told { factuality: Factuality::Asserted, sole: true, ..told };
    asserted.then(|| told_of(context, told, sentence))
}

/// "A suicide note", "his suicide note".
fn has_article(items: &Items<'_>, kind: usize) -> bool {
    let words = ["a", "the", "his", "her"];
    kind.checked_sub(1).is_some_and(|i| items.is_any_word(i, &words) || items.is_possessive(i))
        || kind.checked_sub(2).is_some_and(|i| items.is_any_word(i, &words))
}
