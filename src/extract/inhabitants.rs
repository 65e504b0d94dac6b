//! How many people live in a place: "Corrin, a town of 20,000", "Corrin, home to 20,000 people", "Corrin has a population of 20,000",
//! "20,000 people live in Corrin". Whatever the words, it is the population of the place.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::claim::{Certainty, Claim, ClaimId, ClaimKind, Factuality, Scope, Term, Value};
use crate::grammar::{Meaning, Mention, MentionType, NameKind};
use crate::knowledge::{Class, CueWords};
use crate::span::Span;
use crate::syntax::Items;
use crate::syntax::slot::{Clause, Phrase, Tense};
use crate::value::{Dimension, Quantity, Unit};

use super::context::{Context, Draft, slug};
use super::turn;

/// The property of how many people live in a place.
pub const POPULATION: &str = "population";

/// Kinds of places that are told by how many live there.
const KINDS: CueWords = CueWords::named("counted-by-inhabitants");
/// Those who live in a place.
const DWELLERS: CueWords = CueWords::named("lives-in-a-place");
/// Nouns for the number of them.
const NUMBERS: CueWords = CueWords::named("number-of-inhabitants");
/// Words of a sentence that counts those of a wider place.
const WIDER: CueWords = CueWords::named("counts-a-wider-place");
/// The same, and words of one that counts those of another time or some of them only.
const OTHERS: CueWords = CueWords::named("counts-others-than-inhabitants");
/// The property of how many live in a place without a name.
const RESIDENTS: &str = "news-residents";
/// Kinds of places of which one may bear the name of a town in it.
const WIDE: CueWords = CueWords::named("may-have-a-town-of-its-name");
/// Words behind a number by which it is that of another time.
const ANOTHER_TIME: CueWords = CueWords::named("begins-another-time");
/// Nouns of a time in the year, or of a time gone by.
const TIMES: CueWords = CueWords::named("time-of-another-number");
/// Items behind a number among which another time is told.
const BEHIND: usize = 8;
/// Items behind "in" among which the noun of a time stands.
const WITHIN: usize = 5;
/// Items of a description between a place and the number of those who live there.
const APPOSED: usize = 12;
/// Items of a description before its noun among which its article stands.
const ADJECTIVES: usize = 5;
/// Nouns for the chief town of a wider place.
const CHIEF: CueWords = CueWords::named("chief-town");

/// Adds a claim for every number of a sentence that tells how many live in a place by name.
pub(super) fn extract(context: &Context<'_>, items: &Items<'_>, sentence: usize, claims: &mut Vec<Claim>) {
    let told = |at: usize| {
        let number = Number { context, items, at, quantity: dwellers(items, at)? };
        number.claim(sentence)
    };
    let tells = |cues: CueWords| (0..items.items.len()).any(|i| items.is_cue(i, cues));
    let wider = |c: &Claim| &*c.statement.property == RESIDENTS && tells(WIDER);
    let numbers = || {
        let number = |at| Some(Number { context, items, at, quantity: dwellers(items, at)? });
        (1..items.items.len()).filter_map(number)
    };
    // "The town had a population of 9,000 when the mine shut", whoever reads it.
    let past = |c: &Claim| {
        let told = c.sentence == sentence && &*c.statement.property == POPULATION;
        told && numbers().any(|n| n.span().is_some_and(|s| s.overlaps(c.span)) && n.is_of_another_time())
    };
    claims.retain(|c| !wider(c) && !past(c));
    let mut found = (1..items.items.len()).filter_map(told).peekable();
    if found.peek().is_some() && !tells(OTHERS) {
        claims.extend(found);
    }
}

/// Drops what else was read of the numbers of those who live in a place, and counts people wherever a population is told.
pub(super) fn alone(claims: &mut Vec<Claim>, from: usize) {
    let mut told = Vec::new();
    for claim in claims.iter_mut().skip(from).filter(|c| &*c.statement.property == POPULATION) {
        let Value::Quantity(quantity) = &mut claim.statement.value else { continue };
        if quantity.unit.dimension == Dimension::Number {
            Arc::make_mut(quantity).unit = people();
        }
        if !claim.statement.subject.is_empty() {
            told.push((claim.span, claim.statement.subject.clone(), claim.id.clone()));
        }
    }
    let mut index = 0;
    claims.retain(|claim| {
        index += 1;
        let (subject, id) = (&claim.statement.subject, &claim.id);
        let figure = claim.kind == ClaimKind::Figure && index > from;
        let again = |(span, place, other): &(Span, Term, ClaimId)| {
            let same = subject.is_empty() || subject == place;
            // The last of two readings of one number is that of this file.
            let later =
                told.iter().rposition(|(.., t)| t == id) < told.iter().rposition(|(.., t)| t == other);
            claim.span.overlaps(*span) && same && id != other && later
        };
        !figure || !told.iter().any(again)
    });
}

