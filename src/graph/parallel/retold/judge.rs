//! Whether two sentences of background tell of one thing, and where they differ.

use std::collections::BTreeSet;

use crate::extract::Reading;
use crate::grammar::{Meaning, NameKind};
use crate::value::{CalendarUnit, Dimension, Extent, Quantity, Time};

use super::super::slot::What;
use super::background::year;
use super::telling::{Counted, Named, Telling};

/// How much two sentences must share to tell of one thing with two years: a figure of something and a name count two, a
/// word one.
const ONE_THING: usize = 5;
/// Words that two sentences must share to tell of one thing of one year with two figures.
const WORDS: usize = 3;

/// How two sentences stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Link {
    /// They say the same.
    Agree,
    /// They differ.
    Differ,
}

/// Two sentences that tell of one thing.
pub(super) struct Bond {
    /// Both sentences, each with the place in question.
    pub sides: [(usize, usize); 2],
    pub link: Link,
    /// What is in question: the year or a figure.
    pub what: What,
    /// The words both share, as the earlier one has them.
    pub words: Vec<String>,
    /// The same words, whichever of the two comes first.
    pub key: String,
    /// What is asked, if it can be named: `when the avalanche was`.
    pub question: Option<String>,
}

/// Looks at pairs of sentences.
pub(super) struct Judge<'r, 'a> {
    pub readings: &'a [Reading],
    pub tellings: &'r [Telling<'a>],
}

impl<'a> Judge<'_, 'a> {
    /// How two sentences hang together, if both articles are of one news and both sentences of one thing.
    pub fn bonds(&self, (first, second): (usize, usize)) -> Vec<Bond> {
        let (Some(a), Some(b)) = (self.tellings.get(first), self.tellings.get(second)) else {
            return Vec::new();
        };
        let reading = |t: &Telling<'_>| self.readings.get(t.passage.reading);
        let (Some(x), Some(y)) = (reading(a), reading(b)) else { return Vec::new() };
        let pair = Pair::read(a, b);
        if !x.news.is_near(&y.news) || !pair.is_of_one_place(x, y) {
            return Vec::new();
        }
        let bond = |what: What, link: Link, at: (usize, usize), question: Option<String>| Bond {
            sides: [(first, at.0), (second, at.1)],
            link,
            what,
            words: pair.told(x.text()),
            key: pair.key(),
            question,
        };
        let mut bonds = Vec::new();
        let years = pair.years();
        if let Some(link) = years.filter(|_| pair.is_one_thing()) {
            let told = link == Link::Differ && (self.tells(a, b) || self.tells(b, a));
            bonds.extend((!told).then(|| bond(What::Time, link, (a.year, b.year), pair.when(x.text()))));
        }
        if years == Some(Link::Agree) && pair.is_one_toll() {
            let agree = pair.equal.iter().map(|(i, j)| (Link::Agree, i, j));
            let other = pair.other.iter().map(|(i, j)| (Link::Differ, i, j));
            let kept = agree.chain(other).filter(|(link, i, j)| {
                *link == Link::Agree || !(carries(x, j.quantity) || carries(y, i.quantity))
            });
            bonds.extend(kept.map(|(link, i, j)| bond(What::Figure, link, (i.at, j.at), pair.how_many(i))));
        }
        bonds
    }

    /// Whether the source of one sentence tells the year of the other as well, of something like it: it knows of two.
    fn tells(&self, a: &Telling<'_>, b: &Telling<'_>) -> bool {
        let Some(reading) = self.readings.get(a.passage.reading) else { return false };
        let own = |t: &&Telling<'_>| t.passage.reading == a.passage.reading;
        let from = self.tellings.partition_point(|t| t.passage.reading < a.passage.reading);
        let read: Vec<&Telling<'_>> = self.tellings.iter().skip(from).take_while(own).collect();
        let timed = reading.mentions.iter().filter(|m| m.time().is_some_and(|t| covers(t, b.time)));
        timed.into_iter().any(|mention| match read.iter().find(|t| t.passage.sentence == mention.sentence) {
            Some(telling) => telling.words.keys().any(|word| b.words.contains_key(word)),
            None => true,
        })
    }
}

