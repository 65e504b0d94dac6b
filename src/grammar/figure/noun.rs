//! The noun phrase behind a number: up to its first plural noun, for there is no tagger to tell adjectives.

use crate::knowledge::{Class, CueWords, Lexicon};

use super::cardinal::joint;

/// How many words a counted noun phrase may have.
const LONGEST: usize = 5;

/// Plurals in -is and -us: "five Iraqis", "two gurus".
const IN_IS_OR_US: CueWords = CueWords::named("plural-in-is-or-us");

/// Forms of reporting verbs that are plurals too: "10 police reports".
const ALSO_NOUNS: CueWords = CueWords::named("also-a-plural");

/// A counted noun phrase: where it begins and ends behind the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::grammar) struct NounPhrase {
    /// Where its first word begins.
    pub start: usize,
    /// Where its head ends.
    pub end: usize,
    /// Whether a measure of its own stands between it and the number: "two 500kg bombs".
    pub sized: bool,
}

/// Reads the noun phrase behind a number; `one` asks for a singular head.
pub(in crate::grammar) fn phrase(text: &str, one: bool, lexicon: &Lexicon) -> Option<NounPhrase> {
    let gap = joint(text);
    if gap == 0 {
        return None;
    }
    if text.starts_with(['-', '\u{2011}']) {
        return compound(text, gap, lexicon);
    }
    if let Some(end) = attribute(&text[gap..], lexicon).filter(|_| !one) {
        return Some(NounPhrase { start: gap, end: gap + end, sized: false });
    }
    let sized = size(&text[gap..]);
    let (mut at, mut head) = (gap + sized, None);
    let mut joined = false;
    for index in 0..LONGEST {
        at += if index > 0 { version(text, at) } else { 0 };
        let word = word(&text[at..]);
        // "15 deep and surface mines": two adjectives before one noun.
        let and = word == "and" && index > 0 && head.is_none() && !std::mem::replace(&mut joined, true);
        let stop = || stops(word, lexicon) && (head.is_some() || !is_noun(&text[at..], word, lexicon));
        let named = || index > 0 && (is_model(text, at, word) || is_models_of(text, at, word));
        if word.is_empty() || (!and && stop() && !named()) {
            break;
        }
        if head.is_some_and(|end| !attributive(&text[..end], lexicon)) && reports(&text[at..], word, lexicon)
        {
            break;
        }
        let counted = if one {
            singular(word, lexicon)
        } else {
            !and && (plural(word, lexicon) || is_models_of(text, at, word))
        };
        if counted {
            head = Some(at + word.len());
            // "6.5 times earnings"
            if word == "times" {
                break;
            }
        } else if head.is_some_and(|end| !attributive(&text[..end], lexicon)) {
            break;
        }
        let end = at + word.len();
        let next = joint(&text[end..]);
        if next == 0 || text[end..].starts_with(['-', '\u{2011}']) {
            break;
        }
        at = end + next;
    }
    head.map(|end| NounPhrase { start: gap + sized, end, sized: sized > 0 })
}

/// Length of the version behind an acronym, with the blank behind it: "two USB *3.0* ports".
fn version(text: &str, at: usize) -> usize {
    let named = text[..at].trim_end().rsplit(' ').next().is_some_and(super::context::is_acronym);
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let whole = digits(&text[at..]);
    let Some(fraction) = text[at + whole..].strip_prefix('.').map(digits) else { return 0 };
    let length = whole + 1 + fraction;
    let noun = text[at + length..].strip_prefix(' ').is_some_and(|t| t.starts_with(char::is_alphabetic));
    if named && (1..3).contains(&whole) && (1..3).contains(&fraction) && noun { length + 1 } else { 0 }
}

