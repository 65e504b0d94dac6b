//! What stands in the same place of two sentences that run alike, and differs.

use strsim::osa_distance;

use crate::claim::slug;
use crate::extract::{Entity, modifiers};
use crate::grammar::NameKind;
use crate::grammar::name::{is_acronym, stands_for};
use crate::value::{Anchor, Dimension, Hedge, Quantity, Time, TimeRelation};

use super::alignment::{Gap, Match, Stretch};
use super::passage::{Kind, Passage, Word};

/// Words of the open classes, and equal values, that a whole sentence shares.
const SHORT: usize = 2;
/// The same, round a name.
const NAMED: usize = 4;
/// The same, round a name where no other value agrees.
const UNNAMED: usize = 7;
/// The same, of a stretch that can tell anything.
const TELLING: usize = 2;
/// The same, of a stretch in sentences that share [`ALL`] in all.
const PART: usize = 3;
/// The same, of all stretches of two sentences that say one thing.
const ALL: usize = 8;
/// Words before a time that a reporting verb may stand in.
const REPORT: usize = 6;
/// The same, of a stretch within longer sentences.
const LONG: usize = 5;
/// Of ten words, those that a whole sentence shares.
const WHOLE: usize = 8;

/// Of ten words of the longer sentence, those that a whole one shares.
const MOST: usize = 6;
/// Words of a sentence that says anything by itself.
const SENTENCE: usize = 4;

/// Matching words before a figure that name what it measures.
const MEASURED: usize = 6;
/// Letters of a name that one or two others make no second name of: how it is spelt is another question.
const SLIP: usize = 4;

/// A place of two sentences where they differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The words that differ; for a denial the words behind it.
    pub at: Match,
    /// In what.
    pub what: What,
}

/// In what two sentences differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Figures that exclude each other.
    Figure,
    /// Times that exclude each other.
    Time,
    /// Two names.
    Name,
    /// One denies what the other asserts.
    Denial,
    /// Something that is equal or not, and says no more.
    Opaque,
}

/// How two words that match stand to each other.
enum Standing {
    Equal,
    Compatible,
    Differs(What),
}

/// The differences of two sentences that all speak of one thing said twice: figures alone, or one time, name or denial.
pub(super) fn differences(a: &Passage<'_>, b: &Passage<'_>, stretches: &[Stretch]) -> Vec<Difference> {
    let read: Vec<Sides<'_, '_>> = stretches.iter().map(|s| Sides::read(a, b, s)).collect();
    let telling = || read.iter().filter(|s| s.weight() >= TELLING || s.is_all());
    let count = |what: What| telling().flat_map(|s| &s.found).filter(|(_, d)| d.what == what).count();
    let wanted = match (count(What::Figure), count(What::Time), count(What::Name), count(What::Denial)) {
        (1.., 0, 0, 0) => What::Figure,
        (0, 1, 0, 0) => What::Time,
        (0, 0, 1, 0) => What::Name,
        (0, 0, 0, 1) => What::Denial,
        _ => return Vec::new(),
    };
    let total: usize = telling().map(Sides::weight).sum();
    let alike = telling().filter(|sides| sides.is_alike(total, wanted) && sides.is_of_one_thing(wanted));
    let held =
        alike.flat_map(|sides| sides.found.iter().filter(|(n, d)| d.what == wanted && sides.is_held(*n, d)));
    held.map(|(_, difference)| *difference).collect()
}

/// Two sentences and a stretch in which they run alike.
struct Sides<'s, 'a> {
    a: &'s Passage<'a>,
    b: &'s Passage<'a>,
    stretch: &'s Stretch,
    /// Words of the open classes that are the same.
    words: usize,
    /// Figures, times and names that agree.
    values: usize,
    /// Differences, with the number of their match.
    found: Vec<(usize, Difference)>,
}

impl<'s, 'a> Sides<'s, 'a> {
    fn read(a: &'s Passage<'a>, b: &'s Passage<'a>, stretch: &'s Stretch) -> Self {
        let mut sides = Self { a, b, stretch, words: 0, values: 0, found: Vec::new() };
        for (n, &(i, j)) in stretch.matches.iter().enumerate() {
            let (Some(x), Some(y)) = (a.words.get(i), b.words.get(j)) else { continue };
            if stretch.gaps.get(n) == Some(&Gap::Denial) {
                sides.found.push((n, Difference { at: (i, j), what: What::Denial }));
            }
            match standing(x, y) {
                Standing::Equal if x.is_content() => sides.words += 1,
                Standing::Equal | Standing::Compatible if x.is_value() => sides.values += 1,
                Standing::Equal | Standing::Compatible => {}
                Standing::Differs(what) => {
                    sides.words += usize::from(x.counts_something());
                    sides.found.push((n, Difference { at: (i, j), what }));
                }
            }
        }
        sides
    }

