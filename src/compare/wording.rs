//! Titles of works, of which one person has many: which of them are one that is quoted wrongly.

use crate::claim::Value;
use crate::knowledge::{Class, Lexicon};

use super::bucket::Entry;
use super::camps::fold;

/// The property of what a work is called.
const TITLE: &str = "title";
/// Words that two titles share, besides the one that differs.
const SHARED: usize = 2;
/// Letters by which two words are one that was read wrongly.
const BEGINNING: usize = 3;

/// Whether a claim tells the title of a work.
pub(super) fn is_title(entry: &Entry<'_>) -> bool {
    &*entry.member.claim.statement.property == TITLE
}

/// Whether two titles are one but for a word, which is no number: the second part of a film is another film.
pub(super) fn is_altered(a: &Value, b: &Value, lexicon: &Lexicon) -> bool {
    let (Value::Wording(a), Value::Wording(b)) = (a, b) else { return false };
    let (bare, other) = (told(a), told(b));
    // "The Glass Tower" is "Glass Tower" for short.
    if bare == other {
        return false;
    }
    let (a, b) = (singular(&bare), singular(&other));
    let first = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let behind = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let shared = (first + behind).min(a.len()).min(b.len());
    let one = |words: &[String]| words.len() <= shared + 1;
    let numbered = [&a, &b].iter().any(|words| words.get(first).is_some_and(|word| is_number(word, lexicon)));
    let (ours, theirs) = (a.get(first), b.get(first));
    let alike = ours
        .zip(theirs)
        .is_some_and(|(x, y)| x.chars().zip(y.chars()).take_while(|(x, y)| x == y).count() >= BEGINNING);
    one(&a) && one(&b) && !numbered && (shared >= SHARED || shared > 0 && alike)
}

/// The words of a title without articles.
fn told(title: &str) -> Vec<String> {
    fold(title).split(' ').filter(|word| !["a", "an", "the"].contains(word)).map(str::to_owned).collect()
}

/// Words in the singular.
fn singular(words: &[String]) -> Vec<String> {
    let stem =
        |word: &String| word.strip_suffix('s').filter(|stem| stem.len() > 2).unwrap_or(word).to_owned();
    words.iter().map(stem).collect()
}

fn is_number(word: &str, lexicon: &Lexicon) -> bool {
    let roman = word.bytes().all(|b| b"ivx".contains(&b));
    let digits = word.bytes().any(|b| b.is_ascii_digit());
    let named = [Class::NumberWord, Class::OrdinalWord].iter().any(|c| lexicon.sense(word, *c).is_some());
    roman || digits || named
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::knowledge::Knowledge;

    fn check(a: &str, b: &str, expected: bool) {
        let lexicon = &Knowledge::embedded().lexicon;
        let title = |words: &str| Value::Wording(words.into());
        assert_eq!(is_altered(&title(a), &title(b), lexicon), expected, "{a}, {b}");
    }

    #[test]
    fn titles_but_for_a_word() {
        check("The Glass Tower", "The Glass Towel", true);
        check("A Winter without Bells", "A Summer without Bells", true);
        check("A Decade of Delay", "Decades of Delay", true);
        check("Boats of the Poor", "Boats for the Poor", true);
    }

    #[test]
    fn two_titles() {
        check("The Glass Tower", "The Wooden Bell", false);
        check("Harbour Eleven Blues", "Harbour Twelve Blues", false);
        check("Night Train to Vess II", "Night Train to Vess III", false);
        check("Night Train", "Night Train 2", false);
        check("The Tower", "The Bell", false);
        check("The Glass Tower", "Glass Tower", false);
        check("Meet the Lunds", "Meet the Holms", false);
    }
}
