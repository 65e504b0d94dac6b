//! The near end of a distance: what "lies 20 miles from" a place, stands before the distance, or happened there.

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Aspect, Clause, Phrase};

use super::{End, HAPPENED, KINDS, Place};

/// "The centre of the quake".
const MIDDLE: CueWords = CueWords::named("middle-of-something");
/// Verbs of where something is for good.
const LIES: CueWords = CueWords::named("lies-somewhere");
/// Verbs of what happens somewhere; the entry of each is the happening.
const HAPPENS: CueWords = CueWords::named("happens-at-a-distance");
/// Verbs among them of what happens to several persons at once.
const OF_PERSONS: CueWords = CueWords::named("happens-to-several");
/// Words for some of those of the news.
const PARTITIVE: CueWords = CueWords::named("some-of-several");
/// Words that say that something is not the one of the news.
const OTHERS: CueWords = CueWords::named("not-the-one");
/// Words of a sentence that tells of another happening than that of the news.
const APART: CueWords = CueWords::named("of-another-happening");
/// Ends of names of what is too wide for a distance from it to be told.
const WIDE: CueWords = CueWords::named("wide-by-name");
/// Words before a place that is not the one itself.
const BESIDE: CueWords = CueWords::named("beside-a-place");
/// Items before a distance in which the comma stands behind what it is told of.
const APPOSED: usize = 12;
/// Sentences with which an article begins, its headline one of them, in which "a ship" is that of the news.
const LEAD: usize = 2;

impl Place<'_, '_> {
    /// What is so far away.
    pub(super) fn end(self) -> Option<End> {
        let items = self.items;
        let before = items.before_hedges(self.at)?;
        if items.is_cue(before, LIES) {
            return self.lying(before);
        }
        if let Some(end) =
            self.complement(before).or_else(|| self.apposed(before)).or_else(|| self.beside(before))
        {
            return Some(end);
        }
        self.happened()
    }

