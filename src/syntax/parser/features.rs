//! What the parser looks at when it decides on a step: the templates.
//!
//! Names as in Zhang and Nivre, "Transition-based Dependency Parsing with Rich Non-local Features", ACL 2011: `s0` is the
//! top of the stack, `b0` the next word, `l` and `r` their outermost dependents on the left and on the right.

use super::sentence::{Seen, Sentence};
use super::transition::{Node, State};
use crate::syntax::tree::Relation;
use crate::syntax::weights::feature;

/// The most templates there can be.
pub const TEMPLATES: usize = 128;

/// The features of one decision.
#[derive(Clone, Debug)]
pub struct Features {
    list: [u64; TEMPLATES],
    len: usize,
    /// Where the stage begins that is being added.
    stage: usize,
}

impl Default for Features {
    fn default() -> Self {
        Self { list: [0; TEMPLATES], len: 0, stage: 0 }
    }
}

impl Features {
    /// Those added since the last call: a stage.
    #[inline(always)]
    pub fn stage(&mut self) -> &[u64] {
        let begin = std::mem::replace(&mut self.stage, self.len);
        &self.list[begin.min(TEMPLATES)..self.len.min(TEMPLATES)]
    }

    /// Begins again.
    #[inline]
    pub fn clear(&mut self) {
        (self.len, self.stage) = (0, 0);
    }

    /// Adds what the next template sees. Every template adds something at every decision, so its place is its number.
    #[inline(always)]
    pub fn add(&mut self, a: u32, b: u32, c: u32) {
        if let Some(slot) = self.list.get_mut(self.len) {
            *slot = feature(self.len as u32, a, b, c);
            self.len += 1;
        }
    }
}

/// Three numbers of at most ten bits in one.
#[inline(always)]
pub fn three(a: u32, b: u32, c: u32) -> u32 {
    a | b << 10 | c << 20
}

/// A distance between words, in eight classes.
#[inline(always)]
pub fn distance(from: usize, to: usize) -> u32 {
    match from.abs_diff(to) {
        near @ 0..=4 => near as u32,
        5..=6 => 5,
        7..=10 => 6,
        _ => 7,
    }
}

/// The number of a relation, or the one for none.
#[inline(always)]
pub fn number(relation: Option<Relation>) -> u32 {
    relation.map_or(63, |r| r as u32)
}

/// A set of relations as 32 bits.
#[inline(always)]
pub fn folded(set: u64) -> u32 {
    set as u32 ^ ((set >> 32) as u32).wrapping_mul(0x9E37_79B1)
}

/// What the templates look at: of the top of the stack `0`, the node below it `1` and the next word `b`.
struct View<'a> {
    s0: &'a Seen,
    s1: &'a Seen,
    s2: &'a Seen,
    b0: &'a Seen,
    b1: &'a Seen,
    b2: &'a Seen,
    s0l: &'a Seen,
    s0r: &'a Seen,
    s1r: &'a Seen,
    b0l: &'a Seen,
    /// What opens the phrases of `s0` and `b0`: a preposition or conjunction.
    s0m: &'a Seen,
    b0m: &'a Seen,
    /// What is known of `s0`, `s1` and `b0`.
    n0: &'a Node,
    n1: &'a Node,
    nb: &'a Node,
    /// Relations of the outermost dependents.
    r0l: u32,
    r0r: u32,
    r1r: u32,
    rbl: u32,
    /// Relations of the dependents inside those.
    r0l2: u32,
    r0r2: u32,
    /// How far `b0` and `s1` are from `s0`.
    far_b: u32,
    far_1: u32,
    /// Marks before `b0` and behind it, before `s0` and behind it, behind `s1`.
    before_b: u32,
    behind_b: u32,
    before_0: u32,
    behind_0: u32,
    behind_1: u32,
    /// The words behind `s0` and `s1`, and before `s0` and `b0`.
    s0_next: &'a Seen,
    s1_next: &'a Seen,
    s0_last: &'a Seen,
    b0_last: &'a Seen,
}

/// The features of a state in which `s0` is a word, in stages. `goes_on` is given those of a stage and says whether the
/// next ones are wanted: most steps are clear from the first.
#[inline(always)]
pub fn of_state(
    sentence: &Sentence,
    state: &State,
    out: &mut Features,
    mut goes_on: impl FnMut(&[u64]) -> bool,
) {
    let view = View::new(sentence, state);
    out.clear();
    view.first(out);
    if !goes_on(out.stage()) {
        return;
    }
    view.second(out);
    if !goes_on(out.stage()) {
        return;
    }
    view.third(out);
    if goes_on(out.stage()) {
        view.last(out);
        view.phrase(out);
        goes_on(out.stage());
    }
}

/// A distance that is none.
const NO_DISTANCE: u32 = 9;

