//! What the weights say of known forms by themselves, summed when a form is first met.

use std::sync::OnceLock;

use super::{Features, Print, Seen};
use crate::syntax::weights::{CLASSES, Weights};

/// For each known form the sum of the weights of its own features. It follows from the weights: that it is kept only
/// saves time.
#[derive(Clone, Debug, Default)]
pub(in crate::syntax) struct OwnScores(Vec<OnceLock<Box<[i16]>>>);

impl OwnScores {
    /// Room for as many forms.
    pub(in crate::syntax) fn new(forms: usize) -> Self {
        Self(vec![OnceLock::new(); forms])
    }

    /// Sets `scores` to those of the form at this place.
    #[inline]
    pub(super) fn read(&self, place: u32, word: &Seen, weights: &Weights, scores: &mut [i16; CLASSES]) {
        let sum = |scores: &mut [i16; CLASSES]| {
            let mut features = Features::default();
            features.read_own(word, Print::Plain, false);
            weights.score(features.as_slice(), scores);
        };
        let Some(kept) = self.0.get(place as usize) else { return sum(scores) };
        let kept = kept.get_or_init(|| {
            let mut scores = [0; CLASSES];
            sum(&mut scores);
            scores.iter().take(weights.classes()).copied().collect()
        });
        let (known, rest) = scores.split_at_mut(kept.len().min(CLASSES));
        known.copy_from_slice(kept);
        rest.fill(0);
    }
}

/// Taggers are equal whatever they have met.
impl PartialEq for OwnScores {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for OwnScores {}
