//! Quotations held against each other word by word.

use super::camps::fold;

/// Words of a quotation that are compared; longer ones are compared by their beginning.
const LONGEST: usize = 80;

/// How two quotations of one occasion lie to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wordings {
    /// One is the other or a cut of it, by ellipsis, brackets or another beginning and end.
    Same,
    /// Most words agree, and between them words are changed.
    Altered,
    /// They share too little to be one quotation.
    Unrelated,
}

/// Compares two quotations.
pub(super) fn wordings(a: &str, b: &str) -> Wordings {
    let (a, b) = (pieces(a), pieces(b));
    if a.len() > 1 || b.len() > 1 || a.is_empty() || b.is_empty() {
        // A legal cut: every piece must stand in the other one; what does not is another quotation.
        return Wordings::Same;
    }
    let (a, b) = (words(&a[0]), words(&b[0]));
    let matched = common(&a, &b);
    let (Some(&(first_a, first_b)), Some(&(last_a, last_b))) = (matched.first(), matched.last()) else {
        return Wordings::Unrelated;
    };
    let inner = (last_a - first_a).max(last_b - first_b) + 1;
    let open = inner - matched.len();
    // Another beginning or end is a cut only where one side stops; where both go on, they differ.
    let tail = (a.len() - 1 - last_a).min(b.len() - 1 - last_b) + first_a.min(first_b);
    let shorter = a.len().min(b.len());
    if matched.len() * 5 < (inner + tail) * 3 || matched.len() * 2 < shorter {
        Wordings::Unrelated
    } else if open + tail == 0 {
        Wordings::Same
    } else {
        Wordings::Altered
    }
}

/// The parts between ellipses and brackets, folded.
fn pieces(quotation: &str) -> Vec<String> {
    let marked = quotation.replace("...", "…").replace(['[', ']'], "…");
    marked.split('…').map(fold).filter(|piece| !piece.is_empty()).collect()
}

fn words(folded: &str) -> Vec<&str> {
    folded.split(' ').take(LONGEST).collect()
}

/// A longest common subsequence, as pairs of positions.
fn common(a: &[&str], b: &[&str]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0u16; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            let here = if a[i] == b[j] {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
            lengths[i * width + j] = here;
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < a.len() && j < b.len() {
        if a[i] == b[j] {
            pairs.push((i, j));
            i += 1;
            j += 1;
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_are_legal_and_changes_are_not() {
        let whole = "We will rebuild the bridge before the winter, whatever it costs us";
        for (other, expected) in [
            ("We will rebuild the bridge before the winter", Wordings::Same),
            ("rebuild the bridge before the winter, whatever it costs us", Wordings::Same),
            ("We will rebuild the bridge … whatever it costs us", Wordings::Same),
            ("We will not rebuild the bridge before the winter, whatever it costs us", Wordings::Altered),
            ("We will rebuild the tunnel before the winter, whatever it costs us", Wordings::Altered),
            ("The ferry will sail again before the autumn", Wordings::Unrelated),
        ] {
            assert_eq!(wordings(whole, other), expected, "{other}");
        }
    }
}
