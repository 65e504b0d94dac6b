//! Values that two sentences which tell one thing in other words give differently: times, figures, names.

use std::collections::BTreeSet;

use crate::extract::Reading;
use crate::knowledge::Lexicon;
use crate::value::{Dimension, Extent, Hedge, Quantity, Time, TimeRelation};

use super::super::claim::bounded;
use super::super::figure::Figure;
use super::super::kindred::are_of_one_thing;
use super::super::passage::{Kind, Word};
use super::super::slot::{Difference, What, is_bound, is_limit, is_listed, is_new};
use super::super::standing::{Standing, standing};
use super::opposed::topics;
use super::pairs::{Story, Two};
use super::telling::{Telling, Unit, UnitKind};

/// Telling words between a value and what it is of.
const NEAR: usize = 4;
/// Words between a name and the verb by which its bearer speaks.
const SPEAKS: usize = 2;
/// Of a hundred parts of the shorter sentence's telling words, those that both have besides a value.
const VALUED: u64 = 40;
/// The same, besides a name of a short text.
const NAMED: u64 = 30;
/// The same, besides a name, where one sentence is a copy of the other.
const COPIED: u64 = 90;
/// The same, besides the only time of both.
const MOST: u64 = 60;
/// How much has to be shared round both values, what stands beside both counting two.
const SOME: usize = 2;
/// The same, where the sentences share less.
const SURE: usize = 3;
/// Telling words round both names that are the same.
const ROUND: usize = 2;
/// The same, of two articles.
const ALL_ROUND: usize = 3;

/// A value of one sentence and one of the other.
struct Pair<'s, 'p, 'a> {
    story: &'s Story<'p, 'a>,
    lexicon: &'s Lexicon,
    two: Two,
    tellings: (&'s Telling<'p, 'a>, &'s Telling<'p, 'a>),
    units: (&'s Unit, &'s Unit),
}

/// The first value that two sentences give differently.
pub(super) fn valued(story: &Story<'_, '_>, two: Two, lexicon: &Lexicon) -> Option<Difference> {
    let (a, b) = (story.telling(two.0)?, story.telling(two.1)?);
    let both = a.units.iter().flat_map(|x| b.units.iter().map(move |y| (x, y)));
    let pairs = both.map(|units| Pair { story, lexicon, two, tellings: (a, b), units });
    let found = pairs.filter_map(|pair| {
        let what = pair.what()?;
        let at = (pair.units.0.at, pair.units.1.at);
        // The same whichever of the two comes first.
        Some(((at.0.min(at.1), at.0.max(at.1)), Difference { at, what }))
    });
    found.min_by_key(|(order, _)| *order).map(|(_, difference)| difference)
}

impl<'a> Pair<'_, '_, 'a> {
    fn words(&self) -> Option<(&Word<'a>, &Word<'a>)> {
        let (a, b) = self.tellings;
        Some((a.passage.words.get(self.units.0.at)?, b.passage.words.get(self.units.1.at)?))
    }

    fn readings(&self) -> Option<(&Reading, &Reading)> {
        let ((first, _), (second, _)) = self.two;
        Some((self.story.readings.get(first)?, self.story.readings.get(second)?))
    }

    /// In what the two differ, if they are of one thing.
    fn what(&self) -> Option<What> {
        let (x, y) = self.words()?;
        match (x.kind, y.kind) {
            (Kind::Time(one), Kind::Time(other)) => self.is_time(one, other).then_some(What::Time),
            (Kind::Figure(one), Kind::Figure(other)) if x.key == y.key => self.figure(one, other),
            (Kind::Name(..), Kind::Name(..)) => self.is_name(x, y).then_some(What::Name),
            _ => None,
        }
    }

    /// How much both sentences share besides the values.
    fn cover(&self) -> u64 {
        self.story.cover(self.two, &[(self.units.0.at, self.units.1.at)])
    }

    /// Whether the words round both values, and the sentences, share enough that they are values of one thing.
    fn is_of_one_thing(&self) -> bool {
        let ((a, b), (x, y)) = (self.tellings, self.units);
        let topics = topics((a, x), (b, y), NEAR);
        let words = topics.iter().any(|t| t.kind == UnitKind::Word);
        let weight: usize = topics.iter().map(|t| t.weight).sum();
        let brief = self.story.brief(self.two).is_some();
        words && (self.cover() >= VALUED && weight >= SOME || brief && weight >= SURE)
    }

