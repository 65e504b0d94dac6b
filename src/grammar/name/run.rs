//! The longest run of words that may be one name.

use crate::grammar::Place;
use crate::knowledge::Class;

use super::is_in;
use super::words::{APOSTROPHES, HYPHENS, Possessive, Word, gap};

/// Names of more words than this do not occur; the bound keeps headlines in capitals cheap.
const LONGEST: usize = 24;

/// Words that may be one name, its title before it.
pub struct Run<'a> {
    /// Capital words and the links between them.
    pub words: Vec<Word<'a>>,
}

/// Reads a run at the place; nothing where a sentence only begins with a capital.
pub fn read<'a>(place: Place<'a>) -> Option<Run<'a>> {
    let mut first = Word::read(place.text, place.at, place.to, place.lexicon)?;
    if !first.is_capital() || is_stop(place, &first, true) || signed(place, &first) {
        return None;
    }
    let mut words = Vec::with_capacity(4);
    absorb_phrase(place, &mut first);
    words.push(first);
    while words.len() < LONGEST {
        let Some(last) = words.last().copied() else { break };
        if !continues(place, &last) {
            break;
        }
        if let Some(surname) = behind_nickname(place, &last) {
            words.push(surname);
            continue;
        }
        let dotted = is_in(&last, Class::Title) || last.text.len() <= 3;
        let Some(at) = gap(place.text, last.past, place.to, dotted) else { break };
        let Some(mut next) = Word::read(place.text, at, place.to, place.lexicon) else {
            let Some(linked) = ampersand(place, at) else { break };
            words.push(linked);
            continue;
        };
        if next.is_capital() && !is_link(place, &next) {
            if is_stop(place, &next, false) || signed(place, &next) {
                break;
            }
            absorb_phrase(place, &mut next);
            words.push(next);
        } else if !link(place, &mut words, next) {
            break;
        }
    }
    while words.last().is_some_and(|w| !w.is_capital() || w.text == "&") {
        words.pop();
    }
    (!words.is_empty()).then_some(Run { words })
}

/// Bytes of the longest nickname in the middle of a name.
const NICKNAME: usize = 24;

/// `John "Johnny" Doe`: the surname, behind a nickname that is quoted between it and the first name.
fn behind_nickname<'a>(place: Place<'a>, first: &Word<'_>) -> Option<Word<'a>> {
    let rest = place.text.get(first.past..place.to)?.strip_prefix(' ')?;
    let quoted = |(open, close): &(char, char)| rest.strip_prefix(*open).map(|quoted| (quoted, *close));
    let (quoted, close) = NICKNAME_MARKS.iter().find_map(quoted)?;
    let (end, _) = quoted.char_indices().take(NICKNAME).find(|(_, c)| *c == close)?;
    let name = quoted.get(..end)?;
    let named = !name.is_empty()
        && name.split(' ').all(|word| word.starts_with(char::is_uppercase))
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '.'));
    let behind = quoted.get(end + close.len_utf8()..)?.strip_prefix(' ')?;
    let surname = Word::read(place.text, place.to - behind.len(), place.to, place.lexicon)?;
    // "John “The Last Ship” Museum", "told John 'No' Mary said": a title and a word that somebody says.
    let is = |word: &str, class: Class| place.lexicon.sense(word, class).is_some();
    let thing = [Class::EventNoun, Class::DocumentNoun, Class::ThingNoun];
    // No house is called by a plural: Joseph Banks.
    let house = is(surname.text, Class::OrganisationNoun) && !surname.text.ends_with('s');
    let next = surname.past + usize::from(place.text.get(surname.past..)?.starts_with(' '));
    let given = |word: &Word<'_>| tagged(place, word.text, Class::NameHead, "given");
    let says = given(&surname) && is(first_word(place.text.get(next..place.to)?), Class::ReportingVerb);
    let other = house || says || thing.into_iter().any(|class| is(surname.text, class));
    let given = given(first);
    let whole = named && given && !other && first.possessive == Possessive::No && !first.is_acronym();
    (whole && surname.is_capital() && !is_stop(place, &surname, false)).then_some(surname)
}

/// The marks between which a nickname stands.
const NICKNAME_MARKS: [(char, char); 4] = [('"', '"'), ('“', '”'), ('‘', '’'), ('\'', '\'')];

/// Whether the word is part of a sign before an amount of money: `Mex$`.
fn signed(place: Place<'_>, word: &Word<'_>) -> bool {
    matches!(place.text.as_bytes().get(word.past), Some(b'$'))
}

