//! Figures and hours that two articles of one news tell in other words: of all of their kind each is the one that stands among
//! most of the other's words.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimKind, Factuality, Term};
use crate::extract::{OTHER, QUALIFIER, Reading, are_of_one, telling_family};
use crate::knowledge::{Class, Lexicon, root};
use crate::value::{Civil, Dimension, Extent, Quantity, Time, TimeRelation};

use super::passage::{Kind, Passage, Word, hash};
use super::slot::{Difference, What};

/// Words between a figure and a word that stands near it.
const NEAR: usize = 8;
/// Words between a figure and a word that makes another of it.
const BESIDE: usize = 8;
/// Words that both sentences share at least, besides what is counted.
const SHARED: usize = 2;
/// Of a hundred parts of the words of the sentence that has fewer, those that the two share: of figures that count something,
/// and of hours.
const COUNTED: u64 = 34;
/// The same, of amounts, shares and measures.
const MEASURED: u64 = 50;
/// What is added where the articles are days apart.
const LATER: u64 = 15;
/// Words right behind a figure that say it is told of a difference.
const COMPARISONS: [&str; 14] = [
    "above", "below", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "up", "down", "over",
    "under", "ahead",
];
/// How many times a figure is another that hardly tells of the same.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Words behind a measure that say from where it goes.
const FROM: [&str; 7] = ["from", "of", "off", "away", "outside", "short", "to"];
/// Minutes of two days.
const DAYS: i64 = 2 * 24 * 60;

/// A figure or an hour in its sentence.
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

/// Keys the words of a passage, and what its figures count, by their families, so that "600 jobs are to go" and "900 posts will
/// go" are of one kind.
pub(super) fn key_by_family(passage: &mut Passage<'_>, reading: &Reading, lexicon: &Lexicon) {
    let family = |word: &str| {
        let word = word.to_lowercase();
        let told = telling_family(lexicon, &word).map(|sense| sense.id.to_string());
        hash(&told.unwrap_or_else(|| root(&word)))
    };
    for word in &mut passage.words {
        match word.kind {
            Kind::Content => {
                word.key = family(reading.text().get(word.start..word.end).unwrap_or(""));
            }
            Kind::Figure(quantity) if word.counts_something() => {
                word.key = family(quantity.unit.symbol.rsplit(' ').next().unwrap_or(""));
            }
            _ => {}
        }
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
        let way = figure.is_way(one, lexicon) || partner.is_way(other, lexicon);
        let placed = (!way || figure.name_behind() == partner.name_behind())
            && are_of_one(figure.person(one), partner.person(other));
        let mutual = best(partner, &ours).is_some_and(|(back, _)| back == n);
        let needed = match figure.counts() || figure.hour().is_some() {
            true => COUNTED,
            false => MEASURED,
        };
        let speakers = figure.speaker(one).zip(partner.speaker(other));
        let told = speakers.is_none_or(|(x, y)| x == y);
        let qualified = figure.qualifiers(one, lexicon) == partner.qualifiers(other, lexicon)
            && figure.compares(one) == partner.compares(other);
        let far = figure.is_far_from(partner);
        let beside = far || figure.stands_in(partner.passage) || partner.stands_in(figure.passage);
        let one_kind = figure.is_planned(one) == partner.is_planned(other) && figure.is_of_day_of(partner);
        let excluded =
            told && qualified && one_kind && !beside && !figure.is_among(&theirs) && !partner.is_among(&ours);
        if mutual && placed && score >= needed + least && excluded {
            let what = if figure.hour().is_some() { What::Time } else { What::Figure };
            let difference = Difference { at: (figure.at, partner.at), what };
            found.push((figure.passage, partner.passage, difference));
        }
    }
    found
}

/// The keys of things of which a sentence counts more than one.
fn several<'p>(passage: &'p Passage<'_>) -> impl Iterator<Item = u64> + 'p {
    let counted = passage.words.iter().filter(|word| word.counts_something());
    counted.filter_map(|word| {
        let Kind::Figure(quantity) = word.kind else { return None };
        let many = quantity.number != Some(Decimal::ONE);
        many.then_some(word.key)
    })
}

fn are_days_apart(one: &Reading, other: &Reading) -> bool {
    let published = |r: &Reading| Some(r.published.as_ref()?.time.window()?.0);
    published(one).zip(published(other)).is_some_and(|(x, y)| (x - y).abs() >= DAYS)
}

