//! Which of several something was, by words that exclude each other (`facts/lexicon/kinds.toml`): with what it was done ("with an
//! axe"), why it was ("caused by lightning"), of what it is ("a wooden bridge").

use crate::claim::{Claim, Term, Value};
use crate::knowledge::{Class, CueWords, Lexicon, Sense};
use crate::syntax::Items;
use crate::syntax::slot::Voice;

use super::add_asserted;
use super::context::Context;
use super::look::COLOUR;
use super::turn::{Bearer, SOLE, Told, WHICH, told_of};

/// Marks words for what the question is asked of.
pub(super) const BEARS: &str = "bears";
/// Marks words before an answer: "with", "caused by".
const CUE: &str = "cue";
/// Marks those who carry weapons anyhow.
const ARMED: &str = "armed";
/// Items of a phrase before its noun.
const WITHIN: usize = 3;
/// Items before a cause in which its effect stands.
const BEFORE: usize = 10;

/// Words by which a cause is not told for sure.
const UNSURE: CueWords = CueWords::named("unsure");

/// Adds what a sentence tells of weapons, causes and materials.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    if context.events.is_of_another(sentence) {
        return;
    }
    let reader = Reader { context, items, sentence };
    for at in (0..items.items.len()).filter(|&at| reader.is_of_a_kind(at)) {
        // Many words begin a phrase of the list, and few stand in one.
        let stands = items.at(at, Class::Kind).is_some();
        if stands {
            add_asserted(claims, reader.weapon(at));
            add_asserted(claims, reader.cause(at));
            add_asserted(claims, reader.blade(at));
        }
        reader.attributes(at).into_iter().for_each(|claim| add_asserted(claims, Some(claim)));
        if stands {
            ["entry", "source"].iter().for_each(|question| add_asserted(claims, reader.behind(at, question)));
        }
    }
}

/// The meaning of the words at a place as an answer to a question, and how many bytes they have.
pub(super) fn answer<'l>(text: &str, question: &str, lexicon: &'l Lexicon) -> Option<(usize, &'l Sense)> {
    told(text, question, lexicon).find(|(_, sense)| ![BEARS, CUE, ARMED].iter().any(|tag| sense.is(tag)))
}

/// What the words at a place say of a question, and how many bytes they have.
fn told<'l>(text: &str, question: &str, lexicon: &'l Lexicon) -> impl Iterator<Item = (usize, &'l Sense)> {
    let found = lexicon.at(text, Class::Kind);
    let others = found.and_then(|(length, _)| Some((length, text.get(..length)?)));
    let others = others.into_iter().flat_map(|(length, word)| {
        lexicon.senses_of(word, Class::Kind).map(move |sense| (length, sense)).collect::<Vec<_>>()
    });
    let own = |sense: &Sense| sense.tags.first().is_some_and(|tag| &**tag == question);
    found.into_iter().chain(others).filter(move |(_, sense)| own(sense)).collect::<Vec<_>>().into_iter()
}

/// What a question is asked of, if a word names it.
fn bearer<'l>(word: &str, question: &str, lexicon: &'l Lexicon) -> Option<&'l Sense> {
    lexicon.senses_of(word, Class::Kind).find(|sense| sense.is(question) && sense.is(BEARS))
}

#[derive(Clone, Copy)]
struct Reader<'r, 'a> {
    context: &'r Context<'a>,
    items: &'r Items<'a>,
    sentence: usize,
}

impl Reader<'_, '_> {
    /// Whether the word list of kinds may have an item: what is asked of all others would be asked in vain.
    fn is_of_a_kind(&self, at: usize) -> bool {
        self.items.word(at).is_some() && self.items.begins_at(at, Class::Kind)
    }

    fn answer(&self, at: usize, question: &str) -> Option<(usize, &Sense)> {
        let items = self.items;
        let start = items.get(at).filter(|_| self.is_of_a_kind(at))?.start;
        let (length, sense) = answer(items.text.get(start..)?, question, items.lexicon)?;
        Some((items.position(start + length).saturating_sub(1).max(at), sense))
    }

    /// The last item of the words at an item that a question knows by a mark.
    fn is(&self, at: usize, question: &str, mark: &str) -> Option<usize> {
        let items = self.items;
        let start = items.get(at).filter(|_| self.is_of_a_kind(at))?.start;
        let mut told = told(items.text.get(start..)?, question, items.lexicon);
        let (length, _) = told.find(|(_, sense)| sense.is(mark))?;
        Some(items.position(start + length).saturating_sub(1).max(at))
    }

    /// "Attacked with a hammer", "used an axe": what one who does not carry it anyhow did it with.
    fn weapon(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let (last, weapon) = self.answer(at, "weapon")?;
        let article = (at.saturating_sub(WITHIN)..at)
            .rev()
            .find(|&i| items.is_any_word(i, &["a", "an", "the", "his", "her", "their"]))?;
        let used = article.checked_sub(1).filter(|&i| self.is(i, "weapon", CUE).is_some())?;
        let clause = items.clauses().iter().filter(|c| c.verbs.first <= used).max_by_key(|c| c.verbs.first);
        let verb = clause.map_or(used, |c| c.verbs.first);
        let done = clause.is_some_and(|c| c.verbs.voice == Voice::Passive);
        let armed = !done && (0..verb).any(|i| self.is(i, "weapon", ARMED).is_some());
        let told = clause.is_none_or(|c| !c.verbs.negated && c.verbs.modal.is_none());
        // "A knife attack", "the axe's handle".
        let whole = !items.is_possessive(last) && items.phrase_at(at).is_none_or(|p| p.head <= last);
        if armed || !told || !whole {
            return None;
        }
        // "Smashed the window with an axe", "used an axe to smash the window", but not what the police found beside it.
        let near = (1..=BEFORE).flat_map(|far| [used.checked_sub(far), Some(last + far)]).flatten();
        let deed = near.filter_map(|i| bearer(items.word(i)?, "weapon", items.lexicon)).next()?;
        Some(self.told("weapon", Term::from(&*deed.id), weapon, (used, last)))
    }

