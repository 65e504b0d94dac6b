//! A change with its two levels: "rose 12 % from 50 to 60", "fell to £95m from £100m, a drop of 5 %", "sold 60, up 20 % from 50".

use crate::grammar::MentionType;
use crate::knowledge::Class;
use crate::value::{Dimension, Hedge, Quantity};

use super::passage::{Passage, last_words};
use super::{Calculation, Direction, Stated};

/// Words between the parts of one change.
const NEAR: usize = 8;

/// The changes of a sentence whose levels are both told.
pub(super) fn find(passage: &Passage<'_>) -> Vec<Calculation> {
    let mut changes = Vec::new();
    for left in 0..passage.figures.len() {
        changes.extend(set_back(passage, left));
        let Some((from, to, last)) = levels(passage, left) else { continue };
        let (change, direction) = told(passage, left, last);
        if change.is_some() || direction.is_some() {
            changes.push(Calculation::Change { change, from, to, direction });
        }
    }
    changes
}

/// "from 50 to 60", "to 60 from 50" that begin with the figure at `left`; also the index of the last figure.
fn levels(passage: &Passage<'_>, left: usize) -> Option<(Stated, Stated, usize)> {
    let opener = last_words(passage.before(left)).next()?;
    let range = passage.quantity(left)?;
    if range.hedge == Hedge::Between {
        let opened = opener == "from" || passage.mention(left)?.span.of(passage.text).starts_with("from ");
        return ends(passage, left, range).filter(|_| opened).map(|(from, to)| (from, to, left));
    }
    let right = (left + 1..passage.figures.len()).find(|&i| passage.quantity(i).is_some())?;
    let gap = passage.between(left, right)?;
    let near = gap.split_whitespace().count() <= NEAR && !gap.contains([';', ':', '(', ')']);
    let (a, b) = (passage.stated(left)?, passage.stated(right)?);
    let alike = a.quantity.unit == b.quantity.unit && is_level(&a.quantity) && is_level(&b.quantity);
    if !near || !alike {
        return None;
    }
    let mut closing = last_words(gap);
    match (opener, closing.next()?) {
        ("from", "to") => Some((a, b, right)),
        ("to", "from") => Some((b, a, right)),
        ("to", "with") if closing.next() == Some("compared") => Some((b, a, right)),
        _ => None,
    }
}

/// "Sold 60 cars in May, up 20 % from 50", "60 cars, an increase of 20 % from 50": the level before stands behind the change at
/// `at`.
fn set_back(passage: &Passage<'_>, at: usize) -> Option<Calculation> {
    let level = (0..at).rev().find(|&i| passage.quantity(i).is_some()).filter(|_| is_percent(passage, at))?;
    let direction = summed_up(passage, level, at)?;
    let earlier = (at + 1..passage.figures.len()).find(|&i| passage.quantity(i).is_some())?;
    let behind = passage.between(at, earlier)?.trim_start().strip_prefix("from")?;
    let (to, from) = (passage.stated(level)?, passage.stated(earlier)?);
    // "60 cars", "from 50": what is counted is said once.
    let counted = from.quantity.unit.dimension == Dimension::Number
        && matches!(to.quantity.unit.dimension, Dimension::Count | Dimension::Number);
    let alike = from.quantity.unit == to.quantity.unit || counted;
    let levels = alike && is_level(&from.quantity) && is_level(&to.quantity) && passage.only_hedges(behind);
    levels.then(|| Calculation::Change { change: passage.stated(at), from, to, direction })
}

/// "from 50 to 60" read as one figure: its two ends.
fn ends(passage: &Passage<'_>, index: usize, range: &Quantity) -> Option<(Stated, Stated)> {
    let mention = passage.mention(index)?;
    if !mention.span.of(passage.text).contains(" to ") {
        return None;
    }
    let end = |number| Quantity {
        unit: range.unit.clone(),
        ..Quantity::exact(number, range.place, range.unit.clone())
    };
    let stated = |number| Stated { span: mention.span, quantity: end(number) };
    Some((stated(range.low?), stated(range.high?)))
}

