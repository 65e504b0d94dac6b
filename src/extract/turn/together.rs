//! All those whom one turn befell: "Jane Doe and John Roe were convicted", and the person who is the object of what was done.

use crate::claim::Term;
use crate::grammar::{MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Tense, Voice};

use super::super::{Entity, deed};
use super::Reader;
use super::telling::WHOM;
use super::who::Who;

/// Participles of what is done to somebody that also tell what somebody did: "charged over the line".
const ALSO_ACTIVE: CueWords = CueWords::named("also-done-by-oneself");
/// Items of an apposition in commas: ", 42, of Alder,".
const APPOSED: usize = 6;
/// Words before a verb that is one person's.
const SINGULAR: [&str; 4] = ["was", "has", "is", "hasn't"];
/// Prepositions behind a participle that tells what was done to its subject: "Jane Doe jailed *for* fraud".
const DONE: [&str; 8] = ["of", "with", "by", "as", "for", "over", "after", "in"];
/// How many of them tell it of any participle.
const ALWAYS: usize = 4;

/// The person who stands right behind a verb: a name, "him", "the driver".
pub(super) fn person_behind(items: &Items<'_>, at: usize) -> Option<Phrase> {
    let at = at + usize::from(items.is_any_word(at, &["both"]));
    let one = Phrase { first: at, last: at, head: at };
    if items.is_any_word(at, &["him", "her"]) {
        // "Found her guilty", but "found her body".
        return items.phrase_at(at).is_none_or(|p| p.head == at).then_some(one);
    }
    let name = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name);
    if name(at) {
        return (!items.is_possessive(at)).then_some(one);
    }
    let phrase = items.phrase_from(at).filter(|p| p.first == at && p.last < at + APPOSED)?;
    if name(phrase.last) && !items.is_possessive(phrase.last) {
        return Some(Phrase { head: phrase.last, ..phrase });
    }
    let person =
        [Class::PersonNoun, Class::Occupation, Class::Title].iter().any(|c| items.is(phrase.head, *c));
    (person && items.is_any_word(at, &["the"])).then_some(phrase)
}

/// The last item of what belongs to a person: an apposition in commas, and whoever else is named with "and".
pub(super) fn end(items: &Items<'_>, phrase: Phrase) -> usize {
    let mut at = phrase.last;
    loop {
        let close = (at + 2..=at + APPOSED).find(|&i| items.is_symbol(i, &[',']));
        let name = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name);
        at = match close {
            Some(close) if items.is_symbol(at + 1, &[',']) => close,
            _ if items.is_any_word(at + 1, &["and"]) && name(at + 2) => at + 2,
            _ => return at,
        };
    }
}

impl Reader<'_, '_> {
    /// All whom the turn befell.
    pub(super) fn all_who(&self) -> Vec<Who> {
        let Some((who, phrase)) = self.who() else { return Vec::new() };
        let mut all = vec![who];
        let named = |all: &[Who]| all.first().is_some_and(|who| who.word.is_none() && !who.about_event);
        if named(&all) {
            for term in self.together(phrase) {
                if all.iter().all(|who| who.subject != term) {
                    all.push(Who { subject: term, word: None, about_event: false });
                }
            }
        }
        all
    }

    /// The persons named beside another with "and".
    fn together(&self, phrase: Phrase) -> Vec<Term> {
        let items = self.items;
        let verbs = &self.clause.verbs;
        let before = phrase.first < verbs.first;
        let one = before && items.is_any_word(verbs.first, &SINGULAR);
        let of_others = items.mention(phrase.head).is_none() && !items.is_symbol(phrase.last + 1, &[',']);
        if one || of_others {
            return Vec::new();
        }
        let next = items.clauses().iter().map(|c| c.verbs.first).filter(|&v| v > phrase.last).min();
        let end = if before { next.unwrap_or(verbs.first) } else { self.listed(phrase) };
        // "Jane Doe, who was in Alder, and John Roe were convicted": of whom it is told nobody knows.
        if before && end < verbs.first && !items.is_any_word(verbs.first - 1, &["each", "both"]) {
            return Vec::new();
        }
        let range = phrase.first..end;
        let told = items.clauses().iter().any(|c| range.contains(&c.verbs.first));
        let and = range.clone().any(|i| items.is_any_word(i, &["and"]));
        if told || !and {
            return Vec::new();
        }
        let beside = |i: &usize| {
            let before = i - 1;
            let noun = items.word(before).is_some() && !items.is_function_word(before);
            noun || items.is_symbol(before, &[',']) || items.is_any_word(before, &["and"])
        };
        let others = range.skip(1).filter(beside).filter(|i| !items.is_possessive(*i));
        // "Mrs Holm and Miss Lund" may be others of their families.
        let full = |term: &Term| term.contains('-');
        others.filter_map(|i| Some(self.person(i)?.key.clone())).filter(full).collect()
    }

