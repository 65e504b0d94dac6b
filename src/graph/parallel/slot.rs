//! What stands in the same place of two sentences that run alike, and differs.

use crate::knowledge::Lexicon;
use crate::value::{Dimension, Hedge};

use super::alignment::{Gap, Match, Stretch};
use super::likeness::Likeness;
use super::one_name::are_of_two_kinds;
pub(super) use super::one_name::is_listed;
use super::passage::{Kind, Passage, Word, hash};
use super::standing::{Standing, standing};

/// Words of the open classes, and equal values, that a whole sentence shares.
const SHORT: usize = 2;
/// The same, of a sentence that differs in nothing but a bound or one word of several.
const FULL: usize = 3;
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
/// Words between a name and the verb that says that its bearer speaks.
const BESIDE: usize = 2;
/// Words before a time that a reporting verb may stand in.
const REPORT: usize = 6;
/// The same, of a stretch within longer sentences.
const LONG: usize = 5;
/// Words of a sentence that says anything by itself.
const SENTENCE: usize = 4;

/// Matching words before a figure that name what it measures.
const MEASURED: usize = 6;
/// Words from an "it" to the rank that it has: "it is the sixth".
const BEHIND_IT: usize = 4;
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
    /// Two bounds of one kind: "more than 200", "more than 300".
    Bound,
    /// Two words of which one place holds one: "left", "right".
    Choice,
    /// Something that is equal or not, and says no more.
    Opaque,
}

/// The differences of two sentences that all speak of one thing said twice: figures alone, or one time, name or denial.
pub(super) fn differences(
    a: &Passage<'_>,
    b: &Passage<'_>,
    stretches: &[Stretch],
    lexicon: &Lexicon,
) -> Vec<Difference> {
    let read: Vec<Sides<'_, '_>> = stretches.iter().map(|s| Sides::read((a, b), s, lexicon)).collect();
    let telling = || read.iter().filter(|s| s.likeness.weight() >= TELLING || s.likeness.is_all());
    let count = |what: What| telling().flat_map(|s| &s.found).filter(|(_, d)| d.what == what).count();
    let figures = count(What::Figure) + count(What::Bound);
    let others = [What::Time, What::Name, What::Denial, What::Choice];
    let wanted = match (figures, others.map(count)) {
        (1.., [0, 0, 0, 0]) if count(What::Figure) > 0 => What::Figure,
        (1.., [0, 0, 0, 0]) => What::Bound,
        (0, [1, 0, 0, 0]) => What::Time,
        (0, [0, 1, 0, 0]) => What::Name,
        (0, [0, 0, 1, 0]) => What::Denial,
        (0, [0, 0, 0, 1]) => What::Choice,
        _ => return of_one_sentence(&read),
    };
    let total: usize = telling().map(|sides| sides.likeness.weight()).sum();
    let alike = telling().filter(|sides| {
        sides.is_alike(total, wanted) && (sides.likeness.is_copied() || sides.is_of_one_thing(wanted))
    });
    let held =
        alike.flat_map(|sides| sides.found.iter().filter(|(n, d)| d.what == wanted && sides.is_held(*n, d)));
    held.map(|(_, difference)| *difference).collect()
}

/// The differences of a long sentence told twice, word for word but for a few: they may be of several kinds.
fn of_one_sentence(read: &[Sides<'_, '_>]) -> Vec<Difference> {
    let found = |sides: &Sides<'_, '_>| -> Vec<Difference> {
        let held = sides.found.iter().filter(|(n, d)| sides.is_held(*n, d));
        held.map(|(_, difference)| *difference).collect()
    };
    read.iter().find(|sides| sides.likeness.is_copied()).map_or(Vec::new(), found)
}

/// Two sentences and a stretch in which they run alike.
struct Sides<'s, 'a> {
    a: &'s Passage<'a>,
    b: &'s Passage<'a>,
    stretch: &'s Stretch,
    lexicon: &'s Lexicon,
    /// How much of them is the same there.
    likeness: Likeness,
    /// Differences, with the number of their match.
    found: Vec<(usize, Difference)>,
}

