//! How a statement is presented: the cue that governs a place in its clause.

use crate::claim::Factuality;
use crate::grammar::MentionType;
use crate::knowledge::{Class, CueWords};
use crate::syntax::slot::{Clause, ClauseKind, Tense};
use crate::syntax::{ItemKind, Items};

/// Items before the place that a cue may stand in.
const BEFORE: usize = 12;
/// Items behind the place.
const AFTER: usize = 3;

/// Items before a definite phrase in which a denial is one of the phrase itself.
const DENIED: usize = 3;

/// The factuality that holds at item `at`: the nearest cue of `facts/lexicon` before it in its clause, or right behind
/// it; a question mark at the end of the sentence asks.
pub(super) fn at(items: &Items<'_>, at: usize) -> Factuality {
    if items.items.last().is_some_and(|i| i.kind == ItemKind::Symbol('?')) {
        return Factuality::Asked;
    }
    let before = (at.saturating_sub(BEFORE)..at).rev();
    let mut found = None;
    for i in before.chain(at + 1..at + 1 + AFTER) {
        if i < at && is_stop(items, i) {
            break;
        }
        if i > at && (is_stop(items, i) || is_next(items, i)) {
            break;
        }
        // "The town was no longer there, said the mayor": what is said denies nothing of who says it.
        let said = (i + 1..at).any(|between| items.is(between, Class::ReportingVerb));
        let own = |f: &Factuality| {
            let of_saying = said && matches!(f, Factuality::Denied | Factuality::Former);
            !of_saying
                && !is_elsewhere(items, i, at)
                && (*f == Factuality::Hedged || !is_told_apart(items, i, at))
        };
        if let Some(factuality) = cue(items, i).filter(own) {
            found = Some(if is_reported_plan(items, i) { Factuality::Planned } else { factuality });
            break;
        }
    }
    found.or_else(|| attempted(items, at)).or_else(|| opening(items, at)).unwrap_or_default()
}

/// Words before "to" behind which stands what is wanted or tried.
const AIMED_AT: CueWords = CueWords::named("aimed-at");
/// Words before a gerund, or before its preposition, behind which stands what is only thought of.
const THOUGHT_OF: CueWords = CueWords::named("thought-of");
/// Words before "to" behind which stands what did not come about.
const IN_VAIN: [CueWords; 2] = [CueWords::named("in-vain"), CueWords::named("in-vain-to")];

/// What is tried or wanted is a target, what fails is denied: "sought to buy", "failed to rescue 12 people", "is interested in buying".
/// A figure that stands before its noun says what the thing is that it is tried with: "tried to sell a 12-room house".
fn attempted(items: &Items<'_>, at: usize) -> Option<Factuality> {
    let clause = items.clauses().iter().filter(|c| c.verbs.head <= at).max_by_key(|c| c.verbs.head)?;
    let verbs = &clause.verbs;
    // "Tried to reach the mine, 4 km from Corrin": where the mine is, nobody tried.
    let filled =
        clause.slots.iter().map(|s| &s.phrase).any(|p| (p.first..=p.last).contains(&at) && p.head <= at);
    if at != verbs.head && !filled {
        return None;
    }
    let before = |n: usize, cues: CueWords| verbs.first.checked_sub(n).is_some_and(|i| items.is_cue(i, cues));
    if !items.is_any_word(verbs.first, &["to"]) {
        let gerund = verbs.first == verbs.head && items.word(verbs.head).is_some_and(|w| w.ends_with("ing"));
        let thought_of = gerund && (1..=2).any(|n| before(n, THOUGHT_OF));
        return thought_of.then_some(Factuality::Target);
    }
    let vain = || IN_VAIN.iter().any(|cues| before(1, *cues)).then_some(Factuality::Denied);
    before(1, AIMED_AT).then_some(Factuality::Target).or_else(vain)
}

/// A condition at the beginning of the sentence holds for all of it.
fn opening(items: &Items<'_>, at: usize) -> Option<Factuality> {
    if at == 0 {
        return None;
    }
    cue(items, 0).filter(|f| *f == Factuality::Hypothetical)
}

/// The factuality of a figure at item `at`: what a definite phrase has within it is taken for granted, whatever is denied of it ("did
/// not name the 12 dead", "no witness was heard in the ten-week trial").
pub(super) fn of_figure(items: &Items<'_>, at: usize) -> Factuality {
    match self::at(items, at) {
        Factuality::Denied if is_granted(items, at) => Factuality::Asserted,
        other => other,
    }
}

