//! Two sentences laid beside each other word by word, and the stretches in which they run alike.

use super::passage::{Kind, Word};

/// Function words that one side may have more than the other between two words that match.
const LOOSE: usize = 3;

/// Words that match, by their places on both sides.
pub(super) type Match = (usize, usize);

/// What stands between two matches and does not match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// Words that say nothing of their own: articles, auxiliaries, adverbs.
    Function,
    /// Prepositions: beside a value they may restrict it.
    Loose,
    /// A telling word or two on one side: before a figure they may restrict what it measures.
    Content,
    /// "Not", on one side: here the two deny each other.
    Denial,
    /// Other words on both sides, a value, or a word that sets apart: the stretch ends.
    Break,
}

/// Matching words with nothing between them that sets the sentences apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// The matches, in order.
    pub matches: Vec<Match>,
    /// What stands before each match, since the last one.
    pub gaps: Vec<Gap>,
}

/// The stretches in which two sentences run alike.
pub(super) fn stretches(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<Stretch> {
    let mut stretches: Vec<Stretch> = Vec::new();
    let mut last: Option<Match> = None;
    for (i, j) in aligned(a, b) {
        let gap = match last {
            None => Gap::Break,
            Some((p, q)) => gap(a.get(p + 1..i).unwrap_or(&[]), b.get(q + 1..j).unwrap_or(&[])),
        };
        last = Some((i, j));
        match stretches.last_mut().filter(|_| gap != Gap::Break) {
            Some(stretch) => {
                stretch.matches.push((i, j));
                stretch.gaps.push(gap);
            }
            None => stretches.push(Stretch { matches: vec![(i, j)], gaps: vec![Gap::None] }),
        }
    }
    stretches
}

fn gap(a: &[Word<'_>], b: &[Word<'_>]) -> Gap {
    if a.is_empty() && b.is_empty() {
        return Gap::None;
    }
    let words = || a.iter().chain(b);
    let denials = |side: &[Word<'_>]| side.iter().filter(|w| matches!(w.kind, Kind::Denial)).count();
    let contents = |side: &[Word<'_>]| side.iter().filter(|w| w.is_content()).count();
    if words().any(|w| w.is_value() || matches!(w.kind, Kind::Separator)) {
        return Gap::Break;
    }
    let (x, y) = (contents(a), contents(b));
    let few = a.len().max(b.len()) <= LOOSE;
    match (denials(a), denials(b)) {
        (0, 0) => {}
        (0, 1) | (1, 0) if x + y == 0 && few => return Gap::Denial,
        _ => return Gap::Break,
    }
    match (x, y) {
        (0, 0) if few => match words().any(Word::is_preposition) {
            true => Gap::Loose,
            false => Gap::Function,
        },
        (1..=2, 0) | (0, 1..=2) if few => Gap::Content,
        _ => Gap::Break,
    }
}

/// The matches of the best alignment: what says most by the words it shares.
fn aligned(a: &[Word<'_>], b: &[Word<'_>]) -> Vec<Match> {
    let width = b.len() + 1;
    let mut best = vec![0u32; (a.len() + 1) * width];
    let at = |i: usize, j: usize| i * width + j;
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let skip = best[at(i + 1, j)].max(best[at(i, j + 1)]);
            best[at(i, j)] = skip.max(match weight(x, y) {
                0 => 0,
                weight => weight + best[at(i + 1, j + 1)],
            });
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut matches = Vec::new();
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        let weight = weight(x, y);
        if weight > 0 && best[at(i, j)] == weight + best[at(i + 1, j + 1)] {
            matches.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[at(i, j)] == best[at(i + 1, j)] {
            i += 1;
        } else {
            j += 1;
        }
    }
    matches
}

/// How much a match says; nothing if the words do not match.
fn weight(a: &Word<'_>, b: &Word<'_>) -> u32 {
    match (a.key == b.key, a.own == b.own) {
        (false, _) if a.excludes(b) => 3,
        (false, _) => 0,
        (true, true) if a.is_content() || a.is_value() => 5,
        (true, true) => 2,
        (true, false) => 3,
    }
}