/// Length of the size of what is counted, with the blank behind it: "20-ounce bottles", "500kg bombs".
fn size(text: &str) -> usize {
    let size = word(text);
    let unit = size.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '-' | '\u{2011}'));
    let measure = size.starts_with(|c: char| c.is_ascii_digit())
        && unit.len() > 1
        && unit.bytes().all(|b| b.is_ascii_lowercase())
        && !["st", "nd", "rd", "th"].contains(&unit);
    let noun =
        text[size.len()..].strip_prefix(' ').is_some_and(|t| t.starts_with(|c: char| c.is_ascii_lowercase()));
    if measure && noun { size.len() + 1 } else { 0 }
}

/// "12 page report", "three cylinder engine": a singular noun before another, where a hyphen was left out.
fn attribute(text: &str, lexicon: &Lexicon) -> Option<usize> {
    let noun = word(text);
    let rest = text[noun.len()..].strip_prefix(' ')?;
    let next = word(rest);
    let lower = |word: &str| word.starts_with(|c: char| c.is_ascii_lowercase());
    let attributes = lexicon.senses_of(noun, Class::SingularNoun).any(|sense| sense.is("attribute"));
    (attributes && lower(noun) && lower(next) && !stops(next, lexicon) && !plural(next, lexicon))
        .then_some(noun.len())
}

/// "12-page", "six-cylinder": one singular word behind the hyphen.
fn compound(text: &str, gap: usize, lexicon: &Lexicon) -> Option<NounPhrase> {
    let noun = word(&text[gap..]);
    let end = gap + noun.len();
    let plain = noun.len() > 2 && noun.chars().all(|c| c.is_ascii_lowercase());
    let ends = !text[end..].starts_with(['-', '\u{2011}']);
    let participle = noun.ends_with("ed") && !singular(noun, lexicon)
        || ["old", "long", "strong", "odd", "plus", "time", "way", "fold", "something", "somethings", "some"]
            .contains(&noun);
    let number = lexicon.sense(noun, Class::NumberWord).is_some();
    (plain && ends && !participle && !number && lexicon.sense(noun, Class::CountStop).is_none())
        .then_some(NounPhrase { start: gap, end, sized: false })
}

/// Length of the dotted capitals that `text` begins with: "U.S.".
fn dotted(text: &str) -> usize {
    let letters = text
        .as_bytes()
        .chunks(2)
        .take_while(|pair| pair[0].is_ascii_uppercase() && pair.get(1) == Some(&b'.'))
        .count();
    if letters > 1 { 2 * letters } else { 0 }
}

/// The word `text` begins with, inner hyphens and apostrophes included.
fn word(text: &str) -> &str {
    let dotted = dotted(text);
    if dotted > 0 && !text[dotted..].starts_with(['-', '\u{2011}']) {
        return &text[..dotted];
    }
    let end = text[dotted..]
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '\u{2011}'))
        .map_or(text.len(), |end| dotted + end);
    text[..end].trim_end_matches(['-', '\u{2011}'])
}

/// Whether a word cannot stand in a counted noun phrase.
fn stops(word: &str, lexicon: &Lexicon) -> bool {
    // In capitals it is a name: "three US officials". So are all words of some headlines: "14 HURT AS BUS CRASHES".
    let acronym = word.len() > 1
        && word.bytes().all(|b| b.is_ascii_uppercase())
        && !["AS", "IN", "AT", "ON"].contains(&word);
    (word.starts_with(|c: char| c.is_ascii_digit()) && !is_models(word))
        || (!acronym && lexicon.sense(word, Class::CountStop).is_some())
}

/// Whether the word that `text` begins with, behind a plural, is the verb of what a study says: "600 voters suggests that …".
/// What may be a noun is a verb only before what is said: "10 police reports", "600 voters claims that …".
fn reports(text: &str, word: &str, lexicon: &Lexicon) -> bool {
    if !word.starts_with(|c: char| c.is_ascii_lowercase())
        || lexicon.sense(word, Class::ReportingVerb).is_none()
    {
        return false;
    }
    let next = self::word(text[word.len()..].strip_prefix(' ').unwrap_or(""));
    let dated = || [Class::Weekday, Class::Month].iter().any(|class| lexicon.sense(next, *class).is_some());
    !ALSO_NOUNS.hold(word, lexicon)
        || next == "that"
        || (next.starts_with(|c: char| c.is_ascii_uppercase()) && !dated())
}