    /// Whether every word of both sentences matches.
    fn is_all(&self) -> bool {
        let matched = self.stretch.matches.len();
        matched == self.a.words.len() && matched == self.b.words.len()
    }

    fn weight(&self) -> usize {
        self.words + self.values
    }

    /// "That was 7 % more than in 2003": what it is about, another sentence says.
    fn refers_back(&self) -> bool {
        self.a.words.first().is_some_and(|w| matches!(w.kind, Kind::Demonstrative))
    }

    /// Whether enough of both sentences is said in the same words.
    fn is_alike(&self, total: usize, what: What) -> bool {
        let (matched, a, b) = (self.stretch.matches.len(), self.a.words.len(), self.b.words.len());
        let whole = matched * 10 >= a.min(b) * WHOLE && matched * 10 >= a.max(b) * MOST;
        let weight = self.weight();
        match what {
            What::Name if self.a.headline || self.b.headline => weight >= UNNAMED,
            What::Name if self.is_all() => weight >= NAMED || self.values > 0 && weight >= SHORT,
            What::Name => {
                (weight >= NAMED || total >= ALL && weight >= PART) && (self.values > 0 || total >= UNNAMED)
            }
            _ if self.is_all() => {
                let counts = |d: &Difference| self.a.words.get(d.at.0).is_some_and(Word::counts_something);
                let says = weight >= SHORT || self.found.iter().any(|(_, d)| counts(d));
                a >= SENTENCE && says && !self.refers_back()
            }
            _ if whole => weight >= SHORT,
            _ => weight >= LONG || total >= ALL && weight >= PART,
        }
    }

    /// Whether nothing outside the stretch sets the sentences apart: times of which none of the other side fits, or names
    /// of which none is the other side's.
    fn is_of_one_thing(&self, what: What) -> bool {
        // Of a quarter and of its year, figures are two.
        let one_time = |x: &Word<'_>, y: &Word<'_>| matches!(standing(x, y), Standing::Equal);
        let one_name = |x: &Word<'_>, y: &Word<'_>| !matches!(standing(x, y), Standing::Differs(What::Name));
        // "In 1998 a fire broke out on Friday": another time says which one is meant.
        let dated = |p: &Passage<'_>| p.words.iter().filter(|w| matches!(w.kind, Kind::Time(_))).count();
        let times = match what {
            What::Time => dated(self.a) == dated(self.b),
            _ => self.overlap(|w| matches!(w.kind, Kind::Time(_)), one_time, true),
        };
        let names = what == What::Name || self.overlap(|w| matches!(w.kind, Kind::Name(..)), one_name, false);
        times && names && !self.is_of_two_classes()
    }

