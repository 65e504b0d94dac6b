//! Scope of a figure: restricting phrases behind it and before it.

use crate::claim::Scope;
use crate::grammar::{Meaning, MentionType};
use crate::knowledge::{Class, CueWords};
use crate::syntax::{ItemKind, Items};

use super::context::slug;

/// Phrases behind the figure that are read.
const PHRASES: usize = 4;
/// Items before a figure in which "of" ties it to a part of it.
const WHOLE: usize = 4;
/// Items behind a figure in which its clause may say "there".
const CLAUSE: usize = 6;
/// Words that make a figure one part of a larger one.
const PART: [&str; 7] = ["another", "further", "additional", "other", "more", "including", "among"];

/// Prepositions that bound the figure behind them.
const BOUNDS: [&str; 4] = ["over", "under", "around", "between"];
/// Nouns that restrict nothing under "in" and "to".
const NOTHING: CueWords = CueWords::named("restricts-nothing");
/// Forms of "be".
const BE: CueWords = CueWords::named("form-of-be");
/// What something happens in while something else goes on.
const COURSE: &str = "course";
/// Where all those are who travel.
const BOARD: &str = "board";

/// The restrictions of the figure at item `at`: "of the population", "in Oslo", "by 2025", "another", "each".
pub(super) fn of_figure(items: &Items<'_>, at: usize) -> Scope {
    let mut scope = Scope::new();
    before(items, at, &mut scope);
    let mut next = at + 1;
    for _ in 0..PHRASES {
        // A word or two may stand between a figure and its first restriction: "12 soldiers dead in Oslo".
        while next <= at + 2 && items.word(next).is_some() && !is_preposition(items, next) {
            next += 1;
        }
        let Some(end) = phrase(items, next, &mut scope) else { break };
        next = end;
    }
    scope
}

fn insert(scope: &mut Scope, key: &str, value: &str) {
    if !value.is_empty() {
        scope.add(key, value);
    }
}

/// Restrictions right before the figure.
fn before(items: &Items<'_>, at: usize, scope: &mut Scope) {
    for i in (at.saturating_sub(3)..at).rev() {
        let Some(word) = items.word(i) else { break };
        let word = word.to_lowercase();
        // "More than 200", "other than two": a bound, and no part.
        if items.word(i + 1).is_some_and(|w| w.eq_ignore_ascii_case("than")) {
            continue;
        }
        if PART.contains(&word.as_str()) {
            insert(scope, "part", if word == "further" || word == "additional" { "another" } else { &word });
        }
    }
    // "Nine of the train's 18 coaches": the whole of which another figure is a part.
    let of = (at.saturating_sub(WHOLE)..at).rev().find(|&i| items.is_any_word(i, &["of"]));
    if of.and_then(|of| of.checked_sub(1)).is_some_and(|i| is_figure(items, i)) {
        insert(scope, "part", "whole");
    }
    // "As two more gave themselves up", but "two more than before".
    if items.is_any_word(at + 1, &["more"]) && !items.is_any_word(at + 2, &["than"]) {
        insert(scope, "part", "another");
    }
    // "Five more people died".
    let words = items.get(at).map_or("", |item| items.words(item)).to_lowercase();
    let more = words.split(' ').skip(1).any(|word| ["more", "other", "further"].contains(&word));
    if more && !words.contains(" than ") {
        insert(scope, "part", "another");
    }
    // "Two stakes, which are worth $40 billion together": of all that was named, and of none of it.
    let summed = |i: usize| items.is_any_word(i, &["together", "combined"]);
    if summed(at + 1) || at.checked_sub(1).is_some_and(|i| items.is_any_word(i, &["combined"])) {
        insert(scope, "part", "together");
    }
    // "72 people were hurt there": in another place than the sentence before tells of.
    let clause = (at + 1..at + 1 + CLAUSE).take_while(|&i| !is_boundary(items, i));
    if clause.clone().any(|i| items.is_any_word(i, &["there"])) {
        insert(scope, "in", "there");
    }
    set_apart(items, at, scope);
    // "Among them were 12 children", "including three children": a part of what was named before.
    let opening = items.word(0).map(str::to_lowercase);
    match opening.as_deref() {
        // "Among the nine dead": all of them.
        Some("among") if at > 2 || at == 2 && !items.is_determiner(1) => insert(scope, "part", "among"),
        // "By 2019, robots will pack 60% of the parcels": the time holds for the sentence.
        Some("by") => {
            if let Some((time, _, Governed::Time)) = governed(items, 1) {
                insert(scope, "by", &time);
            }
        }
        _ => {}
    }
}

