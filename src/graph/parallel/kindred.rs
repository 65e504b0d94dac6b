//! Figures and hours that two articles of one news tell in other words: of all of their kind each is the one that stands among
//! most of the other's words.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use crate::extract::{Reading, are_of_one, telling_family};
use crate::knowledge::{Class, Lexicon, root};
use crate::value::Dimension;

use super::figure::{Figure, Slip, telling_key};
use super::passage::{Kind, Passage, hash};
use super::slot::{Difference, What};
use super::way::Goal;

/// Of a hundred parts of the words of the sentence that has fewer, those that the two share: of figures that count something,
/// and of hours.
const COUNTED: u64 = 34;
/// The same, of amounts, shares and measures.
const MEASURED: u64 = 50;
/// The same, of figures that a slip of the pen may have made of each other, and of ways to what has one name.
const FEW_WORDS: u64 = 18;
/// The same, of hours that are one on the dial.
const ONE_DIAL: u64 = 10;
/// The same, of sentences that tell so much in common that other names are names of other things in them.
const ALIKE: u64 = 70;
/// What is added where the articles are days apart.
const LATER: u64 = 15;
/// Letters of the shortest verb whose past is told by its ending.
const PAST: usize = 4;
/// Words between a figure and one that stands next to it.
const NEXT: usize = 4;
/// Minutes of two days.
const DAYS: i64 = 2 * 24 * 60;

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
    pub fn weight(&self, key: u64) -> u64 {
        let carriers = self.carriers.get(&key).copied().unwrap_or(1).max(1);
        u64::from((self.sentences * self.sentences / (carriers * carriers)).max(1).ilog2()) + 1
    }
}

/// Keys the words of a passage, and what its figures count, by their families, so that "600 jobs are to go" and "900 posts will
/// go" are of one kind.
pub(super) fn key_by_family(passage: &mut Passage<'_>, reading: &Reading, lexicon: &Lexicon) {
    let family = |word: &str| family_key(lexicon, word);
    for word in &mut passage.words {
        match word.kind {
            Kind::Content => {
                let text = reading.text().get(word.start..word.end).unwrap_or("");
                word.key = family(text);
                // "North of Alder" says nothing of what lies there.
                if lexicon.sense(text, Class::Bearing).is_some() {
                    word.kind = Kind::Function;
                }
            }
            Kind::Figure(quantity) if word.counts_something() => {
                word.key = family(quantity.unit.symbol.rsplit(' ').next().unwrap_or(""));
            }
            _ => {}
        }
    }
}

/// What a word says, whatever its form: its family, else its root.
pub(super) fn family_key(lexicon: &Lexicon, word: &str) -> u64 {
    let word = word.to_lowercase();
    let told = telling_family(lexicon, &word).map(|sense| sense.id.to_string());
    hash(&told.unwrap_or_else(|| root(&word)))
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
        let one_kind = |o: &Figure<'p, 'a>| o.key() == figure.key() || figure.slip(o).is_some();
        let scores = others.iter().enumerate().filter(|(_, o)| one_kind(o));
        // Of two figures of one sentence, that is meant beside which the same words stand.
        let scores = scores.map(|(n, o)| {
            (figure.likeness(o, rarity, &several), words_beside(figure, o), std::cmp::Reverse(n))
        });
        scores.max().filter(|(score, ..)| *score > 0).map(|(score, _, n)| (n.0, score))
    };
    let mut found = Vec::new();
    for (n, figure) in ours.iter().enumerate() {
        let Some((m, score)) = best(figure, &theirs) else { continue };
        let Some(partner) = theirs.get(m) else { continue };
        let mutual = best(partner, &ours).is_some_and(|(back, _)| back == n);
        let among = figure.is_among(&theirs) || partner.is_among(&ours);
        let pair = Pair { figure, partner, readings: (one, other), lexicon };
        if mutual && !among && score >= pair.needed() + least && pair.is_of_one_thing(score) {
            let what = if figure.hour().is_some() { What::Time } else { What::Figure };
            let difference = Difference { at: (figure.at, partner.at), what };
            found.push((figure.passage, partner.passage, difference));
        }
    }
    found
}

/// How many of the words next to two figures are the same.
fn words_beside(one: &Figure<'_, '_>, other: &Figure<'_, '_>) -> usize {
    let beside = |figure: &Figure<'_, '_>| -> BTreeSet<u64> {
        let words = figure.passage.words.iter().enumerate();
        let near = words.filter(|(at, _)| *at != figure.at && at.abs_diff(figure.at) <= NEXT);
        near.filter_map(|(_, word)| telling_key(word)).collect()
    };
    beside(one).intersection(&beside(other)).count()
}

/// Whether a figure counts people without saying who they are.
fn counts_persons(figure: &Figure<'_, '_>, lexicon: &Lexicon) -> bool {
    let counted = figure.value().filter(|q| q.unit.dimension == Dimension::Count);
    let noun = counted.and_then(|q| q.unit.symbol.rsplit(' ').next());
    noun.is_some_and(|noun| lexicon.sense(noun, Class::CountNoun).is_some_and(|s| s.is("general")))
}