/// Whether a figure stands behind "the" or "its" and before the noun of its phrase, and no form of "to be" with "not" before them.
fn is_granted(items: &Items<'_>, at: usize) -> bool {
    let Some(phrase) = items.phrase_at(at).filter(|p| p.first < at) else { return false };
    let definite = ["the", "its", "his", "her", "their", "those", "these"];
    let denial =
        |n: usize| phrase.first.checked_sub(n).is_some_and(|i| cue(items, i) == Some(Factuality::Denied));
    let of = phrase.first.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["of"]));
    // "Were not the 200 people", "none of the 200 people", "not all of the 200".
    let denied = denial(1) || of && (2..=DENIED).any(denial);
    // "Did not kill the 14 people": what did not happen to them.
    let undergone = phrase.first.checked_sub(1).is_some_and(|i| items.is(i, Class::PropertyWord));
    // "The ten-week trial", "the 12 victims", "the 12 dead".
    let counts = || items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Count);
    let attributive = phrase.head > at || counts() || items.is(at + 1, Class::PropertyWord);
    items.is_any_word(phrase.first, &definite) && attributive && !denied && !undergone
}

fn is_stop(items: &Items<'_>, index: usize) -> bool {
    matches!(items.get(index).map(|i| i.kind), Some(ItemKind::Symbol(';' | ':' | '(' | ')')))
        || items.word(index).is_some_and(|w| w.eq_ignore_ascii_case("but") || w.eq_ignore_ascii_case("while"))
}

/// "Said it would cut 900 jobs": what somebody says to do, told of in the past.
fn is_reported_plan(items: &Items<'_>, cue: usize) -> bool {
    let said = |i: usize| items.is(i, Class::ReportingVerb);
    let condition =
        || (0..items.items.len()).any(|i| items.is_any_word(i, &["if", "unless", "whether", "could"]));
    items.is_any_word(cue, &["would"]) && (cue.saturating_sub(BEFORE)..cue).any(said) && !condition()
}

/// Whether the next part of a sentence begins: what it says of itself, it does not say of what stands before it.
fn is_next(items: &Items<'_>, index: usize) -> bool {
    items.is_symbol(index, &[',']) || items.is_any_word(index, &["and", "or", "who", "which", "without"])
}

/// Whether a cue belongs to another clause than the place: to a relative clause before it, or to another main clause.
fn is_elsewhere(items: &Items<'_>, cue: usize, at: usize) -> bool {
    let holds = |c: &&Clause, i: usize| (c.first..=c.last).contains(&i);
    let shortest = |i: usize| items.clauses().iter().filter(|c| holds(c, i)).min_by_key(|c| c.last - c.first);
    let (Some(one), Some(other)) = (shortest(cue), shortest(at)) else { return false };
    let main = |c: &Clause| c.kind == ClauseKind::Main;
    !holds(&one, at) && (one.kind == ClauseKind::Relative || main(one) && main(other))
}

/// Words before "to be" behind which stands what is, as far as somebody knows.
const SAID_TO: CueWords = CueWords::named("said-to-be");
/// Verbs whose past has the form of the present.
const UNCHANGED: [&str; 11] =
    ["cost", "put", "set", "cut", "hit", "let", "shut", "spread", "hurt", "burst", "split"];

/// Whether the place lies in a relative clause that tells in the past what was, and the cue before it: "they will tell you about the
/// ferry that sank in 1996 with 800 aboard".
fn is_told_apart(items: &Items<'_>, cue: usize, at: usize) -> bool {
    // "Cost" and "put" are their own past.
    let alike = |c: &Clause| items.is_any_word(c.verbs.head, &UNCHANGED);
    let past = |c: &Clause| {
        (c.verbs.tense == Tense::Past || alike(c)) && c.verbs.modal.is_none() && !c.verbs.negated
    };
    let own = |c: &Clause| c.first <= at && at <= c.last && c.first > cue;
    items.clauses().iter().any(|c| c.kind == ClauseKind::Relative && own(c) && past(c))
}

fn cue(items: &Items<'_>, index: usize) -> Option<Factuality> {
    let item = items.get(index)?;
    // "First put at 7.4": an ordinal may begin one.
    if !matches!(item.kind, ItemKind::Word | ItemKind::Mention(_, MentionType::Ordinal)) {
        return None;
    }
    let (length, sense) = items.at(index, Class::FactualityCue)?;
    let tail = items.text.get(item.start..)?;
    // "Had been hurt" tells what happened before, "had been chairman" what no longer is.
    let done = |c: &Clause| (c.verbs.first..c.verbs.head).contains(&index) && c.verbs.head > index + 1;
    if tail.get(..length).is_some_and(|cue| cue.eq_ignore_ascii_case("had been"))
        && items.clauses().iter().any(done)
    {
        return None;
    }
    // "Agreed to a six-year contract": what is agreed is a thing, and no deed to come.
    let told = tail.get(..length).unwrap_or("").to_lowercase();
    let thing = told.ends_with(" to") && items.is_determiner(items.position(item.start + length));
    // "Saw at once that": at that moment.
    if told == "once" && index.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["at"])) {
        return None;
    }
    // "Is said to be 60 metres long" tells what is, "is believed to be" how sure it is.
    let before = index.checked_sub(1).filter(|_| told == "to be");
    if before.is_some_and(|i| items.is(i, Class::ReportingVerb) || items.is_cue(i, SAID_TO)) {
        return None;
    }
    Factuality::from_word(&sense.id).filter(|factuality| !thing || *factuality != Factuality::Planned)
}