/// What restricts a figure that stands before its noun, which nothing behind that noun does.
pub(super) fn of_attribute(items: &Items<'_>, at: usize) -> Scope {
    let mut scope = Scope::new();
    set_apart(items, at, &mut scope);
    scope
}

/// What makes of a figure one of another thing of its kind than that of the news.
fn set_apart(items: &Items<'_>, at: usize, scope: &mut Scope) {
    // "Was given three years on a separate charge", "ten were hurt in a separate attack".
    let mut clause = (at + 1..at + 1 + CLAUSE).take_while(|&i| !is_boundary(items, i));
    if clause.any(|i| items.is_any_word(i, &["separate", "unrelated"])) {
        insert(scope, "part", "another");
    }
    // "A three-year suspended sentence".
    let phrase = items.phrase_at(at).map_or(at, |phrase| phrase.head);
    if (at + 1..phrase).any(|i| items.is_any_word(i, &["suspended"])) {
        insert(scope, "kind", "suspended");
    }
}

fn is_preposition(items: &Items<'_>, index: usize) -> bool {
    items.has_tag(index, "preposition")
}

/// Whether no noun stands at an item: a form of "be" or "have", a mark, the end.
fn ends_at(items: &Items<'_>, index: usize) -> bool {
    let verb = items.word(index).is_none_or(|word| BE.hold(word, items.lexicon));
    verb || items.is_any_word(index, &["have", "has", "had", "and"])
}

/// Reads one phrase of a preposition and what it governs; the item behind it.
fn phrase(items: &Items<'_>, at: usize, scope: &mut Scope) -> Option<usize> {
    // "After 12 more bodies were found": a clause restricts nothing.
    if items.clauses().iter().any(|clause| clause.marker == Some(at)) {
        return None;
    }
    let preposition = items.word(at)?.to_lowercase();
    // "467 people in all were confirmed dead".
    if preposition == "in" && items.is_any_word(at + 1, &["all", "total"]) && ends_at(items, at + 2) {
        return Some(at + 2);
    }
    let (key, end) = match preposition.as_str() {
        "of" => ("of", governed(items, at + 1)?),
        "in" | "at" | "near" | "across" | "on" | "around" | "within" | "throughout" => {
            ("in", governed(items, at + 1)?)
        }
        "by" | "until" | "before" => ("by", governed(items, at + 1)?),
        "per" | "each" => ("per", governed(items, at + 1)?),
        // "$3 a barrel"; in "died when a fire destroyed" the article opens another phrase.
        "a" | "an" if is_figure(items, at.checked_sub(1)?) => ("per", governed(items, at + 1)?),
        "from" | "for" | "to" | "among" | "between" | "with" | "under" | "over" | "after" | "since"
        | "during" => (preposition.as_str(), governed(items, at + 1)?),
        _ => return None,
    };
    // "34 died and over 200 were hurt": a bound of the next figure.
    if BOUNDS.contains(&preposition.as_str()) && is_figure(items, at + 1) {
        return None;
    }
    let (value, next, kind) = end;
    match (key, kind) {
        // "Five in all", "fell to their deaths", "worldwide": all of them.
        ("in" | "to", Governed::Other) if NOTHING.hold(&value, items.lexicon) => {}
        // "Was arrested in the course of the search": when it was.
        ("in", Governed::Other) if value == COURSE => {
            let of = items.is_any_word(next, &["of"]).then(|| governed(items, next + 1)).flatten();
            return Some(of.map_or(next, |(_, end, _)| end));
        }
        // "17 dead as of today": when it is told.
        ("of", Governed::Time) if at > 0 && items.is_any_word(at - 1, &["as"]) => {}
        // "In the seven weeks to 10 January" tells a period.
        ("in" | "on" | "at" | "near" | "around" | "to", Governed::Time) => {}
        // "164 passengers on board" are all of them.
        _ if value == BOARD => {}
        (key, _) => insert(scope, key, &value),
    }
    Some(next)
}

