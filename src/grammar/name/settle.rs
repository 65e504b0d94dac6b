//! Second look at the names of a whole document: a capital at the beginning of a sentence, or in a headline, says
//! little, so such a name needs another witness in the text.

use rustc_hash::{FxBuildHasher, FxHashSet};

use crate::grammar::{Meaning, Mention, MentionType};
use crate::knowledge::{Class, Lexicon};
use crate::text::{Document, TokenKind};

use super::words::{APOSTROPHES, is_acronym};
use super::{NameKind, begins_sentence};

/// Drops and trims doubtful names.
pub fn settle(document: &Document, text: &str, lexicon: &Lexicon, mentions: &mut Vec<Mention>) {
    let titled = title_cased(document, text);
    let room = || FxHashSet::with_capacity_and_hasher(mentions.len(), FxBuildHasher);
    let (mut certain, mut words) = (room(), room());
    let doubtful: Vec<bool> = mentions
        .iter()
        .map(|m| m.kind == MentionType::Name && is_doubtful(document, text, lexicon, &titled, m))
        .collect();
    for (mention, doubtful) in mentions.iter().zip(&doubtful) {
        if mention.kind == MentionType::Name && !doubtful {
            let name = mention.span.of(text);
            certain.insert(fold(name));
            words.extend(name.split([' ', '\u{a0}']).filter(|w| w.starts_with(char::is_uppercase)).map(fold));
        }
    }
    persons(text, lexicon, &certain, mentions);
    for mention in mentions.iter_mut().filter(|m| titled.contains(&m.sentence)) {
        trim_title(text, lexicon, mention);
    }
    let mut index = 0;
    mentions.retain_mut(|mention| {
        let doubt = doubtful.get(index).copied().unwrap_or(false);
        index += 1;
        !doubt || confirm(text, lexicon, &certain, &words, titled.contains(&mention.sentence), mention)
    });
}

/// In a headline the words before a title have capitals like any others: of "Harbour Board Sacks Head Keeper Jan Holm" only the
/// title is his.
fn trim_title(text: &str, lexicon: &Lexicon, mention: &mut Mention) {
    let Meaning::Name(name) = &mut mention.meaning else { return };
    let Some(title) = name.title().filter(|title| title.end <= mention.span.start) else { return };
    let words = title.of(text);
    let starts = words.match_indices([' ', '\u{a0}']).map(|(at, blank)| at + blank.len());
    let begins = |at: &usize| words.get(*at..).is_some_and(|rest| lexicon.at(rest, Class::Title).is_some());
    if let Some(at) = std::iter::once(0).chain(starts).find(begins) {
        name.begin_title(title.start + at as u32);
    }
}

/// A name of two or three words whose last word also stands alone is a person's: "Ina Holm … Holm".
fn persons(text: &str, lexicon: &Lexicon, certain: &FxHashSet<u64>, mentions: &mut [Mention]) {
    let names = mentions.iter().filter(|m| m.kind == MentionType::Name).map(|m| m.span.of(text));
    let alone: FxHashSet<u64> = names.filter(|n| !n.contains([' ', '\u{a0}'])).map(fold).collect();
    for mention in mentions.iter_mut() {
        let Meaning::Name(name) = &mut mention.meaning else { continue };
        if name.kind != NameKind::Unknown {
            continue;
        }
        let words = mention.span.of(text);
        let Some((first, last)) = words.rsplit_once([' ', '\u{a0}']) else { continue };
        let plain =
            first.split(' ').count() < 3 && !words.contains([',', '&']) && !words.split(' ').any(is_acronym);
        let place = |words| lexicon.at(words, Class::Place).is_some();
        // What costs least is asked first.
        if alone.contains(&fold(last))
            && !certain.contains(&fold(first))
            && plain
            && !place(last)
            && !place(first)
        {
            name.kind = NameKind::Person;
        }
    }
    bearers(text, &alone, mentions);
}

/// A word that alone would be a house's is the surname of who is told by it and a given name: "Ina Banks … Banks".
fn bearers(text: &str, alone: &FxHashSet<u64>, mentions: &mut [Mention]) {
    let person = |m: &&Mention| matches!(&m.meaning, Meaning::Name(name) if name.kind == NameKind::Person);
    let surname = |m: &Mention| m.span.of(text).rsplit_once([' ', '\u{a0}']).map(|(_, last)| fold(last));
    let surnames: FxHashSet<u64> =
        mentions.iter().filter(person).filter_map(surname).filter(|last| alone.contains(last)).collect();
    for mention in mentions {
        let Meaning::Name(name) = &mut mention.meaning else { continue };
        let words = mention.span.of(text);
        let house = name.kind == NameKind::Organisation && !words.contains([' ', '\u{a0}']);
        if house && !is_acronym(words) && surnames.contains(&fold(words)) {
            name.kind = NameKind::Person;
        }
    }
}

