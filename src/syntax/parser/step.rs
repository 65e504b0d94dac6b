//! The classes that the parser decides between: a move and, if it draws an arc, which relations the arc may have.
//!
//! Relations that a parser takes for one another while it looks for the head stand together; which of them it is decides a
//! second classifier ([`super::label`]), which sees more of the arc. So the first has few classes and is fast.

use super::transition::{Move, State};
use crate::syntax::tree::Relation::{self, *};
use crate::syntax::weights::FEW;

/// A class.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// What to do.
    pub step: Move,
    /// The relations the arc may have: bit n for relation number n.
    pub relations: u64,
}

/// How many classes there are.
pub const STEPS: usize = FEW;

/// By how much the best step must lead behind each stage of features but the last for the next stages not to be looked at.
/// Where it leads by less, the rest would sometimes have turned the decision: measured on the held-out parts of the treebanks.
pub const ENOUGH: [i16; 3] = [25, 25, 25];

/// The relations of arcs to the left and to the right, but for those of the last class on each side.
const LEFT: [&[Relation]; 7] = [
    &[Nsubj, NsubjPass, NsubjOuter, Csubj, CsubjPass, CsubjOuter, Expl],
    &[Det, NmodPoss, DetPredet],
    &[Amod, Nummod, Compound, NmodUnmarked, NmodDesc],
    &[Case],
    &[Mark, Cc, CcPreconj],
    &[Advmod, Discourse],
    &[Aux, AuxPass, Cop],
];
const RIGHT: [&[Relation]; 6] = [
    &[Obj, Iobj, Nsubj],
    &[Xcomp, Ccomp, Csubj],
    &[Obl, OblUnmarked, OblAgent, Advcl, Advmod],
    &[Nmod, NmodUnmarked, Acl, AclRelcl, Appos, Amod],
    &[Conj],
    &[Flat, Compound, Fixed, Goeswith, Case, CompoundPrt, Nummod],
];

/// The classes, in the order of their numbers.
pub const ALL: [Step; STEPS] = steps();

const fn steps() -> [Step; STEPS] {
    let mut steps = [Step { step: Move::Shift, relations: 0 }; STEPS];
    // Neither is ever chosen: the root is what is left at the end, punctuation hangs by rule.
    let any = ((1 << Relation::ALL.len() as u64) - 1) & !set(&[Root, Punct]);
    let (mut at, mut left, mut right) = (1, any, any);
    while at < STEPS {
        let (step, relations) = if at <= LEFT.len() {
            left &= !set(LEFT[at - 1]);
            (Move::Left, set(LEFT[at - 1]))
        } else if at == LEFT.len() + 1 {
            (Move::Left, left)
        } else if at < STEPS - 1 {
            right &= !set(RIGHT[at - LEFT.len() - 2]);
            (Move::Right, set(RIGHT[at - LEFT.len() - 2]))
        } else {
            (Move::Right, right)
        };
        steps[at] = Step { step, relations };
        at += 1;
    }
    steps
}

/// The classes that can be taken in a state: bit n for class n.
#[inline(always)]
pub fn allowed(state: &State) -> u64 {
    let of = |step: Move| if state.allows(step) { CLASSES_OF[step as usize] } else { 0 };
    of(Move::Shift) | of(Move::Left) | of(Move::Right)
}

/// The classes of each move.
const CLASSES_OF: [u64; 3] = {
    let (mut classes, mut at) = ([0; 3], 0);
    while at < STEPS {
        classes[ALL[at].step as usize] |= 1 << at;
        at += 1;
    }
    classes
};

const fn set(relations: &[Relation]) -> u64 {
    let (mut set, mut at) = (0, 0);
    while at < relations.len() {
        set |= 1 << relations[at] as u64;
        at += 1;
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_relation_has_one_class_on_each_side() {
        for relation in Relation::ALL.into_iter().filter(|r| !matches!(r, Root | Punct)) {
            for side in [Move::Left, Move::Right] {
                let of = |s: &&Step| s.step == side && s.relations >> relation as u64 & 1 == 1;
                assert_eq!(ALL.iter().filter(of).count(), 1, "{relation:?} {side:?}");
            }
        }
        assert_eq!(ALL.iter().filter(|s| s.step == Move::Shift).count(), 1);
    }
}