impl<'a> View<'a> {
    #[inline(always)]
    fn new(sentence: &'a Sentence, state: &'a State) -> Self {
        let (s0, s1, s2) = (state.stack(0), state.stack(1), state.stack(2));
        let (b0, b1, b2) = (state.buffer(0), state.buffer(1), state.buffer(2));
        let (n0, n1, nb) = (state.node(s0), state.node(s1), state.node(b0));
        let seen = |node: u32| sentence.node(node as usize);
        let relation = |node: u32| number(state.node(node as usize).relation);
        Self {
            s0: sentence.node(s0),
            s1: sentence.node(s1),
            s2: sentence.node(s2),
            b0: sentence.node(b0),
            b1: sentence.node(b1),
            b2: sentence.node(b2),
            s0l: seen(n0.left[0]),
            s0r: seen(n0.right[0]),
            s1r: seen(n1.right[0]),
            b0l: seen(nb.left[0]),
            s0m: seen(n0.marker),
            b0m: seen(nb.marker),
            n0,
            n1,
            nb,
            r0l: relation(n0.left[0]),
            r0r: relation(n0.right[0]),
            r1r: relation(n1.right[0]),
            rbl: relation(nb.left[0]),
            r0l2: relation(n0.left[1]),
            r0r2: relation(n0.right[1]),
            far_b: if state.is_read() { NO_DISTANCE } else { distance(s0, b0) },
            far_1: if s1 == state.nothing() { NO_DISTANCE } else { distance(s0, s1) },
            before_b: sentence.node(b0).marks,
            behind_b: sentence.node(b0 + 1).marks,
            before_0: sentence.node(s0).marks,
            behind_0: sentence.node(s0 + 1).marks,
            behind_1: sentence.node(s1 + 1).marks,
            s0_next: sentence.node(s0 + 1),
            s1_next: sentence.node(s1 + 1),
            s0_last: sentence.node(s0 - 1),
            b0_last: sentence.node(b0 - 1),
        }
    }

    /// What decides most steps: tags, what hangs below the words already, and the marks between them.
    #[inline(always)]
    fn first(&self, out: &mut Features) {
        let &Self {
            b0,
            b0l,
            b1,
            before_0,
            before_b,
            behind_0,
            behind_b,
            far_b,
            nb,
            r0l,
            r0r,
            r1r,
            rbl,
            s0,
            s0_next,
            s1,
            ..
        } = self;
        out.add(b0.tag, rbl, 0);
        out.add(three(s0.coarse, b0.coarse, 0), r0l, r0r);
        out.add(s0.tag, b1.tag, 0);
        out.add(behind_b, b0.tag, b1.tag);
        out.add(b0.tag, b1.tag, 0);
        out.add(three(s1.coarse, s0.coarse, b0.coarse), three(r0l, rbl, r1r), 0);
        out.add(s0.tag, r0l, r0r);
        out.add(b0.form, far_b, 0);
        out.add(s0.tag, b0.tag, b0l.tag);
        out.add(three(s0.coarse, b0.coarse, s1.coarse), 0, 0);
        out.add(b0.tag, few(nb.counts[0]), s0.tag);
        out.add(s0.tag, s0_next.tag, b0.tag);
        out.add(b0.tag, folded(nb.relations), s0.tag);
        out.add(three(before_b, behind_0, before_0), s0.tag, b0.tag);
    }

    /// Single words, and wider surroundings.
    #[inline(always)]
    fn second(&self, out: &mut Features) {
        let &Self {
            b0,
            b0_last,
            b0l,
            b1,
            b2,
            before_0,
            before_b,
            behind_0,
            behind_b,
            far_b,
            n0,
            r0l,
            r0l2,
            r0r,
            r0r2,
            s0,
            s0l,
            s1,
            s1r,
            ..
        } = self;
        out.add(three(before_b, behind_b, 0), s0.tag, b0.tag);
        out.add(before_b, s0.tag, b0.tag);
        out.add(b1.tag, 0, 0);
        out.add(b0.form, b0.tag, 0);
        out.add(b0l.form, b0.tag, s0.tag);
        out.add(three(s0.tag, r0r, r0r2), b0.tag, 0);
        out.add(s0.tag, r0l, r0l2);
        out.add(three(s0.coarse, b0.coarse, b1.coarse), b2.coarse, s0l.form);
        out.add(s0.tag, folded(n0.relations), 0);
        out.add(s0.tag, b0.tag, far_b);
        out.add(b0_last.tag, b0.tag, s0.tag);
        out.add(s1.tag, s1r.tag, b0.tag);
        out.add(three(before_0, behind_0, before_b), three(s0.coarse, s1.coarse, b0.coarse), b1.coarse);
        out.add(three(before_0, behind_0, before_b), s0.form, 0);
        out.add(s0.form, b0.coarse, 0);
        out.add(s0.tag, b0.tag, b1.tag);
    }