/// Two figures, each of which stands among most of the other's words.
struct Pair<'f, 'p, 'a> {
    figure: &'f Figure<'p, 'a>,
    partner: &'f Figure<'p, 'a>,
    readings: (&'f Reading, &'f Reading),
    lexicon: &'f Lexicon,
}

impl Pair<'_, '_, '_> {
    /// Whether one of them is a way, which goes to or from somewhere.
    fn is_way(&self) -> bool {
        let (one, other) = self.readings;
        self.figure.is_way(one, self.lexicon) || self.partner.is_way(other, self.lexicon)
    }

    /// From where they go, or to where.
    fn places(&self) -> [Option<Goal>; 2] {
        let (one, other) = self.readings;
        [self.figure.place_behind(one, self.lexicon), self.partner.place_behind(other, self.lexicon)]
    }

    /// How much their sentences have to share.
    fn needed(&self) -> u64 {
        let counted = self.figure.counts() || self.figure.hour().is_some();
        match (self.figure.slip(self.partner), counted) {
            (Some(Slip::Clock), _) => ONE_DIAL,
            (Some(_), _) => FEW_WORDS,
            (None, _) if self.is_way() && self.places()[0].is_some() => FEW_WORDS,
            (None, true) => COUNTED,
            (None, false) => MEASURED,
        }
    }

    /// Whether verbs stand near two hours, and none near both: "contact was lost at 10.53am", "received a call at 9.47am".
    fn are_of_two_deeds(&self) -> bool {
        let (one, other) = self.readings;
        let verbs = |figure: &Figure<'_, '_>, reading: &Reading| -> BTreeSet<String> {
            let near =
                figure.passage.words.iter().enumerate().filter(|(at, _)| at.abs_diff(figure.at) <= DEED);
            let words = near.filter_map(|(_, word)| reading.text().get(word.start..word.end));
            let past = |word: &&str| {
                word.ends_with("ed") && word.len() > PAST || self.lexicon.is_irregular_past(word)
            };
            words.filter(past).map(|word| root(&word.to_lowercase())).collect()
        };
        let hours = self.figure.hour().is_some() && self.figure.slip(self.partner).is_none();
        let (ours, theirs) = (verbs(self.figure, one), verbs(self.partner, other));
        hours && !ours.is_empty() && !theirs.is_empty() && ours.is_disjoint(&theirs)
    }

    /// Whether nothing that is said of them sets them apart, their sentences sharing so many parts of a hundred.
    fn is_of_one_thing(&self, score: u64) -> bool {
        let Self { figure, partner, lexicon, .. } = *self;
        let (one, other) = self.readings;
        let slip = figure.slip(partner);
        let several =
            figure.is_one_of_several_ways(one, lexicon) || partner.is_one_of_several_ways(other, lexicon);
        let [from, its] = self.places();
        let placed = (!self.is_way() || from == its && !several)
            && are_of_one(figure.person(one), partner.person(other));
        let told = figure.speaker(one).zip(partner.speaker(other)).is_none_or(|(x, y)| x == y);
        let named = (figure.modifiers() == partner.modifiers() || score >= MEASURED)
            && (!figure.names_apart(partner) || score >= ALIKE);
        let qualified = figure.qualifiers(one, lexicon) == partner.qualifiers(other, lexicon)
            && figure.compares(one) == partner.compares(other)
            && figure.is_how_far(one) == partner.is_how_far(other)
            && (named || matches!(slip, Some(Slip::Digits | Slip::Clock)));
        let beside = match slip {
            Some(Slip::Currency) => figure.converts(partner) || partner.converts(figure),
            _ => {
                figure.is_far_from(partner)
                    || figure.stands_in(partner.passage)
                    || partner.stands_in(figure.passage)
            }
        };
        // Of persons, an article counts now these and now those: what stands next to the number tells which.
        let same_people =
            !counts_persons(figure, lexicon) || words_beside(figure, partner) > 0 || slip.is_some();
        let same_people = same_people && !self.are_of_two_deeds();
        let one_kind = same_people
            && figure.is_planned(one) == partner.is_planned(other)
            && figure.is_of_day_of(partner)
            && figure.is_of_time_of(partner)
            && figure.is_done_as(partner, (one, other), lexicon);
        placed && told && qualified && one_kind && !beside
    }
}

/// Words beside an hour in which the verb stands of what is done then.
const DEED: usize = 6;

/// Whether nothing that is said of two figures sets them apart, their sentences sharing so many parts of a hundred.
pub(super) fn are_of_one_thing<'f, 'p, 'a>(
    (figure, partner): (&'f Figure<'p, 'a>, &'f Figure<'p, 'a>),
    readings: (&'f Reading, &'f Reading),
    lexicon: &'f Lexicon,
    score: u64,
) -> bool {
    Pair { figure, partner, readings, lexicon }.is_of_one_thing(score)
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