    /// "Voters under 30", "voters over 60": a bound without a unit says of whom the other figure is.
    fn is_of_two_classes(&self) -> bool {
        let bound = |w: Option<&Word<'_>>| match w.map(|w| w.kind) {
            Some(Kind::Figure(q)) => {
                q.hedge != Hedge::Exact && matches!(q.unit.dimension, Dimension::Number | Dimension::Age)
            }
            _ => false,
        };
        let mut places = self.found.iter().map(|(_, d)| d.at);
        self.found.len() > 1 && places.any(|(i, j)| bound(self.a.words.get(i)) || bound(self.b.words.get(j)))
    }

    /// Whether the values of a type on both sides, if both have some, have one in common; with `all`, whether each of
    /// one side's has a fellow on the other.
    fn overlap(
        &self,
        is: impl Fn(&Word<'_>) -> bool,
        fits: impl Fn(&Word<'_>, &Word<'_>) -> bool,
        all: bool,
    ) -> bool {
        let x: Vec<Word<'_>> = self.a.words.iter().filter(|w| is(w)).copied().collect();
        let y: Vec<Word<'_>> = self.b.words.iter().filter(|w| is(w)).copied().collect();
        if x.is_empty() || y.is_empty() {
            return true;
        }
        let has = |one: &Word<'_>, others: &[Word<'_>]| others.iter().any(|other| fits(one, other));
        match all {
            true => x.iter().all(|w| has(w, &y)) || y.iter().all(|w| has(w, &x)),
            false => x.iter().any(|w| has(w, &y)),
        }
    }

    /// Whether one side says more of what a figure measures: "core inflation rose by", "inflation rose by".
    fn is_restricted(&self, at: usize) -> bool {
        let before = self.stretch.gaps.get(at.saturating_sub(MEASURED)..=at).unwrap_or(&[]);
        before.contains(&Gap::Content)
    }

    /// Whether the name of one side stands somewhere else in the other sentence: the two may only be told in another order.
    fn is_elsewhere(&self, i: usize, j: usize) -> bool {
        let (Some(x), Some(y)) = (self.a.words.get(i), self.b.words.get(j)) else { return true };
        let names = |passage: &Passage<'_>, name: &Word<'_>| {
            let others = passage.words.iter().filter(|w| matches!(w.kind, Kind::Name(..)));
            others.into_iter().any(|w| matches!(standing(w, name), Standing::Equal | Standing::Compatible))
        };
        names(self.b, x) || names(self.a, y)
    }

    /// Whether the words on both sides of a place are the same too, and it is no item of a list or time of a report.
    fn is_held(&self, at: usize, difference: &Difference) -> bool {
        let close = |n: usize| matches!(self.stretch.gaps.get(n), None | Some(Gap::None | Gap::Function));
        let (i, j) = difference.at;
        let sides = [(self.a, i), (self.b, j)];
        let opens = at > 0 || (i == 0 && j == 0);
        let last = |(passage, at): &(&Passage<'_>, usize)| at + 1 == passage.words.len();
        let ends = at + 1 < self.stretch.matches.len() || sides.iter().all(last);
        // What a figure counts closes it: "126 reviews with …" and "129 reviews and …" count one thing.
        let closed = self.a.words.get(i).is_some_and(Word::counts_something);
        let stands = close(at) && (close(at + 1) || closed) && opens && ends;
        match difference.what {
            What::Denial => denials(self.a) + denials(self.b) == 1,
            What::Name => {
                let told = |(passage, at): &(&Passage<'_>, usize)| {
                    is_listed(passage, *at) || is_told(passage) || is_new(passage, *at)
                };
                stands && !sides.iter().any(told) && !self.is_elsewhere(i, j)
            }
            What::Time => {
                stands && !sides.iter().any(|(passage, at)| is_limit(passage, *at) || is_new(passage, *at))
            }
            What::Figure => stands && !self.is_restricted(at),
            What::Opaque => false,
        }
    }
}

/// How many words of a sentence deny.
fn denials(passage: &Passage<'_>) -> usize {
    passage.words.iter().filter(|w| matches!(w.kind, Kind::Denial)).count()
}

/// Whether somebody reports the sentence: another speaker may name another.
fn is_told(passage: &Passage<'_>) -> bool {
    passage.words.iter().any(|w| matches!(w.kind, Kind::Report))
}

/// Words before a place in which what it is about may be introduced as new.
const NEW: usize = 4;

/// Whether the place belongs to what is introduced as new: "opened a shop in Ellery" says of no other shop where it is.
fn is_new(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.words.get(at.saturating_sub(NEW)..at).unwrap_or(&[]);
    before.iter().any(|w| matches!(w.kind, Kind::Indefinite))
}

/// Whether a name is one of several: another stands beside it, or beside the "and" beside it.
fn is_listed(passage: &Passage<'_>, at: usize) -> bool {
    let place = |w: &Word<'_>| matches!(w.kind, Kind::Name(_, Some(e)) if e.kind == NameKind::Place);
    let within = passage.words.get(at).is_some_and(place);
    // "Corrin, Norway": a place beside a place says where it lies.
    let name = |i: Option<usize>| {
        let word = i.and_then(|i| passage.words.get(i));
        word.is_some_and(|w| matches!(w.kind, Kind::Name(..)) && !(within && place(w)))
    };
    let joins = |i: Option<usize>| {
        i.and_then(|i| passage.words.get(i)).is_some_and(|w| matches!(w.kind, Kind::Conjunction))
    };
    let (before, after) = (at.checked_sub(1), Some(at + 1));
    name(before) || name(after) || joins(before) || joins(after)
}