/// Whether only its place gives the name its capital.
fn is_doubtful(
    document: &Document,
    text: &str,
    lexicon: &Lexicon,
    titled: &FxHashSet<usize>,
    mention: &Mention,
) -> bool {
    let name = mention.span.of(text);
    let Some(block) = document.block_of(mention.sentence) else { return false };
    let whole_place = || lexicon.at(name, Class::Place).is_some_and(|(length, _)| length == name.len());
    if titled.contains(&mention.sentence) {
        return !whole_place();
    }
    let person = matches!(&mention.meaning, Meaning::Name(n) if n.kind == NameKind::Person);
    let first = name.split([' ', '\u{a0}']).next().unwrap_or(name);
    !person
        && !is_acronym(first)
        && begins_sentence(text, block.span.start as usize, mention.span.start as usize)
        && (first.len() == name.len() || lexicon.sense(first, Class::FunctionWord).is_some())
        && !whole_place()
}

/// Keeps what other names of the text confirm, cutting the name to that part; says whether anything is left.
fn confirm(
    text: &str,
    lexicon: &Lexicon,
    certain: &FxHashSet<u64>,
    words: &FxHashSet<u64>,
    titled: bool,
    mention: &mut Mention,
) -> bool {
    let name = mention.span.of(text);
    if certain.contains(&fold(name)) {
        return true;
    }
    let start = mention.span.start as usize;
    let single = !name.contains([' ', '\u{a0}']);
    if single {
        return words.contains(&fold(name)) || is_acronym(name) && !titled || is_odd(name);
    }
    if !titled {
        // The first word is an opener: without it the name may be known, else the name stands as read.
        let rest = name.find([' ', '\u{a0}']).and_then(|i| name.get(i..)).map(str::trim_start);
        if let Some(rest) = rest.filter(|r| certain.contains(&fold(r))) {
            narrow(mention, start + name.len() - rest.len(), start + name.len());
        }
        return true;
    }
    let Some((from, to)) = longest_known(name, |part| {
        certain.contains(&fold(part))
            || lexicon.at(part, Class::Place).is_some_and(|(n, _)| n == part.len())
            || !part.contains(' ') && is_acronym(part) && name.chars().any(char::is_lowercase)
    }) else {
        return is_person_by_title(mention) && !shouted(name);
    };
    narrow(mention, start + from, start + to);
    true
}

fn is_person_by_title(mention: &Mention) -> bool {
    matches!(&mention.meaning, Meaning::Name(n) if n.kind == NameKind::Person && n.title().is_some_and(|t| t != mention.span))
}

fn shouted(name: &str) -> bool {
    !name.chars().any(char::is_lowercase)
}

/// A word no sentence begins with but as a name: with an inner capital, an apostrophe or a digit.
fn is_odd(name: &str) -> bool {
    name.chars().skip(1).any(|c| c.is_uppercase() || c.is_ascii_digit())
        && name.chars().any(char::is_lowercase)
}

/// The longest run of the name's words that `known` accepts. Names are bounded in words, so this is cheap.
fn longest_known(name: &str, known: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut bounds = Vec::new();
    let mut at = 0;
    for word in name.split(' ') {
        bounds.push((at, at + word.len()));
        at += word.len() + 1;
    }
    for length in (1..=bounds.len()).rev() {
        for window in bounds.windows(length) {
            let (Some((from, _)), Some((_, to))) = (window.first(), window.last()) else { continue };
            if name.get(*from..*to).is_some_and(&known) {
                return Some((*from, *to));
            }
        }
    }
    None
}

fn narrow(mention: &mut Mention, start: usize, end: usize) {
    mention.span = crate::span::Span::new(mention.span.source, start, end);
}

/// A hash of the name in lower case, without apostrophes: what stands for it where names of one text are compared.
fn fold(name: &str) -> u64 {
    let mix =
        |hash: u64, part: u32| (hash.rotate_left(5) ^ u64::from(part)).wrapping_mul(0xf135_7aea_2e62_a9c5);
    if name.is_ascii() {
        let bytes = name.bytes().filter(|b| *b != b'\'');
        return bytes.fold(0, |hash, b| mix(hash, u32::from(b.to_ascii_lowercase())));
    }
    let chars = name.chars().filter(|c| !APOSTROPHES.contains(c)).flat_map(char::to_lowercase);
    chars.fold(0, |hash, c| mix(hash, u32::from(c)))
}

/// Sentences in which nearly every word has a capital: headlines.
fn title_cased(document: &Document, text: &str) -> FxHashSet<usize> {
    let mut titled = FxHashSet::default();
    for (index, sentence) in document.sentences.iter().enumerate() {
        let tokens = document.tokens.get(sentence.tokens.clone()).unwrap_or(&[]);
        // A headline has no full stop: a short sentence full of names has.
        if tokens.len() > 40 || sentence.span.of(text).trim_end_matches(['"', '”', '’', '\'']).ends_with('.')
        {
            continue;
        }
        let (mut capital, mut lower) = (0, 0);
        for token in tokens.iter().filter(|t| t.kind == TokenKind::Word) {
            let word = token.of(text);
            if word.starts_with(char::is_uppercase) {
                capital += 1;
            } else if word.len() > 3 {
                lower += 1;
            }
        }
        if capital >= 4 && lower * 4 <= capital {
            titled.insert(index);
        }
    }
    titled
}