/// A place of several words ("Trinidad and Tobago") counts as one word.
fn absorb_phrase<'a>(place: Place<'a>, word: &mut Word<'a>) {
    if !is_in(word, Class::Place) {
        return;
    }
    let Some(rest) = place.text.get(word.start..place.to) else { return };
    let Some((length, _)) = place.lexicon.at(rest, Class::Place) else { return };
    let end = word.start + length;
    if end <= word.past || !rest.get(length..).is_some_and(ends_word) {
        return;
    }
    // Every word of the phrase but its links has a capital.
    let Some(text) = place.text.get(word.start..end) else { return };
    let last_capital = text.rsplit(' ').next().is_some_and(|w| w.starts_with(char::is_uppercase));
    if !last_capital || text.contains('\n') {
        return;
    }
    let classes = word.classes;
    let Some(read) = tail(place, text, word.start) else { return };
    *word =
        Word { text, start: word.start, end, past: read.past.max(end), possessive: read.possessive, classes };
}

/// The phrase's last word, which carries its possessive.
fn tail<'a>(place: Place<'a>, phrase: &str, start: usize) -> Option<Word<'a>> {
    let offset = phrase.rfind([' ', '-', '\u{2011}']).map_or(0, |i| i + 1);
    let offset = (offset..phrase.len()).find(|i| phrase.is_char_boundary(*i)).unwrap_or(0);
    Word::read(place.text, start + offset, place.to, place.lexicon)
}

/// Whether a word ends at the beginning of `rest`.
pub fn ends_word(rest: &str) -> bool {
    !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_')
}

/// Whether the name may go on behind `word`: a possessive ends it, but for those that stand inside names.
fn continues(place: Place<'_>, word: &Word<'_>) -> bool {
    match word.possessive {
        Possessive::No => true,
        Possessive::Plural => true,
        Possessive::Singular => tagged(place, word.text, Class::NameHead, "possessive"),
    }
}

/// Whether the single word has a sense of `class` tagged `tag`.
pub fn tagged(place: Place<'_>, word: &str, class: Class, tag: &str) -> bool {
    place.lexicon.senses_of(word, class).any(|s| s.is(tag))
}

/// Whether a capital word is no part of a name here: a function word, a weekday, a month.
fn is_stop(place: Place<'_>, word: &Word<'_>, first: bool) -> bool {
    if is_in(word, Class::Weekday) && place.lexicon.sense(word.text, Class::Weekday).is_some() {
        return true;
    }
    // "Jan-Feb 2017"
    if word.text.len() < 20
        && word.text.as_bytes().contains(&b'-')
        && let Some((first, second)) = word.text.split_once('-')
        && [first, second].iter().all(|month| place.lexicon.sense(month, Class::Month).is_some())
    {
        return true;
    }
    if is_in(word, Class::Month) && place.lexicon.sense(word.text, Class::Month).is_some() {
        return if first { !is_given_name(place, word) } else { !is_surname(place, word) };
    }
    if first && is_job_before(place, word) {
        return true;
    }
    let bare = word.text.split(APOSTROPHES).next().unwrap_or(word.text);
    if !is_in(word, Class::FunctionWord) && bare.len() == word.text.len() {
        return false;
    }
    let Some(sense) = place
        .lexicon
        .sense(word.text, Class::FunctionWord)
        .or_else(|| place.lexicon.sense(bare, Class::FunctionWord).filter(|_| contracts(word.text, bare)))
    else {
        return false;
    };
    if first && phrase_follows(place, word) {
        return false;
    }
    if word.is_acronym() && word.text.len() < 5 && matches!(word.text, "US" | "IT" | "WHO") {
        return false;
    }
    if !sense.is("open") {
        let surname = word.text == "May" && is_surname(place, word);
        return first || !surname && !matches!(word.text, "One" | "Will" | "Last" | "New" | "Out" | "First");
    }
    first && super::begins_sentence(place.text, place.from, place.at) && drops(place, word)
}

