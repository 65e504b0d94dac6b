//! In which place somebody or something finished, and how often they had won: "came second", "slipped to third place",
//! "won the cup for the second time".

use crate::claim::{Claim, Scope, Term};
use crate::grammar::NameKind;
use crate::knowledge::CueWords;
use crate::syntax::Items;
use crate::syntax::slot::Tense;

use super::add_asserted;
use super::context::Context;
use super::rank::ordinal;
use super::turn::{Bearer, Told, WHICH, told_of};
use super::{deed, rank};

/// Words right before a place that one finishes in.
const FINISHED: CueWords = CueWords::named("finished");
/// Words before "third place".
const INTO: [&str; 8] = ["in", "into", "to", "took", "claimed", "secured", "earned", "the"];
/// Words of winning.
const WON: CueWords = CueWords::named("won");
/// Words behind a place or a count that restrict it.
const RESTRICT: [&str; 13] =
    ["in", "this", "since", "at", "of", "from", "on", "last", "among", "and", "until", "after", "for"];
/// Items around "the third time" in which winning is told.
const REACH: usize = 12;

/// Adds the places and the counts of wins that a sentence tells.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let reader = Reader { context, items, sentence };
    for at in (1..items.items.len()).filter(|&at| ordinal(items, at).is_some()) {
        add_asserted(claims, reader.finish(at));
        add_asserted(claims, reader.time(at));
    }
}

struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    /// "Came second", "slipped to third place".
    fn finish(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let number = ordinal(items, at)?;
        let before = at.checked_sub(1)?;
        let place = items.is_any_word(at + 1, &["place"]);
        let bare = items.is_cue(before, FINISHED);
        let told = if place { bare || items.is_any_word(before, &INTO) } else { bare };
        let end = at + usize::from(place);
        // "Came second in the vault" is another second than that of the whole.
        let restricted = items.word(end + 1).is_some_and(|w| RESTRICT.contains(&w));
        let goes_on =
            !place && items.word(end + 1).is_some_and(|w| !items.is_function_word(end + 1) && w != "behind");
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.last).contains(&at))?;
        let verbs = &clause.verbs;
        let past = verbs.tense == Tense::Past && !verbs.negated && verbs.modal.is_none();
        let be = items.is_any_word(verbs.head, &["was", "were", "is", "are", "lay", "stood"]);
        let party = deed::party(self.context, items, clause.subject()?.phrase, self.sentence)?;
        let holds = told && past && !be && !restricted && !goes_on && !party.unnamed;
        let whole = holds && !matches!(party.kind, NameKind::Place | NameKind::Event);
        whole.then(|| self.told("finish", party.term, number, (verbs.first.min(at), end), None))
    }

    /// "Won the cup for the second time", "won the cup, the second time she has".
    fn time(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let number = ordinal(items, at).filter(|_| items.is_any_word(at + 1, &["time"]))?;
        let the = at.checked_sub(1).filter(|&i| items.is_any_word(i, &["the", "a"]))?;
        let before = the.checked_sub(1)?;
        let opens = items.is_any_word(before, &["for"]) || items.is_symbol(before, &[',']);
        let restricted = items.word(at + 2).is_some_and(|w| RESTRICT.contains(&w));
        let won = (at.saturating_sub(REACH)..at).any(|i| items.is_cue(i, WON));
        let clause = items.clauses().first()?;
        let told = opens && !restricted && won && !clause.verbs.negated && clause.verbs.modal.is_none();
        let party =
            deed::party(self.context, items, clause.subject().filter(|_| told)?.phrase, self.sentence)?;
        let person = matches!(party.kind, NameKind::Person | NameKind::Unknown) && !party.unnamed;
        person.then(|| self.told("time-of-it", party.term, number, (before, at + 1), Some("win")))
    }

    fn told(&self, id: &str, who: Term, number: u32, place: (usize, usize), what: Option<&str>) -> Claim {
        let told = (format!("{WHICH}{id}"), Bearer::named(who), rank::number(number));
        let told = Told::by(self.context, self.items, place, told);
        let mut claim = told_of(self.context, told, self.sentence);
        let what: Scope = what.into_iter().map(|what| ("what".into(), Term::from(what))).collect();
        claim.statement.scope.extend(what);
        claim
    }
}