impl<'s, 'a> Sides<'s, 'a> {
    fn read((a, b): (&'s Passage<'a>, &'s Passage<'a>), stretch: &'s Stretch, lexicon: &'s Lexicon) -> Self {
        let mut likeness = Likeness {
            sides: (a.words.len(), b.words.len()),
            matched: stretch.matches.len(),
            ..Likeness::default()
        };
        let mut found = Vec::new();
        for (n, &(i, j)) in stretch.matches.iter().enumerate() {
            let (Some(x), Some(y)) = (a.words.get(i), b.words.get(j)) else { continue };
            if stretch.gaps.get(n) == Some(&Gap::Denial) {
                found.push((n, Difference { at: (i, j), what: What::Denial }));
            }
            match standing(x, y, lexicon) {
                Standing::Equal if x.is_content() => likeness.words += 1,
                Standing::Equal | Standing::Compatible if x.is_value() => likeness.values += 1,
                Standing::Equal | Standing::Compatible => {}
                Standing::Differs(what) => {
                    likeness.words += usize::from(x.counts_something());
                    found.push((n, Difference { at: (i, j), what }));
                }
            }
        }
        Self { a, b, stretch, lexicon, likeness, found }
    }

    /// "That was 7 % more than in 2003": what it is about, another sentence says.
    fn refers_back(&self) -> bool {
        self.a.words.first().is_some_and(|w| matches!(w.kind, Kind::Demonstrative))
    }