/// Whether a word only says what somebody is whose first name follows, and has its capital from the sentence that it begins:
/// "Passenger Jane Doe".
fn is_job_before(place: Place<'_>, word: &Word<'_>) -> bool {
    let job =
        |class| is_in(word, class) && place.lexicon.sense(word.text, class).is_some_and(|s| !s.is("thing"));
    let next = || {
        let at = gap(place.text, word.past, place.to, false)?;
        Word::read(place.text, at, place.to, place.lexicon).filter(Word::is_capital)
    };
    (job(Class::PersonNoun) || job(Class::Occupation))
        && super::begins_sentence(place.text, place.from, place.at)
        && next().is_some_and(|next| tagged(place, next.text, Class::NameHead, "given"))
}

/// Whether `word` is `bare` with a contracted verb: `It’s`, `We’ll`, and not `O’Neill`.
fn contracts(word: &str, bare: &str) -> bool {
    word.len() - bare.len() <= 5
}

/// Whether the word begins a known place ("The Hague", "New York").
fn phrase_follows(place: Place<'_>, word: &Word<'_>) -> bool {
    is_in(word, Class::Place)
        && place.lexicon.at(place.rest(), Class::Place).is_some_and(|(length, _)| length >= word.text.len())
}

/// Whether an open-class word at the beginning of a sentence is only that: nothing with a capital follows, or it is a
/// participle.
fn drops(place: Place<'_>, word: &Word<'_>) -> bool {
    let next = gap(place.text, word.past, place.to, false)
        .and_then(|at| Word::read(place.text, at, place.to, place.lexicon))
        .filter(Word::is_capital);
    let Some(next) = next else { return true };
    word.text.ends_with("ing")
        || word.text.ends_with("ed")
        || is_in(&next, Class::Title)
        || is_in(&next, Class::Weekday)
}

/// Words before "Jan" that make it the month.
const IN_A_MONTH: [&str; 12] =
    ["in", "since", "last", "by", "until", "from", "this", "next", "early", "late", "mid", "during"];

/// Whether "Jan" is a first name here: a name follows, and no word before it tells of a time.
fn is_given_name(place: Place<'_>, word: &Word<'_>) -> bool {
    let next = gap(place.text, word.past, place.to, false)
        .and_then(|at| Word::read(place.text, at, place.to, place.lexicon))
        .filter(Word::is_capital);
    let named = |next: Word<'_>| ![Class::Weekday, Class::Month].iter().any(|class| is_in(&next, *class));
    let before = place.text.get(place.from..word.start).unwrap_or("").trim_end();
    let led = before.rsplit([' ', '-']).next().unwrap_or("");
    word.text == "Jan" && next.is_some_and(named) && !IN_A_MONTH.iter().any(|w| w.eq_ignore_ascii_case(led))
}

/// Whether a month's name is a surname here ("Theresa May"): behind a given name or a title, and no number follows.
fn is_surname(place: Place<'_>, word: &Word<'_>) -> bool {
    let behind = gap(place.text, word.past, place.to, false).and_then(|at| place.text.get(at..));
    let number = behind.is_some_and(|t| t.starts_with(|c: char| c.is_ascii_digit()));
    let first = first_word(place.rest());
    matches!(word.text, "May" | "March" | "April" | "June" | "August")
        && !number
        && place.lexicon.senses(first).iter().any(|s| s.class == Class::Title || s.is("given"))
}

/// The letters and digits `text` begins with.
pub fn first_word(text: &str) -> &str {
    text.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("")
}

/// Whether the word is a link, in lower case or with the capital of a headline.
fn is_link(place: Place<'_>, word: &Word<'_>) -> bool {
    is_in(word, Class::NameLink)
        && (word.text.starts_with(char::is_lowercase)
            || matches!(word.text, "Of" | "And" | "The" | "For" | "On"))
        && place.lexicon.sense(word.text, Class::NameLink).is_some()
}

/// `&` between capital words.
fn ampersand<'a>(place: Place<'a>, at: usize) -> Option<Word<'a>> {
    let text = place.text.get(at..at + 1).filter(|t| *t == "&")?;
    let next = gap(place.text, at + 1, place.to, false)?;
    Word::read(place.text, next, place.to, place.lexicon).filter(Word::is_capital)?;
    let classes = crate::knowledge::Classes::NONE;
    Some(Word { text, start: at, end: at + 1, past: at + 1, possessive: Possessive::No, classes })
}

