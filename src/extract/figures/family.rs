//! Words that say the same of a figure, and what the figure is then told of (`facts/lexicon/word_families.toml`).

use crate::knowledge::{Class, Lexicon, Sense, root};
use crate::syntax::Items;
use crate::value::{Dimension, Quantity};

use super::told::{COUNT, MONEY, OTHER, QUALIFIER, TIME};

/// Letters of a word that tells something.
const LETTERS: usize = 3;

/// A family with the words beside it that make another figure of it, in the order of the alphabet.
pub(super) fn qualified<'w>(
    lexicon: &Lexicon,
    beside: impl Iterator<Item = &'w str>,
    family: &str,
) -> String {
    let senses = beside.filter_map(|word| lexicon.sense(word, Class::WordFamily)).filter(|s| s.is(QUALIFIER));
    let mut words: Vec<&str> = senses.map(|s| &*s.id).filter(|id| *id != family).collect();
    words.sort_unstable();
    words.dedup();
    words.push(family);
    words.join("-")
}

/// What a figure is told of whose noun phrase is known by its words: `operating-profit` is `operating-profit-money`; none if the
/// noun has no family.
pub fn of_noun(noun: &str, figure: &Quantity, lexicon: &Lexicon) -> Option<String> {
    let measure = measure(figure)?;
    let (before, last) = noun.rsplit_once('-').unwrap_or(("", noun));
    let known = telling_family(lexicon, last)?;
    let family = qualified(lexicon, before.split('-'), &known.id);
    Some(format!("{family}-{measure}"))
}

/// What ends the property of a figure: what is measured.
pub(super) fn measure(figure: &Quantity) -> Option<&str> {
    match &figure.unit.dimension {
        Dimension::Currency => Some(MONEY),
        Dimension::Physical(dimension) if dimension.ends_with(TIME) => Some(TIME),
        Dimension::Physical(dimension) if &**dimension != "magnitude" => Some(dimension),
        _ => None,
    }
}

/// What a figure that somebody holds would be told of in the news: of `sentenced-time` it is `sentence-time`, of `estimate` in
/// euros `estimate-money`.
pub fn told_as(property: &str, figure: &Quantity, lexicon: &Lexicon) -> Option<String> {
    if figure.unit.dimension == Dimension::Count {
        let (verb, noun) = property.split_once('-')?;
        let noun = family(lexicon, noun).unwrap_or_else(|| noun.to_owned());
        return Some(format!("{}-{noun}-{COUNT}", family(lexicon, verb)?));
    }
    let measure = measure(figure)?;
    match property.strip_suffix(measure).and_then(|rest| rest.strip_suffix('-')) {
        Some(verb) => Some(format!("{}-{measure}", family(lexicon, verb.split('-').next()?)?)),
        None => of_noun(property, figure, lexicon),
    }
}

/// The family of a word that tells something of a figure, if it has one.
pub fn telling_family<'l>(lexicon: &'l Lexicon, word: &str) -> Option<&'l Sense> {
    let silent = ["plain", QUALIFIER, OTHER];
    lexicon.sense(word, Class::WordFamily).filter(|sense| !silent.iter().any(|tag| sense.is(tag)))
}

/// The family of a word, else its root; none of a word that tells nothing by itself.
pub(super) fn family(lexicon: &Lexicon, word: &str) -> Option<String> {
    let word = word.to_lowercase();
    if lexicon.sense(&word, Class::WordFamily).is_some() {
        return telling_family(lexicon, &word).map(|sense| sense.id.to_string());
    }
    let plain =
        [Class::PlainNoun, Class::FunctionWord, Class::ReportingVerb, Class::FractionWord, Class::CountNoun];
    let tells = word.len() >= LETTERS && !plain.iter().any(|&class| lexicon.sense(&word, class).is_some());
    tells.then(|| root(&word))
}

/// Of what is not sudden the family that its days have: a trial of eight weeks may have 31 days in court.
pub(in crate::extract) fn by_days(items: &Items<'_>, at: usize, family: &str) -> String {
    let sense = items.lexicon.sense(family, Class::EventNoun);
    let words = items.mention(at).map_or("", |(_, m)| m.span.of(items.text)).to_lowercase();
    let days = words.split(|c: char| !c.is_alphabetic()).any(|word| ["day", "days"].contains(&word));
    let lasting = sense.is_some_and(|sense| !sense.is("sudden") && *sense.id == *family);
    if days && lasting { format!("{family}-days") } else { family.to_owned() }
}
