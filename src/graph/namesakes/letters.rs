//! How near the letters of two names lie.

use strsim::osa_distance;

/// Letters of the shorter of two last names of people whom more than the first name ties.
const TIED: usize = 5;
/// Letters with which two such names begin alike.
const BEGUN: usize = 3;

/// Vowels of which one stands for another where a name is written in two ways.
const WRITTEN: [&str; 4] = ["eiy", "ou", "ae", "yj"];

/// Whether two names are one but for a vowel that no way to write it explains: "Malika" and "Maliko".
pub(super) fn is_vowel_slip(one: &str, other: &str) -> bool {
    let mut differ = one.chars().zip(other.chars()).filter(|(a, b)| a != b);
    let (Some((a, b)), None) = (differ.next(), differ.next()) else { return false };
    let vowels = "aeiouy".contains(a) && "aeiouy".contains(b);
    let written = WRITTEN.iter().any(|class| class.contains(a) && class.contains(b));
    one.chars().count() == other.chars().count() && vowels && !written
}

/// Whether two last names begin alike and differ in two letters at most, and not only as two ways to write one sound do.
pub(super) fn are_tied(one: &str, other: &str) -> bool {
    let last = |person: &str| person.rsplit('-').next().unwrap_or("").to_owned();
    let (one, other) = (last(one), last(other));
    let begun = one.bytes().zip(other.bytes()).take_while(|(a, b)| a == b).count();
    let ending =
        |one: &str, longer: &str| ['s', 'a', 'e'].iter().any(|end| longer.strip_suffix(*end) == Some(one));
    begun >= BEGUN
        && one.len().min(other.len()) >= TIED
        && osa_distance(&one, &other) <= 2
        && sound(&one) != sound(&other)
        && !(ending(&one, &other) || ending(&other, &one))
}

/// Letters that look like others in print.
const LOOKALIKES: [(&str, &str); 3] = [("rn", "m"), ("vv", "w"), ("cl", "d")];

/// Whether two names are one that was misread or mistyped: "Kourn" for "Koum", "Ababs" for "Abbas".
pub(super) fn is_misread(one: &str, other: &str) -> bool {
    let letters = |name: &str| {
        let mut letters: Vec<char> = name.chars().collect();
        letters.sort_unstable();
        letters
    };
    let print =
        |name: &str| LOOKALIKES.iter().fold(name.to_owned(), |name, (two, one)| name.replace(two, one));
    let begun = one.chars().next() == other.chars().next();
    let mistyped =
        one.len() >= TIED && osa_distance(one, other) == 1 && letters(one) == letters(other) && begun;
    one != other && one.len().min(other.len()) >= MISREAD && (print(one) == print(other) || mistyped)
}

/// Letters of a name that may be misread.
const MISREAD: usize = 4;

/// The consonants of a name, written in one way: `Sergei` and `Sergey`, `Mohamed` and `Muhammad` sound alike.
pub(super) fn sound(name: &str) -> String {
    let name =
        name.replace("ph", "f").replace("ck", "k").replace("sch", "s").replace("ch", "k").replace("sh", "s");
    let mut sound = String::new();
    for letter in name.chars() {
        let letter = match letter {
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'j' | 'h' => continue,
            'c' | 'q' => 'k',
            'w' => 'v',
            'z' => 's',
            other => other,
        };
        if !sound.ends_with(letter) {
            sound.push(letter);
        }
    }
    sound
}