/// Adds a link and the capital word behind it, if together they continue the name.
fn link<'a>(place: Place<'a>, words: &mut Vec<Word<'a>>, word: Word<'a>) -> bool {
    if !is_link(place, &word) {
        return false;
    }
    let Some(sense) = place.lexicon.sense(word.text, Class::NameLink) else { return false };
    let mut pending = vec![word];
    let mut at = gap(place.text, word.past, place.to, false);
    let mut next = at.and_then(|at| Word::read(place.text, at, place.to, place.lexicon));
    // "of the", "for the", "van der", "of the de …": at most two more links.
    while pending.len() < 3 {
        let Some(linked) = next.filter(|w| is_link(place, w)) else { break };
        let joins = place
            .lexicon
            .sense(linked.text, Class::NameLink)
            .is_some_and(|s| s.is("particle") || s.is("the") && !sense.is("and"));
        if !joins {
            return false;
        }
        pending.push(linked);
        at = gap(place.text, linked.past, place.to, false);
        next = at.and_then(|at| Word::read(place.text, at, place.to, place.lexicon));
    }
    let Some(mut next) = next.filter(|w| w.is_capital() && !is_stop(place, w, false)) else { return false };
    if next.is_initial() && next.text.len() > 2 && sense.is("and") {
        return false;
    }
    let joins = if sense.is("of") {
        of_joins(place, words)
    } else if sense.is("after-head") {
        head_before(place, words)
    } else if sense.is("and") {
        and_joins(place, words, &next)
    } else if sense.is("particle") {
        words.last().is_some_and(|w| !w.is_acronym() && w.possessive == Possessive::No)
    } else {
        false
    };
    if joins {
        absorb_phrase(place, &mut next);
        words.extend(pending);
        words.push(next);
    }
    joins
}

/// Whether the last word is the head of a name that takes a complement.
fn head_before(place: Place<'_>, words: &[Word<'_>]) -> bool {
    let Some(last) = words.last() else { return false };
    [Class::OrganisationNoun, Class::EventNoun, Class::DocumentNoun]
        .iter()
        .any(|class| is_in(last, *class) && place.lexicon.sense(last.text, *class).is_some())
}

/// "of" stands behind a head noun, a title, a place's head, or the first word of a name of things.
fn of_joins(place: Place<'_>, words: &[Word<'_>]) -> bool {
    let Some(last) = words.last() else { return false };
    if last.possessive != Possessive::No || is_in(last, Class::Place) {
        return false;
    }
    let ends_title = is_in(last, Class::Title)
        || last.text.contains(HYPHENS)
        || words.len() > 1 && title_ends(place, words);
    head_before(place, words)
        || ends_title
        || tagged(place, last.text, Class::NameHead, "place")
        || words.len() == 1
            && !last.is_acronym()
            && !tagged(place, last.text, Class::NameHead, "given")
            && (place.before().ends_with(['“', '"', '‘', '«'])
                || !super::begins_sentence(place.text, place.from, place.at))
}

/// Whether a title of several words ends with the run so far.
fn title_ends(place: Place<'_>, words: &[Word<'_>]) -> bool {
    let Some(end) = words.last().map(|w| w.end) else { return false };
    words.iter().rev().take(4).any(|w| {
        let rest = place.text.get(w.start..place.to).unwrap_or("");
        is_in(w, Class::Title)
            && place.lexicon.at(rest, Class::Title).is_some_and(|(length, _)| w.start + length == end)
    })
}

/// "and" joins fields of one office or title, never two names.
fn and_joins(place: Place<'_>, words: &[Word<'_>], next: &Word<'_>) -> bool {
    let Some(last) = words.last() else { return false };
    if last.possessive != Possessive::No {
        return false;
    }
    let field = |w: &Word<'_>| tagged(place, w.text, Class::NameHead, "portfolio");
    if field(last) && field(next) {
        return true;
    }
    if title_ends(place, words) {
        return title_soon(place, next);
    }
    let own = |w: &Word<'_>| is_in(w, Class::Place) || is_in(w, Class::Title) || w.is_acronym();
    let complement = words.iter().rposition(|w| w.text.starts_with(char::is_lowercase));
    let head = complement.and_then(|i| i.checked_sub(1)).and_then(|i| words.get(..=i));
    head.is_some_and(|head| head_before(place, head) || title_ends(place, head)) && !own(last) && !own(next)
}

/// Whether `word` or the word behind it begins a title.
fn title_soon(place: Place<'_>, word: &Word<'_>) -> bool {
    is_in(word, Class::Title)
        || gap(place.text, word.past, place.to, false)
            .and_then(|at| Word::read(place.text, at, place.to, place.lexicon))
            .is_some_and(|w| w.is_capital() && is_in(&w, Class::Title))
}
