//! What an article is the news of: the kind of its happening, and the names that its lead gives it.

use std::cmp::Ordering;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::knowledge::{Class, Classes, Lexicon};
use crate::text::{Block, Document};

use super::entity::{Entities, Entity};
use super::event::Events;

/// Checked sentences of an article that make its lead, the headline among them.
pub(super) const LEAD: usize = 6;
/// Words of names that a lead must have to tell its happening from others.
const TELLING: usize = 4;
/// Words of names that two leads must share to tell of one thing that has no name.
const SAME: usize = 3;
/// Words of names that two leads share at least that are near each other.
const NEAR: usize = 3;
/// Words of names that two whole articles share at least to tell of one thing, and of ten parts of the shorter one's names
/// how many.
const WHOLE: (usize, usize) = (4, 3);
/// Names that two articles of one news share.
const NAMES: usize = 2;
/// What is not a name's own word.
const COMMON: Classes = Classes::of(&[
    Class::Place,
    Class::OrganisationNoun,
    Class::BuildingNoun,
    Class::EventNoun,
    Class::FunctionWord,
    Class::PlaceKind,
    Class::NameHead,
    Class::Title,
    Class::Occupation,
    Class::ShortName,
    Class::Weekday,
]);
/// Letters of a word that can tell one happening from another.
const LETTERS: usize = 3;

/// What an article is the news of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The kind of the happening, by its entry of the lexicon: `fire`; none where the lead names no happening.
    pub kind: Option<Arc<str>>,
    /// The words of the names in the lead, folded.
    names: Words,
    /// The words of all names, folded; in a large story those that few of its sources have.
    all: Words,
    /// Of each name a word of its own, if it has one: no place of the gazetteer, no noun, of a person the last name.
    own: Words,
    /// The same, and of names without a word of their own the whole name.
    keys: Words,
    /// Articles of one story with the same number are the news of one thing, as their links with each other show.
    group: Option<usize>,
    /// Articles with the same number are kin to each other, or to the same others.
    family: Option<usize>,
    /// Where it was, by the first place named behind it.
    place: Option<Box<str>>,
    /// Of whom or of what it is.
    of: Option<Box<str>>,
    /// Whether it names several happenings of its kind.
    several: bool,
    /// Whether it tells of another happening of its kind.
    another: bool,
    /// How many the words of all names are.
    words: usize,
}

/// Words of names that articles of one news share at least: they are told in other words, and not always by their leads.
const KIN: usize = 3;
/// Sources of a story that have a word which can tell its news from others.
const FEW: usize = 24;

impl News {
    pub(super) fn read(document: &Document, entities: &Entities, events: &Events, lexicon: &Lexicon) -> Self {
        let checked = |block: usize| document.blocks.get(block).is_some_and(Block::is_checked);
        let lead = document.sentences.iter().filter(|s| checked(s.block)).take(LEAD).last();
        let end = lead.map_or(0, |s| s.span.end);
        let words = |named: &dyn Fn(&Entity) -> bool| {
            let names = entities.all().iter().filter(|e| named(e)).flat_map(|e| e.base.split('-'));
            Words::of(names.filter(|word| word.len() >= LETTERS).collect())
        };
        let plain = |word: &&str| word.len() >= LETTERS && !lexicon.is_among(word, COMMON);
        fn own(entity: &Entity, plain: impl Fn(&&str) -> bool) -> Option<&str> {
            match entity.last_name() {
                Some(last) => Some(last).filter(plain),
                None => entity.base.split('-').find(plain),
            }
        }
        let all = words(&|_| true);
        let own: Vec<(&Entity, Option<&str>)> = entities.all().iter().map(|e| (e, own(e, plain))).collect();
        Self {
            own: Words::of(own.iter().filter_map(|(_, own)| *own).collect()),
            keys: Words::of(own.iter().flat_map(|(e, own)| own.unwrap_or(&e.base).split('-')).collect()),
            kind: events.main.clone(),
            names: words(&|e| e.is_named_before(end)),
            words: all.len(),
            all,
            group: None,
            family: None,
            place: events.place.as_deref().map(Box::from),
            of: events.of.as_deref().map(Box::from),
            several: events.several,
            another: events.another,
        }
    }

    /// Whether the leads of two articles name so little in common, besides what they speak of, that they tell of two
    /// happenings: not even one word in four of the shorter one.
    pub fn is_apart(&self, other: &Self, subject: &str) -> bool {
        let (shared, fewest) = self.shared(other, subject);
        fewest >= TELLING && shared * 4 < fewest
    }

    /// Whether the leads of two articles name so much in common that they tell of one thing.
    pub fn is_alike(&self, other: &Self, subject: &str) -> bool {
        let (shared, fewest) = self.shared(other, subject);
        fewest >= TELLING && shared * 2 >= fewest
    }

    /// Whether two articles tell of one thing, and not of another of the same people: their leads name enough in common, or
    /// others of the story link them.
    pub fn is_same(&self, other: &Self) -> bool {
        let (shared, fewest) = self.shared(other, "");
        self.group.is_some() && self.group == other.group || shared >= SAME && shared * 2 >= fewest
    }