    /// Whether two times are of one thing, which the word next to each of them names.
    fn is_time(&self, one: &Time, other: &Time) -> bool {
        let Some((x, y)) = self.readings() else { return false };
        let ((a, b), (u, v)) = (self.tellings, self.units);
        let bounds = (bounded(a.passage, u.at, x, one), bounded(b.passage, v.at, y, other));
        let apart = match &bounds {
            (None, None) if self.are_passages() => false,
            (None, None) => {
                // Two may say a thing on two days; of one saying told again, the day is one.
                let again = self.story.brief(self.two).is_some() && self.cover() >= MOST;
                let open = |t: &Telling<'_, '_>, u: &Unit| {
                    is_new(t.passage, u.at)
                        || is_bound(t.passage, u.at)
                        || !again && is_limit(t.passage, u.at)
                };
                one.relation(other) == TimeRelation::Disjoint
                    && are_as_fine(one, other)
                    && !(open(a, u) || open(b, v))
                    && !tells_time(y, one)
                    && !tells_time(x, other)
            }
            (Some(bound), None) => {
                bound.relation(other) == TimeRelation::Disjoint && !is_limit(b.passage, v.at)
            }
            (None, Some(bound)) => {
                one.relation(bound) == TimeRelation::Disjoint && !is_limit(a.passage, u.at)
            }
            (Some(_), Some(_)) => false,
        };
        apart && (self.is_of_one_thing() && self.is_of_one_word() || self.are_only_times())
    }

    /// Whether the telling word right before or behind each of the values is near the other one too. Of whom it is told says
    /// nothing of what: "in March, Lund was charged", "in May, Lund pleaded".
    fn is_of_one_word(&self) -> bool {
        let beside = |t: &Telling<'_, '_>, u: &Unit| -> Vec<Unit> {
            let words = |far: usize| t.near(u, far).filter(|n| n.kind == UnitKind::Word).cloned();
            let near: Vec<Unit> = words(1).collect();
            if near.is_empty() { words(2).collect() } else { near }
        };
        let near = |t: &Telling<'_, '_>, u: &Unit, own: &[Unit]| {
            let telling = t.near(u, NEAR).filter(|n| matches!(n.kind, UnitKind::Word | UnitKind::Name));
            telling.into_iter().any(|n| own.iter().any(|o| o.says(n)))
        };
        let ((a, b), (x, y)) = (self.tellings, self.units);
        near(b, y, &beside(a, x)) && near(a, x, &beside(b, y))
    }

    /// Whether two figures of one measure are of one thing.
    fn figure(&self, one: &Quantity, other: &Quantity) -> Option<What> {
        let measured = matches!(
            one.unit.dimension,
            Dimension::Count | Dimension::Currency | Dimension::Percent | Dimension::Physical(_)
        );
        if !measured || one.base_interval().meets(&other.base_interval()) {
            return None;
        }
        // Two passages may count two things; what is more than so many is said of what is counted.
        if self.are_passages() && is_bounded(one) == is_bounded(other) {
            return None;
        }
        let (x, y) = self.readings()?;
        let figure = Figure { passage: self.tellings.0.passage, at: self.units.0.at };
        let partner = Figure { passage: self.tellings.1.passage, at: self.units.1.at };
        let plain = figure.is_plain(x, self.lexicon) && partner.is_plain(y, self.lexicon);
        let score = self.cover();
        let told = self.tells_figure(self.two.1.0, &figure) || self.tells_figure(self.two.0.0, &partner);
        let one_thing = are_of_one_thing((&figure, &partner), (x, y), self.lexicon, score);
        (plain && !told && score >= VALUED && one_thing && (self.are_passages() || self.shares_word()))
            .then_some(What::Figure)
    }

    /// Whether both sources are passages without their articles.
    fn are_passages(&self) -> bool {
        self.story.are_passages(self.two)
    }

    /// Whether a word stands near both values.
    fn shares_word(&self) -> bool {
        let ((a, b), (x, y)) = (self.tellings, self.units);
        a.near(x, NEAR).any(|u| u.kind == UnitKind::Word && b.near(y, NEAR).any(|v| u.says(v)))
    }

    /// Whether each sentence has one time, and hardly anything else differs.
    fn are_only_times(&self) -> bool {
        let times = |t: &Telling<'_, '_>| t.units.iter().filter(|u| u.kind == UnitKind::Time).count();
        times(self.tellings.0) == 1 && times(self.tellings.1) == 1 && self.cover() >= MOST
    }

    /// Whether a source gives the value of a figure, or one that meets it, of the same measure anywhere.
    fn tells_figure(&self, reading: usize, figure: &Figure<'_, '_>) -> bool {
        let Some(value) = figure.value() else { return true };
        let words = self.story.tellings.get(reading).into_iter().flatten().flat_map(|t| &t.passage.words);
        words.into_iter().any(|word| match word.kind {
            Kind::Figure(q) if word.key == figure.key() => q.base_interval().meets(&value.base_interval()),
            _ => false,
        })
    }

    /// Whether two names stand in one place: what stands right before and behind each of them is the same.
    fn is_name(&self, x: &Word<'_>, y: &Word<'_>) -> bool {
        if !matches!(standing(x, y, self.lexicon), Standing::Differs(What::Name)) {
            return false;
        }
        let places = [(self.tellings.0, self.units.0), (self.tellings.1, self.units.1)];
        // Nobody says all the same words as another.
        let copied = self.cover() >= COPIED;
        let open = |(t, u): &(&Telling<'_, '_>, &Unit)| {
            let said = !copied && speaks(t, u);
            is_listed(t.passage, u.at) || is_new(t.passage, u.at) || said || is_one_of_several(t, u)
        };
        let opens = self.units.0.order == 0 || self.units.1.order == 0;
        !opens
            && !self.are_passages()
            && !places.iter().any(open)
            && self.is_in_one_place()
            && !self.is_told_elsewhere()
    }