/// Whether a time lies in the year of another, or holds it.
fn covers(time: &Time, other: &Time) -> bool {
    let (Some((from, to)), Some(year)) = (time.window(), year(other)) else { return false };
    let whole = Extent::At(crate::value::Civil::new(Some(year), CalendarUnit::Year)).window();
    whole.is_some_and(|(first, last)| from < last && first < to)
}

/// Whether a source prints a figure, with what it counts, anywhere.
fn carries(reading: &Reading, figure: &Quantity) -> bool {
    let same = |q: &Quantity| q.number == figure.number && q.unit == figure.unit;
    reading.mentions.iter().any(|m| matches!(&m.meaning, Meaning::Quantity(q) if same(q)))
}

/// Two sentences and what they share.
struct Pair<'r, 'a> {
    a: &'r Telling<'a>,
    b: &'r Telling<'a>,
    words: BTreeSet<u64>,
    /// Figures of one measure that agree.
    equal: Vec<(Counted<'a>, Counted<'a>)>,
    /// Those that exclude each other.
    other: Vec<(Counted<'a>, Counted<'a>)>,
}

impl<'r, 'a> Pair<'r, 'a> {
    fn read(a: &'r Telling<'a>, b: &'r Telling<'a>) -> Self {
        let words = a.words.keys().filter(|word| b.words.contains_key(word)).copied().collect();
        let mut pair = Self { a, b, words, equal: Vec::new(), other: Vec::new() };
        for x in &a.figures {
            for y in b.figures.iter().filter(|y| y.measure == x.measure) {
                match x.quantity.meets(y.quantity) {
                    true => pair.equal.push((*x, *y)),
                    false => pair.other.push((*x, *y)),
                }
            }
        }
        pair
    }

    /// Whether the years are the same or two; none if that is open, as with two months of one year.
    fn years(&self) -> Option<Link> {
        let month = |time: &Time| match time.readings.as_slice() {
            [Extent::At(civil)] => matches!(civil.unit, CalendarUnit::Month(_)).then_some(civil.unit),
            _ => None,
        };
        let months = month(self.a.time).zip(month(self.b.time)).is_none_or(|(x, y)| x == y);
        let same = year(self.a.time) == year(self.b.time);
        months.then_some(if same { Link::Agree } else { Link::Differ })
    }

    /// Whether each place that one sentence alone names is one that the other article is about.
    fn is_of_one_place(&self, x: &Reading, y: &Reading) -> bool {
        let fits = |own: &[Named], others: &[Named], reading: &Reading| {
            own.iter().filter(|name| name.kind != NameKind::Person).all(|name| {
                others.iter().any(|other| other.base == name.base) || reading.news.is_named(&name.base)
            })
        };
        fits(&self.a.names, &self.b.names, y) && fits(&self.b.names, &self.a.names, x)
    }

    /// Names that both have.
    fn names(&self) -> impl Iterator<Item = (&'r Named, &'r Named)> {
        let (a, b) = (self.a, self.b);
        a.names.iter().filter_map(|x| Some((x, b.names.iter().find(|y| y.base == x.base)?)))
    }

    /// What befell somebody or happened at once by both sentences, in their part about the year.
    fn happenings(&self) -> impl Iterator<Item = u64> {
        let (a, b) = (self.a, self.b);
        let beside = |t: &Telling<'_>, word: u64| t.beside.contains(&word);
        a.happenings.intersection(&b.happenings).copied().filter(move |w| beside(a, *w) && beside(b, *w))
    }

