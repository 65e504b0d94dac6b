//! Which classes have words of a hash: most lookups that pass [`super::openings`] end here, without a look at the words.

use super::class::Classes;

/// How many slots [`Marks`] has, as a power of two.
const MARK_BITS: u32 = 13;

/// Which classes have words of a hash: a small table that lies in the processor's cache.
#[derive(Clone, Debug)]
pub(super) struct Marks(Box<[Classes]>);

impl Default for Marks {
    fn default() -> Self {
        Self(vec![Classes::NONE; 1 << MARK_BITS].into())
    }
}

impl Marks {
    fn slot(hash: u64) -> usize {
        usize::try_from(hash >> (u64::BITS - MARK_BITS)).unwrap_or(0)
    }

    /// Notes that forms of these classes begin or end with a word of this hash.
    pub fn add(&mut self, hash: u64, classes: Classes) {
        if let Some(slot) = self.0.get_mut(Self::slot(hash)) {
            *slot = slot.with(classes);
        }
    }

    /// Whether forms of one of these classes may begin or end with a word of this hash.
    #[inline]
    pub fn admit(&self, hash: u64, classes: Classes) -> bool {
        self.0.get(Self::slot(hash)).is_some_and(|known| known.meets(classes))
    }
}