/// What a population is counted in.
fn people() -> Unit {
    Unit::base(Dimension::Count, "people")
}

/// The number at an item, if it may count those who live in a place.
fn dwellers<'a>(items: &Items<'a>, at: usize) -> Option<&'a Arc<Quantity>> {
    let (_, mention) = items.mention(at)?;
    let Meaning::Quantity(quantity) = &mention.meaning else { return None };
    let people = match mention.kind {
        MentionType::Count => DWELLERS.hold(last_word(mention, items.text), items.lexicon),
        MentionType::Number => true,
        _ => false,
    };
    let many = quantity.number.is_some_and(|n| n >= Decimal::TEN);
    let counts = matches!(quantity.unit.dimension, Dimension::Count | Dimension::Number);
    (people && many && counts).then_some(quantity)
}

fn last_word<'t>(mention: &Mention, text: &'t str) -> &'t str {
    mention.span.of(text).rsplit(' ').next().unwrap_or_default()
}

/// A number of people in its sentence.
struct Number<'n, 'a> {
    context: &'n Context<'a>,
    items: &'n Items<'a>,
    at: usize,
    quantity: &'n Arc<Quantity>,
}

impl Number<'_, '_> {
    fn claim(&self, sentence: usize) -> Option<Claim> {
        let (context, items) = (self.context, self.items);
        let (first, place) = self.described().or_else(|| self.living()).or_else(|| self.owned())?;
        let subject = self.place(place).filter(|_| !self.is_of_another_time())?;
        let last = self.at.max(place);
        let quantity = Quantity { unit: people(), ..(**self.quantity).clone() };
        let draft = Draft {
            kind: ClaimKind::Figure,
            subject,
            property: POPULATION.into(),
            scope: self.kind(place),
            value: Value::Quantity(Arc::new(quantity)),
            span: context.span(items.get(first)?.start, items.get(last)?.end),
            subject_span: None,
            certainty: Certainty::Possible,
            about_event: false,
        };
        // "Will pass Corrin, a city of 200,000": what it is, it is already.
        if first.checked_sub(1).is_some_and(|i| items.is_symbol(i, &[','])) {
            return Some(context.claim_as(draft, Factuality::Asserted, sentence));
        }
        let claim = context.claim(draft, items, self.at, sentence);
        (claim.statement.factuality == Factuality::Asserted).then_some(claim)
    }

    fn span(&self) -> Option<Span> {
        self.items.mention(self.at).map(|(_, m)| m.span)
    }

    /// Whether people are counted, and not only told by a number.
    fn counts(&self) -> bool {
        self.items.mention(self.at).is_some_and(|(_, m)| m.kind == MentionType::Count)
    }

    /// The first item of a description with the number, and the place it is of.
    fn described(&self) -> Option<(usize, usize)> {
        let items = self.items;
        let before = items.before_hedges(self.at)?;
        let is = |i: usize, words: &[&str]| items.is_any_word(i, words);
        // "Home to 20,000 people".
        if is(before, &["to"]) && self.counts() {
            let home = before.checked_sub(1).filter(|&i| is(i, &["home"]))?;
            return Some((home, self.owner(home)?));
        }
        // "Population 20,000", "(pop. 20,000)".
        if items.is_cue(before, NUMBERS) && !is(before.wrapping_sub(1), &["the", "a", "its"]) {
            let mark = before.checked_sub(1).filter(|&i| items.is_symbol(i, &[',', '(']))?;
            return Some((before, mark.checked_sub(1)?));
        }
        // What a place had or was may be long ago.
        if is(before, &["has"]) {
            let alone = self.counts() && self.ends();
            return alone.then(|| Some((before, self.subject(before)?))).flatten();
        }
        if !is(before, &["of", "with"]) {
            return None;
        }
        let phrase = items.phrase_at(before.checked_sub(1)?).filter(|p| p.head + 1 == before)?;
        // "With a population of 20,000", "has a population of", "Corrin's population of".
        if items.is_cue(phrase.head, NUMBERS) {
            return self.population(phrase, before);
        }
        let first = self.opening(phrase)?;
        let kind = items.is_cue(phrase.head, KINDS) && (self.counts() || is(before, &["of"]));
        kind.then(|| Some((first, self.owner(first)?))).flatten()
    }

