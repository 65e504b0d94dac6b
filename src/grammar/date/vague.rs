//! Times that no calendar holds: "now", "recently", "in the future", "today's youth".

use super::{Context, alike, day_or_period};
use crate::grammar::clock;
use crate::grammar::temporal::{
    Read, Reference, Said, TimeExpression, Words, fail, last_word, next_word, strip_word,
};
use crate::knowledge::{Class, Classes, CueWords, Sense};

/// "now", "recently", "soon": a time that no calendar holds.
pub(super) fn vague<'a>(context: Context<'a>, input: &'a str) -> Read<'a, TimeExpression> {
    let (rest, sense) = context.words.sense(input, Class::TimeReference)?;
    let reference = match sense.id.split('-').next() {
        Some("past") => Reference::Past,
        Some("future") => Reference::Future,
        _ => Reference::Present,
    };
    if !led(context, sense, input, rest) {
        return fail();
    }
    // "most recently last May": the date behind it says when.
    let said = input.get(..input.len() - rest.len()).unwrap_or("");
    let most = last_word(context.before).is_some_and(|w| w.eq_ignore_ascii_case("most"));
    if most && said.eq_ignore_ascii_case("recently") && dated_behind(context, rest) {
        return fail();
    }
    // "at this time last year" is a year back.
    if said.eq_ignore_ascii_case("this time") && alike::told_behind(rest) {
        return fail();
    }
    // "now-defunct", "soon as", "now and then"
    let other = [" as ", " and then", " and again"].iter().any(|word| rest.starts_with(word));
    if rest.starts_with(['-', '‑']) || other {
        fail()
    } else {
        Ok((rest, TimeExpression::new(Said::Vague(reference))))
    }
}

/// Whether a date follows, with or without a preposition before it: " last May", " in 2019", " on Monday".
fn dated_behind(context: Context<'_>, rest: &str) -> bool {
    let rest = rest.trim_start();
    let tail = ["in", "on", "at", "by"].iter().find_map(|word| strip_word(rest, word));
    day_or_period(context.inside("in "), tail.map_or(rest, str::trim_start)).is_ok()
}

/// Whether a vague time is one by what stands around it: "in the future" is, "the future king" and "a past leader" are not.
fn led(context: Context<'_>, sense: &Sense, input: &str, rest: &str) -> bool {
    let adjective = sense.is("adjective");
    if adjective && describes(context, input, rest) {
        return true;
    }
    let before = context.before.trim_end();
    let is = |before: &str, word: &str| last_word(before).is_some_and(|w| w.eq_ignore_ascii_case(word));
    let article = ["the", "this"].iter().find_map(|w| before.strip_suffix(w));
    // "the future of the town" is still ahead, "the past of the town" is its history.
    let phrase = input.get(..input.len() - rest.len()).is_some_and(|words| words.contains(' '));
    // "the long term effects"
    let term = input.get(..input.len() - rest.len()).is_some_and(|words| words.ends_with("term"));
    let noun =
        (noun(context, rest).is_some() && (!phrase || term)) || (rest.starts_with(" of ") && !adjective);
    if sense.is("possessive") {
        return of_our_time(context.words, rest);
    }
    let leads = ["the", "to", "in"].iter().any(|word| sense.is(word));
    let led = if leads {
        ["the", "to", "in"].iter().any(|word| sense.is(word) && is(before, word))
    } else if sense.is("at") {
        is(article.unwrap_or(before), "at")
    } else {
        !adjective
    };
    led && (sense.tags.is_empty() || !(noun || rest.starts_with(['-', '\'', '’'])))
}

/// The word behind a blank, where it may be a noun.
fn noun<'a>(context: Context<'_>, rest: &'a str) -> Option<&'a str> {
    next_word(rest)
        .filter(|w| rest.starts_with(' ') && !context.words.lexicon.begins_with(w, Class::CountStop))
}

/// Classes of the words for people.
const PERSON: Classes = Classes::of(&[Class::PersonNoun, Class::Occupation, Class::Title, Class::Kinship]);

/// Whether an adjective of time describes a noun: in "recent attacks", not in "most recent attacks", "the current account" or
/// "Future Films".
fn describes(context: Context<'_>, input: &str, rest: &str) -> bool {
    let Some(noun) = noun(context, rest) else { return false };
    let compared = last_word(context.before)
        .is_some_and(|w| ["most", "more", "less"].iter().any(|b| b.eq_ignore_ascii_case(w)));
    let named = input.starts_with(char::is_uppercase) && noun.starts_with(char::is_uppercase);
    let term = ["account", "accounts", "affairs"].contains(&noun);
    // "the future king" is one to be.
    let person = input.starts_with(['f', 'F']) && context.words.lexicon.begins(noun).meets(PERSON);
    !compared && !named && !term && !person && context.words.unit(rest.trim_start()).is_err()
}

/// Those who live in a time, and what is of it: "today's youth" is the youth of these days.
const OF_OUR_TIME: CueWords = CueWords::named("of-our-time");

/// Words for what is held on a day: "today's climate talks" are of this one.
const HELD: Classes =
    Classes::of(&[Class::EventNoun, Class::OccasionNoun, Class::PersonNoun, Class::Occupation, Class::Title]);

/// Whether what follows "today" makes it these days: "'s youth", not "'s women's final" or "'s students will march".
pub(super) fn of_our_time(words: Words<'_>, rest: &str) -> bool {
    let owned = rest.strip_prefix("'s ").or_else(|| rest.strip_prefix("’s "));
    let Some((tail, noun)) = owned.and_then(|tail| Some((tail, next_word(tail)?))) else { return false };
    let behind = tail.get(noun.len()..).unwrap_or("");
    let next = next_word(behind).filter(|_| behind.starts_with(' ')).unwrap_or("");
    OF_OUR_TIME.hold(noun, words.lexicon)
        && next != "will"
        && !words.lexicon.is_among(next, HELD)
        && !at_an_hour(words, behind)
}

/// Bytes in which a clock time is sought: the clause of what is held.
const CLAUSE: usize = 120;

/// Whether a clock time stands behind a preposition in what is left of the clause: " meet at 3 p.m.".
fn at_an_hour(words: Words<'_>, rest: &str) -> bool {
    let rest = rest.get(..rest.floor_char_boundary(CLAUSE)).unwrap_or(rest);
    let end = [". ", "! ", "? ", "\n"].iter().filter_map(|mark| rest.find(mark)).min();
    [" at ", " from ", " by ", " until ", " before ", " after "].iter().any(|led| {
        rest.match_indices(led)
            .take_while(|(at, _)| end.is_none_or(|end| *at < end))
            .any(|(at, _)| rest.get(at + led.len()..).is_some_and(|tail| clock::stated(words, tail).is_ok()))
    })
}