    /// "A delay caused by high winds": why something was.
    fn cause(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let first = self.is(at, "cause", CUE)? + 1;
        let phrase = items.phrase_at(first).map_or(first + WITHIN, |p| p.last.max(p.head));
        let (last, cause) = (first..=phrase).rev().find_map(|i| self.answer(i, "cause"))?;
        let effect = |i: usize| {
            let word = items.word(i)?;
            bearer(word, "cause", items.lexicon)
        };
        let effect = (at.saturating_sub(BEFORE)..at).rev().find_map(effect)?;
        // "Not caused by", "may have been caused by", "the fire and the delays caused by".
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last + 1).contains(&at));
        let unsure = clause.is_some_and(|c| c.verbs.negated || c.verbs.modal.is_some());
        let hedged = (at.saturating_sub(2)..at).any(|i| items.is_cue(i, UNSURE));
        if unsure || hedged {
            return None;
        }
        Some(self.told("cause", Term::from(&*effect.id), cause, (at, last)))
    }

    /// "They got in through a window", "the source was a battery": what the news asks once.
    fn behind(&self, at: usize, question: &'static str) -> Option<Claim> {
        let items = self.items;
        let end = self.is(at, question, CUE)?;
        let phrase = items.phrase_at(end + 1)?;
        let (last, answer) = (end + 1..=phrase.last).rev().find_map(|i| self.answer(i, question))?;
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.last + 1).contains(&end))?;
        let told = !clause.verbs.negated && clause.verbs.modal.is_none();
        let sure = (at.saturating_sub(2)..end).all(|i| !items.is_cue(i, UNSURE));
        // "A window frame" is a window as well.
        let whole = last + 1 >= phrase.head && !items.is_possessive(phrase.head);
        (told && sure && whole).then(|| self.sole(question, answer, (at, last)))
    }

    /// "A kitchen knife": of what kind the one knife of the news is.
    fn blade(&self, at: usize) -> Option<Claim> {
        let items = self.items;
        let (last, answer) = self.answer(at, "blade")?;
        let before = at.checked_sub(1)?;
        let one = (before.saturating_sub(1)..=before).any(|i| items.is_any_word(i, &["a", "the"]));
        let clause = items.clauses().iter().find(|c| (c.first..=c.last).contains(&at));
        let told = clause.is_none_or(|c| !c.verbs.negated && c.verbs.modal.is_none());
        let whole = items.phrase_at(at).is_none_or(|p| p.head <= last) && !items.is_possessive(last);
        (one && told && whole).then(|| self.sole("blade", answer, (at, last)))
    }

    /// A claim of what one piece of news has one of.
    fn sole(&self, question: &str, answer: &Sense, place: (usize, usize)) -> Claim {
        let mut claim = self.told(question, Term::from(question), answer, place);
        claim.statement.scope.insert(SOLE.into(), Term::from("yes"));
        claim
    }

    /// "A wooden bridge", "the cargo plane": adjectives before what their question is asked of.
    fn attributes(&self, at: usize) -> Vec<Claim> {
        let items = self.items;
        let Some(noun) = items.word(at) else { return Vec::new() };
        let mut bears = items
            .lexicon
            .senses_of(noun, Class::Kind)
            // Whose vehicle it is, is asked elsewhere.
            .filter(|s| s.is(BEARS) && !["cause", "moved", COLOUR].iter().any(|tag| s.is(tag)))
            .peekable();
        if bears.peek().is_none() {
            return Vec::new();
        }
        let named = items.mention(at + 1).is_some() || items.is_possessive(at);
        let compound = items.phrase_at(at).is_some_and(|p| p.head != at);
        let article =
            (at.saturating_sub(WITHIN + 1)..at).rev().find(|&i| items.is_any_word(i, &["a", "an", "the"]));
        // "A military plane also took off": another one than that of the news.
        let introduced = article.is_some_and(|i| items.is_any_word(i, &["a", "an"]));
        let further = introduced && (at + 1..=at + WITHIN).any(|i| items.is_any_word(i, &["also", "too"]));
        let Some(article) = article.filter(|_| !named && !compound && !further) else { return Vec::new() };
        let told = bears.filter_map(|bears| {
            let question = bears.tags.first()?;
            let (first, answer) =
                (article + 1..at).rev().find_map(|i| Some((i, self.answer(i, question)?.1)))?;
            Some(self.told(question, Term::from(noun.to_lowercase()), answer, (first, at)))
        });
        told.collect()
    }

    fn told(&self, id: &str, word: Term, answer: &Sense, place: (usize, usize)) -> Claim {
        let told = (format!("{WHICH}{id}"), Bearer::called(word), Value::Entity(answer.id.clone()));
        told_of(self.context, Told::by(self.context, self.items, place, told), self.sentence)
    }
}
