//! What tells which figure of the news one is that no name holds: a verb or a noun of a known family, words that both sentences
//! share, or that both articles count so many of the same.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use crate::claim::Value;
use crate::extract::{ABOARD, BALLOT, CHANGE, SITUATIONS, telling_family};
use crate::grammar::{Meaning, MentionType, NameKind};
use crate::knowledge::{Class, Lexicon, NEWS, root};
use crate::value::{Anchor, Dimension, Quantity, Time};

use super::bucket::Entry;
use super::stranger::{bases, mentions};
use super::update::sentence;

/// Whether a verb or a noun of a known family says which figure of the news it is.
pub(super) fn is_told(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let property = &entry.member.claim.statement.property;
    if &**property == BALLOT || is_aboard(entry) || is_of_news(entry) || SITUATIONS.contains(&&**property) {
        return true;
    }
    let Some((family, _)) = property.rsplit_once('-').filter(|_| matches!(entry.value, Value::Quantity(_)))
    else {
        return false;
    };
    let known = |word: &str| telling_family(lexicon, word).is_some();
    is_size(entry, lexicon) || property.ends_with(CHANGE) || family.split('-').any(known)
}

/// Whether a figure is the size or the weight of a thing of which the news mostly has one: the length of the ship.
pub(super) fn is_size(entry: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let Value::Quantity(figure) = &entry.value else { return false };
    let physical = matches!(figure.unit.dimension, Dimension::Physical(_));
    let thing = entry.member.claim.statement.property.rsplit_once('-').map(|(thing, _)| thing);
    physical && thing.is_some_and(|thing| lexicon.sense(thing, Class::MeasuredNoun).is_some())
}

/// Whether a figure is that of those on board of what the news is of, wherever it is told.
pub(super) fn is_aboard(entry: &Entry<'_>) -> bool {
    entry.member.claim.statement.property.starts_with(ABOARD)
}

/// Whether a figure is one that a piece of news has but once.
pub(super) fn is_of_news(entry: &Entry<'_>) -> bool {
    entry.member.claim.statement.property.starts_with(NEWS)
}

/// Whether two counts of one kind of thing, which each article tells once, are so large and so near each other that they count
/// the same: "640 homes", "460 homes".
pub(super) fn are_near(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let (least, half) = (Decimal::new(30, 0), Decimal::new(15, 1));
    let counts =
        |e: &Entry<'_>| matches!(&e.value, Value::Quantity(q) if q.unit.dimension == Dimension::Count);
    let near = |(x, y): (Decimal, Decimal)| x.min(y) >= least && x.max(y) <= x.min(y) * half;
    counts(a) && counts(b) && bases(&a.value, &b.value).is_some_and(near)
}

/// Whether the things that two verbs tell their figures of are two: "the satellite cost", "the launch cost"; two names. What
/// one source names, the other may describe: a person by a noun for persons.
pub(super) fn are_of_two_things(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let Some((x, y)) = Thing::of(a, lexicon).zip(Thing::of(b, lexicon)) else { return false };
    match (x.name, y.name) {
        (Some(kind), None) => !y.may_be(kind, lexicon),
        (None, Some(kind)) => !x.may_be(kind, lexicon),
        _ => x.word != y.word,
    }
}

/// What a figure is told of.
struct Thing {
    /// The last word, by its family if it is no name.
    word: String,
    /// The last word as it stands, in lower case.
    noun: String,
    /// What kind of name it is, if it is one.
    name: Option<NameKind>,
}

impl Thing {
    fn of(entry: &Entry<'_>, lexicon: &Lexicon) -> Option<Self> {
        let (claim, reading) = (entry.member.claim, entry.member.reading);
        let span = claim.subject_span?;
        let noun =
            span.of(reading.text()).trim_end_matches(['.', ',']).rsplit([' ', '-']).next()?.to_lowercase();
        // "The crew of 24, who": what is counted, and not the number.
        if noun.chars().all(|c| c.is_ascii_digit()) {
            return None;
        }
        let mention = reading.mentions.iter().position(|m| m.span == span && m.kind == MentionType::Name);
        // A chamber is one by name or not.
        let mention = mention.filter(|_| *claim.statement.property != *BALLOT);
        let name = mention.map(|at| reading.entities.of_mention(at).map_or(NameKind::Unknown, |e| e.kind));
        let family = telling_family(lexicon, &noun).filter(|_| name.is_none());
        let word = family.map_or_else(|| root(&noun), |s| s.id.to_string());
        Some(Self { word, noun, name })
    }

