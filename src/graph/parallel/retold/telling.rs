//! A sentence of background: its one year, and the words that say what was then.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use rust_decimal::Decimal;

use crate::claim::slug;
use crate::extract::Reading;
use crate::grammar::NameKind;
use crate::knowledge::{Class, Lexicon, ROOT, root};
use crate::text::BlockKind;
use crate::value::{Dimension, Quantity, Time};

use super::super::passage::{Kind, Passage, Word, hash, passage};
use super::background::{dates, is_background, year};

/// Words of a run of nouns behind a year: "the 2008 mine explosion".
const NOUNS: usize = 3;

/// A figure with what it counts.
#[derive(Clone, Copy)]
pub(super) struct Counted<'a> {
    /// Where it stands.
    pub at: usize,
    /// What it counts or measures.
    pub measure: u64,
    /// Whether it counts people, and says no more of them.
    pub general: bool,
    /// Its value.
    pub quantity: &'a Quantity,
    /// The word for where it is counted, if that is said behind it: "killed 300 people in the province".
    pub place: Option<u64>,
}

impl Counted<'_> {
    /// Whether two happenings may well have it in common: people, or one or two of anything.
    pub fn is_weak(&self) -> bool {
        self.general || self.quantity.number.is_some_and(|n| n <= Decimal::TWO)
    }
}

/// A name, by its words.
pub(super) struct Named {
    /// Its base form.
    pub base: String,
    /// As the source has it.
    pub name: String,
    /// What kind of name it is.
    pub kind: NameKind,
}

/// A sentence that tells what was in a year long before its article.
pub(super) struct Telling<'a> {
    pub passage: Passage<'a>,
    /// Where the year stands.
    pub year: usize,
    pub time: &'a Time,
    /// What the words of the sentence say, with one of them each, by meaning.
    pub words: BTreeMap<u64, String>,
    /// Those in the part of the sentence that the year belongs to.
    pub beside: BTreeSet<u64>,
    /// Those that name a sudden happening or what befell somebody.
    pub happenings: BTreeSet<u64>,
    /// The tolls that it tells of, with their properties.
    pub tolls: BTreeMap<u64, String>,
    /// Which one of its kind it is said to be: "the last escape", "the first since".
    pub unique: BTreeSet<String>,
    /// Whether it tells of others besides: "and hundreds more in the hills".
    pub besides: bool,
    pub figures: Vec<Counted<'a>>,
    pub names: Vec<Named>,
}

impl Telling<'_> {
    /// What few sentences share: figures, names, and its year with each word.
    pub fn keys(&self) -> BTreeSet<u64> {
        let figure = |f: &Counted<'_>| hash(&format!("#{:?} {}", f.quantity.number, f.measure));
        let figures = self.figures.iter().filter(|f| !f.general).map(figure);
        let names = self.names.iter().map(|n| hash(&format!("@{}", n.base)));
        let year = year(self.time);
        let words = self.words.keys().map(|word| hash(&format!("{year:?} {word}")));
        let general = self.figures.iter().filter(|f| f.general);
        let general = general.flat_map(|f| {
            let number = f.quantity.number;
            self.words.keys().map(move |word| hash(&format!("#{number:?} {word}")))
        });
        figures.chain(names).chain(words).chain(general).collect()
    }
}

/// The sentences of background of a source.
pub(super) fn tellings<'a>(index: usize, reading: &'a Reading, lexicon: &Lexicon) -> Vec<Telling<'a>> {
    let sentences = 0..reading.document.sentences.len();
    sentences.filter_map(|sentence| telling(index, reading, sentence, lexicon)).collect()
}

/// The sentence, if it tells what was in one year.
fn telling<'a>(
    index: usize,
    reading: &'a Reading,
    sentence: usize,
    lexicon: &Lexicon,
) -> Option<Telling<'a>> {
    let block =
        reading.document.sentences.get(sentence).and_then(|s| reading.document.blocks.get(s.block))?;
    if block.kind == BlockKind::Headline || !dates(reading, sentence) {
        return None;
    }
    let passage = passage(index, reading, sentence, lexicon)?;
    let mut times = passage.words.iter().enumerate().filter_map(|(at, word)| match word.kind {
        Kind::Time(time) => Some((at, time)),
        _ => None,
    });
    let (year, time) = times.next()?;
    if times.next().is_some() || !is_background(time, reading) {
        return None;
    }
    let reader = Reader { passage: &passage, text: reading.text(), lexicon, year };
    let (told, beside) = (reader.told()?, reader.beside()?);
    if reader.is_set_apart(beside.clone()) {
        return None;
    }
    let words = reader.meanings(told.clone());
    let beside = reader.meanings(beside).into_keys().collect();
    let happenings = reader.happenings(told.clone());
    let tolls = reader.tolls(told.clone());
    let unique = reader.unique();
    let besides =
        told.clone().any(|i| passage.words.get(i).is_some_and(|w| matches!(w.kind, Kind::Separator)));
    let (figures, names) = (reader.figures(told.clone()), reader.names(told));
    Some(Telling { year, time, words, beside, happenings, tolls, unique, besides, figures, names, passage })
}

