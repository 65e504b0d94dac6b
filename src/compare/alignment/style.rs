//! What house style writes in one way or another: contractions, small numbers, British and American spelling.

/// A contraction as the words it stands for.
pub(super) fn spell_out(word: &str) -> (&str, Option<&'static str>) {
    match word {
        "won't" => return ("will", Some("not")),
        "can't" | "cannot" => return ("can", Some("not")),
        "it's" | "that's" | "there's" | "what's" | "he's" | "she's" | "who's" | "here's" => {
            return (word.get(..word.len() - 2).unwrap_or(word), Some("is"));
        }
        _ => {}
    }
    let endings = [("n't", "not"), ("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")];
    for (ending, spelt) in endings {
        if let Some(stem) = word.strip_suffix(ending).filter(|s| !s.is_empty()) {
            return (stem, Some(spelt));
        }
    }
    (word, None)
}

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// What stands before "our" where American spelling has "or".
const OUR: [&str; 24] = [
    "col", "lab", "hon", "fav", "behavi", "neighb", "harb", "rum", "hum", "flav", "vap", "arm", "tum",
    "endeav", "sav", "parl", "od", "splend", "vig", "rig", "val", "clam", "ferv", "demean",
];
/// Beginnings of words that end in "-ise" everywhere.
const ISE: [&str; 30] = [
    "rais",
    "prais",
    "rise",
    "risi",
    "wise",
    "promis",
    "exercis",
    "advis",
    "surpris",
    "enterpris",
    "franchis",
    "noise",
    "otherwis",
    "likewis",
    "precis",
    "concis",
    "disguis",
    "revis",
    "supervis",
    "televis",
    "compromis",
    "merchandis",
    "expertis",
    "cruis",
    "bruis",
    "devis",
    "despis",
    "excis",
    "premis",
    "paradis",
];

/// British and American spelling, and small numbers in words or digits, are one word.
pub fn house_style(word: &str) -> String {
    if let Some(n) = NUMBERS.iter().position(|w| *w == word) {
        return n.to_string();
    }
    if !["is", "our", "yse"].iter().any(|part| word.contains(part)) {
        return word.to_owned();
    }
    let mut styled = word.replace("yse", "yze");
    if let Some(at) =
        styled.find("our").filter(|at| styled.get(..*at).is_some_and(|stem| OUR.contains(&stem)))
    {
        styled.replace_range(at..at + 3, "or");
    }
    let own = ISE.iter().any(|beginning| styled.starts_with(beginning));
    if own {
        return styled;
    }
    styled
        .replace("isation", "ization")
        .replace("ising", "izing")
        .replace("ised", "ized")
        .replace("ise", "ize")
}
