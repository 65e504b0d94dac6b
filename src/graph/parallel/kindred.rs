//! Figures that two articles of one news tell in other words: of all figures of their kind each is the one that stands among
//! most of the other's words.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimKind, Factuality, Term};
use crate::extract::{QUALIFIER, Reading, are_of_one};
use crate::knowledge::{Class, Lexicon};
use crate::value::{Dimension, Quantity};

use super::passage::{Kind, Passage, Word, hash};
use super::slot::{Difference, What};

/// Words between a figure and a word that stands near it.
const NEAR: usize = 8;
/// Words between a figure and a word that makes another of it.
const BESIDE: usize = 8;
/// Words that both sentences share at least, besides what is counted.
const SHARED: usize = 2;
/// Of a hundred parts of the words of the sentence that has fewer, those that the two share: of figures that count something.
const COUNTED: u64 = 40;
/// The same, of amounts, shares and measures.
const MEASURED: u64 = 50;
/// What is added where the articles are days apart.
const LATER: u64 = 15;
/// Minutes of two days.
const DAYS: i64 = 2 * 24 * 60;

/// A figure in its sentence.
#[derive(Clone, Copy)]
struct Figure<'p, 'a> {
    passage: &'p Passage<'a>,
    at: usize,
}

/// How rare the words of a story are: in how many of its sentences each stands.
pub(super) struct Rarity {
    sentences: usize,
    carriers: BTreeMap<u64, usize>,
}

impl Rarity {
    /// Counts the words of all passages.
    pub fn of<'p, 'a: 'p>(passages: impl Iterator<Item = &'p Passage<'a>>) -> Self {
        let mut rarity = Self { sentences: 0, carriers: BTreeMap::new() };
        for passage in passages {
            rarity.sentences += 1;
            let words: BTreeSet<u64> = passage.words.iter().filter_map(telling_key).collect();
            for word in words {
                *rarity.carriers.entry(word).or_default() += 1;
            }
        }
        rarity
    }

    /// How much a word tells: twice the number of times that the sentences have to be halved to come to those that have it.
    fn weight(&self, key: u64) -> u64 {
        let carriers = self.carriers.get(&key).copied().unwrap_or(1).max(1);
        u64::from((self.sentences * self.sentences / (carriers * carriers)).max(1).ilog2()) + 1
    }
}

/// The key of a word that tells something: of a name its own words.
fn telling_key(word: &Word<'_>) -> Option<u64> {
    match word.kind {
        Kind::Content => Some(word.key),
        Kind::Name(..) => Some(word.own),
        Kind::Figure(_) => Some(word.own),
        _ => None,
    }
}

/// The figures of two readings that tell one thing and exclude each other.
pub(super) fn differences<'p, 'a>(
    (first, second): (&'p [Passage<'a>], &'p [Passage<'a>]),
    (one, other): (&Reading, &Reading),
    (rarity, lexicon): (&Rarity, &Lexicon),
) -> Vec<(&'p Passage<'a>, &'p Passage<'a>, Difference)> {
    let (ours, theirs) = (figures(first, one, lexicon), figures(second, other, lexicon));
    // Of "two buses" the words "the bus" may mean either.
    let several: BTreeSet<u64> = first.iter().chain(second).flat_map(several).collect();
    let least = if are_days_apart(one, other) { LATER } else { 0 };
    let best = |figure: &Figure<'p, 'a>, others: &[Figure<'p, 'a>]| {
        let scores = others.iter().enumerate().filter(|(_, o)| o.key() == figure.key());
        let scores = scores.map(|(n, o)| (figure.likeness(o, rarity, &several), std::cmp::Reverse(n)));
        scores.max().filter(|(score, _)| *score > 0).map(|(score, n)| (n.0, score))
    };
    let mut found = Vec::new();
    for (n, figure) in ours.iter().enumerate() {
        let Some((m, score)) = best(figure, &theirs) else { continue };
        let Some(partner) = theirs.get(m) else { continue };
        let placed = figure.is_placed_as(partner) && are_of_one(figure.person(one), partner.person(other));
        let mutual = best(partner, &ours).is_some_and(|(back, _)| back == n);
        let needed = if figure.counts() { COUNTED } else { MEASURED };
        let speakers = figure.speaker(one).zip(partner.speaker(other));
        let told = speakers.is_none_or(|(x, y)| x == y);
        let qualified = figure.qualifiers(one, lexicon) == partner.qualifiers(other, lexicon);
        let excluded = told && qualified && !figure.is_among(&theirs) && !partner.is_among(&ours);
        if mutual && placed && score >= needed + least && excluded {
            let difference = Difference { at: (figure.at, partner.at), what: What::Figure };
            found.push((figure.passage, partner.passage, difference));
        }
    }
    found
}

/// The keys of things of which a sentence counts more than one.
fn several<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = u64> + 'p {
    let counted = passage.words.iter().filter(|word| word.counts_something());
    counted
        .flat_map(|word| {
            let Kind::Figure(quantity) = word.kind else { return [None, None] };
            let many = quantity.number != Some(Decimal::ONE);
            let noun = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
            let single = noun.strip_suffix("es").map(|noun| hash(&noun.to_lowercase()));
            [Some(word.key).filter(|_| many), single.filter(|_| many)]
        })
        .flatten()
}

fn are_days_apart(one: &Reading, other: &Reading) -> bool {
    let published = |r: &Reading| Some(r.published.as_ref()?.time.window()?.0);
    published(one).zip(published(other)).is_some_and(|(x, y)| (x - y).abs() >= DAYS)
}