fn is_figure(items: &Items<'_>, index: usize) -> bool {
    items.mention(index).is_some_and(|(_, mention)| matches!(mention.meaning, Meaning::Quantity(_)))
}

pub(super) enum Governed {
    Time,
    Other,
}

/// What a preposition governs: a date, a name or a noun phrase, as a slug, and the item behind it.
pub(super) fn governed(items: &Items<'_>, at: usize) -> Option<(String, usize, Governed)> {
    let mut first = at;
    while items.is_determiner(first) {
        first += 1;
    }
    if let Some((_, mention)) = items.mention(first) {
        return match &mention.meaning {
            Meaning::Time(time) => {
                let edtf = time.time.as_ref().map_or_else(|| time.timex3.clone(), |t| t.edtf());
                Some((edtf, first + 1, Governed::Time))
            }
            Meaning::Name(_) => Some(match items.phrase_from(first).filter(|_| items.is_possessive(first)) {
                // "Of Russia's oil output": of the output, not of the country.
                Some(phrase) if phrase.head > first => {
                    let name = slug(mention.span.of(items.text));
                    let rest = items.text.get(mention.span.end as usize..items.get(phrase.head)?.end)?;
                    let rest = rest.trim_start_matches(['\'', '’', 's', ' ']);
                    (format!("{name}-{}", slug(rest)), phrase.last + 1, Governed::Other)
                }
                _ => (slug(mention.span.of(items.text)), first + 1, Governed::Other),
            }),
            Meaning::Quantity(_) if mention.kind != MentionType::Ordinal => {
                Some((slug(mention.span.of(items.text)), first + 1, Governed::Other))
            }
            _ => None,
        };
    }
    // "of them", "of those": a part of what was named before.
    if let Some(word) = items.word(first).filter(|_| items.has_tag(first, "pronoun")) {
        return Some((word.to_lowercase(), first + 1, Governed::Other));
    }
    let phrase = items.phrase_from(first)?;
    let words = items.text.get(items.get(first)?.start..items.get(phrase.head)?.end)?;
    Some((slug(words), phrase.last + 1, Governed::Other))
}

/// Modifiers of what is counted that say which it is and not which of it.
const UNRESTRICTING: [&str; 4] = ["planned", "scheduled", "total", "overall"];

/// Modifiers of the counted noun that restrict it: all words of the phrase before its head.
pub fn modifiers(noun_phrase: &str) -> Option<String> {
    let (modifiers, _) = noun_phrase.rsplit_once(' ')?;
    let restricts = |word: &&str| !UNRESTRICTING.iter().any(|plain| word.eq_ignore_ascii_case(plain));
    let told: Vec<&str> = modifiers.split(' ').filter(restricts).collect();
    (!told.is_empty()).then(|| slug(&told.join(" ")))
}

/// Whether an item ends the reach of a figure's words.
pub(super) fn is_boundary(items: &Items<'_>, index: usize) -> bool {
    match items.get(index).map(|i| i.kind) {
        Some(ItemKind::Symbol(c)) => !matches!(c, '-' | '‑' | '\'' | '’'),
        Some(ItemKind::Word) => items.is(index, Class::ReportingVerb) || items.has_tag(index, "conjunction"),
        Some(ItemKind::Mention(_, kind)) => !matches!(kind, MentionType::Name | MentionType::Ordinal),
        None => true,
    }
}