    /// Whether two articles of one small story are linked: they are the same news by their leads, or name as much in common
    /// from beginning to end, or all that the shorter lead names and one kind of happening.
    pub(crate) fn is_linked(&self, other: &Self) -> bool {
        let (shared, fewest) = self.shared(other, "");
        let all = (self.all.shared(&other.all).count(), self.all.len().min(other.all.len()));
        let one_kind = self.kind.is_some() && self.kind == other.kind;
        let whole = all.0 >= WHOLE.0 && all.0 * 10 >= all.1 * WHOLE.1;
        let short = one_kind && shared == fewest && fewest >= SAME - 1;
        self.is_same(other) || whole || short || self.shares_own(other)
    }

    /// Whether two articles share several names, one of them with a word of its own that the lead of either has.
    fn shares_own(&self, other: &Self) -> bool {
        let mut own = self.own.shared(&other.own);
        let led = own.any(|word| self.names.contains(word) || other.names.contains(word));
        led && self.keys.shared(&other.keys).count() >= NAMES
    }

    /// The number of the news that the article is of in its story, if the story is small.
    pub(crate) fn group(&self) -> Option<usize> {
        self.group
    }

    /// Sets the number of the news that the article is of in its story.
    pub(crate) fn set_group(&mut self, group: usize) {
        self.group = Some(group);
    }

    /// Sets the number of the news that the article and those kin to it are of.
    pub(crate) fn set_family(&mut self, family: usize) {
        self.family = Some(family);
    }

    /// Whether the leads of two articles name so much in common that sentences of their background may be of one thing: three
    /// words of names, and one in four of the shorter one.
    pub fn is_near(&self, other: &Self) -> bool {
        let (shared, fewest) = self.shared(other, "");
        shared >= NEAR && shared * 4 >= fewest
    }

    /// Whether two happenings of one kind are told apart: by whose they are, or by their places where nothing else that the
    /// leads name is shared.
    pub fn is_elsewhere(&self, other: &Self, subject: &str) -> bool {
        let differ = |x: &Option<Box<str>>, y: &Option<Box<str>>| match (x, y) {
            (Some(x), Some(y)) => {
                !x.split('-').all(|w| y.contains(w)) && !y.split('-').all(|w| x.contains(w))
            }
            _ => false,
        };
        differ(&self.of, &other.of) || differ(&self.place, &other.place) && self.shared(other, subject).0 == 0
    }

    /// Whether one of two articles tells of several happenings together, and the other of one of them and then of another: "two avalanches
    /// killed nine", "an avalanche killed seven, another one two".
    pub fn is_told_one_by_one(&self, other: &Self) -> bool {
        let apart = |one: &Self, two: &Self| one.several && two.another && !two.several;
        self.kind == other.kind && (apart(self, other) || apart(other, self))
    }

    /// Whether two articles name so much in common that few others of the story do that they are of one news: three words of
    /// names, and one in five of those that the shorter one has.
    pub fn is_kin(&self, other: &Self) -> bool {
        let shared = self.all.shared(&other.all).count();
        self.family.is_some() && self.family == other.family
            || self.group.is_some() && self.group == other.group
            || shared >= KIN && shared * 5 >= self.words.min(other.words)
    }

    /// Forgets the words of names that many articles of a story have: they do not tell one news from another.
    pub fn keep_telling<'n>(all: impl Iterator<Item = &'n mut Self>) {
        let all: Vec<&mut Self> = all.collect();
        let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
        for word in all.iter().flat_map(|news| news.all.iter()) {
            *counts.entry(word).or_default() += 1;
        }
        let telling = |word: &&str| counts.get(word).is_some_and(|count| *count <= FEW);
        let kept = all.iter().map(|news| Words::of(news.all.iter().filter(telling).collect()));
        let kept: Vec<Words> = kept.collect();
        for (news, words) in all.into_iter().zip(kept) {
            news.all = words;
        }
    }

    /// Whether the lead names a name, if by one word of it.
    pub fn is_named(&self, name: &str) -> bool {
        name.split('-').any(|word| self.names.contains(word))
    }

    /// Whether the article names a name anywhere, if by one word of it.
    pub fn names(&self, name: &str) -> bool {
        name.split('-').any(|word| self.all.contains(word))
    }

    /// How many words of names both leads have, and how many the shorter one has, without those of the subject.
    fn shared(&self, other: &Self, subject: &str) -> (usize, usize) {
        let own = |word: &&str| !subject.split('-').any(|part| part == *word);
        let count = |names: &Words| names.iter().filter(own).count();
        let shared = self.names.shared(&other.names).filter(own).count();
        (shared, count(&self.names).min(count(&other.names)))
    }
}

/// Words of names in the order of letters, joined by hyphens, which none of them holds: a story of thousands has many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Words(Box<str>);

impl Words {
    fn of(mut words: Vec<&str>) -> Self {
        words.sort_unstable();
        words.dedup();
        Self(words.join("-").into())
    }

    fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split('-').filter(|word| !word.is_empty())
    }

    fn len(&self) -> usize {
        self.iter().count()
    }

    fn contains(&self, word: &str) -> bool {
        self.iter().any(|own| own == word)
    }

    /// The words that both have.
    fn shared<'w>(&'w self, other: &'w Self) -> impl Iterator<Item = &'w str> {
        let mut others = other.iter().peekable();
        self.iter().filter(move |word| {
            while others.next_if(|other| other.cmp(word) == Ordering::Less).is_some() {}
            others.peek() == Some(word)
        })
    }
}