/// The figures of a reading that state what is: no forecast, no part of another figure, no toll that grows.
fn figures<'p, 'a>(passages: &'p [Passage<'a>], reading: &Reading, lexicon: &Lexicon) -> Vec<Figure<'p, 'a>> {
    let figures = passages.iter().filter(|p| !p.headline).flat_map(|passage| {
        let at = (0..passage.words.len()).map(move |at| Figure { passage, at });
        at.filter(|f| f.value().is_some() || f.hour().is_some())
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

    /// The time of day, where it is one and bounds nothing: no "until 8 p.m.".
    fn hour(&self) -> Option<&'a Time> {
        let Kind::Time(time) = self.word()?.kind else { return None };
        let hour = |reading: &Extent| matches!(reading, Extent::At(civil) if civil.clock.is_some());
        let before = self.at.checked_sub(1).and_then(|at| self.passage.words.get(at));
        let bounds = before.is_some_and(|word| matches!(word.kind, Kind::Limit));
        (!bounds && time.readings.iter().all(hour)).then_some(time)
    }

    /// Whether two hours are of one day as far as it is said; figures always are.
    fn is_of_day_of(&self, other: &Figure<'_, '_>) -> bool {
        let day = |time: &Time| match time.readings.first() {
            Some(Extent::At(civil)) => {
                Some(Time::stated(Extent::At(Civil { clock: None, part: None, ..civil.clone() })))
            }
            _ => None,
        };
        let days = self.hour().and_then(day).zip(other.hour().and_then(day));
        days.is_none_or(|(x, y)| x.relation(&y) != TimeRelation::Disjoint)
    }

    /// Whether what the figure tells is to come.
    fn is_planned(&self, reading: &Reading) -> bool {
        self.claims(reading).any(|claim| claim.statement.factuality == Factuality::Planned)
    }

    /// Whether one of the figures says the same.
    fn is_among(&self, others: &[Figure<'_, '_>]) -> bool {
        if let Some(own) = self.hour() {
            let same = |hour: &Time| own.relation(hour) < TimeRelation::Undetermined;
            return others.iter().filter_map(Figure::hour).any(same);
        }
        let Some(own) = self.value() else { return true };
        let same = others.iter().filter(|o| o.key() == self.key());
        same.filter_map(Figure::value).any(|value| own.base_interval().meets(&value.base_interval()))
    }

    /// Whether a sentence tells the same number, whatever of: "at 130 km/h, against a limit of 80".
    fn stands_in(&self, passage: &Passage<'_>) -> bool {
        let number = self.value().and_then(|q| q.number);
        let tells = |word: &Word<'_>| matches!(word.kind, Kind::Figure(q) if q.number == number);
        number.is_some() && passage.words.iter().any(tells)
    }

    /// Whether of two figures one is so many times the other that they tell of two things, and no slip of scale.
    fn is_far_from(&self, other: &Figure<'_, '_>) -> bool {
        let base = |f: &Figure<'_, '_>| f.value().and_then(|q| q.number?.checked_mul(q.unit.factor));
        let digits = |n: Decimal| n.normalize().mantissa().to_string().trim_end_matches('0').to_owned();
        let far =
            |(x, y): (Decimal, Decimal)| x.max(y) > x.min(y).saturating_mul(FAR) && digits(x) != digits(y);
        base(self).zip(base(other)).is_some_and(far)
    }

    /// Whether a comparison stands right behind the figure: "28 per cent above the last price" is no share.
    fn compares(&self, reading: &Reading) -> bool {
        let next = self.word().zip(self.passage.words.get(self.at + 1));
        let word = next.and_then(|(own, next)| reading.text().get(own.end..next.end));
        let word = word.and_then(|word| word.strip_prefix(' '));
        word.is_some_and(|word| COMPARISONS.iter().any(|c| word.eq_ignore_ascii_case(c)))
    }

    /// Whether it counts others than those told before: "two other satellites".
    fn counts_others(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let Some(word) = self.word().filter(|w| w.counts_something()) else { return false };
        let before = self.at.checked_sub(1).and_then(|at| self.passage.words.get(at));
        let from = before.map_or(word.start, |w| w.start);
        let words = reading.text().get(from..word.end).unwrap_or("").split(|c: char| !c.is_alphabetic());
        let senses = words.filter_map(|word| lexicon.sense(word, Class::WordFamily));
        senses.into_iter().any(|sense| sense.is(OTHER))
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
            matches!(c.kind, ClaimKind::Figure | ClaimKind::Date) && c.sentence == sentence && holds
        })
    }

    /// Whether the claim about the figure asserts it for itself.
    fn is_plain(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let measured = self.hour().is_some()
            || self.value().is_some_and(|quantity| {
                matches!(
                    quantity.unit.dimension,
                    Dimension::Count | Dimension::Currency | Dimension::Percent | Dimension::Physical(_)
                )
            });
        let plain = |claim: &Claim| {
            let statement = &claim.statement;
            let part = ["part", "per"].iter().any(|key| statement.scope.contains_key(*key));
            let toll = lexicon.sense(&statement.property, Class::PropertyWord).is_some();
            let told = matches!(statement.factuality, Factuality::Asserted | Factuality::Planned);
            told && !part && !toll
        };
        measured && !self.counts_others(reading, lexicon) && self.claims(reading).all(plain)
    }

    /// Whether a measure tells how far something is from something, which a name behind it may be.
    fn is_way(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let measured = self.value().is_some_and(|q| matches!(q.unit.dimension, Dimension::Physical(_)));
        let next = self.passage.words.get(self.at + 1).and_then(|w| reading.text().get(w.start..w.end));
        let from = |word: &str| FROM.iter().any(|f| word.eq_ignore_ascii_case(f));
        let bears = |word: &str| lexicon.sense(word, Class::Bearing).is_some();
        measured && next.is_some_and(|word| from(word) || bears(word))
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
        let shared = ours.iter().filter_map(|(key, weight)| Some((key, (*weight).min(*theirs.get(key)?))));
        let (count, sum) = shared.fold((0, 0), |(count, sum), (_, weight)| (count + 1, sum + weight));
        // Of names alone many sentences tell.
        let plain = self.passage.words.iter().filter(|w| matches!(w.kind, Kind::Content)).map(|w| w.key);
        let tells = plain.into_iter().any(|key| ours.contains_key(&key) && theirs.contains_key(&key));
        let least = ours.values().sum::<u64>().min(theirs.values().sum());
        if count < SHARED || !tells || least == 0 { 0 } else { sum * 100 / least }
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