/// The figures of a reading that state what is: no forecast, no part of another figure, no toll that grows.
fn figures<'p, 'a>(passages: &'p [Passage<'a>], reading: &Reading, lexicon: &Lexicon) -> Vec<Figure<'p, 'a>> {
    let figures = passages.iter().filter(|p| !p.headline).flat_map(|passage| {
        let at = (0..passage.words.len()).map(move |at| Figure { passage, at });
        at.filter(|f| f.word().is_some_and(|w| matches!(w.kind, Kind::Figure(_))))
    });
    figures.filter(|figure| figure.is_plain(reading, lexicon)).collect()
}

impl<'a> Figure<'_, 'a> {
    fn word(&self) -> Option<&Word<'a>> {
        self.passage.words.get(self.at)
    }

    fn key(&self) -> u64 {
        self.word().map_or(0, |word| word.key)
    }

    fn counts(&self) -> bool {
        self.word().is_some_and(Word::counts_something)
    }

    fn value(&self) -> Option<&'a Quantity> {
        match self.word()?.kind {
            Kind::Figure(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// Whether one of the figures says the same.
    fn is_among(&self, others: &[Figure<'_, '_>]) -> bool {
        let Some(own) = self.value() else { return true };
        let same = others.iter().filter(|o| o.key() == self.key());
        same.filter_map(Figure::value).any(|value| own.base_interval().meets(&value.base_interval()))
    }

    /// The last person named before the figure.
    fn person<'r>(&self, reading: &'r Reading) -> Option<&'r Term> {
        reading.person_before(self.passage.sentence, self.word()?.start)
    }

    /// The words near the figure that make another figure of it: a comparable profit is not the profit.
    fn qualifiers<'l>(&self, reading: &Reading, lexicon: &'l Lexicon) -> BTreeSet<&'l str> {
        let near = self.passage.words.iter().enumerate().filter(|(at, _)| at.abs_diff(self.at) <= BESIDE);
        let words = near.filter_map(|(_, word)| reading.text().get(word.start..word.end));
        let senses =
            words.filter_map(|word| lexicon.sense(word, Class::WordFamily)).filter(|s| s.is(QUALIFIER));
        senses.map(|sense| &*sense.id).collect()
    }

    /// Who gives the figure: organisers count otherwise than the police.
    fn speaker<'r>(&self, reading: &'r Reading) -> Option<&'r Term> {
        self.claims(reading).find_map(|claim| claim.statement.speaker.as_ref())
    }

    /// The claims that hold the figure.
    fn claims<'r>(&self, reading: &'r Reading) -> impl Iterator<Item = &'r Claim> {
        let (sentence, word) = (self.passage.sentence, self.word().map(|w| (w.start, w.end)));
        reading.claims.iter().filter(move |c| {
            let (start, end) = (c.span.start as usize, c.span.end as usize);
            let holds = word.is_some_and(|(first, last)| start <= first && last <= end);
            c.kind == ClaimKind::Figure && c.sentence == sentence && holds
        })
    }

    /// Whether the claim about the figure asserts it for itself.
    fn is_plain(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let Some(word) = self.word() else { return false };
        let Kind::Figure(quantity) = word.kind else { return false };
        let measured = matches!(
            quantity.unit.dimension,
            Dimension::Count | Dimension::Currency | Dimension::Percent | Dimension::Physical(_)
        );
        let plain = |claim: &Claim| {
            let statement = &claim.statement;
            let part = ["part", "per"].iter().any(|key| statement.scope.contains_key(*key));
            let toll = lexicon.sense(&statement.property, Class::PropertyWord).is_some();
            statement.factuality == Factuality::Asserted && !part && !toll
        };
        measured && self.claims(reading).all(plain)
    }

    /// Whether a measure stands before the same name: "13 miles from Alder" and "four miles from Corrin" are two ways.
    fn is_placed_as(&self, other: &Figure<'_, '_>) -> bool {
        let measured = self.value().is_some_and(|q| matches!(q.unit.dimension, Dimension::Physical(_)));
        !measured || self.name_behind() == other.name_behind()
    }

    /// The first name behind the figure.
    fn name_behind(&self) -> Option<u64> {
        let behind = (self.at..=self.at + NEAR).filter_map(|at| self.passage.words.get(at));
        behind.filter(|word| matches!(word.kind, Kind::Name(..))).map(|word| word.own).next()
    }

    /// Of a hundred parts of the telling words round the figure that has fewer, those that stand round both.
    fn likeness(&self, other: &Figure<'_, '_>, rarity: &Rarity, several: &BTreeSet<u64>) -> u64 {
        let (mut ours, theirs) = (self.context(rarity), other.context(rarity));
        ours.retain(|key, _| !several.contains(key));
        let shared = ours.iter().filter_map(|(key, weight)| Some((*weight).min(*theirs.get(key)?)));
        let (count, sum) = shared.fold((0, 0), |(count, sum), weight| (count + 1, sum + weight));
        let least = ours.values().sum::<u64>().min(theirs.values().sum());
        if count < SHARED || least == 0 { 0 } else { sum * 100 / least }
    }

    /// The telling words of the sentence, those near the figure with all their weight, others with half of it.
    fn context(&self, rarity: &Rarity) -> BTreeMap<u64, u64> {
        let mut context = BTreeMap::new();
        for (at, word) in self.passage.words.iter().enumerate().filter(|(at, _)| *at != self.at) {
            let Some(key) = telling_key(word) else { continue };
            let weight = rarity.weight(key);
            let weight = if at.abs_diff(self.at) <= NEAR { 2 * weight } else { weight };
            let known = context.entry(key).or_insert(weight);
            *known = weight.max(*known);
        }
        context
    }
}
