//! The words that entries of the lexicon begin or end with, found by their hash: their letters lie side by side, and where
//! each stands is a number, so that what is looked up most stays in the processor's cache.

/// Words in lower case, numbered in the order in which they were added.
#[derive(Clone, Debug, Default)]
pub(super) struct WordTable {
    /// A power of two of places, at most half of them taken. A word stands at the place its hash points to, or at the next
    /// free one.
    slots: Vec<Slot>,
    /// The letters of all words.
    letters: String,
    /// Where the letters of each word end.
    ends: Vec<u32>,
}

/// A place of the table.
#[derive(Clone, Copy, Debug, Default)]
struct Slot {
    /// The upper half of the word's hash.
    mark: u32,
    /// The word's number, counted from 1; 0 where there is none.
    number: u32,
}

/// The fewest places of a table.
const FEWEST: usize = 1 << 10;

impl WordTable {
    /// The number of the word with this hash that `is_sought` says yes to.
    #[inline]
    pub fn find(&self, hash: u64, is_sought: impl Fn(&str) -> bool) -> Option<u32> {
        let mut at = self.place(hash);
        loop {
            let slot = self.slots.get(at)?;
            let number = slot.number.checked_sub(1)?;
            if slot.mark == mark(hash) && is_sought(self.word(number)) {
                return Some(number);
            }
            at = self.next(at);
        }
    }

    /// Adds a word that is not there; its number.
    pub fn add(&mut self, hash: u64, word: &str, hash_of: impl Fn(&str) -> u64) -> Option<u32> {
        let count = u32::try_from(self.ends.len()).ok()?;
        if self.slots.len() <= self.ends.len() * 2 {
            self.slots = vec![Slot::default(); (self.slots.len() * 2).max(FEWEST)];
            (0..count).for_each(|number| self.put(hash_of(self.word(number)), number));
        }
        self.letters.push_str(word);
        self.ends.push(u32::try_from(self.letters.len()).ok()?);
        self.put(hash, count);
        Some(count)
    }

    /// The letters of a word.
    fn word(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(number).copied().unwrap_or(start);
        self.letters.get(start as usize..end as usize).unwrap_or("")
    }

    /// Puts a word's number at the first free place from where its hash points.
    fn put(&mut self, hash: u64, number: u32) {
        let mut at = self.place(hash);
        while self.slots.get(at).is_some_and(|slot| slot.number != 0) {
            at = self.next(at);
        }
        if let Some(slot) = self.slots.get_mut(at) {
            *slot = Slot { mark: mark(hash), number: number + 1 };
        }
    }

    fn place(&self, hash: u64) -> usize {
        hash as usize & self.slots.len().wrapping_sub(1)
    }

    fn next(&self, at: usize) -> usize {
        (at + 1) & self.slots.len().wrapping_sub(1)
    }
}

fn mark(hash: u64) -> u32 {
    (hash >> 32) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A hash that many words share.
    fn poor(word: &str) -> u64 {
        word.len() as u64 | 7 << 32
    }

    #[test]
    fn words_are_found_by_their_numbers() {
        let words: Vec<String> = (0..3000).map(|n| format!("{}word{n}", "x".repeat(n % 7))).collect();
        let mut table = WordTable::default();
        assert_eq!(table.find(poor("word"), |_| true), None, "an empty table");
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.find(poor(word), |known| known == word), None);
            assert_eq!(table.add(poor(word), word, poor), Some(number as u32));
        }
        for (number, word) in words.iter().enumerate() {
            assert_eq!(table.find(poor(word), |known| known == word), Some(number as u32));
        }
    }
}