    /// The words with what stands round them.
    #[inline(always)]
    fn third(&self, out: &mut Features) {
        let &Self {
            b0,
            b0l,
            b2,
            before_0,
            before_b,
            behind_1,
            far_1,
            far_b,
            n1,
            s0,
            s0_last,
            s0m,
            s0r,
            s1,
            s1_next,
            s1r,
            ..
        } = self;
        out.add(s0.form, far_b, 0);
        out.add(s0.form, far_1, 0);
        out.add(s0m.form, s1.tag, s0.tag);
        out.add(s0.form, s0.tag, 0);
        out.add(b0.form, s0.coarse, 0);
        out.add(s1.tag, s1_next.tag, s0.tag);
        out.add(s1.stem, s0m.form, s0.coarse);
        out.add(before_0, s1.tag, s0.tag);
        out.add(s1.tag, s0.tag, s0r.tag);
        out.add(s0_last.tag, s0.tag, s1.tag);
        out.add(b0.suffix, b0.tag, s0.tag);
        out.add(s1.tag, few(n1.counts[1]), s0.tag);
        out.add(three(behind_1, before_0, before_b), s1.tag, s0.tag);
        out.add(s1.tag, s1r.tag, s0.tag);
        out.add(s0.form, s0.tag, b0.tag);
        out.add(s1.form, s0.coarse, 0);
        out.add(b0l.form, b0.tag, s0.form);
        out.add(s1.tag, s0.tag, far_1);
        out.add(b2.tag, 0, 0);
        out.add(s1.stem, s0.tag, s1.coarse);
        out.add(s1.tag, folded(n1.relations), s0.tag);
        out.add(s1.form, far_1, 0);
    }

    /// What is rare: words in pairs.
    #[inline(always)]
    fn last(&self, out: &mut Features) {
        let &Self { b0, b1, b2, before_b, far_b, n1, r1r, s0, s0l, s0m, s1, s2, .. } = self;
        out.add(s1.tag, s0.tag, s0l.form);
        out.add(s1.form, 0, 0);
        out.add(s1.form, s1.tag, 0);
        out.add(s1.form, r1r, s0.tag);
        out.add(three(s0.tag, b0.tag, far_b), s1.tag, 0);
        out.add(s1.form, s0.tag, s1.tag);
        out.add(b0.form, s0.tag, b0.tag);
        out.add(s0.form, s1.coarse, 0);
        out.add(three(s1.coarse, s0.coarse, b0.coarse), three(b1.coarse, b2.coarse, s2.coarse), 0);
        out.add(s1.suffix, s1.tag, s0.tag);
        out.add(s1.form, few(n1.counts[1]), 0);
        out.add(s1.form, s0l.form, s0.coarse);
        out.add(s0m.form, s0.form, s1.coarse);
        out.add(s1.stem, s0.stem, three(s1.coarse, s0.coarse, 0));
        out.add(s0.stem, b0.stem, three(s0.coarse, b0.coarse, 0));
        out.add(before_b, s0.form, b0.form);
        out.add(s1.form, b0.form, 0);
        out.add(b1.form, 0, 0);
        out.add(s0.form, s0.tag, s1.tag);
        out.add(s0.form, b0.form, three(s0.tag, b0.tag, 0));
        out.add(s0.form, s1.form, 0);
        out.add(b1.form, b1.tag, 0);
    }

    /// Where the phrase of `b0` may hang: what opens it together with `s0` and `s1`, either of which may be its head.
    #[inline(always)]
    fn phrase(&self, out: &mut Features) {
        let &Self { b0, b0l, b0m, before_b, n0, n1, rbl, s0, s1, .. } = self;
        let is_alike = |a: u32, b: u32| u32::from(a == b);
        out.add(b0m.form, s0.tag, s1.tag);
        out.add(b0m.form, s1.form, three(s0.coarse, b0.coarse, 0));
        out.add(b0m.form, s0.form, three(s1.coarse, b0.coarse, 0));
        out.add(b0m.form, s0.form, s1.form);
        out.add(b0m.form, b0.form, three(s0.coarse, s1.coarse, 0));
        out.add(b0m.form, s0.stem, b0.stem);
        out.add(b0m.form, s1.stem, b0.stem);
        out.add(b0m.form, three(s0.coarse, s1.coarse, before_b), folded(n1.relations));
        out.add(b0l.form, three(s0.coarse, s1.coarse, b0.coarse), rbl);
        // Members of a coordination are alike.
        let alike = three(is_alike(s0.tag, b0.tag), is_alike(s0.suffix, b0.suffix), is_alike(s1.tag, b0.tag));
        out.add(alike, b0l.form, s0.coarse);
        out.add(b0m.form, folded(n0.relations), three(s0.coarse, s1.coarse, b0.coarse));
    }
}

/// A count, in five classes.
#[inline(always)]
fn few(count: u8) -> u32 {
    u32::from(count.min(4))
}
