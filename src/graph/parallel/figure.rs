//! A figure or an hour in its sentence, as far as it can be held against another that is told in other words.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::claim::{Claim, ClaimKind, Factuality, Term};
use crate::extract::{ABOARD, AWAY, COUNT, OTHER, QUALIFIER, Reading, SITUATIONS, modifiers, telling_family};
use crate::grammar::Mention;
use crate::knowledge::{Class, Lexicon};
use crate::value::{Civil, Dimension, Extent, Quantity, Time, TimeRelation, share_a_name};

use super::kindred::Rarity;
use super::passage::{Kind, Passage, Word, hash};

/// Words between a figure and a word that stands near it.
pub(super) const NEAR: usize = 8;
/// Words between a figure and a word that makes another of it.
const BESIDE: usize = 8;
/// What a slip of the pen in a count of the same things is worth, whatever else both sentences say.
const SLIPPED: u64 = 34;
/// Telling words of a sentence that says so little that most of it has to be shared.
const TERSE: usize = 3;
/// Words that both sentences share at least, besides what is counted.
const SHARED: usize = 2;
/// Words right behind a figure that say it is told of a difference.
const COMPARISONS: [&str; 14] = [
    "above", "below", "more", "less", "fewer", "higher", "lower", "larger", "smaller", "up", "down", "over",
    "under", "ahead",
];
/// How many times a figure is another that hardly tells of the same.
const FAR: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
/// Whether a time is of a week at most.
fn is_short(time: &Time) -> bool {
    const WEEK: i64 = 7 * 24 * 60;
    time.window().is_none_or(|(start, end)| end.saturating_sub(start) <= WEEK)
}

/// A slip of the pen between two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slip {
    /// The same number of another currency.
    Currency,
    /// One digit, or the order of two.
    Digits,
    /// The same hour on the dial in the other half of the day, or of another zone.
    Clock,
}

/// Whether two times are one on the dial and share no moment: 7.15 in the morning and in the evening, 6.40 by two clocks.
fn is_one_dial(a: &Time, b: &Time) -> bool {
    let dial = |time: &Time| match time.readings.as_slice() {
        [Extent::At(civil)] => civil.clock.as_ref().map(|clock| clock.minute % (12 * 60)),
        _ => None,
    };
    let told = dial(a).filter(|minute| minute % 60 != 0);
    told.is_some() && told == dial(b) && a.relation(b) == TimeRelation::Disjoint
}

/// Significant digits of a figure that a slip makes of another: shorter ones are like each other by chance.
const LONG: usize = 4;
/// The same, of two digits that changed places.
const SWAPPED: usize = 3;

/// The significant digits of a number.
fn digits(number: Decimal) -> String {
    number.normalize().mantissa().unsigned_abs().to_string().trim_end_matches('0').to_owned()
}

/// Whether two runs of digits differ by the order of two digits, or, if they are long, by one digit.
fn is_slip(a: &str, b: &str) -> bool {
    let differ: Vec<(u8, u8)> = a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).collect();
    let swapped = matches!(differ.as_slice(), [(x, y), (v, w)] if x == w && y == v);
    a.len() == b.len() && (a.len() >= SWAPPED && swapped || a.len() > LONG && differ.len() == 1)
}

/// Whether a figure is one of the sides of something, which stand in any order: "12 by 8 feet", "2,880 x 1,800".
pub(super) fn is_side(reading: &Reading, figure: &Mention) -> bool {
    let text = reading.text();
    let behind = text.get(figure.span.end as usize..).unwrap_or("");
    let before = text.get(..figure.span.start as usize).unwrap_or("");
    let links = [" by ", " x ", "x", "-by-", " \u{d7} ", "\u{d7}"];
    let digit = |c: char| c.is_ascii_digit();
    let first = links.iter().any(|l| behind.strip_prefix(l).is_some_and(|rest| rest.starts_with(digit)));
    let unit =
        |rest: &str| rest.trim_end_matches(|c: char| c.is_ascii_lowercase()).trim_end().ends_with(digit);
    first
        || links
            .iter()
            .any(|l| before.strip_suffix(l).is_some_and(|rest| rest.ends_with(digit) || unit(rest)))
}

/// A figure or an hour in its sentence.
#[derive(Clone, Copy)]
pub(super) struct Figure<'p, 'a> {
    /// Its sentence.
    pub passage: &'p Passage<'a>,
    /// Its word.
    pub at: usize,
}

/// The key of a word that tells something: of a name its own words.
pub(super) fn telling_key(word: &Word<'_>) -> Option<u64> {
    match word.kind {
        Kind::Content => Some(word.key),
        Kind::Name(..) => Some(word.own),
        Kind::Figure(_) => Some(word.own),
        _ => None,
    }
}