    /// The article that opens a description: of "a sprawling, low-lying city" its phrase may be but "low-lying city".
    fn opening(&self, phrase: Phrase) -> Option<usize> {
        let items = self.items;
        if items.is_any_word(phrase.first, &["a", "an", "the"]) {
            return Some(phrase.first);
        }
        let plain = |i: &usize| {
            items.is_symbol(*i, &[',']) || items.word(*i).is_some() && !items.is_function_word(*i)
        };
        let before = (phrase.first.saturating_sub(ADJECTIVES)..phrase.first).rev();
        let article = before.clone().find(|i| !plain(i))?;
        items.is_any_word(article, &["a", "an"]).then_some(article)
    }

    /// The place of "a population of 20,000", whose phrase is given.
    fn population(&self, phrase: Phrase, of: usize) -> Option<(usize, usize)> {
        let items = self.items;
        if !items.is_any_word(of, &["of"]) {
            return None;
        }
        let before = phrase.first.checked_sub(1)?;
        if items.is_any_word(before, &["has"]) {
            return Some((before, self.subject(before)?));
        }
        let with = items.is_any_word(before, &["with"]);
        let from = before.saturating_sub(APPOSED);
        // "Corrin, a small town with a population of".
        let kind =
            before.checked_sub(1).and_then(|i| items.phrase_at(i)).filter(|p| items.is_cue(p.head, KINDS));
        let article =
            kind.map(|p| p.first).filter(|&i| i > from && items.is_any_word(i, &["a", "an", "the"]));
        let owner = self.owner(article.unwrap_or(before));
        with.then(|| Some((before, owner?))).flatten()
    }

    /// The place that a description belongs to that begins at an item: behind a comma, "which is" or "is".
    fn owner(&self, first: usize) -> Option<usize> {
        let items = self.items;
        let before = first.checked_sub(1)?;
        if items.is_any_word(before, &["is"]) {
            return self.subject(before);
        }
        let head = before.checked_sub(1).filter(|_| items.is_symbol(before, &[',']))?;
        if let Some(town) = self.chief_town(head) {
            return town;
        }
        // "Corrin, Norland, a town of": the town; of "Alder, Corrin" nobody knows.
        let name = |i: usize| items.mention(i).is_some_and(|(_, m)| m.kind == MentionType::Name);
        let two = head >= 2 && name(head) && name(head - 2) && items.is_symbol(head - 1, &[',']);
        if !two {
            return Some(head);
        }
        let words = items.mention(head).map_or("", |(_, m)| m.span.of(items.text));
        let wide = turn::level(items, head, words).is_some_and(|l| ["region", "country"].contains(&l));
        wide.then_some(head - 2)
    }

    /// "Corrin, the capital of Norland, a city of": the first name; of "the capital of Norland, a city of" none.
    fn chief_town(&self, region: usize) -> Option<Option<usize>> {
        let items = self.items;
        let of = region.checked_sub(1).filter(|&i| items.is_any_word(i, &["of", "in"]))?;
        let phrase = items.phrase_at(of.checked_sub(1)?).filter(|p| items.is_cue(p.head, CHIEF))?;
        let mark = phrase.first.checked_sub(1).filter(|&i| items.is_symbol(i, &[',']));
        Some(mark.and_then(|i| i.checked_sub(1)))
    }

    /// The subject of a verb: "*Corrin* is a town of", "Corrin, which has a population of".
    fn subject(&self, verb: usize) -> Option<usize> {
        let items = self.items;
        let before = verb.checked_sub(1)?;
        if items.is_any_word(before, &["which", "that"]) {
            let head = before.checked_sub(1)?;
            return if items.is_symbol(head, &[',']) { head.checked_sub(1) } else { Some(head) };
        }
        let clause = items.clauses().iter().find(|c| (c.verbs.first..=c.verbs.last).contains(&verb))?;
        let alone = clause.verbs.first == verb && clause.verbs.last == verb && !clause.verbs.negated;
        let subject = clause.subject().map(|s| s.phrase).filter(|p| alone && p.last < verb)?;
        Some(subject.head)
    }

    /// "20,000 people live in Corrin", "Corrin, where 20,000 people live".
    fn living(&self) -> Option<(usize, usize)> {
        let items = self.items;
        let live = self.at + 1;
        if !self.counts() || !items.is_any_word(live, &["live", "lives"]) {
            return None;
        }
        let before = items.before_hedges(self.at);
        let marker = before.filter(|&i| items.is_any_word(i, &["where"]));
        if let Some(marker) = marker {
            return Some((marker, marker.checked_sub(2).filter(|_| items.is_symbol(marker - 1, &[',']))?));
        }
        // "2,000 people live in Corrin in tents" are not all.
        let that = self.at > 0 && items.is_any_word(self.at - 1, &["that"]);
        let starts = that || before.is_none_or(|i| items.is_symbol(i, &[',']));
        let place = self.named_from(live + 2).filter(|_| items.is_any_word(live + 1, &["in"]) && starts)?;
        let ends = items.get(place + 1).is_none() || items.is_symbol(place + 1, &['.', ',']);
        ends.then_some((self.at, place))
    }