/// Whether a time only bounds or dates the report: "as of", "since", "until", "said on".
fn is_limit(passage: &Passage<'_>, at: usize) -> bool {
    let from = at.saturating_sub(REPORT);
    let before = passage.words.get(from..at).unwrap_or(&[]);
    let reports = |pair: &[Word<'_>]| matches!(pair, [by, verb] if matches!(verb.kind, Kind::Report) && !matches!(by.kind, Kind::Passive));
    before.windows(2).any(reports) || before.last().is_some_and(|w| matches!(w.kind, Kind::Limit))
}

fn standing(a: &Word<'_>, b: &Word<'_>) -> Standing {
    match (a.kind, b.kind) {
        // Permanent jobs and temporary ones.
        (Kind::Figure(x), Kind::Figure(y)) if counts_others(x, y) => Standing::Differs(What::Opaque),
        (Kind::Figure(x), Kind::Figure(y)) => match (x.base_interval(), y.base_interval()) {
            (x, y) if x == y => Standing::Equal,
            _ if x.meets(y) => Standing::Compatible,
            _ => Standing::Differs(What::Figure),
        },
        _ if a.own == b.own => Standing::Equal,
        (Kind::Time(x), Kind::Time(y)) => match x.relation(y) {
            TimeRelation::Disjoint if is_relative(x) && is_relative(y) && a.first == b.first => {
                Standing::Differs(What::Opaque)
            }
            TimeRelation::Disjoint => Standing::Differs(What::Time),
            TimeRelation::Equal => Standing::Equal,
            TimeRelation::Undetermined => Standing::Differs(What::Opaque),
            _ => Standing::Compatible,
        },
        (Kind::Name(..), Kind::Name(..)) if in_one_country(a, b) => Standing::Compatible,
        (Kind::Name(x, x_is), Kind::Name(y, y_is)) => match one_name(x, x_is, y, y_is) {
            true => Standing::Compatible,
            false => Standing::Differs(What::Name),
        },
        _ if a.is_value() => Standing::Differs(What::Opaque),
        _ => Standing::Equal,
    }
}

/// Whether two figures count what their modifiers tell apart.
fn counts_others(x: &Quantity, y: &Quantity) -> bool {
    let of = |q: &Quantity| modifiers(&q.unit.symbol).filter(|_| q.unit.dimension == Dimension::Count);
    of(x).zip(of(y)).is_some_and(|(x, y)| x != y)
}

/// Whether two names are of one country: its name and its adjective.
fn in_one_country(a: &Word<'_>, b: &Word<'_>) -> bool {
    matches!((a.country, b.country), (Some(x), Some(y)) if x == y)
}

/// Whether a time was placed by its article's date: the same words of two articles may be two days.
fn is_relative(time: &Time) -> bool {
    time.anchor != Anchor::Stated
}

/// Whether two names may stand for one: of two kinds, one inside the other, one short for the other, one the initials of
/// the other, or two that begin alike ("Alder Games", "Alder
/// Festival"). Two persons of one last name, and two clubs or companies of one kind, are two.
fn one_name(a: &str, a_is: Option<&Entity>, b: &str, b_is: Option<&Entity>) -> bool {
    let base = |text: &str, is: Option<&Entity>| is.map_or_else(|| slug(text), |e| e.base.to_string());
    let (x, y) = (base(a, a_is), base(b, b_is));
    let kind = |is: Option<&Entity>| is.map(|e| e.kind).filter(|k| *k != NameKind::Unknown);
    let person = |k: NameKind| k == NameKind::Person;
    let (k, l) = (kind(a_is), kind(b_is));
    let kinds = matches!((k, l), (Some(k), Some(l)) if person(k) != person(l));
    let persons = k.is_some_and(person) && l.is_some_and(person);
    let inside = |part: &str, whole: &str| part.split('-').all(|word| whole.split('-').any(|w| w == word));
    let plural =
        |x: &str, y: &str| x.strip_suffix("ies").is_some_and(|stem| y.strip_suffix('y') == Some(stem));
    let short = x
        .split('-')
        .zip(y.split('-'))
        .map(|(v, w)| (v.strip_suffix('s').unwrap_or(v), w.strip_suffix('s').unwrap_or(w)))
        .all(|(v, w)| v == w || v.len().abs_diff(w.len()) > 2 && (v.starts_with(w) || w.starts_with(v)));
    let meet = x.split('-').filter(|word| y.split('-').any(|w| w == *word)).count();
    let first = |name: &str| name.split('-').next().unwrap_or("").to_owned();
    let defined = |x: Option<&Entity>, y: &str| x.is_some_and(|e| e.acronyms().iter().any(|a| **a == *y));
    // "Alder FM", "Alder FM2": a number tells one of a family.
    let numbered = |whole: &str, part: &str| {
        let rest = whole.strip_prefix(part).unwrap_or("");
        !rest.is_empty() && rest.bytes().all(|c| c.is_ascii_digit() || c == b'-')
    };
    x.replace('-', "") == y.replace('-', "")
        || numbered(&x, &y)
        || numbered(&y, &x)
        || kinds
        || inside(&x, &y)
        || inside(&y, &x)
        || short
        || (x.len() > SLIP && osa_distance(&x, &y) <= 2)
        || plural(&x, &y)
        || plural(&y, &x)
        || !persons && first(&x).len() > 3 && first(&x) == first(&y)
        || meet > 1
        || defined(a_is, &y)
        || defined(b_is, &x)
        || is_acronym(a) && stands_for(a, b)
        || is_acronym(b) && stands_for(b, a)
}