    /// Whether a noun may describe what has a name of that kind.
    fn may_be(&self, kind: NameKind, lexicon: &Lexicon) -> bool {
        let is = |class: Class| lexicon.sense(&self.noun, class).is_some();
        match kind {
            NameKind::Person => is(Class::PersonNoun) || is(Class::Title) || is(Class::CountNoun),
            NameKind::Organisation => is(Class::OrganisationNoun),
            _ => true,
        }
    }
}

/// Letters by which two forms of a word are one.
const STEM: usize = 5;

/// Whether the sentences of two figures share a telling word, besides what is counted; of a share the same names as well.
pub(super) fn tell_alike(a: &Entry<'_>, b: &Entry<'_>, lexicon: &Lexicon) -> bool {
    let counted = a.member.claim.statement.property.rsplit('-').next().unwrap_or_default().to_owned();
    let words = |e: &Entry<'_>, names: bool| -> BTreeSet<String> {
        let bare = !e.member.claim.statement.property.contains('-');
        let own = e.member.claim.span.of(e.member.reading.text());
        // The unit of a measure says nothing of what it measures.
        let told = if bare { sentence(&e.member).replace(own, " ") } else { sentence(&e.member).to_owned() };
        let words = told.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() >= STEM - 1);
        let words = words.filter(|w| w.starts_with(char::is_uppercase) == names);
        // "North of Alder" says nothing of what lies there.
        let silent = [Class::FunctionWord, Class::Bearing];
        let telling = words.filter(|w| silent.iter().all(|&class| lexicon.sense(w, class).is_none()));
        telling.map(|w| w.to_lowercase().chars().take(STEM).collect()).collect()
    };
    // The same day of both sentences says that both tell of it.
    let days = |e: &Entry<'_>| -> BTreeSet<(i64, i64)> {
        mentions(e)
            .filter_map(|m| m.time())
            .filter(|t| t.anchor == Anchor::Stated)
            .filter_map(Time::window)
            .collect()
    };
    if days(a).intersection(&days(b)).next().is_some() {
        return true;
    }
    if are_beside_one(a, b) {
        return true;
    }
    let shares = |names: bool| {
        let (ours, theirs) = (words(a, names), words(b, names));
        ours.intersection(&theirs).any(|word| names || !counted.starts_with(word.as_str()))
    };
    let percent = matches!(&a.value, Value::Quantity(q) if q.unit.dimension == Dimension::Percent);
    shares(false) && (!percent || shares(true))
}

/// Whether both sentences tell another figure of something, and the same: "304 passengers and 11 crew", "340 passengers and 11
/// crew".
fn are_beside_one(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let beside = |e: &Entry<'_>| -> Vec<Quantity> {
        let own = match &e.value {
            Value::Quantity(q) => &*q.unit.symbol,
            _ => "",
        };
        let figures = mentions(e).filter_map(|m| match &m.meaning {
            Meaning::Quantity(q) if !q.unit.symbol.is_empty() && *q.unit.symbol != *own => {
                Some((**q).clone())
            }
            _ => None,
        });
        figures.collect()
    };
    let theirs = beside(b);
    beside(a).iter().any(|x| theirs.iter().any(|y| x.number == y.number && x.unit.symbol == y.unit.symbol))
}

/// Words of a sentence by which it is known again.
const COPIED: usize = 10;

/// Whether the sentences of two figures have the same words in the same order, and only the figure differs: one was copied, and the
/// figure mistyped.
pub(super) fn are_copies(a: &Entry<'_>, b: &Entry<'_>) -> bool {
    let words = |e: &Entry<'_>| -> Vec<String> {
        let words = sentence(&e.member).split(|c: char| !c.is_alphanumeric());
        words.filter(|w| !w.is_empty()).map(str::to_lowercase).collect()
    };
    let (x, y) = (words(a), words(b));
    let differ = x.iter().zip(&y).filter(|(x, y)| x != y);
    let figures =
        |(x, y): &(&String, &String)| [x, y].iter().all(|w| w.starts_with(|c: char| c.is_ascii_digit()));
    let differ: Vec<_> = differ.collect();
    x.len() == y.len() && x.len() >= COPIED && differ.len() == 1 && differ.iter().all(figures)
}