impl<'a> Figure<'_, 'a> {
    pub fn word(&self) -> Option<&Word<'a>> {
        self.passage.words.get(self.at)
    }

    pub fn key(&self) -> u64 {
        self.word().map_or(0, |word| word.key)
    }

    pub fn counts(&self) -> bool {
        self.word().is_some_and(Word::counts_something)
    }

    pub fn value(&self) -> Option<&'a Quantity> {
        match self.word()?.kind {
            Kind::Figure(quantity) => Some(quantity),
            _ => None,
        }
    }

    /// The time of day, where it is one and bounds nothing: no "until 8 p.m.".
    pub fn hour(&self) -> Option<&'a Time> {
        let Kind::Time(time) = self.word()?.kind else { return None };
        let hour = |reading: &Extent| matches!(reading, Extent::At(civil) if civil.clock.is_some());
        let before = self.at.checked_sub(1).and_then(|at| self.passage.words.get(at));
        let bounds = before.is_some_and(|word| matches!(word.kind, Kind::Limit));
        (!bounds && time.readings.iter().all(hour)).then_some(time)
    }

    /// Whether two hours are of one day as far as it is said; figures always are.
    pub fn is_of_day_of(&self, other: &Figure<'_, '_>) -> bool {
        let day = |time: &Time| match time.readings.first() {
            Some(Extent::At(civil)) => {
                Some(Time::stated(Extent::At(Civil { clock: None, part: None, ..civil.clone() })))
            }
            _ => None,
        };
        let days = self.hour().and_then(day).zip(other.hour().and_then(day));
        days.is_none_or(|(x, y)| x.relation(&y) != TimeRelation::Disjoint)
    }

    /// Whether the sentences of two figures tell one time, as far as both tell any: of a quarter and of its year, figures are two.
    pub fn is_of_time_of(&self, other: &Figure<'_, '_>) -> bool {
        let (ours, theirs) = (self.times(), other.times());
        let one = |x: &Time, y: &Time| match x.relation(y) {
            TimeRelation::Equal | TimeRelation::Undetermined => true,
            TimeRelation::Disjoint => false,
            _ => is_short(x) && is_short(y),
        };
        ours.is_empty() || theirs.is_empty() || ours.iter().any(|x| theirs.iter().any(|y| one(x, y)))
    }

    /// The times that the sentence tells, hours left out.
    fn times(&self) -> Vec<&'a Time> {
        let hour = |reading: &Extent| matches!(reading, Extent::At(civil) if civil.clock.is_some());
        let times = self.passage.words.iter().filter_map(|word| match word.kind {
            Kind::Time(time) if !time.readings.iter().all(hour) => Some(time),
            _ => None,
        });
        times.collect()
    }

    /// Whether no two things were done to what the figures count: jobs that are cut, jobs that are made.
    pub fn is_done_as(
        &self,
        other: &Figure<'_, '_>,
        (one, two): (&Reading, &Reading),
        lexicon: &Lexicon,
    ) -> bool {
        let done = |f: &Figure<'_, '_>, reading: &Reading| -> Option<String> {
            let properties = f.claims(reading).map(|claim| claim.statement.property.to_string());
            let told =
                |p: &String| p.ends_with(COUNT) || lexicon.deed(p).is_some_and(|(_, what)| !what.is_empty());
            properties.into_iter().find(told)
        };
        let tells = |f: &Figure<'_, '_>, done: &str| {
            let verb = hash(done.split('-').next().unwrap_or(done));
            f.passage.words.iter().any(|word| word.key == verb)
        };
        // A deed may be told by its verb or by the family of it: "carried", "load".
        let family = |done: &str| {
            let verb = done.split('-').next().unwrap_or(done).to_owned();
            telling_family(lexicon, &verb).map_or(verb, |sense| sense.id.to_string())
        };
        match (done(self, one), done(other, two)) {
            (Some(x), Some(y)) => family(&x) == family(&y),
            (Some(x), None) => tells(other, &x),
            (None, Some(y)) => tells(self, &y),
            (None, None) => true,
        }
    }

    /// Whether what the figure tells is to come.
    pub fn is_planned(&self, reading: &Reading) -> bool {
        self.claims(reading).any(|claim| claim.statement.factuality == Factuality::Planned)
    }

    /// Whether one of the figures says the same.
    pub fn is_among(&self, others: &[Figure<'_, '_>]) -> bool {
        if let Some(own) = self.hour() {
            let same = |hour: &Time| own.relation(hour) < TimeRelation::Undetermined;
            return others.iter().filter_map(Figure::hour).any(same);
        }
        let Some(own) = self.value() else { return true };
        let same = others.iter().filter(|o| o.key() == self.key());
        same.filter_map(Figure::value).any(|value| own.meets(value))
    }

    /// Whether a sentence tells the same number, whatever of: "at 130 km/h, against a limit of 80".
    pub fn stands_in(&self, passage: &Passage<'_>) -> bool {
        let number = self.value().and_then(|q| q.number);
        let tells = |word: &Word<'_>| matches!(word.kind, Kind::Figure(q) if q.number == number);
        number.is_some() && passage.words.iter().any(tells)
    }

    /// What slip of the pen may have made one of the other.
    pub fn slip(&self, other: &Figure<'_, '_>) -> Option<Slip> {
        if let Some((x, y)) = self.hour().zip(other.hour()) {
            return is_one_dial(x, y).then_some(Slip::Clock);
        }
        let (x, y) = (self.value()?, other.value()?);
        let (n, m) = (x.number?, y.number?);
        let (a, b) = (digits(n), digits(m));
        let counts = |q: &Quantity| matches!(q.unit.dimension, Dimension::Count | Dimension::Number);
        match (&x.unit.dimension, &y.unit.dimension) {
            (Dimension::Currency, Dimension::Currency) if x.unit.symbol != y.unit.symbol => {
                let one_name = share_a_name(&x.unit.symbol, &y.unit.symbol);
                (!one_name && n == m && a.len() > 1).then_some(Slip::Currency)
            }
            _ if x.unit.symbol == y.unit.symbol || counts(x) && counts(y) => {
                let one_size = n.trunc().to_string().len() == m.trunc().to_string().len();
                (one_size && n != m && is_slip(&a, &b)).then_some(Slip::Digits)
            }
            _ => None,
        }
    }

    /// Whether the sentence tells an amount of the other figure's currency as well: a conversion.
    pub fn converts(&self, other: &Figure<'_, '_>) -> bool {
        let symbol = |q: &Quantity| (q.unit.dimension == Dimension::Currency).then(|| q.unit.symbol.clone());
        let theirs = other.value().and_then(symbol);
        let told = |word: &Word<'_>| matches!(word.kind, Kind::Figure(q) if symbol(q) == theirs);
        theirs.is_some() && self.passage.words.iter().any(told)
    }

    /// Whether of two figures one is so many times the other that they tell of two things, and no slip of scale.
    pub fn is_far_from(&self, other: &Figure<'_, '_>) -> bool {
        let base = |f: &Figure<'_, '_>| f.value().and_then(|q| q.number?.checked_mul(q.unit.factor));
        let far =
            |(x, y): (Decimal, Decimal)| x.max(y) > x.min(y).saturating_mul(FAR) && digits(x) != digits(y);
        base(self).zip(base(other)).is_some_and(far)
    }

    /// Whether a comparison stands right behind the figure: "28 per cent above the last price" is no share.
    pub fn compares(&self, reading: &Reading) -> bool {
        let next = self.word().zip(self.passage.words.get(self.at + 1));
        let word = next.and_then(|(own, next)| reading.text().get(own.end..next.end));
        let word = word.and_then(|word| word.strip_prefix(' '));
        word.is_some_and(|word| COMPARISONS.iter().any(|c| word.eq_ignore_ascii_case(c)))
    }

    /// Whether it counts others than those told before: "two other satellites".
    pub fn counts_others(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let Some(word) = self.word().filter(|w| w.counts_something()) else { return false };
        let before = self.at.checked_sub(1).and_then(|at| self.passage.words.get(at));
        let from = before.map_or(word.start, |w| w.start);
        let words = reading.text().get(from..word.end).unwrap_or("").split(|c: char| !c.is_alphabetic());
        let senses = words.filter_map(|word| lexicon.sense(word, Class::WordFamily));
        senses.into_iter().any(|sense| sense.is(OTHER))
    }

    /// The last person named before the figure.
    pub fn person<'r>(&self, reading: &'r Reading) -> Option<&'r Term> {
        reading.person_before(self.passage.sentence, self.word()?.start)
    }

    /// The words near the figure that make another figure of it: a comparable profit is not the profit, a second measure not the
    /// measure.
    pub fn qualifiers<'l>(&self, reading: &Reading, lexicon: &'l Lexicon) -> BTreeSet<&'l str> {
        let near = self.passage.words.iter().enumerate().filter(|(at, _)| at.abs_diff(self.at) <= BESIDE);
        let words = near.filter_map(|(_, word)| reading.text().get(word.start..word.end));
        let senses = words.flat_map(|words| words.split(' ')).filter_map(|word| {
            lexicon.sense(&word.to_lowercase(), Class::WordFamily).filter(|s| s.is(QUALIFIER) || s.is(OTHER))
        });
        senses.map(|sense| &*sense.id).collect()
    }

    /// The words before the noun that is counted which say which of it: "500 permanent jobs".
    pub fn modifiers(&self) -> Option<String> {
        let quantity = self.value().filter(|q| q.unit.dimension == Dimension::Count)?;
        modifiers(&quantity.unit.symbol)
    }

    /// Whether both sentences name something and share no word of it.
    pub fn names_apart(&self, other: &Figure<'_, '_>) -> bool {
        let names = |f: &Figure<'_, '_>| -> BTreeSet<String> {
            let named = f.passage.words.iter().filter_map(|word| match word.kind {
                Kind::Name(text, _) => Some(text),
                _ => None,
            });
            named.flat_map(|text| text.split([' ', '-', '\'', '’'])).map(str::to_lowercase).collect()
        };
        let (ours, theirs) = (names(self), names(other));
        !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    }

    /// Who gives the figure: organisers count otherwise than the police.
    pub fn speaker<'r>(&self, reading: &'r Reading) -> Option<&'r Term> {
        self.claims(reading).find_map(|claim| claim.statement.speaker.as_ref())
    }

    /// The claims that hold the figure.
    pub fn claims<'r>(&self, reading: &'r Reading) -> impl Iterator<Item = &'r Claim> {
        let (sentence, word) = (self.passage.sentence, self.word().map(|w| (w.start, w.end)));
        reading.claims.iter().filter(move |c| {
            let (start, end) = (c.span.start as usize, c.span.end as usize);
            let holds = word.is_some_and(|(first, last)| start <= first && last <= end);
            matches!(c.kind, ClaimKind::Figure | ClaimKind::Date) && c.sentence == sentence && holds
        })
    }

    /// Whether it is told how far away what the news is of was: behind the lead "a ship" is another one.
    pub fn is_how_far(&self, reading: &Reading) -> bool {
        self.claims(reading).any(|claim| claim.statement.property.starts_with(AWAY))
    }

    /// Whether the claim about the figure asserts it for itself.
    pub fn is_plain(&self, reading: &Reading, lexicon: &Lexicon) -> bool {
        let long = |q: &Quantity| q.number.is_some_and(|n| digits(n).len() > LONG);
        let measured = self.hour().is_some()
            || self.value().is_some_and(|q| q.unit.dimension == Dimension::Number && long(q))
            || self.value().is_some_and(|quantity| {
                matches!(
                    quantity.unit.dimension,
                    Dimension::Count | Dimension::Currency | Dimension::Percent | Dimension::Physical(_)
                )
            });
        let plain = |claim: &Claim| {
            let statement = &claim.statement;
            let part = ["part", "per"].iter().any(|key| statement.scope.contains_key(key));
            // Which figure of the news it is, the property says.
            let told = |property: &str| property.starts_with(ABOARD) || SITUATIONS.contains(&property);
            let toll = lexicon.sense(&statement.property, Class::PropertyWord).is_some()
                || told(&statement.property);
            let told = matches!(statement.factuality, Factuality::Asserted | Factuality::Planned);
            told && !part && !toll
        };
        measured && !self.counts_others(reading, lexicon) && self.claims(reading).all(plain)
    }

    /// Of a hundred parts of the telling words round the figure that has fewer, those that stand round both.
    pub fn likeness(&self, other: &Figure<'_, '_>, rarity: &Rarity, several: &BTreeSet<u64>) -> u64 {
        let (mut ours, theirs) = (self.context(rarity), other.context(rarity));
        ours.retain(|key, _| !several.contains(key));
        let shared = ours.iter().filter_map(|(key, weight)| Some((key, (*weight).min(*theirs.get(key)?))));
        let (count, sum) = shared.fold((0, 0), |(count, sum), (_, weight)| (count + 1, sum + weight));
        // The same figure beside both tells as much as two words.
        let figures = self.passage.words.iter().filter(|w| matches!(w.kind, Kind::Figure(_)));
        let beside = figures.filter(|w| ours.contains_key(&w.own) && theirs.contains_key(&w.own)).count();
        // Of names alone many sentences tell.
        let plain = self.passage.words.iter().filter(|w| matches!(w.kind, Kind::Content)).map(|w| w.key);
        let tells = plain.into_iter().any(|key| ours.contains_key(&key) && theirs.contains_key(&key));
        let least = ours.values().sum::<u64>().min(theirs.values().sum());
        let terse = ours.len().min(theirs.len()) <= TERSE;
        let least_shared = match self.slip(other) {
            Some(Slip::Digits | Slip::Clock) => 1,
            Some(Slip::Currency) => SHARED,
            None => SHARED + usize::from(terse),
        };
        let score = if count + beside < least_shared || !tells || least == 0 { 0 } else { sum * 100 / least };
        // As many of the same things, but for the order of two digits, hardly come by chance.
        let slip = self.slip(other) == Some(Slip::Digits) && self.key() == other.key() && self.counts();
        if slip { score.max(SLIPPED) } else { score }
    }

    /// The telling words of the sentence, those near the figure with all their weight, others with half of it.
    pub fn context(&self, rarity: &Rarity) -> BTreeMap<u64, u64> {
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
