//! What the parser looks at when it names an arc, and which names it may give.

use super::features::{Features, distance, folded, number, three};
use super::sentence::{Seen, Sentence};
use super::transition::State;
use crate::syntax::tag::Upos;
use crate::syntax::tree::Relation;

/// By how much the best name must lead behind each stage of features but the last, as in [`super::step::ENOUGH`].
pub const ENOUGH: [i16; 2] = [400, 300];

/// The features of an arc about to be drawn from `(dependent, head)`, with one of `relations`; in stages, as those of steps.
#[inline(always)]
pub fn features(
    sentence: &Sentence,
    state: &State,
    (dependent, head): (usize, usize),
    relations: u64,
    out: &mut Features,
    mut goes_on: impl FnMut(&[u64]) -> bool,
) {
    let arc = Arc::new(sentence, state, dependent, head, relations);
    out.clear();
    arc.words(out);
    if !goes_on(out.stage()) {
        return;
    }
    arc.phrases(out);
    if goes_on(out.stage()) {
        arc.surroundings(sentence, state, out);
        goes_on(out.stage());
    }
}

/// An arc as the templates see it.
struct Arc<'a> {
    dependent: (&'a Seen, usize),
    head: (&'a Seen, usize),
    /// Both tags and the direction.
    pair: u32,
    is_left: u32,
    relations: u32,
    /// The preposition or conjunction that opens the dependent's phrase.
    marker: &'a Seen,
    /// The first word of the dependent's phrase below the dependent.
    child: &'a Seen,
    /// The relations below the dependent and below the head.
    below: (u32, u32),
}

impl<'a> Arc<'a> {
    #[inline(always)]
    fn new(sentence: &'a Sentence, state: &State, dependent: usize, head: usize, relations: u64) -> Self {
        let (d, h) = (sentence.node(dependent), sentence.node(head));
        let (below, above) = (state.node(dependent), state.node(head));
        let is_left = u32::from(dependent < head);
        Self {
            dependent: (d, dependent),
            head: (h, head),
            pair: three(d.tag, h.tag, is_left),
            is_left,
            relations: folded(relations),
            marker: sentence.node(below.marker as usize),
            child: sentence.node(below.left[0] as usize),
            below: (folded(below.relations), folded(above.relations)),
        }
    }

    #[inline(always)]
    fn words(&self, out: &mut Features) {
        let ((d, dependent), (h, head)) = (self.dependent, self.head);
        let &Self { pair, is_left, relations, .. } = self;
        out.add(relations, 0, 0);
        out.add(pair, 0, 0);
        out.add(pair, relations, 0);
        out.add(d.form, pair, 0);
        out.add(h.form, pair, 0);
        out.add(d.form, h.form, is_left);
        out.add(pair, distance(dependent, head), 0);
        out.add(d.form, relations, h.coarse);
        out.add(h.form, relations, d.coarse);
        out.add(d.suffix, pair, 0);
        out.add(h.suffix, pair, 0);
        out.add(d.form, h.tag, distance(dependent, head));
        out.add(d.stem, h.stem, is_left);
    }

    #[inline(always)]
    fn phrases(&self, out: &mut Features) {
        let ((d, _), (h, _)) = (self.dependent, self.head);
        let &Self { pair, is_left, relations, marker, child, below: (low, high), .. } = self;
        out.add(marker.form, pair, 0);
        out.add(marker.form, h.form, is_left);
        out.add(marker.form, d.form, is_left);
        out.add(marker.form, relations, h.tag);
        out.add(marker.form, pair, high);
        out.add(three(d.coarse, h.coarse, is_left), marker.form, child.tag);
        out.add(child.form, pair, 0);
        out.add(pair, high, 0);
        out.add(h.form, high, is_left);
        out.add(pair, low, 0);
        out.add(pair, low, high);
        out.add(d.form, low, is_left);
    }

    #[inline(always)]
    fn surroundings(&self, sentence: &Sentence, state: &State, out: &mut Features) {
        let ((d, dependent), (h, head)) = (self.dependent, self.head);
        let &Self { pair, is_left, .. } = self;
        let (low, high) = (state.node(dependent), state.node(head));
        let relation = |node: u32| number(state.node(node as usize).relation);
        let sibling = if is_left == 1 { high.left[0] } else { high.right[0] };
        let (before, after) = (sentence.node(dependent - 1), sentence.node(dependent + 1));
        let marks = three(d.marks, after.marks, h.marks);
        // What lies below the head on the stack, and may become its own head.
        let above = sentence.node(state.stack(if is_left == 1 { 1 } else { 2 }));
        out.add(pair, before.tag, after.tag);
        out.add(relation(sibling), pair, sentence.node(sibling as usize).tag);
        out.add(relation(sibling), h.form, is_left);
        out.add(marks, pair, 0);
        out.add(marks, d.coarse, h.coarse);
        out.add(above.tag, pair, 0);
        out.add(sentence.node(high.marker as usize).form, pair, 0);
        out.add(after.form, pair, 0);
        out.add(before.form, pair, 0);
        out.add(pair, relation(low.right[0]), relation(low.left[0]));
    }
}

/// Relations that only words of these parts of speech have.
const BOUND: [(&[Relation], &[Upos]); 5] = [
    (&[Relation::Cop], &[Upos::Aux]),
    (&[Relation::Aux, Relation::AuxPass], &[Upos::Aux, Upos::Verb]),
    (&[Relation::Det, Relation::DetPredet], &[Upos::Det, Upos::Pron, Upos::Adv]),
    (&[Relation::Nummod], &[Upos::Num, Upos::Noun, Upos::Sym]),
    (&[Relation::Expl], &[Upos::Pron]),
];

/// The relations that a word of each part of speech may have.
const FITTING: [u64; Upos::ALL.len()] = {
    let mut fitting = [u64::MAX; Upos::ALL.len()];
    let mut at = 0;
    while at < fitting.len() * BOUND.len() {
        let (upos, (relations, only)) = (at % fitting.len(), BOUND[at / fitting.len()]);
        let (mut is_bound, mut i) = (true, 0);
        while i < only.len() {
            is_bound &= only[i] as usize != upos;
            i += 1;
        }
        i = 0;
        while i < relations.len() && is_bound {
            fitting[upos] &= !(1 << relations[i] as u64);
            i += 1;
        }
        at += 1;
    }
    fitting
};

/// Those of `relations` that suit the word's part of speech; all of them if none does.
#[inline]
pub fn fitting(relations: u64, word: &Seen) -> u64 {
    let fitting = relations & FITTING.get(word.coarse as usize).copied().unwrap_or(u64::MAX);
    if fitting == 0 { relations } else { fitting }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(relations: &[Relation]) -> u64 {
        relations.iter().fold(0, |set, r| set | 1 << *r as u64)
    }

    #[test]
    fn names_suit_the_part_of_speech() {
        let word = |upos: Upos| Seen { coarse: upos as u32, ..Seen::default() };
        let verbal = set(&[Relation::Aux, Relation::AuxPass, Relation::Cop]);
        assert_eq!(fitting(verbal, &word(Upos::Aux)), verbal);
        assert_eq!(fitting(verbal, &word(Upos::Verb)), set(&[Relation::Aux, Relation::AuxPass]));
        assert_eq!(fitting(set(&[Relation::Cop]), &word(Upos::Noun)), set(&[Relation::Cop]));
        assert_eq!(
            fitting(set(&[Relation::Amod, Relation::Nummod]), &word(Upos::Adj)),
            set(&[Relation::Amod])
        );
    }
}