    /// Whether enough is shared for one thing, and nothing but the year differs.
    fn is_one_thing(&self) -> bool {
        let told = self.equal.iter().filter(|(x, y)| x.quantity.number == y.quantity.number);
        let figures: usize = told.map(|(x, _)| if x.is_weak() { 1 } else { 2 }).sum();
        let names: usize = self.names().map(|(x, _)| if x.kind == NameKind::Person { 2 } else { 1 }).sum();
        let (a, b) = (&self.a.unique, &self.b.unique);
        let unique = usize::from(a.intersection(b).next().is_some());
        if unique == 0 && !a.is_empty() && !b.is_empty() {
            return false;
        }
        let weight = figures + names + self.words.len() + unique;
        let sudden = self.happenings().next().is_some() || unique > 0;
        figures >= 2 && sudden && self.other.is_empty() && weight >= ONE_THING
    }

    /// Whether enough is shared for one thing of one year, and at most one figure differs.
    fn is_one_toll(&self) -> bool {
        let once = |own: &[Counted<'_>], one: &Counted<'_>| {
            own.iter().filter(|f| f.measure == one.measure).count() == 1
        };
        let mut figures = self.equal.iter().chain(&self.other);
        let single = figures.all(|(x, y)| once(&self.a.figures, x) && once(&self.b.figures, y));
        let tolls = self.a.tolls == self.b.tolls && self.a.tolls.len() <= 1;
        let happens = self.happenings().next().is_some();
        let placed = self.other.iter().all(|(x, y)| x.place == y.place) && !self.a.besides && !self.b.besides;
        single && tolls && happens && placed && self.other.len() <= 1 && self.words.len() >= WORDS
    }

    /// What both tell, as the earlier sentence has it: figures, names, words.
    fn told(&self, text: &str) -> Vec<String> {
        let figures = self.equal.iter().filter_map(|(x, _)| self.printed(x, text));
        let names = self.names().map(|(x, _)| x.name.clone());
        let words = self.a.words.iter().filter(|(word, _)| self.words.contains(word));
        let mut words: Vec<String> = words.map(|(_, word)| word.clone()).collect();
        words.sort();
        figures.map(str::to_owned).chain(names).chain(words).collect()
    }

    /// The words both share, of two forms the first by the alphabet.
    fn key(&self) -> String {
        let form = |word: &u64| self.a.words.get(word).min(self.b.words.get(word)).cloned();
        let words: BTreeSet<String> = self.words.iter().filter_map(form).collect();
        words.into_iter().collect::<Vec<_>>().join("-")
    }

    /// A figure with what it counts, as the earlier source prints it.
    fn printed<'t>(&self, figure: &Counted<'_>, text: &'t str) -> Option<&'t str> {
        let word = self.a.passage.words.get(figure.at)?;
        text.get(word.start..word.end)
    }

    /// The sudden happening that both name, as the earlier one does.
    fn event(&self) -> Option<&'r String> {
        let mut events = self.a.happenings.intersection(&self.b.happenings);
        events.find(|h| !self.a.tolls.contains_key(h)).and_then(|h| self.a.words.get(h))
    }

    /// What befell somebody: `killed`.
    fn toll(&self) -> Option<&'r String> {
        self.happenings().find_map(|h| self.a.tolls.get(&h))
    }

    /// What is asked of the years, if it can be named: `when five recruits were killed`.
    fn when(&self, text: &str) -> Option<String> {
        let counts = |x: &Counted<'_>| x.quantity.unit.dimension == Dimension::Count;
        let figure = self.equal.iter().find(|(x, _)| counts(x)).and_then(|(x, _)| self.printed(x, text));
        match (self.event(), figure, self.toll()) {
            (Some(event), ..) => Some(format!("when the {event} was")),
            (_, Some(figure), Some(toll)) => Some(format!("when {figure} were {toll}")),
            _ => None,
        }
    }

    /// What is asked of the figures: `how many people were killed in the bombing of 2010`.
    fn how_many(&self, figure: &Counted<'_>) -> Option<String> {
        let (noun, year) = (&figure.quantity.unit.symbol, year(self.a.time)?);
        let place =
            self.event().map_or_else(|| format!("in {year}"), |event| format!("in the {event} of {year}"));
        Some(match self.toll().filter(|_| figure.general) {
            Some(toll) => format!("how many {noun} were {toll} {place}"),
            None => format!("the number of {noun} {place}"),
        })
    }
}