    /// Behind the last item of a list of names that begins with a phrase.
    fn listed(&self, phrase: Phrase) -> usize {
        let items = self.items;
        let of_another = |i: usize| {
            let subject = |c: &&Clause| c.verbs.first != self.clause.verbs.first;
            let mut subjects = items.clauses().iter().filter(subject).filter_map(|c| c.subject());
            subjects.any(|s| !s.shared && (s.phrase.first..=s.phrase.last).contains(&i))
        };
        let plain = |i: &usize| {
            let noun = items.word(*i).is_some_and(|w| w.starts_with(char::is_lowercase));
            let list =
                items.is_symbol(*i, &[',']) || items.is_any_word(*i, &["and"]) || items.is_determiner(*i);
            let mention = items.mention(*i).is_some_and(|(_, m)| !m.kind.is_time());
            (list || mention || noun && !items.is_function_word(*i)) && !of_another(*i)
        };
        let next = items.clauses().iter().map(|c| c.verbs.first).filter(|&v| v > phrase.last).min();
        let end = next.unwrap_or(items.items.len());
        (phrase.last + 1..end).find(|i| !plain(i)).unwrap_or(end)
    }

    fn person(&self, at: usize) -> Option<&Entity> {
        let (index, _) = self.items.mention(at)?;
        self.context.entities.of_mention(index).filter(|entity| entity.may_be_person())
    }

    /// Whom an active verb says it was done to: a person, and nothing else.
    pub(super) fn done_to(&self) -> Option<Phrase> {
        let items = self.items;
        let verbs = &self.clause.verbs;
        // "The judge, Jane Doe, jailed John Roe": what looks like a participle has an object.
        let bare = verbs.first == verbs.head && items.mention(self.last + 1).is_some();
        if !self.sense.is(WHOM) || verbs.voice == Voice::Passive && !bare || self.at != verbs.head {
            return None;
        }
        // "Moved to Alder" names no person, "fires Lund warning" another thing.
        let object = person_behind(items, self.last + 1).filter(|whom| {
            let whole = items.phrase_at(whom.head).is_none_or(|phrase| phrase.head == whom.head);
            self.last == self.at && whole
        });
        if let Some(whom) = self.whom.or(object) {
            // "Charged him £20 for lunch".
            let price = items.mention(whom.last + 1).is_some_and(|(_, m)| m.kind == MentionType::Currency);
            return Some(whom).filter(|_| !price);
        }
        // "Jane Doe jailed for fraud": a participle without its "was".
        let object = self.clause.object().is_some_and(|object| object.phrase.first > self.last);
        let alone = verbs.first == verbs.head && verbs.voice == Voice::Active && !object;
        let form =
            items.word(verbs.head).filter(|w| w.ends_with('d') || w.ends_with('n') || w.ends_with("ht"))?;
        let past = alone && matches!(verbs.tense, Tense::Past | Tense::Untensed) && !form.is_empty();
        let next = self.last + 1;
        let sentence = next >= items.items.len() || items.is_symbol(next, &['.', ',', ';']);
        let charge = items.is_any_word(self.last, &["of", "with"]);
        // "Lund charged over the line", "fired in a cross".
        let active = items.is_cue(self.at, ALSO_ACTIVE);
        let under = if active { &DONE[..ALWAYS] } else { &DONE[..] };
        let done = sentence && !active || charge || items.is_any_word(next, under) || self.is_on_a_day(next);
        let subject = self.clause.subject().filter(|_| past && done).map(|slot| slot.phrase)?;
        if self.is_bare(subject) {
            return Some(subject);
        }
        let party = deed::party(self.context, items, subject, self.sentence)?;
        let named = self.person(subject.head).is_some() || party.kind == NameKind::Person && !party.unnamed;
        named.then_some(subject)
    }

    /// "*Gunman* nabbed after a chase": a person of whom a headline tells without an article.
    fn is_bare(&self, phrase: Phrase) -> bool {
        let items = self.items;
        let ends = items.items.len().checked_sub(1).is_some_and(|last| items.is_symbol(last, &['.']));
        let noun = [Class::PersonNoun, Class::Occupation].iter().any(|class| items.is(phrase.head, *class));
        phrase.first == 0 && phrase.head == 0 && phrase.last == 0 && noun && !ends
    }

    fn is_on_a_day(&self, at: usize) -> bool {
        let items = self.items;
        let mention = items.mention(at + 1).is_some_and(|(_, m)| m.kind.is_time());
        items.is_any_word(at, &["on"]) && (mention || items.is_any_word(at + 1, &["suspicion", "bail"]))
    }
}