/// Reads what a sentence tells.
struct Reader<'p, 'a> {
    passage: &'p Passage<'a>,
    text: &'a str,
    lexicon: &'p Lexicon,
    year: usize,
}

impl<'a> Reader<'_, 'a> {
    fn word(&self, at: usize) -> Option<&Word<'a>> {
        self.passage.words.get(at)
    }

    fn text_of(&self, at: usize) -> &'a str {
        self.word(at).and_then(|w| self.text.get(w.start..w.end)).unwrap_or("")
    }

    /// Whether a word is one of those that tell background by.
    fn is(&self, at: usize, tag: &str) -> bool {
        self.lexicon.sense(self.text_of(at), Class::BackgroundWord).is_some_and(|s| s.is(tag))
    }

    fn is_word(&self, at: usize, words: &[&str]) -> bool {
        let text = self.text_of(at);
        words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// Whether a mark that ends a part of a sentence stands before a word.
    fn is_parted(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|i| self.word(i)) else { return true };
        let between = self.word(at).and_then(|w| self.text.get(before.end..w.start)).unwrap_or("");
        between.contains([',', ';', ':', '–', '—', '(', ')'])
    }

    /// The words that can be about the year: all, but behind "the first since 2006, when …" those of that clause alone. None
    /// where the year only bounds a stretch of time.
    fn told(&self) -> Option<Range<usize>> {
        let end = self.passage.words.len();
        let before =
            |n: usize, words: &[&str]| self.year.checked_sub(n).is_some_and(|i| self.is_word(i, words));
        if self.is_since() {
            let unique = (0..self.year).any(|i| self.is(i, "unique"));
            return (unique && self.is_clause(self.year + 1)).then_some(self.year + 1..end);
        }
        let bounds =
            ["until", "till", "by", "before", "after", "from", "to", "through", "between", "of", "for"];
        let bounded = before(1, &bounds) || before(2, &["since", "until", "between"]);
        let until = self.is_word(self.year + 1, &["and", "to", "or"]) && !self.is_parted(self.year + 1);
        (!bounded && !until).then_some(0..end)
    }

    fn is_since(&self) -> bool {
        self.year.checked_sub(1).is_some_and(|i| self.is_word(i, &["since"]))
    }

    /// Which one of its kind it is said to be. The first since one is the next after it: that was the last.
    fn unique(&self) -> BTreeSet<String> {
        let ids = (0..self.passage.words.len()).filter_map(|i| {
            self.lexicon.sense(self.text_of(i), Class::BackgroundWord).filter(|s| s.is("unique"))
        });
        let named = ids.map(|sense| match (self.is_since(), &*sense.id) {
            (true, "first") => "last".to_owned(),
            (true, id) => format!("{id} since"),
            (false, id) => id.to_owned(),
        });
        named.collect()
    }

    /// Whether a clause about the year begins: "in 2006, when …".
    fn is_clause(&self, at: usize) -> bool {
        self.is_word(at, &["when", "where"]) || self.is_word(at, &["in"]) && self.is_word(at + 1, &["which"])
    }

    /// The part of the sentence that the year belongs to.
    fn beside(&self) -> Option<Range<usize>> {
        let end = self.passage.words.len();
        let next = |from: usize| (from..end).find(|&i| self.is_parted(i)).unwrap_or(end);
        let first = (0..=self.year).rev().find(|&i| self.is_parted(i)).unwrap_or(0);
        let behind = next(self.year + 1);
        if self.is_clause(self.year + 1) {
            return Some(if self.is_since() { self.year + 1 } else { first }..next(self.year + 2));
        }
        let noun = self.word(self.year + 1).is_some_and(Word::is_content);
        let article =
            self.year.checked_sub(1).is_some_and(|i| self.is_word(i, &["the", "a", "an", "this", "that"]));
        if noun && article && !self.is_parted(self.year + 1) {
            let nouns = (self.year + 1..end.min(self.year + 1 + NOUNS))
                .take_while(|&i| self.word(i).is_some_and(Word::is_content));
            return Some(self.year + 1..nouns.last()? + 1);
        }
        // "In 2007, five recruits were killed": what stands before the comma says nothing but the year.
        let alone =
            (first..self.year).all(|i| self.word(i).is_some_and(|w| !w.is_content() && !w.is_value()));
        if alone && behind == self.year + 1 {
            return Some(first..next(behind + 1));
        }
        Some(first..behind)
    }

    /// Whether the words beside the year tell what followed a happening, what comes back, a part of what was, or what only
    /// may have been.
    fn is_set_apart(&self, beside: Range<usize>) -> bool {
        let apart = |i: usize| {
            ["aftermath", "recurring", "whole"].iter().any(|tag| self.is(i, tag))
                || self.word(i).is_some_and(|w| matches!(w.kind, Kind::Separator | Kind::Denial))
        };
        beside.into_iter().any(|i| apart(i) && !self.is(i, "unique"))
    }

    /// What a word says: the property or the happening that it tells of, else its root.
    fn meaning(&self, at: usize) -> Option<u64> {
        if !self.word(at).is_some_and(|w| matches!(w.kind, Kind::Content))
            || self.is(at, "unique")
            || self.is(at, "general")
        {
            return None;
        }
        self.told_of(at).map(|id| hash(&id)).or_else(|| {
            let root = root(&slug(self.text_of(at)));
            (root.len() >= ROOT).then(|| hash(&root))
        })
    }

    /// The property or the happening that a word tells of.
    fn told_of(&self, at: usize) -> Option<String> {
        let word = self.text_of(at);
        let of = |class: Class| self.lexicon.sense(word, class);
        let same = of(Class::BackgroundWord).filter(|s| s.is("same"));
        let told = of(Class::PropertyWord).or(same).or_else(|| of(Class::EventNoun));
        told.map(|sense| sense.id.to_string())
    }

    fn meanings(&self, told: Range<usize>) -> BTreeMap<u64, String> {
        let mut words = BTreeMap::new();
        for at in told {
            if let Some(meaning) = self.meaning(at) {
                words.entry(meaning).or_insert_with(|| slug(self.text_of(at)));
            }
        }
        words
    }

    /// What befell somebody, and sudden happenings.
    fn happenings(&self, told: Range<usize>) -> BTreeSet<u64> {
        let sudden = |at: &usize| {
            let sense = self.lexicon.sense(self.text_of(*at), Class::EventNoun);
            sense.is_some_and(|s| s.is("sudden") || s.is("site"))
        };
        let all = told.filter(|at| self.is_toll(*at) || sudden(at));
        all.filter_map(|at| self.meaning(at)).collect()
    }

    fn tolls(&self, told: Range<usize>) -> BTreeMap<u64, String> {
        let tolls = told.filter(|at| self.is_toll(*at));
        tolls.filter_map(|at| Some((self.meaning(at)?, self.told_of(at)?))).collect()
    }

    fn is_toll(&self, at: usize) -> bool {
        let word = self.text_of(at);
        self.lexicon.sense(word, Class::PropertyWord).is_some_and(|s| s.is("cumulative"))
            || self.is(at, "same")
    }

    fn figures(&self, told: Range<usize>) -> Vec<Counted<'a>> {
        let figure = |at: usize| match self.word(at)?.kind {
            Kind::Figure(quantity) if quantity.number.is_some() => {
                let counted = quantity.unit.symbol.rsplit(' ').next().unwrap_or("");
                let general = |s: &crate::knowledge::Sense| s.is("general");
                let general = self.lexicon.sense(counted, Class::CountNoun).is_some_and(general);
                let plain = matches!(quantity.unit.dimension, Dimension::Number | Dimension::Age);
                let says = !plain && !quantity.unit.symbol.is_empty();
                let measure = if general { hash("#people") } else { self.word(at)?.key };
                says.then_some(Counted { at, measure, general, quantity, place: self.place(at) })
            }
            _ => None,
        };
        told.filter_map(figure).collect()
    }

    /// The word for where a figure is counted; the place of the story, which "the same town" is, says nothing new.
    fn place(&self, at: usize) -> Option<u64> {
        let plain =
            |i: &usize| self.word(*i).is_some_and(|w| matches!(w.kind, Kind::Function | Kind::Passive));
        let verb = (at + 1..).find(|i| !plain(i) && !self.is_toll(*i))?;
        if !self.word(verb).is_some_and(Word::is_preposition) || self.is_parted(verb) {
            return None;
        }
        let noun = (verb + 1..).find(|i| !plain(i))?;
        match self.word(noun)?.kind {
            Kind::Time(_) => None,
            _ if self.is_word(noun, &["same"]) => None,
            Kind::Name(..) => self.word(noun).map(|w| w.own),
            _ => self.meaning(noun),
        }
    }

    fn names(&self, told: Range<usize>) -> Vec<Named> {
        let name = |at: usize| match self.word(at)?.kind {
            Kind::Name(text, entity) => {
                let base = entity.map_or_else(|| slug(text), |e| e.base.to_string());
                let kind = entity.map_or(NameKind::Unknown, |e| e.kind);
                let name = entity.map_or(text, |e| &e.name).to_owned();
                Some(Named { base, name, kind })
            }
            _ => None,
        };
        told.filter_map(name).collect()
    }
}