    /// "Corrin's 20,000 residents", "the 20,000 residents of Corrin".
    fn owned(&self) -> Option<(usize, usize)> {
        let items = self.items;
        if !self.counts() {
            return None;
        }
        let before = self.at.checked_sub(1)?;
        let place = self.named_from(self.at + 2).filter(|_| items.is_any_word(self.at + 1, &["of"]));
        let before =
            items.before_hedges(self.at).filter(|_| !items.is_any_word(before, &["the"])).unwrap_or(before);
        match (items.is_possessive(before), place) {
            (true, _) if self.is_all(self.at) => Some((before, before)),
            (false, Some(place)) if items.is_any_word(before, &["the"]) && self.is_all(place) => {
                Some((self.at, place))
            }
            _ => None,
        }
    }

    /// Whether nothing behind an item restricts those counted: a mark or their verb stands there. "The 300 villagers of Corrin *who*
    /// stayed", "Corrin's 300 residents *with* cars" are some of them.
    fn is_all(&self, last: usize) -> bool {
        let next = last + 1;
        let finite = |c: &Clause| {
            let own = c.subject().is_some_and(|s| s.phrase.first <= self.at && self.at <= s.phrase.last);
            c.verbs.first == next && own && c.verbs.tense != Tense::Untensed
        };
        let clause = self.items.clauses().iter().any(finite);
        clause || self.items.get(next).is_none() || self.items.is_symbol(next, &['.', ',', ';'])
    }

    /// "A town of 90,000 before the war", "a village of 200 in winter", "of 9,000 when the mine shut".
    fn is_of_another_time(&self) -> bool {
        let items = self.items;
        let behind = (self.at + 1..self.at + 1 + BEHIND).take_while(|&i| items.word(i).is_some());
        let time = |i: usize| {
            let told = items.mention(i).is_some_and(|(_, m)| matches!(m.meaning, Meaning::Time(_)));
            told || items.is_cue(i, TIMES)
        };
        let within = |i: usize| {
            let near = (i + 1..i + 1 + WITHIN)
                .take_while(|&i| items.get(i).is_some_and(|_| !items.is_symbol(i, &['.', ',', ';'])));
            items.is_any_word(i, &["in", "at", "during"]) && near.into_iter().any(time)
        };
        behind.into_iter().any(|i| items.is_cue(i, ANOTHER_TIME) || within(i))
    }

    /// Of an island or a country, which: the town of its name has fewer.
    fn kind(&self, place: usize) -> Scope {
        let items = self.items;
        let words = items.mention(place).map_or("", |(_, m)| m.span.of(items.text));
        let mut beside = (place + 1..self.at).chain(place.checked_sub(2));
        let kind = beside.find_map(|i| items.cue(i, WIDE).and(items.word(i)));
        let kind = kind.filter(|_| turn::level(items, place, words) != Some("country"));
        kind.map(|kind| (Arc::from("kind"), slug(kind).into())).into_iter().collect()
    }

    /// The name at an item, behind an article and "town of".
    fn named_from(&self, mut first: usize) -> Option<usize> {
        let items = self.items;
        while items.is_determiner(first) {
            first += 1;
        }
        if items.is_cue(first, KINDS) && items.is_any_word(first + 1, &["of"]) {
            first += 2;
        }
        items.mention(first).filter(|(_, m)| m.kind == MentionType::Name).map(|_| first)
    }

    /// Whether nothing more is said of those whom the number counts.
    fn ends(&self) -> bool {
        let next = self.at + 1;
        self.items.get(next).is_none()
            || self.items.is_symbol(next, &['.', ',', ';'])
            || self.items.is_any_word(next, &["and", "but"])
    }

    /// The place that a name is, alone in its phrase or behind what kind of place it is.
    fn place(&self, at: usize) -> Option<Term> {
        let items = self.items;
        let (index, mention) = items.mention(at).filter(|(_, m)| m.kind == MentionType::Name)?;
        let words = mention.span.of(items.text);
        let entity = self.context.entities.of_mention(index);
        let kind = entity.is_none_or(|e| matches!(e.kind, NameKind::Place | NameKind::Unknown));
        let level = turn::level(items, at, words).filter(|l| ["town", "country"].contains(l));
        let demonym = items.lexicon.at(words, Class::Place).is_some_and(|(_, s)| s.is("demonym"));
        let place = kind && level.is_some() && !demonym;
        place.then(|| entity.map_or_else(|| slug(words).into(), |e| e.key.clone()))
    }
}

#[cfg(test)]
mod tests;
