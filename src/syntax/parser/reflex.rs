//! Steps that need no weighing: "the" goes onto the stack, and hangs on the noun behind it.
//!
//! Much of what a parser does is the same each time. Where a few tags and the marks between the words have always led it to
//! one step and one relation, it takes them at once. Which these are is counted when a model is trained, in what the parser
//! itself does.

use super::features::{distance, number, three};
use super::sentence::Sentence;
use super::step::STEPS;
use super::transition::State;
use crate::syntax::bytes::{Bytes, ModelError};
use crate::syntax::tree::Relation;
use crate::syntax::weights::{Row, Weights, feature};

/// What a reflex does: the number of a class of steps, and the relation of the arc if the step draws one.
pub type Reaction = (u8, Relation);

/// The reflexes of a parser.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reflexes(Weights);

impl Reflexes {
    /// Reflexes that answer these situations.
    pub fn of(reactions: &[(u64, Reaction)]) -> Result<Self, ModelError> {
        let row = |&(situation, (class, relation)): &(u64, Reaction)| -> Row {
            (situation, vec![(class, relation as i8)])
        };
        Ok(Self(Weights::of_rows(STEPS, &reactions.iter().map(row).collect::<Vec<_>>())?))
    }

    /// What to do in a situation, if there is a reflex for it.
    #[inline(always)]
    pub fn reaction(&self, situation: u64) -> Option<Reaction> {
        let (class, relation) = self.0.first(situation)?;
        let relation = *Relation::ALL.get(usize::try_from(relation).ok()?)?;
        (usize::from(class) < STEPS).then_some((class, relation))
    }

    /// Reads reflexes that [`Self::write`] wrote.
    pub fn read(bytes: &mut Bytes) -> Result<Self, ModelError> {
        let reflexes = Self(Weights::read(bytes)?);
        if reflexes.0.classes() == STEPS { Ok(reflexes) } else { Err(bytes.malformed()) }
    }

    /// Writes the reflexes.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }
}

/// The number of what a reflex looks at: the tags of the top of the stack and of the next two words, the part of speech
/// below, the marks between, whether the two words stand side by side, and what hangs on the next word already.
#[inline(always)]
pub fn situation(sentence: &Sentence, state: &State) -> u64 {
    let (s0, b0) = (state.stack(0), state.buffer(0));
    let (top, next, after) = (sentence.node(s0), sentence.node(b0), sentence.node(b0 + 1));
    let marks = next.marks | u32::from(after.marks != 0) << 8 | distance(s0, b0).min(2) << 9;
    let below = sentence.node(state.stack(1)).coarse;
    let hangs = number(state.node(state.node(b0).left[0] as usize).relation);
    feature(0, three(top.tag, next.tag, after.tag), marks, three(below, hangs, 0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::parser::tests::tagged;
    use crate::syntax::tag::{Tag, Upos, Xpos};

    /// The situation of the top of the stack and the next word, each put there by a shift.
    fn of(words: &[(&'static str, Upos, Xpos)], shifts: usize) -> u64 {
        let words: Vec<_> =
            words.iter().map(|(form, upos, xpos)| tagged(form, Tag::new(*upos, *xpos))).collect();
        let (mut sentence, mut state) = (Sentence::default(), State::default());
        sentence.read(&words);
        state.reset(sentence.count());
        (0..shifts).for_each(|_| state.shift());
        situation(&sentence, &state)
    }

    const THE: (&str, Upos, Xpos) = ("the", Upos::Det, Xpos::Dt);
    const COMMA: (&str, Upos, Xpos) = (",", Upos::Punct, Xpos::Comma);

    fn noun(form: &'static str) -> (&'static str, Upos, Xpos) {
        (form, Upos::Noun, Xpos::Nn)
    }

    #[test]
    fn tags_and_marks_make_a_situation() {
        assert_eq!(of(&[THE, noun("mill")], 1), of(&[THE, noun("river")], 1));
        assert_ne!(of(&[THE, noun("mill")], 1), of(&[THE, COMMA, noun("mill")], 1));
        assert_ne!(of(&[THE, noun("mill")], 1), of(&[THE, noun("mill"), noun("fire")], 1));
        assert_ne!(of(&[THE, noun("mill")], 1), of(&[noun("fire"), THE, noun("mill")], 2));
    }

    #[test]
    fn a_reflex_answers_its_situation_only() {
        let [here, there] = [of(&[THE, noun("mill")], 1), of(&[noun("mill"), THE], 1)];
        let reflexes = Reflexes::of(&[(here, (2, Relation::Det))]).expect("a table");
        assert_eq!(reflexes.reaction(here), Some((2, Relation::Det)));
        assert_eq!(reflexes.reaction(there), None);
        assert_eq!(Reflexes::default().reaction(here), None);
        let mut bytes = Vec::new();
        reflexes.write(&mut bytes);
        assert_eq!(Reflexes::read(&mut Bytes::new(bytes.leak(), "test")), Ok(reflexes));
    }
}
