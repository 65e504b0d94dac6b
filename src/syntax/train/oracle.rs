//! The dynamic oracle of the arc-hybrid system: what each step costs, also where the parser has erred already.
//!
//! Goldberg and Nivre, "Training Deterministic Parsers with Non-Deterministic Oracles", TACL 2013. The cost of a step is the
//! number of right arcs that cannot be drawn any more behind it.

use crate::syntax::parser::transition::{Move, State};

/// The right tree of a sentence.
#[derive(Clone, Debug)]
pub struct Oracle {
    /// The head of each node; the root's is itself.
    heads: Vec<usize>,
    /// The dependents of each node, in order.
    dependents: Vec<Vec<usize>>,
}

impl Oracle {
    /// An oracle for the tree with these heads: node 0 is the root above the words.
    pub fn new(heads: &[usize]) -> Self {
        let mut dependents = vec![Vec::new(); heads.len()];
        for (node, head) in heads.iter().enumerate().skip(1) {
            if let Some(of_head) = dependents.get_mut(*head) {
                of_head.push(node);
            }
        }
        Self { heads: heads.to_vec(), dependents }
    }

    /// Whether an arc is right.
    pub fn has(&self, dependent: usize, head: usize) -> bool {
        self.heads.get(dependent) == Some(&head)
    }

    /// What a step costs; none if it cannot be taken.
    pub fn cost(&self, state: &State, step: Move) -> Option<usize> {
        let (top, below, next) = (state.stack(0), state.stack(1), state.buffer(0));
        let head = self.heads.get(top).copied().unwrap_or(top);
        state.allows(step).then(|| match step {
            Move::Shift => self.lost_behind(state, next, top),
            Move::Left => self.still_to_come(top, next) + usize::from(head == below || head > next),
            Move::Right => self.still_to_come(top, next) + usize::from(head >= next),
        })
    }

    /// The arcs between `next` and the stack that are lost once `next` lies on `top`; its arc from `top` is not.
    fn lost_behind(&self, state: &State, next: usize, top: usize) -> usize {
        let head = self.heads.get(next).copied().unwrap_or(next);
        let is_lost = head < next && head != top && state.is_waiting(head);
        let dependents = self.dependents.get(next).into_iter().flatten();
        usize::from(is_lost) + dependents.take_while(|d| **d < next).filter(|d| state.is_waiting(**d)).count()
    }

    /// The dependents of a node among the words from `next` on.
    fn still_to_come(&self, node: usize, next: usize) -> usize {
        let dependents = self.dependents.get(node).into_iter().flatten();
        dependents.rev().take_while(|d| **d >= next).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::tree::Relation;

    /// Shift, left, right.
    fn costs(oracle: &Oracle, state: &State) -> [Option<usize>; 3] {
        [Move::Shift, Move::Left, Move::Right].map(|step| oracle.cost(state, step))
    }

    fn state(words: usize, steps: &str) -> State {
        let mut state = State::default();
        state.reset(words);
        for step in steps.chars() {
            match step {
                's' => state.shift(),
                'l' => state.attach(Move::Left, Relation::Dep),
                _ => state.attach(Move::Right, Relation::Dep),
            }
        }
        state
    }

    /// "They sell old books": 2 is the root, 1 and 4 hang on it, 3 on 4.
    const HEADS: [usize; 5] = [0, 2, 0, 4, 2];

    #[test]
    fn the_right_steps_cost_nothing() {
        let oracle = Oracle::new(&HEADS);
        assert_eq!(costs(&oracle, &state(4, "s")), [Some(2), Some(0), None]);
        assert_eq!(costs(&oracle, &state(4, "sls")), [Some(0), Some(2), None]);
        assert_eq!(costs(&oracle, &state(4, "slss")), [Some(2), Some(0), Some(1)]);
        assert_eq!(costs(&oracle, &state(4, "slssl")), [Some(0), Some(2), None]);
        assert_eq!(costs(&oracle, &state(4, "slssls")), [None, None, Some(0)]);
    }

    #[test]
    fn what_is_lost_already_costs_nothing_more() {
        let oracle = Oracle::new(&HEADS);
        // The subject was put on the stack for good: its arc is lost, the rest can still be drawn.
        let erred = state(4, "ss");
        assert_eq!(costs(&oracle, &erred), [Some(0), Some(1), Some(1)]);
        // Behind "old" hung on "sell", "books" still finds its head.
        assert_eq!(costs(&oracle, &state(4, "slssr")), [Some(0), Some(2), None]);
    }

    #[test]
    fn the_cheapest_steps_draw_the_tree() {
        let oracle = Oracle::new(&HEADS);
        let mut state = state(4, "");
        while !state.is_done() {
            if state.take_forced() {
                continue;
            }
            let steps = [Move::Shift, Move::Left, Move::Right].into_iter();
            let best = steps.filter_map(|s| Some((oracle.cost(&state, s)?, s))).min_by_key(|(cost, _)| *cost);
            match best {
                Some((0, Move::Shift)) => state.shift(),
                Some((0, step)) => state.attach(step, Relation::Dep),
                other => panic!("no step is free: {other:?}"),
            }
        }
        let heads: Vec<usize> = (1..5).map(|node| state.node(node).head as usize).collect();
        assert_eq!(heads, HEADS[1..]);
    }
}