    /// "The prison *lies* 20 miles from", "Corrin, which *is* 20 miles from", "is *located* 20 miles from".
    fn lying(self, verb: usize) -> Option<End> {
        let items = self.items;
        let first = (0..=verb).rev().take_while(|&i| items.is_cue(i, LIES)).last()?;
        let end = first.checked_sub(1)?;
        if items.is_any_word(end, &["which", "that"]) {
            let head = end.checked_sub(1)?;
            let head = if items.is_symbol(head, &[',']) { head.checked_sub(1)? } else { head };
            return self.thing(head);
        }
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last).contains(&first))?;
        let subject = clause.subject().map(|s| s.phrase).filter(|p| p.last < first)?;
        // "The epicentre was 20 miles from".
        if items.is_cue(subject.head, MIDDLE) && self.is_of_news() {
            return items.mention(subject.head).is_none().then(|| End::News(Term::from(HAPPENED)));
        }
        // "Corrin, a town of 2,000, is 20 miles from".
        self.thing(subject.head)
    }

    /// "Corrin is *a town of 4,000 people* 20 miles from", "Corrin is a fishing port 20 miles from".
    fn complement(self, before: usize) -> Option<End> {
        let items = self.items;
        let from = self.at.saturating_sub(APPOSED);
        let verb = (from..before).rev().find(|&i| items.is_cue(i, LIES))?;
        let article = items.is_any_word(verb + 1, &["a", "an", "the"]);
        let kind = items.phrase_at(verb + 1).is_some_and(|p| items.is_cue(p.head, KINDS));
        let plain = (verb + 1..self.at).all(|i| !self.is_verb(i) && !items.is_symbol(i, &[',', ';', ':']));
        let unnamed = (verb + 1..self.at).all(|i| !self.is_name(i));
        (article && kind && plain && unnamed).then(|| self.lying(verb)).flatten()
    }

    /// "The prison 20 miles from", "in Corrin 20 miles from": what stands right before.
    fn beside(self, before: usize) -> Option<End> {
        let items = self.items;
        let phrase = items.phrase_at(before).filter(|p| p.head == before)?;
        let stands = phrase.first.checked_sub(1).is_some_and(|i| self.holds(i));
        let near = phrase.first.checked_sub(1).is_some_and(|i| items.is_cue(i, BESIDE));
        match self.is_name(before) {
            true => self.thing(before).filter(|_| stands && phrase.first == before),
            false => self.building(phrase).filter(|_| !near),
        }
    }

    /// Whether the place behind an item is where something is: "in Corrin", "the town of Corrin".
    fn holds(self, before: usize) -> bool {
        let items = self.items;
        let town = before > 0 && items.is_any_word(before, &["of"]) && items.is_cue(before - 1, KINDS);
        town || items.is_any_word(before, &["in", "at"])
    }

    fn is_verb(self, at: usize) -> bool {
        self.items.clauses().iter().any(|c| (c.verbs.first..=c.verbs.last).contains(&at))
    }

    fn is_name(self, at: usize) -> bool {
        self.items.mention(at).is_some_and(|(_, m)| m.kind == MentionType::Name)
    }

    /// Whether the sentence tells of the happening of the news.
    fn is_of_news(self) -> bool {
        let apart = (0..self.items.items.len()).any(|i| self.items.is_cue(i, APART));
        !apart && !self.context.events.is_of_another(self.sentence)
    }

    /// "Corrin, 20 miles from", "Corrin, a town some 20 miles from", "the prison, about 20 miles from".
    fn apposed(self, before: usize) -> Option<End> {
        let items = self.items;
        let from = self.at.saturating_sub(APPOSED);
        let comma = (from..=before).rev().find(|&i| items.is_symbol(i, &[',']))?;
        let told = comma == before || items.is_any_word(comma + 1, &["a", "an", "the"]);
        // "A port and trading town" is one.
        let joins = |i: usize| {
            items.is_any_word(i, &["or", "but", "then"]) || i == comma + 1 && items.is_any_word(i, &["and"])
        };
        let plain = (comma + 1..self.at).all(|i| !self.is_verb(i) && !joins(i) && !self.is_name(i));
        let noun = comma == before || items.phrase_at(before).is_some_and(|p| p.head == before);
        if !plain || !told || !noun {
            return None;
        }
        let head = comma.checked_sub(1)?;
        // "Struck near Corrin, 20 miles from": where it struck.
        let beside = items.phrase_at(head)?.first.checked_sub(1).is_some_and(|i| items.is_cue(i, BESIDE));
        let end = self.thing(head).filter(|_| !beside)?;
        // "Corrin, the old prison 20 miles from": the prison, by that name.
        let noun = items.phrase_at(before).filter(|p| p.head == before && comma < before);
        let name = items.mention(head).map(|(_, m)| m.span);
        let noun = noun.filter(|&p| !self.is_other(p) && !items.is_cue(p.head, KINDS));
        let told = noun.and_then(|p| self.standing(p.head)).filter(|_| matches!(end, End::Named(_)));
        Some(told.map_or(end, |noun| End::Noun(noun, name)))
    }

    /// What a noun phrase with its head at an item is: a place by name, or a building of which the article has one.
    fn thing(self, head: usize) -> Option<End> {
        let (context, items) = (self.context, self.items);
        if let Some((index, mention)) = items.mention(head).filter(|(_, m)| m.kind == MentionType::Name) {
            let entity = context.entities.of_mention(index)?;
            let words = mention.span.of(items.text);
            let place = matches!(entity.kind, NameKind::Place | NameKind::Unknown | NameKind::Organisation);
            let is_wide = |word: &str| WIDE.hold(word, items.lexicon);
            let wide =
                items.lexicon.country(words).is_some() || words.rsplit(' ').next().is_some_and(is_wide);
            return (place && !wide).then(|| End::Named(entity.key.clone()));
        }
        self.building(items.phrase_at(head).filter(|p| p.head == head)?)
    }

    /// "The prison", "Alder prison"; in the lead also "a prison".
    fn building(self, phrase: Phrase) -> Option<End> {
        let items = self.items;
        let lead = self.sentence < LEAD && items.is_any_word(phrase.first, &["a", "an"]);
        let told = lead || items.is_any_word(phrase.first, &["the", "its"]) || self.is_name(phrase.first);
        let noun = self.standing(phrase.head).filter(|_| told && !self.is_other(phrase))?;
        let name = (phrase.first..phrase.head).rev().find(|&i| self.is_name(i));
        Some(End::Noun(noun, name.and_then(|i| items.mention(i)).map(|(_, m)| m.span)))
    }

    /// The noun of what stands somewhere for good.
    pub(super) fn standing(self, head: usize) -> Option<Term> {
        let items = self.items;
        let moves = items.sense(head, Class::ThingNoun).is_some_and(|s| s.is("vehicle"));
        let sense = |class: Class| items.sense(head, class).is_some();
        let site = items.sense(head, Class::PlaceKind).is_some_and(|s| s.is("site"));
        let middle = items.is_cue(head, MIDDLE);
        let stands =
            sense(Class::BuildingNoun) || sense(Class::ThingNoun) || site || items.is_cue(head, KINDS);
        (stands && !moves && !middle).then(|| Some(items.word(head)?.to_lowercase().into())).flatten()
    }

    pub(super) fn is_other(self, phrase: Phrase) -> bool {
        (phrase.first..phrase.head).any(|i| self.items.is_cue(i, OTHERS))
    }

    /// "Was cut three kilometres from the shore": what the news is of.
    fn happened(self) -> Option<End> {
        let items = self.items;
        if self.context.events.is_of_another(self.sentence) {
            return None;
        }
        let clause = match items.governor(self.at) {
            Some(governor) => governor.clause,
            None => self.clause_before()?,
        };
        let verbs = &clause.verbs;
        let deed = items.cue(verbs.head, HAPPENS).filter(|_| !verbs.negated && verbs.modal.is_none())?;
        let of_persons = items.is_cue(verbs.head, OF_PERSONS);
        let single = clause
            .subject()
            .is_none_or(|s| (of_persons || self.is_single(s.phrase)) && self.is_known(s.phrase));
        // "An aftershock struck", "was attacked in a separate incident".
        let apart = (0..items.items.len()).any(|i| items.is_cue(i, APART));
        let near = self.at <= verbs.last + APPOSED && self.at > verbs.last;
        let one = verbs.aspect != Aspect::Perfect || is_past_perfect(items, clause);
        let several = self.is_of_some(clause);
        (single && !several && !apart && near && one).then(|| End::News(Term::from(&*deed.id)))
    }

    /// "Fifty were rescued 32 miles from", "boats were stopped, one of them 55 miles off": some of those of the news, if it is they.
    fn is_of_some(self, clause: &Clause) -> bool {
        let items = self.items;
        let counted = |i: usize| {
            items.mention(i).is_some_and(|(_, m)| matches!(m.kind, MentionType::Count | MentionType::Number))
        };
        let some = |p: Phrase| (p.first..=p.last).any(|i| counted(i) || items.is_cue(i, PARTITIVE));
        let parted = |i: usize| {
            items.is_any_word(i, &["of"])
                && items.is_any_word(i + 1, &["them", "these", "those", "which", "whom"])
        };
        clause.subject().is_some_and(|s| some(s.phrase)) || (clause.verbs.last..self.at).any(parted)
    }

    /// "Was hijacked in the Alder Sea, some 450 miles from", "shook the earth just 96 km from": the clause before a distance that
    /// hangs on no verb.
    fn clause_before(&self) -> Option<&Clause> {
        let before = self.items.clauses().iter().filter(|c| c.verbs.last < self.at);
        before.max_by_key(|c| c.verbs.last)
    }

    /// Whether a noun phrase may be what the news is of: behind the lead "a ship" is another one.
    fn is_known(self, phrase: Phrase) -> bool {
        self.sentence < LEAD || !self.items.is_any_word(phrase.first, &["a", "an"])
    }

    /// Whether a noun phrase speaks of one thing, which is that of the news.
    fn is_single(self, phrase: Phrase) -> bool {
        let items = self.items;
        let plural =
            items.mention(phrase.head).is_none() && items.word(phrase.head).is_some_and(|w| w.ends_with('s'));
        !self.is_other(phrase) && !plural
    }
}

/// "Had been cut", "is said to have been cut": before what is told, and once.
fn is_past_perfect(items: &Items<'_>, clause: &Clause) -> bool {
    let first = clause.verbs.first;
    let said = first.checked_sub(1).is_some_and(|to| items.is_any_word(to, &["to"]));
    items.is_any_word(first, &["had"]) || said && items.is_any_word(first, &["have"])
}