    /// Whether enough of both sentences is said in the same words.
    fn is_alike(&self, total: usize, what: What) -> bool {
        let (a, whole, weight) = (self.a.words.len(), self.likeness.is_whole(), self.likeness.weight());
        match what {
            What::Name if self.a.headline || self.b.headline => weight >= UNNAMED,
            What::Bound | What::Choice if self.a.headline || self.b.headline => false,
            What::Bound | What::Choice => {
                weight >= NAMED && whole || weight >= FULL && self.likeness.is_all()
            }
            What::Name if self.likeness.is_all() => {
                weight >= NAMED || self.likeness.values > 0 && weight >= SHORT
            }
            What::Name => {
                (weight >= NAMED || total >= ALL && weight >= PART)
                    && (self.likeness.values > 0 || total >= UNNAMED)
            }
            _ if self.likeness.is_all() => {
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
        let one_time = |x: &Word<'_>, y: &Word<'_>| matches!(standing(x, y, self.lexicon), Standing::Equal);
        let one_name = |x: &Word<'_>, y: &Word<'_>| {
            !matches!(standing(x, y, self.lexicon), Standing::Differs(What::Name))
        };
        // "In 1998 a fire broke out on Friday": another time says which one is meant.
        let dated = |p: &Passage<'_>| p.words.iter().filter(|w| matches!(w.kind, Kind::Time(_))).count();
        let times = match what {
            What::Time | What::Choice => dated(self.a) == dated(self.b),
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

    /// "It is the sixth of 18", "Wooden Heart, which entered the chart on Sunday, is the fifth of 18": whose rank it is, another
    /// sentence says.
    fn is_another_rank(&self, (i, j): Match) -> bool {
        let rank = |w: &Word<'_>| matches!(w.kind, Kind::Figure(q) if q.unit.dimension == Dimension::Ordinal);
        let it = |p: &Passage<'_>| p.words.first().is_some_and(|w| w.own == hash("it"));
        let refers = |p: &Passage<'_>, at: usize| at <= BEHIND_IT && it(p);
        self.a.words.get(i).is_some_and(rank)
            && !self.likeness.is_all()
            && (refers(self.a, i) || refers(self.b, j))
    }

    /// Whether the name of one side stands somewhere else in the other sentence: the two may only be told in another order.
    fn is_elsewhere(&self, i: usize, j: usize) -> bool {
        let (Some(x), Some(y)) = (self.a.words.get(i), self.b.words.get(j)) else { return true };
        let names = |passage: &Passage<'_>, name: &Word<'_>| {
            let others = passage.words.iter().filter(|w| matches!(w.kind, Kind::Name(..)));
            others.into_iter().any(|w| match (w.kind, name.kind) {
                (Kind::Name(_, x), Kind::Name(_, y)) if are_of_two_kinds(x, y) => w.own == name.own,
                _ => matches!(standing(w, name, self.lexicon), Standing::Equal | Standing::Compatible),
            })
        };
        names(self.b, x) || names(self.a, y)
    }

    /// Whether somebody reports the sentence, who is named or may be another speaker; in sentences that have all other words in
    /// common, or nearly all, it is the same one.
    fn is_told(&self, passage: &Passage<'_>, at: usize) -> bool {
        let reports = |words: &[Word<'_>]| words.iter().any(|w| matches!(w.kind, Kind::Report));
        let (from, to) = (at.saturating_sub(BESIDE), (at + 1 + BESIDE).min(passage.words.len()));
        let near = passage.words.get(from..to).unwrap_or(&[]);
        match self.likeness.is_restated() {
            _ if self.likeness.is_all() => reports(near),
            // Who says it behind, says it in both.
            true => reports(passage.words.get(..to).unwrap_or(&[])),
            false => reports(&passage.words),
        }
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
                    let new = is_new(passage, *at) && !self.likeness.is_restated();
                    let told = self.is_told(passage, *at) && !self.likeness.is_copied();
                    is_listed(passage, *at) || told || new
                };
                stands && !sides.iter().any(told) && !self.is_elsewhere(i, j)
            }
            What::Time => {
                let open = |(passage, at): &(&Passage<'_>, usize)| {
                    is_bound(passage, *at)
                        || is_new(passage, *at) && !self.likeness.is_restated()
                        || is_limit(passage, *at) && !self.likeness.is_copied()
                };
                stands && !sides.iter().any(open)
            }
            What::Figure | What::Bound => stands && !self.is_restricted(at) && !self.is_another_rank((i, j)),
            What::Choice => {
                stands && !self.refers_back() && !sides.iter().any(|(p, at)| is_of_another(p, *at))
            }
            What::Opaque => false,
        }
    }
}

/// How many words of a sentence deny.
fn denials(passage: &Passage<'_>) -> usize {
    passage.words.iter().filter(|w| matches!(w.kind, Kind::Denial)).count()
}

/// Words before a place in which what it is about may be introduced as new.
const NEW: usize = 4;

/// Whether the place belongs to what is introduced as new: "opened a shop in Ellery" says of no other shop where it is; "is a
/// footballer from Ellery" says it of who is named.
pub(super) fn is_new(passage: &Passage<'_>, at: usize) -> bool {
    let from = at.saturating_sub(NEW);
    let before = passage.words.get(from..at).unwrap_or(&[]);
    let said_of = |n: usize| {
        let word = (from + n).checked_sub(1).and_then(|n| passage.words.get(n));
        word.is_some_and(|w| matches!(w.kind, Kind::Passive))
    };
    before.iter().enumerate().any(|(n, w)| matches!(w.kind, Kind::Indefinite) && !said_of(n))
}

/// Whether a word stands behind one that makes a second thing of what it is said of, or belongs to what is introduced as new;
/// "by a tram" says what it was.
fn is_of_another(passage: &Passage<'_>, at: usize) -> bool {
    let before = passage.words.get(..at).unwrap_or(&[]);
    let by = matches!(before, [.., by, a] if by.is_preposition() && matches!(a.kind, Kind::Indefinite));
    is_new(passage, at) && !by || before.iter().any(|w| matches!(w.kind, Kind::Separator))
}

/// Whether a time only bounds or dates the report: "as of", "since", "until", "said on".
pub(super) fn is_limit(passage: &Passage<'_>, at: usize) -> bool {
    let from = at.saturating_sub(REPORT);
    let before = passage.words.get(from..at).unwrap_or(&[]);
    let reports = |pair: &[Word<'_>]| matches!(pair, [by, verb] if matches!(verb.kind, Kind::Report) && !matches!(by.kind, Kind::Passive));
    before.windows(2).any(reports) || before.last().is_some_and(|w| matches!(w.kind, Kind::Limit))
}

/// Whether a time bounds another: "until Friday".
pub(super) fn is_bound(passage: &Passage<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|i| passage.words.get(i));
    before.is_some_and(|w| matches!(w.kind, Kind::Limit))
}
