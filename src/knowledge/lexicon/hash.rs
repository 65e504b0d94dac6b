//! The hash by which words are looked up.

/// A hash of the word, one for any case of its ASCII letters, and whether it is all ASCII. Eight bytes are taken in at
/// once: nearly every word is looked up several times.
pub(super) fn hash(word: &str) -> (u64, bool) {
    /// The bit that tells a small ASCII letter from its capital, in each byte.
    const SMALL: u64 = u64::from_ne_bytes([0x20; 8]);
    /// The bit that no ASCII character has, in each byte.
    const NOT_ASCII: u64 = u64::from_ne_bytes([0x80; 8]);
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(5) ^ (part | SMALL)).wrapping_mul(0xf135_7aea_2e62_a9c5);
    let (parts, rest) = word.as_bytes().as_chunks::<8>();
    let last = last_part(rest);
    let (mut folded, mut bits) = (word.len() as u64, last);
    for part in parts {
        let part = u64::from_le_bytes(*part);
        (folded, bits) = (mix(folded, part), bits | part);
    }
    (mix(folded, last), bits & NOT_ASCII == 0)
}

/// The fewer than eight bytes that are left of a word: each of them is in it, wherever it stands.
#[inline]
fn last_part(rest: &[u8]) -> u64 {
    let half = |bytes: &[u8; 4]| u64::from(u32::from_le_bytes(*bytes));
    match (rest.first_chunk::<4>(), rest.last_chunk::<4>(), rest) {
        (Some(first), Some(last), _) => half(first) | half(last) << 32,
        (_, _, &[a, b, c]) => u64::from(u32::from_le_bytes([a, b, c, 0])),
        (_, _, &[a, b]) => u64::from(u16::from_le_bytes([a, b])),
        (_, _, &[a]) => u64::from(a),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_counts_and_no_case() {
        for word in ["", "a", "at", "the", "fire", "Alder", "harbour", "Corrin's", "mill-workers", "Zürich"]
        {
            let (own, ascii) = hash(word);
            assert_eq!(ascii, word.is_ascii(), "{word}");
            assert_eq!(own, hash(&word.to_ascii_uppercase()).0, "{word}");
            assert_ne!(own, hash(&format!("{word}s")).0, "{word}");
            for (at, letter) in word.char_indices().filter(|(_, letter)| letter.is_ascii()) {
                let other = format!("{}~{}", &word[..at], &word[at + letter.len_utf8()..]);
                assert_ne!(own, hash(&other).0, "{word}, {other}");
            }
        }
    }
}