/// A level is an amount, not a percentage: of a share that moves nobody says whether it moved by points or by per cent.
fn is_level(quantity: &Quantity) -> bool {
    let amount = !matches!(
        quantity.unit.dimension,
        Dimension::Percent | Dimension::PercentagePoint | Dimension::Ordinal | Dimension::Age
    );
    amount && quantity.hedge == Hedge::Exact && quantity.number.is_some_and(|n| n > 0.into())
}

/// The change told before or behind the levels, and its direction.
fn told(passage: &Passage<'_>, left: usize, last: usize) -> (Option<Stated>, Option<Direction>) {
    let opened = passage.before(left).trim_end();
    let opened = opened.get(..opened.len() - last_words(opened).next().map_or(0, str::len)).unwrap_or("");
    if let Some(change) = left.checked_sub(1).filter(|&c| is_percent(passage, c))
        && let Some(direction) = moved(passage, change, left)
    {
        return (passage.stated(change), direction);
    }
    let behind = (last + 1..passage.figures.len()).find(|&i| passage.quantity(i).is_some());
    if let Some(change) = behind.filter(|&i| is_percent(passage, i))
        && let Some(direction) = summed_up(passage, last, change)
    {
        return (passage.stated(change), direction);
    }
    let verb = last_words(opened).next().and_then(|word| direction(passage, word));
    (None, verb.flatten())
}

fn is_percent(passage: &Passage<'_>, index: usize) -> bool {
    passage.mention(index).is_some_and(|m| m.kind == MentionType::Percent)
        && passage
            .quantity(index)
            .is_some_and(|q| q.unit.dimension == Dimension::Percent && q.number.is_some())
}

/// The direction of a change word; the outer nothing says that it is none.
fn direction(passage: &Passage<'_>, word: &str) -> Option<Option<Direction>> {
    let known = match passage.lexicon.sense(word, Class::FigureVerb).filter(|s| s.is("change")) {
        Some(sense) if &*sense.id == "rise" => Some(Direction::Up),
        Some(sense) if &*sense.id == "fall" => Some(Direction::Down),
        _ => None,
    };
    if known.is_some() {
        return Some(known);
    }
    match word {
        "up" => Some(Some(Direction::Up)),
        "down" => Some(Some(Direction::Down)),
        _ => passage.lexicon.sense(word, Class::ChangeVerb).map(|_| None),
    }
}

/// "rose 12 % from", "rose by about 12 % in May from", "a 12 % rise from".
fn moved(passage: &Passage<'_>, change: usize, left: usize) -> Option<Option<Direction>> {
    let gap = passage.between(change, left)?;
    if gap.split_whitespace().count() > NEAR || gap.contains([';', ':', '(', ')']) {
        return None;
    }
    // "rose 12 %, and fell from 50 to 40": another verb begins another change.
    let mut words = gap.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    let noun = words.clone().next().and_then(|word| direction(passage, word));
    if words.any(|w| ["and", "but", "while", "which", "after", "than", "more", "of"].contains(&w)) {
        return None;
    }
    let verbs = gap.split_whitespace().skip(1).filter(|w| direction(passage, w).is_some()).count();
    let before = last_words(passage.before(change))
        .filter(|w| !passage.only_hedges(w) && *w != "by" && *w != "a")
        .take(1);
    let verb = before.filter_map(|word| direction(passage, word)).next();
    verb.xor(noun).filter(|_| verbs == 0)
}

/// Words that may stand between a level and the comma behind it: "this year", "in the three months to May".
const DATED: usize = 8;

/// "…, an increase of 12 %", "… this year, up 12 %", "… was up 12 %".
fn summed_up(passage: &Passage<'_>, last: usize, change: usize) -> Option<Option<Direction>> {
    let gap = passage.between(last, change)?.trim_start_matches(' ');
    let (dated, said) = gap.rsplit_once([',', '–', '—', '(']).unwrap_or(("", gap));
    let other = |word: &str| ["and", "but", "while", "which", "with"].contains(&word);
    let dates = dated.split_whitespace().map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()));
    if dates.clone().count() > DATED || dates.clone().any(|w| other(w) || direction(passage, w).is_some()) {
        return None;
    }
    let words: Vec<&str> = said.split_whitespace().collect();
    match words.as_slice() {
        ["a" | "an", noun, "of"] => direction(passage, noun),
        [word @ ("up" | "down")] | ["was" | "were", word @ ("up" | "down")] => direction(passage, word),
        _ => None,
    }
}