/// Whether the word that `text` begins with, which stops a noun phrase, is a noun right behind a number: "five wins"; not
/// "a jury of 12 holds the key".
fn is_noun(text: &str, word: &str, lexicon: &Lexicon) -> bool {
    let next = || self::word(text[word.len()..].strip_prefix(' ').unwrap_or(""));
    let object = |word: &str| {
        let mut senses = lexicon.senses_of(word, Class::FunctionWord);
        word == "no" || senses.any(|sense| sense.is("article") || sense.is("possessive"))
    };
    may_be_noun(word, lexicon) && !object(next())
}

/// Whether a word that stops a noun phrase is a noun or a verb: "wins".
pub(in crate::grammar) fn may_be_noun(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.senses_of(word, Class::CountStop).any(|sense| sense.is("noun"))
}

/// Whether a word is the plural of the number behind a model's name: "300 Type 4s".
fn is_models_of(text: &str, at: usize, word: &str) -> bool {
    let named = text.get(..at).is_some_and(|before| {
        before.trim_end().rsplit(' ').next().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    let number = word.strip_suffix('s').unwrap_or("");
    named && (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit())
}

/// Whether a word is the plural of a model's number: "18 777s".
fn is_models(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|n| n.len() == 3 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether digits in a noun phrase name what is counted: "two new 520 Swift jets", "300 Type 4 vans".
fn is_model(text: &str, at: usize, word: &str) -> bool {
    let digits = word.len() < 4 && word.bytes().all(|b| b.is_ascii_digit());
    let behind = text.get(at + word.len()..).and_then(|rest| rest.strip_prefix(' ')).unwrap_or("");
    let named = text.get(..at).is_some_and(|before| {
        let before = before.trim_end();
        before.rsplit(' ').next().is_some_and(|w| w.starts_with(|c: char| c.is_ascii_uppercase()))
    });
    let model =
        word.len() == 3 && !word.ends_with("00") && behind.starts_with(|c: char| c.is_ascii_uppercase());
    digits && (model || (named && behind.starts_with(|c: char| c.is_ascii_alphabetic())))
}

/// Whether a word looks like a plural noun.
pub(in crate::grammar) fn plural(word: &str, lexicon: &Lexicon) -> bool {
    if lexicon.sense(word, Class::PluralNoun).is_some() || IN_IS_OR_US.hold(word, lexicon) {
        return true;
    }
    let last = word.rsplit(['-', '\u{2011}']).next().unwrap_or(word);
    // "two Frenchwomen", "three marksmen"
    if ["women", "shmen", "chmen", "smen"].iter().any(|end| last.ends_with(end)) {
        return true;
    }
    // "two CDs"
    let letters = last.strip_suffix('s').filter(|letters| letters.len() > 1);
    if letters.is_some_and(|letters| letters.bytes().all(|b| b.is_ascii_uppercase())) {
        return true;
    }
    let ends =
        last.len() > 3 && last.ends_with('s') && !["ss", "us", "is", "'s"].iter().any(|e| last.ends_with(e));
    let adjective = ["ious", "eous", "less"].iter().any(|e| last.ends_with(e));
    ends && !adjective && !last.chars().all(char::is_uppercase)
}

/// Whether the plural that `text` ends in describes a noun behind it: "sports utility vehicles".
fn attributive(text: &str, lexicon: &Lexicon) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
    lexicon.senses_of(last, Class::PluralNoun).any(|sense| sense.is("attributive"))
}

/// Whether a word is a noun that "one" counts.
fn singular(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.senses_of(word, Class::SingularNoun).any(|sense| !sense.is("seldom"))
}