    /// Whether a source names what stands in the other one's sentence as well: a short text, beside the same words.
    fn is_told_elsewhere(&self) -> bool {
        let ((a, b), (x, y), ((first, _), (second, _))) = (self.tellings, self.units, self.two);
        match self.story.brief(self.two) {
            None => self.story.names(second, x) || self.story.names(first, y),
            Some(((reading, _), article)) => {
                let (brief, unit, value) = if reading == first { (a, x, y) } else { (b, y, x) };
                let same = |u: &&Unit| u.says(value) && value.last.is_none_or(|last| u.keys.contains(&last));
                let beside = |u: &Unit| {
                    let mut words = brief.near(u, 1).filter(|n| n.kind == UnitKind::Word);
                    words.any(|n| brief.near(unit, NEAR).any(|m| m.says(n)))
                };
                self.is_named(article, unit, value) || brief.units.iter().filter(same).any(beside)
            }
        }
    }

    /// Whether an article names what a short text has in place of the article's own name: of a person the last name, of others each word
    /// that the article's name has not ("the Bank of *Corrin*").
    fn is_named(&self, article: usize, unit: &Unit, instead: &Unit) -> bool {
        let own = unit.keys.iter().filter(|key| !instead.keys.contains(key));
        let mut told = own.map(|key| self.story.has_in_a_name(article, *key)).peekable();
        match unit.last {
            None if told.peek().is_some() => told.all(|named| named),
            _ => self.story.names(article, unit),
        }
    }

    /// Whether two telling words round both names are the same, one of them right beside.
    fn is_in_one_place(&self) -> bool {
        let ((a, b), (x, y)) = (self.tellings, self.units);
        let at = |t: &Telling<'_, '_>, u: &Unit, by: isize| -> Option<Unit> {
            t.units.get(u.order.checked_add_signed(by)?).cloned()
        };
        let same = |by: isize| at(a, x, by).zip(at(b, y, by)).is_some_and(|(u, v)| u.says(&v));
        let word = |by: isize| at(a, x, by).is_some_and(|u| u.kind == UnitKind::Word);
        let sides: BTreeSet<isize> = [-2, -1, 1, 2].into_iter().filter(|by| same(*by)).collect();
        let words = sides.iter().any(|by| word(*by));
        let beside = sides.contains(&-1) || sides.contains(&1);
        let (round, cover) = match self.story.brief(self.two) {
            Some(_) => (ROUND, NAMED),
            None => (ALL_ROUND, VALUED),
        };
        words && beside && sides.len() >= round && self.cover() >= cover
    }
}

/// Whether a figure is told by a bound: "fewer than 100".
fn is_bounded(figure: &Quantity) -> bool {
    matches!(figure.hedge, Hedge::AtLeast | Hedge::Over | Hedge::AtMost | Hedge::Under)
}

/// Whether a reporting verb stands beside a name: another may say the same.
fn speaks(telling: &Telling<'_, '_>, unit: &Unit) -> bool {
    let before = unit.at.checked_sub(1).and_then(|at| telling.passage.words.get(at));
    // Scientists in Corrin have found it, and not Corrin.
    if before.is_some_and(Word::is_preposition) {
        return false;
    }
    let words = telling.passage.words.iter().enumerate();
    let near = words.filter(|(at, _)| at.abs_diff(unit.at) <= SPEAKS);
    near.into_iter().any(|(_, word)| matches!(word.kind, Kind::Report))
}

/// Whether the word beside a name stands beside another in the same way: "BBC listings", "ITV listings".
fn is_one_of_several(telling: &Telling<'_, '_>, unit: &Unit) -> bool {
    let at = |order: usize, by: isize| telling.units.get(order.checked_add_signed(by)?);
    [-1, 1].into_iter().any(|by: isize| {
        let word = at(unit.order, by).filter(|u| u.kind == UnitKind::Word);
        let again = |word: &Unit| telling.units.iter().filter(|u| u.says(word)).collect::<Vec<_>>();
        let others = word.map_or(Vec::new(), again).into_iter().filter_map(|u| at(u.order, -by));
        others.into_iter().any(|u| u.kind == UnitKind::Name && u.at != unit.at && !u.says(unit))
    })
}

/// Whether two times are as fine as each other: two days, two years.
fn are_as_fine(one: &Time, other: &Time) -> bool {
    let unit = |time: &Time| match time.readings.first() {
        Some(Extent::At(civil)) if civil.clock.is_none() => Some(std::mem::discriminant(&civil.unit)),
        _ => None,
    };
    unit(one).is_some() && unit(one) == unit(other)
}

/// Whether a source tells a time, or a finer one within it, anywhere.
fn tells_time(reading: &Reading, time: &Time) -> bool {
    // "In spring" is of any year.
    let times = reading.mentions.iter().filter_map(|mention| mention.time());
    let times = times.filter(|told| time.lacks_year() || !told.lacks_year());
    times.into_iter().any(|told| matches!(told.relation(time), TimeRelation::Equal | TimeRelation::Inside))
}
